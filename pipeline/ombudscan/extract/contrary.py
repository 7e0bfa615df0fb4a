"""A row's own words that say the opposite of yes: what the provision forbids, an admission, a time over the limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan import catalog
from ombudscan.extract import harmless, scope
from ombudscan.extract.denials import denied
from ombudscan.extract.forbidden_barriers import BARRIERS
from ombudscan.extract.forbidden_course import COURSE
from ombudscan.extract.forbidden_entry import COMING_IN
from ombudscan.extract.forbidden_handling import HANDLING
from ombudscan.extract.forbidden_leave import LEAVE
from ombudscan.extract.forbidden_notes import NOTES
from ombudscan.extract.forbidden_oversight import OVERSIGHT
from ombudscan.extract.rows import said
from ombudscan.nouns import Claim, Fact, Limit, Provision, Timescale
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_WORDINGS = (*COMING_IN, *HANDLING, *BARRIERS, *COURSE, *OVERSIGHT, *LEAVE, *NOTES)
# Provisions that are met by not doing something: there "we do not" is what the Code wants to hear.
_MET_BY_NOT = frozenset(
    """        choice-to-complain accept-unless-reason exclusions time-limit no-blanket-exclusion volumes-not-negative
        no-extra-stage two-stages third-party-stages
    no-unreasonable-refusal progress-to-stage-2 no-reasons-needed different-person stage-1-when-known stage-2-when-known
    staff-not-named stage-3-time
    stage-3-letter third-stage-residents third-stage-optional escalations-refused reassess-after-change
    reassess-after-ombudsman exceptional-non-compliance
    single-policy survey-feedback any-way-any-staff escalate-on-request proportionate-restrictions complaint-from-service-request""".split()
)


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
            rf"systematically|presently|ordinarily|formally|regularly|often|at\s+present)\s+(?:be\s+|"
            rf"been\s+)?{_DUTY}\b"
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
            rf"normally\s+|"
            rf"itself\s+)?{_DUTY}\b"
        ),
        "It says that it is not done.",
        False,
    ),
    (
        _re(
            rf"\b(?:there\s+(?:is|are)|we\s+(?:have|keep|hold|run|produce|receive|publish)|council\s+has|with|has|"
            rf"have)\s+(?:currently\s+|at\s+present\s+)?no\s+(?:formal\s+|written\s+|central\s+|specific\s+|"
            rf"dedicated\s+|agreed\s+|set\s+|clear\s+|such\s+|regular\s+|annual\s+|standard\s+|"
            rf"proper\s+)*{_THING}\b"
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
# What takes the sting out: the negated thing is a fault, or its use has not arisen, or nothing was wrong.
_HARMLESS = _re(
    r"""        \b(?:not|never|no|none|nobody|n['’]t|without)\b[^.;]{0,40}\b(?:(?:stop|ban|block|black)[\s-]?lists?|gaps?|problems?
        |issues?\s+(?:were|was)|
        refus\w+|declin\w+|penalis\w+|disadvantag\w+|blam\w+|delay\w*|exclud\w+|missed|late|overdue|breach\w*|
        exception\w*|closed?
        |only|just|merely|need(?:ed|s)?\s+to|have\s+to|had\s+to|limited|simply|wait\w*|differ\w*|
        treated\s+(?:differently|less)|lose|loses|afraid|depend\w*|asked\s+(?:to|for)|more\s+than)\b
    | \bnot\s+(?:been\s+)?(?:used|needed|required|asked|necessary)\s+(?:yet|so\s+far|this\s+year|in)\b |
     \buntil\b[^.;]{0,60}\b(?:is|are|has|have)\b | \bunless\s+(?:the\s+resident|they|you|it\s+is\s+agreed)"""
)
_NO = Pattern(
    r"\b(?:no|not|never|none|nobody|no\s?one|nothing|neither|nor|without|need\s+not|cannot|rather\s+than|"
    r"instead\s+of|\w+n['’]t|avoid\w*|ended|stopped|ceased|abolished|removed|dropped|nowhere)\b[^.;:]{0,45}$",
    re.IGNORECASE,
)
# "Until the first case has been closed", "has not been replaced": a condition or a denial, and nothing that is over.
_STILL = Pattern(
    r"\b(?:once|until|till|after|when|before)\s+(?:the|a|an|their|its|our|any|each|it|all|that|this)\b[^.;,]{0,60}\b(?:has|have|is|are)\s+(?:been\s+)?"
    r"(?:closed|ended|withdrawn|replaced|removed|retired|stopped)\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:replaced|removed|withdrawn|closed|ended)\b"
    r"|\bas\s+(?:in|under|with)\s+(?:the|our)\s+(?:old|former|previous)\s+\w+",
    re.IGNORECASE,
)
# "Which parts are ours and which are not", "what we did or did not do": both sides are told.
_EITHER_WAY = Pattern(r"\b(?:what|which|whether|who|that)\b[^.;]{0,60}\b(?:and|or)\b[^.;]{0,30}$", re.IGNORECASE)
_NEGATION = Pattern(
    r"\b(?:not(?!\s+(?:satisf|help|work|settle|resolve|content|happy))|never|no(?!\s+(?:new|fresh|further|merit|reason)))\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_INSIDE = Pattern(
    r"\b(?:not|never|no|nobody|without|need\s+not|cannot|\w+n['’]t)\s+(?:\w+\s+){0,2}(?:ask|have\s+to|need|"
    r"require|wait|held|hold|first|must|expected|refus\w*|obliged|sent|return\w*|the\s+same)",
    re.IGNORECASE,
)
_FORMER = Pattern(
    r"^\W*(?:some|other|many|most|certain)\s+(?:landlords|associations|councils)\b|\b(?:supersede[sd]?|used\s+to|until\s+(?:\w+\s+){0,3}(?:19|20)\d\d|formerly|previously|ended|closed\s+in|ceased|"
    r"(?:have|has)\s+(?:now\s+|since\s+)?(?:removed|abolished|dropped|scrapped|withdrawn|stopped|done\s+away|merged|replaced)|"
    r"wound\s+up|dissolved|no\s+longer|came\s+to\s+an\s+end|was\s+(?:abolished|removed|dropped|replaced)|"
    r"(?:were|was)\s+our\s+third|(?:removed|abolished|scrapped|withdrawn|deleted|dropped|ended|stopped)(?:\s+in\s+(?:\w+\s+)?(?:19|20)\d\d|"
    r"\W*$))\b",
    re.IGNORECASE,
)


def facts(view: View) -> Iterator[Fact]:
    """Yield, for each row, the sentences that say the opposite of yes, with the reason."""
    for i, claim in enumerate(view.claims):
        keys = _keys(claim)
        for s in said(view.document, claim):
            if why := against(s.text, keys, int(claim.edition[-4:])):
                yield Fact(kind="contrary", span=s.span, claim=i, detail=why)
            elif _past(s.text):
                yield Fact(kind="former", span=s.span, claim=i)
        yield from _over(view, i, claim)
    if not view.claims:
        yield from _forbidden(view)


def _forbidden(view: View) -> Iterator[Fact]:
    """Yield, for a policy, the sentences that hold a wording some provision forbids; `detail` is "its keys|why"."""
    for s in view.statements:
        if s.scope != "complaints" or _past(s.text) or harmless.denied_twice(s.text) or s.text.rstrip().endswith(":"):
            continue
        for one in _WORDINGS:
            found = None if one.unless and one.unless.search(s.text) else one.pattern.search(s.text)
            if found and not _denied(s.text, found):
                keys = " ".join(sorted(one.keys))
                yield Fact(kind="forbidden", span=s.passage.span, passage=s.passage.id, stage=s.stage, detail=f"{keys}|{one.why}")


def _keys(claim: Claim) -> frozenset[str]:
    """A row's key and those of the 2024 provisions with the same duty."""
    provision = _provision(claim)
    return frozenset((claim.key, *(provision.counterparts if provision else ())))


def _provision(claim: Claim) -> Provision | None:
    return next((p for p in catalog.edition(claim.edition).provisions if p.key == claim.key), None)


def against(text: str, keys: frozenset[str], year: int = 2024) -> str:
    """Return why a sentence of a row under provisions `keys` says the opposite of yes, or "" where it does not."""
    if _past(text) or harmless.denied_twice(text) or text.rstrip().endswith(":"):
        return ""
    for one in _WORDINGS:
        if one.since > year or not keys & one.keys or (one.unless and one.unless.search(text)):
            continue
        if (found := one.pattern.search(text)) and not _denied(text, found):
            return one.why
    return _admission(text, keys) or denied(text, keys, spare=bool(keys & _MET_BY_NOT))


def _past(text: str) -> bool:
    """Whether a sentence tells of what was, might be or stands in the Code, not of what the landlord does."""
    now = _STILL.sub(" ", text)
    return scope.of_clause(now) in ("history", "hypothetical", "quoted") or bool(_FORMER.search(now)) or harmless.gone(now)


def _denied(text: str, found: re.Match[str]) -> bool:
    """Whether the forbidden thing is denied: "residents never have to give reasons", "the reply does not wait"."""
    inner = found.group()
    if re.search(
        r"\b(?:(?:not|rather\s+than|instead\s+of)\s+(?:when|once|after|waiting)|even\s+(?:where|if|when)|(?:still|remains?)\s+to\s+be|notwithstanding)\b",
        inner,
        re.IGNORECASE,
    ):
        return True
    if re.match(r"(?:do\s+not|don['’]t|never|not|no|without|n['’]t|nobody|cannot|rarely|seldom|post|there)\b", inner, re.IGNORECASE):
        return bool(re.search(r"\b(?:nobody|none|never)\b[^.;]{0,20}$", text[: found.start()], re.IGNORECASE))
    return bool(_NO.search(text[: found.start()]) or _NO_INSIDE.search(inner) or _negated(inner, found.re))


def _negated(inner: str, pattern: re.Pattern[str]) -> bool:
    """Whether a negation within the words is none of the pattern's own: without it they would fit all the same."""
    bare = _NEGATION.sub("", inner)
    return bare != inner and bool(pattern.search(bare))


def _admission(text: str, keys: frozenset[str]) -> str:
    """The general admissions; those by "not" only where the provision is not met by not doing something."""
    spare = bool(keys & _MET_BY_NOT)
    for pattern, why, always in _ADMISSIONS:
        found = pattern.search(text)
        if found and _EITHER_WAY.search(text[: found.start()]):
            continue
        if found and (always or not spare) and not _HARMLESS.search(text) and not _NO.search(text[: found.start()]):
            return why
    return ""


def _over(view: View, index: int, claim: Claim) -> Iterator[Fact]:
    """The times in a row that are longer than its provision allows."""
    provision = _provision(claim)
    if provision is None:
        return
    own = {s.passage.id for s in view.statements if s.passage.claim == index and s.scope == "complaints"}
    for t in view.timescales:
        limit = next((x for x in provision.limits if x.action == t.action and x.stage in (None, t.stage)), None)
        if t.passage in own and limit and not t.per_agreement and over(t, limit):
            yield Fact(kind="contrary", span=t.span, claim=index, passage=t.passage, stage=t.stage, detail=_too_long(t, limit))


def over(t: Timescale, limit: Limit) -> bool:
    """Return whether a landlord's time is longer than the limit, by a reading that favours the landlord."""
    if t.total or limit.unit not in ("working_day", "day"):
        return False
    allowed = limit.value
    if t.action == "respond" and t.starts_from in ("receipt", "escalation") and limit.starts_from == "acknowledgement":
        allowed += 5  # the acknowledgement may take five working days
    return t.value * _WORKING_DAYS.get(t.unit, 0.0) > allowed


# How many working days a unit is at least; a plain "day" may be a calendar day.
_WORKING_DAYS = {"working_day": 1.0, "day": 5 / 7, "calendar_day": 5 / 7, "week": 5.0, "month": 20.0, "year": 250.0, "hour": 1 / 24}


def _too_long(t: Timescale, limit: Limit) -> str:
    stage = f" at stage {t.stage}" if t.stage else ""
    return f"It gives {t.value:g} {t.unit.replace('_', ' ')}s to {t.action}{stage}; the Code allows {limit.value:g} working days."
