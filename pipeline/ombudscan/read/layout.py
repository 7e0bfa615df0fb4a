"""Runs with places -> lines in reading order, column after column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from statistics import median

from ombudscan.read.page import Line, Run, around

_FEW = 6  # lines: fewer on both sides make no columns
_LEAST = 3  # lines of the shorter of two columns, as on a leaflet's last page
_NOISE = 0.01  # points
_BY_X, _BY_PLACE = attrgetter("x0"), attrgetter("base", "x0")


class Joined(Line):
    """Several runs that stand on one line, from left to right."""

    __slots__ = ("runs",)

    runs: Sequence[Run]


_new = Joined.__new__  # which fields a line has is said when they are known


def joined(*, runs: Sequence[Run], page: int, right: float) -> Joined:
    """Return the line that `runs`, which stand on it from left to right, make; `right` is its column's right end in points."""
    made = _new(Joined)
    made.runs, made.page, made.right = runs, page, right
    first = runs[0]
    made.text, made.x0, made.x1 = first.text, first.x0, first.x1
    made.top, made.bottom = first.top, first.bottom
    made.base, made.size, made.sideways = first.base, first.size, first.sideways
    bold, alike = first.bold, True
    for r in runs[1:]:
        made.text += " " + r.text
        if r.top != made.top or r.bottom != made.bottom:
            made.top, made.bottom = min(r.top, made.top), max(r.bottom, made.bottom)
        if r.x1 > made.x1:
            made.x1 = r.x1
        bold = bold or r.bold
        alike = alike and r.size == made.size and -_NOISE < r.base - made.base < _NOISE
    if not alike and len(runs) == 2:
        one, other = runs
        made.base, made.size = (one.base + other.base) / 2, (one if len(one.text) >= len(other.text) else other).size
    elif not alike:
        made.base, made.size = median([r.base for r in runs]), _most(runs)
    lettered = [r for r in runs if any(map(str.isalpha, r.text))] if bold else []
    made.bold = bold and all(r.bold for r in lettered) and (len(runs) > 1 or bool(lettered))
    return made


def _most(runs: Iterable[Run]) -> float:
    sizes: dict[float, int] = {}
    size, letters = 0.0, 0
    for r in runs:
        if r.size != size:
            sizes[size] = sizes.get(size, 0) + letters
            size, letters = r.size, 0
        letters += len(r.text)
    sizes[size] = sizes.get(size, 0) + letters
    return max(sizes, key=sizes.__getitem__)


def body_size(runs: Iterable[Run]) -> float:
    """Return the type size, in points, of most letters of a document; 10 where it has none."""
    all_runs = list(runs)
    return _most(all_runs) if all_runs else 10.0


def lines(runs: Sequence[Run], page: int, right: float | None = None) -> list[Line]:
    """Return the lines that `runs` of one column make, from the top down; `right` is the column's edge in points."""
    if not runs:
        return []
    edge = right if right is not None else max([r.x1 for r in runs])
    if len(runs) == 1:
        return [single(runs[0], page, edge)]
    if stacked := _one_below_another(runs, page, edge):
        return stacked
    rows: list[list[Run]] = []
    ordered = True  # whether each row stands wholly below the one before it
    leads: list[Run] = []  # the run of the largest type of each row
    apart, before = 0.42 * max([r.size for r in runs]), -1e6
    for base, _, _, r in sorted([(r.base, r.x0, n, r) for n, r in enumerate(runs)]):
        if r.sideways:
            ordered = False
            continue
        down, before = base - before, base
        if down > apart:
            rows.append([r])
            leads.append(r)
            continue
        if rows and abs(leads[-1].base - base) < 0.15 * leads[-1].size:
            at: int | None = -1
        else:
            at = next((i for i in range(-1, -1 - min(3, len(rows)), -1) if _level(rows[i], leads[i], r)), None)
        if at is None:
            rows.append([r])
            leads.append(r)
            ordered = False
        else:
            ordered = ordered and at == -1
            rows[at].append(r)
            leads[at] = r if r.size > leads[at].size else leads[at]
    made = [single(row[0], page, edge) if len(row) == 1 else _several(row, page, edge) for row in rows]
    if not ordered:
        made.extend([single(r, page, edge) for r in runs if r.sideways])
        made.sort(key=_BY_PLACE)
    return made


def single(run: Run, page: int, right: float) -> Line:
    """Return the line that `run` makes alone, its column ending at `right` points: the run itself, or its like if it is a line already."""
    if run.bold and not any(map(str.isalpha, run.text)):  # a number alone is never bold
        return joined(runs=(run,), page=page, right=right)
    if run.page:
        run = replace(run)
    run.page, run.right = page, right
    return run


def _several(row: list[Run], page: int, right: float) -> Line:
    """Return the line that the runs of `row` make: at half the cost where they are two, as a clause number and its words."""
    one, other = row[0], row[1]
    if len(row) > 2 or one.bold or other.bold or not (other.size > 0.8 * one.size and one.size > 0.8 * other.size):
        return joined(runs=_without_marks(sorted(row, key=_BY_X)), page=page, right=right)
    if one.x0 > other.x0:
        one, other = other, one
    made = _new(Joined)
    made.text = f"{one.text} {other.text}"
    made.x0, made.x1 = one.x0, other.x1 if other.x1 > one.x1 else one.x1
    made.top, made.bottom = one.top if one.top < other.top else other.top, one.bottom if one.bottom > other.bottom else other.bottom
    base, size = one.base, one.size
    if size != other.size or not -_NOISE < other.base - base < _NOISE:
        base, size = (base + other.base) / 2, size if len(one.text) >= len(other.text) else other.size
    made.base, made.size, made.bold = base, size, False
    made.page, made.right, made.sideways = page, right, False
    made.runs = [one, other]
    return made


