"""Which thresholds the rules on silence and on citations need, from our own documents that the model never saw.

    python scripts/choose_thresholds.py [--model models/fused] [--labels corpus/labels]

Silence (judge/silence.py, LEAST): a provision that a policy has to state is called unspoken of where every sentence of a
document stays below the threshold. The sentences' own labels say whether that is true. That with the best F1 of the claims is
chosen: a missed silence costs a resident what a false one costs a landlord.

Citations (judge/cited.py, ABOUT_ELSE): a clause (here: all that stands under one heading) cited for a provision is called one
about something else where its best sentence stays below the threshold and another clause plainly speaks of it. Rightly cited
is the heading with most of the sentences that are labelled so, which is the one that a landlord cites; wrongly cited are those with
none. The greatest threshold is chosen at which no
more than FALSE_BLAME of the rightly cited are blamed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from ombudscan import catalog, classify
from ombudscan.classify import Classifier
from ombudscan.classify.match import FLOOR
from ombudscan.classify.model import shipped
from ombudscan.judge.cited import PLAINLY
from ombudscan.train.datasets import Label, labels, mark
from ombudscan.train.evaluate import Floats

ROOT = Path(__file__).parents[1]
THRESHOLDS = (0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
FALSE_BLAME = 0.02
Row = tuple[float, bool]


def documents(found: list[Label], unseen: set[str]) -> list[list[Label]]:
    """Return the whole documents that the model never saw, each with its sentences in order."""
    by_name: dict[str, list[Label]] = defaultdict(list)
    for label in found:
        if label.group:
            by_name[label.group].append(label)
    return [held for held in by_name.values() if all(mark(label) in unseen for label in held)]


def silences(document: list[Label], table: Floats, model: Classifier) -> list[Row]:
    """Return (greatest probability, truly spoken of) for each provision to be stated, those that could be defended left out."""
    stated = {p.key for p in catalog.edition("hos-2024").provisions if p.policy_states} & set(model.keys)
    said, open_ = ({k for label in document for k in getattr(label, name)} for name in ("keys", "also"))
    wanted = [k for k in sorted(stated) if model.reach.get(k, 0.0) >= FLOOR and (k in said or k not in open_)]
    return [(float(table[:, model.keys.index(k)].max()), k in said) for k in wanted]


def citations(document: list[Label], table: Floats, model: Classifier) -> list[tuple[float, float, bool]]:
    """Return (best within the clause, best elsewhere, rightly cited) for each clause and each provision that the document states."""
    clauses: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, label in enumerate(document):
        clauses[label.unit.path].append(i)
    found = []
    for key in sorted({k for label in document for k in label.keys} & set(model.keys)):
        column = table[:, model.keys.index(key)]
        count = {clause: sum(key in document[i].keys for i in rows) for clause, rows in clauses.items()}
        for clause, rows in clauses.items():
            if any(key in document[i].also for i in rows) or 0 < count[clause] < max(count.values()):
                continue
            others = np.delete(column, rows)
            found.append((float(column[rows].max()), float(others.max()) if len(others) else 0.0, count[clause] > 0))
    return found


def main(given: list[str]) -> int:
    """Print both tables and the choices."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=shipped())
    parser.add_argument("--labels", type=Path, default=ROOT / "corpus/labels")
    options = parser.parse_args(given)
    model = classify.load(options.model)
    unseen = set(json.loads((options.model / "metrics.json").read_text(encoding="utf-8"))["never_seen"])
    held = documents(labels(options.labels, frozenset(p.key for e in catalog.editions() for p in e.provisions)), unseen)
    tables = [model.probabilities([label.unit for label in document]) for document in held]
    silent = [row for d, t in zip(held, tables, strict=True) for row in silences(d, t, model)]
    cited = [row for d, t in zip(held, tables, strict=True) for row in citations(d, t, model)]
    spoken, right = sum(truth for _, truth in silent), sum(truth for *_, truth in cited)
    print(f"{len(held)} documents left out: {spoken} provisions spoken of, {len(silent) - spoken} not; {right} clauses rightly cited\n")
    print("| threshold | silence found | claims that are right | F1 | wrong citations found | of the right ones blamed |")
    print("|---" * 6 + "|")
    of_silence: dict[float, float] = {}
    else_ = THRESHOLDS[0]
    for t in THRESHOLDS:
        hit, false = (sum(p < t for p, truth in silent if truth is spoken_of) for spoken_of in (False, True))
        of_silence[t] = 2 * hit / max(1, 2 * hit + false + len(silent) - spoken - hit)
        blamed = [(within < t and beyond >= PLAINLY, truth) for within, beyond, truth in cited]
        caught, wronged = np.mean([b for b, truth in blamed if not truth]), np.mean([b for b, truth in blamed if truth])
        else_ = t if wronged <= FALSE_BLAME else else_
        claims = [hit / max(1, len(silent) - spoken), hit / max(1, hit + false), of_silence[t]]
        print(f"| {t} | {' | '.join(f'{x:.3f}' for x in claims)} | {caught:.3f} | {wronged:.3f} |")
    best = max(of_silence, key=lambda t: of_silence[t])
    print(f"\nLEAST {best} (best F1), ABOUT_ELSE {else_} (at most {FALSE_BLAME:.0%} of the right ones blamed)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
