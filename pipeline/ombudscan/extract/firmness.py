"""How firmly a promise of a time is made: firmly, usually, or as an aim."""

from __future__ import annotations

import re

from ombudscan.extract.steps import ACKNOWLEDGE, PEOPLE, RESPOND
from ombudscan.nouns import Firmness
from ombudscan.pattern import Pattern

_AIM = Pattern(
    r"\b(?:aim\w*|tr(?:y|ies|ying)\s+(?:to|for)|(?:shoot|push)(?:s|ing)?\s+for|ideally|preferably|hopefully|endeavou?r\w*|seeks?\s+to|"
    r"hop(?:e|es|ing)|intend\w*|intention|striv\w*|anticipat\w+|(?:do(?:es)?|doing)\s+(?:(?:our|its|their|his|her)\s+(?:\w+\s+)?best"
    r"|(?:what|all|everything)\s+(?:we|it|they|he|she)\s+can\s+to)|mak(?:e|es|ing)\s+every\s+effort"
    r"|best\s+endeavours|would\s+(?:like|expect|hope)|should\s+(?:\w+\s+)?be\s+able\s+to|target\s+(?:is|of)\b|work\w*\s+towards"
    r"|expects?\s+to|(?:our|the)\s+(?:goal|ambition)\s+is)\b",
    re.IGNORECASE,
)
_AS_FAR = Pattern(
    r"\b(?:(?:where|when|as\s+far\s+as|so\s+far\s+as|if|as\s+soon\s+as)(?:ver)?\s+(?:(?:this|it)\s+is\s+|at\s+all\s+)?"
    r"(?:possible|practicable|feasible|(?:we|it|they)\s+can(?=\W))|all\s+being\s+well"
    r"|is\s+(?:what\s+we|our)\s+(?:aim|hope|target|goal|intention|ambition)\b)",
    re.IGNORECASE,
)
# Words before soft ones that make them somebody else's: "what the resident hopes for", "the result that you would like".
_WHO = Pattern(r",\s+(?:who|which)\b[^,;]{1,60},", re.IGNORECASE)  # "the officer, who tries to ring you first, replies ..."
_THEIRS = Pattern(
    rf"\b(?!they|someone|members?){PEOPLE}(?:['’](?:d|re))?\s+(?:(?:may|might|can|could|would|also|then|is|are|was|were)\s+){{0,2}}$",
    re.IGNORECASE,
)
_ASKED = Pattern(
    r"\b(?:what|how|why|whatever|which|outcome|remedy|result|method|way|manner)\b(?![^,;]{0,900}\b(?:we|us|our|will)\b)"
    r"[^,;]{0,900}$",
    re.IGNORECASE,
)
# "..., trying to put things right": a clause that hangs on a promise made before it.
_HANGING = Pattern(r"(?:[,;:–]|\b(?:and|that|which|who|where|why|because|explain\w*|say\w*)\b)[^,;]{0,900}$", re.IGNORECASE)
_USUAL = Pattern(
    r"\b(?:(?:usual|normal)(?:ly\b|(?=\s+(?:time\w*|target\w*|practice|period|limit|deadline|response|reply|course)\b)|\s*$)|"
    r"general(?:ly)?|typical(?:ly)?|ordinarily|as\s+a\s+rule|in\s+(?:most|the\s+majority\s+of|"
    r"many)\s+cases|mostly|most\s+of\s+the\s+time)\b"
    r"(?!\s+(?:working|office|service|hours))",
    re.IGNORECASE,
)


def firmness(before: str, after: str = "") -> Firmness:
    """Return how firmly a clause promises by the words round its time: "aim to" and "where possible", or "usually", or neither."""
    before = _WHO.sub(" ", before)
    if _AS_FAR.search(f"{before} … {after}") or _governs(_AIM, before, after):
        return "aim"
    return "usual" if _governs(_USUAL, before, after) else "firm"


def _governs(soft: Pattern, before: str, after: str) -> bool:
    """Whether soft words are the promise's own: not what the resident hopes for, nor of a clause that hangs on it."""
    if any(not _anothers(soft, before[: m.start()]) for m in soft.finditer(before)):
        return True
    promised = ACKNOWLEDGE.search(before) or RESPOND.search(before)
    ahead = [after[: m.start()] for m in soft.finditer(after)]
    return any(not _anothers(soft, words) and not (promised and _HANGING.search(words)) for words in ahead)


def _anothers(soft: Pattern, words: str) -> bool:
    """Whether soft words that follow these are the resident's; residents "usually hear" by the landlord's doing."""
    return bool(_ASKED.search(words) or (soft is _AIM and _THEIRS.search(words)))
