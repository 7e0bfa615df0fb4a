"""How many steps a backtracking search takes: each expression's parse tree, matched by us, on strings made to cost it the most.

Repeats with a limit are cut down to three rounds more than they need: they cost a fixed factor, however long the text, and what is
asked here is how the steps grow with it. What is left are the repeats without a limit.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser
from typing import Any

# Rounds that a limited repeat keeps beyond its least; a limit from here on counts as none.
ROUNDS, ENDLESS = 3, 1000
SHORT, LONG = 90, 180
# More steps than this for one string: no need to go on.
_MOST = 4 * LONG * LONG
_SINGLE = (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_FILLERS = " a1.,-\n'\"(/:|\tA;"
_KINDS = {
    c.CATEGORY_DIGIT: re.compile(r"\d"),
    c.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    c.CATEGORY_SPACE: re.compile(r"\s"),
    c.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    c.CATEGORY_WORD: re.compile(r"\w"),
    c.CATEGORY_NOT_WORD: re.compile(r"\W"),
}

Rest = Callable[[int], bool]
Matcher = Callable[[int, Rest], bool]


class TooManyError(Exception):
    """More steps than are worth counting."""


def takes(op: Any, value: Any, letter: str, fold: bool) -> bool:
    """Whether one place of an expression takes a letter."""
    if op is c.ANY:
        return letter != "\n"
    if op is c.IN:
        negated = value[0][0] is c.NEGATE
        return negated != any(_within(kind, what, letter, fold) for kind, what in value if kind is not c.NEGATE)
    return (op is c.LITERAL) == _within(c.LITERAL, value, letter, fold)


def _within(kind: Any, what: Any, letter: str, fold: bool) -> bool:
    if kind is c.CATEGORY:
        return bool(_KINDS[what].match(letter))
    spelt = {letter, letter.lower(), letter.upper()} if fold else {letter}
    if kind is c.RANGE:
        return any(len(x) == 1 and what[0] <= ord(x) <= what[1] for x in spelt)
    return chr(what) in spelt


@dataclass
class Counted:
    """A parse tree whose searches are counted; `flags` are those of the whole expression."""

    tree: list[Any]
    flags: int
    most: int = _MOST

    def __post_init__(self) -> None:
        self.fold = bool(self.flags & re.IGNORECASE)
        self.lines = bool(self.flags & re.MULTILINE)
        self.dotall = bool(self.flags & re.DOTALL)
        self.whole = self.sequence(self.tree)
        self.text, self.steps = "", 0
        self.groups: dict[int, tuple[int, int]] = {}

    def search(self, text: str) -> int:
        """Return the steps of a search of the whole text; raise TooManyError."""
        self.text, self.steps, self.groups = text, 0, {}
        for start in range(len(text) + 1):
            if self.whole(start, lambda _: True):
                break
        return self.steps

    def step(self) -> None:
        self.steps += 1
        if self.steps > self.most:
            raise TooManyError

    def sequence(self, nodes: list[Any]) -> Matcher:
        parts = [self.node(op, value) for op, value in nodes]

        def run(at: int, rest: Rest, n: int = 0) -> bool:
            return rest(at) if n == len(parts) else parts[n](at, lambda next_: run(next_, rest, n + 1))

        return run

    def node(self, op: Any, value: Any) -> Matcher:
        if op in _SINGLE:
            return self.single(self.test(op, value))
        if op in _REPEATS:
            return self.repeat(op, *value)
        if op is c.BRANCH:
            ways = [self.sequence(list(way)) for way in value[1]]
            return lambda at, rest: any(way(at, rest) for way in ways)
        if op is c.SUBPATTERN:
            return self.group(value[0], self.sequence(list(value[3])))
        if op is c.ATOMIC_GROUP:
            return self.atomic(self.sequence(list(value)))
        if op in (c.ASSERT, c.ASSERT_NOT):
            return self.aside(value[0], self.sequence(list(value[1])), value[1], op is c.ASSERT)
        if op is c.AT:
            return lambda at, rest: self.edge(value, at) and rest(at)
        if op is c.GROUPREF:
            return self.back(value)
        raise AssertionError(f"{op} is not known here")

    def test(self, op: Any, value: Any) -> Callable[[str], bool]:
        fold, dotall = self.fold, self.dotall
        return cache(lambda letter: (dotall and op is c.ANY) or takes(op, value, letter, fold))

    def single(self, fits: Callable[[str], bool]) -> Matcher:
        def run(at: int, rest: Rest) -> bool:
            self.step()
            return at < len(self.text) and fits(self.text[at]) and rest(at + 1)

        return run

    def repeat(self, op: Any, low: int, high: Any, body: Any) -> Matcher:
        most = LONG * 2 if int(high) >= ENDLESS else min(int(high), low + ROUNDS)
        if len(body) == 1 and body[0][0] in _SINGLE:
            return self.run_of(op, low, most, self.test(*body[0]))
        inner = self.sequence(list(body))

        def again(at: int, rest: Rest, n: int, before: int) -> bool:
            self.step()

            def more() -> bool:
                return n < most and (at != before or n < low) and inner(at, lambda next_: again(next_, rest, n + 1, at))

            if n < low:
                return more()
            return rest(at) or more() if op is c.MIN_REPEAT else more() or rest(at)

        matcher: Matcher = lambda at, rest: again(at, rest, 0, -1)  # noqa: E731
        return self.atomic(matcher) if op is c.POSSESSIVE_REPEAT else matcher

    def run_of(self, op: Any, low: int, most: int, fits: Callable[[str], bool]) -> Matcher:
        def run(at: int, rest: Rest) -> bool:
            text, end = self.text, at
            limit = min(len(text), at + most)
            if op is c.MIN_REPEAT:
                while True:
                    self.step()
                    if end - at >= low and rest(end):
                        return True
                    if end >= limit or not fits(text[end]):
                        return False
                    end += 1
            while end < limit and fits(text[end]):
                self.step()
                end += 1
            if op is c.POSSESSIVE_REPEAT:
                return end - at >= low and rest(end)
            for stop in range(end, at + low - 1, -1):
                self.step()
                if rest(stop):
                    return True
            return False

        return run

    def group(self, number: int | None, inner: Matcher) -> Matcher:
        if number is None:
            return inner

        def run(at: int, rest: Rest) -> bool:
            def close(end: int) -> bool:
                before = self.groups.get(number)
                self.groups[number] = (at, end)
                if rest(end):
                    return True
                if before is None:
                    del self.groups[number]
                else:
                    self.groups[number] = before
                return False

            return inner(at, close)

        return run

    def atomic(self, inner: Matcher) -> Matcher:
        def run(at: int, rest: Rest) -> bool:
            ends: list[int] = []
            return inner(at, lambda end: not ends.append(end)) and rest(ends[0])  # type: ignore[func-returns-value]

        return run

    def aside(self, direction: int, inner: Matcher, nodes: Any, wanted: bool) -> Matcher:
        width = nodes.getwidth()[0]

        def run(at: int, rest: Rest) -> bool:
            start = at if direction > 0 else at - width
            found = start >= 0 and inner(start, lambda end: direction > 0 or end == at)
            return found == wanted and rest(at)

        return run

    def back(self, number: int) -> Matcher:
        def run(at: int, rest: Rest) -> bool:
            self.step()
            if number not in self.groups:
                return False
            start, end = self.groups[number]
            return self.text.startswith(self.text[start:end], at) and rest(at + end - start)

        return run

    def edge(self, kind: Any, at: int) -> bool:
        self.step()
        text = self.text
        if kind in (c.AT_BOUNDARY, c.AT_NON_BOUNDARY):
            sides = [0 <= n < len(text) and bool(_KINDS[c.CATEGORY_WORD].match(text[n])) for n in (at - 1, at)]
            return (sides[0] != sides[1]) == (kind is c.AT_BOUNDARY)
        if kind in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
            return at == 0 or (kind is c.AT_BEGINNING and self.lines and text[at - 1] == "\n")
        return at == len(text) or (kind is c.AT_END and text[at] == "\n" and (self.lines or at == len(text) - 1))


def sample(nodes: Any, dice: random.Random, fold: bool) -> str:
    """Return a string that an expression takes, looks aside left out; short."""
    out = ""
    for op, value in nodes:
        if op in _SINGLE:
            out += chr(value) if op is c.LITERAL else next((x for x in _FILLERS + "bxyzqB7_" if takes(op, value, x, fold)), "")
        elif op is c.SUBPATTERN:
            out += sample(value[3], dice, fold)
        elif op is c.ATOMIC_GROUP:
            out += sample(value, dice, fold)
        elif op is c.BRANCH:
            out += sample(dice.choice(value[1]), dice, fold)
        elif op in _REPEATS:
            out += "".join(sample(value[2], dice, fold) for _ in range(value[0] or (1 if dice.random() < 0.3 and value[1] else 0)))
    return out


def loops(nodes: Any, before: str, dice: random.Random, fold: bool) -> Iterator[tuple[str, Any]]:
    """Yield each repeat without a limit: a string that leads to it, and its body."""
    for op, value in nodes:
        if op in _REPEATS:
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
        if len(body) == 1 and body[0][0] in _SINGLE:
            fits = counted.test(*body[0])
            some = [x for x in _FILLERS if fits(x)][:3]
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
    return max(_growth(_Key(tuple(way)), tree.state.flags, blanks) for way in ways(list(tree)))


@dataclass(frozen=True, eq=False)
class _Key:
    """A way, told from others by how it is written: many expressions share theirs."""

    nodes: tuple[Any, ...]

    def __hash__(self) -> int:
        return hash(repr(self.nodes))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and repr(self.nodes) == repr(other.nodes)


@cache
def _growth(way: _Key, flags: int, blanks: bool) -> tuple[float, str, int]:
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
                return 9.0, before + pump, _MOST
            power = math.log2(many / max(few, 1)) if many > 6 * LONG else 1.0
            worst = max(worst, (round(power, 2), before + pump, many))
    return worst


def _apart(text: str) -> str:
    return re.sub(r"\s+", " ", text).lstrip()


def _made(before: str, pump: str, length: int) -> str:
    return (before + pump * (1 + length // len(pump)))[: len(before) + length]
