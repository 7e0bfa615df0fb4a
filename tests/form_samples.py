"""Invented self-assessments in every layout, written from the editions' own requirement texts."""

from __future__ import annotations

from dataclasses import dataclass

from ombudscan import catalog
from ombudscan.nouns import Document, EditionId
from ombudscan.read import from_text
from ombudscan.read.assemble import CellDraft, Draft, TableDraft, document
from ombudscan.text import words

_SUBJECTS = (
    "Millrace booklet, page {n}",
    "Letter template {n}, sent by the Fernbrook office",
    "The Head of Homes reads {n} files each month",
    "Noticeboards in all {n} courts show the poster",
    "Board paper {n} of last spring",
    "Team talk {n} and the staff intranet",
    "Recorded in Hearthbook under code {n}",
)


@dataclass(frozen=True)
class Sample:
    """A row: what it should come back as, and how its answer is printed."""

    number: str
    key: str
    requirement: str
    answer: str
    printed: str
    evidence: str
    commentary: str = ""


def rows(edition: EditionId, *, every: int = 1, printed: tuple[str, str, str] = ("Yes", "No", "Partial")) -> list[Sample]:
    """Rows of a form, with an answer of each kind in turn; a 2020 question for a figure or an account is answered by prose."""
    made = []
    for n, p in enumerate(p for p in catalog.edition(edition).provisions if p.on_form):
        if n % every:
            continue
        evidence = _SUBJECTS[n % len(_SUBJECTS)].format(n=n + 3)
        if p.asks in ("figure", "account"):
            made.append(Sample(p.number, p.key, p.requirement, "narrative", "", evidence))
            continue
        kind = 1 if n % 11 == 4 else 2 if n % 13 == 6 else 0
        answer = ("yes", "no", "partial")[kind]
        commentary = "Looked at again in May." if n % 3 == 0 else ""
        made.append(Sample(p.number, p.key, p.requirement, answer, printed[kind], evidence, commentary))
    return made


def read(text: str) -> Document:
    """Return the document that a plain-text file holding `text` is."""
    got = from_text.reading(text.encode())
    return document(got.drafts, source="invented.txt", sha256="0" * 64, media_type="text/plain", notices=got.notices, info=got.info)


def table(*lines: list[str], headers: int = 1) -> TableDraft:
    """Return a table of these rows."""
    cells = [[CellDraft(blocks=[Draft(text=t) for t in cell.split("\n") if t]) for cell in line] for line in lines]
    return TableDraft(rows=cells, headers=headers)


def page(*drafts: Draft | TableDraft) -> Document:
    """Return the document of these drafts, as a web page, Word file or PDF gives them."""
    return document(drafts, source="invented.html", sha256="0" * 64, media_type="text/html")


def said(doc: Document, *spans: object) -> str:
    """Return the words at spans or tuples of spans, folded."""
    found: list[str] = []
    for s in spans:
        found += [said(doc, *s)] if isinstance(s, tuple) else words(doc.quote(s))  # type: ignore[arg-type]
    return " ".join(w for w in found if w)
