"""Report -> the files that people keep, written in a child: some of them open the user's own file again."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from ombudscan import isolate
from ombudscan.errors import AnnotationError
from ombudscan.isolate import Children, Failed, pictures, writing
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


def offered(report: Report) -> dict[str, str]:
    """Return the formats that a report can be had in, each with what it is."""
    kind = report.evidence.document.media_type
    order = sorted(WRITERS, key=lambda n: list(NAMES).index(n) if n in NAMES else len(NAMES))
    return {n: NAMES.get(n, n) for n in order if WRITERS[n].of in ("", kind)}


def written(paper: Paper, report: Report, format: str, children: Children) -> bytes:
    """Return the report (of `paper`, with what was set aside) in a format; raise AnnotationError where it cannot be made."""
    writer = WRITERS[format]
    drawn = pictures.pictures(paper.file.path, report) if writer.pictures else ()
    places = dict(zip(paper.report.findings, paper.marks, strict=True)) if paper.marks else {}
    made = Made(report=report, pictures=drawn, marks=tuple(places[f] for f in report.findings) if places else ())
    if writer.of:
        return writing.written(paper.file.path, made, format, children=children)
    running = isolate.run(partial(_written, format=format), [made], seconds=_limit, name=lambda _: paper.file.name, children=children)
    _, answer = next(running)
    if isinstance(answer, Failed):
        raise AnnotationError(answer.message)
    return answer


def _limit(_: Made) -> float:
    return _SECONDS


def _written(made: Made, format: str) -> bytes:
    """Run in the child."""
    return WRITERS[format].write(made)


def file_name(name: str, format: str) -> str:
    """Return the name that an export is saved under: draft.report.html."""
    return f"{PurePath(name).stem}.report.{WRITERS[format].ending}"
