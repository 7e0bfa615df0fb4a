"""Steps before stage 1 that have a home-made name: "a nudge", "a talk-it-over"; what gives them away is the order of events."""

from __future__ import annotations

from ombudscan.extract.attempts import OPENS
from ombudscan.extract.signs import TERMS, Sign, wording

_STAGE_ONE = rf"(?:{TERMS['stage1']}|(?:a |the |our )?(?:formal |full |proper )?complaints?(?: (?:process|procedure|book|system))?\b)"
_NOW = r"(?:first|to begin with|to start with|begins? (?:with|as)|starts? (?:with|as|out as)|at the outset|initially)"
_PUT = (
    r"(?:put down|noted|kept|held|triaged|sorted|logged|entered|treated|taken|filed|classed|marked|parked|recorded|written down|handled|"
    r"called)"
)
_THEN = (
    r"(?:after (?:which|that|this)|and then|then|before|becom\w+|goes? (?:on )?to|moves? (?:on )?to|passes? to|turns? into|only then|"
    r"followed by|until|thereafter|upgraded to|promoted to)"
)
_COMPLIANT = wording(
    r"service requests?|\b(?:first|initial) (?:requests?|reports?|asks?|enquir(?:y|ies))\b(?! of (?:@unhappy|dissatisf))|"
    r"\brequests? for (?:a )?(?:service|repair)|ombudsman|stage[ -]?(?:2|two)|second stage|survey|compliment|acknowledg\w*|meanwhile|"
    r"\b(?:do|does|need|will) ?(?:not|n't) (?:have|need|wait|put|treat|keep)|within stage|in stage[ -]?(?:1|one)\b|neighbour|appointment|"
    r"\b(?:ten|10|twenty|20) working days"
)
_UNHAPPY = wording(
    r"@unhappy|dissatisf\w+|complain\w*|tell us|niggles?|grumbles?|moans?|gripes?|(?:goes|gone|is|are) wrong|problems?|concerns?"
)
# "Tickets that you do not agree to close by the third day are passed to the team, which opens stage 1"
LEFT_OPEN = (
    r"\b(?:those|tickets?|contacts?|matters?|cases?|concerns?|issues?|anything|what|whatever|ones|reports?|quer(?:y|ies)|problems?|grumbles?)\b"
    rf"[^.;]{{0,60}}?(?:\bnot\b|n't\b|\bcannot\b|\bun\w+ed\b|\bstill\b|\bremain\w*)[^.;]{{0,160}}?{OPENS}"
)
HOME_MADE = (
    # "Dissatisfaction is noted as a comment for a week, after which stage 1 starts"; "put down as a nudge for two days and becomes stage 1"
    Sign(
        detail="what residents tell us stands as something else for a time before stage 1",
        pattern=wording(
            rf"\b{_PUT}\b (?:\w+ ){{0,2}}?(?:as|into|under|by)\b[^.]{{0,60}}?@time[^.]{{0,60}}?\b{_THEN}\b[^.;]{{0,25}}?{_STAGE_ONE}",
            rf"\b{_NOW}\b[^.]{{0,80}}?@time[^.]{{0,60}}?\b{_THEN}\b[^.;]{{0,25}}?{_STAGE_ONE}",
        ),
        near=_UNHAPPY,
        unless=_COMPLIANT,
        confidence=0.8,
    ),
    # "We begin with a talk-it-over of up to five days. Stage 1 follows if that brings no answer"
    Sign(
        detail="stage 1 follows a step with a name of its own",
        pattern=wording(
            rf"\b{_NOW}\b[^.]{{0,60}}(?:@time|talk\w*|chat|conversation|meeting|visit|call|look|try|attempt|word)\b",
            r"\b(?:talk|chat|meeting|visit|call|word|conversation)\b[^.]{0,40}\b(?:first|to begin with|at the outset)\b",
        ),
        near=_UNHAPPY,
        unless=_COMPLIANT,
        follows=wording(
            rf"^\W*(?:(?:only )?(?:if|when|where|should) [^.;]{{0,50}}?(?:not|n't|no\b|fail\w*|without)[^.;]{{0,40}},? (?:does |do |is |"
            rf"are )?{_STAGE_ONE}|"
            rf"{_STAGE_ONE} (?:only )?(?:follows|begins?|starts?|opens?|is opened|is (?:then )?(?:made|taken|written) (?:down|up))"
            r"[^.;]{0,30}\b(?:if|when|where|once|should)\b[^.;]{0,40}\b(?:not|n't|no\b|fail\w*|without))"
        ),
        confidence=0.75,
    ),
    # "a meeting with the Warden first, and the complaint is written down if that has not helped"; "those that remain are made complaints"
    Sign(
        detail="a complaint is taken down only when something else has failed",
        pattern=wording(
            r"\bfirst\b[^.]{0,300}\bcomplaint (?:is|will be|is only) (?:only |then )?(?:written|taken|put) (?:down|up|"
            r"on paper)\b[^.;]{0,20}\b(?:if|when|where|"
            r"once)\b[^.;]{0,40}\b(?:not|n't|no\b|fail\w*)",
            r"\bfirst\b[^.]{0,300}\bcomplaint (?:is|will be|is only) (?:only |then )?(?:opened|logged|recorded|made|entered|"
            r"registered)\b[^.;]{0,20}\b(?:if|when|"
            r"where|once)\b[^.;]{0,40}\b(?:not|n't|no\b|fail\w*)",
            r"\b(?:those|what|whatever|any|anything|the ones)(?: of them)? (?:that |which )?(?:is |are )?(?:still )?(?:remains?|left|"
            r"outlasts?|unsettled|"
            r"unresolved|unmended|not mended|survives?|there)\b[^.;]{0,30}\b(?:is|are|becomes?|goes?|go|turns?)\b (?:then )?(?:made |"
            r"logged as |turned "
            r"into |treated as |entered as |into |to |as )?(?:a |formal |the )*(?:complaints?|@stage1)\b",
        ),
        near=_UNHAPPY,
        unless=_COMPLIANT,
        deniable=False,
        confidence=0.75,
    ),
    # "The patch manager has two days to sort the matter out without a complaint being logged"
    Sign(
        detail="only what could not be settled before is taken as a complaint",
        pattern=wording(
            r"(?:@settle|\bsort(?:s|ed|ing)? [^.;]{1,30} out|\b(?:mend|clear|deal)\w*\b)[^.;]{0,60}\bwithout (?:an? |any |the |its )?"
            r"(?:formal )?(?:complaint|case) (?:being|having to be|needing to be) (?:logged|opened|recorded|registered|made|raised)",
            r"(?:@settle|\bsort(?:s|ed|ing)? [^.;]{1,30} out|\b(?:mend|clear|deal)\w*\b)[^.;]{0,60}\bwithout (?:logging|opening|recording|"
            r"registering|raising) (?:it|them|this|that|the matter|an?)\b[^.;]{0,25}\bcomplaint\b",
        ),
        unless=wording(
            r"\bnever\b|\bnothing\b|\bnot\b|n't\b|\bno (?:\w+ ){0,3}(?:may|can|is|are|must|should)\b|\bnobody\b|\bno[- ]one\b|"
            r"\brequests?\b|\brepairs?\b|survey|contractors?|ombudsman|\bneighbours?\b"
        ),
        deniable=False,
        confidence=0.85,
    ),
)

# "... has up to five working days to put it right, and only if it remains unsettled is it entered as a stage 1 complaint"
AT_ITS_END = wording(rf"\b(?:only|then|otherwise|after that|thereafter|if not|unless|failing)\b[^.;]{{0,90}}?{OPENS}", LEFT_OPEN)
