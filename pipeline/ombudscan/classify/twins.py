"""Duties that exist once a stage: which stage's a passage speaks of, by the stage it stands under and by its like at the other."""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit
from ombudscan.pattern import Pattern

# Duties that exist once a stage in nearly the same words.
TWINS: tuple[tuple[str, str], ...] = (
    ("stage-1-acknowledge", "stage-2-acknowledge"),
    ("stage-1-respond", "stage-2-respond"),
    ("stage-1-extend", "stage-2-extend"),
    ("stage-1-extension-ombudsman", "stage-2-extension-ombudsman"),
    ("stage-1-when-known", "stage-2-when-known"),
    ("stage-1-all-points", "stage-2-all-points"),
    ("stage-1-letter", "stage-2-letter"),
)

# Of these, a sentence that names no stage is mostly meant for both: "every letter about a delay gives the Ombudsman's number".
EITHER = TWINS[3:]
# Enough to hide silence at the other stage, too little to be mapped to it.
HALF = 0.5
_STAGE = Pattern(r"\b(?:stage|step|tier|level)\s+(?:one|two|[12])\b|\b(?:first|second)[\s-]stage\b", re.IGNORECASE)
_BOTH = Pattern(
    r"\b(?:both|either|each|every|any|whichever|the\s+two|two)\s+(?:of\s+the\s+)?(?:two\s+)?stages?\b|\bstages?\s+(?:1|one)\s+(?:and|or|&)\s+(?:stage\s+)?(?:2|two)\b",
    re.IGNORECASE,
)
_MARKS = Pattern(r"\W+")


def settle_stages(
    table: npt.NDArray[np.float32], keys: tuple[str, ...], stages: tuple[int | None, ...], both: frozenset[int] = frozenset()
) -> None:
    """Give a twin duty's probability to the stage that the passage is known to speak of; changes `table`.

    `both` are the rows of passages that are said of each stage alike (`said_of_both`).
    """
    for first, second, a, b in _known(keys):
        for i, stage in enumerate(stages):
            if stage is None and (first, second) in EITHER:
                share = 1.0 if i in both else HALF
                table[i, a] = max(table[i, a], table[i, b] * share)
                table[i, b] = max(table[i, b], table[i, a] * share)
            if stage in (1, 2):
                high, low = max(table[i, a], table[i, b]), min(table[i, a], table[i, b])
                table[i, a], table[i, b] = (high, low / 4) if stage == 1 else (low / 4, high)


def said_of_both(units: list[Unit]) -> frozenset[int]:
    """Return the places of the passages that speak of each stage: by their words, their heading or the sentence before them."""
    return frozenset(i for i, u in enumerate(units) if _BOTH.search(" | ".join((u.text, *u.path[-1:], u.before.text if u.before else ""))))


def echo(table: npt.NDArray[np.float32], keys: tuple[str, ...], texts: list[str], stages: tuple[int | None, ...]) -> None:
    """Let the same words under the other stage be as surely about its duty; changes `table`, whose stages are settled.

    Policies say much twice, once a stage; under the rarer heading the model hears less in it.
    """
    of: dict[str, list[int]] = defaultdict(list)
    for i, (text, stage) in enumerate(zip(texts, stages, strict=True)):
        if stage in (1, 2):
            of[_MARKS.sub(" ", _STAGE.sub(" ", text)).strip().lower()].append(i)
    known = _known(keys)
    for alike in of.values():
        if len({stages[i] for i in alike}) == 2:
            for _, _, a, b in known:
                most = table[alike][:, [a, b]].max()
                for i in alike:
                    mine = a if stages[i] == 1 else b
                    table[i, mine] = max(table[i, mine], most)


def _known(keys: tuple[str, ...]) -> list[tuple[str, str, int, int]]:
    at = {k: i for i, k in enumerate(keys)}
    return [(first, second, at[first], at[second]) for first, second in TWINS if first in at and second in at]
