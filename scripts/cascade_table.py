"""What would it cost, and save, to leave to the linear heads the sentences that they say nothing of? On what the shipped model never saw.

    python scripts/cascade_table.py [--model models/fused] [--labels corpus/labels] [FILE ...]

A sentence is left to them where no key's linear probability reaches the floor and no practice comes near. The interval of the change
in F1 is a bootstrap over documents, and over sentences that stand in none. What is saved is counted on the FILES (by default the
policies in corpus/samples): the neighbours of a sentence that is read are read too. The last line says how many sentences in the rows
of forms are read for practices.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench_classify import passages
from left_out import left_out, parser
from ombudscan import classify
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import Classifier, platt
from ombudscan.train.calibrate import crossed
from ombudscan.train.datasets import Label
from ombudscan.train.evaluate import Bools, Floats
from ombudscan.train.fit import counted, in_halves, truths

ROOT = Path(__file__).parents[1]
FLOORS = (0.01, 0.02, 0.03, 0.05, 0.08)
DRAWS, SEED = 2000, 20261122


def left_to_the_linear(model: Classifier, units: list[Unit], floor: float) -> Bools:
    """Return which units no key's linear probability, and no practice, comes near."""
    scores, known = model.linear_scores(units), len(model.keys)
    near = model.practices.worth_reading(scores[:, known:]) if model.practices else np.zeros(len(units), dtype=bool)
    return np.asarray((platt(scores[:, :known], *model.alone["linear"]).max(axis=1) < floor) & ~near)


def read_anyway(units: list[Unit], left: Bools) -> Bools:
    """Return which units the encoder reads: those not left to the linear heads, and their neighbours."""
    place = {u.alone(): i for i, u in enumerate(units)}
    read = ~left
    for i in np.flatnonzero(~left):
        for beside in (units[i].before, units[i].after):
            if beside in place:
                read[place[beside]] = True
    return np.asarray(read)


def decisions(p: Floats, truth: Bools, told: Bools, groups: list[str]) -> npt.NDArray[np.int64]:
    """Return right ones, wrong ones and missed ones (columns) of each document (rows)."""
    said, right = (p >= 0.5) & told, truth & told
    counts = np.stack([(said & right).sum(1), (said & ~right).sum(1), (~said & right).sum(1)], axis=1)
    names = sorted(set(groups))
    return np.stack([counts[[i for i, g in enumerate(groups) if g == name]].sum(0) for name in names])


def f1(counts: npt.NDArray[np.int64]) -> Floats:
    """Return the F1 of counts of right, wrong and missed ones (last axis)."""
    return np.asarray(2 * counts[..., 0] / np.maximum(1, 2 * counts[..., 0] + counts[..., 1] + counts[..., 2]))


def change(before: npt.NDArray[np.int64], after: npt.NDArray[np.int64]) -> tuple[float, float, float]:
    """Return the change in F1 and the interval that holds 95% of DRAWS of documents."""
    drawn = np.random.default_rng(SEED).integers(0, len(before), (DRAWS, len(before)))
    low, high = np.percentile(f1(after[drawn].sum(1)) - f1(before[drawn].sum(1)), [2.5, 97.5])
    return float(f1(after.sum(0)) - f1(before.sum(0))), float(low), float(high)


def _rows(model: Classifier, left: list[Label], asked: list[Unit]) -> list[str]:
    units, groups = [x.unit for x in left], [x.group or x.unit.text for x in left]
    truth, told, halves = truths(left, model.keys), counted(left, model.keys) > 0, in_halves(left)
    together = crossed(model.scores(units), truth, told, halves)
    before, rows = decisions(together, truth, told, groups), []
    for floor in FLOORS:
        skipped = left_to_the_linear(model, units, floor)
        moved, low, high = change(before, decisions(np.where(skipped[:, None], np.float32(0), together), truth, told, groups))
        alone = left_to_the_linear(model, asked, floor)
        saved = 1 - read_anyway(asked, alone).mean()
        rows.append(f"| {floor:g} | {skipped.mean():.1%} | {moved:+.4f} | {low:+.4f} to {high:+.4f} | {alone.mean():.1%} | {saved:.1%} |")
    return rows


def main(given: list[str]) -> int:
    """Print the table."""
    asked = parser(__doc__)
    asked.add_argument("files", type=Path, nargs="*", default=sorted((ROOT / "corpus/samples").glob("*/policy.*")))
    options = asked.parse_args(given)
    model = classify.load(options.model)
    left = left_out(options.labels, options.model)
    print("| floor | of left-out sentences left to the linear heads | F1 | 95% | of the files' sentences | of the reading saved |")
    print("|---" * 6 + "|")
    print("\n".join(_rows(model, left, passages(options.files, model))))
    if model.practices:
        evidence = passages(sorted((ROOT / "corpus/samples").glob("*/self-assessment.*")), model)
        near = model.practices.worth_reading(model.linear_scores(evidence)[:, len(model.keys) :])
        print(f"\nOf {len(evidence)} sentences in the sample forms {near.mean():.0%} are read.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
