"""What every kind of check needs in order to make a Finding: the number in the edition, the place, the words."""

from __future__ import annotations

import re

from ombudscan.nouns import Block, Document, Evidence, Finding, Location, Rule, Span


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
        location=location(evidence.document, span),
        confidence=confidence,
        because=because,
    )


def location(document: Document, span: Span | None) -> Location:
    """Return where `span` stands: page, box, headings and clause of the block it lies in."""
    if span is None:
        return Location()
    block = _block_at(document, span)
    if block is None:
        return Location(span=span)
    box = block.boxes[0] if block.boxes else None
    return Location(
        page=box.page if box else None,
        box=box,
        heading=" > ".join(block.path) or None,
        label=_clause(document, block),
        span=span,
    )


# "(d)", "iv." say nothing without the clause that they are a part of.
_PART = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[).]{0,2}")


def _clause(document: Document, block: Block) -> str:
    """The block's own label, behind that of the clause it is a part of: "3.1 (d)"."""
    if not _PART.fullmatch(block.label):
        return block.label
    before = (b.label for b in reversed(document.blocks) if b.span.start < block.span.start and b.path == block.path)
    of = next((x for x in before if x[:1].isdigit()), "")
    return f"{of.rstrip('.')} {block.label}".strip()


def _block_at(document: Document, span: Span) -> Block | None:
    return next((b for b in document.blocks if b.span.start <= span.start < max(b.span.end, b.span.start + 1)), None)
