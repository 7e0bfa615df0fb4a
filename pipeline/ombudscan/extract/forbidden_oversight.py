"""More that a row on sections 7 to 9 may not describe: remedies withheld, reports unread, nobody who answers for it."""

from __future__ import annotations

from ombudscan.extract.forbidden import Forbidden, forbid

_WORKER = (
    r"(?:officers?|operatives?|tradesm[ae]n|tradespe(?:rson|ople)|engineers?|plumbers?|electricians?|contractors?"
    r"|sub-?contractors?|colleagues?"
    r"|employees?|caretakers?|wardens?|members?\s+of\s+staff|staff|person|people|workers?|managers?|advisers?)"
)
_AT_FAULT = (
    r"(?:concerned|involved|complained\s+(?:of|about)|at\s+fault|to\s+blame|in\s+question"
    r"|responsible\s+for\s+the\s+(?:fault|failing|mistake"
    r"|error|delay)|who\s+(?:did\s+(?:the\s+(?:work|job|repair)|it)|made\s+the\s+\w+|got\s+it\s+wrong|caused"
    r"|was\s+(?:at\s+fault|to\s+blame)))\b"
)

OVERSIGHT: tuple[Forbidden, ...] = (
    # "Legal advise against saying sorry."
    forbid(
        "acknowledge-and-act",
        "The fault is not owned.",
        r"""\b(?:avoid|refrain\s+from|stop\s+short\s+of|shy\s+away\s+from|steer\s+clear\s+of)\s+(?:an?\s+)?(?:apolog\w+
            |saying\s+sorry|admitting|admissions?|accepting) | \b(?:advi[sc]ed?|told|instructed|asked|tell
            |warned?)\b[^.;]{0,40}\b(?:against|not\s+to|never\s+to)\s+(?:an?\s+)?(?:apolog\w+|say\w*\s+sorry|admit\w*|accept\w*
            |own) | \bno\s+apolog(?:y|ies)\b | \bapolog\w+\s+(?:is|are)\s+(?:only\s+)?(?:reserved|kept|a\s+matter\s+for|left|not)\b""",
    ),
    # "Everyone gets the same voucher."
    forbid(
        "remedy-reflects-impact remedy-factors compensation-factors",
        "Remedies follow something other than the harm done.",
        r"""\b(?:everyone|everybody|all|each|every\s+\w+)\s+(?:gets?|receives?|is\s+(?:paid|given|offered)|are\s+(?:paid|given
            |offered))\s+(?:the\s+same\b|£\s?\d|a\s+(?:£|gift|voucher|flat)) | \b(?:the\s+)?same\s+(?:voucher|amount|sum|gesture
            |figure|payment|letter|offer)\b | \b(?:one\s+size|tariff\s+and\s+no\s+more|capped\s+at\s+£) | \b(?:what|whatever
            |how\s+much)\s+(?:is|money\s+is|we\s+have)\s+(?:left|available|in)\b[^.;]{0,20}\bbudget\b | \b(?:impact|distress
            |effect|circumstances)\b[^.;]{0,30}\b(?:not\s+(?:considered|taken|looked|weighed|part)|ignored|plays?\s+no\s+part
            |makes?\s+no\s+difference)\b""",
    ),
    forbid(
        "remedy-followed-through",
        "Nobody sees the remedy through.",
        r"""\b(?:ends?|closed?|stops?)\s+(?:with|at|once|when)\s+(?:the\s+)?(?:letter|reply|response)\b | \b(?:have
            |has)\s+to\s+(?:chase|remind|ring)\b | \b(?:promises?|offers?|actions?)\b[^.;]{0,30}\b(?:not\s+(?:tracked|followed
            |checked|recorded|dated)|are\s+(?:sometimes|often)\s+(?:forgotten|missed))""",
    ),
    # "We have a tariff of our own instead."
    forbid(
        "remedies-guidance remedy-factors",
        "The Ombudsman's guidance is not used.",
        r"""\b(?:own|local|in-house|council['’]s|insurer['’]s)\s+(?:tariff|scale|table|rates?)\b[^.;]{0,20}\b(?:instead|only
            |rather|alone)\b | \b(?:guidance|it)\s+(?:is|was|has)\s+not\s+(?:been\s+)?(?:used|consulted|read|followed|looked
            |known|applied) | \b(?:not|never)\s+(?:heard\s+of|seen|aware\s+of|use|used|refer\s+to)\b""",
    ),
    # "It is for internal use.", "seen by officers alone"
    forbid(
        "report-published annual-report",
        "The report is not open to all.",
        r"""\b(?:for|an?)\s+internal\s+(?:use|purposes?|document|report|paper)\b | \b(?:confidential|not\s+public
            |kept\s+(?:in-house|internal|private)|not\s+for\s+publication|part\s+(?:2|two)\s+paper|exempt\s+(?:item|paper))\b
            | \b(?:board|council|cabinet|committee|trustees|governing\s+body)\b[^.;]{0,20}\b(?:not
            |never)\s+(?:yet\s+)?(?:been\s+)?(?:seen|shown|considered|received|discussed|responded|replied|had|given|asked)
            | \b(?:no|not\s+a)\s+(?:response|reply|comment)s?\s+(?:from|by)\s+(?:the\s+)?(?:board|council|cabinet|committee
            |trustees|governing)
        | \b(?:board|cabinet|committee|trustees|governing\s+body)\s+(?:gave|made|has\s+given|has\s+made|wrote|published)\s+no\b""",
    ),
    forbid(
        "reassess-after-change",
        "The assessment was not done again.",
        r"""\b(?:merger|restructure|change|transfer|new\s+(?:policy|procedure|system)
            |reorganisation)\b[^.;]{0,60}\b(?:no\s+(?:new|fresh|further)\s+(?:self-)?assessment|not\s+(?:been\s+)?(?:redone
            |repeated|reassessed|reviewed|updated)|did\s+not\s+(?:redo|repeat|review|reassess)) | \b(?:no|without\s+a)\s+(?:new
            |fresh)\s+(?:self-)?assessment\b(?![^.;]{0,30}\b(?:needed|necessary|required|due))""",
    ),
    forbid(
        "exceptional-non-compliance",
        "Nobody was told.",
        r"""\b(?:did|have|has)\s+not\s+(?:tell|told|inform\w*|notif\w*|let|publish\w*|contact\w*
            |report\w*)\b[^.;]{0,50}\b(?:ombudsman|residents|tenants|anyone|anybody|public|website)\b | \b(?:nobody|no[-\s]one
            |neither)\b[^.;]{0,30}\b(?:told|informed|notified)\b""",
    ),
    forbid(
        "wider-learning complaints-as-intelligence learning-reported improvements-made lessons-shared positive-culture",
        "Nothing is made of complaints.",
        r"""\b(?:closed|filed|forgotten|put\s+away)\b[^.;]{0,20}\b(?:without|and\s+(?:that\s+is|forgotten|never|nothing)
            |with\s+no)\b | \b(?:data|complaints?|figures?|themes?|trends?|lessons?)\b[^.;]{0,15}\b(?:is|are)\s+not\s+(?:used
            |acted|taken\s+up|drawn) | \b(?:made|makes?|led\s+to|resulted\s+in|brought)\s+no\s+(?:changes?|improvements?
            |difference)\b | \bkept\s+(?:within|inside|to|in)\s+(?:the\s+|our\s+)?(?:team|department|service|office|ourselves
            |managers) | \b(?:stays?|remains?)\s+(?:within|inside|in)\s+the\s+(?:team|department|office)\b | \b(?:one-off
            |isolated)\s+(?:cases?|events?|incidents?)\s+and\s+(?:not|no)\b""",
    ),
    # "The Board gets totals only.", "the member has received nothing"
    forbid(
        "member-duties governing-body-information member-responsible",
        "The governing body is not told.",
        r"""\b(?:received|receives?|gets?|seen|sees?|had|has|sent|given)\s+(?:nothing|none|no\s+(?:reports?|papers?|figures
            |updates?|data|information)|totals|numbers\s+only|a\s+(?:verbal|one-line)|(?:the\s+)?headline\s+(?:figures
            |numbers))\b | \bonly\s+(?:the\s+)?(?:volumes?|numbers?|totals?|headlines?|figures)\b | \b(?:once
            |when)\s+(?:a\s+crisis|something\s+goes\s+wrong|there\s+is\s+a\s+(?:problem|crisis))""",
    ),
    forbid(
        "standard-objective",
        "The objective does not hold for all.",
        r"""\b(?:contractors?|third\s+parties|temps|agency|partners|suppliers)\b[^.;]{0,20}\b(?:have|has)\s+(?:none|no|not)\b
            | \b(?:but|and|though)\s+(?:not|never)\s+(?:yet\s+)?(?:in|for|with|by)\b | \bnot\s+(?:yet\s+)?(?:in|for
            |with)\s+(?:the\s+|our\s+|any\s+)?(?:contracts?|contractors?|agreements?|appraisals?|job\s+descriptions?|managers
            |third)\b | \bstaff\s+(?:alone|only)\b""",
    ),
    forbid(
        "staff-not-named",
        "Staff are named.",
        r"\b(?:staff|officers?|colleagues|employees|handlers?)\s+(?:is|are|will\s+be)\s+(?:always\s+|usually\s+|sometimes\s+)?"
        r"(?:named|identified|mentioned\s+by\s+name)\b |"
        r" \bnames?\s+(?:of\s+(?:the\s+)?(?:staff|officers?)\s+)?(?:is|are)\s+(?:given|printed|shown|included)\b",
    ),
    # "The reply gives the full name of the plumber or officer concerned"; not of the one who handles the complaint
    forbid(
        "staff-not-named",
        "Staff are named.",
        rf"""\b(?:letters?|repl(?:y|ies)|responses?|answers?|decisions?)\s+(?:always\s+|also\s+|then\s+|will\s+)?
            (?:(?:(?:give|state|say|print|include|contain|mention|show|quote|set\s+out)s?|carr(?:y|ies))\s+
                (?:the\s+)?(?:(?:full|first|last)\s+)?names?\s+of|names?)\s+
            (?:the\s+|any\s+|each\s+|every\s+)?{_WORKER}(?:\s*(?:,|or|and)\s+(?:the\s+)?{_WORKER})?\s+{_AT_FAULT}""",
        unless=r"\binternal(?:ly)?\b|\b(?:only|except)\s+(?:if|where|when)\b|\b(?:used\s+to|no\s+longer)\b",
    ),
)
