"""A file of JSON Lines -> its objects, each with its place; what is wrong with the others is said of each line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def objects(
    path: Path, fields: Mapping[str, type], faults: list[str], optional: Mapping[str, type] | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield file and line, and the object there, of each line that has just the `fields`, and may have those in `optional`.

    Into `faults` goes a sentence for every other line: no JSON, other fields, or a field of another type.
    """
    may = optional or {}
    kinds = {**fields, **may}
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{n}"
        try:
            raw = json.loads(line)
        except ValueError as error:
            faults.append(f"{place}: not JSON ({error})")
            continue
        if not isinstance(raw, dict) or not set(fields) <= set(raw) <= set(kinds):
            besides = f", and may have {', '.join(may)}" if may else ""
            faults.append(f"{place}: needs just the fields {', '.join(fields)}{besides}")
        elif wrong := [name for name, kind in kinds.items() if name in raw and not isinstance(raw[name], kind)]:
            faults.append(f"{place}: wrong {', '.join(wrong)}")
        else:
            yield place, raw
