"""Labels -> heads: a linear support vector machine a key, fused with a fine-tuned encoder, calibrated on what was left out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.model_selection import StratifiedKFold

from ombudscan.classify.lexical import Unit, Vocabulary, learn_vocabulary
from ombudscan.classify.model import Classifier
from ombudscan.classify.prior import Prior
from ombudscan.errors import ModelError
from ombudscan.train.calibrate import calibrate, crossed
from ombudscan.train.cascade import certain
from ombudscan.train.datasets import Label
from ombudscan.train.encoder import Tuned, tune
from ombudscan.train.evaluate import average_precision
from ombudscan.train.linear import COST, linear_heads, matrix
from ombudscan.train.practices import Block, PracticeHeads, Practised
from ombudscan.train.prior import best_prior, learn_prior, prior_scores, weighed
from ombudscan.train.student import student

__all__ = ["COST", "FOLDS", "Heads", "calibrate", "counted", "fit", "held_out", "linear_heads", "matrix", "renewed"]

FOLDS = 4
# With an encoder, one part of so many is left out of the training, to calibrate and to measure.
PARTS = 6
SEED = 20261121
SHARES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)

Fold = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Fitted heads: arrays as in classify.model, and the left-out sentences that the metrics are taken from.

    `rows` are the places of the left-out labels, `truth`, `told` and `held_out` their keys, which decisions count, and
    the probabilities. `alone` and `curves` are the probabilities of each part by itself, and their calibration.
    """

    keys: tuple[str, ...]
    vocabulary: Vocabulary
    coefficients: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]
    slopes: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    rows: npt.NDArray[np.int64]
    truth: npt.NDArray[np.bool_]
    told: npt.NDArray[np.bool_]
    held_out: npt.NDArray[np.float32]
    alone: dict[str, npt.NDArray[np.float32]]
    curves: dict[str, tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]]
    tuned: Tuned | None = None
    linear_share: float = 1.0
    certain: tuple[float, float] | None = None
    practices: PracticeHeads | None = None
    prior: Prior | None = None
    prior_share: float = 0.0


def fit(
    labels: list[Label], keys: tuple[str, ...], *, encode: bool, practised: list[Practised] | None = None, distil: bool = True
) -> Heads:
    """Return heads for `keys`; every score that calibrates or measures comes from documents and sentences that were left out.

    With `encode` one part of PARTS is left out for good: what calibrates and measures is the very model that is returned.
    The linear heads alone leave out each fold of FOLDS in turn and are then fitted to everything. What measures is calibrated
    on the other half of what was left out. With `distil` the encoder that is kept is a student of the one that was tuned.
    """
    truth, weights = truths(labels, keys), counted(labels, keys)
    units = [label.unit for label in labels]
    raw = _with_encoder(units, labels, truth, weights, practised or [], distil) if encode else _linear_only(units, labels, truth, weights)
    return finish(labels, keys, raw)


def finish(labels: list[Label], keys: tuple[str, ...], raw: _Raw) -> Heads:
    """Return the heads with their shares, curves and thresholds, all chosen on what was left out."""
    right, told = truths(labels, keys)[raw.rows], counted(labels, keys)[raw.rows] > 0
    share = best_share(raw.parts, right, told)
    heads = raw.parts["linear"] * np.float32(share) + raw.parts.get("encoder", np.float32(0))
    prior_share = best_prior(heads, raw.prior_scores, right, told)
    scores = heads + raw.prior_scores * np.float32(prior_share)
    slopes, offsets = calibrate(scores, right, told)
    halves = in_halves([labels[i] for i in raw.rows])
    alone = {name: crossed(part, right, told, halves) for name, part in raw.parts.items()}
    if prior_share:
        alone["without section prior"] = crossed(heads, right, told, halves)
    together = crossed(scores, right, told, halves)
    return Heads(
        keys=keys,
        vocabulary=raw.vocabulary,
        coefficients=raw.coefficients,
        intercepts=raw.intercepts,
        slopes=slopes,
        offsets=offsets,
        rows=raw.rows,
        truth=right,
        told=told,
        held_out=together,
        alone=alone,
        curves={name: calibrate(part, right, told) for name, part in raw.parts.items()},
        tuned=raw.tuned,
        linear_share=share,
        certain=certain(alone["linear"], together, right, told) if raw.tuned else None,
        prior=weighed(raw.prior, prior_share),
        prior_share=prior_share,
        practices=raw.practices,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """Fitted parts and their raw scores of the left-out `rows`, not calibrated yet."""

    vocabulary: Vocabulary
    coefficients: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]
    rows: npt.NDArray[np.int64]
    parts: dict[str, npt.NDArray[np.float32]]
    prior: Prior
    prior_scores: npt.NDArray[np.float32]
    tuned: Tuned | None = None
    practices: PracticeHeads | None = None


