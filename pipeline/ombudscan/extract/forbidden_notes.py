"""More that a row may not describe, told as officers note it: short, without a subject, in the words of the desk."""

from __future__ import annotations

from ombudscan.extract.forbidden import Forbidden, forbid

_STAFF = (
    r"(?:staff|operatives?|engineers?|trades|caretakers?|wardens?|officers?|advisers?"
    r"|contractors?|cleaners?|managers?|receptionists?|colleagues)"
)
_THEM = r"(?:residents?|tenants?|customers?|people|callers?|members?|leaseholders?|them|anyone)"
_ANSWERS = (
    r"(?:drafts?|writes?(?!\s+(?:down|a\s+statement|their|her|his))|answers?|investigates?|decides?|responds?|repl(?:y|ies)"
    r"|handles?|deals?)"
)

NOTES: tuple[Forbidden, ...] = (
    forbid(
        "definition",
        "The definition leaves something out.",
        r"""\bcomplaint\s+is\s+(?:when|where|any|an?|something)\b[^.;]{0,60}(?<!or\s)(?<!spoken,\s)\b(?:in\s+writing|written|on\s+(?:our|a|the)\s+form|formally
            |for\s+(?:the|a)\s+second\s+time|more\s+than\s+once)\b(?!\s+or\b)""",
    ),
    forbid(
        "choice-to-complain",
        "The resident has to say that it is a complaint.",
        r"""\b(?:if|when|where|unless)\b[^.;]{0,40}(?:\b(?:not|never|without)|n['’]t)\s+(?:\w+\s+){0,2}?(?:us(?:e|es|ing)|say(?:s|ing)?|mention\w*)\b[^.;]{0,30}
            \b(?:word|complain\w*|formal\w*|c-word)\b[^.;]{0,50}\b(?:feedback|comments?|enquir\w+|quer(?:y|ies)|service\s+requests?|grumbles?)\b""",
    ),
    forbid(
        "accept-unless-reason exclusions",
        "Complaints are left aside because of what they are thought to be worth.",
        r"""\b(?:complaints?\s+(?:with\s+nothing\s+in\s+(?:them|it)|without\s+(?:merit|substance|foundation)
                |(?:that\s+|which\s+)?(?:are|is|seem|look)\s+(?:trivial|groundless|minor|petty|unfounded|silly))
            |(?:trivial|groundless|petty|frivolous|minor)\s+complaints?)\b[^.;]{0,50}
            \b(?:need(?:n['’]t|\s+not)\s+be|(?:are|is)\s+(?:not\s+)?(?:logged|taken|turned|refused|filed|closed|dismissed|ignored|binned)|do\s+not\s+(?:get|count))\b""",
        unless=r"\b(?:ombudsman|same|like\s+any|all\s+the\s+same|too|also|as\s+well)\b",
    ),
    # "Neighbour matters are never dealt with as complaints"
    forbid(
        "no-blanket-exclusion exclusions accept-unless-reason",
        "Whole kinds of complaint are shut out.",
        r"""\b(?:matters|disputes|issues|noise|rents?|charges|parking|asb|behaviour|allocations?|nuisance|neighbours?|lettings)\b[^.;]{0,25}
            \b(?:are|is)\s+(?:never|not)\s+(?:\w+\s+)?(?:dealt\s+with|handled|treated|taken|accepted|considered|logged)\s+(?:as\s+)?(?:an?\s+)?complaints?\b""",
        unless=r"\b(?:unless|but|except|handling|handled\s+(?:it|them|one)|how\s+we|dealt\s+with\s+(?:it|them|one)|survey)\b",
    ),
    # "All complaints come through the portal"
    forbid(
        "any-way-any-staff channels equality-act social-media",
        "One way of complaining is prescribed.",
        r"""\b(?:all|every)\s+complaints?\s+(?:must\s+|have\s+to\s+|has\s+to\s+)?(?:comes?|goes?|arrives?|(?:are|is|be)\s+(?:made|submitted|sent))\s+(?:in\s+)?(?:only\s+)?
            (?:through|via|by|on|using)\s+(?:the|our|an?)\s+(?:\w+\s+)?(?:portal|app|web\s?site|web\s?form|form|online|e-?mail|mailbox)\b""",
        unless=r"\b(?:however|whichever|whatever|any\s+way|no\s+matter|or\b|as\s+well)\b",
    ),
    # "Operatives tell tenants to ring the contact centre"
    forbid(
        "any-way-any-staff channels",
        "Not every member of staff takes a complaint.",
        rf"""\b{_STAFF}\s+(?:will\s+|just\s+|then\s+)?(?:tell|ask|direct|refer|advise|point|send)s?\s+{_THEM}\s+(?:to|back\s+to)\s+(?:ring|call|contact|e-?mail|write|go|use|the)\b
        | \b(?:can['’]t|cannot|(?:is|are)\s+not\s+able\s+to|unable\s+to)\s+(?:log|take|record|accept|register)\s+(?:a\s+
            |any\s+)?(?:complaints?|them|one)\b""",
    ),
    forbid(
        "representation choice-to-complain",
        "A representative needs a form or a signature first.",
        r"""\b(?:MPs?|advocates?|representatives?|relatives?|friends?|carers?|famil\w+|councillors?|third\s+part(?:y|ies)|neighbours?)\b[^.;]{0,40}
            \b(?:waits?|(?:is|are)\s+(?:held|put\s+on\s+hold|not\s+answered|asked\s+to\s+wait|kept\s+waiting))\b[^.;]{0,60}\b(?:consent|authority|mandate|forms?|signature|permission)\b
        | \b(?:correspond|communicat|write|writes|deal)\w*\s+(?:only\s+)?(?:with|to)\s+(?:the\s+)?(?:tenant|resident|customer
            |leaseholder|complainant)s?\s+(?:alone|only)\b
        | \bonly\s+(?:correspond|communicat|write)\w*\s+(?:with|to)\s+the\s+(?:tenant|resident|customer)
        | \b(?:correspond|communicat|write|writes|deal|speak)\w*\s+only\s+(?:with|to)\s+the\s+(?:tenant|resident|customer|leaseholder
            |complainant)
        | \b(?:until|unless|before)\b[^.;]{0,40}\b(?:consent|authority|mandate|signature)\b[^.;]{0,25}\b(?:back|received|returned
            |signed|on\s+file|come\s+in)\b""",
    ),
    forbid(
        "officer-authority officer-autonomy",
        "The officer cannot decide.",
        r"""\b(?:offers?|awards?|payments?|remed(?:y|ies)|compensation|decisions?|anything|everything|each\s+(?:one|reply))\b(?![^.;]{0,25}\b(?:above|over|more\s+than)\s+£\s?[1-9])[^.;]{0,30}
            \b(?:have\s+to|has\s+to|must|needs?\s+to)\s+be\s+(?:signed\s+off|approved|agreed|authorised|cleared|countersigned)\s+(?:by|with)\b""",
    ),
    # "Stage 1, stage 2, then the Members' Hearing"
    forbid(
        "two-stages no-extra-stage",
        "There is a third stage.",
        r"""\bstage\s+(?:2|two)\b,?\s+(?:and\s+)?(?:then|finally|lastly|followed\s+by)\s+(?:to\s+|on\s+to\s+)?(?:the|an?|our)\s+(?:(?!ombudsman|housing)[\w’'-]+\s+){0,3}
            (?:hearing|panel|board|committee|appeal|chair|tribunal|cabinet|trustees)\b""",
        2024,
    ),
    forbid(
        "third-party-stages",
        "The contractor's process comes first.",
        r"""\b(?:contractors?|agents?|partners?|suppliers?|firms?|freeholders?)\s+(?:handles?|deals?\s+with|answers?|runs?|does|decides?)\b[^.;]{0,40}\b(?:stages?|complaints?|them)\b[^.;]{0,25}
            \b(?:then|before|after\s+which|over\s+to\s+us|comes?\s+to\s+us)\b""",
    ),
    forbid(
        "fair-handling impartial-investigation",
        "The one complained of decides.",
        rf"\b(?:who|which|that)\s+(?:is|was|are|were)\s+(?:being\s+)?complained\s+(?:about|of)\b[^.;]{{0,12}}\b{_ANSWERS}\b",
    ),
    forbid(
        "update-intervals kept-updated regular-updates agreed-contact extension-updates",
        "Residents hear little in between.",
        rf"""\b{_THEM}\s+(?:can|may|have\s+to|must|should|are\s+free\s+to)\s+(?:always\s+)?(?:chase|ring|call|phone|e-?mail|contact\s+us|ask|log\s+in)\b[^.;]{{0,25}}
            \b(?:if|when|for|to)\b[^.;]{{0,25}}\b(?:updates?|news|progress|hear|know|find\s+out)\b""",
        unless=r"\b(?:every|each|weekly|agreed|agree|handler|officer|we|also|as\s+well|besides|in\s+between)\b",
    ),
    forbid(
        "adjustments-recorded adjustments-policy full-record behaviour-policy",
        "Nothing is written down.",
        r"\bnothing\s+(?:is\s+|was\s+|gets\s+)?(?:written\s+down|recorded|noted|kept|put\s+in\s+writing|put\s+on\s+(?:file|the\s+system))\b",
        unless=r"\b(?:without|until|unless)\b",
    ),
    forbid(
        "full-record",
        "Not everything is kept.",
        r"""\b(?:purged|deleted|wiped|destroyed|shredded|binned|thrown\s+(?:away|out)|cleared\s+out)\b[^.;]{0,40}\b(?:after|within|every|once|when|as\s+soon\s+as)\s+
            (?:(?:\d+|thirty|sixty|ninety|an?|one|two|three|six)\s+(?:days|weeks?|months?)|(?:the|a|it|each)\s+(?:\w+\s+)?(?:is|are|matter|case|complaint|reply|file|answer|issue|letter)\b)
        | \bno\s+other\s+(?:file|record|note|copy)\s+is\s+kept\b""",
        unless=r"\b(?:duplicat\w+|copies|spare|years?)\b",
    ),
    forbid(
        "remedy-at-any-stage earliest-resolution",
        "A remedy has to wait for stage 2.",
        r"\bno\s+(?:compensation|remed\w+|redress|payments?|offers?|awards?|goodwill)\b(?!\s+(?:was|were|had|has))[^.;]{0,30}\b(?:at|in|during)\s+(?:stage\s+(?:1|one)|the\s+first\s+stage)\b",
    ),
    forbid(
        "behaviour-policy proportionate-restrictions",
        "The complaints process itself is closed to somebody.",
        r"""\b(?:stop|ban|block|black)[\s-]?list(?:ed)?\b
        | \bnothing\s+(?:that\s+)?(?:they|he|she|such\s+\w+)\s+(?:sends?|says?|writes?)\s+is\s+(?:logged|read|answered|opened|recorded)\b
        | \b(?:calls?|e-?mails?|letters?|complaints?|contact)\s+from\s+(?:them|such|those|these|anyone\s+on)\b[^.;]{0,30}\b(?:ignored
            |deleted|binned|(?:not|n['’]t|never)\s+(?:be\s+)?(?:logged|read|answered|accepted|taken))\b""",
    ),
    forbid(
        "early-triage",
        "Complaints are not looked at for need.",
        r"\b(?:strict(?:ly)?\s+(?:in\s+)?(?:date|chronological|time)\s+order|turn\s+is\s+taken|(?:wait|take)s?\s+(?:its|their)\s+turn)\b",
        unless=r"\b(?:others?|rest|otherwise|remaining|except|apart\s+from|unless|urgent|priority|vulnerab\w+|risk|within\s+each)\b",
    ),
    forbid(
        "stage-1-acknowledge stage-2-acknowledge",
        "The acknowledgement does not come in time.",
        r"""\b(?:acks?|acknowledge?ments?)\s+(?:letters?\s+)?(?:go|goes|(?:are|is)\s+(?:sent|issued|posted|done))(?:\s+out)?\b[^.;]{0,30}
            \b(?:in\s+batch\w*|monthly|fortnightly|once\s+a\s+(?:month|fortnight)|of\s+the\s+month|end\s+of\s+(?:the|each)\s+(?:month|fortnight))\b""",
    ),
    forbid(
        "stage-1-when-known stage-2-when-known",
        "The response waits for the works.",
        r"""\b(?:letter|reply|response|answer|decision)\b[^.;]{0,40}\b(?:with|together\s+with|alongside|on\s+receipt\s+of|when\s+we\s+(?:have|get))\s+(?:the|an?|our)\s+
            (?:completion|post-?inspection|sign-?off|satisfaction|contractor['’]s)\s+(?:\w+\s+)?(?:slip|note|certificate|report|sheet|form|photos?|photographs?)\b
        | \bso\s+that\s+(?:the\s+\w+|they|people)\s+(?:knows?|can\s+see|hears?)\s+(?:that\s+)?(?:it|everything|the\s+\w+)(?:['’]s|\s+is
            |\s+has\s+been|\s+was)\s+(?:all\s+)?(?:been\s+)?(?:done|finished|completed?|mended|fixed)\b""",
    ),
    forbid(
        "stage-1-all-points stage-2-all-points",
        "Not every point is answered.",
        r"""\b(?:repl\w+|answers?|letter|response|addresses|deals?)\b[^.;]{0,30}\b(?:on|with|to|about|addresses)\s+the\s+(?:headline|main|key|biggest|chief|core)\s+(?:issue|point|matter|complaint)\b
        | \bthe\s+rest\s+(?:is|are|gets?|can\s+be|will\s+be)\s+(?:picked\s+up|dealt\s+with|left|followed|mopped)\b""",
        unless=r"\b(?:first|begins?|starts?|opens?|then|each|every|all|not\s+only)\b",
    ),
    forbid(
        "no-reasons-needed",
        "The resident has to give reasons.",
        r"\b(?:box|field|section|question|part|reasons?|grounds?)\b[^.;]{0,50}\b(?:is|are)\s+(?:mandatory|compulsory|required|obligatory|starred)\b",
        2024,
        unless=r"\b(?:name|address|contact|telephone|date|optional)\b",
    ),
    forbid(
        "different-person",
        "The same person decides twice.",
        r"""\b(?:does|handles|answers|signs|decides|takes|deals\s+with|reviews)\s+(?:the\s+|all\s+)?stage\s+(?:1|one)s?\b(?:(?!\b(?:director|manager|officer|chief|panel|board|head|chair|another|different
            |someone|not|never)\b)[^.;]){0,60}\bstage\s+(?:2|two)s?\b[^.;]{0,20}\b(?:as\s+well|too|also|alike)\b""",
    ),
    # "She has also decided the stage 2 cases, including the eleven where the stage 1 letter was hers"
    forbid(
        "different-person",
        "The same person answers at both stages.",
        r"""(?<!never\s)\b(?:includ\w+|among|even|also|and)\b(?:(?!\b(?:not|never|no|nobody|unless|rather)\b)[^.;]){0,60}\b(?:where|whose|of\s+which|when|in\s+which)\b[^.;]{0,20}
            \b(?:stage\s+(?:1|one)|first)\s+(?:letter|reply|answer|response|decision)s?\s+(?:was|were|is|are|had\s+been)\s+(?:also\s+)?
            (?:his|hers|theirs|ours|their\s+own|her\s+own|his\s+own|(?:written|signed|given|made)\s+by\s+(?:him|her|them))\b""",
    ),
    forbid(
        "senior-lead",
        "Nobody senior answers for complaints.",
        r"""\bno(?:\s+one|[\s-]?body|-one)\s+(?:at|in|on)\s+(?:an?\s+|the\s+)?(?:senior|executive|director|leadership|management)\b 
            | \b(?:nobody|no\s+one)\s+senior\b
        | \bnot\s+in\s+(?:anyone|anybody)['’]s\s+(?:job|remit|role|objectives)\b""",
    ),
    # "On the intranet. Copies can be asked for."
    forbid(
        "policy-available website",
        "The policy is not open to all.",
        r"^\W*(?:it\s+is\s+|kept\s+|held\s+|saved\s+)?(?:on|in|at)\s+(?:the|our)\s+(?:staff\s+)?(?:intranet|shared\s+drive|sharepoint|office|safe|policy\s+library)\W*$",
    ),
    forbid(
        "third-party-code",
        "The Code is left to those who act for the landlord.",
        r"""\b(?:up|left|for)\s+(?:to\s+)?(?:the|our|each)\s+(?:contractors?|agents?|partners?|suppliers?|firms?)\s+(?:themselves\s+)?(?:to\s+(?:decide|judge|choose|say|sort)
            |whether|how)\b""",
    ),
    forbid(
        "responsibility-clear complaint-definition stage-1-letter stage-2-letter refusal-explained",
        "The letter leaves it out.",
        r"""\b(?:letters?|acknowledge?ments?|repl(?:y|ies)|responses?|templates?)\s+(?:do(?:es)?\s+not|don['’]t|doesn['’]t|never)\s+(?:go\s+into|deal\s+with|touch\s+on|spell\s+out
            |get\s+into|make\s+(?:it\s+)?clear|make\s+plain)\b""",
    ),
    forbid(
        "stage-1-extend stage-2-extend",
        "The extension has no limit.",
        r"""\b(?:runs?|goes|go|carr(?:y|ies)|stays?)\s+(?:on|open)\s+(?:for\s+as\s+long|until|till)\b[^.;]{0,40}\b(?:investigat\w+|officer|handler|manager|reviewer|we|they|enquir\w+)\b
            [^.;]{0,30}\b(?:ready|need\w*|finish\w*|done|complete\w*|satisfied|through)\b""",
    ),
    forbid(
        "stage-1-acknowledge stage-2-acknowledge",
        "There is no acknowledgement.",
        r"\bnothing\s+(?:is\s+|gets\s+)?(?:sent|goes(?:\s+out)?|issued|posted|said|written)\b[^.;]{0,30}\b(?:until|till|before)\b[^.;]{0,30}\b(?:decision|answer|reply|response|outcome|letter)\b",
    ),
    forbid(
        "remedy-followed-through",
        "Nobody follows the remedy up.",
        r"""\b(?:for|up\s+to|left\s+to)\s+(?:the\s+)?(?:residents?|tenants?|customers?|complainants?|them)\s+to\s+(?:chase|remind|follow|ask|ring|come\s+back|tell|check)\b
        | \b(?:residents?|tenants?|customers?|they)\s+(?:have\s+to|must|need\s+to)\s+(?:chase|remind|follow\s+(?:it|this|us)\s+up)\b""",
    ),
    forbid(
        "standard-objective",
        "The objective does not hold for all.",
        r"""\bobjective\b[^.;]{0,30}\b(?:covers?|applies\s+to|is\s+for|holds?\s+for|binds?)\s+(?:only\s+)?(?:the\s+)?(?:\w+\s+){0,2}(?:team|officers?|managers?|staff|lead)\s+
            (?:alone|only|and\s+(?:no\s?(?:one|body)\s+else|not))\b""",
    ),
)
