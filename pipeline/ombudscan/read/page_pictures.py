"""One page of a PDF -> its picture and its size, for people who look at the words where they stand."""

from __future__ import annotations

import io

import pypdfium2

from ombudscan import clock
from ombudscan.errors import UnreadableError
from ombudscan.nouns import PagePicture
from ombudscan.read import pdf_forms, pdfium

_PIXELS = 1400.0
_MOST_SCALE = 2.2
_QUALITY = 70


def sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page of the PDF `data`, in points, as a viewer shows it; none where pdfium cannot open it."""
    try:
        source = pdfium.opened(data)
    except pypdfium2.PdfiumError:
        return ()
    try:
        return tuple(source.get_page_size(i) for i in range(len(source)))
    finally:
        source.close()


def picture(data: bytes, number: int) -> PagePicture:
    """Return the picture of page `number` (from 1) of the PDF `data`; raise UnreadableError where it cannot be drawn."""
    try:
        source = pdfium.opened(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("corrupt", "The file's pages cannot be drawn.") from error
    try:
        if not 1 <= number <= len(source):
            raise UnreadableError("corrupt", f"The file has no page {number}.")
        pdf_forms.prepared(source)
        clock.grant(clock.PAGE)
        return _drawn(source, number)
    finally:
        source.close()


def _drawn(source: pypdfium2.PdfDocument, number: int) -> PagePicture:
    page = source[number - 1]
    wide, high = page.get_width(), page.get_height()
    image = page.render(scale=min(_MOST_SCALE, _PIXELS / max(wide, high))).to_pil().convert("RGB")
    page.close()
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, method=2)
    return PagePicture(number=number, wide=wide, high=high, webp=out.getvalue(), width=image.width, height=image.height)
