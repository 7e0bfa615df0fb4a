"""Fillable PDFs: what was typed and ticked becomes part of the page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as raw

Mark = tuple[float, float, float, float, bool]
_TICKED = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)


def prepared(source: pypdfium2.PdfDocument) -> bool:
    """Say whether `source` is a form, and make its fields known to pdfium."""
    if source.get_formtype() == raw.FORMTYPE_NONE:
        return False
    source.init_forms()
    return source.formenv is not None


def marks(page: pypdfium2.PdfPage) -> list[Mark]:
    """Return the tick boxes of a page: left, bottom, right and top in PDF's own places, and whether they are ticked."""
    return list(_marks(page))


def _marks(page: pypdfium2.PdfPage) -> Iterator[Mark]:
    if page.formenv is None:
        return
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 5_000)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        place = raw.FS_RECTF()
        if raw.FPDFAnnot_GetFormFieldType(page.formenv, note) in _TICKED and raw.FPDFAnnot_GetRect(note, place):
            low, high = sorted((place.bottom, place.top))
            yield place.left, low, place.right, high, bool(raw.FPDFAnnot_IsChecked(page.formenv, note))
        raw.FPDFPage_CloseAnnot(note)


def flatten(page: pypdfium2.PdfPage) -> None:
    """Draw the page's fields into it; it must be loaded again to be read."""
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
