"""What several commands ask for, and the exit statuses. Nothing here is slow to import."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ombudscan.cli.names import known

if TYPE_CHECKING:
    from ombudscan.nouns import EditionId

FOUND, USAGE, UNREADABLE = 1, 2, 3


class Format(StrEnum):
    """How something is written."""

    text = "text"
    json = "json"


class ReportFormat(StrEnum):
    """How a report is written: the names in report.WRITERS."""

    text = "text"
    json = "json"
    html = "html"
    csv = "csv"
    sarif = "sarif"
    xlsx = "xlsx"
    docx = "docx"
    pdf = "pdf"


# What `--model` says of itself wherever documents are judged.
MODEL = "A model folder made by `ombudscan train`, or quick: a smaller one that comes along and reads in a third of the time, less well."
AUTO = "auto"
Code = Annotated[str, typer.Option(help="The edition to judge by: auto, or one that `ombudscan codes` lists.")]


def edition(code: str) -> EditionId | None:
    """Return the edition that `code` names, None for auto; an unknown one is a usage error."""
    if code == AUTO:
        return None
    from ombudscan import catalog

    return known(code, (AUTO, *(e.id for e in catalog.editions())), "edition")


def day(text: str) -> str:
    """Return `text` as an ISO day; a wrong one is a usage error."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day such as 2026-11-21.") from None
