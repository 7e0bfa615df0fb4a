"""Where a span of a document stands, as a reader would look for it: page, box, headings, clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ombudscan.nouns import Block, Document, Location, Span

# "(d)", "iv." say nothing without the clause that they are a part of.
_PART = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[).]{0,2}")


def location(document: Document, span: Span | None, *, whole: bool = False) -> Location:
    """Return where `span` stands: page, box, headings and label of the block it begins in.

    With `whole` the label stands behind that of the clause it is a part of: "3.1 (d)".
    """
    if span is None:
        return Location()
    block = _block_at(document, span)
    if block is None:
        return Location(span=span)
    box = block.boxes[0] if block.boxes else None
    label = _clause(document, block) if whole else block.label
    page, heading = box.page if box else None, " > ".join(block.path) or None
    return Location(page=page, box=box, heading=heading, label=label, span=span, certainty=certainty(document, span))


def certainty(document: Document, span: Span) -> float | None:
    """Return the share of certainty, 0 to 1, of the least certain recognised word in `span`, None where there is none."""
    first = bisect_right(document.recognised, span.start, key=lambda r: r.span.end)
    last = bisect_left(document.recognised, span.end, key=lambda r: r.span.start)
    return min((r.certainty for r in document.recognised[first:last]), default=None)


def _clause(document: Document, block: Block) -> str:
    if not _PART.fullmatch(block.label):
        return block.label
    before = (b.label for b in reversed(document.blocks) if b.span.start < block.span.start and b.path == block.path)
    of = next((x for x in before if x[:1].isdigit()), "")
    return f"{of.rstrip('.')} {block.label}".strip()


def _block_at(document: Document, span: Span) -> Block | None:
    """The first block that holds the span's beginning; blocks follow one another in the text, and several empty ones may begin together."""
    at, end = span.start, bisect_right(document.blocks, span.start, key=_begin)
    begin = bisect_left(document.blocks, document.blocks[end - 1].span.start, 0, end, key=_begin) if end else 0
    return next((b for b in document.blocks[begin:end] if at < max(b.span.end, b.span.start + 1)), None)


def _begin(block: Block) -> int:
    return block.span.start
