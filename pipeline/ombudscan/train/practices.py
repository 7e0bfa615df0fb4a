"""corpus/labels/practices -> sentences that tell of a practice the Code forbids, beside near misses, and heads that know them.

They are learnt together with the provisions, by the same encoder: one reading of a sentence tells what it is about and
what it is like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from ombudscan import catalog
from ombudscan.classify.lexical import Unit, Vocabulary
from ombudscan.classify.model import platt
from ombudscan.classify.practices import RARE
from ombudscan.train.calibrate import calibrate
from ombudscan.train.datasets import LabelError
from ombudscan.train.encoder import Tuned
from ombudscan.train.evaluate import Bools, Floats
from ombudscan.train.linear import linear_heads, matrix
from ombudscan.train.lines import objects

FOLDER = "practices"
_FIELDS = {"text": str, "path": list, "lead_in": str, "practice": str, "told": bool}
# A kind with fewer sentences is not learnt.
LEAST = 20
# How much a decision counts: a writer's own word; that a sentence written for one kind tells of no other; that a sentence
# labelled with provisions tells of none.
OWN, OTHER, UNASKED = 2.0, 0.3, 0.1
# One part of so many is left out, to calibrate and to measure.
PARTS = 6
# Of what is said of left-out sentences so much has to be right; every second of them is a near miss, as in no document.
PRECISE = 0.9
# The heads on the embeddings: how far they are scaled, the cost of an error, and what a sentence written for another kind counts.
SCALE, LOGISTIC_COST, STRANGE = 4.0, 3.0, 0.1
# Decisions at the common precision that a kind's own are joined to.
PULL = 20.0
LADDER = tuple(round(0.3 + 0.02 * i, 2) for i in range(35))
SEED = 20261122


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """A sentence written for one kind of practice: `told`, it tells of it; otherwise it only looks like it."""

    unit: Unit
    kind: str
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeHeads:
    """Fitted heads, a column a kind; arrays as in classify.practices.Practices, scores of the left-out sentences beside them.

    `thresholds` are the probabilities from which a kind is said. `truth`, `asked` and `held_out` have a row a left-out sentence;
    `strangers` are the rows that nobody was asked about.
    """

    kinds: tuple[str, ...]
    coefficients: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]
    slopes: npt.NDArray[np.float32]
    offsets: npt.NDArray[np.float32]
    likely: tuple[float, ...]
    thresholds: tuple[float, ...]
    truth: Bools
    asked: Bools
    strangers: npt.NDArray[np.bool_]
    held_out: Floats


def practised(folder: Path) -> list[Practised]:
    """Return the sentences in `folder`/practices, in the order of its files; raise LabelError naming each bad line."""
    faults: list[str] = []
    known = {r.check.fact or r.name for r in catalog.rules()} | {r.name for r in catalog.rules()}
    found = [one for path in sorted((folder / FOLDER).glob("*.jsonl")) for one in _read(path, known, faults)]
    if faults:
        raise LabelError("\n".join(faults))
    return found


def _read(path: Path, known: set[str], faults: list[str]) -> Iterator[Practised]:
    for place, raw in objects(path, _FIELDS, faults):
        if raw["practice"] not in known or not raw["text"].strip():
            faults.append(f"{place}: there is no rule {raw['practice']!r}, or no text")
        else:
            unit = Unit(text=raw["text"], path=tuple(raw["path"]), lead_in=raw["lead_in"])
            yield Practised(unit=unit, kind=raw["practice"], told=raw["told"])


def kinds_of(found: list[Practised]) -> tuple[str, ...]:
    """Return the kinds with at least LEAST sentences, in alphabetical order."""
    counts = Counter(p.kind for p in found)
    return tuple(sorted(k for k, n in counts.items() if n >= LEAST))


def truths(found: list[Practised], kinds: tuple[str, ...], others: int) -> tuple[Bools, Floats]:
    """Return what each sentence tells of and how much that counts; `others` sentences that nobody was asked about follow."""
    truth = np.zeros((len(found) + others, len(kinds)), dtype=bool)
    weight = np.full(truth.shape, UNASKED, dtype=np.float32)
    for i, one in enumerate(found):
        weight[i] = OTHER
        if one.kind in kinds:
            column = kinds.index(one.kind)
            truth[i, column], weight[i, column] = one.told, OWN
    return truth, weight


def parts_of(found: list[Practised]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the places of the sentences to fit and of those left out: a PARTS-th of each kind and sign."""
    order = np.random.default_rng(SEED).permutation(len(found))
    seen: dict[tuple[str, bool], int] = {}
    out = np.zeros(len(found), dtype=bool)
    for i in order:
        sign = (found[i].kind, found[i].told)
        out[i] = seen.setdefault(sign, 0) % PARTS == 0
        seen[sign] += 1
    return np.flatnonzero(~out), np.flatnonzero(out)


