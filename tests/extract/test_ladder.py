"""The rung of a row's evidence: a table of sentences for each, and the laws of the ladder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import HEADER, document, evidence, table
from ombudscan.extract.evidence import quality
from ombudscan.extract.ladder import RUNGS, rung
from ombudscan.nouns import Evidence
from ombudscan.read.assemble import Draft

# fmt: off
SENTENCES = [
    # nothing: the cell holds a mark, or says that it holds nothing
    ("n/a", "nothing"), ("-", "nothing"), ("None", "nothing"), ("TBC", "nothing"), ("We comply", "nothing"), ("No comments", "nothing"),
    # a document's name, an assurance: nobody could look anything up
    ("Complaints Policy", "document"), ("Housing Complaints Policy 2025.", "document"), ("Complaint Handling Procedure v3", "document"),
    ("Staff follow the procedure at all times.", "document"), ("Covered in our policy", "document"),
    ("We take complaints seriously.", "document"), ("Template letters are used.", "document"),
    # a clause: a place where it can be looked up
    ("Complaints Policy, section 6", "clause"), ("Policy 4.2", "clause"), ("See page 9 of the policy.", "clause"), ("Letter S4", "clause"),
    ("Appendix B", "clause"), ("www.brackenfell.example/complaints", "clause"), ("Policy paragraph 5.1 covers this.", "clause"),
    ("Condition 22 of section 4", "clause"), ("Contract meetings, standing item 5, Appendix C", "practice"),
    ("See 6.5", "clause"), ("See above.", "clause"), ("Stage 1 letter template, box 3", "clause"),
    # a practice: what is done, by whom, how often, within what time
    ("Caretakers carry a card with the team's number.", "practice"), ("The Director of Homes", "practice"),
    ("Callers are rung the same morning by the duty officer.", "practice"), ("Complaints are acknowledged within five working days.", "practice"),
    ("Complaints are acknowledged within 5 working days.", "practice"), ("The Clerk checks the tracker every Monday.", "practice"),
    ("The Customer Committee reads the log each quarter.", "practice"), ("Posters hang in every hall.", "practice"),
    ("The Board is told every 3 months.", "practice"),
    # a record or a figure: what happened, when, how many
    ("97% of responses went out in time.", "record"), ("212 timetables were opened.", "record"), ("3 of 41 complaints were late.", "record"),
    ("Minutes of the Board, 12 May 2026.", "record"), ("All six trustees took the course on 4 March 2026.", "record"),
    ("An audit of forty files found no case out of time.", "record"), ("We paid £4,120 in remedies.", "record"),
    ("17 of these went to stage 2 last year.", "record"), ("The Panel sampled the letters.", "record"),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=lambda x: str(x)[:40])
def test_a_sentence_stands_on_its_rung(sentence: str, expected: str) -> None:
    assert rung(sentence) == expected


@given(st.text(max_size=80))
def test_every_text_has_a_rung_and_what_names_only_a_document_is_no_higher(text: str) -> None:
    found = rung(text)
    assert found in RUNGS
    if quality(text) in ("nothing", "document") and found != "clause":
        assert found == quality(text)


def of(*rows: tuple[str, str, str, str]) -> Evidence:
    edition = {
        "6.2": "Acknowledged within five working days.",
        "5.3": "Two stages and no more.",
        "2.1": "Accepted unless there is a reason.",
    }
    cells = [(n, edition[n], answer, proof, comment) for n, answer, proof, comment in rows]
    return evidence(document(Draft(kind="heading", text="Self-assessment", level=1), table(HEADER, *cells)))


ROWS = [
    (("6.2", "Yes", "", ""), "nothing"),
    (("6.2", "Yes", "Complaints Policy", ""), "document"),
    (("6.2", "Yes", "Complaints Policy", "Section 4.1"), "clause"),
    (("5.3", "Yes", "Complaints Policy, section 6. The Clerk rings the resident.", ""), "practice"),
    (("5.3", "Yes", "Complaints Policy, section 6", "98% in time, minutes of 4 May 2026"), "record"),
    (("5.3", "No", "", "The Clerk rings the resident."), "practice"),
]


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_a_row_stands_as_high_as_its_best_sentence_in_any_column(row: tuple[str, str, str, str], expected: str) -> None:
    (fact,) = [f for f in of(row).facts if f.kind == "evidence-rung"]
    assert fact.detail == expected


def test_every_row_has_one_rung() -> None:
    found = of(("6.2", "Yes", "", ""), ("5.3", "Yes", "Letter S4", ""), ("2.1", "", "", ""))
    assert sorted(f.claim or 0 for f in found.facts if f.kind == "evidence-rung") == [0, 1, 2]
