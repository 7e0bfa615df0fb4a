"""Regular expressions that are tried only where their own letters stand, and compiled only when they are first tried.

Hundreds of wordings are looked for in every sentence, and nearly none is there. Each pattern's letters that any match
must hold are taken from its parse tree (as RE2's prefilter does); a text without them is passed over. docs/decisions/0008.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

# Sets of strings that grow larger than this are cut into the letters they need.
_MOST_STRINGS = 24
_BITS = 4096
# A longer text holds nearly every run of three letters: asking is wasted.
_LONGEST = 3000
# Letters by how common they are in English: of several runs the rarest is asked for.
_COMMON = {c: n for n, c in enumerate(" etaoinshrdlucmfwypvbgkjqxz-'0123456789", 1)}
# What re.IGNORECASE takes for these letters although str.lower does not.
_FOLD = str.maketrans({"ı": "i", "ſ": "s"})

Strings = frozenset[str]


class Pattern:
    """A regular expression with the methods of re.Pattern that are used here; matches are the same, only sooner.

    A wrong expression raises re.error when it is first tried (a test tries them all).
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def masks(self) -> tuple[int, ...]:
        """For each set of runs of which a match must hold one, their bits."""
        return tuple(_mask(clause) for clause in needed(self.pattern, self.flags))

    def absent(self, text: str) -> bool:
        """Tell whether no match can stand in `text`, for want of letters."""
        if len(text) > _LONGEST:
            return False
        bits = _letters(text)
        return not all(mask & bits for mask in self.masks)

    def search(self, text: str, pos: int = 0, endpos: int = 1 << 62) -> re.Match[str] | None:
        """Return the first match, or None."""
        return None if self.absent(text) else self.compiled.search(text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int = 1 << 62) -> re.Match[str] | None:
        """Return the match at `pos`, or None."""
        return None if self.absent(text) else self.compiled.match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text, or None."""
        return None if self.absent(text) else self.compiled.fullmatch(text)

    def finditer(self, text: str, pos: int = 0, endpos: int = 1 << 62) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        return iter(()) if self.absent(text) else self.compiled.finditer(text, pos, endpos)

    def findall(self, text: str) -> list[Any]:
        """Return what re.Pattern.findall returns."""
        return [] if self.absent(text) else self.compiled.findall(text)

    def sub(self, with_: Any, text: str) -> str:  # noqa: ANN401 - a string or a function, as in re
        """Return `text` with the matches replaced."""
        return text if self.absent(text) else self.compiled.sub(with_, text)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """Return the parts of `text` between the matches."""
        return [text] if self.absent(text) else self.compiled.split(text, maxsplit)


def needed(pattern: str, flags: int = 0) -> tuple[Strings, ...]:
    """Return sets of runs of three letters, in lower case: every match holds at least one of each set."""
    exact, clauses = _of_sequence(list(_parser.parse(pattern, flags)))
    clauses += _clause(exact)
    return tuple(sorted(set(clauses), key=lambda c: (_cost(c), sorted(c)))[:2])


def _of_sequence(nodes: list[tuple[Any, Any]]) -> tuple[Strings | None, list[Strings]]:
    """The strings that a sequence may be, if they are few; and the sets of which a match holds one each."""
    running: Strings | None = frozenset({""})
    whole, clauses = True, []
    for op, value in nodes:
        exact, inner = _of_node(op, value)
        clauses += inner
        joined = None if exact is None or running is None else frozenset(a + b for a in running for b in exact)
        if joined is not None and len(joined) <= _MOST_STRINGS:
            running = joined
            continue
        clauses += _clause(running)
        whole, running = False, exact if exact is not None else frozenset({""})
    if whole:
        return running, clauses
    return None, clauses + _clause(running)


def _of_node(op: Any, value: Any) -> tuple[Strings | None, list[Strings]]:  # noqa: ANN401 - re's own tree
    if op is _constants.LITERAL:
        return _letter(chr(value)), []
    if op is _constants.IN:
        return _letters_of(value), []
    if op is _constants.SUBPATTERN:
        return _of_sequence(list(value[3]))
    if op is _constants.ATOMIC_GROUP:
        return _of_sequence(list(value))
    if op is _constants.BRANCH:
        return _of_branches([_of_sequence(list(b)) for b in value[1]])
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
        return _of_repeat(*value)
    if op in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return frozenset({""}), []  # takes no letters
    return None, []


def _of_repeat(low: int, high: int, inside: Any) -> tuple[Strings | None, list[Strings]]:  # noqa: ANN401
    exact, clauses = _of_sequence(list(inside))
    if (low, high) == (1, 1):
        return exact, clauses
    if low == 0:
        return (exact | {""} if high == 1 and exact is not None else None), []
    return None, clauses + _clause(exact)


def _of_branches(ways: list[tuple[Strings | None, list[Strings]]]) -> tuple[Strings | None, list[Strings]]:
    strings = [exact for exact, _ in ways if exact is not None]
    union = frozenset().union(*strings)
    if len(strings) == len(ways) and len(union) <= _MOST_STRINGS:
        return union, []
    best = [min(found, key=_cost) for exact, clauses in ways if (found := clauses + _clause(exact))]
    return None, [frozenset().union(*best)] if len(best) == len(ways) else []


def _letter(c: str) -> Strings | None:
    return frozenset({c.lower()}) if c.isascii() else None


def _letters_of(members: list[tuple[Any, Any]]) -> Strings | None:
    if len(members) > 4 or any(op is not _constants.LITERAL for op, _ in members):
        return None
    letters = [_letter(chr(value)) for _, value in members]
    return None if None in letters else frozenset().union(*(x for x in letters if x is not None))


def _clause(strings: Strings | None) -> list[Strings]:
    """One set with the rarest run of each string, if each is long enough to have one."""
    if not strings or min(map(len, strings)) < 3:
        return []
    return [frozenset(min((s[i : i + 3] for i in range(len(s) - 2)), key=_rarity) for s in strings)]


def _rarity(run: str) -> tuple[int, str]:
    return -sum(_COMMON.get(c, 40) for c in run), run


def _cost(clause: Strings) -> float:
    """Roughly how many texts hold one of the runs."""
    return sum(1 / math.prod(_COMMON.get(letter, 40) for letter in run) for run in clause)


def _mask(runs: Strings) -> int:
    bits = 0
    for run in runs:
        bits |= _bit(run)
    return bits


@lru_cache(maxsize=1 << 16)
def _bit(run: str) -> int:
    return 1 << (hash(run) % _BITS)


@lru_cache(maxsize=4096)
def _letters(text: str) -> int:
    """The bits of every run of three letters in `text`."""
    plain = text.lower().translate(_FOLD)
    bits = 0
    for run in {plain[i : i + 3] for i in range(len(plain) - 2)}:
        bits |= _bit(run)
    return bits