class Block:
    """The sentences about practices, fitted beside those about provisions: its columns follow the keys', its rows the labels'."""

    def __init__(self, found: list[Practised], others: list[Unit]) -> None:
        """Leave out a part of what was `found`; `others` are the units that are fitted for the keys."""
        self.found, self.others, self.kinds = found, others, kinds_of(found)
        self.fitted, self.left = parts_of(found)

    def beside(self, truth: Bools, weights: Floats) -> tuple[list[Unit], Bools, Floats]:
        """Return the units, what they tell of and how much that counts, for keys and kinds together."""
        if not self.kinds:
            return self.others, truth, weights
        mine, counts = self._own()
        rows = len(self.fitted)
        keys = np.vstack([truth, np.zeros((rows, truth.shape[1]), dtype=bool)])
        counted = np.vstack([weights, np.zeros((rows, truth.shape[1]), dtype=np.float32)])
        return self._units(), np.hstack([keys, mine]), np.hstack([counted, counts])

    def heads(self, asked: list[Unit], vocabulary: Vocabulary, tuned: Tuned) -> tuple[PracticeHeads | None, Tuned]:
        """Return the kinds' heads, calibrated and measured on what was left out, and the encoder with the kinds' columns settled.

        The columns are fitted anew on the embeddings, to the sentences about practices alone: many a sentence about provisions
        (`asked` are left-out ones) tells of a forbidden practice too, and nobody said which.
        """
        if not self.kinds:
            return None, tuned
        truth, counts = self._own()
        coefficients, intercepts = linear_heads(matrix(self._units(), vocabulary), truth, counts)
        tuned = settled(tuned, *_logistic(tuned, [self.found[i] for i in self.fitted], self.kinds))
        left = [self.found[i] for i in self.left]
        units = [*(p.unit for p in left), *asked]
        right, weight = truths(left, self.kinds, len(asked))
        own = weight == np.float32(OWN)
        scores = tuned.scores(units)[:, -len(self.kinds) :]
        slopes, offsets, held = calibrated(scores, right, own)
        least = thresholds(held, right, own)
        heads = PracticeHeads(
            kinds=self.kinds,
            coefficients=coefficients,
            intercepts=intercepts,
            slopes=slopes,
            offsets=offsets,
            likely=likely(np.asarray(matrix(units, vocabulary) @ coefficients + intercepts, dtype=np.float32), right & own, held >= least),
            thresholds=least,
            truth=right,
            asked=own,
            strangers=np.arange(len(units)) >= len(left),
            held_out=held,
        )
        return heads, tuned

    def _own(self) -> tuple[Bools, Floats]:
        truth, counts = truths([self.found[i] for i in self.fitted], self.kinds, len(self.others))
        place = [*range(len(self.fitted), len(truth)), *range(len(self.fitted))]  # those about provisions come first
        return truth[place], counts[place]

    def _units(self) -> list[Unit]:
        return [*self.others, *(self.found[i].unit for i in self.fitted)]


