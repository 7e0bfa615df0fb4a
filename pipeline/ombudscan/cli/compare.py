"""`ombudscan compare`: what changed between two runs, landlord by landlord."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ombudscan.cli.options import USAGE

if TYPE_CHECKING:
    import pandas

# How many lines of a landlord's improvements are told in the text; all of them stand in the JSON and the CSV.
_SHOWN = 5
_WORDS = {"newly_unreadable": "newly unreadable"}


class Shape(StrEnum):
    """How the comparison is written."""

    text = "text"
    json = "json"
    csv = "csv"


def compare(
    before: Annotated[Path, typer.Argument(help="Folder of the earlier run.", show_default=False)],
    after: Annotated[Path, typer.Argument(help="Folder of the later run.", show_default=False)],
    format: Annotated[Shape, typer.Option(help="text for people; json and csv hold every row and the words that changed.")] = Shape.text,
    out: Annotated[Path | None, typer.Option(help="File to write; standard output by default.", show_default=False)] = None,
) -> None:
    """Say which answers and findings improved, got worse, stayed or can no longer be read between two runs.

    Example: ombudscan compare runs/2025 runs/2026 --format csv --out changes.csv
    """
    from ombudscan import store
    from ombudscan.audit import compare as years
    from ombudscan.errors import OmbudscanError
    from ombudscan.report import to_text

    try:
        old, new = store.open_run(before), store.open_run(after)
        found = years.compare(old, new)
    except OmbudscanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    if warning := years.unlike(old, new):
        print(warning, file=sys.stderr)
    text = "\n".join(map(to_text.printable, lines(found))) if format is Shape.text else ""
    data = f"{text}\n".encode() if text else store.export({"changes": found}, format.value)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        out.write_bytes(data)
        print(f"Written: {out}")


def lines(found: pandas.DataFrame) -> Iterator[str]:
    """Yield the comparison as text: how many took each course, then landlord by landlord what got worse and what better."""
    from ombudscan.audit import compare as years

    for what, count in years.counts(found).items():
        told = ", ".join(f"{_called(c)} {count[c]}" for c in years.COURSES if count[c])
        yield f"{what.capitalize()}s: {told}"
    for name, some in found[found["course"] != "same"].groupby("landlord", sort=True):
        yield f"\n{name}"
        for course in years.COURSES:
            of = [row for row in some[some["course"] == course].to_dict("records") if row["what"] != "text"]
            yield from _told(course, of)
        changed = int((some["what"] == "text").sum())
        if changed:
            yield f"  words changed on {changed} provision{'s' if changed > 1 else ''}"


def _told(course: str, of: list[dict[Hashable, Any]]) -> Iterator[str]:
    """The lines of one course: all that got worse; of a document that can no longer be read how much it held; a few of the rest."""
    shown = of if course == "worse" else of[:_SHOWN]
    if course == "newly_unreadable":
        shown = [row for row in of if row["what"] == "document"] or shown
    yield from (f"  {_line(row)}" for row in shown)
    if len(of) > len(shown):
        yield f"  ... and {len(of) - len(shown)} more {_called(course)}"


def _line(row: Mapping[Hashable, object]) -> str:
    number = row["provision"] or row["was_provision"] or ""
    head = f"{_called(str(row['course']))}: {row['what']}"
    if row["what"] == "finding":
        return f"{head} {number} {row['rule']}".replace("  ", " ")
    if row["what"] == "answer":
        return f"{head} {number}: {row['was'] or 'no row'} -> {row['now'] or 'no row'}"
    return f"{head} ({row['kind']})"


def _called(course: str) -> str:
    return _WORDS.get(course, course)
