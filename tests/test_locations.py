"""Where a finding stands: a part of a clause is named with its clause."""

from __future__ import annotations

import pytest

from factories import document
from ombudscan.nouns import Location, Span
from ombudscan.places import location
from ombudscan.read.assemble import Draft

TEXT = document(
    Draft(kind="heading", text="What we leave aside", level=1),
    Draft(text="We leave aside:", label="3.1."),
    Draft(text="the level of the rent;", label="(d)"),
    Draft(text="what a court has decided.", label="iv."),
    Draft(kind="heading", text="Times", level=1),
    Draft(text="We reply at once.", label="(a)"),
    Draft(text="We write again.", label="•"),
)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("We leave aside:", "3.1."),
        ("the level", "3.1 (d)"),
        ("what a court", "3.1 iv."),
        ("We reply", "(a)"),  # a clause under another heading is not its own
        ("We write", "•"),
    ],
)
def test_a_part_is_named_with_its_clause(words: str, label: str) -> None:
    block = next(b for b in TEXT.blocks if TEXT.quote(b.span).startswith(words))
    assert location(TEXT, block.span, whole=True).label == label
    assert location(TEXT, block.span).label == block.label


def test_what_stands_nowhere_has_no_place() -> None:
    assert location(TEXT, None) == Location()
    past = Span(start=len(TEXT.text) + 9, end=len(TEXT.text) + 12)
    assert location(TEXT, past) == Location(span=past)
