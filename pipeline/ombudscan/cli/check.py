"""`ombudscan check`: documents in, findings out, and an exit status that follows them."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.options import EDITIONS, FOUND, UNREADABLE, USAGE, Code, Format, day

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
    format: Annotated[Format, typer.Option(help="json prints one report a line where there are several files.")] = Format.text,
    out: Annotated[Path | None, typer.Option(help="Write the reports into this folder, and name them.", show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(help="The day to judge on, as 2026-11-21; today by default.", show_default=False)] = None,
    code: Annotated[Code, typer.Option(help="The edition to judge by.")] = Code.auto,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 if something of this severity or graver is found.")] = FailOn.breach,
    timescales: Annotated[Times, typer.Option(help="exact: a shorter time than the Code's is a breach too.")] = Times.ceiling,
    dismissed: Annotated[
        Path | None, typer.Option(help="The file of dismissals, in place of DOCUMENT.dismissed.toml.", show_default=False)
    ] = None,
    model: Annotated[Path | None, typer.Option(help="A model folder made by `ombudscan train`.", show_default=False)] = None,
) -> None:
    """Check documents and say what is missing or wrong, with their own words.

    Example: ombudscan check policy.pdf self-assessment.docx --fail-on gap
    """
    from ombudscan import isolate
    from ombudscan.nouns import Settings

    judged = day(as_of) if as_of else datetime.date.today().isoformat()
    settings = Settings(as_of=judged, code=EDITIONS[code], timescales=timescales.value)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    status = 0
    paths = _distinct(files)
    names = _names(paths)
    aside = _dismissals(paths, dismissed)
    for done in isolate.check_all(paths, settings, model, policies=tuple(policy or ())):
        done = _without(done, aside[done.path])
        _write(done, format, out / names[done.path] if out else None, single=len(paths) == 1)
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


def _without(done: Checked, aside: tuple[Dismissal, ...]) -> Checked:
    from ombudscan.judge import dismissed

    return replace(done, report=dismissed(done.report, aside)) if done.report and aside else done


def _distinct(files: list[Path]) -> list[Path]:
    return list(dict.fromkeys(files))


def _names(paths: list[Path]) -> dict[Path, str]:
    """A name for each path's report: the file's own, with its folder's in front where two files have the same."""
    times = Counter(p.name for p in paths)
    names = {p: p.name if times[p.name] == 1 else f"{p.resolve().parent.name}-{p.name}" for p in paths}
    taken = Counter(names.values())
    return {p: name if taken[name] == 1 else f"{i}-{name}" for i, (p, name) in enumerate(names.items(), 1)}


def _write(done: Checked, format: Format, out: Path | None, *, single: bool) -> None:
    from ombudscan.report import WRITERS, to_json, to_text

    if done.report is None:
        print(to_text.printable(f"{done.path.name}: {done.outcome}: {done.message}"), file=sys.stderr)
        return
    if out is not None:
        target = out.with_name(f"{out.name}.report.{'json' if format is Format.json else 'txt'}")
        target.write_text(WRITERS[format.value](done.report), encoding="utf-8")
        shown = to_text.lines(done.report) if format is Format.text else [to_text.headline(done.report)]
        print(
            "\n".join(to_text.printable(line) for line in [*shown, f"Report: {target}"]),
            file=sys.stderr if format is Format.json else sys.stdout,
        )
    elif format is Format.json:
        print(to_json.dumps(done.report, indent=1 if single else None))
    else:
        print(WRITERS["text"](done.report), end="" if single else "\n")


def _status(done: Checked, fail_on: FailOn) -> int:
    if done.report is None:
        return UNREADABLE
    if fail_on is FailOn.never:
        return 0
    grave = _GRADES[: _GRADES.index(fail_on.value) + 1]
    return FOUND if any(f.severity in grave for f in done.report.findings) else 0
