"""Clause numbers and list marks typed at the start of a paragraph: told apart from the words that follow."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"""
    (?: §\s* (?=\d) )?                                 # "§4.1 We reply"
    (?P<label>
        \d{1,2}(?:\.\d{1,3}){1,3}\.?                     # "2.1.1 We listen", "3.2. We write"
      | \d{1,2}[.)](?!\d)                                # "4. Reaching us", "4) Reaching us"
      | \(\s?(?:\d{1,2}|[a-z]|[ivx]{1,5})\s?\)           # "(a) the date", "(iv) the name"
      | (?:[a-z]|[ivx]{1,5})[.)]                         # "b) the name", "iii. the date"
    )
    (?: \s*[-–—:]\s+ | \s+ )                             # "2.4 - Telling people why"
    (?=[^\W\d_]|['"‘“(£*]|\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "7 Learning from complaints": a bare number counts only before a capital and in a heading.
_BARE = re.compile(r"(?P<label>\d{1,2})(?:\s*[-–—:]\s+|\s+)(?=[A-Z][a-z]|[A-Z]{2})")
# "1 April", "5 Working days": a date or a time and no heading's number.
_NOT_BARE = re.compile(
    r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|Working|Days?|Weeks?|Months?|Years?)\b"
)
# "10.30 am", "3.5 per cent", "i.e. this": figures and abbreviations, not labels; "2. Days are counted so" begins a clause.
_FIGURE = re.compile(
    r"[\d.]{1,40}\s*(?:[aApP][mM]|[aApP]\.[mM]|[pP]er\s?cent|%|million|hours?|days?|weeks?|months?|years?|points?|stars?)\b|[ieIE]\.[egEG]\."
)
# "Clause 3.2 Logging": over a heading the word stands for the number's kind. Before a sentence it cites a clause ("Paragraph
# 5.4. We write twice", "Clause 6.3: five days"), and the words are part of what is said.
_NAMED = re.compile(r"(?:clause|paragraph|para\.?)\s*(?=\d)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-–—•·▪▫■□◦●○‣⁃➢➤\uf0b7\uf0a7\uf0d8]|\*(?!\*)|o(?=\s{2,}))\s+(?=\S)")


def split(text: str, *, heading: bool = False) -> tuple[str, str]:
    """Return (label, rest) of a paragraph; the label is "" where the paragraph begins with none."""
    named = _NAMED.match(text) if heading and not re.search(r"[.;:]$", text) else None
    found = _LABEL.match(text, named.end() if named else 0)
    if found and not _FIGURE.match(text):
        return re.sub(r"\s", "", found["label"]), text[found.end() :]
    bare = _BARE.match(text) if heading and not _NOT_BARE.match(text) else None
    if bare:
        return bare["label"], text[bare.end() :]
    return "", text


def bullet(text: str) -> str | None:
    """Return `text` without the bullet it begins with, or None where it begins with none."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else None


def is_item(label: str) -> bool:
    """Whether a label is of the kind that lists have ("(a)", "iv.", "2)"), not that of a clause ("3.2", "4.")."""
    return bool(re.fullmatch(r"\(.{1,60}\)|[a-z]{1,5}[.)]|\d{1,2}\)", label, re.IGNORECASE))
