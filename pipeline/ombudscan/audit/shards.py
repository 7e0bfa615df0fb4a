"""Parts -> Parquet: each table in sixteen shards by the first letter of the document's key, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ombudscan.audit.inputs import Input
from ombudscan.audit.parts import Part, Store, write_whole
from ombudscan.audit.schema import SCHEMAS, TABLES
from ombudscan.audit.tables import Row, fitted

SHARDS = "0123456789abcdef"
# Outcomes of documents that were read.
READ = frozenset({"ok", "partial", "not_relevant"})
_MARK = b"ombudscan.made_from"


def write(folder: Path, store: Store, documents: Iterable[tuple[str, Input]], pairs: Iterable[str]) -> None:
    """Bring the tables in `folder` up to date with the parts of `documents` (key and input) and of `pairs` (keys).

    What has no part yet is left out. A shard that is made of the same parts already is not written again.
    """
    by_shard: dict[str, list[tuple[str, Input]]] = defaultdict(list)
    for key, one in documents:
        by_shard[key[0]].append((key, one))
    pairs_by_shard: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(pairs)):
        pairs_by_shard[key[0]].append(key)
    for shard in SHARDS:
        write_shard(folder, store, shard, sorted(by_shard[shard], key=lambda d: (d[0], d[1].path)), pairs_by_shard[shard])


def write_shard(folder: Path, store: Store, shard: str, documents: list[tuple[str, Input]], pairs: list[str]) -> None:
    """Write one shard of every table, unless it is there and made of the same."""
    there = [(k, one) for k, one in documents if store.has(k)]
    pairs_there = [k for k in pairs if store.has(k)]
    mark = hashlib.sha256(json.dumps([[[k, asdict(one)] for k, one in there], pairs_there]).encode()).hexdigest().encode()
    targets = {name: folder / name / f"{shard}.parquet" for name in TABLES}
    if all(_made_from(path) == mark for path in targets.values()):
        return
    rows = _rows(store, there, pairs_there)
    for name, path in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _parquet(name, rows[name], mark))


def _made_from(path: Path) -> bytes | None:
    try:
        return (pq.read_schema(path).metadata or {}).get(_MARK)
    except (OSError, pa.ArrowInvalid):
        return None


def _rows(store: Store, documents: list[tuple[str, Input]], pairs: list[str]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    seen: set[str] = set()
    for key, one in documents:
        part = store.read(key)
        if part is None:
            continue
        rows["documents"].append(_document(part, one))
        if part.outcome not in READ:
            rows["failures"].append(fitted("failures", {"document": key, "path": one.path, **_told(part)}))
        if key not in seen:  # the same bytes under two names: one document, two inputs
            seen.add(key)
            for name, found in (part.rows or {}).items():
                rows[name] += found
    for key in pairs:
        part = store.read(key)
        rows["pairs"] += (part.rows or {}).get("pairs", []) if part else []
        if part is not None and part.outcome not in READ:  # the documents were read, one by one, but not together
            rows["failures"].append(fitted("failures", {"document": key, **_told(part)}))
    return rows


def _told(part: Part) -> Row:
    return {"outcome": part.outcome, "message": part.message}


def _document(part: Part, one: Input) -> Row:
    head: dict[str, Any] = dict(part.head or {})
    listed = {"landlord": one.landlord or head.get("landlord_said"), "year": one.year or None, "columns": list(one.columns)}
    head["dates"] = [tuple(d) for d in head.get("dates", [])]
    return fitted("documents", {**head, **_told(part), **listed, "document": part.key, "path": one.path, "sha256": one.sha256})


def _parquet(name: str, rows: list[Row], mark: bytes) -> bytes:
    schema = SCHEMAS[name].with_metadata({_MARK: mark})
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
