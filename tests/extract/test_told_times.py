"""Times that a row tells of and does not set: how late something was, one case of the past, when staff are reminded."""

from __future__ import annotations

import pytest

from rules.case_pages import Case
from rules.harness import evidence_of

TOLD = [
    ("6.14", "The other seven were late by up to six days, with no extension agreed."),
    ("6.3", "Two replies were overdue by three days."),
    ("6.3", "One went out four days after the deadline."),
    ("6.14", "Three responses overran by up to 8 days."),
    ("6.3", "Where we are late, it is by no more than two days."),
    ("6.3", "Two replies exceeded it by up to four days."),
    ("6.14", "The slowest review overruns by six days."),
    ("6.3", "The longest was out by nine days."),
    ("6.3", "The slowest came in within two days of the deadline."),
    ("2.4", "It was logged at stage 1 on the following day."),
    ("6.3", "The Ombudsman asked about one case. We answered it within two days."),
    ("6.3", "One case was reopened and a full reply was sent within four days."),
    ("6.14", "A stage 2 request came in on Christmas Eve and the director replied six days later."),
    ("6.2", "It was acknowledged the next day."),
    ("6.3", "The dashboard turns amber on the seventh day and red on the ninth."),
    ("6.3", "Handlers are chased on the sixth working day."),
    ("2.1", "It was reopened with an apology, and answered at stage 1 the following week."),
    ("6.3", "Two were taken up again and answered within six days."),
    ("5.2", "We had a step under which team leaders had three working days to settle a concern before it could be a complaint."),
    ("6.3", "Officers were given twelve days to reply."),
]
SET = [
    ("6.3", "Complaints that were received on a Friday and logged on the Monday are answered in eight working days.", 8),
    ("6.3", "All complaints were logged and answered within nine working days.", 9),
    ("6.3", "Once she has had a day to read it, the officer replies in ten working days.", 10),
    ("6.3", "A reply is sent within eight working days.", 8),
    ("6.3", "Our reply follows within 10 days of the date on which your complaint was acknowledged.", 10),
    ("6.3", "Once the complaint was acknowledged we answer within ten days.", 10),
    ("6.2", "We log and acknowledge by the following day.", 1),
    ("6.3", "Complaints that were acknowledged are answered in eight working days.", 8),
    ("6.3", "Our reply goes out by day 10.", 10),
    ("6.2", "All complaints were acknowledged within four working days.", 4),
    ("2.3", "Complaints are accepted for up to six months after the issue occurred.", 6),
    ("2.3", "We take complaints for eighteen months from the incident.", 18),
    ("6.14", "We try for 20 working days from ack", 20),
    ("6.3", "Shooting for nine working days", 9),
]


@pytest.mark.parametrize(("row", "text"), TOLD, ids=lambda x: x[:40])
def test_a_time_that_is_told_is_no_promise(row: str, text: str) -> None:
    assert _values(row, text) == []


@pytest.mark.parametrize(("row", "text", "value"), SET, ids=lambda x: str(x)[:40])
def test_a_time_that_is_set_is_one(row: str, text: str, value: int) -> None:
    assert _values(row, text) == [value]


@pytest.mark.parametrize("text", ["We keep the file for six months after the event.", "The log is looked at for three months after that."])
def test_a_stretch_in_which_something_is_kept_is_no_limit_on_complaints(text: str) -> None:
    assert _values("2.3", text) == []


@pytest.mark.parametrize(("text", "firmness"), [("We try for 20 working days from ack", "aim"), ("20 working days from ack", "firm")])
def test_trying_for_a_time_is_no_promise_of_it(text: str, firmness: str) -> None:
    (time,) = _times("6.14", text)
    assert (time.firmness, time.starts_from, time.stage) == (firmness, "acknowledgement", 2)  # type: ignore[attr-defined]


def _values(row: str, text: str) -> list[float]:
    return [t.value for t in _times(row, text)]  # type: ignore[attr-defined]


def _times(row: str, text: str) -> tuple[object, ...]:
    return evidence_of(Case(rule="", heading="", kind="row", options=(row, "yes"), text=text, expected=())).timescales
