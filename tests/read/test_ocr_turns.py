"""Scans that lie on their side or stand on their head are read as upright ones, and their words are found where they are shown."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import numpy as np
import PIL.Image
import pypdfium2
import pytest
from made_pdf import HEIGHT, WIDTH, cells, line, pdf, rules
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ombudscan import read
from ombudscan.nouns import Box, Document, Span
from ombudscan.read import ocr, ocr_turns

needs_tesseract = pytest.mark.skipif(ocr.available() is None, reason="Tesseract or its English data are not installed")
CLAUSES = ("1. The warden lends a ladder to every neighbour who asks.", "2. Nobody may keep it for longer than two days.")
ROWS = [("Step", "Time"), ("Answer to a letter", "Seven days"), ("Stage 2", "Nineteen days")]


def _draw(c: Canvas) -> None:
    line(c, 60, 80, "Ladder policy", size=20, bold=True)
    for i, text in enumerate(CLAUSES):
        line(c, 60, 130 + 24 * i, text, size=12)
    xs, ys = (60.0, 220.0, 420.0), (230.0, 260.0, 290.0, 320.0)
    rules(c, xs, ys)
    cells(c, xs, ys, ROWS, bold=1)


@cache
def picture(tilt: float = 0.0) -> PIL.Image.Image:
    source = pypdfium2.PdfDocument(pdf(_draw))
    made = source[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    source.close()
    return made.rotate(tilt, fillcolor=255, resample=PIL.Image.Resampling.BICUBIC) if tilt else made


def laid(quarter: int, tilt: float = 0.0, turn: int = 0) -> bytes:
    """A scan whose pixels were turned by so many quarters to the left, shown by the page's own /Rotate `turn` degrees to the right."""
    shown = picture(tilt).rotate(90 * quarter, expand=True)
    wide, high = (HEIGHT, WIDTH) if quarter % 2 else (WIDTH, HEIGHT)
    out = io.BytesIO()
    c = Canvas(out, pagesize=(wide, high))
    c.drawImage(ImageReader(shown), 0, 0, wide, high)
    c.showPage()
    c.save()
    source, told = pypdfium2.PdfDocument(out.getvalue()), io.BytesIO()
    source[0].set_rotation(turn)
    source.save(told)
    source.close()
    return told.getvalue()


def reading(folder: Path, data: bytes) -> tuple[Document, Path]:
    path = folder / "scan.pdf"
    path.write_bytes(data)
    return read.document(path), path


def said(document: Document) -> list[str]:
    return [f"{b.label} {document.quote(b.span)}".strip() for b in document.blocks]


def turned(box: Box, quarters: int) -> tuple[float, float, float, float]:
    """Where a box of the upright page lies once the page has been turned by so many quarters to the left."""
    x0, top, x1, bottom, wide, high = box.x0, box.top, box.x1, box.bottom, WIDTH, HEIGHT
    for _ in range(quarters):
        x0, top, x1, bottom, wide, high = top, wide - x1, bottom, wide - x0, high, wide
    return x0, top, x1, bottom


# The pixels turned to the left, the page turned to the right by its own number: how it is shown is what is left of both.
LYING = [(1, 0), (2, 0), (3, 0), (0, 90), (0, 180), (0, 270), (1, 90), (2, 90)]


@needs_tesseract
@pytest.mark.parametrize(("quarter", "turn"), LYING)
def test_a_page_that_lies_is_read_as_an_upright_one(quarter: int, turn: int, tmp_path: Path) -> None:
    upright, path = reading(tmp_path, laid(0))
    words = ("warden", "neighbour who asks", "Seven days")
    spans = [Span(start=(at := upright.text.index(w)), end=at + len(w)) for w in words]
    where = read.places_of(path, spans)
    lying, path = reading(tmp_path, laid(quarter, turn=turn))
    assert said(lying) == said(upright)
    assert [[lying.quote(c.span) for c in row.cells] for row in lying.rows] == [list(row) for row in ROWS]
    assert [b.boxes[0].page for b in lying.blocks] == [1] * len(lying.blocks)
    spans = [Span(start=(at := lying.text.index(w)), end=at + len(w)) for w in words]
    for (before,), (found,) in zip(where, read.places_of(path, spans), strict=True):
        shown = (quarter - turn // 90) % 4
        assert (found.x0, found.top, found.x1, found.bottom) == pytest.approx(turned(before, shown), abs=2.5)


@needs_tesseract
@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_page_that_lies_askew_is_read_and_its_words_are_inked_where_they_are_found(quarter: int, tmp_path: Path) -> None:
    lying, path = reading(tmp_path, laid(quarter, tilt=1.3))
    assert [t for t in said(lying) if t in CLAUSES] == list(CLAUSES)
    at = lying.text.index("neighbour")
    ((box,),) = read.places_of(path, [Span(start=at, end=at + len("neighbour"))])
    source = pypdfium2.PdfDocument(path)
    shown = np.asarray(source[0].render(scale=2, grayscale=True).to_pil().convert("L")) < 150
    source.close()
    inside = shown[int(box.top * 2) : int(box.bottom * 2), int(box.x0 * 2) : int(box.x1 * 2)]
    assert inside.mean() > 0.1, "a blank place"
    along, across = (box.bottom - box.top, box.x1 - box.x0) if quarter % 2 else (box.x1 - box.x0, box.bottom - box.top)
    assert 40 < along < 70
    assert across < 20


@pytest.mark.parametrize("tilt", [0.0, -2.0, 2.0])
@pytest.mark.parametrize(("quarter", "first"), [(0, (0, 2)), (1, (1, 3)), (2, (0, 2)), (3, (1, 3))])
def test_lines_of_text_tell_which_way_a_page_lies(quarter: int, first: tuple[int, int], tilt: float) -> None:
    grey = np.asarray(picture(tilt).rotate(90 * quarter, expand=True))
    assert ocr_turns.quarters(grey, 200 / 72)[0] == first


def test_a_page_without_lines_may_lie_any_way() -> None:
    assert ocr_turns.quarters(np.full((900, 700), 255, dtype=np.uint8), 200 / 72) == ((0, 2), (1, 3))


@needs_tesseract
@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_where_the_lines_mislead_lying_words_are_seen(quarter: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = ocr_turns.quarters(np.asarray(picture().rotate(90 * quarter, expand=True)), 200 / 72)
    monkeypatch.setattr(ocr_turns, "quarters", lambda *_: right[::-1])
    lying, _ = reading(tmp_path, laid(quarter))
    assert [t for t in said(lying) if t in CLAUSES] == list(CLAUSES)
