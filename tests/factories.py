"""Small documents and evidence for tests: invented landlords, no files."""

from __future__ import annotations

from ombudscan import flow
from ombudscan.classify import load
from ombudscan.nouns import Document, Evidence, Report, Settings
from ombudscan.read import assemble
from ombudscan.read.assemble import CellDraft, Draft, TableDraft

AS_OF = "2026-11-21"
HEADER = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary")


def settings(**kw: object) -> Settings:
    return Settings(as_of=AS_OF, **kw)  # type: ignore[arg-type]


def document(*drafts: Draft | TableDraft, source: str = "invented.txt") -> Document:
    return assemble.document(drafts, source=source, sha256="0" * 64, media_type="text/plain")


def policy(
    *paragraphs: str, title: str = "Complaints Policy", front: str = "Approved by the Board of Pellbrook Homes on 3 June 2026."
) -> Document:
    """A policy of headings ("# Stage 1"), list items ("- ...") and paragraphs."""
    drafts = [Draft(kind="heading", text=title, level=1), Draft(text=front)]
    for p in paragraphs:
        if p.startswith("# "):
            drafts.append(Draft(kind="heading", text=p[2:], level=2))
        elif p.startswith("- "):
            drafts.append(Draft(kind="item", text=p[2:]))
        else:
            drafts.append(Draft(text=p))
    return document(*drafts)


def table(header: tuple[str, ...], *rows: tuple[str, ...]) -> TableDraft:
    return TableDraft(rows=[[CellDraft(blocks=[Draft(text=t)] if t else []) for t in r] for r in (header, *rows)], headers=1)


def evidence(doc: Document, **kw: object) -> Evidence:
    return flow.evidence(doc, settings(**kw), load())


def report(doc: Document, **kw: object) -> Report:
    return flow.judge(doc, settings(**kw), load())
