"""Heading rows run together above their table, and rows with both answers that are no heading: no row is lost, no answer moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan import read
from ombudscan.extract.claims import claims
from ombudscan.read import shaping

ROWS = [
    ("1.2", "A complaint is any expression of dissatisfaction, however made, about the standard of service.", "Our leaflet says so."),
    ("1.3", "A resident does not have to use the word complaint for it to be treated as such.", "Staff are trained to hear it."),
    ("1.6", "Dissatisfaction expressed through a survey is not a complaint.", "Our survey page tells people how to complain."),
]
ANSWERS = ["Yes", "No", "Yes"]
IMPROVED = ["No", "Yes", "No"]
GLUED = "Code provisionCode requirementImprovement required: Yes / NoComply: Yes / NoEvidence"


def _cells() -> list[list[str]]:
    return [[number, asked, more, said, told] for (number, asked, told), said, more in zip(ROWS, ANSWERS, IMPROVED, strict=True)]


def _text(head: str) -> str:
    body = "\n".join(" | ".join(row) + " |" for row in _cells())
    return f"Larkmere Homes\nSelf-assessment against the Complaint Handling Code 2024\n\n{head}\n{body}\n"


def _page(head: str) -> str:
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in _cells())
    return f"<html><body><main><h1>Self-assessment, Complaint Handling Code</h1>{head.replace('BODY', body)}</main></body></html>"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("form.txt", _text(GLUED)),
        (
            "form.txt",
            _text(" | ".join(["Code provision", "Code requirement", "Improvement required", "Comply: Yes / No", "Evidence"]) + " |"),
        ),
        ("form.html", _page(f"<p>{GLUED}</p><table>BODY</table>")),
        ("form.html", _page(f"<table><tr><td colspan=5>{GLUED}</td></tr>BODY</table>")),
    ],
    ids=["text", "text, heads apart", "page, in a paragraph", "page, in one cell"],
)
def test_answers_are_those_of_the_column_that_asks_for_them(name: str, made: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(made, encoding="utf-8")
    document = read.document(path)
    found = claims(document)
    assert [c.provision for c in found] == [row[0] for row in ROWS]
    assert [c.answer for c in found] == [a.lower() for a in ANSWERS]
    assert [document.quote(c.evidence[0]) for c in found] == [row[2] for row in ROWS]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Code provisionCode requirementComply: Yes / No", "fewer names than the table has columns"),
        ("Larkmere HomesOur formA pageOf fiveColumns", "no form's names"),
        ("The table below sets out each provision, our answer and the evidence.", "a sentence"),
    ],
)
def test_other_lines_above_a_table_stay_what_they_are(line: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "form.txt"
    path.write_text(_text(line), encoding="utf-8")
    document = read.document(path)
    assert line in document.text, why
    assert not any(row.is_header for row in document.rows), why


@pytest.mark.parametrize(
    ("row", "header"),
    [
        (["7. Outcomes", "Yes", "No"], True),
        (["Section 2", "Yes", "No", "Evidence"], True),
        (["1.2", "A complaint is any expression of dissatisfaction.", "Yes", "Our leaflet says so.", "No"], False),
        (["1.2", "Requirement", "Yes", "", "No"], False),
        (["We accept complaints by any route", "Yes", "See clause 2 of our policy.", "No"], False),
        (["Is any third stage optional?", "Yes", "No"], False),
    ],
)
def test_a_row_with_both_answers_is_a_header_only_where_it_names_columns(row: list[str], header: bool) -> None:
    assert shaping.is_yes_no_header(row) is header
