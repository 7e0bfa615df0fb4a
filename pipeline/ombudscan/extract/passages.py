"""Document + Claims -> Passages: the landlord's own statements, one a sentence or list item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from ombudscan.nouns import Block, Claim, Document, Passage, Span
from ombudscan.text import sentences


def passages(document: Document, claims: tuple[Claim, ...]) -> tuple[Passage, ...]:
    """Return the document's own statements in reading order: no headings, contents lists, requirements or answers."""
    owners = _owners(claims)
    aside = [s for c in claims for s in (*c.requirement, *((c.answer_span,) if c.answer_span else ()))]
    edges = sorted({edge for span in (*(s for s, _ in owners), *aside) for edge in (span.start, span.end)})
    found = [p for i, b in enumerate(document.blocks) for p in _of_block(document, i, b, owners, aside, edges, bool(claims))]
    return tuple(_numbered(found))


def _owners(claims: tuple[Claim, ...]) -> list[tuple[Span, int]]:
    spans = [(span, i) for i, c in enumerate(claims) for span in (*c.evidence, *c.commentary, *(s for _, more in c.extra for s in more))]
    return sorted(spans, key=lambda x: (x[0].start, x[1]))


def _of_block(
    document: Document, index: int, block: Block, owners: list[tuple[Span, int]], aside: list[Span], edges: list[int], form: bool
) -> Iterator[Passage]:
    if block.kind in ("heading", "contents"):
        return
    row = document.rows[block.row] if block.row is not None else None
    if row is not None and row.is_header:
        return
    for start, end in _pieces(document, block, aside, edges):
        claim = next((i for span, i in owners if span.start <= start and end <= span.end), None)
        if form and row is not None and claim is None:
            continue  # a form's number, requirement or answer cell
        lead = document.quote(block.lead_in) if block.lead_in else ""
        span = Span(start=start, end=end)
        yield Passage(id="", span=span, block=index, label=block.label, path=block.path, lead_in=lead, claim=claim)


def _pieces(document: Document, block: Block, aside: list[Span], edges: list[int]) -> Iterator[tuple[int, int]]:
    """Sentences of a block, cut where a row's evidence begins or ends, without what is no statement of the landlord's."""
    inner = edges[bisect_right(edges, block.span.start) : bisect_left(edges, block.span.end)]
    for begin, finish in pairwise((block.span.start, *inner, block.span.end)):
        if any(s.start <= begin and finish <= s.end for s in aside):
            continue
        yield from sentences(document.text[begin:finish], begin)


def _numbered(found: list[Passage]) -> Iterator[Passage]:
    for n, p in enumerate(found, 1):
        yield Passage(id=f"p{n}", span=p.span, block=p.block, label=p.label, path=p.path, lead_in=p.lead_in, claim=p.claim)
