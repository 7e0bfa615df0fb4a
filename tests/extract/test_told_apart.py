"""Provisions that share their words: which of them a sentence speaks of."""

from __future__ import annotations

import pytest

from ombudscan.extract import told_apart

FORESEEN = [
    "As the Equality Act 2010 asks, staff anticipate what a tenant may need before they ring.",
    "Under the Equality Act we think ahead about interpreters, large print and home visits.",
    "With the Equality Act in mind adjustments do not depend on somebody's asking.",
    "Following the Equality Act 2010 we offer help in advance.",
]
KEPT = [
    "Under the Equality Act 2010 we anticipate needs, and adjustments are recorded on the tenant's file.",
    "Adjustments under the Equality Act are reviewed ahead of time each spring.",
    "We make reasonable adjustments under the Equality Act 2010.",
    "We think ahead about what tenants may need.",
]
NO_BLANKET = [
    "No kind of complaint is ruled out by itself.",
    "There is no subject that we have closed to residents.",
    "We do not keep a list of topics which are out of bounds.",
    "We take complaints unless there is a reason not to, and no sort of case is turned away wholesale.",
]
SOME_ARE = [
    "No subjects are excluded except those in the list below.",
    "A matter is not considered where a claim has been filed at court.",
    "We do not refuse complaints about our staff.",
    "No type of complaint is barred:",
]
THROUGH = [
    "A complaint made through a carer is treated no differently.",
    "Complaints that come by way of a councillor are handled in just the same way.",
]
OF_RESIDENTS = [
    "Residents who complain are treated no differently from anybody else.",
    "A complaint made by a friend is treated the same, and nobody is treated worse because they complain.",
    "We have a single policy, and a complaint from a leaseholder is handled in the same way.",
]


@pytest.mark.parametrize("text", FORESEEN)
def test_foreseeing_needs_is_no_word_on_records(text: str) -> None:
    assert dict(told_apart.told(text)) == {"adjustments-recorded": 0.0}


@pytest.mark.parametrize("text", NO_BLANKET)
def test_what_is_never_shut_out_is_no_list_of_exclusions(text: str) -> None:
    assert dict(told_apart.told(text)) == {"no-blanket-exclusion": told_apart.SAID, "exclusions": 0.0}


@pytest.mark.parametrize("text", THROUGH)
def test_a_complaint_through_another_is_no_word_on_detriment(text: str) -> None:
    assert dict(told_apart.told(text)) == {"single-policy": 0.0}


@pytest.mark.parametrize("text", [*KEPT, *SOME_ARE, *OF_RESIDENTS])
def test_nothing_is_settled_where_a_sentence_may_speak_of_both(text: str) -> None:
    assert dict(told_apart.told(text)) == {}
