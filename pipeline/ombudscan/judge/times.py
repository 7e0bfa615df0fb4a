"""Checks on the times that a document sets: too long, too short, vague, at odds with one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ombudscan import catalog
from ombudscan.judge import durations
from ombudscan.judge.build import finding
from ombudscan.nouns import Action, Evidence, Finding, Limit, Rule, Span, Timescale

# "Simple cases have an answer in five days, hard ones in ten": two sorts of case, not two times for one step.
_SORT = re.compile(
    r"\b(?:simple|straightforward|easy|minor|routine|complex|complicated|difficult|hard|knotty|serious|urgent|sensitive)(?:\s+(?:and|or)\s+\w+)?"
    r"\s+(?:complaints?|cases?|matters?|ones?|issues?)\b",
    re.IGNORECASE,
)


def over(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each time of the rule's action that is longer than the edition allows, by the document's own clock."""
    for t in _stated(evidence, (rule.check.action,)):
        limit = _limit(evidence, t.action, t.stage)
        if limit is None or _allowed(evidence, t):
            continue
        most = _most(evidence, t, limit)
        if durations.at_least(t.value, t.unit) > most:
            yield _finding(evidence, rule, t, f"{durations.said(t)}; {_code(evidence)} allows at most {durations.limit(limit, most)}.")


