"""The log in SQLite beside the run: write-ahead log, one writer at a time, rows that cannot be changed or removed by mistake."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from ombudscan.decisions.entry import DecisionError
from ombudscan.decisions.rows import Row

NAME = "decisions.sqlite"
# Seconds that a writer waits for another.
_WAIT = 30.0
# Seconds between two tries where SQLite does not wait by itself.
_AGAIN = 0.02
_TABLE = """
CREATE TABLE IF NOT EXISTS decisions (number INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS no_change BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;
CREATE TRIGGER IF NOT EXISTS no_removal BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;
"""
_LAST = "SELECT number, body, hash FROM decisions ORDER BY number DESC LIMIT 1"
_AFTER = "SELECT number, body, hash FROM decisions WHERE number > ? ORDER BY number"


class SqliteRows:
    """The rows in a file; it is made when the first is added."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.where = path.name

    def append(self, next_row: Callable[[Row | None], Row]) -> Row:
        """Add a row under SQLite's write lock; raise DecisionError where the file cannot be written."""
        with self._told(), closing(self._opened()) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                last = db.execute(_LAST).fetchone()
                row = next_row(_row(last) if last else None)
                db.execute("INSERT INTO decisions VALUES (?, ?, ?)", row)
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:  # SQLite goes back by itself where its disk is full
                    db.execute("ROLLBACK")
                raise
        return row

    def after(self, number: int) -> Sequence[Row]:
        """Return the rows after `number`; none where there is no file."""
        if not self.path.exists():
            return ()
        with self._told(), closing(self._read_only()) as db:
            db.text_factory = bytes  # a damaged byte is to be told of, not to stop the reading
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'decisions'").fetchone():
                return ()
            return [_row(r) for r in db.execute(_AFTER, (number,))]

    def _read_only(self) -> sqlite3.Connection:
        still = (
            "" if os.access(self.path.parent, os.W_OK) else "&immutable=1"
        )  # SQLite cannot share a file in a folder that it cannot write
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro{still}", uri=True, timeout=_WAIT)

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        try:
            _write_ahead(db)
            db.execute("PRAGMA synchronous = FULL")
            db.executescript(_TABLE)
        except BaseException:
            db.close()
            raise
        return db

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise DecisionError(f"The decisions in {self.path.name} cannot be read or written ({error}). Nothing was added.") from error


def _write_ahead(db: sqlite3.Connection) -> None:
    """Set the file's journal; SQLite itself waits for no other process here, and two may be the first at once."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            if db.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(_AGAIN)


def _row(found: tuple[object, object, object]) -> Row:
    number, body, hash = found
    return Row(number if isinstance(number, int) else -1, _text(body), _text(hash))


def _text(value: object) -> str:
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
