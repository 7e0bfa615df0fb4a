"""`ombudscan verify`: whether the decisions on a run are as they were made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.options import FOUND, USAGE

if TYPE_CHECKING:
    from ombudscan.decisions import Fault
    from ombudscan.decisions.verify import Anchor


def verify(
    run: Annotated[Path, typer.Argument(help="Folder of a run, written by `ombudscan audit`.", show_default=False)],
    database: Annotated[
        str | None, typer.Option(help="The shared log, as given to `ombudscan serve`: postgresql://name@host/database.", show_default=False)
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option(help="A log that was exported, held against the run's anchor, in place of the run's own.", show_default=False),
    ] = None,
    head: Annotated[
        str | None, typer.Option(help="NUMBER:HASH, as an earlier verify printed it: the log has to hold that entry.", show_default=False)
    ] = None,
) -> None:
    """Find any edited, removed or swapped entry in the log of decisions; exits with 1 and names the first.

    Example: ombudscan verify runs/2026
    """
    from ombudscan.decisions import DecisionError, Fault

    if not run.is_dir():
        raise typer.BadParameter(f"There is no folder {str(run)!r}.")
    try:
        said = _verified(run, database, log, head)
    except DecisionError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    if isinstance(said, Fault):
        from ombudscan.report import to_text

        print(to_text.printable(said.message))
        print("Take the log from a copy that holds, or keep this one aside and say so where its decisions are used.")
        raise typer.Exit(FOUND)
    print(said)


def _verified(run: Path, database: str | None, log: Path | None, head: str | None) -> str | Fault:
    """A sentence where all holds, or the first fault."""
    from ombudscan.decisions import Fault, open_log
    from ombudscan.decisions.verify import read_lines, verified

    opened = open_log(run, database)
    fault = opened.fault() if log is None else None
    rows = opened.rows() if log is None else read_lines(_text(log))
    if isinstance(rows, Fault):
        return rows
    if log is not None and not fault:
        anchor = opened.anchor()
        fault = anchor if isinstance(anchor, Fault) else verified(rows, anchor)
    if head is not None and not fault:
        fault = verified(rows, _head(head))
    if fault:
        return fault
    if not rows:
        return "There are no decisions yet."
    counted = "entry" if len(rows) == 1 else "entries"
    return f"{len(rows)} {counted}, every one as it was made. Keep this to hold the log against later: --head {len(rows)}:{rows[-1].hash}"


def _head(text: str) -> Anchor:
    from ombudscan.decisions.verify import Anchor

    number, _, hash = text.partition(":")
    if not number.isdecimal() or len(hash) != 64:
        raise typer.BadParameter(f"--head {text!r} is not NUMBER:HASH as verify prints it.")
    return Anchor(count=int(number), hash=hash)


def _text(path: Path) -> str:
    from ombudscan.decisions import DecisionError

    try:
        return path.read_bytes().decode("utf-8", "backslashreplace")
    except OSError as error:
        raise DecisionError(f"{path.name} cannot be read: {error.strerror}.") from None
