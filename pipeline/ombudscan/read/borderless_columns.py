"""The columns of a table that is drawn by nothing but the places of its words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ombudscan.read.borderless_rows import BLANK, GAP, is_provision
from ombudscan.read.grid import Grid
from ombudscan.read.layout import joined, segments
from ombudscan.read.page import Line
from ombudscan.read.spaced import gutters

LEFT = 1.0  # points: words that begin a column do so at its left end but for so much
TITLED = 1.15  # times a heading's type: a line of so much heads the next table
_SEEN = 60  # lines below a heading from which the columns are told
_UNNAMED = 3  # so many answers or marks with a blank before them make a column whose heading is empty
_SHORT, _SAID = 3, 4  # words: as many as such an answer has at the most, and as the column to its left has on a line at the least


def by_rows(head: Sequence[Line], rows: Sequence[Line], start: int) -> list[tuple[float, float]]:
    """Return the columns as the lines with provisions' numbers begin them, if they agree: a heading may stand in its column's middle."""
    named = rows[start].text
    below = list(takewhile(lambda line: line.size < TITLED * head[0].size and line.text != named, rows[start + 1 : start + 1 + _SEEN]))
    pieces = [[] if line.bold else _pieces(line) for line in below]  # without headings' further lines and titles
    numbered = [some for some in pieces if any(is_provision(p.text) for p in some[:2])]
    places = sorted(p.x0 for some in pieces for p in some)
    begun = [x for i, x in enumerate(places) if (i == 0 or x - places[i - 1] > LEFT) and not _stands_over(x, pieces)]
    # what begins once is no column, unless it is the answer of the only row
    alone = [p.x0 for some in numbered for p in some if len(numbered) == 1 and p.words <= _SHORT]
    begun = [x for x in begun if sum(abs(x - other) <= LEFT for other in places) + (x in alone) > 1]
    begins = all(any(abs(p.x0 - x) <= LEFT for x in begun) for some in numbered for p in some)
    if not numbered or not begins or not max(3, len(head)) <= len(begun) <= len(head) + 1:
        return []
    ends = [*begun[1:], math.inf]
    at = [[r for h in head for r in h.runs if x0 - LEFT < r.x0 and r.x1 < x1 - GAP] for x0, x1 in zip(begun, ends, strict=True)]
    if sum(map(bool, at)) < len(begun) - 1 or sum(map(len, at)) != sum(len(h.runs) for h in head):
        return []
    return [(x, max([x + 1, *(r.x1 for r in some)])) for x, some in zip(begun, at, strict=True)]


def _stands_over(x: float, pieces: Sequence[Sequence[Line]]) -> bool:
    """Say whether words reach over a place, as those of a paragraph do over where its bullets begin."""
    return any(r.x0 < x - LEFT and x < r.x1 for some in pieces for p in some for r in p.runs)


def _pieces(line: Line) -> list[Line]:
    """Return a line's pieces, a provision's number apart however near to it the words stand."""
    after = next((i for i, r in enumerate(line.runs[:2], 1) if is_provision(r.text)), 0)
    if not 0 < after < len(line.runs):
        return segments(line, gap=BLANK)
    parts = (line.runs[: after - 1], line.runs[after - 1 : after], line.runs[after:])
    return [piece for runs in parts if runs for piece in segments(joined(runs=runs, page=line.page, right=line.right), gap=BLANK)]


def as_before(head: Sequence[Line], before: Grid | None) -> list[tuple[float, float]]:
    """Return the columns of the last table of the page before, if the heading names each of them at its left end."""
    runs = [r for h in head for r in h.runs]
    edges = [*pairwise(before.xs)] if before else []
    at = [[r for r in runs if x0 < r.x0 < x1] for x0, x1 in edges]
    if not all(found and abs(found[0].x0 - x0 - 2) < LEFT for found, (x0, _) in zip(at, edges, strict=True)):
        return []
    return [(found[0].x0, found[-1].x1) for found in at]


def parted(span: tuple[float, float], body: Sequence[Line]) -> list[tuple[float, float]]:
    """Return a column as two where short answers under no heading stand right of its words, a blank between all the way down."""
    x0, x1 = span
    lines = [[r for r in line.runs if x0 - 1 <= r.x0 and r.x1 <= x1 + 1] for line in body]
    if sum(len(runs) > 1 for runs in lines) < _UNNAMED:
        return [span]
    for gap in reversed(gutters([r for runs in lines for r in runs], x0, least=2 * GAP)):
        left, right = ([[r for r in runs if (r.x0 < gap) == side] for runs in lines] for side in (True, False))
        answers = [sum(r.words for r in runs) for runs in right if runs]
        said = [sum(r.words for r in runs) for runs in left if runs]
        if len(answers) >= _UNNAMED and max(answers) <= _SHORT and sum(said) >= _SAID * len(said):
            return [(x0, max(r.x1 for runs in left for r in runs)), (min(r.x0 for runs in right for r in runs), x1)]
    return [span]
