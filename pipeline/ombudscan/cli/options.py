"""What several commands ask for, and the exit statuses. Nothing here is slow to import."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

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


class Code(StrEnum):
    """The edition to judge by, or the choice left to the tool."""

    auto = "auto"
    hos_2020 = "hos-2020"
    hos_2022 = "hos-2022"
    hos_2024 = "hos-2024"
    lgsco_2024 = "lgsco-2024"


EDITIONS: dict[Code, EditionId | None] = {
    Code.auto: None,
    Code.hos_2020: "hos-2020",
    Code.hos_2022: "hos-2022",
    Code.hos_2024: "hos-2024",
    Code.lgsco_2024: "lgsco-2024",
}


def day(text: str) -> str:
    """Return `text` as an ISO day; a wrong one is a usage error."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day such as 2026-11-21.") from None
