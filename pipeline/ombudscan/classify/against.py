"""A sentence of a row's evidence -> how surely it is against the row's own requirement.

Whether "we ring them first" is a courtesy or a gate depends on what the row is about, and on more turns of phrase than anybody lists.
So beside the wordings of `extract` stand linear weights over a sentence's words and over its embedding, the latter once for all
provisions and once for the row's own. A sentence whose words alone are like plain evidence is not embedded, and costs nothing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Features, Unit, Vocabulary, families_in
from ombudscan.errors import ModelError

FILE = "against.npz"
# What a sentence alone has to reach to be read once more with the one after it and the one before it: from less the mean of the three
# cannot come to what adds a fact (extract.reheard.SURE), and all else that is asked of it is that it is not doubted.
LIKELY = 0.789
Embed = Callable[[list[Unit]], npt.NDArray[np.float32]]
Curve = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Fitted weights over words, embeddings, and embeddings of a key's own sentences (`own`: keys by dimensions).

    `screen` weighs words by themselves (the last number of it and of `words` is added to every score), `floor` is the score by it below
    which a sentence is not embedded. The curves are Platt's slope and offset of both scores; `sure` is the probability from which the
    model says by itself that a sentence is contrary.
    """

    keys: dict[str, int]
    vocabulary: Vocabulary
    screen: npt.NDArray[np.float32]
    words: npt.NDArray[np.float32]
    common: npt.NDArray[np.float32]
    own: npt.NDArray[np.float32]
    floor: float
    screen_curve: Curve
    curve: Curve
    sure: float

    def probabilities(self, units: list[Unit], rows: Sequence[tuple[int, str]], embed: Embed) -> npt.NDArray[np.float32]:
        """Return for each sentence, whose path is its row's subject, how surely it is against its row.

        `rows` gives each sentence's row and key. "The link was down for two days" is a fault, and none with "It was mended the same week"
        after it: what is likely alone is read with its neighbours in the row too, and the three readings' mean counts.
        """
        keys = [key for _, key in rows]
        found = self._read(units, keys, embed)
        wider = [(i, two) for i in np.flatnonzero(found >= LIKELY).tolist() for two in ((i, i + 1), (i - 1, i)) if _in_one_row(two, rows)]
        read = self._read([_joined(units, i, two) for i, two in wider], [keys[i] for i, _ in wider], embed)
        together = found.copy()
        for (i, _), probability in zip(wider, read, strict=True):
            together[i] += (probability - found[i]) / 3
        return together

    def _read(self, units: list[Unit], keys: Sequence[str], embed: Embed) -> npt.NDArray[np.float32]:
        """Each unit's probability by itself."""
        features = [self.vocabulary.features(unit) for unit in units]
        screened = _scores(features, self.screen)
        found = _on_curve(screened, self.screen_curve)
        asked = np.flatnonzero(screened >= self.floor).tolist()
        if asked:
            vectors = embed([units[i] for i in asked])
            mine = self._own([keys[i] for i in asked])
            scores = _scores([features[i] for i in asked], self.words) + vectors @ self.common + (vectors * mine).sum(axis=1)
            found[asked] = _on_curve(scores, self.curve)
        return found

    def _own(self, keys: Sequence[str]) -> npt.NDArray[np.float32]:
        """The weights of each key's own sentences, none for a key without any."""
        none = np.zeros((1, self.own.shape[1]), dtype=np.float32)
        return np.asarray(np.vstack([self.own, none])[[self.keys.get(key, len(self.keys)) for key in keys]])


def _in_one_row(places: tuple[int, int], rows: Sequence[tuple[int, str]]) -> bool:
    first, last = places
    return first >= 0 and last < len(rows) and rows[first][0] == rows[last][0]


def _joined(units: Sequence[Unit], at: int, places: tuple[int, int]) -> Unit:
    """Two sentences of a row as one, under the subject of the one that is asked about."""
    return Unit(text=" ".join(units[i].text for i in places), path=units[at].path)


def _scores(features: Sequence[Features], weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.array([float(value @ weights[at]) + float(weights[-1]) for at, value in features], dtype=np.float32)


def _on_curve(scores: npt.NDArray[np.float32], curve: Curve) -> npt.NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores * curve[0] + curve[1], -30, 30))), dtype=np.float32)


def load(folder: Path, words: Vocabulary) -> Against | None:
    """Return what a model folder knows of rows, None where it knows nothing; raise ModelError where the file is damaged.

    Where the file holds no vocabulary its weights are for `words`, the model's own.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        floor, sure, *curves = arrays["numbers"].tolist()
        return Against(
            keys={key: i for i, key in enumerate(arrays["keys"].tobytes().decode("utf-8").split("\n"))},
            vocabulary=_own_words(arrays) if "idf" in arrays else words,
            screen=arrays["screen"].astype(np.float32),
            words=arrays["words"].astype(np.float32),
            common=arrays["common"].astype(np.float32),
            own=arrays["own"].astype(np.float32),
            floor=floor,
            screen_curve=(curves[0], curves[1]),
            curve=(curves[2], curves[3]),
            sure=sure,
        )
    except (OSError, KeyError, ValueError, IndexError, zipfile.BadZipFile) as error:
        raise ModelError(f"{folder.name}/{FILE} cannot be used: {error}") from error


def _own_words(arrays: dict[str, npt.NDArray[Any]]) -> Vocabulary:
    return Vocabulary(index=families_in(arrays), idf=arrays["idf"].astype(np.float32), weights=tuple(arrays["weights"].tolist()))
