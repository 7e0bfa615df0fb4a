"""Self-assessments told in prose: a provision's number or title, then "We comply. ...", and the requirement nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ombudscan.extract import answers, requirements
from ombudscan.extract.entries import Entry
from ombudscan.extract.form_lines import Line
from ombudscan.nouns import Document, Span
from ombudscan.pattern import Pattern
from ombudscan.text import sentences

_LEAST = 3  # paragraphs that open with an answer: fewer are no form
_HALF = 0.5  # of the lines with a provision's number: so many must be answered
_FIRST = 1500  # characters in which such a document says what it is
_TITLE = 100  # characters: a longer line under a number is no title
_NEED = 0.2  # the printed number alone is enough: what it stands before is known to be an answer
_SELF = Pattern(r"\bself[\s-]?assess(?:ment|ed)\b|\bassessment\s+against\s+the\s+(?:\w+\s+){0,4}code\b", re.IGNORECASE)
_DASH = Pattern(r"[\s:.–—-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A numbered paragraph: the number's line, where its answer begins, and the last line that belongs to it."""

    line: int
    at: int
    last: int


def entries(document: Document, found: Sequence[Line]) -> list[Entry]:
    """Return the rows that the lines of a self-assessment in prose make; none where they make none."""
    if not _SELF.search(document.text[:_FIRST]):
        return []
    numbered = [n for n, line in enumerate(found) if line.number and requirements.numbered(line.number)]
    told = [t for n in numbered if (t := _told(found, n))]
    if len(told) < max(_LEAST, _HALF * len(numbered)) or not _counting([found[t.line].number for t in told]):
        return []
    return [_entry(document, found, t) for t in told]


def paragraphs(document: Document) -> int:
    """Return how many paragraphs of a document in prose open with a sentence that says whether the Code is complied with."""
    texts = (document.quote(b.span) for b in document.blocks if b.row is None and b.kind in ("paragraph", "item"))
    return sum(len(text.split()) > 5 and _stated(text) is not None for text in texts)


def _told(found: Sequence[Line], n: int) -> _Told | None:
    """The paragraph behind a number, or behind a number and a title, that opens with an answer."""
    line = found[n]
    at, first = line.body + _length(_DASH, line.text[line.body - line.span.start :]), n
    if _stated(line.text[at - line.span.start :]) is None:
        below = found[n + 1] if n + 1 < len(found) and len(line.text) <= _TITLE else None
        if below is None or below.kind != "text" or below.number or _stated(below.text) is None:
            return None
        at, first = below.span.start, n + 1
    last = first
    while last + 1 < len(found) and found[last + 1].kind == "text" and not found[last + 1].number and not found[last + 1].level:
        last += 1
    return _Told(line=n, at=at, last=last)


def _stated(text: str) -> answers.Reply | None:
    """The answer that a paragraph's first sentence is: "We comply.", "Not met:", "Yes, we comply."; no mere mark, no word of a sentence."""
    first = next((text[a:b] for a, b in sentences(text)), "")
    reply = answers.opening(first) or answers.opening(text)
    if reply is None or reply.words is None or reply.words[1] - reply.words[0] < 2 or reply.answer not in ("yes", "no", "partial"):
        return None
    rest = text[reply.words[1] :]
    return reply if re.match(r"\s*(?:$|[.,;:–—-])|\s+(?:in\s+(?:full|part)|with\b|because\b|but\b|and\b|as\b)", rest) else None


def _length(pattern: Pattern, text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _counting(numbers: Sequence[str]) -> bool:
    """Whether the numbers go up, as a form's do."""
    places = [tuple(int(part) for part in number.split(".")) for number in numbers]
    return all(a < b for a, b in pairwise(places))


def _entry(document: Document, found: Sequence[Line], told: _Told) -> Entry:
    line, end = found[told.line], found[told.last].span.end
    text = document.text[told.at : end]
    reply = _stated(text)
    assert reply and reply.words
    answer = Span(start=told.at + reply.words[0], end=told.at + reply.words[1])
    evidence = tuple(_pieces(document, answer.end, end))
    return Entry(
        at=line.span.start,
        words=" ".join([document.text[line.body : told.at], *map(document.quote, evidence)]),
        numbers=line.numbers,
        need=_NEED,
        boxes=(("answer", (answer,)),),
        evidence=evidence,
        labelled=True,
    )


def _pieces(document: Document, start: int, end: int) -> Iterator[Span]:
    """The words between two places, one span a line, without the stop that ends the answer."""
    skipped = _length(_DASH, document.text[start:end])
    for found in re.finditer(r"[^\n]+", document.text[start + skipped : end]):
        words = found.group()
        if not re.search(r"\w", words):
            continue
        begin = start + skipped + found.start() + len(words) - len(words.lstrip())
        yield Span(start=begin, end=begin + len(words.strip()))
