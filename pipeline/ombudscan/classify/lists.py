"""Items of one list: what its lead-in and most of its items speak of, the others speak of too, where the model hears a little of it."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit
from ombudscan.nouns import MAPPED

# What the items have to have on the mean, and the trace that an item has to have of its own.
MEAN, TRACE = 0.3, 0.1
# How many passages before its first item a list's lead-in may stand: some lists begin with a note.
NEAR = 3


def share(table: npt.NDArray[np.float32], units: list[Unit]) -> None:
    """Map an item to what its lead-in is mapped to and its list speaks of; changes `table` (a row a unit, in the document's order).

    The thresholds were chosen on documents that were read before; between .25 and .4 for the mean they change nothing there.
    """
    for items in _lists(units):
        lead = _lead(table, units, items[0])
        if lead is not None:
            rows = table[items]
            said = (lead >= MAPPED) & (rows.mean(axis=0) >= MEAN)
            table[items] = np.where(said & (rows >= TRACE), np.maximum(rows, MAPPED), rows)


def _lists(units: list[Unit]) -> list[list[int]]:
    """The places of the items of each list of more than one, by its headings and lead-in."""
    of: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        if unit.lead_in:
            of[unit.path, unit.lead_in].append(i)
    return [items for items in of.values() if len(items) > 1]


def _lead(table: npt.NDArray[np.float32], units: list[Unit], first: int) -> npt.NDArray[np.float32] | None:
    """The row of the sentence that ends the lead-in of the item at `first`, where it stands just before."""
    words = " ".join(units[first].lead_in.split())
    near = range(first - 1, max(-1, first - 1 - NEAR), -1)
    return next((table[i].copy() for i in near if words.endswith(units[i].text)), None)
