"""Rows in document order -> the provision that each answers: the likeliest run over the whole form.

Wording counts most, the printed number confirms, and rows mostly follow one another in one edition's order;
so twins with the same words (stage 1 and stage 2) and rows reworded or without a number find their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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


def aligned(clues: Sequence[Clue]) -> list[Choice | None]:
    """Return the choice for each clue, None for what is no row."""
    options = [_options(clue) for clue in clues]
    paths: dict[int | None, tuple[float, tuple[tuple[int, int], ...]]] = {None: (0.0, ())}
    for row, some in enumerate(options):
        taken: dict[int | None, tuple[float, tuple[tuple[int, int], ...]]] = {}
        lasts = list(paths)
        scores = np.array([score for score, _ in paths.values()])
        after = np.array([_FIRST if last is None else last for last in lasts])
        for place, value in some.items():
            before = scores + _steps(place)[after]
            best = int(before.argmax())
            taken[place] = (float(before[best]) + value, (*paths[lasts[best]][1], (row, place)))
        paths.update({p: found for p, found in taken.items() if p not in paths or found[0] > paths[p][0]})
    _, path = max(paths.values(), key=lambda x: x[0])
    chosen: list[Choice | None] = [None] * len(clues)
    for row, place in path:
        chosen[row] = _choice(clues[row], place)
    return chosen


def _options(clue: Clue) -> dict[int, float]:
    """The places that a row may be, with what speaks for each above the row's need."""
    alike = requirements.likeness(clue.words, _FLOOR)
    kept = dict(sorted(alike.items(), key=lambda x: -x[1])[:_KEPT])
    every = requirements.likeness(clue.words) if clue.numbers else alike
    for number in clue.numbers[:1]:
        kept.update({i: every.get(i, 0.0) for i in requirements.numbered(number)})
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
def _steps(place: int) -> npt.NDArray[np.float64]:
    """What speaks for `place` coming after each place, and at _FIRST for its coming after none."""
    return np.array([*(_step(last, place) for last in range(len(places()))), _step(None, place)])


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
    alike = requirements.likeness(clue.words).get(index, 0.0)
    return Choice(place=place, alike=alike, confirmed=place.provision.number in clue.numbers)
