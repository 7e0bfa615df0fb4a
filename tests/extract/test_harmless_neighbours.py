"""Sentences that stand next to a breach in their words and are none; each was once taken for one."""

from __future__ import annotations

import pytest
from written import found

from ombudscan.extract import outsiders

HARMLESS = [
    ("reasons-required", ["The tenant will be asked to explain why they think the matter is still open."]),  # asked, not made to
    ("reasons-required", ["Anyone who wants a review is asked to say why the first answer will not do."]),
    ("third-stage", ["You may go to the Trustees, who look at it afresh; theirs is the second and last look."]),
    (
        "third-stage",
        ["Stage 2 is for the Board's complaints group.", "Ask the Trustees to see to it, which is the second and final stage."],
    ),
    (
        "access-refused",
        ["We have a policy on difficult conduct, with limits that are looked at again; no one loses the right to complain."],
    ),
    ("access-refused", ["Contact may be limited to letters, but no tenant loses the right to use this procedure."]),
]


STRANGERS = [
    ("Applicants, neighbours who own their homes and contractors who are owed money write to the Clerk, who replies in 30 days.", True),
    ("Visitors and suppliers can complain to the manager.", True),
    ("Tenants and contractors write to us.", False),
    ("Applicants and tenants may complain to us within a year.", False),
]


@pytest.mark.parametrize(("text", "apart"), STRANGERS)
def test_complaints_of_strangers_are_no_residents(text: str, apart: bool) -> None:
    assert outsiders.outsiders(text) is apart


@pytest.mark.parametrize(("kind", "sentences"), HARMLESS)
def test_is_no_fault(kind: str, sentences: list[str]) -> None:
    assert found(kind, "# Stage 2\n" + "\n".join(sentences)) == []