def _with_encoder(
    units: list[Unit],
    labels: list[Label],
    truth: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.float32],
    practised: list[Practised],
    distil: bool,
) -> _Raw:
    train, test = left_out(labels, truth, PARTS)[0]
    fitted, asked = [units[i] for i in train], [units[i] for i in test]
    vocabulary = learn_vocabulary(fitted)
    coefficients, intercepts = linear_heads(matrix(fitted, vocabulary), truth[train], weights[train])
    block = Block(practised, fitted)
    taught = block.beside(truth[train], weights[train])
    tuned = tune(*taught)
    if distil:
        tuned = student(tuned, *taught)
    linear = np.asarray(matrix(asked, vocabulary) @ coefficients + intercepts, dtype=np.float32)
    parts = {"linear": linear, "encoder": tuned.scores(asked)[:, : truth.shape[1]]}
    prior = learn_prior(fitted, truth[train])
    practices, tuned = block.heads(asked, vocabulary, tuned)
    return _Raw(
        vocabulary=vocabulary,
        coefficients=coefficients,
        intercepts=intercepts,
        rows=test,
        parts=parts,
        prior=prior,
        prior_scores=prior.scores(asked),
        tuned=tuned,
        practices=practices,
    )


def renewed(model: Classifier, tuned: Tuned, labels: list[Label], rows: npt.NDArray[np.int64], block: Block) -> Heads:
    """Return the heads of a `model` with another encoder: what leans on its embeddings or its scores is fitted anew.

    `rows` are the places of the labels that neither encoder was taught; on them everything is chosen and calibrated. `block` holds the
    sentences about practices. The linear heads of provisions, the vocabulary and the section prior stay as they are. Raises ModelError
    where the model has no prior.
    """
    if model.prior is None:
        raise ModelError(f"The model {model.model.name!r} has no section prior.")
    known, asked = len(model.keys), [labels[i].unit for i in rows]
    practices, tuned = block.heads(asked, model.vocabulary, tuned)
    raw = _Raw(
        vocabulary=model.vocabulary,
        coefficients=model.coefficients[:, :known],
        intercepts=model.intercepts[:known],
        rows=rows,
        parts={"linear": model.linear_scores(asked)[:, :known], "encoder": tuned.scores(asked)[:, :known]},
        prior=model.prior,
        prior_scores=model.prior.scores(asked),
        tuned=tuned,
        practices=practices,
    )
    return finish(labels, model.keys, raw)


def _linear_only(units: list[Unit], labels: list[Label], truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32]) -> _Raw:
    folds = left_out(labels, truth)
    parts = {"linear": held_out(units, truth, weights, folds, linear_scores)}
    vocabulary = learn_vocabulary(units)
    coefficients, intercepts = linear_heads(matrix(units, vocabulary), truth, weights)
    rows = np.concatenate([test for _, test in folds])
    return _Raw(
        vocabulary=vocabulary,
        coefficients=coefficients,
        intercepts=intercepts,
        rows=rows,
        parts=parts,
        prior=learn_prior(units, truth),
        prior_scores=held_out(units, truth, weights, folds, prior_scores),
    )


