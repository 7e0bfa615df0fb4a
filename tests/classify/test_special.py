"""Special cases of a provision: a sentence about the special one is not mapped to the general one beside it, unless surely."""

from __future__ import annotations

import numpy as np
import pytest

from ombudscan import catalog
from ombudscan.classify.special import OVER, yield_to_special

KEYS = ("definition", "choice-to-complain", "ombudsman-access")


@pytest.mark.parametrize(
    ("general", "special", "wanted", "why"),
    [
        (0.8, 0.99, 0.4, "about the special one"),
        (0.95, 0.99, 0.95, "surely about both"),
        (0.8, 0.6, 0.8, "the general one is the surer"),
        (0.6, 0.4, 0.6, "not mapped to the special one"),
    ],
)
def test_the_general_one_yields(general: float, special: float, wanted: float, why: str) -> None:
    table = np.array([[general, special, 0.7]], dtype=np.float32)
    yield_to_special(table, KEYS)
    assert table[0] == pytest.approx([wanted, special, 0.7]), why


def test_what_the_model_does_not_know_is_passed_over() -> None:
    table = np.array([[0.8]], dtype=np.float32)
    yield_to_special(table, ("definition",))
    assert table[0, 0] == pytest.approx(0.8)


def test_the_pairs_are_provisions() -> None:
    known = {p.key for p in catalog.edition("hos-2024").provisions}
    assert {k for pair in OVER for k in pair} <= known
