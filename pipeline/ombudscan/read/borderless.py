"""Tables drawn by nothing but the places of their words: a heading line gives the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ombudscan.read.borderless_columns import LEFT, TITLED, as_before, by_rows, parted
from ombudscan.read.borderless_rows import BLANK, GAP, NUMBER, begins_row, is_provision, row_starts
from ombudscan.read.grid import Grid
from ombudscan.read.layout import Joined, joined, segments
from ombudscan.read.page import Line, Run
from ombudscan.read.spaced import PROVISION, plain_grid

# Words that head the columns of a form or a table of times.
_HEAD = re.compile(
    r"\b(?:provision|requirement|complies|comply|compliance|compliant|evidence|comment(?:s|ary)?|explanation|yes|no|stage|step|action"
    r"|timescale|time|target|service|response|question|measure|who|when|owner|outcome|met)s?\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?:section|part)\b", re.IGNORECASE)
_NO_HEAD = re.compile(r"\(?\d[.)\d]{0,40}$|[•*-]$")
_FOOT = 1.25  # times the widest blank in a table: below a wider one stands the page's foot
_LEADING = 1.4  # type sizes: the widest step from one line of a cell to the next
_FAR = 4.0  # leadings: a wider blank ends the table
_LARGER = 2.0  # times the type above it: a title in larger type heads the page and not the rows below it
_HEADS = 3  # lines: as many as a heading has below its first
_HALF = 8  # lines: the number of a row whose first line is a title's next stands no further below
_FULL = 12  # lines: fewer are no column of text
_CENTRED = 12.0  # points: so much left of its heading's words a column may begin


def grids(rows: Sequence[Line], before: Grid | None = None) -> list[Grid]:
    """Return the tables among `rows`, the level lines of a page, none of which stands in a ruled table.

    `before` is the last such table of the page before: one that goes on need not say its heading again.
    """
    out: list[Grid] = []
    known = before
    several = [isinstance(row, Joined) and len(row.runs) > 1 for row in rows]
    start = 0 if known else next((i for i, many in enumerate(several) if many and not _no_head(rows[i].runs[0].text)), len(rows))
    while start < len(rows):
        found = (_table(rows, start, None if out else before) if several[start] else None) or (_more(rows, start, known) if known else None)
        if found is None:
            start += 1
            continue
        known, start = found
        out.append(known)
    return out


def _no_head(text: str) -> bool:
    """Say whether a line that begins with `text`, a number or bullet, heads no table; most are told without the pattern."""
    return (text[0].isdigit() and not text.rstrip("0123456789.)")) or _NO_HEAD.match(text) is not None


def _table(rows: Sequence[Line], start: int, before: Grid | None) -> tuple[Grid, int] | None:
    """Return the table whose heading is the line at `start`, and the index of the line after it.

    Under the columns of `before`, the last table of the page before, named again, may stand nothing but the rest of its last row.
    """
    line = rows[start]
    if _no_head(line.runs[0].text) or not (_is_head(head := segments(line)) or _above_rows(head, rows, start)):
        return None
    if len(head) == 2 and start + 1 < len(rows) and head[0].size >= TITLED * rows[start + 1].size:
        return None  # two columns of text, each with a title in larger type at its top
    spans, end = _filled(
        as_before(head, before) or by_rows(segments(line, gap=BLANK), rows, start) or [(h.x0, h.x1) for h in head], rows, start + 1
    )
    if any(len(line.runs) > len(spans) for line in rows[start + 1 : end]):
        spans = [part for span in spans for part in parted(span, rows[start + 1 : end])]
    if len(spans) == 2 and _texts(rows[start + 1 : end], spans):
        return None
    again = (
        before is not None
        and len(spans) == len(before.xs) - 1
        and all(abs(s[0] - x - 2) < LEFT for s, x in zip(spans, before.xs, strict=False))
    )
    return _grid(rows, start, end, spans, heads=1, sure=again)


def _texts(body: Sequence[Line], spans: Sequence[tuple[float, float]]) -> bool:
    """Say whether two columns are texts side by side: a paragraph ends in one where the other goes on, and seldom in both at once."""
    left = [r.base for line in body for r in line.runs if r.x0 < spans[1][0] - GAP]
    if len(left) < _FULL or len(body) < _FULL:
        return False
    least = _LEADING * body[0].size
    own, both = (sum(b - a > least for a, b in pairwise(bases)) for bases in (sorted(left), [line.base for line in body]))
    return own > 2 and 2 * both < own


def _more(rows: Sequence[Line], start: int, known: Grid) -> tuple[Grid, int] | None:
    """Return the table that goes on from `known` at the line at `start`: one with a number, or in its columns above a provision."""
    line = rows[start]
    number = NUMBER.fullmatch(line.runs[0].text) is not None and abs(line.x0 - known.xs[0]) <= 12
    if not number and not _in_columns(line, known):
        return None
    spans, end = _filled([(x + 2, x + 3) for x in known.xs[:-1]], rows, start)
    if not number and not any(is_provision(r.text) and _column(r.x0, known) is not None for line in rows[start:end] for r in line.runs[:3]):
        return None
    found = _grid(rows, start, end, spans, heads=0)
    if found is None or len(found[0].xs) != len(known.xs):
        return None
    return plain_grid([*known.xs[:-1], max(known.xs[-1], found[0].xs[-1])], found[0].ys), end


def _in_columns(line: Line, known: Grid) -> bool:
    """Say whether each piece of a line begins a column, one of them not the first."""
    at = [_column(piece.x0, known) for piece in segments(line, gap=0.8)]
    return None not in at and at != [0]


def _column(left: float, known: Grid) -> int | None:
    return next((i for i, x in enumerate(known.xs[:-1]) if abs(left - x - 2) < LEFT), None)


def _filled(spans: list[tuple[float, float]], rows: Sequence[Line], start: int) -> tuple[list[tuple[float, float]], int]:
    """Return the columns as wide as the lines from `start` on make them, and the first line that is not theirs."""
    end = start
    while end < len(rows):
        title = _is_title(rows, end, spans)
        if end not in (0, start) and not _near(rows[end - 1], rows[end], title):
            break
        if end > start + _HEADS and _heads_next(rows, end):
            break
        wider = spans if title else _with(spans, rows[end])
        if wider is None:
            break
        spans, end = wider, end + 1
    if end == len(rows) and end - start > 2 and len(segments(rows[-1])) < 3 and not is_provision(rows[-1].runs[0].text):
        steps = [lower.base - upper.base for upper, lower in pairwise(rows[start:])]
        end -= steps[-1] > _FOOT * max(steps[:-1])
    while end > start and (_is_title(rows, end - 1, spans) or _is_last_title(rows, start, end - 1, spans)):
        end -= 1
    return spans, end


def _heads_next(rows: Sequence[Line], index: int) -> bool:
    """Say whether a line is the title of the next table: bold, above a bold line that names columns."""
    if index + 1 >= len(rows) or not (rows[index].bold and rows[index + 1].bold):
        return False
    return len(segments(rows[index], gap=BLANK)) == 1 and len(segments(rows[index + 1], gap=BLANK)) > 1


def _is_title(rows: Sequence[Line], index: int, spans: Sequence[tuple[float, float]]) -> bool:
    """Say whether a line heads the rows below it: "Section 2 - Gates" over all columns."""
    line = rows[index]
    if line.words > 14 or index + 1 >= len(rows) or not any(abs(line.x0 - x0) <= 6 for x0, _ in spans[:2]) or len(segments(line)) > 1:
        return False
    below = rows[index + 1]
    if below.bold or not (line.bold or _SECTION.match(line.text)):
        return False
    if len(segments(below)) < 2:  # a row whose number stands at half its height begins with words of a further column
        return line.bold and below.x0 > spans[1][0] - GAP and any(begins_row(r, spans) for r in rows[index + 2 : index + 2 + _HALF])
    number = NUMBER.fullmatch(below.runs[0].text) is not None
    return number or (line.x1 > spans[1][0] > line.x0 + 6)


def _is_last_title(rows: Sequence[Line], start: int, index: int, spans: Sequence[tuple[float, float]]) -> bool:
    """Say whether a table's last line is the title of one on the next page: bold and alone, as no line above it but the heading is."""
    line = rows[index]
    at_left = line.x0 < spans[0][0] + 6 and len(segments(line, gap=BLANK)) == 1
    return at_left and line.bold and index > start + _HEADS and not any(row.bold for row in rows[start + _HEADS : index])


