"""A model folder -> Classifier."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ombudscan.nouns import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """A loaded model."""

    model: Model


def load(folder: Path | None = None) -> Classifier:
    """Return the classifier in `folder`, by default the one that is shipped; raise ModelError if it is damaged."""
    return Classifier(model=Model(name="none", sha256="0" * 64))
