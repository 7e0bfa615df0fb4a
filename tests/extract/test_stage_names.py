"""A document's own names of its two stages, put as "stage 1" and "stage 2" for those that look for facts."""

from __future__ import annotations

import pytest

from ombudscan.extract.stage_names import in_steps, names, numbered, stepped


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The Trust has two stages, which go by the names of Investigation and Review.", {"Investigation": 1, "Review": 2}),
        ("Our two formal stages are called Local Answer and Director’s Look.", {"Local Answer": 1, "Director’s Look": 2}),
        ("There are two stages: Enquiry, then Appeal.", {"Enquiry": 1, "Appeal": 2}),
        ("Stage 1 is called Local Answer; stage two, which we call the Second Look, comes after.", {"Local Answer": 1, "Second Look": 2}),
        (
            "A Formal Investigation (stage 1) comes before an Executive Review (stage 2).",
            {"Formal Investigation": 1, "Executive Review": 2},
        ),
        ("There are two stages, and nothing comes after.", {}),
        ("We have two stages: Acknowledgement and Response.", {}),
        ("There are two stages, Monday and Thursday being the days on which panels meet.", {}),
        ("Stage 1 (see below) and stage 2 (review) are free.", {}),
    ],
)
def test_names_are_those_that_the_document_gives(text: str, known: dict[str, int]) -> None:
    assert names([text]) == known


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A customer may ask for a Review by any means.", "A customer may ask for a stage 2 by any means."),
        ("It is passed on for Investigation where it is not settled.", "It is passed on for stage 1 where it is not settled."),
        ("7. Review", "Stage 2"),
        ("The Head reads back over the Investigation.", "The Head reads back over the Investigation."),
        ("Write to our Review Panel.", "Write to our Review Panel."),
        ("Review of this policy is due in May.", "Review of this policy is due in May."),
        ("We review it, and the investigation is short.", "We review it, and the investigation is short."),
    ],
)
def test_numbers_stand_for_names_and_for_nothing_else(text: str, told: str) -> None:
    assert numbered(text, {"Investigation": 1, "Review": 2}) == told


TWO = [("Step 1", "We reply in ten days."), ("Step 2", "A director replies in twenty days.")]
TRIED = [
    ("Step 1", "Talk to your worker, who has a week to put it right."),
    ("Step 2", "If it is not right, we log it. Jo will answer you."),
]
TOLD = [("Step 1", "Ring us or write to us."), ("Step 2", "Jo will answer you in ten days.")]
AGAIN = ("Step 3", "Still not happy? Ann will give you an answer.")
OUTSIDE = "The Housing Ombudsman is not part of us."


@pytest.mark.parametrize(
    ("sections", "stages"),
    [
        (TWO, {1: 1, 2: 2}),
        ([*TWO, ("Step 3", OUTSIDE)], {1: 1, 2: 2}),
        ([*TRIED, AGAIN], {1: 0, 2: 1, 3: 2}),
        ([*TRIED, AGAIN, ("Step 4", OUTSIDE)], {1: 0, 2: 1, 3: 2}),
        ([TRIED[0], ("Step 2", "If you are still unhappy, we log it as a complaint. Jo will answer you."), AGAIN], {1: 0, 2: 1, 3: 2}),
        ([*TOLD, AGAIN], {2: 1, 3: 2}),
        # three answers, in whatever words the first is told
        ([*TWO, AGAIN], {}),
        ([("Step 1", "A manager looks into it and writes to you."), ("Step 2", "Still unhappy? A director replies."), AGAIN], {}),
        ([("Step 1", "Your worker has a week."), ("Step 2", "Still unhappy? A director replies."), AGAIN], {}),
        # the course of one stage
        ([*TOLD, ("Step 3", "Jo's answer says what we will do.")], {}),
        ([("Step 1", "Tell us."), ("Step 2", "We open a file."), ("Step 3", "We answer.")], {}),
        # a document with stages has no steps for them
        ([("Step 1", "We reply at stage 1."), ("Step 2", "A director replies.")], {}),
        ([("How", "Tell us."), ("When", "We answer.")], {}),
    ],
)
def test_steps_are_stages_where_complaints_are_answered_in_two_of_them(sections: list[tuple[str, str]], stages: dict[int, int]) -> None:
    said = [(("Complaints", heading), f"{words.strip('. ')}.") for heading, text in sections for words in text.split(". ")]
    assert in_steps([path for path, _ in said], [words for _, words in said]) == stages


@pytest.mark.parametrize(
    ("text", "known", "told"),
    [
        ("It says how to go to step two.", {1: 1, 2: 2}, "It says how to go to stage 2."),
        ("Both steps are free, and the first step is short.", {1: 1, 2: 2}, "Both stages are free, and the first stage is short."),
        ("It says how to go to Step 3.", {1: 0, 2: 1, 3: 2}, "It says how to go to stage 2."),
        ("Step 4 is the Ombudsman's.", {1: 0, 2: 1, 3: 2}, "Step 4 is the Ombudsman's."),
        (
            "Step 1 is to tell us, and both steps after it are free.",
            {2: 1, 3: 2},
            "Step 1 is to tell us, and both steps after it are free.",
        ),
    ],
)
def test_a_step_is_put_as_the_stage_that_it_is(text: str, known: dict[int, int], told: str) -> None:
    assert stepped(text, known) == told
