"""Names that a user typed: an unknown one is a usage error that offers the nearest."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable

import typer

WIDTH = 100


def known(name: str, names: Iterable[str], what: str) -> str:
    """Return `name` if it is one of `names`; otherwise raise a usage error that names the nearest of them."""
    every = sorted(names)
    if name in every:
        return name
    near = difflib.get_close_matches(name.lower(), every, n=3, cutoff=0.5) or [n for n in every if name.lower() in n][:3]
    hint = f"Did you mean {', '.join(near)}?" if near else f"There are: {', '.join(every)}."
    raise typer.BadParameter(f"There is no {what} {name!r}. {hint}")


def filled(text: str, indent: str = "  ") -> str:
    """Return `text` in lines that fit a terminal, each behind `indent`."""
    return textwrap.fill(
        " ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
