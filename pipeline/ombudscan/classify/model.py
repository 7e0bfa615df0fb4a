"""A model folder -> Classifier: a linear head a key over TF-IDF features, fused with heads on a sentence encoder.

A folder holds heads.npz (vocabulary and weights, never a pickle), config.toml, metrics.json and card.md, and where
the model has an encoder, encoder.onnx and tokenizer.json. Scores are added and calibrated after Platt.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import tomllib
import zipfile
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ombudscan.classify import against as rows
from ombudscan.classify import encoder as encoders
from ombudscan.classify.against import Against
from ombudscan.classify.lexical import Unit, Vocabulary, families_in
from ombudscan.classify.practices import Practices, practices
from ombudscan.classify.prior import Prior
from ombudscan.errors import ModelError
from ombudscan.nouns import Model

FORMAT = "ombudscan.model/2"
SHIPPED = "fused"
# The smaller one that comes along: one layer in place of four (docs/decisions/0028-a-quick-model.md).
QUICK = "quick"
# The files whose bytes decide what the model says.
PARTS = ("heads.npz", "encoder.onnx", "tokenizer.json", rows.FILE)


class Embeds(Protocol):
    """What turns units into embeddings, a row a unit."""

    def embed(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return one embedding of length 1 a unit, its neighbours left aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderHeads:
    """An encoder and the heads on its embeddings: a linear one on a unit's own, and a hidden layer on it with its neighbours'.

    `weights` are dimensions by keys, `hidden_weights` three times the dimensions by hidden units, `mixed_weights` hidden units
    by keys.
    """

    encoder: Embeds
    weights: npt.NDArray[np.float32]
    biases: npt.NDArray[np.float32]
    hidden_weights: npt.NDArray[np.float32]
    hidden_biases: npt.NDArray[np.float32]
    mixed_weights: npt.NDArray[np.float32]

    def scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the heads' scores, a row a unit and a column a key; each distinct passage is embedded once."""
        columns: list[list[Unit | None]] = [[u.alone() for u in units], [u.before for u in units], [u.after for u in units]]
        distinct = list(dict.fromkeys(u for column in columns for u in column if u is not None))
        place: dict[Unit | None, int] = {u: i for i, u in enumerate(distinct)}
        vectors = np.vstack([self.encoder.embed(distinct), np.zeros((1, len(self.weights)), dtype=np.float32)])
        own, before, after = (vectors[[place.get(u, len(distinct)) for u in column]] for column in columns)
        hidden = np.maximum(np.hstack([own, before, after]) @ self.hidden_weights + self.hidden_biases, 0)
        return np.asarray(own @ self.weights + self.biases + hidden @ self.mixed_weights, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """A loaded model: `coefficients` has a row a feature and a column a key, then one a practice; `slopes`, `offsets` are Platt's.

    `reach` gives, for each key, the probability that most sentences which speak of it got when they were held out. `alone`
    holds Platt's slopes and offsets of each part by itself ("linear", "encoder"). `certain` are two probabilities of the
    linear heads alone: a passage none of whose keys lies between them is not read by the encoder. `prior` adds what its heading says.
    `against` knows the sentences of rows.
    """

    model: Model
    keys: tuple[str, ...]
    vocabulary: Vocabulary
    coefficients: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]
    slopes: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    reach: dict[str, float]
    alone: dict[str, tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]]
    encoder: EncoderHeads | None = None
    linear_share: float = 1.0
    certain: tuple[float, float] | None = None
    practices: Practices | None = None
    prior: Prior | None = None
    abstain: float = 0.0
    against: Against | None = None

    def probabilities(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the probability that each unit (row) speaks of each key (column)."""
        return self.readings(units)[0]

    def readings(self, units: list[Unit]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Return the units' probabilities of each key, and of each kind of practice (no column where the model knows none)."""
        known = len(self.keys)
        linear = self.linear_scores(units)
        own, like = linear[:, :known], linear[:, known:]
        if self.encoder is None or not units:
            return self._fused(units, own, None), np.zeros_like(like)
        table = platt(own, *self.alone["linear"]) if self.certain else np.empty_like(own)
        rows = np.flatnonzero(self._asked(table, like))
        likenesses = np.zeros_like(like)
        if len(rows):
            read = [units[i] for i in rows]
            scores = self.encoder.scores(read)
            table[rows] = self._fused(read, own[rows], scores[:, :known])
            likenesses[rows] = self._likenesses(scores[:, known:])
        return table, likenesses

    def _asked(self, table: npt.NDArray[np.float32], like: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
        """Which units the encoder reads: all, or those of which the linear heads are not certain, or which come near a practice."""
        if self.certain is None:
            return np.ones(len(table), dtype=bool)
        near = self.practices.worth_reading(like) if self.practices is not None else np.zeros(len(table), dtype=bool)
        return ~sure(table, self.certain) | near

    def likenesses(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the units' probabilities of each kind of practice alone."""
        known = len(self.keys)
        like = self.linear_scores(units)[:, known:]
        out = np.zeros_like(like)
        if self.practices is not None and self.encoder is not None:
            rows = np.flatnonzero(self.practices.worth_reading(like))
            if len(rows):
                out[rows] = self._likenesses(self.encoder.scores([units[i] for i in rows])[:, known:])
        return out

    def contrary(self, units: list[Unit], rows: list[tuple[int, str]]) -> npt.NDArray[np.float32] | None:
        """Return how surely each sentence of evidence is against its row (a number and a key); None where the model does not know."""
        if self.against is None or self.encoder is None:
            return None
        return self.against.probabilities(units, rows, self.encoder.encoder.embed)

    def _fused(
        self, units: list[Unit], linear: npt.NDArray[np.float32], encoder: npt.NDArray[np.float32] | None
    ) -> npt.NDArray[np.float32]:
        return platt(self._scores(units, linear, encoder), self.slopes, self.offsets)

    def _likenesses(self, scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        return scores if self.practices is None else platt(scores, self.practices.slopes, self.practices.offsets)

    def scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the scores of each key by all parts together, before calibration."""
        known = len(self.keys)
        encoder = self.encoder.scores(units)[:, :known] if self.encoder is not None and units else None
        return self._scores(units, self.linear_scores(units)[:, :known], encoder)

    def _scores(
        self, units: list[Unit], linear: npt.NDArray[np.float32], encoder: npt.NDArray[np.float32] | None
    ) -> npt.NDArray[np.float32]:
        together = linear * np.float32(self.linear_share)
        if encoder is not None:
            together = together + encoder
        return together if self.prior is None else together + self.prior.scores(units)

    def part(self, name: str) -> Classifier:
        """Return one part of the model by itself: "linear", "encoder", or both on every passage ("fused")."""
        if name == "fused":
            return replace(self, certain=None)
        slopes, offsets = self.alone[name]
        whole = name == "linear"
        encoder, share = (None, 1.0) if whole else (self.encoder, 0.0)
        return replace(self, slopes=slopes, offsets=offsets, encoder=encoder, linear_share=share, certain=None, practices=None, prior=None)

    def linear_scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the linear heads' scores alone: the keys', then the practices'."""
        scores = np.empty((len(units), len(self.intercepts)), dtype=np.float32)
        features = [self.vocabulary.features(unit) for unit in units]
        rows = np.empty((max((len(at) for at, _ in features), default=0), len(self.intercepts)), dtype=np.float32)
        for i, (at, value) in enumerate(features):
            scores[i] = value @ np.take(self.coefficients, at, axis=0, out=rows[: len(at)], mode="clip") + self.intercepts
        return scores


def sure(table: npt.NDArray[np.float32], certain: tuple[float, float]) -> npt.NDArray[np.bool_]:
    """Return for each row of probabilities whether none lies between the two of `certain`."""
    low, high = certain
    return np.asarray(((table <= low) | (table >= high)).all(axis=1))


def platt(scores: npt.NDArray[np.float32], slopes: npt.NDArray[np.float32], offsets: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return 1 / (1 + exp(-(slope * score + offset))) (Platt 1999)."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores * slopes + offsets, -30, 30))), dtype=np.float32)


def load(folder: Path | None = None) -> Classifier:
    """Return the classifier in `folder` (see `placed`); raise ModelError if it is damaged."""
    return _load(placed(folder).resolve())


def placed(model: Path | None) -> Path:
    """Return the folder that is meant: `model`, the shipped one by default, and the quick one where it is that name and no folder."""
    if model == Path(QUICK) and not model.exists():
        return shipped(QUICK)
    return model or shipped()


def shipped(name: str = SHIPPED) -> Path:
    """Return the folder of a model that comes with the package (in a checkout: models/ at its top)."""
    inside = Path(str(importlib.resources.files("ombudscan"))) / "models" / name
    return inside if inside.is_dir() else Path(__file__).parents[3] / "models" / name


def digest(folder: Path) -> str:
    """Return the SHA-256 over that of each of the folder's PARTS that is there, and of its settings but for the line that holds it."""
    settings = (folder / "config.toml").read_text(encoding="utf-8").splitlines()
    bodies = [(folder / name).read_bytes() for name in PARTS if (folder / name).exists()]
    bodies.append("\n".join(line for line in settings if not line.startswith("sha256 = ")).encode())
    return hashlib.sha256("\n".join(hashlib.sha256(body).hexdigest() for body in bodies).encode()).hexdigest()


@cache
def _load(folder: Path) -> Classifier:
    try:
        config = tomllib.loads((folder / "config.toml").read_text(encoding="utf-8"))
        if config.get("format") != FORMAT:
            raise ModelError(f"{folder.name}/config.toml is not of format {FORMAT}; train the model again with `ombudscan train`.")
        found = digest(folder)
        if config.get("sha256") != found:
            raise ModelError(
                f"The files of {folder.name} are not those that its config.toml describes (SHA-256 differs); copy or train it again."
            )
        with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
            return _classifier(folder, config, found, {name: arrays[name] for name in arrays.files})
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"The model folder {folder.name!r} cannot be used: {error}") from error


def _classifier(folder: Path, config: dict[str, Any], found: str, arrays: dict[str, npt.NDArray[Any]]) -> Classifier:
    words = Vocabulary(index=families_in(arrays), idf=arrays["idf"].astype(np.float32), weights=tuple(config["weights"]))
    return Classifier(
        model=Model(name=str(config["name"]), sha256=found),
        keys=tuple(config["keys"]),
        vocabulary=words,
        coefficients=arrays["coefficients"].astype(np.float32),
        intercepts=arrays["intercepts"].astype(np.float32),
        slopes=arrays["slopes"].astype(np.float32),
        offsets=arrays["offsets"].astype(np.float32),
        alone={
            name: (arrays[f"{name}_slopes"].astype(np.float32), arrays[f"{name}_offsets"].astype(np.float32))
            for name in ("linear", "encoder")
            if f"{name}_slopes" in arrays
        },
        reach={str(k): float(v) for k, v in config["reach"].items()},
        encoder=_encoder(folder, arrays) if "encoder_weights" in arrays else None,
        linear_share=float(config["linear_share"]),
        certain=(float(config["certain"][0]), float(config["certain"][1])) if "certain" in config else None,
        practices=practices(config, arrays),
        prior=_prior(arrays),
        abstain=float(config.get("abstain", 0.0)),
        against=rows.load(folder, words),
    )


def _encoder(folder: Path, arrays: dict[str, npt.NDArray[Any]]) -> EncoderHeads:
    heads = {f.name: arrays[f"encoder_{f.name}"].astype(np.float32) for f in fields(EncoderHeads) if f.name != "encoder"}
    return EncoderHeads(encoder=encoders.load(folder), **heads)


def _prior(arrays: dict[str, npt.NDArray[Any]]) -> Prior | None:
    if "prior_words" not in arrays:
        return None
    words = arrays["prior_words"].tobytes().decode("utf-8").split("\n")
    return Prior(index={w: i for i, w in enumerate(words)}, weights=arrays["prior_weights"].astype(np.float32))
