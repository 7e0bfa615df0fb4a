"""Lists: an item is about what its lead-in and its list are about, if a trace of it is heard."""

from __future__ import annotations

import numpy as np
import pytest

from ombudscan.classify.lexical import Unit
from ombudscan.classify.lists import share
from ombudscan.nouns import MAPPED

LEAD = "We may limit contact where a person:"
BEFORE = Unit(text=LEAD, path=("Conduct",))


def item(text: str, lead: str = LEAD) -> Unit:
    return Unit(text=text, path=("Conduct",), lead_in=lead)


@pytest.mark.parametrize(
    ("lead", "items", "wanted", "why"),
    [
        (0.9, (0.8, 0.2), MAPPED, "the lead-in and the list are about it"),
        (0.9, (0.8, 0.05), 0.05, "nothing of it is heard in the item"),
        (0.3, (0.8, 0.2), 0.2, "the lead-in is not about it"),
        (0.9, (0.15, 0.2), 0.2, "the list is not"),
    ],
)
def test_what_a_list_is_about(lead: float, items: tuple[float, float], wanted: float, why: str) -> None:
    table = np.array([[lead], *([x] for x in items)], dtype=np.float32)
    share(table, [BEFORE, item("shouts at staff"), item("writes every day")])
    assert table[2, 0] == pytest.approx(wanted), why
    assert table[0, 0] == pytest.approx(lead)


@pytest.mark.parametrize("lead", ["They also:", "We may limit contact where a person:  "])
def test_the_lead_in_is_the_lists_own(lead: str) -> None:
    table = np.array([[0.9], [0.8], [0.2]], dtype=np.float32)
    share(table, [BEFORE, item("shouts at staff", lead), item("writes every day", lead)])
    assert table[2, 0] == pytest.approx(MAPPED if lead.split() == LEAD.split() else 0.2)


def test_one_item_is_no_list() -> None:
    table = np.array([[0.9], [0.35]], dtype=np.float32)
    share(table, [BEFORE, item("shouts at staff")])
    assert table[1, 0] == pytest.approx(0.35)
