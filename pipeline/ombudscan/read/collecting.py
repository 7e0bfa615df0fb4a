"""Python's search for cycles of dead objects, put off while a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects between two searches. Python's own 700 make it search some hundred times in one document, whose nouns form no cycles
# (4 to 6 per cent of the time: scripts/bench_read.py); pdfplumber's do, so that it is not put off for good.
_BETWEEN = 50_000


@contextmanager
def seldom() -> Iterator[None]:
    """Search for dead cycles seldom until the end of the block."""
    first, *others = gc.get_threshold()
    if first:  # 0: somebody has turned it off
        gc.set_threshold(max(first, _BETWEEN), *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)