def _grid(
    rows: Sequence[Line], start: int, end: int, spans: Sequence[tuple[float, float]], heads: int, sure: bool = False
) -> tuple[Grid, int] | None:
    if heads:
        heads += _further(rows, start, end, spans)
    body = rows[start + heads : end]
    filled = [len(_columns(line, spans)) for line in body]
    several = [many > 1 for many in filled]
    provisions = [many for many, line in zip(filled, body, strict=True) if is_provision(line.runs[0].text)]
    if not body:
        return None
    if not sure and (not provisions or min(provisions) < 2 or (len(provisions) < 2 and provisions[0] < 3)):
        beside = sum(many or line.x0 > spans[1][0] - GAP for many, line in zip(several, body, strict=True))
        if sum(several) < 2 or beside < 0.4 * len(body):
            return None
    xs = [min(line.x0 for line in rows[start:end]) - 2, *(b[0] - 2 for b in spans[1:]), max(line.x1 for line in rows[start:end]) + 2]
    begins = {i for i, _ in enumerate(body) if _is_title(rows, start + heads + i, spans)}
    tops = [*([rows[start].place.top - 1] if heads else []), *(body[i].place.top - 1 for i in row_starts(body, spans, begins))]
    full = {tops.index(body[i].place.top - 1) for i in begins}
    return plain_grid(xs, [*tops, max(line.place.bottom for line in rows[start:end]) + 1], full), end


