"""A row's own words that say the opposite of yes: what the provision forbids, an admission, a time over the limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from ombudscan import catalog, pattern
from ombudscan.extract import attributed, harmless, put_right, scope, shortfalls
from ombudscan.extract.admissions import NO, admitted
from ombudscan.extract.denials import denied
from ombudscan.extract.forbidden import EXACT, Forbidden
from ombudscan.extract.forbidden_barriers import BARRIERS
from ombudscan.extract.forbidden_course import COURSE
from ombudscan.extract.forbidden_details import DETAILS
from ombudscan.extract.forbidden_entry import COMING_IN
from ombudscan.extract.forbidden_exactly import EXACTLY
from ombudscan.extract.forbidden_firms import FIRMS
from ombudscan.extract.forbidden_handling import HANDLING
from ombudscan.extract.forbidden_leave import LEAVE
from ombudscan.extract.forbidden_notes import NOTES
from ombudscan.extract.forbidden_oversight import OVERSIGHT
from ombudscan.extract.forbidden_second import SECOND
from ombudscan.extract.forbidden_untold import UNTOLD
from ombudscan.extract.rows import said
from ombudscan.extract.shorthand import legend, spelt
from ombudscan.nouns import Claim, Fact, Limit, Provision, Timescale
from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_WORDINGS = (*COMING_IN, *HANDLING, *BARRIERS, *COURSE, *OVERSIGHT, *LEAVE, *NOTES, *DETAILS, *SECOND)
# Wordings that name all that makes the fault, and their own exceptions: what sounds harmless elsewhere is not held against them, nor is
# the model's doubt.
_EXACT = (*EXACTLY, *FIRMS, *UNTOLD)
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

# What there may well be none of: restrictions on people, in row 5.14 or 5.15.
_MAY_BE_NONE = frozenset({"behaviour-policy", "proportionate-restrictions"})
# Nor need there be an extension or a restriction at all: "It has not happened", "this has not come up so far".
_MAY_NOT_COME = _MAY_BE_NONE | frozenset(
    """
    stage-1-extend stage-1-longer-extension stage-1-extension-ombudsman stage-2-extend stage-2-longer-extension
    stage-2-extension-ombudsman
    """.split()
)
_NOT_COME = Pattern(
    r"^\W*(?:this|that|it|none|one|the\s+need)\s+(?:has|have|had)\s+(?:not|never)\s+(?:yet\s+|so\s+far\s+)?(?:happened|arisen|come\s+up|occurred|been\s+"
    r"(?:needed|necessary|used|required|called\s+for))\b[^.;]{0,40}\W?$"
    r"|^\W*(?:not|never)\s+(?:yet\s+)?(?:happened|arisen|come\s+up|occurred|been\s+(?:needed|used)|needed|used)(?:\s+(?:yet|so\s+far|to\s+date|this\s+year"
    r"|last\s+year|in\s+20\d\d|since\s[\w\s]{3,20}))?\W{0,9}$",
    re.IGNORECASE,
)
_NONE_NOW = Pattern(
    r"^\W*(?:(?:there\s+(?:are|were)\s+)?(?:none|no\s+(?:\w+\s+){0,2}?(?:restrictions?|cases?))|nobody|no[-\s]one)\b(?:\s+(?:is|are|was|"
    r"were|has\s+been|have\s+been))?"
    r"(?:\s+(?:restricted|barred|listed|warned|in\s+(?:place|force)|at\s+(?:present|the\s+moment)|current(?:ly)?|this\s+year|last\s+year|"
    r"in\s+20\d\d\S*|made|used|set))*\W{0,300}$",
    re.IGNORECASE,
)


# "Until the first case has been closed", "has not been replaced": a condition or a denial, and nothing that is over.
_STILL = Pattern(
    r"\b(?:once|until|till|after|when|before)\s+(?:the|a|an|their|its|our|any|each|both|it|all|that|this)\b[^.;,]{0,60}\b(?:has|have|is|"
    r"are)\s+(?:been\s+)?"
    r"(?:closed|ended|withdrawn|replaced|removed|retired|stopped|over|finished)\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:replaced|removed|withdrawn|closed|"
    r"ended)\b"
    r"|\bas\s+(?:in|under|with)\s+(?:the|our)\s+(?:old|former|previous)\s+\w+",
    re.IGNORECASE,
)
_NEGATION = Pattern(
    r"\b(?:not(?!\s+(?:satisf|help|work|settle|resolve|content|happy|(?:\w+\s+)?(?:produc|provid|giv|shown?|suppl|offer|rais|br[io]\w+|add|"
    r"put)\w{0,40}\s+(?:\w+\s+)?(?:new|fresh|further|additional)))|never|no(?!\s+(?:new|fresh|further|merit|reason)))\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_INSIDE = Pattern(
    r"\b(?:not|never|no|nobody|without|need\s+not|cannot|\w+n['’]t)\s+(?:\w+\s+){0,2}(?:ask|have\s+to|need|"
    r"require|wait|held|hold|first|must|expected|refus\w*|obliged|sent|return\w*|the\s+same)",
    re.IGNORECASE,
)
_FORMER = Pattern(
    r"^\W{0,40}(?:some|other|many|most|certain)\s+(?:landlords|associations|councils)\b"
    r"|^\W{0,40}(?:older|old|earlier|former|previous)\s+(?:[\w-]{1,30}\s+){1,2}(?:told|said|asked|gave|had|sent|named|left|were|was|did)\b|\b(?:supersede[sd]?|used\s+to|(?:until|up\s+to)\s+(?:\w+\s+){0,3}(?:19|20)\d\d|formerly|previously|ended|closed\s+in|ceased|"
    r"(?:have|has)\s+(?:now\s+|since\s+)?(?:removed|abolished|dropped|scrapped|withdrawn|stopped|done\s+away|merged|replaced)|"
    r"wound\s+up|stood\s+down|disbanded|dissolved|no\s+longer|came\s+to\s+an\s+end|was\s+(?:abolished|removed|dropped|replaced)|"
    r"(?:were|was)\s+our\s+third|(?:removed|abolished|scrapped|withdrawn|deleted|dropped|ended|stopped)(?:\s+in\s+(?:\w+\s+)?(?:19|20)\d\d|"
    r"\W*$))\b",
    re.IGNORECASE,
)
# "Board panel (was stage 3) dropped 2022", "Stage 3 gone since April": a note of what has ended, and of nothing that is still to end.
_NOTED_GONE = Pattern(
    r"""\b(?:stages?|steps?|panels?|tiers?|hearings?|appeals?|reviews?|board|committee|desk|filter|rules?
        |limit)\b(?:\s+\w+)?(?:\s*\([^()]{1,40}\))?(?:\s+\w+){0,2}?\s*[:,–-]?\s+
        (?<!be\s)(?<!being\s)(?<!from\sit\s)(?:removed|abolished|scrapped|withdrawn|dropped|ended|stopped|axed|gone|went|binned
            |discontinued|retired|disbanded|stood\s+down
            |wound\s+up|ditched|cut|closed)\s+(?:(?:in|on|since|at\s+the\s+end\s+of
            |after)\s+)?(?:the\s+)?(?:\d{1,2}\s+)?(?:[a-z]{3,9}\.?\s+)?(?:(?:19|20)\d\d\b
            |\d{1,2}/\d{1,2}/\d\d)
    | \((?:was|were|formerly|ex|once|previously)[\s-](?:the\s+|our\s+)?(?:stage|step|third|3rd)\b[^()]{0,20}\)
    | \b(?:stages?|steps?|panels?|tiers?|hearings?|appeals?)\s+(?:is\s+|are\s+)?(?:gone|no\s+more)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def facts(view: View) -> Iterator[Fact]:
    """Yield, for each row, the sentences that say the opposite of yes, with the reason."""
    explained = legend(view.document.text)
    for i, claim in enumerate(view.claims):
        keys = _keys(claim)
        row = said(view.document, claim)
        for n, s in enumerate(row):
            text = spelt(s.text, explained)
            year = int(claim.edition[-4:])
            if why := exactly(text, keys, year):
                yield Fact(kind="contrary", span=s.span, claim=i, detail=why, confidence=EXACT)
            elif (why := against(text, keys, year)) and not put_right.single(text, row[n + 1].text if n + 1 < len(row) else ""):
                yield Fact(kind="contrary", span=s.span, claim=i, detail=why)
            elif told_of_the_past(text):
                yield Fact(kind="former", span=s.span, claim=i)
        yield from _over(view, i, claim)
    if not view.claims:
        yield from _forbidden(view)


