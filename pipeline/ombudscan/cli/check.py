"""`ombudscan check`: documents in, findings out, and an exit status that follows them."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli import writing
from ombudscan.cli.options import AUTO, FOUND, MODEL, UNREADABLE, USAGE, Code, ReportFormat, day, edition

if TYPE_CHECKING:
    from ombudscan.isolate import Checked
    from ombudscan.nouns import Dismissal

_GRADES = ("breach", "gap", "review", "note")


class FailOn(StrEnum):
    """From which severity findings make the command exit with 1."""

    breach = "breach"
    gap = "gap"
    review = "review"
    note = "note"
    never = "never"


class Times(StrEnum):
    """Whether the Code's times are ceilings or exact."""

    ceiling = "ceiling"
    exact = "exact"


def check(
    files: Annotated[
        list[Path], typer.Argument(help="Documents: PDF, Word, web page, folder of web pages or plain text.", show_default=False)
    ],
    policy: Annotated[
        list[Path] | None, typer.Option(help="The landlord's own policy, to hold a self-assessment against.", show_default=False)
    ] = None,
    format: Annotated[
        list[ReportFormat] | None,
        typer.Option(
            help="text on the terminal and an HTML report beside the document, unless formats are named; several may be. json and text "
            "are printed, json one report a line where there are several files; the others are written beside the document.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write the reports into this folder, and name them.", show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(help="The day to judge on, as 2026-11-21; today by default.", show_default=False)] = None,
    code: Code = AUTO,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 if something of this severity or graver is found.")] = FailOn.breach,
    timescales: Annotated[Times, typer.Option(help="exact: a shorter time than the Code's is a breach too.")] = Times.ceiling,
    dismissed: Annotated[
        Path | None, typer.Option(help="The file of dismissals, in place of DOCUMENT.dismissed.toml.", show_default=False)
    ] = None,
    model: Annotated[Path | None, typer.Option(help=MODEL, show_default=False)] = None,
) -> None:
    """Check documents and say what is missing or wrong, with their own words.

    Example: ombudscan check policy.pdf self-assessment.docx --fail-on gap
    """
    from ombudscan import isolate
    from ombudscan.nouns import Settings

    judged = day(as_of) if as_of else datetime.date.today().isoformat()
    settings = Settings(as_of=judged, code=edition(code), timescales=timescales.value)
    status = 0
    paths, wanted = writing.documents(files), writing.wanted(format)
    writing.fitting(paths, wanted.formats)
    _prepared(out)
    targets = writing.targets(paths, out)
    aside = _dismissals(paths, dismissed)
    for done in isolate.check_all(paths, settings, model, policies=tuple(policy or ()), drawn=wanted.drawn):
        done = _without(done, aside[done.path])
        writing.write(done, wanted, targets[done.path], single=len(paths) == 1)
        status = max(status, _status(done, fail_on))
    raise typer.Exit(status)


def _dismissals(paths: list[Path], file: Path | None) -> dict[Path, tuple[Dismissal, ...]]:
    """The dismissals of each document, read before anything is checked; a wrong file is a usage error."""
    from ombudscan import dismissals
    from ombudscan.errors import DismissalError

    if file and len(paths) > 1:
        raise typer.BadParameter("--dismissed is for one document; give it alone.")
    if file and not file.exists():
        raise typer.BadParameter(f"There is no file {file}.")
    try:
        return {p: dismissals.read(file or dismissals.beside(p)) for p in paths}
    except DismissalError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None


def _prepared(out: Path | None) -> None:
    try:
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"--out {out}: {error.strerror}. Name a folder that can be written to.") from None


def _without(done: Checked, aside: tuple[Dismissal, ...]) -> Checked:
    """Set findings aside, and what was drawn of them with them."""
    from ombudscan.isolate.pictures import chosen
    from ombudscan.judge import dismissed

    if not done.report or not aside:
        return done
    left = dismissed(done.report, aside)
    return replace(done, report=left, drawn=chosen(done.drawn, done.report, left) if done.drawn else None)


def _status(done: Checked, fail_on: FailOn) -> int:
    if done.report is None:
        return UNREADABLE
    if fail_on is FailOn.never:
        return 0
    grave = _GRADES[: _GRADES.index(fail_on.value) + 1]
    return FOUND if any(f.severity in grave for f in done.report.findings) else 0
