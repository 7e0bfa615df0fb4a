"""Sentences by which a row admits that its requirement is not met: something is silent, left out, seldom or not done."""

from __future__ import annotations

import re

from ombudscan.extract.harmless import NOT_ARISEN
from ombudscan.pattern import Pattern, barred


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


_DUTY = r"""        (?:contact\w*|updat\w*|inform\w*|tell|told|record\w*|log\w*|list\w*|keep|kept|review\w*|monitor\w*|check\w*|
        track\w*|look\w*\s+at|report\w*|publish\w*
    |train\w*|mention\w*|includ\w*|explain\w*|cover\w*|address\w*|set\s+out|state|stated|offer\w*|ask|asked|
    acknowledg\w*|follow\w*|shar\w*|discuss\w*|consider\w*
    |measur\w*|count\w*|stor\w*|sav\w*|not(?:ed|e)|give|given|provid\w*|send|sent|comply|complied|met|meet|done|
    do|used?|consult\w*|agree[ds]?|appl(?:y|ied)|referred?
    |audit\w*|apologis\w*|invit\w*|recogni[sz]e\w*|publicis\w*|advertis\w*|promot\w*|display\w*|resourc\w*|
    assess\w*|analys\w*)"""
_THING = (
    r"(?:record|log|list|register|review|check|process|procedure|system|policy|training|monitoring|"
    r"reminder|mechanism|arrangement|programme|plan|guidance|template|report|survey|follow-up|resource|"
    r"budget|publicity|information|way|means)s?"
)
_ADMISSIONS: tuple[tuple[Pattern, str, bool], ...] = (
    # "the leaflet is silent on this", "the policy says nothing about surveys"
    (
        _re(r"\b(?:is|are|remains?)\s+silent\b | \bsa(?:ys?|id)\s+nothing\s+(?:about|on|of)\b | \bmakes?\s+no\s+(?:mention|reference)\b"),
        "It says that something is silent.",
        True,
    ),
    # "the clause leaves out agents", "we fall short here"
    (
        _re(
            r"\b(?:leaves?\s+out|left\s+out|omits?|omitted|falls?\s+short|fail(?:s|ed)?\s+to|"
            r"do(?:es)?\s+not\s+(?:fully\s+)?(?:comply|meet\s+(?:this|the\s+(?:code|requirement|standard)))|(?:is|"
            r"are)\s+not\s+(?:fully\s+)?(?:compliant|complied\s+with))\b"
        ),
        "It says that the requirement is not met.",
        True,
    ),
    # "nobody looks at the list again"
    (
        _re(rf"\b(?:nobody|no[-\s]one|no\s+(?:officer|manager|member\s+of\s+staff))\s+(?:is\s+|has\s+(?:been\s+)?|currently\s+)?{_DUTY}\b"),
        "It says that nobody does it.",
        False,
    ),
    # "residents are not normally contacted", "cases are not always logged", "we do not routinely tell people"
    (
        _re(
            rf"\b(?:not|n['’]t)\s+(?:normally|usually|generally|always|routinely|consistently|currently|"
            rf"systematically|presently|ordinarily|formally|regularly|often|at\s+present)\s+(?:be\s+|been\s+)?{_DUTY}\b"
        ),
        "It says that it is not done, or not always.",
        False,
    ),
    # "calls are rarely logged"
    (
        _re(rf"\b(?:rarely|seldom|hardly\s+ever|only\s+sometimes|sometimes\s+not|occasionally\s+not)\s+{_DUTY}\b"),
        "It says that it is seldom done.",
        False,
    ),
    # "we do not keep a list", "the letter does not mention the Ombudsman", "there are no records"
    (
        _re(
            rf"\b(?:we|they|it|council|association|trust|policy|procedure|letters?|templates?|leaflets?|website|"
            rf"forms?|acknowledge?ments?|contracts?|objectives?|reports?|team|staff|officers?|board|"
            rf"surveys?)\s+(?:currently\s+|presently\s+|also\s+)?(?:do|does|did|has|have)\s*(?:not|n['’]t)\s+(?:yet\s+|currently\s+|"
            rf"normally\s+|itself\s+)?{_DUTY}\b"
        ),
        "It says that it is not done.",
        False,
    ),
    (
        _re(
            rf"\b(?:there\s+(?:is|are)|we\s+(?:have|keep|hold|run|produce|receive|publish)|council\s+has|with|has|"
            rf"have)\s+(?:currently\s+|at\s+present\s+)?no\s+(?:formal\s+|written\s+|central\s+|specific\s+|"
            rf"dedicated\s+|agreed\s+|set\s+|clear\s+|such\s+|regular\s+|annual\s+|standard\s+|proper\s+)*{_THING}\b"
        ),
        "It says that there is none.",
        False,
    ),
    (
        _re(rf"\b(?:do|does)\s*(?:not|n['’]t)\s+(?:yet\s+|currently\s+)?have\s+(?:a|an|any)\s+(?:\w+\s+){{0,2}}{_THING}\b"),
        "It says that there is none.",
        False,
    ),
    # "training has not been provided since the spring"
    (
        _re(
            r"\b(?:has|have)\s+not\s+(?:yet\s+)?been\s+(?:provided|delivered|held|run|carried\s+out|reviewed|updated|refreshed|produced)\b"
        ),
        "It says that it is not done.",
        False,
    ),
    # "She has not been able to report to the Board since then"
    (
        _re(
            r"""\b(?:has|have)\s+(?:not\s+been\s+able|been\s+unable)\s+to\s+(?:report|attend|meet|provide|receive|complete|recruit|train|carry|hold
            |publish|see|produce|deliver|fill|find|appoint|review|record|monitor|do\s+(?:this|so))\b
            (?![^.;]{0,300}\b(?:if|where|when|whenever)\b)"""
        ),
        "It says that it is not done.",
        False,
    ),
    # "agency staff are not trained"
    (
        _re(
            r"""\b(?:is|are|was|were|been)\s+not\s+(?:yet\s+|being\s+|currently\s+)?(?:trained|recorded|logged|monitored|reviewed|tracked|checked
            |followed\s+up|updated|informed|told|consulted|publicised|assessed|measured|kept|listed|acknowledged|resourced|analysed)\b"""
        ),
        "It says that it is not done.",
        False,
    ),
    # "this is not done", "it does not happen at stage 2", "stage 2 acknowledgements do not"
    (
        _re(
            r"\b(?:this|it|that)\s+(?:is\s+not|isn['’]t|has\s+not\s+been|does\s+not|"
            r"doesn['’]t)\s+(?:yet\s+)?(?:done|happen|happening|in\s+place|our\s+practice|take\s+place|"
            r"the\s+case)\b | \b(?:do|does|did|is|are|has|have)\s+not\s*[.;]?$"
        ),
        "It says that it is not done.",
        False,
    ),
)
# The reason for an admission takes nothing back: "because no one has been asked to help".
_BECAUSE = _re(r"(?<=\w),?\s+because\b")
# What takes the sting out: the negated thing is a fault, or its use has not arisen, or nothing was wrong.
_HARMLESS = _re(
    rf"""        (?:\b(?:not|never|no|none|nobody|without)|n['’]t)\b[^.;]{{0,40}}\b(?:(?:stop|ban|block|black)[\s-]?lists?|gaps?|problems?
        |issues?\s+(?:were|was)|
        refus\w+|declin\w+|penalis\w+|disadvantag\w+|blam\w+|delay\w*|exclud\w+|missed|late|overdue|breach\w*|
        exception\w*|closed?
        |only|just|merely|need(?:ed|s)?\s+to|have\s+to|had\s+to|limited|simply|wait\w*|differ\w*|
        treated\s+(?:differently|less)|lose|loses|afraid|depend\w*|(?:asked|told)\s+to(?!\s+whom)|asked\s+for|more\s+than|insist\w*
        |(?:ask|call|look)s?\s+(?:\w+\s+)?for\s+(?:an?\s+|any\s+|the\s+)?(?:\w+\s+)?(?:letters?|forms?|signatures?|proof|reasons?|consent|
        authority|explanations?|(?:any|some)thing\s+(?:(?:else|more|further)\s+)?(?:in\s+writing|written|signed|on\s+paper|formal)))\b
    | \bnot\s+(?:been\s+)?(?:used|needed|required|asked|necessary)\s+(?:yet|so\s+far|this\s+year|in)\b
    | {NOT_ARISEN} | \buntil\b[^.;]{{0,60}}\b(?:is|are|has|have)\b | \bunless\s+(?:the\s+resident|they|you|it\s+is\s+agreed)"""
)
NO = Pattern(
    r"\b(?:no|not|never|none|nobody|no\s?one|nothing|neither|nor|without|need\s+not|cannot|rather\s+than|"
    r"instead\s+of|\w+n['’]t|avoid\w*|ended|stopped|ceased|abolished|removed|dropped|nowhere)\b[^.;:]{0,45}$",
    re.IGNORECASE,
)
# "Which parts are ours and which are not", "what we did or did not do": both sides are told.
_EITHER_WAY = Pattern(r"\b(?:what|which|whether|who|that)\b[^.;]{0,60}\b(?:and|or)\b[^.;]{0,30}$", re.IGNORECASE)


