"""Times in which a resident says nothing: a case is closed after them, and no time of the landlord's is set."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

_WHO = r"(?:you|residents?|tenants?|complainants?|customers?|members?|leaseholders?|they|them|(?:the|a|an)\s+\w+)"
_NOTHING = Pattern(
    rf"""
    # "if we have not heard from you", "should nothing be heard from the tenant", "having had no answer from you"
    \b(?:(?:has|have|had|is|are|be|been|do|does|did|hear)\s*(?:not|n['’]t|nothing|no)|nothing|no(?:\s+\w+)?|without|never)\b[^.;,]{{0,40}}?
        \b(?:heard?|answer|reply|response|word|contact|news|letter|sign|anything)\b[^.;,]{{0,25}}?\b(?:from|by|with)\s+{_WHO}\b
    # "you have not got back to us", "the resident does not reply", "the tenant fails to write"
    | \b{_WHO}\s+(?:(?:has|have|had|do|does|did|is|are|should)\s*(?:not|n['’]t)|fails?(?:\s+to)?|failed\s+to|never|neglects?\s+to)\s+
        (?:\w+\s+)?(?:got|get|come|came|heard|answer\w*|repl\w+|respond\w*|writ\w+|contact\w*|return\w*|sen[dt]|engag\w+|been\s+(?:in\s+touch|heard)|
        told|tell|let|taken\s+(?:it|this|the\s+matter)|ask\w*)\b
    | \b(?:has|have|been|is|are|stays?|falls?|remains?)\s+(?:been\s+)?silent\b | \bsilence\b
    | \bunless\s+{_WHO}\s+(?:\w+\s+)?(?:contacts?|repl(?:y|ies)|answers?|responds?|writes?|tells?|gets?|comes?|asks?)\b
    | \bif\s+(?:we|nothing)\s+(?:do\s+not\s+|don['’]t\s+)?hears?\s+(?:nothing|no\s+more|from\s+{_WHO})
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "If you have not heard from us within ten days, ring": the resident waits, and nothing new is promised either.
_OF_US = Pattern(r"\b(?:not|n['’]t|nothing|never)\s+(?:\w+\s+)?(?:heard?|had)\b[^.;,]{0,30}\bfrom\s+(?:us|the\s+\w+)\b", re.IGNORECASE)
# "If you do not reply, we write to you within five days": the time is the main clause's.
_NEW_CLAUSE = Pattern(r"[;.]\s|,\s*(?:we|our|the|a|an|it|this|you)\s", re.IGNORECASE)
_LAPSES = Pattern(
    r"\b(?:clos(?:e|es|ed|ing)|shut|settled|withdrawn|lapse[sd]?|end(?:s|ed)?|finish\w*|conclud\w+|content|satisfied|accept\w*|abandon\w*|"
    r"no\s+further\s+action|dropped|take\s+it\s+that|assume\w*|decide\s+on)\b",
    re.IGNORECASE,
)


def resident_is_silent(text: str, at: int) -> bool:
    """Return whether the time at character `at` of a sentence is how long the resident has said nothing."""
    found = _NOTHING.search(text[:at]) or _NOTHING.search(text, at)
    if found is None:
        return bool(_OF_US.search(text[:at]) and re.match(r"\W{0,300}(?:if|where|when|should)\b", text, re.IGNORECASE))
    if _NEW_CLAUSE.search(text[min(found.start(), at) : max(found.end(), at)]):
        return False
    return bool(_LAPSES.search(text)) or found.start() < at


def lets_rest(text: str) -> bool:
    """Return whether a sentence treats a complaint as settled or closed."""
    return bool(_LAPSES.search(text))
