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
