"""Times in which somebody tries, or something waits, before stage 1 is opened: a step before it, whatever it is called."""

from __future__ import annotations

import re

from ombudscan.extract import steps
from ombudscan.extract.attempts import ATTEMPTS, WITH_HOW
from ombudscan.extract.clauses import Clause
from ombudscan.extract.signs import LONGEST
from ombudscan.extract.statements import Statement
from ombudscan.pattern import Pattern
from ombudscan.text import plain

_BEFORE_STAGE_ONE = ATTEMPTS[:2]  # those that end with the opening of stage 1
# "a ticket has sat unresolved for four days", "is there three days later", "five days in which to try to settle it"
_TRIES = Pattern(
    r"""\b(?: sort\w* | settl\w+ | resol\w+ | fix\w* | mend\w* | try | tries | trying | tried | attempt\w*
      | put\w*\b[^.;,]{0,25}\b(?:right|straight|rest)
      | make\s+(?:good|amends) | clear\w*\s+up | help | wait\w* | allow | give | leave | unresolved | unsettled | unsolved | unanswered
      | open
      | outstanding | still | sat | sits? | stays? | remain\w* | later | deal\w*
      | cure\w* | left | find | end | satisf\w+ )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Only when it has sat for a week does the tenant get a stage 1 letter": the opening of stage 1 in other words than the signs have.
_ONLY_THEN = Pattern(
    r"""\b(?:only|not)\s+(?:when|if|once|after|where|until)\b [^.;]{0,90}? \b(?:does|do|is|are|will|can)\b [^.;]{0,50}?
        \b(?:(?:stage|step|level)\s+(?:1|one)\b|first\s+stage|formal\s+complaint|complaint\s+(?:number|letter|form))""",
    re.IGNORECASE | re.VERBOSE,
)
# "and are only logged as complaints if the caller rings back", "enters it in the register if, after a week, it has not been mended"
_LEFT_TO_LAST = Pattern(
    r"""\bonly\s+(?:be\s+)?(?:logged|recorded|entered|opened|treated|registered|made|become?s?
    |turned)\b[^.;]{0,40}\bcomplaints?\b[^.;]{0,20}
        \b(?:if|when|once|after|where)\b
    | \b(?:log|enter|record|register|open)(?:s|ged|ed)?\b[^.;]{0,40}\bcomplaints?\b,?\s+(?:only\s+)?(?:if|when|once|after)\b[^.;]{0,80}
        \b(?:still|not\s+(?:been|mended|sorted|put|right)|remains?|un\w+ed|again)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# The same relation in more words, for a sentence that says nothing of a stage before: somebody has a time to mend things ...
_GIVEN = Pattern(
    r"""\b(?: ha(?:s|ve)(?:\s+got)? | (?:is|are|be)\s+(?:given|allowed) | gets? | given | tr(?:y|ies)\s+for | let\b[^.;,]{1,40}\bhave
      | (?:leave|stays?|rests?|remains?)\b[^.;,]{1,40}\bfor | (?:has|have)(?:\s+not|n['’]t)\b[^.;]{1,50}
        \b(?:by\s+the\s+end\s+of|with?in|after|for) )
      \s+(?:(?:the\s+|a\s+)?first\s+(?:go|try|chance|shot|turn|attempt|crack|opportunity)\s+and\s+)?(?:up\s+to\s+|about\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
# ... who is no investigator of the complaint ...
_HANDLER = Pattern(
    r"\b(?:investigat\w*|complaints?\s+(?:team|officer|manager|handler|co-?ordinator)|review\w*|director|you|residents?|"
    r"tenants?)\s*(?:\w{1,40}\s*)?$",
    re.IGNORECASE,
)
# ... and stage 1 opens only if that does not help: "failing which stage 1 is opened", "those left over are entered as stage 1 complaints".
_FAILING = Pattern(
    r"\b(?:failing|those|what\s+is|whatever|if|unless|otherwise|before|after\s+(?:that|which)|then|only|follows?)\b", re.IGNORECASE
)
_OPENED = Pattern(
    r"""\b(?:open|start|begin|enter|record|regist|log|becom|mak|treat|rais|mov|go|pass|escalat
    |upgrad|convert|turn|transfer|promot|elevat|chang)\w*\b[^.;]{0,30}\b(?:stage\s+(?:1|one)|first\s+stage
        |formal\s+complaint)\b
    | \b(?:stage\s+(?:1|one)|first\s+stage|formal\s+complaint)\b[^.;]{0,20}\b(?:opens?|opened|starts?|begins?|follows?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WITH_HOW = Pattern(WITH_HOW, re.IGNORECASE)
_DENIED = Pattern(
    r"\b(?:do|does|will|shall|need|must|are|is)\s*(?:not|n['’]t|never)\s+(?:\w+\s+){0,2}?(?:ask|expect|have\s+to|wait|need|require)"
)


def of_a_service(text: str) -> bool:
    """Return whether the complaint of which a sentence tells is about how something else was done."""
    return bool(_WITH_HOW.search(text))


def waits(s: Statement, clause: Clause) -> bool:
    """Return whether the time of `clause` is one for trying or waiting, after which stage 1 opens."""
    if s.stage not in (None, 0, 1) or clause.length.unit in ("month", "year") or _DENIED.search(s.text) or of_a_service(s.text):
        return False
    if steps.ACKNOWLEDGE.search(clause.words) or steps.RESPOND.search(_OPENING_LETTER.sub(" ", clause.words)):
        return False
    told = f"{s.named or s.text} {s.after}"[:LONGEST]
    return (bool(_TRIES.search(clause.words)) and _opens(told)) or _is_given(s, clause, told)


def _is_given(s: Statement, clause: Clause, told: str) -> bool:
    given = _GIVEN.search(clause.before)
    if (s.stage == 1 and not _OPENED.search(s.text)) or given is None or _HANDLER.search(clause.before[: given.start()]):
        return False
    return bool(_OPENED.search(told) and _FAILING.search(told) and (s.stage == 0 or _TRIES.search(told)))


def denied(s: Statement) -> bool:
    """Return whether a sentence says that nobody has to wait before stage 1."""
    return bool(_DENIED.search(s.text)) and _opens(s.text)


# no answers to a complaint: "gets a stage 1 letter", "the Quick Response desk", "find an answer that suits"
_OPENING_LETTER = Pattern(
    r"\bturn(?:s|ed|ing)?\s+(?:\w+\s+)?round\b|\bstage\s+(?:1|one)\s+letter|\bresponse\s+(?:desk|team|unit)\b|\b(?:find|reach|agree|"
    r"seek)\w*\s+(?:an|any|some)\s+answer\b",
    re.IGNORECASE,
)


def _opens(text: str) -> bool:
    words = plain(text)
    if _ONLY_THEN.search(words) or _LEFT_TO_LAST.search(words):
        return True
    return any(
        sign.pattern.search(words) and (sign.near is None or sign.near.search(words)) and not (sign.unless and sign.unless.search(words))
        for sign in _BEFORE_STAGE_ONE
    )
