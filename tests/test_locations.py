"""Where a finding stands: a part of a clause is named with its clause."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import document
from ombudscan.nouns import Block, Location, Span
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


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=12), st.integers(0, 60))
def test_the_block_is_the_first_that_holds_the_place(shapes: list[tuple[int, int]], at: int) -> None:
    blocks, end = [], 0
    for gap, length in shapes:  # empty blocks begin where others do
        begin = end + gap
        end = begin + length
        blocks.append(Block(kind="paragraph", span=Span(start=begin, end=end), label=f"{len(blocks)}."))
    made = replace(TEXT, text="x" * (end + 1), blocks=tuple(blocks), rows=())
    expected = next((b.label for b in blocks if b.span.start <= at < max(b.span.end, b.span.start + 1)), "")
    assert location(made, Span(start=at, end=at)).label == expected
