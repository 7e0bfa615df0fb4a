"""A dismissal holds for its rule, provision and words; for no other, and no longer than the words stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import policy, report
from ombudscan.judge import dismissed, fingerprint, passage
from ombudscan.nouns import Dismissal, Finding, Report

LATE = "We answer at stage 1 within thirty working days of the acknowledgement."
TEXT = (
    "This policy says how we deal with complaints at stage 1 and at stage 2.",
    "# Stage 1",
    LATE,
    "# Stage 2",
    "You must give your reasons for wanting stage 2.",
)


def made(*paragraphs: str) -> Report:
    return report(policy(*(paragraphs or TEXT)))


def one(r: Report, rule: str) -> Finding:
    (found,) = [f for f in r.findings if f.rule == rule]
    return found


def decision(r: Report, f: Finding, **kw: str | None) -> Dismissal:
    given = Dismissal(
        rule=f.rule, provision=f.provision, fingerprint=fingerprint(r.evidence, f), words="", reason="Kept.", name="A", date="2026-11-22"
    )
    return replace(given, **kw)  # type: ignore[arg-type]


def test_it_takes_its_finding_out_and_holds_it_apart() -> None:
    r = made()
    f = one(r, "late-response")
    left = dismissed(r, [decision(r, f)])
    assert f not in left.findings
    assert [x.finding for x in left.dismissed] == [f]
    assert left.stale == ()
    assert set(left.findings) | {f} == set(r.findings)


def test_coverage_follows_what_is_left() -> None:
    r = made()
    assert {c.status for c in r.coverage if c.provision == "6.3"} == {"conflict"}
    left = dismissed(r, [decision(r, one(r, "late-response"))])
    assert {c.status for c in left.coverage if c.provision == "6.3"} == {"met"}


@pytest.mark.parametrize("other", [{"rule": "third-stage"}, {"provision": "6.14"}, {"provision": None}, {"fingerprint": "0" * 16}])
def test_another_rule_provision_or_passage_is_not_silenced(other: dict[str, str | None]) -> None:
    r = made()
    d = decision(r, one(r, "late-response"), **other)
    left = dismissed(r, [d])
    assert left.findings == r.findings
    assert left.stale == (d,)


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (LATE, True),
        (LATE.upper().replace("DAYS", "days").rstrip("."), True),  # case and a full stop
        (LATE.replace(" within", ",  within"), True),  # punctuation and spacing
        (LATE.replace("thirty", "forty"), False),  # worse than what was looked at
        (LATE.replace("We answer", "The Clerk answers"), False),
    ],
)
def test_it_holds_until_the_words_change(now: str, holds: bool) -> None:
    before = made()
    d = decision(before, one(before, "late-response"))
    after = made(*(now if p == LATE else p for p in TEXT))
    left = dismissed(after, [d])
    assert (not any(f.rule == "late-response" for f in left.findings)) is holds
    assert (left.stale == ()) is holds


def test_words_elsewhere_may_change() -> None:
    before = made()
    d = decision(before, one(before, "late-response"))
    after = made("# Foreword", "Our homes stand by the river.", *TEXT)
    assert dismissed(after, [d]).stale == ()


def test_an_absence_is_silenced_as_long_as_it_lasts() -> None:
    r = made()
    f = next(f for f in r.findings if f.rule == "silent-on-provision" and f.provision == "9.5")
    assert passage(r.evidence, f) == ""
    left = dismissed(r, [decision(r, f)])
    assert [x.finding for x in left.dismissed] == [f]
    assert any(x.rule == "silent-on-provision" for x in left.findings)  # other provisions are not silenced


def test_to_set_aside_again_with_the_same_decisions_changes_nothing() -> None:
    r = made()
    d = decision(r, one(r, "late-response"))
    once = dismissed(r, [d])
    again = dismissed(once, [d])
    assert (again.findings, again.dismissed, again.stale) == (once.findings, once.dismissed, once.stale)


def test_coverage_says_that_what_was_found_is_set_aside() -> None:
    r = made(LATE)
    f = next(f for f in r.findings if f.rule == "silent-on-provision" and f.provision == "9.5")
    (held,) = [c for c in dismissed(r, [decision(r, f)]).coverage if c.provision == "9.5"]
    assert (held.status, held.reason) == ("not_assessable", "What was found on it was set aside (silent-on-provision).")
