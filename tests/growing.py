"""Strings made from an expression to cost it the most, and how its steps grow with them."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser
from typing import Any

from counted import ENDLESS, LONG, MOST, REPEATS, SINGLE, Counted, TooManyError, takes

SHORT = 90
FILLERS = " a1.,-\n'\"(/:|\tA;"


def sample(nodes: Any, dice: random.Random, fold: bool) -> str:
    """Return a string that an expression takes, looks aside left out; short."""
    out = ""
    for op, value in nodes:
        if op in SINGLE:
            out += chr(value) if op is c.LITERAL else next((x for x in FILLERS + "bxyzqB7_" if takes(op, value, x, fold)), "")
        elif op is c.SUBPATTERN:
            out += sample(value[3], dice, fold)
        elif op is c.ATOMIC_GROUP:
            out += sample(value, dice, fold)
        elif op is c.BRANCH:
            out += sample(dice.choice(value[1]), dice, fold)
        elif op in REPEATS:
            out += "".join(sample(value[2], dice, fold) for _ in range(value[0] or (1 if dice.random() < 0.3 and value[1] else 0)))
    return out


def loops(nodes: Any, before: str, dice: random.Random, fold: bool) -> Iterator[tuple[str, Any]]:
    """Yield each repeat without a limit: a string that leads to it, and its body."""
    for op, value in nodes:
        if op in REPEATS:
            if int(value[1]) >= ENDLESS:
                yield before, value[2]
            yield from loops(value[2], before, dice, fold)
        elif op is c.SUBPATTERN:
            yield from loops(value[3], before, dice, fold)
        elif op is c.ATOMIC_GROUP:
            yield from loops(value, before, dice, fold)
        elif op is c.BRANCH:
            for way in value[1]:
                yield from loops(way, before, dice, fold)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from loops(value[1], before, dice, fold)
        before += sample([(op, value)], dice, fold)


def pumps(counted: Counted) -> set[tuple[str, str]]:
    """Return beginnings, and what is to be repeated after them, that lead into each loop and keep it going."""
    dice, out = random.Random(8), set()
    for before, body in loops(list(counted.tree), "", dice, counted.fold):
        if len(body) == 1 and body[0][0] in SINGLE:
            fits = counted.test(*body[0])
            some = [x for x in FILLERS if fits(x)][:3]
            again = [before + x for x in some[:1] if before and all(map(fits, before))]
        else:
            some = [s for s in {sample(body, dice, counted.fold) for _ in range(2)} if s]
            again = [before + x for x in some[:1] if before]
        out |= {(before[-40:], x) for x in some} | {("", x[-40:]) for x in (*some, *again)}
    return out


def ways(nodes: list[Any]) -> Iterator[list[Any]]:
    """Yield the ways of an expression: those of its first long choice, each with what stands around the choice.

    The steps of a search are those of its ways together, so that each may be looked at alone.
    """
    for n, (op, value) in enumerate(nodes):
        if op is c.SUBPATTERN and value[0] is None and not value[1] and not value[2] and len(nodes) == 1:
            yield from ways(list(value[3]))
            return
        inner = value[3][0] if op is c.SUBPATTERN and value[0] is None and len(value[3]) == 1 else (op, value)
        if inner[0] is c.BRANCH and len(inner[1][1]) > 2:
            for way in inner[1][1]:
                yield from (
                    ways([*nodes[:n], *way, *nodes[n + 1 :]]) if n == 0 and len(nodes) == 1 else iter([[*nodes[:n], *way, *nodes[n + 1 :]]])
                )
            return
    yield nodes


def growth(pattern: str, flags: int = 0, *, blanks: bool = True) -> tuple[float, str, int]:
    """Return the power of a text's length with which the steps grow, at worst, the string repeated, and the steps for the longer text.

    Without `blanks` no two blanks stand beside each other: so it is in every document's text (tests/read/test_blanks.py).
    """
    tree = _parser.parse(pattern, flags)
    return max(_growth(Way(tuple(way)), tree.state.flags, blanks) for way in ways(list(tree)))


@dataclass(frozen=True, eq=False)
class Way:
    """A way, told from others by how it is written: many expressions share theirs."""

    nodes: tuple[Any, ...]

    def __hash__(self) -> int:
        return hash(repr(self.nodes))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Way) and repr(self.nodes) == repr(other.nodes)


@cache
def _growth(way: Way, flags: int, blanks: bool) -> tuple[float, str, int]:
    counted = Counted(list(way.nodes), flags)
    worst = (1.0, "", 0)
    strings = pumps(counted)
    if not blanks:
        strings = {(_apart(before), _apart(pump)) for before, pump in strings if pump.strip()}
    for before, pump in sorted(strings):
        for end in ("\x01", ""):
            try:
                few = counted.search(_made(before, pump, SHORT) + end)
                many = counted.search(_made(before, pump, LONG) + end)
            except TooManyError:
                return 9.0, before + pump, MOST
            power = math.log2(many / max(few, 1)) if many > 6 * LONG else 1.0
            worst = max(worst, (round(power, 2), before + pump, many))
    return worst


def _apart(text: str) -> str:
    return re.sub(r"\s+", " ", text).lstrip()


def _made(before: str, pump: str, length: int) -> str:
    return (before + pump * (1 + length // len(pump)))[: len(before) + length]
