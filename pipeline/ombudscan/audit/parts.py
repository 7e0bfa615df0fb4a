"""What became of each document, kept under its key: written whole or not at all, so that a run can go on from anywhere."""

from __future__ import annotations

import gzip
import io
import json
import re
from dataclasses import dataclass
from typing import Any

from ombudscan.audit.places import Place, whole
from ombudscan.audit.tables import Rows

# Two letters of the key name the folder, so that no folder grows too large.
_FOLDER = 2
# A part begins with its key and its outcome.
_START = 200
_OUTCOME = re.compile(r'\{"key": "[^"]*", "outcome": "(\w+)"')


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
        text = json.dumps(said, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
        return gzip.compress(text, compresslevel=3, mtime=0)


def unpacked(data: bytes) -> Part:
    """Return the part; raise OSError, EOFError or ValueError where the bytes are damaged."""
    return Part(**json.loads(gzip.decompress(data)))


def outcome(data: bytes) -> str:
    """Return the outcome in a packed part without unpacking its rows; raise OSError, EOFError or ValueError where it is damaged."""
    with gzip.open(io.BytesIO(data)) as file:
        start = file.read(_START).decode("utf-8", "ignore")
    found = _OUTCOME.match(start)
    if found is None:
        raise ValueError("not a part")
    return found[1]


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of parts of one run."""

    folder: Place

    def _path(self, key: str) -> Place:
        return self.folder / key[:_FOLDER] / f"{key}.json.gz"

    def has(self, key: str) -> bool:
        """Tell whether the part is there."""
        return self._path(key).exists()

    def write(self, key: str, data: bytes) -> None:
        """Write a packed part whole: a reader sees all of it or none, even if the power fails."""
        write_whole(self._path(key), data)

    def read(self, key: str) -> Part | None:
        """Return the part, or None where it is not there or damaged (it is then done again)."""
        try:
            return unpacked(self._path(key).read_bytes())
        except (OSError, EOFError, ValueError, TypeError):
            self.forget(key)
            return None

    def outcome(self, key: str) -> str | None:
        """Return the part's outcome, or None where the part is not there or damaged."""
        try:
            return outcome(self._path(key).read_bytes())
        except (OSError, EOFError, ValueError):
            return None

    def forget(self, key: str) -> None:
        """Remove the part, so that its document is done again."""
        self._path(key).unlink(missing_ok=True)


def write_whole(target: Place, data: bytes) -> None:
    """Write `data` to `target`, all or nothing."""
    with whole(target) as file:
        file.write(data)
