"""Rulings -> grids of cells: pure geometry, knowing nothing of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ombudscan.read.grid import Grid, GridCell
from ombudscan.read.page import Rect

_SNAP = 3.0  # points: lines nearer than this are one line
_TOUCH = 4.0  # points: lines that end this near to another meet it
_new = tuple.__new__
_OPEN = 6.0  # points: an upright line that overhangs by more leaves a row open


class _Line(NamedTuple):
    """A ruling reduced to one place `at` and a stretch from `start` to `end`."""

    at: float
    start: float
    end: float


Lines = tuple[list[_Line], list[_Line]]


def grids(lines: Lines) -> list[Grid]:
    """Return the grids that `lines` draw, from the top down; a box of one column is no grid."""
    found: list[Grid] = []
    for rows, columns in _groups(*lines):
        if len(rows) + len(columns) < 400:
            found.extend(_bands(_grid(rows, columns)))
    return sorted((g for g in found if len(g.xs) > 2 and g.cells), key=lambda g: (g.ys[0], g.xs[0]))


def level_lines(lines: Lines, places: Sequence[Rect]) -> list[Rect]:
    """Return the level ones of `lines` that touch none of `places`, as thin rectangles."""
    level = lines[0]
    for x0, top, x1, bottom in places:
        high, low = top - _TOUCH, bottom + _TOUCH
        level = [h for h in level if not (high <= h[0] <= low and h[1] < x1 and h[2] > x0)]
    return [Rect(x0=start, top=at, x1=end, bottom=at) for at, start, end in level]


def snapped(rulings: Iterable[Rect]) -> Lines:
    """Return the level and the upright lines that `rulings` draw, near ones made one and touching pieces joined."""
    level: dict[float, list[tuple[float, float]]] = {}
    upright: dict[float, list[tuple[float, float]]] = {}
    for x0, top, x1, bottom in rulings:
        width, height = x1 - x0, bottom - top
        if width >= height and width > 4:
            level.setdefault((top + bottom) / 2, []).append((x0, x1))
        elif height > width and height > 4:
            upright.setdefault((x0 + x1) / 2, []).append((top, bottom))
    return _joined(level), _joined(upright)


def _joined(lines: dict[float, list[tuple[float, float]]]) -> list[_Line]:
    """Snap lines, given as pieces by their places, to common places and join the pieces of each."""
    places = _snapped(lines)
    rows: dict[float, list[tuple[float, float]]] = {}
    for at, pieces in lines.items():
        rows.setdefault(places[at], []).extend(pieces)
    return [line for at, pieces in sorted(rows.items()) for line in _merged(at, pieces)]


def _merged(at: float, pieces: list[tuple[float, float]]) -> list[_Line]:
    out: list[_Line] = []
    pieces.sort()
    start, end = pieces[0]
    for begin, stop in pieces:
        if begin > end + _TOUCH:
            out.append(_new(_Line, (at, start, end)))
            start, end = begin, stop
        elif stop > end:
            end = stop
    out.append(_new(_Line, (at, start, end)))
    return out


def _snapped(values: Iterable[float]) -> dict[float, float]:
    """Return for each value the place that it and its near neighbours share."""
    out: dict[float, float] = {}
    cluster: list[float] = []
    first = -1e9
    for v in sorted(set(values)):
        if v - first <= _SNAP:
            cluster.append(v)
            continue
        if len(cluster) > 1:
            out.update(dict.fromkeys(cluster, sum(cluster) / len(cluster)))
        out[v] = first = v
        cluster = [v]
    if len(cluster) > 1:
        out.update(dict.fromkeys(cluster, sum(cluster) / len(cluster)))
    return out


def _groups(level: list[_Line], upright: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Return the sets of lines that hang together, each level and upright."""
    if _all_meet(level, upright):
        return [(list(level), list(upright))]
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (at, start, end) in enumerate(level):
        start, end = start - _TOUCH, end + _TOUCH
        for j, (x, top, low) in enumerate(upright, len(level)):
            if start <= x <= end and top - _TOUCH <= at <= low + _TOUCH and parent[i] != parent[j]:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for i, line in enumerate([*level, *upright]):
        groups.setdefault(root(i), ([], []))[i >= len(level)].append(line)
    return [g for g in groups.values() if g[0] and g[1]]


def _all_meet(level: list[_Line], upright: list[_Line]) -> bool:
    """Say whether each level line meets each upright one, as in a table without merged cells."""
    if not level or not upright:
        return False
    places, starts, ends = zip(*level, strict=True)
    xs, tops, lows = zip(*upright, strict=True)
    across = max(starts) - _TOUCH <= min(xs) and max(xs) <= min(ends) + _TOUCH
    return bool(across and max(tops) - _TOUCH <= min(places) and max(places) <= min(lows) + _TOUCH)


def _grid(level: list[_Line], upright: list[_Line]) -> Grid:
    level, upright = _closed(level, upright)
    ys, xs = _places(level), _places(upright)
    down = [] if _run_through(upright, ys) else [_missing(upright, x, ys) for x in xs[1:-1]]
    across = [] if _run_through(level, xs) else [_missing(level, y, xs) for y in ys[1:-1]]
    joins = [((i, j), (i, j + 1)) for j, rows in enumerate(down) for i in rows]
    joins += [((i, j), (i + 1, j)) for i, columns in enumerate(across) for j in columns]
    cells = [_cell(m, xs, ys) for m in _merged_cells(len(ys) - 1, len(xs) - 1, joins)] if joins else _full(xs, ys)
    return Grid(xs=tuple(xs), ys=tuple(ys), cells=tuple(cells))


