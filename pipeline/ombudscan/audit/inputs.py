"""A folder, or a list of landlords -> the documents to audit, grouped by landlord."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ombudscan.errors import OmbudscanError
from ombudscan.nouns import Kind
from ombudscan.read import ENDINGS

SUFFIXES = frozenset(ENDINGS)
# What landlords.csv may say of a document; every further column is kept to group by.
OWN_COLUMNS = ("landlord", "kind", "year", "path")
# `check` writes "policy.report.html" beside a document: our own words, to be held against nobody.
REPORTS = ".report"
_CHUNK = 1 << 20


class InputError(OmbudscanError):
    """The folder or the list of landlords cannot be used; the message names each line that is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One document to audit: its path below the folder (with "/"), what the user says of it, and the hash of its bytes.

    `sha256` is "" where the file cannot be read. `columns` are the list's further columns, by name.
    """

    path: str
    sha256: str
    landlord: str = ""
    kind: str = ""
    year: str = ""
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def identity(self) -> str:
        """The hash of the bytes; of a file that cannot be read, its path."""
        return self.sha256 or f"unread {self.path}"


def in_folder(folder: Path) -> tuple[Input, ...]:
    """Return every document below `folder`, by path; a document's first folder names its landlord.

    Hidden files and what a symbolic link points to outside the folder are passed over. Raises InputError where
    there is none.
    """
    root = folder.resolve()
    if not root.is_dir():
        raise InputError(f"{folder.name!r} is not a folder.")
    found = tuple(Input(path=p, sha256=digest(root / p), landlord=p.split("/")[0] if "/" in p else "") for p in sorted(_below(root)))
    if not found:
        raise InputError(f"{folder.name!r} holds no document ({', '.join(sorted(SUFFIXES))}).")
    return found


def _below(root: Path) -> Iterator[str]:
    for where, folders, files in os.walk(root, followlinks=False):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for name in files:
            path = Path(where, name)
            if name.startswith((".", "~$")) or path.suffix.lower() not in SUFFIXES or path.stem.endswith(REPORTS):
                continue
            if not path.is_file() and path.exists():  # a pipe or a socket: nobody's document, and it may never end
                continue
            if not _is_below(root, path.relative_to(root)):
                continue
            yield path.relative_to(root).as_posix()


def listed(folder: Path, table: Path) -> tuple[Input, ...]:
    """Return the documents that the CSV file `table` lists; raise InputError naming every line that is wrong."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = {"landlord", "path"} - set(reader.fieldnames or ())
            if missing:
                raise InputError(f"{table.name} needs the columns landlord and path; {' and '.join(sorted(missing))} is not there.")
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or error
        raise InputError(f"{table.name} cannot be read as CSV in UTF-8: {why}") from error
    faults: list[str] = []
    root = folder.resolve()
    found = [_row(root, row, f"{table.name}, line {n}", faults) for n, row in enumerate(rows, 2)]
    if faults:
        raise InputError("\n".join(faults))
    if not found:
        raise InputError(f"{table.name} lists no document.")
    return tuple(x for x in found if x is not None)


def _row(root: Path, row: dict[str, str | None], place: str, faults: list[str]) -> Input | None:
    if None in row or None in row.values():
        faults.append(f"{place}: has more or fewer fields than the first line.")
        return None
    said = {k: (v or "").strip() for k, v in row.items()}
    path, kind = Path(said["path"]), said.get("kind", "")
    if kind and kind not in get_args(Kind):
        faults.append(f"{place}: the kind {kind!r} is none of {', '.join(get_args(Kind))}.")
    if not said["path"] or not _is_below(root, path):
        faults.append(f"{place}: the path {said['path']!r} is not one below the folder.")
        return None
    further = tuple((k, v) for k, v in said.items() if k not in OWN_COLUMNS)
    return Input(
        path=path.as_posix(),
        sha256=digest(root / path),
        landlord=said["landlord"],
        kind=kind,
        year=said.get("year", ""),
        columns=further,
    )


def _is_below(root: Path, path: Path) -> bool:
    try:
        return not path.is_absolute() and (root / path).resolve().is_relative_to(root)
    except (OSError, ValueError, RuntimeError):  # a NUL, a loop of links
        return False


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, "" where they cannot be read or it is no ordinary file (a pipe, a device)."""
    total = hashlib.sha256()
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                total.update(chunk)
    except OSError:
        return ""
    return total.hexdigest()
