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
from ombudscan import extract, read
from ombudscan import machine as machine_module
from ombudscan import pattern as pattern_module
from ombudscan.extract import answers
from ombudscan.nouns import Settings
from ombudscan.pattern import Pattern, any_of, barred
from ombudscan.sieve import Sieve

SETTINGS = Settings(as_of="2026-11-21")
LABELS = Path(__file__).parents[1] / "corpus" / "labels"


def every_pattern() -> list[Pattern]:
    found = [x for x in gc.get_objects() if type(x) is Pattern]
    assert len(found) > 300
    return sorted(found, key=lambda p: p.pattern)


def test_no_expression_holds_a_count_or_a_name_that_was_filled_in_by_mistake() -> None:
    # within an f-string {0,40} becomes (0, 40), and {0, 40} is no count in any
    wrong = re.compile(r"\(\d+, \d+\)|(?<!\\)\{\d+, \d*\}|(?<!\\)\{_?[A-Z_]{3,}\}")
    assert [p.pattern[:80] for p in every_pattern() if wrong.search(p.pattern)] == []


def test_a_verbose_expression_holds_no_blank_that_it_would_leave_out() -> None:
    lost = []
    for one in every_pattern():
        if one.flags & re.VERBOSE:
            words = re.sub(r"#.*|\[[^\]]*\]|\\.", "", one.pattern)
            lost += re.findall(r"[a-z]+ [a-z]+", words)
    assert lost == []


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


def test_any_of_finds_what_one_finds_with_and_without_a_sieve(monkeypatch):
    ours = (Pattern("ombudsman"), Pattern(r"answers? (?:in|within)"))
    texts = (
        "It is answered by the ombudsman of any_of.",
        "We answer within a week, in a test of any_of.",
        "Nothing of it, in a test of any_of.",
    )
    assert [any_of(ours, text) for text in texts] == [True, True, False]
    monkeypatch.setattr(pattern_module, "_sieve", Sieve(ours))
    assert [any_of(ours, f"{text} Again.") for text in texts] == [True, True, False]


def test_what_is_barred_is_not_tried(monkeypatch):
    barred_, other = Pattern("ombudsman"), Pattern("answer")
    monkeypatch.setattr(pattern_module, "_sieve", Sieve([barred_, other]))
    text = "We answer in ten working days, says the test of sieves."
    assert barred(text) & barred_.bit and not barred(text) & other.bit
    assert barred_.search(text) is None and other.search(text) is not None
    assert "quick" not in vars(barred_)


def test_passes_over_what_cannot_match():
    lone = Pattern("ombudsman")
    assert lone.search("We answer in ten working days.") is None
    assert lone.absent("We answer in ten working days.")
    assert "compiled" not in vars(lone)  # PCRE2 knows; re need not be asked


