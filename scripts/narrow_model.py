"""A model folder whose encoder is narrower: taught by the encoder of another, with everything that leans on it fitted anew.

    python scripts/narrow_model.py MODEL OUT --layers 0 2 3 --hidden 768 --heads 6 [--epochs 5] [--splices 28]
        [--rate 3e-4] [--trust 0.4] [--anew 4] [--seconds 3600] [--unasked b] [--also-left-out b] [--practices FOLDER] [FILE ...]

The student begins as the layers of MODEL's encoder that are given by their numbers, and is taught with the labels in --labels that
MODEL was taught itself. Of documents whose names begin as --unasked, of sentences in --labels that stand not in --practices, of
rows' evidence, and of the FILES' sentences (by default of the policies in corpus/samples), it learns what its teacher says and not
what the labels do.
What MODEL left out is left out here too, and with --also-left-out every PARTS-th of the documents whose names begin so.
OUT is a whole model folder; the vocabulary, the linear heads of provisions and the section prior are MODEL's.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench_classify import passages
from left_out import everything, unseen
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import Classifier, load
from ombudscan.train import against
from ombudscan.train.card import save
from ombudscan.train.datasets import Label, mark
from ombudscan.train.evaluate import Bools, Floats
from ombudscan.train.fit import PARTS, counted, left_out, renewed, truths
from ombudscan.train.practices import Block, Practised, practised
from ombudscan.train.rebuild import rebuilt
from ombudscan.train.student import EPOCHS, LABELS, RATES, SPLICED, Course, Size, student

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a student is taught: all labels, of which those at `taught` are its own and those at `left` are left out.

    The labels at `unasked`, and the `more` units, have no weight.
    """

    labels: list[Label]
    taught: list[int]
    unasked: list[int]
    left: list[int]
    block: Block
    more: list[Unit]

    def rows(self, keys: tuple[str, ...]) -> tuple[list[Unit], Bools, Floats]:
        """Return the units, what they tell of, and how much that counts, for keys and kinds of practices."""
        mine, others = ([self.labels[i] for i in places] for places in (self.taught, self.unasked))
        units, truth, weights = self.block.beside(truths(mine, keys), counted(mine, keys))
        extra = [*(label.unit for label in others), *self.more]
        nothing = np.zeros((len(extra), truth.shape[1]))
        return [*units, *extra], np.vstack([truth, nothing.astype(bool)]), np.vstack([weights, nothing.astype(np.float32)])


def lesson(found: list[Label], never: frozenset[str], model: Classifier, asked: list[Practised], told: argparse.Namespace) -> Lesson:
    """Return what a student of the `model` is taught, which was taught none of the labels whose marks are in `never`.

    `asked` are the sentences about practices that count; of all others in the labels' folder the teacher says what they are.
    """
    begins = tuple(told.unasked)
    new = [label.group.startswith(begins) and bool(label.group) for label in found] if begins else [False] * len(found)
    out = _documents_left_out(found, truths(found, model.keys), tuple(told.also_left_out))
    left = [i for i, label in enumerate(found) if mark(label) in never or label.group in out]
    kept = [i for i in range(len(found)) if i not in frozenset(left)]
    mine = [i for i in kept if not new[i]]
    known = {one.unit.text for one in asked}
    more = [one.unit for one in practised(told.labels) if one.unit.text not in known]
    rows = against.units_of(against.told(told.labels)[0])
    return Lesson(
        labels=found,
        taught=mine,
        unasked=[i for i in kept if new[i]],
        left=left,
        block=Block(asked, [found[i].unit for i in mine]),
        more=list(dict.fromkeys([*more, *rows, *passages(told.files, model)])),
    )


def _documents_left_out(found: list[Label], truth: Bools, begins: tuple[str, ...]) -> frozenset[str]:
    """Every PARTS-th of the documents whose names begin so, as training would leave them out."""
    if not begins:
        return frozenset()
    return frozenset(found[i].group for i in left_out(found, truth, PARTS)[0][1] if found[i].group.startswith(begins))


def main(given: list[str]) -> int:
    """Teach the student, fit what leans on it and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="*", default=sorted((ROOT / "corpus/samples").glob("*/policy.*")))
    parser.add_argument("--layers", type=int, nargs="+", required=True)
    parser.add_argument("--hidden", type=int, default=0, help="hidden units a layer; as many as MODEL has unless told")
    parser.add_argument("--heads", type=int, default=0, help="heads a layer; as many as MODEL has unless told")
    parser.add_argument("--epochs", type=float, default=EPOCHS, help="how often all is read; the last time perhaps a part of it")
    parser.add_argument("--splices", type=int, default=SPLICED, help="spliced sentences that are read with each batch")
    parser.add_argument("--rate", type=float, default=RATES[0], help="the encoder's rate of learning where it is highest")
    parser.add_argument("--trust", type=float, default=LABELS, help="what the labels count beside what the teacher says")
    parser.add_argument("--anew", type=int, help="the batches of so many readings are kept and read again after these")
    parser.add_argument("--seconds", type=float, default=math.inf, help="done after so long in any case")
    parser.add_argument("--labels", type=Path, default=ROOT / "corpus/labels")
    parser.add_argument("--practices", type=Path, help="a folder whose practices/ alone count; that of --labels unless told")
    parser.add_argument("--unasked", nargs="*", default=[], help="how the names of documents begin whose labels do not count")
    parser.add_argument("--also-left-out", nargs="*", default=[], help="how the names of documents begin of which a part is left out")
    told = parser.parse_args(given)
    model, found = load(told.model), everything(told.labels)
    taught = lesson(found, unseen(told.model), model, practised(told.practices or told.labels), told)
    begun = time.monotonic()

    def say(reading: float) -> None:
        print(f"read {reading:.2f} times of {told.epochs:g}, {time.monotonic() - begun:.0f} s", flush=True)

    course = Course(
        epochs=told.epochs,
        fall=told.epochs,
        splices=told.splices,
        rate=told.rate,
        labels=told.trust,
        anew=told.anew,
        seconds=told.seconds,
    )
    size = Size(tuple(told.layers), told.hidden, told.heads)
    narrow = student(rebuilt(told.model), *taught.rows(model.keys), size=size, course=course, after=say)
    kept = sorted([*taught.taught, *taught.left])
    mine, rows = [found[i] for i in kept], np.flatnonzero(np.isin(kept, taught.left))
    for name, value in save(renewed(model, narrow, mine, rows, taught.block), mine, told.out).items():
        print(f"{name:<20}{value:.4f}")
    against.fit(told.labels, told.out, words=load(told.out).vocabulary)
    _made(told.out / "card.md", given)
    return 0


def _made(card: Path, given: list[str]) -> None:
    """Say in a model's card how it was made, in the place of how a whole model is."""
    made = " ".join(["    python scripts/narrow_model.py", *given])
    card.write_text(re.sub(r"(?m)^    ombudscan train .*$", lambda _: made, card.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
