"""A block's text -> the letters of the pages that it came from: for marks on pictures, and for how certain recognised words are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ombudscan.nouns import Recognised, Span

if TYPE_CHECKING:
    from ombudscan.read.assemble import Draft
    from ombudscan.read.page import Run

_FAR = 60  # letters of a page that may be passed over before one of the text is found: leaders, a number that was left out

# How certain each recognised word of a document is, in percent, by its page and the left end and top of its place.
Certain = Mapping[tuple[int, float, float], float]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a page: in which line of the file it stands, in which run, the how manyeth of it."""

    page: int
    line: int
    run: Run
    index: int


def followed(text: str, draft: Draft) -> list[Letter | None]:
    """Return, for each character of a block's text, the letter that it came from; blanks have none."""
    letters = list(_spelt(draft))
    out: list[Letter | None] = []
    at = 0
    for character in text:
        found = None
        if not character.isspace():
            wanted = _plain(character)
            found = next((i for i in range(at, min(at + _FAR, len(letters))) if wanted == letters[i][0]), None)
        out.append(None if found is None else letters[found][1])
        at = at if found is None else found + 1
    return out


def recognised(text: str, blocks: Iterable[tuple[Span, Draft]], certain: Certain) -> Iterator[Recognised]:
    """Yield, in the order of `text`, where its recognised words stand and how certain they are; `blocks` are its blocks, with drafts."""
    for block, draft in blocks:
        letters = enumerate(followed(text[block.start : block.end], draft), block.start)
        for run, some in groupby(letters, key=lambda at: at[1] and (at[1].line, at[1].page, at[1].run)):
            sure = certain.get((run[1], run[2].x0, run[2].top)) if run else None
            if sure is not None:
                places = [at for at, _ in some]
                yield Recognised(span=Span(start=places[0], end=places[-1] + 1), certainty=round(sure / 100, 3))


def _spelt(draft: Draft) -> Iterator[tuple[str, Letter]]:
    """Yield the characters of a draft's lines, ligatures spelt out, each with the letter it stands for."""
    number = 0
    for origin in draft.origins:
        for page, runs in origin():
            number += 1
            for run in runs:
                for index, printed in enumerate(run.text):
                    letter = Letter(page, number, run, index)
                    yield from ((_plain(c), letter) for c in unicodedata.normalize("NFKC", printed) if not c.isspace())


def _plain(character: str) -> str:
    """Return a character in the form that both the text and the page have of it."""
    return "-" if character in "\ufffe\u00ad\u2010\x02" else unicodedata.normalize("NFKC", character)[:1]
