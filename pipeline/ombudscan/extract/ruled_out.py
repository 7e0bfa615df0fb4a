"""Sentence -> what is left of it without the stretches that rule something out: nobody is asked for it, or there is none of it.

"There is no need to fill in a form", "nor are they sent to the contractor first", "we do not operate an informal or first contact
stage": a practice that is told only in such a stretch is none. What stands outside it, "but you must sign one", is read as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

_RESIDENT = (
    r"(?:you|they|people|anyone|anybody|(?:the |an? |any |our )?(?:resident|tenant|customer|leaseholder|member|complainant|person)s?)"
)


def _wording(*alternatives: str) -> Pattern:
    return Pattern("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)


# What is laid upon a resident. "Accept", "consider", "log" and their like are none of it: not to do these is the fault itself.
_LAID = (
    r"(?:ask(?:s|ed|ing)?\b|tell\b|told\b|telling\b|requir(?:e|es|ed|ing)\b|expect(?:s|ed|ing)?\b|oblig(?:e|es|ed)\b|demand\w*|insist\w*|"
    r"send\b|sent\b|sending\b|referr?(?:ed|ing)?\b|redirect\w*|pass(?:ed)? back|made to\b|make (?:you|them|anyone|anybody|residents|"
    r"tenants|customers|people)\b|ha(?:ve|s) to\b|having to\b|need(?:s|ed|ing)? (?:to|any|an?|your|their|the|written|permission|consent|"
    r"our)\b|forced?\b|bound\b|compelled\b|want any\b|call for\b)"
)
_TURN = r"(?:(?:do|does|did|is|are|was|were|will|shall|must|should|may|can|would|need) ?(?:not|never|n't)|cannot|won't|shan't|never)"
_ADVERBS = r"(?:(?:be|to|been|ever|normally|usually|first|themselves|also|then|otherwise|formally|of course|under any obligation) ){0,3}"
# Who is freed of a burden does well by the resident only where it is not the landlord: "we are not required to answer".
_OUR_SIDE = _wording(
    r"\b(?:we|us|landlord|association|council|society|trust|co-?operative|company|board|panel|staff|colleagues?|officers?|managers?|"
    r"directors?|handlers?|team|investigators?|reviewers?|secretary|chair|committee|contractors?|agents?)(?: (?:is|are|will|do|does))?\s*$"
)
_TO_BEAR = _wording(r"\b(?:required?|expected|obliged?|bound|have to|has to|having to|needs?|needed|made to|forced|compelled)\b")
# Papers and the like that a resident would have to bring, and steps that a complaint would have to go through.
_PAPER = (
    r"(?:forms?|letters?|signatures?|consent|authority|permission|mandate|reasons?|grounds?|evidence|writing|approval|agreement|"
    r"explanation|proof|referral|appointment)"
)
_STEP = (
    r"(?:stages?|steps?|levels?|tiers?|panels?|hearings?|appeals?|boards?|phases?|rounds?|screening|triage|reviews?|"
    r"(?:separate|informal|preliminary|other|further|second|early resolution|quick fix|fast[- ]track) "
    r"(?:process(?:es)?|procedures?|routes?))"
)
_LIST = r"(?:[\w'\"/-]+,? ){0,9}?"
_CALLED_FOR = r"(?:needed|required|asked for|necessary|sought|insisted on|demanded|wanted|called for|expected)"
_BURDENS = (
    # "will not ask you to put it in writing", "are not to be told to ring back", "does not have to be signed"
    rf"\b{_TURN} {_ADVERBS}{_LAID}",
    # "nor are they asked to raise it with the contractor first"
    rf"\bnor (?:(?:is|are|do|does|will|shall|must|should|need|can|may) )?(?:(?:{_RESIDENT}|it|there|this|that|we|staff|colleagues) )?"
    rf"{_ADVERBS}(?:{_LAID}|any need\b|to (?:wait|go|write|ask|sign|fill|complete|have)\b|wait\b)",
    r"\b(?:no|nor any|not any) (?:need|requirement|obligation|necessity|call) (?:to|for|that)\b",
    r"\b(?:is|are|be) not (?:\w+ )?(?:necessary|needed|required|obligatory|compulsory|mandatory|a (?:condition|requirement))\b",
    r"\bneed not \w+",
    # "we do not wait for written authority"
    rf"\b{_TURN} (?:\w+ )?(?:wait|hold on) (?:for|until) (?:an? |any |the |your |their )?(?:\w+ ){{0,2}}?{_PAPER}",
    r"\b(?:rather than|instead of) (?:being )?(?:asked|asking|told|telling|sent|sending|required|requiring|made|making|insisting|"
    r"referring|referred|waiting)\b",
    r"\b(?:nobody|no[- ]one|no (?:resident|tenant|customer|complainant|leaseholder|member)s?) (?:is|are|has|have|needs?|will|shall|should|"
    rf"must|can|may) {_ADVERBS}(?:{_LAID}|to (?:\w+ )?(?:first|before)\b)"
    r"|\b(?:nobody|no[- ]one) (?:needs?|has|have) to\b",
    rf"\bneither [\w' -]{{1,60}} nor [\w' -]{{1,60}}? (?:is|are|has|have|will|need) {_ADVERBS}(?:{_CALLED_FOR}|{_LAID})",
    # "no particular form of authority is needed"
    rf"\bno {_LIST}{_PAPER}(?: of [\w' -]{{3,30}}?)? (?:is|are|will be|has to be|have to be|need be|needs? to be) (?:\w+ )?"
    rf"(?:{_CALLED_FOR}|used|given|signed|completed)\b",
)
_WITHOUT = (
    r"\bwithout (?:(?!complaint|case|stage|having|needing|being)[\w']{1,20} ){0,4}(?:having|needing|being) "
    rf"(?:to\b|{_LAID}|first\b|signed\b|completed\b|filled\b)"
)
_NO_STEPS = (
    # "We do not operate an informal, pre-complaint or first contact stage", "there is no panel hearing or appeal to the Board"
    rf"\b(?:do|does|did) ?(?:not|never|n't) (?:\w+ly )?(?:operate|run|have|use|hold|keep|offer|include|apply|maintain|provide for|"
    rf"recogni[sz]e) {_LIST}{_STEP}\b",
    r"\b(?:there (?:is|are|will be|can be)|we (?:have|run|operate|use|hold)|has|have|with|includes?|contains?) (?:no|neither)\b"
    rf" {_LIST}{_STEP}\b",
    rf"\b(?:no|neither) {_LIST}{_STEP} (?:is|are|will be) (?:\w+ )?(?:used|held|operated|run|offered|kept|{_CALLED_FOR})\b",
    r"\b(?:nobody|no[- ]one|no (?:resident|tenant|customer|complainant|leaseholder|member)s?) (?:can|may|is (?:able|entitled) to) (?:\w+ )?"
    r"appeal\b",
)
_FREE, _WITH, _NONE = _wording(*_BURDENS), _wording(_WITHOUT), _wording(*_NO_STEPS)
# "If no explanation is given": a condition
_SUPPOSED = _wording(r"\b(?:if|where|when|whenever|unless|should|because|who|those) (?:[\w']{1,20} ){0,3}$")
# "We do not open a complaint without having been told ...": what is denied twice is asked for.
_REFUSES = _wording(r"\b(?:not|never|cannot|nobody|no|nothing|n't)\b[^.;:]{0,80}$")
# "Do not send anyone to the Ombudsman before ...": kept from the resident, and nothing that is spared them
_WITHHELD = _wording(r"\bombudsman\b[^.;]{0,60}\b(?:before|until|unless)\b")
# Where a stretch ends: with its clause, or where an exception takes it back.
_END = _wording(
    r"[;:.]|\s[–-]\s|,? (?:but|although|though|however|unless|except|until|till|while|whereas|because|save|without)\b|, (?:only|just)\b|"
    r",? so\b(?! that)|,? (?:and|then) (?=(?:you|we|our|residents|tenants|customers|the|it|this|that|they|he|she|wherever|"
    r"whenever|when|if|each|all|every|any|complaints?|the|your|"
    r"staff|colleagues)\b[^,;.]{0,60}\b(?:will|shall|must|may|can|should|is|are|has|have|need|needs|only|take|takes|log|logs)\b)",
    r", (?=(?:you|they|we|residents|tenants|customers) (?:must|should|need|have to|will have to)\b)",
)


@lru_cache(maxsize=REMEMBERED)
def left(text: str, *, steps: bool = False) -> str:
    """Return `text` without the stretches that free from a burden, and without those that say of `steps` that there are none.

    Each is replaced by a blank.
    """
    kept: list[str] = []
    at = 0
    for start, end in sorted(_stretches(text, steps=steps)):
        if start < at:
            continue
        over = _END.search(text, end)
        if _WITHHELD.search(text, start, over.start() if over else len(text)):
            continue
        kept.append(text[at:start])
        at = over.start() if over else len(text)
    return " ".join((*kept, text[at:])) if at else text


def _stretches(text: str, *, steps: bool) -> Iterator[tuple[int, int]]:
    for found in _FREE.finditer(text):
        before = text[: found.start()]
        if not (_SUPPOSED.search(before) or (_TO_BEAR.search(found.group()) and _OUR_SIDE.search(before))):
            yield found.span()
    for found in _WITH.finditer(text):
        if not _REFUSES.search(text[: found.start()]):
            yield found.span()
    if steps:
        yield from (found.span() for found in _NONE.finditer(text))


# What lays something upon a resident, shuts something or sends somebody on: without it nothing that is left is a burden.
_BURDEN = _wording(
    r"\b(?:must|shall|should|only|solely|ha(?:s|ve) to|needs? to|need(?:s|ed)?\b|required?|requires|expected|unless|until|except|before|"
    r"first|cannot|can't|not|never|refus\w+|declin\w+|unable|exclu\w+|close[sd]?|if|once|provided|condition\w*|subject to|may ask|"
    r"appeal\w*|panel|stage (?:3|three)|third|to be (?:made|sent|put|addressed|submitted)|are to|is to|please|exhaust\w*|without)\b"
)


def only_denies(text: str, *, steps: bool = False) -> bool:
    """Tell whether a sentence rules something out and lays nothing upon anybody in its other words."""
    rest = left(text, steps=steps)
    return rest != text and not _BURDEN.search(rest)
