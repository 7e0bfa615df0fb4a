"""corpus/labels -> labelled sentences, strictly checked: isolated ones, and whole documents under documents/.

A document is a file: its sentences stand in its order, so that each knows its neighbours in the same section.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ombudscan import catalog
from ombudscan.classify.lexical import Unit, beside
from ombudscan.errors import OmbudscanError
from ombudscan.train.lines import objects

REGISTERS = frozenset("council association almshouse co-op leaflet staff-procedure evidence-cell legalistic plain".split())
_FIELDS = {"text": str, "keys": list, "path": list, "lead_in": str, "register": str}
# `also`: keys that one could defend as well; `contrast`: the name that sentences share which differ in one thing on purpose.
_OPTIONAL = {"also": list, "contrast": str}
DOCUMENTS = "documents"


class LabelError(OmbudscanError):
    """A label file is wrong; the message names each file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A sentence with the provision keys it speaks of (none: nothing in the Code).

    Keys in `also` are neither right nor wrong. `group` names the document, or the landlord where a user's corpus knows it:
    sentences of one group are left out together. `weight` above 0: 1 for a person's label, less for a weak one.
    """

    unit: Unit
    keys: tuple[str, ...]
    register: str
    also: tuple[str, ...] = ()
    contrast: str = ""
    group: str = ""
    weight: float = 1.0


@dataclass(slots=True)
class _Found:
    """What has been read so far, and what is wrong with it."""

    labels: list[Label] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seen: dict[Unit, str] = field(default_factory=dict)


def labels(folder: Path, known: frozenset[str]) -> list[Label]:
    """Return every label in `folder`, in the order of its files; raise LabelError naming each bad line."""
    paths = [*sorted(folder.glob("*.jsonl")), *sorted((folder / DOCUMENTS).glob("*.jsonl"))]
    if not paths:
        raise LabelError(f"{folder} holds no .jsonl file of labels.")
    found = _Found()
    for path in paths:
        document = path.stem if path.parent.name == DOCUMENTS else ""
        read = list(_read(path, document, known, found))
        found.labels.extend(_joined(read) if document else read)
    if found.faults:
        raise LabelError("\n".join(found.faults))
    return found.labels


def mark(label: Label) -> str:
    """Return a short name of the sentence and its place, by which a model remembers what it never saw."""
    return hashlib.sha256("\x1f".join((label.group, label.unit.text, *label.unit.path, label.unit.lead_in)).encode()).hexdigest()[:12]


def _read(path: Path, document: str, known: frozenset[str], found: _Found) -> Iterator[Label]:
    for place, raw in objects(path, _FIELDS, found.faults, _OPTIONAL):
        if fault := _fault(raw, known):
            found.faults.append(f"{place}: wrong {fault}")
            continue
        label = _label(raw, document)
        if not document and label.unit in found.seen:
            found.faults.append(f"{place}: the same sentence stands in {found.seen[label.unit]}")
        found.seen[label.unit] = place
        yield label


def _joined(read: list[Label]) -> list[Label]:
    """The labels of one document, each with its neighbours in the same section."""
    units = beside([label.unit for label in read], [label.unit.path for label in read])
    return [replace(label, unit=unit) for label, unit in zip(read, units, strict=True)]


def _label(raw: dict[str, Any], document: str) -> Label:
    keys = tuple(raw["keys"])
    also = dict.fromkeys([*raw.get("also", []), *_unasked(frozenset([*keys, *raw.get("also", [])]))])
    return Label(
        unit=Unit(text=raw["text"], path=tuple(raw["path"]), lead_in=raw["lead_in"]),
        keys=keys,
        register=raw["register"],
        also=tuple(k for k in also if k not in keys),
        contrast=raw.get("contrast", ""),
        group=document,
    )


def _unasked(keys: frozenset[str]) -> Iterator[str]:
    """Keys of older editions with the same duty as one of `keys`: who labelled the sentence was not asked about them."""
    return (older for older, newer in _counterparts() if keys & newer)


@cache
def _counterparts() -> tuple[tuple[str, frozenset[str]], ...]:
    newest = {p.key for p in catalog.edition(catalog.NEWEST).provisions}
    older = (p for e in catalog.editions() for p in e.provisions if p.counterparts and p.key not in newest)
    return tuple((p.key, frozenset(p.counterparts)) for p in older)


def _fault(raw: dict[str, Any], known: frozenset[str]) -> str:
    """What is wrong with the fields' values; "" if nothing is."""
    unknown = [str(k) for k in (*raw["keys"], *raw.get("also", ())) if k not in known]
    return " ".join(unknown) or ("value" if raw["register"] not in REGISTERS or not raw["text"].strip() else "")
