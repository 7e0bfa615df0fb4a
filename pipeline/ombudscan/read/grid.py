"""A table's cells as they are drawn on a page, and the words that stand in them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass, field

from ombudscan.read.layout import lines, single
from ombudscan.read.page import Line, Page, Rect, Run

_OVER = 2.0  # points: words that reach further over an edge stand in several cells
_Slot = tuple[float, float, Callable[[Run], None]]  # how far words in a cell may reach, and what puts them into it


@dataclass(slots=True)
class GridCell:
    """A cell of a grid: its place, how many rows and columns it covers from `row` and `column`, the runs and lines in it."""

    row: int
    column: int
    rows: int
    columns: int
    place: Rect
    runs: list[Run] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words stand in it."""
        return sum(r.words for r in self.runs)

    @property
    def text(self) -> str:
        """Its words with single blanks between."""
        return " ".join([r.text for r in self.runs])


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table's lines: column edges `xs`, row edges `ys`, and the cells between them; of a `chart` its boxes."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    ruled: bool = True
    chart: bool = False
    place: Rect = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Set `place`, the rectangle that the table covers."""
        object.__setattr__(self, "place", Rect(x0=self.xs[0], top=self.ys[0], x1=self.xs[-1], bottom=self.ys[-1]))


def fill(grid: Grid, page: Page) -> list[Run]:
    """Put each run of `page` in the cell in which its middle lies; one that reaches over an edge is cut into its words.

    Return the runs whose middle lies outside the grid.
    """
    xs, ys = grid.xs, grid.ys
    first_edge, last_edge, top_edge, low_edge = xs[0], xs[-1], ys[0], ys[-1]
    spare: list[Run] = []
    none: _Slot = (xs[0] - _OVER, xs[-1] + _OVER, spare.append)
    at = [[none] * (len(xs) + 1) for _ in range(len(ys) + 1)]
    for cell in grid.cells:
        slot: _Slot = (cell.place[0] - _OVER, cell.place[2] + _OVER, cell.runs.append)
        if cell.rows == cell.columns == 1:
            at[cell.row + 1][cell.column + 1] = slot
            continue
        for row in at[cell.row + 1 : cell.row + cell.rows + 1]:
            row[cell.column + 1 : cell.column + cell.columns + 1] = [slot] * cell.columns
    start = end = above = below = -1e9  # the square between neighbouring lines in which the run before lies
    put = spare.append
    outside: list[Run] = []
    for r in page.runs:
        x0, x1, middle = r.x0, r.x1, (r.top + r.bottom) / 2
        if above <= middle < below and start <= x0 and x1 < end:
            put(r)
            continue
        if not top_edge <= middle <= low_edge:
            outside.append(r)
            continue
        across = (x0 + x1) / 2
        if not first_edge <= across <= last_edge:
            outside.append(r)
        i, j = bisect(ys, middle), bisect(xs, across)
        left, right, put = at[i][j]
        start, end, above, below = (xs[j - 1], xs[j], ys[i - 1], ys[i]) if 0 < j < len(xs) and i < len(ys) else (0, -1, 0, -1)
        if (x0 >= left and x1 <= right) or " " not in r.text or len(cut := page.words(r)) < 2:
            put(r)
            continue
        for word in cut:
            at[bisect(ys, (word.top + word.bottom) / 2)][bisect(xs, (word.x0 + word.x1) / 2)][2](word)
    for cell in grid.cells:
        if cell.runs:
            left, _, right, _ = cell.place
            runs = cell.runs
            padding = (min([r.x0 for r in runs]) if len(runs) > 1 else runs[0].x0) - left
            edge = right - (0 if padding < 0 else 12 if padding > 12 else padding)
            cell.lines = lines(runs, page.number, edge) if len(runs) > 1 else [single(runs[0], page.number, edge)]
    return outside


def fill_boxes(grid: Grid, page: Page) -> None:
    """Put each run of `page` in the box of a chart in which its middle lies."""
    for cell in grid.cells:
        cell.runs = [r for r in page.runs if cell.place.holds(r)]
        cell.lines = lines(cell.runs, page.number, cell.place.x1 - 4)
