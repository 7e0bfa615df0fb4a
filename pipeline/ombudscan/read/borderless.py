"""Tables drawn by nothing but the places of their words: a heading line gives the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ombudscan.read.grid import Grid
from ombudscan.read.layout import Joined, joined, segments
from ombudscan.read.page import Line, Run
from ombudscan.read.spaced import PROVISION, gutters, plain_grid

# Words that head the columns of a form or a table of times.
_HEAD = re.compile(
    r"\b(?:provision|requirement|complies|comply|compliance|compliant|evidence|comment(?:s|ary)?|explanation|yes|no|stage|step|action"
    r"|timescale|time|target|service|response|question|measure|who|when|owner|outcome|met)s?\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?\.?")  # "5.10"
_SECTION = re.compile(r"(?:section|part)\b", re.IGNORECASE)
_NO_HEAD = re.compile(r"\(?\d[.)\d]{0,40}$|[•*-]$")
_GAP = 3.0  # points: narrower blanks divide no columns
_LEFT = 1.0  # points: words that begin a column do so at its left end but for so much
_FOOT = 1.25  # times the widest blank in a table: below a wider one stands the page's foot
_LEADING = 1.4  # type sizes: the widest step from one line of a cell to the next
_FAR = 4.0  # leadings: a wider blank ends the table
_LARGER = 2.0  # times the type above it: a title in larger type heads the page and not the rows below it
_UNNAMED = 3  # so many answers or marks with a blank before them make a column whose heading is empty
_BLANK = 0.6  # type sizes: the widest blank between two words
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
    if _no_head(line.runs[0].text) or not (_is_head(head := segments(line)) or _above_rows(head, rows, start)):
        return None
    spans, end = _filled([(h.x0, h.x1) for h in head], rows, start + 1)
    if any(len(line.runs) > len(spans) for line in rows[start + 1 : end]):
        spans = [part for span in spans for part in _parted(span, rows[start + 1 : end])]
    return _grid(rows, start, end, spans, heads=1)


def _more(rows: Sequence[Line], start: int, known: Grid) -> tuple[Grid, int] | None:
    """Return the table that goes on from `known` at the line at `start`: one with a number, or in its columns above a provision."""
    line = rows[start]
    number = _NUMBER.fullmatch(line.runs[0].text) is not None and abs(line.x0 - known.xs[0]) <= 12
    if not number and not _in_columns(line, known):
        return None
    spans, end = _filled([(x + 2, x + 3) for x in known.xs[:-1]], rows, start)
    if not number and not any(_provision(r.text) and _column(r.x0, known) is not None for line in rows[start:end] for r in line.runs[:3]):
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
    return next((i for i, x in enumerate(known.xs[:-1]) if abs(left - x - 2) < _LEFT), None)


def _provision(text: str) -> bool:
    return PROVISION.fullmatch(text.rstrip(".")) is not None


def _filled(spans: list[tuple[float, float]], rows: Sequence[Line], start: int) -> tuple[list[tuple[float, float]], int]:
    """Return the columns as wide as the lines from `start` on make them, and the first line that is not theirs."""
    end = start
    while end < len(rows):
        title = _is_title(rows, end, spans)
        if end not in (0, start) and not _near(rows[end - 1], rows[end], title):
            break
        wider = spans if title else _with(spans, rows[end])
        if wider is None:
            break
        spans, end = wider, end + 1
    if end == len(rows) and end - start > 2 and len(segments(rows[-1])) < 3 and not _provision(rows[-1].runs[0].text):
        steps = [lower.base - upper.base for upper, lower in pairwise(rows[start:])]
        end -= steps[-1] > _FOOT * max(steps[:-1])
    while end > start and _is_title(rows, end - 1, spans):
        end -= 1
    return spans, end


def _is_title(rows: Sequence[Line], index: int, spans: Sequence[tuple[float, float]]) -> bool:
    """Say whether a line heads the rows below it: "Section 2 - Gates" over all columns."""
    line = rows[index]
    if line.words > 14 or index + 1 >= len(rows) or not any(abs(line.x0 - x0) <= 6 for x0, _ in spans[:2]) or len(segments(line)) > 1:
        return False
    below = rows[index + 1]
    if below.bold or not (line.bold or _SECTION.match(line.text)) or len(segments(below)) < 2:
        return False
    number = _NUMBER.fullmatch(below.runs[0].text) is not None
    return number or (line.x1 > spans[1][0] > line.x0 + 6)


def _grid(rows: Sequence[Line], start: int, end: int, spans: Sequence[tuple[float, float]], heads: int) -> tuple[Grid, int] | None:
    if heads:
        heads += _further(rows, start, end, spans)
    body = rows[start + heads : end]
    filled = [len(_columns(line, spans)) for line in body]
    several = [many > 1 for many in filled]
    provisions = [many for many, line in zip(filled, body, strict=True) if _provision(line.runs[0].text)]
    if not provisions or min(provisions) < 2 or (len(provisions) < 2 and provisions[0] < 3):
        beside = sum(many or line.x0 > spans[1][0] - _GAP for many, line in zip(several, body, strict=True))
        if sum(several) < 2 or beside < 0.4 * len(body):
            return None
    xs = [min(line.x0 for line in rows[start:end]) - 2, *(b[0] - 2 for b in spans[1:]), max(line.x1 for line in rows[start:end]) + 2]
    begins = {i for i, _ in enumerate(body) if _is_title(rows, start + heads + i, spans)}
    tops = [*([rows[start].place.top - 1] if heads else []), *(body[i].place.top - 1 for i in _row_starts(body, spans, begins))]
    full = {tops.index(body[i].place.top - 1) for i in begins}
    return plain_grid(xs, [*tops, max(line.place.bottom for line in rows[start:end]) + 1], full), end


def _further(rows: Sequence[Line], start: int, end: int, spans: Sequence[tuple[float, float]]) -> int:
    """Return how many lines below its first one a heading has: bold as it is or, above numbered rows, with a wider blank below them."""
    n = start + 1
    while n < min(end, start + 4) and rows[n].bold == rows[start].bold and _close(rows[n - 1], rows[n]) and not _numbered(rows[n], spans):
        n += 1
    if rows[start].bold or (n < min(end, start + 4) and not _close(rows[n - 1], rows[n]) and any(_numbered(r, spans) for r in rows[n:end])):
        return n - start - 1
    return 0


def _close(upper: Line, lower: Line) -> bool:
    """Say whether nothing but the space between two lines of one cell parts a line from the one above it."""
    return lower.base - upper.base < _LEADING * max(upper.size, lower.size)


def _numbered(line: Line, spans: Sequence[tuple[float, float]]) -> bool:
    """Say whether a row's number stands first on a line, in the first column."""
    first = line.runs[0]
    return first.x0 < spans[1][0] - _GAP and _NUMBER.fullmatch(first.text) is not None and not _goes_on(line)


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
        at = [i for i, (x0, x1) in enumerate(wider) if piece.x0 < x1 + _GAP and piece.x1 > x0 - _GAP]
        left = [i for i, (x0, _) in enumerate(wider) if x0 <= piece.x0 + 12]
        if len(at) > 1 or not (at or left):
            return None
        i = at[0] if at else left[-1]
        wider[i] = (min(wider[i][0], piece.x0), max(wider[i][1], piece.x1))
    return wider if all(a[1] + _GAP <= b[0] for a, b in pairwise(wider)) else None


