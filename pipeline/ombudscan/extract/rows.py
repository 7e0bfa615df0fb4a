"""A row's own words: its sentences, column by column, and word stems for comparing wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ombudscan.nouns import Claim, Document, Span
from ombudscan.text import REMEMBERED, sentences, words

# Rows whose sentences are remembered, as one finder after the other asks for them: those of one form.
_ROWS = 128
# "complaints" and "complaint", "fairly" and "fair", "policies" and "policy" are one word for comparing.
_ENDINGS = tuple("ations ation ings ing ments ment edly ed iness ness ies ily ly ably able es s e y".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of a row; `column` is "evidence", "commentary" or the heading of a further column."""

    span: Span
    text: str
    column: str


def said(document: Document, claim: Claim) -> tuple[Said, ...]:
    """Return the sentences of a row beyond requirement and answer, in the order of its columns."""
    return _said(document.text, (("evidence", claim.evidence), ("commentary", claim.commentary), *claim.extra))


@lru_cache(maxsize=_ROWS)
def _said(text: str, columns: tuple[tuple[str, tuple[Span, ...]], ...]) -> tuple[Said, ...]:
    return tuple(
        Said(span=Span(start=start, end=end), text=text[start:end], column=column)
        for column, spans in columns
        for span in spans
        for start, end in sentences(text[span.start : span.end], span.start)
    )


def whole(row: tuple[Said, ...]) -> Span:
    """Return the span from the first to the last of a row's sentences that stand in its first column."""
    first = [s for s in row if s.column == row[0].column]
    return Span(start=first[0].span.start, end=max(s.span.end for s in first))


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a word without its ending, for comparing; never shorter than three letters."""
    bare = re.sub(r"'s?$", "", word)
    ending = next((e for e in _ENDINGS if bare.endswith(e) and len(bare) - len(e) >= 3), "")
    if not ending or bare.endswith("ss"):
        return bare
    short = bare[: len(bare) - len(ending)]
    return short[:-1] if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "ls" else short


@lru_cache(maxsize=REMEMBERED)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of `text`, in order."""
    return tuple([stem(w) for w in words(text)])
