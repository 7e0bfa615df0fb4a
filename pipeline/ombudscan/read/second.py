"""When pdfium's grid of a form looks odd, pdfplumber is asked for the page too; the better grid is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ombudscan.read.grid import Grid, GridCell

_NUMBER = re.compile(r"\(?\d{1,2}\.\d{1,2}[.)]?")  # "5.10": a provision's number at the beginning of a cell
_FEWEST = 3  # numbered rows that make a table a form
_WIDEST_STEP = 2  # numbers of one section that follow each other on a page: a wider step has left one out


def odd(grids: Sequence[Grid]) -> bool:
    """Say whether a form's grid holds two numbered rows in one cell, misses a number that stands elsewhere, or loses words."""
    return any(g.ruled and not g.chart and _faults(g) for g in grids)


def worth(grids: Sequence[Grid]) -> int:
    """Return how many rows of forms have a number to themselves, less the faults: the more, the better a reading."""
    return sum(len(_numbers([c for c in g.cells if c.column == 0 and c.runs])) - 2 * _faults(g) for g in grids if g.ruled and not g.chart)


def _numbers(first: Sequence[GridCell]) -> list[tuple[int, int]]:
    """Return the provision numbers that begin the cells of the first column."""
    found = [m.group() for c in first if (m := _NUMBER.match(c.runs[0].text))]
    return [(int(a), int(b)) for f in found for a, b in [f.strip("().").split(".")]]


def _faults(grid: Grid) -> int:
    first = [c for c in grid.cells if c.column == 0 and c.runs]
    crowded = sum(max(len([1 for line in c.lines if _NUMBER.fullmatch(line.runs[0].text)]) - 1, 0) for c in first if len(c.lines) > 1)
    numbers = _numbers(first)
    if len(numbers) + crowded < _FEWEST:
        return 0
    skipped = sum(a == c and d - b > _WIDEST_STEP for (a, b), (c, d) in pairwise(numbers))
    if not skipped:
        return crowded
    strays = sum(bool(_NUMBER.fullmatch(c.text)) for c in grid.cells if c.column > 0)
    return crowded + min(skipped, strays)
