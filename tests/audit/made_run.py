"""Runs for tests, written without reading a document: invented landlords, rows as a document's reading would give them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ombudscan import catalog
from ombudscan.audit.inputs import Input
from ombudscan.audit.parts import Part, Store
from ombudscan.audit.schema import VERSION
from ombudscan.audit.shards import write as write_shards
from ombudscan.audit.tables import OF_A_REPORT, fitted

Row = dict[str, Any]


def claim(provision: str, answer: str = "yes", evidence: str = "", *, edition: str = "hos-2024", **more: Any) -> Row:
    """One row of a form; the requirement is our own catalogue's."""
    p = catalog.edition(edition).numbered(provision)  # type: ignore[arg-type]
    assert p is not None
    same = {"table": "claims", "provision": provision, "key": p.key, "edition": edition, "answer": answer}
    return {**same, "evidence": evidence, "requirement": p.requirement, "commentary": "", **more}


def finding(rule: str, provision: str, quote: str = "", *, edition: str = "hos-2024") -> Row:
    p = catalog.edition(edition).numbered(provision)  # type: ignore[arg-type]
    assert p is not None
    r = catalog.rule(rule)
    return {
        "table": "findings",
        "rule": rule,
        "severity": r.severity,
        "provision": provision,
        "key": p.key,
        "quote": quote,
        "message": r.summary,
    }


def covered(provision: str, status: str, *, edition: str = "hos-2024") -> Row:
    p = catalog.edition(edition).numbered(provision)  # type: ignore[arg-type]
    assert p is not None
    return {"table": "coverage", "provision": provision, "key": p.key, "status": status}


def passage(text: str, *provisions: str, n: int = 0) -> Row:
    return {
        "table": "passages",
        "passage": f"p{n}",
        "text": text,
        "provisions": list(provisions),
        "probabilities": [0.9] * len(provisions),
        "start": n * 1000,
    }


def document(
    landlord: str,
    *rows: Row,
    kind: str = "self-assessment",
    edition: str = "hos-2024",
    outcome: str = "ok",
    path: str = "",
    dates: dict[str, str] | None = None,
    columns: dict[str, str] | None = None,
    year: str = "",
    listed_kind: str = "",
    also: Sequence[str] | None = None,
) -> Row:
    """One document: what the table of documents says, and its rows of the other tables.

    With `also`, the landlord's other names, the document itself names its landlord, and no list does.
    """
    ending = "pdf" if outcome in ("ok", "partial") else "bad.pdf"
    return {
        "path": path or f"{landlord}/{kind}.{ending}",
        "landlord": landlord,
        "kind": kind,
        "edition": edition,
        "outcome": outcome,
        "rows": rows,
        "dates": dates or {},
        "columns": columns or {},
        "year": year,
        "listed_kind": listed_kind,
        "also": also,
    }


def run(folder: Path, documents: Sequence[Row], pairs: Sequence[Row] = ()) -> Path:
    """Write a run into `folder`; `pairs` are rows of that table with "path" for the self-assessment."""
    store, inputs, keys = Store(folder / "parts"), [], {}
    for one in documents:
        key = hashlib.sha256(json.dumps([one["path"], one["rows"], one["outcome"]]).encode()).hexdigest()
        keys[one["path"]] = key
        store.write(key, _part(key, one).packed())
        said = {k: one[k] for k in ("path", "landlord", "year")} | ({"landlord": ""} if one["also"] is not None else {})
        inputs.append((key, Input(sha256=key, kind=one["listed_kind"], columns=tuple(one["columns"].items()), **said)))
    pair = hashlib.sha256(b"pairs").hexdigest()
    rows = [fitted("pairs", {**p, "document": keys[p["path"]]}) for p in pairs]
    store.write(pair, Part(key=pair, outcome="ok", rows={"pairs": rows}).packed())
    write_shards(folder / "tables", store, inputs, [pair])
    listed = [{"path": one["path"]} for one in documents]
    (folder / "manifest.json").write_text(json.dumps({"schema": VERSION, "documents": listed}))
    return folder


def _part(key: str, one: Row) -> Part:
    if one["outcome"] not in ("ok", "partial", "not_relevant"):
        return Part(key=key, outcome=one["outcome"], message="It could not be read.")
    rows = {
        name: [fitted(name, {**r, "document": key, "row": i}) for i, r in enumerate(one["rows"]) if r["table"] == name]
        for name in OF_A_REPORT
    }
    head = {"kind": one["kind"], "edition": one["edition"], "dates": sorted(one["dates"].items()), "warnings": []}
    head |= {"landlord_said": one["landlord"] if one["also"] is not None else None, "landlord_also": list(one["also"] or ())}
    return Part(key=key, outcome=one["outcome"], head=head, rows=rows)
