"""Where the entries of a log are kept: the little that a database has to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol


class Row(NamedTuple):
    """A kept entry as it stands in the database, byte for byte; nothing in it is trusted before it is verified."""

    number: int
    body: str
    hash: str


class Rows(Protocol):
    """A table of rows that only grows; one writer at a time, whatever the number of processes."""

    where: str

    def append(self, next_row: Callable[[Row | None], Row]) -> Row:
        """Add the row that `next_row` makes of the last one there; nobody else adds one between."""

    def after(self, number: int) -> Sequence[Row]:
        """Return the rows after `number`, in order."""
