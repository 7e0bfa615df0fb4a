"""A table's heading, printed again on the next page: its further lines, and the words of a cut row that stand below it without a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ombudscan.read.assemble import CellDraft, TableDraft

_LEAST = 2  # columns with names: one name may be the beginning of a sentence


def further(table: TableDraft, rows: Sequence[list[CellDraft]]) -> int:
    """Return how many of `rows`, which follow a heading printed again, are further lines of it: they stand below the first one, too.

    They are counted to the heading of `table`.
    """
    body = table.rows[table.headers :]
    count = 0
    for row, first in zip(rows, body, strict=False):
        if not all(map(_alike, row, first)) or _numbered(row):
            break
        count += 1
    table.headers += count
    return count


def _alike(one: CellDraft, other: CellDraft) -> bool:
    return one.above == other.above and [d.text for d in one.blocks] == [d.text for d in other.blocks]


def _numbered(row: Sequence[CellDraft]) -> bool:
    """Say whether a row begins with a figure, as rows of a form do and headings do not."""
    return next((d.text[:1].isdigit() for c in row for d in c.blocks), True)


def cut(row: list[CellDraft], heads: Sequence[list[CellDraft]]) -> None:
    """Take the words of one of `heads` out of `row` if each of its cells begins with them and one has more."""
    for head in heads:
        if len(head) != len(row) or not all(map(_begins, row, head)):  # mostly no cell but the first is looked at
            continue
        names = [_words(c) for c in head]
        if sum(map(bool, names)) >= _LEAST and names != [_words(c) for c in row]:
            for cell, name in zip(row, names, strict=True):
                _cut(cell, len(name))
            return


def _words(cell: CellDraft) -> list[str]:
    return [] if cell.above else [word for d in cell.blocks for word in d.text.split()]


def _begins(cell: CellDraft, name: CellDraft) -> bool:
    """Say whether a cell begins with the words of another."""
    words = _words(name)
    return _words(cell)[: len(words)] == words


def _cut(cell: CellDraft, words: int) -> None:
    """Take its first `words` words out of a cell."""
    left = []
    for d in cell.blocks:
        pieces = d.text.split(None, words) if words else [d.text]
        if len(pieces) > words:
            d.text = pieces[words]
            left.append(d)
        words -= min(words, len(pieces))
    cell.blocks = left
