"""A regular expression -> what any match of it must hold, in words and parts of words: the idea of RE2's prefilter.

A text is read in lower case with each run of other signs than letters and digits as one blank, and a blank at either end; so is
what an expression asks for, where an edge of a word says that a blank stands there too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

# A set of strings that grows larger than this is cut where it stands.
_MOST_STRINGS = 200
# Shorter strings stand in nearly every text.
SHORTEST = 3
# So many times over a repetition is written out.
_MOST_TIMES = 3
# Ways that an expression is said to match in; what would take more is said less exactly.
_MOST_WAYS = 64
# More letters than this in a set are any letter.
_MOST_LETTERS = 10
_EDGE = "\b"
# Letters by how common they are in English: of several sets the rarest is asked for first.
_COMMON = {c: n for n, c in enumerate(" etaoinshrdlucmfwypvbgkjqxz0123456789", 2)}
# What re.IGNORECASE takes for these letters although str.lower does not.
_FOLD = str.maketrans({"ı": "i", "ſ": "s", "İ": "i"})
_SIGNS = re.compile(r"\W+")
# Bytes of a text as they are read, a blank for whatever stands in no word, as none of the signs does that have bytes of their own.
_LOWER = bytes(ord(chr(code).lower()) if code < 0x80 and re.match(r"\w", chr(code)) else ord(" ") for code in range(256))
_DIGITS = frozenset("0123456789")
# Digits of other scripts, which re takes for digits too.
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")

Strings = frozenset[str]
# All of a formula's parts must hold: one string of a set, or one of several formulas.
Formula = tuple["Strings | tuple[Formula, ...]", ...]


def plain(text: str) -> str:
    """Return `text` as it is compared with what expressions ask for."""
    folded = text if text.isascii() else _OTHER_DIGITS.sub(lambda found: str(int(found.group())), text.translate(_FOLD))
    return f" {_SIGNS.sub(' ', folded.lower()).strip()} "


def words(text: str, read: bytes | None = None) -> list[str]:
    """Return the words that `plain` reads in `text`; sooner from its bytes, as PCRE2 reads them (`machine.plain`)."""
    return plain(text).split() if read is None else read.translate(_LOWER).decode("ascii").split()


def needed(pattern: str, flags: int = 0) -> Formula:
    """Return what every match holds, the rarest first; empty where nothing can be said."""
    exact, parts = _of_sequence(list(_parser.parse(pattern, flags)))
    return _formula(exact, parts)


def rarity(strings: Strings) -> float:
    """Return roughly the share of texts that hold one of them: only good for comparing."""
    return float(sum(math.prod(_COMMON.get(letter, 40) ** -0.7 for letter in string) for string in strings))


def ways(formula: Formula) -> list[list[Strings]]:
    """Return the ways in which a formula can hold, each as sets of strings of which it holds one each; one empty way for no formula."""
    found = [[part for part in formula if isinstance(part, frozenset)]]
    for choice in formula:
        if isinstance(choice, frozenset):
            continue
        each = [way for part in choice for way in ways(part)]
        if len(found) > 1 and len(found) * len(each) > _MOST_WAYS:
            each = [[frozenset().union(*(min(way, key=_rarest_first) for way in each))]]
        found = [[*one, *other] for one in found for other in each]
    return found


def rarest(way: Iterable[Strings], most: int) -> list[Strings]:
    """Return the rarest sets of parts of words, of which a text holds one each if it holds one string of each set of `way`.

    A string of several words asks for each of them: a set is made of the rarest word of each string, one of the second rarest, and so on.
    """
    found: set[Strings] = set()
    for strings in way:
        parts = [_words(string) for string in strings]
        found.update(frozenset(words[min(n, len(words) - 1)] for words in parts) for n in range(max(map(len, parts))))
    return sorted(found, key=_rarest_first)[:most]


def _rarest_first(strings: Strings) -> tuple[float, list[str]]:
    return rarity(strings), sorted(strings)


def _words(string: str) -> list[str]:
    """The words of a string and the parts of words at its ends, the rarest first, each with the blanks that stand round it."""
    parts = string.split(" ")
    words = [" " * (n > 0) + part + " " * (n < len(parts) - 1) for n, part in enumerate(parts) if part]
    return sorted(words, key=lambda word: rarity(frozenset({word})))


def _formula(exact: Strings | None, parts: list[Any]) -> Formula:
    """Sets before choices; a part that stands twice counts once."""
    return tuple(sorted(dict.fromkeys(parts + _clause(exact)), key=lambda p: (not isinstance(p, frozenset), _cost(p))))


def _cost(part: Any) -> float:  # noqa: ANN401 - a part
    return rarity(part) if isinstance(part, frozenset) else float(len(part))


def _of_sequence(nodes: list[tuple[Any, Any]]) -> tuple[Strings | None, list[Any]]:
    """The strings that a sequence may be, if they are few; and the parts that each match of it holds."""
    running: Strings = frozenset({""})
    whole, parts = True, []
    for op, value in nodes:
        exact, inner = _of_node(op, value)
        parts += inner
        joined = None if exact is None else _joined(running, exact)
        if joined:
            running = joined
            continue
        parts += _clause(running)
        whole, running = False, exact if exact is not None else frozenset({""})
    return (running, parts) if whole else (None, parts + _clause(running))


def _joined(left: Strings, right: Strings) -> Strings | None:
    """Each of `left` with each of `right` after it; None where they are too many or none can be."""
    if len(left) * len(right) > _MOST_STRINGS:
        return None
    return frozenset(s for a in left for b in right if (s := _simple(a + b)) is not None) or None


_SPACES = re.compile(r"[ \b]+")
_EDGES = re.compile(r"[\b]+")
_BROKEN = re.compile(r"[^ \b][\b][^ \b]")


def _simple(string: str) -> str | None:
    """The string with runs of blanks as one, and edges only where it is not known what stands there; None if it cannot be."""
    if _EDGE not in string and "  " not in string:
        return string
    once = _EDGES.sub(_EDGE, _SPACES.sub(lambda run: " " if " " in run.group() else run.group(), string))
    return None if _BROKEN.search(once) else once


def _of_node(op: Any, value: Any) -> tuple[Strings | None, list[Any]]:  # noqa: ANN401 - re's own tree
    if op in _SIMPLE:
        return _SIMPLE[op](value), []
    if op is _constants.SUBPATTERN:
        return _of_sequence(list(value[3]))
    if op is _constants.ATOMIC_GROUP:
        return _of_sequence(list(value))
    if op is _constants.BRANCH:
        return _of_branches([_of_sequence(list(b)) for b in value[1]])
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return _of_repeat(*value)
    if op is _constants.ASSERT:  # takes no letters, but they must be there
        exact, parts = _of_sequence(list(value[1]))
        return frozenset({""}), parts + _clause(exact)
    return None, []


def _at(where: Any) -> Strings:  # noqa: ANN401
    if where is _constants.AT_NON_BOUNDARY:
        return frozenset({""})
    return frozenset({_EDGE if where is _constants.AT_BOUNDARY else " "})


def _letter(code: int) -> Strings | None:
    c = chr(code)
    if not (c.isalnum() or c == "_"):
        return frozenset({" "})
    return frozenset({c.lower()}) if c.isascii() else None


def _letters(members: list[tuple[Any, Any]]) -> Strings | None:
    found: set[str] = set()
    for op, value in members:
        some = _MEMBERS[op](value) if op in _MEMBERS else None
        if some is None:
            return None
        found |= some
    return frozenset(found) if len(found) <= _MOST_LETTERS else None


def _range(ends: tuple[int, int]) -> Strings | None:
    low, high = ends
    some = [_letter(code) for code in range(low, high + 1)] if high - low < _MOST_LETTERS else [None]
    return None if None in some else frozenset().union(*(s for s in some if s is not None))


def _category(kind: Any) -> Strings | None:  # noqa: ANN401
    if kind is _constants.CATEGORY_DIGIT:
        return _DIGITS
    return frozenset({" "}) if kind in (_constants.CATEGORY_SPACE, _constants.CATEGORY_NOT_WORD) else None


_MEMBERS: dict[Any, Callable[[Any], Strings | None]] = {
    _constants.LITERAL: _letter,
    _constants.RANGE: _range,
    _constants.CATEGORY: _category,
}
_SIMPLE: dict[Any, Callable[[Any], Strings | None]] = {
    _constants.LITERAL: _letter,
    _constants.IN: _letters,
    _constants.AT: _at,
    _constants.ASSERT_NOT: lambda _: frozenset({""}),
}


def _of_repeat(low: int, high: int, inside: Any) -> tuple[Strings | None, list[Any]]:  # noqa: ANN401
    exact, parts = _of_sequence(list(inside))
    if exact == frozenset({" "}):
        return frozenset({"", " "} if low == 0 else {" "}), []
    if exact is not None and not parts and high <= _MOST_TIMES and (whole := _times(exact, low, high)) is not None:
        return whole, []
    return None, [] if low == 0 else parts + _clause(exact)


def _times(strings: Strings, low: int, high: int) -> Strings | None:
    """The strings `low` to `high` times over; None where they are too many."""
    now: Strings | None = frozenset({""})
    found: set[str] = set()
    for n in range(high + 1):
        if n >= low:
            found |= now or frozenset()
        now = _joined(now, strings) if now else None
        if now is None and n < high:
            return None
    return frozenset(found) if 0 < len(found) <= _MOST_STRINGS else None


def _of_branches(ways: list[tuple[Strings | None, list[Any]]]) -> tuple[Strings | None, list[Any]]:
    strings = [exact for exact, parts in ways if exact is not None and not parts]
    union = frozenset().union(*strings)
    if len(strings) == len(ways) and len(union) <= _MOST_STRINGS:
        return union, []
    formulas = [_formula(exact, parts) for exact, parts in ways]
    if not all(formulas):
        return None, []  # one way asks for nothing
    single = [f[0] for f in formulas if len(f) == 1 and isinstance(f[0], frozenset)]
    if len(single) == len(formulas):
        return None, [frozenset().union(*single)]
    return None, [tuple(formulas)]


def _clause(strings: Strings | None) -> list[Strings]:
    """The strings as one set, if each is long enough to tell anything or holds a digit; what holds another one of them is left out."""
    ended = {_ended(s) for s in strings or ()}
    if not ended or any(len(s) < SHORTEST and _DIGITS.isdisjoint(s) for s in ended):
        return []
    return [_least(ended)]


def _ended(string: str) -> str:
    """With a blank for each edge that is left: it stands at an end, by a letter."""
    return "" if string == _EDGE else string.replace(_EDGE, " ")


def _least(strings: Iterable[str]) -> Strings:
    kept: list[str] = []
    for string in sorted(strings, key=len):
        if not any(one in string for one in kept):
            kept.append(string)
    return frozenset(kept)
