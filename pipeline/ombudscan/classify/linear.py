"""A model folder -> Classifier: a linear head a key over TF-IDF features, calibrated after Platt.

A folder holds heads.npz (vocabulary and weights, never a pickle), config.toml, metrics.json and card.md.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan.classify.lexical import Unit, Vocabulary
from ombudscan.errors import ModelError
from ombudscan.nouns import Model

FORMAT = "ombudscan.model/1"
SHIPPED = "linear"


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

    def probabilities(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        """Return the probability that each unit (row) speaks of each key (column)."""
        scores = np.empty((len(units), len(self.keys)), dtype=np.float32)
        for i, unit in enumerate(units):
            at, value = self.vocabulary.features(unit)
            scores[i] = value @ self.coefficients[at] + self.intercepts
        return platt(scores, self.slopes, self.offsets)


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


@cache
def _load(folder: Path) -> Classifier:
    try:
        config = tomllib.loads((folder / "config.toml").read_text(encoding="utf-8"))
        raw = (folder / "heads.npz").read_bytes()
        digest = hashlib.sha256(raw).hexdigest()
        if config.get("format") != FORMAT:
            raise ModelError(f"{folder.name}/config.toml is not of format {FORMAT}; train the model again with `ombudscan train`.")
        if config.get("sha256") != digest:
            raise ModelError(
                f"{folder.name}/heads.npz is not the file that config.toml describes (SHA-256 differs); train or copy it again."
            )
        with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
            return _classifier(config, digest, {name: arrays[name] for name in arrays.files})
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"The model folder {folder.name!r} cannot be used: {error}") from error


def _classifier(config: dict[str, Any], digest: str, arrays: dict[str, npt.NDArray[Any]]) -> Classifier:
    index: list[dict[str, int]] = []
    shift = 0
    for family in range(3):
        grams = arrays[f"grams{family}"].tobytes().decode("utf-8").split("\n")
        index.append({g: shift + i for i, g in enumerate(grams) if g})
        shift += len(grams) if grams != [""] else 0
    return Classifier(
        model=Model(name=str(config["name"]), sha256=digest),
        keys=tuple(config["keys"]),
        vocabulary=Vocabulary(index=tuple(index), idf=arrays["idf"].astype(np.float32), weights=tuple(config["weights"])),
        coefficients=arrays["coefficients"].astype(np.float32),
        intercepts=arrays["intercepts"].astype(np.float32),
        slopes=arrays["slopes"].astype(np.float32),
        offsets=arrays["offsets"].astype(np.float32),
        reach={str(k): float(v) for k, v in config["reach"].items()},
    )
