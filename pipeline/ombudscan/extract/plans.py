"""Plans in a row: what is still to be done, who is to do it and by when; and what stands there already.

"Will" as a habit ("we will write within five days") is practice. A plan is something done once that is not done yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ombudscan.extract import actions, plan_reasons, plan_tables
from ombudscan.extract.deadlines import LOOSE_DATE, days, deadline, deadline_after, ordered, own_day
from ombudscan.extract.evidence import quality, requirement
from ombudscan.extract.evidence_words import HOLLOW
from ombudscan.extract.plan_notes import DATED
from ombudscan.extract.plan_words import DEED, DONE, WILL, cue
from ombudscan.extract.rows import Said, said, stem, stems
from ombudscan.nouns import Claim, Fact, Span
from ombudscan.pattern import Pattern
from ombudscan.text import words

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# What stands there is itself a stopgap.
_INTERIM = Pattern(
    r"\b(?:currently|at\s+present|at\s+the\s+moment|informally|ad\s?hoc|interim|for\s+the\s+time\s+being|(?:un)?till?\s+then|in\s+the\s+meantime|meanwhile|for\s+now|some\s+of|partly|so\s+far)\b"
    # "All staff other than the wardens did the course"
    r"|\b(?:all|every\w*)\b[^.;,]{0,40}\b(?:other\s+than|except(?:ing)?|apart\s+from|bar|but\s+(?:for|the))\s+(?:for\s+)?(?:the\s+|our\s+|those\s+)?\w+\b"
    # "Drafted.", "the wording is drafted": short of in place
    r"|\b(?:drafted|scoped|costed|agreed\s+in\s+principle)\b(?!\s+(?:by|against|from|in|so|with|after|before|for\s+each))",
    re.IGNORECASE,
)
# The plan is said to be what compliance lacks.
_SHORT_OF = Pattern(
    r"\bto\s+(?:fully\s+)?(?:comply|meet|satisfy)\b|\bas\s+required\b|\ball\s+the\s+(?:additional\s+)?elements\b"
    # "The first bulletin for tenants is due out in May": none has come out
    r"|\b(?:the|our|its)\s+(?:very\s+)?first\s+(?:\w+\s+)?(?:bulletin|newsletter|issue|edition|digest|article|one)\b[^.;]{0,40}?(?:\b(?:is|are|will\s+be)|['’]s)\s+(?:to|due|planned|expected|out)\b"
    # "The clause that obliges them to do so is being written into contracts"
    r"|\b(?:oblig|requir|bind|compel)\w*\b[^.;]{0,30}\bto\s+do\s+(?:so|this|that)\b"
    # "One folder for each case, with all that was sent and received, is to be set up in the spring"
    r"|^\W*(?:one|an?\s+(?:single|full|complete|shared|proper|separate))\s+(?:\w+\s+)?(?:files?|folders?|records?|logs?|registers?)\s+(?:for|per|of)\s+(?:each|every)\b",
    re.IGNORECASE,
)
# "Audit found that adjustments are agreed but not kept in one place": what the plan is to mend.
_FOUND_WANTING = Pattern(
    r"\b(?:audit\w*|review|check|inspection|report|sample|we|it|they)\b[^.;]{0,40}\b(?:found|showed|says|said|noted|concluded)\b[^.;]{0,400}"
    r"(?:\b(?:but|are|is|were|was)\s+not\b(?!\s+(?:\w+\s+)?(?:late|overdue|delay\w*|miss(?:ed|ing)|lost|needed|affected|found|refused|closed|wrong))"
    r"|\black\w*|(?<!not\s)\b(?:missing|nowhere)\b)"
    # "Learning has not so far gone beyond the team"
    r"|\b(?:has|have|is|are|was|were)(?:\s+not|\s+never|n['’]t)\b(?:[^.;]{0,60}\b(?:so\s+far|until\s+now|to\s+date|yet)|\s+previously)\b"
    r"|\b(?:so\s+far|to\s+date|until\s+now|up\s+to\s+now)\b[^.;]{0,60}\b(?:has|have|is|are)\s+(?:not|no|only)\b"
    r"|\bnothing\s+(?:has|is|was)\b[^.;]{0,60}\b(?:so\s+far|until\s+now|to\s+date|yet|up\s+to\s+now)\b",
    re.IGNORECASE,
)

# "The Board asked for a new leaflet by May. We did that": the sentence after a plan says that it was carried out.
_THEN_DONE = Pattern(
    r"^\W*(?:we|they|it|she|he|this|that|both|all)\s+(?:(?:all|both)\s+)?(?:did(?:\s+(?:so|it|this|that))?\b(?!\s*(?:not|n['’]t))|(?:was|were|has\s+been|have\s+been)\s+"
    r"(?:then\s+|duly\s+|since\s+|all\s+|both\s+)?(?:done|completed|carried\s+out|finished|published|adopted|met|delivered)\b)",
    re.IGNORECASE,
)
# "Officer to add it to the letter in March 2027"; not "Used to reset the specification in November 2025"
_DUTY = cue(rf"^\W{{0,9}}(?:(?!\w{{1,20}}(?:ed|nt|ble)\b)[\w’'()&-]{{1,40}}\s+){{1,5}}to\s+{DEED}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A sentence that plans: its last day as an ISO day, None where it gives none; `why` says what makes it a plan."""

    span: Span
    last_day: str | None
    why: str


