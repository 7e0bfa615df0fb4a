"""A finding -> the note that stands beside its words in the reader's own document, in Word and in PDF alike."""

from __future__ import annotations

from ombudscan.nouns import Finding, Report
from ombudscan.report.made import SEVERITIES, seen

AUTHOR = "ombudscan"


def note(report: Report, f: Finding) -> tuple[str, ...]:
    """Return the note's paragraphs: what is wrong, what the Code asks, what would meet it, by which rule."""
    own = report.evidence.edition.numbered(f.provision) if f.provision else None
    said = [
        f"{SEVERITIES[f.severity]}{f', {f.provision}' if f.provision else ''}: {f.message}",
        f"The Code asks: {own.requirement}" if own and own.requirement not in f.message else "",
        f"What would meet it: {f.advice}" if f.advice else "",
        f"({f.rule}; a tool's reading, not a finding of the Ombudsman)",
    ]
    return tuple(seen(s) for s in said if s)
