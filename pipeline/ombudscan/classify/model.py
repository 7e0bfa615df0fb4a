"""A model folder -> Classifier: a linear head a key over TF-IDF features, fused with heads on a sentence encoder.

A folder holds heads.npz (vocabulary and weights, never a pickle), config.toml, metrics.json and card.md, and where
the model has an encoder, encoder.onnx and tokenizer.json. Scores are added and calibrated after Platt.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan.classify import encoder as encoders
from ombudscan.classify.lexical import Unit, Vocabulary
from ombudscan.errors import ModelError
from ombudscan.nouns import Model

FORMAT = "ombudscan.model/1"
SHIPPED = "fused"
# The files whose bytes decide what the model says.
PARTS = ("heads.npz", "encoder.onnx", "tokenizer.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderHeads:
    """An encoder and a linear head a key on its embeddings: `weights` are dimensions by keys."""

    encoder: encoders.Encoder
    weights: npt.NDArray[np.float32]
    biases: npt.NDArray[np.float32]

    def scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the heads' scores, a row a unit and a column a key."""
        return np.asarray(self.encoder.embed(units) @ self.weights + self.biases, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """A loaded model: `coefficients` has a row a feature and a column a key; `slopes`, `offsets` are Platt's.

    `reach` gives, for each key, the probability that most sentences which speak of it got when they were held out.
    """

    model: Model
    keys: tuple[str, ...]
    vocabulary: Vocabulary
    coefficients: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]
    slopes: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    reach: dict[str, float]
    encoder: EncoderHeads | None = None
    linear_share: float = 1.0

    def probabilities(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the probability that each unit (row) speaks of each key (column)."""
        scores = self.linear_scores(units) * np.float32(self.linear_share)
        if self.encoder is not None and units:
            scores = scores + self.encoder.scores(units)
        return platt(scores, self.slopes, self.offsets)

    def linear_scores(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the linear heads' scores alone."""
        scores = np.empty((len(units), len(self.keys)), dtype=np.float32)
        for i, unit in enumerate(units):
            at, value = self.vocabulary.features(unit)
            scores[i] = value @ self.coefficients[at] + self.intercepts
        return scores


def platt(scores: npt.NDArray[np.float32], slopes: npt.NDArray[np.float32], offsets: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return 1 / (1 + exp(-(slope * score + offset))) (Platt 1999)."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores * slopes + offsets, -30, 30))), dtype=np.float32)


def load(folder: Path | None = None) -> Classifier:
    """Return the classifier in `folder`, by default the one that is shipped; raise ModelError if it is damaged."""
    return _load((folder or shipped()).resolve())


def shipped() -> Path:
    """Return the folder of the model that comes with the package (in a checkout: models/ at its top)."""
    inside = Path(str(importlib.resources.files("ombudscan"))) / "models" / SHIPPED
    return inside if inside.is_dir() else Path(__file__).parents[3] / "models" / SHIPPED


def digest(folder: Path) -> str:
    """Return the SHA-256 over the SHA-256 of each of the folder's PARTS that is there."""
    parts = [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in PARTS if (folder / name).exists()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


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
    return Classifier(
        model=Model(name=str(config["name"]), sha256=found),
        keys=tuple(config["keys"]),
        vocabulary=Vocabulary(index=_index(arrays), idf=arrays["idf"].astype(np.float32), weights=tuple(config["weights"])),
        coefficients=arrays["coefficients"].astype(np.float32),
        intercepts=arrays["intercepts"].astype(np.float32),
        slopes=arrays["slopes"].astype(np.float32),
        offsets=arrays["offsets"].astype(np.float32),
        reach={str(k): float(v) for k, v in config["reach"].items()},
        encoder=_encoder(folder, arrays) if "encoder_weights" in arrays else None,
        linear_share=float(config["linear_share"]),
    )


def _encoder(folder: Path, arrays: dict[str, npt.NDArray[Any]]) -> EncoderHeads:
    weights, biases = (arrays[name].astype(np.float32) for name in ("encoder_weights", "encoder_biases"))
    return EncoderHeads(encoder=encoders.load(folder), weights=weights, biases=biases)


def _index(arrays: dict[str, npt.NDArray[Any]]) -> tuple[dict[str, int], ...]:
    index: list[dict[str, int]] = []
    shift = 0
    for family in range(3):
        grams = [g for g in arrays[f"grams{family}"].tobytes().decode("utf-8").split("\n") if g]
        index.append({g: shift + i for i, g in enumerate(grams)})
        shift += len(grams)
    return tuple(index)
