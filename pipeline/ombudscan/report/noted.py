"""A finding -> the note that stands beside its words in the reader's own document, in Word and in PDF alike."""

from __future__ import annotations

from ombudscan.nouns import Finding, Report
from ombudscan.report.made import SEVERITIES, doubt, seen

AUTHOR = "ombudscan"


def note(report: Report, f: Finding) -> tuple[str, ...]:
    """Return the note's paragraphs: what is wrong, and whether its words are in doubt; what the Code asks, what would meet it, the rule."""
    own = report.evidence.edition.numbered(f.provision) if f.provision else None
    said = [
        f"{SEVERITIES[f.severity]}{f', {f.provision}' if f.provision else ''}: {f.message}",
        doubt(f.location) if f.quote else "",
        f"The Code asks: {own.requirement}" if own and own.requirement not in f.message else "",
        f"What would meet it: {f.advice}" if f.advice else "",
        f"({f.rule}; a tool's reading, not a finding of the Ombudsman)",
    ]
    return tuple(seen(s) for s in said if s)
