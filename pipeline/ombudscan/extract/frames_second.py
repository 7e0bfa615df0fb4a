"""Frames of the second stage: what it depends on, and what the resident has to say to get it."""

from __future__ import annotations

from ombudscan.extract.frames import Frame, frame

_ACTOR = (
    r"(?:\b(?:the|a|our|an|two|three|one of our) (?!resident|tenant|customer|complainant|ombudsman|member who|"
    r"person who)(?:[\w&'-]+ ){0,5}?(?:managers?|officers?|"
    r"directors?|head(?: of [\w ]{3,20})?|chair\w*|committee|panel|team|board|executive|reviewer|lead|secretary|clerk|bursar|warden|"
    r"leader|trustees?|service|co-?ordinator|partner|chief|landlord|association|council|co-op|trust)\b|\bwe\b|\bhe\b|\bshe\b)"
)
_SECOND = (
    r"(?:@stage2|\breviews?\b|\bescalat\w*|\b(?:second|further|another|fresh) (?:look|answer|hearing|stage)|\bappeals?\b|\blast word|"
    r"\bend at stage (?:1|one)|\bstage (?:1|one) is (?:our|the) (?:last|final))"
)
_ON_GROUNDS = (
    r"(?:\b(?:grounds?|a (?:good |strong |real |proper |sound )?case|good case|merit\w*|substance|something (?:was|has been|"
    r"is) (?:missed|overlooked|wrong)|more to say|"
    r"good reasons?|sound reasons?|sufficient\w*|enough|justif\w+|warrant\w*|worth\w*|need for|necessary|called for|answered everything|"
    r"first answer was sound|was (?:sound|right|fair|correct|complete)|anything (?:new|more|to gain)|new (?:evidence|information|facts))\b)"
)
# "Refused on a ground in Step 3", "for a reason in E10", "on those given higher up": the exclusions, which stand elsewhere in the document
NAMED_GROUNDS = (
    r"\b(?:grounds?|reasons?|exclusions?|circumstances|cases|criteria|bas[ie]s|those|ones)\b(?! why)[^.;]{0,40}?(?:"
    r"\b(?:in|at|under|of|from|by|see) (?:the )?(?:steps?|sections?|clauses?|paragraphs?|para|parts?|points?|tables?|box(?:es)?|appendix|"
    r"annex|schedule|chapter|pages?|rules?|items?|numbers?) (?:\d|[a-z]\b)"
    r"|\b(?:in|at|under) [a-z]{0,2}\d[\d.]*\b(?! (?:working|days?|weeks?|months?))"
    r"|\b(?:above|below|overleaf|earlier|higher up|further up|further down)\b)"
)
_NOT_GATED = (
    rf"{NAMED_GROUNDS}|"
    r"\b(?:the|our) only (?:\w+ )?(?:reasons?|grounds?|times?|cases?|way)\b|"
    r"\bonly (?:for|on|upon|where|if)\b[^.;]{0,25}\b(?:reasons?|grounds?|exclusions?) (?:listed|set out|given|in|above|below|"
    r"that apply)|\bexclusions?\b|section \d|clause \d|\bnobody (?:has|needs)|"
    r"\bnobody\b|\bno[- ]one\b|\bneed not|\b(?:do|does|will|shall) ?(?:not|n't) (?:have to|need|ask|weigh|decide|judge|require|show)|"
    r"\bnever\b|ombudsman|compensation|"
    r"disciplin|extension|extend|longer|\bupheld|\buphold\w*|lessons|closed cases|policy (?:is )?review|review (?:of )?(?:this|the|our|"
    r"all|each|every|cases|files) "
    r"(?:polic|restrict|closed|month|quarter)?|restrict\w*|who will (?:carry|do|take|lead)|which (?:director|manager|officer)|"
    r"\bwhether the (?:first|stage) "
    r"[^.;]{0,30}(?:right|sound|fair|correct)|appraisal|adjust|insur|planning|\bfor you to (?:say|decide|choose)|\byou decide|remed(?:y|"
    r"ies)|tenancy|"
    r"housing benefit|lettings|banding|if you (?:ask|want|are|tell)|whatever|\bquarter|annual|monitor|reviews? of cases|self-assess|"
    r"improve|those in \d|\bgrounds\b[^.;]{0,40}\bare those"
)

