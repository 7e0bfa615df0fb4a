"""Two models side by side: how well they tell sentences that neither saw, and what their encoders take for documents.

    python scripts/student_table.py BEFORE AFTER [--labels corpus/labels] [--added b] [--runs 5] [FILE ...]

BEFORE and AFTER are model folders. The sentences are those that both left out, and with --added also those that AFTER left out of the
documents whose names begin so, which BEFORE was not taught at all. The interval of the change in F1 is a bootstrap over documents, and over
sentences that stand in none. The FILES' sentences (by default of the policies in corpus/samples) are read by both encoders
by turns in one process; processor time counts, as a median of the runs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench_classify import passages
from cascade_table import change, decisions
from ombudscan import catalog, classify
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import Classifier
from ombudscan.train.calibrate import crossed
from ombudscan.train.datasets import Label, labels, mark
from ombudscan.train.evaluate import Floats, micro
from ombudscan.train.fit import counted, in_halves, truths

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two models, and where it stands."""

    folder: Path
    model: Classifier

    def practices(self) -> tuple[int, int, int]:
        """Return how many left-out sentences tell of a practice, of how many it is said, and of how many rightly."""
        told = json.loads((self.folder / "metrics.json").read_text(encoding="utf-8"))["practices"].values()
        hit = [round(m["recall"] * m["told"]) for m in told]
        said = [round(h / m["precision"]) if m["precision"] else 0 for h, m in zip(hit, told, strict=True)]
        return sum(m["told"] for m in told), sum(said), sum(hit)


def unseen(before: Side, after: Side, folder: Path, added: str) -> list[Label]:
    """Return the labels that neither model was trained on; `before` knew no document whose name begins with `added`."""
    first, second = (frozenset(json.loads((s.folder / "metrics.json").read_text(encoding="utf-8"))["never_seen"]) for s in (before, after))
    found = labels(folder, frozenset(p.key for e in catalog.editions() for p in e.provisions))
    new = [bool(added) and x.group.startswith(added) for x in found]
    return [x for x, strange in zip(found, new, strict=True) if mark(x) in second and (strange or mark(x) in first)]


def tables(model: Classifier, left: list[Label]) -> dict[str, Floats]:
    """Return the probabilities of all parts together, and of the encoder by itself, each calibrated on the other half."""
    assert model.encoder is not None, "a model without an encoder"
    units = [x.unit for x in left]
    truth, told, halves = truths(left, model.keys), counted(left, model.keys) > 0, in_halves(left)
    scores = {"together": model.scores(units), "encoder": model.encoder.scores(units)[:, : len(model.keys)]}
    return {name: crossed(score, truth, told, halves) for name, score in scores.items()}


def accuracy(before: Side, after: Side, left: list[Label]) -> list[str]:
    """Return a line of the table for all parts together, and for the encoder by itself."""
    truth, told = truths(left, before.model.keys), counted(left, before.model.keys) > 0
    groups = [x.group or x.unit.text for x in left]
    old, new, rows = tables(before.model, left), tables(after.model, left), []
    for name in old:
        first, second = (decisions(p[name], truth, told, groups) for p in (old, new))
        moved, low, high = change(first, second)
        was, now = (micro(p[name], truth, told) for p in (old, new))
        rows.append(
            f"| F1 of left-out sentences, {name} | {was.f1:.4f} | {now.f1:.4f} ({moved:+.4f}, 95% {low:+.4f} to {high:+.4f}) |\n"
            f"| precision and recall, {name} | {was.precision:.3f}, {was.recall:.3f} | {now.precision:.3f}, {now.recall:.3f} |"
        )
    said = [f"{hit} of {told_} ({all_} said)" for told_, all_, hit in (before.practices(), after.practices())]
    return [*rows, f"| left-out sentences of practices heard, rightly | {said[0]} | {said[1]} |"]


def times(sides: tuple[Side, Side], units: list[Unit], runs: int) -> list[float]:
    """Return the processor seconds that each encoder takes for the units, which they read by turns."""
    taken: list[list[float]] = [[], []]
    for run in range(runs + 1):
        for side, seconds in zip(sides, taken, strict=True):
            assert side.model.encoder is not None, "a model without an encoder"
            begun = time.process_time()
            side.model.encoder.scores(units)
            if run:  # the first time warms
                seconds.append(time.process_time() - begun)
    return [median(seconds) for seconds in taken]


def main(given: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("files", type=Path, nargs="*", default=sorted((ROOT / "corpus/samples").glob("*/policy.*")))
    parser.add_argument("--labels", type=Path, default=ROOT / "corpus/labels")
    parser.add_argument("--added", default="", help="how the names of documents begin that BEFORE was not taught")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args(given)
    before, after = (Side(folder, classify.load(folder)) for folder in (options.before, options.after))
    left = unseen(before, after, options.labels, options.added)
    if not left or before.model.keys != after.model.keys:
        print("The two models left out no sentence in common, or know other keys: they cannot be compared.", file=sys.stderr)
        return 2
    units = passages(options.files, before.model)
    took = [1000 * seconds / len(units) for seconds in times((before, after), units, options.runs)]
    sizes = [(side.folder / "encoder.onnx").stat().st_size / 1e6 for side in (before, after)]
    lines = [
        "| | before | after |",
        "|---|---|---|",
        *accuracy(before, after, left),
        f"| processor ms a sentence of {len(units)} | {took[0]:.2f} | {took[1]:.2f} ({took[1] / took[0]:.2f}) |",
        f"| encoder.onnx, MB | {sizes[0]:.1f} | {sizes[1]:.1f} |",
    ]
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