def under(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each time that is shorter than the edition's: a breach where times are held exactly."""
    for t in _stated(evidence, ("acknowledge", "respond"), rows=True):
        limit = _limit(evidence, t.action, t.stage)
        if limit is None or t.total or not durations.at_most(t.value, t.unit) < durations.at_most(limit.value, limit.unit):
            continue
        said = f"{durations.said(t)}; {_code(evidence)} allows {durations.limit(limit)}."
        found = _finding(evidence, rule, t, f"{said} A shorter time is no breach by itself, but it binds you.")
        yield replace(found, severity="breach") if evidence.settings.timescales == "exact" else found


def unit(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each time in "days", working or calendar left open, where the edition counts working days."""
    for t in _stated(evidence, ("acknowledge", "respond", "extend"), rows=True):
        limit = _limit(evidence, t.action, t.stage)
        if t.unit == "day" and limit is not None and limit.unit == "working_day":
            said = f"{durations.said(t)}, without saying whether these are working or calendar days; {_code(evidence)} counts working days."
            yield _finding(evidence, rule, t, said)


def firmness(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each time that is hoped for ("aim to") or usual, and not promised."""
    for t in _stated(evidence, ("acknowledge", "respond"), rows=True):
        if t.firmness != "firm" and not t.total and _limit(evidence, t.action, t.stage) is not None:
            how = "only aimed at" if t.firmness == "aim" else "only said to be usual"
            yield _finding(evidence, rule, t, f"{durations.said(t)}, but that is {how}; {_code(evidence)} makes it a duty.")


def start(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each response time that runs from the landlord's own act (logging, allocation) after receipt."""
    for t in _stated(evidence, ("respond",), rows=True):
        if t.starts_from == "logging" and not t.total:
            said = f"The time to answer at stage {t.stage} runs “{t.start_words}”; {_code(evidence)} counts it from the acknowledgement."
            yield _finding(evidence, rule, t, said)


def conflict(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each step for which the document gives two times, at the place of the second."""
    steps: dict[tuple[Action, int | None], list[Timescale]] = defaultdict(list)
    for t in _stated(evidence, ("acknowledge", "respond", "extend"), rows=True):
        if not t.total and not t.per_agreement:
            steps[t.action, t.stage].append(t)
    for times in steps.values():
        # an extension is for hard cases by its nature
        alike = [t for t in times if t.action == "extend" or not _SORT.search(evidence.document.quote(_words(evidence, t)))]
        first, *rest = alike or times[:1]
        other = next((t for t in rest if _differ(first, t)), None)
        if other is not None:
            both = f"{durations.length(first.value, first.unit)} in one place and {durations.length(other.value, other.unit)} in another"
            said = f"{durations.SUBJECT[other.action].format(stage=other.stage)} two different times: {both}."
            yield replace(_finding(evidence, rule, other, said), because=(evidence.document.quote(_words(evidence, first)),))


def window(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each time limit set to residents who want stage 2; of a form's rows, in those about going on to it."""
    for t in _stated(evidence, ("escalate",), rows=True):
        key = rule.applies[0] if evidence.identity.kind != "self-assessment" else _asked_about(evidence, rule, t)
        if key:
            held = f"Residents have {durations.length(t.value, t.unit)} to ask for stage {t.stage}"
            said = f"{held}; {_code(evidence)} sets no time limit for asking."
            yield _finding(evidence, rule, t, said, key=key)


def _asked_about(evidence: Evidence, rule: Rule, t: Timescale) -> str:
    """The duty of the row in which a time stands, where it is answered yes and is one of the rule's; otherwise ""."""
    row = next((p.claim for p in evidence.passages if p.id == t.passage), None)
    claim = evidence.claims[row] if row is not None else None
    return claim.key if claim and claim.answer == "yes" and claim.key in rule.applies else ""


def short(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each time limit on bringing a complaint that is shorter than the edition's."""
    limit = _limit(evidence, "complain", None)
    for t in _stated(evidence, ("complain",)):
        if limit is not None and durations.months(t.value, t.unit) < durations.months(limit.value, limit.unit):
            said = (
                f"Complaints must be brought within {durations.length(t.value, t.unit)}; {_code(evidence)} gives {durations.limit(limit)}."
            )
            yield _finding(evidence, rule, t, said, key=rule.applies[0])


def rigid(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding at the first time limit on complaints in a document that nowhere allows for later ones."""
    limits = _stated(evidence, ("complain",))
    if limits and not any(f.kind == rule.check.fact for f in evidence.facts):
        t = limits[0]
        held = f"Complaints have to come within {durations.length(t.value, t.unit)}"
        said = f"{held}, and nothing says that a later one may be accepted for good reason."
        yield _finding(evidence, rule, t, said, key=rule.applies[0])


def endless(evidence: Evidence, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each stage at which more time may be taken and nothing in the document limits it."""
    if evidence.identity.kind == "self-assessment":
        return
    capped = {t.stage for t in evidence.timescales if t.action == "extend" or t.total}
    told: set[int] = set()
    for fact in evidence.facts:
        for stage in (1, 2) if fact.stage is None else (fact.stage,):
            key = catalog.timed().get(("extend", stage))
            if fact.kind != rule.check.fact or key is None or stage in told or capped & {stage, None}:
                continue
            told.add(stage)
            said = f"More time may be taken at stage {stage} and nothing limits it; {_code(evidence)} allows {_extension(evidence, stage)}."
            yield finding(evidence, rule, provision=catalog.number(evidence.edition, key), message=said, span=fact.span, confidence=0.8)


def _extension(evidence: Evidence, stage: int) -> str:
    limit = _limit(evidence, "extend", stage)
    return f"at most {durations.limit(limit)} more without good reason" if limit else "a longer time only for good reason"


def _stated(evidence: Evidence, actions: tuple[str, ...], *, rows: bool = False) -> list[Timescale]:
    """The document's times for these steps; those in a form's rows only where no rule about rows speaks of them."""
    if evidence.identity.kind != "self-assessment":
        return [t for t in evidence.timescales if t.action in actions]
    answered = {p.id for p in evidence.passages if p.claim is not None}
    return [t for t in evidence.timescales if rows and t.action in actions and t.passage in answered]


def _limit(evidence: Evidence, action: Action, stage: int | None) -> Limit | None:
    limits = [x for p in evidence.edition.provisions for x in p.limits if x.action == action]
    return next((x for x in limits if x.stage == stage or action == "complain"), None)


def _most(evidence: Evidence, t: Timescale, limit: Limit) -> float:
    """The most working days allowed from the moment that the document's own clock starts."""
    most = durations.at_most(limit.value, limit.unit)
    if t.action == "respond" and limit.starts_from in ("acknowledgement", "logging") and t.starts_from in ("receipt", "escalation"):
        first = _limit(evidence, "acknowledge", t.stage)
        return most + (first.value if first else 0)
    if t.action == "extend" and t.total:
        whole = _limit(evidence, "respond", t.stage)
        return most + (whole.value if whole else 0)
    return most


def _allowed(evidence: Evidence, t: Timescale) -> bool:
    """A whole with its extension; or a longer one that is agreed exceptionally, beside one with a limit."""
    if t.action != "extend":
        return t.total
    others = [o for o in evidence.timescales if o.action == "extend" and o.stage == t.stage and o.value < t.value]
    return t.per_agreement and bool(others)


def _differ(a: Timescale, b: Timescale) -> bool:
    """Whether two times for one step contradict each other; 15 days from receipt are 10 from an acknowledgement in five."""
    x, y = durations.at_most(a.value, a.unit), durations.at_most(b.value, b.unit)
    if a.action == "respond" and ("receipt" in (a.starts_from, b.starts_from)) and a.starts_from != b.starts_from:
        return abs(x - y) > durations.ACKNOWLEDGEMENT
    return abs(x - y) >= 1


def _finding(evidence: Evidence, rule: Rule, t: Timescale, message: str, *, key: str | None = None) -> Finding:
    name = key or catalog.timed().get((t.action, t.stage or 0))
    number = catalog.number(evidence.edition, name) if name else None
    return finding(evidence, rule, provision=number, message=message, span=_words(evidence, t))


def _words(evidence: Evidence, t: Timescale) -> Span:
    """The sentence that a time stands in."""
    return next((p.span for p in evidence.passages if p.id == t.passage), t.span)


def _code(evidence: Evidence) -> str:
    return "the Code" if evidence.edition.ends is None else f"the {evidence.edition.starts[:4]} Code"
