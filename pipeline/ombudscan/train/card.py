"""Heads -> a model folder: heads.npz, config.toml, metrics.json and card.md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ombudscan.classify.model import FORMAT, sure
from ombudscan.train.calibrate import SHRINK
from ombudscan.train.datasets import Label, mark
from ombudscan.train.evaluate import Floats, Score, calibration_error, heard, macro_f1, micro, per_key, reach, surely
from ombudscan.train.export import export
from ombudscan.train.fit import COST, FOLDS, PARTS, SEED, Heads
from ombudscan.train.packing import packed, packed_families, packed_lines
from ombudscan.train.practices import PracticeHeads, measured
from ombudscan.train.seal import seal
from ombudscan.train.student import SIZES, taught

CARD = """# Model card: {name}

A linear head a provision key over word and character n-grams (TF-IDF), and where the folder holds an encoder, heads on a
sentence encoder (all-MiniLM-L6-v2, Apache-2.0) fine-tuned over all keys; scores added and calibrated after Platt. A sentence
is read with its headings, the sentence that announces its list, and its neighbours in the same section.

## Intended use

Says what a sentence of a complaints policy, procedure or self-assessment is *about*: which provisions of the
Complaint Handling Code it speaks of. It does not say whether the sentence complies; rules over extracted facts do.

## Not for

Other codes than the Housing Ombudsman's and the LGSCO's, other nations' schemes, other languages, or decisions
about a person.

## Trained on

{sentences} sentences written for this project about invented landlords (`corpus/labels`), over {keys} keys: {in_documents} in
{documents} whole documents, the others by themselves. {nothing} are about nothing in the Code. By register: {registers}.

Where a writer marked a key as one that could be defended too, the sentence teaches nothing about that key and is not counted
for it. Settings, shares, curves and thresholds were chosen on what was left out below; one choice, that a common curve serves
isolated sentences and whole documents alike, was settled with marked cases in view (decision 18).

## Measured on

{measured} of the same sentences, scored by {how} (whole documents together; seed {seed}).
These are our own sentences: for real documents see docs/training.md, and `make evaluate`.

| measure | value |
|---|---|
| micro precision | {precision:.3f} |
| micro recall | {recall:.3f} |
| micro F1 | {f1:.3f} |
| macro F1 | {macro:.3f} |
| expected calibration error | {ece:.3f} |

Each part alone, on the same sentences:

| part | micro precision | micro recall | micro F1 | calibration error | read by the encoder |
|---|---|---|---|---|---|
{parts}

How often all that is said of a sentence is right, when only the surest are decided:

| decided | right | sureness at least |
|---|---|---|
{coverages}

A sentence is as sure as the least sure of its decisions: twice its probability's distance from a half. Below {abstain:.2f}, the
least sureness of the surest four fifths, what the model says is for a person to judge: reports call such a passage unsure.

The weakest keys:

| key | precision | recall | F1 | sentences |
|---|---|---|---|---|
{weakest}

{practices}## Where it fails

Sentences that it did not map, or mapped wrongly, when they were held out:

{failures}

## How to make it again

    ombudscan train --labels corpus/labels --out models/{name}

Linear support vector machines, C = {cost}, balanced classes, counted {share:g} times beside the encoder; the section prior, learned
from the words of headings, {prior:g} times; each key's calibration curve is held near the common one by a penalty of strength
{shrink:.0f}.{epochs}

## Licence

As the project, Apache-2.0; the encoder that it starts from, all-MiniLM-L6-v2, is under Apache-2.0 too. The folder holds that encoder
as fine-tuned, with its tokenizer; neither is in a model trained with `--no-encoder`.
"""
PRACTICES = """## Practices that the Code forbids

Beside the provisions it knows {kinds} practices, by further heads on the same sentences (`corpus/labels/practices`); what they say counts
where no wording saw the practice. Measured on left-out sentences written for the practice, every second of them a near miss, each at a
threshold chosen for precision: recall is low on purpose. Strays are left-out sentences written for provisions of which it was said
all the same; nobody was asked whether rightly. Zero and zero: none of those that tell of it was heard.

| practice | precision | recall | threshold | told | near misses | strays |
|---|---|---|---|---|---|---|
{rows}

