"""Tables whose answers are not in their words: a column for them stands empty all the way down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ombudscan.nouns import Notice, Row

_ANSWERS = re.compile(r"\bcompl(?:y|ies|iant|iance)\b|\byes\s*/\s*no\b|\bdo we (?:comply|follow|meet)\b", re.I)
_LEAST = 3  # rows: fewer may have been left open
_LONG = 60  # characters: a longer name over a column is a sentence
_FILLED = 2  # further columns that hold words in a row of a filled-in form


def answers(rows: Sequence[Row]) -> Iterator[Notice]:
    """Yield a notice for each table that has words in its rows and none under the heading that asks for the answers."""
    for _, group in groupby(rows, key=lambda r: r.table):
        table = list(group)
        asked = [at for at, name in enumerate(table[0].header) if len(name) < _LONG and _ANSWERS.search(name)]
        empty = [column for column in asked if not any(_is_filled(r) and _holds(r, column) for r in table)]  # mostly the first row ends it
        many = sum(map(_is_filled, table)) if empty else 0
        for column in empty if many >= _LEAST else ():
            yield Notice(
                code="answers_unreadable",
                message=f"The column “{table[0].header[column]}” is empty in all {many} rows of a table. If colours or pictures show the "
                "answers, they could not be read: look at the document itself.",
            )


def _is_filled(row: Row) -> bool:
    return not row.is_header and sum(bool(c.span) for c in row.cells) >= _FILLED


def _holds(row: Row, column: int) -> bool:
    return any(c.column == column and bool(c.span) for c in row.cells)
