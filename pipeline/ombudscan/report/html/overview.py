"""A report as a whole -> the answer in one sentence, the sections' bars, the table of provisions, the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ombudscan.nouns import Claim, Coverage, Report, Said, Span, Status, Verdict
from ombudscan.report.html.shown import Group, Shown
from ombudscan.report.made import ANSWERS, STATUSES, VERDICTS, short
from ombudscan.report.to_json import rungs
from ombudscan.report.to_text import RUNGS

_ORDER: tuple[Status, ...] = ("met", "partly_met", "conflict", "not_found", "not_assessable")
_KINDS = {"self-assessment": "self-assessment", "policy": "policy", "procedure": "procedure", "other": "document"}
# Characters of a passage in the table of provisions.
_WORDS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a section's bar: `left` and `width` in percent."""

    status: Status
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the Code: how many of its provisions have which status."""

    number: str
    title: str
    words: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A provision in the table: its status in words, why, and the document's words (`near`: they only come near)."""

    number: str
    title: str
    status: str
    code: Status
    reason: str
    words: str
    near: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A row of the form: the answer and its evidence, the rung it stands on (0 to 4), what was found in it."""

    number: str
    title: str
    answer: str
    printed: str
    evidence: str
    rung: int
    rung_words: str
    found: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A claim and what the landlord's policies say to it, side by side."""

    number: str
    title: str
    status: str
    code: str
    reason: str
    claim: str
    said: tuple[Said, ...]
    notes: tuple[str, ...]


def answer(report: Report) -> str:
    """Return the answer in one sentence."""
    kind = _KINDS[report.evidence.identity.kind]
    if kind == "document" and report.findings:
        found = len(report.findings)
        return (
            "This is no complaints policy, procedure or self-assessment. What it does to those who complain was held against the Code: "
            f"{found} thing{'s' if found > 1 else ''} to look at."
        )
    if kind == "document":
        return "This is no complaints policy, procedure or self-assessment, so it was not held against the Code."
    counts = Counter(f.severity for f in report.findings)
    fix, judge = counts["breach"] + counts["gap"], counts["review"]
    statuses = Counter(c.status for c in report.coverage)
    assessed = len(report.coverage) - statuses["not_assessable"]
    things = "Nothing to fix was found" if not fix else f"{fix} thing{'s' if fix > 1 else ''} to fix"
    yours = f", {judge} to judge yourself" if judge else ""
    return f"{things}{yours} in this {kind}; {statuses['met']} of the {assessed} provisions that can be judged are met."


def sections(report: Report) -> Iterator[Section]:
    """Yield the sections of the Code that have provisions."""
    for number, title in report.evidence.edition.sections:
        held = [c for c in report.coverage if c.provision.split(".")[0] == number]
        if held:
            counts = Counter(c.status for c in held)
            said = [f"{counts[s]} {STATUSES[s].lower()}" for s in _ORDER if counts[s]]
            words = f"all {said[0]}" if len(said) == 1 and len(held) > 1 else ", ".join(said)
            yield Section(number=number, title=title, words=words, parts=tuple(_parts(counts, len(held))))


def _parts(counts: Counter[Status], total: int) -> Iterator[Part]:
    before = 0
    for status in _ORDER:
        if counts[status]:
            yield Part(status=status, left=round(100 * before / total, 2), width=round(100 * counts[status] / total, 2))
            before += counts[status]


def lines(report: Report) -> Iterator[Line]:
    """Yield every provision of the edition."""
    e = report.evidence
    spans = {p.id: p.span for p in e.passages}
    for c in report.coverage:
        own = e.edition.numbered(c.provision)
        near = not c.passages
        words = _first(report, spans, c)
        yield Line(
            number=c.provision,
            title=own.title if own else "",
            status=STATUSES[c.status],
            code=c.status,
            reason=c.reason,
            words=words,
            near=near and bool(words),
        )


def _first(report: Report, spans: dict[str, Span], c: Coverage) -> str:
    known = [spans[i] for i in (*c.passages, *c.nearest) if i in spans]
    return short(report.evidence.document.quote(known[0]), _WORDS) if known else ""


def rows(report: Report, groups: tuple[Group, ...]) -> Iterator[FormRow]:
    """Yield the rows of a self-assessment as they stand in it."""
    e = report.evidence
    shown = [s for g in groups for s in g.shown]
    for c, rung in zip(e.claims, rungs(e), strict=True):
        own = e.edition.numbered(c.provision)
        yield FormRow(
            number=c.provision,
            title=own.title if own else short(e.document.quotes(c.requirement), _WORDS),
            answer=ANSWERS[c.answer],
            printed=e.document.quote(c.answer_span) if c.answer_span else "",
            evidence=e.document.quotes((*c.evidence, *c.commentary)),
            rung=list(RUNGS).index(rung),
            rung_words=RUNGS[rung],
            found=tuple(s for s in shown if s.finding.provision == c.provision),
        )


def sides(report: Report) -> Iterator[Side]:
    """Yield each yes that was held against the landlord's policies, what they contradict first."""
    order = list(VERDICTS)
    order.insert(0, order.pop(order.index("contradicted")))
    for v in sorted(report.verdicts, key=lambda v: order.index(v.status)):
        yield _side(report, v, report.evidence.claims[v.claim])


def _side(report: Report, v: Verdict, c: Claim) -> Side:
    own = report.evidence.edition.numbered(v.provision)
    said = "\n".join(x for x in (ANSWERS[c.answer], report.evidence.document.quotes((*c.evidence, *c.commentary))) if x)
    return Side(
        number=v.provision,
        title=own.title if own else "",
        status=VERDICTS[v.status],
        code=v.status,
        reason=v.reason,
        claim=said,
        said=v.passages,
        notes=v.notes,
    )
