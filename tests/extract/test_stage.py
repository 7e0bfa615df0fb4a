from __future__ import annotations

import pytest

from ombudscan.extract import stage

SENTENCES = [
    ("At stage one, we reply within ten working days.", None, 1),
    ("If you remain unhappy with our stage 1 reply, tell us.", None, 2),  # what follows an unhappy stage 1
    ("A director who had nothing to do with stage 1 considers it.", 2, 2),  # stage 1 is only pointed at
    ("As at stage 1, we write to you.", 2, 2),
    ("The letter tells you how to ask for stage 2.", 1, 1),
    ("The letter tells you how to ask for stage 2.", None, None),
    ("If that does not work it becomes a stage 1 complaint.", 0, 0),
    ("Your complaint will move to stage 2.", None, 2),
    ("Most problems are settled through Early Resolution.", None, 0),
    ("Before a complaint is logged your officer has three days.", 1, 0),
    ("You may request a review within 15 days of the date of our stage 1 response.", None, 2),
    ("The second and last stage is a review by a director.", None, 2),
    ("Residents can appeal.", None, 2),
    ("There are two stages.", None, None),
    ("We acknowledge complaints, and requests for stage 2, alike.", None, None),  # both
    ("There is no stage 3.", 2, 2),
    ("The reply names the grievance, the outcome, what is owed and the road to stage 2.", 1, 1),
    ("Our letter lists the points raised, the findings, the amends, and the second stage.", 1, 1),  # the last thing in it
    ("It says how a member may have the second stage.", 1, 1),
    ("It is set out like the stage 1 letter.", 2, 2),
    ("The answer has the same parts as the one at stage 1.", 2, 2),
    ("Whatever a stage 1 letter holds stands here too.", 2, 2),
    ("The number is on the back of that note, and of the like note at stage 2.", 1, None),  # both
    ("We are concerned about damp.", None, None),  # no "concern" stage
]


@pytest.mark.parametrize(("text", "setting", "expected"), SENTENCES)
def test_of(text: str, setting: int | None, expected: int | None) -> None:
    assert stage.of(text, setting=setting) == expected


def test_a_stage_is_carried_forward_only_where_nothing_else_says() -> None:
    assert stage.of("A letter follows.", carried=2) == 2
    assert stage.of("At stage 1 a letter follows.", carried=2) == 1


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("Complaints Policy", "5. Stage 1: Resolve", "Acknowledgement"), 1),
        (("Complaints Policy", "Stages 1 and 2"), None),
        (("Early resolution",), 0),
        (("2.2 Concern process",), 0),
        (("Complaints and Concerns Policy",), None),  # a title, not a step
        (("Internal review",), 2),
        (("Monitoring and review of this policy",), None),
        (("Formal complaint",), 1),
        (("The Customer Panel",), None),
        (("Scrutiny panel and oversight",), None),
    ],
)
def test_of_path(path: tuple[str, ...], expected: int | None) -> None:
    assert stage.of_path(path) == expected


def test_a_panel_after_stage_2_is_a_third_stage() -> None:
    assert stage.of_path(("The Customer Panel",), after_two=True) == 3


@pytest.mark.parametrize(
    ("key", "expected"),
    [("stage-1-extend", 1), ("stage-2-acknowledge", 2), ("stage-3-time", 3), ("time-limit", None), ("third-stage-optional", None)],
)
def test_of_key(key: str, expected: int | None) -> None:
    assert stage.of_key(key) == expected


def test_both_stages_alike() -> None:
    assert stage.each("five days at each stage") and stage.each("at both stages") and not stage.each("at stage 1")
