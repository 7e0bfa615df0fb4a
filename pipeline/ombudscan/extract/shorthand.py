"""The abbreviations of officers' notes spelt out: those that a document explains, and those that every complaints desk has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ombudscan.pattern import Pattern

# "HM = Housing Manager", "SR means service request", "SR stands for ..."
_EXPLAINED = Pattern(
    r"\b(?P<short>[A-Z][A-Za-z]{1,4})\s*(?:=|\bmeans\b|\bstands\s+for\b|\bis\s+short\s+for\b)\s*[“\"‘]?(?P<words>(?:[A-Za-z’'-]{1,30}\s+){1,5}[A-Za-z’'-]{1,30})",
    0,
)
# "the Housing Manager (HM)"
_IN_BRACKETS = Pattern(
    r"\b(?P<words>(?:[A-Za-z’'-]{1,30}\s+){1,5}[A-Za-z’'-]{1,30})\s\((?:the\s+)?[“\"‘]?(?P<short>[A-Z][A-Za-z]{1,4})[”\"’]?\)", 0
)
# What stands in brackets, and how far before it its words can begin: six of thirty letters.
_SHORT = Pattern(r"\((?:the\s+)?[“\"‘]?[A-Z][A-Za-z]{1,4}[”\"’]?\)", 0)
_WORDS_BEFORE = 200
_SMALL = frozenset("of and for the in on to".split())
# What is short for the same thing at every desk; letters that are a post in one office and a body in another only where they act.
_EVERYWHERE: tuple[tuple[Pattern, str], ...] = (
    (
        Pattern(
            r"\b(?:HOS|THO)\b(?!\s+(?:(?:also|then)\s+)?(?:answers?|decides?|signs?|reviews?|replies|handles?|approves?|agrees?|deals?|looks?|"
            r"writes?|responds?)\b)",
            0,
        ),
        "Housing Ombudsman",
    ),
    (Pattern(r"\b(?:CEO?|CX)\b", 0), "chief executive"),
    (Pattern(r"\b[Mm]gr(?P<many>s?)\b\.?", 0), "manager"),
    (Pattern(r"\b[Dd]ir\b\.?", 0), "director"),
    (Pattern(r"\b[Aa]ck(?:n|'d)?\b\.?(?!-)", 0), "acknowledgement"),
    (Pattern(r"\b[Ee]xt(?P<many>s?)\b\.?(?=\s+(?:letter|given|agreed|needed|of|is|are|if|where|when|to)\b)", 0), "extension"),
)


@lru_cache(maxsize=64)
def legend(text: str) -> Mapping[str, str]:
    """Return the abbreviations that a document explains, each with its words; their first letters have to be the abbreviation's."""
    found: dict[str, str] = {}
    for matches, first in ((_EXPLAINED.finditer(text), True), (_bracketed(text), False)):
        for m in matches:
            every = m["words"].split()
            words = next((w for n in range(2, len(every) + 1) if (w := _named(m["short"], every[:n] if first else every[-n:]))), "")
            if words:
                found.setdefault(m["short"], words)
    return found


def _bracketed(text: str) -> Iterator[re.Match[str]]:
    """Each abbreviation in brackets with the words before it, looked for where such a bracket stands and not at each word of a document."""
    end = 0
    for short in _SHORT.finditer(text):
        found = _IN_BRACKETS.search(text, max(end, short.start() - _WORDS_BEFORE), short.end())
        if found:
            end = found.end()
            yield found


def _named(short: str, some: list[str]) -> str:
    """These words where their first letters, small words counted or not, make up `short`; "" otherwise."""
    letters = "".join(w[0] for w in some), "".join(w[0] for w in some if w.lower() not in _SMALL)
    return " ".join(some) if short.lower() in (x.lower() for x in letters) else ""


@lru_cache(maxsize=64)
def _any_of(shorts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(shorts)})\b")


def spelt(text: str, explained: Mapping[str, str]) -> str:
    """Return a sentence with its abbreviations spelt out, a document's own before everybody's."""
    if explained:
        text = _any_of(tuple(explained)).sub(lambda short: explained[short[0]], text)
    for pattern, words in _EVERYWHERE:
        text = pattern.sub(words, text)
    return text
