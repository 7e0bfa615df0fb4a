"""The filter in front of every wording: it may save a search, never a match."""

from __future__ import annotations

import gc
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ombudscan.extract.facts  # noqa: F401 - loads every wording of the package
from ombudscan.pattern import Pattern, needed

LABELS = Path(__file__).parents[1] / "corpus" / "labels"


def every_pattern() -> list[Pattern]:
    found = [x for x in gc.get_objects() if type(x) is Pattern]
    assert len(found) > 300
    return sorted(found, key=lambda p: p.pattern)


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("(?:refus|reject)", ["We refuse it.", "It is REJECTED", "rejoice"]),  # re takes "re" out of both: what is left still counts
        ("stage[ -]?(?:2|two)", ["stage two", "Stage-2", "stage2"]),
        ("(?:foo)?bar", ["bar", "foobar"]),  # what may be missing is not asked for
        ("foo(?=bar)barn", ["foobarn"]),  # what is looked ahead at takes no room
        ("(?i:sign)s", ["signs", "SIGNs"]),
        ("a{3,}b", ["aaaab"]),
        ("missing", ["mıssıng", "miſſing"]),  # re takes the dotless i and the long s for the letters of today
        ("kelvin", ["\u212aelvin"]),
        ("(?P<q>['\"])word(?P=q)", ["'word'"]),
        ("Ünder", ["ünder"]),
        ("^.$", ["x"]),
    ],
)
def test_finds_what_re_finds(pattern, texts):
    for text in texts:
        mine, plain = Pattern(pattern, re.IGNORECASE).search(text), re.search(pattern, text, re.IGNORECASE)
        assert (mine and mine.span()) == (plain and plain.span())


def test_asks_for_a_run_of_every_way():
    (runs,) = needed("(?:dis|un)satisf\\w+|unhapp\\w+")
    assert any(run in "unhappy" for run in runs) and any(run in "dissatisfied" for run in runs)
    assert needed("a.c") == ()  # too short to ask for anything
    assert needed("ombudsman|.*") == ()  # one way asks for nothing


def test_asks_for_all_that_one_way_holds():
    either = Pattern("refuse[sd]? .*escalat|third .*panel")
    assert either.absent("we refuse the third") and not either.absent("a third and last panel")


def test_passes_over_what_cannot_match():
    barred = Pattern("ombudsman")
    assert barred.absent("We answer in ten working days.")
    assert "compiled" not in vars(barred)
    assert barred.search("We answer in ten working days.") is None
    assert "compiled" not in vars(barred)


def test_every_wording_compiles_and_loses_no_match_on_our_own_sentences():
    lines = [line for path in sorted(LABELS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()[::25]]
    texts = [json.loads(line)["text"] for line in lines]
    for pattern in every_pattern():
        lost = [t for t in texts if pattern.absent(t) and pattern.compiled.search(t)]
        assert not lost, (pattern.pattern, lost[:2])


def test_every_wording_finds_what_re_finds_alternative_by_alternative():
    lines = [line for path in sorted(LABELS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()[::250]]
    texts = [json.loads(line)["text"] for line in lines]
    for pattern in every_pattern():
        pattern.ready()
        for text in texts:
            mine, plain = pattern.search(text), pattern.compiled.search(text)
            assert (mine and mine.span()) == (plain and plain.span()), (pattern.pattern, text)


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        ("one|two|three", 3),
        ("(?:(?:panel)|(?:board|bench) hears)", 2),  # what is shared after two of them keeps them together
        ("refuse|reject|stop", 3),  # re takes \"re\" out of two of them
        ("(?:one|two) days", 1),  # what comes after is shared: it is one way
        ("(one|two)", 1),  # a group that is asked for stays whole
        ("(?i:one|two)", 1),
        ("", 1),
    ],
)
def test_alternatives_are_told_apart(pattern, ways):
    assert len(Pattern(pattern).ways) == (ways if ways > 1 else 0)


@given(
    st.lists(
        st.sampled_from(["stage", r"\bstag", "panel (?:sits|meets)", "(?<=a )pan", "st[ae]ge?", "(?P<x>bo)ard"]),
        min_size=2,
        max_size=5,
        unique=True,
    ),
    st.lists(st.sampled_from(["a", "stage", "panel", "sits", "meets", "board", "stege"]), max_size=6),
)
def test_alternatives_find_what_the_whole_finds(ways, said):
    whole, text = "|".join(ways), " ".join(said)
    made = Pattern(whole)
    made.ready()
    mine, plain = made.search(text), re.search(whole, text)
    assert (mine and (mine.span(), mine.groupdict())) == (plain and (plain.span(), plain.groupdict()))


@given(st.text(alphabet="abıſsStT 2-", max_size=30), st.sampled_from(["stag", "(?:st|ts)a", "[st]ta", "t-?at", "(?:sta|tas){2}"]))
def test_never_bars_a_match(text, pattern):
    if re.search(pattern, text, re.IGNORECASE):
        assert not Pattern(pattern, re.IGNORECASE).absent(text)


@pytest.mark.parametrize("text", ["", "no such thing", "one word and one word"])
def test_methods_agree_with_re(text):
    mine, plain = Pattern("one (word)"), re.compile("one (word)")
    assert mine.findall(text) == plain.findall(text)
    assert mine.sub("two", text) == plain.sub("two", text)
    assert mine.split(text) == plain.split(text)
    assert [m.span() for m in mine.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert bool(mine.match(text)) == bool(plain.match(text))
    assert bool(mine.fullmatch(text)) == bool(plain.fullmatch(text))


def test_no_wording_names_another_that_was_never_put_in():
    """A lost f before the quotation marks leaves {_NAME} and {{0,60}} in the wording, which then finds nothing at all."""
    assert not [p.pattern for p in every_pattern() if re.search(r"\{_?[A-Z]\w*\}|\{\{\d", p.pattern)]
