"""Tables drawn by nothing but the places of their words: a heading line gives the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ombudscan.read.grid import Grid
from ombudscan.read.layout import Joined, segments
from ombudscan.read.page import Line
from ombudscan.read.spaced import PROVISION, gutters, plain_grid

# Words that head the columns of a form or a table of times.
_HEAD = re.compile(
    r"\b(?:provision|requirement|complies|comply|compliance|compliant|evidence|comment(?:s|ary)?|explanation|yes|no|stage|step|action"
    r"|timescale|time|target|service|response|question|measure|who|when|owner|outcome)s?\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?\.?")  # "5.10"
_NO_HEAD = re.compile(r"\(?\d[.)\d]{0,40}$|[•*-]$")
_GAP = 3.0  # points: narrower blanks divide no columns
_FAR = 4.0  # leadings: a wider blank ends the table
_LARGER = 1.6  # times the type above it: a title in larger type heads the page and not the rows below it
_UNNAMED = 3  # so many answers or marks with a blank before them make a column whose heading is empty
_SHORT, _SAID = 3, 4  # words: as many as such an answer has at the most, and as the column to its left has on a line at the least


def grids(rows: Sequence[Line], before: Grid | None = None) -> list[Grid]:
    """Return the tables among `rows`, the level lines of a page, none of which stands in a ruled table.

    `before` is the last such table of the page before: one that goes on need not say its heading again.
    """
    out: list[Grid] = []
    known = before
    several = [isinstance(row, Joined) and len(row.runs) > 1 for row in rows]
    start = 0 if known else next((i for i, many in enumerate(several) if many and not _no_head(rows[i].runs[0].text)), len(rows))
    while start < len(rows):
        found = (_table(rows, start) if several[start] else None) or (_more(rows, start, known) if known else None)
        if found is None:
            start += 1
            continue
        known, start = found
        out.append(known)
    return out


def _no_head(text: str) -> bool:
    """Say whether a line that begins with `text`, a number or bullet, heads no table; most are told without the pattern."""
    return (text[0].isdigit() and not text.rstrip("0123456789.)")) or _NO_HEAD.match(text) is not None


def _table(rows: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """Return the table whose heading is the line at `start`, and the index of the line after it."""
    line = rows[start]
    if _no_head(line.runs[0].text) or not _is_head(head := segments(line)):
        return None
    spans, end = _filled([(h.x0, h.x1) for h in head], rows, start + 1)
    if any(len(line.runs) > len(spans) for line in rows[start + 1 : end]):
        spans = [part for span in spans for part in _parted(span, rows[start + 1 : end])]
    return _grid(rows, start, end, spans, heads=1)


def _more(rows: Sequence[Line], start: int, known: Grid) -> tuple[Grid, int] | None:
    """Return the table that goes on from `known` at the line at `start`, which must begin with a number."""
    if not _NUMBER.fullmatch(rows[start].runs[0].text) or abs(rows[start].x0 - known.xs[0]) > 12:
        return None
    spans, end = _filled([(x + 2, x + 3) for x in known.xs[:-1]], rows, start)
    found = _grid(rows, start, end, spans, heads=0)
    if found is None or len(found[0].xs) != len(known.xs):
        return None
    return plain_grid([*known.xs[:-1], max(known.xs[-1], found[0].xs[-1])], found[0].ys), end


def _filled(spans: list[tuple[float, float]], rows: Sequence[Line], start: int) -> tuple[list[tuple[float, float]], int]:
    """Return the columns as wide as the lines from `start` on make them, and the first line that is not theirs."""
    end = start
    while end < len(rows):
        title = _is_title(rows, end, spans[0][0])
        if end not in (0, start) and not _near(rows[end - 1], rows[end], title):
            break
        wider = spans if title else _with(spans, rows[end])
        if wider is None:
            break
        spans, end = wider, end + 1
    while end > start and _is_title(rows, end - 1, spans[0][0]):
        end -= 1
    return spans, end


def _is_title(rows: Sequence[Line], index: int, left: float) -> bool:
    """Say whether a line heads the rows below it: "Section 2 - Gates" over all columns."""
    line = rows[index]
    if abs(line.x0 - left) > 6 or line.words > 14 or len(segments(line)) > 1 or index + 1 >= len(rows):
        return False
    below = rows[index + 1]
    named = line.bold or re.match(r"(?:section|part)\b", line.text, re.IGNORECASE) is not None
    return named and not below.bold and _NUMBER.fullmatch(below.runs[0].text) is not None and len(segments(below)) > 1


def _grid(rows: Sequence[Line], start: int, end: int, spans: Sequence[tuple[float, float]], heads: int) -> tuple[Grid, int] | None:
    body = rows[start + heads : end]
    several = [len(_columns(line, spans)) > 1 for line in body]
    if sum(several) < 2 or sum(many or line.x0 > spans[1][0] - _GAP for many, line in zip(several, body, strict=True)) < 0.4 * len(body):
        return None
    xs = [min(line.x0 for line in rows[start:end]) - 2, *(b[0] - 2 for b in spans[1:]), max(line.x1 for line in rows[start:end]) + 2]
    begins = {i for i, _ in enumerate(body) if _is_title(rows, start + heads + i, spans[0][0])}
    tops = [*([rows[start].place.top - 1] if heads else []), *(body[i].place.top - 1 for i in _row_starts(body, spans, begins))]
    full = {tops.index(body[i].place.top - 1) for i in begins}
    return plain_grid(xs, [*tops, max(line.place.bottom for line in rows[start:end]) + 1], full), end


def _is_head(head: Sequence[Line]) -> bool:
    if not 2 <= len(head) <= 8 or any(h.words > 6 for h in head):
        return False
    bold, many = all(h.bold for h in head), len(head)
    if many < 3 and not bold:  # a foot with its page number: two names are too few
        return False
    known = sum(bool(_HEAD.search(h.text)) for h in head)
    return (bold and (many > 2 or known > 0)) or known >= max(3, many - 1)


def _near(upper: Line, lower: Line, title: bool) -> bool:
    """Say whether a line stands no further below another than a table's lines do, nor, unless it is a title, in larger type."""
    apart = lower.base - upper.base
    return 0 < apart < _FAR * 1.3 * max(upper.size, lower.size) and lower.size < (_LARGER if title else 1.2) * upper.size


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


