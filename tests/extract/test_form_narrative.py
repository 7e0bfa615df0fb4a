"""Self-assessments told in prose, without the requirements."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan import extract, read
from ombudscan.extract.answers import opening
from ombudscan.extract.kind import verdict
from ombudscan.extract.titles import title
from ombudscan.nouns import Claim, Document

DASHED = """Quillmere Homes

Complaint Handling Code self-assessment

5.1 - We comply. One policy covers complaints about every service; the board agreed it in May 2025.

5.2 - We comply. Nobody goes through another step first.

5.3 - We do not comply. A panel of tenants is still our third stage.

6.2 - We comply in part. Nine in ten letters went out within five working days.
The others took six.
"""
TITLED = """Quillmere Homes: self-assessment against the Complaint Handling Code

Provision 5.1: one policy

Compliant. One policy covers complaints about every service.

Provision 5.2: no step before

Compliant. Nobody goes through another step first.

Provision 5.3: two stages

Not compliant. A panel of tenants is still our third stage.
"""
POLICY = """Quillmere Homes complaints policy

We wrote this after our self-assessment of last year.

5.1 Yes, anybody can complain, and in any way.

5.2 No stage comes before the first.

5.3 Met with courtesy, residents tell us more.

5.4 We comply with the Code of our landlords' club.
"""
BY_SECTION = """Quillmere Homes: self-assessment against the Complaint Handling Code

What a complaint is

We comply. Our policy has the Code's definition, and the leaflet says it again.

What we turn away

We comply with this. The policy lists it, and each refusal is explained in a letter.

How to reach us

We partly comply. The form on our website is not yet there in other languages.

Who answers

We do not comply. The post of complaints officer was empty from March to May.
"""


def document(folder: Path, text: str) -> Document:
    """The document that a text file with `text` is."""
    path = folder / "paper.txt"
    path.write_text(text, encoding="utf-8")
    return read.document(path)


def claims(folder: Path, text: str) -> tuple[Document, tuple[Claim, ...]]:
    """The rows of a text."""
    made = document(folder, text)
    return made, extract.claims(made)


def test_each_number_with_its_answer_is_a_row(tmp_path: Path) -> None:
    made, found = claims(tmp_path, DASHED)
    assert [(c.provision, c.answer) for c in found] == [("5.1", "yes"), ("5.2", "yes"), ("5.3", "no"), ("6.2", "partial")]
    assert [made.quote(s) for s in found[-1].evidence] == ["Nine in ten letters went out within five working days.", "The others took six."]
    assert not any(c.requirement for c in found)


def test_a_title_may_stand_between_number_and_answer(tmp_path: Path) -> None:
    made, found = claims(tmp_path, TITLED)
    assert [(c.provision, c.answer) for c in found] == [("5.1", "yes"), ("5.2", "yes"), ("5.3", "no")]
    assert made.quote(found[0].evidence[0]) == "One policy covers complaints about every service."


def test_clauses_of_a_policy_are_no_rows(tmp_path: Path) -> None:
    assert claims(tmp_path, POLICY)[1] == ()


def test_numbers_that_do_not_count_up_are_no_form(tmp_path: Path) -> None:
    assert claims(tmp_path, DASHED.replace("5.1 -", "9.1 -"))[1] == ()


def test_an_account_by_section_is_a_self_assessment_without_rows(tmp_path: Path) -> None:
    made = document(tmp_path, BY_SECTION)
    assert extract.claims(made) == ()
    assert verdict(made, (), title(made, ())).kind == "self-assessment"


def test_a_page_that_leads_to_one_is_none(tmp_path: Path) -> None:
    made = document(tmp_path, BY_SECTION.split("What we turn away")[0])
    assert verdict(made, (), title(made, ())).kind == "other"


@pytest.mark.parametrize(
    "text", ["We comply in part. The rest follows.", "We comply only partly, as told below.", "Yes, we comply in part."]
)
def test_compliance_in_part_is_no_yes(text: str) -> None:
    reply = opening(text)
    assert reply is not None
    assert reply.answer == "partial"
