"""Weights in fitting: what is neither right nor wrong is left out, and a weak label yields to a strong one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from scipy.sparse import csr_matrix

from ombudscan.classify.lexical import Unit
from ombudscan.train.datasets import Label
from ombudscan.train.fit import counted, linear_heads

# Two features; the first alone speaks of the key.
FEATURES = csr_matrix(np.array([[1.0, 0.0], [0.0, 1.0]] * 4, dtype=np.float32))
TRUTH = np.array([[True], [False]] * 4)


def label(*keys: str, also: tuple[str, ...] = (), weight: float = 1.0) -> Label:
    return Label(unit=Unit(text="The Clerk replies."), keys=keys, register="plain", also=also, weight=weight)


def weights(*changes: tuple[int, float]) -> npt.NDArray[np.float32]:
    made = np.ones((8, 1), dtype=np.float32)
    for row, weight in changes:
        made[row, 0] = weight
    return made


def test_a_label_counts_by_its_weight_and_nothing_for_what_is_open() -> None:
    table = counted([label("channels"), label("channels", also=("publicity",)), label(weight=0.3)], ("channels", "publicity"))
    assert table.tolist() == [[1.0, 1.0], [1.0, 0.0], [pytest.approx(0.3), pytest.approx(0.3)]]


def test_a_sentence_of_no_weight_teaches_nothing() -> None:
    wrong = TRUTH.copy()
    wrong[0] = False
    assert np.allclose(
        linear_heads(FEATURES[1:], TRUTH[1:], weights()[1:])[0], linear_heads(FEATURES, wrong, weights((0, 0.0)))[0], atol=1e-3
    )


def test_a_weak_label_yields_to_a_strong_one() -> None:
    features = csr_matrix(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]], dtype=np.float32))
    truth = np.array([[True], [False], [False]])  # two labels that contradict each other
    weak, strong = np.array([[0.3], [1.0], [1.0]], dtype=np.float32), np.array([[1.0], [0.3], [1.0]], dtype=np.float32)
    score = [(features @ c + i)[0, 0] for c, i in (linear_heads(features, truth, w, balanced=False) for w in (weak, strong))]
    assert score[0] < 0 < score[1]


@pytest.mark.parametrize(("truth", "intercept"), [(True, 1.0), (False, -1.0)])
def test_a_key_without_a_contrast_is_always_or_never_said(truth: bool, intercept: float) -> None:
    coefficients, intercepts = linear_heads(FEATURES, np.full((8, 1), truth), weights())
    assert not coefficients.any()
    assert intercepts.tolist() == [intercept]
