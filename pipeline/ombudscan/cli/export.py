"""`ombudscan export`: tables of a run as a workbook, CSV or JSON."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ombudscan.cli.names import known
from ombudscan.cli.options import USAGE

ALL = "all"


class Sheet(StrEnum):
    """How tables are written."""

    xlsx = "xlsx"
    csv = "csv"
    json = "json"


def export(
    run: Annotated[Path, typer.Argument(help="Folder of a run, written by `ombudscan audit`.", show_default=False)],
    format: Annotated[Sheet, typer.Option(help="xlsx: a workbook; csv: safe in a spreadsheet; json: for programs.")] = Sheet.xlsx,
    what: Annotated[str, typer.Option(help="A table of the run (findings, claims, pairs and so on), or all.")] = "findings",
    out: Annotated[
        Path | None, typer.Option(help="File to write; - is standard output. RUN-WHAT.FORMAT by default.", show_default=False)
    ] = None,
    mask_names: Annotated[bool, typer.Option("--mask-names", help="Marks in place of people's names, e-mails and telephones.")] = False,
) -> None:
    """Write tables of a run to a file, with the landlord, kind, edition and year of each document.

    Example: ombudscan export runs/2026 --format xlsx --what findings
    """
    from ombudscan import store
    from ombudscan.errors import OmbudscanError
    from ombudscan.store import masking

    try:
        opened = store.open_run(run)
        names = opened.tables if what == ALL else (known(what, (*opened.tables, ALL), "table"),)
        tables = {name: opened.frame(name) for name in names}
        tables = masking.tables(tables) if mask_names else tables
        write(tables, format.value, out, f"{run.resolve().name}-{what}")
    except (OmbudscanError, OSError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None


def write(tables: object, format: str, out: Path | None, name: str) -> None:
    """Write data frames to `out`, to standard output where that is -, or to a file called `name` in the current folder."""
    from ombudscan import store

    if out == Path("-"):
        sys.stdout.buffer.write(store.export(tables, format))  # type: ignore[arg-type]
        return
    several = format == "csv" and len(tables) > 1  # type: ignore[arg-type]
    made = store.write(tables, format, out or Path(name if several else f"{name}.{format}"))  # type: ignore[arg-type]
    print("\n".join(f"Written: {path}" for path in made))
