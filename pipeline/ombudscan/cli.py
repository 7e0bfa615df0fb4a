"""The command line: one command a verb. Heavy imports stay inside the commands, so that --help is quick."""

from __future__ import annotations

import datetime
import importlib
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.version import VERSION

if TYPE_CHECKING:
    from ombudscan.isolate import Checked
    from ombudscan.nouns import EditionId

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Holds landlords' complaint documents against the Complaint Handling Code.",
)

FOUND, USAGE, UNREADABLE = 1, 2, 3
_GRADES = ("breach", "gap", "review", "note")


class Format(StrEnum):
    """How a report is written."""

    text = "text"
    json = "json"


class Code(StrEnum):
    """The edition to judge by, or the choice left to the tool."""

    auto = "auto"
    hos_2020 = "hos-2020"
    hos_2022 = "hos-2022"
    hos_2024 = "hos-2024"
    lgsco_2024 = "lgsco-2024"


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


_EDITIONS: dict[Code, EditionId | None] = {
    Code.auto: None,
    Code.hos_2020: "hos-2020",
    Code.hos_2022: "hos-2022",
    Code.hos_2024: "hos-2024",
    Code.lgsco_2024: "lgsco-2024",
}


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day such as 2026-11-21.") from None


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Documents: PDF, Word (.docx), web page or plain text.", show_default=False)],
    policy: Annotated[
        list[Path] | None, typer.Option(help="The landlord's own policy, to hold a self-assessment against.", show_default=False)
    ] = None,
    format: Annotated[Format, typer.Option(help="json prints one report a line where there are several files.")] = Format.text,
    out: Annotated[Path | None, typer.Option(help="Write the reports into this folder, and name them.", show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(help="The day to judge on, as 2026-11-21; today by default.", show_default=False)] = None,
    code: Annotated[Code, typer.Option(help="The edition to judge by.")] = Code.auto,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 if something of this severity or graver is found.")] = FailOn.breach,
    timescales: Annotated[Times, typer.Option(help="exact: a shorter time than the Code's is a breach too.")] = Times.ceiling,
    model: Annotated[Path | None, typer.Option(help="A model folder made by `ombudscan train`.", show_default=False)] = None,
) -> None:
    """Check documents and say what is missing or wrong, with their own words.

    Example: ombudscan check policy.pdf self-assessment.docx --fail-on gap
    """
    from ombudscan import isolate
    from ombudscan.nouns import Settings

    day = _day(as_of) if as_of else datetime.date.today().isoformat()
    settings = Settings(as_of=day, code=_EDITIONS[code], timescales=timescales.value)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    status = 0
    paths = _distinct(files)
    names = _names(paths)
    for done in isolate.check_all(paths, settings, model, policies=tuple(policy or ())):
        _write(done, format, out / names[done.path] if out else None, single=len(paths) == 1)
        status = max(status, _status(done, fail_on))
    raise typer.Exit(status)


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


@app.command()
def train(
    labels: Annotated[Path, typer.Option(help="Folder of labelled sentences (.jsonl).")] = Path("corpus/labels"),
    out: Annotated[Path, typer.Option(help="Model folder to write.")] = Path("models/fused"),
    encoder: Annotated[bool, typer.Option(help="Fine-tune a sentence encoder too (needs torch; some minutes).")] = True,
) -> None:
    """Train the classifier from labelled sentences; needs the [train] extra.

    Example: ombudscan train --labels corpus/labels --out models/mine --no-encoder
    """
    from ombudscan.errors import OmbudscanError

    try:
        from ombudscan.train import train as fit

        if encoder:
            importlib.import_module("torch")
    except ImportError:
        print("Training needs scikit-learn, and torch for the encoder: install the [train] extra.", file=sys.stderr)
        raise typer.Exit(USAGE) from None
    try:
        metrics = fit(labels, out, encode=encoder)
    except OmbudscanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    for name, value in metrics.items():
        print(f"{name:<20}{value:.4f}")
    print(f"Model: {out}")


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(VERSION)
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
