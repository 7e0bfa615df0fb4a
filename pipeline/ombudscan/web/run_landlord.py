"""A landlord -> its tables, one a kind of document and edition: the cells of each, and what is found of the document as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from ombudscan.web import run_detail, run_filter
from ombudscan.web.run_book import Held
from ombudscan.web.run_nouns import Cell, Landlord


@dataclass(frozen=True, slots=True)
class Part:
    """A landlord's row of one table; `whole` is the cell of the documents as a whole."""

    kind: str
    edition: str
    cells: tuple[Cell, ...]
    whole: Cell


def landlord(held: Held, name: str) -> tuple[Landlord, tuple[Part, ...]]:
    """Return a landlord by its name, and its row of each table that it has documents in; raise RefusedError where there is none."""
    of = run_detail.called(held.tables, name)
    tables = dict.fromkeys((kind, paper.edition) for kind in run_filter.KINDS for paper in of.of(kind))
    return of, tuple(_part(held, of, kind, edition) for kind, edition in tables)


def _part(held: Held, of: Landlord, kind: str, edition: str) -> Part:
    cells = next((cells for who, cells in held.grid(kind, edition).rows if who is of), ())
    return Part(kind, edition, cells, run_detail.whole(held.tables, of, kind, edition))
