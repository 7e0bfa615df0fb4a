"""The feet and heads of a copied text's pages go; what looks like them stays."""

from __future__ import annotations

import pytest

from ombudscan.read import text_feet

FOOT = "Quayside Almshouses | The lending book, 2026"


SAID = [
    ("1.1 Ladders are lent to anybody who asks at the gate, and are", "taken back within a week.\n1.2 So are barrows."),
    ("2.1 A sack of sand may be had for the asking by any member of", "Ashlar House.\nThree in a month."),
    ("3.1 Tins and jars, where we have them, are given out on Mondays", "and are yours."),
    ("4.1 The warden keeps the book of what has gone out to", "whom."),
]


def book(*, feed: str, foot: str, number: str) -> str:
    """Four pages, each with a sentence that goes on over its end."""
    ends = [f"\n\n{foot.format(n=n)}\n{number.format(n=n)}\n{feed}" for n in range(1, 5)]
    return "".join(f"{first}{end}{second}\n\n" for (first, second), end in zip(SAID, ends, strict=True))


@pytest.mark.parametrize(
    ("feed", "foot", "number"),
    [
        ("", FOOT, "Page {n} of 4"),
        ("", FOOT, "Page {n}"),
        ("\f", FOOT, "Page {n} of 4"),
        ("\f\n", FOOT, "{n}"),
        ("\f", "", "- {n} -"),
        ("\f", "Book {n} of the Trust", ""),
        ("", "The Trust", "Page {n} of 4\n\nNothing lent on Sundays"),
    ],
)
def test_a_sentence_is_whole_though_a_foot_stood_in_it(feed: str, foot: str, number: str) -> None:
    kept = text_feet.without(book(feed=feed, foot=foot, number=number))
    assert kept.strip().split("\n\n") == [f"{first}\n{second}" for first, second in SAID]


def test_what_ended_above_a_foot_stays_apart_from_what_follows() -> None:
    text = f"Ladders are lent to all who ask at the gate.\n\n{FOOT}\nPage 1 of 2\nBarrows go to members.\n\n{FOOT}\nPage 2 of 2\nYes\n"
    assert text_feet.without(text).strip() == "Ladders are lent to all who ask at the gate.\n\nBarrows go to members.\n\nYes"


def test_labels_that_repeat_elsewhere_are_no_feet() -> None:
    rows = [
        f"{n}.1 A ladder of {n} rungs\nComply: Yes\n{'Page 1 of 2' if n == 2 else 'Page 2 of 2' if n == 5 else ''}\n" for n in range(1, 7)
    ]
    assert text_feet.without("\n".join(rows)).count("Comply: Yes") == 6


def test_numbers_that_do_not_count_on_are_somebodys() -> None:
    text = "Ladders lent:\n7\n\fBarrows lent:\n7\n\fSacks lent:\n31\n\fTins lent:\n2\n"
    assert [int(line) for line in text_feet.without(text).split() if line.isdigit()] == [7, 7, 31, 2]


def test_cited_pages_stay() -> None:
    text = "The lending book, Page 3 of 9, says so.\nPage 2 of 9 says who asks.\n"
    assert text_feet.without(text) == text


def test_rows_of_columns_are_left_to_the_reader_of_tables() -> None:
    text = "".join(f"Ref    Lent    Back\n{n}.1    Yes    No\nPage {n} of 3\n" for n in range(1, 4))
    assert text_feet.without(text).count("Ref    Lent    Back") == 3
