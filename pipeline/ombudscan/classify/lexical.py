"""Text -> TF-IDF features: word and character n-grams, counted the same way in training and at run time.

Weights are (1 + ln count) * idf, scaled to length 1 in each family, as in scikit-learn's TfidfVectorizer with
sublinear_tf, which the tests use as an oracle.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
# The number itself says nothing of the topic: "28 days at stage 2" is about stage 2's time as "twenty days" is.
_NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?\b"
)
_STAGE = re.compile(r"\bstage[\s-]+(one|two|three|\d|i{1,3})\b|\b(first|second|third)[\s-]+stage\b")
_STAGE_NUMBER = {"one": "1", "first": "1", "i": "1", "two": "2", "second": "2", "ii": "2", "three": "3", "third": "3", "iii": "3"}


# Words and headings whose features are remembered.
_REMEMBERED = 1 << 14
# Sentences whose features are remembered: for the sentence after them, and a form's for what is heard in its rows.
_NEIGHBOURS = 1024

# The places of features and their values, both of the same length.
Features = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]
_NOTHING: Features = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)


@lru_cache(maxsize=256)  # each unit's words are asked for by the unit after it as well
def fold(text: str) -> str:
    """Return `text` in lower case with straight quotes, stages as one token and every other number as "0"."""
    plain = text.casefold().replace("’", "'").replace("‘", "'")
    if "stage" in plain:
        plain = _STAGE.sub(lambda m: "stagenumber" + "abc"[_stage(m) - 1] if 1 <= _stage(m) <= 3 else "stage 0", plain)
    return _NUMBER.sub("0", plain)


def _stage(found: re.Match[str]) -> int:
    word = found.group(1) or found.group(2)
    return int(_STAGE_NUMBER.get(word, word))


def word_grams(text: str, prefix: str = "") -> Iterator[str]:
    """Yield the words of `text` and its pairs of neighbouring words."""
    yield from [prefix + gram for gram in _grams(_TOKEN.findall(text))]


def _grams(tokens: list[str]) -> list[str]:
    return [*tokens, *map(" ".join, pairwise(tokens))]


def char_grams(text: str, low: int = 3, high: int = 5) -> Iterator[str]:
    """Yield runs of `low` to `high` characters within each word, with a blank on either side of it."""
    for token in _TOKEN.findall(text):
        yield from _of_token(token, low, high)


def _of_token(token: str, low: int = 3, high: int = 5) -> Iterator[str]:
    padded = f" {token} "
    for size in range(low, high + 1):
        if len(padded) <= size:
            yield padded
            return
        for i in range(len(padded) - size + 1):
            yield padded[i : i + size]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A passage as the classifier sees it: its words, the headings above it, the sentence that announces it, its neighbours.

    `before` and `after` are the passages on either side of it in the same section, without neighbours of their own.
    """

    text: str
    path: tuple[str, ...] = ()
    lead_in: str = ""
    before: Unit | None = None
    after: Unit | None = None

    def alone(self) -> Unit:
        """Return the unit without its neighbours."""
        return Unit(text=self.text, path=self.path, lead_in=self.lead_in) if self.before or self.after else self


def beside(units: list[Unit], sections: list[Hashable]) -> list[Unit]:
    """Return each unit with those before and after it that stand in the same section."""
    alone = [u.alone() for u in units]
    ends = range(len(units))
    left = [alone[i - 1] if i and sections[i - 1] == sections[i] else None for i in ends]
    right = [alone[i + 1] if i + 1 < len(units) and sections[i + 1] == sections[i] else None for i in ends]
    return [replace(u, before=b, after=a) for u, b, a in zip(alone, left, right, strict=True)]


def families(unit: Unit) -> tuple[list[str], ...]:
    """Return the unit's n-grams in four families: words, characters, words of its headings and lead-in, words before it."""
    text = fold(unit.text)
    return list(word_grams(text)), list(char_grams(text)), _around(unit.path[-2:], unit.lead_in), _before(unit)


def _around(headings: tuple[str, ...], lead_in: str) -> list[str]:
    return [*(g for h in headings for g in word_grams(fold(h), "h:")), *word_grams(fold(lead_in), "l:")]


