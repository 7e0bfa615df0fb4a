"""A cell -> all that its page shows: claim and policy side by side with their pages, and what there is to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from ombudscan import catalog
from ombudscan.decisions import Entry
from ombudscan.nouns import Provision
from ombudscan.text import name_key
from ombudscan.web.refused import RefusedError
from ombudscan.web.run_book import Grid, Held
from ombudscan.web.run_desk import Desk, Item, items
from ombudscan.web.run_nouns import Cell, Found, Landlord, Paper, Spoken, State
from ombudscan.web.run_pictures import Pictures
from ombudscan.web.run_tables import WHOLE, Tables, place

_PASSAGES = "SELECT notes, passages FROM pairs WHERE document = ? AND key = ? AND verdict IS NOT NULL"
# A finding's severities that are states of a cell too, the gravest first.
_GRAVE: tuple[State, ...] = ("breach", "gap", "review")
_LADDER = {
    "nothing": "Nothing is given for it.",
    "document": "It names a document and no more.",
    "clause": "It names a clause.",
    "practice": "It describes what is done.",
    "record": "It gives a record or a figure.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a document's words may be seen: the address of the picture, or why there is none."""

    paper: Paper
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a policy beside a claim; `cited` where the claim points to them."""

    source: str
    text: str
    place: str
    cited: bool
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class Decidable:
    """Something to decide on, with what this reviewer may see of earlier decisions; `mine` is the reviewer's own."""

    item: Item
    entries: tuple[Entry, ...]
    mine: Entry | None


@dataclass(frozen=True, slots=True)
class Detail:
    """A cell's page. `claim` and `policy` are there for self-assessments, `spoken` for other documents."""

    cell: Cell
    landlord: Landlord
    provision: Provision | None
    claim: Shown | None
    ladder: str
    policy: tuple[Words, ...]
    spoken: tuple[tuple[Spoken, Shown], ...]
    decidable: tuple[Decidable, ...]

    @property
    def current(self) -> Decidable:
        """What a key decides on: the first finding without a decision of this reviewer's, else the cell."""
        return next((d for d in self.decidable if d.item.finding and not d.mine), self.decidable[-1])


def called(tables: Tables, name: str) -> Landlord:
    """Return a landlord by its name; raise RefusedError where there is none."""
    one = tables.landlords.get(name_key(name))
    if one is None:
        raise RefusedError(404, "There is no such landlord in this run.", "Go back to the table.")
    return one


def cell(tables: Tables, grid: Grid, landlord: str, provision: str) -> tuple[Landlord, Cell]:
    """Return a cell of the table by names; the provision "" is the documents as a whole. Raise RefusedError where there is none."""
    one = called(tables, landlord)
    if provision == WHOLE:
        return one, whole(tables, one, grid.kind, grid.edition)
    cells = next((cells for of, cells in grid.rows if of is one), ())
    found = next((c for c in cells if c.provision == provision), None)
    if found is None:
        raise RefusedError(404, f"There is no provision {provision!r} in this landlord’s row of the table.", "Go back to the table.")
    return one, found


def whole(tables: Tables, one: Landlord, kind: str, edition: str) -> Cell:
    """Return what is found of a landlord's documents as a whole, as a cell without a provision."""
    papers = one.of(kind)
    findings = tuple(f for p in papers for f in tables.findings[p.key].get(WHOLE, ()))
    grades = {f.severity for f in findings}
    grave: State = next((s for s in _GRAVE if s in grades), "not_judged")
    said = "What is found of the document as a whole." if findings else "Nothing is found of the document as a whole."
    return Cell(
        landlord=one.name,
        asked=kind,
        edition=edition,
        provision=WHOLE,
        key="",
        state=grave,
        status="",
        reason=said,
        papers=papers,
        findings=findings,
    )


def detail(held: Held, desk: Desk, pictures: Pictures, one: Landlord, found: Cell) -> Detail:
    """Return all that a cell's page shows."""
    tables = held.tables
    row = found.row
    spoken = () if row else tables.spoken(found)
    claim = _claim(tables, pictures, found)
    return Detail(
        cell=found,
        landlord=one,
        provision=catalog.edition(found.edition).numbered(found.provision),
        claim=claim,
        ladder=_LADDER.get(row.ladder, "") if row else "",
        policy=_policy(held, pictures, found) if row else (),
        spoken=tuple((s, shown(pictures, s.paper, s.start, s.end)) for s in spoken),
        decidable=tuple(_decidable(desk, i) for i in items(tables, found)),
    )


def shown(pictures: Pictures, paper: Paper, start: int | None, end: int | None) -> Shown:
    """Return where some words of a document may be seen."""
    why = pictures.lacking(paper, start)
    query = urlencode({"document": paper.key, "start": start, "end": end})
    return Shown(paper, "" if why else f"/run/picture?{query}", why)


def place_of(pictures: Pictures, f: Found) -> Shown | None:
    """Return where a finding's words may be seen, None where it has none."""
    return shown(pictures, f.paper, f.start, f.end) if f.quote and f.start is not None else None


def _claim(tables: Tables, pictures: Pictures, found: Cell) -> Shown | None:
    """The row's own words on their page; where they have no place, the whole row."""
    row = found.row
    if row is None:
        return None
    own = [s for s in tables.spoken(found) if s.paper.key == row.paper.key and s.plainly and s.start is not None]
    start = min((s.start for s in own if s.start is not None), default=row.start)
    end = max((s.end for s in own if s.end is not None), default=row.end)
    return shown(pictures, row.paper, start, end)


def _policy(held: Held, pictures: Pictures, found: Cell) -> tuple[Words, ...]:
    """The policies' words that speak to a claim, the weightiest first."""
    assert found.row is not None
    papers = held.tables.papers
    said = held.run.rows(_PASSAGES, [found.row.paper.key, found.key])
    words = []
    for s in said[0][1] or () if said else ():
        paper = papers.get(s["policy"] or "")
        seen = shown(pictures, paper, s["start"], s["end"]) if paper else None
        words.append(Words(s["source"], s["text"], place(s["page"], s["clause"], s["heading"]), bool(s["cited"]), seen))
    return tuple(words)


def _decidable(desk: Desk, item: Item) -> Decidable:
    stood = desk.stands(item.subject)
    entries = stood.last if stood else ()
    return Decidable(item, entries, desk.mine(item) if desk.reviewer else None)
