"""decisions.jsonl -> what reviewers said of passages: that one speaks of a provision, or that it does not."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from ombudscan.errors import OmbudscanError

NAME = "decisions.jsonl"
_FIELDS = ("document", "passage", "key", "decision", "reviewer", "date")


class CorpusError(OmbudscanError):
    """A user's corpus cannot be learnt from; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A reviewer agreed that `passage` of `document` (a file's name) speaks of `key`, or dismissed that; `date` is ISO."""

    document: str
    passage: str
    key: str
    decision: Literal["agree", "dismiss"]
    reviewer: str
    date: str


def decisions(path: Path, known: frozenset[str]) -> list[Decision]:
    """Return the decisions in `path`, the last by date on each document, passage and key; raise CorpusError naming each bad line."""
    faults: list[str] = []
    latest: dict[tuple[str, str, str], Decision] = {}
    for n, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        found = _decision(line, known)
        if isinstance(found, str):
            faults.append(f"{path.name}:{n}: {found}")
            continue
        about = (found.document, found.passage, found.key)
        if about not in latest or latest[about].date <= found.date:
            latest[about] = found
    if faults:
        raise CorpusError("\n".join(faults))
    return list(latest.values())


def _decision(line: str, known: frozenset[str]) -> Decision | str:
    """The decision on a line, or what is wrong with it."""
    try:
        raw = json.loads(line)
    except ValueError as error:
        return f"not JSON ({error})"
    if not isinstance(raw, dict) or set(raw) != set(_FIELDS):
        return f"needs just the fields {', '.join(_FIELDS)}"
    if wrong := [f for f in _FIELDS if not isinstance(raw[f], str) or not raw[f].strip()]:
        return f"{', '.join(wrong)} must be words"
    if raw["key"] not in known:
        return f"there is no provision key {raw['key']!r}; `ombudscan codes hos-2024 --format json` names them"
    if raw["decision"] not in ("agree", "dismiss"):
        return f"decision is {raw['decision']!r}; it must be agree or dismiss"
    if not _is_day(raw["date"]):
        return f"date is {raw['date']!r}; it must be a day such as 2026-11-21"
    return Decision(**cast(dict[str, str], raw))  # type: ignore[arg-type]


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
