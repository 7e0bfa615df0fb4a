"""What is left of a sentence without the stretches that free somebody from a thing, or say that there is none."""

from __future__ import annotations

import pytest

from ombudscan.extract.ruled_out import left, only_denies

FREES = [
    "Callers are not to be told to ring back, to fill in a form or to write.",
    "A form is there, but there is no need to use it, and we will not ask you to write.",
    "Neither a form nor a letter is needed.",
    "A friend may complain without any form having to be signed.",
    "Nor are residents asked to go to the contractor.",
    "No particular form of authority is needed.",
]
HOLDS = [
    "You need not ring us, but complaints must be made on the form.",
    "No form is needed for relatives, but a councillor has to send us your authority.",
    "Nobody needs to come in; complaints are accepted only through the portal.",
    "We do not ask for much, only that it is on the form.",
]
UNTOUCHED = [
    "We are not required to look at complaints that come by telephone.",
    "If no explanation is given the request is refused.",
    "No complaint is opened without the form having been completed.",
    "Most grumbles are put right without a complaint having to be logged.",
    "Do not send anyone to the Ombudsman before they have seen a councillor.",
]
STEPS = [
    "We do not operate an informal, 'pre-complaint' or 'first contact' stage.",
    "Stage 2 is the last and there is no panel hearing or appeal to the Board afterwards.",
    "No informal, preliminary or triage stage is used.",
]


@pytest.mark.parametrize("text", FREES)
def test_a_burden_that_nobody_bears_is_ruled_out(text: str) -> None:
    assert only_denies(text)


@pytest.mark.parametrize("text", HOLDS)
def test_what_stands_beside_the_denial_is_kept(text: str) -> None:
    assert left(text) != text
    assert not only_denies(text)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_no_denial_is_seen_where_the_landlord_is_freed_or_the_fault_itself_is_told(text: str) -> None:
    assert left(text) == text


@pytest.mark.parametrize("text", STEPS)
def test_a_step_that_is_not_there_is_ruled_out_for_steps_alone(text: str) -> None:
    assert only_denies(text, steps=True)
    assert left(text) == text
