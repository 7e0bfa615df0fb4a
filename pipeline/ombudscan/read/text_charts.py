"""A flow chart of which a scraper left the words of its boxes in one line: the boxes again."""

from __future__ import annotations

import re

_PROSE = re.compile(r"[.;:,!](?:\s|$)")
_ARROWS = re.compile(r"\s{0,300}(?:[→↓⇒➔➜▶►]|-{1,40}>|={1,40}>)\s*")
# A box begins with a capital where the one before it ended without a stop: "Acknowledge 5 days Stage 1 reply Happy? Yes Close"
_NEXT = re.compile(r"(?<=[a-z0-9?)])\s{1,300}(?=[A-Z])|(?<=\b(?:Yes|YES))\s{1,300}(?=[A-Z])|(?<=\b(?:No|NO))\s{1,300}(?=[A-Z])")
_STAGE = re.compile(r"\bstage\s+(\d|one|two|three)\b", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}\s*(?:working\s+|calendar\s+)?days?\b", re.IGNORECASE)
_FEWEST_WORDS, _MOST_WORDS = 10, 200
_FEWEST_BOXES = 4


def boxes(text: str) -> list[str]:
    """Return the words of each box of a flow chart that stands in one line without stops, [] where `text` is no such line.

    It must name several stages, or the two ways out of a question, and several times.
    """
    words = text.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _PROSE.search(text) or len(_TIME.findall(text)) < 2:
        return []
    if len({s.casefold() for s in _STAGE.findall(text)}) < 2 and not {"yes", "no"} <= {w.casefold() for w in words}:
        return []
    found = [b for part in _ARROWS.split(text) for b in _NEXT.split(part) if b.strip()]
    return found if len(found) >= _FEWEST_BOXES else []
