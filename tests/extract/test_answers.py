"""Answer words as landlords write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.extract.answers import cell, is_answer, is_mark, opening

WHOLE = [
    ("Part met", "partial"),
    ("RAG: Green", "yes"),
    ("RAG rating: Amber", "partial"),
    # plain, with stops, blanks and capitals
    ("Yes", "yes"),
    ("Yes.", "yes"),
    (" YES ", "yes"),
    ("Y", "yes"),
    ("yes,", "yes"),
    ("“Yes”", "yes"),
    ("We comply.", "yes"),
    ("We fully comply", "yes"),
    ("Compliant", "yes"),
    ("Fully compliant.", "yes"),
    ("Met", "yes"),
    ("Achieved", "yes"),
    ("Already in place", "yes"),
    ("Green", "yes"),
    ("✓", "yes"),
    ("✔", "yes"),
    ("☑", "yes"),
    ("ü", "yes"),
    ("√", "yes"),
    ("Compliance: YES", "yes"),
    ("Do we comply? Yes", "yes"),
    ("_Yes_", "yes"),
    ("Y*", "yes"),
    ("No", "no"),
    ("NO.", "no"),
    ("No*", "no"),
    ("**No**", "no"),
    ("No†", "no"),
    ("N", "no"),
    ("Not met", "no"),
    ("Non-compliant", "no"),
    ("We do not comply.", "no"),
    ("Not yet", "no"),
    ("Not currently", "no"),
    ("✗", "no"),
    ("☒", "no"),
    ("Red", "no"),
    ("Partial", "partial"),
    ("Partly", "partial"),
    ("Partially met", "partial"),
    ("In part", "partial"),
    ("Mostly", "partial"),
    ("Yes – partially", "partial"),
    ("Yes (in part)", "partial"),
    ("Not fully compliant", "partial"),
    ("Amber", "partial"),
    ("In progress", "partial"),
    ("We partly comply.", "partial"),
    ("Yes, but not fully.", "partial"),
    ("N/A", "not_applicable"),
    ("n/a", "not_applicable"),
    ("Not applicable", "not_applicable"),
    ("None this year", "not_applicable"),
    ("No such cases", "not_applicable"),
    ("", "blank"),
    ("  \n", "blank"),
    ("-", "blank"),
    ("–", "blank"),
    # the form's own words, pointers and prose answer nothing
    ("Yes / No", "unclear"),
    ("Yes/No", "unclear"),
    ("Yes or no", "unclear"),
    ("Comply: yes / no", "unclear"),
    ("Y/N", "unclear"),
    ("Yes/No/Partial", "unclear"),
    ("As above", "unclear"),
    ("See 5.14", "unclear"),
    ("..", "unclear"),
    ("To be confirmed", "unclear"),
    ("Unsure", "unclear"),
    ("Not sure.", "unclear"),
    ("Our wardens are told about this in May.", "unclear"),
    ("No cases were refused", "unclear"),
    # a ticked box beside each word
    ("☒ Yes ☐ No", "yes"),
    ("☐ Yes ☒ No", "no"),
    ("Yes ☐ No ☐", "blank"),
    # several landlords: the worst counts
    ("Fernbrook: YES\nMillrace: NO\nFernmill (joint): YES", "no"),
    ("Yes (Fernbrook) Partly (Millrace)", "partial"),
    ("Policy: Yes, Practice: Yes", "yes"),
]


@pytest.mark.parametrize(("text", "answer"), WHOLE)
def test_a_cell_says_what_a_reader_takes_from_it(text: str, answer: str) -> None:
    assert cell(text).answer == answer


TAILS = [
    ("Yes. Launched in May", "yes", "Launched in May"),
    ("Yes and this is explained to tenants", "yes", "and this is explained to tenants"),
    ("Yes, in writing", "yes", "in writing"),
    ("Yes (from April)", "yes", "(from April)"),
    ("No. The letter is silent.", "no", "The letter is silent."),
    ("No - due in June", "no", "due in June"),
    ("No we do not", "no", "we do not"),
    ("Partly. Two homes are left", "partial", "Two homes are left"),
    ("N/A: nobody asked.", "not_applicable", "nobody asked."),
    ("Yes\nSee page 4", "yes", "See page 4"),
]


@pytest.mark.parametrize(("text", "answer", "tail"), TAILS)
def test_what_follows_an_answer_is_kept_apart(text: str, answer: str, tail: str) -> None:
    said = cell(text)
    assert said.answer == answer
    assert said.tail is not None
    assert text[slice(*said.tail)] == tail


@pytest.mark.parametrize(
    "text", ["Noticeboards in each hall", "Yesterday's minutes", "Metal signs", "Nobody is turned away", "Partners were told", "Page 4"]
)
def test_words_that_only_begin_like_an_answer_are_none(text: str) -> None:
    assert opening(text) is None


@pytest.mark.parametrize(
    ("text", "whole"), [("Yes", True), ("YES.", True), ("Yes, in writing", False), ("Booklet", False), ("Yes / No", True), ("", False)]
)
def test_a_line_may_be_an_answer_and_nothing_else(text: str, whole: bool) -> None:
    assert is_answer(text) is whole


@pytest.mark.parametrize(
    ("text", "mark"), [("x", True), ("X ", True), ("✓", True), ("ü", True), ("", False), ("-", False), ("xylophone", False), ("17", False)]
)
def test_a_mark_is_one_sign(text: str, mark: bool) -> None:
    assert is_mark(text) is mark


@given(st.text(max_size=80))
def test_offsets_never_leave_the_text_nor_overlap(text: str) -> None:
    said = cell(text)
    for pair in (said.words, said.tail):
        assert pair is None or 0 <= pair[0] < pair[1] <= len(text)
    if said.words and said.tail:
        assert said.words[1] <= said.tail[0]
