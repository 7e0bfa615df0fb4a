"""A span of the text is found again on the page's picture, letter by letter: pdfium's own search and letter boxes are the oracle."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2
import pytest
from made_pdf import HEIGHT, WIDTH, cells, line, pdf, rules, wrapped
from reportlab.pdfgen.canvas import Canvas
from test_ocr import needs_tesseract, scanned

from ombudscan.nouns import Box, Document, Span
from ombudscan.read import assemble, document, from_pdf, places
from ombudscan.read import places_of as boxes_of

SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "samples").glob("*/*.pdf"))
LETTERS = tuple[int, list[tuple[float, float, float, float]]]


def read(data: bytes) -> Document:
    got = from_pdf.reading(data)
    return assemble.document(got.drafts, source="made.pdf", sha256="", media_type="application/pdf", pages=got.pages)


def asked(doc: Document, seed: int, count: int) -> list[Span]:
    """Random stretches of words, contents lists apart: their words stand on other pages too."""
    chance = random.Random(seed)
    blocks = [b for b in doc.blocks if b.kind != "contents" and b.span.end - b.span.start > 12]
    found: list[Span] = []
    while len(found) < count:
        block = chance.choice(blocks)
        start = chance.randrange(block.span.start, block.span.end - 10)
        end = min(start + chance.randrange(8, 60), block.span.end)
        if doc.quote(Span(start=start, end=end)).strip() == doc.quote(Span(start=start, end=end)):
            found.append(Span(start=start, end=end))
    return found


def letters(source: pypdfium2.PdfDocument, words: str) -> LETTERS | None:
    """Return the page and the letter boxes, from the top, where pdfium finds `words`: None unless it does so once."""
    hits: list[LETTERS] = []
    for number in range(len(source)):
        page = source[number]
        text = page.get_textpage()
        search = text.search(words, match_case=True)
        while found := search.get_next():
            inside = [text.get_charbox(i) for i in range(found[0], sum(found)) if text.get_text_range(i, 1).strip()]
            hits.append((number + 1, [(x0, page.get_height() - top, x1, page.get_height() - low) for x0, low, x1, top in inside]))
    return hits[0] if len(hits) == 1 else None


def share(boxes: tuple[Box, ...], found: LETTERS) -> float:
    """Return what part of the letters' area the boxes cover."""
    page, places_of = found
    whole = covered = 0.0
    for x0, top, x1, low in places_of:
        whole += (x1 - x0) * (low - top)
        on_page = [b for b in boxes if b.page == page]
        covered += max(
            (max(0.0, min(x1, b.x1) - max(x0, b.x0)) * max(0.0, min(low, b.bottom) - max(top, b.top)) for b in on_page), default=0.0
        )
    return covered / whole if whole else 1.0


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_boxes_cover_the_letters_of_any_span_of_a_sample(path: Path) -> None:
    doc = document(path)
    spans = asked(doc, seed=7, count=60)
    drawn = places.boxes(path.read_bytes(), spans)
    source = pypdfium2.PdfDocument(path)
    found = [(s, b, at) for s, b in zip(spans, drawn, strict=True) if (at := letters(source, doc.quote(s))) is not None]
    assert len(found) > 10
    assert [(doc.quote(s), round(share(b, at), 2)) for s, b, at in found if share(b, at) < 0.9] == []
    source.close()


def _page(c: Canvas) -> None:
    wrapped(c, 60, 90, "3.1 The warden lends a lantern to every neighbour who asks for it before the evening bell has rung.", 210)
    xs, ys = (60.0, 220.0, 420.0), (230.0, 260.0, 290.0)
    rules(c, xs, ys)
    cells(c, xs, ys, [("Step", "Time"), ("Answer to a letter", "Seven days")], bold=1)


