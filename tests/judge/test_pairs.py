"""A yes is held against the policy by the duty that the row asks for, whatever number the row's edition gives it."""

from __future__ import annotations

import pytest

from factories import document, evidence, policy, report, table
from ombudscan import catalog
from ombudscan.judge import pair_findings
from ombudscan.nouns import Evidence
from ombudscan.read.assemble import Draft

FORMS = {"hos-2022": "Complaint Handling Code self-assessment form 2022", "hos-2024": "Complaint Handling Code 2024 self-assessment form"}


def form(edition: str, number: str, answer: str = "Yes") -> Evidence:
    """A form of one row of an edition, answered."""
    asked = catalog.edition(edition).numbered(number)  # type: ignore[arg-type]
    assert asked is not None
    header = ("Code section", "Code requirement", "Comply: Yes/No", "Evidence, commentary and any explanations")
    rows = table(header, (number, asked.requirement, answer, "We do this every day, as the records of Pellbrook Homes show."))
    heading = Draft(kind="heading", text=FORMS[edition], level=1)
    return evidence(document(heading, Draft(text="Pellbrook Homes, 30 September 2022"), rows), code=edition)


BASE = "We acknowledge and investigate every complaint at stage 1."


def contradicted(claims: Evidence, *paragraphs: str) -> list[str | None]:
    found = pair_findings(claims, (report(policy(BASE, *paragraphs)),), catalog.rules())
    return [f.provision for f in found if f.rule == "claim-contradicts-policy"]


OLDER = [
    ("1.8", ("# Time limits", "Complaints must be made within three months of the event."), "exclusions held the time limit"),
    ("2.1", ("# How to complain", "Complaints must be made in writing on our form."), "channels held the ways of complaining"),
    ("5.1", ("# Stage 1", "We respond within twenty working days of receiving the complaint."), "stage 1"),
    ("5.13", ("# Stage 2", "We respond at stage 2 within forty working days of your request."), "stage 2"),
    ("5.12", ("# Stage 2", "The manager who dealt with stage 1 will also carry out the stage 2 review."), "the same person"),
    ("4.5", ("# Help", "A friend may complain for you once you have both signed our consent form."), "representation"),
]
NOT_ITS_DUTY = [
    ("2.3", ("# Time limits", "Complaints must be made within three months of the event."), "2.3 of 2022 is about finding the policy"),
    ("1.8", ("# Time limits", "Complaints must be made within six months of the event."), "six months were enough in 2022"),
    ("5.9", ("# Stage 2", "You must explain in your request why the stage 1 decision was wrong."), "reasons could be asked for in 2022"),
    ("5.17", ("# Stage 3", "If you do not accept the stage 2 decision you may appeal to the Board."), "a third stage could be justified"),
    ("5.1", ("# Stage 2", "We respond at stage 2 within forty working days of your request."), "another stage"),
    ("6.2", ("# Stage 1", "We acknowledge complaints within ten working days."), "6.2 of 2022 is about remedies"),
]


@pytest.mark.parametrize(("number", "paragraphs", "why"), OLDER)
def test_a_row_of_2022_is_held_against_the_duty_and_keeps_its_number(number: str, paragraphs: tuple[str, ...], why: str) -> None:
    assert contradicted(form("hos-2022", number), *paragraphs) == [number], why


@pytest.mark.parametrize(("number", "paragraphs", "why"), NOT_ITS_DUTY)
def test_a_row_of_2022_is_not_held_against_another_duty_of_the_same_number(number: str, paragraphs: tuple[str, ...], why: str) -> None:
    assert contradicted(form("hos-2022", number), *paragraphs) == [], why


PLAIN = [
    ("2.5", ("Complaints about parking will not be considered.",), "wholesale exclusion"),
    ("3.6", ("A friend may complain for you once you have both signed our consent form.",), "a signature"),
    ("3.1", ("If you ask us to, we will make reasonable adjustments.",), "on request"),
    ("5.11", ("# Stage 2", "Moving to stage 2 is at the discretion of the Head of Service."), "a gate"),
]
MILD = [
    ("6.2", ("# Stage 1", "We acknowledge complaints within three working days."), "stricter than the Code"),
    ("6.3", ("# Stage 1", "We aim to respond within ten working days of the acknowledgement."), "an aim"),
    ("1.2", ("A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
             "organisation, its own staff, or those acting on its behalf, affecting an individual resident or group of residents.",), "older words"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "paragraphs", "why"), PLAIN)
def test_a_plain_fault_gainsays_a_yes_though_a_person_has_to_judge_it(number: str, paragraphs: tuple[str, ...], why: str) -> None:
    assert contradicted(form("hos-2024", number), *paragraphs) == [number], why
    assert contradicted(form("hos-2024", number, "No"), *paragraphs) == []


@pytest.mark.parametrize(("number", "paragraphs", "why"), MILD)
def test_a_matter_of_degree_gainsays_nothing(number: str, paragraphs: tuple[str, ...], why: str) -> None:
    assert contradicted(form("hos-2024", number), *paragraphs) == [], why


def test_what_the_policy_says_wrongly_it_is_not_silent_on() -> None:
    asked = catalog.edition("hos-2024").numbered("2.5")
    assert asked is not None
    header = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary")
    rows = table(header, ("2.5", asked.requirement, "Yes", "Our complaints policy says so.", ""))
    claims = evidence(document(Draft(kind="heading", text=FORMS["hos-2024"], level=1), rows))
    against = report(policy(BASE, "Complaints about parking will not be considered."))
    found = [f.rule for f in pair_findings(claims, (against,), catalog.rules()) if f.provision == "2.5"]
    assert found == ["claim-contradicts-policy"]
