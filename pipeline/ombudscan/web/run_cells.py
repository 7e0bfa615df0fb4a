"""Landlords and provisions -> cells: which state each has, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from ombudscan import catalog
from ombudscan.nouns import Provision
from ombudscan.web.run_nouns import Cell, Found, Landlord, Paper, State
from ombudscan.web.run_tables import Tables

FORM = "self-assessment"
# Of several documents of a landlord: a fault in any stands; else what one states counts, though another is silent.
_WORST: tuple[State, ...] = ("contradicted", "breach")
_BEST: tuple[State, ...] = ("ok", "review", "gap", "not_found", "not_judged", "unreadable")


def provisions(edition: str, kind: str) -> tuple[Provision, ...]:
    """Return the provisions of an edition that stand in the table: those that ask for something."""
    return tuple(p for p in catalog.edition(edition).provisions if (p.on_form if kind == FORM else p.duty != "info"))


def cells(tables: Tables, landlord: Landlord, kind: str, edition: str, columns: Sequence[Provision]) -> tuple[Cell, ...] | None:
    """Return the landlord's cells, in the order of `columns`; None where its documents of that kind belong to other editions."""
    papers = landlord.of(kind)
    of = tuple(p for p in papers if p.edition == edition)
    if of:
        return tuple(_cell(tables, landlord, kind, edition, p, of) for p in columns)
    if papers:
        return None
    unread = landlord.unread(kind)
    state: State = "unreadable" if unread else "absent"
    reason = " ".join(f"{p.source}: {p.message}" for p in unread) or f"No {kind} was given."
    bare = Cell(
        landlord=landlord.name, asked=kind, edition=edition, provision="", key="", state=state, status="", reason=reason, papers=unread
    )
    return tuple(replace(bare, provision=p.number, key=p.key) for p in columns)


def editions(tables: Tables, kind: str) -> dict[str, int]:
    """Return how many landlords have a document of the kind judged by each edition, most first."""
    counted: dict[str, int] = {}
    for one in tables.landlords.values():
        for edition in {p.edition for p in one.of(kind)}:
            counted[edition] = counted.get(edition, 0) + 1
    return dict(sorted(counted.items(), key=lambda e: (-e[1], e[0])))


def _cell(tables: Tables, landlord: Landlord, kind: str, edition: str, p: Provision, papers: tuple[Paper, ...]) -> Cell:
    views = [_view(tables, paper, kind, edition, p) for paper in papers]
    best = views[0]
    if len(views) > 1:
        best = min(views, key=_rank)
        findings = tuple(f for v in views for f in v.findings)
        best = replace(best, papers=papers, findings=tuple(sorted(findings, key=lambda f: f.paper is not best.papers[0])))
    return replace(best, landlord=landlord.name)


def _rank(view: Cell) -> int:
    if view.state in _WORST:
        return _WORST.index(view.state)
    if view.state in ("gap", "review") and any(f.quote and f.severity == view.state for f in view.findings):
        return len(_WORST)  # something said, and not only left out
    return len(_WORST) + 1 + _BEST.index(view.state)


def _view(tables: Tables, paper: Paper, kind: str, edition: str, p: Provision) -> Cell:
    """What one document says of a provision."""
    status, reason = tables.coverage[paper.key].get(p.number, ("not_assessable", "The document was judged by another edition."))
    row = tables.rows[paper.key].get(p.key) or tables.numbered[paper.key].get(p.number) if kind == FORM else None
    judged = tables.judged[paper.key].get(p.key) if kind == FORM else None
    findings = tuple(tables.findings[paper.key].get(p.number, ()))
    state = _state(status, findings, bool(row and row.lost), judged.verdict if judged else "")
    return Cell(
        landlord=paper.landlord,
        asked=kind,
        edition=edition,
        provision=p.number,
        key=p.key,
        state=state,
        status=status,
        reason=reason,
        papers=(paper,),
        findings=findings,
        row=row,
        judged=judged,
    )


def _state(status: str, findings: tuple[Found, ...], lost: bool, verdict: str) -> State:
    grades = {f.severity for f in findings}
    if lost:
        return "unreadable"
    if verdict == "contradicted":
        return "contradicted"
    if "breach" in grades:
        return "breach"
    if status == "not_found":
        return "not_found"
    if grades & {"gap", "review"}:
        return "gap" if "gap" in grades else "review"
    return cast(State, {"met": "ok", "partly_met": "review", "conflict": "review"}.get(status, "not_judged"))


def edition_title(id: str) -> str:
    """Return an edition's title."""
    return catalog.edition(id).title
