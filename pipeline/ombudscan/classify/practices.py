"""What the model knows of practices that the Code forbids: how like a sentence is to those that tell of one.

A likeness is a second reader beside the wordings of `extract`: it knows a practice told in words that nobody foresaw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan import catalog

# The share of telling sentences that the linear heads may pass over, where they decide what the encoder is asked about.
RARE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """The kinds of practice a model knows, a column each, after the provision keys' columns in the heads' arrays.

    `slopes` and `offsets` are Platt's; `likely` is the linear score below which a sentence is not like a kind at all;
    `thresholds` are the probabilities from which a kind is said. Only kinds that a sentence alone can tell are `heard`: for the
    others, which a model may know as well, no sentence is read.
    """

    kinds: tuple[str, ...]
    slopes: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    likely: npt.NDArray[np.float32]
    thresholds: tuple[float, ...]
    heard: npt.NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        """Tell which kinds are heard."""
        object.__setattr__(self, "heard", np.array([kind in catalog.practices() for kind in self.kinds]))

    def worth_reading(self, linear: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
        """Return which rows of linear scores (a column a kind) come near any kind."""
        return np.asarray(((linear >= self.likely) & self.heard).any(axis=1))

    def said(self, row: npt.NDArray[np.float32]) -> Iterator[tuple[str, float, float]]:
        """Yield each kind that is heard with its probability and its threshold."""
        yield from ((self.kinds[i], float(row[i]), self.thresholds[i]) for i in np.flatnonzero(self.heard))


def practices(config: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> Practices | None:
    """Return the practices that a model folder's config and arrays describe; None where it knows none."""
    told = config.get("practices")
    if told is None:
        return None
    return Practices(
        kinds=tuple(told["kinds"]),
        slopes=arrays["practice_slopes"].astype(np.float32),
        offsets=arrays["practice_offsets"].astype(np.float32),
        likely=np.array(told["likely"], dtype=np.float32),
        thresholds=tuple(float(t) for t in told["thresholds"]),
    )
