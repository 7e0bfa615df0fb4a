"""`ombudscan decisions`: what reviewers decided on a run, as tables, as the log itself, or as labels to train on."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.export import Sheet, write
from ombudscan.cli.options import USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ombudscan.decisions import Agreement, Log


class What(StrEnum):
    """What is written."""

    decisions = "decisions"
    agreement = "agreement"
    differences = "differences"
    log = "log"
    training = "training"


def decisions(
    run: Annotated[Path, typer.Argument(help="Folder of a run, written by `ombudscan audit`.", show_default=False)],
    what: Annotated[
        What,
        typer.Option(
            help="decisions: one a line; agreement: how two readers agree; differences: where they do not; log: JSON Lines that "
            "`verify --log` takes; training: decisions.jsonl for `train --from`."
        ),
    ] = What.decisions,
    reviewers: Annotated[
        list[str] | None, typer.Option("--reviewer", help="A reader to compare; give two. The two busiest by default.", show_default=False)
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Compare only where the second did not see the first's decision.")] = False,
    database: Annotated[str | None, typer.Option(help="The shared log, as given to `ombudscan serve`.", show_default=False)] = None,
    format: Annotated[Sheet, typer.Option(help="For tables.")] = Sheet.xlsx,
    out: Annotated[Path | None, typer.Option(help="File to write; - is standard output.", show_default=False)] = None,
) -> None:
    """Write the decisions on a run, how far two readers agree, or labels to train on.

    Example: ombudscan decisions runs/2026 --what training --out my-landlords/decisions.jsonl
    """
    from ombudscan.decisions import open_log
    from ombudscan.errors import OmbudscanError

    if not run.is_dir():
        raise typer.BadParameter(f"There is no folder {str(run)!r}.")
    name = f"{run.resolve().name}-{what.value}"
    try:
        log = open_log(run, database)
        if what is What.agreement:
            print(_told(_agreement(log, reviewers or (), blind)))
        elif what in (What.log, What.training):
            _write_lines(log, what, out or Path(f"{name}.jsonl"))
        else:
            write({what.value: _table(log, what, reviewers or (), blind)}, format.value, out, name)
    except (OmbudscanError, OSError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None


def _write_lines(log: Log, what: What, out: Path) -> None:
    from ombudscan.decisions.tables import training

    text = log.lines() if what is What.log else training(log.entries())
    if out == Path("-"):
        sys.stdout.write(text)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(text.encode("utf-8", "backslashreplace"))
    print(f"Written: {out}")


def _table(log: Log, what: What, reviewers: Sequence[str], blind: bool) -> object:
    import pandas

    from ombudscan.decisions.tables import COLUMNS, DIFFERING, differing, record

    if what is What.decisions:
        return pandas.DataFrame([record(e) for e in log.entries()], columns=list(COLUMNS), dtype=object)
    return pandas.DataFrame(differing(_agreement(log, reviewers, blind)), columns=list(DIFFERING), dtype=object)


def _agreement(log: Log, named: Sequence[str], blind: bool) -> Agreement:
    from ombudscan.decisions import DecisionError, agreement
    from ombudscan.decisions.agreement import reviewers

    if named and len(named) != 2:
        raise typer.BadParameter("Give --reviewer twice, or not at all.")
    entries = log.entries()
    first, second, *_ = (*(named or reviewers(entries)), "", "")
    if not second:
        raise DecisionError("Agreement takes two reviewers; there are decisions of fewer.")
    return agreement(entries, first, second, blind=blind)


def _told(found: Agreement) -> str:
    from ombudscan.report import to_text

    kappa = "not defined" if found.kappa is None else f"{found.kappa:.2f}"
    lines = [
        f"{found.first} and {found.second} both decided on {found.both}; the same on {found.same}. Cohen's kappa: {kappa}.",
        *(f"  {a}, {b}: {n}" for a, b, n in found.counts),
    ]
    return "\n".join(map(to_text.printable, lines))
