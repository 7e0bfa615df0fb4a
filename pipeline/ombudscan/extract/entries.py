"""A row as it stands on the form, before it is known which provision it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ombudscan.extract import answers
from ombudscan.extract.form_words import Part
from ombudscan.nouns import Document, Span

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row. `words` are the requirement's, for matching; `boxes` the answer cells by the choice they stand under.

    `at` is its place in the text, `numbers` what is printed, `need` the likeness below which it is no row.
    `labelled` says that labels such as "Evidence" set its parts apart, `lost` that the answer's own place is gone, `lettered` that
    answers are letters: a "P" is then no tick but stands for "partly".
    """

    at: int
    words: str
    heading: str = ""
    numbers: tuple[str, ...] = ()
    need: float = 0.25
    requirement: Spans = ()
    boxes: tuple[tuple[Part, Spans], ...] = ()
    evidence: Spans = ()
    commentary: Spans = ()
    extra: tuple[tuple[str, Spans], ...] = ()
    labelled: bool = False
    lost: bool = False
    lettered: bool = False


def joined(document: Document, spans: Spans) -> str:
    """Return the words of `spans`, one below the other."""
    return "\n".join(document.quote(s) for s in spans if s)


def led(document: Document, rows: Sequence[Entry]) -> list[Entry]:
    """Return a form's rows; where none has a place for an answer and most evidence opens with one, that is the answer's place.

    "Evidence: Yes. Policy 2.1 says so." A row that does not open so has no answer, and lost none.
    """
    said = [next(iter(row.evidence or row.commentary), None) for row in rows]
    texts = [document.quote(span) if span else "" for span in said]
    if any(row.boxes for row in rows) or not answers.lead(texts):
        return list(rows)
    return [_led(row, span if span and answers.opening(text) else None) for row, span, text in zip(rows, said, texts, strict=True)]


def _led(row: Entry, span: Span | None) -> Entry:
    if span is None:
        return replace(row, lost=False)
    evidence, commentary = (tuple(s for s in spans if s != span) for spans in (row.evidence, row.commentary))
    return replace(row, boxes=(("answer", (span,)),), evidence=evidence, commentary=commentary, lost=False)
