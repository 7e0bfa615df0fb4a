from __future__ import annotations

import pytest

from factories import policy
from ombudscan import extract
from ombudscan.nouns import Figure

CASES = [
    ("In 2025/26, 89% of stage 1 replies were sent in time.", [("answered in time", 1, 89, "percent", "2025/26")]),
    ("27 of 33 stage 2 replies were on time (82%).", [("answered in time", 2, 82, "percent", None)]),
    ("At stage 2, 47 of the 52 final replies were sent in time.", [("answered in time", 2, 90.4, "percent", None)]),
    ("The average stage 1 reply took 17.4 working days.", [("average time", 1, 17.4, "working_day", None)]),
    ("68 per cent of tenants were satisfied.", [("satisfied", None, 68, "percent", None)]),
    ("We reply within ten working days.", []),  # a promise
    ("See page 17 of the 2019/20 report.", []),  # a page of a year's report
]


def found(sentence: str) -> tuple[Figure, ...]:
    doc = policy(sentence)
    return extract.figures(doc, extract.statements(doc, extract.passages(doc, ()), ()))


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_figures(sentence: str, expected: list[tuple[str, int | None, float, str, str | None]]) -> None:
    seen = [(f.measure, f.stage, f.value, f.unit, f.period) for f in found(sentence) if f.unit != "count"]
    assert seen == expected


def test_stages_in_one_line_each_have_their_own_figure() -> None:
    seen = found("Stage one 84% Stage one with extension 96% Stage two 73%")
    assert [(f.stage, f.value, f.measure.endswith("extension")) for f in seen] == [(1, 84, False), (1, 96, True), (2, 73, False)]


def test_counts_name_what_they_count() -> None:
    assert [(f.value, f.measure) for f in found("We had 1,212 formal complaints in 2025.")] == [(1212, "formal complaints")]
