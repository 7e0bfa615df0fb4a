"""A draft's report -> what the result page shows: the list at its left, the chosen thing, the page at its right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ombudscan import catalog
from ombudscan.nouns import Block, Box, Coverage, Document, Finding, Provision, Report, Span
from ombudscan.report.made import PARTS, SEVERITIES, STATUSES, brief, doubt, short, spot
from ombudscan.web import deciding
from ombudscan.web.desk import Draft
from ombudscan.web.reading import Paper

# Blocks before and after the passage that are shown of a document without pages, and characters of each.
_NEIGHBOURS = 4
_LONGEST = 600
_TITLE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding in the list; `number` (from 1) is its place in the report as it was made, whatever is set aside later.

    `subject` tells it from every other finding, in a later version of the document too.
    `message` leaves out which provision it is held against where the title says so.
    """

    number: int
    subject: str
    finding: Finding
    title: str
    message: str
    severity: str
    place: str
    choice: str
    course: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings that ask the same of the reader."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A finding that was set aside."""

    number: int
    subject: str
    title: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A provision in the list: what the document says to it, and why that is so."""

    number: str
    title: str
    status: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """The finding that is chosen; `doubt` is what is said of words that were read in a picture."""

    item: Item
    provision: Provision | None
    why: str
    because: tuple[str, ...]
    looked: str
    doubt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A block of a document as text; `parts` are its words, each with whether it is marked."""

    kind: str
    label: str
    parts: tuple[tuple[str, bool], ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page with its marks: `strong` those of what is chosen, `faint` those of the other findings on it (x, y, width, height)."""

    number: int
    pages: int
    wide: float
    high: float
    strong: tuple[tuple[float, float, float, float], ...]
    faint: tuple[tuple[float, float, float, float], ...]
    goes_on: tuple[int, ...]


def groups(draft: Draft, slot: int, paper: Paper, report: Report, course: dict[int, str]) -> tuple[Group, ...]:
    """Return the findings that stand, by what they ask of the reader; `course` says of some, by number, that they are new."""
    standing = set(map(id, report.findings))
    items = [item(draft, slot, paper, n, course.get(n, "")) for n, f in enumerate(paper.report.findings, 1) if id(f) in standing]
    held = {part.id: tuple(x for x in items if x.finding.severity in part.severities) for part in PARTS}
    return tuple(Group(id=part.id, title=part.title, items=held[part.id]) for part in PARTS)


def item(draft: Draft, slot: int, paper: Paper, number: int, course: str = "") -> Item:
    """Return a finding of the paper at `slot` as the list shows it."""
    e = paper.report.evidence
    f = paper.report.findings[number - 1]
    own = e.edition.numbered(f.provision) if f.provision else None
    title = f"{own.number} {own.title}" if own else short(f.message, _TITLE)
    choice = draft.choices.get((slot, deciding.key(e, f)), "")
    return Item(
        number=number,
        subject=deciding.subject(e, f),
        finding=f,
        title=title,
        message=brief(f.message) if own else f.message,
        severity=SEVERITIES[f.severity],
        place=place(f),
        choice=choice,
        course=course,
    )


def place(f: Finding) -> str:
    """Return where a finding's words stand: clause and page, as far as they are known."""
    return spot(f.location)


def asides(paper: Paper, report: Report) -> tuple[Aside, ...]:
    """Return what was set aside."""
    numbers = {id(f): n for n, f in enumerate(paper.report.findings, 1)}
    return tuple(
        Aside(
            number=numbers[id(x.finding)],
            subject=deciding.subject(report.evidence, x.finding),
            title=f"{x.finding.provision or ''} {short(x.finding.message, _TITLE)}".strip(),
            reason=x.dismissal.reason,
            by=f"{x.dismissal.name}, {x.dismissal.date}",
        )
        for x in report.dismissed
    )


def duties(report: Report, statuses: tuple[str, ...]) -> tuple[Duty, ...]:
    """Return the provisions of these statuses."""
    return tuple(_duty(report, c) for c in report.coverage if c.status in statuses)


def _duty(report: Report, c: Coverage) -> Duty:
    own = report.evidence.edition.numbered(c.provision)
    return Duty(number=c.provision, title=own.title if own else "", status=STATUSES[c.status], code=c.status, reason=c.reason)


def counts(report: Report) -> dict[str, int]:
    """Return how much there is to fix and to judge, and how many of the provisions that can be judged are met."""
    of = Counter(f.severity for f in report.findings)
    statuses = Counter(c.status for c in report.coverage)
    judged = len(report.coverage) - statuses["not_assessable"]
    return {"fix": of["breach"] + of["gap"], "judge": of["review"], "note": of["note"], "met": statuses["met"], "of": judged}


def detail(draft: Draft, slot: int, paper: Paper, number: int, course: str = "") -> Detail:
    """Return all that is shown of one finding."""
    e = paper.report.evidence
    one = item(draft, slot, paper, number, course)
    f = one.finding
    own = e.edition.numbered(f.provision) if f.provision else None
    rules = {r.name: r for r in catalog.rules()}
    return Detail(
        item=one,
        provision=own,
        why=rules[f.rule].why if f.rule in rules else "",
        because=tuple(b for b in f.because if own is None or own.requirement not in b),
        looked=looked(paper, f) if not f.quote else "",
        doubt=doubt(f.location),
    )


def looked(paper: Paper, f: Finding) -> str:
    """Return where something was looked for that is not there, and where the nearest words stand."""
    pages = paper.report.evidence.document.pages
    said = f"Looked for in all {pages} pages" if pages and pages > 1 else "Looked for in the whole document"
    at = next((b for c, b in zip(paper.report.coverage, paper.places, strict=False) if c.provision == f.provision and b), ())
    return f"{said}; the nearest words are on page {at[0].page}." if at else f"{said}."


def span_of(paper: Paper, number: int | None, provision: str) -> Span | None:
    """Return the words of the finding or provision that is chosen; of an absence those that come nearest."""
    report = paper.report
    if number is not None:
        f = report.findings[number - 1]
        if f.location.span:
            return f.location.span
        provision = f.provision or ""
    spans = {p.id: p.span for p in report.evidence.passages}
    held = next((c for c in report.coverage if c.provision == provision), None)
    return next((spans[i] for i in (*held.passages, *held.nearest) if i in spans), None) if held else None


def boxes_of(paper: Paper, number: int | None, provision: str) -> tuple[Box, ...]:
    """Return where those words stand on the pages."""
    if number is not None and number <= len(paper.marks):
        if paper.marks[number - 1]:
            return paper.marks[number - 1]
        provision = paper.report.findings[number - 1].provision or ""
    return next((b for c, b in zip(paper.report.coverage, paper.places, strict=False) if c.provision == provision), ())


def sheet(paper: Paper, report: Report, boxes: tuple[Box, ...], asked: int | None) -> Sheet | None:
    """Return the page to show: the one that was asked for, else the first with the words, else the first; None without pages."""
    if not paper.sizes:
        return None
    number = min(max(asked or (boxes[0].page if boxes else 1), 1), len(paper.sizes))
    wide, high = paper.sizes[number - 1]
    standing = set(map(id, report.findings))
    others = [b for f, held in zip(paper.report.findings, paper.marks, strict=True) if id(f) in standing for b in held if b not in boxes]
    pages = dict.fromkeys(b.page for b in boxes)
    return Sheet(
        number=number,
        pages=len(paper.sizes),
        wide=wide,
        high=high,
        strong=_drawn(boxes, number),
        faint=_drawn(others, number),
        goes_on=tuple(p for p in pages if p != number),
    )


def _drawn(boxes: list[Box] | tuple[Box, ...], page: int) -> tuple[tuple[float, float, float, float], ...]:
    own = dict.fromkeys((b.x0, b.top, b.x1, b.bottom) for b in boxes if b.page == page)
    return tuple((round(x0 - 1, 1), round(y0 - 1, 1), round(x1 - x0 + 2, 1), round(y1 - y0 + 2, 1)) for x0, y0, x1, y1 in own)


def passage(document: Document, span: Span | None, neighbours: int = _NEIGHBOURS) -> tuple[Line, ...]:
    """Return the blocks about some words as text, the words marked; without words the document's beginning."""
    blocks = [b for b in document.blocks if b.span]
    held = [i for i, b in enumerate(blocks) if span and b.span.start < span.end and span.start < b.span.end]
    first, last = (held[0], held[-1]) if held else (0, -1)
    shown = blocks[max(first - neighbours, 0) : last + 1 + neighbours + (neighbours if not held else 0)]
    return tuple(_line(document, b, span) for b in shown)


def _line(document: Document, b: Block, span: Span | None) -> Line:
    text = document.text
    if span and b.span.start < span.end and span.start < b.span.end:
        start, end = max(span.start, b.span.start), min(span.end, b.span.end)
        cut = ((text[b.span.start : start], False), (text[start:end], True), (text[end : b.span.end], False))
        return Line(kind=b.kind, label=b.label, parts=tuple(p for p in cut if p[0]), own=True)
    return Line(kind=b.kind, label=b.label, parts=((short(document.quote(b.span), _LONGEST), False),), own=False)
