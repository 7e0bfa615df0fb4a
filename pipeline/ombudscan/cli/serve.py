"""`ombudscan serve`: the application in the browser, on this machine alone."""

from __future__ import annotations

import importlib.util
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.check import Times
from ombudscan.cli.options import AUTO, MODEL, USAGE, Code, day, edition

if TYPE_CHECKING:
    from ombudscan.web.settings import ServeSettings


def serve(
    run: Annotated[
        Path | None, typer.Argument(help="Folder of a run, written by `ombudscan audit`, to look through.", show_default=False)
    ] = None,
    documents: Annotated[
        Path | None,
        typer.Option(help="With a run: the folder that was audited, to show the pages that words stand on.", exists=True, file_okay=False),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            help="With a run: a PostgreSQL that keeps the decisions, postgresql://name@host/database; a file beside the run by default."
        ),
    ] = None,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.", min=0, max=65535)] = 0,
    open: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser, where this is a terminal.")] = True,
    keep: Annotated[int, typer.Option(help="Minutes without use after which a draft is deleted.", min=1)] = 120,
    readers: Annotated[int, typer.Option(help="Documents read at once.", min=1, max=32)] = 2,
    as_of: Annotated[str | None, typer.Option(help="The day to judge on, as 2026-11-21; today by default.", show_default=False)] = None,
    code: Code = AUTO,
    timescales: Annotated[Times, typer.Option(help="exact: a shorter time than the Code's is a breach too.")] = Times.ceiling,
    model: Annotated[Path | None, typer.Option(help=MODEL, show_default=False)] = None,
) -> None:
    """Check drafts in the browser, or look through a run; nothing leaves this machine. Needs the [web] extra.

    Example: ombudscan serve
    """
    _needed()
    from ombudscan.web.settings import ServeSettings

    settings = ServeSettings(
        run=run,
        documents=documents,
        database=database,
        as_of=day(as_of) if as_of else None,
        code=edition(code),
        timescales=timescales.value,
        model=model,
        readers=readers,
        keep_seconds=60.0 * keep,
    )
    _serving(settings, port, show=open and sys.stdout.isatty())


def _needed() -> None:
    if not all(map(importlib.util.find_spec, ("fastapi", "uvicorn", "python_multipart"))):
        print("The application needs some more packages: install the [web] extra.", file=sys.stderr)
        raise typer.Exit(USAGE)


def _serving(settings: ServeSettings, port: int, *, show: bool) -> None:
    from ombudscan.errors import OmbudscanError
    from ombudscan.store import open_run
    from ombudscan.web.serving import serve as serving

    try:
        if settings.run is not None:
            open_run(settings.run)
        with suppress(KeyboardInterrupt):  # Ctrl-C before the server listens for it
            serving(settings, port, _told, show=show)
    except OmbudscanError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(USAGE) from None
    except OSError as error:
        print(f"Port {port} cannot be used: {error.strerror}. Name another with --port, or none.", file=sys.stderr)
        raise typer.Exit(USAGE) from None


def _told(address: str) -> None:
    print(f"Open {address}\nNothing leaves this machine. Ctrl-C ends it and deletes the drafts.", flush=True)
