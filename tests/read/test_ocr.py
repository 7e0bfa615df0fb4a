"""Pictures of pages: read by Tesseract where it is installed, named as unread where it is not."""

from __future__ import annotations

import io
import re

import numpy as np
import pypdfium2
import pytest
from made_pdf import HEIGHT, WIDTH, cells, line, pdf, rules
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ombudscan.errors import UnreadableError
from ombudscan.read import from_pdf, inked, ocr, ocr_words
from ombudscan.read.assemble import Draft, TableDraft
from ombudscan.read.ocr_words import Found
from ombudscan.read.page import Run

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


def scanned(*draws: object, tilt: float = 0.0, stamp: str = "", at: float = 12) -> bytes:
    """Return a PDF that holds nothing but pictures of the drawn pages, turned by `tilt` degrees, and a stamp `at` points from the foot."""
    source = pypdfium2.PdfDocument(pdf(*draws))  # type: ignore[arg-type]
    pictures = [page.render(scale=200 / 72, grayscale=True).to_pil().rotate(tilt, fillcolor=255, resample=3) for page in source]
    source.close()

    def shown(picture: object) -> object:
        return lambda c: (c.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT), c.drawString(40, at, stamp))

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


FORM = [
    ("Code section", "Code requirement", "Comply: Yes/No", "Evidence"),
    ("2.1", "Any route by which a member likes to|moan is open.", "Yes", "The porch board."),
    ("2.3", "The booklet can be had in large print.", "No", "Told in Stage 1 letters."),
    ("2.7", "The arbiter's number is in each letter.", "", "It is."),
]


def _form(c: Canvas) -> None:
    xs, ys = (40.0, 120.0, 320.0, 410.0, 560.0), (60.0, 80.0, 112.0, 132.0, 152.0)
    rules(c, xs, ys)
    cells(c, xs, ys, FORM, bold=1)


@needs_tesseract
@pytest.mark.parametrize("tilt", [0.0, 1.2])
def test_an_answer_that_the_page_passed_over_is_read_in_its_cell(monkeypatch: pytest.MonkeyPatch, tilt: float) -> None:
    """Tesseract takes lonely words between two columns for dirt: it is made to do so here with all of them."""
    lonely = {"Yes", "No", "2.1", "2.3"}
    monkeypatch.setattr(ocr, "read", lambda engine, scale: [r for r in ocr_words.read(engine, scale) if r.word.text not in lonely])
    (table,) = [d for d in from_pdf.reading(scanned(_form, tilt=tilt)).drafts if isinstance(d, TableDraft)]
    read = [tuple(" ".join(b.text for b in c.blocks) for c in row) for row in table.rows]
    assert read == [tuple(cell.replace("|", " ") for cell in row) for row in FORM]


def word(text: str, x0: float, sure: float = 90.0, height: float = 9.0) -> Found:
    return Found(Run(text, x0, 100 - height, x0 + 5 * len(text), 100, 100, 10), sure, (int(x0), 91, int(x0) + 5 * len(text), 100))


@pytest.mark.parametrize(
    ("beside", "height", "said"),
    [
        (("Stage", "of"), 9, "1"),
        (("(stage", ""), 9, "1"),
        (("within", "month"), 9, "1"),
        (("and", "was"), 9, "I"),
        (("Stage", ""), 30, "|"),  # what is left of a ruling
        (("", ""), 9, "|"),
        (("moan", "Yes"), 9, "|"),
    ],
)
def test_an_upright_stroke_is_what_stands_beside_it(beside: tuple[str, str], height: float, said: str) -> None:
    before, after = beside
    found = [word("|", 50, height=height)]
    found += [word(before, 47 - 5 * len(before))] if before else []
    found += [word(after, 58)] if after else []
    assert ocr_words.spelt(found)[0].word.text == said


@pytest.mark.parametrize(
    ("text", "sure", "kept"), [("Members’", 32, True), ("Members’", 12, False), ("ii~", 32, False), ("No", 32, False), ("No", 60, True)]
)
def test_plain_letters_are_a_word_though_tesseract_is_unsure(text: str, sure: float, kept: bool) -> None:
    assert ocr_words.is_word(word(text, 50, sure)) is kept


@needs_tesseract
def test_a_page_with_text_is_not_recognised_again() -> None:
    assert from_pdf.reading(pdf(_page)).notices == []


@needs_tesseract
@pytest.mark.parametrize("at", [12, HEIGHT - 20])
def test_a_stamped_scan_is_read_as_a_picture(at: float) -> None:
    """Its stamp was taken for all that the page says, and nothing told of the rest."""
    got = from_pdf.reading(scanned(_page, stamp="Agenda pack page 41", at=at))
    assert [n.code for n in got.notices] == ["recognised_text"]
    assert "The warden lends a ladder to every neighbour who asks." in [d.text for d in got.drafts if isinstance(d, Draft)]


def test_a_stamped_scan_that_cannot_be_recognised_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: None)
    got = from_pdf.reading(scanned(_page, stamp="Agenda pack page 41"))
    assert [n.code for n in got.notices] == ["page_without_text"]


def test_words_in_the_middle_of_a_picture_are_a_page_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cover with a photograph and a title, or a scan whose words somebody recognised before."""
    monkeypatch.setattr(ocr, "available", lambda: None)
    assert from_pdf.reading(scanned(_page, stamp="Complaints policy", at=HEIGHT / 2)).notices == []


def mixed() -> bytes:
    """A page with text, then the same as a picture."""
    out, whole = io.BytesIO(), pypdfium2.PdfDocument.new()
    for data in (pdf(_page), scanned(_page)):
        part = pypdfium2.PdfDocument(data)
        whole.import_pages(part)
        part.close()
    whole.save(out)
    whole.close()
    return out.getvalue()


@needs_tesseract
def test_of_a_mixed_document_only_the_picture_is_recognised_and_told_with_its_certainty() -> None:
    got = from_pdf.reading(mixed())
    (notice,) = got.notices
    assert (notice.code, notice.page) == ("recognised_text", 2)
    certain = re.search(r"(\d+)% certain", notice.message)
    assert certain and 80 <= int(certain[1]) <= 100
    clauses = [d.text for d in got.drafts if isinstance(d, Draft) and d.label == "1."]
    assert clauses == ["The warden lends a ladder to every neighbour who asks."] * 2


def test_without_tesseract_the_pages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: None)
    with pytest.raises(UnreadableError, match=r"pages 1 to 2") as error:
        from_pdf.reading(scanned(_page, _page))
    assert error.value.outcome == "no_text_layer"


@needs_tesseract
def test_where_no_words_are_recognised_nobody_is_told_to_install_what_is_there() -> None:
    with pytest.raises(UnreadableError, match="no words were recognised") as error:
        from_pdf.reading(scanned(lambda _: None))
    assert error.value.outcome == "no_text_layer"


def test_without_tesseract_one_picture_among_text_is_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: None)
    got = from_pdf.reading(mixed())
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
