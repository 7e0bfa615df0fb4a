"""Parts -> Parquet: each table in sixteen shards by the first letter of the document's key, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ombudscan.audit.inputs import Input
from ombudscan.audit.parts import Part, Store
from ombudscan.audit.places import Place, whole
from ombudscan.audit.schema import SCHEMAS, TABLES
from ombudscan.audit.tables import Row, fitted
from ombudscan.errors import READ

SHARDS = "0123456789abcdef"
_MARK = b"ombudscan.made_from"
# Rows of a table that are held in memory, and written as one group.
_GROUP = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What one shard of every table is made of: documents (key and input) in order, and keys of pairs."""

    folder: Place
    store: Store
    letter: str
    documents: tuple[tuple[str, Input], ...]
    pairs: tuple[str, ...]

    @property
    def mark(self) -> bytes:
        """What tells whether a file is made of the same, and has the columns of today."""
        total = hashlib.sha256()
        for key, one in self.documents:
            total.update(json.dumps([key, asdict(one)]).encode())
        total.update(json.dumps(self.pairs).encode())
        for name in TABLES:
            total.update(SCHEMAS[name].to_string(show_field_metadata=False).encode())
        return total.hexdigest().encode()

    def target(self, table: str) -> Place:
        """Return the file of the shard of a table."""
        return self.folder / table / f"{self.letter}.parquet"


def write(folder: Place, store: Store, documents: Iterable[tuple[str, Input]], pairs: Iterable[str]) -> None:
    """Bring the tables in `folder` up to date with the parts of `documents` (key and input) and of `pairs` (keys).

    What has no part yet is left out. A shard that is made of the same parts already is not written again.
    """
    for shard in stale(folder, store, documents, pairs):
        write_shard(shard)


def stale(folder: Place, store: Store, documents: Iterable[tuple[str, Input]], pairs: Iterable[str]) -> Iterator[Shard]:
    """Yield the shards that have to be written, a sixteenth of the documents in each."""
    by_letter: dict[str, list[tuple[str, Input]]] = defaultdict(list)
    for key, one in documents:
        by_letter[key[0]].append((key, one))
    pairs_of: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(pairs)):
        pairs_of[key[0]].append(key)
    for letter in SHARDS:
        there = [d for d in sorted(by_letter.pop(letter, ()), key=lambda d: (d[0], d[1].path)) if store.has(d[0])]
        pairs_there = tuple(k for k in pairs_of[letter] if store.has(k))
        shard = Shard(folder=folder, store=store, letter=letter, documents=tuple(there), pairs=pairs_there)
        mark = shard.mark
        if any(_made_from(shard.target(name)) != mark for name in TABLES):
            yield shard


def prepare() -> None:
    """Do once, for all children of this process, what Arrow does when it is given its first rows: it loads pandas, a second's work."""
    _modest()
    for name in TABLES:
        pa.Table.from_pylist([fitted(name, {})], schema=SCHEMAS[name])


def _modest() -> None:
    """Keep Arrow's own allocator from setting whole gigabytes of addresses aside, and its threads' stacks: more than a child may have."""
    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)


def write_shard(shard: Shard) -> str:
    """Write one shard of every table, a few documents in memory at a time, and return its letter."""
    _modest()
    mark = shard.mark
    with ExitStack() as open_files:
        tables = {name: open_files.enter_context(_Table(name, shard.target(name), mark)) for name in TABLES}
        for name, row in _rows(shard):
            tables[name].add(row)
    return shard.letter


class _Table:
    """A shard of one table while it is written, a group of rows at a time."""

    def __init__(self, name: str, target: Place, mark: bytes) -> None:
        self._schema = SCHEMAS[name].with_metadata({_MARK: mark})
        self._target, self._rows = target, list[Row]()

    def __enter__(self) -> _Table:
        self._whole = whole(self._target)
        self._writer = pq.ParquetWriter(self._whole.__enter__(), self._schema, compression="zstd")
        return self

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()

    def __exit__(self, *error: Any) -> bool | None:  # noqa: ANN401 - as context managers have it
        if error[0] is None:
            self._flush()
        self._writer.close()
        return self._whole.__exit__(*error)


def _made_from(path: Place) -> bytes | None:
    try:
        source = path if isinstance(path, Path) else io.BytesIO(path.read_bytes())
        return (pq.read_schema(source).metadata or {}).get(_MARK)
    except (OSError, pa.ArrowInvalid):
        return None


def _rows(shard: Shard) -> Iterator[tuple[str, Row]]:
    """Yield each row of the shard with its table's name, document by document."""
    last = ""
    for key, one in shard.documents:
        part = shard.store.read(key)
        if part is None:
            continue
        yield "documents", _document(part, one)
        if part.outcome not in READ:
            yield "failures", fitted("failures", {"document": key, "path": one.path, **_told(part)})
        if key != last:  # the same bytes under two names: one document, two inputs
            last = key
            yield from ((name, row) for name, found in (part.rows or {}).items() for row in found)
    for key in shard.pairs:
        part = shard.store.read(key)
        if part is None:
            continue
        yield from (("pairs", row) for row in (part.rows or {}).get("pairs", []))
        if part.outcome not in READ:  # the documents were read, one by one, but not together
            yield "failures", fitted("failures", {"document": key, **_told(part)})


def _told(part: Part) -> Row:
    return {"outcome": part.outcome, "message": part.message}


def _document(part: Part, one: Input) -> Row:
    head: dict[str, Any] = dict(part.head or {})
    listed = {"landlord": one.landlord or head.get("landlord_said"), "year": one.year or None, "columns": list(one.columns)}
    if one.landlord:
        head["landlord_also"] = None
    head["dates"] = [tuple(d) for d in head.get("dates", [])]
    return fitted("documents", {**head, **_told(part), **listed, "document": part.key, "path": one.path, "sha256": one.sha256})
