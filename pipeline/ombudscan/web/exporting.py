"""Report -> the files that people keep, written in a child: some of them open the user's own file again."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePath

from ombudscan import isolate
from ombudscan.isolate import Children, Failed
from ombudscan.isolate.pictures import pictures
from ombudscan.nouns import Report
from ombudscan.report import WRITERS, Made
from ombudscan.web.reading import Paper

_SECONDS = 120.0
NAMES = {
    "html": "Report to read, print and send round (HTML)",
    "docx": "Your Word file with a comment at each place (DOCX)",
    "pdf": "Your PDF with the words marked (PDF)",
    "xlsx": "The Ombudsman’s form with the findings beside each row (XLSX)",
    "csv": "The findings as a table (CSV)",
    "text": "The report as plain text (TXT)",
    "json": "The report as data (JSON)",
    "sarif": "The findings for other tools (SARIF 2.1)",
}
TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "json": "application/json",
    "sarif": "application/sarif+json",
}
# Formats that are the user's own file with something added, and the media type that it has to have.
_OWN = {"docx": TYPES["docx"], "pdf": TYPES["pdf"]}


def offered(report: Report) -> dict[str, str]:
    """Return the formats that a report can be had in, each with what it is."""
    kind = report.evidence.document.media_type
    first = [n for n in NAMES if n in WRITERS]
    return {n: NAMES.get(n, n) for n in (*first, *(w for w in WRITERS if w not in NAMES)) if _OWN.get(n, kind) == kind}


def written(paper: Paper, report: Report, format: str, children: Children) -> bytes | Failed:
    """Return the report (of `paper`, with what was set aside) in a format."""
    drawn = pictures(paper.file.path, report) if WRITERS[format].pictures else ()
    original = paper.file.path if format in _OWN else None
    work = partial(_written, format=format, original=original)
    made = Made(report=report, pictures=drawn)
    running = isolate.run(work, [made], seconds=lambda _: _SECONDS, name=lambda _: paper.file.name, children=children)
    return next(answer for _, answer in running)


def _written(made: Made, format: str, original: Path | None) -> bytes:
    """Run in the child."""
    whole = Made(report=made.report, pictures=made.pictures, original=original.read_bytes() if original else b"")
    return WRITERS[format].write(whole)


def file_name(name: str, format: str) -> str:
    """Return the name that an export is saved under: draft.report.html."""
    return f"{PurePath(name).stem}.report.{WRITERS[format].ending}"
