"""More that a row may not describe: what the resident gets only by somebody's leave, or only when something else has run out."""

from __future__ import annotations

from ombudscan.extract.forbidden import CODES_GROUNDS, Forbidden, forbid

_RESIDENT = (
    r"(?:residents?|tenants?|customers?|members?|leaseholders?|complainants?|people|households?|they|you|somebody|someone"
    r"|anybody|anyone|whoever)"
)
_JUDGE = (
    r"(?:considers?|considered|thinks?|thought|believes?|feels?|felt|takes?\s+the\s+view|finds?|sees?|judges?|deems?|accepts?|agrees?|decides?"
    r"|(?:is|are|being)\s+(?:satisfied|persuaded|convinced|content|happy|of\s+the\s+(?:view|opinion|mind)))"
)
_TAKEN = r"(?:opened|raised|logged|recorded|registered|taken|accepted|started|set\s+up)"
_WHERE = r"(?:where|if|when|as\s+long\s+as|provided|only\s+(?:where|if|when))"
_OVER = r"(?:passed|gone(?:\s+by)?|over|expired|up|missed|reached|run\s+out|elapsed)"

LEAVE: tuple[Forbidden, ...] = (
    # "Stage 2 is granted where the Head of Service considers that there is merit", "allows it through if she believes"
    forbid(
        "no-unreasonable-refusal progress-to-stage-2 escalate-on-request escalations-refused",
        "A request for stage 2 may be turned down.",
        rf"""\b(?:stage\s+(?:2|two)|second\s+stage|next\s+stage|look|reviews?|escalat\w+|requests?|cases?|it|they)\b[^.;]{{0,30}}
            \b(?:granted|given|offered|agreed|allowed|approved|permitted|authorised|accepted|available|open)\b[^.;]{{0,12}}?
            \b{_WHERE}\s+(?!(?:the\s+|an?\s+)?{_RESIDENT}\b)[^.;]{{0,40}}?\b{_JUDGE}\b
        | \b(?:allows?|lets?|grants?|approves?|permits?|passes)\s+(?:it|them|one|the\s+\w+|a\s+\w+|requests?|cases?|reviews?)\b[^.;]{{0,20}}
            \b{_WHERE}\s+(?!(?:the\s+|an?\s+)?{_RESIDENT}\b)[^.;]{{0,30}}?\b{_JUDGE}\b
        | \b(?:go|goes|moves?|progress(?:es)?|proceeds?|passes|escalates?)\s+(?:on\s+|up\s+|forward\s+)?to\s+(?:the\s+)?(?:stage\s+(?:2
            |two)|second\s+stage|next\s+stage|review)\b
            [^.;]{{0,12}}?\b{_WHERE}\s+(?!(?:the\s+|an?\s+)?{_RESIDENT}\b)[^.;]{{0,30}}?\b{_JUDGE}\b
        | \bdepends?\s+(?:up)?on\s+(?!(?:the\s+)?{_RESIDENT}\b(?!\s+(?-i:[A-Z])))[^.;]{{0,50}}\b(?:being\s+(?:satisfied|persuaded
            |convinced)|agree\w*|view|judgement|opinion|approval
            |consent)\b
        | \b(?:meets?|pass(?:es)?|reach(?:es)?|cross(?:es)?|satisf(?:y|ies))\s+(?:our|the|a|this|that)\s+(?:\w+\s+)?(?:threshold|test
            |criteria|criterion|bar)\b
        | \b(?:votes?|decides?|rules?|judges?|determines?|assess(?:es)?|weighs?\s+up)\s+(?:on\s+)?(?:whether|if)\s+(?:it|they|one
            |the\s+\w+|an?\s+\w+|each\s+\w+)\s+
            (?:deserves?|merits?|warrants?|justif\w+|needs?\s+(?:a|another)|(?:is|are)\s+worth\w*|should\s+(?:go|move|be\s+(?:reviewed|escalated|looked|let)))
        | \b(?:do|does|will|would)\s+not\s+(?:as\s+a\s+rule\s+|normally\s+|usually\s+|generally\s+|ordinarily\s+)?(?:permit|allow|grant
            |entertain|agree\s+to)\s+
            (?:an?\s+|any\s+|the\s+)?(?:escalat\w+|reviews?|stage\s+(?:2|two)|second|requests?|further)\b(?![^.;]{{0,40}}\b(?:refus|declin|turn))
        | \b(?:can|may|could|might)\s+(?:also\s+)?(?:decline|refuse|reject|turn\s+down|say\s+no\s+to)\s+(?:an?\s+|the\s+|any\s+|such\s+)?
            (?:reviews?|requests?|escalat\w+|stage\s+(?:2|two)|it|one|them)\b[^.;]{{0,12}}\b(?:where|if|when)\b[^.;]{{0,30}}\b{_JUDGE}\b""",
        unless=CODES_GROUNDS,
    ),
    # "No complaint is opened until the job has gone past its target date", "parked until the contractor has left"
    forbid(
        "complaint-from-service-request log-when-enquiries-needed",
        "A complaint waits for the request to end.",
        rf"""\b(?:no|not\s+an?|never\s+an?)\s+(?:\w+\s+)?(?:complaint|case)\s+(?:is|will\s+be|gets?|can\s+be|may\s+be)\s+{_TAKEN}\b[^.;]{{0,20}}
            \b(?:until|while|before|as\s+long\s+as|till|unless)\b
        | \bcomplaints?\b[^.;]{{0,40}}\b(?:cannot|can['’]t|(?:is|are|will|may)\s+not|isn['’]t|aren['’]t)\s+(?:be\s+)?{_TAKEN}\b[^.;]{{0,20}}
            \b(?:until|while|before|till|unless|as\s+long)\b
        | \b(?:asked|expected|told|have|has|needs?|must|required)\s+(?:first\s+)?(?:to\s+)?(?:give|allow|let
            |wait)\b[^.;]{{0,70}}\bbefore\b[^.;]{{0,40}}\bcomplain
        | \b(?:until|till)\b[^.;]{{0,60}}\b(?:due\s+date|target|deadline|date)\b[^.;]{{0,25}}\b{_OVER}\b
        | \brun\s+(?:its|their)\s+course\b(?=[^.]{{0,300}}\bcomplaint)
        | \b(?:complaints?|calls?|dissatisfaction)\b[^.;]{{0,50}}\b(?:is|are|gets?)\s+(?:then\s+)?(?:parked|held|shelved|put\s+(?:by
            |aside|on\s+hold|off)
            |kept\s+back|deferred|queued|set\s+aside)\b[^.;]{{0,40}}\b(?:until|till|while|pending)\b
        | \b(?:logs?|opens?|raises?|records?|takes?|accepts?|logged|opened|raised|recorded|taken|accepted)\b[^.;]{{0,25}}\b(?:when|once
            |after|if)\b[^.;]{{0,60}},?\s+
            (?:and\s+|but\s+)?not\s+(?:before|sooner|earlier|until\s+then)\b
        | \bonly\s+(?:when|once|after|if)\b[^.;]{{0,60}}\b(?:is|are|do\s+we|does
            |can)\b[^.;]{{0,25}}\bcomplaints?\b[^.;]{{0,15}}\b(?:recorded|logged|opened|raised|taken)
        | \bcomplain\w*\b[^.;]{{0,40}}\b(?:orders?|jobs?|repairs?|works?|requests?)\s+(?:is|are|gets?)\s+(?:then\s+)?(?:cancelled
            |closed|stopped|paused|suspended
            |stood\s+down|put\s+on\s+hold)\b
        | \b(?:look\w*\s+into\s+(?:it|things|them)|enquir\w+
            |inquir\w+)\b[^.;]{{0,12}}\bfirst\b(?=[^.]{{0,40}}\bcomplaint)(?=[^.]{{0,60}}\b(?:only|then|after\w*|later)\b)
        | \b(?:ask(?:s|ed)?|expect(?:s|ed)?|tell|told)\s+(?:{_RESIDENT}\s+)?to\s+(?:let|allow|give|wait)\b[^.;]{{0,30}}
            \b(?:jobs?|repairs?|works?|trades?|contractors?|team|orders?|inspection|surveyor|operatives?)\b
        | \b{_RESIDENT}\s+(?:is|are)\s+(?:first\s+|usually\s+|normally\s+|then\s+|generally\s+)*
            (?:advised|asked|told|encouraged|invited|urged|expected)\s+to\s+(?:first\s+)?(?:wait|hold\s+(?:on|off)|be\s+patient)\b
            (?:(?!\b(?:instead|but|no)\b)[^.;]){{0,60}}
            \b(?:finish\w*|complet\w*|done|carried\s+out|ended|outcome|result|attended|closed|run\s+its\s+course|mended|fixed)\b
        | \b(?:enquiries|inquiries|inspections?)\s+(?:is|are|have\s+to\s+be|must\s+be)\s+(?:finished|completed?|made|concluded
            |done)\s+before\b[^.;]{{0,40}}\bcomplaint""",
    ),
    # "The Ombudsman's details are added where we feel that it would help"
    forbid(
        "refusal-explained",
        "The resident is told of the Ombudsman only as the landlord sees fit.",
        rf"""\bombudsman\b[^.;]{{0,60}}\b(?:where|when|if|as|wherever|whenever)\s+(?:we|he|she|it|(?:the\s+|our\s+|an?\s+)?(?:\w+\s+)?(?:officers?|managers?|handlers?
            |team|directors?|clerk|secretary))\s+(?:(?:is|are|was)\s+)?(?:{_JUDGE}|seems?|likes?|wish\w*|helps?|would\s+help|might\s+help|appropriate|useful|right|relevant|helpful
            |worth\w*|fit)\b
        | \b(?:where|when|if)\s+(?:we|it|it\s+is|he|she|the\s+(?:\w+\s+)?(?:officer|manager|handler|team))\s+(?:{_JUDGE}|seems?|helpful
            |useful|appropriate|right|relevant)\b
            [^.;]{{0,50}}\bombudsman\b
        | \b(?:at|in)\s+(?:the|our|his|her|their)\s+(?:[\w\s]{{2,25}}['’]s?\s+)?discretion\b[^.;]{{0,60}}\bombudsman\b
        | \bombudsman\b[^.;]{{0,50}}\b(?:in\s+(?:some|certain|suitable|appropriate)\s+(?:cases|letters)|sometimes|occasionally
            |case\s+by\s+case|may\s+(?:also\s+)?be\s+(?:included
            |added|mentioned|given|enclosed)|(?:can|may|might)\s+be\s+(?:taken|left)\s+out|(?:can|may)\s+be\s+(?:removed|deleted|omitted|dropped)
            |discretion|optional|(?:normally|usually|often|generally|sometimes)\s+(?:left|taken)\s+out|omitted)\b
        | (?<!you\s)(?<!they\s)(?<!resident\s)(?<!tenant\s)\b(?:may|might|sometimes)\s+(?:also\s+)?(?:includes?|mentions?|gives?|names?
            |carr(?:y|ies)|quotes?|refers?\s+to|points?\s+to)\b
            [^.;]{{0,40}}\bombudsman\b
        | \bombudsman\b[^.;]{{0,40}}\b(?:to|for)\s+(?:those|anyone|anybody|residents|people|tenants)\s+who\s+(?:dispute|object|disagree
            |challenge|query|press|ask|appeal|persist|complain)s?\b
        | \b(?:took|taken|leaves?|left|cut|removed|deleted|dropped|struck)\b[^.;]{{0,25}}\bombudsman\b[^.;]{{0,30}}\b(?:out|off|because
            |as|since|so\s+as)\b
        | \bombudsman\b[^.;]{{0,25}}\b(?:was|has\s+been|is|were)\s+(?:cut|taken|left|removed|deleted|dropped
            |struck)\b[^.;]{{0,40}}\b(?:because|as|since|so\s+as|confus\w+)\b
        | \b(?:by|over\s+the)\s+(?:tele)?phone\b[^.;]{{0,60}}\b(?:end\s+of\s+(?:it|the\s+matter)|no\s+letter|nothing\s+(?:further|more
            |else|in\s+writing))\b""",
    ),
    # "Officers extend without giving reasons"
    forbid(
        "stage-1-extend stage-2-extend",
        "The resident is not told why or till when.",
        r"""\bwithout\s+(?:giving\s+|saying\s+|stating\s+|offering\s+|an?\s+|any\s+|new\s+|having\s+to\s+\w+\s+){0,10}(?:reasons?|why|explanation|explaining|(?:new\s+)?date)\b
        | \b(?:do|does|will)\s+not\s+(?:always\s+|usually\s+|normally\s+)?(?:say|give|tell|explain|state|name)\b[^.;]{0,30}\b(?:why
            |reasons?|date|how\s+long|when)\b""",
    ),
)
