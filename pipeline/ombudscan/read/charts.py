"""Flow charts: closed boxes with words that stand apart from one another and are joined by lines or by arrows that were typed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from ombudscan.read.grid import Grid, GridCell
from ombudscan.read.page import Page, Rect, Run, around

_APART = 6.0  # points: boxes nearer than this are cells of a table
_REACH = 10.0  # points: a line, its arrow head apart, that ends this near to a box belongs to it
_LEAST = 3  # boxes
_ARROWS = frozenset("|¦↓↑→←⬇⬆➔➜⇒⇓▼▲►▶")  # typed between boxes
_LOW = 8.0  # points: a box that holds words is higher
_SAME = 2.0  # points: edges nearer than this are one


def chart(page: Page) -> Grid | None:
    """Return the flow chart on a page as a grid of boxes, one below another in reading order, or None where there is none."""
    typed = arrows(page) if page.strokes and (page.rulings or page.frames) else []
    frames = page.frames if len(page.frames) >= _LEAST else _ruled(page.rulings) if len(typed) >= _LEAST - 1 else ()
    if len(frames) < _LEAST:
        return None
    boxes = [f for f in frames if any(f.holds(r) for r in page.runs) and not any(_crosses(line, f) for line in page.rulings)]
    boxes = [b for b in dict.fromkeys(boxes) if not any(o != b and _holds(b, o) for o in boxes)]
    if len(boxes) < _LEAST or any(_near(a, b, _APART) for a, b in combinations(boxes, 2)):
        return None
    joints = [*page.rulings, *(r.place for r in typed)]
    joined = {i for line in joints for i in _ends(line, boxes)}
    boxes = [b for i, b in enumerate(boxes) if i in joined]
    if len(boxes) < _LEAST:
        return None
    boxes.sort(key=lambda b: (round(b.top / 12), b.x0))
    whole = around(boxes)
    cells = [GridCell(row=i, column=0, rows=1, columns=1, place=b) for i, b in enumerate(boxes)]
    return Grid(xs=(whole.x0, whole.x1), ys=(whole.top, whole.bottom), cells=tuple(cells), chart=True)


def arrows(page: Page) -> list[Run]:
    """Return the runs of a page that are nothing but an arrow or a stroke."""
    return [r for r in page.runs if r.text in _ARROWS]


def _ruled(rulings: Sequence[Rect]) -> list[Rect]:
    """Return the boxes that four rulings each draw, from the top down."""
    level = sorted((r for r in rulings if r.width > _LOW and r.height < _SAME + 1), key=lambda r: (r.x0, r.top))
    sides = [r for r in rulings if r.height > _LOW and r.width < _SAME + 1]
    out = [Rect(a.x0, a.top, a.x1, b.bottom) for a, b in pairwise(level) if _beneath(a, b) and b.top - a.bottom > _LOW]
    return [box for box in out if all(any(_side(s, box, x) for s in sides) for x in (box.x0, box.x1))]


def _beneath(a: Rect, b: Rect) -> bool:
    return abs(a.x0 - b.x0) < _SAME and abs(a.x1 - b.x1) < _SAME


def _side(line: Rect, box: Rect, x: float) -> bool:
    """Say whether an upright line is the side of a box at `x`, from its top to its bottom."""
    return abs((line.x0 + line.x1) / 2 - x) < _SAME + 1 and line.top < box.top + _SAME + 1 and line.bottom > box.bottom - _SAME - 1


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
