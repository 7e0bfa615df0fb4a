"""Adds decisions to a run's log, reads them, and writes the anchor: the last number and hash, in a file of its own beside the run."""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from ombudscan.decisions import entry
from ombudscan.decisions.entry import DecisionError, Entry, Made
from ombudscan.decisions.rows import Row, Rows
from ombudscan.decisions.sqlite import NAME, SqliteRows
from ombudscan.decisions.verify import Anchor, Fault, as_anchor, as_lines, read_anchor, verified

ANCHOR = "decisions.anchor.json"


def open_log(run: Path, database: str | None = None) -> Log:
    """Return the log of the run in the folder `run`, in `database` (an address of PostgreSQL) or else in SQLite beside the run."""
    if database:
        from ombudscan.decisions.shared import SharedRows

        return Log(SharedRows(database), run / f"decisions.{entry.digest(database.rsplit('@', 1)[-1])[:8]}.anchor.json", alone=False)
    return Log(SqliteRows(run / NAME), run / ANCHOR)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Log:
    """A log: `append` and `entries`; what it has read once it keeps. May be used by several threads.

    Where the rows stand `alone` beside the run, the anchor is as old as they are; a shared database may be older than the
    run's folder, and then has no anchor in it yet.
    """

    def __init__(self, rows: Rows, anchor: Path, *, alone: bool = True, now: Callable[[], datetime.datetime] = _now) -> None:
        self._rows = rows
        self._anchor = anchor
        self._alone = alone
        self._now = now
        self._kept: list[Entry] = []
        self._lock = threading.Lock()

    @property
    def where(self) -> str:
        """Where the entries are kept, without a password."""
        return self._rows.where

    def append(self, one: Made) -> Entry:
        """Add a decision and return its entry; raise DecisionError where it cannot be kept."""
        if not self._anchor.exists() and not self._rows.after(0):
            self._write(Anchor(count=0, hash=entry.START))  # so that a log without its anchor is always a fault
        row = self._rows.append(lambda last: self._next(one, last))
        self._write(Anchor(count=row.number, hash=row.hash))
        return entry.read(row.body, row.hash)

    def _next(self, one: Made, last: Row | None) -> Row:
        number = last.number + 1 if last else 1
        if self._lost(number - 1):
            raise DecisionError("The log of decisions does not hold, and nothing was added: `ombudscan verify` says what is wrong.")
        at = self._now().astimezone(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        body = entry.written(number, at, one)
        return Row(number, body, entry.chained(body, last.hash if last else entry.START))

    def _lost(self, count: int) -> bool:
        """Whether the anchor knows better than a log of `count` entries: nothing is built upon a damaged log."""
        anchor = self.anchor()
        if anchor is None:
            return self._alone and count > 0
        return isinstance(anchor, Fault) or anchor.count > count

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, in order; raise DecisionError where one is damaged."""
        with self._lock:
            for row in self._rows.after(len(self._kept)):
                try:
                    self._kept.append(entry.read(row.body, row.hash))
                except ValueError:
                    raise DecisionError(f"Entry {row.number} of the decisions was changed: see `ombudscan verify`.") from None
            return tuple(self._kept)

    def rows(self) -> tuple[Row, ...]:
        """Return every row as it stands in the database, byte for byte."""
        return tuple(self._rows.after(-(2**63)))  # a number below 1 is a fault, and is seen

    def lines(self) -> str:
        """Return the log as JSON Lines."""
        return as_lines(self.rows())

    def fault(self) -> Fault | None:
        """Return the first thing in the log or its anchor that does not hold, None where all does."""
        rows, anchor = self.rows(), self.anchor()
        if isinstance(anchor, Fault):
            return verified(rows, None) or anchor
        if anchor is None and rows and self._alone:
            gone = Fault(number=None, message=f"The anchor ({self._anchor.name}) is not there: entries may be missing.")
            return verified(rows, None) or gone
        return verified(rows, anchor)

    def anchor(self) -> Anchor | Fault | None:
        """Return the anchor beside the run, what is wrong with it, or None where there is none; raise DecisionError where it cannot
        be read.
        """
        try:
            return read_anchor(self._anchor.read_bytes().decode("utf-8", "backslashreplace"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DecisionError(f"{self._anchor.name} cannot be read: {error.strerror}.") from None

    def _write(self, new: Anchor) -> None:
        """Write the anchor, whole or not at all; never an older one over a newer."""
        beside = self._anchor.with_name(f".{self._anchor.name}.{os.getpid()}.{threading.get_ident()}.partial")
        try:
            with FileLock(self._anchor.with_name(f".{self._anchor.name}.lock"), timeout=30):
                old = self.anchor()
                if isinstance(old, Anchor) and old.count >= new.count:
                    return
                with beside.open("w", encoding="utf-8", newline="") as file:
                    file.write(as_anchor(new))
                    file.flush()
                    os.fsync(file.fileno())
                beside.replace(self._anchor)
        except OSError as error:
            beside.unlink(missing_ok=True)
            kept = "The decision is kept, its anchor is not" if new.count else "Nothing was added"
            raise DecisionError(f"{self._anchor.name} cannot be written: {error.strerror or error}. {kept}.") from error
