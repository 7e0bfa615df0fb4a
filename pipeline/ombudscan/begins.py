"""A regular expression -> the same with a look at where a match of it can begin, so that most places of a text are passed over at once.

PCRE2 tries each of an expression's alternatives at each place of a text: its own shortcut for that loses matches (`machine`). Thirty
alternatives that all begin a word with one of twelve letters need not be tried within words, nor at other letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

# What must stand before a match's first letter: nothing in particular, an edge of a word, the text's beginning.
_ANYWHERE, _EDGE, _START = "", r"\b", "^"
# More letters than this stand nearly everywhere, and looking for them gains nothing.
_MOST_LETTERS = 60
_ANY = frozenset(map(chr, range(128)))
_CATEGORIES = {_constants.CATEGORY_DIGIT: "0123456789", _constants.CATEGORY_SPACE: " \t\n\r\f\v\x1c\x1d\x1e\x1f"}
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_ONE_LETTER = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)
_NO_WIDTH = (_constants.ASSERT, _constants.ASSERT_NOT)

Wheres = frozenset[str]


class _UnknownError(Exception):
    """Nothing can be said of where a match begins."""


def told(pattern: str, flags: int) -> str:
    """Return `pattern` behind a look ahead that holds wherever it can match; `pattern` itself where nothing can be said."""
    parsed = _parser.parse(pattern, flags)
    firsts = _Firsts()
    try:
        empty = firsts.of(parsed, frozenset({_ANYWHERE}), lines=False)
        if empty:  # matches without a letter
            return pattern
        ahead = "|".join(_look(where, letters) for where, letters in sorted(firsts.letters.items()))
    except _UnknownError:
        return pattern
    # A comment at the end of an expression with blanks and comments would take the bracket with it.
    return f"(?={ahead})(?:{pattern}" + ("\n)" if parsed.state.flags & re.VERBOSE else ")")


class _Firsts:
    """The letters that a match can begin with, by what must stand before them."""

    def __init__(self) -> None:
        self.letters: dict[str, set[str]] = defaultdict(set)

    def of(self, nodes: Iterable[tuple[Any, Any]], wheres: Wheres, *, lines: bool) -> Wheres:
        """Note what a sequence can begin with, and return where it can end without a letter; with `lines` ^ stands at each line."""
        for op, value in nodes:
            if not wheres:
                break
            wheres = self._of_node(op, value, wheres, lines=lines)
        return wheres

    def _of_node(self, op: Any, value: Any, wheres: Wheres, *, lines: bool) -> Wheres:  # noqa: ANN401 - re's own tree
        if op in _NO_WIDTH:
            return wheres
        if op is _constants.AT:
            return _at(value, wheres, lines=lines)
        if op is _constants.SUBPATTERN:
            return self.of(value[3], wheres, lines=lines or bool(value[1] & re.MULTILINE))
        if op is _constants.ATOMIC_GROUP:
            return self.of(value, wheres, lines=lines)
        if op is _constants.BRANCH:
            return frozenset().union(*[self.of(branch, wheres, lines=lines) for branch in value[1]])
        if op in _REPEATS:
            least, _, inside = value
            after = self.of(inside, wheres, lines=lines)
            return after | wheres if least == 0 else after
        if op not in _ONE_LETTER:
            raise _UnknownError
        some = _folded(_members(value if op is _constants.IN else [(op, value)]))
        for where in wheres:
            self.letters[where] |= some
        return frozenset()


def _at(value: Any, wheres: Wheres, *, lines: bool) -> Wheres:  # noqa: ANN401
    """Where a sequence is after a place without width."""
    if value is _constants.AT_BOUNDARY:
        return frozenset(where or _EDGE for where in wheres)
    if value in (_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING) and not lines:
        return frozenset({_START})
    return wheres


def _members(members: Iterable[tuple[Any, Any]]) -> Iterable[str]:
    """The letters of a set, or _ANY."""
    found: set[str] = set()
    for op, value in members:
        if op is _constants.LITERAL:
            found.add(chr(value))
        elif op is _constants.RANGE and value[1] - value[0] < _MOST_LETTERS:
            found |= {chr(code) for code in range(value[0], value[1] + 1)}
        elif op is _constants.CATEGORY and value in _CATEGORIES:
            found |= set(_CATEGORIES[value])
        else:
            return _ANY
    return found


def _folded(letters: Iterable[str]) -> set[str]:
    """The letters in either case: more is passed than need be where the expression tells them apart."""
    return {other for letter in letters for other in (letter, letter.lower(), letter.upper()) if len(other) == 1}


def _look(where: str, letters: set[str]) -> str:
    """What is looked for before a match: one of the letters at its place, or the place alone where it may be any letter."""
    if len(letters) > _MOST_LETTERS:
        if where == _ANYWHERE:
            raise _UnknownError
        return where
    return where + "[" + "".join(f"\\x{ord(letter):02x}" if letter.isascii() else letter for letter in sorted(letters)) + "]"
