"""Where a match can begin: the look in front of an expression must never pass over a match."""

from __future__ import annotations

import gc
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ombudscan.extract.facts  # noqa: F401 - loads every wording of the package
from ombudscan import begins
from ombudscan import machine as machine_module
from ombudscan.machine import machine, plain
from ombudscan.pattern import Pattern

LABELS = Path(__file__).parents[1] / "corpus" / "labels"

LETTERS = st.sampled_from(["a", "B", "2", " ", "’", ".", "[ab]", "[^a]", r"\w", r"\d", r"[a-c]", r"\s", r"\W"])
PLACES = st.sampled_from(["^", r"\b", "$", r"\B", "(?<=a)", "(?!b)", "(?=a)", "(?<!’)", "(?m:^)"])


def _joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(parts, min_size=1, max_size=3)
    repeated = st.builds("(?:{}){}".format, parts, st.sampled_from(["?", "*", "+", "{2}", "??", "{0,2}"]))
    return st.builds("".join, some) | st.builds(lambda ways: f"(?:{'|'.join(ways)})", some) | repeated | st.builds("({})".format, parts)


EXPRESSIONS = st.recursive(LETTERS | PLACES, _joined, max_leaves=8)


@given(EXPRESSIONS, st.text(alphabet="abB2 ’.\n", max_size=8), st.sampled_from([0, re.I, re.I | re.X, re.M]))
def test_finds_the_same_at_the_same_places(pattern, text, flags):
    told = begins.told(pattern, flags)
    assert [m.span() for m in re.finditer(told, text, flags)] == [m.span() for m in re.finditer(pattern, text, flags)]


@pytest.mark.parametrize(
    ("pattern", "look"),
    [
        (r"\bpanel|\bBoard", r"(?=\b[\x42\x50\x62\x70])"),  # either case: the flags are not asked
        (r"(?:the )?\bpanel", r"(?=[\x54\x74]|\b[\x50\x70])"),
        (r"^\d|a", r"(?=[\x41\x61]|^[\x30\x31\x32\x33\x34\x35\x36\x37\x38\x39])"),
        (r"\b\w+ panel", r"(?=\b)"),  # any letter, but where a word begins
        ("[“‘]a", "(?=[‘“])"),
        (r"(?<!no )\bpanel", r"(?=\b[\x50\x70])"),
    ],
)
def test_says_what_stands_at_the_beginning(pattern, look):
    assert begins.told(pattern, 0) == f"{look}(?:{pattern})"


@pytest.mark.parametrize("pattern", ["a?", ".a", r"\w+ panel", "[^.]a", r"(a)?\1b", "a|", r"(?=panel)"])
def test_says_nothing_where_nothing_is_known(pattern):
    assert begins.told(pattern, 0) == pattern


def test_a_comment_at_the_end_takes_nothing_with_it():
    told = begins.told("panel | board # either", re.VERBOSE)
    assert re.search(told, "the board", re.VERBOSE) and not re.search(told, "either", re.VERBOSE)


@pytest.mark.skipif(machine_module._pcre2 is None, reason="pcre2 is not installed")
def test_every_wording_finds_in_our_own_sentences_what_it_finds_without():
    lines = [line for path in sorted(LABELS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [read for line in lines[:: len(lines) // 200] if (read := plain(json.loads(line)["text"])) is not None]
    looked = 0
    for one in (x for x in gc.get_objects() if type(x) is Pattern):
        told = begins.told(one.pattern, one.flags)
        without, with_ = machine(one.pattern, one.flags), machine(told, one.flags)
        assert (without is None) == (with_ is None), one.pattern
        looked += told != one.pattern
        if without is not None and with_ is not None:
            assert [with_.holds(t, 0, len(t)) for t in texts] == [without.holds(t, 0, len(t)) for t in texts], one.pattern
            assert [with_.spans(t) for t in texts[:20]] == [without.spans(t) for t in texts[:20]], one.pattern
    assert looked > 1000


@pytest.mark.skipif(machine_module._pcre2 is None, reason="pcre2 is not installed")
def test_an_expression_made_ready_looks_where_it_can_begin():
    one = Pattern(r"\b(?:panel|board)s?\b", re.IGNORECASE)
    assert one.quick is not None
    before = one.quick
    one.ready()
    assert one.quick is not before and one.search("The BOARDS decide") and one.absent("A boarder decides")
