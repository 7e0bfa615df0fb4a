"""Python's search for cycles of dead objects, put off while a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Searches among the youngest between two among the next older, and of these between two of all, where searching is seldom for good.
_YOUNG, _OLDER = 20, 50
# New objects between two searches. Python's own 700 make it search some hundred times in one document, whose nouns form no cycles
# (4 to 6 per cent of the time: scripts/bench_read.py); pdfplumber's do, so that it is not put off for good.
_BETWEEN = 50_000


@contextmanager
def seldom() -> Iterator[None]:
    """Search for dead cycles seldom until the end of the block.

    What was made stays young: to put it with the old ones unsearched (`gc.freeze`, `gc.unfreeze`) spared a hundredth of the time, and put a
    caller's own dead cycles there too, where they stay: beside python-docx a process grew to twice its size.
    """
    first, *others = gc.get_threshold()
    if first:  # 0: somebody has turned it off
        gc.set_threshold(max(first, _BETWEEN), *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)


def seldom_for_good() -> None:
    """Search seldom from now on, in this process and all that it forks: for a process that ends after some documents."""
    if gc.get_threshold()[0]:
        gc.set_threshold(_BETWEEN, _YOUNG, _OLDER)


def search() -> None:
    """Search for dead cycles among what was made lately, where there are some to be found."""
    gc.collect(1)


def keep() -> None:
    """Leave out of every search, from now on, what there is: a child that searched it would make its own copy of it."""
    gc.collect()
    gc.freeze()
