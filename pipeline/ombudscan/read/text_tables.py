"""Tables that kept their separators in plain text: cells between pipes, over as many lines as they like, or between tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ombudscan.read import shaping, text_lines
from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.read.shaping import RowDraft
from ombudscan.read.text_lines import Style

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*")
_NUMBER = re.compile(
    r"\s*(?:code\s+(?:provision|section)\s+|§\s?)?\d{1,2}\.\d{1,2}\b[.)]?(?:\s*(?:-|–|to|and|&)\s*\d{1,2}\.\d{1,2})?\s*", re.I
)
_NEAR = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a table is written: columns, whether rows open and close with a pipe, whether its rows are numbered as in a form."""

    columns: int
    leading: bool = False
    closing: bool = True
    numbered: bool = False
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A table begins at line `at`; `back` of the lines before it belong to its first cell."""

    at: int
    back: int = 0
    tabs: bool = False


def starts(lines: Sequence[str], at: int) -> Start | None:
    """Return where the table begins if line `at` is the first of its separators, else None."""
    line = lines[at]
    if "\t" in line and _has_tabs(lines, at):
        return Start(at=at, tabs=True)
    if "|" not in line or not _is_table(lines, at):
        return None
    back = 0
    if line.lstrip().startswith("|") and not _leads(lines, at) and at and lines[at - 1].strip():
        back = 1
    return Start(at=at - back, back=back)


def _has_tabs(lines: Sequence[str], at: int) -> bool:
    return lines[at].count("\t") >= 2 or any("\t" in x for x in lines[at + 1 : at + 3])


def _is_table(lines: Sequence[str], at: int) -> bool:
    """One line with a pipe is a byline ("Published 3 May | Owner: ..."); a table has more of them near."""
    near = [x for x in lines[at : at + 14] if "|" in x]
    return lines[at].count("|") >= 3 or sum(x.count("|") for x in near) >= 4 or any(_RULE.fullmatch(x) for x in near)


def _leads(lines: Sequence[str], at: int) -> bool:
    """Whether rows open with a pipe as well as close with one ("| 6.5 | Yes | |")."""
    both = [x.strip() for x in lines[at : at + _NEAR] if x.strip().startswith("|") and x.strip().count("|") >= 3]
    return lines[at].strip().startswith("|") and lines[at].count("|") >= 3 and bool(both)


def read(
    lines: Sequence[str], start: Start, carried: Shape | None, level: int, how: Style
) -> tuple[list[Draft | TableDraft], int, Shape | None]:
    """Return the drafts of the table at `start`, the line after it, and its shape for a table that goes on without a header."""
    if start.tabs:
        rows, at = _tabbed(lines, start.at)
        return shaping.shaped([_row(cells, how, False) for cells in rows], level), at, None
    shape = _shape(lines, start.at, carried)
    rows, at = _piped(lines, start.at, shape)
    made = [_row(cells, how, shape.numbered) for cells in rows]
    if shape.header and rows and not any(shaping.is_form_header([" ".join(c).strip() for c in r]) for r in rows[:2]):
        first = [" ".join(c).strip() for c in rows[0]]
        if not shaping.looks_like_header(first, []):
            made.insert(0, _row([[h] for h in shape.header], how, False))
    return shaping.shaped(made, level), at, _remembered(shape, rows)


def _remembered(shape: Shape, rows: list[list[list[str]]]) -> Shape:
    for r in rows[:3]:
        words = tuple(" ".join(c).strip() for c in r)
        if shaping.is_form_header(words) and not shaping.is_yes_no_header(words):
            return replace(shape, header=words)
    return shape


def _row(cells: list[list[str]], how: Style, numbered: bool) -> RowDraft:
    made = [CellDraft(blocks=text_lines.drafts(c, how, cell=True)) for c in cells]
    alone = len(made) > 2 and bool(made[0].blocks) and not any(c.blocks for c in made[1:])
    return RowDraft(cells=made, full=alone and not _NUMBER.fullmatch(" ".join(cells[0])))


def _shape(lines: Sequence[str], at: int, carried: Shape | None) -> Shape:
    leading = _leads(lines, at)
    for n in range(at, min(at + _NEAR + 6, len(lines))):
        if _RULE.fullmatch(lines[n]):
            columns = len(re.findall(r"-{2,}", lines[n]))
            head = [x for x in lines[at:n] if x.strip()]
            closing = lines[n].rstrip().endswith("|") or bool(head and head[-1].rstrip().endswith("|"))
            return Shape(columns=columns, leading=leading, closing=closing, numbered=_numbered(lines, n + 1))
    found = _by_header(lines, at, leading) or _by_lines(lines, at, leading)
    if found:
        return found
    if carried and not leading:
        return replace(carried, leading=leading)
    return _by_numbers(lines, at, leading)


def _numbered(lines: Sequence[str], at: int) -> bool:
    """Whether the rows begin with provision numbers: one stands before a pipe within the next lines."""
    text = "\n".join(lines[at : at + 40])
    return bool(re.search(r"(?:^|\n)\s*\|?" + _NUMBER.pattern + r"\|", text, re.I))


def _by_header(lines: Sequence[str], at: int, leading: bool) -> Shape | None:
    """The words of a header, which may be broken over lines, give the columns."""
    text = "\n".join(lines[at : at + 20])
    parts = text.lstrip()[1:].split("|") if leading else text.split("|")
    head: list[str] = []
    closing = True
    for part in parts:
        first, _, rest = part.strip("\n ").partition("\n")
        if head and (_NUMBER.match(part.strip()) or part.strip().endswith("?")):
            break
        if head and rest.strip() and _NUMBER.match(rest.split("\n")[-1]):
            head.append(first)
            closing = False
            break
        if len(part.strip()) > 70 or (not part.strip() and head):
            break
        head.append(" ".join(part.split()))
    rows = [[p.strip() for p in head]]
    if len(head) >= 2 and shaping.is_form_header(head):
        yes_no = shaping.is_yes_no_header(head)
        return Shape(columns=3 if yes_no and len(head) < 3 else len(rows[0]), leading=leading, closing=closing, numbered=not yes_no)
    return None


def _by_lines(lines: Sequence[str], at: int, leading: bool) -> Shape | None:
    """Two whole rows one below the other, with as many pipes each, give the columns."""
    near = [x for x in lines[at : at + 4] if x.strip()][:2]
    counts = [x.count("|") for x in near]
    if len(counts) < 2 or counts[0] != counts[1] or counts[0] < (3 if leading else 1):
        return None
    closing = all(x.rstrip().endswith("|") for x in near)
    if closing and counts[0] < 2:
        return None
    columns = counts[0] + (0 if closing else 1) - (1 if leading else 0)
    return Shape(columns=columns, leading=leading, closing=closing, numbered=_numbered(lines, at))


def _by_numbers(lines: Sequence[str], at: int, leading: bool) -> Shape:
    """Without a header the pipes from one provision number to the next give the columns; the longest row counts."""
    text = "\n".join(lines[at:])
    begins = [m.start() for m in re.finditer(r"(?:^|\n)\s*" + _NUMBER.pattern + r"\|", text, re.I)]
    counts = [text.count("|", a, b) for a, b in pairwise(begins)] or [lines[at].count("|")]
    columns = max(2, max(counts, key=counts.count))
    closing = lines[at].rstrip().endswith("|") or "|" not in lines[at].strip()[1:]
    return Shape(columns=columns + (0 if closing or len(begins) > 1 else 1), leading=leading, closing=closing, numbered=bool(begins))


class _Rows:
    """Reads rows of a known shape, cell by cell."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.rows: list[list[list[str]]] = []
        self.cells: list[list[str]] = []
        self.current: list[str] = []
        self.inline: list[int] = []

    @property
    def fresh(self) -> bool:
        return not self.cells

    @property
    def blank(self) -> bool:
        """Whether the cell that is being read has nothing in it yet."""
        return not any(x.strip() for x in self.current)

    def end_row(self) -> None:
        if self.cells or any(x.strip() for x in self.current):
            self.cells.append(self.current)
            self.rows.append((self.cells + [[] for _ in range(self.shape.columns)])[: max(self.shape.columns, len(self.cells))])
        self.cells, self.current = [], []

    def take(self, line: str) -> None:
        text = line
        if self.fresh and not any(x.strip() for x in self.current) and self.shape.leading and text.lstrip().startswith("|"):
            text = text.lstrip()[1:]
        *ended, rest = text.split("|")
        for n, piece in enumerate(ended):
            if not self.cells:
                self.inline = []
            if piece.strip() and "".join([*ended[n + 1 :], rest]).strip():
                self.inline.append(len(self.cells))
            self.current.append(piece)
            self.cells.append(self.current)
            self.current = []
            if self.shape.closing and len(self.cells) >= self.shape.columns:
                self.rows.append(self.cells)
                self.cells = []
        self.current.append(rest)

    def reopened(self, line: str) -> bool:
        """Undo the end of the last row if a pipe within its words ("Our plan | Our pledge") was taken for the end of a cell."""
        first = line.partition("|")[0]
        if not (self.shape.numbered and self.rows and first.strip()) or _NUMBER.fullmatch(first) or shaping.is_form_header(line.split("|")):
            return False
        row = self.rows[-1]
        places = [n for n in self.inline if 2 < n < len(row) - 1]
        if len(places) != 1 or 2 in self.inline or len(row) != self.shape.columns:
            return False
        at = places[0]
        merged = [*row[at][:-1], f"{row[at][-1]}|{row[at + 1][0]}", *row[at + 1][1:]]
        self.rows.pop()
        self.cells = [*row[:at], merged, *row[at + 2 :]]
        return True


