"""Regular expressions that are tried only where their own letters stand, and compiled only when they are first tried.

Hundreds of wordings are looked for in every sentence, and nearly none is there. Each pattern's letters that any match
must hold are taken from its parse tree (as RE2's prefilter does); a text without them is passed over. What all patterns ask of
a text is answered at once and remembered, so that each of them costs two operations on integers. docs/decisions/0008.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import count
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from threading import Lock
from typing import Any

# Sets of strings that grow larger than this are cut into the letters they need.
_MOST_STRINGS = 24
# Texts whose answers are remembered: some twenty long documents' sentences.
_REMEMBERED = 1 << 13
# A longer text holds nearly every run of three letters: asking is wasted.
_LONGEST = 3000
# Letters by how common they are in English: of several runs the rarest is asked for.
_COMMON = {c: n for n, c in enumerate(" etaoinshrdlucmfwypvbgkjqxz-'0123456789", 1)}
# What re.IGNORECASE takes for these letters although str.lower does not.
_FOLD = str.maketrans({"ı": "i", "ſ": "s"})

Strings = frozenset[str]
# All of a formula's parts must hold: one run of a set of runs, or one of several formulas.
Formula = tuple["Strings | tuple[Formula, ...]", ...]
# The same with each set of runs as one bit: the bits that must all be there, and several formulas of which one must hold.
Bits = tuple[int, "tuple[tuple[Bits, ...], ...]"]
_TO_THE_END = 1 << 62
# More alternatives than this are tried together.
_MOST_WAYS = 64
# So often an expression is tried as a whole before its alternatives are taken apart: that costs more than one document saves.
_OFTEN = 200
_numbers = count()


class Pattern:
    """A regular expression with the methods of re.Pattern that are used here; matches are the same, only sooner.

    A wrong expression raises re.error when it is first tried (a test tries them all).
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._tried = 0

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def bits(self) -> Bits:
        """What a match must hold, as bits."""
        return _bits(needed(self.pattern, self.flags))

    @cached_property
    def own(self) -> int:
        """The bit by which a text remembers that this expression is not found in it."""
        return 1 << next(_numbers)

    def absent(self, text: str) -> bool:
        """Tell whether no match can stand in `text`, for want of letters."""
        if len(text) > _LONGEST:
            return False
        need, choices = self.bits
        held = _held(text)
        return need & held != need or (bool(choices) and not _some(choices, held))

    def search(self, text: str, pos: int = 0, endpos: int = _TO_THE_END) -> re.Match[str] | None:
        """Return the first match, or None."""
        if self.absent(text):
            return None
        if pos or endpos != _TO_THE_END or len(text) > _LONGEST:
            return self.compiled.search(text, pos, endpos)
        asked = _asked(text)
        if asked.without & self.own:
            return None
        found = self.compiled.search(text) if self._one_may(text) else None
        if found is None:
            asked.without |= self.own
        return found

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The alternatives that the expression is made of, if there are several."""
        return tuple(Way(way) for way in _ways(_parser.parse(self.pattern, self.flags)))

    def ready(self) -> None:
        """Do now what is otherwise done when it is first needed: for a process whose children have it from then on."""
        self._tried = _OFTEN
        _ = self.bits, self.compiled, [way.compiled for way in self.ways]

    def _one_may(self, text: str) -> bool:
        """Tell whether one of the alternatives whose letters stand in `text` is found in it (or there are none to ask)."""
        if self._tried < _OFTEN:
            self._tried += 1
            return True
        ways, held = self.ways, _held(text)  # in this order: the first look at the ways makes new bits
        left = [way for way in ways if way.need & held == way.need and (not way.choices or _some(way.choices, held))]
        return len(left) == len(ways) or any(way.compiled.search(text) for way in left)

    def match(self, text: str, pos: int = 0, endpos: int = _TO_THE_END) -> re.Match[str] | None:
        """Return the match at `pos`, or None."""
        return None if self.absent(text) else self.compiled.match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text, or None."""
        return None if self.absent(text) else self.compiled.fullmatch(text)

    def finditer(self, text: str, pos: int = 0, endpos: int = _TO_THE_END) -> Iterator[re.Match[str]]:
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


class Way:
    """One alternative of an expression: what a match of it must hold, and the expression for it alone."""

    def __init__(self, parsed: Any) -> None:  # noqa: ANN401 - re's own tree
        self._parsed = parsed
        self.need, self.choices = _bits(_formula(*_of_sequence(list(parsed))))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression for this alternative."""
        made: re.Pattern[str] = _compiler.compile(self._parsed)
        return made


def _ways(parsed: Any) -> list[Any]:  # noqa: ANN401
    """The alternatives of a parse tree, each as one; what re took out in front of them is put back. None where they are one or too many."""
    found = list(_alternatives(list(parsed)))
    return [_parser.SubPattern(parsed.state, nodes) for nodes in found] if 1 < len(found) <= _MOST_WAYS else []


def _alternatives(nodes: list[Any]) -> Iterator[list[Any]]:
    *front, (op, value) = nodes or [(None, None)]
    if op is _constants.SUBPATTERN and value[:3] == (None, 0, 0):
        yield from _alternatives([*front, *value[3]])
    elif op is _constants.BRANCH:
        for way in value[1]:
            yield from _alternatives([*front, *way])
    else:
        yield nodes


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


# Every set of runs that some pattern asks for, by its place among them; and for each run, the bits of the sets it stands in.
_sets: dict[Strings, int] = {}
_by_run: dict[str, int] = {}
_adding = Lock()


def _bits(formula: Formula) -> Bits:
    need, choices = 0, []
    for part in formula:
        if isinstance(part, frozenset):
            need |= _bit(part)
        else:
            choices.append(tuple(map(_bits, part)))
    return need, tuple(choices)


def _bit(runs: Strings) -> int:
    with _adding:
        if runs not in _sets:
            for run in runs:
                _by_run[run] = _by_run.get(run, 0) | 1 << len(_sets)
            _sets[runs] = len(_sets)  # last: from now on texts are asked for it
        return 1 << _sets[runs]


def _some(choices: tuple[tuple[Bits, ...], ...], held: int) -> bool:
    """Tell whether of each choice one way may hold."""
    return all(any(need & held == need and (not inner or _some(inner, held)) for need, inner in ways) for ways in choices)


class _Asked:
    """What is known of a text: which sets of runs it holds one of (of so many sets), and which expressions are not found in it."""

    __slots__ = ("held", "known", "without")

    def __init__(self) -> None:
        self.held = self.known = self.without = 0


@lru_cache(maxsize=_REMEMBERED)
def _asked(text: str) -> _Asked:
    return _Asked()


def _held(text: str) -> int:
    """The bits of every set of runs of which `text` holds one."""
    asked = _asked(text)
    known = len(_sets)
    if asked.known != known:  # patterns have been used for the first time since
        plain = text.lower().translate(_FOLD)
        held = 0
        for run in {plain[i : i + 3] for i in range(len(plain) - 2)}:
            held |= _by_run.get(run, 0)
        asked.held, asked.known = held, known
    return asked.held
