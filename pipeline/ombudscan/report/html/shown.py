"""Findings -> what a reader is shown of each: the Code's demand, the document's words, their surroundings, the picture."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from ombudscan.nouns import Document, Finding, Picture, Provision, Rule, Severity, Span
from ombudscan.report.made import SEVERITIES, Made

# Characters of a neighbouring passage, and of one's own on each side of the words, that are shown.
_NEIGHBOUR = 280
_OWN = 700
GROUPS: tuple[tuple[str, str, tuple[Severity, ...]], ...] = (
    ("fix", "To fix", ("breach", "gap")),
    ("judge", "To judge yourself", ("review",)),
    ("note", "Worth knowing", ("note",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A passage with the words in question in its midst and its neighbours; each may be empty."""

    before: str
    lead: str
    words: str
    tail: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture as a page holds it: `x`, `y`, `width`, `height` of each mark in points from the stretch's top left."""

    data: str
    wide: float
    high: float
    page: int
    marks: tuple[tuple[float, float, float, float], ...]
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One finding as it is shown; `id` is its place on the page."""

    id: str
    finding: Finding
    severity: str
    provision: Provision | None
    why: str
    because: tuple[str, ...]
    place: str
    context: Context | None
    drawn: Drawn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings that ask the same of the reader."""

    id: str
    title: str
    shown: tuple[Shown, ...]


def groups(made: Made, rules: Mapping[str, Rule]) -> tuple[Group, ...]:
    """Return the findings by what they ask of the reader, in the report's order; groups without any are left out."""
    pictures = made.pictures or (None,) * len(made.report.findings)
    pairs = list(zip(made.report.findings, pictures, strict=True))
    shown = [_shown(i, f, p, made, rules) for i, (f, p) in enumerate(pairs, 1)]
    sorted_out = ((i, title, tuple(s for s in shown if s.finding.severity in held)) for i, title, held in GROUPS)
    return tuple(Group(id=i, title=title, shown=found) for i, title, found in sorted_out if found)


def _shown(number: int, f: Finding, picture: Picture | None, made: Made, rules: Mapping[str, Rule]) -> Shown:
    e = made.report.evidence
    own = e.edition.numbered(f.provision) if f.provision else None
    return Shown(
        id=f"finding-{number}",
        finding=f,
        severity=SEVERITIES[f.severity],
        provision=own,
        why=rules[f.rule].why if f.rule in rules else "",
        because=tuple(b for b in f.because if own is None or own.requirement not in b),
        place=place(f),
        context=_context(e.document, f.location.span) if f.location.span else None,
        drawn=_drawn(picture) if picture else None,
    )


def place(f: Finding) -> str:
    """Return where a finding's words stand: clause, page and headings, as far as they are known."""
    at = f.location
    said = [f"clause {at.label}" if at.label else "", f"page {at.page}" if at.page else "", f"under “{at.heading}”" if at.heading else ""]
    return ", ".join(x for x in said if x)


def _context(document: Document, span: Span) -> Context | None:
    blocks = document.blocks
    held = [i for i, b in enumerate(blocks) if b.span and b.span.start < span.end and span.start < b.span.end]
    if not held:
        return None
    first, last = held[0], held[-1]
    lead, tail = document.text[blocks[first].span.start : span.start], document.text[span.end : blocks[last].span.end]
    return Context(
        before=_end(document.quote(blocks[first - 1].span), _NEIGHBOUR) if first else "",
        lead=_end(lead, _OWN),
        words=document.quote(span),
        tail=_start(tail, _OWN),
        after=_start(document.quote(blocks[last + 1].span), _NEIGHBOUR) if last + 1 < len(blocks) else "",
    )


def _start(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _end(text: str, most: int) -> str:
    return text if len(text) <= most else "… " + text[-most:].split(" ", 1)[-1]


def _drawn(p: Picture) -> Drawn:
    at = p.shown
    marks = ((b.x0 - at.x0, b.top - at.top, b.x1 - b.x0, min(b.bottom, at.bottom) - b.top) for b in p.marks)
    return Drawn(
        data=base64.b64encode(p.webp).decode("ascii"),
        wide=round(at.x1 - at.x0, 2),
        high=round(at.bottom - at.top, 2),
        page=at.page,
        marks=tuple((round(a, 2), round(b, 2), round(c, 2), round(d, 2)) for a, b, c, d in marks),
        goes_on=p.goes_on,
    )