def _piped(lines: Sequence[str], at: int, shape: Shape) -> tuple[list[list[list[str]]], int]:
    """Return the rows from line `at` on, and the line after the last."""
    reader = _Rows(shape)
    begun = at
    while at < len(lines):
        line = lines[at]
        if _RULE.fullmatch(line):
            at += 1
            continue
        if "|" in line and at > begun and _ruled_header(lines, at) and (reader.fresh or not shape.closing or reader.blank):
            pending = _pending(reader) if reader.fresh else 0
            if not reader.fresh:
                reader.end_row()
            return reader.rows, at - pending
        if not reader.fresh and (_cut_short(reader, lines, at) or (not shape.closing and "|" in line)):
            reader.end_row()
        outside = _outside(reader, line, shape) if reader.fresh and "|" in line else 0
        reopened = reader.fresh and "|" in line and reader.reopened(line)
        if outside and not reopened:
            return reader.rows, at - outside
        if not shape.closing and not line.strip() and not any("|" in x for x in lines[at : at + 3]):
            break
        if reader.fresh and "|" not in line and not any("|" in x for x in lines[at:]):
            break
        reader.take(line)
        at += 1
    left = _pending(reader) if reader.fresh else 0
    if not reader.fresh:
        reader.end_row()
    return reader.rows, at - left