def _further(rows: Sequence[Line], start: int, end: int, spans: Sequence[tuple[float, float]]) -> int:
    """Return how many lines below its first one a heading has: bold as it is or, above numbered rows, with a wider blank below them."""
    n = start + 1
    while n < min(end, start + 4) and rows[n].bold == rows[start].bold and _close(rows[n - 1], rows[n]) and not begins_row(rows[n], spans):
        n += 1
    if rows[start].bold or (
        n < min(end, start + 4) and not _close(rows[n - 1], rows[n]) and any(begins_row(r, spans) for r in rows[n:end])
    ):
        return n - start - 1
    return 0


def _close(upper: Line, lower: Line) -> bool:
    """Say whether nothing but the space between two lines of one cell parts a line from the one above it."""
    return lower.base - upper.base < _LEADING * max(upper.size, lower.size)


def _is_head(head: Sequence[Line]) -> bool:
    if not 2 <= len(head) <= 8 or any(h.words > 6 for h in head):
        return False
    bold, many = all(h.bold for h in head), len(head)
    if many < 3 and not bold:  # a foot with its page number: two names are too few
        return False
    known = sum(bool(_HEAD.search(h.text)) for h in head)
    return (bold and (many > 2 or known > 0)) or known >= max(3, many - 1)


def _above_rows(head: Sequence[Line], rows: Sequence[Line], start: int) -> bool:
    """Say whether a line, in which a word heads a column, stands above a row that begins with a provision's number."""
    if not 3 <= len(head) <= 8 or any(h.words > 6 for h in head) or not any(_HEAD.search(h.text) for h in head):
        return False
    below = [line for line in rows[start + 1 : start + 5] if PROVISION.fullmatch(line.runs[0].text)]
    return bool(below) and abs(below[0].x0 - head[0].x0) < 6 and len(segments(below[0])) > 1


def _near(upper: Line, lower: Line, title: bool) -> bool:
    """Say whether a line stands no further below another than a table's lines do, nor, unless it is a title, in larger type."""
    apart = lower.base - upper.base
    return 0 < apart < _FAR * 1.3 * max(upper.size, lower.size) and lower.size < (_LARGER if title else 1.2) * upper.size


def _with(spans: list[tuple[float, float]], line: Line) -> list[tuple[float, float]] | None:
    """Return the columns widened by the words of `line`, or None where it does not keep to them."""
    wider = list(spans)
    for piece in _cut(segments(line, gap=0.8), spans):
        at = [i for i, (x0, x1) in enumerate(wider) if piece.x0 < x1 + GAP and piece.x1 > x0 - GAP]
        left = [i for i, (x0, _) in enumerate(wider) if x0 <= piece.x0 + 12]
        if len(at) > 1 or not (at or left):
            return None
        i = at[0] if at else left[-1]
        wider[i] = (min(wider[i][0], piece.x0), max(wider[i][1], piece.x1))
    return wider if all(a[1] + GAP <= b[0] for a, b in pairwise(wider)) else None


def _cut(pieces: Sequence[Line], spans: Sequence[tuple[float, float]]) -> Sequence[Line]:
    """Return the pieces of a line, of which one over several columns is cut where its runs begin a column."""
    if not any(len(p.runs) > 1 and p.x1 > x0 - GAP > p.x0 for p in pieces for x0, _ in spans[1:]):
        return pieces
    out: list[list[Run]] = []
    for p in pieces:
        for n, r in enumerate(p.runs):
            if n == 0 or any(abs(r.x0 - x0) < LEFT or _below_head(p.runs[n - 1], r, span) for span in spans[1:] for x0 in span[:1]):
                out.append([])
            out[-1].append(r)
    return [joined(runs=runs, page=pieces[0].page, right=pieces[0].right) for runs in out]


def _below_head(before: Run, run: Run, span: tuple[float, float]) -> bool:
    """Say whether `run`, a wide blank right of `before`, is the first in a column whose heading stands in its middle."""
    return before.x1 < span[0] and span[0] - _CENTRED < run.x0 < span[1] and run.x0 - before.x1 > BLANK * run.size


def _columns(line: Line, spans: Sequence[tuple[float, float]]) -> set[int]:
    return {i for w in line.runs for i, (x0, x1) in enumerate(spans) if x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1}
