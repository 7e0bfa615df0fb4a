"""The pieces of texts, put together from remembered stretches: they must be those of the tokenizer itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.pre_tokenizers import Metaspace

from ombudscan.classify import pieces
from ombudscan.classify.model import shipped

LONGEST = 24


def library() -> Any:
    return Tokenizer.from_file(str(shipped() / "tokenizer.json"))


OWN = library()
OWN.enable_truncation(LONGEST)
REMEMBERING = pieces.Tokens(library(), LONGEST)
SIGNS = st.sampled_from("aé ’“–£5.,-_/\t\n\x0c\x1c\x85\u00a0\u200b\u0301中ßİﬁ😀[]")
TEXTS = (
    st.text(alphabet=SIGNS, max_size=30)
    | st.text(max_size=20)
    | st.sampled_from(["[SEP]", "a [MASK] b", "x" * 120, "don’t ", "e\u0301 \u0301e"])
)


def told(first: str, second: str) -> pieces.Pieces:
    whole = OWN.encode(first, second)
    return whole.ids, whole.type_ids.index(1)


@given(TEXTS, TEXTS)
def test_they_are_the_librarys_own(first: str, second: str) -> None:
    assert REMEMBERING.of([(first, second)]) == [told(first, second)]


@pytest.mark.parametrize("words", [LONGEST - 4, LONGEST - 3, LONGEST - 2, 3 * LONGEST])
def test_a_long_pair_is_cut_as_the_library_cuts_it(words: int) -> None:
    for pair in (("we", "we " * words), ("we " * words, "we"), ("we " * words, "you " * words)):
        ((ids, begin),) = REMEMBERING.of([pair])
        assert (ids, begin) == told(*pair) and len(ids) <= LONGEST


def test_a_word_is_looked_up_once_and_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_REMEMBERED", 3)
    tokens = pieces.Tokens(library(), LONGEST)
    for text in ("we answer", "we write", "they ring back"):
        assert tokens.of([("", text)]) == [told("", text)]
    assert len(tokens._known) <= 3


def test_another_sort_of_tokenizer_is_asked_for_whole_texts() -> None:
    other, own = library(), library()
    other.pre_tokenizer = own.pre_tokenizer = Metaspace()
    tokens = pieces.Tokens(other, LONGEST)
    assert tokens.of([("a b", "c d")]) == [(own.encode("a b", "c d").ids, own.encode("a b", "c d").type_ids.index(1))]
    assert not tokens._known
