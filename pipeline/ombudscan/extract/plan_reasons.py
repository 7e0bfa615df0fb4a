"""A sentence -> what makes it a plan: a cue of its own, or a time to come with a verb; not what is said, stood on a day or was done."""

from __future__ import annotations

import re

from ombudscan.extract.deadlines import own_day
from ombudscan.extract.plan_notes import NOTES
from ombudscan.extract.plan_told import AWAITED, TOLD
from ombudscan.extract.plan_waits import DEPENDS, ONE_CASE
from ombudscan.extract.plan_words import CUES, DENIED, DONE, FUTURE, HABIT, HENCEFORTH, IN_A_CASE, INFINITIVE, WHEN, WILL_SAY
from ombudscan.pattern import Pattern, barred

# "Is being looked at", "are to be made": said of a case as well as of a plan.
_IN_CASE_OF = Pattern(r"\b(?:if|unless|while|whilst)\b|^\W{0,40}where\b", re.IGNORECASE)
_OF_A_CASE = Pattern(r"\bbeing\b|\bto\s+be\b", re.IGNORECASE)
# "27 entries were open at 31 March 2026": how things stood on a day.
_STOOD = Pattern(
    r"\b(?:was|were|stood|had\s+been)\b[^.;,]{0,40}\b(?:at|on|as\s+at)\s+(?:the\s+end\s+of\s+)?\d{0,2}\s*[A-Z][a-z]+\s+20\d\d(?:\W*$|,)", 0
)


# "Files were to be moved in March, and all were"
_AND_WERE = Pattern(
    r"\b(?:was|were)\s+to\s+(?:be\s+)?\w+\b[^.;]{0,120}[,;]\s+(?:and|which)\s+(?:all|they|it|both|this|that)\s+(?:was|were|did|has\s+been|have\s+been|happened)\b"
    r"(?!\s+(?:not|never|late|only))",
    re.IGNORECASE,
)


# "The letter in February told the member how to ask": what was, before what somebody is to do.
_TELLS = Pattern(
    r"\b(?:gave|told|said|wrote|sent|was|were|had|did|went|came|took|met|made|showed|explained|reminded|used)\b", re.IGNORECASE
)


# "Is being prepared by the team and is planned for June": no case is planned.
_PLANNED = Pattern(r"\b(?:is|are)\s+(?:then\s+|now\s+)?(?:planned|scheduled|pencilled\s+in|intended)\s+(?:for|to)\b", re.IGNORECASE)


# "Asked ‘shall I put that down?’", "the letter says ‘we will write again by May’", "say when we'll be back": what is said in a case
_SPOKEN = Pattern(
    r"[‘“\"'](?:[^‘’“”\"']|(?<=\w)[’'](?=\w)){3,160}\?[’”\"']|[‘“\"'](?:[^‘’“”\"']|(?<=\w)[’'](?=\w)){0,60}\b(?:I|[Yy]our?)\b(?:[^‘’“”\"']|(?<=\w)[’'](?=\w)){0,90}[’”\"']"
    r"|(?:(?<=\bsay\s)|(?<=\bsays\s)|(?<=\btell\s)|(?<=\bsaying\s)|(?<=\bset\sout\s))(?:when|what|how|who)\s+(?:[\w-]+\s+){0,2}?[\w-]+(?:['’]ll|\s+will)\b",
    0,
)


def why(text: str) -> str:
    """Return what makes a sentence a plan, as words to follow "it", or "" where it is none."""
    text = _SPOKEN.sub(" ", text)
    if DENIED.search(text) or _STOOD.search(text) or _AND_WERE.search(text):
        return ""
    out = barred(text)
    found, said = next(((m, w) for p, w in (*CUES, *NOTES, *TOLD) if not p.bit & out and (m := p.search(text))), (None, ""))
    waits = (
        None
        if _IN_CASE_OF.search(text)
        else next(((m, w) for p, w in (*DEPENDS, *AWAITED) if not p.bit & out and (m := p.search(text))), None)
    )
    later = WHEN.search(text)
    ahead = later or (own_day(text) and FUTURE.search(text))
    if waits and (found is None or HABIT.search(text)):
        found, said = waits
    elif found is None:
        if not (
            (ahead and FUTURE.search(text)) or (later and (asks := INFINITIVE.search(text)) and not _TELLS.search(text[: asks.start()]))
        ):
            return ""
        if (HABIT.search(text) or ONE_CASE.search(text)) and not own_day(text) and not HENCEFORTH.search(text):
            return ""
        said = "speaks of a time to come"
    elif (
        not WILL_SAY.search(text)
        and (HABIT.search(text) or (_OF_A_CASE.search(found.group()) and IN_A_CASE.search(text) and not _PLANNED.search(text)))
        and not ahead
    ):
        return ""
    done = DONE.search(text)
    return "" if done and (found is None or done.start() > found.start()) else said
