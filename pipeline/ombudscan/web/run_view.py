"""A filter and the whole table -> what one page of it shows, with totals; and what is to be decided next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ombudscan.nouns import Provision
from ombudscan.web.run_book import Grid
from ombudscan.web.run_desk import Desk
from ombudscan.web.run_filter import Filter
from ombudscan.web.run_nouns import OPEN, STATES, Cell, Landlord, State


@dataclass(frozen=True, slots=True)
class Line:
    """A landlord's row: the cells of the columns that are shown, and how many of each state."""

    landlord: Landlord
    cells: tuple[Cell, ...]
    totals: dict[State, int]


@dataclass(frozen=True, slots=True)
class View:
    """A filtered table. `lines` are all of them, `shown` those of the page; `totals` belong to `columns`."""

    asked: Filter
    columns: tuple[Provision, ...]
    lines: tuple[Line, ...]
    shown: tuple[Line, ...]
    totals: tuple[dict[State, int], ...]
    whole: dict[State, int]
    elsewhere: tuple[Landlord, ...]

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return max(1, -(-len(self.lines) // self.asked.size))


def view(grid: Grid, asked: Filter, desk: Desk) -> View:
    """Return the landlords and provisions that are asked for.

    Where states or decisions are asked for, a landlord without such a cell is left out, and so is a provision.
    """
    inside = [i for i, p in enumerate(grid.columns) if not asked.section or p.number.split(".")[0] == asked.section]
    rows = [(one, tuple(cells[i] for i in inside)) for one, cells in grid.rows if asked.meets(one)]
    columns = [grid.columns[i] for i in inside]
    if asked.states or asked.decided:
        hits = [[wanted(c, asked, desk) for c in cells] for _, cells in rows]
        kept = [i for i in range(len(columns)) if any(h[i] for h in hits)]
        rows = [(one, tuple(cells[i] for i in kept)) for (one, cells), h in zip(rows, hits, strict=True) if any(h)]
        columns = [columns[i] for i in kept]
    lines = tuple(Line(one, cells, counted(cells)) for one, cells in rows)
    totals = tuple(counted(line.cells[i] for line in lines) for i in range(len(columns)))
    whole = {s: n for s in STATES if (n := sum(t.get(s, 0) for t in totals))}
    first = (min(asked.page, max(1, -(-len(lines) // asked.size))) - 1) * asked.size
    elsewhere = tuple(one for one in grid.elsewhere if asked.meets(one))
    return View(asked, tuple(columns), lines, lines[first : first + asked.size], totals, whole, elsewhere)


def wanted(cell: Cell, asked: Filter, desk: Desk) -> bool:
    """Tell whether a cell is of a state and a decision that are asked for."""
    if asked.states and cell.state not in asked.states:
        return False
    if not asked.decided:
        return True
    if asked.decided == "undecided":
        return not desk.done(cell) and (bool(asked.states) or cell.state in OPEN)
    mark = desk.mark(cell)
    return bool(mark) if asked.decided == "decided" else mark == asked.decided


def counted(cells: Iterable[Cell]) -> dict[State, int]:
    """Return how many cells there are of each state, in the order of the states."""
    found = Counter(c.state for c in cells)
    return {s: found[s] for s in STATES if found[s]}


def waiting(found: View, desk: Desk) -> Iterator[Cell]:
    """Yield the cells that wait for this reviewer, landlord by landlord: those of the states asked for, or all that need a person."""
    states = found.asked.states or OPEN
    for line in found.lines:
        for cell in line.cells:
            if cell.state in states and not desk.done(cell):
                yield cell


def around(found: View, desk: Desk, landlord: str, provision: str) -> tuple[Cell | None, Cell | None]:
    """Return the cell that waits before, and the one that waits after, a cell of the table; the last is followed by the first."""
    names = {line.landlord.name: i for i, line in enumerate(found.lines)}
    places = {p.number: i for i, p in enumerate(found.columns)}
    here = (names.get(landlord, -1), places.get(provision, -1))
    ahead = [c for c in waiting(found, desk) if (c.landlord, c.provision) != (landlord, provision)]
    at = [(names[c.landlord], places[c.provision]) for c in ahead]
    before = next((c for c, p in zip(reversed(ahead), reversed(at), strict=True) if p < here), None)
    after = next((c for c, p in zip(ahead, at, strict=True) if p > here), None)
    return before, after or next(iter(ahead), None)
