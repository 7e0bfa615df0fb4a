"""Where the letters of a span stand on the pictures of a PDF's pages, letter by letter: worked out when asked for.

Reading keeps a box for each block, row and cell. To draw a mark round a few words the letters of each block are followed back
to the lines (what reading kept of them, else the file is read once more), and on pages with text of their own to pdfium's letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby

import pypdfium2

from ombudscan.nouns import Box, Span
from ombudscan.read import assemble, from_pdf, pdf_forms, pdfium
from ombudscan.read import pdfium_calls as calls
from ombudscan.read.assemble import Draft
from ombudscan.read.kept import Kept
from ombudscan.read.page import Page, Rect, around
from ombudscan.read.pdfium_frame import Frame
from ombudscan.read.traced import Letter, followed


@dataclass(slots=True)
class _Pages:
    """The pages of a file that letters are looked up on, each opened once."""

    source: pypdfium2.PdfDocument
    seen: dict[int, Page]
    known: dict[int, dict[int, Rect]] = field(default_factory=dict)
    form: bool = False

    def place(self, letter: Letter) -> Rect | None:
        """Return where a letter stands on the picture of its page."""
        run = letter.run
        if run.start < 0:
            share = (run.x1 - run.x0) / max(len(run.text), 1)
            x0 = run.x0 + share * letter.index
            page = self.seen[letter.page]
            return page.back(Rect(x0, run.top, x0 + share, run.bottom))
        if letter.page not in self.known:
            self.known[letter.page] = _letters(self.source, letter.page - 1, self.form)
        return self.known[letter.page].get(run.start + letter.index)


def boxes(data: bytes, spans: Sequence[Span], kept: Kept | None = None) -> list[tuple[Box, ...]]:
    """Return, for each of `spans` of the text of the PDF `data`, the boxes that its letters fill, one a line.

    With what its reading `kept` the file is not read again.

    Boxes are in points from the top left of the page's picture, as a viewer shows it (turned as the page says). Raise
    UnreadableError where the file cannot be read.
    """
    kept = kept or _read(data)
    try:
        source = pdfium.opened(data)
    except pypdfium2.PdfiumError:  # the second engine read it: its runs are words with places of their own
        source = None
    found = _Pages(source, {p.number: p for p in kept.pages})
    found.form = source is not None and pdf_forms.prepared(source)
    starts = [span.start for span, _ in kept.blocks]
    try:
        return [tuple(_boxes(kept.text, span, starts, kept.blocks, found)) for span in spans]
    finally:
        if source is not None:
            source.close()


def _read(data: bytes) -> Kept:
    kept = Kept(data=data)
    kept.text, kept.blocks = assemble.sources(from_pdf.reading(data, kept.pages).drafts)
    return kept


def _boxes(text: str, span: Span, starts: list[int], drafts: list[tuple[Span, Draft]], pages: _Pages) -> Iterator[Box]:
    for block, draft in drafts[max(bisect_right(starts, span.start) - 1, 0) : bisect_right(starts, span.end - 1)]:
        letters = followed(text[block.start : block.end], draft)
        asked = [letters[i - block.start] for i in range(max(span.start, block.start), min(span.end, block.end))]
        for (page, _), line in groupby([x for x in asked if x is not None], key=lambda x: (x.page, x.line)):
            places = [place for letter in line if (place := pages.place(letter)) is not None]
            if places:
                r = around(places)
                yield Box(page=page, x0=round(r.x0, 2), top=round(r.top, 2), x1=round(r.x1, 2), bottom=round(r.bottom, 2))


def _letters(source: pypdfium2.PdfDocument, index: int, form: bool) -> dict[int, Rect]:
    """Return the places of all letters of a page on its picture, by their index in pdfium's text of it."""
    page = source[index]
    if form:
        pdf_forms.flatten(page)
        page.close()
        page = source[index]
    try:
        with closing(pdfium.letters(page)) as letters:
            frame = letters.frame
            shown = Frame(int(page.get_rotation()), frame.left, frame.bottom, frame.right, frame.top)
            return {i: Rect(*shown.rect(calls.RECT)) for i in range(len(letters.text)) if calls.loose_box(letters.handle, i, calls.AT_RECT)}
    finally:
        page.close()
