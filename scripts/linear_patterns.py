"""Feed every regular expression of the package long strings made from its own parse tree to have it try in vain.

    python scripts/linear_patterns.py

Each loop of an expression gets what leads to it, ever more rounds of itself, and an end that spoils the match; the search is timed
at doubled lengths. Prints the worst, and exits with 1 where one takes more than `MOST_MS` for `LONGEST` characters: more than a sentence
ever has, as what is longer is cut or passed over (extract.signs), and blanks in a row are one blank by then (text.normalise).
"""

from __future__ import annotations

import gc
import importlib
import math
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser
from typing import Any

import ombudscan
from ombudscan.pattern import Pattern
from ombudscan.text import normalise

SHORTEST, LONGEST, MOST_MS = 125, 2000, 250.0
MANY = 20  # a loop that may go round more often than this is one that a text can drive
_LEFT_OUT = ("train", "web", "cluster", "__main__", "warm")


def patterns() -> list[tuple[str, int, bool]]:
    """Return every expression of the package, its flags, and whether it meets text as it stands in the file (read) or normalised."""
    for module in pkgutil.walk_packages(ombudscan.__path__, "ombudscan."):
        if not any(part in module.name for part in _LEFT_OUT):
            importlib.import_module(module.name)
    found = {(p.pattern, p.flags, False) for p in gc.get_objects() if type(p) is Pattern}
    for name, module in list(sys.modules.items()):
        if name.startswith("ombudscan"):
            held = [w for v in vars(module).values() for w in (v if isinstance(v, tuple | list) else [v])]
            found |= {
                (p.pattern, p.flags & ~re.UNICODE, name.startswith("ombudscan.read"))
                for p in held
                if isinstance(p, re.Pattern) and isinstance(p.pattern, str)
            }
    return sorted(found)


def growth(pattern: str, flags: int, raw: bool) -> tuple[float, float, str]:
    """Return the milliseconds that the worst string takes, the power of the length by which that grew last, and the string."""
    compiled, worst = re.compile(pattern, flags), (0.0, 0.0, "")
    for number, _ in enumerate(driven(pattern, flags, 2)):
        before, took, times, power = 0.0, 0.0, SHORTEST, 0.0
        while times <= LONGEST and took < MOST_MS:
            text = _nth(pattern, flags, times, number)
            text = text if raw else normalise(text.replace("\0", "§"))
            begun = time.process_time()
            compiled.search(text)
            before, took = took, 1000 * (time.process_time() - begun)
            power = math.log2(took / before) if before > 1 else 0.0
            times *= 2
        worst = max(worst, (took, power, text[:50]))
    return worst


def _nth(pattern: str, flags: int, times: int, number: int) -> str:
    return next(text for n, text in enumerate(driven(pattern, flags, times)) if n == number)


def main() -> int:
    found = patterns()
    told = sorted(((*growth(p, f, raw), p) for p, f, raw in found), reverse=True)
    for took, power, text, pattern in told[:15]:
        print(f"{took:8.1f} ms  by the power {power:3.1f}  {' '.join(pattern.split())[:70]!r}  {text!r}")
    slow = [t for t in told if t[0] > MOST_MS]
    print(f"{len(found)} expressions; {len(slow)} take more than {MOST_MS:.0f} ms for {LONGEST} characters.")
    return 1 if slow else 0


_CATEGORIES = {
    c.CATEGORY_DIGIT: (r"\d", True),
    c.CATEGORY_NOT_DIGIT: (r"\d", False),
    c.CATEGORY_SPACE: (r"\s", True),
    c.CATEGORY_NOT_SPACE: (r"\s", False),
    c.CATEGORY_WORD: (r"\w", True),
    c.CATEGORY_NOT_WORD: (r"\w", False),
}


def one(op: Any, value: Any, letter: str) -> bool:
    """Whether a letter is one that the node takes, in either case."""
    if op is c.ANY:
        return letter != "\n"
    if op in (c.LITERAL, c.NOT_LITERAL):
        return (chr(value).lower() == letter.lower()) is (op is c.LITERAL)
    negated = bool(value) and value[0][0] is c.NEGATE
    return any(_in(kind, what, letter) for kind, what in value) is not negated


def _in(kind: Any, what: Any, letter: str) -> bool:
    if kind is c.LITERAL:
        return chr(what).lower() == letter.lower()
    if kind is c.RANGE:
        return any(what[0] <= ord(x) <= what[1] for x in (letter.lower(), letter.upper()) if len(x) == 1)
    if kind is c.CATEGORY:
        pattern, wanted = _CATEGORIES[what]
        return bool(re.match(pattern, letter)) is wanted
    return False


def driven(pattern: str, flags: int, times: int) -> Iterator[str]:
    """Yield, for each loop of an expression, what leads to it, `times` rounds of it, and an end that spoils the match."""
    parsed = _parser.parse(pattern, flags)
    for before, body in _loops(list(parsed), ""):
        round_ = _example(list(body)) or "a"
        yield before + round_ * max(1, times // len(round_)) + "\x00"


def _loops(nodes: list[Any], before: str) -> Iterator[tuple[str, Any]]:
    for op, value in nodes:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT):
            _, high, body = value
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


def _example(nodes: list[Any]) -> str:
    """A short string that the nodes match, edges and looks aside."""
    return "".join(_of_node(op, value) for op, value in nodes)


def _of_node(op: Any, value: Any) -> str:
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


if __name__ == "__main__":
    sys.exit(main())
