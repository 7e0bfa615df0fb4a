"""A wording that a provision forbids: the noun that the lists of them are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ombudscan.pattern import Pattern

# How sure an exact wording is; the others leave it to Fact.
EXACT = 0.95


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

# "They can take it to the Ombudsman if they disagree": what the letter says to all, and no condition on which it says so.
RESIDENTS_ROUTE = (
    r"\b(?:can|may|could|might|rights?\s+(?:to|of)|free\s+to|able\s+to|entitled\s+to|how\s+to|option\s+(?:of|to)|where\s+to)\b[^.;]{0,60}\bombudsman\b"
    r"(?:(?!\b(?:is|are|be)\s+(?:\w+\s+)?(?:given|sent|provided|included|explained|mentioned|added|shared|told|enclosed|offered|put|set)\b)[^.;]){0,40}"
    r"\b(?:if|where|when|should)\b"
    # "The letter tells the tenant that, if unhappy with the delay, they can ring the Ombudsman"
    r"|\b(?:letters?|tells?|says?|explains?|states?|prints?|sets?\s+out|informs?)\b[^.;]{0,60}\b(?:if|where|should|when)\b[^.;]{0,60}\b(?:can|may|could)\s+(?:\w+\s+)?"
    r"(?:ring|go|turn|contact|write|complain|take|ask|approach|call|reach|get|refer)\b[^.;]{0,30}\bombudsman\b"
)
# The details are in each letter; what is said of those who object comes on top.
IN_ANY_CASE = (
    r"\bwhether\s+or\s+not\b|\bregardless\b|\bin\s+any\s+(?:case|event)\b|\balways\b|\b(?:every|each|all)\s+(?:\w+\s+){0,2}(?:letters?|cases?"
    r"|extensions?|refusals?)\b|\b(?:headed|entitled|titled|called|heading|title)\W+(?:if|when|where)\b|\bagain\b|\banyway\b|\balready\b|\bautomatically\b|\bnot\s+(?:only|just)\b|\bnobody\b"
    r"|\ball\s+(?:tenants|residents|customers|leaseholders|of\s+them|who|those)\b|\beveryone\b|\beverybody\b|\bthose\s+who\s+do\s+not\W*$"
)
