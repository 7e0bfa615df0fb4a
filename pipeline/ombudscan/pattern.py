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
# All of a formula's parts must hold: one run of a set of runs, or one of several formulas.
Formula = tuple["Strings | tuple[Formula, ...]", ...]
Bits = tuple["int | tuple[Bits, ...]", ...]


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
    def bits(self) -> Bits:
        """What a match must hold, as bits."""
        return _bits(needed(self.pattern, self.flags))

    def absent(self, text: str) -> bool:
        """Tell whether no match can stand in `text`, for want of letters."""
        if len(text) > _LONGEST:
            return False
        return not _may(self.bits, _letters(text))

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


def needed(pattern: str, flags: int = 0) -> Formula:
    """Return what every match holds, in runs of three letters of lower case; empty where nothing can be said."""
    exact, parts = _of_sequence(list(_parser.parse(pattern, flags)))
    return _formula(exact, parts)


def _formula(exact: Strings | None, parts: list[Any]) -> Formula:
    """The cheap and telling parts first; a part that stands twice counts once."""
    return tuple(sorted(dict.fromkeys(parts + _clause(exact)), key=lambda p: (not isinstance(p, frozenset), _cost(p))))


def _of_sequence(nodes: list[tuple[Any, Any]]) -> tuple[Strings | None, list[Any]]:
    """The strings that a sequence may be, if they are few; and the parts that each match of it holds."""
    running: Strings = frozenset({""})
    whole, parts = True, []
    for op, value in nodes:
        exact, inner = _of_node(op, value)
        parts += inner
        joined = None if exact is None else frozenset(a + b for a in running for b in exact)
        if joined is not None and len(joined) <= _MOST_STRINGS:
            running = joined
            continue
        parts += _clause(running)
        whole, running = False, exact if exact is not None else frozenset({""})
    return (running, parts) if whole else (None, parts + _clause(running))


def _of_node(op: Any, value: Any) -> tuple[Strings | None, list[Any]]:  # noqa: ANN401 - re's own tree
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


def _of_repeat(low: int, high: int, inside: Any) -> tuple[Strings | None, list[Any]]:  # noqa: ANN401
    exact, parts = _of_sequence(list(inside))
    if low == 0:
        return (exact | {""} if high == 1 and exact is not None and not parts else None), []
    return None, parts + _clause(exact)


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


def _cost(part: Any) -> float:  # noqa: ANN401 - a part
    """Roughly how many texts hold it."""
    if not isinstance(part, frozenset):
        return float(len(part))
    return sum(1 / math.prod(_COMMON.get(letter, 40) for letter in run) for run in part)


def _bits(formula: Formula) -> Bits:
    return tuple(_mask(part) if isinstance(part, frozenset) else tuple(map(_bits, part)) for part in formula)


def _may(formula: Bits, letters: int) -> bool:
    """Tell whether a text of these letters may hold all of the formula."""
    for part in formula:
        if isinstance(part, int):
            if not part & letters:
                return False
        elif not any(_may(way, letters) for way in part):
            return False
    return True


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
