"""The power of a text's length that an expression's search can take at most, told from the expression alone.

Its parse tree becomes the automaton of its places (tests/test_backtracking.py), behind a loop that stands for the search's
beginnings. Where a word leads round one loop, from that loop to a later one, and round the later one too, a long run of it may be
shared out between both in as many ways as it has places (Weber and Seidl: infinite ambiguity). Each such pair of loops on one way
through the expression adds a power to the one that a look at each letter takes. Letters' edges (`\\b`) are heeded; looks back are taken
for true, and looks ahead for ways that lead nowhere. Repeats with a limit are cut down: they cost a fixed factor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser
from typing import Any

from growing import Way, ways
from test_backtracking import ANY, LETTERS, Part, Places

ENDLESS, ROUNDS, LEAST = 1000, 2, 4
CUBE = 3  # rounds of a part that goes on by itself: as many show a third power
WORD = sum(1 << n for n, letter in enumerate(LETTERS) if re.match(r"\w", letter))
BLANK = sum(1 << n for n, letter in enumerate(LETTERS) if letter.isspace())
_SINGLE = (c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY)
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
# A pair of loops of many places each: beyond so many states it is taken for guilty.
_MOST_STATES = 100_000


@dataclass
class Sided(Places):
    """Places of word letters apart from places of other letters; `edges` are the places that stand for a `\\b` (True) or `\\B`."""

    edges: dict[int, bool | None] = field(default_factory=dict)
    loops: list[frozenset[int]] = field(default_factory=list)  # of places, each outermost; those of a look aside are not in it
    aside: set[int] = field(default_factory=set)
    # The places of each group that gives nothing back, and those that it may end with.
    left_once: list[tuple[frozenset[int], frozenset[int]]] = field(default_factory=list)
    lines: bool = False
    dotall: bool = False

    def one(self, letters: int) -> Part:
        sides = [super(Sided, self).one(part) for part in (letters & WORD, letters & ~WORD) if part]
        return Part(sum((s.first for s in sides), Counter()), sum((s.last for s in sides), Counter()), False)

    def node(self, op: Any, value: Any) -> Part:
        if op is c.ANY and self.dotall:
            return self.one(ANY)
        if op is c.AT:
            return self.asked({c.AT_BOUNDARY: True, c.AT_NON_BOUNDARY: False}.get(value))
        if op in (c.ASSERT, c.ASSERT_NOT):
            seen, passed = self.looked_at(value[1]) if value[0] > 0 else Part(), self.asked(None)
            return Part(seen.first + passed.first, passed.last, False)
        if op is c.ATOMIC_GROUP:
            return self.once(lambda: self.all(value))
        if op is c.POSSESSIVE_REPEAT:
            part = self.once(lambda: self.repeated(*value))
            if len(value[2]) == 1 and value[2][0][0] in _SINGLE and value[1] >= ENDLESS:
                self.kept |= dict.fromkeys(part.last, sum(self.letters[n] for n in part.last))
            return part
        return self.repeated(*value) if op in _REPEATS else super().node(op, value)

    def asked(self, differ: bool | None) -> Part:
        """A place that takes no letter: what stands on its sides has to be of two kinds, or of one, or it is not known."""
        made = super().one(ANY)
        self.edges[next(iter(made.first))] = differ
        return made

    def once(self, made: Callable[[], Part]) -> Part:
        begin = len(self.letters)
        part = made()
        self.left_once.append((frozenset(range(begin, len(self.letters))), frozenset(part.last)))
        return part

    def looked_at(self, body: Any) -> Part:
        begin = len(self.letters)
        part = self.all(body)
        self.aside |= set(range(begin, len(self.letters)))
        return Part(part.first)

    def _loop(self, places: frozenset[int]) -> None:
        self.loops = [*(x for x in self.loops if not x <= places), places]

    def repeated(self, low: int, high: int, body: Any) -> Part:
        low, endless = min(int(low), LEAST), int(high) >= ENDLESS
        if endless and low < 2:
            begin = len(self.letters)
            part = self.all(body)
            self.join(part.last, part.first)
            self._loop(frozenset(range(begin, len(self.letters))) - self.aside - set(self.edges))
            return Part(part.first, part.last, low == 0 or part.empty)
        high = ENDLESS if endless else min(int(high), low + (CUBE if _goes_on(body) else ROUNDS))
        if high == 0:
            return Part()
        one, rest = self.all(body), self.repeated(max(low - 1, 0), ENDLESS if endless else high - 1, body)
        self.join(one.last, rest.first)
        return Part(
            one.first + rest.first if one.empty else one.first,
            one.last + rest.last if rest.empty or low < 2 else rest.last,
            low == 0 or (one.empty and rest.empty),
        )


def _goes_on(body: Any) -> bool:
    """Whether something in a repeated part goes on without limit, so that each round may add a power of its own."""
    for op, value in body:
        if op in _REPEATS and (int(value[1]) >= ENDLESS or _goes_on(value[2])):
            return True
        if op is c.SUBPATTERN and _goes_on(value[-1]):
            return True
        if op is c.BRANCH and any(map(_goes_on, value[1])):
            return True
        if op is c.ATOMIC_GROUP and _goes_on(value):
            return True
    return False


class Walks:
    """The walks through an expression's places: which follow on which, heeding edges, and the loops among them."""

    def __init__(self, nodes: list[Any], flags: int, blanks: bool) -> None:
        self.blanks = blanks
        self.at = Sided(either_case=bool(flags & re.IGNORECASE), lines=bool(flags & re.MULTILINE), dotall=bool(flags & re.DOTALL))
        part = self.at.all(nodes)
        before = self._anywhere()
        self.at.join(Counter(before), part.first)
        # What the expression may end with: a search that comes there has found something, and looks no further than the few places
        # of a round that lead there again.
        self.ends = frozenset(part.last)
        self.before = before
        free = self.at.lines or not _anchored(nodes)
        self.home = {n: k for k, loop in enumerate(self.at.loops) for n in loop}
        self.next = {n: self._next(n) for n in self.at.follows if n not in self.at.edges}
        self.loops = [x for x in self.at.loops if free or x != before]

    def _anywhere(self) -> frozenset[int]:
        """The loop that stands for the places at which a search begins."""
        self.at.repeated(0, ENDLESS, [(c.IN, [(c.NEGATE, None)])])
        return self.at.loops[-1]

    def _next(self, a: int) -> list[int]:
        word, out = bool(self.at.letters[a] & WORD), set()
        waiting = [(b, ()) for b in self.at.follows[a]]
        while waiting:
            b, edges = waiting.pop()
            if b in self.at.edges:
                waiting += [(x, (*edges, self.at.edges[b])) for x in self.at.follows[b] if len(edges) < 8]
            elif all(x is None or x == (word != bool(self.at.letters[b] & WORD)) for x in edges) and self.taken(a, b):
                out.add(b)
        return sorted(out)

    def taken(self, a: int, b: int) -> int:
        """The letters with which place `b` follows on `a`: none that a loop which gives nothing back would have taken."""
        if a in self.at.kept and self.home.get(a) != self.home.get(b, -1):
            return self.at.letters[b] & ~self.at.kept[a]
        return self.at.letters[b]

    def reached(self, start: frozenset[int], letters: int = -1) -> set[int]:
        """The places that a walk of such letters leads to."""
        seen: set[int] = set()
        waiting = list(start)
        while waiting:
            a = waiting.pop()
            for b in self.next[a]:
                if b not in seen and self.taken(a, b) & letters:
                    seen.add(b)
                    waiting.append(b)
        return seen

    def letters(self, loop: frozenset[int]) -> int:
        """The letters that stand in a loop."""
        return reduce(or_, (self.at.letters[n] for n in loop))

    def single(self, loop: frozenset[int]) -> bool:
        """Whether a loop is of one letter a round."""
        return len(loop) < 3 and all(set(self.next[n]) >= loop for n in loop)

    def shared(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of loops that can share a run of letters."""
        for i, one in enumerate(self.loops):
            later = self.reached(one)
            for j, other in enumerate(self.loops):
                if i != j and other & later and self.joined(one, other) and self._share(one, other):
                    yield i, j

    def goes_round(self, places: frozenset[int]) -> bool:
        """Whether a walk among these places alone comes back to where it was."""
        left, ends = places, None
        while left != ends:
            left, ends = frozenset(n for n in left if left.intersection(self.next[n])), left
        return bool(left)

    def joined(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether no group that gives nothing back holds the one loop without the other, or with the other as its end.

        Who comes to the end of such a group stays there.
        """
        return not any(one <= group and (not other <= group or other <= ends) for group, ends in self.at.left_once)

    def _share(self, one: frozenset[int], other: frozenset[int]) -> bool:
        both = self.letters(one) & self.letters(other)
        if not both & ~(0 if self.blanks else BLANK) or not other & self._reached(one, both):
            return False
        return (self.single(one) and self.single(other)) or any(self._round(p, q, one, other) for p in one for q in other)

    @cache  # noqa: B019 - lives as long as the walks
    def _reached(self, one: frozenset[int], letters: int) -> set[int]:
        return self.reached(frozenset(n for n in one if self.at.letters[n] & letters), letters)

    def _round(self, p: int, q: int, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether one word leads from p round to p, from p to q, and from q round to q."""
        seen = {(p, p, q)}
        waiting = [(p, p, q)]
        while waiting and len(seen) < _MOST_STATES:
            x, y, z = waiting.pop()
            for x2 in one.intersection(self.next[x]):
                for z2 in other.intersection(self.next[z]):
                    both = self.taken(x, x2) & self.taken(z, z2)
                    for y2 in self.next[y] if both else ():
                        if not both & self.taken(y, y2):
                            continue
                        if (state := (x2, y2, z2)) == (p, q, q):
                            return True
                        if state not in seen:
                            seen.add(state)
                            waiting.append(state)
        return bool(waiting)


def _anchored(nodes: Any) -> bool:
    for op, value in nodes:
        if op is c.AT:
            if value in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
                return True
        elif op is c.SUBPATTERN:
            return _anchored(value[3])
        elif op is c.BRANCH:
            return all(map(_anchored, value[1]))
        elif op not in (c.ASSERT, c.ASSERT_NOT):
            return False
    return False


def power(pattern: str, flags: int = 0, *, blanks: bool = True) -> int:
    """Return the power of a text's length that a search takes at most.

    Without `blanks` no two blanks stand beside each other: so it is in every document's text (tests/read/test_blanks.py).
    """
    tree = _parser.parse(pattern, flags)
    return max(_power(Way(tuple(way)), tree.state.flags, blanks) for way in ways(list(tree)))


@cache
def _power(way: Way, flags: int, blanks: bool) -> int:
    walks = Walks(list(way.nodes), flags, blanks)
    pairs = list(walks.shared())
    searched = [(a, b) for a, b in pairs if walks.goes_round(walks.loops[b] - walks.ends)]
    matched = [(a, b) for a, b in pairs if walks.loops[a] != walks.before]
    return 1 + max(_chain(walks, searched), _chain(walks, matched))


def _chain(walks: Walks, pairs: list[tuple[int, int]]) -> int:
    """The most of `pairs` that stand one behind the other."""
    later = [walks.reached(loop) | loop for loop in walks.loops]
    longest: dict[int, int] = {}

    def behind(i: int) -> int:
        if i not in longest:
            longest[i] = 0
            next_ = [(a, b) for a, b in pairs if walks.loops[a] & later[i] and walks.joined(walks.loops[i], walks.loops[a])]
            longest[i] = max((1 + behind(b) for _, b in next_), default=0)
        return longest[i]

    return max(map(behind, range(len(walks.loops))), default=0)