"""
_CURVE = ("slopes", "offsets")
# The part of the sentences that is decided without a person.
DECIDED = 0.8


def save(heads: Heads, labels: list[Label], folder: Path) -> dict[str, float]:
    """Write the model folder and return its headline metrics."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "heads.npz").write_bytes(packed(_arrays(heads)))
    if heads.tuned is not None:
        export(heads.tuned, folder)
    scores = per_key(heads.held_out, heads.truth, heads.keys, heads.told)
    total = micro(heads.held_out, heads.truth, heads.told)
    headline = {
        "precision": round(total.precision, 4),
        "recall": round(total.recall, 4),
        "f1": round(total.f1, 4),
        "macro_f1": round(macro_f1(scores), 4),
        "calibration_error": round(calibration_error(heads.held_out, heads.truth, heads.told), 4),
    }
    groups = [labels[i].group or f"\n{i}" for i in heads.rows]
    (folder / "config.toml").write_text(_config(folder.name, heads, groups), encoding="utf-8")
    seal(folder)
    (folder / "metrics.json").write_text(json.dumps(_metrics(heads, labels, headline, scores), indent=1) + "\n", encoding="utf-8")
    (folder / "card.md").write_text(_card(folder.name, heads, labels, scores, headline), encoding="utf-8")
    return headline


def _metrics(heads: Heads, labels: list[Label], headline: dict[str, float], scores: dict[str, Score]) -> dict[str, Any]:
    """The figures, and with an encoder which sentences it never saw."""
    unseen = sorted(mark(labels[i]) for i in heads.rows) if heads.tuned is not None else []
    known = {"practices": measured(heads.practices)} if heads.practices else {}
    return {"all": headline, "parts": _ablation(heads), "keys": _rows(scores), **known, "never_seen": unseen}


def _arrays(heads: Heads) -> dict[str, npt.NDArray[Any]]:
    """What heads.npz holds."""
    arrays: dict[str, npt.NDArray[Any]] = {
        **packed_families(heads.vocabulary.index),
        "idf": heads.vocabulary.idf,
        "coefficients": _widened(heads.coefficients, heads.practices.coefficients if heads.practices else None).astype(np.float16),
        "intercepts": _widened(heads.intercepts, heads.practices.intercepts if heads.practices else None),
        "slopes": heads.slopes,
        "offsets": heads.offsets,
    }
    arrays |= {f"{part}_{name}": array for part, pair in heads.curves.items() for name, array in zip(_CURVE, pair, strict=True)}
    if heads.practices is not None:
        arrays |= {"practice_slopes": heads.practices.slopes, "practice_offsets": heads.practices.offsets}
    if heads.prior is not None:
        arrays |= {
            "prior_words": packed_lines(heads.prior.index),
            "prior_weights": heads.prior.weights.astype(np.float16),
        }
    if heads.tuned is not None:
        arrays |= {f"encoder_{name}": array.astype(np.float16) for name, array in heads.tuned.heads.items()}
    return arrays


def _widened(keys: npt.NDArray[np.float32], kinds: npt.NDArray[np.float32] | None) -> npt.NDArray[np.float32]:
    """The keys' columns, and the practices' after them."""
    return keys if kinds is None else np.concatenate([keys, kinds], axis=-1)


def _config(name: str, heads: Heads, groups: list[str]) -> str:
    lines = [
        f'format = "{FORMAT}"',
        f'name = "{name}"',
        'sha256 = ""',
        *([f"{n} = {size}" for n, size in zip(SIZES, heads.tuned.sizes, strict=True)] if heads.tuned else []),
        f"linear_share = {heads.linear_share}",
        *([f"certain = {list(heads.certain)}"] if heads.certain else []),
        f"weights = {list(heads.vocabulary.weights)}",
        f"abstain = {surely(heads.held_out, heads.truth, heads.told)[DECIDED][0]:.4f}",
        f"keys = {json.dumps(list(heads.keys))}",
        "",
        "[reach]",
        *(f'"{k}" = {v:.4f}' for k, v in reach(*heard(heads.held_out, heads.truth, groups), heads.keys).items()),
        *(_practices(heads.practices) if heads.practices else ()),
    ]
    return "\n".join(lines) + "\n"


def _practices(heads: PracticeHeads) -> list[str]:
    return [
        "",
        "[practices]",
        f"kinds = {json.dumps(list(heads.kinds))}",
        f"likely = {[round(x, 4) for x in heads.likely]}",
        f"thresholds = {list(heads.thresholds)}",
    ]