def sentences(every: int) -> list[str]:
    lines = [line for path in sorted(LABELS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()[::every]]
    return [json.loads(line)["text"] for line in lines]


def test_the_sieve_bars_no_wording_that_our_own_sentences_hold():
    every = every_pattern()
    sieve = Sieve(every)
    for text in sentences(25):
        told = sieve.barred(text)
        assert not [p.pattern for p in every if p.bit & told and p.search(text)], text


def test_pcre2_finds_what_re_finds_in_our_own_sentences():
    texts = sentences(100)
    every = every_pattern()
    assert sum(p.quick is None for p in every) < 5
    for one in every:
        for text in texts:
            mine, plain = one.search(text), one.compiled.search(text)
            assert (mine and mine.span()) == (plain and plain.span()), (one.pattern, text)


@pytest.mark.parametrize("text", ["caf\u00e9 panel", "\u201cpanel\u201d \u00a3", "panel"])
def test_reads_what_is_not_ascii(text):
    for pattern in (r"\bpanel\b", r"caf\w panel", r"[\u201c\u2018]?panel"):
        mine, plain = Pattern(pattern).search(text), re.search(pattern, text)
        assert (mine and mine.span()) == (plain and plain.span())


def test_the_places_of_matches_in_a_long_text_are_those_of_re():
    text = " ".join(sentences(60))[:6000]
    for one in every_pattern():
        if one.compiled.match("") is None:  # places of nothing are asked of no expression
            told = [m.span() for m in one.compiled.finditer(text)]
            assert one.spans(text) == told and one.count(text) == len(told), one.pattern


def test_what_was_found_once_is_not_looked_for_again():
    asked: list[bytes] = []

    class Watched:
        def holds(self, text: bytes, pos: int, endpos: int) -> bool:
            asked.append(text)
            return b"stage" in text

        def start(self, text: bytes) -> int:
            return text.find(b"stage")

    one = Pattern(r"stage \d")
    one._quick, one._tried = Watched(), True
    for _ in range(3):
        found = one.search("we call it stage 2, and nobody asked before")
        assert found is not None and found.group() == "stage 2"
        assert not one.absent("we call it stage 2, and nobody asked before") and one.search("we call it nothing, and so on") is None
    assert asked == [b"we call it stage 2, and nobody asked before", b"we call it nothing, and so on"]


def test_no_expression_is_made_while_a_document_is_read():
    # each one made takes a bit of its own in what every text remembers, and time
    for name in ("tannery-yard/policy.html", "wayfold-trust/policy.docx"):  # the first may still have wordings put together
        first = Pattern("one").bit
        document = read.document(LABELS.parent / "samples" / name)
        claims = extract.claims(document)
        identity = extract.identity(document, claims, SETTINGS)
        passages = extract.passages(document, claims)
        said = extract.statements(document, passages, claims)
        times, figures = extract.timescales(document, said), extract.figures(document, said)
        extract.facts(extract.View(document=document, identity=identity, claims=claims, statements=said, timescales=times, figures=figures))
        assert answers.cell(f"Yes. See {name}").tail is not None
        last = Pattern("two").bit
    assert last == first << 1


def test_without_pcre2_re_does_it_all(monkeypatch):
    monkeypatch.setattr(machine_module, "_pcre2", None)
    alone = Pattern("one (word)")
    match = alone.search("just one word")
    assert match is not None and match[1] == "word" and alone.search("two words") is None


def test_what_pcre2_gives_up_on_re_decides():
    hard = Pattern(r"(?:a+)+$")  # PCRE2 stops at its limit of steps, where re goes on
    text = "a" * 20 + "b"
    assert hard.search(text) is None


@pytest.mark.parametrize(("pos", "end"), [(0, 8), (4, 20), (9, 12), (0, 3)])
def test_searches_between_places_as_re_does(pos, end):
    for pattern in (r"\bpanel\b", r"^the", r"(?<=the )panel", r"pan$", r"panel(?! sits)"):
        mine, plain = Pattern(pattern).search("the panel sits", pos, end), re.compile(pattern).search("the panel sits", pos, end)
        assert (mine and mine.span()) == (plain and plain.span()), pattern


@given(
    st.text(alphabet="abıſsStT 2-", max_size=30),
    st.sampled_from(["stag", "(?:st|ts)a", "[st]ta", "t-?at", "(?:sta|tas){2}", r"\\bsta", r"at\\b", r"t\\W+a", r"s\\W*t\\b", "^sta|ta$"]),
)
def test_never_bars_a_match(text, pattern):
    if re.search(pattern, text, re.IGNORECASE):
        one = Pattern(pattern, re.IGNORECASE)
        assert not one.absent(text) and not Sieve([one]).barred(text)


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


def test_a_branch_behind_a_repeated_class_is_found() -> None:
    found = Pattern(r"\bstages?[\s\-]{0,2}(?:2|two)\b|\bsecond[\s\-]stage\b", re.IGNORECASE).search("The second stage")
    assert found is not None
    assert found.group() == "second stage", "PCRE2's shortcuts lost it"
