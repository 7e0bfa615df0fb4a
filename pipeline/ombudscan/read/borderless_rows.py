"""Where the rows of a table begin that is drawn by nothing but the places of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ombudscan.read.page import Line
from ombudscan.read.spaced import PROVISION

NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?\.?")  # "5.10"
GAP = 3.0  # points: narrower blanks divide no columns
_WIDER = 1.2  # times the widest blank within a row: one between two
BLANK = 0.6  # type sizes: the widest blank between two words


def is_provision(text: str) -> bool:
    """Say whether a text is a provision's number: "5.10"."""
    return PROVISION.fullmatch(text.rstrip(".")) is not None


def begins_row(line: Line, spans: Sequence[tuple[float, float]]) -> bool:
    """Say whether a row's number stands first on a line, in the first column."""
    first = line.runs[0]
    return first.x0 < spans[1][0] - GAP and NUMBER.fullmatch(first.text) is not None and not _goes_on(line)


def row_starts(body: Sequence[Line], spans: Sequence[tuple[float, float]], titles: set[int]) -> list[int]:
    """Return the lines at which rows begin: with a number in the first column if there are some, else with any word in it.

    Where each row with words there has a provision's number beside them, that begins a row without them too.
    """
    numbered = _without_wrapped([begins_row(line, spans) for line in body], body, spans)
    if any(numbered) and not all(numbered[i] for i in {0, *(i + 1 for i in titles)}) and (starts := _centred(body, numbered, titles)):
        return sorted({0, *starts, *titles, *(i + 1 for i in titles if i + 1 < len(body))})
    first = [line.runs[0].text[:1] if line.runs[0].x0 < spans[1][0] - GAP else "" for line in body]
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
    beside = [len(line.runs) > 1 and line.runs[1].x0 < spans[1][0] - GAP for line in body]
    provisions = [is_provision(line.runs[0].text) for line in body]
    if sum(map(all, zip(numbered, beside, provisions, strict=True))) < 2:
        return numbered
    return [n and (b or p) for n, b, p in zip(numbered, beside, provisions, strict=True)]


def _goes_on(line: Line) -> bool:
    """Say whether a line begins with a number that its words go on from: "10 working days"."""
    if len(line.runs) < 2 or "." in (number := line.runs[0]).text:
        return False
    beside = line.runs[1]
    return beside.text[:1].islower() and beside.x0 - number.x1 < BLANK * number.size


def _centred(body: Sequence[Line], numbered: Sequence[bool], titles: set[int]) -> list[int]:
    """Return the lines at which rows begin whose numbers stand at half their height: the widest blanks part as many rows as numbers.

    Nothing where a number stands elsewhere in what they part, as where the evidence's paragraphs stand further apart than rows do.
    """
    parts = [(a + (a in titles), b) for a, b in pairwise([*sorted({0, *titles}), len(body)])]
    out: list[int] = []
    for a, b in parts:
        if a == b:
            continue
        rest = a == 0 and _stands_out(body[a:b], numbered[a:b])
        starts = [] if rest else _between(body, numbered, a, b)
        starts = starts or (_between(body, numbered, a, b, goes_on=True) if a == 0 else [])
        if not starts:
            return []
        out += starts
    return out


def _stands_out(body: Sequence[Line], numbered: Sequence[bool]) -> bool:
    """Say whether one blank is wider than all others where one row alone has a number: the rest of another stands beside it."""
    steps = sorted(b.base - a.base for a, b in pairwise(body))
    return sum(numbered) == 1 and len(steps) > 1 and steps[-1] > _WIDER * steps[-2]


def _between(body: Sequence[Line], numbered: Sequence[bool], first: int, end: int, goes_on: bool = False) -> list[int]:
    """Return the lines from `first` to before `end`, with no title among them, at which rows begin.

    With `goes_on` the first of them is the rest of a row of the page before and has no number.
    """
    wide = {i: body[i].base - body[i - 1].base for i in range(first + 1, end)}
    blanks, rows = sorted(wide, key=lambda i: -wide[i]), sum(numbered[first:end]) + goes_on
    if rows == 0 or len(blanks) < rows - 1 or (1 < rows <= len(blanks) and wide[blanks[rows - 1]] > 0.9 * wide[blanks[rows - 2]]):
        return []
    starts = [first, *sorted(blanks[: rows - 1])]
    for a, b in pairwise([*starts, end]):
        at = [body[i].base for i in range(a, b) if numbered[i]]
        if goes_on and a == first:
            if at:
                return []
            continue
        # a row that the page's end cuts has its number at its first line
        cut = b == len(body) and at[:1] == [body[a].base]
        if len(at) != 1 or not (cut or abs(2 * at[0] - body[a].base - body[b - 1].base) <= 1.5 * body[a].size):
            return []
    return starts
