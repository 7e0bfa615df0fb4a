"""T98: where an address or a number was lost on the way, somebody is told so; nothing is said where all is there."""

from __future__ import annotations

import pytest

import factories
from ombudscan import extract

LOST = [
    ("You can complain in person or email us on . We answer all of it.", "email us on .", ""),
    ("Call us on or visit the office.", "Call us on or visit", ""),
    ("The Ombudsman: Telephone: . Email: . Website: .", "Telephone: .", " (and in 2 more places)"),
    ("Please phone at , or email them at , with your questions.", "phone at ,", " (and in 1 more place)"),
]
WHOLE = [
    "Email us on help@larch.invalid. Call us on 020 7946 0000 or visit the office.",
    "You can complain by email, by telephone or in writing.",
    "Telephone: 020 7946 0000. Email: help@larch.invalid",
    "Whoever is on or off duty takes the call, at or near the gate .",
    "This is what we look at . We call on you.",
]


@pytest.mark.parametrize(("text", "said", "more"), LOST)
def test_a_lost_contact_is_told_once_with_its_place(text: str, said: str, more: str) -> None:
    document = factories.policy("# How to complain", text)
    (notice,) = extract.noted(document).notices
    assert notice.code == "contact_missing"
    assert notice.message == f"An address or a number seems to be lost at “{said}”{more}: look at the document itself."
    assert notice.span is not None
    assert document.quote(notice.span) == said


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_there_is_not_missed(text: str) -> None:
    document = factories.policy("# How to complain", text)
    assert extract.noted(document) == document
