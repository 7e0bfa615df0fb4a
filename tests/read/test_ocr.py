"""Pictures of pages: read by Tesseract where it is installed, named as unread where it is not."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from made_pdf import HEIGHT, WIDTH, cells, line, pdf, rules
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ombudscan.errors import UnreadableError
from ombudscan.read import from_pdf, inked, ocr
from ombudscan.read.assemble import Draft, TableDraft

needs_tesseract = pytest.mark.skipif(ocr.available() is None, reason="Tesseract or its English data are not installed")


def _page(c: Canvas) -> None:
    line(c, 60, 80, "Ladder policy", size=20, bold=True)
    line(c, 60, 120, "Who may borrow", size=12, bold=True)
    for i, text in enumerate(
        ("1. The warden lends a ladder to every neighbour who asks.", "2. Nobody may keep it for longer than two days.")
    ):
        line(c, 60, 150 + 24 * i, text, size=12)
    xs, ys = (60.0, 220.0, 420.0), (230.0, 260.0, 290.0)
    rules(c, xs, ys)
    cells(c, xs, ys, [("Step", "Time"), ("Answer to a letter", "Seven days")], bold=1)


def scanned(*draws: object, tilt: float = 0.0) -> bytes:
    """Return a PDF that holds nothing but pictures of the drawn pages, turned by `tilt` degrees."""
    source = pypdfium2.PdfDocument(pdf(*draws))  # type: ignore[arg-type]
    pictures = [page.render(scale=200 / 72, grayscale=True).to_pil().rotate(tilt, fillcolor=255, resample=3) for page in source]
    source.close()

    def shown(picture: object) -> object:
        return lambda c: c.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)

    return pdf(*(shown(p) for p in pictures))  # type: ignore[arg-type]


@needs_tesseract
@pytest.mark.parametrize("tilt", [0.0, 1.2])
def test_scanned_page_gives_headings_clauses_and_table(tilt: float) -> None:
    got = from_pdf.reading(scanned(_page, tilt=tilt))
    plain = [(d.kind, d.label, d.text) for d in got.drafts if isinstance(d, Draft)]
    assert ("heading", "", "Ladder policy") in plain
    assert ("paragraph", "1.", "The warden lends a ladder to every neighbour who asks.") in plain
    (table,) = [d for d in got.drafts if isinstance(d, TableDraft)]
    assert [[" ".join(b.text for b in c.blocks) for c in row] for row in table.rows] == [
        ["Step", "Time"],
        ["Answer to a letter", "Seven days"],
    ]
    assert [n.code for n in got.notices] == ["recognised_text"]


@needs_tesseract
def test_a_page_with_text_is_not_recognised_again() -> None:
    assert from_pdf.reading(pdf(_page)).notices == []


def test_without_tesseract_the_pages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: None)
    with pytest.raises(UnreadableError, match=r"pages 1 to 2") as error:
        from_pdf.reading(scanned(_page, _page))
    assert error.value.outcome == "no_text_layer"


def test_without_tesseract_one_picture_among_text_is_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: None)
    source = io.BytesIO()
    mixed = pypdfium2.PdfDocument.new()
    for data in (pdf(_page), scanned(_page)):
        part = pypdfium2.PdfDocument(data)
        mixed.import_pages(part)
        part.close()
    mixed.save(source)
    mixed.close()
    got = from_pdf.reading(source.getvalue())
    assert [(n.code, n.page) for n in got.notices] == [("page_without_text", 2)]


def test_rulings_are_seen_in_a_picture_and_letters_are_not() -> None:
    grey = np.full((900, 900), 255, dtype=np.uint8)
    grey[100:103, 50:800] = 0
    grey[100:700, 50:53] = 0
    grey[300:320, 400:420] = 0
    found = inked.rulings(grey, 3.0)
    assert [max(r.width, r.height) for r in found] == [pytest.approx(250, abs=4), pytest.approx(200, abs=4)]
    assert [r.width > r.height for r in found] == [True, False]


@pytest.mark.parametrize("degrees", [-2.0, -0.5, 0.0, 1.5])
def test_skew_is_measured(degrees: float) -> None:
    grey = np.full((1200, 1200), 255, dtype=np.uint8)
    x = np.arange(100, 1100)
    for y in range(200, 1000, 60):
        for thick in range(8):
            grey[np.round(y + thick + x * np.tan(np.radians(degrees))).astype(int), x] = 0
    assert inked.skew(grey) == pytest.approx(degrees, abs=0.1)


def test_thin_lines_of_a_tilted_table_are_seen_both_ways() -> None:
    import PIL.Image

    drawn = np.full((900, 900), 255, np.uint8)
    for at in (150, 300, 450):
        drawn[at : at + 2, 150:752] = 175
        drawn[150:452, at + 40 * (at // 150) : at + 40 * (at // 150) + 2] = 175
    tilted = PIL.Image.fromarray(drawn).rotate(0.8, resample=PIL.Image.Resampling.BICUBIC, fillcolor=255)
    straight = np.asarray(tilted.rotate(-0.8, resample=PIL.Image.Resampling.BICUBIC, fillcolor=255))
    found = inked.rulings(straight, 300 / 72)
    assert sum(r.width > r.height for r in found) >= 3 and sum(r.height > r.width for r in found) >= 3
