"""`ombudscan check`: documents in, findings out, and an exit status that follows them."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.options import EDITIONS, FOUND, UNREADABLE, USAGE, Code, ReportFormat, day

if TYPE_CHECKING:
    from ombudscan.isolate import Checked
    from ombudscan.nouns import Dismissal, Report

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
            help="text by default; several may be given. json prints one report a line where there are several files; "
            "what cannot be printed is written beside the document.",
            show_default=False,
        ),
    ] = None,
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
    wanted = list(dict.fromkeys(format or [ReportFormat.text]))
    files_of = {p: _Target(beside=p, inside=out / name if out else None, alone=_alone(p, paths)) for p, name in _names(paths).items()}
    aside = _dismissals(paths, dismissed)
    for done in isolate.check_all(paths, settings, model, policies=tuple(policy or ())):
        done = _without(done, aside[done.path])
        _write(done, wanted, files_of[done.path], single=len(paths) == 1)
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


def _alone(path: Path, paths: list[Path]) -> bool:
    """Whether no other of the documents would have a report of this name without the ending."""
    return sum(p.parent.resolve() == path.parent.resolve() and p.stem == path.stem for p in paths) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """Where a document's reports go: into the folder that was named, else beside the document."""

    beside: Path
    inside: Path | None
    alone: bool

    def file(self, ending: str) -> Path:
        if self.inside:
            return self.inside.with_name(f"{self.inside.name}.report.{ending}")
        whole = self.beside.resolve() if self.beside.name in ("", "..") else self.beside
        return whole.with_name(f"{whole.stem if self.alone and not whole.is_dir() else whole.name}.report.{ending}")


def _write(done: Checked, formats: list[ReportFormat], target: _Target, *, single: bool) -> None:
    from ombudscan.report import WRITERS, to_text

    if done.report is None:
        print(to_text.printable(f"{done.path.name}: {done.outcome}: {done.message}"), file=sys.stderr)
        return
    printed = [f for f in formats if target.inside is None and WRITERS[f.value].printed]
    for format in printed:
        _print(done.report, format, single=single)
    kept = [f for f in formats if f not in printed]
    if not kept:
        return
    written = _files(done, kept, target)
    shown = to_text.lines(done.report) if {ReportFormat.text, ReportFormat.html} & set(kept) else [to_text.headline(done.report)]
    said = [] if ReportFormat.text in printed else shown
    aside = ReportFormat.json in formats or any(f is not ReportFormat.text for f in printed)
    lines = [to_text.printable(line) for line in [*said, *(f"Report: {p}" for p in written)]]
    print("\n".join(lines), file=sys.stderr if aside else sys.stdout)


def _files(done: Checked, formats: list[ReportFormat], target: _Target) -> list[Path]:
    """Write the report in each format; a folder that cannot be written to is a usage error."""
    from ombudscan.isolate.pictures import pictures
    from ombudscan.report import WRITERS, Made

    assert done.report is not None
    writers = [WRITERS[f.value] for f in formats]
    made = Made(report=done.report, pictures=pictures(done.path, done.report) if any(w.pictures for w in writers) else ())
    paths = [target.file(w.ending) for w in writers]
    try:
        for path, writer in zip(paths, writers, strict=True):
            path.write_bytes(writer.write(made))
    except OSError as error:
        print(f"The report cannot be written: {error.strerror}. Name another folder with --out.", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    return paths


def _print(report: Report, format: ReportFormat, *, single: bool) -> None:
    from ombudscan.report import WRITERS, Made, to_json

    if format is ReportFormat.json:
        print(to_json.dumps(report, indent=1 if single else None))
    else:
        print(WRITERS[format.value].write(Made(report=report)).decode("utf-8"), end="" if single else "\n")


def _status(done: Checked, fail_on: FailOn) -> int:
    if done.report is None:
        return UNREADABLE
    if fail_on is FailOn.never:
        return 0
    grave = _GRADES[: _GRADES.index(fail_on.value) + 1]
    return FOUND if any(f.severity in grave for f in done.report.findings) else 0
