"""Checks on the document: editions in force, age, dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ombudscan import catalog
from ombudscan.judge import whole
from ombudscan.nouns import (
    Check,
    DatedFact,
    DateKind,
    Document,
    EditionId,
    Evidence,
    Fact,
    Identity,
    Kind,
    Rule,
    Settings,
    Span,
)

RULE = Rule(name="a-rule", severity="note", summary="Something.", why="", advice="", check=Check(kind="x", fact="lost-list"))


def evidence(
    kind: Kind = "policy",
    edition: EditionId = "hos-2024",
    named: EditionId | None = None,
    dates: tuple[tuple[DateKind, str], ...] = (),
    as_of: str = "2026-11-21",
) -> Evidence:
    return Evidence(
        document=Document(source="x", sha256="0", media_type="text/plain", text="The ways are: None is.", blocks=()),
        identity=Identity(
            kind=kind,
            confidence=1,
            reason="",
            edition=edition,
            chosen_by="form",
            named_edition=named,
            landlord=None,
            title=None,
            dates=tuple(DatedFact(kind=k, iso=iso, span=None) for k, iso in dates),
        ),
        edition=catalog.edition(edition),
        claims=(),
        passages=(),
        matches=(),
        timescales=(),
        figures=(),
        facts=(),
        settings=Settings(as_of=as_of),
    )


@pytest.mark.parametrize(
    ("seen", "old"),
    [
        (evidence("self-assessment", "hos-2022"), True),
        (evidence("self-assessment", "hos-2022", as_of="2023-01-01"), False),  # in force then
        (evidence("self-assessment", "hos-2024"), False),
        (evidence("self-assessment", "lgsco-2024"), False),  # the other Ombudsman's, in force too
        (evidence(named="hos-2022"), True),
        (evidence(named="hos-2024"), False),
        (evidence(named="lgsco-2024"), False),
        (evidence(dates=(("approved", "2023-02"),)), True),
        (evidence(dates=(("approved", "2023-02"), ("published", "2025-06"))), False),  # issued again since
        (evidence(dates=(("approved", "2024"),)), False),  # may be late in the year
        (evidence(dates=(("next_review", "2023-02"),)), False),  # no day on which it was made
        (evidence(), False),
    ],
)
def test_superseded(seen: Evidence, old: bool) -> None:
    assert bool(list(whole.superseded(seen, RULE))) is old


@pytest.mark.parametrize(
    ("dates", "as_of", "stale"),
    [
        ((("assessed", "2025-11-21"),), "2026-11-21", False),  # twelve months and no more
        ((("assessed", "2025-11-20"),), "2026-11-21", True),
        ((("assessed", "2025-11"),), "2026-11-21", False),  # may be its last day
        ((("assessed", "2024-02-29"),), "2025-03-01", True),
        ((("assessed", "2024-06-01"), ("published", "2026-09-01")), "2026-11-21", True),  # put on a new page, not made again
        ((("published", "2026-09-01"),), "2026-11-21", False),
        ((), "2026-11-21", False),
    ],
)
def test_stale(dates: tuple[tuple[DateKind, str], ...], as_of: str, stale: bool) -> None:
    found = list(whole.stale(evidence("self-assessment", dates=dates, as_of=as_of), replace(RULE, applies=("annual-report",))))
    assert [f.provision for f in found] == (["8.1"] if stale else [])


@pytest.mark.parametrize(
    ("edition", "number"),
    [
        ("hos-2020", None),  # its form asks for figures of the year; none of its questions is for a yearly assessment
        ("hos-2022", "8.1"),
        ("hos-2024", "8.1"),
    ],
)
def test_a_stale_one_bears_the_number_of_the_yearly_duty(edition: EditionId, number: str | None) -> None:
    old = evidence("self-assessment", edition, dates=(("assessed", "2021-01-31"),))
    assert [f.provision for f in whole.stale(old, catalog.rule("stale-assessment"))] == [number]


def test_only_a_self_assessment_grows_stale() -> None:
    assert list(whole.stale(evidence("policy", dates=(("approved", "2020"),)), RULE)) == []


@pytest.mark.parametrize(("dates", "undated"), [((), True), ((("next_review", "2027"),), False), ((("approved", "2025"),), False)])
def test_undated(dates: tuple[tuple[DateKind, str], ...], undated: bool) -> None:
    assert bool(list(whole.undated(evidence(dates=dates), RULE))) is undated


@pytest.mark.parametrize(
    ("dates", "late"),
    [
        ((("next_review", "2026-11"),), False),
        ((("next_review", "2026-10"),), True),
        ((("next_review", "2025-03"), ("next_review", "2027-03")), False),  # the later one counts
        ((("approved", "2020"),), False),
    ],
)
def test_overdue(dates: tuple[tuple[DateKind, str], ...], late: bool) -> None:
    assert bool(list(whole.overdue(evidence(dates=dates), RULE))) is late


def test_one_finding_for_all_lost_lists() -> None:
    facts = tuple(Fact(kind="lost-list", span=Span(start=a, end=b)) for a, b in ((0, 13), (14, 21)))
    (found,) = whole.first_fact(replace(evidence(), facts=facts), RULE)
    assert (found.provision, found.quote) == (None, "The ways are:")
    assert any("None is" in why for why in found.because)
    assert list(whole.first_fact(evidence(), RULE)) == []


@pytest.mark.parametrize(("iso", "day"), [("2024-02", "2024-02-29"), ("2025", "2025-12-31"), ("2025-06-03", "2025-06-03")])
def test_the_last_day_of_a_date(iso: str, day: str) -> None:
    assert whole.last_day(iso) == day
