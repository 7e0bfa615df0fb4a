"""The command line: a module a family of commands. Heavy imports stay inside the commands, so that --help is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from ombudscan.cli import audit, check, codes, compare, dismiss, export, rules, sector, train
from ombudscan.version import VERSION

app = typer.Typer(
    add_completion=False,
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
app.command()(train.train)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(VERSION)
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()
