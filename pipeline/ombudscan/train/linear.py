"""Sentences -> sparse TF-IDF features -> a linear support vector machine a column."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from ombudscan.classify.lexical import Unit, Vocabulary

# Chosen on left-out documents of corpus/labels alone.
COST = 0.5
SEED = 20261121


def matrix(units: list[Unit], vocabulary: Vocabulary) -> csr_matrix:
    """Return the units' features as a sparse matrix, a row a unit."""
    rows = [vocabulary.features(u) for u in units]
    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    columns = np.concatenate([at for at, _ in rows])
    values = np.concatenate([value for _, value in rows])
    return csr_matrix((values, columns, ends), shape=(len(units), len(vocabulary.idf)))


def linear_heads(
    features: csr_matrix, truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], *, cost: float = COST, balanced: bool = True
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return a linear support vector machine a key: coefficients (features by keys) and intercepts.

    `truth` and `weights` have a row a sentence and a column a key; a sentence of weight 0 is left out for that key.
    `balanced` makes the few that speak of a key count as much as the many that do not; `cost` is scikit-learn's C, without unit.
    """
    coefficients = np.zeros((features.shape[1], truth.shape[1]), dtype=np.float32)
    intercepts = np.zeros(truth.shape[1], dtype=np.float32)
    for k in range(truth.shape[1]):
        kept = np.flatnonzero(weights[:, k] > 0)
        if len(set(truth[kept, k].tolist())) < 2:
            intercepts[k] = 1.0 if truth[kept, k].any() else -1.0
            continue
        head = LinearSVC(C=cost, class_weight="balanced" if balanced else None, random_state=SEED, dual=True, max_iter=5000)
        head.fit(features[kept], truth[kept, k], sample_weight=weights[kept, k])
        coefficients[:, k], intercepts[k] = head.coef_[0], head.intercept_[0]
    return coefficients, intercepts
