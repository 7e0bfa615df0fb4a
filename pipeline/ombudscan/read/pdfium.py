"""First engine: pypdfium2 page -> Page, and for as long as it is open its letters. Knows nothing of layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2

from ombudscan.read import pdfium_calls as calls
from ombudscan.read.page import Page, Run
from ombudscan.read.pdf_forms import Mark
from ombudscan.read.pdfium_frame import Frame
from ombudscan.read.pdfium_letters import Letters
from ombudscan.read.pdfium_paths import Drawn
from ombudscan.read.pdfium_turn import direction


class Sheet:
    """A page held by its bare handle: pypdfium2's own page costs as much again as a short page's text.

    `source` is the address of pdfium's document.
    """

    def __init__(self, source: int, index: int) -> None:
        self.handle = calls.load_page(source, index)
        if not self.handle:
            raise pypdfium2.PdfiumError(f"page {index + 1} cannot be loaded")

    def get_rotation(self) -> int:
        """Return by how many degrees the page is turned to the right when it is shown."""
        return int(calls.rotation(self.handle)) * 90

    def close(self) -> None:
        """Give the page back to pdfium."""
        calls.close_page(self.handle)


def _handle(source: pypdfium2.PdfPage | Sheet) -> int:
    return source.handle if isinstance(source, Sheet) else calls.address(source.raw)


@contextmanager
def letters(source: pypdfium2.PdfPage | Sheet) -> Iterator[Letters]:
    """Give the letters of pdfium's page `source`, closed again at the end; raise PdfiumError where it has none to load."""
    handle = calls.load_text(_handle(source))
    if not handle:
        raise pypdfium2.PdfiumError("the page's text cannot be loaded")
    found = Letters(handle, _frame(source, handle))
    try:
        yield found
    finally:
        found.close()
        calls.close_text(handle)


def page(source: pypdfium2.PdfPage | Sheet, number: int, found: Letters, marks: Sequence[Mark] = ()) -> Page:
    """Return what stands on pdfium's page `source`, and its tick boxes `marks` as words."""
    width, height = found.frame.size
    runs = [r for r in found.runs() if -5 <= r[1] <= width + 5 and -5 <= r[2] <= height + 5]  # x0 and top: by name at twice the cost
    runs += [_ticked(mark, found.frame) for mark in marks]
    drawn = Drawn(_handle(source), found.frame, found.things)
    return Page(
        number=number,
        width=width,
        height=height,
        runs=tuple(runs),
        rulings=tuple(drawn.rulings),
        shades=tuple(drawn.shades),
        frames=tuple(drawn.frames),
        images=drawn.images,
        words=found.words,
    )


def _frame(source: pypdfium2.PdfPage | Sheet, handle: int) -> Frame:
    turn = direction(handle, calls.count_chars(handle))
    calls.page_box(_handle(source), calls.AT_RECT)
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
