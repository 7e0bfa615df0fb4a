"""How many steps a backtracking search takes: each expression's parse tree, matched by us, on strings made to cost it the most.

Repeats with a limit are cut down to three rounds more than they need: they cost a fixed factor, however long the text, and what is
asked here is how the steps grow with it. What is left are the repeats without a limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from typing import Any

# Rounds that a limited repeat keeps beyond its least; a limit from here on counts as none.
ROUNDS, ENDLESS = 3, 1000
LONG = 180
# More steps than this for one string: no need to go on.
MOST = 4 * LONG * LONG
SINGLE = (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
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
    most: int = MOST

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
        if op in SINGLE:
            return self.single(self.test(op, value))
        if op in REPEATS:
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
        if len(body) == 1 and body[0][0] in SINGLE:
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
