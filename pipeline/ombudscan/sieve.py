"""What many expressions ask of a text's words, answered for all of them at once: it may only say "surely not here".

Of each expression are known the ways in which it can match, and of each way a few sets of strings, one of which stands in some word
of the text (`letters`). Every way has a bit for each of its sets. A word brings the bits of the sets whose strings it holds; where one
of the ways has all of its bits, the expression may match. docs/decisions/0013.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Protocol

import numpy as np

from ombudscan import letters, machine

Way = tuple[letters.Strings, ...]

# Words whose bits are remembered: two kilobytes each, at most.
_WORDS = 1 << 13
# So many sets of a way are asked for, the rarest first: a fourth rules out one in twenty more, and makes all bits longer.
_SETS = 3


class Sifted(Protocol):
    """What is asked of an expression: as it is written, and the bit by which it is known."""

    pattern: str
    flags: int
    bit: int


class Sieve:
    """Tells of a text which of many expressions its words rule out."""

    def __init__(self, patterns: Iterable[Sifted]) -> None:
        ways = {one.bit.bit_length() - 1: _ways(one) for one in patterns}
        # An expression of which nothing is known, and a bit that belongs to none, have one way that asks for nothing.
        each = [ways.get(n) or [()] for n in range(max(ways, default=0) + 1)]
        self._every = (1 << len(each)) - 1
        self._begins = np.cumsum([0, *map(len, each)])[:-1]
        self._folds = _folds([len(some) for some in each])
        self._count = sum(map(len, each))
        self._size, self._one_each = -(-self._count // 8), (1 << self._count) - 1
        self._words = _Words()
        self._given = 0
        for n, way in enumerate(way for some in each for way in some):
            for k in range(_SETS):
                bit = 1 << (n + k * self._count)
                if k < len(way):
                    self._words.ask(way[k], bit)
                else:
                    self._given |= bit

    def barred(self, text: str) -> int:
        """Return the bits of the expressions that cannot match anywhere in `text`."""
        held = reduce(or_, filter(None, map(self._words.__getitem__, letters.words(text, machine.plain(text)))), self._given)
        whole = reduce(and_, [held >> k * self._count for k in range(_SETS)]) & self._one_each
        for step, within in self._folds:
            whole |= whole >> step & within
        bits = np.unpackbits(np.frombuffer(whole.to_bytes(self._size, "little"), np.uint8), bitorder="little")
        may = np.packbits(bits[self._begins], bitorder="little")
        return self._every & ~int.from_bytes(may.tobytes(), "little")


def _folds(sizes: list[int]) -> list[tuple[int, int]]:
    """How bits in groups of these `sizes`, one after the other, are brought together at each group's first bit.

    A bit is joined by the one so many `step` places above it, where both are of one group, which `within` tells: for steps of 1, 2, 4, and
    so on, the first bit has then been joined by all of its group. Whole numbers take less time for it than numpy's reduceat.
    """
    folds, step = [], 1
    while step < max(sizes, default=0):
        within = begin = 0
        for size in sizes:
            within |= (1 << max(size - step, 0)) - 1 << begin
            begin += size
        folds.append((step, within))
        step *= 2
    return folds


class _Words(dict[str, int]):
    """The bits of every word met: those of all strings in it, its edges among them."""

    def __init__(self) -> None:
        super().__init__()
        self._strings: dict[str, int] = defaultdict(int)
        self._same: dict[int, int] = {}  # many words bring the same
        self._longest = 0

    def ask(self, strings: letters.Strings, bit: int) -> None:
        """Let words that hold one of the strings bring `bit`."""
        for string in strings:
            self._strings[string] |= bit
            self._longest = max(self._longest, len(string))

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS:
            self.clear()
            self._same.clear()
        text, bits = f" {word} ", 0
        for begin in range(len(text)):
            for end in range(begin + 1, min(begin + self._longest, len(text)) + 1):
                bits |= self._strings.get(text[begin:end], 0)
        self[word] = bits = self._same.setdefault(bits, bits)
        return bits


def _ways(pattern: Sifted) -> list[Way]:
    """The ways in which an expression can match, each with the sets that are asked for; what differs in one set only is one way."""
    ways = [tuple(letters.rarest(way, _SETS)) for way in letters.ways(letters.needed(pattern.pattern, pattern.flags))]
    for k in range(_SETS):
        joined: dict[tuple[Way, int], letters.Strings] = defaultdict(frozenset)
        for way in ways:
            joined[way[:k] + way[k + 1 :], len(way)] |= frozenset().union(*way[k : k + 1])
        ways = [(*others[:k], strings, *others[k:]) if strings else others for (others, _), strings in joined.items()]
    return ways
