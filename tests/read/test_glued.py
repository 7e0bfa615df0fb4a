"""Words that a file's making has run together."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from ombudscan.nouns import Span
from ombudscan.read import from_pdf, glued, places
from ombudscan.read.assemble import Draft

TOLD = [
    ("Weanswerwithintenworkingdays.", "We answer within ten working days."),
    ("Atstage2adifferentpersonlooksatit", "At stage 2 a different person looks at it"),
    ("within20workingdays,andwetelltheresident", "within 20 working days, and we tell the resident"),
    ("theresident'scomplaint(seeclause4.1)", "the resident's complaint (see clause 4.1)"),
    ("ThelandlordWilloverHomesanswers", "The landlord Willover Homes answers"),
]
LEFT = [
    ("complaints@willover.example", "an address"),
    ("www.willover.example/complaintspolicy", "an address of the web"),
    ("Willover", "a name, though it holds a common word"),
    ("acknowledgement", "a long word of its own"),
    ("Ponthafrenhowell", "no common words"),
    ("4.1.2", "a number"),
    ("SW1A", "a code"),
]
CLAUSES = [
    ("1.1", "We answer a complaint at stage 1 within ten working days of our acknowledgement of it."),
    ("1.2", "At stage 2 a different person looks at the complaint and answers within twenty working days."),
    ("1.3", "A resident can go to the Housing Ombudsman at any time and does not have to wait for our last answer."),
    ("1.4", "We tell the resident why we need longer, and name another day, no more than ten working days later."),
    ("1.5", "A person or a team takes responsibility for complaints and has the time and the training for that."),
]


def pdf(*, run_together: bool) -> bytes:
    """A page of clauses, each on a line of its own, with the blanks between their words or without."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(700, 400), invariant=1)
    for i, (number, words) in enumerate(CLAUSES):
        page.setFont("Helvetica", 10)
        page.drawString(40, 340 - 24 * i, f"{number} {words.replace(' ', '') if run_together else words}")
    page.save()
    return out.getvalue()


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_words_are_told_apart(text: str, wanted: str) -> None:
    assert glued.spaced(text) == wanted


@pytest.mark.parametrize(("text", "why"), LEFT)
def test_what_is_one_word_stays_one(text: str, why: str) -> None:
    assert glued.spaced(text) == text, why


def test_a_page_without_blanks_says_what_its_twin_says() -> None:
    twin, got = from_pdf.reading(pdf(run_together=False)), from_pdf.reading(pdf(run_together=True))
    assert [d.text for d in got.drafts if isinstance(d, Draft)] == [d.text for d in twin.drafts if isinstance(d, Draft)]
    assert not twin.notices
    assert [n.code for n in got.notices] == ["other"]
    assert "run together" in got.notices[0].message


def test_marks_stand_where_the_letters_do() -> None:
    plain, joined = from_pdf.reading(pdf(run_together=False)), pdf(run_together=True)
    first = next(d.text for d in plain.drafts if isinstance(d, Draft))
    at = first.index("complaint")
    (box,) = places.boxes(joined, [Span(start=at, end=at + len("complaint"))])[0]
    assert 20 < box.x1 - box.x0 < 60


def test_a_text_with_its_blanks_is_left_alone() -> None:
    drafts = [Draft(text="The Willoverhomesandgardens desk answers each complaint in ten working days. " * 8)]
    before = drafts[0].text
    assert glued.told_apart(drafts) == []
    assert drafts[0].text == before


@given(st.text(alphabet="abcdewithnot STAGE12.,;()'-@/", max_size=80))
def test_nothing_but_blanks_is_put_in(text: str) -> None:
    assert glued.spaced(text).replace(" ", "") == text.replace(" ", "")
