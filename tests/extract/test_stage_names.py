"""A document's own names of its two stages, put as "stage 1" and "stage 2" for those that look for facts."""

from __future__ import annotations

import pytest

from ombudscan.extract.stage_names import names, numbered


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
