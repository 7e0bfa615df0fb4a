"""Which paragraphs are headings, by size, boldness, number and neighbours, and of what level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from ombudscan.read.labels import Label
from ombudscan.read.paragraph_drafts import Ranks, look
from ombudscan.read.paragraphs import Para, Style, ends

_CAPTION = re.compile(r"(?:table|figure|chart|fig\.?)\s+\d", re.IGNORECASE)  # "Table 2: Repairs" heads no section
_MOST_WORDS = 20  # a heading has no more


def ranks(runs: Iterable[Sequence[Para]], style: Style) -> Ranks:
    """Mark the headings of a document, told by type, number and neighbours, and return the level of each look they have.

    Larger type, then bold, comes first.
    """
    looks: set[tuple[float, bool]] = set()
    for run in runs:
        for para, after in zip_longest(run, run[1:]):
            _number(para, after)
            para.heading = _is_heading(para, after, style)
            if para.heading:
                looks.add(look(para))
    return {look: i + 1 for i, look in enumerate(sorted(looks, reverse=True))}


def _number(para: Para, after: Para | None) -> None:
    """Take the figure before a line as its number where the clauses below are numbered under it: "2 Who may ask", "2.1"."""
    runs = para.lines[0].runs
    if para.label is not None or len(para.lines) > 1 or len(runs) < 2 or after is None or after.label is None:
        return
    if runs[0].text.isdigit() and after.label.text.startswith(f"{runs[0].text}."):
        para.label = Label(text=runs[0].text, depth=1)


def _is_heading(para: Para, after: Para | None, style: Style) -> bool:
    if para.listed or len(para.lines) > 3 or (para.label and para.label.item):
        return False
    text = _plain_text(para)
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    large = para.lines[0].size > 1.15 * style.body
    if large:
        return len(para.lines) < 4 and not (text.endswith(".") and len(words) > 12)
    if _CAPTION.match(text) or text[-1] in ".:;," or len(para.lines) > 2 or not re.match(r"[\W_]{0,300}[A-Z0-9]", text):
        return False
    if para.lines[0].size < 0.85 * style.body:
        return False
    return all(line.bold for line in para.lines) or _shouted(text) or _numbered_title(para, words, after)


def _plain_text(para: Para) -> str:
    """Return the words of a paragraph, its label apart, as they stand."""
    first = para.lines[0]
    start = " ".join([r.text for r in first.runs[1:]]) if para.label else first.text
    return " ".join([start, *[line.text for line in para.lines[1:]]]).strip()


def _shouted(text: str) -> bool:
    """A line in capitals is a heading: "OUR PROMISE", but not a run of codes such as "SKU-88 A-12"."""
    pieces = text.split()
    plain = [p for p in pieces if p.strip("()&/,:'’–-").isalpha()]
    return text.isupper() and len(pieces) > 1 and len(plain) >= 0.8 * len(pieces) and any(len(p) > 3 for p in plain)


def _numbered_title(para: Para, words: Sequence[object], after: Para | None) -> bool:
    """A short line "4 Making a complaint" is a heading where clause 4.1, or a paragraph without a number, follows."""
    mark = para.label
    if not mark or not mark.depth or len(words) > 10 or len(para.lines) > 1 or after is None:
        return False
    number = mark.text.rstrip(".):")
    if after.label and after.label.text.startswith(f"{number}."):
        return True
    return after.label is None and ends(after.lines[-1].text) and sum(line.words for line in after.lines) > 8
