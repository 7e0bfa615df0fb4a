"""Every view of a run as a file: a workbook, CSV that no spreadsheet runs, or JSON; the log and the labels as JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from ombudscan.decisions import agreement
from ombudscan.decisions.tables import COLUMNS, DIFFERING, differing, record, training
from ombudscan.store import FORMATS, export
from ombudscan.web import run_detail, run_landlord, run_records
from ombudscan.web.refused import RefusedError
from ombudscan.web.run_pages import Opened, opened, told

if TYPE_CHECKING:
    import pandas

router = APIRouter(include_in_schema=False)
_MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@router.get("/run/export")
def exported(request: Request, view: str, format: str) -> Response:
    """Give a view as a file, with the filters of its address applied."""
    one = opened(request)
    if view in ("log", "training"):
        _open_to(one)
        with told():
            text = one.book.log.lines() if view == "log" else training(one.desk.entries)
        return _file(text.encode("utf-8", "backslashreplace"), f"{one.book.name}-{view}.jsonl", "application/x-ndjson")
    if view not in VIEWS or format not in FORMATS:
        raise RefusedError(404, "There is no such file.", f"Views are {', '.join(VIEWS)}; formats {', '.join(FORMATS)}.")
    tables = {view: VIEWS[view](one, request)}
    if format != "csv" and view in ALSO:  # CSV holds one table
        tables |= ALSO[view](one, request)
    data = export(tables, format)
    return _file(data, f"{one.book.name}-{view}.{format}", _MEDIA[format])


def _file(data: bytes, name: str, media: str) -> Response:
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    return Response(
        data, media_type=media, headers={"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"}
    )


def _frame(rows: Iterable[run_records.Record], columns: tuple[str, ...] = ()) -> pandas.DataFrame:
    import pandas

    made = list(rows)
    names = columns or tuple(dict.fromkeys(name for row in made for name in row))
    return pandas.DataFrame([[row.get(n) for n in names] for row in made], columns=list(names), dtype=object)


def _table(one: Opened, _: Request) -> pandas.DataFrame:
    return _frame(run_records.table(one, one.view))


def _cells(one: Opened, _: Request) -> pandas.DataFrame:
    return _frame(run_records.cells(one, one.view))


def _landlord(one: Opened, request: Request) -> pandas.DataFrame:
    of, parts = run_landlord.landlord(one.held, request.query_params.get("landlord", ""))
    return _frame(run_records.landlord(one, parts, of), ("landlord", "provision", "state") if not parts else ())


def _documents(one: Opened, request: Request) -> dict[str, pandas.DataFrame]:
    of, _ = run_landlord.landlord(one.held, request.query_params.get("landlord", ""))
    return {"documents": _frame(run_records.documents(of))}


def _cell(one: Opened, request: Request) -> pandas.DataFrame:
    asked = request.query_params
    of, cell = run_detail.cell(one.held.tables, one.grid, asked.get("landlord", ""), asked.get("provision", ""))
    return _frame(run_records.findings(one, of, cell))


def _passages(one: Opened, request: Request) -> dict[str, pandas.DataFrame]:
    asked = request.query_params
    told = run_records.detail(one, asked.get("landlord", ""), asked.get("provision", ""))
    return {"passages": _frame(told["passages"], ("source", "text", "place", "cited"))}


def _provisions(one: Opened, _: Request) -> pandas.DataFrame:
    return _frame(run_records.provisions(one.view))


def _provision(one: Opened, request: Request) -> pandas.DataFrame:
    return _frame(run_records.provision(one, one.view, request.query_params.get("provision", "")))


def _failures(one: Opened, _: Request) -> pandas.DataFrame:
    return _frame(run_records.failures(one), ("path", "landlord", "outcome", "why", "what_to_do", "read_in_part"))


def _decisions(one: Opened, _: Request) -> pandas.DataFrame:
    """Those that this reviewer may see; to a second reader the numbers would tell how many there are."""
    columns = COLUMNS[1:] if one.reviewer.blind else COLUMNS
    return _frame((record(e) for e in one.desk.entries if one.desk.stands(e.made.subject)), columns)


def _differences(one: Opened, request: Request) -> pandas.DataFrame:
    _open_to(one)
    asked = request.query_params
    found = agreement(one.desk.entries, asked.get("first", ""), asked.get("second", ""), blind=bool(asked.get("blind")))
    return _frame(differing(found), DIFFERING)


def _agreement(one: Opened, request: Request) -> dict[str, pandas.DataFrame]:
    """How often they agree, and how often each chose what the other did."""
    asked = request.query_params
    first, second = asked.get("first", ""), asked.get("second", "")
    found = agreement(one.desk.entries, first, second, blind=bool(asked.get("blind")))
    summary = {"first": first, "second": second, "both": found.both, "same": found.same, "kappa": found.kappa}
    counts = [{"first_decision": a, "second_decision": b, "count": n} for a, b, n in found.counts]
    return {"agreement": _frame([summary]), "counts": _frame(counts, ("first_decision", "second_decision", "count"))}


def _open_to(one: Opened) -> None:
    """Refuse a second reader what would show others' decisions."""
    if one.reviewer.blind:
        raise RefusedError(403, "A second reader does not see others’ decisions.", "Change who decides when you have finished.")


VIEWS: dict[str, Callable[[Opened, Request], pandas.DataFrame]] = {
    "table": _table,
    "cells": _cells,
    "provisions": _provisions,
    "provision": _provision,
    "failures": _failures,
    "decisions": _decisions,
    "differences": _differences,
    "landlord": _landlord,
    "cell": _cell,
}
# What goes with a view where the format holds several tables.
ALSO: dict[str, Callable[[Opened, Request], dict[str, pandas.DataFrame]]] = {
    "landlord": _documents,
    "cell": _passages,
    "differences": _agreement,
}
