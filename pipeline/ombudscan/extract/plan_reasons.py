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


# "Decides whether to send it on", "is free to ask": what somebody may do, and nobody is to
_HUNG = Pattern(
    r"\b(?:whether|how|when|where|what|able|free|entitled|rights?|welcome|decides?|chooses?|wish(?:es)?|wants?)\s+to\s+(?:be\s+)?\w+"
    r"(?:\s+(?:the\s+)?[\w’'-]+\s+to\s+\w+)?",
    re.IGNORECASE,
)
# A thing that a landlord makes once and keeps, whatever it is then used for each time.
_TOOL = (
    r"(?:books?|diar(?:y|ies)|logs?|lists?|registers?|records?|sheets?|forms?|templates?|checklists?|trackers?|databases?"
    r"|spreadsheets?|guides?|leaflets?"
    r"|polic(?:y|ies)|procedures?|handbooks?|screens?|dashboards?|newsletters?|bulletins?|surveys?|programmes?"
    r"|schemes?|panels?|groups?|scripts?)"
)
_BEGUN = Pattern(
    # "We are going to start a book of lessons and look through it when we meet"
    r"^(?:(?!\b(?:if|when|where|each|any|every|while|whilst|unless|should)\b)[^.;]){0,60}?"
    r"(?:\b(?:is|are|am)|['’](?:re|m))\s+(?:also\s+|now\s+|soon\s+)?"
    r"(?:going|about|planning|hoping|intending)\s+to\s+"
    r"(?:start|begin|open|introduce|launch|set\s+up|bring\s+in|create|develop|draw\s+up|put\s+together|buy|make|keep)"
    rf"\s+(?:(?:keeping|using|running)\s+)?(?:an?|our|the|its|their|some|new)\s+(?:[\w-]+\s+){{0,2}}?{_TOOL}\b"
    # "A sheet for noting what has been agreed for each is being drawn up by the Manager"
    rf"|^\W*(?:an?|the|our|new)\s+(?:[\w-]+\s+){{0,2}}?{_TOOL}\b(?:(?!\b(?:if|when|where|whose|unless)\b)[^.;]){{0,120}}?"
    r"\b(?:is|are)\s+(?:now\s+|still\s+|currently\s+)*being\s+"
    r"(?:drawn\s+up|drafted|designed|developed|built|compiled|set\s+up|put\s+together|prepared|made|printed|written)\b"
    r"(?![^.;]{0,60}\b(?:each|every|any|complaints?|cases?|repairs?|works?)\b)",
    re.IGNORECASE,
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
            (ahead and FUTURE.search(text))
            or (later and (asks := INFINITIVE.search(_HUNG.sub(_blank, text))) and not _TELLS.search(text[: asks.start()]))
        ):
            return ""
        if (HABIT.search(text) or ONE_CASE.search(text)) and not own_day(text) and not HENCEFORTH.search(text):
            return ""
        said = "speaks of a time to come"
    elif (
        not WILL_SAY.search(text)
        and not _BEGUN.search(text)
        and (HABIT.search(text) or (_OF_A_CASE.search(found.group()) and IN_A_CASE.search(text) and not _PLANNED.search(text)))
        and not ahead
    ):
        return ""
    done = DONE.search(text)
    return "" if done and (found is None or done.start() > found.start()) else said


def _blank(found: re.Match[str]) -> str:
    """As many blanks as the words are long, so that what follows keeps its place."""
    return " " * len(found.group())
