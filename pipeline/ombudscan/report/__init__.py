"""Stage 5, report: Report -> files people keep, lines for a terminal, a table. WRITERS is the whole list of file formats."""

from __future__ import annotations

from ombudscan.report import to_json, to_text
from ombudscan.report.made import Made, Writer
from ombudscan.report.to_frame import to_frame

__all__ = ["WRITERS", "Made", "Writer", "to_frame", "to_json", "to_text"]


def _text(made: Made) -> bytes:
    return ("\n".join(to_text.lines(made.report)) + "\n").encode("utf-8")


def _json(made: Made) -> bytes:
    return (to_json.dumps(made.report) + "\n").encode("utf-8")


def _html(made: Made) -> bytes:
    from ombudscan.report import html

    return html.write(made)


def _csv(made: Made) -> bytes:
    from ombudscan.report import to_csv

    return to_csv.write(made.report)


def _sarif(made: Made) -> bytes:
    from ombudscan.report import to_sarif

    return to_sarif.write(made.report, made.address)


def _xlsx(made: Made) -> bytes:
    from ombudscan.report import to_xlsx

    return to_xlsx.write(made.report)


def _docx(made: Made) -> bytes:
    from ombudscan.report import to_docx

    return to_docx.write(made)


def _pdf(made: Made) -> bytes:
    from ombudscan.report import to_pdf

    return to_pdf.write(made)


WRITERS: dict[str, Writer] = {
    "text": Writer(ending="txt", write=_text, printed=True),
    "json": Writer(ending="json", write=_json, printed=True),
    "html": Writer(ending="html", write=_html, pictures=True),
    "csv": Writer(ending="csv", write=_csv),
    "sarif": Writer(ending="sarif", write=_sarif),
    "xlsx": Writer(ending="xlsx", write=_xlsx),
    "docx": Writer(ending="docx", write=_docx, of="application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": Writer(ending="pdf", write=_pdf, marks=True, of="application/pdf"),
}
