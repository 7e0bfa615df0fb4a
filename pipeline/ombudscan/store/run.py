"""The folder of a run -> its tables: pandas frames, each read when it is first asked for, and SQL over the Parquet by DuckDB."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ombudscan.errors import OmbudscanError

if TYPE_CHECKING:
    import duckdb
    import pandas
    import pyarrow as pa
    from pyarrow import fs

# The layout that this version reads; audit.schema writes it.
SCHEMA = "ombudscan.run/1"
SHARDS = 16
_MARK = b"ombudscan.made_from"
# What the table of documents says that every other table's frame says too.
TOLD = ("landlord", "kind", "edition", "year")


class NoRunError(OmbudscanError):
    """A folder holds no run, or half a one; the message says what to do."""


def open_run(path: str | PathLike[str]) -> Run:
    """Return the run in the folder `path`, or at an address that fsspec reaches; raise NoRunError where there is none, or half of one."""
    system, root = _reached(path)
    return Run(path, _manifest(system, root, str(path)), _datasets(system, root, str(path)))


def _reached(path: str | PathLike[str]) -> tuple[fs.FileSystem, str]:
    from pyarrow import fs

    said = str(path)
    if "://" not in said:
        return fs.LocalFileSystem(), Path(said).absolute().as_posix()
    from fsspec.core import url_to_fs

    system, root = url_to_fs(said)
    return fs.PyFileSystem(fs.FSSpecHandler(system)), root


def _manifest(system: fs.FileSystem, root: str, said: str) -> dict[str, Any]:
    from pyarrow import fs

    if system.get_file_info(root).type is not fs.FileType.Directory:
        raise NoRunError(f"There is no folder {said!r}.")
    try:
        with system.open_input_stream(f"{root}/manifest.json") as file:
            manifest: dict[str, Any] = json.loads(file.read())
    except FileNotFoundError:
        raise NoRunError(f"{said!r} holds no run: it has no manifest.json. Give the folder that `ombudscan audit --out` wrote.") from None
    except (OSError, ValueError) as error:
        raise NoRunError(f"The manifest of the run in {said!r} cannot be read ({error}). Run the same audit again.") from None
    if manifest.get("schema") != SCHEMA:
        raise NoRunError(f"The run in {said!r} was written by another version of ombudscan. Run the same audit again.")
    return manifest


def _datasets(system: fs.FileSystem, root: str, said: str) -> dict[str, Any]:
    """The Parquet files of each table; raise NoRunError where some are missing or a shard is of two states of the run."""
    import pyarrow as pa
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    tables = _files(system, f"{root}/tables")
    if not tables:
        raise NoRunError(f"The run in {said!r} has no tables yet. Wait for its audit, or run the same command again.")
    half = f"The tables of the run in {said!r} are half-written. Wait for its audit, or run the same command again."
    try:
        every = [p for paths in tables.values() for p in paths]
        marks = {(p.rpartition("/")[2], (pq.read_schema(p, filesystem=system).metadata or {}).get(_MARK)) for p in every}
        if any(len(paths) != SHARDS for paths in tables.values()) or len(marks) != SHARDS:
            raise NoRunError(half)
        return {name: ds.dataset(paths, format="parquet", filesystem=system) for name, paths in tables.items()}
    except (OSError, pa.ArrowInvalid):
        raise NoRunError(half) from None


def _files(system: fs.FileSystem, folder: str) -> dict[str, list[str]]:
    """The Parquet files of each table, by its name, in order."""
    from pyarrow import fs

    infos = system.get_file_info(fs.FileSelector(folder, recursive=True, allow_not_found=True))
    found: dict[str, list[str]] = {}
    for path in sorted(i.path for i in infos if i.type is fs.FileType.File):
        name = path.rpartition("/")[2]
        if name.endswith(".parquet") and not name.startswith("."):
            found.setdefault(path.split("/")[-2], []).append(path)
    return found


class Run:
    """One run. Each table is an attribute, a pandas frame: `run.findings`, `run.claims` and so on; `tables` names them.

    The frames bear the document's landlord, kind, edition and year, and the further columns of the list of landlords,
    beside the table's own columns. `sql` asks the tables as they are written.
    """

    def __init__(self, folder: str | PathLike[str], manifest: dict[str, Any], datasets: dict[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest
        self.tables = tuple(datasets)
        self._datasets = datasets
        self._frame = cache(self._read)

    def __repr__(self) -> str:
        return f"Run({str(self.folder)!r}: {', '.join(self.tables)})"

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables]

    def __getattr__(self, name: str) -> pandas.DataFrame:
        if name.startswith("_") or name not in self.tables:
            raise AttributeError(f"A run has no table {name!r}; it has {', '.join(self.__dict__.get('tables', ()))}.")
        return self.frame(name)

    def frame(self, table: str) -> pandas.DataFrame:
        """Return a table as a pandas frame of its own, with what is told of its documents."""
        found: pandas.DataFrame = self._frame(table).copy()
        return found

    def sql(self, query: str, parameters: Sequence[object] = ()) -> pandas.DataFrame:
        """Return what DuckDB answers to `query`, which may name every table of the run; raise duckdb.Error where it is wrong."""
        return _pandas(self._asked(query, parameters))

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the answer to `query` as plain rows."""
        columns = self._asked(query, parameters).to_pydict().values()
        return list(zip(*columns, strict=True))

    @property
    def unfinished(self) -> int:
        """How many of the documents that the audit was asked for are not in the tables yet."""
        there = self.rows("SELECT count(*) FROM documents")[0][0]
        return max(0, len(self.manifest.get("documents", ())) - int(there))

    def _asked(self, query: str, parameters: Sequence[object]) -> pa.Table:
        with self._connected() as connection:
            return connection.sql(query, params=list(parameters)).to_arrow_table()

    def _connected(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
        for name, dataset in self._datasets.items():
            connection.register(name, dataset)
        # A query sees the run's tables and no other file.
        connection.execute("SET enable_external_access = false")
        return connection

    def _read(self, table: str) -> pandas.DataFrame:
        own = self.sql(f'SELECT * FROM "{table}"')
        if table == "documents":
            return _spread(own).sort_values(["landlord", "path"], kind="stable", ignore_index=True)
        documents = self._frame("documents")
        further = [c for c in documents.columns if c not in self._datasets["documents"].schema.names]
        kept = [c for c in TOLD if c not in own.columns]
        told = documents.drop_duplicates(["document", "landlord"])[["document", *kept, *further]]
        told = told.rename(columns={c: f"listed_{c}" for c in further if c in own.columns})
        joined = own.merge(told, on="document", how="left")
        ahead = [c for c in TOLD if c in joined.columns]
        joined = joined[[*ahead, *(c for c in joined.columns if c not in ahead)]]
        return joined.sort_values(["landlord", "document"], kind="stable", ignore_index=True)


def _pandas(table: pa.Table) -> pandas.DataFrame:
    """Whole numbers stay whole where some are missing."""
    import pandas
    import pyarrow as pa

    whole = {pa.int32(): pandas.Int32Dtype(), pa.int64(): pandas.Int64Dtype()}
    frame: pandas.DataFrame = table.to_pandas(types_mapper=whole.get, maps_as_pydicts="strict")
    return frame


def _spread(documents: pandas.DataFrame) -> pandas.DataFrame:
    """The further columns of the list of landlords as columns; `listed_` stands before a name that the table has itself."""
    said = [dict(c) if c is not None else {} for c in documents.pop("columns")]
    for name in sorted({k for row in said for k in row}):
        documents[name if name not in documents.columns else f"listed_{name}"] = [row.get(name) for row in said]
    return documents
