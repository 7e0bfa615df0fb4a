"""corpus/labels/rows -> weights that tell evidence against its row's requirement from evidence that only sounds like it.

A sentence is written for one provision, as it would stand beside a "Yes": `contrary`, or sound. The sentences about practices
(corpus/labels/practices) say the same of their own row, or, and count less for it, of the provision that their kind breaks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack, lil_matrix
from sklearn.linear_model import LogisticRegression

from ombudscan import catalog
from ombudscan.classify import encoder as encoders
from ombudscan.classify.against import FILE
from ombudscan.classify.lexical import Unit, Vocabulary, learn_vocabulary
from ombudscan.train.datasets import LabelError
from ombudscan.train.evaluate import Bools, Floats
from ombudscan.train.linear import matrix
from ombudscan.train.lines import objects
from ombudscan.train.packing import packed, packed_families, packed_lines
from ombudscan.train.practices import Practised, practised
from ombudscan.train.seal import seal

FOLDER = "rows"
_FIELDS = {"key": str, "text": str, "contrary": bool}
# What is said of a row's own words beside its requirement; of the other kinds a sentence counts BORROWED.
OWN_KIND, BORROWED = "contrary-evidence", 0.25
# Sound sentences in a row that is not theirs, and sentences about nothing in the Code, and what they count.
NOTHING, MISPLACED = "nothing.jsonl", 0.3
# In so many rows that are not its own a sound sentence is put.
DRAWN = 2
# Kinds that say nothing about whether a row's requirement is met.
_ASIDE = frozenset({OWN_KIND, "future-evidence", "narrow-definition", "weak-commitment"})
# How far words, embeddings and the embeddings of a key's own sentences are scaled, and the cost of an error (scikit-learn's C).
# Chosen on texts by another writer (scripts/row_sentences.py).
WORDS, COMMON, OWN, COST = 3.0, 4.0, 8.0, 1.0
# How many sentences an n-gram of each family has to stand in, and what each family weighs: words, characters, subject, none before.
LEAST, WEIGHTS = (2, 3, 1, 1), (1.0, 1.0, 0.7, 0.4)
# Files of this name are not learnt from: they calibrate and measure. Each writer shares turns of phrase between his sound sentences and
# his contrary ones, so that parts drawn at random would tell less than what somebody else wrote.
LEFT_OUT = "left-out*.jsonl"
# Of the left-out contrary sentences of which the model is sure so many may fall below the floor of the screen.
RARE = 0.02
# Of what is said of left-out sentences so much has to be right: more than every second of them sounds like a fault and is none.
PRECISE = 0.985
SEED = 20261123


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of evidence for the provision `key`, and whether it is contrary to it; `weight` is how much it counts."""

    key: str
    text: str
    contrary: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fitted:
    """Weights as in classify.against.Against."""

    vocabulary: Vocabulary
    screen: Floats
    words: Floats
    common: Floats
    own: Floats


def told(folder: Path) -> tuple[list[Told], list[Told]]:
    """Return the sentences in `folder`/rows to learn from and those left out; raise LabelError naming each bad line."""
    faults: list[str] = []
    known = _subjects()
    left = set((folder / FOLDER).glob(LEFT_OUT))
    read = {path: list(_read(path, known, faults)) for path in sorted((folder / FOLDER).glob("*.jsonl"))}
    if faults:
        raise LabelError("\n".join(faults))
    own = [one for path, some in read.items() if path not in left for one in some]
    return own, [one for path, some in read.items() if path in left for one in some]


def _read(path: Path, known: dict[str, str], faults: list[str]) -> Iterator[Told]:
    for place, raw in objects(path, _FIELDS, faults):
        if raw["key"] not in known or not raw["text"].strip():
            faults.append(f"{place}: there is no key {raw['key']!r}, or no text")
        else:
            yield Told(key=raw["key"], text=raw["text"], contrary=raw["contrary"])


def _subjects() -> dict[str, str]:
    """Each key with what its provision is about, by its newest edition."""
    return {p.key: p.title for e in catalog.editions() for p in e.provisions}


def _keys() -> dict[str, str]:
    """Each title that a provision has in any edition, with the newest edition's key of the same duty, where there is one."""
    newest = {p.key for p in catalog.edition(catalog.NEWEST).provisions}
    own = {p.title: k for e in catalog.editions() for p in e.provisions for k in (p.key, *p.counterparts) if k in newest}
    return own | {p.title: p.key for p in catalog.edition(catalog.NEWEST).provisions}


