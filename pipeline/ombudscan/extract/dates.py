"""The dates in a text, in every way that people write them."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

_DAY = r"(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH_WORD = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?P<month>{_MONTH_WORD})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[/-]\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)?\d\d)(?!\d)"
_TO = r"\s*(?:-|–|—|/|,|&|\band\b|\bto\b|\buntil\b)\s*"
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2, "easter": 4, "christmas": 12}  # the last month of each

_QUARTERS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
}


class Found(NamedTuple):
    """A date in a text: characters `start` to `end`, `iso` as precise as it is written, the last day it may mean."""

    start: int
    end: int
    iso: str
    last_day: str


@lru_cache(maxsize=REMEMBERED)
def find(text: str) -> tuple[Found, ...]:
    """Return the dates in `text`, in order; a range counts as its last day; a day and month without a year is none."""
    found: list[Found] = []
    for pattern, read in _FORMS if _DIGIT.search(text) else ():
        for match in pattern.finditer(text):
            said = read(match)
            if said and not any(f.start < match.end() and match.start() < f.end for f in found):
                found.append(Found(match.start(), match.end(), *said))
    return tuple(sorted(found))


def last_day(iso: str) -> str:
    """Return the last ISO day of the day, month or year `iso`."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return f"{iso}-12-31"
    return iso if len(parts) == 3 else f"{iso}-{calendar.monthrange(parts[0], parts[1])[1]:02}"


_Said = tuple[str, str] | None


def _same(iso: str) -> _Said:
    return iso, last_day(iso)


def _full_year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word[:3].lower()))


def _ymd(year: int, month: int, day: int) -> _Said:
    try:
        return _same(datetime.date(year, month, day).isoformat())
    except ValueError:
        return None


def _worded_day(m: re.Match[str]) -> _Said:
    return _ymd(_full_year(m["year"]), _month_number(m["month"]), int(m["day"]))


def _numeric(m: re.Match[str]) -> _Said:
    year, first, second = _full_year(m["year"]), int(m["day"]), int(m["month"])
    return _ymd(year, second, first) or (_ymd(year, first, second) if second > 12 else None)


def _backwards(m: re.Match[str]) -> _Said:
    return _ymd(int(m["year"]), int(m["month"]), int(m["day"]))


def _worded_month(m: re.Match[str]) -> _Said:
    return _same(f"{_full_year(m['year'])}-{_month_number(m['month']):02}")


def _numeric_month(m: re.Match[str]) -> _Said:
    return _same(f"{m['year']}-{int(m['month']):02}")


def _season(m: re.Match[str]) -> _Said:
    season, year = m["season"].lower().replace("fall", "autumn"), int(m["year"])
    if season == "winter":
        year += 1
    return str(int(m["year"])), last_day(f"{year}-{_SEASON_ENDS[season]:02}")


def _quarter(m: re.Match[str]) -> _Said:
    # A quarter of the financial year, which is never over before the calendar's quarter of the same number.
    number, year = _QUARTERS[m["quarter"].lower()], int(m["year"])
    return str(year), last_day(f"{year + 1}-03" if number == 4 else f"{year}-{number * 3 + 3:02}")


def _financial_year(m: re.Match[str]) -> _Said:
    first, second = int(m["year"]), int(m["next"])
    if (first + 1) % 100 != second % 100:
        return None
    return str(first + 1), f"{first + 1}-03-31"


def _year(m: re.Match[str]) -> _Said:
    return _same(m["year"])


def _pattern(parts: str) -> Pattern:
    # Not within a word or number, nor the tail of a clause or version number ("version 3.2 May").
    return Pattern(rf"(?<![\w/])(?<!\d\.)(?:{parts})", re.IGNORECASE)


