"""Tables that kept their separators in plain text: cells between pipes, over as many lines as they like, or between tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ombudscan.read import shaping, text_lines
from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.read.shaping import RowDraft
from ombudscan.read.text_lines import Style
from ombudscan.read.text_shapes import NUMBER, RULE, Shape, leads, ruled_header, shape_of
from ombudscan.read.text_tabs import rows_between_tabs


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
    if line.lstrip().startswith("|") and not leads(lines, at) and at and lines[at - 1].strip():
        back = 1
    return Start(at=at - back, back=back)


def _has_tabs(lines: Sequence[str], at: int) -> bool:
    return lines[at].count("\t") >= 2 or any("\t" in x for x in lines[at + 1 : at + 3])


def _is_table(lines: Sequence[str], at: int) -> bool:
    """One line with a pipe is a byline ("Published 3 May | Owner: ...") or a menu ("Home | Rents | News"); a table has more near."""
    near = [x for x in lines[at : at + 14] if "|" in x]
    if any(RULE.fullmatch(x) for x in near):
        return True
    following = [x for x in lines[at + 1 : at + 12] if x.strip()][:5]
    alone = not lines[at].strip().startswith("|") and not lines[at].rstrip().endswith("|") and not any("|" in x for x in following)
    return not alone and (lines[at].count("|") >= 3 or sum(x.count("|") for x in near) >= 4)


def read(
    lines: Sequence[str], start: Start, carried: Shape | None, level: int, how: Style
) -> tuple[list[Draft | TableDraft], int, Shape | None]:
    """Return the drafts of the table at `start`, the line after it, and its shape for a table that goes on without a header."""
    if start.tabs:
        rows, at = rows_between_tabs(lines, start.at)
        return shaping.shaped([_row(cells, how, False) for cells in rows], level), at, None
    shape = shape_of(lines, start.at, carried)
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
    # a website's menu above a form is no table of its kind
    return replace(shape, numbered=shape.numbered and any(NUMBER.fullmatch(" ".join(r[0]).strip()) for r in rows))


def _row(cells: list[list[str]], how: Style, numbered: bool) -> RowDraft:
    made = [CellDraft(blocks=text_lines.drafts(c, how, cell=True)) for c in cells]
    alone = len(made) > 2 and bool(made[0].blocks) and not any(c.blocks for c in made[1:])
    return RowDraft(cells=made, full=alone and not NUMBER.fullmatch(" ".join(cells[0])))


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
            if self.shape.closing and (len(self.cells) >= self.shape.columns or self._short_header()):
                self.rows.append(self.cells + [[] for _ in range(self.shape.columns - len(self.cells))])
                self.cells = []
        self.current.append(rest)

    def _short_header(self) -> bool:
        """Whether a header of Yes and No has been read that leaves the columns beyond them unnamed."""
        return len(self.cells) == 3 and self.shape.short and shaping.is_yes_no_header([" ".join(c).strip() for c in self.cells])

    def reopened(self, line: str) -> bool:
        """Undo the end of the last row if a pipe within its words ("Our plan | Our pledge") was taken for the end of a cell."""
        first = line.partition("|")[0]
        if not (self.shape.numbered and self.rows and first.strip()) or NUMBER.fullmatch(first) or shaping.is_form_header(line.split("|")):
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
    last = next((n for n in range(len(lines) - 1, at, -1) if "|" in lines[n]), at)
    while at < len(lines):
        line = lines[at]
        if RULE.fullmatch(line):
            at += 1
            continue
        if "|" in line and at > begun and ruled_header(lines, at) and (reader.fresh or not shape.closing or reader.blank):
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
        if reader.fresh and at > last:
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


def _cut_short(reader: _Rows, lines: Sequence[str], at: int) -> bool:
    """Whether a provision number with its pipe stands where a cell should begin: the row above has lost its last cells."""
    return reader.blank and _begins_row(lines, at, reader.shape)


def _begins_row(lines: Sequence[str], at: int, shape: Shape) -> bool:
    if not shape.numbered:
        return False
    line = lines[at].lstrip().removeprefix("|") if shape.leading else lines[at]
    first, pipe, _ = line.partition("|")
    if pipe:
        return bool(NUMBER.fullmatch(first))
    following = next((x for x in lines[at + 1 : at + 3] if x.strip()), "")
    return bool(NUMBER.fullmatch(line)) and following.lstrip().startswith("|")


def _outside(reader: _Rows, line: str, shape: Shape) -> int:
    """Return how many of the lines taken since the last row are no part of the row that begins now."""
    taken = reader.current[1:] if reader.rows else reader.current
    if not any(x.strip() for x in taken):
        return 0
    first = line.partition("|")[0].strip()
    if not first and _header_again(line, shape):
        return len(taken)  # "Section 2: Exclusions" over the columns' names once more: its heading, and no cell
    if shape.numbered:
        keep = 0 if first else 1
        if not first and not NUMBER.fullmatch(next((x for x in reversed(taken) if x.strip()), "")):
            keep = len(taken)
    else:
        keep = 0
        while keep < len(taken) and taken[-1 - keep].strip():
            keep += 1
    rest = taken[: len(taken) - keep]
    return len(taken) if any(x.strip() for x in rest) else 0


def _header_again(line: str, shape: Shape) -> bool:
    """Whether a line between two outer pipes names the form's columns."""
    text = line.strip()
    if not (shape.leading and shape.closing and text.startswith("|") and text.endswith("|")):
        return False
    cells = [c.strip() for c in text[1:-1].split("|")]
    return len(cells) == shape.columns and shaping.is_form_header(cells)
