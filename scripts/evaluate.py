"""How well the classifier maps sentences to provisions, part by part and beside three baselines; JSON for README and card.

    python scripts/evaluate.py                            # the shipped model on the documents and sentences it never saw
    python scripts/evaluate.py --registers [--seeds 3]    # a new model on registers it never saw (trains: minutes a seed)
    python scripts/evaluate.py --cases FOLDER             # the shipped model on marked cases too, through the product's reading
    [--labels corpus/labels] [--model models/fused] [--linear] [--out evaluation.json]

On our labels every curve is fitted to the other half of what was left out. On marked cases the model is used as it is. Keys
that could be defended too are neither right nor wrong. Several seeds give several encoders: the lowest and highest F1 are
printed too. --linear leaves the encoder out, and needs no torch.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from evaluate_baselines import keywords, majority
from evaluate_cases import Table, joined, tables
from left_out import everything, unseen
from ombudscan import catalog, classify
from ombudscan.classify import Classifier
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import shipped
from ombudscan.train import keys_of
from ombudscan.train.calibrate import crossed
from ombudscan.train.cascade import certain
from ombudscan.train.datasets import Label, mark
from ombudscan.train.evaluate import Bools, Floats, Score, calibration_error, macro_f1, micro, per_key, surely
from ombudscan.train.fit import best_share, counted, in_halves, linear_scores, truths
from ombudscan.train.prior import best_prior, prior_scores

ROOT = Path(__file__).parents[1]
# Registers that are left out together: one terse, one formal, one for residents.
REGISTERS = ("evidence-cell", "legalistic", "leaflet")
NAMES = ("linear", "encoder", "fused", "cascade")
OLDER = "older editions"


def sections(keys: tuple[str, ...]) -> dict[str, str]:
    """Return the section of the 2024 Code that each key belongs to."""
    return {k: p.number.split(".")[0] if (p := catalog.edition("hos-2024").provision(k)) and p.key == k else OLDER for k in keys}


def measures(found: Table) -> dict[str, Any]:
    """Return every figure of one table of probabilities."""
    p, t, told = found.probability, found.truth, found.told
    scores, of = per_key(p, t, found.keys, told), sections(found.keys)
    by_section = {s: _sum([scores[k] for k in found.keys if of[k] == s]) for s in sorted(set(of.values()))}
    return {
        "sentences": len(t),
        "micro": _row(micro(p, t, told)),
        "macro_f1": round(macro_f1(scores), 4),
        "calibration_error": round(calibration_error(p, t, told), 4),
        "right_at_coverage": {f"{share:.0%}": round(right, 4) for share, (_, right) in surely(p, t, told).items()},
        "sections": {s: _row(score) for s, score in by_section.items()},
        "keys": {k: _row(score) for k, score in scores.items() if score.hit + score.miss + score.false},
    }


def _row(score: Score) -> dict[str, float]:
    figures = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {name: round(value, 4) for name, value in figures.items()} | {"support": score.hit + score.miss}


def _sum(scores: list[Score]) -> Score:
    return Score(hit=sum(s.hit for s in scores), miss=sum(s.miss for s in scores), false=sum(s.false for s in scores))


def scored(model: Classifier, asked: list[Unit], encode: bool) -> dict[str, Floats]:
    """Return the raw scores of each part of the model, and of both together."""
    known = len(model.keys)
    scores = {"linear": model.linear_scores(asked)[:, :known]}
    if encode and model.encoder is not None:
        scores["encoder"] = model.encoder.scores(asked)[:, :known]
        scores["fused"] = scores["linear"] * np.float32(model.linear_share) + scores["encoder"]
    if model.prior is not None:
        whole = "fused" if "fused" in scores else "linear"
        scores[f"{whole}, no section prior"] = scores[whole]
        scores[whole] = scores[whole] + model.prior.scores(asked)
    return scores


def of_shipped(found: list[Label], never: frozenset[str], model: Classifier, *, encode: bool) -> dict[str, Any]:
    """Return the figures of the model's parts, and of it without each kind of context, on what it never saw of `found`."""
    truth, weights = truths(found, model.keys), counted(found, model.keys)
    out = np.array([mark(label) in never for label in found])
    train, test = np.flatnonzero(~out), np.flatnonzero(out)
    left = [found[i] for i in test]
    asked = [label.unit for label in left]
    scores = scored(model, asked, encode)
    whole = "fused" if "fused" in scores else "linear"
    bare = {
        "no neighbours": [u.alone() for u in asked],
        "no headings": [replace(u, path=()) for u in asked],
        "no lead-in": [replace(u, lead_in="") for u in asked],
        "no context": [Unit(text=u.text) for u in asked],
    }
    scores |= {f"{whole}, {name}": scored(model, units, encode)[whole] for name, units in bare.items()}
    return figures(scores, left, truth[test], weights[test] > 0, truth[train], model.keys)


