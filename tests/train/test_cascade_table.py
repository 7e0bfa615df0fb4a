"""What is read although it was left to the linear heads, and how sure a change in F1 is."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")
sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from cascade_table import change, decisions, read_anyway
from ombudscan.classify.lexical import Unit, beside


def test_neighbours_of_what_is_read_are_read() -> None:
    units = beside([Unit(text=t) for t in "abcde"], ["S"] * 4 + ["T"])
    assert read_anyway(units, np.array([False, True, True, True, True])).tolist() == [True, True, False, False, False]


def test_decisions_are_counted_a_document_and_those_not_told_left_out() -> None:
    p = np.array([[0.9, 0.9], [0.1, 0.9], [0.2, 0.2]], dtype=np.float32)
    truth = np.array([[True, False], [True, True], [False, True]])
    told = np.array([[True, False], [True, True], [True, True]])
    assert decisions(p, truth, told, ["one", "one", "two"]).tolist() == [[2, 0, 1], [0, 0, 1]]


def test_the_interval_holds_the_change_and_is_nothing_where_nothing_changed() -> None:
    before = np.array([[8, 1, 1], [4, 2, 2], [9, 0, 3]])
    assert change(before, before) == (0.0, 0.0, 0.0)
    moved, low, high = change(before, before + np.array([-1, 0, 1]))
    assert low <= moved <= high < 0
