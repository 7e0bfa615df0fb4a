"""A key's own threshold, and the choice of thresholds from documents."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from choose_thresholds import citations, documents
from curves_table import thresholds
from ombudscan import classify
from ombudscan.classify.lexical import Unit
from ombudscan.train.datasets import Label, mark


def test_a_threshold_of_its_own_yields_to_one_half_the_more_it_is_held() -> None:
    halves = np.array([True, False] * 20)
    truth = np.repeat([[True], [False]], 20, axis=0)
    p = np.where(truth, 0.45, 0.1).astype(np.float32)  # every true one lies below one half
    free = thresholds(p, truth, np.ones_like(truth), halves, 0.0)
    held = thresholds(p, truth, np.ones_like(truth), halves, 1e9)
    assert ((free >= 0.5) == truth).all()
    assert not (held >= 0.5).any()


def _label(text: str, *keys: str, heading: str) -> Label:
    return Label(unit=Unit(text=text, path=(heading,)), keys=keys, register="plain", group="one")


TWO = [
    _label("Ring or write.", "channels", heading="Ways"),
    _label("Open from nine.", heading="Ways"),
    _label("A neighbour may speak for you.", "representation", heading="Help"),
]


def test_a_document_counts_only_if_the_model_saw_none_of_it() -> None:
    all_of_it = {mark(label) for label in TWO}
    assert documents(TWO, all_of_it) == [TWO]
    assert documents(TWO, all_of_it - {mark(TWO[1])}) == []
    assert documents([replace(label, group="") for label in TWO], all_of_it) == []


def test_the_clause_that_speaks_of_a_provision_is_the_one_rightly_cited() -> None:
    model = replace(classify.load(), keys=("channels", "representation"))
    table = np.array([[0.9, 0.1], [0.2, 0.1], [0.3, 0.8]], dtype=np.float32)
    found = citations(TWO, table, model)
    np.testing.assert_allclose([row[:2] for row in found], [(0.9, 0.3), (0.3, 0.9), (0.1, 0.8), (0.8, 0.1)])
    assert [right for *_, right in found] == [True, False, False, True]
