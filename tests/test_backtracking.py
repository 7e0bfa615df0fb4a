"""No expression of the package can take exponential time: each loop has one way at most to go round over the same letters.

Each expression's parse tree becomes the automaton of its places (Glushkov); a loop is at fault where two different walks over the
same letters lead from a place back to itself (exponential ambiguity). Edges and looks aside are taken for always true, and repeats of
eight rounds and more for endless ones: what passes here passes all the more as it is written. Fewer rounds cost a fixed factor.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser
from typing import Any

import pytest

import ombudscan
from ombudscan.pattern import Pattern

LETTERS = [chr(n) for n in range(1, 128)] + list("\u00a0\u00a3\u00e9\u00c9\u2013\u2018\u2019\u201c\u201d\u2022\u2028\u0660")
ANY = (1 << len(LETTERS)) - 1
ENDLESS = 8
_KINDS = {
    c.CATEGORY_DIGIT: r"\d",
    c.CATEGORY_NOT_DIGIT: r"\D",
    c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w",
    c.CATEGORY_NOT_WORD: r"\W",
}


@dataclass
class Part:
    """Where a stretch of an expression may begin and end, and whether it may be empty."""

    first: Counter[int] = field(default_factory=Counter)
    last: Counter[int] = field(default_factory=Counter)
    empty: bool = True


@dataclass
class Places:
    """The letters of each place of an expression, as bits, and in how many ways one follows on another."""

    letters: list[int] = field(default_factory=list)
    follows: dict[int, Counter[int]] = field(default_factory=dict)
    either_case: bool = True
    kept: dict[int, int] = field(default_factory=dict)  # the letters of a place that gives none of them back (possessive)

    def one(self, letters: int) -> Part:
        self.letters.append(letters)
        n = len(self.letters) - 1
        self.follows[n] = Counter()
        return Part(Counter([n]), Counter([n]), False)

    def join(self, lasts: Counter[int], firsts: Counter[int]) -> None:
        for a, ways in lasts.items():
            for b, more in firsts.items():
                self.follows[a][b] += ways * more

    def all(self, nodes: Any) -> Part:
        made = Part()
        for op, value in nodes:
            part = self.node(op, value)
            self.join(made.last, part.first)
            made = Part(
                made.first + part.first if made.empty else made.first,
                made.last + part.last if part.empty else part.last,
                made.empty and part.empty,
            )
        return made

    def node(self, op: Any, value: Any) -> Part:
        if op in (c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY):
            return self.one(_letters(op, repr(value), self.either_case) if op is not c.IN else _set(value, self.either_case))
        if op is c.SUBPATTERN:
            return self.group(value)
        if op is c.POSSESSIVE_REPEAT and len(value[2]) == 1 and value[2][0][0] is c.IN:
            part = self.repeated(value[0], ENDLESS, value[2])
            self.kept |= {n: self.letters[n] for n in part.last}
            return part
        if op is c.BRANCH:
            ways = [self.all(way) for way in value[1]]
            return Part(sum((w.first for w in ways), Counter()), sum((w.last for w in ways), Counter()), any(w.empty for w in ways))
        if op is c.ATOMIC_GROUP:
            return self.all(value)
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            low, high, body = value
            return self.repeated(low, min(high, ENDLESS), body)
        if op in (c.AT, c.ASSERT, c.ASSERT_NOT):
            return Part()
        if op is c.GROUPREF:
            return Part()
        raise AssertionError(f"{op} is not known here")

    def group(self, value: Any) -> Part:
        before = self.either_case
        self.either_case = (before or bool(value[1] & re.IGNORECASE)) and not value[2] & re.IGNORECASE
        made = self.all(value[3])
        self.either_case = before
        return made

    def repeated(self, low: int, high: int, body: Any) -> Part:
        if high >= ENDLESS:
            part = self.all(body)
            self.join(part.last, part.first)
            return Part(part.first, part.last, low == 0 or part.empty)
        if high == 0:
            return Part()
        one, rest = self.all(body), self.repeated(max(low - 1, 0), high - 1, body)
        self.join(one.last, rest.first)
        first = one.first + rest.first if one.empty else one.first
        last = one.last + rest.last if rest.empty or low < 2 else rest.last
        return Part(first, last, low == 0 or (one.empty and rest.empty))


@cache
def _letters(op: Any, value: str, either_case: bool) -> int:
    if op is c.ANY:
        return ANY & ~_bits(lambda letter: letter == "\n")  # the package's own [^.;] and the like are what crosses lines
    wanted = chr(int(value))
    found = _bits(lambda letter: wanted in _spelt(letter, either_case))
    return found if op is c.LITERAL else ANY & ~found


def _spelt(letter: str, either_case: bool) -> tuple[str, ...]:
    return (letter.lower(), letter.upper()) if either_case else (letter,)


def _bits(takes: Any) -> int:
    return sum(1 << n for n, letter in enumerate(LETTERS) if takes(letter))


def _set(parts: Any, either_case: bool) -> int:
    bits, negated = 0, False
    for kind, what in parts:
        if kind is c.NEGATE:
            negated = True
        elif kind is c.LITERAL:
            bits |= _letters(c.LITERAL, repr(what), either_case)
        elif kind is c.RANGE:
            bits |= _range(*what, either_case)
        else:
            bits |= _category(what)
    return ANY & ~bits if negated else bits


@cache
def _range(low: int, high: int, either_case: bool) -> int:
    return _bits(lambda x: any(len(y) == 1 and low <= ord(y) <= high for y in _spelt(x, either_case)))


@cache
def _category(kind: Any) -> int:
    return _bits(re.compile(_KINDS[kind]).match)


def loops(nodes: Any) -> Iterator[Any]:
    """Yield what each loop that may go round eight times repeats, also within looks aside."""
    for op, value in nodes:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            if value[1] >= ENDLESS and any(inner[0] is not c.LITERAL for inner in value[2]):
                yield value[2]
            yield from loops(value[2])
        elif op is c.SUBPATTERN:
            yield from loops(value[3])
        elif op is c.ATOMIC_GROUP:
            yield from loops(value)
        elif op is c.BRANCH:
            for way in value[1]:
                yield from loops(way)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from loops(value[1])


def faulty(body: Any, either_case: bool) -> bool:
    """Whether a loop over `body` has two walks over the same letters from a place back to itself."""
    if len(body) == 1 and body[0][0] in (c.IN, c.ANY, c.LITERAL, c.NOT_LITERAL):
        return False
    places = Places(either_case=either_case)
    part = places.all(body)
    places.join(part.last, part.first)
    if any(ways > 1 for n in places.follows for ways in places.follows[n].values()):
        return True
    return _two_walks(places)


def _two_walks(places: Places) -> bool:
    """Every place of a loop leads to every other: it is enough that two walks part and meet again."""
    ahead = {
        (b, d)
        for n in places.follows
        for b in places.follows[n]
        for d in places.follows[n]
        if b < d and _after(places, n, b) & _after(places, n, d)
    }
    seen, waiting = set(ahead), list(ahead)
    while waiting:
        a, b = waiting.pop()
        for x in places.follows[a]:
            for y in places.follows[b]:
                if not _after(places, a, x) & _after(places, b, y):
                    continue
                if x == y:
                    return True
                if (pair := (min(x, y), max(x, y))) not in seen:
                    seen.add(pair)
                    waiting.append(pair)
    return False


def _after(places: Places, a: int, b: int) -> int:
    return places.letters[b] & ~(places.kept.get(a, 0) if a != b else 0)


def expressions() -> list[tuple[str, int]]:
    """Return the expressions that modules of the package hold by name, with their flags (train and web left out)."""
    for module in pkgutil.walk_packages(ombudscan.__path__, "ombudscan."):
        if not any(part in module.name for part in ("cluster", "__main__", "train", "web", "warm")):
            importlib.import_module(module.name)
    found = {(p.pattern, p.flags) for p in gc.get_objects() if type(p) is Pattern}
    for name, module in list(sys.modules.items()):
        if name.startswith("ombudscan"):
            held = [w for v in vars(module).values() for w in (v if isinstance(v, tuple | list) else [v])]
            found |= {(p.pattern, p.flags & ~re.UNICODE) for p in held if isinstance(p, re.Pattern) and isinstance(p.pattern, str)}
    return sorted(found)


def exponential(pattern: str, flags: int = 0) -> bool:
    """Whether a loop of the expression is at fault."""
    parsed = _parser.parse(pattern, flags)
    return any(faulty(body, bool(parsed.state.flags & re.IGNORECASE)) for body in loops(parsed))


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b", "(a*)*b", r"(\w+\s*)+:", "(a|ab|b)*c", "(?:ab|[ac]b){0,9}c", r"(?=(\d+)+x)", "(?i)(AB|[ac]b)*b",
        r"(?:\w+[ -]?){0,9}x", "(x(a*)(a*))*", r"(?:\d+\.\d+)*x",
    ],
)  # fmt: skip
def test_a_loop_that_can_go_two_ways_is_found(pattern: str) -> None:
    assert exponential(pattern)


@pytest.mark.parametrize(
    "pattern", ["a+b+", r"(?:\w+\s+)+x", "(ab|ac)*d", r"(?:[^.;]+[.;])*x", "(?:a?b)*c", r"\d+(?:\.\d+)*", r"(?:\d+\.\d++)*x"]
)
def test_a_loop_with_one_way_is_left(pattern: str) -> None:
    assert not exponential(pattern)


def test_no_expression_of_the_package_is_exponential() -> None:
    every = expressions()
    assert len(every) > 900
    assert [p for p, flags in every if exponential(p, flags)] == []