# Of a policy only those duties are asked whose wordings found nothing false in the policies at hand: what would be too loose for a
# policy by itself is held against the yes of a form that leads there.
_PAIRED = frozenset(
    """
    no-unreasonable-refusal progress-to-stage-2 refusal-explained different-person
    no-reasons-needed channels any-way-any-staff
    """.split()
)
_OF_PAIRS = tuple(one for one in _WORDINGS if one.keys & _PAIRED)


def _forbidden(view: View) -> Iterator[Fact]:
    """Yield, for a policy, the sentences that hold a wording a provision of `_PAIRED` forbids; `detail` is "its keys|why"."""
    for s in view.statements:
        if s.scope != "complaints" or told_of_the_past(s.text) or harmless.denied_twice(s.text) or s.text.rstrip().endswith(":"):
            continue
        barred = pattern.barred(s.text)
        for one in _OF_PAIRS:
            if one.pattern.bit & barred:
                continue
            found = None if one.unless and one.unless.search(s.text) else one.pattern.search(s.text)
            if found and not _denied(s.text, found):
                keys = " ".join(sorted(one.keys & _PAIRED))
                yield Fact(kind="forbidden", span=s.passage.span, passage=s.passage.id, stage=s.stage, detail=f"{keys}|{one.why}")


def _keys(claim: Claim) -> frozenset[str]:
    """A row's key and those of the 2024 provisions with the same duty."""
    provision = _provision(claim)
    return frozenset((claim.key, *(provision.counterparts if provision else ())))


