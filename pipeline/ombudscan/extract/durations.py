"""Numbers with units of time in plain English: "ten (10) working days", "a fortnight", "a further 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ombudscan.nouns import Unit
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {w: n for n, w in enumerate([*_ONES, *_TEENS], 1)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_UNITS: dict[str, tuple[Unit, int]] = {
    "day": ("day", 1),
    "days": ("day", 1),
    "week": ("week", 1),
    "wk": ("week", 1),
    "wks": ("week", 1),
    "weeks": ("week", 1),
    "fortnight": ("week", 2),
    "fortnights": ("week", 2),
    "month": ("month", 1),
    "mth": ("month", 1),
    "mths": ("month", 1),
    "months": ("month", 1),
    "twelvemonth": ("month", 12),
    "year": ("year", 1),
    "yr": ("year", 1),
    "yrs": ("year", 1),
    "years": ("year", 1),
    "hour": ("hour", 1),
    "hours": ("hour", 1),
    "hrs": ("hour", 1),
    "wd": ("working_day", 1),
    "wds": ("working_day", 1),
    "weekdays": ("working_day", 1),
    "workingday": ("working_day", 1),  # words that the making of a PDF has glued
    "workingdays": ("working_day", 1),
    "businessdays": ("working_day", 1),
    "calendardays": ("calendar_day", 1),
}
_WORKING = frozenset({"working", "workings", "work", "wkg", "business", "w"})
_CALENDAR = frozenset({"calendar", "consecutive"})
_BETWEEN = ["further", "more", "extra", "additional", "full", "clear", "whole", "complete"]
_EXTRA_WORDS = frozenset({"further", "more", "extra", "additional", "another"})

# "5.2" stays one token, so that clause numbers are never taken for a count; "10wd" and "10-day" fall apart.
_TOKEN = Pattern(r"\d++(?:[.,]\d++)*|[^\W\d_]+|[^\w\s]")
_ANY_UNIT = Pattern(r"day|week|wks?\b|month|mths?\b|year|yrs?\b|hour|hrs|fortnight|\d\s?w", re.IGNORECASE)

_NUMBER_WORDS = "|".join(sorted((*_VALUES, *(f"{t}[-\\s]{o}" for t in _TENS for o in _ONES)), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}|{_NUMBER_WORDS})"
# "5 and 20 working days respectively", "10-15 working days", "from fifteen to ten working days"
_LEFT = Pattern(rf"(?<![\d.\w])(?P<n>{_NUMBER})\s*(?P<link>-|–|to|and|or|/)\s*$", re.IGNORECASE)
# "ten working days, and within twenty at stage 2"; "ten days plus 10 for knotty cases"; "may add a further five."
_CARRIED = Pattern(
    rf"""\b(?:within|inside|in|up\s+to|by|than|most|take|need|add|further|another|extra|additional|plus|and|or|allow|is|to|exceed)\s+
    (?P<n>{_NUMBER})
    (?=\s*(?:$|[.,;()] | (?:at|for|in|if|when|where|and|or|more|extra|further|after|from|under|respectively|accordingly)\b (?!\s+\d)))""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_LENGTHS = Pattern(
    r"(?:stage|section|clause|paragraphs?|part|page|step|point|row|rule)s?\s+(?:\w+\s+)?(?:and|or|to|in|by)?\s*$", re.IGNORECASE
)
_HIGHEST_STAGE = 4  # "at stage 1 and 2": not two days
_EXTRA_BEFORE = Pattern(
    r"\b(?:further|another|extra|additional|plus)(?:\s+(?:period\s+of|time\s+of|maximum\s+of|of))?(?:\s+up\s+to)?\s*\(?$", re.IGNORECASE
)
_EXTRA_AFTER = Pattern(r"\s*\)?\s*(?:more|longer|extra|further|on\s+top|beyond\s+(?:that|this|it|them))\b(?!\s+than)", re.IGNORECASE)
# "once a week", "three times a year", "every five days", "each month" are not lengths.
_RATE_BEFORE = Pattern(
    r"(?:\b(?:once|twice|times|days?|hours?|half|per|every|each|letters|calls?|intervals\s+of(?:\s+(?:about|up\s+to))?)\s*|[£%]\s?\d*\s*)$",
    re.IGNORECASE,
)
# "paid for sixteen hours a week", "on the fifth working day of each month"
_RATE_AFTER = Pattern(
    r"\s*(?:(?:an?|per|each|every)\s+(?:day|week|fortnight|month|quarter|year)|weekly|monthly|of\s+(?:each|every|(?:the|a)\s+(?:month|"
    r"year|quarter|week))"
    r"|between\s+(?:them|each|one))\b",
    re.IGNORECASE,
)
# "by the tenth working day", "on or before the 10th working day", "by working day 10", "Day 15: we answer"
_ORDINAL = Pattern(
    r"""\b(?:by|before|than|within|until|on)\s+(?:the\s+(?:end|close)\s+of\s+)?(?:the\s+)?
        (?P<all>(?P<nth>\d{1,2}(?=(?:st|nd|rd|th)\b)|(?!working|business|calendar|end\b|close\b)[a-z]+(?:[-\s][a-z]+)??)(?:st|nd|rd
        |th)?\s+(?P<kind>working\s+|business\s+|calendar\s+)?day)\b
    | (?:\b(?:by|on|(?:not?|never)\s+later\s+than|before|within|until|inside)\s+(?:the\s+(?:end|close)\s+of\s+)?
        |^\W{0,40}|[.;:|]\s+)(?P<numbered>(?P<sort>working\s+)?day\s+(?P<n>\d{1,2}))\b
        (?!\s*(?:to|-|–|and|of)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_NTH = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}

# "half a year", "a year and a half", "two and a half years"
_HALF = Pattern(
    r"\bhalf(?:\s+an?\s+|-|\s+)year\b(?!-|ly|\s+(?:later|end))|\b(?P<count>an?|one|two)\s+years?\s+and\s+a\s+half\b"
    r"|\b(?P<number>one|two)\s+and\s+a\s+half\s+years\b",
    re.IGNORECASE,
)

# "A working day is Monday to Friday" says no length; "within a working day" does.
_WITHIN = Pattern(r"\b(?:within|in|than|inside|under)\s*$", re.IGNORECASE)
# "Not due until next month" names a month; "within the next month" is a length.
_TO_COME = ("next", "following")
_STRETCH = Pattern(r"\b(?:within|in|over|during|inside|for)\s+(?:the|this)\s*$", re.IGNORECASE)
# Each token is one letter by its sort, so that a pattern over tokens is a pattern over letters. tests/extract/test_durations.py
# holds it against the same patterns in spaCy's Matcher, which takes half a second to load.
_SORTS = (
    dict.fromkeys(_TENS, "t")
    | dict.fromkeys(_ONES, "o")
    | dict.fromkeys(_TEENS, "e")
    | dict.fromkeys(_WORKING | _CALENDAR, "k")
    | dict.fromkeys(_UNITS, "u")
    | dict.fromkeys(_BETWEEN, "b")
    | dict.fromkeys(_EXTRA_WORDS, "x")
    | {"another": "a", "a": "i", "an": "j", "next": "n", "following": "n", "-": "-", "–": "~", "‑": "~", "(": "(", ")": ")", "/": "/"}
)
_LENGTH = Pattern(
    r"""(?: (?: t-?o | [tode] ) (?: \( [a-z] \) )? [-~]? [bx]* k? /? [-~]? u   # "ten (10) further working days", "10-day"
          | [ina] k? /? [-~]? u                                           # "a week", "next working day", "another month"
          | [ij] [xa] k? /? [-~]? u )                                     # "a further week", "an extra month"
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time at characters `start` to `end`; `extra`: on top of another; `bare`: its unit stands with another."""

    start: int
    end: int
    value: float
    unit: Unit
    extra: bool = False
    bare: bool = False


@lru_cache(maxsize=REMEMBERED)
def lengths(text: str) -> tuple[Length, ...]:
    """Return the lengths of time that `text` names, in order; "every five days" is none."""
    if not _ANY_UNIT.search(text):
        return ()
    halves = [Length(start=m.start(), end=m.end(), value=_with_half(m), unit="month") for m in _HALF.finditer(text)]
    spelt = [*halves, *(x for x in _spelt_out(text) if not _taken(x, halves))]
    spelt = [x for x in spelt if not _RATE_BEFORE.search(text[: x.start])]
    named = [x for x in _ordinals(text) if not _taken(x, spelt)]
    full = [_flagged(text, x) for x in (*spelt, *named) if not _RATE_AFTER.match(text, x.end)]
    found = [y for x in full for y in (*_left(text, x), x)]
    return tuple(sorted((*found, *_carried(text, found)), key=lambda x: x.start))


def number(word: str) -> int | None:
    """Return the value of a number in digits or words ("twenty-five"), or None."""
    if word.isdecimal():
        return int(word)
    parts = re.split(r"[-\s]+", word.lower())
    values = [_VALUES.get(p) for p in parts]
    return None if not values or None in values else sum(v for v in values if v)


def _spelt_out(text: str) -> Iterator[Length]:
    """Lengths that have their own unit, by token patterns; the longest of those that overlap."""
    tokens = list(_TOKEN.finditer(text))
    sorts = "".join(_SORTS.get(t.group().lower()) or _sort(t.group()) for t in tokens)
    for found in _LENGTH.finditer(sorts):
        begin, end = found.span()
        if tokens[begin].group().lower() == "a" and not _WITHIN.search(text[: tokens[begin].start()]) and "day" in tokens[end - 1].group():
            continue
        ahead = tokens[begin].group().lower() in _TO_COME and tokens[end - 1].group().lower() in ("month", "year")
        if ahead and not _STRETCH.search(text[: tokens[begin].start()]):
            continue
        yield _length([t.group().lower() for t in tokens[begin:end]], tokens[begin].start(), tokens[end - 1].end())


def _sort(token: str) -> str:
    if token.isdecimal() and len(token) <= 3:
        return "d"
    return "z" if token.isascii() and token.isalpha() else "?"


def _taken(x: Length, others: list[Length]) -> bool:
    return any(y.start < x.end and x.start < y.end for y in others)


def _with_half(m: re.Match[str]) -> int:
    """Months in "half a year", "a year and a half", "two and a half years"."""
    whole = m["count"] or m["number"]
    return 6 + 12 * ((number(whole) or 1) if whole else 0)


def _ordinals(text: str) -> Iterator[Length]:
    """Days named by their place in a count: "the tenth working day", "day 15"."""
    for m in _ORDINAL.finditer(text):
        value = int(m["n"]) if m["n"] else nth(m["nth"])
        if value:
            part = "numbered" if m["n"] else "all"
            kind = (m["sort"] or m["kind"] or "").strip().lower()
            unit: Unit = "working_day" if kind in _WORKING else "calendar_day" if kind in _CALENDAR else "day"
            yield Length(start=m.start(part), end=m.end(part), value=value, unit=unit)


def nth(word: str) -> int | None:
    """Return the place that an ordinal names ("twenty-fifth", "10" of "10th"), or None."""
    if word.isdecimal():
        return int(word)
    *tens, last = re.split(r"[-\s]+", word.lower())
    stem = re.sub(r"ieth$", "y", last) if last.endswith("ieth") else last.removesuffix("th")
    values = [*(_VALUES.get(t) for t in tens), _NTH.get(last) or (_VALUES.get(stem) if stem != last else None)]
    return None if None in values else sum(v for v in values if v)


def _length(words: list[str], start: int, end: int) -> Length:
    unit, times = _UNITS[words[-1]]
    if unit == "day":
        unit = "working_day" if _WORKING & set(words) else "calendar_day" if _CALENDAR & set(words) else "day"
    values = [v for w in words[: 3 if len(words) > 2 and words[2] in _ONES else 1] if (v := number(w))]
    return Length(start=start, end=end, value=(sum(values) or 1) * times, unit=unit, extra=bool(_EXTRA_WORDS & set(words)))


def _flagged(text: str, x: Length) -> Length:
    extra = x.extra or bool(_EXTRA_BEFORE.search(text[: x.start]) or _EXTRA_AFTER.match(text, x.end))
    return replace(x, extra=extra)


def _left(text: str, x: Length) -> Iterator[Length]:
    """The other number of a pair: both count in "5 and 20 working days", only the latter in "5 to 20"."""
    found = _LEFT.search(text[: x.start])
    if not found or found["link"].lower() not in ("and", "or", "/") or re.search(r"\bbetween\s*$", text[: found.start()], re.IGNORECASE):
        return
    if _NOT_LENGTHS.search(text[: found.start()]):
        return
    value = number(found["n"])
    if value:
        yield replace(x, start=found.start("n"), end=found.end("n"), value=value, bare=True)


def _carried(text: str, known: list[Length]) -> Iterator[Length]:
    """Numbers without a unit after a length that has one."""
    for found in _CARRIED.finditer(text):
        start, end = found.span("n")
        before = [x for x in known if x.end <= start]
        if not before or any(x.start <= start < x.end for x in known) or re.match(r"\s*(?:%|per\s?cent)", text[end:]):
            continue
        value = number(found["n"])
        part = _NOT_LENGTHS.search(text[:start])
        if value and not (part and (value <= _HIGHEST_STAGE or not part.group().lower().startswith("stage"))):
            last = before[-1]
            yield _flagged(text, Length(start=start, end=end, value=value, unit=last.unit, bare=True))