def _cut(pieces: Sequence[Line], spans: Sequence[tuple[float, float]]) -> Sequence[Line]:
    """Return the pieces of a line, of which one over several columns is cut where its runs begin a column."""
    if not any(len(p.runs) > 1 and p.x1 > x0 - _GAP > p.x0 for p in pieces for x0, _ in spans[1:]):
        return pieces
    out: list[list[Run]] = []
    for p in pieces:
        for n, r in enumerate(p.runs):
            if n == 0 or any(abs(r.x0 - x0) < _LEFT for x0, _ in spans[1:]):
                out.append([])
            out[-1].append(r)
    return [joined(runs=runs, page=pieces[0].page, right=pieces[0].right) for runs in out]


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
    numbered = _without_wrapped([_numbered(line, spans) for line in body], body, spans)
    if any(numbered) and not all(numbered[i] for i in {0, *(i + 1 for i in titles)}) and (starts := _centred(body, numbered, titles)):
        return sorted({0, *starts, *titles, *(i + 1 for i in titles if i + 1 < len(body))})
    first = [line.runs[0].text[:1] if line.runs[0].x0 < spans[1][0] - _GAP else "" for line in body]
    begins = numbered if sum(numbered) >= 2 else [letter != "" and letter.upper() == letter for letter in first]
    if begins is not numbered:
        at = [next((w.x0 for w in line.runs[:3] if PROVISION.fullmatch(w.text)), None) for line in body]
        left = min((x for x in at if x is not None), default=0.0)
        further = [x is not None and x < left + 12 for x in at]
        if all(n or not b or i == 0 for i, (b, n) in enumerate(zip(begins, further, strict=True))):
            begins = further  # "Yes | 5.11 | ..." and below it "     | 5.12 | ...", which lacks its answer
    return [i for i in range(len(body)) if begins[i] or i == 0 or i in titles or i - 1 in titles]


