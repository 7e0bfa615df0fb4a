"""What every kind of check needs in order to make a Finding: the number in the edition, the place, the words."""

from __future__ import annotations

from ombudscan import places
from ombudscan.nouns import Evidence, Finding, Rule, Span


def finding(
    evidence: Evidence,
    rule: Rule,
    *,
    provision: str | None,
    message: str,
    span: Span | None = None,
    quote: Span | None = None,
    confidence: float = 0.9,
    because: tuple[str, ...] = (),
) -> Finding:
    """Return a finding of `rule` at `span`; `quote` are the words to show (the span's own by default)."""
    words = quote or span
    return Finding(
        rule=rule.name,
        severity=rule.severity,
        provision=provision,
        message=message,
        advice=rule.advice,
        quote=evidence.document.quote(words) if words else "",
        location=places.location(evidence.document, span, whole=True),
        confidence=confidence,
        because=because,
    )
