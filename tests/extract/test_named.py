"""Which edition a text says that it follows."""

from __future__ import annotations

import pytest

from ombudscan.extract.named import named_edition
from ombudscan.nouns import DatedFact


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("This policy meets the Housing Ombudsman's Complaint Handling Code 2022.", "hos-2022"),
        ("We follow the April 2024 Code.", "hos-2024"),
        ("It is measured against the Code that took effect on 1 April 2024.", "hos-2024"),
        ("Written to the Ombudsman's Complaint Handling Code (July 2020).", "hos-2020"),
        ("We keep to the Code, introduced in April 2022.", "hos-2022"),
        ("The lead is named under paragraph 7.5 of the Code.", "hos-2022"),  # 2024 has no 7.5
        ("See provision 9.5 of the Complaint Handling Code.", "hos-2024"),  # 2022 has no section 9
        ("See paragraph 7.3 of the Code.", None),  # both have one
        ("This replaces what we wrote for the 2022 Code. We now follow the Code of April 2024.", "hos-2024"),
        ("The Code 2022 was in force until March 2024.", None),  # of the past
        ("We follow the LGSCO's Complaint Handling Code 2024.", "lgsco-2024"),
        ("The Code of Conduct 2022 applies to our staff.", None),
        ("In 2022 the Code changed.", None),
        ("We follow the Complaint Handling Code.", None),
    ],
)
def test_named(text, edition):
    assert named_edition([text], ()) == edition


@pytest.mark.parametrize(
    ("iso", "edition"),
    [("2023-07", "hos-2022"), ("2024-05-01", "hos-2024"), ("2021-02", "hos-2020"), ("2024", None)],  # a bare year is too wide
)
def test_the_revised_code_is_that_of_the_documents_time(iso, edition):
    fact = DatedFact(kind="approved", iso=iso, span=None)
    assert named_edition(["This procedure keeps to the revised Housing Ombudsman's Complaint Handling Code."], (fact,)) == edition


def test_the_newest_of_several_is_followed():
    assert named_edition(["We met the Complaint Handling Code 2022.", "We meet the 2024 Code."], ()) == "hos-2024"
