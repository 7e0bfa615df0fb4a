"""Regular expressions that are first tried by PCRE2's machine code, and by Python's own only where that finds something.

Hundreds of wordings are looked for in every sentence, and nearly none is there. What a match says (its places, its groups)
always comes from `re`; PCRE2 says where there is none, several times sooner, and needs no time worth mention to prepare.
A process that reads many documents prepares a Sieve as well, which tells of a sentence at once which wordings its letters
rule out. docs/decisions/0013.
"""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property, lru_cache, reduce
from itertools import count
from operator import or_
from typing import Any, cast

from ombudscan import letters

try:
    import pcre2 as _pcre2
except ImportError:  # no machine code for this system: re does it all, and takes its time
    _pcre2 = None

# Texts whose answers are remembered: some twenty long documents' sentences.
_REMEMBERED = 1 << 13
_TO_THE_END = 1 << 62
# Stands for every sign that is neither a letter, a digit nor a blank and not in ASCII: no wording in ASCII tells one from another.
_SIGN = "\xff"
# A string that is asked for longer than this is asked for so far.
_LONGEST = 10
_numbers = count()


class Pattern:
    """A regular expression with the methods of re.Pattern that are used here; matches are the same, only sooner.

    A wrong expression raises re.error when it is first tried (a test tries them all).
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        # The bit by which a text remembers that this expression is not found in it.
        self.bit = 1 << next(_numbers)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def quick(self) -> Any:  # noqa: ANN401 - pcre2's own
        """The expression for PCRE2, over bytes; None where it cannot be had."""
        return _quick(self.pattern, self.flags)

    def ready(self) -> None:
        """Do now what is otherwise done when it is first needed: for a process whose children have it from then on."""
        _ = self.quick, self.compiled

    def absent(self, text: str) -> bool:
        """Tell whether there is surely no match in `text`."""
        asked = _asked(text)
        if asked.without & self.bit:
            return True
        if self.quick is None or (plain := asked.plain) is None or _found(self.quick, plain, 0, _TO_THE_END):
            return False
        asked.without |= self.bit
        return True

    def search(self, text: str, pos: int = 0, endpos: int = _TO_THE_END) -> re.Match[str] | None:
        """Return the first match, or None."""
        if pos or endpos != _TO_THE_END:
            return self._between(text, pos, endpos)
        asked = _asked(text)
        if asked.without & self.bit:
            return None
        if self.quick is None or (plain := asked.plain) is None:
            found = self.compiled.search(text)
        else:
            hit = _found(self.quick, plain, 0, _TO_THE_END)
            found = cast("re.Match[str]", Found(self, text, hit)) if hit else None
        if found is None:
            asked.without |= self.bit
        return found

    def _between(self, text: str, pos: int, endpos: int) -> re.Match[str] | None:
        plain = _asked(text).plain
        if self.quick is not None and plain is not None and not _found(self.quick, plain, pos, endpos):
            return None
        return self.compiled.search(text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int = _TO_THE_END) -> re.Match[str] | None:
        """Return the match at `pos`, or None."""
        return None if endpos == _TO_THE_END and self.absent(text) else self.compiled.match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text, or None."""
        return None if self.absent(text) else self.compiled.fullmatch(text)

    def finditer(self, text: str, pos: int = 0, endpos: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        return iter(()) if endpos == _TO_THE_END and self.absent(text) else self.compiled.finditer(text, pos, endpos)

    def findall(self, text: str) -> list[Any]:
        """Return what re.Pattern.findall returns."""
        return [] if self.absent(text) else self.compiled.findall(text)

    def sub(self, with_: Any, text: str) -> str:  # noqa: ANN401 - a string or a function, as in re
        """Return `text` with the matches replaced."""
        return text if self.absent(text) else self.compiled.sub(with_, text)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """Return the parts of `text` between the matches."""
        return [text] if self.absent(text) else self.compiled.split(text, maxsplit)


class Found:
    """A match of which nobody has asked yet what it holds: re is asked when somebody does, from where PCRE2 found it."""

    __slots__ = ("_by", "_hit", "_match", "_text")

    def __init__(self, by: Pattern, text: str, hit: Any) -> None:  # noqa: ANN401 - pcre2's own match, or True
        self._by, self._text, self._hit = by, text, hit
        self._match: re.Match[str] | None = None

    def _real(self) -> re.Match[str]:
        if self._match is None:
            start = 0 if self._hit is True else self._hit.start()
            self._match = self._by.compiled.search(self._text, start) or self._by.compiled.search(self._text)
            assert self._match is not None, self._by.pattern
        return self._match

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever re.Match has
        return getattr(self._real(), name)

    def __getitem__(self, group: int | str) -> Any:  # noqa: ANN401
        return self._real()[group]


class _Asked:
    """What is known of a text: how PCRE2 reads it (None where it cannot), and which expressions are not found in it.

    `sifted` is the sieve that it has been through.
    """

    __slots__ = ("plain", "sifted", "without")

    def __init__(self, text: str) -> None:
        self.without = 0
        self.sifted: Sieve | None = None
        self.plain = text.encode() if text.isascii() else None


@lru_cache(maxsize=_REMEMBERED)
def _asked(text: str) -> _Asked:
    return _Asked(text)


class Sieve:
    """What many expressions ask of a text's letters (see `letters`), answered for all of them in one pass over the text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        import ahocorasick

        asked = [(p.bit, sets) for p in patterns if (sets := _asked_of(p))]
        self._all = reduce(or_, (bit for bit, _ in asked), 0)
        places: dict[letters.Strings, int] = {}
        bits: dict[str, int] = defaultdict(int)
        first: dict[str, list[int]] = defaultdict(list)
        for n, (_, sets) in enumerate(asked):
            for strings in sets:
                places.setdefault(strings, len(places))
            for string in min(sets, key=lambda s: (letters.rarity(s), sorted(s))):
                first[string].append(n)
        for strings, place in places.items():
            for string in strings:
                bits[string] |= 1 << place
        self._wants = [(bit, reduce(or_, (1 << places[s] for s in sets))) for bit, sets in asked]
        # Each string, with the sets that it stands in, and the expressions whose rarest set it is of by their place in `_wants`.
        self._strings = ahocorasick.Automaton()
        same: dict[tuple[int, tuple[int, ...]], tuple[int, tuple[int, ...]]] = {}  # most strings stand in one set only
        for string, held in bits.items():
            told = held, tuple(first[string])
            self._strings.add_word(string, same.setdefault(told, told))
        self._strings.make_automaton()

    def barred(self, text: str) -> int:
        """Return the bits of the expressions that cannot match anywhere in `text`."""
        held, left = 0, 0
        maybe: set[int] = set()
        for _, (sets, wanting) in self._strings.iter(letters.plain(text)):
            held |= sets
            if wanting:
                maybe.update(wanting)
        for n in maybe:
            bit, need = self._wants[n]
            if need & held == need:
                left |= bit
        return self._all & ~left


def _asked_of(pattern: Pattern) -> list[letters.Strings]:
    """The sets of strings of which every match holds one each, as far as they are asked for."""
    sets = letters.sets(letters.needed(pattern.pattern, pattern.flags))
    return [frozenset(string[:_LONGEST] for string in strings) for strings in sets]


_sieve: Sieve | None = None


def prepare() -> None:
    """Make ready every expression that there is now, and the sieve for them: seconds, once in a process and for its children."""
    global _sieve
    every = [one for one in gc.get_objects() if type(one) is Pattern]
    for one in every:
        one.ready()
    with suppress(ImportError):
        _sieve = Sieve(every)


def barred(text: str) -> int:
    """Return the bits of expressions that are known not to match anywhere in `text`: all by its letters, where a sieve was made."""
    asked = _asked(text)
    if _sieve is not None and asked.sifted is not _sieve:
        asked.without |= _sieve.barred(text)
        asked.sifted = _sieve
    return asked.without


def _quick(pattern: str, flags: int) -> Any:  # noqa: ANN401
    if _pcre2 is None:
        return None
    kinds = ((re.IGNORECASE, _pcre2.I), (re.VERBOSE, _pcre2.X), (re.DOTALL, _pcre2.S), (re.MULTILINE, _pcre2.M))
    # NOOPT: with its own shortcuts PCRE2 10.47 misses "second stage" in r"\bstages?[\s-]{0,2}(?:2|two)\b|\bsecond[\s-]stage\b".
    wanted = sum(theirs for ours, theirs in kinds if flags & ours) | _pcre2.NOOPT
    spelt = "".join(c if c.isascii() else _SIGN for c in pattern).encode("latin-1")
    with suppress(_pcre2.PatternError):
        return _pcre2.compile(spelt, flags=wanted, jit=True)
    return None


def _found(quick: Any, plain: bytes, pos: int, endpos: int) -> Any:  # noqa: ANN401
    """What PCRE2 finds; True where it gives up, so that re decides."""
    try:
        return quick.search(plain, pos, min(endpos, len(plain)))
    except _pcre2.LibraryError:
        return True
