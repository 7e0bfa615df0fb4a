"""Statements -> Facts: stage 2 decided by whoever decided stage 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ombudscan.extract.signs import OURS, WIDER, Setting, Sign, denied, fact, found, settings, wording
from ombudscan.nouns import Fact
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_FIRST_ANSWER = (
    r"(?:first|stage[ -]?(?:1|one)|original|initial|earlier)(?: (?:reply|response|decision|letter|complaint|answer|investigation|stage|"
    r"complaint response|findings?))?"
)
_LOOKS = (
    r"(?:reviews?|consider(?:s|ed)?|decides?|handles?|deals?|responds?|investigates?|carry out|carries out|looks? (?:again|at|into)|"
    r"goes? back|reconsiders?|answers?|hears?|conducts?|takes? (?:the|a|another)|writes?|determines?|re-?examines?|undertakes?|"
    r"completes?|leads?|signs?|is responsible|keeps?)"
)
_SAME = (
    # "The manager who signed the stage 1 reply decides whether to change it"
    Sign(
        detail="whoever answered at stage 1 decides stage 2 as well",
        pattern=wording(
            rf"(?:^|[,;:] |\b(?:by|to|and|then) )(?:the|whoever|whichever)(?! (?:reviewer|reviewing))(?: \w+){{0,3}},? ?(?:who|that|"
            rf"whoever)? ?(?:also )?(?:has |have |had )?(?:already )?(?:gave|given|signed|wrote|written|dealt with|made|issued|handled|"
            rf"investigated|decided|answered|considered|sent|prepared|looked (?:into|at)|responded|replied|took|"
            rf"led)\b[^.;]{{0,30}}?{_FIRST_ANSWER},?[^.;]{{0,25}}\b(?:will |shall |also |then |again |is to |would )*{_LOOKS}\b",
            rf"\b(?:reviewed|decided|considered|handled|answered|looked at|dealt with|heard|carried out|completed|undertaken|conducted|"
            rf"sent back|returned|passed back|given back|referred back|goes back|go back|taken) (?:again |afresh |anew |"
            rf"once more )?(?:by|to) (?:the (?:same|"
            rf"person|officer|manager|director|\w+ \w+|\w+) |whoever )(?:\w+ )?(?:who|that)? ?(?:gave|signed|wrote|dealt with|made|"
            rf"issued|handled|investigated|decided|answered|considered|sent|prepared|looked (?:into|at)|responded|"
            rf"replied)\b[^.;]{{0,30}}{_FIRST_ANSWER}",
            rf"\bthe @stage1 (?:investigator|officer|manager|handler|responder|decision[- ]maker|reviewer|"
            rf"investigating \w+)(?: \w+)? (?:will |also |then |shall |again )*{_LOOKS}\b",
            r"\b(?:reviewed|decided|considered|handled|answered|looked at|dealt with|carried out|completed|undertaken|"
            r"conducted) (?:again )?by the (?:@stage1|original) (?:investigator|officer|manager|handler|responder|investigating \w+|"
            r"team|decision[- ]maker)",
        ),
        near=wording(r"@review|@stage2|again|fresh"),
        confidence=0.9,
    ),
    # "The Secretary answers at stage one and takes the second look as well"
    Sign(
        detail="whoever answered at stage 1 decides stage 2 as well",
        pattern=wording(
            rf"\bthe (?:\w+ ){{1,4}}?(?:answers?|repl(?:y|ies)|responds?|decides?|handles?|deals? with|investigates?|looks? (?:into|at)|"
            rf"takes?|does|"
            rf"conducts?|carr(?:y|ies) out|hears?|considers?)\b[^.;]{{0,50}}?{_FIRST_ANSWER}[^.;]{{0,20}}?,? and (?:also |then |again |"
            rf"later |afterwards )?"
            rf"(?:answers?|repl(?:y|ies)|responds?|decides?|handles?|deals? with|investigates?|looks? (?:into|at|again)|takes?|does|"
            rf"conducts?|"
            rf"carr(?:y|ies) out|hears?|considers?|reviews?|reads?|goes)\b[^.;]{{0,40}}?(?:@stage2|@review|second (?:look|answer|reply|"
            rf"time|one|reading)|"
            rf"\bagain\b|stage (?:2|two))"
        ),
        confidence=0.85,
    ),
    # "Stage 2 is carried out by the same officer"
    Sign(
        detail="the same person or team decides both stages",
        pattern=wording(
            r"\b(?:the|that) (?:same|original) (?:person|officer|manager|member of staff|investigator|director|team|panel|clerk|"
            r"colleague|case ?handler|handler|investigating officer|committee|trustee|adviser|head of service|surveyor)s?\b",
            rf"\b(?:the )?original (?:investigator|officer|manager|decision[- ]maker)\b[^.;]{{0,30}}\b{_LOOKS}",
            r"\bboth stages\b[^.;]{0,40}\b(?:handled|decided|answered|considered|dealt with|"
            r"carried out) by the (?!same standard)(?:\w+ )?(?:officer|manager|clerk|secretary|warden|director|chief executive)\b",
        ),
        near=wording(r"@review|@stage2|both stages|either stage|second (?:look|reply|response)"),
        confidence=0.85,
    ),
)
_ANOTHER = wording(
    r"\b(?:senior to|above|other than|different (?:from|to)|independent of|separate from|instead of|rather than|apart from|not|never|"
    r"nobody|no-one|none|without|neither|n't|unlike|over the head of|line manager of)\b",
    r"\b(?:with|from|to speak to|speak(?:s)? (?:to|with)|interview\w*|consult\w*|ask(?:s|ed)?|hear(?:s|ing)? from|discuss\w*|questions?|"
    r"contact\w*) (?:the (?:same|person|officer|manager|original|stage)|whoever|both)",
    r"\bsame (?:person|officer|manager|team|colleague)s? (?:\w+ )?(?:who )?(?:will )?(?:acknowledg|keep(?:s)? you|update|contact|log|"
    r"record|support|coordinat|arrang)\w*|point of contact|\bsame (?:way|layout|headings|time|standard|format|rules)",
    r"\bprovid\w+ (?:a |the )?(?:\w+ )?(?:background|information|file|papers|comments)|\binvolved\b|\bhad (?:no|nothing)\b|\bhand(?:s|"
    r"ed)? (?:over|the file)|\bpasses\b|\bif you (?:would|are) (?:like|happy)",
)


# A post that one person holds: "the Secretary", "the Head of Homes", "the Complaints Officer"; "a manager" may be any of several.
_POST = (
    r"(?-i:the|The) (?P<post>(?-i:(?!Investigating|Reviewing|Relevant|Responsible|Senior|Appropriate|Service|Area|Stage|Same|Line|Next|"
    r"Other|Second|Named|"
    r"Case)[A-Z])[\w-]+(?: (?-i:[A-Z][\w-]+|of|for|and|to the)){0,5})"
)
_SINGLE = Pattern(
    r"^(?:secretary|clerk|warden|chair(?:man|woman|person)?|treasurer|master|bursar|registrar|steward|matron|chief executive|"
    r"managing director|"
    r"chief officer|administrator|company secretary)\b|\b(?:head|director) of\b|\w[\w-]* (?:manager|officer|director|co-?ordinator|"
    r"secretary|clerk|lead|"
    r"adviser|administrator)$",
    re.IGNORECASE,
)
_SMALL_POST = (
    r"\bthe (?P<small>(?:scheme |co-op |parish |committee |company |estate |housing |complaints )?(?:secretary|clerk|warden|treasurer|"
    r"bursar|"
    r"steward|matron|chief executive|administrator))\b"
)
_THEN = r"(?:,? ?(?:also|then|again|will|shall|himself|herself|alone|personally|in turn|next|now)){0,3} "
_ANSWERS = (
    r"(?:answers?|repl(?:y|ies)|responds?|decides?|investigates?|looks? (?:into|at)|gives? (?:you )?(?:the|an|a|our|his|"
    r"her) (?:\w+ )?(?:answer|reply|decision|"
    r"response)|writes? (?:to you |back )?(?:with|giving)|sends? (?:you )?(?:the|an|a|our|his|her) (?:\w+ )?(?:answer|reply|decision|"
    r"response)|considers?|"
    r"deals? with|handles?)\b"
)
_REVIEWS = (
    rf"(?:{_ANSWERS}|(?:reviews?|re-?considers?|re-?examines?|re-?reads?|goes? (?:through|over|back)|reads? (?:the|it)|hears?|"
    rf"looks? (?:again|over)|"
    r"takes? (?:the|a|another) (?:second|fresh|further|new)?)\b|conducts?|carr(?:y|ies) out|examines?)"
)
_DECIDES = {
    1: tuple(Pattern(rf"{post}{_THEN}{_ANSWERS}", re.IGNORECASE) for post in (_POST, _SMALL_POST)),
    2: tuple(Pattern(rf"{post}{_THEN}{_REVIEWS}", re.IGNORECASE) for post in (_POST, _SMALL_POST)),
}
_BY_ANOTHER = wording(
    r"\b(?:different|another|other than|no part|not (?:been )?(?:involved|dealt|handled|had|taken)|nothing to do|independent\w*|"
    r"more senior|senior to|"
    r"apart from|someone else|somebody else|not the same|no (?:hand|involvement|dealings)|unless (?:he|she|they|that|the)|in which case|"
    r"fresh pair)\b",
)
_NOT_THE_ANSWER = wording(
    r"acknowledg|whether to (?:meet|visit)|panel|committee|trustees|directors? (?:then|will)|ombudsman|extension|more time|remed|"
    r"compensation|"
    r"behalf of the (?:panel|committee|board|trustees)"
)


def same_reviewer(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which stage 2 is decided by whoever decided stage 1."""
    known = set()
    for one in found(view, "same-reviewer", tuple(replace(s, unless=_ANOTHER) for s in _SAME), WIDER):
        known.add(one.passage)
        yield one
    yield from (f for f in _same_post(settings(view, OURS)) if f.passage not in known)


def _same_post(every: Iterable[Setting]) -> Iterator[Fact]:
    """A fact on the sentence under stage 2 whose decider bears the title of the one under stage 1, if nobody else decides there."""
    own = [s for s in every if s.statement.passage.claim is None and s.statement.stage in (1, 2)]
    if any(s.statement.stage == 2 and _BY_ANOTHER.search(s.text) for s in own):
        return
    first = {post for s in own if s.statement.stage == 1 and (post := _decider(s.text, 1))}
    for s in own:
        if s.statement.stage == 2 and _decider(s.text, 2) in first:
            yield fact("same-reviewer", s.statement, detail="the post that answers at stage 1 decides stage 2 as well", confidence=0.75)


def _decider(text: str, stage: int) -> str:
    """The title of the single post that a sentence has decide at a stage, or ""."""
    if _NOT_THE_ANSWER.search(text):
        return ""
    for pattern in _DECIDES[stage]:
        match = pattern.search(text)
        if match and not denied(text, match.start(), match.end()):
            post = next(value for value in match.groupdict().values() if value)
            return post.lower() if _SINGLE.search(post) else ""
    return ""
