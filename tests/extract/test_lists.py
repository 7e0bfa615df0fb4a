"""A list that is announced and does not follow; and every form in which it may."""

from __future__ import annotations

import pytest

from form_samples import read as read_text
from ombudscan.extract.lists import lost
from ombudscan.read import assemble
from ombudscan.read.assemble import CellDraft, Draft, TableDraft

LEAD = "You can make a complaint in any of these ways. The ways to complain are:"


def found(*drafts: Draft | TableDraft) -> list[str]:
    document = assemble.document(drafts, source="x.txt", sha256="0" * 64, media_type="text/plain")
    return [document.quote(s) for s in lost(document)]


def para(text: str) -> Draft:
    return Draft(text=text)


FOLLOWED = [
    [Draft(kind="item", text="By telephone"), Draft(kind="item", text="By letter")],
    [para("- by telephone"), para("- by letter")],
    [para("by telephone;"), para("by letter.")],
    [para("a) by telephone"), para("b) by letter")],
    [para("Telephone"), para("Letter"), para("Email")],
    [para("1. Ring us on weekdays between nine and five, when somebody is always at the desk to help.")],
    [TableDraft(rows=[[CellDraft(blocks=[para("Telephone")]), CellDraft(blocks=[para("01632 960001")])]])],
    [para("0800 496 0000"), para("help@brackenfell.example")],
    [para("Telephone – ring the contact centre at any hour of the day, and ask for the complaints team by name.")],
    [
        para("Tell any member of staff who is in the building, or who is visiting you at home that day."),
        para("Telephone the office on weekdays between nine in the morning and five in the afternoon."),
        para("Write a letter and hand it in at the desk, or put it in the box by the front door."),
    ],
]


@pytest.mark.parametrize("after", FOLLOWED, ids=[str(i) for i in range(len(FOLLOWED))])
def test_a_list_in_any_form(after: list[Draft | TableDraft]) -> None:
    assert found(para(LEAD), *after) == []


NOT_FOLLOWED = [
    [],
    [Draft(kind="heading", level=1, text="What happens next")],
    [para("If a complaint cannot be taken up, we write within five working days and say why that is so.")],
    [para("Although we cannot take these up as complaints, we are glad to point you to somebody who can help.")],
    [para("The reasons that we may give are:"), para("old age")],
    [para("What is offered depends on the harm that was done. Gifts are made each December and are no remedy.")],
]


@pytest.mark.parametrize("after", NOT_FOLLOWED, ids=[str(i) for i in range(len(NOT_FOLLOWED))])
def test_a_lost_list(after: list[Draft | TableDraft]) -> None:
    assert "The ways to complain are:" in found(para(LEAD), *after)


@pytest.mark.parametrize(
    "label", ["Email:", "Stage 1 – review:", "Evidence relied upon:", "How will you answer my complaint:", "Our address:"]
)
def test_a_label_announces_no_list(label: str) -> None:
    assert found(para(label), para("We write to everybody within ten working days of the day on which we acknowledged the matter.")) == []


def test_a_list_in_the_same_cell_and_one_that_is_not() -> None:
    rows = [
        [CellDraft(blocks=[para("The letter must include:"), para("the decision")]), CellDraft(blocks=[para("Yes")])],
        [CellDraft(blocks=[para("The letter should include:")]), CellDraft(blocks=[para("Yes")])],
    ]
    assert found(TableDraft(rows=rows)) == ["The letter should include:"]


@pytest.mark.parametrize(
    "lead",
    [
        "There are some matters that we leave to others. They are:",
        "We cannot consider the following:",
        "Complaints about these are not accepted. These are:",
        "Your letter from us will contain:",
    ],
)
def test_a_list_lost_between_blank_lines(lead: str) -> None:
    document = read_text(
        f"Complaints procedure\n\n{lead}\n\n\nWe tell you our reasons, and that anybody can ask the Ombudsman.\n\n\nHow to complain\n\nRing us."
    )
    assert [document.quote(s) for s in lost(document)] == [lead.split(". ")[-1]]


def test_the_next_row_of_a_form_is_no_list() -> None:
    last = para("9.7 The governing body gets regular reports.YesEach month it is given these things, which are:")
    following = para("9.8 The objective holds for all staff.YesIn each job description.")
    document = assemble.document([last, following], source="x.txt", sha256="0" * 64, media_type="text/plain")
    number = document.text.index("The objective")
    assert [*lost(document)] == []
    assert [document.quote(s)[-10:] for s in lost(document, (4, number))] == ["which are:"]