def borrowed(found: list[Practised]) -> list[Told]:
    """Return the sentences about practices as evidence for the provisions that their kind breaks."""
    keys = _keys()
    broken = {r.check.fact or r.name: r for r in catalog.rules()} | {r.name: r for r in catalog.rules()}
    made = [
        Told(key=keys[p.unit.path[0]], text=p.unit.text, contrary=p.told)
        for p in found
        if p.kind == OWN_KIND and p.unit.path and p.unit.path[0] in keys
    ]
    for p in found:
        rule = broken.get(p.kind)
        if p.kind not in _ASIDE and rule is not None and rule.applies:
            made.append(Told(key=rule.applies[0], text=p.unit.text, contrary=p.told, weight=BORROWED))
    return made


def elsewhere(own: list[Told], folder: Path) -> list[Told]:
    """Return sound sentences, and those about nothing in the Code, as evidence for provisions drawn at random: no fault there."""
    draw = np.random.default_rng(SEED)
    keys = sorted({t.key for t in own})
    path = folder / NOTHING
    nothing = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    texts = [t.text for t in own if not t.contrary] * DRAWN + nothing
    drawn = draw.integers(len(keys), size=len(texts))
    return [Told(key=keys[k], text=text, contrary=False, weight=MISPLACED) for text, k in zip(texts, drawn, strict=True)]


def fit(folder: Path, model: Path, *, words: Vocabulary | None = None) -> dict[str, float]:
    """Fit the weights to the labels in `folder` and the encoder of `model`, write them into that folder and return their figures.

    With `words`, those of the model itself, it learns none of its own, and a sentence's are then found out once.
    Nothing is written, and no figure returned, where the model has no encoder or the folder no sentences of rows. Figures are of the
    left-out sentences: precision and recall of what the model says by itself, and which share of the sound ones is embedded.
    """
    if not (model / "encoder.onnx").exists():
        return {}
    embed = encoders.load(model).embed
    own, left = told(folder)
    truth = np.array([t.contrary for t in left], dtype=bool)
    if not truth.any() or truth.all() or len({t.contrary for t in own}) < 2:
        return {}
    found = [*own, *borrowed(practised(folder)), *elsewhere(own, folder)]
    keys = tuple(dict.fromkeys(t.key for t in found))
    units = units_of(found)
    fitted = _fit(found, units, embed(units), keys, words)
    screened, scores = _scores(fitted, left, embed(units_of(left)), keys)
    curves = _curve(screened, truth), _curve(scores, truth)
    probability = 1 / (1 + np.exp(-(scores * curves[1][0] + curves[1][1])))
    sure = _sure(probability, truth)
    floor = float(np.quantile(screened[truth & (probability >= sure)], RARE)) if (probability >= sure).any() else 0.0
    arrays = _arrays(fitted, keys, (floor, sure, *curves[0], *curves[1]))
    (model / FILE).write_bytes(packed(arrays if words else arrays | _own_words(fitted.vocabulary)))
    seal(model)
    said = (probability >= sure) & (screened >= floor)
    figures = {
        "precision": round(float(truth[said].mean()), 4) if said.any() else 0.0,
        "recall": round(float(said[truth].mean()), 4),
        "threshold": round(sure, 2),
        "learnt": len(own),
        "contrary": int(truth.sum()),
        "sound": int((~truth).sum()),
        "embedded": round(float((screened[~truth] >= floor).mean()), 4),
    }
    _tell(model, figures)
    return figures


def units_of(found: list[Told]) -> list[Unit]:
    """Return the sentences as the classifier reads them, under their rows' subjects."""
    subjects = _subjects()
    return [Unit(text=t.text, path=(subjects[t.key],)) for t in found]


def _scores(fitted: _Fitted, left: list[Told], vectors: Floats, keys: tuple[str, ...]) -> tuple[Floats, Floats]:
    """The scores of left-out sentences by the screen and by all weights together."""
    place = {key: i for i, key in enumerate(keys)}
    own = np.vstack([fitted.own, np.zeros((1, vectors.shape[1]), dtype=np.float32)])
    mine = own[[place.get(t.key, len(keys)) for t in left]]
    features = matrix(units_of(left), fitted.vocabulary)
    screened, words = (np.asarray(features @ w[:-1] + w[-1]) for w in (fitted.screen, fitted.words))
    return screened, words + vectors @ fitted.common + (vectors * mine).sum(axis=1)


