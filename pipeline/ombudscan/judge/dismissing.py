"""Findings that a person has set aside: recognised by rule, provision and the passage's words, and counted all the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from ombudscan.judge.coverage import coverage
from ombudscan.nouns import Coverage, Dismissal, Dismissed, Evidence, Finding, Report
from ombudscan.text import folded

ABSENT = "absent"
# Half of a SHA-256's first half: enough that two passages of one document never meet.
_DIGITS = 16


def passage(evidence: Evidence, f: Finding) -> str:
    """Return the words of the statements that a finding rests on, or its quotation where it rests on none; "" for an absence."""
    span = f.location.span
    if not f.quote or span is None:
        return f.quote
    held = [p.span for p in evidence.passages if p.span.start < span.end and span.start < p.span.end]
    return "\n".join(evidence.document.quote(s) for s in held) or f.quote


def fingerprint(evidence: Evidence, f: Finding) -> str:
    """Return what stays the same while the passage's words do: case, spacing and punctuation apart."""
    words = folded(passage(evidence, f))
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS] if words else ABSENT


def dismissed(report: Report, dismissals: Sequence[Dismissal]) -> Report:
    """Return the report without the findings that are set aside, which it holds apart, and with the dismissals that fit none."""
    by = {(d.rule, d.provision, d.fingerprint): d for d in dismissals}
    every = (*report.findings, *(x.finding for x in report.dismissed))
    keyed = [(f, by.get((f.rule, f.provision, fingerprint(report.evidence, f)))) for f in every]
    kept = tuple(f for f, d in keyed if d is None)
    aside = tuple(Dismissed(finding=f, dismissal=d) for f, d in keyed if d is not None)
    used = {x.dismissal for x in aside}
    stale = tuple(d for d in dict.fromkeys(dismissals) if d not in used)
    held = tuple(_told(c, aside) for c in coverage(report.evidence, kept))
    return replace(report, findings=kept, dismissed=aside, stale=stale, coverage=held)


def _told(c: Coverage, aside: tuple[Dismissed, ...]) -> Coverage:
    """Coverage that cannot be judged any more because a person set aside what was found on the provision says so."""
    rules = dict.fromkeys(x.finding.rule for x in aside if x.finding.provision == c.provision)
    if c.status != "not_assessable" or not rules:
        return c
    return replace(c, reason=f"What was found on it was set aside ({', '.join(rules)}).")
