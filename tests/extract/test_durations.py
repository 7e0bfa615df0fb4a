from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombudscan.extract import durations
from ombudscan.extract.durations import lengths, number

CASES = [
    ("within 10 working days", [(10, "working_day")]),
    ("ten (10) working days", [(10, "working_day")]),
    ("a 10-working day limit", [(10, "working_day")]),
    ("10 workings days", [(10, "working_day")]),  # a common slip
    ("10wd", [(10, "working_day")]),
    ("10 w/days", [(10, "working_day")]),
    ("5 business days", [(5, "working_day")]),
    ("28 calendar days", [(28, "calendar_day")]),
    ("within five workingdays of receipt", [(5, "working_day")]),  # T92: glued in the making of a PDF
    ("within 14 calendardays", [(14, "calendar_day")]),
    ("a fortnight", [(2, "week")]),
    ("within 48 hours", [(48, "hour")]),
    ("by the end of the next working day", [(1, "working_day")]),
    ("within a working day", [(1, "working_day")]),
    ("A working day is Monday to Friday", []),  # a definition
    ("one calendar month", [(1, "month")]),
    ("twelve months", [(12, "month")]),
    ("twenty-five working days", [(25, "working_day")]),
    ("within 10\nworking days", [(10, "working_day")]),  # a line end inside
    ("5 and 20 working days respectively", [(5, "working_day"), (20, "working_day")]),
    ("5-10 working days", [(10, "working_day")]),  # the longer counts
    ("between 5 and 10 working days", [(10, "working_day")]),
    ("from fifteen to ten working days", [(10, "working_day")]),
    ("ten working days; we may need a further 10", [(10, "working_day"), (10, "working_day")]),
    ("ten working days at stage 1 and twenty at stage 2", [(10, "working_day"), (20, "working_day")]),
    ("within 5 working days. See section 10 and 12.", [(5, "working_day")]),  # no days of a section
    ("ten working days at stage 1 and 2", [(10, "working_day")]),  # no second stage's days
    ("not due until next month", []),  # which month, and not how long
    ("within the next month", [(1, "month")]),
    ("once a week", []),
    ("every five working days", []),
    ("twice a year", []),
    ("a six-monthly review", []),
    ("Clause 7.1 day", []),
    ("£3 for each extra day", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_lengths(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(x.value, x.unit) for x in lengths(text)] == expected


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("ten further working days", True),
        ("20 working days more", True),
        ("another ten working days", True),
        ("plus 10 working days", True),
        ("ten working days", False),
        ("not more than ten working days", False),  # "more than" is no addition
    ],
)
def test_what_is_on_top_of_another_time(text: str, extra: bool) -> None:
    assert [x.extra for x in lengths(text)] == [extra]


@given(st.integers(min_value=1, max_value=99))
def test_digits_are_read_as_they_stand(n: int) -> None:
    assert [x.value for x in lengths(f"within {n} working days")] == [n]


@given(st.text(max_size=80))
def test_lengths_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = lengths(text + " 5 days")
    assert all(0 <= x.start < x.end <= len(text) + 7 for x in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_numbers_in_words() -> None:
    assert [number(w) for w in ("7", "seven", "Twenty-one", "ninety nine", "some")] == [7, 7, 21, 99, None]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("inside half a year", [6]),
        ("within a half-year of the event", [6]),
        ("a year and a half after it", [18]),
        ("two and a half years ago", [30]),
        ("within a twelvemonth", [12]),
        ("reviewed every half year", []),  # how often
        ("half a year later we ring you", []),  # a date, not a limit
        ("the half-yearly report", []),
        ("half of the year's complaints", []),
    ],
)
def test_halves_of_years(text, months):
    assert [x.value for x in lengths(text) if x.unit == "month"] == months


def spacys(text: str) -> list[tuple[int, int]]:
    """The longest of the lengths that spaCy's Matcher finds with the same patterns, by characters."""
    spacy = pytest.importorskip("spacy")
    matcher_of = pytest.importorskip("spacy.matcher").Matcher
    tokens = list(durations._TOKEN.finditer(text))
    vocab = spacy.blank("en").vocab
    matcher = matcher_of(vocab)
    digits = [{"TEXT": {"REGEX": r"^\d{1,3}$"}}]
    word = [{"LOWER": {"IN": list(durations._VALUES)}}]
    compound = [{"LOWER": {"IN": durations._TENS}}, {"ORTH": "-", "OP": "?"}, {"LOWER": {"IN": durations._ONES}}]
    bracket = [{"ORTH": "("}, {"LOWER": {"REGEX": r"^(?:\d{1,3}|[a-z]+)$"}}, {"ORTH": ")"}]
    dash = [{"TEXT": {"REGEX": "^[-–‑]$"}, "OP": "?"}]
    kind = [{"LOWER": {"IN": sorted(durations._WORKING | durations._CALENDAR)}, "OP": "?"}, {"ORTH": "/", "OP": "?"}]
    unit = [*kind, *dash, {"LOWER": {"IN": list(durations._UNITS)}}]
    between = [*dash, {"LOWER": {"IN": durations._BETWEEN}, "OP": "*"}]
    matcher.add("COUNT", [[*count, *more, *between, *unit] for count in (digits, word, compound) for more in ([], bracket)])
    matcher.add("NEXT", [[{"LOWER": {"IN": ["a", "next", "following", "another"]}}, *unit]])
    matcher.add("MORE", [[{"LOWER": {"IN": ["a", "an"]}}, {"LOWER": {"IN": sorted(durations._EXTRA_WORDS)}}, *unit]])
    found, taken = [], -1
    doc = spacy.tokens.Doc(vocab, words=[t.group() for t in tokens])
    for _, begin, end in sorted(matcher(doc), key=lambda m: (m[1], -m[2])):
        if begin >= taken:
            taken = end
            found.append((tokens[begin].start(), tokens[end - 1].end()))
    return found


WORDS = "ten twenty five 10 20 ( ) - – / working calendar w business days day weeks month further extra another a an next clear and within".split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
@settings(max_examples=60)
def test_the_patterns_over_letters_are_those_of_spacys_matcher(words: list[str]) -> None:
    text = " ".join(["within", *words])
    ours = {(x.start, x.end) for x in durations._spelt_out(text)}
    skipped = {(a, b) for a, b in spacys(text) if (a, b) not in ours}
    assert ours <= set(spacys(text))
    assert all(text[a:].lower().startswith("a ") for a, _ in skipped)  # "a working day" names a length only after "within"


@pytest.mark.parametrize("text", ["reply within ³ working days", "day ²", "² days", "⑤ working days"])
def test_raised_and_ringed_figures_are_no_numbers_and_stop_nothing(text: str) -> None:
    assert number("³") is None
    assert all(x.value > 0 for x in lengths(text))
