"""Runs with places -> lines in reading order, column after column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from statistics import median

from ombudscan.read.page import Rect, Run, around

_FEW = 6  # lines: fewer on one side make no column
_BY_PLACE = attrgetter("base", "x0")
_BY_X = attrgetter("x0")


class Line:
    """Runs that stand on one line of page `page`, from left to right; `right` is where its column ends.

    `base` is the line its words stand on, `size` the type size of most of its letters, in points; `bold` says whether
    all its words, bullets and numbers apart, are bold.
    """

    __slots__ = ("base", "bold", "page", "right", "runs", "size", "text", "x0", "x1")

    def __init__(self, *, runs: Sequence[Run], page: int, right: float) -> None:
        first = runs[0]
        self.runs = runs
        self.page = page
        self.right = right
        self.x0 = first.x0
        if len(runs) == 1:
            self.text, self.x1, self.base, self.size = first.text, first.x1, first.base, first.size
            self.bold = first.bold and _lettered(first)
        else:
            self.text = " ".join([r.text for r in runs])
            self.x1 = max([r.x1 for r in runs])
            self.base = _usual([r.base for r in runs])
            self.size = _most(runs)
            letters = [r for r in runs if _lettered(r)] if any(r.bold for r in runs) else []
            self.bold = bool(letters) and all(r.bold for r in letters)

    @property
    def place(self) -> Rect:
        """The rectangle round its words."""
        return around(self.runs)

    @property
    def words(self) -> int:
        """How many words it holds."""
        return self.text.count(" ") + 1


def _lettered(run: Run) -> bool:
    return any(map(str.isalpha, run.text))


def _usual(values: list[float]) -> float:
    return values[0] if min(values) == max(values) else median(values)


def _most(runs: Sequence[Run]) -> float:
    first = runs[0].size
    if all(r.size == first for r in runs):
        return first
    sizes: Counter[float] = Counter()
    for r in runs:
        sizes[r.size] += len(r.text)
    return sizes.most_common(1)[0][0]


def body_size(runs: Iterable[Run]) -> float:
    """Return the type size, in points, of most letters of a document; 10 where it has none."""
    all_runs = list(runs)
    return _most(all_runs) if all_runs else 10.0


class _Row:
    """The runs of a line while it is gathered; `base` and `size` are those of its largest type."""

    __slots__ = ("base", "runs", "size")

    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.base, self.size = run.base, run.size

    def add(self, run: Run) -> None:
        self.runs.append(run)
        if run.size > self.size:
            self.base, self.size = run.base, run.size

    def holds(self, run: Run) -> bool:
        """Say whether `run` stands on the row's line; a small raised mark does, if it does not lie over another word."""
        off = abs(self.base - run.base)
        if off < 0.15 * self.size:
            return True
        if off > 0.42 * max(self.size, run.size):
            return False
        return not any(min(o.x1, run.x1) - max(o.x0, run.x0) > 1 for o in self.runs)


def lines(runs: Sequence[Run], page: int, right: float | None = None) -> list[Line]:
    """Return the lines that `runs` of one column make, from the top down."""
    if len(runs) == 1:
        return [Line(runs=runs, page=page, right=runs[0].x1 if right is None else right)]
    edge = right if right is not None else max([r.x1 for r in runs], default=0.0)
    rows: list[_Row] = []
    for r in sorted(runs, key=_BY_PLACE):
        if r.sideways:
            continue
        near = next((row for row in reversed(rows[-3:]) if row.holds(r)), None)
        if near is not None:
            near.add(r)
        else:
            rows.append(_Row(r))
    rows.extend(_Row(r) for r in runs if r.sideways)
    made = [
        Line(runs=row.runs if len(row.runs) == 1 else _without_marks(sorted(row.runs, key=_BY_X)), page=page, right=edge) for row in rows
    ]
    made.sort(key=_BY_PLACE)
    return made


def _without_marks(row: list[Run]) -> list[Run]:
    """Leave out raised footnote numbers, and set raised endings ("1st") to the word they belong to."""
    out: list[Run] = []
    for r in row:
        last = out[-1] if out else None
        if not last or r.size > 0.8 * last.size or r.base > last.base - 0.1 * last.size or r.x0 - last.x1 > 0.3 * last.size:
            out.append(r)
        elif r.text in ("st", "nd", "rd", "th"):
            out[-1] = last._replace(text=last.text + r.text, x1=r.x1)
    return out


def segments(line: Line, gap: float = 1.1) -> list[Line]:
    """Return `line` cut where a blank is wider than `gap` type sizes."""
    if len(line.runs) == 1:
        return [line]
    least = max(gap * line.size, 6)
    pieces: list[list[Run]] = [[line.runs[0]]]
    for r in line.runs[1:]:
        if r.x0 - pieces[-1][-1].x1 > least:
            pieces.append([])
        pieces[-1].append(r)
    return [line] if len(pieces) == 1 else [Line(runs=p, page=line.page, right=line.right) for p in pieces]


def in_order(whole: list[Line], page: int) -> list[Line]:
    """Return the lines of a page in reading order: where its text stands in columns, column after column."""
    pieces = [s for line in whole for s in segments(line)]
    gutter = _gutter(pieces)
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


def _gutter(pieces: list[Line]) -> float | None:
    """Return the x between two columns of prose, or None: clause numbers and short cells make no column."""
    if len(pieces) < 2 * _FEW:
        return None
    start, end = min([p.x0 for p in pieces]), max([p.x1 for p in pieces])
    width = end - start
    if sum([p.x0 >= start + 0.3 * width for p in pieces]) < _FEW or sum([p.x1 <= start + 0.7 * width for p in pieces]) < _FEW:
        return None
    steps = [(sum([p.x0 < start + width * s / 100 < p.x1 for p in pieces]), abs(s - 50), s) for s in range(30, 71)]
    crossing, _, step = min(steps)
    x = start + width * step / 100
    if crossing > 0.25 * len(pieces):
        return None
    left, right = [p for p in pieces if p.x1 <= x], [p for p in pieces if p.x0 >= x]
    return x if _prose(left) and _prose(right) and _beside(left, right) else None


def _prose(column: list[Line]) -> bool:
    """Say whether the lines of a column are mostly full lines of words."""
    if len(column) < _FEW or median(p.words for p in column) < 4:
        return False
    width = max(p.x1 for p in column) - min(p.x0 for p in column)
    return sum(p.x1 - p.x0 > 0.6 * width for p in column) >= 0.5 * len(column)


def _beside(left: list[Line], right: list[Line]) -> bool:
    """Say whether two columns stand beside each other and not one below the other."""
    a, b = around(r for p in left for r in p.runs), around(r for p in right for r in p.runs)
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.4 * min(a.height, b.height)
