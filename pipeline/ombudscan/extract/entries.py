"""A row as it stands on the form, before it is known which provision it answers."""

from __future__ import annotations

from dataclasses import dataclass

from ombudscan.extract.form_words import Part
from ombudscan.nouns import Document, Span

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row. `words` are the requirement's, for matching; `boxes` the answer cells by the choice they stand under.

    `at` is its place in the text, `numbers` what is printed, `need` the likeness below which it is no row.
    `labelled` says that labels such as "Evidence" set its parts apart, `lost` that the answer's own place is gone, `lettered` that
    answers are letters: a "P" is then no tick but stands for "partly".
    """

    at: int
    words: str
    heading: str = ""
    numbers: tuple[str, ...] = ()
    need: float = 0.25
    requirement: Spans = ()
    boxes: tuple[tuple[Part, Spans], ...] = ()
    evidence: Spans = ()
    commentary: Spans = ()
    extra: tuple[tuple[str, Spans], ...] = ()
    labelled: bool = False
    lost: bool = False
    lettered: bool = False


def joined(document: Document, spans: Spans) -> str:
    """Return the words of `spans`, one below the other."""
    return "\n".join(document.quote(s) for s in spans if s)