def _provision(claim: Claim) -> Provision | None:
    return catalog.edition(claim.edition).provision(claim.key)


# "The rota leaves out the directorate that replied at stage 1": whoever answered first is kept from answering again.
_KEPT_OUT = Pattern(
    r"\b(?:leav(?:es?|ing)\s+out|left\s+out|omits?|passes\s+over|skips?|excludes?|bars?|blocks?|rules?\s+out|takes?\s+out|removes?|drops?)\s+"
    r"(?:whoever|whichever|any(?:one|body)|every(?:one|body)|the|those|all)\b[^.;]{0,50}\b(?:repl|answer|dealt|handl|investigat|decid|sign|wrote|had|took|stage\s+(?:1|one)"
    r"|first)\w*",
    re.IGNORECASE,
)


def exactly(text: str, keys: frozenset[str], year: int = 2024) -> str:
    """Return why a sentence of a row under provisions `keys` says the opposite of yes in a wording that leaves no doubt, or ""."""
    if _over_and_done(_STILL.sub(" ", text)) or text.rstrip().endswith(":"):
        return ""
    return _worded(text, keys, year, _EXACT, lambda found: bool(NO.search(text[: found.start()])))


def _worded(text: str, keys: frozenset[str], year: int, wordings: tuple[Forbidden, ...], refused: Callable[[re.Match[str]], bool]) -> str:
    """Why one of the wordings that `keys` forbid stands in a sentence, and is not `refused` there."""
    barred = pattern.barred(text)
    for one in wordings:
        if one.pattern.bit & barred or one.since > year or not keys & one.keys or (one.unless and one.unless.search(text)):
            continue
        if (found := one.pattern.search(text)) and not refused(found):
            return one.why
    return ""


def against(text: str, keys: frozenset[str], year: int = 2024) -> str:
    """Return why a sentence of a row under provisions `keys` says the opposite of yes, or "" where it does not."""
    if told_of_the_past(text) or harmless.denied_twice(text) or text.rstrip().endswith(":"):
        return ""
    if (keys & _MAY_BE_NONE and _NONE_NOW.search(text)) or (keys & _MAY_NOT_COME and _NOT_COME.match(text)):
        return ""
    if "different-person" in keys and _KEPT_OUT.search(text):
        return ""
    if why := _worded(text, keys, year, _WORDINGS, partial(_denied, text)):
        return why
    if keys & shortfalls.TIMED and harmless.counted(text):
        return ""  # that some were missed is the figure's business
    spare = bool(keys & _MET_BY_NOT)
    return admitted(text, spare=spare) or denied(text, keys, spare=spare)


@lru_cache(maxsize=REMEMBERED)
def told_of_the_past(text: str) -> bool:
    """Whether a sentence tells of what was, might be or stands in the Code, not of what the landlord does."""
    now = _STILL.sub(" ", text)
    return _over_and_done(now) or scope.of_clause(now) == "hypothetical" or attributed.weighed(now) or put_right.aside(now)


