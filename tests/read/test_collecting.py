"""The search for dead cycles is put off while a document is read, and only then."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ombudscan.read import collecting


@pytest.fixture(autouse=True)
def threshold() -> Iterator[None]:
    """Put Python's own threshold back."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_searches_are_rare_within_the_block_and_as_before_after_it() -> None:
    gc.set_threshold(700, 10, 10)
    with collecting.seldom():
        assert gc.get_threshold()[0] > 700
    assert gc.get_threshold() == (700, 10, 10)


def test_a_reader_that_fails_leaves_the_threshold_as_it_was() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(ValueError, match="broken"), collecting.seldom():
        raise ValueError("broken")
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("first", [0, 900_000], ids=["turned off by the caller", "rarer already"])
def test_what_the_caller_chose_is_not_made_more_frequent(first: int) -> None:
    gc.set_threshold(first, 10, 10)
    with collecting.seldom():
        assert gc.get_threshold()[0] == first
