"""Figures that show some cases were missed, and figures that measure something else."""

from __future__ import annotations

import pytest

from ombudscan.extract.shortfalls import missed


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("All 212 were acknowledged in time.", 5),
        ("100% of replies were on time.", 10),
        ("52 of 52 in time.", 5),
        ("Complaints rose by 31% in the year, and all were answered in time.", 10),
        ("84% of residents were satisfied with the time it took.", 10),
        ("18% went on to stage 2.", 20),
        ("Our target is 95% within ten working days.", 10),
        ("Ten working days from the acknowledgement.", 10),
        ("41 of the 338 replies were extended, each with reasons.", 10),
        ("88% were answered within our own five-day target and the rest within ten.", 10),
        ("93% were acknowledged within two working days.", 5),
        ("No replies were late.", 10),
        ("None missed the target.", 10),
        ("62% of replies upheld the complaint.", 10),
    ],
)
def test_nothing_was_missed(text: str, limit: float) -> None:
    assert missed(text, timed=True, limit=limit) == ""


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("88% of replies were sent in time.", 10),
        ("We met the ten days in 97.5 per cent of cases.", 10),
        ("47 of the 52 final replies were sent in time.", 20),
        ("27 out of 33 on time", 20),
        ("Stage 1: 89%", None),
        ("91% were, April to December; the others by day eight.", 5),
        ("Three replies were late because of sickness.", 10),
        ("A handful missed the deadline.", 10),
        ("Nine out of ten replies go out on time.", 10),
        ("76% within ten working days", 10),
    ],
)
def test_some_were_missed(text: str, limit: float | None) -> None:
    assert missed(text, timed=True, limit=limit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An audit found the box filled in on 24 of 30 files.", True),
        ("83% of staff have completed the course.", True),
        ("11 of 26 complaints came through a key worker.", False),
        ("19 of the 26 led to a change.", False),
        ("10% sampled monthly by the quality team.", False),  # the size of the check
        ("In 12% of cases the resident asked for a call instead.", False),
    ],
)
def test_a_provision_about_each_case_needs_a_check_of_cases(text: str, found: bool) -> None:
    assert bool(missed(text, timed=False)) is found
