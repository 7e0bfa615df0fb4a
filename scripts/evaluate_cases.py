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

from ombudscan import flow
from ombudscan.classify import Classifier
from ombudscan.classify.lexical import Unit
from ombudscan.nouns import Evidence, Settings
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


def table(folder: Path, classifier: Classifier) -> Table:
    """Return what `classifier` says of every marked passage in the cases below `folder`."""
    keys = classifier.keys
    rows = [row for path in sorted(folder.glob("*/case.json")) for row in _case(path, classifier)]
    columns = {name: np.array([row[name] for row in rows]).reshape(len(rows), len(keys)) for name in ("probability", "truth", "told")}
    return Table(keys=keys, texts=tuple(row["text"] for row in rows), units=tuple(row["unit"] for row in rows), **columns)


def _case(path: Path, classifier: Classifier) -> Iterator[dict[str, Any]]:
    case = json.loads(path.read_text(encoding="utf-8"))
    for name in (case.get("files") or [case.get("file")]) if case.get("passages") else []:
        document = flow.read.document(path.parent / name)
        evidence = flow.evidence(document, Settings(as_of=case["as_of"]), classifier)
        yield from _passages(evidence, case["passages"], classifier.keys)


def _passages(evidence: Evidence, marked: list[dict[str, Any]], keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    number = {p.key: p.number for p in evidence.edition.provisions}
    places = {p.id: p for p in evidence.passages if p.claim is None}
    free = {id: plain(evidence.document.quote(p.span)) for id, p in places.items()}
    said: dict[str, dict[str, float]] = {}
    for m in evidence.matches:
        said.setdefault(m.passage, {})[m.key] = m.probability
    for want in marked:
        found = [id for id, text in free.items() if same(text, plain(want["text"]))]
        if not found:
            continue
        yield {
            "text": want["text"],
            "unit": Unit(text=want["text"], path=places[found[0]].path, lead_in=places[found[0]].lead_in),
            "probability": [max(said.get(id, {}).get(k, 0.0) for id in found) for k in keys],
            "truth": [number.get(k, "-") in want["provisions"] for k in keys],
            "told": [k in number and number[k] not in want.get("allowed", []) for k in keys],
        }


def plain(text: str) -> str:
    """Return the words of `text` in lower case, one blank between them."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("’", "'")))


def same(text: str, marked: str) -> bool:
    """Whether a passage is the marked one, a part of it, or most of it."""
    if not text or not marked:
        return False
    runs = {marked[i : i + RUN] for i in range(0, max(1, len(marked) - RUN), STEP)}
    return text in marked or marked in text or sum(run in text for run in runs) >= max(1, len(runs) // 2)
