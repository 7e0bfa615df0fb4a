"""A PDF's pages -> pictures of the stretches that hold some words, for people who want to see them where they stand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2

from ombudscan import clock
from ombudscan.nouns import Box, Picture
from ombudscan.read import pdf_forms, pdfium

if TYPE_CHECKING:
    from PIL.Image import Image

# Points above and below the words that are shown with them, and the tallest stretch that is shown.
_AROUND = 44.0
_TALLEST = 400.0
_PIXELS_WIDE = 1100.0
_MOST_SCALE = 1.8
_QUALITY = 55
# Bytes of all pictures of a document together; what comes after has none.
MOST_BYTES = 3_000_000


@dataclass(slots=True)
class _Pages:
    """The pages of a file, the last one that was asked for kept as it was rendered."""

    source: pypdfium2.PdfDocument
    number: int = 0
    image: Image | None = None
    size: tuple[float, float] = field(default=(0.0, 0.0))

    def rendered(self, number: int) -> Image:
        """Return the picture of a page as a viewer shows it."""
        if self.image is None or self.number != number:
            page = self.source[number - 1]
            self.size = (page.get_width(), page.get_height())
            scale = min(_MOST_SCALE, _PIXELS_WIDE / max(self.size))
            self.image, self.number = page.render(scale=scale).to_pil().convert("RGB"), number
            page.close()
            clock.grant(clock.PAGE)
        return self.image


def crops(data: bytes, boxes: Sequence[tuple[Box, ...]]) -> list[Picture | None]:
    """Return for each of `boxes`, the places of some words of the PDF `data`, a picture of the stretch of their first page.

    None stands for words without a place, where pdfium cannot open the file, and where MOST_BYTES are reached.
    """
    if not any(boxes):
        return [None] * len(boxes)
    try:
        source = pdfium.opened(data)
    except pypdfium2.PdfiumError:
        return [None] * len(boxes)
    try:
        pdf_forms.prepared(source)
        pages = _Pages(source)
        order = sorted(range(len(boxes)), key=lambda i: boxes[i][0].page if boxes[i] else 0)
        made = {i: _crop(pages, boxes[i]) for i in order if boxes[i]}
    finally:
        source.close()
    return list(_within(made.get(i) for i in range(len(boxes))))


def _within(pictures: Iterator[Picture | None]) -> Iterator[Picture | None]:
    total = 0
    for picture in pictures:
        total += len(picture.webp) if picture else 0
        yield picture if total <= MOST_BYTES else None


def _crop(pages: _Pages, boxes: tuple[Box, ...]) -> Picture:
    number = boxes[0].page
    image = pages.rendered(number)
    wide, high = pages.size
    marks = tuple(b for b in boxes if b.page == number)
    top = max(0.0, min(b.top for b in marks) - _AROUND)
    bottom = min(high, max(b.bottom for b in marks) + _AROUND, top + _TALLEST)
    scale = image.height / high
    part = image.crop((0, int(top * scale), image.width, max(int(bottom * scale), int(top * scale) + 1)))
    out = io.BytesIO()
    part.save(out, "WEBP", quality=_QUALITY, method=4)
    shown = Box(page=number, x0=0.0, top=int(top * scale) / scale, x1=wide, bottom=int(top * scale) / scale + part.height / scale)
    inside = tuple(b for b in marks if b.top < shown.bottom)
    return Picture(shown=shown, marks=inside, webp=out.getvalue(), width=part.width, height=part.height, goes_on=len(inside) < len(boxes))
