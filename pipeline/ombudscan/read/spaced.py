"""Tables without upright lines: columns are the gaps that no word crosses."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from ombudscan.read.page import Rect, Run, around
from ombudscan.read.rulings import Grid, GridCell


def by_level_lines(lines: Sequence[Rect], runs: Sequence[Run], words: Callable[[Run], Sequence[Run]]) -> list[Grid]:
    """Return grids of tables that have lines between their rows only; `words` cuts a run into its words."""
    stacks: list[list[Rect]] = []
    for line in sorted(lines, key=lambda r: r.top):
        stack = next((s for s in stacks if abs(s[-1].x0 - line.x0) < 6 and abs(s[-1].x1 - line.x1) < 6), None)
        if stack is not None and line.top - stack[-1].top < 160:
            stack.append(line)
        else:
            stacks.append([line])
    return [g for s in stacks if len(s) > 2 and (g := _stack(s, runs, words))]


def _stack(lines: list[Rect], runs: Sequence[Run], words: Callable[[Run], Sequence[Run]]) -> Grid | None:
    outer = around(lines)
    inside = [w for r in runs if outer.holds(r) and outer.x0 - 4 <= r.x0 for w in words(r)]
    gaps = gutters(inside, outer.x0)
    ys = _without_empty([line.top for line in lines], inside) if inside else []
    if not gaps or len(ys) < 3:
        return None
    above = _head_above(outer, gaps, runs)
    xs = [outer.x0, *gaps, outer.x1]
    return plain_grid(xs, [above, *ys] if above is not None else ys)


def _without_empty(ys: list[float], runs: Sequence[Run]) -> list[float]:
    """Drop an edge where nothing stands between it and the next: a double line."""
    kept = [ys[0]]
    for a, b in pairwise(ys):
        if any(a <= (w.top + w.bottom) / 2 <= b for w in runs):
            kept.append(b)
        elif kept[-1] == a:
            kept[-1] = b
    return kept


def _head_above(outer: Rect, gaps: Sequence[float], runs: Sequence[Run]) -> float | None:
    """Return the top of a heading row that stands above the first line, if one does."""
    near = [w for w in runs if outer.top - 16 < w.bottom <= outer.top + 2 and outer.x0 - 4 <= w.x0 and w.x1 <= outer.x1 + 4]
    if not near or any(w.x0 < g < w.x1 for w in near for g in gaps):
        return None
    columns = {sum(w.x0 > g for g in gaps) for w in near}
    return min(w.top for w in near) - 1 if len(columns) > max(1, len(gaps) // 2) else None


def gutters(runs: Sequence[Run], left: float, least: float = 5.0) -> list[float]:
    """Return the x of each upright gap, at least `least` points wide, that no word crosses."""
    found: list[float] = []
    end: float | None = None
    for w in sorted(runs, key=lambda w: w.x0):
        if end is not None and w.x0 - end >= least and end > left:
            found.append(w.x0 - min(3.0, (w.x0 - end) / 2))
        end = w.x1 if end is None else max(end, w.x1)
    return found


def plain_grid(xs: Sequence[float], ys: Sequence[float], full: Set[int] = frozenset()) -> Grid:
    """Return a grid drawn by no upright lines, at `xs` and `ys` points; its rows `full` are one cell over all columns."""
    last = len(xs) - 1
    cells = [
        GridCell(row=i, column=j, rows=1, columns=k - j, place=Rect(x0=xs[j], top=ys[i], x1=xs[k], bottom=ys[i + 1]))
        for i in range(len(ys) - 1)
        for j, k in ([(0, last)] if i in full else [(j, j + 1) for j in range(last)])
    ]
    return Grid(xs=tuple(xs), ys=tuple(ys), cells=tuple(cells), ruled=False)
