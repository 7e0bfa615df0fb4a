"""Which first rows of a table name its columns."""

from __future__ import annotations

import pytest

from ombudscan.read.shaping import looks_like_header

TIMES = ("5 working days", "10 working days")


@pytest.mark.parametrize(
    ("first", "below"),
    [
        (("Step", "Stage 1", "Stage 2"), [("Acknowledged", *TIMES)]),
        (("", "Stage one", "Stage two"), [("We write within", *TIMES)]),
        (("What we do", "First stage", "Second stage"), [("Answer", *TIMES)]),
        (("Our promise", "Stage 1 (first answer)", "Stage 2 – review"), [("Answer", *TIMES)]),
        (("Action", "Step 1", "Step 2"), [("Answer", *TIMES)]),
        (("Stage", "Acknowledged", "Answered", "Extension"), [("1", "Five working days", "Ten working days", "Ten more")]),
        (("Stage", "Acknowledgement", "Reply"), [("One", *TIMES)]),
        (("Step", "Time limit"), [("Acknowledgement", "Five working days")]),
        (("Service", "How long"), [("Complaint, stage 1", "10 working days")]),
        (("Stage", "Working days"), [("1", "10")]),
    ],
)
def test_short_names_of_stages_steps_and_times_are_headings(first: tuple[str, ...], below: list[tuple[str, ...]]) -> None:
    assert looks_like_header(first, below)


@pytest.mark.parametrize(
    ("first", "below"),
    [
        (("Acknowledgement", *TIMES), [("Answer", "10 working days", "20 working days")]),
        (("Answer", "Ten working days", "Twenty working days"), [("Extension", "Ten days", "Twenty days")]),
        (("Stage 1", "Ten working days"), [("Stage 2", "Twenty working days")]),
        (("Stage 1 reply", "10 working days"), [("Stage 2 reply", "20 working days")]),
        (("Version", "4"), [("Owner", "Head of Homes")]),
        (("Owner", "Head of Homes"), [("Approved", "June 2026")]),
        (("3.1", "Stage 1", "Stage 2"), [("3.2", "Stage 1", "Stage 2")]),
        (("Stage 1", "The handler rings the resident and writes within the time."), [("Stage 2", "Somebody else looks at it.")]),
    ],
)
def test_a_row_of_times_or_of_a_name_and_its_value_is_no_heading(first: tuple[str, ...], below: list[tuple[str, ...]]) -> None:
    assert not looks_like_header(first, below)
