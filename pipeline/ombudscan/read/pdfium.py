"""First engine: pypdfium2 page -> Page, and for as long as it is open its letters. Knows nothing of layout."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2

from ombudscan.read import pdfium_calls as calls
from ombudscan.read import pdfium_quick as quick
from ombudscan.read.page import Page, Run, Words
from ombudscan.read.pdf_forms import Mark
from ombudscan.read.pdfium_frame import Frame
from ombudscan.read.pdfium_letters import Letters
from ombudscan.read.pdfium_paths import Drawn
from ombudscan.read.pdfium_text import text_of
from ombudscan.read.pdfium_turn import direction


class Sheet:
    """A page held by its bare handle: pypdfium2's own page costs as much again as a short page's text.

    `source` is the address of pdfium's document.
    """

    def __init__(self, source: int, index: int) -> None:
        self.handle = quick.load_page(quick.held(source), index)
        if not self.handle:
            raise pypdfium2.PdfiumError(f"page {index + 1} cannot be loaded")
        self.held = quick.held(self.handle)

    def get_rotation(self) -> int:
        """Return by how many degrees the page is turned to the right when it is shown."""
        return int(quick.rotation(self.held)) * 90

    def close(self) -> None:
        """Give the page back to pdfium."""
        quick.close_page(self.held)


def _held(source: pypdfium2.PdfPage | Sheet) -> object:
    return source.held if isinstance(source, Sheet) else quick.held(calls.address(source.raw))


def letters(source: pypdfium2.PdfPage | Sheet) -> Letters:
    """Return the letters of pdfium's page `source`, to be closed before it; raise PdfiumError where it has none to load."""
    handle = quick.load_text(_held(source))
    if not handle:
        raise pypdfium2.PdfiumError("the page's text cannot be loaded")
    held = quick.held(handle)
    text = text_of(held, quick.count_chars(held))
    return Letters(handle, _frame(source, held, text), text)


def page(source: pypdfium2.PdfPage | Sheet, number: int, found: Letters, marks: Sequence[Mark], words: Words) -> Page:
    """Return what stands on pdfium's page `source`, and its tick boxes `marks` as words; `words` cuts its runs."""
    width, height = found.frame.size
    right, low = width + 5, height + 5
    runs = [r for r in found.runs() if -5 <= r.x0 <= right and -5 <= r.top <= low]
    runs += [_ticked(mark, found.frame) for mark in marks]
    drawn = Drawn(_held(source), found.frame, found.things)
    return Page(
        number=number,
        width=width,
        height=height,
        runs=tuple(runs),
        rulings=tuple(drawn.rulings),
        shades=tuple(drawn.shades),
        frames=tuple(drawn.frames),
        images=drawn.images,
        words=words,
        clean=found.clean,
        strokes="|" in found.text or not found.text.isascii(),
    )


def _frame(source: pypdfium2.PdfPage | Sheet, held: object, text: str) -> Frame:
    turn = direction(held, text)
    quick.page_box(_held(source), quick.AT_RECT)
    left, top, right, bottom = calls.RECT
    return Frame(int(source.get_rotation()) if turn is None else turn, left, bottom, right, top)


def _ticked(mark: Mark, frame: Frame) -> Run:
    left, low, right, high, on = mark
    x0, top, x1, bottom = frame.rect((left, high, right, low))
    base, size = bottom - 0.2 * (bottom - top), round(min(bottom - top, 12.0), 1)
    return Run("☑" if on else "☐", x0, top, x1, bottom, base, size)


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Return pdfium's document; raise pypdfium2.PdfiumError where it cannot be opened."""
    return pypdfium2.PdfDocument(data)
