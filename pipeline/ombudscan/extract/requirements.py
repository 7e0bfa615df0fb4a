"""The words of a form's row -> the provisions they may be: likeness to the requirements of every edition."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

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


@dataclass(frozen=True, slots=True)
class _Index:
    """For each feature, the places that have it and its weight; for each place, its length. One for words, one for letters."""

    holders: dict[str, list[int]]
    weights: dict[str, float]
    unknown: float
    norms: list[float]


@cache
def places() -> tuple[Place, ...]:
    """Return every provision that stands on a form, edition by edition in the form's order."""
    return tuple(
        Place(edition.id, p, i) for edition in catalog.editions() for i, p in enumerate(p for p in edition.provisions if p.on_form)
    )


def likeness(text: str, floor: float = 0.0) -> dict[int, float]:
    """Return how alike `text` is to the requirement of each place (by its index in `places()`), from 0 to 1, where over `floor`."""
    by_words = _cosines(_index(False), _word_features(text))
    by_letters = _cosines(_index(True), _letter_features(text))
    both = {i: max(by_words.get(i, 0.0), by_letters.get(i, 0.0)) for i in by_words.keys() | by_letters.keys()}
    return {i: round(v, 4) for i, v in both.items() if v > floor}


def best(text: str) -> float:
    """Return the greatest likeness of `text` to any requirement."""
    return max(likeness(text).values(), default=0.0)


def numbered(number: str) -> tuple[int, ...]:
    """Return the places with this printed number, in any edition."""
    return tuple(i for i, place in enumerate(places()) if place.provision.number == number)


def _cosines(index: _Index, features: set[str]) -> dict[int, float]:
    dots: dict[int, float] = defaultdict(float)
    total = 0.0
    for feature in features:
        weight = index.weights.get(feature, index.unknown)
        total += weight * weight
        for i in index.holders.get(feature, ()):
            dots[i] += weight * weight
    return {i: dot / (math.sqrt(total) * index.norms[i]) for i, dot in dots.items()} if total else {}


@cache
def _index(letters: bool) -> _Index:
    make = _letter_features if letters else _word_features
    features = [make(_profile(place.provision)) for place in places()]
    counts = Counter(f for some in features for f in some)
    weights = {f: math.log(1 + len(features) / n) for f, n in counts.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for i, some in enumerate(features):
        for f in some:
            holders[f].append(i)
    norms = [math.sqrt(sum(weights[f] ** 2 for f in some)) or 1.0 for some in features]
    return _Index(dict(holders), weights, math.log(1 + 2 * len(features)) * (0.5 if letters else 1.0), norms)


def _profile(provision: Provision) -> str:
    return " . ".join((provision.title, provision.requirement, *provision.cues))


def _word_features(text: str) -> set[str]:
    found = [stem(w) for w in words(text)]
    pairs = {f"{_digits(a)} {_digits(b)}" for a, b in pairwise(found) if _digits(a).isdigit() or _digits(b).isdigit()}
    return set(found) | pairs


def _letter_features(text: str) -> set[str]:
    run = re.sub(r"\s|\d+\.\d+", "", "".join(words(text)))
    return {run[i : i + _GRAM] for i in range(len(run) - _GRAM + 1)}


_NUMERALS = {"one": "1", "two": "2", "three": "3", "five": "5", "ten": "10", "twelv": "12", "fifteen": "15", "twenti": "20", "twenty": "20"}


def _digits(word: str) -> str:
    return _NUMERALS.get(word, word)


def stem(word: str) -> str:
    """Return `word` without its commonest endings, so that "acknowledged" and "acknowledging" are one."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
