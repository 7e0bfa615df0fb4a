"""Signs of a step before a stage as a relation: somebody tries, waits or talks first, and only then is the stage opened.

What the step is called, and who takes it, does not matter: the order does.
"""

from __future__ import annotations

from ombudscan.extract.signs import TERMS, Sign, wording

_STAGE_ONE = (
    rf"(?:{TERMS['stage1']}|\b(?:a|an|the|as|your|our) (?:formal |official |full |proper |registered )?{TERMS['complaint']}\b"
    rf"(?! (?:handler|officer|manager|team|form))|\b(?:formal|official|proper) complaints?\b|"
    rf"\bcomplaints (?:process|procedure|policy|book|register|log|system)\b|\b(?:the|your|a) {TERMS['complaint']} proper\b)"
)
_OPENED = (
    r"(?:opened?|logged|recorded|registered|entered|booked|raised|started|begun|treated|taken(?: up| on)?|classed|filed|lodged|made|"
    r"upgraded|promoted|moved(?: up| on)?|passed(?: up| on)?|sent(?: up| on)?|put(?: up| through| down)?|escalated|elevated|converted|"
    r"turned|stepped up|admitted|triggered|reached|invoked|transferred|progressed|considered|accepted)"
)
_OPENING = (
    r"(?:logs?|opens?|records?|registers?|enters?|books?|raises?|starts?|begins?|treats?|takes? (?:it|this|the matter|them)|files?|lodges?|"
    r"becomes?|upgrades?|promotes?|moves?(?: it| them| up| on)*|pass(?:es)?(?: it| up| on)*|go(?:es)?(?: up| on| forward| through)?|"
    r"escalates?|elevates?|converts?|turns?|steps? up|proceeds?|progress(?:es)?|advances?|rises?|reach(?:es)?|make|bring|ask(?:s|"
    r"ed)? for|have|request)"
)
# "we'll log it as a stage one complaint", "is upgraded to Stage 1", "Stage 1 is opened", "Stage 1 follows"
OPENS = (
    rf"(?:\b(?:{_OPENED}|{_OPENING})\b[^.;,]{{0,40}}?{_STAGE_ONE}"
    rf"|{_STAGE_ONE} (?:(?:is|are|will be|shall be|may be|can be|be) (?:then |only |formally )*{_OPENED}|"
    rf"(?:will |then |only |may |shall )*(?:opens?|starts?|begins?|follows?|commences?|applies|kicks in|comes in(?:to play)?)|"
    rf"of (?:this|our|the) (?:procedure|process|policy) (?:opens?|starts?|begins?|follows?|applies)|proper (?:opens?|starts?|begins?))"
    r"|\b(?:be |is |are )?(?:then |only )?(?:formally|officially) (?:logged|recorded|registered|opened|entered|taken up))"
)
_MUCH = r"(?:up to |at least |at most |about |around |no more than |a maximum of |some |another |the )*"
_TIME = rf"{_MUCH}{TERMS['time']}"
_NOT_RESIDENT = (
    r"(?!(?:the |a |an |any |our |each |every )?(?:resident|tenant|customer|leaseholder|member|complainant|ombudsman|panel)\b|you\b|them\b)"
)
_ACTOR = rf"{_NOT_RESIDENT}(?:(?:the|your|our|its|a|an|their|that|us|each)\b)(?: [\w'-]+){{0,5}}?"
# "Give your officer a week", "the scheme manager will have five working days in which to try"
_GIVEN_TIME = (
    rf"(?:\b(?:give|allow|leave|grant|let|afford)s? {_ACTOR},? {_TIME}"
    rf"|\b(?:has|have|gets?|(?:is|are|be) (?:given|allowed|granted|afforded)|may take|may have) {_TIME} (?:in which |within which )?"
    rf"(?:to|for)\b(?! (?:acknowledg|respond|reply|answer|send|log|issue|investigat|complain|ask|appeal|escalat))"
    rf"|\bwaits? (?:for )?{_TIME}|\b(?:stays?|rests?|sits?|is left|remains?) with\b[^.;]{{0,40}}?{_TIME})"
)
_FIRST = (
    r"(?:first|to start with|to begin with|at first|initially|in the first (?:place|instance)|at the outset|before anything else|"
    r"for a start)"
)
_AIRED = (
    r"(?:raised|taken(?: up)?|discussed|talked (?:over|through)|gone over|looked (?:at|into)|brought|put|dealt with|handled|"
    r"considered|aired|heard|tried|tackled|mentioned|sent|reported|seen)"
)
# "matters are first taken up with the scheme manager", "your first port of call is the area team"
_AIRED_FIRST = (
    rf"(?:\bfirst (?:port|point) of call\b|\b{_FIRST} (?:\w+ )?{_AIRED}\b[^.;]{{0,12}}\b(?:with|by|to|before|through)\b"
    rf"|\b{_AIRED} (?:\w+ )?(?:with|by|to|before|through)\b[^.;]{{0,50}}\b{_FIRST}\b"
    rf"|\b{_FIRST},? (?:\w+ ){{0,4}}(?:tries|try|attempts?|seeks?|talks?|speaks?|meets?|rings?|calls?|visits?|sees?|sit down|look)\b)"
)
_TALK = (
    r"(?:talk|chat|word|visit|meeting|conversation|discussion|understanding|agreement|mediation|call|effort|attempt|try|go|approach|"
    r"advice)s?"
)
_TRIED = (
    rf"(?:{_GIVEN_TIME}|{_AIRED_FIRST}|\b(?:tries|try|attempts?|seeks?|will (?:try|ring|call|visit|see|meet|have a)|sees? (?:whether|if))\b"
    rf"[^.;]{{0,60}}?(?:{TERMS['settle']}|\bend\w*|\bput\b|\bmend\w*|\bmake (?:good|amends)|\bhelp|\bassist|\bsatisfy)"
    rf"|\b(?:tried|attempt(?:ed)?|try|attempts|able|unable|efforts?|will try|tries|chance|offer\w*) (?:and failed|to (?:help|"
    rf"assist|satisfy|settle|resolve|"
    rf"make amends|put\b|mend|please|calm))|\bha(?:s|ve) tried\b|\b(?:a )?(?:chat|word|talk) with (?:your|the|our|a)\b|"
    rf"\bhave a (?:look|go|try|word)\b"
    rf"|\bfirst (?:port|point) of (?:call|contact)\b|\b(?:are|is) for (?:the|your|our) [^.;,]{{3,40}}\bto (?:settle|sort|resolve|deal)"
    rf"|\bwe (?:ring|phone|call) you back\b)"
)
# what makes the opening the later of the two
_THEN = (
    rf"\b(?:only )?(?:then\b|thereafter|after that|afterwards|after which|after this|failing which|later\b|after {_TIME}\b|"
    rf"once (?:that|this|the|they|he|she|it)\b|"
    r"only (?:when|if|once|where|"
    r"after)\b|otherwise|failing (?:that|this|which)|if not\b|if (?:that|this|he|she|it|they|the)\b|where (?:that|this|the)\b|"
    r"when (?:that|this|the|"
    r"they)\b|should (?:that|this|it|he|she|they|the)\b|those\b|the ones\b|if (?:you|they|we|@resident) (?:are |is |feel |can |"
    r"do )?(?:still|no|not|cannot|remain)|if [^.;,]{2,40} (?:still|no happier|unable|cannot|not able|has not)\b|"
    r"where [^.;,]{2,60} (?:has been|was|proves?) (?:unable|fruitless|without)|whatever\b|what\b|anything\b|the (?:rest|"
    r"remainder)|only those)"
)
_UNSETTLED = (
    r"(?:\bun(?:resolved|settled|solved|cured|answered|finished)|\bnot (?:yet |been |so )*(?:resolved|settled|solved|cured|fixed|"
    r"sorted|put|"
    r"mended|gone|ended|dealt|disposed)\b|\bstill (?:there|open|alive|with (?:us|you)|going|troubl\w+|present|live|outstanding|not|unhappy|"
    r"there'?s)|\boutstanding|\bremain\w*|\bpersist\w*|\blinger\w*|\bleft (?:over|open|unsettled|standing)|\bno (?:better|nearer)|"
    r"\b(?:cannot|can't|could not|couldn't|unable to|fails? to) (?:be )?\w+)"
)
_TROUBLE = (
    r"\b(?:niggles?|grumbles?|gripes?|grouses?|moans?|concerns?|issues?|matters?|difficult(?:y|ies)|problems?|troubles?|grievances?|"
    r"dissatisf\w+|unhapp\w+|disputes?|upsets?|those|what|whatever|anything|it|ones)\b"
)
# "Nothing herein shall oblige a resident to raise a matter informally"
NOBODY_OBLIGED = r"\bnothing\b[^.;]{0,40}\b(?:oblig|requir|compel|bind)\w*"
# "If the tenant is unhappy it still goes down as a stage 1 complaint", "it is logged all the same": whatever was tried
ALL_THE_SAME = (
    r"\b(?:it|this|that|they|these|complaints?) (?:(?:is|are) )?still (?:(?:go|goes|is|are|gets?) )?(?:down|logged|recorded|registered|"
    r"opened|entered|counted|taken|treated|counts?)\b|\ball the same\b|\bnone ?the ?less\b|\bnevertheless\b|\bin any (?:case|event)\b"
)
# "If you are not happy with how we did it, that is a complaint": what was tried was the service, and the complaint is about that.
WITH_HOW = r"\bwith (?:how|the way|what) (?:we|they|it|he|she|the \w+|your \w+) (?:\w+ )?(?:did|done|handled|dealt|went about|was|were)\b"
# Within stage 1, at the resident's choice, or a service that was asked for and not a complaint.
_NO_STEP = wording(
    r"\bno need\b|\b(?:do|does|need|will|shall|must|are|is) ?(?:not|n't|never) (?:have|need|be (?:asked|required|expected|held|"
    r"made|kept)|hold|"
    r"wait|delay|keep|required|expected|asked)|\bnobody\b|\bno[- ]one\b|\bnever\b|\bwithout (?:waiting|first)|\bneed not\b|\brather than\b|"
    r"\bwhether or not\b|\beven (?:if|though|where)\b|\binstead of\b|\bstraight ?away\b|\bat once\b|\bthe same day\b|"
    r"\bif you (?:prefer|choose)",
    NOBODY_OBLIGED,
    ALL_THE_SAME,
    WITH_HOW,
    r"\blow (?:marks?|scores?)\b",
    # "when that happens we still log them at stage 1"
    r"\b(?:we|staff|officers?|they) (?:must |will )?still (?:log|record|register|open|enter|count)\b",
    r"service requests?|\b(?:your|a|the|that) (?:\w+ )?request\b|\brepairs? (?:has|have|is|are|was|not)|reported (?:a|the)|"
    r"\b(?:plumber|engineer|"
    r"electrician)\b|additional|new (?:issue|point|matter)|unrelated|further (?:issue|point)s?|survey\b|compensation|claim\b|"
    r"insur\w+|\bneighbours?\b",
    r"\bafter (?:we|it|the complaint|your complaint) (?:have |has |is |been |was )*(?:logged|opened|recorded|registered|acknowledged)|"
    r"\b(?:answered|replied|responded|acknowledged)\b|acknowledge?ment|\blanguage|interpret|translat|consent|ombudsman|"
    r"twelve months|12 months",
)
_LATER = wording(r"stage[ -]?(?:2|two)|second stage|next stage")
_UPSET = r"(?:@unhappy|disputes?|disagrees?|does not (?:accept|agree)|do not (?:accept|agree)|quarrels?|objects?|contests?|rejects?)"
_FIRST_ANSWER = (
    r"(?:@stage1|\bfirst|\boriginal|\binitial) (?:stage )?(?:response|reply|decision|outcome|letter|answer|findings?|result|ruling|"
    r"conclusion)"
)
_MEETS = (
    r"(?:meets?|sits? down|talks?|speaks?|sees?|goes? back|discuss(?:es)?|takes? (?:it|the matter|this) (?:up|back)|raises?|"
    r"has a (?:meeting|word|talk)|have a (?:meeting|word|talk)|attends?|tr(?:y|ies))"
)

