"""The search for dead cycles is put off while a document is read, and only then."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from ombudscan.read import collecting, document, pdf_open

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


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


def test_a_callers_dead_cycles_are_found_by_the_next_search_of_the_young() -> None:
    class Mine:
        def __init__(self) -> None:
            self.me = self

    gc.collect()
    Mine()
    with collecting.seldom():
        pass
    gc.collect(1)
    assert not [one for one in gc.get_objects() if type(one).__name__ == "Mine"]


@pytest.mark.parametrize("path", [p for p in sorted(SAMPLES.glob("*/*.*")) if p.suffix != ".toml"], ids=lambda p: p.parent.name + p.suffix)
def test_no_reader_leaves_dead_cycles(path: Path) -> None:
    """Else a process would hold them until the next search, which is put off."""
    gc.disable()
    try:
        document(path)
        gc.collect()
        document(path)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_dead_cycles_of_the_second_engine_are_searched_for_at_once() -> None:
    data = next(SAMPLES.glob("*/*.pdf")).read_bytes()
    pdf_open.again(data, 1)
    gc.collect()
    gc.set_threshold(900_000, 10, 10)
    assert pdf_open.again(data, 1) is not None
    assert not [one for one in gc.get_objects() if type(one) in {pdfplumber.PDF, pdfplumber.page.Page}]


def test_seldom_for_good_stays_until_somebody_else_says_so() -> None:
    gc.set_threshold(700, 10, 10)
    collecting.seldom_for_good()
    assert gc.get_threshold() == (50_000, 20, 50)
    with collecting.seldom():
        pass
    assert gc.get_threshold() == (50_000, 20, 50)
    gc.set_threshold(0)
    collecting.seldom_for_good()
    assert gc.get_threshold()[0] == 0, "who has turned it off wants it off"
