"""A run while it is served: its tables in memory, its cells as they are asked for, its log of decisions."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ombudscan.decisions import Log, open_log
from ombudscan.nouns import Provision
from ombudscan.store import Run, open_run
from ombudscan.web import run_cells
from ombudscan.web.run_nouns import Cell, Landlord
from ombudscan.web.run_tables import Tables


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole table of a kind and an edition: its columns, its landlords with their cells, and those judged by other editions."""

    kind: str
    edition: str
    columns: tuple[Provision, ...]
    rows: tuple[tuple[Landlord, tuple[Cell, ...]], ...]
    elsewhere: tuple[Landlord, ...]


class Held:
    """A run as it was when it was read, and its grids as they are asked for: a request keeps to one, whatever an audit writes meanwhile."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.tables = Tables(run)
        self._grids: dict[tuple[str, str], Grid] = {}

    def grid(self, kind: str, edition: str) -> Grid:
        """Return the whole table of a kind of document and an edition."""
        found = self._grids.get((kind, edition))
        if found is None:
            found = self._grids[kind, edition] = _grid(self.tables, kind, edition)
        return found


class Book:
    """One run, read when it is first asked for and again when an audit has written it anew. May be used by several threads."""

    def __init__(self, folder: Path, database: str | None = None) -> None:
        self.folder = folder
        self.name = folder.resolve().name
        self.log: Log = open_log(folder, database)
        self._lock = threading.Lock()
        self._stamp: object = None
        self._held: Held | None = None

    def held(self) -> Held:
        """Return the run as it is now; raise NoRunError where there is none, or half of one."""
        with self._lock:
            stamp = _stamp(self.folder)
            if self._held is None or stamp != self._stamp:
                self._held, self._stamp = Held(open_run(self.folder)), stamp
            return self._held


def _stamp(folder: Path) -> object:
    """What is different once an audit has written any table."""
    written = sorted(folder.glob("tables/*/*.parquet"))
    return [(p.name, s.st_mtime_ns, s.st_size) for p in (folder / "manifest.json", *written) if (s := _stat(p))]


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _grid(tables: Tables, kind: str, edition: str) -> Grid:
    columns = run_cells.provisions(edition, kind)
    made: Mapping[str, tuple[Cell, ...] | None] = {
        name: run_cells.cells(tables, one, kind, edition, columns) for name, one in tables.landlords.items()
    }
    rows = tuple((tables.landlords[name], cells) for name, cells in made.items() if cells is not None)
    return Grid(kind, edition, columns, rows, tuple(tables.landlords[name] for name, cells in made.items() if cells is None))
