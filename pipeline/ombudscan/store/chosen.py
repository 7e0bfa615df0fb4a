"""A run -> the documents that count: of a landlord's self-assessments the latest, of other kinds all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ombudscan.store.names import Names, names
from ombudscan.text import folded

if TYPE_CHECKING:
    from ombudscan.store.run import Run

Row = dict[str, Any]
FORM = "self-assessment"


def chosen(run: Run, called: Names | None = None) -> list[Row]:
    """Return the documents that count, by path: of a landlord's self-assessments the latest, of other kinds all, and those unread.

    Each with its document, landlord, kind, edition, path, year, dates and "name", the landlord's name for comparing: as
    `called` has it, else by what the run's own documents say.
    """
    columns = ("document", "landlord", "kind", "edition", "path", "year", "dates")
    rows = run.rows(f"SELECT {', '.join(columns)} FROM documents ORDER BY path")
    documents = [dict(zip(columns, r, strict=True)) for r in rows]
    called = called or names(run)
    for d in documents:
        d["name"] = called.key(d["landlord"]) if d["landlord"] else folded(d["path"])
    latest = _latest_forms(documents)
    return [d for d in documents if d["kind"] != FORM or d["document"] == latest[d["name"]]]


def _latest_forms(documents: list[Row]) -> dict[str, str]:
    """The last self-assessment of each landlord, by its own date, the year listed and its path."""
    forms = sorted((d for d in documents if d["kind"] == FORM), key=lambda d: (_day(d), d["year"] or "", d["path"]))
    return {d["name"]: d["document"] for d in forms}


def _day(document: Row) -> str:
    dates = dict(document["dates"] or {})
    return str(dates.get("assessed") or max((v for k, v in dates.items() if k != "next_review"), default=""))
