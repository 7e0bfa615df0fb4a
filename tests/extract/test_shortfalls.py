"""Figures that show some cases were missed, and figures that measure something else."""

from __future__ import annotations

import pytest

from ombudscan.extract.shortfalls import missed


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("100% of 61 were in time in the second half of the year.", 10),
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
        ("All eight of the eight answers left within ten working days.", 10),
        ("All 31 were acknowledged in time, 29 of them by the second day.", 5),
        ("Six of the eight left in under four working days and the others within ten.", 10),
        ("Six of the eight complaints were about heating, and each was answered in time.", 10),
        ("All but one of the complaints came by post; every one was acknowledged in time.", 5),
        ("Five of the eleven were upheld; all were answered within ten working days.", 10),
        ("Eight complaints, eight answers inside ten working days.", 10),
        ("No exceptions were found; all were in time.", 5),
        ("One of the two wardens sends it in time.", 5),
        ("Nothing went out on the sixth working day or after.", 5),
        ("One was answered on the fourteenth working day after receipt.", 10),  # the acknowledgement may have taken five
        ("One was answered on the eighteenth working day, by the extension agreed.", 10),
        ("We answered seven in ten working days.", 10),
        ("We have never missed the ten days in any case.", 10),
        ("Every one of the 85 replies was in time.", 10),
        ("Not one of the 31 was sent late.", 10),
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
        ("Six of the eight answers left within ten working days.", 10),
        ("All but three of the acknowledgements were sent in time.", 5),
        ("Every answer but one was in time.", 20),
        ("With two exceptions, all were answered inside twenty working days.", 20),
        ("In eighteen cases out of twenty-one we kept within the ten days.", 10),
        ("33 were acknowledged; 30 in time.", 5),
        ("Seven second answers, six on time.", 20),
        ("Two in three were on time.", 10),
        ("One was sent on the eighth working day.", 5),
        ("We missed the ten days in six cases.", 10),
        ("The limit was exceeded twice; the replies were late by a day.", 10),
        ("Nearly all are acknowledged in time.", 5),
        ("Nine-tenths of the replies were within the limit.", 10),
        ("Thirty-one of thirty-four were sent in time.", 10),
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
        ("Of 40 acknowledgements pulled out in June, 36 set out the outcome sought.", True),
        ("Of thirty letters sampled, two did not name the Ombudsman.", True),
        ("A check of forty files showed a full record in thirty-seven.", True),
        ("A look through twenty files found three letters which missed a point.", True),
        ("Of the 40 letters sampled, all 40 had the seven headings.", False),
        ("Two of the nine officers write these letters.", False),
        ("Of the nine complaints, four came by telephone.", False),
    ],
)
def test_a_provision_about_each_case_needs_a_check_of_cases(text: str, found: bool) -> None:
    assert bool(missed(text, timed=False)) is found


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Average 13 working days from acknowledgement.", 10),
        ("On average replies take 24 working days.", 20),
        ("The mean time was 15.5 days.", 10),
        ("Thirteen working days on average last year.", 10),
        ("A typical reply takes 7 working days.", 5),
        ("14 of 15 went out in time last year.", 10),
        ("Nineteen of the twenty requests were acknowledged in time.", 5),
        ("All but two were answered on time.", 10),
        ("Two of the nine took longer than ten days.", 10),
        ("Every reply except one met the date.", 10),
        ("One in eight was late.", 10),
        ("8 replies out of 60 missed the date.", 10),
        ("7 of 8 met.", 10),
    ],
)
def test_counts_and_averages_that_show_a_miss(text: str, limit: float) -> None:
    assert missed(text, timed=True, limit=limit)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Average 7 working days from acknowledgement.", 10),
        ("On average replies take 9 working days.", 10),
        ("Twelve of twelve were in time.", 10),
        ("All nine were answered on time.", 10),
        ("None of the 61 was late.", 10),
        ("Seven of the eleven complaints were about repairs, and all were answered in time.", 10),
        ("One of the four handlers checks each Monday that dates are met.", 10),
        ("Average satisfaction was 14 out of 20.", 10),
        ("Two of our six officers deal with acknowledgements.", 5),
        ("On average 12 complaints a month were acknowledged, all on time.", 5),
    ],
)
def test_counts_and_averages_that_show_none(text: str, limit: float) -> None:
    assert missed(text, timed=True, limit=limit) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("58 of 63 colleagues have done the module.", True),
        ("Fifteen of our seventeen advisers are trained.", True),
        ("All 63 have done the module.", False),
        ("All but four staff have attended.", True),
        ("Four of our seven offices have a poster.", False),
    ],
)
def test_counts_of_staff_and_files(text: str, found: bool) -> None:
    assert bool(missed(text, timed=False)) is found
