"""Answers wedged between a requirement and what follows, where a page's cells ran together."""

from __future__ import annotations

import pytest

from ombudscan.extract.form_cuts import GLUED

WEDGED = [
    ("The policy must be on the website.Yeswww.farrow.example/complaints", "Yes", "an address follows"),
    ("The policy must be on the website.Yeshttps://farrow.example", "Yes", "an address with its scheme"),
    ("Staff must be trained.Yesall of them in May", "Yes", "a word without a capital"),
    ("Staff must be trained.YesAll of them in May", "Yes", "a word with one"),
    ("Staff must be trained.N/Awww.farrow.example", "N/A", "not applicable, with an address"),
]
NONE = [
    ("The panel was wound up.Yesterday it met for the last time.", "yesterday is no yes"),
    ("Staff must be trained.Nothing was done.", "nothing is no no"),
    ("We say yes whenever we can and no when we cannot.", "prose"),
]


@pytest.mark.parametrize(("text", "answer", "why"), WEDGED, ids=[w[2] for w in WEDGED])
def test_an_answer_is_found_between_its_neighbours(text: str, answer: str, why: str) -> None:
    found = GLUED.search(text)
    assert found is not None and found["answer"] == answer, why


@pytest.mark.parametrize(("text", "why"), NONE, ids=[w[1] for w in NONE])
def test_a_word_that_begins_like_an_answer_is_none(text: str, why: str) -> None:
    assert GLUED.search(text) is None, why
