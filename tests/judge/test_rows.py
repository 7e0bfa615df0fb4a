"""Checks on rows: which rows they look at, what excuses a row, and what a finding says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ombudscan.judge import rows
from ombudscan.nouns import (
    Answer,
    Check,
    Claim,
    Document,
    Edition,
    Evidence,
    Fact,
    Identity,
    Provision,
    Rule,
    Settings,
    Span,
)

TEXT = "Each complaint is logged. Yes The Clerk reads the log. A list will be set up by May."
REQUIREMENT, ANSWER, EVIDENCE, PLAN = (Span(start=0, end=25), Span(start=26, end=29), Span(start=30, end=54), Span(start=55, end=83))


def provision(number: str, key: str, asks: str = "yes-no", on_form: bool = True, counterparts: tuple[str, ...] = ()) -> Provision:
    return Provision(
        key=key,
        number=number,
        title=key.title(),
        requirement="",
        duty="must",
        asks=asks,  # type: ignore[arg-type]
        on_form=on_form,
        policy_states=False,
        counterparts=counterparts,
    )


EDITION = Edition(
    id="hos-2024",
    title="Code",
    starts="2024-04-01",
    ends=None,
    provisions=(
        provision("1.1", "off-form", on_form=False),
        provision("1.2", "log"),
        provision("1.3", "list"),
        provision("1.10", "share", asks="figure"),
        provision("2.1", "other", counterparts=("log",)),
    ),
)


def claim(number: str, key: str, answer: Answer = "yes") -> Claim:
    return Claim(
        edition="hos-2024",
        key=key,
        provision=number,
        requirement=(REQUIREMENT,),
        answer=answer,
        answer_span=ANSWER,
        evidence=(EVIDENCE,),
    )


def evidence(*claims: Claim, facts: tuple[Fact, ...] = (), as_of: str = "2026-11-21") -> Evidence:
    return Evidence(
        document=Document(source="x", sha256="0", media_type="text/plain", text=TEXT, blocks=()),
        identity=Identity(
            kind="self-assessment",
            confidence=1,
            reason="",
            edition="hos-2024",
            chosen_by="form",
            named_edition=None,
            landlord=None,
            title=None,
        ),
        edition=EDITION,
        claims=claims,
        passages=(),
        matches=(),
        timescales=(),
        figures=(),
        facts=facts,
        settings=Settings(as_of=as_of),
    )


def rule(**check: object) -> Rule:
    return Rule(
        name="a-rule",
        severity="gap",
        summary="Something is amiss.",
        why="",
        advice="Mend it.",
        check=Check(kind="x", **check),  # type: ignore[arg-type]
        applies=(),
    )


def test_a_section_answers_for_its_own_rows_only() -> None:
    found = list(rows.missing(evidence(claim("1.2", "log")), rule()))
    assert [f.provision for f in found] == ["1.3", "1.10"]  # not 1.1, which is on no form, nor section 2
    assert found[0].quote == ""
    assert "section 1" in found[0].because[0]


def test_a_row_under_another_number_is_there() -> None:
    found = rows.missing(evidence(claim("1.2", "log"), claim("1.7", "list"), claim("1.10", "share")), rule())
    assert list(found) == []


@pytest.mark.parametrize(
    ("answer", "asks", "numbers"),
    [
        ("blank", (), ["1.2", "1.10"]),
        ("blank", ("yes-no",), ["1.2"]),  # a figure's blank is missing-figure
        ("yes", (), []),
    ],
)
def test_rows_with_an_answer(answer: Answer, asks: tuple[str, ...], numbers: list[str]) -> None:
    seen = evidence(claim("1.2", "log", answer), claim("1.10", "share", answer))
    assert [f.provision for f in rows.answered(seen, rule(answers=("blank",), asks=asks))] == numbers


def test_an_absence_points_at_the_row_and_quotes_nothing() -> None:
    found = next(rows.answered(evidence(claim("1.2", "log", "blank")), rule(answers=("blank",))))
    assert (found.quote, found.location.span) == ("", REQUIREMENT)
    assert found.message == "Row 1.2 (Log): something is amiss."
    assert found.advice == "Mend it."


def test_an_answer_that_stands_there_is_quoted() -> None:
    found = next(rows.answered(evidence(claim("1.2", "log", "no")), rule(answers=("no",))))
    assert found.quote == "Yes"


@pytest.mark.parametrize(
    ("evidence_spans", "quote"),
    [
        ((EVIDENCE,), TEXT[EVIDENCE.start : EVIDENCE.end]),  # the answer's place is not known: the row's own words
        ((), ""),  # nothing of the landlord's: the form's words are never quoted as theirs
    ],
)
def test_the_requirement_is_never_quoted_as_an_answer(evidence_spans: tuple[Span, ...], quote: str) -> None:
    unclear = replace(claim("1.2", "log", "unclear"), answer_span=None, evidence=evidence_spans)
    found = next(rows.answered(evidence(unclear), rule(answers=("unclear",))))
    assert found.quote == quote


def plan(date: str | None, index: int = 0) -> Fact:
    return Fact(kind="plan", span=PLAN, claim=index, date=date, detail="It is still to be done.")


@pytest.mark.parametrize(
    ("date", "as_of", "still_open", "passed"),
    [
        ("2026-05-31", "2026-11-21", False, True),
        ("2026-11-21", "2026-11-21", True, False),  # the last day itself has not passed
        ("2027-05-31", "2026-11-21", True, False),
        (None, "2026-11-21", True, False),
    ],
)
def test_a_plan_is_open_until_its_last_day_has_passed(date: str | None, as_of: str, still_open: bool, passed: bool) -> None:
    seen = evidence(claim("1.2", "log"), facts=(plan(date),), as_of=as_of)
    assert bool(list(rows.with_fact(seen, rule(fact="plan:open")))) is still_open
    assert bool(list(rows.with_fact(seen, rule(fact="plan:passed")))) is passed
    assert bool(list(rows.with_fact(seen, rule(fact="plan:open", unless=("plan:passed",))))) is still_open


def test_a_fact_belongs_to_its_own_row() -> None:
    seen = evidence(claim("1.2", "log"), claim("1.3", "list"), facts=(plan(None, 1),))
    (found,) = rows.with_fact(seen, rule(fact="plan"))
    assert (found.provision, found.quote) == ("1.3", "A list will be set up by May")
    assert found.because == ("The row is answered yes.", "It is still to be done.")


def test_another_fact_excuses_the_row() -> None:
    other = Fact(kind="evidence-present", span=EVIDENCE, claim=0)
    seen = evidence(claim("1.2", "log"), facts=(plan(None), other))
    assert list(rows.with_fact(seen, rule(fact="plan", unless=("evidence-present",)))) == []


def test_a_row_has_to_have_all_that_is_asked() -> None:
    action, date = (Fact(kind=k, span=PLAN, claim=0) for k in ("action", "action-date"))
    wants = rule(facts=("action", "action-date"), answers=("no",))
    assert list(rows.lacking(evidence(claim("1.2", "log", "no"), facts=(action, date)), wants)) == []
    (found,) = rows.lacking(evidence(claim("1.2", "log", "no"), facts=(action,)), wants)
    assert found.because[-1] == "Nothing in the row is a date for it."


def sentence(index: int, detail: str = "the clerk reads the log") -> Fact:
    return Fact(kind="evidence-sentence", span=EVIDENCE, claim=index, detail=detail)


@pytest.mark.parametrize(
    ("owners", "numbers"),
    [((0, 1), []), ((0, 1, 2), ["1.2", "1.3", "1.10"]), ((0, 0, 1), [])],  # twice in one row is one provision
)
def test_a_sentence_under_three_provisions(owners: tuple[int, ...], numbers: list[str]) -> None:
    claims = (claim("1.2", "log"), claim("1.3", "list"), claim("1.10", "share"))
    seen = evidence(*claims, facts=tuple(sentence(i) for i in owners))
    found = list(rows.repeated(seen, rule(fact="evidence-sentence")))
    assert [f.provision for f in found] == numbers
    if found:
        assert found[0].because == ("The same sentence stands under 1.3, 1.10.",)


def test_a_rule_for_one_duty_looks_at_its_row_and_at_the_counterpart() -> None:
    one = Rule(name="a", severity="gap", summary="S.", why="", advice="", check=Check(kind="x", answers=("yes",)), applies=("log",))
    seen = evidence(claim("1.2", "log"), claim("1.3", "list"), claim("2.1", "other"))
    assert [f.provision for f in rows.answered(seen, one)] == ["1.2", "2.1"]


def test_the_nine_rows_of_the_other_ombudsman_are_one_section() -> None:
    assert rows.section("4") == rows.section("9") != rows.section("4.1")
