"""Which stage a length of time in a sentence is for: the one named beside it, its clause's, or the statement's."""

from __future__ import annotations

import re

from ombudscan.extract import stage
from ombudscan.extract.clauses import bounds
from ombudscan.extract.durations import Length, lengths
from ombudscan.extract.statements import Statement
from ombudscan.pattern import Pattern

# "two weeks at stage 1", "10 working days (stage 1)": the stage named straight after a length is the length's.
_BESIDE = Pattern(r"\s*[(–-]?\s*(?:(?:at|for|in|under|on)\s+)?(?:the\s+|our\s+|an?\s+)?(?:complaints?\s+at\s+)?", re.IGNORECASE)
# "stage one, ten working days; stage two, twenty working days"
_AHEAD = Pattern(r"\s*[,:–-]?\s*(?:(?:is|in|within|takes?|has|at\s+most|up\s+to|by|inside)\s+){0,10}", re.IGNORECASE)
_BOTH = (1, 2)


def stages(s: Statement, found: tuple[Length, ...]) -> list[tuple[int | None, ...]]:
    """Return the stage or stages that each of the lengths `found` in a statement is for, in their order."""
    text = s.text
    if n := _pair(text, found):
        return [*[_BOTH] * (n - 1), (1,), (2,), *[_BOTH] * (len(found) - n - 1)]
    if stage.each(text) and not (len(found) > 1 and re.search(r"respectively|accordingly", text, re.IGNORECASE)):
        named = [_stage(s, found, n) for n in range(len(found))]
        if len(set(named)) == 1:
            return [_BOTH] * len(found)
    if len(found) == 2 and re.search(
        r"respectively|accordingly|\bstages?\s+(?:1|one)\s*(?:and|&|or)\s*(?:stage\s+)?(?:2|two)\b", text, re.IGNORECASE
    ):
        return [(1,), (2,)]
    return [_BOTH if _at_each(text, x) else (_stage(s, found, n),) for n, x in enumerate(found)]


def _at_each(text: str, x: Length) -> bool:
    """Whether a time stands with "at each stage" between semicolons, and others beside it: "five to acknowledge at each stage; ten ..."."""
    start = text.rfind(";", 0, x.start) + 1
    stop = text.find(";", x.end)
    return (start > 0 or stop >= 0) and stage.each(part := text[start : stop if stop >= 0 else len(text)]) and len(lengths(part)) == 1


def _pair(text: str, found: tuple[Length, ...]) -> int:
    """The place of the second of two numbers with one unit, where both stages are named: "at stages 1 and 2 within 10 and 20 days"."""
    if not stage.each(text):
        return 0
    return next((n for n in range(1, len(found)) if shares_unit(text, found, n)), 0)


def shares_unit(text: str, found: tuple[Length, ...], n: int) -> bool:
    """Return whether the length at `n` and the one before it have one unit between them: "5 and 20 working days"."""
    between = text[found[n - 1].end : found[n].start]
    return found[n - 1].bare and bool(re.fullmatch(r"\s*(?:and|or|/)\s*(?:within\s+)?", between, re.IGNORECASE))


def _stage(s: Statement, found: tuple[Length, ...], n: int) -> int | None:
    text = s.text
    beside = next((m for m in stage.mentions(text) if m.start >= found[n].end and _BESIDE.fullmatch(text[found[n].end : m.start])), None)
    if beside is not None:
        return beside.stage
    near = next(
        (m for m in reversed(stage.mentions(text)) if m.end <= found[n].start and _AHEAD.fullmatch(text[m.end : found[n].start])), None
    )
    if near is not None and n:
        return near.stage
    start, stop = bounds(text, found, n)
    own = [m for m in stage.mentions(text) if m.role in ("own", "target") and start <= m.start < stop]
    if len({m.stage for m in own}) == 1:
        target_only = all(m.role == "target" for m in own)
        return s.stage if target_only and s.stage is not None else own[0].stage
    if own:
        return min(own, key=lambda m: _distance(text, m.start, found[n].start)).stage
    if s.stage == 2 and _spoken_for(s, found, n):
        return 1
    if s.stage is None and n:
        return _stage(s, found, n - 1)
    return s.stage


def _spoken_for(s: Statement, found: tuple[Length, ...], n: int) -> bool:
    """Whether every mention of stage 2 in a sentence stands by another length: "in ten days, or twenty at stage two"."""
    named = [m for m in stage.mentions(s.text) if m.stage == 2 and m.role == "own"]
    later = [x for x in found[n + 1 :] for m in named if x.end <= m.start and _BESIDE.fullmatch(s.text[x.end : m.start])]
    return bool(named) and len(later) == len(named) and stage.of_path(s.passage.path) != 2


def _distance(text: str, a: int, b: int) -> int:
    """Characters between two places, those across a semicolon or full stop counted as far away."""
    return abs(a - b) + (len(text) if re.search(r"[;.]\s", text[min(a, b) : max(a, b)]) else 0)
