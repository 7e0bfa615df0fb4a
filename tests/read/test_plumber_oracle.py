"""Another library's tables of the same pages as the oracle: the samples' forms and generated ones, row by row and cell by cell."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from made_pdf import cells, pdf, rules, wrapped
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from ombudscan import read

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
HEAD = ["Code provision", "Code requirement", "Comply: Yes / No", "Evidence"]
# The columns of the generated forms and of the samples', without blanks.
HEADS = [
    ["Codeprovision", "Coderequirement", "Comply:Yes/No", "Evidence"],
    ["Codeprovision", "Coderequirement", "Comply:Yes/No", "Evidence", "Commentary/explanation"],
    ["Codesection", "Coderequirement", "Comply:Yes/No", "Evidence,commentaryandanyexplanations"],
]
NAMES = {names[0] for names in HEADS}
Rows = list[list[str]]


def squeezed(text: str | None) -> str:
    """A cell's letters without blanks and hyphens, which a line's end may have put in or taken out."""
    return "".join((text or "").split()).replace("-", "").replace("\u2011", "")


def theirs(path: Path) -> Rows:
    """pdfplumber's rows without headings and titles; it drops what stands open at a page's end, unless told where the upright lines end."""
    out: Rows = []
    with pdfplumber.open(path) as source:
        for page in source.pages:
            upright = [e for e in page.edges if e["orientation"] == "v"]
            ends = [min(e["top"] for e in upright), max(e["bottom"] for e in upright)] if upright else []
            for found in page.extract_tables({"explicit_horizontal_lines": ends}):
                for cell_texts in found:
                    row = [squeezed(cell) for cell in cell_texts]
                    if row[0] in NAMES:
                        row = [cell.removeprefix(name) for cell, name in zip(row, head_of(row), strict=True)]
                    if out and not row[0] and any(row[1:]):
                        out[-1] = [a + b for a, b in zip(out[-1], row, strict=True)]
                    elif sum(map(bool, row)) > 1:
                        out.append(row)
            page.close()
    return out


def head_of(row: list[str]) -> list[str]:
    """The names of a heading's columns, where words of a cut row may stand below them without a line between."""
    known = next(names for names in HEADS if names[0] == row[0] and len(names) == len(row))
    assert all(cell.startswith(name) for cell, name in zip(row, known, strict=True))
    return known


def ours(path: Path) -> Rows:
    """Our rows, without headings; titles between rows are headings of the text."""
    document = read.document(path)
    found = [[squeezed(document.quote(cell.span)) for cell in row.cells] for row in document.rows]
    return [row for row in found if row[0] not in NAMES]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/self-assessment.pdf")), ids=lambda p: p.parent.name)
def test_a_samples_form_has_the_same_cells(path: Path) -> None:
    found = ours(path)
    assert len(found) > 20
    assert found == theirs(path)


def sentence(number: int, words: int) -> str:
    return " ".join(f"word{number}x{i}" for i in range(words)) + "."


def form(path: Path, rows: int, *, wide: bool, repeat: int, size: float, split: int) -> None:
    """A form as a writer of PDFs lays it out, its rows cut by page ends wherever they fall."""
    style = getSampleStyleSheet()["BodyText"].clone("cell", fontSize=size, leading=1.25 * size)
    page = landscape(A4) if wide else A4
    shares = (0.1, 0.3, 0.12, 0.48)
    body = [
        [f"{2 + n // 9}.{1 + n % 9}", sentence(n, 8 + n % 7), "No" if n % 4 == 0 else "Yes", sentence(1000 + n, 6 + (17 * n) % 90)]
        for n in range(rows)
    ]
    data = [[Paragraph(text, style) for text in row] for row in [HEAD, *body]]
    widths = [share * (page[0] - 80) for share in shares]
    table = Table(data, colWidths=widths, repeatRows=repeat, splitInRow=split, style=[("GRID", (0, 0), (-1, -1), 0.7, colors.black)])
    SimpleDocTemplate(str(path), pagesize=page, leftMargin=40, rightMargin=40, invariant=1).build([table])


