"""Addresses and numbers that somebody's copying lost, as where a website hides them: "email us on .", "call us on or visit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ombudscan.nouns import Document, Notice, Span

# Where to look: a blank before a stop, a way of asking that leads to "or". Searching for these first costs next to nothing.
_GAPS = (" .", " ,", " ;", " on or ", " at or ", " on and ", " at and ")
_WAYS = r"(?:e-?mail(?:ing)?|(?:tele)?phon(?:e|ing)|call(?:ing)?|ring(?:ing)?|text(?:ing)?|website|web address|contact(?:ing)?)"
_LOST = re.compile(rf"\b{_WAYS}(?: us| them)?(?:(?: on| at| via|:) [.,;](?=\s|$)| (?:on|at) (?:or|and) \w+)", re.IGNORECASE)
_BEFORE, _AFTER = 30, 24  # characters round a gap


def noted(document: Document) -> Document:
    """Return `document`, with a notice where addresses or numbers are gone and only the words before them are left."""
    found = sorted(set(_found(document.text)))
    if not found:
        return document
    start, end = found[0]
    page = next((b.boxes[0].page for b in document.blocks if b.boxes and b.span.start <= start < b.span.end), None)
    more = f" (and in {len(found) - 1} more {'place' if len(found) == 2 else 'places'})" if len(found) > 1 else ""
    said = " ".join(document.text[start:end].split())
    message = f"An address or a number seems to be lost at “{said}”{more}: look at the document itself."
    notice = Notice(code="contact_missing", message=message, page=page, span=Span(start=start, end=end))
    return replace(document, notices=(*document.notices, notice))


def _found(text: str) -> Iterator[tuple[int, int]]:
    for gap in _GAPS:
        at = text.find(gap)
        while at >= 0:
            begin = max(at - _BEFORE, 0)
            yield from ((begin + hit.start(), begin + hit.end()) for hit in _LOST.finditer(text[begin : at + _AFTER]))
            at = text.find(gap, at + 1)
