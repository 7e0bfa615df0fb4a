"""What became of each document, kept under its key: written whole or not at all, so that a run can go on from anywhere."""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ombudscan.audit.tables import Rows

# Two letters of the key name the folder, so that no folder grows too large.
_FOLDER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What became of one document (or one landlord's pair): outcome, message, the head and the rows of its tables."""

    key: str
    outcome: str
    message: str = ""
    head: dict[str, Any] | None = None
    rows: Rows | None = None

    def packed(self) -> bytes:
        """Return the part as compressed JSON; the same part gives the same bytes."""
        said = {"key": self.key, "outcome": self.outcome, "message": self.message, "head": self.head, "rows": self.rows}
        return gzip.compress(json.dumps(said, ensure_ascii=False, allow_nan=False).encode(), compresslevel=3, mtime=0)


def unpacked(data: bytes) -> Part:
    """Return the part; raise OSError, EOFError or ValueError where the bytes are damaged."""
    return Part(**json.loads(gzip.decompress(data)))


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of parts of one run."""

    folder: Path

    def _path(self, key: str) -> Path:
        return self.folder / key[:_FOLDER] / f"{key}.json.gz"

    def has(self, key: str) -> bool:
        """Tell whether the part is there."""
        return self._path(key).exists()

    def write(self, key: str, data: bytes) -> None:
        """Write a packed part by an atomic rename: a reader sees all of it or none, even if the power fails."""
        target = self._path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)

    def read(self, key: str) -> Part | None:
        """Return the part, or None where it is not there or damaged (it is then done again)."""
        try:
            return unpacked(self._path(key).read_bytes())
        except (OSError, EOFError, ValueError, TypeError):
            self.forget(key)
            return None

    def forget(self, key: str) -> None:
        """Remove the part, so that its document is done again."""
        self._path(key).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what a killed run left half-written."""
        for left in self.folder.glob("*/.*.partial"):
            left.unlink(missing_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target` by way of a hidden file beside it and an atomic rename."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
