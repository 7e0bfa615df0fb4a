"""How certain recognised words are goes with them into the document, and from there to whatever rests on them."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from made_pdf import cells, line, pdf, rules
from reportlab.pdfgen.canvas import Canvas
from test_ocr import scanned

from ombudscan import flow, places, read
from ombudscan.nouns import Document, Location, Recognised, Settings, Span
from ombudscan.read import ocr, ocr_words
from ombudscan.report import Made, html, to_json, to_text

needs_tesseract = pytest.mark.skipif(ocr.available() is None, reason="Tesseract or its English data are not installed")
SETTINGS = Settings(as_of="2026-11-21")
UNSURE = {"twenty": 61.0, "fifteen": 48.0}


def _policy(c: Canvas) -> None:
    line(c, 60, 80, "Complaints policy", size=20, bold=True)
    said = (
        "1. We acknowledge every complaint within five working days of receipt.",
        "2. We answer complaints at stage 1 within fifteen working days of the ack-",
        "nowledgement.",
        "3. We answer at stage 2 within twenty working days of the escalation.",
    )
    for i, text in enumerate(said):
        line(c, 60, 130 + 18 * i, text, size=12)
    rules(c, (60.0, 220.0, 420.0), (230.0, 260.0, 290.0))
    cells(c, (60.0, 220.0, 420.0), (230.0, 260.0, 290.0), [("Step", "Time"), ("Stage 2", "twenty days")], bold=1)


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scan, two words of which Tesseract is made to be unsure of."""

    def seen(engine: object, scale: float) -> list[ocr_words.Found]:
        found = list(ocr_words.read(engine, scale))  # type: ignore[arg-type]
        return [replace(r, sure=UNSURE.get(r.word.text, r.sure)) for r in found]

    monkeypatch.setattr(ocr, "read", seen)
    path = tmp_path / "policy.pdf"
    path.write_bytes(scanned(_policy))
    return path


@needs_tesseract
def test_every_recognised_word_keeps_its_certainty_in_order(scan: Path) -> None:
    document = read.document(scan)
    spans = [r.span for r in document.recognised]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert [c for i, c in enumerate(document.text) if i not in covered and not c.isspace()] == []
    doubted = [(document.quote(r.span), r.certainty) for r in document.recognised if r.certainty < 0.7]
    assert doubted == [("fifteen", 0.48), ("twenty", 0.61), ("twenty", 0.61)]
    at = document.text.index("acknowledgement.")  # one word, read on two lines
    assert [r.span for r in document.recognised if at <= r.span.start < at + 16] == [
        Span(start=at, end=at + 3),
        Span(start=at + 3, end=at + 16),
    ]


@needs_tesseract
def test_a_finding_in_a_scan_says_how_certain_its_least_certain_word_is(scan: Path) -> None:
    report = flow.check_file(scan, SETTINGS)
    found = json.loads(to_json.dumps(report))
    (late,) = [f for f in found["findings"] if "fifteen" in f["quote"]]
    assert late["location"]["certainty"] == 0.48
    first = next(p for p in found["passages"] if "five working days" in p["text"])
    assert first["location"]["certainty"] > 0.75
    page = html.write(Made(report=report)).decode()
    told = "These words were read in a picture, and one of them is only 48% certain"
    (place,) = [p for p in page.split("<article")[1:] if told in p]
    assert "fifteen" in place
    lines = [to_text.finding_line(f) for f in report.findings if "fifteen" in f.quote]
    assert [x.endswith("(read in a picture, a word only 48% certain)") for x in lines] == [True]


def test_a_page_with_text_is_certain_of_nothing_and_in_no_doubt(tmp_path: Path) -> None:
    path = tmp_path / "policy.pdf"
    path.write_bytes(pdf(_policy))
    report = flow.check_file(path, SETTINGS)
    assert report.evidence.document.recognised == ()
    assert {f.location.certainty for f in report.findings} == {None}
    assert "read in a picture" not in html.write(Made(report=report)).decode()


def document(*sure: tuple[int, int, float]) -> Document:
    words = tuple(Recognised(span=Span(start=a, end=b), certainty=c) for a, b, c in sure)
    return Document(source="x.pdf", sha256="", media_type="application/pdf", text="We moan by post.", blocks=(), recognised=words)


@pytest.mark.parametrize(
    ("start", "end", "least"),
    [(0, 16, 0.4), (0, 2, 0.9), (2, 3, None), (4, 5, 0.4), (7, 8, None), (8, 16, 0.8), (16, 16, None), (3, 3, None)],
)
def test_the_least_certain_word_that_a_span_touches_counts(start: int, end: int, least: float | None) -> None:
    made = document((0, 2, 0.9), (3, 7, 0.4), (8, 10, 0.8), (11, 16, 0.95))
    assert places.certainty(made, Span(start=start, end=end)) == least


@pytest.mark.parametrize(("certainty", "doubtful"), [(None, False), (0.74, True), (0.75, False), (0.99, False)])
def test_what_is_in_doubt(certainty: float | None, doubtful: bool) -> None:
    assert Location(certainty=certainty).doubtful is doubtful
