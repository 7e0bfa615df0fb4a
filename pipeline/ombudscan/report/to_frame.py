"""Report -> pandas: the findings as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ombudscan.nouns import Finding, Report
from ombudscan.text import encodable

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "source", "landlord", "kind", "edition", "rule", "severity", "provision", "message", "quote", "page", "clause", "confidence",
    "certainty",
)  # fmt: skip


def to_frame(report: Report) -> pandas.DataFrame:
    """Return one row a finding, with COLUMNS; empty but with the columns where nothing was found.

    What UTF-8 cannot hold (half a character in a file's name) becomes a question mark, as in JSON.
    """
    import pandas

    e = report.evidence
    same = (e.document.source, e.identity.landlord, e.identity.kind, e.edition.id)
    rows = [(*same, *_said(f)) for f in report.findings]
    return pandas.DataFrame([tuple(encodable(v) if isinstance(v, str) else v for v in row) for row in rows], columns=list(COLUMNS))


def _said(f: Finding) -> tuple[object, ...]:
    at = f.location
    return (f.rule, f.severity, f.provision, f.message, f.quote, at.page, at.label, f.confidence, at.certainty)
