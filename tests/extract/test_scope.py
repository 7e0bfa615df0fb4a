from __future__ import annotations

import pytest

from ombudscan.extract import outsiders, scope

CASES = [
    ("We acknowledge within five days.", "complaints"),
    ("As required by the Code, we acknowledge within five days.", "complaints"),
    ("We use the definition in the Code.", "complaints"),
    ("We would refuse only for one of the reasons in section 3.", "complaints"),
    ("We can use our discretion if there was good reason for the delay.", "complaints"),
    ("The Ombudsman may tell us to think again.", "complaints"),
    ("There is no informal stage.", "denied"),
    ("We do not operate a third stage.", "denied"),
    ("Until 2019 residents had a quiet word first.", "history"),
    ("The appeal panel was done away with in October 2023.", "history"),
    ("Residents used to go to a panel.", "history"),
    ("Our old policy promised fifteen days.", "history"),
    ("If there were a third stage, residents would sit on it.", "hypothetical"),
    ("We considered adding a quick-fix step but did not.", "hypothetical"),
    ("The Code allows ten days.", "quoted"),
    ("Landlords must answer in ten days.", "quoted"),
    ("Some landlords insist on a form; we do not.", "other_body"),
    ("The Ombudsman will decide within twelve months.", "other_body"),
    ("Complaints about adult social care are acknowledged within three days.", "other_service"),
    ("Quarrels between members go to a mediator.", "other_service"),
    ("Complaints about nursing care have an answer in 25 days.", "other_service"),
    ("Complaints about meals on wheels are handled under the Care Regulations, within three days.", "other_service"),
    ("Whoever loses a garage may appeal within a week, and that appeal is no complaint.", "other_service"),
    ("The first grumble is not a complaint.", "complaints"),  # a practice of ours, and a bad one
    ("The Code calls a step before stage 1 wrong.", "quoted"),
    ("The Code is clear that there are two stages.", "quoted"),
    ("The Ombudsman can consider your case in eight weeks.", "other_body"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_of(text: str, expected: str) -> None:
    assert scope.of(text) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("Complaints Policy", "Stage 1"), "complaints"),
        (("Complaints Policy", "Repairs"), "other_service"),
        (("Feedback Policy", "Compliments and suggestions"), "other_service"),
        (("Complaints, compliments and comments",), "complaints"),
        (("Letters from MPs", "Stage 1"), "complaints"),  # the nearest heading decides
        (("Complaints about other council services",), "other_service"),
    ],
)
def test_headings(path: tuple[str, ...], expected: str) -> None:
    assert scope.of("We answer within ten days.", path) == expected


def test_what_a_complaint_is_about_is_not_the_subject() -> None:
    assert not scope.other_subject("Complaints about urgent repairs are answered in ten days.")
    assert scope.other_subject("Urgent repairs are done in ten days.")


# Who complains, and of what a review is: none of these says what a resident's complaint is given.
OUTSIDE = [
    ("Visitors to the museum who want to complain write to the curator, who answers in six weeks.", True),  # people who are no residents
    ("Complaints from suppliers are answered within thirty days.", True),
    ("Residents and visitors who complain have an answer in ten working days.", False),  # residents too
]


@pytest.mark.parametrize(("text", "expected"), OUTSIDE)
def test_outsiders(text: str, expected: bool) -> None:
    assert outsiders.outsiders(text) is expected


OTHER_REVIEWS = [
    ("An appeal against a banding decision must reach us within 28 days.", True),
    ("You have three weeks to ask for a review of a homelessness decision.", True),
    ("You have three weeks to ask for a review of our stage 1 decision.", False),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_REVIEWS)
def test_reviews_of_other_decisions_are_another_subject(text: str, expected: bool) -> None:
    assert scope.other_subject(text) is expected