def _pending(reader: _Rows) -> int:
    """Return how many lines have been taken since the last row ended (they stand before the next row)."""
    return max(0, len(reader.current) - 1) if reader.rows else len(reader.current)


def _ruled_header(lines: Sequence[str], at: int) -> bool:
    """Whether a header with a rule below it begins at line `at`."""
    for n in range(at + 1, min(at + _NEAR, len(lines))):
        if _RULE.fullmatch(lines[n]):
            columns = len(re.findall(r"-{2,}", lines[n]))
            head = [x.strip() for x in lines[at:n] if x.strip()]
            leading = lines[n].lstrip().startswith("|")
            wanted = columns - 1 + (1 if head[-1].endswith("|") else 0) + (1 if leading else 0)
            return sum(x.count("|") for x in head) == wanted and head[0].startswith("|") == leading
    return False


def _cut_short(reader: _Rows, lines: Sequence[str], at: int) -> bool:
    """Whether a provision number with its pipe stands where a cell should begin: the row above has lost its last cells."""
    return reader.blank and _begins_row(lines, at, reader.shape)


def _begins_row(lines: Sequence[str], at: int, shape: Shape) -> bool:
    if not shape.numbered:
        return False
    line = lines[at].lstrip().removeprefix("|") if shape.leading else lines[at]
    first, pipe, _ = line.partition("|")
    if pipe:
        return bool(_NUMBER.fullmatch(first))
    following = next((x for x in lines[at + 1 : at + 3] if x.strip()), "")
    return bool(_NUMBER.fullmatch(line)) and following.lstrip().startswith("|")


def _outside(reader: _Rows, line: str, shape: Shape) -> int:
    """Return how many of the lines taken since the last row are no part of the row that begins now."""
    taken = reader.current[1:] if reader.rows else reader.current
    if not any(x.strip() for x in taken):
        return 0
    first = line.partition("|")[0].strip()
    if shape.numbered:
        keep = 0 if first else 1
        if not first and not _NUMBER.fullmatch(next((x for x in reversed(taken) if x.strip()), "")):
            keep = len(taken)
    else:
        keep = 0
        while keep < len(taken) and taken[-1 - keep].strip():
            keep += 1
    rest = taken[: len(taken) - keep]
    return len(taken) if any(x.strip() for x in rest) else 0


def _tabbed(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int]:
    """Return the rows of a tab-separated table, wrapped and cut rows joined, and the line after it."""
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
            cells = [c.strip() for c in line.split("\t")]
            cells += [""] * (columns - len(cells))
            if rows and _continues(rows[-1], cells):
                rows[-1] = [_joined(a, b) for a, b in zip(rows[-1], cells, strict=False)]
            else:
                rows.append(cells)
        at += 1
    return [[[c] if c else [] for c in r] for r in rows], at


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
