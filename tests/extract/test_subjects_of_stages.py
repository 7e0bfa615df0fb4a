"""What says that an extension comes with the Ombudsman's details, in whatever order; and what only looks like it."""

from __future__ import annotations

import pytest
from written import view

from ombudscan import extract

TOLD = [
    "Up to twenty more may be taken for good reason, in which event the resident is told why, by when and how to contact the Ombudsman.",
    "That may be lengthened by no more than ten working days, with the Ombudsman's contact details set out in the same letter.",
    "We may need up to ten more working days. That letter will have the Ombudsman's contact details in it.",
    "If it needs longer we give a new date and the address of the Housing Ombudsman.",
    "The details of the Ombudsman come with the letter on an extension.",
    "Where more time is wanted the resident gets the date, the grounds and the Housing Ombudsman's telephone number.",
]
OTHER = [
    "The Ombudsman's contact details are on our website.",
    "The final letter gives the Ombudsman's contact details. It is sent within twenty working days.",
    "If we refuse a complaint after a longer look we say how to contact the Ombudsman.",
    "You may extend your stay. That letter has our contact details in it.",
    "More than twenty of you wrote to the Ombudsman last year.",
    "We may need up to ten more working days. We give the Ombudsman's contact details to anybody who asks.",
]


def _told(text: str) -> set[str]:
    seen = view(f"# Stage 2\n{text}")
    return {f.detail for f in extract.facts(seen) if f.kind == "speaks" and "extension" in f.detail}


@pytest.mark.parametrize("text", TOLD, ids=lambda x: x[:40])
def test_an_extension_with_the_ombudsmans_details_is_heard_in_any_order(text: str) -> None:
    assert _told(text) == {"stage-2-extension-ombudsman"}


@pytest.mark.parametrize("text", OTHER, ids=lambda x: x[:40])
def test_the_ombudsmans_details_without_longer_time_are_something_else(text: str) -> None:
    assert not _told(text)


def test_what_is_said_of_both_stages_is_heard_of_both() -> None:
    longer = "If it is complicated we may take longer, but never more than ten extra working days."
    text = f"{longer} We always include the Ombudsman's contact details when we do this, at stage 1 and at stage 2."
    assert _told(text) == {"stage-1-extension-ombudsman", "stage-2-extension-ombudsman"}
