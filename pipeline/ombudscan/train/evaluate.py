"""Held-out probabilities -> metrics a key: precision, recall, F1, support; macro, micro, calibration error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

THRESHOLD = 0.5
# A provision is only called unspoken of where every passage stays below what this share of true sentences attain.
REACH = 0.8


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


def per_key(probability: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_], keys: tuple[str, ...]) -> dict[str, Score]:
    """Return the score of each key at THRESHOLD; both arrays have a row a sentence and a column a key."""
    said = probability >= THRESHOLD
    return {k: _score(said[:, i], truth[:, i]) for i, k in enumerate(keys)}


def micro(probability: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_]) -> Score:
    """Return the score over all decisions together."""
    return _score((probability >= THRESHOLD).ravel(), truth.ravel())


def macro_f1(scores: dict[str, Score]) -> float:
    """Return the mean F1 over the keys that have sentences."""
    kept = [s.f1 for s in scores.values() if s.hit + s.miss]
    return sum(kept) / len(kept) if kept else 0.0


def calibration_error(probability: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_], bins: int = 10) -> float:
    """Return the expected calibration error (Naeini et al. 2015) over decisions above 0.05, in equal-width bins."""
    p, t = probability.ravel(), truth.ravel()
    p, t = p[p > 0.05], t[p > 0.05]
    if not len(p):
        return 0.0
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(p[place == b].mean() - t[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any()]
    return float(sum(gaps))


def reach(
    probability: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_], keys: tuple[str, ...], share: float = REACH
) -> dict[str, float]:
    """Return, for each key, the probability that `share` of its held-out sentences attain; at most THRESHOLD."""
    return {
        k: float(min(THRESHOLD, np.quantile(probability[truth[:, i], i], 1 - share))) if truth[:, i].any() else 0.0
        for i, k in enumerate(keys)
    }


def _score(said: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_]) -> Score:
    return Score(hit=int((said & truth).sum()), miss=int((~said & truth).sum()), false=int((said & ~truth).sum()))
