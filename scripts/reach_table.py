"""Prints how well a key's reach, found on one half of what the model never saw, says where the other half's lies.

    python scripts/reach_table.py [--model models/fused] [--labels corpus/labels] [--write]

A reach is the probability that four in five of the texts about a key attain. A row for each number of texts that those of all keys
count as beside a key's own (`LENT` in pipeline/ombudscan/train/evaluate.py): the mean loss over halves drawn HALVINGS times, four for
a unit by which a text lies below it and one for a unit above (the loss that this quantile makes least), of probabilities up to a half
and of their logits. With --write each key's reach by `LENT` is written into the model's settings, which are sealed again.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np

from left_out import left_out, parser
from ombudscan.classify.model import load
from ombudscan.train.calibrate import crossed
from ombudscan.train.evaluate import REACH, THRESHOLD, Bools, Floats, heard, reach
from ombudscan.train.fit import counted, in_halves, truths
from ombudscan.train.seal import seal

LENTS = (0, 2, 5, 10, 20, 30, 50, 100, 1000)
HALVINGS = 20
# Keys with fewer texts in the half that the reach is found on are not counted, and logits are of probabilities no nearer to 0 and 1.
TEXTS, NEAR = 3, 1e-3


def loss(most: Floats, has: Bools, lent: float) -> tuple[float, float]:
    """Return the loss of probabilities and of logits; `most` and `has` as `heard` gives them."""
    names = tuple(map(str, range(has.shape[1])))
    found: list[tuple[float, float]] = []
    for seed in range(HALVINGS):
        first = np.zeros_like(has)
        draw = np.random.default_rng(seed)
        for i in range(has.shape[1]):
            rows = draw.permutation(np.flatnonzero(has[:, i]))
            first[rows[: len(rows) // 2], i] = True
        bound = reach(most, first, names, lent=lent)
        keys = np.flatnonzero(first.sum(axis=0) >= TEXTS)
        pairs = [(most[has[:, i] & ~first[:, i], i], bound[names[i]]) for i in keys]
        values, bounds = np.concatenate([v for v, _ in pairs]), np.concatenate([np.full(len(v), b) for v, b in pairs])
        found.append((_pinball(np.minimum(values, THRESHOLD), bounds), _pinball(_logit(np.minimum(values, THRESHOLD)), _logit(bounds))))
    return float(np.mean([a for a, _ in found])), float(np.mean([b for _, b in found]))


def _pinball(values: Floats, bounds: Floats) -> float:
    over = values - bounds
    return float(np.where(over > 0, (1 - REACH) * over, -REACH * over).mean())


def _logit(values: Floats) -> Floats:
    kept = np.clip(values, NEAR, 1 - NEAR)
    return np.asarray(np.log(kept / (1 - kept)), dtype=np.float32)


def write(folder: Path, found: dict[str, float]) -> None:
    """Write the keys' reach into a model folder's settings, and seal it."""
    settings = folder / "config.toml"
    text = settings.read_text(encoding="utf-8")
    for key, value in found.items():
        text = re.sub(rf'^"{re.escape(key)}" = [\d.]+$', f'"{key}" = {value:.4f}', text, count=1, flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8")
    seal(folder)


def main() -> int:
    """Score what was left out, print the table, and write the reach where that is asked for."""
    given = parser(__doc__)
    given.add_argument("--write", action="store_true", help="write the reach into the model's settings")
    told = given.parse_args()
    model, found = load(told.model), left_out(told.labels, told.model)
    truth, counts = truths(found, model.keys), counted(found, model.keys) > 0
    scores = model.scores([label.unit for label in found])
    groups = [label.group or f"\n{i}" for i, label in enumerate(found)]
    most, has = heard(crossed(scores, truth, counts, in_halves(found)), truth, groups)
    print("| texts lent | loss of probabilities | loss of logits |\n|---|---|---|")
    for lent in LENTS:
        probability, logit = loss(most, has, lent)
        print(f"| {lent} | {probability:.4f} | {logit:.4f} |")
    if told.write:
        write(told.model, reach(most, has, model.keys))
    return 0


if __name__ == "__main__":
    sys.exit(main())
