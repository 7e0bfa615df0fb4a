"""A table's heading, printed again on the next page, told from the words of a cut row that stand below it without a line between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ombudscan.read.assemble import CellDraft

_LEAST = 2  # columns with names: one name may be the beginning of a sentence


def without_head(row: list[CellDraft], heads: Sequence[list[CellDraft]]) -> list[CellDraft]:
    """Return `row` without the words of one of `heads` if each of its cells begins with them and one has more; else as it is."""
    for head in heads:
        names = [_words(c) for c in head]
        found = [_words(c) for c in row]
        begins = len(names) == len(found) and all(f[: len(n)] == n for n, f in zip(names, found, strict=True))
        if begins and found != names and sum(map(bool, names)) >= _LEAST:
            return [_after(cell, len(n)) for cell, n in zip(row, names, strict=True)]
    return row


def _words(cell: CellDraft) -> list[str]:
    return [] if cell.above else [word for d in cell.blocks for word in d.text.split()]


def _after(cell: CellDraft, words: int) -> CellDraft:
    """Return a cell without its first `words` words."""
    left = []
    for d in cell.blocks:
        pieces = d.text.split(None, words) if words else [d.text]
        if len(pieces) > words:
            left.append(replace(d, text=pieces[words]) if words else d)
        words -= min(words, len(pieces))
    return replace(cell, blocks=left)
