"""Report -> the user's own PDF with a highlight and a note at each finding's words: appended to the file, whose bytes stay as they were."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ombudscan.errors import AnnotationError
from ombudscan.nouns import Box, Finding, Severity
from ombudscan.report.made import Made
from ombudscan.report.noted import AUTHOR, note

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter

# Colours that a black-and-white print still shows as light grey.
_COLOURS: dict[Severity, tuple[float, float, float]] = {
    "breach": (1.0, 0.72, 0.66),
    "gap": (1.0, 0.84, 0.6),
    "review": (0.86, 0.79, 0.97),
    "note": (0.85, 0.9, 0.95),
}
_PRINTED = 4
_ICON = 20.0


def write(made: Made) -> bytes:
    """Return the PDF with the notes after its own bytes; raise AnnotationError where it is locked, signed or damaged."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        _whole(PdfReader(io.BytesIO(made.original)))
        writer = PdfWriter(io.BytesIO(made.original), incremental=True)
        _annotate(writer, made)
        out = io.BytesIO()
        writer.write(out)
    except AnnotationError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # pypdf meets a damaged file in many ways
        raise AnnotationError("The PDF is damaged and cannot be given notes. Open it, print it to a new PDF and check that one.") from error
    return out.getvalue()


def _whole(reader: PdfReader) -> None:
    """Refuse what a note would break."""
    if reader.is_encrypted:
        raise AnnotationError("The PDF is protected, so it cannot be given notes. Save a copy without protection and check that one.")
    form = reader.root_object.get("/AcroForm")
    flags = form.get_object().get("/SigFlags", 0) if form is not None else 0
    if int(flags.get_object() if hasattr(flags, "get_object") else flags) & 1:
        raise AnnotationError("The PDF is signed, and notes would break the signature. Check an unsigned copy.")


def _annotate(writer: PdfWriter, made: Made) -> None:
    marks = made.marks or ((),) * len(made.report.findings)
    loose = 0
    for f, boxes in zip(made.report.findings, marks, strict=True):
        for i, (number, found) in enumerate(groupby(boxes, key=lambda b: b.page)):
            _highlight(writer, made, f, number, list(found), first=i == 0)
        if not boxes:
            _loose(writer, made, f, loose)
            loose += 1


def _highlight(writer: PdfWriter, made: Made, f: Finding, number: int, boxes: Sequence[Box], *, first: bool) -> None:
    """Mark the words on one page; the note itself hangs on the first of them."""
    from pypdf.annotations import Popup
    from pypdf.generic import ArrayObject, FloatObject, NameObject

    page = writer.pages[number - 1]
    quads = [[_point(page, x, y) for x, y in _corners(b)] for b in boxes]
    points = [p for quad in quads for p in quad]
    values = _values("/Highlight", _around(points), made, f, whole=first)
    values[NameObject("/QuadPoints")] = ArrayObject(FloatObject(round(v, 2)) for p in points for v in p)
    mark = writer.add_annotation(page, values)
    if first:
        _, _, x1, top = _around(points)
        writer.add_annotation(page, Popup(rect=(x1, top - 120, x1 + 240, top), parent=mark))


def _loose(writer: PdfWriter, made: Made, f: Finding, place: int) -> None:
    """A finding that has no words is a note at the edge of the first page, one below the other."""
    page = writer.pages[0]
    down = 12.0 + place % 30 * (_ICON + 4)
    across = 6.0 + place // 30 * (_ICON + 4)
    corners = [_point(page, across, down), _point(page, across + _ICON, down + _ICON)]
    writer.add_annotation(page, _values("/Text", _around(corners), made, f, whole=True))


def _values(kind: str, rect: tuple[float, float, float, float], made: Made, f: Finding, *, whole: bool) -> dict[Any, Any]:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

    said = "\n\n".join(note(made.report, f)) if whole else f"{f.provision or ''} {f.rule}, continued".strip()
    day = made.report.evidence.settings.as_of.replace("-", "")
    name = hashlib.sha256(f"{f}{rect}".encode(errors="replace")).hexdigest()[:32]
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): ArrayObject(FloatObject(round(v, 2)) for v in rect),
            NameObject("/C"): ArrayObject(map(FloatObject, _COLOURS[f.severity])),
            NameObject("/F"): NumberObject(_PRINTED if kind == "/Highlight" else 0),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/NM"): TextStringObject(name),
            NameObject("/M"): TextStringObject(f"D:{day}000000Z"),
            NameObject("/Contents"): TextStringObject(said),
        }
    )


def _corners(b: Box) -> Iterator[tuple[float, float]]:
    """Top left, top right, bottom left, bottom right: the order that viewers want in spite of the standard's words."""
    yield from ((b.x0, b.top), (b.x1, b.top), (b.x0, b.bottom), (b.x1, b.bottom))


def _point(page: PageObject, across: float, down: float) -> tuple[float, float]:
    """Return a place on the page's picture, as a viewer shows it, in the page's own space."""
    crop, media = page.cropbox, page.mediabox
    left, low = max(crop.left, media.left), max(crop.bottom, media.bottom)
    right, top = min(crop.right, media.right), min(crop.top, media.top)
    turned = page.rotation % 360
    if turned == 90:
        return left + down, low + across
    if turned == 180:
        return right - across, low + down
    if turned == 270:
        return right - down, top - across
    return left + across, top - down


def _around(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)
