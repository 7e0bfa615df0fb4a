"""Sentences are cut where a reader would cut them, and every cut is a span of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.text import folded, name_key, normalise, plain_quotes, sentences, words


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We reply. You may appeal.", ["We reply.", "You may appeal."]),
        ("We reply within 10 working days. 5 days later we ring.", ["We reply within 10 working days.", "5 days later we ring."]),
        # abbreviations end no sentence
        ("Ask anyone, e.g. the Clerk, for a form.", ["Ask anyone, e.g. the Clerk, for a form."]),
        ("Ring Mr. Oake on weekdays.", ["Ring Mr. Oake on weekdays."]),
        ("See para. 4 for times.", ["See para. 4 for times."]),
        # an initial is part of a name
        ("The lead is T. Okoro. She sits on the Board.", ["The lead is T. Okoro.", "She sits on the Board."]),
        # a letter that something bears is none
        ("It is in part F. All letters are read.", ["It is in part F.", "All letters are read."]),
        # decimals and clause numbers hold no sentence end
        ("Clause 4.10 applies.", ["Clause 4.10 applies."]),
        ("“We will look.” They did not.", ["“We will look.”", "They did not."]),
        ("Paid by cheque, cash, etc. The office is open daily.", ["Paid by cheque, cash, etc.", "The office is open daily."]),
        # a line end divides even without a stop: list items, cells
        ("the decision\nthe reasons", ["the decision", "the reasons"]),
        ("Is it late? Ask us! Now.", ["Is it late?", "Ask us!", "Now."]),
    ],
)
def test_sentences_are_cut_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="aB. \n?!'”)1", max_size=60))
def test_sentences_are_ordered_disjoint_and_cover_every_letter(text: str) -> None:
    spans = list(sentences(text))
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    kept = "".join(text[a:b] for a, b in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


@given(st.text(alphabet="a '\n.", max_size=40), st.integers(0, 1000))
def test_a_shift_moves_every_span_by_as_much(text: str, shift: int) -> None:
    assert [(a - shift, b - shift) for a, b in sentences(text, shift)] == list(sentences(text))


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("of\ufb01ce", "office"),  # a ligature
        ("com\u00adplaint", "complaint"),  # a soft hyphen
        ("ten\u00a0working\u2009days", "ten working days"),
        ("a\u200bb", "ab"),
        ("one\r\ntwo\rthree\x0cfour", "one\ntwo\nthree\nfour"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),  # no control character survives
    ],
)
def test_normalise_folds_what_nobody_sees(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)


@given(st.text(max_size=80))
def test_straight_quotes_keep_the_length(text: str) -> None:
    assert len(plain_quotes(text)) == len(text)


def test_folding_ignores_case_spacing_punctuation_and_quotes() -> None:
    assert folded("The  Board’s reply, ‘in full’.") == folded("the board's REPLY in full")
    assert words("Don’t stop") == ["don't", "stop"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Alder Homes", "alder homes"),
        ("The Alder Homes Ltd.", "alder homes"),
        ("Alder Homes Limited", "alder homes"),
        ("ALDER  homes plc", "alder homes"),
        ("The Limited", "the"),
        ("Theale Homes", "theale homes"),
        ("Alder Group", "alder group"),
        ("", ""),
    ],
)
def test_a_bodys_name_is_the_same_with_its_legal_form(name: str, key: str) -> None:
    assert name_key(name) == key
