"""The command line: a module a family of commands. Heavy imports stay inside the commands, so that --help is quick."""

from __future__ import annotations

import codecs
import io
import sys
from typing import Annotated

import typer

from ombudscan.cli import audit, check, codes, compare, decisions, dismiss, doctor, export, rules, schema, sector, serve, train, verify
from ombudscan.cli.options import USAGE
from ombudscan.errors import OmbudscanError
from ombudscan.version import VERSION

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Holds landlords' complaint documents against the Complaint Handling Code.",
)
app.command()(check.check)
app.command()(dismiss.dismiss)
app.command()(audit.audit)
app.command()(export.export)
app.command()(compare.compare)
app.command()(sector.sector)
app.command()(rules.rules)
app.command()(rules.explain)
app.command()(codes.codes)
app.command()(schema.schema)
app.command()(decisions.decisions)
app.command()(verify.verify)
app.command()(train.train)
app.command()(serve.serve)
app.command()(doctor.doctor)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(VERSION)
        raise typer.Exit


def main() -> None:
    """Run the command line; what a stream's encoding does not hold is written as an escape, which JSON reads back."""
    codecs.register_error("ombudscan-escape", _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="ombudscan-escape")
    try:
        app()
    except OmbudscanError as error:  # a faulty edition or rule, a folder that does not do: a sentence, not a trace through our code
        print(error, file=sys.stderr)
        sys.exit(USAGE)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2)), error.end
