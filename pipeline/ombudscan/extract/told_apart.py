"""Provisions that share their words, told apart: what a sentence says of one of them is taken for no word on its neighbour.

The classifier learns provisions by their words. The Equality Act stands in 3.1 (needs are foreseen) and in 5.10 (adjustments are recorded
and reviewed), subjects that are never shut out in 2.5 and lists of what is in 2.2, equal treatment in 1.3 and in 5.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ombudscan.pattern import Pattern

# Needs are thought of beforehand, and nothing is said of what is then written down: 3.1 alone.
_FORESEEN = Pattern(
    r"\b(?:anticipat\w*|foresee\w*|foreseen|think\w*\s+ahead|plan\w*\s+ahead|in\s+advance|ahead\s+of\s+time|proactiv\w*"
    r"|without\s+(?:being\s+asked|waiting)|(?:do|does)\s+not\s+(?:wait|depend\s+on))\b",
    re.IGNORECASE,
)
_ACT = Pattern(r"\bequality\s+act\b", re.IGNORECASE)
_RECORDED = Pattern(
    r"\b(?:record\w*|log(?:s|ged)?|register\w*|written|writes?\s+down|kept|keeps?|stored?|review\w*|disclos\w*|agreed|history|file)\b",
    re.IGNORECASE,
)
# "No subject is shut out wholesale", "We do not have a list of subjects that are out of bounds": 2.5, and no list of exclusions.
_NO_BLANKET = Pattern(
    r"""\b(?:no|not|never|nor|n['’]t)\b[^.;]{0,30}\b(?:subjects?|topics?|kinds?|types?|sorts?|categor(?:y|ies)|class(?:es)?|areas?)\b[^.;]{0,50}
        \b(?:exclu\w+|out\s+of\s+bounds|shut\s+out|barred|banned|ruled\s+out|off\s+limits|turned\s+away|refused|closed|automatic\w*|wholesale)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNLESS = Pattern(r"\b(?:except|unless|other\s+than|apart\s+from|save)\b|:\s*$", re.IGNORECASE)
# "a complaint made through another person is treated no differently": 1.3, and no word on how residents fare who complain
_THROUGH = Pattern(
    r"\bcomplaints?\b[^.;]{0,40}\b(?:through|by|from|via|for\s+(?:you|them)\s+by|on\s+behalf\s+of)\b[^.;]{0,60}"
    r"\b(?:treated|handled|dealt\s+with|taken|logged)\b[^.;]{0,25}\b(?:no\s+differently|the\s+same|just\s+the\s+same|alike|like\s+any\s+other"
    r"|(?:in\s+)?(?:just\s+|exactly\s+)?the\s+same\s+way)\b",
    re.IGNORECASE,
)
_DETRIMENT = Pattern(r"\b(?:(?:only|one|single)\s+polic|detriment|worse|because\s+(?:they|you)|against\s+(?:you|them|any))", re.IGNORECASE)
# How sure such a wording is of the provision that it means.
SAID = 0.9


def told(text: str) -> Iterator[tuple[str, float]]:
    """Yield the provisions' keys that the words of `text` settle, each with its probability: 0 where they are a neighbour's."""
    if _ACT.search(text) and _FORESEEN.search(text) and not _RECORDED.search(text):
        yield "adjustments-recorded", 0.0
    spared = _NO_BLANKET.search(text)
    if spared and not _UNLESS.search(text, spared.end()):
        yield "no-blanket-exclusion", SAID
        yield "exclusions", 0.0
    if _THROUGH.search(text) and not _DETRIMENT.search(text):
        yield "single-policy", 0.0
