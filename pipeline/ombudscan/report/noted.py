"""A finding -> the note that stands beside its words in the reader's own document, in Word and in PDF alike."""

from __future__ import annotations

import re

from ombudscan.nouns import Finding, Report
from ombudscan.report.made import SEVERITIES

AUTHOR = "ombudscan"
# What neither XML nor a viewer's pop-up should hold: control characters, those that turn the text's direction, lone surrogates.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def note(report: Report, f: Finding) -> tuple[str, ...]:
    """Return the note's paragraphs: what is wrong, what the Code asks, what would meet it, by which rule."""
    own = report.evidence.edition.numbered(f.provision) if f.provision else None
    said = [
        f"{SEVERITIES[f.severity]}{f', {f.provision}' if f.provision else ''}: {f.message}",
        f"The Code asks: {own.requirement}" if own and own.requirement not in f.message else "",
        f"What would meet it: {f.advice}" if f.advice else "",
        f"({f.rule}; a tool's reading, not a finding of the Ombudsman)",
    ]
    return tuple(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", s) for s in said if s)
