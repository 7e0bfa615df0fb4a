"""Labels -> a section prior: how much commoner each key is under headings with a word than anywhere."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit
from ombudscan.classify.prior import Prior, heading_words
from ombudscan.train.evaluate import Bools, Floats, average_precision

# Sentences whose heading has the word: fewer say nothing of it.
LEAST = 5
# So many sentences as common as anywhere are counted in with those under a word.
HELD = 5.0
# Shares of the prior beside the heads' scores that are tried; that which ranks the left-out sentences best is kept.
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def learn_prior(units: list[Unit], truth: Bools) -> Prior:
    """Return the prior of `units`, whose keys are the columns of `truth`; its weights are logarithms of ratios."""
    rows: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for word in heading_words(unit):
            rows[word].append(i)
    words = sorted(w for w, at in rows.items() if len(at) >= LEAST)
    base = np.maximum(truth.mean(axis=0), 1 / (2 * max(1, len(units))))
    weights = [np.log((truth[rows[w]].sum(axis=0) + HELD * base) / (len(rows[w]) + HELD) / base) for w in words]
    table = np.array(weights, dtype=np.float32).reshape(len(words), truth.shape[1])
    return Prior(index={w: i for i, w in enumerate(words)}, weights=table)


def prior_scores(train: list[Unit], truth: Bools, weights: Floats, test: list[Unit]) -> npt.NDArray[np.float32]:
    """Return the prior of `test` learned from `train` (`weights` count for nothing here: a heading is a heading)."""
    return learn_prior(train, truth).scores(test)


def best_prior(scores: Floats, prior: Floats, truth: Bools, told: Bools) -> float:
    """Return the one of SHARES with which the left-out sentences are ranked best over all keys; the least of those as good."""
    ranked = {share: average_precision(scores + np.float32(share) * prior, truth, told) for share in SHARES}
    return max(ranked, key=lambda share: (round(ranked[share], 4), -share))


def weighed(prior: Prior, share: float) -> Prior | None:
    """Return the prior with its weights multiplied by `share`; None where it counts for nothing."""
    return replace(prior, weights=(prior.weights * np.float32(share)).astype(np.float32)) if share and prior.index else None
