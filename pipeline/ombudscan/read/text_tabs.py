"""Tables between tabs: rows cut by a page's end or wrapped column by column are joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DEEP = 40  # lines of one cell


def rows_between_tabs(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int]:
    """Return the rows of the table at line `at`, wrapped and cut rows joined, and the line after it."""
    rows: list[list[str]] = []
    columns = max(len(x.split("\t")) for x in _run(lines, at))
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            if not any("\t" in x for x in lines[at + 1 : at + 2]):
                break
        elif "\t" not in line and not (rows and line.strip()[0].islower() and any("\t" in x for x in lines[at + 1 : at + 2])):
            break
        else:
            whole, at = _whole(lines, at)
            cells = [c.strip() for c in whole]
            cells += [""] * (columns - len(cells))
            if rows and _continues(rows[-1], cells):
                rows[-1] = [_joined(a, b) for a, b in zip(rows[-1], cells, strict=False)]
            else:
                rows.append(cells)
        at += 1
    return [[c.split("\n") if c else [] for c in r] for r in rows], at


def _whole(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return the cells of the row at line `at`, and its last line: a sheet's cell of several lines is copied in quotation marks."""
    cells = lines[at].split("\t")
    begun = at
    while cells[-1].lstrip()[:1] == '"' and cells[-1].count('"') % 2:
        at += 1
        if at >= min(begun + _DEEP, len(lines)):  # nothing closes it: the mark is one of its words
            return lines[begun].split("\t"), begun
        if lines[at].count('"') % 2 == 0 and "\t" in lines[at]:
            return lines[begun].split("\t"), begun
        first, *more = lines[at].split("\t")
        cells = [*cells[:-1], f"{cells[-1]}\n{first}", *more]
    return [c.strip()[1:-1].replace('""', '"') if "\n" in c else c for c in cells], at


def _run(lines: Sequence[str], at: int) -> list[str]:
    out = [lines[at]]
    for line in lines[at + 1 :]:
        if line.strip() and "\t" not in line:
            break
        out.append(line)
    return out


def _continues(upper: list[str], lower: list[str]) -> bool:
    """Whether a line goes on with the row above: its first cell is empty or in mid-sentence, or (two columns) both are."""
    if not lower[0]:
        return True
    open_above = bool(upper[0]) and upper[0][-1] not in ".?!:;"
    if lower[0][0].islower() and open_above:
        return True
    if len(lower) == 2 and lower[1] and upper[1] and upper[1][-1] not in ".?!:;" and lower[1][0].islower():
        return open_above and len(upper[0]) > 20
    return False


def _joined(upper: str, lower: str) -> str:
    lower = "" if re.fullmatch(r"[.…]+", lower) else lower
    upper = "" if re.fullmatch(r"[.…]+", upper) else upper
    if upper.endswith("-") and lower[:1].islower() and not upper.endswith(" -"):
        return upper + lower
    return f"{upper} {lower}".strip()
