"""What a heading's words say of the passages under it."""

from __future__ import annotations

import numpy as np
import pytest

from ombudscan.classify.lexical import Unit
from ombudscan.classify.prior import Prior, heading_words
from ombudscan.train.prior import LEAST, best_prior, learn_prior, weighed


def _under(heading: str, count: int) -> list[Unit]:
    return [Unit(text=f"Sentence {i} of it.", path=("Our policy", heading)) for i in range(count)]


@pytest.fixture
def prior() -> Prior:
    """Eight sentences about redress under one heading, eight about nothing under another."""
    units = [*_under("Putting matters right", 8), *_under("Opening hours", 8)]
    return learn_prior(units, np.array([[True]] * 8 + [[False]] * 8))


@pytest.mark.parametrize(
    ("path", "sign", "why"),
    [
        (("Putting things right",), 1, "two of its words are known, and all under them spoke of the key"),
        (("Hours",), -1, "nothing under that word spoke of it"),
        (("Putting things right", "Hours"), -1, "the nearest heading counts"),
        (("Gas safety",), 0, "no word is known"),
        ((), 0, "there is no heading"),
    ],
)
def test_the_nearest_heading_leans_towards_what_stood_under_its_words(prior: Prior, path: tuple[str, ...], sign: int, why: str) -> None:
    assert np.sign(prior.scores([Unit(text="We call you.", path=path)])[0, 0]) == sign, why


def test_a_word_above_too_few_sentences_is_not_known() -> None:
    assert not learn_prior(_under("Chapel", LEAST - 1), np.ones((LEAST - 1, 1), dtype=bool)).index


def test_pairs_of_words_count_too() -> None:
    assert "stagenumberb reply" in heading_words(Unit(text="", path=("Stage two reply",)))


def test_the_share_that_ranks_best_is_kept_and_none_where_it_does_not_help() -> None:
    scores = np.array([[0.1], [0.2]], dtype=np.float32)
    truth, told = np.array([[True], [False]]), np.ones((2, 1), dtype=bool)
    assert best_prior(scores, np.array([[1.0], [-1.0]], dtype=np.float32), truth, told) == 0.25
    assert best_prior(scores, np.array([[-1.0], [1.0]], dtype=np.float32), truth, told) == 0


def test_a_prior_that_counts_for_nothing_is_not_kept(prior: Prior) -> None:
    assert weighed(prior, 0.0) is None
    half = weighed(prior, 0.5)
    assert half is not None
    np.testing.assert_allclose(half.weights, prior.weights / 2)