ATTEMPTS: tuple[Sign, ...] = (
    # "Give your housing officer a fortnight; after that we open stage 1"
    Sign(
        detail="somebody tries, waits or is spoken to first, and only then is stage 1 opened",
        pattern=wording(
            rf"{_THEN}[^.;]{{0,80}}?{OPENS}",
            # "... it being passed on for stage 1 where the customer is still not content at the end of that"
            rf"{OPENS}[^.;]{{0,20}}?\b(?:where|if|when|should) (?:\w+ ){{1,5}}?(?:still|remains?|not|no happier|no better|unhappy|"
            rf"unsettled|unresolved)\b",
            rf"{OPENS}[^.;]{{0,30}}?\bonly (?:when|if|once|where|after|then)\b",
            rf"\bbefore\b[^.;]{{0,30}}{_STAGE_ONE}[^.]{{0,300}}?{_GIVEN_TIME}",
            rf"{_GIVEN_TIME}[^.]{{0,300}}?\bbefore\b[^.;]{{0,40}}{_STAGE_ONE}",
            rf"\bbefore the first (?:of (?:them|these|the two)|one)\b[^.]{{0,300}}?{_TRIED}",
        ),
        near=wording(_TRIED),
        unless=wording(_NO_STEP.pattern, _LATER.pattern),
        deniable=False,
    ),
    # "A gripe not cured by Friday is promoted to stage 1"; "whatever the porter cannot mend goes up to stage 1"
    Sign(
        detail="only what stays unsettled for a time goes on to stage 1",
        pattern=wording(
            rf"{_TROUBLE}[^.;]{{0,60}}?{_UNSETTLED}[^.;]{{0,60}}?\b(?:after|within|in|for|by|later|once|inside|"
            rf"{_TIME})\b[^.;]{{0,50}}?{OPENS}",
            rf"\b(?:those|what|whatever|anything|the (?:rest|remainder)|only (?:those|what|matters|"
            rf"the))\b[^.;]{{0,40}}?{_UNSETTLED}[^.;]{{0,40}}?"
            rf"{OPENS}",
        ),
        unless=wording(_NO_STEP.pattern, _LATER.pattern, r"@stage1 (?:response|reply|answer)"),
        deniable=False,
    ),
    # "Where the two come to no agreement the case is entered in the complaints book"; "stage 1 follows if the visit did not help"
    Sign(
        detail="stage 1 is opened when a talk or a visit has not helped",
        pattern=wording(
            rf"\b(?:if|should|where|when|unless|once)\b[^.;]{{0,80}}?\b(?:no|not|n't|nothing|nowhere|fail\w*|without)\b[^.;]{{0,20}}?"
            rf"\b{_TALK}\b[^.;]{{0,40}}?{OPENS}",
            rf"\b(?:if|should|where|when|unless|once)\b[^.;]{{0,60}}?\b{_TALK}\b[^.;]{{0,40}}?\b(?:not|n't|no|nothing|nowhere|"
            rf"fail\w*)\b[^.;]{{0,60}}?"
            rf"{OPENS}",
            rf"{OPENS}[^.;]{{0,12}}?\b(?:if|when|where|once)\b[^.;]{{0,50}}\b{_TALK} (?:\w+ )?(?:\w+n't|not|nothing|no|fail\w*|"
            rf"leads? nowhere)\b",
        ),
        unless=wording(_NO_STEP.pattern, _LATER.pattern, r"extension|extend"),
        deniable=False,
        confidence=0.8,
    ),
    # "The Welcome Desk gets the first crack at every grumble before the handler sees it"
    Sign(
        detail="somebody else has the first attempt at a complaint",
        pattern=wording(
            r"\b(?:has|have|gets?|is given|are given|takes?|given|let|want)\b[^.;]{0,30}\b(?:first|opening|initial) (?:go|shot|"
            r"crack|try|attempt|"
            r"turn|bite|stab|chance|opportunity|look|refusal)\b",
            r"\bfirst (?:port|point) of call\b[^.]{0,400}\b(?:only|then|after(?:wards)?|before)\b[^.]{0,300}(?:complaint|@stage1)",
        ),
        near=wording(r"complain|grumbl|gripe|griev|niggle|dissatisf|unhapp|@stage1"),
        unless=wording(_NO_STEP.pattern, r"at (?:stage[ -]?(?:1|one)|the first stage)|report|learning|recruit", _LATER.pattern),
        deniable=True,
        confidence=0.8,
    ),
    # "One who rejects the stage 1 finding sees its author, and has stage 2 only if that does not help"
    Sign(
        detail="a talk stands between stage 1 and stage 2",
        pattern=wording(
            rf"{_UPSET}(?>[^.]{{0,300}}?{_FIRST_ANSWER})(?>[^.;]{{0,300}}?\b(?:@must (?:first )?|first )?{_MEETS}\b)[^.;]{{0,300}}?"
            rf"\b(?:before\b|only (?:if|when|"
            rf"once|after|then)|"
            rf"may then|can then|unless)[^.;]{{0,60}}?@stage2",
            rf"{_UPSET}(?>[^.]{{0,300}}?{_FIRST_ANSWER})[^.;]{{0,300}}?\b(?:@must first|first) {_MEETS}\b",
            rf"\bbefore\b[^.;]{{0,40}}@stage2[^.]{{0,300}}?{_GIVEN_TIME}",
            rf"{_UPSET}(?>[^.]{{0,300}}?{_FIRST_ANSWER})(?>[^.;]{{0,300}}?\b{_MEETS}\b)[^.]{{0,300}}?\b@stage2[^.;]{{0,30}}"
            rf"\bonly (?:if|when|once|after|then)",
        ),
        unless=wording(
            r"\bnot (?:have to|need|required|expected|asked|necessary|obliged)\b|need not|needn't|no need|\bnever\b|"
            r"understand (?:what|why|which)|"
            r"clarif|acknowledg|ombudsman|reviewer (?:will|may|talks|speaks|meets)|\bwould like to\b|\bmay (?:also )?(?:talk|"
            r"speak|meet|discuss)"
        ),
        deniable=False,
    ),
)
