"""Stage 5, report: Report -> JSON, lines for a terminal, a table. WRITERS is the whole list of file formats."""

from __future__ import annotations

from collections.abc import Callable

from ombudscan.nouns import Report
from ombudscan.report import to_json, to_text
from ombudscan.report.to_frame import to_frame

__all__ = ["WRITERS", "to_frame", "to_json", "to_text"]


def _text(report: Report) -> str:
    return "\n".join(to_text.lines(report)) + "\n"


def _json(report: Report) -> str:
    return to_json.dumps(report) + "\n"


WRITERS: dict[str, Callable[[Report], str]] = {"text": _text, "json": _json}
