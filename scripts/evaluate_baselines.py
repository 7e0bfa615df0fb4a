"""What a classifier has to beat: always the commonest provision, and the catalogue's own key words."""

from __future__ import annotations

import re

import numpy as np

from ombudscan import catalog
from ombudscan.classify.lexical import Unit
from ombudscan.train.evaluate import Bools, Floats

# Words of a provision's title that say nothing of it.
_EMPTY = frozenset("a an and at for from in into is it its no not of on one or over per than the to when with without".split())
# A passage that has this share of a title's words is taken to be about it.
SHARE = 0.6


def majority(truth: Bools, count: int) -> Floats:
    """Return certainty of the key that most rows of `truth` have, for each of `count` sentences."""
    out = np.zeros((count, truth.shape[1]), dtype=np.float32)
    out[:, truth.sum(axis=0).argmax()] = 1
    return out


def keywords(units: list[Unit], keys: tuple[str, ...]) -> Floats:
    """Return certainty of each key of whose title (in the newest edition that has it) a passage and its context hold enough words."""
    titles = {p.key: p.title for e in catalog.editions() for p in e.provisions}
    wanted = [stems(titles.get(k, k)) for k in keys]
    out = np.zeros((len(units), len(keys)), dtype=np.float32)
    for i, unit in enumerate(units):
        words = stems(" ".join((*unit.path[-1:], unit.lead_in, unit.text)))
        out[i] = [bool(w) and len(w & words) >= SHARE * len(w) for w in wanted]
    return out


def stems(text: str) -> frozenset[str]:
    """Return the first five letters of each word that says something."""
    return frozenset(w[:5] for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in _EMPTY)