def _before(unit: Unit) -> list[str]:
    return list(word_grams(fold(unit.before.text), "b:")) if unit.before else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The n-grams that a model knows, by family, with their inverse document frequencies and the weight of a family.

    What it knows of a word's characters, of the last sentences and of the headings above a unit is remembered in `words`, `texts` and
    `headings`; `before` holds the last family's words without their prefix.
    """

    index: tuple[dict[str, int], ...]
    idf: npt.NDArray[np.float32]
    weights: tuple[float, ...]
    before: dict[str, int] = field(init=False, compare=False, repr=False)
    words: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    texts: dict[str, tuple[Features, Features, list[str]]] = field(default_factory=dict, compare=False, repr=False)
    headings: dict[tuple[tuple[str, ...], str], Features] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the words of the sentence before by themselves."""
        object.__setattr__(self, "before", {gram.removeprefix("b:"): at for gram, at in self.index[3].items()})

    def features(self, unit: Unit) -> Features:
        """Return the places and values of the unit's features (both of the same length)."""
        words, letters, _ = self._said(unit.text)
        known = words, letters, self._context(unit.path[-2:], unit.lead_in), self._last(unit.before)
        return np.concatenate([at for at, _ in known]), np.concatenate([value for _, value in known])

    def _last(self, before: Unit | None) -> Features:
        """The features of the sentence before."""
        grams = self._said(before.text)[2] if before and self.before else []
        return self._weighed([at for at in map(self.before.get, grams) if at is not None], 3)

    def _said(self, text: str) -> tuple[Features, Features, list[str]]:
        """The features of a sentence's words and of their characters, and the words themselves, for which the next sentence asks."""
        if text not in self.texts:
            if len(self.texts) >= _NEIGHBOURS:
                self.texts.clear()
            grams = _grams(tokens := _TOKEN.findall(fold(text)))
            letters = list(chain.from_iterable(map(self._characters, tokens)))
            self.texts[text] = self._weighed(self._known(grams, 0), 0), self._weighed(letters, 1), grams
        return self.texts[text]

    def _known(self, grams: Iterable[str], family: int) -> list[int]:
        return [at for at in map(self.index[family].get, grams) if at is not None]

    def _characters(self, token: str) -> tuple[int, ...]:
        """The places of a word's runs of characters."""
        if token not in self.words:
            if len(self.words) >= _REMEMBERED:
                self.words.clear()
            self.words[token] = tuple(self._known(_of_token(token), 1))
        return self.words[token]

    def _context(self, headings: tuple[str, ...], lead_in: str) -> Features:
        """The features of what stands above a unit, which whole sections have in common."""
        key = headings, lead_in
        if key not in self.headings:
            if len(self.headings) >= _REMEMBERED:
                self.headings.clear()
            self.headings[key] = self._weighed(self._known(_around(headings, lead_in), 2), 2)
        return self.headings[key]

    def _weighed(self, grams: list[int], family: int) -> Features:
        """The features of a family's n-grams, scaled to the family's weight."""
        if not grams:
            return _NOTHING
        counts = Counter(grams)
        at = np.fromiter(counts, np.int64, len(counts))
        value = self.idf.take(at)
        if len(counts) < len(grams):
            told = np.fromiter(counts.values(), np.float32, len(counts))
            np.log(told, out=told)
            told += 1
            value *= told
        norm = math.sqrt(np.add.reduce(value * value))
        if norm:
            value /= norm
        value *= self.weights[family]
        return at, value


def families_in(arrays: Mapping[str, npt.NDArray[Any]]) -> tuple[dict[str, int], ...]:
    """Return the places of a vocabulary's n-grams by family, from the lines that a model folder's archive holds of them."""
    index: list[dict[str, int]] = []
    shift = 0
    for family in range(sum(name.startswith("grams") for name in arrays)):
        grams = [g for g in arrays[f"grams{family}"].tobytes().decode("utf-8").split("\n") if g]
        index.append({g: shift + i for i, g in enumerate(grams)})
        shift += len(grams)
    return tuple(index)


# How many units an n-gram of each family has to stand in, and what each family weighs (chosen on left-out documents).
LEAST = (1, 3, 2, 2)
WEIGHTS = (1.0, 1.0, 0.7, 0.4)


def learn_vocabulary(units: list[Unit], *, least: tuple[int, ...] = LEAST, weights: tuple[float, ...] = WEIGHTS) -> Vocabulary:
    """Return the vocabulary of `units`: the n-grams of each family found in at least `least` of them."""
    counts: list[Counter[str]] = [Counter() for _ in least]
    for unit in units:
        for counter, grams in zip(counts, families(unit), strict=True):
            counter.update(set(grams))
    index: list[dict[str, int]] = []
    frequency: list[int] = []
    for counter, low in zip(counts, least, strict=True):
        kept = sorted(g for g, n in counter.items() if n >= low)
        index.append({g: len(frequency) + i for i, g in enumerate(kept)})
        frequency.extend(counter[g] for g in kept)
    idf = np.log((1 + len(units)) / (1 + np.array(frequency, dtype=np.float64))) + 1
    return Vocabulary(index=tuple(index), idf=idf.astype(np.float32), weights=weights)
