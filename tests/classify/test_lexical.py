"""Our TF-IDF is scikit-learn's, on the same n-grams."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from ombudscan.classify import lexical
from ombudscan.classify.lexical import Unit, beside, char_grams, families, fold, learn_vocabulary, word_grams

TEXTS = [
    "We will acknowledge your complaint",
    "The Clerk replies to a complaint in writing",
    "Rent is due on Monday",
    "We will reply, we will",
]


def test_features_are_those_of_scikit_learn() -> None:
    sklearn = pytest.importorskip("sklearn.feature_extraction.text")
    vectorise = sklearn.TfidfVectorizer(analyzer=lambda t: list(word_grams(fold(t))), sublinear_tf=True)
    expected = vectorise.fit_transform(TEXTS).toarray()
    ours = learn_vocabulary([Unit(text=t) for t in TEXTS], least=(1, 99, 99, 99), weights=(1.0, 1.0, 1.0, 1.0))
    for i, text in enumerate(TEXTS):
        at, value = ours.features(Unit(text=text))
        row = np.zeros(expected.shape[1])
        for place, weight in zip(at, value, strict=True):
            gram = next(g for g, p in ours.index[0].items() if p == place)
            row[vectorise.vocabulary_[gram]] = weight
        np.testing.assert_allclose(row, expected[i], atol=1e-6)


def test_numbers_fold_into_one_and_stages_keep_theirs() -> None:
    assert fold("within 10 working days") == fold("within twenty working days")
    assert fold("stage 1 reply") != fold("stage 2 reply")
    assert fold("Stage One") == fold("stage 1") == fold("the first stage").removeprefix("the ")


def test_headings_and_lead_in_stand_apart_from_the_words() -> None:
    unit = Unit(text="the decision", path=("Stage 1",), lead_in="The letter sets out:", before=Unit(text="The Clerk writes."))
    own, _, context, before = families(unit)
    assert not {"letter", "clerk"} & set(own)
    assert {"h:stagenumbera", "l:letter"} <= set(context)
    assert "b:clerk" in before


def test_neighbours_are_those_of_the_same_section() -> None:
    first, second, third = beside([Unit(text=t) for t in ("One.", "Two.", "Three.")], [("A",), ("A",), ("B",)])
    assert first.before is None and first.after == Unit(text="Two.")
    assert second.before == Unit(text="One.") and second.after is None
    assert third.before is third.after is None


def test_a_neighbour_has_no_neighbours_of_its_own() -> None:
    units = beside([Unit(text=t) for t in ("One.", "Two.", "Three.")], ["A"] * 3)
    assert units[2].before == Unit(text="Two.")
    assert beside(units, ["A"] * 3) == units


def test_character_grams_stay_within_words() -> None:
    assert all(" " not in g.strip() for g in char_grams("ring the bell"))
    assert list(char_grams("a")) == [" a "]


def test_an_unknown_passage_has_no_features_and_does_not_fail() -> None:
    vocabulary = learn_vocabulary([Unit(text=t) for t in TEXTS])
    at, value = vocabulary.features(Unit(text="?!"))
    assert len(at) == len(value) == 0


def test_what_is_remembered_of_a_sentence_is_what_was_found_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical, "_NEIGHBOURS", 2)  # the third sentence makes room
    texts = ["The team answers in ten days", "A panel looks again", "Nobody pays", "The team answers in ten days"]
    units = beside([Unit(text=t, path=("Stage 1",)) for t in texts], [0] * len(texts))
    known = learn_vocabulary(units, least=(1, 1, 1, 1))
    fresh = [dataclasses.replace(known, words={}, texts={}, headings={}).features(u) for u in units]
    for _ in range(2):
        for unit, (at, value) in zip(units, fresh, strict=True):
            told = known.features(unit)
            assert told[0].tolist() == at.tolist() and told[1].tolist() == value.tolist()
    assert len(known.texts) <= 2