def _parted(span: tuple[float, float], body: Sequence[Line]) -> list[tuple[float, float]]:
    """Return a column as two where short answers under no heading stand right of its words, a blank between all the way down."""
    x0, x1 = span
    lines = [[r for r in line.runs if x0 - 1 <= r.x0 and r.x1 <= x1 + 1] for line in body]
    if sum(len(runs) > 1 for runs in lines) < _UNNAMED:
        return [span]
    for gap in reversed(gutters([r for runs in lines for r in runs], x0, least=2 * _GAP)):
        left, right = ([[r for r in runs if (r.x0 < gap) == side] for runs in lines] for side in (True, False))
        answers = [sum(r.words for r in runs) for runs in right if runs]
        said = [sum(r.words for r in runs) for runs in left if runs]
        if len(answers) >= _UNNAMED and max(answers) <= _SHORT and sum(said) >= _SAID * len(said):
            return [(x0, max(r.x1 for runs in left for r in runs)), (min(r.x0 for runs in right for r in runs), x1)]
    return [span]


def _columns(line: Line, spans: Sequence[tuple[float, float]]) -> set[int]:
    return {i for w in line.runs for i, (x0, x1) in enumerate(spans) if x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1}


def _row_starts(body: Sequence[Line], spans: Sequence[tuple[float, float]], titles: set[int]) -> list[int]:
    """Return the lines at which rows begin: with a number in the first column if there are some, else with any word in it.

    Where each row with words there has a provision's number beside them, that begins a row without them too.
    """
    first = [next((w for w in line.runs if w.x0 < spans[1][0] - _GAP), None) for line in body]
    numbered = [w is not None and _NUMBER.fullmatch(w.text) is not None for w in first]
    begins = numbered if sum(numbered) >= 2 else [w is not None and w.text[:1].upper() == w.text[:1] for w in first]
    if begins is not numbered:
        at = [next((w.x0 for w in line.runs[:3] if PROVISION.fullmatch(w.text)), None) for line in body]
        left = min((x for x in at if x is not None), default=0.0)
        further = [x is not None and x < left + 12 for x in at]
        if all(n or not b or i == 0 for i, (b, n) in enumerate(zip(begins, further, strict=True))):
            begins = further  # "Yes | 5.11 | ..." and below it "     | 5.12 | ...", which lacks its answer
    elif not numbered[0] and (starts := _centred(body, numbered)):
        return sorted({0, *starts, *titles, *(i + 1 for i in titles if i + 1 < len(body))})
    return [i for i in range(len(body)) if begins[i] or i == 0 or i in titles or i - 1 in titles]


def _centred(body: Sequence[Line], numbered: Sequence[bool]) -> list[int]:
    """Return the lines at which rows begin whose numbers stand at half their height: the widest blanks part as many rows as numbers.

    Nothing where a number stands elsewhere in what they part, as where the evidence's paragraphs stand further apart than rows do.
    """
    first = next((i for i, line in enumerate(body) if not line.bold), 0)  # a heading's further lines
    wide = {i: body[i].base - body[i - 1].base for i in range(first + 1, len(body))}
    blanks, rows = sorted(wide, key=lambda i: -wide[i]), sum(numbered)
    if len(blanks) < rows or wide[blanks[rows - 1]] > 0.9 * wide[blanks[rows - 2]]:
        return []
    starts = [first, *sorted(blanks[: rows - 1])]
    for a, b in pairwise([*starts, len(body)]):
        at = [body[i].base for i in range(a, b) if numbered[i]]
        if len(at) != 1 or abs(2 * at[0] - body[a].base - body[b - 1].base) > 1.5 * body[a].size:
            return []
    return starts
