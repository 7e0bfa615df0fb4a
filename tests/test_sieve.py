"""The sieve in front of every wording: what is asked of a text's words, and what they rule out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan import letters, machine
from ombudscan import sieve as sieve_module
from ombudscan.pattern import Pattern
from ombudscan.sieve import Sieve


def test_asks_for_words_of_every_way():
    (words,) = letters.needed("\\b(?:dis|un)satisf\\w+|unhapp\\w+\\b")
    assert words == {" dissatisf", " unsatisf", "unhapp"}
    assert letters.needed("a.c") == ()  # too short to ask for anything
    assert letters.needed("ombudsman|.*") == ()  # one way asks for nothing


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        (r"\bmay\b", {" may "}),  # an edge is a blank
        (r"\bmay\b,? not", {" may not"}),  # any run of other signs is one blank
        (r"(?:may|can)\s+be", {"may be", "can be"}),
        (r"stage[ -]?(?:1|one)\b", {"stage 1 ", "stage1 ", "stage one ", "stageone "}),
        (r"^Yes$", {" yes "}),
        (r"(?<=the )panel", {"the "}),  # what is looked back at must be there too
        (r"n't\b", {"n t "}),
        (r"[Pp]anels?\b", {"panels ", "panel "}),
        (r"(?:very ){2}", {"very very "}),
    ],
)
def test_reads_edges_and_signs_as_blanks(pattern, asked):
    assert asked in letters.needed(pattern, re.IGNORECASE)


def test_a_choice_is_as_many_ways_each_with_all_it_asks_for():
    one, other = letters.ways(letters.needed("refuse[sd]? .*escalat|third .*panel"))
    assert set(one) == {frozenset({"refuse ", "refuses ", "refused "}), frozenset({"escalat"})}
    assert set(other) == {frozenset({"third "}), frozenset({"panel"})}


def test_of_what_would_be_too_many_ways_one_is_made_that_asks_for_less():
    many, others = ("(?:{})".format("|".join(f"{c}xx.*{c}yy" for c in some)) for some in ("abcdefghi", "jklmnopqr"))
    assert len(letters.ways(letters.needed(many))) == 9
    together = letters.ways(letters.needed(f"{many}.*{others}"))
    assert len(together) == 9 and all(any(len(strings) == 9 for strings in way) for way in together)
    assert letters.ways(()) == [[]]


def test_a_string_of_several_words_asks_for_each_of_them():
    sets = letters.rarest([frozenset({"at the panel ", "stage 2"})], 9)
    assert {"panel"} == {s.strip() for strings in sets for s in strings if "panel" in s}
    assert all(" " not in s.strip() for strings in sets for s in strings)
    assert all(any(s in text for s in strings) for strings in sets for text in (" at the panel ", " stage 2 "))


@pytest.mark.parametrize(
    ("pattern", "open_", "closed"),
    [
        (r"refus\w+[^.]*panel|third[^.]*board", "The board refuses a third.", "The panel decides on the third."),  # each way by itself
        (r"\d+ ?%", "It was 40%.", "It was forty per cent."),  # a digit tells something though it is short
        (r"\d+ ?%", "It was \u0664\u0660%.", "It was \u2460."),  # of any script; a circled one is none
        (r"the panel|the board", "A board is the answer.", "The answer."),  # words, whatever stands between them
    ],
)
def test_a_sieve_asks_for_all_that_a_way_needs(pattern, open_, closed):
    one = Pattern(pattern, re.IGNORECASE)
    sieve = Sieve([Pattern("first"), one, Pattern("last")])
    assert not sieve.barred(open_) & one.bit and sieve.barred(closed) & one.bit


def test_a_sieve_forgets_words_when_it_knows_too_many(monkeypatch):
    monkeypatch.setattr(sieve_module, "_WORDS", 3)
    one = Pattern(r"\bpanel\b")
    sieve = Sieve([one])
    for _ in range(2):
        assert not sieve.barred(f"a b c d e panel {_}") & one.bit and sieve.barred(f"a b c d e f g {_}") & one.bit


def test_a_sieve_bars_what_cannot_match_and_nothing_else():
    ours = Pattern(r"\bombudsman\b"), Pattern(r"\bpanel\b|\bboard\b"), Pattern(r".")
    sieve = Sieve(ours)
    told = sieve.barred("The Board, in person, decides.")
    assert [bool(p.bit & told) for p in ours] == [True, False, False]


@given(st.text(max_size=20))
def test_words_are_those_of_the_plain_text(text):
    assert letters.words(text) == letters.words(text, machine.plain(text)) == letters.plain(text).split()


@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=20), min_size=1, max_size=12))
def test_bits_of_a_group_are_brought_together_at_its_first(groups):
    bits = [held for group in groups for held in group]
    whole = sum(1 << n for n, held in enumerate(bits) if held)
    for step, within in sieve_module._folds([len(group) for group in groups]):
        whole |= whole >> step & within
    begins = [sum(len(group) for group in groups[:n]) for n in range(len(groups))]
    assert [bool(whole >> begin & 1) for begin in begins] == [any(group) for group in groups]