def _over_and_done(now: str) -> bool:
    """Whether a sentence tells of what has ended, or of what the Code says."""
    return scope.of_clause(now) in ("history", "quoted") or bool(_FORMER.search(now) or _NOTED_GONE.search(now)) or harmless.gone(now)


def _denied(text: str, found: re.Match[str]) -> bool:
    """Whether the forbidden thing is denied: "residents never have to give reasons", "the reply does not wait"."""
    inner = found.group()
    if _NEED_NOT_WAIT.match(inner):
        return True
    if re.search(
        r"\b(?:(?:not|rather\s+than|instead\s+of)\s+(?:when|once|after|waiting)|even\s+(?:where|if|when)|(?:still|remains?)\s+to\s+be|"
        r"notwithstanding)\b",
        inner,
        re.IGNORECASE,
    ):
        return True
    if re.match(r"(?:do\s+not|don['’]t|never|not|no|without|n['’]t|nobody|cannot|rarely|seldom|post|there)\b", inner, re.IGNORECASE):
        return bool(re.search(r"\b(?:nobody|none|never)\b[^.;]{0,20}$", text[: found.start()], re.IGNORECASE))
    return bool(NO.search(text[: found.start()]) or _NO_INSIDE.search(inner) or _negated(inner, found.re))


# "They do not need to wait until stage 2": the wait is denied, not the end of it.
_NEED_NOT_WAIT = Pattern(r"(?:do\s+not|does\s+not|don['’]t|doesn['’]t|not|never|n['’]t)\s+(?:need|have)\s+to\s+wait\b", re.IGNORECASE)


def _negated(inner: str, wording: re.Pattern[str]) -> bool:
    """Whether a negation within the words is none of the pattern's own: without it they would fit all the same."""
    bare = _NEGATION.sub("", inner)
    return bare != inner and bool(wording.search(bare))


def _over(view: View, index: int, claim: Claim) -> Iterator[Fact]:
    """The times in a row that are longer than its provision allows."""
    provision = _provision(claim)
    if provision is None:
        return
    own = {s.passage.id for s in view.statements if s.passage.claim == index and s.scope == "complaints"}
    for t in view.timescales:
        limit = next((x for x in provision.limits if x.action == t.action and x.stage in (None, t.stage)), None)
        if t.passage in own and limit and t.action == "complain" and _shorter(t, limit):
            why = f"Residents have {_said(t.value, t.unit)} to complain; the Code gives them {_said(limit.value, limit.unit)}."
            yield Fact(kind="contrary", span=t.span, claim=index, passage=t.passage, detail=why)
        elif t.passage in own and limit and not t.per_agreement and over(t, limit):
            yield Fact(kind="contrary", span=t.span, claim=index, passage=t.passage, stage=t.stage, detail=_too_long(t, limit))


def over(t: Timescale, limit: Limit) -> bool:
    """Return whether a landlord's time is longer than the limit, by a reading that favours the landlord."""
    if t.total or limit.unit not in ("working_day", "day"):
        return False
    allowed = limit.value
    if t.action == "respond" and t.starts_from in ("receipt", "escalation") and limit.starts_from == "acknowledgement":
        allowed += 5  # the acknowledgement may take five working days
    return t.value * _WORKING_DAYS.get(t.unit, 0.0) > allowed


def _shorter(t: Timescale, limit: Limit) -> bool:
    """Whether residents have less time to complain than the edition's limit; a month is counted as 31 days at least."""
    held, asked = _DAYS.get(t.unit), _DAYS.get(limit.unit)
    return held is not None and asked is not None and t.value * held[1] < limit.value * asked[0]


# The fewest and the most days of a unit.
_DAYS = {"day": (1, 1), "calendar_day": (1, 1), "working_day": (1.4, 1.5), "week": (7, 7), "month": (30, 31), "year": (365, 366)}
# How many working days a unit is at least; a plain "day" may be a calendar day.
_WORKING_DAYS = {"working_day": 1.0, "day": 5 / 7, "calendar_day": 5 / 7, "week": 5.0, "month": 20.0, "year": 250.0, "hour": 1 / 24}


def _too_long(t: Timescale, limit: Limit) -> str:
    stage = f" at stage {t.stage}" if t.stage else ""
    return f"It gives {_said(t.value, t.unit)} to {t.action}{stage}; the Code allows {_said(limit.value, 'working_day')}."


def _said(value: float, unit: str) -> str:
    return f"{value:g} {unit.replace('_', ' ')}{'' if value == 1 else 's'}"
