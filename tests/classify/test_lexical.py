"""Our TF-IDF is scikit-learn's, on the same n-grams."""

from __future__ import annotations

import numpy as np
import pytest

from ombudscan.classify.lexical import Unit, char_grams, families, fold, learn_vocabulary, word_grams

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
    ours = learn_vocabulary([Unit(text=t) for t in TEXTS], least=(1, 99, 99), weights=(1.0, 1.0, 1.0))
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
    own, _, context = families(Unit(text="the decision", path=("Stage 1",), lead_in="The letter sets out:"))
    assert "letter" not in own
    assert {"h:stagenumbera", "l:letter"} <= set(context)


def test_character_grams_stay_within_words() -> None:
    assert all(" " not in g.strip() for g in char_grams("ring the bell"))
    assert list(char_grams("a")) == [" a "]


def test_an_unknown_passage_has_no_features_and_does_not_fail() -> None:
    vocabulary = learn_vocabulary([Unit(text=t) for t in TEXTS])
    at, value = vocabulary.features(Unit(text="?!"))
    assert len(at) == len(value) == 0