def truths(labels: list[Label], keys: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Return which keys (columns) each label (row) has."""
    return np.array([[k in label.keys for k in keys] for label in labels], dtype=bool)


def counted(labels: list[Label], keys: tuple[str, ...]) -> npt.NDArray[np.float32]:
    """Return how much each label (row) counts for each key (column): its weight, and nothing for the keys in `also`."""
    return np.array([[0.0 if k in label.also else label.weight for k in keys] for label in labels], dtype=np.float32)


def left_out(labels: list[Label], truth: npt.NDArray[np.bool_], parts: int = FOLDS) -> list[Fold]:
    """Return `parts` pairs of (fitted on, left out): whole documents, and isolated sentences with their share of every key.

    Contrasts of one another stay together.
    """
    isolated = np.array([i for i, label in enumerate(labels) if not label.group], dtype=np.int64)
    groups = sorted({label.group for label in labels if label.group})
    random.Random(SEED).shuffle(groups)
    fold_of = {name: i % parts for i, name in enumerate(groups)}
    fold = np.array([fold_of.get(label.group, -1) for label in labels])
    if len(isolated):
        strata = np.where(truth[isolated].any(axis=1), truth[isolated].argmax(axis=1), -1)
        splits = StratifiedKFold(n_splits=parts, shuffle=True, random_state=SEED).split(strata, strata)
        for n, (_, test) in enumerate(splits):
            fold[isolated[test]] = n
    together: dict[str, int] = {}
    for i, label in enumerate(labels):
        if label.contrast and not label.group:
            fold[i] = together.setdefault(label.contrast, fold[i])
    return [(np.flatnonzero(fold != n), np.flatnonzero(fold == n)) for n in range(parts)]


def in_halves(labels: list[Label]) -> npt.NDArray[np.bool_]:
    """Return which of the labels belong to the first of two halves: whole groups, and every other isolated sentence."""
    groups = {g: i % 2 == 0 for i, g in enumerate(dict.fromkeys(label.group or f"\n{i}" for i, label in enumerate(labels)))}
    return np.array([groups[label.group or f"\n{i}"] for i, label in enumerate(labels)], dtype=bool)


def best_share(parts: dict[str, npt.NDArray[np.float32]], truth: npt.NDArray[np.bool_], told: npt.NDArray[np.bool_]) -> float:
    """Return how much the linear scores count beside the encoder's: what ranks the left-out sentences best over all keys."""
    if "encoder" not in parts:
        return 1.0
    ranked = {share: average_precision(parts["linear"] * np.float32(share) + parts["encoder"], truth, told) for share in SHARES}
    return max(ranked, key=lambda share: ranked[share])


Scorer = Callable[[list[Unit], npt.NDArray[np.bool_], npt.NDArray[np.float32], list[Unit]], npt.NDArray[np.float32]]


def held_out(
    units: list[Unit], truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], folds: list[Fold], scorer: Scorer
) -> npt.NDArray[np.float32]:
    """Return the scores of each fold's left-out units, in the folds' order, from a model fitted to the fold's others."""
    return np.concatenate(
        [scorer([units[i] for i in train], truth[train], weights[train], [units[i] for i in test]) for train, test in folds]
    )


def linear_scores(
    train: list[Unit], truth: npt.NDArray[np.bool_], weights: npt.NDArray[np.float32], test: list[Unit]
) -> npt.NDArray[np.float32]:
    """Return the linear heads' scores of `test`, fitted to `train`."""
    vocabulary = learn_vocabulary(train)
    coefficients, intercepts = linear_heads(matrix(train, vocabulary), truth, weights)
    return np.asarray(matrix(test, vocabulary) @ coefficients + intercepts, dtype=np.float32)
