"""Training of the classifier from labelled sentences; needs the [train] extra."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ombudscan import catalog
from ombudscan.train.card import save
from ombudscan.train.datasets import labels
from ombudscan.train.fit import fit

__all__ = ["LEAST", "train"]

# A key with fewer sentences is not learnt: its head would be noise.
LEAST = 8


def train(folder: Path, out: Path, *, encode: bool = True) -> dict[str, float]:
    """Fit a model to the labels in `folder`, write it to `out` and return its headline metrics (0 to 1).

    Without `encode` only the linear heads are fitted, which needs no torch.
    """
    known = frozenset(p.key for e in catalog.editions() for p in e.provisions)
    found = labels(folder, known)
    counts = Counter(k for label in found for k in label.keys)
    keys = tuple(dict.fromkeys(p.key for e in reversed(catalog.editions()) for p in e.provisions if counts[p.key] >= LEAST))
    return save(fit(found, keys, encode=encode), found, out)
