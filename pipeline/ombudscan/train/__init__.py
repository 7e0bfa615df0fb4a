"""Training of the classifier from labelled sentences; needs the [train] extra."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ombudscan import catalog
from ombudscan.train import against
from ombudscan.train.card import save
from ombudscan.train.datasets import Label, labels
from ombudscan.train.fit import fit
from ombudscan.train.practices import practised

__all__ = ["LEAST", "keys_of", "train"]

# A key with fewer sentences is not learnt: its head would be noise.
LEAST = 8


def train(folder: Path, out: Path, *, encode: bool = True, distil: bool = True) -> dict[str, float]:
    """Fit a model to the labels in `folder`, write it to `out` and return its headline metrics (0 to 1).

    Without `encode` only the linear heads are fitted, which needs no torch; without `distil` its six layers are kept.
    """
    found = labels(folder, frozenset(p.key for e in catalog.editions() for p in e.provisions))
    against.told(folder)  # what is wrong with it is said before the long work
    made = save(fit(found, keys_of(found), encode=encode, practised=practised(folder), distil=distil), found, out)
    against.fit(folder, out)
    return made


def keys_of(found: list[Label]) -> tuple[str, ...]:
    """Return the keys with at least LEAST sentences, those of the newest edition first."""
    counts = Counter(k for label in found for k in label.keys)
    return tuple(dict.fromkeys(p.key for e in reversed(catalog.editions()) for p in e.provisions if counts[p.key] >= LEAST))
