"""Counts in a sentence, in figures or in words, that leave some cases out: "seven of the nine", "of 52, 47", "all but two"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ombudscan.pattern import Pattern

_UNITS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth""".split()
_VALUES = {w: n for n, w in enumerate(_UNITS, 1)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_WORDS = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_UNITS[:9])}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
# A number of cases: never one of days, of a stage, of a year or of a share.
_MEASURED = r"\s+(?:per\s?cent|working|calendar|days?|weeks?|months?|years?|hours?|minutes?)\b"
NUMBER = rf"(?:(?<![\d.£/])\d{{1,5}}|(?<!stage\s)\b{_WORDS})\b(?!\s?%|\.\d|{_MEASURED})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Words of a text, from `start` to `end`, by which some of the cases were not as they should be."""

    start: int
    end: int


def value(words: str) -> int:
    """Return the number that `words` say, up to ninety-nine if in words; 0 where they say none."""
    if words.isdecimal():
        return int(words)
    return sum(_VALUES.get(w, 0) for w in re.split(r"[-\s]+", words.lower()))


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


# "Every one of the 52", "not one of the nine": all of them, or none.
_ONE_BY_ONE = r"(?<!every\s)(?<!each\s)(?<!not\s)(?<!any\s)(?<!no\s)"
_THE = r"(?:(?:the|our|these|those|all)\s+)*"
# Two numbers of which the first, or the last, leaves some of the other out.
_PAIRS: tuple[Pattern, ...] = (
    # "47 of the 52", "seven of the nine answers", "nineteen cases out of twenty-two", "27/33", "two in three"
    _re(
        rf"{_ONE_BY_ONE}(?P<part>{NUMBER})\s*(?:(?:\w+\s+)?(?:of|out\s+of)|/)\s*{_THE}(?:\w+\s+)?(?P<whole>(?!(?:19|20)\d\d\b){NUMBER})(?!/\d)"
    ),
    _re(rf"{_ONE_BY_ONE}\b(?P<part>{_WORDS})\s+in\s+(?:every\s+)?(?P<whole>(?!\d{{4}}){NUMBER})(?!/\d)"),
    # "Of 52 letters looked at in June, 47 set out the outcome"
    _re(rf"\b(?:of|out\s+of)\s+{_THE}(?P<whole>{NUMBER})[^.;,]{{0,80}},\s*(?:only\s+|just\s+|in\s+)?(?P<part>{NUMBER})"),
    # "Of the seven refusal letters three had the number in them"
    _re(
        rf"\b(?:of|out\s+of)\s+{_THE}(?P<whole>{NUMBER})\s+(?:[\w-]+\s+){{1,4}}?(?:only\s+|just\s+)?(?P<part>{NUMBER})\s+(?:had|were|was|went|did|showed"
        r"|contained|got|gave|met|bore|named)\b"
    ),
    # "31 were acknowledged; 29 in time", "six replies, five on time"
    _re(
        rf"(?P<whole>{NUMBER})[^.]{{0,60}}?[;,]\s*(?:and\s+|but\s+|only\s+)*(?P<part>{NUMBER})\s+(?:of\s+(?:them|these|which)\s+)?"
        r"(?:was|were|went|came)?\s*(?:out\s+)?(?:(?:in|on)\s+(?:good\s+)?time|within\s+(?:the\s+)?\w+\s+(?:working\s+)?days|late"
        r"|overdue)\b"
    ),
    # "An audit of forty files showed a full record in thirty-six", "a look through twenty files found three letters which missed a point"
    _re(
        rf"\b(?:audit|check|sample|sampling|look|review|read|examination|inspection|trawl)\s+(?:of|through|at"
        rf"|into)\s+{_THE}(?P<whole>{NUMBER})"
        rf"[^.;]{{0,40}}?\b(?:found|showed|shows|turned\s+up)\b[^.;]{{0,60}}?\b(?:in|on|with)\s+(?:only\s+)?(?P<part>{NUMBER})"
    ),
    _re(
        rf"\b(?:audit|check|sample|sampling|look|review|read|examination|inspection|trawl)\s+(?:of|through|at"
        rf"|into)\s+{_THE}(?P<whole>{NUMBER})[^.;]{{0,40}}?\b(?:found|showed|shows|turned\s+up)\s+(?P<part>{NUMBER})\b[^.;]{{0,60}}?"
        r"\b(?:miss\w*|lack\w*|without|no|not|incomplete|wrong|late|left\s+out|omitt\w+|failed)\b"
    ),
)
_FEW = rf"(?:{NUMBER}|a\s+few|a\s+handful|a\s+couple)"
# What says by itself that some were left out.
_BUT: tuple[Pattern, ...] = (
    # "all but two", "every answer but one", "all bar three", "all except a handful"
    _re(
        rf"\b(?:all|every\s?one|each|every)\b(?:\s+[\w’'-]+){{0,6}}?\s+(?:but|bar|except(?:\s+for|ing)?|save(?:\s+for)?"
        rf"|apart\s+from)\s+{_FEW}"
    ),
    # "with two exceptions", "with the exception of one", "there was one exception"
    _re(rf"\b(?:with|there\s+(?:was|were)|had)\s+(?:only\s+|just\s+)?{_FEW}\s+exceptions? | \bwith\s+the\s+exception\s+of\s+{_FEW}"),
    # "nearly all", "the great majority"
    _re(r"\b(?:nearly|almost|virtually|practically)\s+(?:all|every) | \bthe\s+(?:great|vast|large|overwhelming)\s+majority"),
    # "two thirds of the answers", not "the first half of 2023", "nine tenths were in time", "nine times out of ten"
    _re(
        r"\b(?:two[-\s]thirds|three[-\s]quarters|(?:three|four)[-\s]fifths|five[-\s]sixths|seven[-\s]eighths|(?:seven|eight"
        r"|nine)[-\s]tenths|(?<!first\s)(?<!second\s)(?<!last\s)(?<!latter\s)half)"
        r"\s+(?:of|were|was|went|are|get|go) | \b(?:nine|eight|seven)\s+times\s+(?:in|out\s+of)\s+ten"
    ),
    # "we missed the ten days in six cases", "the limit was overrun twice"
    _re(
        rf"(?<!not\s)(?<!never\s)\b(?:missed|exceeded|over-?ran|overrun|broke|broken|went\s+(?:past|over)|gone\s+(?:past|over)"
        rf"|failed\s+to\s+(?:meet|keep))\b"
        rf"[^.;]{{0,40}}?\b(?:(?:in|on|for|with)\s+(?:{_FEW}|some|several)\s+(?:\w+\s+)?(?:cases?|occasions?|complaints?|replies|answers)"
        r"|once|twice|three\s+times)\b"
    ),
)
_DAY = _re(rf"\bon\s+(?:the\s+|working\s+)?(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th))\s+(?:working\s+)?day\b")


def short(text: str) -> Iterator[Count]:
    """Yield each count in `text` that is less than the whole."""
    for pattern in _PAIRS:
        for m in pattern.finditer(text):
            if 0 < value(m["part"]) < value(m["whole"]):
                yield Count(start=m.start(), end=m.end())
    for pattern in _BUT:
        yield from (Count(start=m.start(), end=m.end()) for m in pattern.finditer(text))


def late_day(text: str, limit: float) -> Count | None:
    """Return where `text` speaks of a day later than the `limit`th, "on the seventh working day", or None."""
    for m in _DAY.finditer(text):
        day = _ORDINALS.index(m["word"].lower()) + 1 if m["word"] else int(m["digits"])
        if day > limit:
            return Count(start=m.start(), end=m.end())
    return None
