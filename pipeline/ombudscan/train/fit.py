"""Labels -> heads: a linear support vector machine a key, fused with a fine-tuned encoder, calibrated on sentences left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold
from sklearn.svm import LinearSVC

from ombudscan.classify.lexical import Unit, Vocabulary, learn_vocabulary
from ombudscan.classify.model import platt
from ombudscan.train.datasets import Label
from ombudscan.train.encoder import Tuned, tune

# Chosen by cross-validation on corpus/labels alone (scripts/choose_settings.py prints the table).
COST = 0.5
FOLDS = 4
SEED = 20261121
# Fewer sentences than this cannot carry a calibration curve of their own: they share the pooled one.
ENOUGH = 20
SHARES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Fitted heads: arrays as in classify.model, and the left-out sentences that the metrics are taken from.

    `rows` are the places of the left-out labels, `truth` and `held_out` their keys and probabilities.
    """

    keys: tuple[str, ...]
    vocabulary: Vocabulary
    coefficients: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]
    slopes: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    rows: npt.NDArray[np.int64]
    truth: npt.NDArray[np.bool_]
    held_out: npt.NDArray[np.float32]
    alone: dict[str, npt.NDArray[np.float32]]
    tuned: Tuned | None = None
    linear_share: float = 1.0


def fit(labels: list[Label], keys: tuple[str, ...], *, encode: bool) -> Heads:
    """Return heads for `keys`; every score that calibrates or measures comes from sentences that were left out.

    The linear heads leave out each fold in turn. With `encode` an encoder is fine-tuned too, once without the first
    fold and once on everything, and that fold alone calibrates and measures.
    """
    units = [label.unit for label in labels]
    truth = np.array([[k in label.keys for k in keys] for label in labels], dtype=bool)
    weights = counted(labels, keys)
    folds = _folds(truth, [label.group for label in labels])[: 1 if encode else FOLDS]
    rows = np.concatenate([test for _, test in folds])
    parts = {"linear": held_out(units, truth, weights, folds, _linear_scores)}
    if encode:
        parts["encoder"] = held_out(units, truth, weights, folds, _encoder_scores)
    share = _best_share(parts, truth[rows])
    scores = parts["linear"] * np.float32(share) + parts.get("encoder", np.float32(0))
    slopes, offsets = calibrate(scores, truth[rows])
    vocabulary = learn_vocabulary(units)
    coefficients, intercepts = linear_heads(matrix(units, vocabulary), truth, weights)
    return Heads(
        keys=keys,
        vocabulary=vocabulary,
        coefficients=coefficients,
        intercepts=intercepts,
        slopes=slopes,
        offsets=offsets,
        rows=rows,
        truth=truth[rows],
        held_out=platt(scores, slopes, offsets),
        alone={name: platt(part, *calibrate(part, truth[rows])) for name, part in parts.items()},
        tuned=tune(units, truth, weights) if encode else None,
        linear_share=share,
    )


def counted(labels: list[Label], keys: tuple[str, ...]) -> npt.NDArray[np.float32]:
    """Return how much each label (row) counts for each key (column): its weight, and nothing for the keys in `also`."""
    return np.array([[0.0 if k in label.also else label.weight for k in keys] for label in labels], dtype=np.float32)


def _folds(truth: npt.NDArray[np.bool_], groups: list[str]) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """FOLDS pairs of (fitted on, left out), each with its share of every key; a named group is never cut in two."""
    strata = np.where(truth.any(axis=1), truth.argmax(axis=1), -1)
    if not any(groups):
        return list(StratifiedKFold(n_splits=FOLDS, shuffle=True, random_state=SEED).split(strata, strata))
    own = [group or f"\n{i}" for i, group in enumerate(groups)]
    return list(StratifiedGroupKFold(n_splits=FOLDS, shuffle=True, random_state=SEED).split(strata, strata, own))


def _best_share(parts: dict[str, npt.NDArray[np.float32]], truth: npt.NDArray[np.bool_]) -> float:
    """How much the linear scores count beside the encoder's: what ranks the left-out sentences best over all keys."""
    if "encoder" not in parts:
        return 1.0
    ranked = {share: average_precision_score(truth.ravel(), (parts["linear"] * share + parts["encoder"]).ravel()) for share in SHARES}
    return max(ranked, key=lambda share: ranked[share])


def matrix(units: list[Unit], vocabulary: Vocabulary) -> csr_matrix:
    """Return the units' features as a sparse matrix, a row a unit."""
    rows = [vocabulary.features(u) for u in units]
    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    columns = np.concatenate([at for at, _ in rows])
    values = np.concatenate([value for _, value in rows])
    return csr_matrix((values, columns, ends), shape=(len(units), len(vocabulary.idf)))


Scorer = Callable[[list[Unit], npt.NDArray[np.bool_], npt.NDArray[np.float32], list[Unit]], npt.NDArray[np.float32]]


def held_out(
    units: list[Unit],
    truth: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.float32],
    folds: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]],
    scorer: Scorer,
) -> npt.NDArray[np.float32]:
    """Return the scores of each fold's left-out units, in the folds' order, from a model fitted to the fold's others."""
    return np.concatenate(
        [scorer([units[i] for i in train], truth[train], weights[train], [units[i] for i in test]) for train, test in folds]
    )


def _linear_scores(
    train: list[Unit], truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], test: list[Unit]
) -> npt.NDArray[np.float32]:
    vocabulary = learn_vocabulary(train)
    coefficients, intercepts = linear_heads(matrix(train, vocabulary), truth, weights)
    return np.asarray(matrix(test, vocabulary) @ coefficients + intercepts, dtype=np.float32)


def _encoder_scores(
    train: list[Unit], truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], test: list[Unit]
) -> npt.NDArray[np.float32]:
    return tune(train, truth, weights).scores(test)


def linear_heads(
    features: csr_matrix, truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], *, cost: float = COST, balanced: bool = True
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return a linear support vector machine a key: coefficients (features by keys) and intercepts.

    `truth` and `weights` have a row a sentence and a column a key; a sentence of weight 0 is left out for that key.
    `balanced` makes the few that speak of a key count as much as the many that do not.
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


def calibrate(scores: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return Platt's slope and offset for each key: its own where it has ENOUGH sentences, else the pooled ones.

    The offsets are moved together so that one half is the threshold with the best micro F1 on these sentences.
    """
    pooled = _platt_fit(scores.ravel(), truth.ravel())
    pairs = [_platt_fit(scores[:, k], truth[:, k]) if truth[:, k].sum() >= ENOUGH else pooled for k in range(truth.shape[1])]
    slopes, offsets = np.array([a for a, _ in pairs], dtype=np.float32), np.array([b for _, b in pairs], dtype=np.float32)
    return slopes, offsets - np.float32(_best_shift(scores * slopes + offsets, truth))


def _best_shift(logits: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_]) -> float:
    def f1(shift: float) -> float:
        said = logits >= shift
        return float(2 * (said & truth).sum() / (said.sum() + truth.sum()))

    shifts: list[float] = np.arange(-2.0, 1.01, 0.1).tolist()
    return max(shifts, key=f1)


def _platt_fit(scores: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_]) -> tuple[float, float]:
    curve = LogisticRegression(C=1e3).fit(scores.reshape(-1, 1), truth)
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])
