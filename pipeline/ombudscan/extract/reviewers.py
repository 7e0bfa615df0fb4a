"""Statements -> Facts: stage 2 decided by whoever decided stage 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ombudscan.extract.deciders import twice
from ombudscan.extract.frames import also
from ombudscan.extract.frames_answers import AGAIN
from ombudscan.extract.signs import OURS, WIDER, Sign, fact, found, settings, wording
from ombudscan.nouns import Fact

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
            # "The Clerk, having replied at Stage 1, will then reconsider the papers"
            r"\b(?:having|after) (?:replied|answered|responded|decided|investigated|signed|written|dealt with (?:it|the \w+)|"
            r"considered (?:it|"
            r"the \w+))[^.;]{0,12}?\b@stage1,? (?:will |shall |then |also |again |himself |herself ){0,4}(?:reconsider|review|look|decide|"
            r"consider|re-?examine|go)",
            # "It is led by the Head of Homes, who will also have signed the stage 1 letter"
            rf"\b(?:led|chaired|reviewed|decided|considered|handled|answered|carried out|completed|undertaken|conducted|done|taken|"
            rf"looked at) "
            rf"by (?:the |an? |our )?(?:[\w'-]+,? ){{1,7}}?(?:who|that) (?:(?:will|would|also|has|have|had|normally|usually|already|"
            rf"previously) ){{0,4}}(?:\w+ed (?:and|or) )?(?:gave|given|signed|wrote|written|dealt with|made|issued|handled|investigated|"
            rf"decided|answered|considered|sent|prepared|approved|responded|replied|led)\b(?! (?:no|"
            rf"nothing)\b)[^.;]{{0,30}}?{_FIRST_ANSWER}",
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
            rf"time|one|reading)|\bagain\b|stage (?:2|two))"
        ),
        confidence=0.85,
    ),
    # "Stage 2 is carried out by the same officer"
    Sign(
        detail="the same person or team decides both stages",
        pattern=wording(
            r"\b(?:the|that) (?:same|original) (?:[\w-]+ ){0,2}?(?:person|officer|manager|member of staff|investigator|director|team|"
            r"panel|clerk|"
            r"colleague|case ?handler|handler|investigating officer|committee|trustee|adviser|head of service|surveyor)s?\b",
            rf"\b(?:the )?original (?:investigator|officer|manager|decision[- ]maker)\b[^.;]{{0,30}}\b{_LOOKS}",
            r"\bthe (?:\w+ ){1,4}?(?:answers?|investigates?|decides?|handles?|responds?|replies)(?: \w+)? (?:at|to|on) (?:each|both|either|"
            r"every) stages?\b",
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
    r"(?<!stays )(?<!stay )(?<!remains )(?<!remain )(?<!kept )\b(?:with|from|to speak to|speak(?:s)? (?:to|with)|interview\w*|"
    r"consult\w*|ask(?:s|ed)?|hear(?:s|ing)? from|discuss\w*|questions?|"
    r"contact\w*) (?:the (?:same|person|officer|manager|original|stage)|whoever|both)",
    r"\bsame (?:person|officer|manager|team|colleague)s? (?:\w+ )?(?:who )?(?:will )?(?:acknowledg|keep(?:s)? you|update|contact|log|"
    r"record|support|coordinat|arrang)\w*|point of contact|\bsame (?:way|layout|headings|time|standard|format|rules)",
    r"\bprovid\w+ (?:a |the )?(?:\w+ )?(?:background|information|file|papers|comments)|\binvolved\b|\bhad (?:no|nothing)\b|\bhand(?:s|"
    r"ed)? (?:over|the file)|\bpasses\b|\bif you (?:would|are) (?:like|happy)",
)


def same_reviewer(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which stage 2 is decided by whoever decided stage 1."""
    return also(view, "same-reviewer", _worded(view), AGAIN, WIDER)


def _worded(view: View) -> Iterator[Fact]:
    known = set()
    for one in found(view, "same-reviewer", tuple(replace(s, unless=_ANOTHER) for s in _SAME), WIDER):
        known.add(one.passage)
        yield one
    for setting in twice(settings(view, OURS)):
        if setting.statement.passage.id not in known:
            yield fact(
                "same-reviewer", setting.statement, detail="the post that answers at stage 1 decides stage 2 as well", confidence=0.75
            )
