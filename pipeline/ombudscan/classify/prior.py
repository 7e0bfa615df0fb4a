"""Section prior: what the words of the heading above a passage say of its provisions before the passage is read.

Each word, and each pair of neighbouring words, of the nearest heading adds to every key the logarithm of how much commoner
the key is under headings with that word than anywhere; the mean over the heading's words is added to the heads' scores.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit, fold, word_grams


def heading_words(unit: Unit) -> frozenset[str]:
    """Return the words, and pairs of words, of the unit's nearest heading; none where it has no heading."""
    return frozenset(word_grams(fold(unit.path[-1]))) if unit.path else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """The words that are known, and a row of weights for each, a column a key."""

    index: dict[str, int]
    weights: npt.NDArray[np.float32]

    def scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return what is added to each unit's scores (rows) for each key; zeros where no word of its heading is known."""
        out = np.zeros((len(units), self.weights.shape[1]), dtype=np.float32)
        of: dict[str, npt.NDArray[np.float32] | None] = {}
        for i, unit in enumerate(units):
            heading = unit.path[-1] if unit.path else ""
            if heading not in of:
                at = [self.index[w] for w in sorted(heading_words(unit)) if w in self.index]
                of[heading] = self.weights[at].mean(axis=0) if at else None
            known = of[heading]
            if known is not None:
                out[i] = known
        return out
