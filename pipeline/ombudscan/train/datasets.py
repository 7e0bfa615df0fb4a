"""corpus/labels/*.jsonl -> labelled sentences, strictly checked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ombudscan.classify.lexical import Unit
from ombudscan.errors import OmbudscanError

REGISTERS = frozenset("council association almshouse co-op leaflet staff-procedure evidence-cell legalistic plain".split())
_FIELDS = {"text": str, "keys": list, "path": list, "lead_in": str, "register": str}
# `also`: keys that one could defend as well; `contrast`: the name that sentences share which differ in one thing on purpose.
_OPTIONAL = {"also": list, "contrast": str}


class LabelError(OmbudscanError):
    """A label file is wrong; the message names each file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A sentence with the provision keys it speaks of (none: nothing in the Code).

    Keys in `also` are neither right nor wrong. `group` names the landlord where a user's corpus knows it: sentences of
    one group are left out together. `weight` above 0: 1 for a person's label, less for a weak one.
    """

    unit: Unit
    keys: tuple[str, ...]
    register: str
    also: tuple[str, ...] = ()
    contrast: str = ""
    group: str = ""
    weight: float = 1.0


def labels(folder: Path, known: frozenset[str]) -> list[Label]:
    """Return every label in `folder`, in the order of its files; raise LabelError naming each bad line."""
    faults: list[str] = []
    found: list[Label] = []
    seen: dict[Unit, str] = {}
    paths = sorted(folder.rglob("*.jsonl"))
    if not paths:
        raise LabelError(f"{folder} holds no .jsonl file of labels.")
    for path in paths:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.name}:{n}"
            label = _label(line, place, known, faults)
            if label is None:
                continue
            if label.unit in seen:
                faults.append(f"{place}: the same sentence stands in {seen[label.unit]}")
            seen[label.unit] = place
            found.append(label)
    if faults:
        raise LabelError("\n".join(faults))
    return found


def _label(line: str, place: str, known: frozenset[str], faults: list[str]) -> Label | None:
    try:
        raw = json.loads(line)
    except ValueError as error:
        faults.append(f"{place}: not JSON ({error})")
        return None
    if not isinstance(raw, dict) or set(raw) - set(_OPTIONAL) != set(_FIELDS):
        faults.append(f"{place}: needs just the fields {', '.join(_FIELDS)}, and may have {', '.join(_OPTIONAL)}")
        return None
    wrong = [f for f, kind in (_FIELDS | _OPTIONAL).items() if f in raw and not isinstance(raw[f], kind)]
    unknown = [k for k in [*raw["keys"], *raw.get("also", [])] if k not in known] if not wrong else []
    if wrong or unknown or raw["register"] not in REGISTERS or not raw["text"].strip():
        faults.append(f"{place}: wrong {', '.join(wrong) or 'value'} {' '.join(map(str, unknown))}".rstrip())
        return None
    unit = Unit(text=raw["text"], path=tuple(raw["path"]), lead_in=raw["lead_in"])
    also = tuple(k for k in raw.get("also", []) if k not in raw["keys"])
    return Label(unit=unit, keys=tuple(raw["keys"]), register=raw["register"], also=also, contrast=raw.get("contrast", ""))