# "The Thursday sheet shows offers that have not been delivered": what a check brings to light
_BROUGHT_UP = Pattern(
    r"\b(?:sheets?|reports?|lists?|dashboards?|trackers?|logs?|registers?|systems?|checks?|screens?|prompts?|reminders?|alerts?|audits?|spreadsheets?|views?|flags?)\b"
    r"[^.;]{0,30}\b(?:shows?|lists?|flags?|picks?\s+(?:up|out)|marks?|finds?|catch(?:es)?|brings?\s+up|highlights?|warns?|chases?|turns?\s+red|names?)\b"
    r"[^.;]{0,40}\b(?:that|which|who|whose|where|any|anything|if|when)\b[^.;]{0,20}$",
    re.IGNORECASE,
)


def admitted(text: str, *, spare: bool) -> str:
    """Return why a sentence admits that the requirement is not met, or ""; `spare` where it is met by not doing something."""
    out = barred(text)
    for pattern, why, always in _ADMISSIONS:
        found = None if pattern.bit & out else pattern.search(text)
        if found and (_EITHER_WAY.search(before := text[: found.start()]) or _BROUGHT_UP.search(before)):
            continue
        if found and (always or not spare) and not _HARMLESS.search(_BECAUSE.split(text)[0]) and not NO.search(text[: found.start()]):
            return why
    return ""
