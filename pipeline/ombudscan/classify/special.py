"""A provision that is a special case of another: a sentence that speaks of the special one says little of the general one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ombudscan.nouns import MAPPED

# The special provision, and the general one whose words it shares: "the word complaint need not be used" defines no complaint, and
# "what we offer reflects what it did to you" lists no remedies.
OVER: tuple[tuple[str, str], ...] = (
    ("choice-to-complain", "definition"),
    ("service-request", "definition"),
    ("complaint-from-service-request", "definition"),
    ("service-request", "complaint-from-service-request"),
    ("remedy-reflects-impact", "acknowledge-and-act"),
    ("no-unreasonable-refusal", "no-reasons-needed"),
)
# A sentence that is mapped to the special one, and to the general one less surely than this, is about the special one alone; so it was with
# nearly all such sentences of the documents that were read before.
SURE = 0.9


def yield_to_special(table: npt.NDArray[np.float32], keys: tuple[str, ...]) -> None:
    """Halve a general provision's probability beside a surer one of its special case; changes `table` (a row a passage)."""
    at = {k: i for i, k in enumerate(keys)}
    for special, general in OVER:
        if special in at and general in at:
            a, b = table[:, at[special]], table[:, at[general]]
            yields = (a >= MAPPED) & (b < a) & (b < SURE)
            table[yields, at[general]] /= 2
