"""Who decides at each stage, by title or by name: the same one at both is a fault, however the second section puts it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ombudscan.extract.signs import Setting, denied, wording
from ombudscan.pattern import Pattern

# A post that one person holds: "the Secretary", "the Head of Homes", "the Complaints Officer"; "a manager" may be any of several.
_CAPS = (
    r"(?:(?!Investigating|Reviewing|Relevant|Responsible|Senior|Appropriate|Service|Area|Stage|Same|Line|Next|Other|Second|Named|Case)"
    r"[A-Z][\w-]+(?: (?:[A-Z][\w-]+|of|for|to the)){0,5})"
)
_SMALL = (
    r"(?:(?:scheme |co-op |parish |committee |company |estate |housing |complaints )?(?:secretary|clerk|warden|treasurer|bursar|steward|"
    r"matron|chief executive|administrator|chair))"
)
_PERSON = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Canon|Father|Sister)\.? [A-Z][\w'-]+|[A-Z][a-z]+ [A-Z][\w'-]+(?=\W))"
_HOLDER = rf"(?:[Tt]he (?:{_CAPS}|{_SMALL})|[Oo]ur (?:{_CAPS}|{_SMALL})|{_PERSON})"
_SINGLE = Pattern(
    r"^(?:secretary|clerk|warden|chair(?:man|woman|person)?|treasurer|master|bursar|registrar|steward|matron|chief executive|"
    r"managing director|"
    r"chief officer|administrator|company secretary)\b|\b(?:head|director) of\b|\w[\w-]{0,40} (?:manager|officer|director|co-?ordinator|"
    r"secretary|clerk|"
    r"lead|adviser|administrator|worker|partner|warden|bursar|steward)$|^(?:mr|mrs|ms|miss|mx|dr|cllr|councillor|canon|father|sister)\.? ",
    re.IGNORECASE,
)
_THEN = r"(?:,? ?(?:also|then|again|will|shall|himself|herself|themselves|alone|personally|in turn|next|now|together|jointly|both)){0,3} "
_ANSWERS = (
    r"(?:(?:answer|respond|decide|investigate|consider|handle|determine)s?|repl(?:y|ies)|looks? (?:into|at)|gives? (?:you )?(?:the|an|a|"
    r"our|his|her|its|their) "
    r"(?:\w+ )?(?:answer|reply|decision|response)|writes? (?:to you |back )?(?:with|giving)|sends? (?:you |out )?(?:the|an|a|our|his|her|"
    r"their) (?:\w+ )?"
    r"(?:answer|reply|decision|response)|deals? with|issues? (?:the|an|a|his|her) (?:\w+ )?(?:answer|reply|decision|response))\b"
)
_REVIEWS = (
    rf"(?:{_ANSWERS}|(?:re-?opens? (?:the|it|your)|reviews?|re-?considers?|re-?examines?|re-?reads?|"
    r"goes? (?:through|over|back)|go through|reads? (?:the|it)|hears?|"
    r"looks? (?:again|over)|"
    r"sits? (?:with|on|in)|meets? (?:with|to)|takes? (?:the|a|another) (?:second|fresh|further|new|look)?)\b|conducts?\b|carr(?:y|"
    r"ies) out|examines?\b)"
)
_JOINT = rf"(?:,? (?:and|or|with) (?:(?:{_HOLDER})|(?:the|a|an|one|two|three) [\w ]{{3,30}}?))?"
_APPOSITION = rf"(?:, (?P<known>{_PERSON}|[A-Z][\w'-]+),)?"
_SUBJECT = {
    1: Pattern(rf"(?P<who>{_HOLDER}){_APPOSITION}{_JOINT}{_THEN}{_ANSWERS}"),
    2: Pattern(rf"(?P<who>{_HOLDER}){_APPOSITION}{_JOINT}{_THEN}{_REVIEWS}"),
}
_SECOND_OF_TWO = Pattern(rf"(?:{_HOLDER}|[\w ]{{3,30}}?) (?:and|or|with) (?P<who>{_HOLDER}){_THEN}{_REVIEWS}")
_BY = Pattern(
    r"\b(?:reviewed|reconsidered|considered|heard|decided|looked (?:at|into)|dealt with|answered|investigated|handled|determined|"
    rf"re-?examined|read)(?: \w+)? by (?P<who>{_HOLDER})"
)
_PRONOUN = Pattern(rf"^\W*(?:She|He){_THEN}{_ANSWERS}")
_LEADS = Pattern(rf"^\W*(?P<who>{_HOLDER}){_APPOSITION}(?=\W)")
_NOT_THE_ANSWER = wording(
    r"acknowledg|whether to (?:meet|visit)|panel|ombudsman|extension|more time|remed|compensation|behalf of the (?:panel|committee|board|"
    r"trustees)"
)
# "within ten working days of the acknowledgement" is the answer's time
_CLOCK = Pattern(r"\b(?:of|from|after|following)\s+(?:the\s+|our\s+|its\s+|that\s+|this\s+|sending\s+)*acknowledge?ment", re.IGNORECASE)
_BY_ANOTHER = wording(
    r"\b(?:different|another|other than|no part|not (?:been )?(?:involved|dealt|handled|had|taken)|nothing to do|independent\w*|"
    r"more senior|senior to|"
    r"apart from|someone else|somebody else|not the same|no (?:hand|involvement|dealings|say)|unless (?:he|she|they|that|the)|"
    r"in which case|fresh pair|"
    r"sits? out|stands? (?:aside|back))\b",
)


def twice(every: Iterable[Setting]) -> Iterator[Setting]:
    """Yield the sentences under stage 2 whose decider is the one under stage 1, if the section brings nobody else in."""
    own = [s for s in every if s.statement.passage.claim is None and s.statement.stage in (1, 2)]
    if any(s.statement.stage == 2 and _BY_ANOTHER.search(s.text) for s in own):
        return
    first = _first_deciders(own)
    for s in own:
        if s.statement.stage == 2 and deciders(s.text, 2) & first:
            yield s


def _first_deciders(own: Iterable[Setting]) -> set[str]:
    """Those who decide at stage 1, a "She will send you her decision" being the doing of whoever the section spoke of last."""
    found: set[str] = set()
    spoken: set[str] = set()
    place: tuple[str, ...] = ()
    for s in own:
        if s.statement.stage != 1:
            continue
        if s.statement.passage.path != place:
            place, spoken = s.statement.passage.path, set()
        found |= deciders(s.text, 1)
        leads = _LEADS.search(s.text)
        if leads:
            spoken = _titles(leads)
        elif _PRONOUN.search(s.text) and not _NOT_THE_ANSWER.search(s.text):
            found |= spoken
    return found


def deciders(text: str, stage: int) -> set[str]:
    """Return the titles and names of the single persons whom a sentence has decide at a stage, in lower case."""
    if _NOT_THE_ANSWER.search(_CLOCK.sub(" ", text)):
        return set()
    patterns = (_SUBJECT[1], _BY) if stage == 1 else (_SUBJECT[2], _SECOND_OF_TWO, _BY)
    matches = [m for p in patterns for m in p.finditer(text) if not denied(text, m.start(), m.end())]
    return {title for m in matches for title in _titles(m)}


def _titles(match: re.Match[str]) -> set[str]:
    who = re.sub(r"^(?:the|our) ", "", match["who"], flags=re.IGNORECASE)
    known = match.groupdict().get("known")
    single = bool(_SINGLE.search(who)) or _named(who)
    return {who.lower(), *((known.lower(),) if known else ())} if single else set()


# Two capitals that are no person's name: a team, a department, the Ombudsman.
_NO_PERSON = Pattern(
    r"\b(?:Ombudsman|Housing|Team|Service|Services|Relations|Customer|Complaints?|Council|Board|Committee|Trust|Association|Homes?|Group|"
    r"Stage|Panel|Department|Society|Care|Resolution|Desk|Code|Policy|The|Our|We|You|They|If|When|Where)\b"
)


def _named(who: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][a-z]+ [A-Z][\w'-]+", who)) and not _NO_PERSON.search(who)
