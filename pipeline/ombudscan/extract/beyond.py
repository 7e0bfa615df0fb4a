"""Timescales and facts -> timescales: a time told where a sentence adds a step after stage 2 is that step's, and not stage 2's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ombudscan.extract import stage
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Fact, Timescale
from ombudscan.pattern import Pattern

_KIND = "third-stage"
_THIRD = 3
_ANSWERING = ("acknowledge", "respond", "extend")
# What goes on about the step that the sentence before has brought in: "It meets within 28 days", "The Panel's decision follows in ten".
_GOES_ON = Pattern(
    r"^\W*(?:it|its|they|their|this|that|then|(?:the|this|that|such\s+an?|each|any)\s+(?:\w+\s+){0,3}?(?:panel|board|hearing|committee|appeal"
    r"|trustees|governors|chair(?:man|woman|person)?|meeting|jury|forum)(?:['’]s|s['’])?)\b",
    re.IGNORECASE,
)


def beyond(times: Sequence[Timescale], facts: Iterable[Fact], statements: Sequence[Statement]) -> tuple[Timescale, ...]:
    """Return the times, those of a further step after stage 2 as stage 3's."""
    further = {f.passage for f in facts if f.kind == _KIND}
    if not further:
        return tuple(times)
    places = {s.passage.id: n for n, s in enumerate(statements)}
    theirs = {
        t.passage
        for t in times
        if t.action in _ANSWERING and t.stage != _THIRD and t.passage in places and _is_further(statements, places[t.passage], further)
    }
    told = {p: sum(t.passage == p and t.action == "respond" for t in times) for p in theirs}
    return tuple(replace(t, stage=_THIRD) if t.action in _ANSWERING and told.get(t.passage, 2) < 2 else t for t in times)


def _is_further(statements: Sequence[Statement], n: int, further: set[str | None]) -> bool:
    """Whether a sentence that names neither stage adds the further step, or goes on about it in the same section."""
    s = statements[n]
    if s.passage.claim is not None or any(m.stage < _THIRD and m.role in ("own", "target") for m in stage.mentions(s.named or s.text)):
        return False
    if s.passage.id in further:
        return True
    before = statements[n - 1] if n else None
    return bool(before and before.passage.id in further and before.passage.path == s.passage.path and _GOES_ON.search(s.text))
