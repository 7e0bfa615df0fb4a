"""A wording that a provision forbids: the noun that the lists of them are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ombudscan.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """A wording that the provisions with `keys` forbid; `since` is the first edition year that forbids it.

    A sentence with the words of `unless` keeps within what the Code allows.
    """

    keys: frozenset[str]
    pattern: Pattern
    why: str
    since: int = 2020
    unless: Pattern | None = None


def forbid(keys: str, why: str, pattern: str, since: int = 2020, unless: str = "") -> Forbidden:
    """Return a forbidden wording; `keys` are separated by blanks, the patterns are verbose and in any case."""
    flags = re.IGNORECASE | re.VERBOSE
    spared = Pattern(unless, flags) if unless else None
    return Forbidden(keys=frozenset(keys.split()), pattern=Pattern(pattern, flags), why=why, since=since, unless=spared)


# Grounds that are the Code's own: to refuse stage 2 on them is allowed.
CODES_GROUNDS = (
    r"\b(?:exclusions?|excluded)\b|\bgrounds?\s+(?:in|at|listed|set\s+out|given|of|under)\b|\b(?:section|clause|part|paragraph|para)s?\s+\d"
)


FINISHED = r"(?:finished|completed?|done|carried\s+out|closed\s+off|fixed|resolved|in\s+place|signed\s+off)"
WORK = r"(?:repairs?|works?|jobs?|actions?|remed(?:y|ies)|contractor)"