def _full(xs: list[float], ys: list[float]) -> list[GridCell]:
    """Return the cells of a grid whose lines are all drawn, row after row."""
    return [
        GridCell(i, j, 1, 1, _new(Rect, (left, top, right, low)), [], [])  # by place and at once: half the cost
        for i, (top, low) in enumerate(pairwise(ys))
        for j, (left, right) in enumerate(pairwise(xs))
    ]


_At = tuple[int, int]


def _merged_cells(rows: int, columns: int, joins: list[tuple[_At, _At]]) -> list[list[_At]]:
    """Return the cells of a full grid, row after row, those between which no line is drawn put together."""
    whole = {(i, j): [(i, j)] for i in range(rows) for j in range(columns)}
    for a, b in joins:
        one, other = whole[a], whole[b]
        if one is not other:
            one += other
            for at in other:
                whole[at] = one
    found = {id(m): m for m in whole.values()}
    return sorted(found.values(), key=min)


def _run_through(lines: list[_Line], edges: list[float]) -> bool:
    """Say whether each of `lines` runs from the first of `edges` to the last, so that none is missing anywhere."""
    if len(edges) < 2:
        return True
    first, last = _slack(edges)
    return max([line[1] for line in lines]) <= first and min([line[2] for line in lines]) >= last


def _slack(edges: list[float]) -> tuple[float, float]:
    """Return between which places a line must run to count as drawn from the first of `edges` to the last."""
    return edges[0] + 0.2 * (edges[1] - edges[0]), edges[-1] - 0.2 * (edges[-1] - edges[-2])


def _missing(lines: list[_Line], at: float, edges: list[float]) -> list[int]:
    """Return the stretches between `edges` along which no line is drawn at `at`."""
    if len(edges) < 2:
        return []
    near = [line for line in lines if -_SNAP <= line.at - at <= _SNAP]
    first, last = _slack(edges)
    for _, start, end in near:
        if start <= first and end >= last:
            return []
    return [i for i in range(len(edges) - 1) if not _covered(near, edges[i], edges[i + 1])]


def _cell(members: list[_At], xs: list[float], ys: list[float]) -> GridCell:
    top, left = low, right = members[0]
    if len(members) > 1:
        top, left = min([i for i, _ in members]), min([j for _, j in members])
        low, right = max([i for i, _ in members]), max([j for _, j in members])
    place = Rect(xs[left], ys[top], xs[right + 1], ys[low + 1])
    return GridCell(row=top, column=left, rows=low - top + 1, columns=right - left + 1, place=place)


def _places(lines: list[_Line]) -> list[float]:
    return sorted(set(_snapped([line.at for line in lines]).values()))


def _covered(lines: list[_Line], start: float, end: float) -> bool:
    """Say whether `lines` run along most of the stretch from `start` to `end`."""
    along = 0.0
    for line in lines:
        along += max(0.0, min(line.end, end) - max(line.start, start))
    return along >= 0.6 * (end - start)


def _closed(level: list[_Line], upright: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """Add the outer lines that were not drawn: a row left open at a page's end, a table without side lines."""
    ys, lefts, rights = zip(*level, strict=True)
    xs, tops, lows = zip(*upright, strict=True)
    left, right, top, low = min(lefts), max(rights), min(tops), max(lows)
    first, last = min(ys) - _OPEN, max(ys) + _OPEN
    more_level, more_upright = list(level), list(upright)
    several = len(level) > 1 or len(upright) > 1
    if low > last and sum([end > last for end in lows]) >= 2:
        more_level.append(_Line(low, left, right))
    if top < first and sum([start < first for start in tops]) >= 2:
        more_level.append(_Line(top, left, right))
    if several and left < min(xs) - 2 * _OPEN:
        more_upright.append(_Line(left, top, low))
    if several and right > max(xs) + 2 * _OPEN:
        more_upright.append(_Line(right, top, low))
    return more_level, more_upright


def _bands(grid: Grid) -> list[Grid]:
    """Divide a grid where its columns change: two forms that touch are not one with twice the columns."""
    if len(grid.cells) == (len(grid.xs) - 1) * (len(grid.ys) - 1):
        return [grid]
    rows: list[set[int]] = [set() for _ in range(len(grid.ys) - 1)]
    for c in grid.cells:
        for row in rows[c.row : c.row + c.rows]:
            row.update((c.column, c.column + c.columns))
    bands: list[tuple[int, int, set[int]]] = []
    for number, edges in enumerate(rows):
        if bands and (edges <= bands[-1][2] or bands[-1][2] <= edges):
            bands[-1] = (bands[-1][0], number + 1, bands[-1][2] | edges)
        else:
            bands.append((number, number + 1, edges))
    if len(bands) == 1 and len(bands[0][2]) == len(grid.xs):
        return [grid]
    return [_band(grid, *band) for band in bands]


def _band(grid: Grid, start: int, end: int, edges: set[int]) -> Grid:
    keep = sorted(edges)
    place = {old: new for new, old in enumerate(keep)}
    cells = [
        GridCell(
            row=max(c.row, start) - start,
            column=place[c.column],
            rows=min(c.row + c.rows, end) - max(c.row, start),
            columns=place[c.column + c.columns] - place[c.column],
            place=c.place,
        )
        for c in grid.cells
        if c.row < end and c.row + c.rows > start and c.column in place and c.column + c.columns in place
    ]
    return Grid(xs=tuple(grid.xs[i] for i in keep), ys=grid.ys[start : end + 1], cells=tuple(cells))
