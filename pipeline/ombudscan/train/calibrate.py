"""Scores of left-out sentences -> Platt's curves, one a key, drawn towards the common one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ombudscan.classify.model import platt
from ombudscan.train.evaluate import Bools, Floats, calibration_error

Curve = npt.NDArray[np.float64]

# How strongly a key's slope and offset are held near the common ones: the weight of a quadratic penalty on the logit scale. Curves of
# their own are worth nothing measurable; held so near they cost nothing either (scripts/curves_table.py, decision 0018).
SHRINK = 30.0
# Moving all curves together towards the threshold with the best F1 may cost this much calibration error, no more.
BEARABLE = 0.02


def calibrate(
    scores: Floats, truth: Bools, told: Bools | None = None, *, pull: float = SHRINK, bearable: float = BEARABLE
) -> tuple[Floats, Floats]:
    """Return Platt's slope and offset for each key, held by `pull` to those of all keys together.

    Decisions that are not `told` count nothing. All offsets are then moved together so that one half is the threshold with
    the best micro F1, as far as a calibration error of `bearable`.
    """
    counted = np.ones(scores.shape, dtype=bool) if told is None else told
    pooled = _newton(scores.ravel(), truth.ravel(), counted.ravel(), np.array([1.0, 0.0]), 1e-3)
    pairs = [_newton(scores[:, k], truth[:, k], counted[:, k], pooled, pull) for k in range(truth.shape[1])]
    slopes, offsets = (np.array([pair[i] for pair in pairs], dtype=np.float32) for i in (0, 1))
    return slopes, offsets + np.float32(_best_move(scores * slopes + offsets, truth, counted, bearable))


def crossed(scores: Floats, truth: Bools, told: Bools, halves: Bools) -> Floats:
    """Return the probability of each score by curves that were fitted to the other half of the rows (`halves`: which is which)."""
    out = np.empty(scores.shape, dtype=np.float32)
    for half in (halves, ~halves):
        out[half] = platt(scores[half], *calibrate(scores[~half], truth[~half], told[~half]))
    return out


def _newton(scores: Floats, truth: Bools, weights: Bools, start: Curve, pull: float) -> Curve:
    """Logistic regression on one score, held near `start` by a quadratic penalty of strength `pull`; Newton's steps, damped."""
    x = np.column_stack([scores, np.ones_like(scores)]).astype(np.float64)
    at = start.astype(np.float64).copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ at, -30, 30)))
        gradient = x.T @ (weights * (p - truth)) + pull * (at - start)
        curvature = (x * (weights * p * (1 - p))[:, None]).T @ x + (pull + 1e-6) * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        at -= step * min(1.0, 1.0 / max(1e-9, float(np.abs(step).max())))
        if np.abs(step).max() < 1e-5:
            break
    at[0] = max(at[0], 0.05)  # a higher score never means a lower probability
    return at


def _best_move(logits: Floats, truth: Bools, counted: Bools, bearable: float) -> float:
    """How far to move all logits: the best micro F1 among the moves that keep the calibration error bearable."""

    def f1(move: float) -> float:
        said = (logits + move >= 0) & counted
        return float(2 * (said & truth).sum() / max(1, said.sum() + (truth & counted).sum()))

    def error(move: float) -> float:
        return calibration_error((1 / (1 + np.exp(-logits - move)))[counted], truth[counted])

    moves: list[float] = np.round(np.arange(-1.0, 1.01, 0.1), 1).tolist()
    return max((m for m in moves if m == 0 or error(m) <= bearable), key=f1)
