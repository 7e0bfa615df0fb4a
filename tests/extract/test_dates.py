"""Every way of writing a date, what it means, and what only looks like one."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.extract import dates


@pytest.mark.parametrize(
    ("text", "words", "iso", "last"),
    [
        ("Agreed on 1 July 2024.", "1 July 2024", "2024-07-01", "2024-07-01"),
        ("the 1st of July 2024", "1st of July 2024", "2024-07-01", "2024-07-01"),
        ("Thursday, October 31, 2024", "October 31, 2024", "2024-10-31", "2024-10-31"),
        ("31-Oct-24", "31-Oct-24", "2024-10-31", "2024-10-31"),
        ("updated 7/10/24", "7/10/24", "2024-10-07", "2024-10-07"),  # the day first
        ("10/31/2024", "10/31/2024", "2024-10-31", "2024-10-31"),  # no thirty-first month: the month first
        ("07.10.2024", "07.10.2024", "2024-10-07", "2024-10-07"),
        ("2024-10-07", "2024-10-07", "2024-10-07", "2024-10-07"),
        ("Review date 05/2028", "05/2028", "2028-05", "2028-05-31"),
        ("July 2023", "July 2023", "2023-07", "2023-07-31"),
        ("by the end of February 2028", "the end of February 2028", "2028-02", "2028-02-29"),
        ("Sept. 2025", "Sept. 2025", "2025-09", "2025-09-30"),
        ("Jul-23", "Jul-23", "2023-07", "2023-07-31"),
        ("July ’24", "July ’24", "2024-07", "2024-07-31"),
        ("14 and 15 May 2025", "14 and 15 May 2025", "2025-05-15", "2025-05-15"),  # a range counts as its last day
        ("9 September to 3 October 2025", "9 September to 3 October 2025", "2025-10-03", "2025-10-03"),
        ("January and March 2026", "January and March 2026", "2026-03", "2026-03-31"),
        ("in summer 2025", "summer 2025", "2025", "2025-08-31"),
        ("winter 2025/26", "winter 2025/26", "2025", "2026-02-28"),
        ("Q2 2025", "Q2 2025", "2025", "2025-09-30"),  # of the financial year, the later of the two
        ("the fourth quarter of 2025/26", "fourth quarter of 2025/26", "2025", "2026-03-31"),
        ("in 2024/25", "2024/25", "2025", "2025-03-31"),
        ("by the end of 2026", "the end of 2026", "2026", "2026-12-31"),
    ],
)
def test_a_date_is_found(text, words, iso, last):
    (found,) = dates.find(text)
    assert (text[found.start : found.end], found.iso, found.last_day) == (words, iso, last)


@pytest.mark.parametrize(
    "text",
    [
        "15 May",  # no year
        "the Housing Act 1996",
        "31/02/2024",  # no such day
        "paragraph 6.3.24",
        "version 3.2 May",
        "telephone 020 7946 0018",
        "2023/25",  # no financial year
        "within 10/20 working days",
        "stage 1 / 2024 cases",
    ],
)
def test_what_is_no_date(text):
    assert dates.find(text) == ()


def test_two_dates_are_told_apart():
    assert [d.iso for d in dates.find("Approved 18 June 2024; review due June 2026.")] == ["2024-06-18", "2026-06"]
    assert [d.iso for d in dates.find("1/4/2023-31/3/2024")] == ["2023-04-01", "2024-03-31"]


WAYS = ("{0.day} {0:%B} {0.year}", "{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0:%B} {0.day}, {0.year}", "{0.day} {0:%b} {0.year}")


@given(st.dates(datetime.date(2001, 1, 1), datetime.date(2098, 12, 31)), st.sampled_from(WAYS))
def test_any_day_is_read_back(day, way):
    (found,) = dates.find(f"Agreed on {way.format(day)} by the trustees.")
    assert found.iso == found.last_day == day.isoformat()


@given(st.text(alphabet="0123456789/.- July2024Q1summerof", max_size=40))
def test_dates_lie_within_the_text_and_do_not_overlap(text):
    found = dates.find(text)
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(d.iso[:4] <= d.last_day[:4] for d in found)
