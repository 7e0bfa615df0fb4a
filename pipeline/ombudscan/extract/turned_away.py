"""Whether a sentence is an item of a list of what is not taken: by its heading, or by the words that announce the list."""

from __future__ import annotations

import re

from ombudscan.extract.signs import Setting
from ombudscan.pattern import Pattern

_NOT_TAKEN = Pattern(
    r"exclu|not (?:a|be|consider|deal|accept|treat|cover|look|"
    r"regard|class|count|taken|handled|investigat|seen|viewed)|(?:will|can|do) ?(?:not|n't)|outside|cannot",
    re.IGNORECASE,
)
# "We do not turn a complaint down where:" announces what is taken all the same.
_TAKEN = Pattern(
    r"(?:\b(?:not|never|cannot)\b|n['’]t\b) (?:\w+ ){0,2}?(?:say no\b|refus|declin|reject|exclu|turn\w* (?:\w+ ){0,3}(?:down|away)\b)",
    re.IGNORECASE,
)
_ITEM_WORDS = 14
_THEY_DO = Pattern(r"[a-z]\w{0,40} (?:will|may) (?:ask|write|send)")
_HAS_A_VERB = Pattern(r"\b(?:we|you|it|but|go|goes|is|are)\b", re.IGNORECASE)
_DENYING_HEADING = Pattern(
    r"\bwhat\b[^.]{0,20}\b(?:not|n't|never|cannot)\b[^.]{0,20}\b(?:deal|take|consider|accept|look)|\bexclu(?:ded|sions)\b", re.IGNORECASE
)
# "Turning a complaint down", "When we say no", and below it "The grounds are:"
_TURNING_DOWN = Pattern(r"\b(?:turn\w* [^.]{0,30}\b(?:down|away)|refus\w+|declin\w+|reject\w*|say(?:ing)? no)\b", re.IGNORECASE)
_GROUNDS = Pattern(
    r"^(?!.{0,300}(?:(?<!\bsay )\bno\b|\bn(?:ot|ever|or)\b|n['’]t\b)).{0,300}?"
    r"\b(?:(?:grounds?|reasons?)\b[^.:]{0,40}\b(?:is|are)\b[^.:]{0,20}"
    r"|(?:may|can|will|shall|must|do) (?:turn|refus|declin|reject|say)[^.:]{0,60}\b(?:if|where|when|because|for))\W*$",
    re.IGNORECASE,
)


def listed(setting: Setting) -> bool:
    """Return whether the sentence is an item of a list of what is not taken, and says no more than that."""
    if _THEY_DO.search(setting.text) or _TAKEN.search(setting.lead_in):
        return False
    last = (setting.statement.passage.path[-1:] or ("",))[0]
    if not setting.lead_in:
        return bool(_DENYING_HEADING.search(last)) and len(setting.text.split()) < _ITEM_WORDS and not _HAS_A_VERB.search(setting.text)
    if _TURNING_DOWN.search(last) and _GROUNDS.search(setting.lead_in):
        return True
    return bool(_NOT_TAKEN.search(setting.lead_in) or _NOT_TAKEN.search(last))
