"""Does a key gain from a curve or a threshold of its own? On what the shipped model never saw, each half by the other half's.

    python scripts/curves_table.py [--model models/fused] [--labels corpus/labels]

The first table holds each key's calibration curve nearer and nearer to the common one. The second adds a threshold a key: the
one with the best F1 among the key's left-out sentences, drawn towards one half by so many sentences' worth. Documents alone
are beside: there a provision is rarer than among sentences that were written for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from left_out import left_out, parser
from ombudscan import classify
from ombudscan.classify.model import platt
from ombudscan.train.calibrate import BEARABLE, SHRINK, calibrate, crossed
from ombudscan.train.evaluate import Bools, Floats, calibration_error, micro
from ombudscan.train.fit import counted, in_halves, truths

ROOT = Path(__file__).parents[1]
PULLS = (1.0, 3.0, 10.0, 30.0, 100.0, 1e6)
MOVES = (0.0, 0.01, 0.02, 0.03, 0.05)
HELD = (0.0, 10.0, 30.0, 100.0, 300.0)
TRIED = np.arange(0.2, 0.81, 0.02)


def curves(scores: Floats, truth: Bools, told: Bools, halves: Bools, pull: float, bearable: float) -> Floats:
    """Return the probabilities by curves of the other half, held to the common one by `pull`."""
    out = np.empty(scores.shape, dtype=np.float32)
    for half in (halves, ~halves):
        fitted = calibrate(scores[~half], truth[~half], told[~half], pull=pull, bearable=bearable)
        out[half] = platt(scores[half], *fitted)
    return out


def thresholds(p: Floats, truth: Bools, told: Bools, halves: Bools, held: float) -> Floats:
    """Return the probabilities moved so that one half is each key's own threshold, found in the other half and drawn to one half."""
    out = p.copy()
    for half in (halves, ~halves):
        for k in range(p.shape[1]):
            own, right, kept = p[~half, k], truth[~half, k], told[~half, k]
            support = int((right & kept).sum())
            said = [(own >= t) & kept for t in TRIED]
            f1 = [2 * (s & right).sum() / max(1, s.sum() + support) for s in said]
            best = np.array(TRIED)[np.flatnonzero(np.isclose(f1, max(f1)))]
            nearest = float(best[np.abs(best - 0.5).argmin()]) if support else 0.5
            weight = support / (support + held) if support + held else 0.0
            out[half, k] = p[half, k] + 0.5 - (0.5 + weight * (nearest - 0.5))
    return np.clip(out, 0, 1)


def cells(p: Floats, truth: Bools, told: Bools, of_document: Bools) -> str:
    """Return F1 and calibration error over all, and over whole documents alone."""
    both = ((p, truth, told), (p[of_document], truth[of_document], told[of_document]))
    return " | ".join(f"{micro(*part).f1:.4f} | {calibration_error(*part):.3f}" for part in both)


def main(given: list[str]) -> int:
    """Print both tables."""
    options = parser(__doc__).parse_args(given)
    model = classify.load(options.model)
    left = left_out(options.labels, options.model)
    truth, told, halves = truths(left, model.keys), counted(left, model.keys) > 0, in_halves(left)
    of_document = np.array([bool(x.group) for x in left])
    scores = model.scores([x.unit for x in left])
    print(f"{len(left)} sentences left out, {int(of_document.sum())} of them in documents\n")
    head = "micro F1 | calibration error | F1 in documents | error in documents |\n" + "|---" * 6 + "|"
    print(f"| held by | offsets moved at most by an error of | {head}")
    for pull, bearable in [(pull, BEARABLE) for pull in PULLS] + [(SHRINK, move) for move in MOVES]:
        p = curves(scores, truth, told, halves, pull, bearable)
        print(f"| {pull:g} | {bearable:g} | {cells(p, truth, told, of_document)} |")
    common = crossed(scores, truth, told, halves)
    print("\n| a threshold a key, drawn to one half by | | micro F1 | | F1 in documents | |\n" + "|---" * 6 + "|")
    print(f"| none of its own | | {cells(common, truth, told, of_document)} |")
    for held in HELD:
        p = thresholds(common, truth, told, halves, held)
        row = cells(p, truth, told, of_document).split(" | ")
        print(f"| {held:g} sentences | | {row[0]} | | {row[2]} | |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
