"""Regular expressions that are first tried by PCRE2's machine code, and by Python's own only where that finds something.

Hundreds of wordings are looked for in every sentence, and nearly none is there. What a match says (its places, its groups)
always comes from `re`; PCRE2 says where there is none, several times sooner, and needs no time worth mention to prepare.
A process that reads many documents prepares a Sieve as well, which tells of a sentence at once which wordings its letters
rule out. docs/decisions/0013.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, cast

from ombudscan import begins
from ombudscan.machine import Machine, machine, plain

if TYPE_CHECKING:
    from ombudscan.sieve import Sieve

# Texts whose answers are remembered: those of some forty long documents, each of which asks about nearly a thousand.
_REMEMBERED = 1 << 15
_TO_THE_END = 1 << 62
# A text is sifted once so many expressions were tried in it in vain: by then it has cost as much as sifting does.
_SOME = 4
# A longer text holds letters of nearly all wordings.
_A_PARAGRAPH = 2000
_numbers = count()


class Pattern:
    """A regular expression with the methods of re.Pattern that are used here; matches are the same, only sooner.

    A wrong expression raises re.error when it is first tried (a test tries them all).
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        # The bit by which a text remembers that this expression is not found in it.
        self.bit = 1 << next(_numbers)
        self._compiled: re.Pattern[str] | None = None
        self._quick: Machine | None = None
        self._tried = False

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    @property
    def quick(self) -> Machine | None:
        """The expression for PCRE2, over bytes; None where it cannot be had."""
        if not self._tried:
            self._quick, self._tried = machine(self.pattern, self.flags), True
        return self._quick

    def ready(self) -> None:
        """Do now what is otherwise done when it is first needed, and with more care: for a process whose children have it from then on."""
        self._quick, self._tried = machine(begins.told(self.pattern, self.flags), self.flags), True
        _ = self.compiled

    def absent(self, text: str) -> bool:
        """Tell whether there is surely no match in `text`."""
        asked, bit = _asked(text), self.bit
        if asked.without & bit:
            return True
        quick, read = self.quick, asked.plain
        if asked.within & bit or quick is None or read is None:
            return False
        there = quick.holds(read, 0, len(read))
        if there is False:
            _lacks(asked, text, bit)
        elif there:
            asked.within |= bit
        return there is False

    def search(self, text: str, pos: int = 0, endpos: int = _TO_THE_END) -> re.Match[str] | None:
        """Return the first match, or None."""
        if pos or endpos != _TO_THE_END:
            return self._between(text, pos, endpos)
        asked, bit = _asked(text), self.bit
        if asked.without & bit:
            return None
        quick, read = self.quick, asked.plain
        there: bool | None = bool(asked.within & bit) or None
        if there is None and quick is not None and read is not None:
            there = quick.holds(read, 0, len(read))
        if there:
            asked.within |= bit
            return cast("re.Match[str]", Found(self, text, cast("bytes", read)))
        # without an answer PCRE2 cannot be had, cannot read the text, or gives up
        found = self.compiled.search(text) if there is None else None
        if found is None:
            _lacks(asked, text, bit)
        return found

    def _between(self, text: str, pos: int, endpos: int) -> re.Match[str] | None:
        quick, read = self.quick, _asked(text).plain
        if quick is not None and read is not None and quick.holds(read, min(pos, len(read)), min(endpos, len(read))) is False:
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

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where each match begins and ends, in order: for a long text in which there are many, and no one asks for their groups."""
        if self.absent(text):
            return []
        quick, read = self.quick, _asked(text).plain
        found = None if quick is None or read is None else quick.spans(read)
        return [match.span() for match in self.compiled.finditer(text)] if found is None else found

    def count(self, text: str) -> int:
        """Return how many matches there are."""
        return len(self.spans(text))

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

    __slots__ = ("_by", "_match", "_read", "_text")

    def __init__(self, by: Pattern, text: str, read: bytes) -> None:
        self._by, self._text, self._read = by, text, read
        self._match: re.Match[str] | None = None

    def _real(self) -> re.Match[str]:
        if self._match is None:
            start = self._by.quick.start(self._read) if self._by.quick else 0
            self._match = self._by.compiled.search(self._text, start) or self._by.compiled.search(self._text)
            assert self._match is not None, self._by.pattern
        return self._match

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever re.Match has
        return getattr(self._real(), name)

    def __getitem__(self, group: int | str) -> Any:  # noqa: ANN401
        return self._real()[group]


class _Asked:
    """What is known of a text: how PCRE2 reads it (None where it cannot), which expressions are not found in it, and which are.

    `sifted` is the sieve that it has been through, `missed` how many expressions were tried in vain before.
    """

    __slots__ = ("missed", "plain", "sifted", "within", "without")

    def __init__(self, text: str) -> None:
        self.without = self.within = self.missed = 0
        self.sifted: Sieve | None = None
        self.plain = plain(text)


@lru_cache(maxsize=_REMEMBERED)
def _asked(text: str) -> _Asked:
    return _Asked(text)


_sieve: Sieve | None = None


def prepare() -> None:
    """Make ready every expression that there is now, and the sieve for them: seconds, once in a process and for its children."""
    global _sieve
    from ombudscan.sieve import Sieve

    every = [one for one in gc.get_objects() if type(one) is Pattern]
    for one in every:
        one.ready()
    _sieve = Sieve(every)


def barred(text: str) -> int:
    """Return the bits of expressions that are known not to match anywhere in `text`: all by its letters, where a sieve was made."""
    asked = _asked(text)
    if _sieve is not None and asked.sifted is not _sieve:
        _sift(asked, text, _sieve)
    return asked.without


def any_of(patterns: Iterable[Pattern], text: str) -> bool:
    """Tell whether one of the expressions is found in `text`; those that its letters rule out are passed over."""
    ruled_out = barred(text)
    return any(not one.bit & ruled_out and one.search(text) for one in patterns)


def _lacks(asked: _Asked, text: str, bit: int) -> None:
    """Remember that an expression is not in a text; one in which several were not is likely to be asked for many more."""
    asked.without |= bit
    asked.missed += 1
    if asked.missed == _SOME and _sieve is not None and asked.sifted is not _sieve and len(text) <= _A_PARAGRAPH:
        _sift(asked, text, _sieve)


def _sift(asked: _Asked, text: str, by: Sieve) -> None:
    asked.without |= by.barred(text)
    asked.sifted = by
