"""`ombudscan doctor`: what is installed, what is missing, and how to mend it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.names import filled
from ombudscan.cli.options import FOUND, Format
from ombudscan.version import VERSION

if TYPE_CHECKING:
    from ombudscan.cli.installed import Part

_SIGNS = {"ok": "ok     ", "absent": "absent ", "broken": "BROKEN "}


def doctor(
    model: Annotated[Path | None, typer.Option(help="A model folder to look at in place of the shipped one.", show_default=False)] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.text,
) -> None:
    """Say what is installed, what is missing and how to mend it; exits with 1 where something is broken.

    Example: ombudscan doctor
    """
    from ombudscan.cli.installed import parts

    found = tuple(parts(model))
    broken = [p for p in found if p.state == "broken"]
    if format is Format.json:
        print(json.dumps({"version": VERSION, "ok": not broken, "parts": [asdict(p) for p in found]}, indent=1, ensure_ascii=False))
    else:
        print("\n".join([f"ombudscan {VERSION}", *map(_line, found), "", _verdict(broken)]))
    raise typer.Exit(FOUND if broken else 0)


def _line(part: Part) -> str:
    first = f"{_SIGNS[part.state]}{part.name}: {part.found}"
    return f"{first}\n{filled(part.advice, ' ' * 9)}" if part.advice else first


def _verdict(broken: list[Part]) -> str:
    if broken:
        return f"ombudscan cannot do its work here: see {', '.join(p.name for p in broken)}."
    return "Ready. What is absent is needed only for what stands beside it."
