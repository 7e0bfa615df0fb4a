"""Report -> its findings as CSV, one row each, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ombudscan.nouns import Dismissal, Finding, Report
from ombudscan.report.made import seen

COLUMNS = (
    "source", "sha256", "landlord", "kind", "code", "severity", "rule", "provision", "message", "advice", "quote", "page", "clause",
    "heading", "start", "end", "confidence", "certainty", "dismissed_by", "dismissed_on", "dismissed_because",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); the last four are the signs in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write(report: Report) -> bytes:
    """Return the findings, those set aside last, as CSV in UTF-8 with a mark that spreadsheets know it by."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([_plain(x) for x in row] for row in _rows(report))
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    pairs: list[tuple[Finding, Dismissal | None]] = [(f, None) for f in report.findings]
    pairs += [(x.finding, x.dismissal) for x in report.dismissed]
    e = report.evidence
    same = (e.document.source, e.document.sha256, e.identity.landlord, e.identity.kind, e.edition.id)
    for f, aside in pairs:
        at = f.location
        place = (at.page, at.label, at.heading, at.span.start if at.span else None, at.span.end if at.span else None)
        said = (f.severity, f.rule, f.provision, f.message, f.advice, f.quote)
        by = (aside.name, aside.date, aside.reason) if aside else ("", "", "")
        yield (*same, *said, *place, round(f.confidence, 3), at.certainty, *by)


def _plain(value: object) -> str:
    text = "" if value is None else "\r".join(map(seen, str(value).split("\r")))
    return f"'{text}" if text.startswith(_FORMULA) else text