def _without_wrapped(numbered: list[bool], body: Sequence[Line], spans: Sequence[tuple[float, float]]) -> list[bool]:
    """Leave out numbers with no words beside them, "at stage" and below it "1.", where words stand beside those of provisions."""
    beside = [len(line.runs) > 1 and line.runs[1].x0 < spans[1][0] - _GAP for line in body]
    provisions = [_provision(line.runs[0].text) for line in body]
    if sum(map(all, zip(numbered, beside, provisions, strict=True))) < 2:
        return numbered
    return [n and (b or p) for n, b, p in zip(numbered, beside, provisions, strict=True)]


def _goes_on(line: Line) -> bool:
    """Say whether a line begins with a number that its words go on from: "10 working days"."""
    if len(line.runs) < 2 or "." in (number := line.runs[0]).text:
        return False
    beside = line.runs[1]
    return beside.text[:1].islower() and beside.x0 - number.x1 < _BLANK * number.size


def _centred(body: Sequence[Line], numbered: Sequence[bool], titles: set[int]) -> list[int]:
    """Return the lines at which rows begin whose numbers stand at half their height: the widest blanks part as many rows as numbers.

    Nothing where a number stands elsewhere in what they part, as where the evidence's paragraphs stand further apart than rows do.
    """
    parts = [(a + (a in titles), b) for a, b in pairwise([*sorted({0, *titles}), len(body)])]
    out: list[int] = []
    for a, b in parts:
        starts = _between(body, numbered, a, b)
        if not starts:
            return []
        out += starts
    return out


def _between(body: Sequence[Line], numbered: Sequence[bool], first: int, end: int) -> list[int]:
    """Return the lines from `first` to before `end`, with no title among them, at which rows begin."""
    wide = {i: body[i].base - body[i - 1].base for i in range(first + 1, end)}
    blanks, rows = sorted(wide, key=lambda i: -wide[i]), sum(numbered[first:end])
    if rows == 0 or len(blanks) < rows - 1 or (1 < rows <= len(blanks) and wide[blanks[rows - 1]] > 0.9 * wide[blanks[rows - 2]]):
        return []
    starts = [first, *sorted(blanks[: rows - 1])]
    for a, b in pairwise([*starts, end]):
        at = [body[i].base for i in range(a, b) if numbered[i]]
        if len(at) != 1 or abs(2 * at[0] - body[a].base - body[b - 1].base) > 1.5 * body[a].size:
            return []
    return starts
