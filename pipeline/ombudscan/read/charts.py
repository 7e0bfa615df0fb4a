"""Flow charts: closed boxes with words that stand apart from one another and are joined by lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ombudscan.read.page import Page, Rect, around
from ombudscan.read.rulings import Grid, GridCell

_APART = 6.0  # points: boxes nearer than this are cells of a table
_REACH = 10.0  # points: a line, its arrow head apart, that ends this near to a box belongs to it
_LEAST = 3  # boxes


def chart(page: Page) -> Grid | None:
    """Return the flow chart on a page as a grid of boxes, one below another in reading order, or None where there is none."""
    if len(page.frames) < _LEAST:
        return None
    boxes = [f for f in page.frames if any(f.holds(r) for r in page.runs) and not any(_crosses(line, f) for line in page.rulings)]
    boxes = [b for b in dict.fromkeys(boxes) if not any(o != b and _holds(b, o) for o in boxes)]
    if len(boxes) < _LEAST or any(_near(a, b, _APART) for a, b in combinations(boxes, 2)):
        return None
    joined = {i for line in page.rulings for i in _ends(line, boxes)}
    boxes = [b for i, b in enumerate(boxes) if i in joined]
    if len(boxes) < _LEAST:
        return None
    boxes.sort(key=lambda b: (round(b.top / 12), b.x0))
    whole = around(boxes)
    cells = [GridCell(row=i, column=0, rows=1, columns=1, place=b) for i, b in enumerate(boxes)]
    return Grid(xs=(whole.x0, whole.x1), ys=(whole.top, whole.bottom), cells=tuple(cells), chart=True)


def _crosses(line: Rect, box: Rect) -> bool:
    """Say whether a line runs within a box, which is then a table."""
    return _near(line, box, -3.0) and max(line.width, line.height) > 12.0


def _near(a: Rect, b: Rect, slack: float) -> bool:
    return a.x0 - slack < b.x1 and b.x0 < a.x1 + slack and a.top - slack < b.bottom and b.top < a.bottom + slack


def _holds(outer: Rect, inner: Rect) -> bool:
    """Say whether `outer` is a frame round another box: only the inner one holds the words."""
    return outer.x0 <= inner.x0 and outer.x1 >= inner.x1 and outer.top <= inner.top and outer.bottom >= inner.bottom


def _ends(line: Rect, boxes: Sequence[Rect]) -> set[int]:
    """Return the indexes of the boxes that a line joins, none unless it reaches from one to another."""
    touched = {i for i, b in enumerate(boxes) if _near(b, line, _REACH)}
    edge = any(_near(b, line, 1.0) and _holds(Rect(b.x0 - 1, b.top - 1, b.x1 + 1, b.bottom + 1), line) for b in boxes)
    return touched if len(touched) > 1 and not edge else set()
