"""What the classifier adds to the facts that wordings found: only what it is sure of, of the landlord's present practice."""

from __future__ import annotations

import pytest
from written import view

from ombudscan import extract
from ombudscan.nouns import Fact, Likeness

TEXT = "# Stage 2\nOur door to the second stage has a bolt on it.\nUntil 2019 you had to ask the Clerk for leave.\nWe answer in twenty working days."


def told(rule: str, probability: float, words: str, text: str = TEXT) -> tuple[Fact, ...]:
    """Return what `seconded` adds where the model gives the sentence with `words` that probability, at a threshold of .8."""
    seen = view(text)
    passage = next(s.passage.id for s in seen.statements if words in s.text)
    like = Likeness(passage=passage, rule=rule, probability=probability, threshold=0.8)
    return tuple(f for f in extract.seconded(seen, (), (like,)))


def test_what_no_wording_saw_is_added_at_the_threshold() -> None:
    (found,) = told("gated-escalation", 0.8, "bolt")
    assert (found.kind, found.stage, found.confidence) == ("gated-escalation", 2, 0.8)


@pytest.mark.parametrize(
    ("rule", "probability", "words", "why"),
    [
        ("gated-escalation", 0.79, "bolt", "less than the threshold"),
        ("gated-escalation", 0.99, "2019", "it is over"),
        ("narrow-definition", 0.99, "bolt", "judged element by element"),
        ("late-response", 0.99, "twenty", "judged by its number"),
        ("contrary-evidence", 0.99, "bolt", "a matter of rows alone"),
    ],
)
def test_nothing_is_added(rule: str, probability: float, words: str, why: str) -> None:
    assert not told(rule, probability, words), why


def test_a_fact_that_a_wording_found_is_not_said_twice() -> None:
    seen = view(TEXT)
    statement = next(s for s in seen.statements if "bolt" in s.text)
    known = Fact(kind="gated-escalation", span=statement.passage.span, passage=statement.passage.id, stage=2)
    like = Likeness(passage=statement.passage.id, rule="gated-escalation", probability=0.9, threshold=0.8)
    assert extract.seconded(seen, (known,), (like,)) == (known,)


def test_without_likenesses_the_facts_stay_as_they_are() -> None:
    seen = view(TEXT)
    known = (Fact(kind="gated-escalation", span=seen.statements[0].passage.span),)
    assert extract.seconded(seen, known, ()) == known


@pytest.mark.parametrize(("probability", "added"), [(0.919, False), (0.92, True), (0.95, True)])
def test_a_second_fault_of_a_sentence_has_to_be_surer_by_its_own_probability_and_not_by_its_rounded_one(
    probability: float, added: bool
) -> None:
    seen = view("# Complaints\nYou hand the green slip to the porter.")
    passage = next(s.passage for s in seen.statements if "porter" in s.text)
    known = Fact(kind="restricted-channel", span=passage.span, passage=passage.id)
    like = Likeness(passage=passage.id, rule="extra-stage", probability=probability, threshold=0.8)
    assert (len(extract.seconded(seen, (known,), (like,))) == 2) is added


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Whatever the desk settles at once is written down as our stage one answer.", False),
        ("What can be settled early is, and the note of it is issued as the stage 1 response.", False),
        ("Whatever the desk cannot settle at once is passed to the complaints team.", True),
        ("Whatever the desk cannot settle waits a week before the stage 1 response is begun.", True),
    ],
)
def test_what_is_settled_early_within_stage_1_is_no_further_stage(text: str, said: bool) -> None:
    assert bool(told("extra-stage", 0.95, text.split()[-1].rstrip("."), f"# Complaints\n{text}")) is said


@pytest.mark.parametrize(
    ("rule", "said", "added"),
    [
        ("wide-legal-exclusion", "A letter from a lawyer does not by itself constitute proceedings, and we go on with the case.", False),
        ("wide-legal-exclusion", "Once a lawyer writes to us we go on with the case no more.", True),
        (
            "outdated-referral-route",
            "A dispute over a loan may go to the Financial Ombudsman Service after the lender has had eight weeks.",
            False,
        ),
        ("outdated-referral-route", "Shared owners may go to the Housing Ombudsman after we have had our eight weeks.", True),
        (
            "parallel-contractor-process",
            "Should one of the roofers or their office hear of it first, they hand it over to us that day.",
            False,
        ),
        (
            "parallel-contractor-process",
            "The roofers' office hears it first, and they hand it over to us once they have answered it.",
            True,
        ),
        ("restricted-channel", "There is nothing to sign: tell whoever comes to the door.", False),
        ("restricted-channel", "There is one door to knock at, and whoever wants to be heard knocks there.", True),
    ],
)
def test_what_gives_what_the_practice_withholds_is_not_added(rule: str, said: str, added: bool) -> None:
    assert bool(told(rule, 0.95, said[:20], f"# Complaints\n{said}")) == added
