"""Words of a breach in a sentence that tells of none; and sentences with a "no" that are as bad as they sound."""

from __future__ import annotations

import pytest

from ombudscan.extract.harmless import denied_twice, gone

GONE = [
    "The old rule that a councillor refer the case was repealed in 2022 and does not apply.",
    "Version 3, under which a complaint could be taken to a panel at a third stage, has lapsed.",
    "We did away with the informal talk in 2022; nothing comes before stage one.",
    "Stage three went in 2021.",
    "The eight-week wait has gone.",
    "We gave up flat-rate sums two years ago.",
    "We have stopped asking for a signature.",
    "The six-month window was lifted by the Committee.",
    "The old cards, which left the Ombudsman out, were taken down.",
    "Our former letter gave the Ombudsman's address at the end only.",
    "The days of the tenants' panel are over.",
    "The post was vacant in the spring and has been filled by Ms Orme.",
    "Our panel disappeared with the merger.",
]

STILL_THERE = [
    "We stopped writing to people half-way in 2024.",
    "Training ended in 2023 and has not been taken up again.",
    "We dropped the newsletter that told of the Ombudsman.",
    "The panel has never been abolished.",
    "A case went to stage three in June.",
    "Those who are unhappy after stage two went before the panel.",
    "The old policy is still on the website.",
    "The post has been vacant since May.",
]

DENIED = [
    "Nothing has been left out of it.",
    "None of the wardens has missed the course.",
    "The rules are not kept from anyone.",
    "She is not kept in the dark.",
    "No case has been lost or forgotten.",
    "Nobody was left without an answer.",
    "Not one letter was held up by the builders.",
    "Payments are not reserved for stage two.",
    "Help is not only for those who ask.",
    "It is never put off without a new date.",
    "Unhappiness is not logged as an enquiry.",
    "A call does not count as an acknowledgement.",
    "A rise is not taken as a bad sign.",
    "The file stays open until the job is done, which does not hold up the reply.",
    "Whoever answered first takes no part in it.",
    "The agency has three stages; they are not ours.",
    "That scheme is the county's and not ours.",
    "Our definition is no narrower than the Code's.",
]

AS_BAD_AS_IT_SOUNDS = [
    "Nobody looks at the list again.",
    "Residents are not told.",
    "There is no list of adjustments, and old ones are forgotten.",
    "We do not tell anyone when a date has been missed.",
    "The letter does not mention the Ombudsman.",
    "Notes of calls are not kept.",
    "Nobody is responsible for it.",
    "No reasons are given and cases are turned down by telephone.",
    "Files that are not finished are lost.",
    "We have no record of why a complaint was refused.",
    "It is not on the website.",
    "Posts on Facebook are not treated as complaints.",
    "The Ombudsman is not named until the last letter.",
    "Tenants hear nothing between the two letters.",
    "Complaints are refused without a reason.",
    "A request with no reasons is sent back.",
    "A review is refused where there is no new evidence.",
    "They may not go on to stage two if they missed the date.",
    "There is no limit to how long it is held up.",
    "The policy is not ours to publish and nobody has it.",
]


@pytest.mark.parametrize("text", GONE)
def test_a_bad_thing_that_is_gone(text: str) -> None:
    assert gone(text)


@pytest.mark.parametrize("text", STILL_THERE)
def test_a_good_thing_that_is_gone_or_a_bad_one_that_is_not(text: str) -> None:
    assert not gone(text)


@pytest.mark.parametrize("text", DENIED)
def test_a_fault_denied(text: str) -> None:
    assert denied_twice(text)


@pytest.mark.parametrize("text", AS_BAD_AS_IT_SOUNDS)
def test_a_duty_denied_is_no_denial_of_a_fault(text: str) -> None:
    assert not denied_twice(text)