# Nobody weighs it, or somebody else does: "nobody asks whether", "you may take a view".
NOT_WEIGHED = (
    r"\b(?:never|nobody|no[- ]one|none of us|neither)\b|\b(?:do|does|will|shall|may|must|should|can) ?(?:not|"
    r"n't) (?:be )?(?:\w+ )?(?:ask|weigh|decid|judg|tak|"
    r"consider|refus|turn|look|form|think)\w*|\bombudsm[ae]n\b[^.;]{0,60}\b(?:whether|view|consider|decid|investigat|tak|look|ask|weigh)\w*|restrict\w*|lessons|compensation|\b(?:customer|resident|tenant|you|"
    r"complainant)s? (?:\w+ )?(?:takes?|forms?|"
    r"thinks?|believes?|feels?|considers?|decides?)\b|surveyors?|contractors?|meetings?|policy (?:is )?review|\bstill (?:carry|hold|"
    r"do|look|go|open)|\b(?:be|is|are) done in another way"
)

GATE: tuple[Frame, ...] = (
    # "The Complaints and Insight Manager decides whether there are grounds for a review"
    frame(
        "stage 2 depends on whether the landlord finds grounds for it",
        _SECOND,
        rf"{_ACTOR}[^.]{{0,80}}?\b(?:decid\w+|judg\w+|weigh\w*|consider\w*|look\w*|reads?|assess\w*|determin\w+|says?|thinks?|finds?|"
        r"sees?|feels?|believes?|"
        r"satisfied|checks?|tell|may)\b",
        rf"\b(?:whether|if|unless|only|where|when)\b[^.]{{0,50}}?{_ON_GROUNDS}",
        unless=_NOT_GATED,
        near=r"@stage2|@review|last word",
        apart=r"restrict\w*|behaviour|compensation|remed(?:y|ies)|adjust",
        confidence=0.8,
    ),
    # "It is for the Head of Service to say whether you may go on to stage 2"; "stage 2 needs the leave of the Chief Executive"
    frame(
        "stage 2 is at the landlord's discretion",
        _SECOND,
        rf"\bit is (?:for|up to) {_ACTOR}[^.;]{{0,10}}to (?:say|decide|judge|determine|rule)|\b(?:needs?|requires?|with|without|"
        r"subject to|by|has) the (?:leave|consent|"
        r"approval|permission|agreement) of\b|\b(?<!\bno )"
        r"(?<!\bnot )(?:right|free|entitled|power|able) to (?:decline|refuse|turn down|reject)\b|\b(?:who|we|"
        r"they|he|she|managers?|directors?|panel) (?:can|may) (?:also )?(?:turn (?:it|them|one|the request|a request) (?:down|"
        r"away)|refuse (?:it|them|the request)|decline (?:it|them)|say no)\b",
        r"@stage2|\breview (?:request|is|can|will)|request for (?:a )?review|\bescalat\w+|(?:second|further|another) (?:look|hearing|"
        r"stage)",
        unless=_NOT_GATED,
    ),
    # "Stage 2 is given only to those with a good case"; "stage 2 is for cases in which something was missed"
    frame(
        "stage 2 is open only to some complaints",
        r"(?:@stage2|second look|\breview\b)[^.]{0,60}\b(?:only|is for|reserved|confined|limited|kept)\b|\bonly\b[^.]{0,60}(?:@stage2|"
        r"\breview\b)",
        _ON_GROUNDS,
        rf"\bonly\b[^.;]{{0,50}}{_ON_GROUNDS}|\bis (?:for|reserved|confined|limited|kept)\b[^.;]{{0,50}}{_ON_GROUNDS}|"
        rf"{_ON_GROUNDS}[^.;]{{0,40}}\bonly\b",
        unless=_NOT_GATED,
    ),
)
# What another look is expected to bring: "a second look would be likely to come to anything different", "any chance of another result"
_PROSPECT = (
    r"(?:@review|\breviewing\b|\b(?:second|further|another|fresh|new|closer) (?:look|answer|hearing|investigation|reply)|"
    r"\blook\w* (?:at it )?again)"
    r"[^.;]{0,50}\b(?:would|could|might|may|(?:un)?likely)\b[^.;]{0,40}"
    r"\b(?:differ\w*|(?:an)?other (?:answer|result|outcome|way|view|conclusion)|chang\w+|alter\w*|otherwise|the same (?:way|thing|"
    r"again|answer|result|place))\b"
    r"|\b(?:chances?|prospects?|likelihood|hopes?) of (?:an?y? )?(?:\w+ )?(?:different|another|other|changed?|new|fresh) "
    r"(?:answer|result|outcome|decision|view|conclusion|finding)"
    r"|\b(?:could|would|might|may|likely to|unlikely to) (?:end|come out|turn out|go|finish) (?:otherwise|differently|another way|"
    r"the same way)"
)
_WEIGHS = (
    r"\b(?:takes?|forms?|reach(?:es)?|comes? to|gives?) (?:an?|his|her|their|its|our) (?:\w+ )?(?:view|opinion|judge?ment)\b"
    r"|\b(?:asks?|decides?|judges?|considers?|weighs?(?: up)?|assess(?:es)?|wonders?|works? out|looks? at|thinks? about|gauges?|"
    r"estimates?)\b[^.;]{0,25}"
    r"\b(?:if|whether|what|how|the (?:chances?|prospects?|likelihood))\b"
    r"|\b(?:if|where|when|unless|those|only)\b[^.;]{0,40}\b(?:seems?|thinks?|believes?|view|opinion|feels?|expects?|sees?|"
    r"looks? (?:as if|like|unlikely|likely))\b"
)
# "The Director reads your letter and, if there are grounds, a review is arranged": under stage 2 only
GATE_AT_TWO: tuple[Frame, ...] = (
    frame(
        "stage 2 depends on the landlord's choice",
        r"\b(?:choos\w+|chosen|select\w*|decid\w+|pick\w*|sift\w*|screen\w*|filter\w*)\b[^.;]{0,25}\bwhich (?:requests?|complaints?|"
        r"cases?|appeals?)\b",
        r"\b(?:go(?:es)? ahead|are (?:taken|heard|accepted|opened|allowed)|to (?:take|hear|accept|open|allow)|proceed|deserve|merit)\b",
        unless=_NOT_GATED,
        stages=(2,),
    ),
    frame(
        "stage 2 depends on whether the landlord finds grounds for it",
        r"\b(?:if|whether|where|unless)\b[^.;]{0,20}\bthere (?:is|are) (?:\w+ )?(?:grounds?|a case|reasons?|enough|merit|a need|"
        r"something)\b",
        r"\b(?:a |the |your )?(?:review|second look|further look|hearing|case|matter|request)\b",
        r"\b(?:is|are|will be) (?:then )?(?:arranged|opened|held|started|granted|taken|set up|begun|heard|allowed|needed)|\bfor (?:a |"
        r"another )(?:review|look|hearing)",
        unless=_NOT_GATED,
        stages=(2,),
    ),
    # "takes a view on whether a second look would come to anything different, and where that seems unlikely the first answer stands"
    frame(
        "stage 2 depends on whether the landlord expects another answer",
        _WEIGHS,
        _PROSPECT,
        unless=NOT_WEIGHED,
        near=r"@review|second (?:look|answer)",
    ),
)

