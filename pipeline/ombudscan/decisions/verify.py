"""A log and its anchor -> the first thing that does not hold, in words, or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ombudscan.decisions import entry
from ombudscan.decisions.rows import Row

FORMAT = "ombudscan.decisions/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """How many entries the log had when the anchor was written, and the hash of the last of them."""

    count: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What does not hold: the entry it was first seen at (None: the anchor itself), and a sentence."""

    number: int | None
    message: str


def verified(rows: Sequence[Row], anchor: Anchor | None) -> Fault | None:
    """Return the first fault of a log, None where every entry and the anchor hold; `anchor` is None where there is none to hold it to."""
    previous = entry.START
    for expected, row in enumerate(rows, 1):
        fault = _row(expected, row, previous)
        if fault:
            return fault
        previous = row.hash
    return _anchored(rows, anchor) if anchor else None


def _row(expected: int, row: Row, previous: str) -> Fault | None:
    if row.number != expected:
        return Fault(number=expected, message=f"Entry {expected} is missing: the next that is there is numbered {row.number}.")
    try:
        said = entry.read(row.body, row.hash)
    except ValueError:
        return Fault(number=expected, message=f"Entry {expected} was changed: it is no decision any more.")
    if said.number != expected:
        return Fault(
            number=expected, message=f"In the place of entry {expected} stands entry {said.number}: entries were removed or swapped."
        )
    if entry.canonical(json.loads(row.body)) != row.body or entry.chained(row.body, previous) != row.hash:
        of = f"Entry {expected} ({said.made.reviewer}, {said.at})"
        return Fault(number=expected, message=f"{of} does not give its hash: it, its hash or the entry before it was changed.")
    return None


def _anchored(rows: Sequence[Row], anchor: Anchor) -> Fault | None:
    """The log may be longer than the anchor says (others added to it, or a stop came between the two), never shorter."""
    if len(rows) < anchor.count:
        missing = f"entry {anchor.count} is" if anchor.count - len(rows) == 1 else f"entries {len(rows) + 1} to {anchor.count} are"
        said = f"The log ends after {len(rows)} entries, and the anchor tells of {anchor.count}: {missing} missing."
        return Fault(number=len(rows) + 1, message=said)
    last = rows[anchor.count - 1].hash if anchor.count else entry.START
    if last == anchor.hash:
        return None
    said = f"Entry {anchor.count} is not the one that the anchor was written for, or the anchor was changed."
    return Fault(number=anchor.count or None, message=said)


def as_anchor(anchor: Anchor) -> str:
    """Return an anchor as it is written beside the run."""
    return entry.canonical({"format": FORMAT, "count": anchor.count, "hash": anchor.hash}) + "\n"


def read_anchor(text: str) -> Anchor | Fault:
    """Return the anchor in a file's text, or what is wrong with it; every byte counts."""
    try:
        said: dict[str, Any] = json.loads(text)
        anchor = Anchor(count=said["count"], hash=said["hash"])
        whole = type(anchor.count) is int and anchor.count >= 0 and as_anchor(anchor) == text
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    return anchor if whole else Fault(number=None, message="The anchor beside the run was changed: it is not as it was written.")


def as_lines(rows: Sequence[Row]) -> str:
    """Return the log as JSON Lines, an entry with its hash each."""
    return "".join(_line(r.body, r.hash) + "\n" for r in rows)


def _line(body: str, hash: str) -> str:
    return entry.canonical({"entry": json.loads(body), "hash": hash})


def read_lines(text: str) -> list[Row] | Fault:
    """Return the rows of a log written by `as_lines`, or what is wrong with it; every byte counts."""
    rows = list(_lines(text))
    bad = next((i for i, r in enumerate(rows, 1) if r is None), None)
    if bad is not None:
        return Fault(number=bad, message=f"Line {bad} was changed: it is not as it was written.")
    return [r for r in rows if r is not None]


def _lines(text: str) -> Iterator[Row | None]:
    *lines, rest = text.split("\n")
    for line in lines:
        yield _read_line(line)
    if rest:
        yield None


def _read_line(line: str) -> Row | None:
    try:
        said = json.loads(line)
        body, hash = entry.canonical(said["entry"]), said["hash"]
        row = Row(said["entry"]["number"], body, hash)
        return row if _line(body, hash) == line and type(row.number) is int and isinstance(hash, str) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
