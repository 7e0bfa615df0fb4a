"""Machine code for expressions: it must say of every text what re says, or leave the text to re."""

from __future__ import annotations

import gc
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ombudscan.extract.facts  # noqa: F401 - loads every wording of the package
from ombudscan import machine as machine_module
from ombudscan.machine import machine, plain
from ombudscan.pattern import Pattern

LABELS = Path(__file__).parents[1] / "corpus" / "labels"
pytestmark = pytest.mark.skipif(machine_module._pcre2 is None, reason="pcre2 is not installed")


@pytest.mark.parametrize("text", ["plain", "resident’s “own” words – £20 …", "☐ No ☒ Yes"])
def test_printed_signs_take_a_byte_each(text):
    found = plain(text)
    assert found is not None and len(found) == len(text)


@pytest.mark.parametrize("text", ["café", "non\u00a0breaking", "½", "😀", "3 × 4"])
def test_letters_and_strange_signs_are_left_to_re(text):
    assert plain(text) is None


@given(
    st.text(alphabet="ab '’‘–—£…☐", max_size=12),
    st.sampled_from(["a’b", "[’']", "[^’]a", r"\w’", "[–—]", "[‘-”]", r"a\b", r"\W{2}", "(?<!’)b", "£?a", "é|b", "[^é]$", ".—."]),
)
def test_says_what_re_says_of_signs(text, pattern):
    made, read = machine(pattern, re.IGNORECASE), plain(text)
    assert made is not None and read is not None
    assert made.holds(read, 0, len(read)) == bool(re.search(pattern, text, re.IGNORECASE))


def test_a_version_without_the_inner_function_is_asked_as_it_tells_everybody():
    class Other:
        def __init__(self) -> None:
            self.search = machine_module._pcre2.compile(rb"\bpanel\b", jit=True).search

    holds = machine_module._holds(Other())
    assert holds(b"the panel", 0, 9)
    assert not holds(b"panels", 0, 6)


def test_tells_where_a_match_begins():
    made = machine(r"\bpanel\b", 0)
    assert made is not None
    assert made.start(b"the panel") == 4


def test_finds_what_re_finds_in_our_own_sentences_with_printed_quotes():
    lines = [line for path in sorted(LABELS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [json.loads(line)["text"].replace("'", "’").replace(" - ", " – ") for line in lines[:: len(lines) // 60]]
    signed = [t for t in texts if not t.isascii()] + [f"“{t}”" for t in texts[:20]]
    read = [(text, found) for text in signed if (found := plain(text)) is not None]
    assert len(read) > 20
    for one in (x for x in gc.get_objects() if type(x) is Pattern and x.quick is not None):
        for text, found in read:
            assert one.quick.holds(found, 0, len(found)) == bool(one.compiled.search(text)), (one.pattern, text)


def test_a_text_too_long_for_the_machine_code_is_left_to_re() -> None:
    one, text = Pattern(r"(?:(?:mark|icon)\s)*(?:tick|cross)"), "icon " * 3_000
    read = plain(text)
    assert one.quick is not None and read is not None
    assert one.quick.holds(read, 0, len(read)) is None
    assert not one.absent(text) and one.search(text, 1) is None and one.search(text) is None
    assert (found := one.search(f"{text}tick")) is not None and found.end() == len(text) + 4
