"""Rows about something that need not exist or come up: an account on social media, a third stage, an extension, a refusal."""

from __future__ import annotations

import re

from ombudscan.nouns import Claim
from ombudscan.pattern import Pattern

# Rows that ask about a case which need not arise: a third stage, an extension, a refusal, a request by the Ombudsman.
_CONDITIONAL = frozenset(
    (edition, key)
    for edition, keys in (
        ("hos-2020", "third-stage-residents third-stage-optional extension-reasons extension-updates ombudsman-evidence-on-time"),
        ("hos-2020", "ombudsman-informed advice-accurate escalations-refused refusal-explained"),
        ("hos-2022", "stage-3-time stage-3-extension-ombudsman stage-3-letter reassess-after-change"),
        ("hos-2024", "reassess-after-change reassess-after-ombudsman exceptional-non-compliance"),
    )
    for key in keys.split()
)
_STAGE_3 = r"third\s+stage|stage\s+(?:3|three)|informal|two[-\s]stages?"
_EXTENDED = r"exten(?:sion|d)\w*|more\s+time|longer|extra\s+(?:time|days)|over-?r[au]n|delay\w*|needed|necessary|late"
_REFUSED = r"refus\w+|declin\w+|turned\s+(?:down|away)|reject\w+|rul(?:ed|ing)\s+out|exclu\w+"
_OTHERS = (
    r"third\s+part\w+|contractors?|agents?|partners?|outside\s+(?:body|bodies|firms?)|anyone\s+else|nobody\s+else|"
    r"other\s+(?:body|bodies|organisations?)"
)
# What a row's duty presupposes, where it is enough that the row's words deny it. First what must not have come up ...
_COMES_UP: dict[str, str] = {
    **dict.fromkeys("stage-1-extend stage-2-extend stage-1-extension-ombudsman stage-2-extension-ombudsman".split(), _EXTENDED),
    **dict.fromkeys("stage-1-longer-extension stage-2-longer-extension extension-reasons extension-updates".split(), _EXTENDED),
    **dict.fromkeys("refusal-explained escalations-refused no-unreasonable-refusal".split(), _REFUSED),
    "two-stages": _STAGE_3,
    "no-extra-stage": _STAGE_3,
    "proportionate-restrictions": r"restrict\w*|unacceptable|limited|barred",
    "additional-complaints": r"further\s+points?|new\s+(?:points?|issues?|matters?)|added|additional|raised",
    "recurring-issues": r"recurr\w+|repeat\w*|again",
    "remedy-followed-through": r"remed(?:y|ies)|promised|owed|outstanding",
    "escalate-on-request": r"stage\s+(?:2|two)|requests?|asked|escalat\w+",
}
# ... and then what must not exist.
_EXISTS: dict[str, str] = {
    "social-media": r"social\s+medi\w+|social\s+network\w*|facebook|twitter|instagram|accounts?|pages?|online\s+presence",
    "website": r"web\s?sites?|web\s?pages?|internet|online",
    "survey-feedback": r"surveys?|questionnaires?|feedback\s+forms?",
    "escalation-window": r"limit|deadline|window|time",
    "third-party-stages": _OTHERS,
    "third-party-code": _OTHERS,
    "staff-not-named": r"staff|employees?",
}
_NOT = r"\b(?:no|none|not|never|without|nor|neither|nobody|nothing|no[-\s]one|nil|zero|\w+n['’]t)\b"
_LACKS = r"""\b(?:(?:ha(?:s|ve)|holds?|keeps?|runs?|operates?|uses?|with|is|are|there\s+(?:is|are)|on|sets?|:|^)\s*(?:no|none|neither
    |zero|nil)
    |^\W*(?:n\s?/\s?a\W+)?no(?!\s+complaints?)
    |(?:do(?:es)?\s+not|don['’]t|doesn['’]t|never|nor\s+do(?:es)?)\s+(?:\w+\s+)?(?:have|use|operate|run|hold|keep|own|carry\s+out
    |conduct|send|set|employ|issue)
    |(?:is|are|am)\s+not\s+(?:on|using|present|active|signed\s+up)|without(?:\s+an?y?)?|not\s+on|nobody|no\s+(?=third|contractor
    |agent|partner|other|outside))\b"""


def _near(pattern: str, thing: str) -> Pattern:
    return Pattern(rf"(?:{pattern})[^.;]{{0,60}}?\b(?:{thing})\b", re.IGNORECASE | re.VERBOSE)


_NOT_USED = r"(?:is|are|was|were|has|have)\s+not|not\s+(?:been\s+)?(?:used|needed|given|made|asked|kept|run|held)"


def _told(thing: str, answers: str) -> Pattern:
    """The other way round: "Extensions: none", "social media are not used"."""
    return Pattern(rf"\b(?:{thing})\b[^.;]{{0,30}}?(?:{answers})", re.IGNORECASE | re.VERBOSE)


_NEVER = rf":\s*(?:none|nil|no\b)|\b(?:none|never|{_NOT_USED})"
_NOT_KEPT = r":\s*none|\b(?:is|are)\s+not\s+(?:used|kept|run|held)"
_DENIED = {
    **{key: (_near(_NOT, thing), _told(thing, _NEVER)) for key, thing in _COMES_UP.items()},
    **{key: (_near(_LACKS, thing), _told(thing, _NOT_KEPT)) for key, thing in _EXISTS.items()},
}
# "We run two stages": that says it too.
_TWO = Pattern(r"\btwo[-\s]stages?\b", re.IGNORECASE)
# Rows of which it may be said in their own evidence that the case did not come up.
_NOTHING_ELSE = frozenset(("two-stages", "no-extra-stage", "no-unreasonable-refusal", "progress-to-stage-2", "refusal-explained"))
_ANY = Pattern(
    rf"{_NOT}[^.;]{{0,60}}?\b(?:{_STAGE_3}|{_EXTENDED}|{_REFUSED}|arisen|arose|requests?\s+(?:was|were|has|have|of)|such\s+requests?"
    rf"|restructure|merger"
    r"|asked|happen(?:ed)?|received|stopped|prevented)\b | \btwo[-\s]stages?\b",
    re.IGNORECASE | re.VERBOSE,
)


def does_not_arise(claim: Claim, text: str) -> bool:
    """Return whether "not applicable" is a proper answer: what the row presupposes need not exist, or its words say that it does not."""
    if (claim.edition, claim.key) in _CONDITIONAL:
        return True
    return _denied(claim.key, text)


def nothing_to_tell(claim: Claim, text: str) -> bool:
    """Return whether a row's words say that its case did not come up, which is then all that there is to say."""
    conditional = (claim.edition, claim.key) in _CONDITIONAL or claim.key in _NOTHING_ELSE
    return (conditional and bool(_ANY.search(text))) or _denied(claim.key, text)


def _denied(key: str, text: str) -> bool:
    return any(p.search(text) for p in _DENIED.get(key, ())) or (key == "two-stages" and bool(_TWO.search(text)))
