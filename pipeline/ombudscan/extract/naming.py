"""Sentences that say what a complaint is without a word of defining: the thing first, its name after."""

from __future__ import annotations

from ombudscan.extract.signs import wording

UPSET = (
    r"(?:\b(?:dissatisf\w++|unhapp\w++|unsatisf\w++|displeas\w++|discontent\w*+|disappoint\w++)|not (?:happy|satisfied|content|"
    r"pleased)|grievance|grumble|complains|aggrieved|let down|fed up)"
)
# The thing first and the name after it: "If you are unhappy with the standard of our work, that is a complaint."
_NAMES_IT = wording(
    rf"(?:{UPSET})[^.]{{0,300}}?\b(?:that|this|it|you|he|she|they|who\b[^.,]{{0,80}})?,? ?(?:is|counts as|amounts to|makes|will be"
    rf"|we call(?: it)?|"
    r"has made|have made|has) (?:what we call )?(?:a|your) "
    r"complaint\b(?! (?:about|too|as well|that|against|handler|officer))",
    rf"\b(?:treat|count|regard|class|see|take|log|record)\w* (?:something |anything |it |them )?as (?:a )?complaints?\b"
    rf"[^.]{{0,300}}(?:{UPSET})",
    rf"\bit is a complaint (?:when|if|where|once)\b[^.]{{0,300}}(?:{UPSET})|\bmade a complaint (?:once|when|if)\b[^.]{{0,300}}(?:{UPSET})",
    rf"\bwe count\b[^.]{{0,400}}\bas complaints?\b[^.]{{0,300}}(?:{UPSET})",
)
_ABOUT_OURS = wording(
    r"\b(?:services?|staff|employees?|contractors?|our work|job|jobs|treated|repairs?, \w+|(?:we|our \w+|council|association|trust|"
    r"landlord|co-op\w*|group|society|charity) (?:\w+ )?(?:did|do|does|have|has|failed|provided?)|something (?:that )?we)\b"
)
# On what is a complaint all the same, or becomes one later, or need not be called one: no definition is meant there.
_NOT_NAMED = wording(
    r"\b(?:too|also|still|even|as well|not yet|word|survey|whether or not|however small|need not|does not|do not|not have to|never|n't|"
    r"nobody|first time|for the first|again|second time|"
    r"stage[ -]?(?:1|2|one|two)|within|days?|months?|ombudsman|request(?:ed|s)?|enquir\w+|our (?:answer|reply|response)|(?:answer|reply|"
    r"response|decision|outcome|result) (?:is|was|to)|agent's|"
    r"supervisor|neighbours?|log (?:it|this)|ask(?:ed|s)?|choice|choose|want(?:s)?|would like|reported|a report|unless|only|before|"
    r"behalf of (?:a|another)|anonymous|social media|"
    r"passed|logged|recorded|opened|representative|can make|may make|how (?:we|it|they)|(?:did|done|do) it|have handled)\b"
)


def is_named(text: str) -> bool:
    """Tell whether a sentence names a complaint by what it is, without any word of defining."""
    return bool(_NAMES_IT.search(text) and _ABOUT_OURS.search(text)) and not _NOT_NAMED.search(text)
