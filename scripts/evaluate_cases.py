"""Marked cases -> a table of probabilities: what the product itself says of each marked passage.

A case is a folder with case.json (`files`, `as_of`, `code`, and `passages`: text, provisions, allowed) and its document, read
and cut into passages as `ombudscan check` does it. Rows of forms are left out: they are not classified.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ombudscan import catalog, classify, extract, flow
from ombudscan.classify import Classifier
from ombudscan.classify.lexical import Unit
from ombudscan.nouns import Claim, Document, Edition, Passage, Settings
from ombudscan.train.evaluate import Bools, Floats

# A marked passage that a page break cut is found by runs of this many characters, every other one of which has to agree.
RUN, STEP = 40, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Probabilities, truth and which decisions count: a row a passage, a column a provision key.

    `texts` are the passages, `units` what the classifier read of them.
    """

    probability: Floats
    truth: Bools
    told: Bools
    keys: tuple[str, ...]
    texts: tuple[str, ...]
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """A marked document, read and cut into passages."""

    document: Document
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    stages: tuple[int | None, ...]
    edition: Edition


def table(folder: Path, classifier: Classifier) -> Table:
    """Return what `classifier` says of every marked passage in the cases below `folder`."""
    return tables(folder, {"it": classifier})["it"]


def tables(folder: Path, classifiers: dict[str, Classifier]) -> dict[str, Table]:
    """Return what each of `classifiers` (of the same keys) says of every marked passage; each document is read once."""
    keys = next(iter(classifiers.values())).keys
    rows = [row for path in sorted(folder.glob("*/case.json")) for row in _case(path, classifiers, keys)]
    same_ = {name: np.array([row[name] for row in rows]).reshape(len(rows), len(keys)) for name in ("truth", "told")}
    texts, units = tuple(row["text"] for row in rows), tuple(row["unit"] for row in rows)
    said = {name: np.array([row["said"][name] for row in rows]).reshape(len(rows), len(keys)) for name in classifiers}
    return {name: Table(keys=keys, texts=texts, units=units, probability=p, **same_) for name, p in said.items()}


def joined(several: list[Table]) -> Table:
    """Return the rows of several tables of the same keys as one table."""
    columns = {name: np.concatenate([getattr(t, name) for t in several]) for name in ("probability", "truth", "told")}
    texts, units = (tuple(x for t in several for x in getattr(t, name)) for name in ("texts", "units"))
    return Table(keys=several[0].keys, texts=texts, units=units, **columns)


def _case(path: Path, classifiers: dict[str, Classifier], keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    case = json.loads(path.read_text(encoding="utf-8"))
    for name in (case.get("files") or [case.get("file")]) if case.get("passages") else []:
        yield from _passages(_read(path.parent / name, Settings(as_of=case["as_of"])), case["passages"], classifiers, keys)


def _read(path: Path, settings: Settings) -> _Document:
    """The document up to where the classifier comes in."""
    document = flow.read.document(path)
    claims = extract.claims(document)
    edition = catalog.edition(extract.identity(document, claims, settings).edition)
    passages = extract.passages(document, claims)
    stages = tuple(s.stage for s in extract.statements(document, passages, claims))
    return _Document(document=document, claims=claims, passages=passages, stages=stages, edition=edition)


def _passages(
    read: _Document, marked: list[dict[str, Any]], classifiers: dict[str, Classifier], keys: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    number = {p.key: p.number for p in read.edition.provisions}
    places = {p.id: p for p in read.passages if p.claim is None}
    free = {id: plain(read.document.quote(p.span)) for id, p in places.items()}
    said = {name: _said(read, classifier) for name, classifier in classifiers.items()}
    for want in marked:
        found = [id for id, text in free.items() if same(text, plain(want["text"]))]
        if not found:
            continue
        yield {
            "text": want["text"],
            "unit": Unit(text=want["text"], path=places[found[0]].path, lead_in=places[found[0]].lead_in),
            "said": {name: [max(s.get((id, k), 0.0) for id in found) for k in keys] for name, s in said.items()},
            "truth": [number.get(k, "-") in want["provisions"] for k in keys],
            "told": [k in number and number[k] not in want.get("allowed", []) for k in keys],
        }


def _said(read: _Document, classifier: Classifier) -> dict[tuple[str, str], float]:
    """The probability of each passage (its id) and key."""
    found = classify.matches(read.document, read.passages, classifier, read.claims, read.stages)
    return {(m.passage, m.key): m.probability for m in found}


def plain(text: str) -> str:
    """Return the words of `text` in lower case, one blank between them."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("’", "'")))


def same(text: str, marked: str) -> bool:
    """Whether a passage is the marked one, a part of it, or most of it."""
    if not text or not marked:
        return False
    runs = {marked[i : i + RUN] for i in range(0, max(1, len(marked) - RUN), STEP)}
    return text in marked or marked in text or sum(run in text for run in runs) >= max(1, len(runs) // 2)
