"""Where the linear heads alone are so sure that reading a sentence with the encoder too changes nothing for the worse."""

from __future__ import annotations

import numpy as np

from ombudscan.classify.model import sure
from ombudscan.train.evaluate import Bools, Floats, micro

LOWS, HIGHS = (0.01, 0.02, 0.03, 0.05, 0.08), (0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
# Fewer sentences than this left to the linear heads are not worth a second way through the model.
WORTH = 0.05


def certain(linear: Floats, together: Floats, truth: Bools, told: Bools) -> tuple[float, float] | None:
    """Return the two probabilities between which no key may lie for the encoder to be skipped; None where it never should be.

    Of those that cost no micro F1 on the left-out sentences, the pair that skips most.
    """
    whole = micro(together, truth, told).f1
    best: tuple[float, float] | None = None
    most = WORTH
    for pair in ((low, high) for low in LOWS for high in HIGHS):
        skipped = sure(linear, pair)
        if skipped.mean() > most and micro(np.where(skipped[:, None], linear, together), truth, told).f1 >= whole:
            best, most = pair, float(skipped.mean())
    return best
