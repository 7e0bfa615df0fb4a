"""A form's table says the same as scraped text, web page, Word file and PDF: answers under two headings, prose, marks, cut rows.

The ids are those of the catalogue of traps (T) that this project was built from.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from ombudscan import catalog, extract, read
from ombudscan.nouns import Claim, Document

TITLE = "Pellbrook Homes: Complaint Handling Code self-assessment, 3 June 2026"
STYLE = ParagraphStyle("cell", fontSize=8, leading=10)
Rows = Sequence[Sequence[str]]


def as_txt(rows: Rows) -> bytes:
    return "\n".join([TITLE, "", *(" | ".join(row) + " |" for row in rows), ""]).encode()


def as_tabs(rows: Rows) -> bytes:
    return "\n".join([TITLE, "", *("\t".join(row) for row in rows), ""]).encode()


def as_html(rows: Rows) -> bytes:
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<html><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1><table>{body}</table></main></body></html>".encode()


def as_docx(rows: Rows) -> bytes:
    file, out = docx.Document(), io.BytesIO()
    file.add_heading(TITLE, 1)
    table = file.add_table(len(rows), len(rows[0]), style="Table Grid")
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    file.save(out)
    return out.getvalue()


def as_pdf(rows: Rows) -> bytes:
    out, width = io.BytesIO(), [max(64.0, min(280.0, 1.6 * max(len(r[j]) for r in rows) + 24)) for j in range(len(rows[0]))]
    cells = [[Paragraph(html.escape(c), STYLE) for c in row] for row in rows]
    table = Table(cells, width, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    flow = [Paragraph(TITLE, ParagraphStyle("title", fontSize=16, leading=20)), Spacer(0, 12), table]
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1).build(flow)
    return out.getvalue()


def as_joined(rows: Rows) -> bytes:
    """As a scraper leaves it that drops what stands between cells."""
    return "\n".join([TITLE, "", *("".join(row) for row in rows), ""]).encode()


def as_lines(rows: Rows) -> bytes:
    """As a scraper leaves it that writes a cell a line."""
    return "\n\n".join([TITLE, *(cell for row in rows for cell in row if cell), ""]).encode()


WRITERS = {"txt": as_txt, "tabs.txt": as_tabs, "html": as_html, "docx": as_docx, "pdf": as_pdf}

DEFINED = "A complaint is an expression of dissatisfaction, however made, about the standard of service."
WORD = "A resident does not have to use the word complaint for it to be treated as such."
CHANNELS = "Residents can complain by different channels."
STAFF = "Residents can raise complaints with any member of staff."
OFFICER = "Is there a complaint officer or equivalent in post?"
AUTONOMY = "Does the complaint officer have autonomy to resolve complaints?"
LOGGED = "Are all complaints acknowledged and logged within five days?"
REFUSED = "How many cases did we refuse to escalate?"
OPTIONAL = "Is any third stage optional for residents?"
ONLINE = "Is the complaints policy and procedure available online?"

IMPROVED = ("Code provision", "Code requirement", "Improvement required", "Comply: Yes / No", "Evidence")
BOXES = ("Compliance with the Code", "Yes", "No", "Comments", "improvement required", "Further action")
CASES = {
    "T24-improvement-first": (
        [
            IMPROVED,
            ("1.2", DEFINED, "No", "Yes", "Leaflet"),
            ("1.3", WORD, "Yes", "No", "A course"),
            ("3.1", CHANNELS, "No", "Yes", "Desk"),
        ],
        [("1.2", "yes", "Leaflet"), ("1.3", "no", "A course"), ("3.1", "yes", "Desk")],
    ),
    "T24-letters": (
        [BOXES, (OFFICER, "x", "", "Rota", "N", ""), (AUTONOMY, "", "x", "She asks", "Y", "By May"), (LOGGED, "x", "", "Log", "N", "")],
        [("3.1", "yes", "Rota"), ("3.2", "no", "She asks"), ("4.3", "yes", "Log")],
    ),
    "T25-prose-under-yes": (
        [BOXES[:3], ("7 Outcomes", "Yes", "No"), (REFUSED, "We refused none", "N/A"), (OFFICER, "Yes", ""), (LOGGED, "", "No. Late")],
        [("6.3", "narrative", "We refused none"), ("3.1", "yes", ""), ("4.3", "no", "Late")],
    ),
    "T95-both-marked": (
        [BOXES[:4], (OFFICER, "x", "", "Rota"), (AUTONOMY, "x", "x", "Two views"), (LOGGED, "", "x", "Late"), (ONLINE, "", "", "Soon")],
        [("3.1", "yes", "Rota"), ("3.2", "unclear", "Two views"), ("4.3", "no", "Late"), ("2.2", "blank", "Soon")],
    ),
    "T94-template-left": (
        [
            IMPROVED[:2] + IMPROVED[3:],
            ("1.2", DEFINED, "Yes/No", "Leaflet"),
            ("1.3", WORD, "Yes", "A course"),
            ("3.1", CHANNELS, "", "Desk"),
        ],
        [("1.2", "unclear", "Leaflet"), ("1.3", "yes", "A course"), ("3.1", "blank", "Desk")],
    ),
    "T34-no-that-is-no-answer": (
        [BOXES[:3], (REFUSED, "No cases were refused this year", ""), (OFFICER, "Yes", ""), (OPTIONAL, "N/A", "")],
        [("6.3", "narrative", "No cases were refused this year"), ("3.1", "yes", ""), ("3.5", "not_applicable", "")],
    ),
    "T85-cut-by-a-page-end": (
        [
            BOXES,
            ("Are residents informed of the landlord's position and given a chance", "", "", "Calls before letters. Of 10", "", "Check"),
            ("to respond and challenge it before the final decision?", "x", "", "calls 9 were made.", "Y", "samples."),
            (LOGGED, "x", "", "Log", "N", ""),
            (ONLINE, "", "x", "Site", "Y", "June"),
        ],
        [("4.2", "yes", "Calls before letters. Of 10 calls 9 were made."), ("4.3", "yes", "Log"), ("2.2", "no", "Site")],
    ),
    "T31-an-answer-for-each-body": (
        [
            IMPROVED[:2] + IMPROVED[3:],
            ("1.2", DEFINED, "Yes", "Leaflet"),
            ("1.3", WORD, "Fernbrook: Yes Millrace: No", "Desk"),
            ("3.1", CHANNELS, "Yes", "Desk"),
        ],
        [("1.2", "yes", "Leaflet"), ("1.3", "no", "Desk"), ("3.1", "yes", "Desk")],
    ),
    "T22-answer-left-out": (
        [
            IMPROVED[:2] + IMPROVED[3:],
            ("1.2", DEFINED, "Yes", "Leaflet"),
            ("1.3", WORD, "", "The booklet is silent"),
            ("3.1", CHANNELS, "No", ""),
        ],
        [("1.2", "yes", "Leaflet"), ("1.3", "blank", "The booklet is silent"), ("3.1", "no", "")],
    ),
    "T23-as-above": (
        [
            IMPROVED[:2] + IMPROVED[3:],
            ("1.2", DEFINED, "Yes", "Leaflet"),
            ("1.3", WORD, "As above", "As above"),
            ("3.1", CHANNELS, "No", "Desk"),
        ],
        [("1.2", "yes", "Leaflet"), ("1.3", "unclear", "As above"), ("3.1", "no", "Desk")],
    ),
    "T91-marks-at-the-answer": (
        [
            IMPROVED[:2] + IMPROVED[3:],
            ("1.2", DEFINED, "_Yes_", "Leaflet"),
            ("1.3", WORD, "**No**", "A course"),
            ("3.1", CHANNELS, "No*", "Desk"),
        ],
        [("1.2", "yes", "Leaflet"), ("1.3", "no", "A course"), ("3.1", "no", "Desk")],
    ),
    "T83-clause-numbers-in-evidence": (
        [
            IMPROVED[:2] + IMPROVED[3:],
            ("1.2", DEFINED, "Yes", "3.5 We take a moan as it comes."),
            ("1.3", WORD, "Yes", "See 3.1 and 3.2"),
            ("3.1", CHANNELS, "No", "6.10"),
        ],
        [("1.2", "yes", "3.5 We take a moan as it comes."), ("1.3", "yes", "See 3.1 and 3.2"), ("3.1", "no", "6.10")],
    ),
}


def told(document: Document, claim: Claim) -> str:
    return " / ".join(" ".join(document.quote(s).split()) for s in (*claim.evidence, *claim.commentary))


def found(path: Path, data: bytes) -> list[tuple[str, str, str]]:
    path.write_bytes(data)
    document = read.document(path)
    return [(c.provision, c.answer, told(document, c)) for c in extract.claims(document)]


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", CASES)
def test_a_table_says_the_same_in_each_format(name: str, ending: str, tmp_path: Path) -> None:
    rows, claims = CASES[name]
    assert found(tmp_path / f"form.{ending}", WRITERS[ending](rows)) == claims


# Where cells are glued, the heading's order alone says which of two answers is which.
OURS = {n: catalog.edition("hos-2024").numbered(n).requirement for n in ("1.2", "1.3", "3.1")}  # type: ignore[union-attr]
GLUED = {
    "improvement-first": (
        [
            ("Code provision", "Code requirement", "Improvement required: Yes/No", "Comply: Yes/No", "Evidence"),
            ("1.2", OURS["1.2"], "No", "Yes", "Our leaflet says so."),
            ("1.3", OURS["1.3"], "Yes", "No", "A course is booked."),
            ("3.1", OURS["3.1"], "No", "Yes", "Desk and telephone."),
        ],
        [("1.2", "yes", "Our leaflet says so."), ("1.3", "no", "A course is booked."), ("3.1", "yes", "Desk and telephone.")],
    ),
    "improvement-after": (
        [
            ("Code provision", "Code requirement", "Comply: Yes/No", "Improvement required: Yes/No", "Evidence"),
            ("1.2", OURS["1.2"], "Yes", "No", "Our leaflet says so."),
            ("1.3", OURS["1.3"], "No", "Yes", "A course is booked."),
            ("3.1", OURS["3.1"], "Yes", "No", "Desk and telephone."),
        ],
        [("1.2", "yes", "Our leaflet says so."), ("1.3", "no", "A course is booked."), ("3.1", "yes", "Desk and telephone.")],
    ),
}


@pytest.mark.parametrize("writer", [as_joined, as_lines, *WRITERS.values()])
@pytest.mark.parametrize("name", GLUED)
def test_of_two_answers_in_a_row_that_under_comply_counts(name: str, writer: Callable[[Rows], bytes], tmp_path: Path) -> None:
    rows, claims = GLUED[name]
    ending = writer.__name__.removeprefix("as_")
    assert found(tmp_path / f"form.{ending if ending in WRITERS else 'txt'}", writer(rows)) == claims


@pytest.mark.parametrize("writer", [as_joined, as_lines])
def test_an_answer_whose_column_cannot_be_told_is_none(writer: Callable[[Rows], bytes], tmp_path: Path) -> None:
    """The scraper dropped one of two answers: "Yes" may stand under "Improvement required" as well as under "Comply"."""
    rows, claims = GLUED["improvement-first"]
    lost = [row if row[0] != "1.3" else (*row[:3], "", row[4]) for row in rows]
    read = found(tmp_path / "form.txt", writer(lost))
    assert read[0] == claims[0] and read[2] == claims[2]
    assert read[1][:2] == ("1.3", "blank")


def test_rows_that_name_things_in_small_letters_stay_rows(tmp_path: Path) -> None:
    rows = [
        ("What it is about", "Who takes it", "Note"),
        ("Complaints about the state of a home", "Repairs desk", ""),
        ("complaints about the staff of a contractor", "Director", "In writing too"),
        ("complaints about the cost of anything at all", "Treasurer", ""),
    ]
    path = tmp_path / "table.html"
    path.write_bytes(as_html(rows))
    document = read.document(path)
    assert [[document.quote(c.span) for c in r.cells] for r in document.rows if not r.is_header] == [list(r) for r in rows[1:]]


@pytest.mark.parametrize("begins", ["www.quarry-homes.example/complaints", "posters in each hall, and the magazine"])
def test_rows_with_numbers_of_their_own_stay_rows_wherever_the_number_stands(begins: str, tmp_path: Path) -> None:
    rows = [
        ("Evidence", "Commentary", "Requirement", "No.", "Comply"),
        ("Bulletin of May 2026, page 2 and the board's paper", "", "Many complaints are no bad sign.", "3.3", ""),
        (begins, "Seen", "The policy has to be easy to find.", "3.4", "Yes"),
        ("Policy, page 7", "", "The policy says how it is made known.", "3.5", "Yes"),
        ("Policy, page 8", "", "Somebody may act for the resident.", "3.6", "Yes"),
        ("Policy, page 9", "", "Residents can go to the Ombudsman at any time.", "3.7", "Yes"),
    ]
    path = tmp_path / "table.html"
    path.write_bytes(as_html(rows))
    document = read.document(path)
    assert [document.quote(r.cells[3].span) for r in document.rows] == [row[3] for row in rows]
