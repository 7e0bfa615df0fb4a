"""A small backtracking matcher that counts its steps, over re's own parse tree, and strings made to have it try in vain.

It matches as re does, without re's shortcuts, so that how its steps grow with the text is what the expression asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from re import _constants as c
from re import _parser

WORD = re.compile(r"\w", re.UNICODE)
MANY = 20  # a loop that may go round more often than this is one that a text can drive


class TooMany(Exception):
    """The expression takes more steps than the limit."""


class Steps:
    """One attempt to match `parsed` from one place of a text."""

    def __init__(self, text: str, limit: int) -> None:
        self.text, self.limit, self.count = text, limit, 0
        self.groups: dict[int, tuple[int, int]] = {}

    def sequence(self, nodes: list, k: int, at: int) -> Iterator[int]:
        """Yield each place at which nodes[k:] can end that begin at `at`."""
        if k == len(nodes):
            yield at
            return
        for end in self.node(*nodes[k], at):
            yield from self.sequence(nodes, k + 1, end)

    def node(self, op: object, value: object, at: int) -> Iterator[int]:
        self.count += 1
        if self.count > self.limit:
            raise TooMany
        if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            if at < len(self.text) and one(op, value, self.text[at]):
                yield at + 1
        elif op is c.AT:
            if self.edge(value, at):
                yield at
        elif op is c.BRANCH:
            for way in value[1]:
                yield from self.sequence(list(way), 0, at)
        elif op is c.SUBPATTERN:
            for end in self.sequence(list(value[3]), 0, at):
                if value[0] is not None:
                    self.groups[value[0]] = (at, end)
                yield end
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            low, high, body = value
            ends = self.loop(list(body), low, high, at, greedy=op is not c.MIN_REPEAT)
            yield from islice(ends, 1) if op is c.POSSESSIVE_REPEAT else ends
        elif op is c.ATOMIC_GROUP:
            yield from islice(self.sequence(list(value), 0, at), 1)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from self.look(op is c.ASSERT, *value, at)
        elif op is c.GROUPREF:
            start, end = self.groups.get(value, (0, 0))
            if self.text.startswith(self.text[start:end], at):
                yield at + end - start
        else:
            raise NotImplementedError(op)

    def loop(self, body: list, low: int, high: int, at: int, *, greedy: bool) -> Iterator[int]:
        if low <= 0 and not greedy:
            yield at
        if high > 0:
            for end in self.sequence(body, 0, at):
                if end > at or low > 0:
                    yield from self.loop(body, low - 1, high - 1, end, greedy=greedy)
        if low <= 0 and greedy:
            yield at

    def look(self, wanted: bool, way: int, body: object, at: int) -> Iterator[int]:
        if way > 0:
            found = next(self.sequence(list(body), 0, at), None) is not None
        else:
            width = body.getwidth()[0]
            found = at >= width and at in self.sequence(list(body), 0, at - width)
        if found is wanted:
            yield at

    def edge(self, kind: object, at: int) -> bool:
        before, after = at > 0 and bool(WORD.match(self.text[at - 1])), at < len(self.text) and bool(WORD.match(self.text[at]))
        if kind in (c.AT_BOUNDARY, c.AT_NON_BOUNDARY):
            return (before is not after) is (kind is c.AT_BOUNDARY)
        if kind in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
            return at == 0 or (kind is c.AT_BEGINNING and self.text[at - 1] == "\n")
        return at == len(self.text) or (kind is c.AT_END and self.text[at] == "\n")


_CATEGORIES = {
    c.CATEGORY_DIGIT: (r"\d", True),
    c.CATEGORY_NOT_DIGIT: (r"\d", False),
    c.CATEGORY_SPACE: (r"\s", True),
    c.CATEGORY_NOT_SPACE: (r"\s", False),
    c.CATEGORY_WORD: (r"\w", True),
    c.CATEGORY_NOT_WORD: (r"\w", False),
}


def one(op: object, value: object, letter: str) -> bool:
    """Whether a letter is one that the node takes, in either case."""
    if op is c.ANY:
        return letter != "\n"
    if op in (c.LITERAL, c.NOT_LITERAL):
        return (chr(value).lower() == letter.lower()) is (op is c.LITERAL)
    negated = bool(value) and value[0][0] is c.NEGATE
    return any(_in(kind, what, letter) for kind, what in value) is not negated


def _in(kind: object, what: object, letter: str) -> bool:
    if kind is c.LITERAL:
        return chr(what).lower() == letter.lower()
    if kind is c.RANGE:
        return any(what[0] <= ord(x) <= what[1] for x in (letter.lower(), letter.upper()) if len(x) == 1)
    if kind is c.CATEGORY:
        pattern, wanted = _CATEGORIES[what]
        return bool(re.match(pattern, letter)) is wanted
    return False


def steps(parsed: object, text: str, limit: int) -> int:
    """Return how many steps it takes to find that `parsed` cannot match, or where it first does, at the beginning of `text`."""
    trial = Steps(text, limit)
    next(trial.sequence(list(parsed), 0, 0), None)
    return trial.count


def driven(pattern: str, flags: int, times: int) -> Iterator[str]:
    """Yield, for each loop of an expression, what leads to it, `times` rounds of it, and an end that spoils the match."""
    parsed = _parser.parse(pattern, flags)
    for before, body in _loops(list(parsed), ""):
        round_ = _example(list(body)) or "a"
        yield before + round_ * max(1, times // len(round_)) + "\x00"


def _loops(nodes: list, before: str) -> Iterator[tuple[str, object]]:
    for op, value in nodes:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT):
            low, high, body = value
            if high > MANY:
                yield before, body
            yield from _loops(list(body), before)
        elif op is c.SUBPATTERN:
            yield from _loops(list(value[3]), before)
        elif op is c.BRANCH:
            for way in value[1]:
                yield from _loops(list(way), before)
        elif op is c.ASSERT and value[0] > 0:
            yield from _loops(list(value[1]), before)
        before += _example([(op, value)])


def _example(nodes: list) -> str:
    """A short string that the nodes match, edges and looks aside."""
    return "".join(_of_node(op, value) for op, value in nodes)


def _of_node(op: object, value: object) -> str:
    if op is c.LITERAL:
        return chr(value)
    if op in (c.ANY, c.NOT_LITERAL, c.IN):
        return next(
            (x for x in "a 1-.,;:'\n(%£@/“" if one(op, value, x)), chr(value[0][1]) if op is c.IN and value[0][0] is c.LITERAL else ""
        )
    if op is c.BRANCH:
        return _example(list(value[1][0]))
    if op is c.SUBPATTERN:
        return _example(list(value[3]))
    if op is c.ATOMIC_GROUP:
        return _example(list(value))
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        return _example(list(value[2])) * value[0]
    return ""