def test_boxes_hold_no_other_letters_and_one_box_a_line() -> None:
    data = pdf(_page)
    doc = read(data)
    start = doc.text.index("lantern")
    (found,) = places.boxes(data, [Span(start=start, end=doc.text.index("evening") - 1)])
    source = pypdfium2.PdfDocument(data)
    text = source[0].get_textpage()
    middles = [
        (text.get_text_range(i, 1), (x0 + x1) / 2, HEIGHT - (low + top) / 2)
        for i in range(text.count_chars())
        for x0, low, x1, top in [text.get_charbox(i)]
    ]
    inside = "".join(c for c, x, y in middles if any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in found) and c.strip())
    assert inside == "lanterntoeveryneighbourwhoasksforitbeforethe"
    assert len(found) > 1 and all(b.x1 - b.x0 < 215 for b in found)
    source.close()


@pytest.mark.parametrize("words", ["Answer to a letter", "Seven", "rung."])
def test_words_in_cells_and_at_the_end_are_found(words: str) -> None:
    data = pdf(_page)
    doc = read(data)
    start = doc.text.index(words)
    (found,) = places.boxes(data, [Span(start=start, end=start + len(words))])
    source = pypdfium2.PdfDocument(data)
    at = letters(source, words)
    assert at is not None and share(found, at) > 0.9
    source.close()


def _one_word(c: Canvas) -> None:
    line(c, 150, 200, "Lanternlight", size=24)


def ink(data: bytes) -> tuple[float, float, float, float]:
    """Return the rectangle round everything dark on the first page's picture, in points."""
    import numpy as np

    source = pypdfium2.PdfDocument(data)
    dark = np.asarray(source[0].render(scale=2, grayscale=True).to_pil()) < 128
    source.close()
    ys, xs = np.nonzero(dark)
    return xs.min() / 2, ys.min() / 2, (xs.max() + 1) / 2, (ys.max() + 1) / 2


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lie_on_the_picture_as_it_is_shown(turn: int, tmp_path: Path) -> None:
    source = pypdfium2.PdfDocument(pdf(_one_word))
    source[0].set_rotation(turn)
    source.save(tmp_path / "turned.pdf")
    source.close()
    data = (tmp_path / "turned.pdf").read_bytes()
    doc = read(data)
    start = doc.text.index("Lanternlight")
    ((box,),) = places.boxes(data, [Span(start=start, end=start + 12)])
    x0, top, x1, low = ink(data)
    assert box.x0 - 1 <= x0 and x1 <= box.x1 + 1 and box.top - 1 <= top and low <= box.bottom + 1
    assert (box.x1 - box.x0) * (box.bottom - box.top) < 2.2 * (x1 - x0) * (low - top)


@needs_tesseract
@pytest.mark.parametrize("tilt", [0.0, 1.5])
def test_boxes_lie_on_the_words_of_a_scan_as_it_came(tilt: float) -> None:
    import math

    data = scanned(_page, tilt=tilt)
    doc = read(data)
    start = doc.text.index("lantern")
    ((box,),) = places.boxes(data, [Span(start=start, end=start + 7)])
    source = pypdfium2.PdfDocument(pdf(_page))
    at = letters(source, "lantern")
    source.close()
    assert at is not None
    x = (min(b[0] for b in at[1]) + max(b[2] for b in at[1])) / 2 - WIDTH / 2
    y = (min(b[1] for b in at[1]) + max(b[3] for b in at[1])) / 2 - HEIGHT / 2
    sine, cosine = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    assert (box.x0 + box.x1) / 2 == pytest.approx(WIDTH / 2 + cosine * x + sine * y, abs=3)
    assert (box.top + box.bottom) / 2 == pytest.approx(HEIGHT / 2 - sine * x + cosine * y, abs=3)


def test_only_a_pdf_has_pages_to_draw_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(_page))
    (tmp_path / "a.txt").write_text("1.1 The warden lends a lantern.", encoding="utf-8")
    span = Span(start=0, end=5)
    assert [len(found) for found in boxes_of(tmp_path / "a.pdf", [span])] == [1]
    assert boxes_of(tmp_path / "a.txt", [span]) == [()]


def test_an_empty_span_has_no_boxes() -> None:
    data = pdf(_page)
    assert places.boxes(data, [Span(start=0, end=0)]) == [()]
