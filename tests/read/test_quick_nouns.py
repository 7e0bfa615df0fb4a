"""Nouns made quickly are the nouns themselves: equal to those of their own constructors, and frozen."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from ombudscan.nouns import Block, Box, Cell, Span
from ombudscan.read import quick_nouns

_SPAN = Span(start=3, end=9)
_BOX = Box(page=2, x0=1.5, top=2.5, x1=30.0, bottom=12.0)
_PAIRS = [
    (quick_nouns.span(3, 9), _SPAN),
    (quick_nouns.rounded(2, 1.5, 2.5, 30.0, 12.0), _BOX),
    (quick_nouns.cell(1, _SPAN, (_BOX,)), Cell(column=1, span=_SPAN, boxes=(_BOX,))),
    (
        quick_nouns.block("item", _SPAN, 0, "(a)", ("Gates",), (_BOX,), Span(start=0, end=2), 4, 1),
        Block(kind="item", span=_SPAN, label="(a)", path=("Gates",), lead_in=Span(start=0, end=2), row=4, column=1, boxes=(_BOX,)),
    ),
    (quick_nouns.block("paragraph", _SPAN, 0, "", (), ()), Block(kind="paragraph", span=_SPAN)),
]


@pytest.mark.parametrize(("quick", "slow"), _PAIRS)
def test_quick_noun_is_the_noun(quick: Span | Box | Cell | Block, slow: Span | Box | Cell | Block) -> None:
    assert type(quick) is type(slow)
    assert quick == slow
    assert hash(quick) == hash(slow)
    assert repr(quick) == repr(slow)
    assert pickle.loads(pickle.dumps(quick)) == slow  # as a child process sends it
    assert replace(quick) == slow
    with pytest.raises(FrozenInstanceError):
        setattr(quick, fields(quick)[0].name, 7)


@pytest.mark.parametrize("noun", [Span, Box, Cell, Block])
def test_open_twin_has_the_fields_of_its_noun(noun: type) -> None:
    twin = getattr(quick_nouns, f"_Open{noun.__name__}")
    assert twin.__slots__ == tuple(f.name for f in fields(noun))