def facts(view: View) -> Iterator[Fact]:
    """Yield each row's plans with their last days, what an action plan needs, and whether something present stands beside the plans."""
    elsewhere = plan_tables.of_claims(view.document, view.claims)
    for i, claim in enumerate(view.claims):
        row = (*said(view.document, claim), *elsewhere.get(i, ()))
        found = row_plans(row)
        for plan in found:
            detail = f"It {plan.why}{f', by {plan.last_day}' if plan.last_day else ''}."
            yield Fact(kind="plan", span=plan.span, claim=i, date=plan.last_day, detail=detail)
        yield from _starts(i, row, found)
        yield from _action(i, claim, row, found)
        if found and (here := _present(row, found)) and not _part_to_come(row, found, requirement(view.document, claim)):
            yield Fact(kind="evidence-present", span=here.span, claim=i)


# "Included in job descriptions from January 2027": no plan by its words, but one if that day is still to come.
_FROM = Pattern(r"\b(?:from|as\s+of|with\s+effect\s+from|effective(?:\s+from)?|starting(?:\s+in)?)\s+(?:the\s+)?$", re.IGNORECASE)


def _starts(index: int, row: tuple[Said, ...], found: tuple[Plan, ...]) -> Iterator[Fact]:
    planned = {p.span for p in found}
    for s in row:
        day = next((d for d in days(s.text) if _FROM.search(s.text[: d.start])), None)
        if day and s.span not in planned:
            yield Fact(
                kind="starts", span=s.span, claim=index, date=day.last_day, detail=f"It holds from {day.iso}, which is still to come."
            )


def row_plans(row: tuple[Said, ...]) -> tuple[Plan, ...]:
    """Return the plans of a row; one without a date of its own takes the deadline that stands after it."""
    made: list[Plan] = []
    for at, s in enumerate(row):
        if at + 1 < len(row) and _THEN_DONE.match(row[at + 1].text):
            continue
        plan = plan_of(s.text, s.span.start)
        told = plan is None and ordered(s)
        later = deadline_after(row, at)
        if plan is not None:
            made.append(plan if plan.last_day else replace(plan, last_day=later))
        elif told and (day := later or (own_day(s.text) if _DUTY.match(s.text) and not DONE.search(s.text) else None)):
            made.append(Plan(span=s.span, last_day=day, why="is an action still to be taken"))
    return tuple(made)


# "We wrote to them in October and are waiting to hear": the day on which they were asked is no day for the plan.
_WAITING = Pattern(r"\b(?:waiting|heard|yet\s+to|come\s+back)\b", re.IGNORECASE)


def plan_of(text: str, start: int = 0) -> Plan | None:
    """Return the plan that a sentence makes, or None; `start` is where the sentence stands in its text."""
    why = plan_reasons.why(text)
    if not why:
        return None
    waits = _WAITING.search(text) if why == "waits for something else" else None
    return Plan(span=Span(start=start, end=start + len(text)), last_day=own_day(text[waits.start() :] if waits else text), why=why)


def _action(index: int, claim: Claim, row: tuple[Said, ...], found: tuple[Plan, ...]) -> Iterator[Fact]:
    if claim.answer not in ("no", "partial"):
        return
    if span := action_of(row, found):
        yield Fact(kind="action", span=span, claim=index)
    if span := day_of(row, found):
        yield Fact(kind="action-date", span=span, claim=index)


def action_of(row: tuple[Said, ...], found: tuple[Plan, ...] | None = None) -> Span | None:
    """Return where a row says what is to be done, or None."""
    planned = {p.span for p in (row_plans(row) if found is None else found)}
    return next((s.span for s in row if s.span in planned or actions.action(s)), None)


def day_of(row: tuple[Said, ...], found: tuple[Plan, ...] | None = None) -> Span | None:
    """Return where a row gives the day for what is to be done, or None."""
    plans = row_plans(row) if found is None else found
    planned = {p.span for p in plans}
    timed = next((s.span for s in row if actions.dated(s) or (s.span in planned and LOOSE_DATE.search(s.text))), None)
    return timed or next((p.span for p in plans if p.last_day), None)