_WHY = (
    r"(?:\bwhy\b|\b(?:the |your |their |its |any |no |a |full )?(?:reasons?|grounds)\b|\bwhat (?:we|you think we|was|is|went|"
    r"they think we|the \w+) (?:\w+ ){0,3}?(?:missed|wrong|"
    r"got|overlook\w*|left out|mistaken)|\bwhere (?:the|we|you|our)\b[^.;]{0,40}\bwrong|\bset out your case|\bwhat (?:was|is|"
    r"went) wrong\b|\bhow (?:we|the) [^.;]{0,30}wrong)"
)
_MUST = (
    r"(?:\bwithout (?:this|that|it|which|them|one|reasons|grounds)\b|\bcannot (?:go on|proceed|look|start|begin|take|open|help)|"
    r"\bcan only\b|\bonly (?:if|when|once)\b|\bmust\b|"
    # who is only "asked to explain why" may do so or not
    r"\bneeds? to\b|\bha(?:s|ve) to\b|\b(?:is|are|be|will be) (?:expected|required|obliged) to\b|\bdepends? on\b|"
    r"\bit is for (?:you|the \w+|@resident) to\b|\buntil\b|"
    r"\bno (?:review|request|second look|appeal|stage (?:2|two))\b[^.;]{0,60}\b(?:not|without|no|unless)\b|\b(?:go|sent|are|is|"
    r"comes?) back\b|\breturned\b|\bnot (?:be )?(?:opened|"
    r"taken|accepted|looked|considered)|\bshall\b|\bunless\b|\bdoes not (?:begin|start)|provided|so long as|as long as|on condition)"
)
# "The Trust shall not refuse unless 3.2 applies, and shall give its reasons"; "they can have 20 working days more, but they have to tell
# you why": whoever tells it to the resident is not the resident
OWN_REASONS = (
    r"\b(?:give|state|explain|set out|provide|say)s? (?:its|our) (?:own |full )?reasons?\b"
    r"|\b(?:must|should|shall|(?:will )?ha(?:s|ve) to|needs? to)(?: also| then| always)* (?:tell|give|show|send|let|explain to|write to) "
    r"(?:you|@resident)\b(?! (?:that|to|how|what)\b| (?:know )?(?:that|what)\b)"
)
_VOLUNTARY = (
    r"\b(?:no|nobody|no[- ]one|never)\b[^.;]{0,30}\b(?:obliged|required|made|asked|expected|bound|put) to\b|\bthe most\b|"
    r"\b(?:do|does|did|will|shall) ?(?:not|n't) (?:have|need|require|ask|matter)\b|\bneed not\b|\bno need\b|\bnot (?:needed|required|"
    r"necessary|obliged)|"
    rf"{OWN_REASONS}|"
    r"^\W*no (?:reasons?|explanations?|grounds) |\bno (?:reasons?|explanations?) (?:needs?|has|have) to\b|"
    r"\bis not needed|\bif you (?:would like|like|wish|can|want) to (?:say|tell|explain)|\bcan tell us\b|\bmay tell us\b|\bhelp(?:s|"
    r"ful)\b|\buseful\b|\boptional|"
    r"\b(?:reviewer|director|manager|officer|letter|response|reply|answer|handler|panel|decision|we|staff|landlord) (?:must|shall|will|"
    r"has to|have to|needs? to|should)\b|\b(?:is|are|be|only) (?:only |ever )?refused\b|\bgrounds (?:given|listed|set out|named)\b|"
    r"\bdecisions?\b[^.;]{0,25}\breasons for (?:it|them)\b|"
    r"\b(?:remed(?:y|ies) offered|outstanding actions?|actions? (?:still )?outstanding|what is (?:still )?outstanding)\b|"
    # "and must tell the resident why and by when": what the landlord tells
    r"\b(?:tell|inform|write to|explain to) (?:the|an?|each|every) (?:resident|tenant|customer|complainant|leaseholder|member) "
    r"(?:in writing |at once )?(?:why\b(?! (?:they|he|she|not)\b)|(?:of )?(?:the|our|its|your) reasons?\b)|"
    r"\bdays (?:more|longer|extra|on top)\b|\b(?:letter|notice|template|e-?mail|message|text) [a-z]{1,4}-?\d{1,3}[a-z]?\b|"
    r"\bour best\b|\bfor us to\b|\bwant of\b|late complaint|refusal|refus\w{1,40} (?:a|the|your) complaint|extension|extend|ombudsman|"
    r"\breasons? for (?:the|our|any|this) "
    r"(?:decision|delay|extension|refusal)|find out|even (?:if|though|where)|\bwe (?:give|explain|set|tell|say)\b|give our reasons|"
    r"with (?:clear )?reasons|whether or not|\b(?:being|is|are|be) (?:also )?told why\b|"
    r"restrict|compensation|appraisal|lessons|stage (?:1|one) (?:response|reply|letter) (?:must|needs|has|shall|should)|twelve months|"
    r"12 months|time limit|policy says|\bno request\b|why (?:we|it) "
    r"(?:need|take|will)|determination|up to you|say no\b|\bupheld\b|\bturn (?:it |one |down )|what it was|\blate\b|decided and why|"
    r"\bwhy not\b|exclu"
)

REASONS: tuple[Frame, ...] = (
    # "fill in the slip, saying why, as without this we cannot go ahead"
    frame(
        "stage 2 is given in return for reasons",
        _WHY,
        _MUST,
        r"\b(?:say\w*|said|tell\w*|told|state\w*|give|gives|giving|given|set(?:s|ting)? out|write|writes|writing|show|shows|explain\w*|"
        r"complete|fill|know|put|box|section|form|slip|"
        r"describe\w*|let us)\b",
        near=r"@stage2|@review|second look|look again|start again|step (?:3|three)",
        unless=_VOLUNTARY,
        stages=(None, 2),
        joined=True,
        confidence=0.85,
    ),
    # "No review is opened for somebody who has not said why the first answer is wrong"
    frame(
        "stage 2 is given in return for reasons",
        _WHY,
        _MUST,
        r"\b(?:say\w*|said|tell\w*|told|stat(?:e|ed|ing)|giv(?:e|es|ing|en)|explain\w*|show\w*|let us know)\b",
        r"@stage2|\breviews?\b|second (?:look|answer|stage)",
        unless=_VOLUNTARY,
        stages=(1,),
    ),
)
