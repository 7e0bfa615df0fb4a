"""Tables drawn by nothing but the places of their words: a heading line gives the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ombudscan.read.layout import Line, lines, segments
from ombudscan.read.page import Page, Word
from ombudscan.read.rulings import Grid
from ombudscan.read.spaced import plain_grid

# Words that head the columns of a form or a table of times.
_HEAD = re.compile(
    r"\b(?:provision|requirement|complies|comply|compliance|compliant|evidence|comment(?:s|ary)?|explanation|yes|no|stage|step|action"
    r"|timescale|time|target|service|response|question|measure|who|when|owner|outcome)s?\b",
    re.IGNORECASE,
)
_GAP = 3.0  # points: narrower blanks divide no columns
_FAR = 4.0  # leadings: a wider blank ends the table


def grids(words: Sequence[Word], page: Page) -> list[Grid]:
    """Return the tables among `words`, none of which stands in a ruled table."""
    rows = lines([w for w in words if not w.sideways], page.number)
    out: list[Grid] = []
    start = 0
    while start < len(rows):
        found = _table(rows, start)
        if found is None:
            start += 1
            continue
        grid, start = found
        out.append(grid)
    return out


def _table(rows: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """Return the table whose heading is the line at `start`, and the index of the line after it."""
    head = segments(rows[start])
    if not _is_head(head):
        return None
    spans = [(h.x0, h.x1) for h in head]
    end = start + 1
    while end < len(rows) and _near(rows[end - 1], rows[end]):
        wider = _with(spans, rows[end])
        if wider is None:
            break
        spans, end = wider, end + 1
    body = rows[start + 1 : end]
    if len(body) < 2 or sum(len(_columns(line, spans)) > 1 for line in body) < max(2, 0.4 * len(body)):
        return None
    xs = [min(line.x0 for line in rows[start:end]) - 2, *(b[0] - 2 for b in spans[1:]), max(line.x1 for line in rows[start:end]) + 2]
    tops = [rows[start].place.top - 1, *_row_tops(body, spans), max(line.place.bottom for line in rows[start:end]) + 1]
    return plain_grid(xs, tops), end


def _is_head(head: Sequence[Line]) -> bool:
    if not 2 <= len(head) <= 8 or any(len(h.words) > 6 for h in head):
        return False
    bold = all(h.bold for h in head)
    known = sum(bool(_HEAD.search(h.text)) for h in head)
    if re.match(r"\(?\d+[.)\d]*$|[•*-]$", head[0].words[0].text):
        return False
    return (bold and (len(head) > 2 or known > 0)) or known >= max(3, len(head) - 1)


def _near(upper: Line, lower: Line) -> bool:
    return 0 < lower.base - upper.base < _FAR * 1.3 * max(upper.size, lower.size) and lower.size < 1.2 * upper.size


def _with(spans: list[tuple[float, float]], line: Line) -> list[tuple[float, float]] | None:
    """Return the columns widened by the words of `line`, or None where it does not keep to them."""
    wider = list(spans)
    for piece in segments(line, gap=0.8):
        at = [i for i, (x0, x1) in enumerate(wider) if piece.x0 < x1 + _GAP and piece.x1 > x0 - _GAP]
        left = [i for i, (x0, _) in enumerate(wider) if x0 <= piece.x0 + 12]
        if len(at) > 1 or not (at or left):
            return None
        i = at[0] if at else left[-1]
        wider[i] = (min(wider[i][0], piece.x0), max(wider[i][1], piece.x1))
    return wider if all(a[1] + _GAP <= b[0] for a, b in pairwise(wider)) else None


def _columns(line: Line, spans: Sequence[tuple[float, float]]) -> set[int]:
    return {i for w in line.words for i, (x0, x1) in enumerate(spans) if x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1}


def _row_tops(body: Sequence[Line], spans: Sequence[tuple[float, float]]) -> list[float]:
    """Return where rows begin: with a number in the first column if there are some, else with any word in it."""
    first = [next((w for w in line.words if w.x0 < spans[1][0] - _GAP), None) for line in body]
    numbered = [w is not None and re.fullmatch(r"\d{1,2}(?:\.\d{1,2})?\.?", w.text) is not None for w in first]
    begins = numbered if sum(numbered) >= 2 else [w is not None and w.text[:1].upper() == w.text[:1] for w in first]
    return [line.place.top - 1 for i, line in enumerate(body) if begins[i] or i == 0]
