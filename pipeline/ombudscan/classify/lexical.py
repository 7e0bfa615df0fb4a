"""Text -> TF-IDF features: word and character n-grams, counted the same way in training and at run time.

Weights are (1 + ln count) * idf, scaled to length 1 in each family, as in scikit-learn's TfidfVectorizer with
sublinear_tf, which the tests use as an oracle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

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


def fold(text: str) -> str:
    """Return `text` in lower case with straight quotes, stages as one token and every other number as "0"."""
    plain = text.casefold().replace("’", "'").replace("‘", "'")
    staged = _STAGE.sub(lambda m: "stagenumber" + "abc"[_stage(m) - 1] if 1 <= _stage(m) <= 3 else "stage 0", plain)
    return _NUMBER.sub("0", staged)


def _stage(found: re.Match[str]) -> int:
    word = found.group(1) or found.group(2)
    return int(_STAGE_NUMBER.get(word, word))


def word_grams(text: str, prefix: str = "") -> Iterator[str]:
    """Yield the words of `text` and its pairs of neighbouring words."""
    tokens = _TOKEN.findall(text)
    for token in tokens:
        yield prefix + token
    for left, right in pairwise(tokens):
        yield f"{prefix}{left} {right}"


def char_grams(text: str, low: int = 3, high: int = 5) -> Iterator[str]:
    """Yield runs of `low` to `high` characters within each word, with a blank on either side of it."""
    for token in _TOKEN.findall(text):
        padded = f" {token} "
        for size in range(low, high + 1):
            if len(padded) <= size:
                yield padded
                break
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
    context = [*(g for h in unit.path[-2:] for g in word_grams(fold(h), "h:")), *word_grams(fold(unit.lead_in), "l:")]
    before = list(word_grams(fold(unit.before.text), "b:")) if unit.before else []
    return list(word_grams(text)), list(char_grams(text)), context, before


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The n-grams that a model knows, by family, with their inverse document frequencies and the weight of a family."""

    index: tuple[dict[str, int], ...]
    idf: npt.NDArray[np.float32]
    weights: tuple[float, ...]

    def features(self, unit: Unit) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return the places and values of the unit's features (both of the same length)."""
        places: list[npt.NDArray[np.int64]] = []
        values: list[npt.NDArray[np.float32]] = []
        for grams, index, weight in zip(families(unit), self.index, self.weights, strict=True):
            at, value = self._family(grams, index)
            places.append(at)
            values.append(value * np.float32(weight))
        return np.concatenate(places), np.concatenate(values)

    def _family(self, grams: Iterable[str], index: dict[str, int]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        counts = Counter(index[g] for g in grams if g in index)
        at = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        tf = 1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))
        value = tf * self.idf[at]
        norm = float(np.sqrt(np.sum(value * value)))
        return at, (value / norm if norm else value).astype(np.float32)


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
