"""Words that the making of a file has run together ("Weanswerwithintenworkingdays"), told apart by a list of common words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ombudscan import catalog
from ombudscan.nouns import Notice
from ombudscan.read.assemble import Draft, TableDraft

_SPARSE = 8.0  # characters to a blank: English has some six
_LEAST = 250  # characters: a shorter text may be a name and a number
_SHORTEST = 5  # letters of a piece that may be words run together
_NAME = 10  # letters: a shorter piece with a capital may be a name, unless it begins as a sentence does
_BEGINS = frozenset(
    "a all an any as at by each every for if in it no on our so that the their then there they this to we when you your".split()
)
_SURE = 0.85  # of a piece's letters: so many must be those of common words, or it is left as it is
_UNKNOWN, _LETTER = 9.0, 2.5  # what a word that is not common costs, and each of its letters
_LONGEST = 20
_PIECE = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_TAKEN_WHOLE = re.compile(r"@|://|www\.|\.(?:co|org|gov|com|uk)\b")
# Where a blank is missing beside a mark or a figure: "days,and", "1.We", "within10", "(see4.1)".
_MARK = re.compile(r"(?<=[a-z][.,;:!?)])(?=[A-Za-z(])|(?<=\d[,;:!?)])(?=[A-Za-z(])|(?<=[a-z])(?=\()")
_FIGURE = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Za-z]{3})|(?<=\d[.)])(?=[A-Z][a-z])")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def told_apart(drafts: Sequence[Draft | TableDraft]) -> list[Notice]:
    """Put back the blanks in `drafts` that have lost most of theirs, and say so; a notice for the whole, none where nothing is done."""
    own = _all(drafts)
    texts = [d.text for d in own]
    letters = len("".join(texts))
    if letters < _LEAST or letters < _SPARSE * (" ".join(texts).count(" ") + 1):
        return []
    count = 0
    for d in own:
        made = spaced(d.text)
        count += made != d.text
        d.text = made
    message = "Words of this file run together; they were told apart by a list of common words, and some may be told apart wrongly."
    return [Notice(code="other", message=message)] if count else []


def _all(drafts: Sequence[Draft | TableDraft]) -> list[Draft]:
    out: list[Draft] = []
    for d in drafts:
        out += [d] if isinstance(d, Draft) else [block for row in d.rows for cell in row for block in cell.blocks]
    return out


def spaced(text: str) -> str:
    """Return `text`, in which most blanks are missing, with blanks between its words; addresses are left as they are."""
    return "\n".join(" ".join(_token(t) for t in line.split(" ")) for line in text.split("\n"))


def _token(token: str) -> str:
    if len(token) < _SHORTEST or _TAKEN_WHOLE.search(token):
        return token
    cut = _FIGURE.sub(" ", _MARK.sub(" ", _CAPITAL.sub(" ", token)))
    return " ".join(_PIECE.sub(lambda m: _words(m.group()), piece) for piece in cut.split(" "))


@lru_cache(maxsize=4096)
def _words(piece: str) -> str:
    """Return a piece without blanks as the words it is most likely made of, or as it is where these are not common ones."""
    lower = piece.casefold().replace("’", "'")
    if len(lower) < _SHORTEST or lower in _costs():
        return piece
    ends = _ends(lower)
    if piece[0].isupper() and len(piece) < _NAME and lower[: ends[0][1]] not in _BEGINS:
        return piece
    known = sum([b - a for a, b in ends if lower[a:b].removesuffix("'s") in _costs()])
    return " ".join([piece[a:b] for a, b in ends]) if len(ends) > 1 and known >= _SURE * len(lower) else piece


def _ends(lower: str) -> list[tuple[int, int]]:
    """Return where each word of the cheapest way to divide `lower` begins and ends."""
    costs = _costs()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lower) + 1):
        ways = [(best[a][0] + _cost(lower[a:end], costs), a) for a in range(max(end - _LONGEST, 0), end)]
        best.append(min(ways))
    out: list[tuple[int, int]] = []
    end = len(lower)
    while end:
        start = best[end][1]
        out.append((start, end))
        end = start
    return out[::-1]


def _cost(word: str, costs: dict[str, float]) -> float:
    found = costs.get(word.removesuffix("'s"))
    return _UNKNOWN + _LETTER * len(word) if found is None else found


@cache
def _costs() -> dict[str, float]:
    """What each common word costs: by Zipf's law the logarithm of its place in the list."""
    words = catalog.words()
    return {w: math.log((n + 1) * math.log(len(words))) for n, w in enumerate(words)}
