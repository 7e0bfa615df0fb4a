"""What a row on sections 1 to 4 may not describe: definition, exclusions, ways of complaining, staff, the single policy."""

from __future__ import annotations

from ombudscan.extract.forbidden import FINISHED, IN_ANY_CASE, RESIDENTS_ROUTE, WORK, Forbidden, forbid

_STAFF = (
    r"(?:staff|workers?|colleagues|caretakers?|wardens?|officers|employees|contractors|operatives|trades|"
    r"cleaners|teams|managers|receptionists?|the\s+office)"
)

COMING_IN: tuple[Forbidden, ...] = (
    # "The caller has to say the word complaint."
    forbid(
        "choice-to-complain",
        "The resident has to say that it is a complaint.",
        r"\b(?:must|have\s+to|has\s+to|need\s+to|needs\s+to|unless\s+they|only\s+(?:if|when|"
        r"where)\s+[^.;]{0,40})\s*(?:use|uses|say|says|mention|mentions|asks?(?!\s+(?:whether|if)\b))\s+[^.;]{0,25}\b(?:word|"
        r"complaint|complain|formal\w*)\b",
    ),
    # "Staff decide whether it is a complaint."
    forbid(
        "choice-to-complain service-request",
        "Staff choose for the resident.",
        r"\b(?:staff|officers?|advisers?|managers?|team|we)\s+(?:will\s+)?(?:decide|decides|judge|determine|"
        r"choose)s?\s+(?:whether|if)\s+[^.;]{0,40}\bcomplaint\b",
    ),
    # "Anyone who is unhappy is logged as a service request first."
    forbid(
        "service-request choice-to-complain definition no-extra-stage",
        "Dissatisfaction is put on another track.",
        r"\b(?:dissatisf\w+|unhapp\w+|grumbles?|worr(?:y|ies)|concerns?|expressions?)\b[^.;]{0,60}\b(?:is|are|"
        r"gets?)\s+(?:first\s+)?(?:treated|logged|recorded|handled|dealt\s+with|taken|classed|raised|"
        r"passed)\s+[^.;]{0,20}(?:as|to)\s+(?:a\s+)?(?:service\s+requests?|enquir\w+|quer\w+|feedback|"
        r"informal)",
    ),
    # "A complaint is only raised once the job has been finished."
    forbid(
        "complaint-from-service-request log-when-enquiries-needed",
        "A complaint waits for the request to end.",
        rf"\b(?:complaint|logged|raised|raise)\b[^.;]{{0,60}}\b(?:only\s+(?:once|when|after)|"
        rf"not\s+[^.;]{{0,30}}until|until|once|after)\b[^.;]{{0,40}}\b(?:request|{WORK}|"
        rf"enquiry)\b[^.;]{{0,30}}\b{FINISHED}",
    ),
    forbid(
        "complaint-from-service-request",
        "The request stops when a complaint is made.",
        rf"\b(?:{WORK}|requests?)\s+(?:is|are|will\s+be)\s+(?:put\s+on\s+hold|paused|stopped|cancelled|suspended|closed|frozen)\b",
    ),
    # "Anyone outside six months is turned away."
    forbid(
        "time-limit exclusions",
        "The time limit is shorter than twelve months.",
        r"\b(?:within|older\s+than|more\s+than|over|after|up\s+to|limit\s+(?:is|of)|have)\s+(?:one|two|three|"
        r"six|nine|1|2|3|6|9)\s+months?\b(?![^.;]{0,60}\bdiscretion)",
        2024,
    ),
    # "The letter leaves the Ombudsman out unless the tenant asks."
    forbid(
        "refusal-explained",
        "The resident is told of the Ombudsman only in some cases.",
        r"\bombudsman\b[^.;]{0,40}\b(?:unless|only\s+(?:if|when|where)|if\s+(?:they|the\s+\w+|asked|"
        r"requested)|on\s+request|where\s+appropriate|if\s+appropriate)\b | \b(?:not|never|"
        r"n['’]t)\s+(?:mention|include|give|name|tell|refer|quote|say|carry|signpost)\b[^.;]{0,60}\bombudsman\b"
        # "Heads of service put it in where they judge that the tenant might want to go further"
        r" | \b(?:put|add|include|give|enclose|mention|quote)s?\s+(?:it|them|these|those|this|that)\b[^.;]{0,20}\b(?:where|if|when)\s+"
        r"(?:they|he|she|we|the\s+\w+)\s+(?:judges?|thinks?|considers?|feels?|believes?|decides?|sees?\s+fit)\b",
        unless=rf"{RESIDENTS_ROUTE}|{IN_ANY_CASE}",
    ),
    forbid(
        "refusal-explained",
        "No reason is given.",
        r"\b(?:no\s+reasons?\s+(?:is|are)|(?:not|never|without)\s+(?:give|giving|state|stating|"
        r"explain\w*)\s+(?:a\s+|the\s+|any\s+)?(?:reasons?|why))\b",
    ),
    # "We never look at complaints about service charges."
    forbid(
        "no-blanket-exclusion exclusions accept-unless-reason",
        "Whole kinds of complaint are shut out.",
        r"\b(?:never|do\s+not|don['’]t|cannot|will\s+not|won['’]t)\s+(?:accept|consider|look\s+at|take|"
        r"deal\s+with|investigate|hear|log)\s+(?:any\s+)?(?:anonymous\s+)?complaints?\s+(?:about|from|on|"
        r"concerning|against|of\s+that)\s+(?!(?:an?\s+|any\s+|the\s+)?(?:issues?|matters?|events?|something|things?|incidents?|"
        r"more\s+than|over|that|which)\b) | \b(?:all|any)\s+complaints?\s+(?:about|from|on|"
        r"concerning)\b[^.;]{0,50}\b(?:are|is)\s+(?:refused|excluded|rejected|turned\s+(?:away|down)|"
        r"not\s+accepted) | \bwithout\s+exception\b | \bunder\s+no\s+circumstances\b",
    ),
    # "Complaints have to be made in writing on our form."
    forbid(
        "any-way-any-staff channels equality-act social-media",
        "One way of complaining is prescribed.",
        r"\b(?:must|have\s+to|has\s+to|need\s+to|needs\s+to|required\s+to|are\s+asked\s+to|is\s+asked\s+to|"
        r"are\s+told\s+to|only\s+(?:accept\w*|take|taken|considered|valid)|"
        r"should)\b[^.;]{0,60}\b(?:in\s+writing|on\s+(?:a|the|our|that)\s+\w*\s?form|by\s+letter|by\s+e-?mail|"
        r"online|complete\s+(?:a|the|our)\s+\w*\s?form|via\s+the|through\s+the\s+(?:portal|website|app)) |"
        r" \bput(?:s|ting)?\s+(?:their|the|any|a|it)\s+(?:complaints?\s+)?in\s+writing\b",
    ),
    # "Complaints by phone are logged once the tenant has put them in writing"
    forbid(
        "any-way-any-staff channels equality-act social-media",
        "A complaint counts once it is in writing.",
        r"\b(?:logged|recorded|registered|opened|accepted|counted|treated|entered|dealt\s+with|taken\s+(?:up|on|forward))\b[^.;]{0,30}\b(?:once|when|after|only\s+if|"
        r"until|as\s+soon\s+as)\s+(?:it\s+(?:is|has\s+been)|they\s+(?:are|have\s+been)|(?:the|a|an|our|their|this|we|he|she|they|confirmed)\b[^.;]{0,40})\s*"
        r"(?:in\s+writing|written\s+(?:confirmation|version|copy|complaint|statement)|(?:complaint|completed)\s+form|by\s+(?:letter|e-?mail))\b",
        unless=r"\b(?:we|staff|officers?|colleagues?|adviser|advisor)\s+(?:will\s+|then\s+|can\s+)?(?:write|put|fill|complete|confirm)|\bin\s+writing\s+or\b|\backnowledg",
    ),
    forbid(
        "any-way-any-staff channels",
        "Not every member of staff takes a complaint.",
        rf"\b{_STAFF}\s+(?:do\s+not|don['’]t|cannot|can['’]t|may\s+not|are\s+not\s+(?:able|allowed|permitted|"
        rf"trained|expected)\s+to|never|are\s+told\s+not\s+to)\s+(?:take|accept|log|record|receive|deal\s+with|"
        rf"handle|pass\s+on)\b",
    ),
    forbid(
        "any-way-any-staff channels social-media",
        "A way of complaining is shut.",
        r"\b(?:calls?|verbal|spoken|oral|telephone|phone|social\s+media|e-?mails?|posts?|tweets?|texts?|"
        r"visits?)\b[^.;]{0,40}\b(?:is|are|do)\s+not\s+(?:be\s+)?(?:logged|treated|accepted|recorded|taken|"
        r"counted?|answered|monitored|regarded)\b | \b(?:not|never|n['’]t)\s+(?:accept|take|log|monitor|"
        r"look\s+at)\w*\s+(?:complaints?\s+)?(?:made\s+|received\s+)?(?:by|over|via|through|on|"
        r"in)\s+(?:the\s+)?(?:phone|telephone|social|facebook|twitter|e-?mail|person|text|letter)",
    ),
    forbid(
        "channels equality-act adjustments-recorded",
        "Needs are met only where somebody asks.",
        r"\b(?:adjustments?|large\s+print|interpreters?|help)\b[^.;]{0,50}\b(?:only\s+(?:if|when|where|on)|"
        r"on\s+request\s+only|must\s+be\s+requested)\b",
    ),
    forbid(
        "policy-available website",
        "The policy is not open to all.",
        r"\b(?:policy|procedure|it|copies|copy)\b[^.;]{0,40}\b(?:on\s+request\s+only|"
        r"only\s+(?:available\s+)?(?:on\s+request|at\s+the\s+office|in\s+the\s+office|to\s+staff)|is\s+internal|not\s+(?:on|"
        r"published|public|online|made\s+public))\b | \bnot\s+(?:currently\s+|yet\s+)?(?:on|published\s+on|available\s+on)\s+(?:the|"
        r"our)\s+web",
    ),
    # "A relative is heard only with a signed mandate."
    forbid(
        "representation choice-to-complain",
        "A representative needs a form or a signature first.",
        r"\b(?:form\s+of\s+authority|(?:third[-\s]party|consent|authority)\s+form)\s+(?:must|has\s+to|needs\s+to|is\s+(?:required|"
        r"needed))\b | \b(?:signed|written)\s+(?:letter\s+of\s+)?(?:authority|consent|mandate|permission|form|"
        r"authorisation)\b[^.;]{0,60}\b(?:first|before|is\s+(?:required|needed)|must|only)\b | \b(?:must|only|"
        r"before|need|needs|require|requires|required)\b[^.;]{0,70}\b(?:signed|"
        r"written)\s+(?:letter\s+of\s+)?(?:authority|consent|mandate|permission|form|authorisation)\b",
    ),
    forbid(
        "ombudsman-access ombudsman-contact-routine early-ombudsman-advice",
        "The Ombudsman is named only at the end.",
        r"\bombudsman\b[^.;]{0,60}\b(?:only\s+(?:\w+\s+)?(?:at|in|after|once|when)|not\s+until|until\s+(?:the|stage|"
        r"our))\b[^.;]{0,40}\b(?:end|final|last|stage|exhaust\w*|complete\w*)\b | \b(?:only|not)\s+(?:the\s+|"
        r"in\s+the\s+|at\s+the\s+|until\s+the\s+)?(?:final|last|end|stage\s+2|"
        r"stage\s+two)\b[^.;]{0,50}\bombudsman\b",
    ),
    forbid(
        "ombudsman-access final-ombudsman-right",
        "A step stands before the Ombudsman.",
        r"\b(?:designated\s+person|democratic\s+filter|eight\s+weeks|8\s+weeks)\b(?!\s+into)",
        2024,
    ),
    forbid(
        "complaints-officer",
        "Nobody is responsible.",
        r"\b(?:no|isn['’]t\s+an?|not\s+an?|not\s+have\s+an?|n['’]t\s+have\s+an?)\s+(?:dedicated|named|designated|single|one|"
        r"particular)\s+(?:person|officer|team|"
        r"complaints\s+officer|member\s+of\s+staff|post)\b | \bpost\s+(?:is|has\s+been|remains)\s+(?:vacant|"
        r"empty|unfilled|deleted)\b",
    ),
    forbid(
        "officer-authority officer-autonomy",
        "The officer cannot decide.",
        r"\b(?:has|have|with|had)\s+(?:no|little)\s+(?:authority|power|autonomy|say|budget)\b | \b(?:cannot|"
        r"can['’]t|may\s+not|is\s+not\s+able\s+to|are\s+not\s+able\s+to|unable\s+to)\s+(?:require|compel|make|"
        r"award|offer|agree|decide|settle|instruct|insist|authorise|spend)\b | \b(?:must|has\s+to|have\s+to|"
        r"needs?\s+to)\s+(?:ask|seek|get|obtain|refer|wait\s+for)\b[^.;]{0,50}\b(?:approval|permission|"
        r"sign-?off|agreement|authority|budget|manager|director)\b",
    ),
    # "She can't tell the trades what to do"
    forbid(
        "officer-authority officer-autonomy",
        "The officer cannot decide.",
        r"""\b(?:cannot|can['’]t|may\s+not|(?:is|are)\s+(?:not\s+able|unable|in\s+no\s+position|not\s+allowed)\s+to
            |(?:has|have)\s+no\s+(?:power|authority|right)\s+to)\s+(?:tell|order|direct|instruct|ask|chase|press)\s+
            (?:them|others?|other\s+\w+|staff|colleagues|managers?|teams?|departments?|services?|volunteers?|contractors?|any(?:one|body)
            |(?:the|our|those)\s+(?:\w+\s+)?(?:teams?|services?|departments?|contractors?|trades|managers|staff|volunteers?))\s+
            (?:what\s+to|to|how|when)\b""",
        # "Councillors cannot tell staff how to decide": whom the officer is kept free from
        unless=r"""\b(?:councillors?|(?:board\s+)?members?|trustees?|directors?|managers?|heads?|executives?|chair
            |landlords?|residents?|tenants?
            |customers?|contractors?|services?|nobody|no\s?one|neither|staff|(?:he|she)\s+investigates)\b[^.;]{0,40}
            \b(?:cannot|can['’]t|may\s+not|(?:is|are)\s+(?:not|unable|in\s+no)|(?:has|have)\s+no)\b""",
    ),
    # "Matters on which we have had a letter from the tenant's solicitor" among what is left out
    forbid(
        "no-blanket-exclusion exclusions",
        "A solicitor's letter shuts a complaint out.",
        r"""\b(?:matters?|complaints?|cases?|anything|issues?|claims?)\s+(?:(?:on|in|about|over|for)\s+which\s+|where\s+|that\s+)?
            (?:we|the\s+[\w-]+|our\s+[\w-]+|somebody|anybody)\s+(?:has|have|had)\s+(?:already\s+)?(?:had|received|got|been\s+sent|seen)\s+
            (?:an?\s+|any\s+)?(?:letters?|e-?mails?|calls?|correspondence|contact|papers|word)\s+from\s+(?:(?:a|the|their|his|her)\s+)?
            (?:(?:residents?|tenants?|customers?|members?|leaseholders?|complainants?)['’]?s?['’]?\s+)?
            (?:solicitors?|lawyers?|legal\s+(?:adviser|representative|team)s?)\b""",
        # "... are not left out", "... are answered as any other is"
        unless=r"""\b(?:still|all\s+the\s+same|carr(?:y|ies)\s+on|go(?:es)?\s+on|as\s+usual|(?:like|as)\s+any
            |not\s+(?:excluded|refused|left\s+out|turned|paused|closed|a\s+(?:reason|ground))|until|even|not\s+enough|alone|nothing|none)\b
            | \b(?:is|are|was|were|be)\s+(?:accepted|logged|answered|investigated|handled|acknowledged|considered|taken)\b
            | \b(?:took|takes?|go\s+through)\b
            | \b(?:unless|only)\b[^.;]{0,60}\b(?:court|claim|filed)\b""",
    ),
    forbid(
        "single-policy",
        "There is more than one scheme.",
        r"(?<!no\s)(?<!without\s)\b(?:separate|second|different|another|two|"
        r"three)\s+(?:complaints?\s+)?(?:polic(?:y|ies)|procedures?|schemes?|"
        r"process(?:es)?)\b(?![^.;]{0,20}\b(?:ended|merged|replaced|were)\b) | \b(?:has|have)\s+(?:their|its)\s+own\s+complaints?\b |"
        r" \b(?:still|are)\s+(?:dealt\s+with|handled|covered)\s+under\s+(?:the|a)\s+(?:corporate|other|separate|"
        r"different)\b",
        # "Complaints about the Council's other services are dealt with under the corporate policy"
        unless=r"\bother\s+(?:council\s+|\w+\s+)?(?:services?|departments?|functions)\b|\b(?:planning|council\s+tax|benefits?|schools?|social\s+care|refuse|highways)\b",
    ),
)