# Every form has a day or a year in figures.
_DIGIT = re.compile(r"\d")
# The first form that fits a place wins, so the fuller stand first.
_FORMS: tuple[tuple[Pattern, Callable[[re.Match[str]], _Said]], ...] = (
    # "from 9 September to 3 October 2025", "14 and 15 May 2025": the last day counts
    (_pattern(rf"[0-3]?\d(?:st|nd|rd|th)?(?:\s(?:of\s)?(?:{_MONTH_WORD})\b)?{_TO}{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}"), _worded_day),
    # "1st of July 2024", "Thursday 31 October, 2024", "31-Oct-24"
    (_pattern(rf"{_DAY}[\s.-]*(?:of\s+)?(?:day\s+of\s+)?{_MONTH}[,\s.'’-]*{_SHORT_YEAR}(?![:/-]\d|\s?(?:%|am\b|pm\b))"), _worded_day),
    # "October 31, 2024", "Thursday, Oct. 31st 2024"
    (_pattern(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}"), _worded_day),
    # "2024-10-07", "2024/10/07"
    (_pattern(r"(?P<year>20\d\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)"), _backwards),
    # "7/10/24", "07.10.2024", "07-10-2024": the day first, as in Britain, unless it cannot be; "clause 6.3.24" is none
    (
        _pattern(
            r"(?<!paragraph )(?<!clause )(?<!section )(?<!para )(?P<day>[0-3]?\d)\s?(?P<mark>[/.-])\s?(?P<month>[0-3]?\d)"
            rf"\s?(?P=mark)\s?{_SHORT_YEAR}(?![\d/]|\.\d)"
        ),
        _numeric,
    ),
    # "March and April 2025", "between January and March 2026": the last month counts
    (_pattern(rf"(?:{_MONTH_WORD})\b{_TO}{_MONTH},?\s(?:of\s)?{_YEAR}"), _worded_month),
    # "end of March 2026", "July, 2023", "Sept 2025"
    (
        _pattern(rf"(?:(?:the\s)?(?:end|beginning|start|middle)\sof\s|early[\s-]|mid[\s-]|late[\s-])?{_MONTH},?\s+(?:of\s)?{_YEAR}"),
        _worded_month,
    ),
    # "Jul-23", "July '24", "Jul/2024"
    (_pattern(rf"{_MONTH}(?:\s?[-/–]\s?|\s?['’]){_SHORT_YEAR}(?![/-]?\d)"), _worded_month),
    # "from Jan 27", "Old panel gone Mar 24.": a short year, where the words end behind it
    (
        _pattern(rf"(?-i:\b(?=[A-Z])){_MONTH}\s(?P<year>2[3-9]|3\d)(?=\s*(?:$|[.,;:)\]|–-](?!\d)|(?:and|to|for|when|by|on)\b))"),
        _worded_month,
    ),
    # "05/2028", "09.2026": a month and its year in figures
    (_pattern(r"(?<![\d.])(?P<month>0?[1-9]|1[0-2])[/.](?P<year>20\d\d)(?![\d/])"), _numeric_month),
    # "Q2 2025", "quarter 3 of 2025/26", "the second quarter of 2025"
    (_pattern(r"(?:Q(?:uarter)?\s?(?P<quarter>[1-4]),?\s(?:of\s|in\s|-\s)?)(?P<year>20\d\d)(?:[/-]\d\d(?:\d\d)?)?(?!\d)"), _quarter),
    (
        _pattern(
            r"(?P<quarter>first|1st|second|2nd|third|3rd|fourth|4th|last|final)\squarter\s(?:of\s|in\s)?(?P<year>20\d\d)(?:[/-]\d\d(?:\d\d)?)?(?!\d)"
        ),
        _quarter,
    ),
    # "summer 2025", "in the autumn of 2025", "winter 2025/26"
    (
        _pattern(r"(?P<season>spring|summer|autumn|fall|winter|easter|christmas)\s(?:of\s)?(?P<year>20\d\d)(?:[/-]\d\d(?:\d\d)?)?(?!\d)"),
        _season,
    ),
    # "2024/25", "2024-2025", "FY 2025/26": the year that ends on 31 March
    (_pattern(r"(?:FY\s?)?(?P<year>20\d\d)\s?[/–-]\s?(?P<next>(?:20)?\d\d)(?![\d/-])"), _financial_year),
    # "by the end of 2026", "in 2025", "during 2024"
    (_pattern(rf"(?:(?:the\s)?end\sof|in|during|by|early(?:\sin)?|late(?:\sin)?|mid|since|from|until|before|after)[\s-]{_YEAR}"), _year),
)