def _one_below_another(runs: Sequence[Run], page: int, right: float) -> list[Line]:
    """Return a line for each run if each stands well below the one before it, as in a cell; else nothing."""
    base, least, last = -1e6, 0.0, 0.0
    for r in runs:
        size, at = r.size, r.base
        if size != last:
            last = size
            least = max(least, 0.42 * size)
        if at - base <= least or r.sideways:
            return []
        base = at
    out: list[Line] = []
    for r in runs:
        if r.page or r.bold:
            out.append(single(r, page, right))
        else:  # as `single` does, without a call of its own
            r.page, r.right = page, right
            out.append(r)
    return out


def _level(row: list[Run], lead: Run, run: Run) -> bool:
    """Say whether `run` stands on the row's line; a small raised mark does, if it does not lie over another word."""
    off = abs(lead.base - run.base)
    if off > 0.42 * max(lead.size, run.size):
        return False
    return off < 0.15 * lead.size or not any(min(o.x1, run.x1) - max(o.x0, run.x0) > 1 for o in row)


def _without_marks(row: list[Run]) -> list[Run]:
    """Leave out raised footnote numbers, and set raised endings ("1st") to the word they belong to."""
    out: list[Run] = []
    for r in row:
        last = out[-1] if out else None
        if not last or r.size > 0.8 * last.size or r.base > last.base - 0.1 * last.size or r.x0 - last.x1 > 0.3 * last.size:
            out.append(r)
        elif r.text in ("st", "nd", "rd", "th"):
            out[-1] = replace(last, text=last.text + r.text, x1=r.x1)
    return out


def segments(line: Line, gap: float = 1.1) -> list[Line]:
    """Return `line` cut where a blank is wider than `gap` type sizes and 6 points."""
    if len(line.runs) == 1:
        return [line]
    least = max(gap * line.size, 6)
    pieces: list[list[Run]] = [[line.runs[0]]]
    for r in line.runs[1:]:
        if r.x0 - pieces[-1][-1].x1 > least:
            pieces.append([])
        pieces[-1].append(r)
    return [line] if len(pieces) == 1 else [joined(runs=p, page=line.page, right=line.right) for p in pieces]


def in_order(whole: list[Line], page: int) -> list[Line]:
    """Return the lines of a page in reading order: where its text stands in columns, column after column."""
    pieces = [s for line in whole for s in (segments(line) if len(line.runs) > 1 else (line,))] if _two_sided(whole) else []
    gutter = _gutter(pieces) if pieces else None
    if gutter is None:
        return whole
    out: list[Line] = []
    band: list[Line] = []
    for piece in sorted(pieces, key=attrgetter("base")):
        if piece.x0 < gutter < piece.x1:
            out += [*_columns(band, gutter, page), piece]
            band = []
        else:
            band.append(piece)
    return [*out, *_columns(band, gutter, page)]


def _columns(band: list[Line], gutter: float, page: int) -> list[Line]:
    left = [r for p in band if p.x1 <= gutter for r in p.runs]
    right = [r for p in band if p.x0 >= gutter for r in p.runs]
    return [*in_order(lines(left, page), page), *in_order(lines(right, page), page)]


def _two_sided(whole: list[Line]) -> bool:
    """Say whether words enough for a column begin right of the left third, and end left of the right third."""
    if len(whole) < _FEW:
        return False
    start, end = min([p.x0 for p in whole]), max([p.x1 for p in whole])
    first, last = start + 0.3 * (end - start), start + 0.7 * (end - start)
    if max([line.x0 if type(line) is Run else line.runs[-1].x0 for line in whole]) < first:
        return False
    late = [r for line in whole if line.x0 >= first or len(line.runs) > 1 for r in line.runs if r.x0 >= first]
    if len(late) < _FEW and sum([r.text.count(" ") > 1 for r in late]) < _LEAST:  # a few lines make a column where they hold several words
        return False
    return len(late) >= _LEAST and len([r for line in whole for r in line.runs if r.x1 <= last]) >= _LEAST


def _gutter(pieces: list[Line]) -> float | None:
    """Return the x between two columns of prose, or None: clause numbers and short cells make no column."""
    if len(pieces) < _FEW + _LEAST:
        return None
    start, end = min([p.x0 for p in pieces]), max([p.x1 for p in pieces])
    width = end - start
    steps = [(sum([p.x0 < start + width * s / 100 < p.x1 for p in pieces]), abs(s - 50), s) for s in range(30, 71)]
    crossing, _, step = min(steps)
    x = start + width * step / 100
    if crossing > 0.25 * len(pieces):
        return None
    left, right = [p for p in pieces if p.x1 <= x], [p for p in pieces if p.x0 >= x]
    return x if max(len(left), len(right)) >= _FEW and _prose(left) and _prose(right) and _beside(left, right) else None


def _prose(column: list[Line]) -> bool:
    """Say whether the lines of a column are mostly full lines of words."""
    if len(column) < _LEAST or median(p.words for p in column) < 4:
        return False
    width = max(p.x1 for p in column) - min(p.x0 for p in column)
    return sum(p.x1 - p.x0 > 0.6 * width for p in column) >= 0.5 * len(column)


def _beside(left: list[Line], right: list[Line]) -> bool:
    """Say whether two columns stand beside each other and not one below the other."""
    a, b = around(r for p in left for r in p.runs), around(r for p in right for r in p.runs)
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.4 * min(a.height, b.height)