def _rows(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    return {
        k: {"precision": round(s.precision, 4), "recall": round(s.recall, 4), "f1": round(s.f1, 4), "support": s.hit + s.miss}
        for k, s in scores.items()
    }


def _card(name: str, heads: Heads, labels: list[Label], scores: dict[str, Score], headline: dict[str, float]) -> str:
    weakest = sorted(((k, s) for k, s in scores.items() if s.hit + s.miss), key=lambda kv: (kv[1].f1, kv[0]))[:10]
    registers = Counter(label.register for label in labels)
    surest = surely(heads.held_out, heads.truth, heads.told)
    return CARD.format(
        name=name,
        sentences=len(labels),
        in_documents=sum(bool(label.group) for label in labels),
        documents=len({label.group for label in labels if label.group}),
        nothing=sum(not label.keys for label in labels),
        keys=len(heads.keys),
        registers=", ".join(f"{k} {n}" for k, n in sorted(registers.items())),
        how=f"this very model, which never saw them: a {PARTS}th was left out"
        if heads.tuned
        else f"models fitted without them, {FOLDS} parts in turn",
        measured=len(heads.rows),
        parts="\n".join(_parts(heads)),
        coverages="\n".join(f"| {share:.0%} | {right:.3f} | {least:.2f} |" for share, (least, right) in surest.items()),
        abstain=surest[DECIDED][0],
        seed=SEED,
        cost=COST,
        shrink=SHRINK,
        share=heads.linear_share,
        prior=heads.prior_share,
        epochs=taught(*heads.tuned.sizes) if heads.tuned else "",
        precision=headline["precision"],
        recall=headline["recall"],
        f1=headline["f1"],
        macro=headline["macro_f1"],
        ece=headline["calibration_error"],
        weakest="\n".join(f"| {k} | {s.precision:.2f} | {s.recall:.2f} | {s.f1:.2f} | {s.hit + s.miss} |" for k, s in weakest),
        failures=_failures(heads, labels),
        practices=practices_chapter(measured(heads.practices)) if heads.practices else "",
    )


def practices_chapter(known: Mapping[str, Mapping[str, float]]) -> str:
    """Return the card's chapter on practices from their figures, as `metrics.json` holds them."""
    rows = (
        f"| {k} | {m['precision']:.2f} | {m['recall']:.2f} | {m['threshold']:.2f} | {m['told']} | {m['near_misses']} | {m['strays']} |"
        for k, m in known.items()
    )
    return PRACTICES.format(kinds=len(known), rows="\n".join(rows))


def _ablation(heads: Heads) -> dict[str, dict[str, float]]:
    """The figures of each part of the model by itself, of all together, and of the cascade; `encoder`: the share that it reads."""
    whole = {**heads.alone, "together": heads.held_out}
    read = {name: float(name != "linear" and heads.tuned is not None) for name in whole}
    if heads.certain:
        skipped = sure(heads.alone["linear"], heads.certain)
        whole["cascade"] = np.where(skipped[:, None], heads.alone["linear"], heads.held_out)
        read["cascade"] = 1 - float(skipped.mean())
    return {name: {**_figures(heads, p), "encoder": round(read[name], 4)} for name, p in whole.items()}


def _figures(heads: Heads, probability: Floats) -> dict[str, float]:
    s = micro(probability, heads.truth, heads.told)
    error = calibration_error(probability, heads.truth, heads.told)
    return {"precision": round(s.precision, 4), "recall": round(s.recall, 4), "f1": round(s.f1, 4), "calibration_error": round(error, 4)}


def _parts(heads: Heads) -> list[str]:
    """A line of the card's table for each part of the model."""
    names = ("precision", "recall", "f1", "calibration_error")
    rows = ((name, " | ".join(f"{r[n]:.3f}" for n in names), r["encoder"]) for name, r in _ablation(heads).items())
    return [f"| {name} | {cells} | {read:.0%} |" for name, cells, read in rows]


def _failures(heads: Heads, labels: list[Label]) -> str:
    """The three sentences whose own key got the least probability when they were held out."""
    own = np.where(heads.truth, heads.held_out, 2.0).min(axis=1)
    lines = []
    for i in np.argsort(own)[:3]:
        label = labels[heads.rows[i]]
        said = [heads.keys[k] for k in np.flatnonzero(heads.held_out[i] >= 0.5)]
        lines.append(f"- “{label.unit.text}”: is about {', '.join(label.keys)}; was mapped to {', '.join(said) or 'nothing'}.")
    return "\n".join(lines)
