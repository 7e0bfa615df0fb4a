"""Passages -> Matches: the model's probabilities, with the stage told apart by what is known of the passage."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit, beside
from ombudscan.classify.model import Classifier
from ombudscan.nouns import Claim, Document, Match, Passage

# Below this a probability is not worth keeping; at one half and above a passage is mapped.
FLOOR = 0.05
# What stands in a form's row is about that row, whatever its words.
ROW = 0.95
# Fewer words than this say nothing by themselves, unless they stand in an announced list.
FEW = 4

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


def matches(
    document: Document,
    passages: tuple[Passage, ...],
    classifier: Classifier,
    claims: tuple[Claim, ...] = (),
    stages: tuple[int | None, ...] = (),
) -> tuple[Match, ...]:
    """Return which provisions each passage speaks of; `stages` holds each passage's stage where it is known.

    What stands in a form's row is about the row's provision: it is not asked what its words are about.
    """
    rows = {p.id: claims[p.claim].key for p in passages if p.claim is not None and claims}
    free = [i for i, p in enumerate(passages) if p.id not in rows]
    mapped = _mapped(document, [passages[i] for i in free], classifier, tuple(stages[i] for i in free) if stages else ())
    found: list[Match] = []
    for passage in passages:
        by_key = {rows[passage.id]: ROW} if passage.id in rows else mapped[passage.id]
        ranked = sorted(by_key.items(), key=lambda kv: (-kv[1], kv[0]))
        found.extend(Match(passage=passage.id, key=k, probability=round(p, 4)) for k, p in ranked)
    return tuple(found)


def _mapped(
    document: Document, passages: list[Passage], classifier: Classifier, stages: tuple[int | None, ...]
) -> dict[str, dict[str, float]]:
    """The probabilities worth keeping of each passage, by its id and key."""
    if not passages:
        return {}
    units = beside(
        [Unit(text=_words(document, p), path=p.path, lead_in=p.lead_in) for p in passages], [(p.path, p.claim) for p in passages]
    )
    table = classifier.probabilities(units)
    if stages:
        settle_stages(table, classifier.keys, stages)
    for unit, row in zip(units, table, strict=True):
        if len(unit.text.split()) < FEW and not unit.lead_in:
            row[:] = 0  # "STAGE 2" or "Step 1:" is a label; it states nothing
    kept = ({classifier.keys[i]: float(row[i]) for i in np.flatnonzero(row >= FLOOR)} for row in table)
    return {p.id: by_key for p, by_key in zip(passages, kept, strict=True)}


def _words(document: Document, passage: Passage) -> str:
    return " ".join(document.quote(passage.span).split())


def settle_stages(table: npt.NDArray[np.float32], keys: tuple[str, ...], stages: tuple[int | None, ...]) -> None:
    """Give a twin duty's probability to the stage that the passage is known to speak of; changes `table`."""
    at = {k: i for i, k in enumerate(keys)}
    for first, second in TWINS:
        if first not in at or second not in at:
            continue
        a, b = at[first], at[second]
        for i, stage in enumerate(stages):
            if stage is None and (first, second) in EITHER:
                table[i, a] = max(table[i, a], table[i, b] * HALF)
                table[i, b] = max(table[i, b], table[i, a] * HALF)
            if stage in (1, 2):
                high, low = max(table[i, a], table[i, b]), min(table[i, a], table[i, b])
                table[i, a], table[i, b] = (high, low / 4) if stage == 1 else (low / 4, high)