@pytest.mark.parametrize(
    ("wide", "repeat", "size", "split"), [(True, 1, 9, 1), (False, 1, 10, 1), (True, 0, 8, 1), (False, 0, 10, 0), (True, 1, 11, 0)]
)
def test_a_generated_form_has_the_same_cells(wide: bool, repeat: int, size: float, split: int, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    form(path, 22, wide=wide, repeat=repeat, size=size, split=split)
    found = ours(path)
    assert found == theirs(path)
    assert [row[0] for row in found] == [f"{2 + n // 9}.{1 + n % 9}" for n in range(22)]


DRAWN = ["Code|provision", "Code requirement", "Comply:|Yes / No", "Evidence"]
XS = (40.0, 100.0, 260.0, 330.0, 555.0)
LONG = "The desk tells the tenant in its first letter, and once more whenever the day moves, what was done and by whom it was done."


def first_page(c: Canvas, closed: bool) -> None:
    """The head of a form, a whole row, and one whose words do not end on the page."""
    ys = (600.0, 640.0, 680.0, 800.0)
    rules(c, XS, ys, open_end=not closed)
    cells(c, XS, ys, [DRAWN, ("2.1", "Lend a ladder", "Yes", "Ladder book"), ("2.2", "Paint the gate|every spring and", "No", "")], 1)
    wrapped(c, XS[3] + 4, 692, LONG, XS[4] - XS[3] - 8)


def second_page(c: Canvas, head: bool, top: bool) -> None:
    """The rest of the row, with or without the heading again and a line above it, and a whole row."""
    start = 60.0
    ys = [start, *([start + 40] if head else []), start + 110, start + 150]
    rules(c, XS, ys)
    if not top:  # the line above the rest of the row is painted over
        c.setStrokeColor(colors.white)
        c.setLineWidth(3)
        c.line(XS[0] - 2, A4[1] - ys[0], XS[-1] + 2, A4[1] - ys[0])
        c.setStrokeColor(colors.black)
        c.setLineWidth(1)
    rest = ("", "after a storm.", "", "Nobody waits for it.|It is in the minutes.")
    cells(c, XS, ys, [*([DRAWN] if head else []), rest, ("2.3", "Keep the key", "Yes", "Key book")], int(head))


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "open below"])
@pytest.mark.parametrize(("head", "top"), [(True, True), (False, True), (False, False)], ids=["heading again", "no heading", "open above"])
def test_a_row_that_goes_on_on_the_next_page_is_whole_and_none_is_lost(closed: bool, head: bool, top: bool, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf(lambda c: first_page(c, closed), lambda c: second_page(c, head, top)))
    document = read.document(path)
    found = [[" ".join(document.quote(cell.span).split()) for cell in row.cells] for row in document.rows]
    assert found == [
        HEAD,
        ["2.1", "Lend a ladder", "Yes", "Ladder book"],
        ["2.2", "Paint the gate every spring and after a storm.", "No", f"{LONG} Nobody waits for it. It is in the minutes."],
        ["2.3", "Keep the key", "Yes", "Key book"],
    ]
    pages = [{box.page for cell in row.cells for box in cell.boxes} for row in document.rows]
    assert pages == [{1}, {1}, {1, 2}, {2}]


@pytest.mark.parametrize("times", [1, 2])
def test_a_row_may_go_on_over_several_pages(times: int, tmp_path: Path) -> None:
    """A page between holds nothing but the row's further words."""

    def between(c: Canvas) -> None:
        ys = (60.0, 100.0, 800.0)
        rules(c, XS, ys, open_end=True)
        cells(c, XS, ys, [DRAWN], 1)
        wrapped(c, XS[3] + 4, 112, LONG, XS[4] - XS[3] - 8)

    path = tmp_path / "form.pdf"
    path.write_bytes(pdf(lambda c: first_page(c, False), *[between] * times, lambda c: second_page(c, True, True)))
    document = read.document(path)
    found = [[" ".join(document.quote(cell.span).split()) for cell in row.cells] for row in document.rows]
    assert [row[0] for row in found] == [HEAD[0], "2.1", "2.2", "2.3"]
    assert found[2][3] == " ".join([LONG] * (times + 1)) + " Nobody waits for it. It is in the minutes."
    starts = [row.cells[0].span.start for row in document.rows]
    assert all(a < b for a, b in pairwise(starts))


def test_the_oracle_itself_sees_the_rows(tmp_path: Path) -> None:
    """Where it saw nothing, that we see the same would say nothing."""
    path = tmp_path / "form.pdf"
    form(path, 5, wide=True, repeat=1, size=9, split=1)
    assert [row[0] for row in theirs(path)] == ["2.1", "2.2", "2.3", "2.4", "2.5"]
