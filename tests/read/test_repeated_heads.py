"""A heading of several lines that each page of a table without lines prints again stays out of the rows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from ombudscan.read import assemble, document
from ombudscan.read.assemble import CellDraft, Draft, TableDraft

HEADS = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation")
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
BOLD = ParagraphStyle("bold", parent=PLAIN, fontName="Helvetica-Bold")
NUMBERS = [f"{1 + n // 8}.{1 + n % 8}" for n in range(30)]
ASKED = "Landlords must keep a list of open works and show it to each tenant who asks to see it."


def said(number: str) -> str:
    return f"Our list of works {number} lies open at the desk on each weekday, and a copy is posted within a week of asking."


@pytest.fixture(params=[PLAIN, BOLD], ids=["plain", "bold"])
def form(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A form of several pages without any lines, whose columns are too narrow for their names."""
    rows = [[Paragraph(text, PLAIN) for text in (n, ASKED, "Yes", said(n), "None")] for n in NUMBERS]
    table = Table([[Paragraph(h, request.param) for h in HEADS], *rows], colWidths=[60, 190, 50, 260, 80], repeatRows=1)
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 11)])
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4)).build([table])
    (tmp_path / "form.pdf").write_bytes(out.getvalue())
    return tmp_path / "form.pdf"


def test_no_line_of_the_heading_goes_into_a_row(form: Path) -> None:
    made = document(form)
    assert made.pages is not None
    assert made.pages > 3
    rows = [[made.text[c.span.start : c.span.end] for c in row.cells] for row in made.rows if not row.is_header]
    assert [(r[0], r[2], r[3], r[4]) for r in rows] == [(n, "Yes", said(n), "None") for n in NUMBERS]
    assert all(r.header[0] == "Code provision" and "Yes" in r.header[2] for r in made.rows)


def table(*rows: tuple[str, ...], continues: bool = False) -> TableDraft:
    cells = [[CellDraft([Draft(text=text)] if text else []) for text in row] for row in rows]
    return TableDraft(rows=cells, headers=1, continues=continues)


HEAD, REST = ("Code", "Evidence"), ("provision", "given")


@pytest.mark.parametrize(
    ("first", "next_page", "kept", "headers"),
    [
        ([HEAD, REST, ("1.1", "Ours.")], [HEAD, REST, ("1.2", "Theirs.")], ["Code", "provision", "1.1", "1.2"], 2),
        ([HEAD, ("1.1", "Ours.")], [HEAD, ("1.1", "Ours.")], ["Code", "1.1", "1.1"], 1),  # a row said twice stays so
        ([HEAD, ("Gates", "Ours.")], [HEAD, ("Doors", "Ours.")], ["Code", "Gates", "Doors"], 1),
        ([HEAD, REST], [HEAD, REST, ("1.2", "Theirs.")], ["Code", "provision", "1.2"], 2),
    ],
)
def test_lines_below_a_heading_are_its_own_where_both_are_printed_again(
    first: list[tuple[str, ...]], next_page: list[tuple[str, ...]], kept: list[str], headers: int
) -> None:
    [made] = assemble.joined([table(*first), table(*next_page, continues=True)])
    assert isinstance(made, TableDraft)
    assert [row[0].blocks[0].text for row in made.rows] == kept
    assert made.headers == headers
