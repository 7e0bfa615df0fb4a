"""`ombudscan audit`: a folder of documents in, tables out; goes on where it was."""

from __future__ import annotations

import datetime
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.check import Times
from ombudscan.cli.options import AUTO, MODEL, USAGE, Code, day, edition

if TYPE_CHECKING:
    from ombudscan.audit import Done

INTERRUPTED = 130


class Way(StrEnum):
    """How progress is told."""

    auto = "auto"
    json = "json"
    none = "none"


class Retry(StrEnum):
    """What of an earlier run is done again."""

    failed = "failed"


def audit(
    folder: Annotated[Path, typer.Argument(help="Folder of documents; its first folders name the landlords.", show_default=False)],
    out: Annotated[str, typer.Option(help="Folder of the run: tables, manifest and what is needed to go on.", show_default=False)],
    landlords: Annotated[
        Path | None,
        typer.Option(help="CSV of the documents: landlord, path, and if wanted kind, year and further columns.", show_default=False),
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="The day to judge on, as 2026-11-21; today by default.", show_default=False)] = None,
    code: Code = AUTO,
    timescales: Annotated[Times, typer.Option(help="exact: a shorter time than the Code's is a breach too.")] = Times.ceiling,
    model: Annotated[Path | None, typer.Option(help=MODEL, show_default=False)] = None,
    retry: Annotated[Retry | None, typer.Option(help="Do again what failed before.", show_default=False)] = None,
    workers: Annotated[int | None, typer.Option(help="Documents read at once; one a core by default.", min=1, show_default=False)] = None,
    dask: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler, as tcp://host:8786: its workers do the work.", show_default=False)
    ] = None,
    progress: Annotated[Way, typer.Option(help="auto: a bar on a terminal, nothing elsewhere.")] = Way.auto,
) -> None:
    """Audit every document of a folder, or of a list of landlords, into Parquet tables; the same command goes on where it stopped.

    Example: ombudscan audit submissions --landlords landlords.csv --out runs/2026
    """
    from ombudscan.audit import progress as ways
    from ombudscan.audit.run import audit as sector
    from ombudscan.errors import OmbudscanError
    from ombudscan.nouns import Settings

    judged = day(as_of) if as_of else datetime.date.today().isoformat()
    settings = Settings(as_of=judged, code=edition(code), timescales=timescales.value)
    try:
        done = sector(
            folder,
            out,
            settings,
            landlords=landlords,
            model=model,
            retry_failed=retry is Retry.failed,
            workers=workers,
            progress=ways.chosen(progress.value),
            dask=dask,
        )
    except OmbudscanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    except KeyboardInterrupt:
        print("Stopped at once. What was done is kept. Run the same command to go on.", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    print(summary(done))
    raise typer.Exit(INTERRUPTED if done.stopped else 0)


def summary(done: Done) -> str:
    """Return what the run came to, in a few lines."""
    counts = " · ".join(f"{name.replace('_', ' ')} {n}" for name, n in done.outcomes)
    first = f"Stopped safely. {done.total} done. Run the same command to go on." if done.stopped else f"{done.total} documents"
    return f"{first} ({done.fresh} now): {counts or 'none'}\nTables: {done.out / 'tables'}"
