"""Tables without upright lines: columns are the gaps that no word crosses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from ombudscan.read.grid import Grid, GridCell
from ombudscan.read.layout import body_size
from ombudscan.read.page import Rect, Run, around

_TITLE = 16  # words: more are no title over the rows below
_BLANK = 0.6  # type sizes: the widest blank within a title; between two columns there is more
_EDGE = 6.0  # points
_LEVEL = 1.5  # points: words of one line stand on one base but for so much
_LARGER = 1.15  # times the type of the rows: that of a title between two tables
_NEAR = 0.5  # type sizes: the widest blank between two lines of a heading row
_HEAD_LINES = 4
_FAR = 2.0  # type sizes: the widest step from one line of a row to the next
PROVISION = re.compile(r"[1-9]\.\d{1,2}")


def by_level_lines(lines: Sequence[Rect], runs: Sequence[Run], words: Callable[[Run], Sequence[Run]]) -> list[Grid]:
    """Return grids of tables that have lines between their rows only; `words` cuts a run into its words."""
    stacks: list[list[Rect]] = []
    for line in sorted(lines, key=lambda r: r.top):
        stack = next((s for s in stacks if abs(s[-1].x0 - line.x0) < _EDGE and abs(s[-1].x1 - line.x1) < _EDGE), None)
        if stack is not None and line.top - stack[-1].top < 160:
            stack.append(line)
        else:
            stacks.append([line])
    found: list[Grid] = []
    for stack in sorted((s for s in stacks if len(s) > 2), key=lambda s: s[0].x0 - s[0].x1):
        outer = around(stack)
        if any(_within(outer, g.place) for g in found):  # lines between the rows of some of its columns
            continue
        shorter = [r for r in lines if outer.top < r.top < outer.bottom and r not in stack]
        for part, low in _parted(stack, runs):
            if grid := _stack(part, low, shorter, runs, words):
                found.append(grid)
    return found


def _parted(stack: list[Rect], runs: Sequence[Run]) -> list[tuple[list[Rect], float | None]]:
    """Return the lines between rows by the tables that they are of, each with where what ends it begins: the title of the next.

    A title alone between two lines heads rows of one table, unless the columns are named again below it.
    """
    outer = around(stack)
    inside = [r for r in runs if outer.holds(r) and outer.x0 - 4 <= r.x0]
    cuts: list[Run] = []
    for title in _titles(outer, inside):
        low = next((line.top for line in stack if line.top > title.base), outer.bottom)
        high = max((line.top for line in stack if line.top < title.base), default=outer.top)
        below = [r for r in inside if low < r.base and not any(low < line.top < r.base for line in stack)]
        if any(high < r.base < low for r in inside if abs(r.base - title.base) > _LEVEL) or (below and all(r.bold for r in below)):
            cuts.append(title)
    edges = [outer.top - 1, *(c.base for c in cuts), outer.bottom + 1]
    parts = [[line for line in stack if a < line.top < b] for a, b in pairwise(edges)]
    return [(part, low) for part, low in zip(parts, [*(c.top for c in cuts), None], strict=True) if part]


def _titles(outer: Rect, inside: Sequence[Run]) -> list[Run]:
    """Return the first run of each title between two tables, from the top down: at their left end, with nothing beside it.

    It is in larger type than the rows, or bold above a bold line that names columns.
    """
    least = _LARGER * body_size(inside)
    first = [r for r in inside if r.x0 < outer.x0 + 2 * _EDGE and (r.size >= least or r.bold)]
    level = {r: _level(r, inside) for r in first}
    alone = [r for r in first if all(o.size >= least or o.bold for o in level[r]) and _is_title(level[r])]
    return sorted((r for r in alone if r.size >= least or _names_columns(r, inside)), key=lambda r: r.top)


def _level(run: Run, inside: Sequence[Run]) -> list[Run]:
    return [o for o in inside if abs(o.base - run.base) < _NEAR * run.size]


def _names_columns(title: Run, inside: Sequence[Run]) -> bool:
    """Say whether the line below a title is bold and has a wide blank in it."""
    below = min((r for r in inside if r.base > title.base + _NEAR * title.size), key=lambda r: r.base, default=None)
    head = _level(below, inside) if below else []
    return bool(head) and all(r.bold for r in head) and not _is_title(head)


def _within(inner: Rect, outer: Rect) -> bool:
    return outer.top < inner.top and inner.bottom < outer.bottom and outer.x0 - _EDGE < inner.x0 and inner.x1 < outer.x1 + _EDGE


def _stack(
    lines: list[Rect], low: float | None, shorter: list[Rect], runs: Sequence[Run], words: Callable[[Run], Sequence[Run]]
) -> Grid | None:
    """Return the grid of the table that `lines` divide; its last row may stand below the last of them, above `low`."""
    outer = around(lines)
    if low is not None:
        outer = outer._replace(bottom=max([outer.bottom, *(r.bottom + 1 for r in runs if outer.bottom < r.base < low)]))
    inside = [w for r in runs if outer.holds(r) and outer.x0 - 4 <= r.x0 for w in words(r)]
    ys = _without_empty(sorted({*(line.top for line in lines), outer.bottom}), inside) if inside else [outer.bottom]
    bands = [[w for w in inside if a <= (w.top + w.bottom) / 2 <= b] for a, b in pairwise(ys)]
    titles = {i for i, band in enumerate(bands) if _is_title(band)}
    kept = [w for i, band in enumerate(bands) if i not in titles for w in band]
    gaps = gutters(kept, outer.x0)
    cut = [w for r in _cut_below(outer, runs) for w in words(r)] if low is None else []
    if cut and len(narrower := gutters([*kept, *cut], outer.x0)) >= max(1, len(gaps)):
        gaps, ys, bands = narrower, [*ys, max(w.bottom for w in cut) + 1], [*bands, cut]
    full = {i for i in titles if any(min(w.x0 for w in bands[i]) < g < max(w.x1 for w in bands[i]) for g in gaps)}
    above = _rows_above(outer, gaps, runs)
    if not gaps or 2 * len(full) > len(bands) or len(ys) + len(above) < 3:
        return None
    xs = [outer.x0, *gaps, outer.x1]
    whole = {ys[i] for i in full}
    open_at = _open_at(shorter, xs)
    plain = [band for i, band in enumerate(bands) if i not in full and not any(ys[i] < y < ys[i + 1] for y in open_at)]
    undrawn = [y for band in plain for y in _undrawn(band, xs)]
    tops = sorted({*ys, *open_at, *undrawn, *above})
    joined = {(i, c) for i, y in enumerate(tops) for c in open_at.get(y, ())}
    return plain_grid(xs, tops, {i for i, y in enumerate(tops) if y in whole}, joined)


def _is_title(band: Sequence[Run]) -> bool:
    """Say whether what stands between two lines is one line of few words with no wide blank between any two of them."""
    ordered = sorted(band, key=lambda w: w.x0)
    if not 0 < len(ordered) <= _TITLE or max(w.base for w in ordered) - min(w.base for w in ordered) > 0.4 * ordered[0].size:
        return False
    return all(b.x0 - a.x1 < _BLANK * b.size for a, b in pairwise(ordered))


def _undrawn(band: Sequence[Run], xs: Sequence[float]) -> list[float]:
    """Return the tops of the rows after the first that stand between two lines: where provisions' numbers begin them, level with words."""
    numbers = [w for w in band if w.x0 < xs[1] and PROVISION.fullmatch(w.text)]
    if len(numbers) < 2:
        return []
    beside = [{sum(w.x0 > x for x in xs[1:-1]) for w in band if abs(w.base - n.base) < _LEVEL} for n in numbers]
    return [n.top - 1 for n in numbers[1:]] if all(len(columns) > max(1, (len(xs) - 1) // 2) for columns in beside) else []


def _open_at(shorter: Sequence[Rect], xs: Sequence[float]) -> dict[float, list[int]]:
    """Return, by its place, for each line between rows that some columns lack, those columns: their cells go on below it.

    What underlines words crosses no gap between columns.
    """
    drawn: dict[float, list[Rect]] = {}
    for line in shorter:
        drawn.setdefault(line.top, []).append(line)
    out: dict[float, list[int]] = {}
    for y, pieces in drawn.items():
        lacking = [c for c, (a, b) in enumerate(pairwise(xs)) if not any(min(p.x1, b) - max(p.x0, a) > 0.8 * (b - a) for p in pieces)]
        if 0 < len(lacking) < len(xs) - 2 and any(p.x0 < g - 2 and g + 2 < p.x1 for p in pieces for g in xs[1:-1]):
            out[y] = lacking
    return out


def _without_empty(ys: list[float], runs: Sequence[Run]) -> list[float]:
    """Drop an edge where nothing stands between it and the next: a double line."""
    kept = [ys[0]]
    for a, b in pairwise(ys):
        if any(a <= (w.top + w.bottom) / 2 <= b for w in runs):
            kept.append(b)
        elif kept[-1] == a:
            kept[-1] = b
    return kept


def _rows_above(outer: Rect, gaps: Sequence[float], runs: Sequence[Run]) -> list[float]:
    """Return the tops of the rows above the first line: a heading row, or a row with a bold heading above it that is parted by no line."""
    wide = [w for w in runs if outer.x0 - 4 <= w.x0 and w.x1 <= outer.x1 + 4]
    near = _block([w for w in wide if outer.top - 16 < w.bottom <= outer.top + 2], wide, gaps)
    if not _fills(near, gaps):
        return []
    top = min(w.top for w in near)
    head = _block([w for w in wide if w.bold and top - _FAR * w.size < w.base < top], wide, gaps)
    if near[0].bold or not _fills(head, gaps):
        return [top - 1]
    return [min(w.top for w in head) - 1, top - 1]


def _block(near: list[Run], wide: Sequence[Run], gaps: Sequence[float]) -> list[Run]:
    """Return `near` with the lines above that belong to the same row, "Comply:" above "Yes / No": as near as one line to the next."""
    for _ in range(_HEAD_LINES if near else 0):
        top = min(w.top for w in near)
        more = [w for w in wide if top - _NEAR * w.size < w.bottom and w.top < top and w.bold == near[0].bold]
        if not more or any(w.x0 < g < w.x1 for w in more for g in gaps):
            break
        near = near + more
    return near


def _fills(row: Sequence[Run], gaps: Sequence[float]) -> bool:
    """Say whether words stand in more than half of the columns and over no gap between two of them."""
    columns = {sum(w.x0 > g for g in gaps) for w in row}
    return len(columns) > max(1, len(gaps) // 2) and not any(w.x0 < g < w.x1 for w in row for g in gaps)


def _cut_below(outer: Rect, runs: Sequence[Run]) -> list[Run]:
    """Return the row below the last line, with one provision's number: it goes on on the next page, so that no line ends it."""
    below = sorted((r for r in runs if r.base > outer.bottom and outer.x0 - 4 <= r.x0), key=lambda r: r.base)
    if not below or below[0].base - outer.bottom > _FAR * below[0].size:
        return []
    end = next((i for i, (a, b) in enumerate(pairwise(below), 1) if b.base - a.base > _FAR * a.size), len(below))
    numbers = [r for r in below[:end] if r.x0 < outer.x0 + 2 * _EDGE and PROVISION.fullmatch(r.text)]
    return below[:end] if len(numbers) == 1 else []


def gutters(runs: Sequence[Run], left: float, least: float = 5.0) -> list[float]:
    """Return the x of each upright gap, at least `least` points wide, that no word crosses."""
    found: list[float] = []
    end: float | None = None
    for w in sorted(runs, key=lambda w: w.x0):
        if end is not None and w.x0 - end >= least and end > left:
            found.append(w.x0 - min(3.0, (w.x0 - end) / 2))
        end = w.x1 if end is None else max(end, w.x1)
    return found


def plain_grid(xs: Sequence[float], ys: Sequence[float], full: Set[int] = frozenset(), joined: Set[tuple[int, int]] = frozenset()) -> Grid:
    """Return a grid drawn by no upright lines, at `xs` and `ys` points; its rows `full` are one cell over all columns.

    `joined` are the rows and columns at which the cell above goes on.
    """
    last = len(xs) - 1
    cells: list[GridCell] = []
    for i in range(len(ys) - 1):
        for j, k in [(0, last)] if i in full else [(j, j + 1) for j in range(last)]:
            if (i, j) in joined and i not in full:
                continue
            end = next((n for n in range(i + 1, len(ys) - 1) if (n, j) not in joined or i in full), len(ys) - 1)
            cells.append(GridCell(row=i, column=j, rows=end - i, columns=k - j, place=Rect(x0=xs[j], top=ys[i], x1=xs[k], bottom=ys[end])))
    return Grid(xs=tuple(xs), ys=tuple(ys), cells=tuple(cells), ruled=False)
