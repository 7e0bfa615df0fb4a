"""Held-out probabilities -> metrics a key: precision, recall, F1, support; macro, micro, calibration error, coverage.

Everywhere `told` says which decisions count: a key that could be defended too is neither right nor wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

THRESHOLD = 0.5
# A provision is only called unspoken of where every passage stays below what this share of true sentences attain.
REACH = 0.8
# What speaks of all keys counts like so many texts beside a key's own. With these the reach found on one half of what was left out says
# best where the other half's lies (scripts/reach_table.py): a key has between one text and 34.
LENT = 20
# Shares of the passages that are decided, the surest first.
COVERAGES = (1.0, 0.9, 0.8, 0.7)

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Hits, misses and false alarms of one key, or of all together."""

    hit: int
    miss: int
    false: int

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        return self.hit / (self.hit + self.false) if self.hit + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was said; 1 where nothing is there."""
        return self.hit / (self.hit + self.miss) if self.hit + self.miss else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def per_key(probability: Floats, truth: Bools, keys: tuple[str, ...], told: Bools | None = None) -> dict[str, Score]:
    """Return the score of each key at THRESHOLD; the arrays have a row a sentence and a column a key."""
    said, counted = probability >= THRESHOLD, _all(truth, told)
    return {k: _score(said[:, i], truth[:, i], counted[:, i]) for i, k in enumerate(keys)}


def micro(probability: Floats, truth: Bools, told: Bools | None = None) -> Score:
    """Return the score over all decisions together."""
    return _score(probability >= THRESHOLD, truth, _all(truth, told))


def macro_f1(scores: dict[str, Score]) -> float:
    """Return the mean F1 over the keys that have sentences."""
    kept = [s.f1 for s in scores.values() if s.hit + s.miss]
    return sum(kept) / len(kept) if kept else 0.0


def calibration_error(probability: Floats, truth: Bools, told: Bools | None = None, bins: int = 10) -> float:
    """Return the expected calibration error (Naeini et al. 2015) over decisions above 0.05, in equal-width bins."""
    kept = _all(truth, told) & (probability > 0.05)
    p, t = probability[kept], truth[kept]
    if not len(p):
        return 0.0
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(p[place == b].mean() - t[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any()]
    return float(sum(gaps))


def average_precision(scores: Floats, truth: Bools, told: Bools) -> float:
    """Return the average precision of all counted decisions ranked by their scores (0 to 1)."""
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(truth[told], scores[told]))


def surely(probability: Floats, truth: Bools, told: Bools | None = None) -> dict[float, tuple[float, float]]:
    """Return, for each of COVERAGES, the least sureness among the surest passages, and the share of them that is all right.

    A passage is as sure as its least sure decision: the greatest distance from a half that all of its keys keep (0 to 1).
    It is right where every counted key is told as it is.
    """
    counted = _all(truth, told)
    sure = np.where(counted, np.abs(probability - THRESHOLD) * 2, 1.0).min(axis=1)
    right = (((probability >= THRESHOLD) == truth) | ~counted).all(axis=1)
    order = np.argsort(-sure, kind="stable")
    kept = {share: order[: max(1, round(share * len(order)))] for share in COVERAGES}
    return {share: (float(sure[at].min()), float(right[at].mean())) for share, at in kept.items()}


def reach(probability: Floats, truth: Bools, keys: tuple[str, ...], share: float = REACH, lent: float = LENT) -> dict[str, float]:
    """Return, for each key, the probability that `share` of what speaks of it (rows of `heard`) attain; at most THRESHOLD.

    What speaks of all keys counts beside a key's own like `lent` more texts: of a score of texts the fourth lowest says little by itself.
    A key of which none speaks has 0.
    """
    pool = probability[truth]
    own = {k: probability[truth[:, i], i] for i, k in enumerate(keys)}
    return {k: min(THRESHOLD, _attained(values, pool, 1 - share, lent)) if len(values) else 0.0 for k, values in own.items()}


def _attained(own: Floats, pool: Floats, below: float, lent: float) -> float:
    """The value that a share `below` of the numbers in `own`, and of those in `pool` which count as `lent` together, lies under."""
    values = np.concatenate([own, pool])
    order = np.argsort(values, kind="stable")
    weights = np.concatenate([np.ones(len(own)), np.full(len(pool), lent / len(pool))])[order]
    return float(np.interp(below * weights.sum(), np.cumsum(weights) - weights / 2, values[order]))


def heard(probability: Floats, truth: Bools, groups: list[str]) -> tuple[Floats, Bools]:
    """Return for each group (a document, or a sentence by itself) and key the greatest probability of a true sentence, and if it has any.

    A document speaks of a provision where its plainest sentence does.
    """
    names = list(dict.fromkeys(groups))
    place = np.array([names.index(g) for g in groups])
    most, has = np.zeros((len(names), truth.shape[1]), dtype=np.float32), np.zeros((len(names), truth.shape[1]), dtype=bool)
    np.maximum.at(most, place, np.where(truth, probability, 0))
    np.logical_or.at(has, place, truth)
    return most, has


def _all(truth: Bools, told: Bools | None) -> Bools:
    return np.ones(truth.shape, dtype=bool) if told is None else told


def _score(said: Bools, truth: Bools, told: Bools) -> Score:
    return Score(hit=int((said & truth & told).sum()), miss=int((~said & truth & told).sum()), false=int((said & ~truth & told).sum()))