def _present(row: tuple[Said, ...], found: tuple[Plan, ...]) -> Said | None:
    """A sentence that shows something in place already, so that the plan is an extra; none where the plan is what makes the row comply."""
    planned = {p.span for p in found}
    if any(_SHORT_OF.search(s.text) for s in row if s.span in planned):
        return None
    if any(_FOUND_WANTING.search(s.text) for s in row):
        return None
    others = [
        s for s in row if s.span not in planned and not _INTERIM.search(s.text) and not re.search(rf"\b{WILL}\b", s.text, re.IGNORECASE)
    ]
    plans = [s.text for s in row if s.span in planned]
    here = (
        s
        for s in others
        if quality(s.text) in _SOLID
        and not (quality(s.text) == "practice" and _LAID_DOWN.search(s.text))
        and not (deadline(s) or DATED.match(s.text) or ordered(s) or _OWNER.match(s.text) or _label(s.text, plans))
    )
    return next(here, None) or next((s for s in row if s.span in planned and _half_done(s.text)), None)


# "Project lead: Head of Digital", "Owner - the IT Manager": who sees to the plan.
_OWNER = Pattern(
    r"^\W*(?:(?:project|programme|action|work)\s+)?(?:lead|leader|owner|sponsor|responsible|lead\s+officer|contact)\s*[:–-]"
    # "Human Resources is leading on this"
    r"|^[^.;]{3,60}?\b(?:is|are)\s+(?:leading|in\s+charge|in\s+the\s+lead|responsible|working|seeing\s+to|dealing)\b(?:\s+(?:on|for|with|of))?\s+(?:this|it|that|them)\W{0,3}$",
    re.IGNORECASE,
)
# "Board's response to be put on the website", "the summary is still to be published"
_TO_BE = Pattern(
    r"^\W*(?P<what>[^.;,:]{3,90}?)\s+(?:(?:(?:is|are)\s+)?(?:still\s+|yet\s+|now\s+)?(?:to|will|shall)\s+(?:then\s+|also\s+)?(?:be|start|begin)\b"
    # "Fields for disabilities are being configured", "are in the build for release 4", "comes with version 9"
    r"|(?:is|are)\s+(?:still\s+|now\s+|currently\s+)?(?:being\s+(?:added|built|configured|designed|developed|drafted|written|made|set\s+up|put)"
    r"|in\s+(?:the\s+)?(?:build|test|draft|design)\b|on\s+order\b|due\s+(?:out|live|in|by|from|to\s+go)\b|expected\b|planned\b)"
    r"|(?:comes?|arrives?|goes?)\s+(?:in\s+)?(?:with|live)\b)",
    re.IGNORECASE,
)


def _part_to_come(row: tuple[Said, ...], found: tuple[Plan, ...], asked: str) -> bool:
    """Whether a plan is about a thing that the requirement names and that the row's other sentences do not: one part of it is missing."""
    planned = {p.span for p in found}
    there = {w for s in row if s.span not in planned for w in stems(s.text)} | HOLLOW
    wanted = set(stems(asked)) - there
    return any((m := _TO_BE.match(s.text)) and wanted & set(stems(m["what"])) for s in row if s.span in planned)


_SOLID = ("clause", "practice", "record")
# "Mr Reay is to give the Committee a report at each meeting": laid down, and beside a plan not yet done
_LAID_DOWN = Pattern(r"^[^.;,]{2,60}\b(?:is|are)\s+(?:also\s+|then\s+)?to\s+(?!be\b)[a-z]+\b", re.IGNORECASE)
_VERB = Pattern(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|may|must|will|we|they|it|he|she|says?|gives?|names?|carr(?:y|ies)|sets?|holds?|"
    r"came|went|took|gave|got|kept|met|ran|held|\w{2,}ed)\b",
    re.IGNORECASE,
)


def _label(text: str, plans: list[str]) -> bool:
    """Whether a fragment only names what the plans are about: "Letter X2" beside "X2 is being redrafted"."""
    own = {w for w in words(text) if stem(w) not in HOLLOW}
    return not _VERB.search(text) and bool(own) and any(own <= set(words(plan)) for plan in plans)


# "Notes of calls are not on file; a shared folder is due to be created": what is not there is no part that is
_LACKS = Pattern(r"\b(?:not|never|nowhere)\s+(?:\w+\s+)?(?:on|in|kept|there|held|filed|recorded|stored|all)\b", re.IGNORECASE)


def _half_done(text: str) -> bool:
    """Whether one part of a sentence tells what is there and only another plans: "All did it in May; the next is booked for June"."""
    parts = [p for p in text.split(";") if p.strip()]
    return any(
        _VERB.search(p) and not _LACKS.search(p) and not plan_of(p) and not _INTERIM.search(p) and quality(p) in _SOLID
        for p in parts[1:] + parts[:1]
        if len(parts) > 1
    )
