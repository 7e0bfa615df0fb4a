"""What a document tells of its own earlier versions is no practice of today, and names no Code that it follows."""

from __future__ import annotations

import pytest
from written import view

from factories import document, table
from ombudscan import extract
from ombudscan.nouns import Settings
from ombudscan.read.assemble import Draft

STEP = "A quick-fix step of five working days, since withdrawn."
PAST = [
    "# Appendix B: History of this Policy",
    "# Version history",
    "# 14. Record of amendments",
    "# Earlier editions",
    "# Amendment log",
]
NOT_PAST = [
    "# A history of complaints",
    "# Records",
    "# Changes that you asked for",
    "# Version for tenants",
    "# How this policy works",
    "# Earlier issues that you raised",
]
TODAY = "A complaint is answered at stage 1 in ten working days and at stage 2 in twenty, by somebody who had no part in it before."


@pytest.mark.parametrize("heading", PAST)
def test_a_section_on_earlier_versions_states_no_practice(heading: str) -> None:
    assert view(f"# Stages\n{TODAY}\n{heading}\n{STEP}").statements[-1].scope == "other_part"


@pytest.mark.parametrize("heading", NOT_PAST)
def test_a_heading_that_only_sounds_like_it_hides_nothing(heading: str) -> None:
    assert view(f"# Stages\n{TODAY}\n{heading}\n{STEP}").statements[-1].scope == "complaints"


def test_a_heading_of_the_front_matter_does_not_hide_a_policy_without_further_headings() -> None:
    assert {s.scope for s in view(f"# Version history\n{STEP}\n{TODAY}\nWe tell you how to go to stage 2.").statements} == {"complaints"}


@pytest.mark.parametrize(
    ("header", "scope"),
    [
        (("Version", "Date", "Summary of changes"), "other_part"),
        (("Edition no.", "Approved", "What was amended"), "other_part"),
        (("Step", "Time", "Comments"), "complaints"),
        (("Version", "Time", "Owner"), "complaints"),
        (("Issue", "Details", "Who answers"), "complaints"),  # what people complain about
        (("Version", "Description", "Where it hangs"), "complaints"),  # large print and easy read
        (("Issue no.", "Date", "Details"), "other_part"),
    ],
)
def test_a_table_of_versions_states_no_practice(header: tuple[str, ...], scope: str) -> None:
    doc = document(Draft(kind="heading", level=1, text="Complaints Policy"), Draft(text=TODAY), table(header, ("3", "May 2021", STEP)))
    found = extract.statements(doc, extract.passages(doc, ()), ())
    assert next(s.scope for s in found if s.text == STEP) == scope


ANNEX = Draft(kind="heading", level=2, text="Version history")
ROWS = table(("Version", "Date", "Changes"), ("4", "September 2022", "Rewritten for the Complaint Handling Code 2022."))
BODY = "A complaint is answered at stage 1 in ten working days and at stage 2 in twenty."


@pytest.mark.parametrize(
    ("drafts", "named"),
    [
        ((Draft(text=BODY), ANNEX, ROWS), None),
        (
            (
                Draft(text=f"{BODY} It follows the Complaint Handling Code (the Code), which has had statutory force since 1 April 2024."),
                ANNEX,
                ROWS,
            ),
            "hos-2024",
        ),
        ((Draft(text=f"{BODY} It follows the Complaint Handling Code 2022."), ANNEX, ROWS), "hos-2022"),
    ],
)
def test_the_code_of_an_earlier_version_is_not_the_one_that_a_policy_follows(drafts: tuple[Draft, ...], named: str | None) -> None:
    made = document(Draft(kind="heading", level=1, text="Complaints Policy"), *drafts)
    assert extract.identity(made, (), Settings(as_of="2026-11-21")).named_edition == named


OVER = [
    ("Elmcote answered within three working days. It also had a panel that heard the case last.", "None of that carries on."),
    ("Before we joined, Hartmere acknowledged in two working days.", "Those arrangements have now ended."),
    ("Each of them kept its own way. Elmcote let a committee of tenants decide after stage 2.", "We kept neither of them."),
]
NOT_OVER = [
    ("Elmcote answered within three working days. We acknowledge in two working days.", "None of that carries on."),
    ("You will hear from us within three working days.", "None of that carries on."),
    ("Hartmere acknowledged in two working days.", "None of this affects your tenancy."),
    ("A complaint is logged and acknowledged in two working days. It can be heard by a panel.", "That ends the process."),
]


@pytest.mark.parametrize(("told", "ending"), OVER)
def test_what_merged_landlords_did_is_over_where_the_document_says_so(told: str, ending: str) -> None:
    assert {s.scope for s in view(f"# About us\n{told} {ending}").statements[:-1]} == {"other_part"}


@pytest.mark.parametrize(("told", "ending"), NOT_OVER)
def test_what_is_done_today_is_not_over(told: str, ending: str) -> None:
    assert view(f"# About us\n{told} {ending}").statements[-2].scope == "complaints"


@pytest.mark.parametrize(
    ("before", "text", "scope"),
    [
        ("This policy replaces the Feedback Policy of 2020.", "Under that policy a complaint could go to the Board.", "other_part"),
        ("It supersedes our procedure of June 2019.", "That procedure had a panel of three after stage 2.", "other_part"),
        ("This policy replaces the Feedback Policy of 2020.", "Under that policy a complaint can go to the Board.", "complaints"),
        ("Appeals are told of in the Appeals Policy.", "Under that policy a complaint could go to the Board.", "complaints"),
        ("This policy replaces the Feedback Policy of 2020.", "A complaint could go to the Board.", "complaints"),
    ],
)
def test_what_could_be_done_under_the_policy_that_is_replaced_is_no_practice(before: str, text: str, scope: str) -> None:
    assert view(f"# About this policy\n{before} {text}").statements[-1].scope == scope
