"""Rows in document order -> the provision that each answers: the likeliest run over the whole form.

Wording counts most, the printed number confirms, and rows mostly follow one another in one edition's order;
so twins with the same words (stage 1 and stage 2) and rows reworded or without a number find their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ombudscan.extract import requirements
from ombudscan.extract.requirements import Place, places
from ombudscan.pattern import Pattern

_NUMBER_AGREES = 0.3
_NUMBER_DIFFERS = -0.12
_NEXT = 0.07
_LATER = 0.03
_BACK = -0.04
_SAME = -0.6
_OTHER_EDITION = -0.2
_STAGE = 0.08
_FLOOR = 0.14
_KEPT = 7


# Stands for the place before a row where there is none.
_FIRST = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What may tell a row's provision: its words, its printed numbers, the headings above it; `need` is the bar for a row."""

    words: str
    numbers: tuple[str, ...] = ()
    heading: str = ""
    need: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The provision chosen for a row, how alike the words are, and whether the printed number says the same."""

    place: Place
    alike: float
    confirmed: bool


class _Run(NamedTuple):
    """Rows with their places, from the last one back."""

    row: int
    place: int
    before: _Run | None


def aligned(clues: Sequence[Clue]) -> list[Choice | None]:
    """Return the choice for each clue, None for what is no row."""
    if not clues:
        return []
    steps = _steps()
    at = {_FIRST: 0}  # where each place that a run may end with stands below, in the order in which they were reached
    ends, scores = np.full(len(steps) + 1, _FIRST), np.zeros(len(steps) + 1)
    runs: list[_Run | None] = [None]
    for row, some in enumerate(map(_options, clues)):
        if not some:
            continue
        options, values = list(some), np.array(list(some.values()))
        before = scores[: len(at)] + steps[options][:, ends[: len(at)]]
        best = before.argmax(axis=1)
        gained = before[np.arange(len(options)), best] + values
        after = [_Run(row, place, runs[last]) for place, last in zip(options, best.tolist(), strict=True)]
        for place, score, run in zip(options, gained.tolist(), after, strict=True):
            i = at.setdefault(place, len(at))
            if i == len(runs):
                runs.append(run)
            elif score > scores[i]:
                runs[i] = run
            else:
                continue
            ends[i], scores[i] = place, score
    return _chosen(clues, runs[int(scores[: len(at)].argmax())])


def _chosen(clues: Sequence[Clue], run: _Run | None) -> list[Choice | None]:
    chosen: list[Choice | None] = [None] * len(clues)
    while run is not None:
        chosen[run.row] = _choice(clues[run.row], run.place)
        run = run.before
    return chosen


@lru_cache(maxsize=1 << 12)
def _options(clue: Clue) -> dict[int, float]:
    """The places that a row may be, with what speaks for each above the row's need; forms print the same requirements."""
    alike = requirements.likeness(clue.words, _FLOOR)
    kept = dict(sorted(alike.items(), key=lambda x: -x[1])[:_KEPT])
    for number in clue.numbers[:1]:
        kept.update({i: requirements.alike(clue.words, i) for i in requirements.numbered(number)})
    bare = not clue.words.strip()
    return {i: (0.3 if bare else v) + _bonus(clue, i) - clue.need for i, v in kept.items()}


def _bonus(clue: Clue, index: int) -> float:
    place = places()[index]
    value = 0.0
    if clue.numbers:
        value += _NUMBER_AGREES if place.provision.number in clue.numbers else _NUMBER_DIFFERS
    stage = re.match(r"stage-(\d)", place.provision.key)
    heads = _STAGES.findall(clue.heading)
    if stage and heads:
        value += _STAGE if _digit(heads[-1]) == stage[1] else -_STAGE
    return value - _STAGE * _other_stage(clue.words, place.provision.requirement)


def _other_stage(words: str, requirement: str) -> bool:
    """Whether the row speaks of one stage and the requirement of another."""
    one, two = ({_digit(n) for n in _STAGES.findall(text)} for text in (words, requirement))
    return len(one) == len(two) == 1 and one != two


_STAGES = Pattern(r"stage[\s-]+(one|two|three|[1-3])\b", re.IGNORECASE)


def _digit(word: str) -> str:
    return {"one": "1", "two": "2", "three": "3"}.get(word.casefold(), word)


@cache
def _steps() -> npt.NDArray[np.float64]:
    """What speaks for a place (row) coming after each place (column), and in the column _FIRST for its coming after none."""
    every = range(len(places()))
    return np.array([[*(_step(last, place) for last in every), _step(None, place)] for place in every])


def _step(last: int | None, place: int) -> float:
    """What speaks for `place` coming after `last`."""
    if last is None:
        return 0.0
    one, two = places()[last], places()[place]
    if one.edition != two.edition:
        return _SAME if _duties(one) & _duties(two) else _OTHER_EDITION
    if one.index == two.index:
        return _SAME
    if two.index > one.index:
        return _NEXT if two.index == one.index + 1 else _LATER
    return _BACK


def _duties(place: Place) -> set[str]:
    return {place.provision.key, *place.provision.counterparts}


def _choice(clue: Clue, index: int) -> Choice:
    place = places()[index]
    alike = requirements.alike(clue.words, index)
    return Choice(place=place, alike=alike, confirmed=place.provision.number in clue.numbers)
