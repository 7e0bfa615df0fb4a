"""The worst milliseconds that each regular expression takes over strings made to cost it the most, as `re` and as the program asks.

    python scripts/bench_expressions.py                  # at the length to which sentences are cut
    python scripts/bench_expressions.py --whole    # those asked of more than that while a document is read, at a document's length

The strings are those of tests/growing.py: for each loop of each way through an expression a beginning that leads to it and a part that
keeps it going. The power of a text's length that a search can take at most is told from the expression itself (tests/powers.py).
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from asked import asked_of_more
from counted import Counted
from expressions import expressions
from growing import pumps, ways
from ombudscan.extract.signs import LONGEST
from ombudscan.pattern import Pattern
from powers import power

TOLD = 5
# Characters of some three pages without a stop.
DOCUMENT = 10_000


def strings(pattern: str, flags: int, raw: bool, length: int) -> Iterator[str]:
    """Yield the strings made to cost an expression the most, with no two blanks together but for text as it came (`raw`)."""
    tree = _parser.parse(pattern, flags)
    made = {pair for way in ways(list(tree)) for pair in pumps(Counted(way, tree.state.flags))}
    for before, pump in sorted(made) or [("", "a ")]:
        text = (before + pump * length)[:length] + "\x01"
        yield text if raw else re.sub(r"\s+", " ", text)


def milliseconds(asked: Any, text: str) -> float:
    """Return the processor time of a search."""
    begun = time.process_time_ns()
    asked.search(text)
    return (time.process_time_ns() - begun) / 1e6


def worst(asked: Any, texts: list[str]) -> float:
    """Return the most that one of the texts takes: the least of three, each a little longer, for an answer is remembered by its text."""
    text = max(texts, key=lambda one: milliseconds(asked, one))
    return min(milliseconds(asked, text + "\x02" * n) for n in range(1, 4))


def both(pattern: str, flags: int, raw: bool, length: int) -> tuple[float, float]:
    """Return the most that `re` takes, and that the program's own way of asking takes."""
    own = Pattern(pattern, flags)
    own.ready()
    texts = list(strings(pattern, flags, raw, length))
    return worst(re.compile(pattern, flags), texts), worst(own, texts)


def long_ones() -> dict[tuple[str, int], bool]:
    """Return the expressions that are asked of more than a sentence."""
    return dict.fromkeys(asked_of_more(LONGEST), False)


def line(name: str, took: list[float]) -> str:
    """Return the figures of one way of asking."""
    of_100 = sorted(took)[len(took) * 99 // 100]
    return f"{name}: median {statistics.median(took):.3f} ms, 99 of 100 below {of_100:.2f} ms, worst {max(took):.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--whole", action="store_true", help="those that are asked of more than a sentence, at the length of a document")
    whole = parser.parse_args().whole
    every, length = (long_ones(), DOCUMENT) if whole else (expressions(), LONGEST)
    took = {one: both(*one, raw, length) for one, raw in every.items()}
    powers = Counter(power(pattern, flags, blanks=raw) for (pattern, flags), raw in every.items())
    print(f"{len(every)} expressions, {length} characters; power of the length: {dict(sorted(powers.items()))}")
    print(line("re", [t[0] for t in took.values()]))
    print(line("as asked", [t[1] for t in took.values()]))
    for (pattern, _), (plain, own) in sorted(took.items(), key=lambda x: -x[1][1])[:TOLD]:
        print(f"  {own:.2f} ms (re {plain:.2f}): {' '.join(pattern.split())[:100]}")


if __name__ == "__main__":
    main()
