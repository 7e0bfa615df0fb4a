"""A wording that a provision forbids: the noun that the lists of them are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ombudscan.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """A wording that the provisions with `keys` forbid; `since` is the first edition year that forbids it."""

    keys: frozenset[str]
    pattern: Pattern
    why: str
    since: int = 2020


def forbid(keys: str, why: str, pattern: str, since: int = 2020) -> Forbidden:
    """Return a forbidden wording; `keys` are separated by blanks, the pattern is verbose and in any case."""
    return Forbidden(keys=frozenset(keys.split()), pattern=Pattern(pattern, re.IGNORECASE | re.VERBOSE), why=why, since=since)


FINISHED = r"(?:finished|completed?|done|carried\s+out|closed\s+off|fixed|resolved|in\s+place|signed\s+off)"
WORK = r"(?:repairs?|works?|jobs?|actions?|remed(?:y|ies)|contractor)"
