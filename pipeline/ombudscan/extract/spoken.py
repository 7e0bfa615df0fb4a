"""Matches and what was found in the sentences -> matches: a time or a fault in a sentence says what the sentence is about.

The classifier knows a provision by the words that are used when it is kept. A third stage, a step before stage 1 or a contractor's own
process is told in words of its own, and a time in a table in none; there the finders know better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ombudscan import catalog
from ombudscan.extract import stage, subjects, told_apart
from ombudscan.extract.statements import Statement
from ombudscan.nouns import MAPPED, Action, Document, Fact, Match, Passage, Timescale
from ombudscan.text import A_STATEMENT

# A time has been read as one for the step, and a fact has its own confidence; neither is as sure as a row's number.
TIMED = 0.9
# Times for which the Code has no limit, since it lets nobody set them: a stage 3, and one to ask for stage 2.
_FORBIDDEN: dict[tuple[Action, int | None], str] = {("respond", 3): "two-stages", ("escalate", 2): "no-unreasonable-refusal"}
# What gives room for late complaints is no fault, and speaks of the time limit where the classifier knows nothing better.
_ROOM = "late-complaint-discretion"


@cache
def _of_kind() -> dict[str, tuple[str, ...]]:
    """The provisions that a fact of each kind is about."""
    faults = {r.check.fact: r.applies for r in catalog.rules() if r.check.kind == "fact"}
    return {**faults, _ROOM: ("time-limit",)}


def spoken(
    document: Document,
    matches: tuple[Match, ...],
    passages: Iterable[Passage],
    facts: Iterable[Fact],
    timescales: Iterable[Timescale],
    statements: Iterable[Statement] = (),
) -> tuple[Match, ...]:
    """Return the matches with what a time or a fact outside a form's rows adds or bears out; each passage's strongest first.

    What `statements` say stands in a part for other services is left out: the Code has no say in it.
    """
    facts = tuple(facts)
    free = {p.id: p for p in passages if p.claim is None}
    open_ = {i for i, p in free.items() if len(document.quote(p.span).split()) >= A_STATEMENT}
    open_ |= {f.passage for f in facts if f.kind == subjects.KIND and f.passage in free}  # "It sets out:"
    others = {s.passage.id for s in statements if s.scope == "other_part"}
    told: dict[str, dict[str, float]] = {}
    for match in matches:
        told.setdefault(match.passage, {})[match.key] = match.probability
    for passage, key, probability in (*_by_facts(facts, told), *_by_times(timescales)):
        if passage in open_:
            known = told.setdefault(passage, {})
            known[key] = max(known.get(key, 0.0), probability)
    faults = {(f.passage, key) for f in facts if f.kind != subjects.KIND for key in _of_kind().get(f.kind, ())}
    for passage in told.keys() & free.keys():
        _settle(passage, document.quote(free[passage].span), told[passage], faults)
    return tuple(
        Match(passage=passage, key=key, probability=probability)
        for passage, keys in told.items()
        if passage not in others
        for key, probability in sorted(keys.items(), key=lambda kv: (-kv[1], kv[0]))
    )


def _settle(passage: str, text: str, known: dict[str, float], faults: set[tuple[str | None, str]]) -> None:
    """Set what a passage's words settle between provisions that share words; a fault that was found stays with its provision."""
    for key, probability in told_apart.told(text):
        if probability:
            known[key] = max(known.get(key, 0.0), probability)
        elif (passage, key) not in faults:
            known.pop(key, None)


def _by_facts(facts: Iterable[Fact], told: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, str, float]]:
    for fact in facts:
        if fact.passage is None or (fact.kind == _ROOM and max(told.get(fact.passage, {}).values(), default=0.0) >= MAPPED):
            continue
        keys = (fact.detail,) if fact.kind == subjects.KIND else _of_kind().get(fact.kind, ())
        for key in keys:
            if len(keys) == 1 or stage.of_key(key) == fact.stage:
                yield fact.passage, key, fact.confidence


def _by_times(timescales: Iterable[Timescale]) -> Iterator[tuple[str, str, float]]:
    about = {**catalog.timed(), **_FORBIDDEN}
    for time in timescales:
        if key := about.get((time.action, time.stage)):
            yield time.passage, key, TIMED
