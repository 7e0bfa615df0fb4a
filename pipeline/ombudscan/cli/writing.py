"""What `ombudscan check` prints and writes: which formats go to the terminal, which into files, and where."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ombudscan.cli.options import USAGE, ReportFormat

if TYPE_CHECKING:
    from ombudscan.isolate import Checked
    from ombudscan.nouns import Report

# "draft.report.html" is what stands beside draft.docx: our own words, to be held against nobody.
REPORT = ".report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The formats that are written; `chosen` tells that the user named them, else a report that cannot be kept is no error."""

    formats: tuple[ReportFormat, ...]
    chosen: bool

    @property
    def drawn(self) -> bool:
        """Whether the places and pictures of the findings are wanted."""
        from ombudscan.report import WRITERS

        return any(WRITERS[f.value].pictures or WRITERS[f.value].marks for f in self.formats)


def wanted(formats: list[ReportFormat] | None) -> Wanted:
    """Return what is written: an HTML report beside what the terminal shows, unless something else was named."""
    return Wanted(formats=tuple(dict.fromkeys(formats or [ReportFormat.html])), chosen=bool(formats))


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a document's reports go: into the folder that was named, else beside the document."""

    beside: Path
    inside: Path | None
    alone: bool

    def file(self, ending: str) -> Path:
        """Return the report's file."""
        if self.inside:
            return self.inside.with_name(f"{self.inside.name}{REPORT}.{ending}")
        whole = self.beside.resolve() if self.beside.name in ("", "..") else self.beside
        return whole.with_name(f"{whole.stem if self.alone and not whole.is_dir() else whole.name}{REPORT}.{ending}")


def targets(paths: list[Path], out: Path | None) -> dict[Path, Target]:
    """Return where the reports of each document go."""
    return {p: Target(beside=p, inside=out / name if out else None, alone=_alone(p, paths)) for p, name in _names(paths).items()}


def _names(paths: list[Path]) -> dict[Path, str]:
    """A name for each path's report: the file's own, with its folder's in front where two files have the same."""
    times = Counter(p.name for p in paths)
    names = {p: p.name if times[p.name] == 1 else f"{p.resolve().parent.name}-{p.name}" for p in paths}
    taken = Counter(names.values())
    return {p: name if taken[name] == 1 else f"{i}-{name}" for i, (p, name) in enumerate(names.items(), 1)}


def _alone(path: Path, paths: list[Path]) -> bool:
    """Whether no other of the documents would have a report of this name without the ending."""
    return sum(p.parent.resolve() == path.parent.resolve() and p.stem == path.stem for p in paths) == 1


def documents(files: list[Path]) -> list[Path]:
    """Return the files that are to be checked, each once; reports of ours among them are left out, with a word on the error stream."""
    paths = list(dict.fromkeys(files))
    own = [p for p in paths if p.stem.endswith(REPORT) and p.is_file()]
    if own and len(own) == len(paths):
        raise typer.BadParameter(f"{own[0].name} is a report of ombudscan's. Name the document itself, or give the file another name.")
    for path in own:
        _say([f"{path.name} is left out: it is a report of ombudscan's, not a document."], aside=True)
    return [p for p in paths if p not in own]


def fitting(paths: Sequence[Path], formats: Sequence[ReportFormat]) -> None:
    """Refuse, before anything is checked, comments or marks that a document cannot be given: a usage error."""
    from ombudscan.isolate.writing import unfit
    from ombudscan.report import WRITERS

    for format in formats:
        of = WRITERS[format.value].of
        wrong = next((p for p in paths if of and (p.is_dir() or (p.is_file() and not _is_of(p, of)))), None)
        if wrong is not None:
            raise typer.BadParameter(f"--format {format.value}: {unfit(wrong.name, format.value)}")


def _is_of(path: Path, media_type: str) -> bool:
    """Whether a file begins as one of this type does; what it really is turns out when it is read."""
    try:
        with path.open("rb") as file:
            begin = file.read(1024)
    except OSError:
        return True  # told when it is read
    return b"%PDF-" in begin if media_type == "application/pdf" else begin.startswith(b"PK")


def write(done: Checked, what: Wanted, target: Target, *, single: bool) -> None:
    """Print and keep what became of one document, in each format."""
    from ombudscan.report import WRITERS, to_text

    if done.report is None:
        _say([f"{done.path.name}: {done.outcome}: {done.message}"], aside=True)
        return
    printed = [f for f in what.formats if target.inside is None and WRITERS[f.value].printed]
    for format in printed:
        _print(done.report, format, single=single)
    kept = [f for f in what.formats if f not in printed]
    if not kept:
        return
    shown = to_text.lines(done.report) if {ReportFormat.text, ReportFormat.html} & set(kept) else [to_text.headline(done.report)]
    aside = ReportFormat.json in what.formats or any(f is not ReportFormat.text for f in printed)
    if ReportFormat.text not in printed:
        _say(shown, aside=aside)
    _say([f"Report: {p}" for p in _files(done, kept, target, what)], aside=aside)


def _say(lines: list[str], *, aside: bool) -> None:
    from ombudscan.report import to_text

    if lines:
        print("\n".join(map(to_text.printable, lines)), file=sys.stderr if aside else sys.stdout)


def _files(done: Checked, formats: list[ReportFormat], target: Target, what: Wanted) -> list[Path]:
    """Write the report in each format; where one that was asked for cannot be written, that is a usage error."""
    from ombudscan.errors import AnnotationError
    from ombudscan.report import WRITERS

    written = []
    for format in formats:
        path = target.file(WRITERS[format.value].ending)
        try:
            path.write_bytes(_made(done, format))
        except AnnotationError as error:
            _say([str(error)], aside=True)
            raise typer.Exit(USAGE) from None
        except OSError as error:
            kind = "The report" if what.chosen else "The HTML report"
            _say([f"{kind} cannot be written into {path.parent}: {error.strerror}. Name another folder with --out."], aside=True)
            if what.chosen:
                raise typer.Exit(USAGE) from None
            continue
        written.append(path)
    return written


def _made(done: Checked, format: ReportFormat) -> bytes:
    from ombudscan.isolate import writing
    from ombudscan.report import WRITERS, Made

    assert done.report is not None
    made = Made(report=done.report, address=_address(done.path))
    if done.drawn:
        made = replace(made, pictures=done.drawn.pictures, marks=done.drawn.marks)
    writer = WRITERS[format.value]
    return writing.written(done.path, made, format.value) if writer.of else writer.write(made)


def _address(path: Path) -> str:
    """The path below the folder we are in; "" for a document elsewhere: where this machine keeps it is for no report to tell."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - a link is named as it was given
    here = Path.cwd()
    return whole.relative_to(here).as_posix() if whole != here and whole.is_relative_to(here) else ""


def _print(report: Report, format: ReportFormat, *, single: bool) -> None:
    from ombudscan.report import WRITERS, Made, to_json

    if format is ReportFormat.json:
        print(to_json.dumps(report, indent=1 if single else None))
    else:
        print(WRITERS[format.value].write(Made(report=report)).decode("utf-8"), end="" if single else "\n")
