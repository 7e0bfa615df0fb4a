"""Report -> pandas: the findings as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ombudscan.nouns import Report

if TYPE_CHECKING:
    import pandas

COLUMNS = ("source", "landlord", "kind", "edition", "rule", "severity", "provision", "message", "quote", "page", "clause", "confidence")


def to_frame(report: Report) -> pandas.DataFrame:
    """Return one row a finding, with COLUMNS; empty but with the columns where nothing was found."""
    import pandas

    e = report.evidence
    same = (e.document.source, e.identity.landlord, e.identity.kind, e.edition.id)
    rows = [
        (*same, f.rule, f.severity, f.provision, f.message, f.quote, f.location.page, f.location.label, f.confidence)
        for f in report.findings
    ]
    return pandas.DataFrame(rows, columns=list(COLUMNS))
