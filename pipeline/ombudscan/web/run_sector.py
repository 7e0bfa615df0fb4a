"""How the sector stands on a provision: who meets it, and in what words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ombudscan.nouns import Provision
from ombudscan.report.made import short
from ombudscan.web.refused import RefusedError
from ombudscan.web.run_nouns import STATES, Cell, Landlord, State
from ombudscan.web.run_tables import Tables
from ombudscan.web.run_view import View, counted

# Characters of a landlord's words that stand in the list.
_WORDS = 420
_UNKNOWN: frozenset[State] = frozenset({"not_judged", "unreadable", "absent"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A landlord's cell and its words on the provision: its own document's, and its policy's where they were held beside it."""

    landlord: Landlord
    cell: Cell
    words: str
    policy: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A provision across landlords: counts of states, and each landlord's words, those that meet it first."""

    provision: Provision
    counts: dict[State, int]
    said: tuple[Saying, ...]
    shown: tuple[Saying, ...]
    pages: int
    before: Provision | None
    after: Provision | None


def provision(tables: Tables, view: View, number: str) -> Sector:
    """Return how the landlords of a view stand on a provision; the view's states and page hold for the list of landlords.

    Raises RefusedError where the view has no such provision.
    """
    numbers = [p.number for p in view.columns]
    if number not in numbers:
        raise RefusedError(404, f"No provision {number!r} is in this view.", "Go back to the list of provisions, or take filters away.")
    at = numbers.index(number)
    asked = view.asked
    cells = [(line.landlord, line.cells[at]) for line in view.lines]
    kept = [(one, c) for one, c in cells if not asked.states or c.state in asked.states]
    kept.sort(key=lambda pair: STATES.index(pair[1].state))
    pages = max(1, -(-len(kept) // asked.size))
    first = (min(asked.page, pages) - 1) * asked.size
    part = tuple(_saying(tables, one, c) for one, c in kept[first : first + asked.size])
    every = tuple(Saying(one, c, "", "") for one, c in kept)
    before = view.columns[at - 1] if at else None
    after = view.columns[at + 1] if at + 1 < len(numbers) else None
    return Sector(view.columns[at], counted(tuple(c for _, c in cells)), every, part, pages, before, after)


def _saying(tables: Tables, one: Landlord, cell: Cell) -> Saying:
    words, policy = words_of(tables, cell)
    return Saying(one, cell, short(words, _WORDS), short(policy, _WORDS))


def words_of(tables: Tables, cell: Cell) -> tuple[str, str]:
    """Return a landlord's words on a provision, and those of its policy beside its claim."""
    if cell.row:
        own = "\n".join(filter(None, (cell.row.evidence, cell.row.commentary)))
        return own, cell.judged.first if cell.judged else ""
    plainly = [s.text for s in tables.spoken(cell) if s.plainly]
    return "\n".join(plainly), ""


def share(counts: Mapping[State, int]) -> float | None:
    """Return the share, from 0 to 1, of the landlords that could be judged and meet it; None where none could be judged."""
    judged = sum(n for s, n in counts.items() if s not in _UNKNOWN)
    return counts.get("ok", 0) / judged if judged else None