def of_registers(found: list[Label], *, encode: bool, seed: int) -> dict[str, Any]:
    """Return the figures of each part of a model fitted without the REGISTERS, on these."""
    from ombudscan.train.encoder import tune

    keys = keys_of(found)
    truth, weights = truths(found, keys), counted(found, keys)
    out = np.array([label.register in REGISTERS for label in found])
    train, test = np.flatnonzero(~out), np.flatnonzero(out)
    fitted, asked, told = [found[i].unit for i in train], [found[i].unit for i in test], weights[test] > 0
    scores = {"linear": linear_scores(fitted, truth[train], weights[train], asked)}
    if encode:
        scores["encoder"] = tune(fitted, truth[train], weights[train], seed=seed).scores(asked)
        heads = scores["linear"] * np.float32(best_share(scores, truth[test], told)) + scores["encoder"]
        prior = prior_scores(fitted, truth[train], weights[train], asked)
        scores["fused, no section prior"] = heads
        scores["fused"] = heads + np.float32(best_prior(heads, prior, truth[test], told)) * prior
    return figures(scores, [found[i] for i in test], truth[test], told, truth[train], keys)


def figures(scores: dict[str, Floats], left: list[Label], truth: Bools, told: Bools, known: Bools, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return the figures of each set of scores, of the cascade, and of the baselines (`known`: the training part's truth)."""
    halves = in_halves(left)
    tables = {name: crossed(score, truth, told, halves) for name, score in scores.items()}
    if "fused" in tables:
        tables["cascade"] = _cascade(tables, truth, told)
    units = [label.unit for label in left]
    tables |= {"majority class": majority(known, len(left)), "keywords": keywords(units, keys)}
    texts = tuple(u.text for u in units)
    return {name: measures(Table(probability=p, truth=truth, told=told, keys=keys, texts=texts)) for name, p in tables.items()}


def _cascade(tables: dict[str, Floats], truth: Bools, told: Bools) -> Floats:
    from ombudscan.classify.model import sure

    pair = certain(tables["linear"], tables["fused"], truth, told)
    return tables["fused"] if pair is None else np.where(sure(tables["linear"], pair)[:, None], tables["linear"], tables["fused"])


def parts_on(folder: Path, whole: Classifier) -> dict[str, Table]:
    """Return what each part of the model says of the marked cases in a folder."""
    names = NAMES if whole.encoder else ("linear",)
    return tables(folder, {name: whole if name == "cascade" else whole.part(name) for name in names})


def of_cases(found: dict[str, Table]) -> dict[str, Any]:
    """Return the figures of each part of the model, and of the baselines, on marked cases."""
    names = list(found)
    some = found[names[0]]
    baselines = {"majority class": majority(some.truth, len(some.truth)), "keywords": keywords(list(some.units), some.keys)}
    return {name: measures(t) for name, t in found.items()} | {
        name: measures(Table(probability=p, truth=some.truth, told=some.told, keys=some.keys, texts=some.texts))
        for name, p in baselines.items()
    }


def lines(title: str, runs: list[dict[str, Any]]) -> list[str]:
    """Return the table of one split: the mean over `runs`, with the lowest and highest F1 where there are several."""
    head = ["precision", "recall", "micro F1", "macro F1", "calibration error", *(f"right at {c}" for c in ("100%", "90%", "80%", "70%"))]
    out = [f"\n## {title}: {runs[0]['linear']['sentences']} sentences\n", f"| part | {' | '.join(head)} |", "|---" * (len(head) + 1) + "|"]
    for name in runs[0]:
        rows = [r[name] for r in runs]
        values = [[r["micro"][x] for r in rows] for x in ("precision", "recall", "f1")]
        values += [[r["macro_f1"] for r in rows], [r["calibration_error"] for r in rows]]
        values += [[r["right_at_coverage"][c] for r in rows] for c in ("100%", "90%", "80%", "70%")]
        cells = [f"{np.mean(v):.3f}" + (f" ({min(v):.3f} to {max(v):.3f})" if i == 2 and len(v) > 1 else "") for i, v in enumerate(values)]
        out.append(f"| {name} | {' | '.join(cells)} |")
    best = runs[0].get("cascade", runs[0]["linear"])
    for what in ("sections", "keys"):
        out += [f"\n| {what[:-1]} | precision | recall | F1 | support |", "|---|---|---|---|---|"]
        out += [f"| {k} | {r['precision']:.2f} | {r['recall']:.2f} | {r['f1']:.2f} | {r['support']} |" for k, r in best[what].items()]
    return out


def main(given: list[str]) -> int:
    """Measure, print tables, write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, default=ROOT / "corpus/labels")
    parser.add_argument("--registers", action="store_true", help="train without some registers, and measure on them")
    parser.add_argument("--cases", type=Path, action="append", default=[])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--linear", action="store_true", help="leave the encoder out")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(given)
    found = everything(options.labels)
    model = classify.load(options.model)
    if model.encoder is None:
        print("A model without an encoder is fitted to everything: its card has its figures.", file=sys.stderr)
        return 2
    never = unseen(options.model or shipped())
    results = {"documents and sentences left out": [of_shipped(found, never, model, encode=not options.linear)]}
    if options.registers:
        seeds = range(1, 2 if options.linear else 1 + options.seeds)
        results[f"registers left out ({', '.join(REGISTERS)})"] = [of_registers(found, encode=not options.linear, seed=s) for s in seeds]
    marked = {folder.name: parts_on(folder, model) for folder in options.cases}
    for name, found_there in marked.items():
        results[f"marked cases {name}"] = [of_cases(found_there)]
    if len(marked) > 1:
        together = {part: joined([t[part] for t in marked.values()]) for part in next(iter(marked.values()))}
        results["all marked cases together"] = [of_cases(together)]
    for title, runs in results.items():
        print("\n".join(lines(title, runs)))
    if options.out:
        record = {"model": model.model.sha256, "results": results}
        options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