def _fit(found: list[Told], units: list[Unit], vectors: Floats, keys: tuple[str, ...], words: Vocabulary | None = None) -> _Fitted:
    """Fit the screen on words alone, and one logistic regression over words, embeddings and each key's own embeddings."""
    vocabulary = words or learn_vocabulary(units, least=LEAST, weights=WEIGHTS)
    features, width = csr_matrix(matrix(units, vocabulary)), vectors.shape[1]
    by_key = lil_matrix((len(found), width * len(keys)), dtype=np.float32)
    for i, one in enumerate(found):
        start = width * keys.index(one.key)
        by_key[i, start : start + width] = vectors[i] * OWN
    screen = _logistic(found, features)
    weights = _logistic(found, hstack([csr_matrix(vectors * COMMON), by_key.tocsr(), features * WORDS]).tocsr())
    end = width * (1 + len(keys))
    return _Fitted(
        vocabulary=vocabulary,
        screen=screen,
        common=weights[:width] * COMMON,
        own=weights[width:end].reshape(len(keys), width) * OWN,
        words=np.append(weights[end:-1] * WORDS, weights[-1:]),
    )


def _logistic(found: list[Told], table: csr_matrix) -> Floats:
    """The weights of a logistic regression, the intercept behind them."""
    head = LogisticRegression(C=COST, max_iter=5000, class_weight="balanced")
    head.fit(table, [t.contrary for t in found], sample_weight=[t.weight for t in found])
    return np.append(head.coef_[0], head.intercept_).astype(np.float32)


def _curve(scores: Floats, truth: Bools) -> tuple[float, float]:
    """Platt's slope and offset for left-out scores."""
    head = LogisticRegression(C=1e6).fit(scores[:, None], truth)
    return float(head.coef_[0, 0]), float(head.intercept_[0])


def _sure(probability: Floats, truth: Bools) -> float:
    """The least probability from which PRECISE of all that is surer is right."""
    ladder = (round(0.5 + 0.01 * i, 2) for i in range(50))
    return next((at for at in ladder if (said := probability >= at).any() and truth[said].mean() >= PRECISE), 1.01)


CHAPTER = """## Evidence against its own row

It says how surely a sentence beside a yes is against that row's requirement (`corpus/labels/rows`, {learnt} sentences learnt from).
On {contrary} contrary and {sound} sound sentences by a writer of whom nothing was learnt, each of the sound ones made to sound like a
fault: precision {precision:.3f} and recall {recall:.3f} from {threshold:.2f}, the probability chosen there. Of the sound ones it embeds
{embedded:.0%}, the others are plain by their words.

"""


def _tell(model: Path, figures: dict[str, float]) -> None:
    """Write the figures into the model's metrics.json and card.md, in the place of those that stand there."""
    metrics, card = model / "metrics.json", model / "card.md"
    if metrics.exists():
        known = json.loads(metrics.read_text(encoding="utf-8"))
        unseen = known.pop("never_seen", [])  # a long list: it stands at the end
        metrics.write_text(json.dumps({**known, "rows": figures, "never_seen": unseen}, indent=1) + "\n", encoding="utf-8")
    if card.exists():
        before, heading, behind = card.read_text(encoding="utf-8").partition("## Evidence against its own row\n")
        rest = re.search(r"^## ", behind, re.MULTILINE)
        text = before + (behind[rest.start() :] if rest else heading + behind)
        card.write_text(text.replace("## Where it fails\n", CHAPTER.format(**figures) + "## Where it fails\n", 1), encoding="utf-8")


def _arrays(fitted: _Fitted, keys: tuple[str, ...], numbers: tuple[float, ...]) -> dict[str, npt.NDArray[Any]]:
    """What classify.against reads."""
    return {
        "keys": packed_lines(keys),
        "screen": fitted.screen.astype(np.float16),
        "words": fitted.words.astype(np.float16),
        "common": fitted.common.astype(np.float16),
        "own": fitted.own.astype(np.float16),
        "numbers": np.array(numbers, dtype=np.float64),
    }


def _own_words(vocabulary: Vocabulary) -> dict[str, npt.NDArray[Any]]:
    return {
        **packed_families(vocabulary.index),
        "idf": vocabulary.idf.astype(np.float16),
        "weights": np.array(vocabulary.weights, dtype=np.float64),
    }
