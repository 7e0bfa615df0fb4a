"""The words of a form's row -> the provisions they may be: likeness to the requirements of every edition."""

from __future__ import annotations

import math
import re
import threading
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ombudscan import catalog
from ombudscan.nouns import EditionId, Provision
from ombudscan.text import words

_ENDINGS = ("ations", "ation", "ments", "ment", "ities", "ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "y", "e")
_GRAM = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A provision in its edition; `index` is its place in the form's order."""

    edition: EditionId
    provision: Provision
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Features of the requirements by their row: squared weights, those that each place (column) holds, and each place's length."""

    at: dict[str, int]
    squares: npt.NDArray[np.float64]
    shares: npt.NDArray[np.float64]
    unknown: float
    norms: npt.NDArray[np.float64]


@cache
def places() -> tuple[Place, ...]:
    """Return every provision that stands on a form, edition by edition in the form's order."""
    return tuple(
        Place(edition.id, p, i) for edition in catalog.editions() for i, p in enumerate(p for p in edition.provisions if p.on_form)
    )


def likeness(text: str, floor: float = 0.0) -> dict[int, float]:
    """Return how alike `text` is to the requirement of each place (by its index in `places()`), from 0 to 1, where over `floor`."""
    both = _likeness(text)
    over = np.flatnonzero(both > floor)
    return dict(zip(over.tolist(), np.round(both[over], 4).tolist(), strict=True))


def alike(text: str, index: int) -> float:
    """Return how alike `text` is to the requirement of the place with this index, from 0 to 1."""
    return max(0.0, float(np.round(_likeness(text)[index], 4)))


@lru_cache(maxsize=4096)
def _likeness(text: str) -> npt.NDArray[np.float64]:
    """The likeness to every place; the same words are asked about several times while a form is read."""
    return np.maximum(_cosines(_index(False), _word_features(text)), _cosines(_index(True), _letter_features(text)))


def best(text: str) -> float:
    """Return the greatest likeness of `text` to any requirement, from 0 to 1."""
    return float(np.round(_likeness(text).max(), 4))


@lru_cache(maxsize=1024)
def numbered(number: str) -> tuple[int, ...]:
    """Return the places with this printed number, in any edition."""
    return tuple(i for i, place in enumerate(places()) if place.provision.number == number)


def _cosines(index: _Index, features: set[str]) -> npt.NDArray[np.float64]:
    known = sorted(map(index.at.__getitem__, index.at.keys() & features))
    total = float(index.squares[known].sum()) + (len(features) - len(known)) * index.unknown**2
    if not known:
        return np.zeros(len(index.norms))
    return np.asarray(_rows(index.shares, known).sum(axis=0) / (math.sqrt(total) * index.norms))


_room = threading.local()


def _rows(table: npt.NDArray[np.float64], at: list[int]) -> npt.NDArray[np.float64]:
    """The rows of `table`, in room that is kept from call to call: asking the system for it takes longer than all else."""
    if len(at) > len(getattr(_room, "rows", ())):
        _room.rows = np.empty((2 * len(at), table.shape[1]))
    return np.take(table, at, axis=0, out=_room.rows[: len(at)], mode="clip")


@cache
def _index(letters: bool) -> _Index:
    make = _letter_features if letters else _word_features
    features = [make(_profile(place.provision)) for place in places()]
    counts = Counter(f for some in features for f in some)
    at = {f: i for i, f in enumerate(sorted(counts))}
    squares = np.array([math.log(1 + len(features) / counts[f]) ** 2 for f in at])
    shares = np.zeros((len(at), len(features)))
    for place, some in enumerate(features):
        rows = [at[f] for f in some]
        shares[rows, place] = squares[rows]
    norms = np.sqrt(shares.sum(axis=0))
    norms[norms == 0] = 1.0
    unknown = math.log(1 + 2 * len(features)) * (0.5 if letters else 1.0)
    return _Index(at=at, squares=squares, shares=shares, unknown=unknown, norms=norms)


def _profile(provision: Provision) -> str:
    return " . ".join((provision.title, provision.requirement, *provision.cues))


def _word_features(text: str) -> set[str]:
    found = list(map(stem, words(text)))
    read = [(w, w.isdigit()) for w in [_NUMERALS.get(w, w) for w in found]]
    pairs = {f"{a} {b}" for (a, one), (b, other) in pairwise(read) if one or other}
    return set(found) | pairs


def _letter_features(text: str) -> set[str]:
    run = re.sub(r"\s|\d{1,9}\.\d+", "", "".join(words(text)))
    return {run[i : i + _GRAM] for i in range(len(run) - _GRAM + 1)}


_NUMERALS = {"one": "1", "two": "2", "three": "3", "five": "5", "ten": "10", "twelv": "12", "fifteen": "15", "twenti": "20", "twenty": "20"}


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return `word` without its commonest endings, so that "acknowledged" and "acknowledging" are one."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