def _logistic(tuned: Tuned, found: list[Practised], kinds: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Weights (dimensions by kinds) and biases of a logistic regression a kind on the embeddings of the sentences."""
    vectors = tuned.embed([p.unit for p in found]) * SCALE
    weights, biases = np.zeros((vectors.shape[1], len(kinds)), dtype=np.float32), np.zeros(len(kinds), dtype=np.float32)
    for k, kind in enumerate(kinds):
        mine = np.array([p.kind == kind for p in found])
        truth = mine & np.array([p.told for p in found])
        head = LogisticRegression(C=LOGISTIC_COST, max_iter=5000).fit(vectors, truth, sample_weight=np.where(mine, 1.0, STRANGE))
        weights[:, k], biases[k] = head.coef_[0] * SCALE, head.intercept_[0]
    return weights, biases


def settled(tuned: Tuned, weights: Floats, biases: Floats) -> Tuned:
    """Return the encoder with these weights and biases in its last columns, which take no account of a sentence's neighbours."""
    heads, kinds = dict(tuned.heads), len(biases)
    heads["weights"] = np.hstack([heads["weights"][:, :-kinds], weights])
    heads["biases"] = np.concatenate([heads["biases"][:-kinds], biases])
    heads["mixed_weights"] = np.hstack([heads["mixed_weights"][:, :-kinds], np.zeros((len(heads["mixed_weights"]), kinds), np.float32)])
    return Tuned(tuned.modules, heads)


def calibrated(scores: Floats, truth: Bools, own: Bools) -> tuple[Floats, Floats, Floats]:
    """Return Platt's slopes and offsets, and each row's probabilities by curves that were fitted to the other half."""
    slopes, offsets = calibrate(scores, truth, own)
    held = np.empty(scores.shape, dtype=np.float32)
    first = np.arange(len(scores)) % 2 == 0
    for half in (first, ~first):
        held[half] = platt(scores[half], *calibrate(scores[~half], truth[~half], own[~half]))
    return slopes, offsets, held


def thresholds(held: Floats, truth: Bools, own: Bools) -> tuple[float, ...]:
    """Return for each kind the least probability from which PRECISE of what is said of its sentences, near misses among them, is right.

    A kind with few sentences leans on all kinds together: PULL decisions at the common precision are added to its own.
    """
    return tuple(_least(held, truth, own, k) for k in range(truth.shape[1]))


def _least(held: Floats, truth: Bools, own: Bools, column: int) -> float:
    for at in LADDER:
        said = (held >= at) & own
        common = (said & truth).sum() / max(1, said.sum())
        mine = said[:, column]
        if ((mine & truth[:, column]).sum() + PULL * common) / (mine.sum() + PULL) >= PRECISE:
            return at
    return 1.01


def likely(linear: Floats, told: Bools, said: Bools) -> tuple[float, ...]:
    """Return for each kind the linear score below which the encoder is not asked about a sentence.

    Nearly all left-out sentences of the kind that tell of it reach it, or where that is more, nearly all sentences of which any kind
    is said, and rightly: what the encoder would be unsure of anyway need not be read.
    """
    sure = linear[told & said]
    common = float(np.quantile(sure, RARE)) if len(sure) else -np.inf
    own = (linear[told[:, k], k] for k in range(told.shape[1]))
    return tuple(max(common, float(np.quantile(mine, RARE))) if len(mine) else max(common, 0.0) for mine in own)


def measured(heads: PracticeHeads) -> dict[str, dict[str, float]]:
    """Return for each kind precision and recall on its left-out sentences at its threshold, how many told, and how many strays.

    A stray is a left-out sentence about provisions, which nobody was asked about, of which the kind is said all the same.
    """
    rows = {}
    for k, kind in enumerate(heads.kinds):
        said = heads.held_out[:, k] >= heads.thresholds[k]
        own, truth = heads.asked[:, k], heads.truth[:, k]
        hit, told = int((said & own & truth).sum()), int((own & truth).sum())
        rows[kind] = {
            "precision": round(hit / max(1, int((said & own).sum())), 4),
            "recall": round(hit / max(1, told), 4),
            "threshold": heads.thresholds[k],
            "told": told,
            "near_misses": int((own & ~truth).sum()),
            "strays": int((said & heads.strangers).sum()),
        }
    return rows
