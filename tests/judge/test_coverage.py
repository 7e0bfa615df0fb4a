"""Each status of coverage, for a policy and for a form, with the reason that is given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import HEADER, document, evidence, policy, report, table
from ombudscan import catalog
from ombudscan.judge import coverage, findings
from ombudscan.judge.silence import KEPT, NEAREST
from ombudscan.nouns import Coverage, Evidence, Fact, Match
from ombudscan.read.assemble import Draft
from ombudscan.train import evaluate

ACKNOWLEDGED = ("# Stage 1", "Your complaint is acknowledged within five working days of our receiving it.")


def of(e: Evidence, number: str) -> Coverage:
    return next(c for c in coverage(e, findings(e, catalog.rules())) if c.provision == number)


def deaf(e: Evidence, *matches: Match) -> Evidence:
    return replace(e, matches=matches)


POLICY = [
    (ACKNOWLEDGED, "6.2", "met", "states it"),
    (
        ("# Stage 1", "Your complaint is acknowledged within nine working days of our receiving it."),
        "6.2",
        "conflict",
        "late-acknowledgement",
    ),
    (
        ("# Stage 1", "We aim to acknowledge your complaint within five working days of receiving it."),
        "6.2",
        "partly_met",
        "weak-commitment",
    ),
    (ACKNOWLEDGED, "6.12", "not_found", "Nothing speaks of it"),
    (ACKNOWLEDGED, "8.5", "not_assessable", "does not have to state it"),
]


@pytest.mark.parametrize(("paragraphs", "number", "status", "why"), POLICY)
def test_a_policy(paragraphs: tuple[str, ...], number: str, status: str, why: str) -> None:
    found = of(evidence(policy(*paragraphs)), number)
    assert found.status == status
    assert why in found.reason


@pytest.mark.parametrize(("probability", "left"), [(0.6, True), (0.95, False)])
def test_what_the_classifier_is_unsure_of_is_left_to_a_person(probability: float, left: bool) -> None:
    e = replace(evidence(policy(*ACKNOWLEDGED)), abstain=0.45)
    found = of(deaf(e, Match(passage=e.passages[0].id, key="no-reasons-needed", probability=probability)), "6.12")
    assert found.status == "met"
    assert ("unsure" in found.reason) is left


def test_words_that_only_come_near_are_neither_met_nor_missed() -> None:
    e = evidence(policy(*ACKNOWLEDGED))
    near = Match(passage=e.passages[0].id, key="no-reasons-needed", probability=0.35)
    found = of(deaf(e, near), "6.12")
    assert found.status == "not_assessable"
    assert found.nearest == (e.passages[0].id,)
    assert "near" in found.reason


def test_not_found_names_the_nearest_passages_best_first() -> None:
    e = evidence(policy(*ACKNOWLEDGED, "Staff are kind.", "The garden opens at nine.", "Chairs are stacked on Fridays."))
    ids = [p.id for p in e.passages][:5]
    found = of(deaf(e, *(Match(passage=i, key="no-reasons-needed", probability=0.06 + n / 200) for n, i in enumerate(ids))), "6.12")
    assert found.status == "not_found"
    assert found.nearest == tuple(reversed(ids))[:NEAREST]
    (silent,) = [f for f in findings(e, catalog.rules()) if f.rule == "silent-on-provision" and f.provision == "6.12"]
    assert any("compared" in b for b in silent.because)


@pytest.mark.parametrize(
    ("reach", "status"),
    [
        ((("no-reasons-needed", 0.5),), "not_found"),  # four in five sentences about it reach one half: silence means something
        ((("no-reasons-needed", KEPT / 2),), "not_assessable"),  # most would pass unheard
        ((("no-reasons-needed", 0.0),), "not_assessable"),  # no sentence about it was held out
        ((), "not_assessable"),  # the model does not know the duty
    ],
)
def test_not_found_needs_a_recall_that_supports_it(reach: tuple[tuple[str, float], ...], status: str) -> None:
    e = replace(deaf(evidence(policy(*ACKNOWLEDGED))), reach=reach)
    found = of(e, "6.12")
    assert found.status == status
    if status == "not_assessable":
        assert "recognises too few" in found.reason


def test_the_reach_is_what_the_explanation_says() -> None:
    assert evaluate.REACH == 0.8  # "four in five"


def test_every_duty_that_a_policy_has_to_state_is_audible_to_the_shipped_model() -> None:
    from ombudscan.judge.silence import audible

    e = evidence(policy(*ACKNOWLEDGED))
    assert [p.number for p in e.edition.provisions if p.policy_states and not audible(e, p.key)] == []


def test_a_lost_list_that_could_have_held_it_leaves_it_open() -> None:
    doc = document(
        Draft(kind="heading", text="Complaints Policy", level=1),
        Draft(text="The Trust cannot look at the following:"),
        Draft(text="Staff are trained every year in how to listen."),
    )
    e = evidence(doc)
    e = replace(e, identity=replace(e.identity, kind="policy"))
    span = next(b.span for b in doc.blocks if "cannot look" in doc.quote(b.span))
    lost = replace(e, facts=(Fact(kind="lost-list", span=span),), matches=())
    found = of(lost, "2.2")
    assert found.status == "not_assessable"
    assert "lost" in found.reason
    assert of(lost, "9.5").status == "not_found"


def test_a_note_takes_nothing_from_what_is_met() -> None:
    whole = (
        "A complaint is an expression of dissatisfaction, however made, about the standard of service, actions or lack of action by the "
        "organisation, its own staff, or those acting on its behalf, affecting a resident or group of residents."
    )
    made = report(policy(whole, *ACKNOWLEDGED))
    assert [f.rule for f in made.findings if f.provision == "1.2"] == ["outdated-definition"]
    assert next(c.status for c in made.coverage if c.provision == "1.2") == "met"


FORM = [
    ("Yes", "The Clerk rings the resident every Monday.", "met"),
    ("Yes", "", "partly_met"),  # missing-evidence
    ("Yes", "Complaints Policy", "partly_met"),  # generic-evidence
    ("Yes", "Residents are not told when an answer will be late, and no updates are given.", "conflict"),  # contrary-evidence
    ("No", "We will ring from 1 May 2027.", "conflict"),
    ("Partly", "The Clerk rings some. The rest by 1 May 2027.", "partly_met"),
    ("", "", "not_assessable"),
    ("Yes / No", "The Clerk rings.", "not_assessable"),
]


@pytest.mark.parametrize(("answer", "proof", "status"), FORM)
def test_a_row(answer: str, proof: str, status: str) -> None:
    code = catalog.edition("hos-2024")
    asked = code.numbered("5.9")
    assert asked
    title = Draft(kind="heading", text=f"Self-assessment against the {code.title}", level=1)
    e = evidence(document(title, Draft(text="Completed on 4 October 2026."), table(HEADER, ("5.9", asked.requirement, answer, proof, ""))))
    assert of(e, "5.9").status == status
    assert of(e, "5.9").reason
    assert of(e, "5.10").status == "not_found"
    assert of(e, "5.10").reason == "The document has no such row."
    assert of(e, "1.1").status == "not_assessable"
    # The other sections may stand in another document.
    assert of(e, "6.2").status == "not_assessable"
    assert of(e, "6.2").reason == "The document does not hold section 6 of the form."
