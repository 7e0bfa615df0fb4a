"""The user's own PDF with notes: highlights on the words, the file's own bytes before them, what a note would break refused."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

import documents
from factories import AS_OF, policy, report
from ombudscan import isolate
from ombudscan.errors import AnnotationError
from ombudscan.isolate import writing
from ombudscan.isolate.pictures import draw, spans_of
from ombudscan.nouns import Finding, Location, Report, Settings, Span
from ombudscan.read import document as read
from ombudscan.report import WRITERS, Made

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PDFS = sorted(SAMPLES.glob("*/*.pdf"))
WORDS = "no later than thirty working days"
SENTENCE = f"A manager answers at stage 1 {WORDS} after the acknowledgement."


def finding(r: Report, words: str) -> Finding:
    at = r.evidence.document.text.index(words)
    span = Span(start=at, end=at + len(words))
    return Finding(
        rule="late-response",
        severity="breach",
        provision="6.3",
        message="Late.",
        advice="Mend it.",
        quote=words,
        location=Location(span=span),
    )


def noted(path: Path, r: Report) -> bytes:
    return WRITERS["pdf"].write(Made(report=r, marks=draw(path.read_bytes(), spans_of(r)).marks, original=path.read_bytes()))


def notes(data: bytes, kind: str) -> list[tuple[int, Any]]:
    return [
        (n, a.get_object())
        for n, p in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages)
        for a in p.get("/Annots", [])
        if a.get_object()["/Subtype"] == kind
    ]


def quads(mark: Any) -> list[tuple[float, float, float, float]]:
    """The rectangles of a highlight in the page's own space: left, low, right, top."""
    flat = [float(x) for x in mark["/QuadPoints"]]
    fours = [flat[i : i + 8] for i in range(0, len(flat), 8)]
    return [(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in fours]


def covered(data: bytes, page: int, rects: list[tuple[float, float, float, float]]) -> tuple[str, float]:
    """The letters that lie in the rectangles, by pdfium's own places of them, and the share of their area that is covered."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    said, whole, inside = "", 0.0, 0.0
    for i in range(text.count_chars()):
        x0, low, x1, top = text.get_charbox(i)
        area = (x1 - x0) * (top - low)
        shares = [max(0.0, min(x1, r[2]) - max(x0, r[0])) * max(0.0, min(top, r[3]) - max(low, r[1])) for r in rects]
        if area > 0 and max(shares) > area / 2:
            said += text.get_text_range(i, 1)
            whole, inside = whole + area, inside + max(shares)
    return squashed(said), inside / whole if whole else 0.0


def squashed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad\x02-]", "", text)


@cache
def sample(path: Path) -> tuple[Report, bytes]:
    done = next(isolate.check_all([path], Settings(as_of=AS_OF), drawn=True))
    assert done.report and done.drawn
    return done.report, writing.written(path, Made(report=done.report, marks=done.drawn.marks), "pdf")


@pytest.mark.parametrize("path", PDFS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_highlights_lie_on_the_words_of_every_finding(path: Path) -> None:
    r, data = sample(path)
    assert data.startswith(path.read_bytes())  # the pages' content, and all else, as it was
    placed = [f for f in r.findings if f.location.span]
    marked = notes(data, "/Highlight")
    marks = [(n, m) for n, m in marked if "continued" not in m["/Contents"]]
    assert len(marks) == len(placed) and len(notes(data, "/Text")) == len(r.findings) - len(placed)
    by_note = {str(m["/Contents"]): (n, m) for n, m in marks}
    for f in placed:
        n, mark = next(v for k, v in by_note.items() if f.message in k and f.rule in k and v[0] == (f.location.page or 1) - 1)
        said, share = covered(path.read_bytes(), n, quads(mark))
        assert share >= 0.9
        assert f.location.span
        wanted = squashed(r.evidence.document.quote(f.location.span))
        assert said and (said == wanted or (wanted.startswith(said) and "continued" in str(marked)))
        assert f.advice in mark["/Contents"]


@pytest.mark.parametrize("path", PDFS[:2], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_the_same_report_gives_the_same_bytes(path: Path) -> None:
    r, data = sample(path)
    assert data == writing.written(path, Made(report=r), "pdf")


def turned(path: Path, degrees: int, offset: float = 0.0) -> Path:
    """A page that a viewer turns by `degrees`, drawn so that it stands upright then; its lower left corner is not at nought."""
    wide, high = A4 if degrees % 180 == 0 else (A4[1], A4[0])
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide + offset, high + offset), invariant=1)
    canvas.translate(offset, offset)
    canvas.translate(*{0: (0, 0), 90: (wide, 0), 180: (wide, high), 270: (0, high)}[degrees])
    canvas.rotate(degrees)
    canvas.setFont("Helvetica", 11)
    for i, line in enumerate(("Complaints policy", "1 How we answer", SENTENCE)):
        canvas.drawString(60, A4[1] - 80 - 30 * i, line)
    canvas.save()
    writer = pypdf.PdfWriter(clone_from=out)
    writer.pages[0].rotate(degrees)
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((offset, offset, wide + offset, high + offset))
    writer.write(path)
    return path


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("offset", [0.0, 37.0])
def test_a_page_that_is_turned_is_marked_at_its_words(tmp_path: Path, degrees: int, offset: float) -> None:
    path = turned(tmp_path / "turned.pdf", degrees, offset)
    r = report(read(path))
    r = replace(r, findings=(finding(r, WORDS),))
    data = noted(path, r)
    ((page, mark),) = notes(data, "/Highlight")
    said, share = covered(path.read_bytes(), page, quads(mark))
    assert (page, said) == (0, squashed(WORDS)) and share >= 0.9


def test_the_highlight_is_seen_when_the_page_is_drawn(tmp_path: Path) -> None:
    path = turned(tmp_path / "plain.pdf", 0)
    r = report(read(path))
    before, after = (
        pypdfium2.PdfDocument(d)[0].render(scale=1).to_pil().convert("RGB")
        for d in (path.read_bytes(), noted(path, replace(r, findings=(finding(r, WORDS),))))
    )
    changed = [i for i, (a, b) in enumerate(zip(before.get_flattened_data(), after.get_flattened_data(), strict=True)) if a != b]
    assert len(changed) > 500
    assert {i // before.width for i in changed} <= set(range(120, 150))


def test_what_is_said_of_the_whole_stands_at_the_edge_of_the_first_page(tmp_path: Path) -> None:
    path = turned(tmp_path / "plain.pdf", 0)
    r = report(read(path))
    r = replace(r, findings=tuple(replace(finding(r, WORDS), location=Location(), quote="", message=f"Absent {i}") for i in range(40)))
    found = notes(noted(path, r), "/Text")
    assert {n for n, _ in found} == {0} and len({tuple(a["/Rect"]) for _, a in found}) == 40


def test_words_that_go_on_on_another_page_are_marked_there_too(tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for line in ("A manager answers at stage 1 no later than thirty", "working days after the acknowledgement is sent to you."):
        canvas.drawString(60, 60 if line.startswith("A") else A4[1] - 60, line)
        canvas.showPage()
    canvas.save()
    r = report(read(path))
    text = r.evidence.document.text
    words = text[text.index("no later") : text.index("days") + 4]
    data = noted(path, replace(r, findings=(finding(r, words),)))
    found = notes(data, "/Highlight")
    assert [n for n, _ in found] == [0, 1]
    assert "".join(covered(path.read_bytes(), n, quads(m))[0] for n, m in found) == squashed(words)


def test_a_scan_is_marked_where_its_words_were_recognised(tmp_path: Path) -> None:
    from ombudscan.read import ocr

    if ocr.available() is None:
        pytest.skip("Tesseract's English data is not installed (on Debian: tesseract-ocr-eng)")
    path = tmp_path / "scan.pdf"
    source = pypdfium2.PdfDocument(turned(tmp_path / "plain.pdf", 0).read_bytes())
    source[0].render(scale=200 / 72).to_pil().save(path, "PDF", resolution=200)
    r = report(read(path))
    ((_, mark),) = notes(noted(path, replace(r, findings=(finding(r, WORDS),))), "/Highlight")
    said, share = covered((tmp_path / "plain.pdf").read_bytes(), 0, quads(mark))
    assert said == squashed(WORDS) and share >= 0.9


def test_a_locked_signed_or_broken_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = documents.pdf(tmp_path)
    r = report(policy("We answer."))
    locked = pypdf.PdfWriter(clone_from=path)
    locked.encrypt("", "owner", algorithm="AES-256")
    signed = pypdf.PdfWriter(clone_from=path)
    signed._root_object[pypdf.generic.NameObject("/AcroForm")] = pypdf.generic.DictionaryObject(
        {
            pypdf.generic.NameObject("/SigFlags"): pypdf.generic.NumberObject(3),
            pypdf.generic.NameObject("/Fields"): pypdf.generic.ArrayObject(),
        }
    )
    for writer, word in ((locked, "protected"), (signed, "signed")):
        out = io.BytesIO()
        writer.write(out)
        with pytest.raises(AnnotationError, match=word):
            WRITERS["pdf"].write(Made(report=r, original=out.getvalue()))
    for data in (b"", b"%PDF-1.7\nnothing", path.read_bytes()[:900]):
        with pytest.raises(AnnotationError, match="damaged"):
            WRITERS["pdf"].write(Made(report=r, original=data))
