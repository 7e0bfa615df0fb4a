"""corpus/labels/practices -> sentences that tell of a practice the Code forbids, beside near misses, and heads that know them.

They are learnt together with the provisions, by the same encoder: one reading of a sentence tells what it is about and
what it is like.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.metrics import average_precision_score

from ombudscan import catalog
from ombudscan.classify.lexical import Unit, Vocabulary
from ombudscan.classify.model import platt
from ombudscan.classify.practices import RARE
from ombudscan.train.calibrate import calibrate
from ombudscan.train.datasets import LabelError
from ombudscan.train.encoder import Tuned
from ombudscan.train.evaluate import Bools, Floats
from ombudscan.train.linear import linear_heads, matrix

FOLDER = "practices"
_FIELDS = {"text": str, "path": list, "lead_in": str, "practice": str, "told": bool}
# A kind with fewer sentences is not learnt.
LEAST = 20
# How much a decision counts: a writer's own word; that a sentence written for one kind tells of no other; that a sentence
# labelled with provisions tells of none.
OWN, OTHER, UNASKED = 2.0, 0.3, 0.1
# One part of so many is left out, to calibrate and to measure.
PARTS = 6
# Of what is said of left-out sentences, near misses among them, so much has to be right.
PRECISE = 0.95
# Decisions at the common precision that a kind's own are joined to, and how much one stray sentence counts: it may well be told.
PULL, STRAYS = 20.0, 0.5
LADDER = tuple(round(0.3 + 0.02 * i, 2) for i in range(35))
SHARES = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0)
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
    linear_share: float
    likely: tuple[float, ...]
    thresholds: tuple[float, ...]
    truth: Bools
    asked: Bools
    strangers: npt.NDArray[np.bool_]
    held_out: Floats
    written: int


def practised(folder: Path) -> list[Practised]:
    """Return the sentences in `folder`/practices, in the order of its files; raise LabelError naming each bad line."""
    faults: list[str] = []
    known = {r.check.fact or r.name for r in catalog.rules()} | {r.name for r in catalog.rules()}
    found = [one for path in sorted((folder / FOLDER).glob("*.jsonl")) for one in _read(path, known, faults)]
    if faults:
        raise LabelError("\n".join(faults))
    return found


def _read(path: Path, known: set[str], faults: list[str]) -> Iterator[Practised]:
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            raw = json.loads(line)
        except ValueError as error:
            faults.append(f"{path.name}:{n}: not JSON ({error})")
            continue
        if not isinstance(raw, dict) or set(raw) != set(_FIELDS) or any(not isinstance(raw[f], kind) for f, kind in _FIELDS.items()):
            faults.append(f"{path.name}:{n}: needs just the fields {', '.join(_FIELDS)}")
        elif raw["practice"] not in known or not raw["text"].strip():
            faults.append(f"{path.name}:{n}: there is no rule {raw['practice']!r}, or no text")
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

    def heads(self, asked: list[Unit], vocabulary: Vocabulary, tuned: Tuned) -> PracticeHeads | None:
        """Return the kinds' heads, calibrated and measured on what was left out, `asked` (units about provisions) among it."""
        if not self.kinds:
            return None
        truth, counts = self._own()
        coefficients, intercepts = linear_heads(matrix(self._units(), vocabulary), truth, counts)
        left = [self.found[i] for i in self.left]
        units = [*(p.unit for p in left), *asked]
        right, weight = truths(left, self.kinds, len(asked))
        linear = np.asarray(matrix(units, vocabulary) @ coefficients + intercepts, dtype=np.float32)
        encoder = tuned.scores(units)[:, -len(self.kinds) :]
        own = weight == np.float32(OWN)
        share = max(SHARES, key=lambda s: _ranked(linear * s + encoder, right, own))
        slopes, offsets, held = calibrated(linear * np.float32(share) + encoder, right, weight)
        return PracticeHeads(
            kinds=self.kinds,
            coefficients=coefficients,
            intercepts=intercepts,
            slopes=slopes,
            offsets=offsets,
            linear_share=share,
            likely=likely(linear, right, own),
            thresholds=thresholds(held, right, weight),
            truth=right,
            asked=own,
            strangers=np.arange(len(units)) >= len(left),
            held_out=held,
            written=len(self.found),
        )

    def _own(self) -> tuple[Bools, Floats]:
        truth, counts = truths([self.found[i] for i in self.fitted], self.kinds, len(self.others))
        place = [*range(len(self.fitted), len(truth)), *range(len(self.fitted))]  # those about provisions come first
        return truth[place], counts[place]

    def _units(self) -> list[Unit]:
        return [*self.others, *(self.found[i].unit for i in self.fitted)]


def _ranked(scores: Floats, truth: Bools, own: Bools) -> float:
    return float(average_precision_score(truth[own], scores[own]))


def calibrated(scores: Floats, truth: Bools, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """Return Platt's slopes and offsets, and each row's probabilities by curves that were fitted to the other half."""
    told = weight > 0
    slopes, offsets = calibrate(scores, truth, told)
    held = np.empty(scores.shape, dtype=np.float32)
    first = np.arange(len(scores)) % 2 == 0
    for half in (first, ~first):
        held[half] = platt(scores[half], *calibrate(scores[~half], truth[~half], told[~half]))
    return slopes, offsets, held


def thresholds(held: Floats, truth: Bools, weight: Floats) -> tuple[float, ...]:
    """Return for each kind the least probability from which PRECISE of what is said is right.

    Counted are the sentences written for the kind, near misses among them, and at STRAYS those that nobody was asked about.
    A kind with few sentences leans on all kinds together: PULL decisions at the common precision are added to its own.
    """
    count = np.where(weight == np.float32(OWN), 1.0, np.where(weight == np.float32(UNASKED), STRAYS, 0.0))
    return tuple(_least(held, truth, count, k) for k in range(truth.shape[1]))


def _least(held: Floats, truth: Bools, count: npt.NDArray[np.float64], column: int) -> float:
    for at in LADDER:
        said = (held >= at) * count
        common = float((said * truth).sum() / max(1e-9, said.sum()))
        own = said[:, column]
        if ((own * truth[:, column]).sum() + PULL * common) / (own.sum() + PULL) >= PRECISE:
            return at
    return 1.01


def likely(linear: Floats, truth: Bools, own: Bools) -> tuple[float, ...]:
    """Return for each kind the linear score that nearly all of its left-out sentences reach: below, the encoder is not asked."""
    mine = own & truth
    return tuple(float(np.quantile(linear[mine[:, k], k], RARE)) if mine[:, k].any() else 0.0 for k in range(truth.shape[1]))


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
