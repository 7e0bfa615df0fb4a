"""Findings -> what a reader is shown of each: the Code's demand, the document's words, their surroundings, the picture."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from ombudscan.nouns import Document, Finding, Picture, Provision, Rule, Span
from ombudscan.report.made import PARTS, SEVERITIES, Made, brief, doubt, spot

# Characters of a neighbouring passage, and of one's own on each side of the words, that are shown.
_NEIGHBOUR = 280
_OWN = 700
# Points beside the marks, and the least of them together, that a narrow screen shows of a picture.
_BESIDE, _NARROW = 24.0, 260.0


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
    """A picture as a page holds it: `x`, `y`, `width`, `height` of each mark in points from the stretch's top left.

    `near` is the left edge and the width of the part about the marks, which a narrow screen shows.
    """

    data: str
    wide: float
    high: float
    page: int
    marks: tuple[tuple[float, float, float, float], ...]
    goes_on: bool
    near: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One finding as it is shown; `id` is its place on the page, `doubt` what is said of words that were read in a picture."""

    id: str
    finding: Finding
    severity: str
    message: str
    provision: Provision | None
    why: str
    because: tuple[str, ...]
    place: str
    doubt: str
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
    sorted_out = ((part, tuple(s for s in shown if s.finding.severity in part.severities)) for part in PARTS)
    return tuple(Group(id=part.id, title=part.title, shown=found) for part, found in sorted_out if found)


def _shown(number: int, f: Finding, picture: Picture | None, made: Made, rules: Mapping[str, Rule]) -> Shown:
    e = made.report.evidence
    own = e.edition.numbered(f.provision) if f.provision else None
    return Shown(
        id=f"finding-{number}",
        finding=f,
        severity=SEVERITIES[f.severity],
        message=_message(f.message, own) if own else f.message,
        provision=own,
        why=rules[f.rule].why if f.rule in rules else "",
        because=tuple(b for b in f.because if own is None or own.requirement not in b),
        place=place(f, e.identity.title or ""),
        doubt=doubt(f.location),
        context=_context(e.document, f.location.span) if f.location.span else None,
        drawn=_drawn(picture) if picture else None,
    )


def _message(said: str, own: Provision) -> str:
    """Return a message without the provision's number and title, which stand beside it."""
    short = brief(said).removeprefix(f"Row {own.number} ({own.title}): ")
    return short[:1].upper() + short[1:] if short else said


def place(f: Finding, title: str) -> str:
    """Return where a finding's words stand: clause, page and headings below the title, as far as they are known."""
    heads = [h for h in (f.location.heading or "").split(" > ") if h and h != title]
    return ", ".join(x for x in (spot(f.location), f"under “{' > '.join(heads)}”" if heads else "") if x)


def _context(document: Document, span: Span) -> Context | None:
    blocks = document.blocks
    held = [i for i, b in enumerate(blocks) if b.span and b.span.start < span.end and span.start < b.span.end]
    if not held:
        return None
    first, last = held[0], held[-1]
    lead, tail = document.text[blocks[first].span.start : span.start], document.text[span.end : blocks[last].span.end]
    return Context(
        before=_end(_beside(document, first - 1), _NEIGHBOUR),
        lead=_end(lead, _OWN),
        words=document.quote(span),
        tail=_start(tail, _OWN),
        after=_start(_beside(document, last + 1), _NEIGHBOUR),
    )


def _beside(document: Document, index: int) -> str:
    """The words of a neighbour; a heading is told with the place already."""
    block = document.blocks[index] if 0 <= index < len(document.blocks) else None
    return document.quote(block.span) if block and block.kind != "heading" else ""


def _start(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _end(text: str, most: int) -> str:
    return text if len(text) <= most else "… " + text[-most:].split(" ", 1)[-1]


def _drawn(p: Picture) -> Drawn:
    at = p.shown
    marks = [(b.x0 - at.x0, b.top - at.top, b.x1 - b.x0, min(b.bottom, at.bottom) - b.top) for b in p.marks]
    left = max(0.0, min((m[0] for m in marks), default=0.0) - _BESIDE)
    right = min(at.x1 - at.x0, max(max((m[0] + m[2] for m in marks), default=0.0) + _BESIDE, left + _NARROW))
    return Drawn(
        data=base64.b64encode(p.webp).decode("ascii"),
        wide=round(at.x1 - at.x0, 2),
        high=round(at.bottom - at.top, 2),
        page=at.page,
        marks=tuple((round(a, 2), round(b, 2), round(c, 2), round(d, 2)) for a, b, c, d in marks),
        goes_on=p.goes_on,
        near=(round(left, 2), round(right - left, 2)),
    )
