from __future__ import annotations

from dataclasses import replace

import pytest

from factories import evidence, policy
from ombudscan import catalog
from ombudscan.judge import durations, findings
from ombudscan.nouns import Evidence, Finding, Span, Timescale


def found(rule: str, *paragraphs: str, **kw: object) -> list[Finding]:
    return judged(rule, seen(*paragraphs, **kw))


def seen(*paragraphs: str, **kw: object) -> Evidence:
    """What is seen of a policy, held to be one however short it is."""
    one = evidence(policy(*paragraphs), **kw)
    return replace(one, identity=replace(one.identity, kind="policy"))


def judged(rule: str, one: Evidence) -> list[Finding]:
    return list(findings(one, tuple(r for r in catalog.rules() if r.name == rule)))


LATE = "You will have our answer within 30 working days of your request."


def test_a_late_response_says_what_and_against_what() -> None:
    (one,) = found("late-response", "# Stage 2", LATE)
    assert (one.severity, one.provision, one.quote) == ("breach", "6.14", LATE)
    assert "30 working days" in one.message and "25 working days" in one.message


@pytest.mark.parametrize(
    ("sentence", "late"),
    [
        ("We reply within ten working days of the acknowledgement.", False),
        ("We reply within eleven working days of the acknowledgement.", True),
        ("We reply within 15 working days of receipt.", False),  # five to acknowledge, ten to answer
        ("We reply within 16 working days of receipt.", True),
        ("We reply within 14 days.", False),  # as calendar days they are ten working days
        ("We reply within 28 days.", True),
        ("We reply within two weeks.", False),
        ("We reply within one month.", True),
    ],
)
def test_stage_1_by_the_documents_own_clock(sentence: str, late: bool) -> None:
    assert bool(found("late-response", "# Stage 1", sentence)) is late


def test_a_third_step_has_no_limit_of_its_own() -> None:
    assert not found(
        "late-response", "# Stage 1", "We reply within ten working days.", "# Stage 3: Appeal", "The panel replies within 90 working days."
    )


def test_a_shorter_time_is_for_review_and_a_breach_where_times_are_held_exactly() -> None:
    text = ("# Stage 1", "We acknowledge complaints within two working days.")
    (lenient,) = found("stricter-timescale", *text)
    (exact,) = found("stricter-timescale", *text, timescales="exact")
    assert (lenient.severity, exact.severity, exact.provision) == ("review", "breach", "6.2")


def test_under_the_2022_code_the_clock_runs_from_logging_and_no_window_is_shown() -> None:
    text = (
        "# Stage 1",
        "We reply within ten working days of logging.",
        "# Stage 2",
        "Ask for stage 2 within 20 working days of our reply.",
    )
    assert found("late-clock-start", *text) and found("escalation-deadline", *text)
    assert not found("late-clock-start", *text, code="hos-2022") and not found("escalation-deadline", *text, code="hos-2022")


def test_six_months_were_enough_in_2022() -> None:
    text = ("# Stage 1", "Complaints have to reach us within six months of the event.")
    assert found("short-time-limit", *text) and not found("short-time-limit", *text, code="hos-2022")


def test_a_longer_time_with_a_limit_elsewhere_is_not_open_ended() -> None:
    open_ended = ("# Stage 1", "If we need longer to reply we will let you know.")
    assert [f.provision for f in found("open-ended-extension", *open_ended)] == ["6.4"]
    assert not found("open-ended-extension", *open_ended, "The extension is at most ten further working days.")


def test_a_contradiction_names_both_times_and_keeps_the_first_as_reason() -> None:
    (one,) = found(
        "inconsistent-timescales",
        "# Stage 1",
        "We reply within ten working days.",
        "# Stage 1 in brief",
        "We reply within 12 working days.",
    )
    assert "10 working days" in one.message and "12 working days" in one.message
    assert one.because[0] == "We reply within ten working days."


def test_times_that_do_not_stand_in_a_row_of_a_form_are_not_judged() -> None:
    one = seen("# Stage 1", "We reply within 30 days.")
    form = replace(one, identity=replace(one.identity, kind="self-assessment"))
    assert judged("ambiguous-days", one) and not judged("ambiguous-days", form) and not judged("late-response", form)


@pytest.mark.parametrize(
    ("value", "unit", "least", "most"),
    [(10, "working_day", 10, 10), (14, "day", 10, 14), (2, "week", 10, 10), (48, "hour", 2, 2), (28, "calendar_day", 20, 20)],
)
def test_lengths_in_working_days(value: float, unit: durations.Unit, least: float, most: float) -> None:
    assert (durations.at_least(value, unit), durations.at_most(value, unit)) == (pytest.approx(least), pytest.approx(most))


def test_months() -> None:
    assert durations.months(1, "year") == 12 and durations.months(26, "week") == pytest.approx(6)


def test_what_is_said_of_a_time() -> None:
    time = Timescale(
        action="extend",
        stage=1,
        value=1,
        unit="week",
        starts_from=None,
        firmness="firm",
        passage="p1",
        span=Span(start=0, end=1),
        total=False,
    )
    assert durations.said(time) == "Stage 1 may be extended by 1 week"
    assert durations.said(replace(time, value=20, unit="working_day", total=True)) == "Stage 1 may be extended to 20 working days in all"
    late = replace(time, action="respond", value=30, unit="working_day", starts_from="escalation")
    assert durations.said(late) == "Stage 1 is answered within 30 working days from the request"
