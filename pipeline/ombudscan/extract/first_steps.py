"""Times in which somebody tries, or something waits, before stage 1 is opened: a step before it, whatever it is called."""

from __future__ import annotations

import re

from ombudscan.extract import steps
from ombudscan.extract.attempts import ATTEMPTS
from ombudscan.extract.clauses import Clause
from ombudscan.extract.statements import Statement
from ombudscan.text import plain_quotes

_BEFORE_STAGE_ONE = ATTEMPTS[:2]  # those that end with the opening of stage 1
# "a ticket has sat unresolved for four days", "is there three days later", "five days in which to try to settle it"
_TRIES = re.compile(
    r"""\b(?: sort\w* | settl\w+ | resol\w+ | fix\w* | mend\w* | try | tries | trying | tried | attempt\w*
      | put\w*\b[^.;,]{0,25}\b(?:right|straight)
      | make\s+(?:good|amends) | clear\w*\s+up | help | wait\w* | allow | give | leave | unresolved | unsettled | unsolved | unanswered
      | open
      | outstanding | still | sat | sits? | stays? | remain\w* | later | deal\w* )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Only when it has sat for a week does the tenant get a stage 1 letter": the opening of stage 1 in other words than the signs have.
_ONLY_THEN = re.compile(
    r"""\b(?:only|not)\s+(?:when|if|once|after|where|until)\b [^.;]{0,90}? \b(?:does|do|is|are|will|can)\b [^.;]{0,50}?
        \b(?:(?:stage|step|level)\s+(?:1|one)\b|first\s+stage|formal\s+complaint|complaint\s+(?:number|letter|form))""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED = re.compile(
    r"\b(?:do|does|will|shall|need|must|are|is)\s*(?:not|n['’]t|never)\s+(?:\w+\s+){0,2}?(?:ask|expect|have\s+to|wait|need|require)"
)


def waits(s: Statement, clause: Clause) -> bool:
    """Return whether the time of `clause` is one for trying or waiting, after which stage 1 opens."""
    if s.stage not in (None, 0, 1) or clause.length.unit in ("month", "year") or _DENIED.search(s.text):
        return False
    if steps.ACKNOWLEDGE.search(clause.words) or steps.RESPOND.search(_OPENING_LETTER.sub(" ", clause.words)):
        return False
    return bool(_TRIES.search(clause.words)) and _opens(f"{s.text} {s.after}")


def denied(s: Statement) -> bool:
    """Return whether a sentence says that nobody has to wait before stage 1."""
    return bool(_DENIED.search(s.text)) and _opens(s.text)


_OPENING_LETTER = re.compile(r"\bstage\s+(?:1|one)\s+letter", re.IGNORECASE)


def _opens(text: str) -> bool:
    plain = plain_quotes(text)
    if _ONLY_THEN.search(plain):
        return True
    return any(
        sign.pattern.search(plain) and (sign.near is None or sign.near.search(plain)) and not (sign.unless and sign.unless.search(plain))
        for sign in _BEFORE_STAGE_ONE
    )
