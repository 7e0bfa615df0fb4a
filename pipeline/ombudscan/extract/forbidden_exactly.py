"""What a row may not describe, in wordings that leave no doubt: companions kept out, a grumble noted, a time to ask."""

from __future__ import annotations

from ombudscan.extract.forbidden import Forbidden, forbid

_RESIDENT = r"(?:residents?|tenants?|leaseholders?|customers?|complainants?|callers?|households?|members?|person|people)"
_COMPANION = (
    r"(?:companions?|friends?|relatives?|relations?|supporters?|representatives?|advocates?|advisers?|carers?|others|whoever|family|partners?|neighbours?"
    r"|third\s+part(?:y|ies)|any(?:one|body)\s+(?:else|who|with|accompanying|brought|coming)|those\s+who|everyone\s+else)"
)
_OUT = (
    r"(?:outside|in\s+(?:the\s+|our\s+|a\s+)?(?:reception|corridor|lobby|foyer|hall|hallway|waiting\s+(?:room|area)|car|next\s+room|caf[eé]|kitchen|office\s+lobby)|downstairs|next\s+door"
    r"|elsewhere|at\s+the\s+(?:door|desk|front))"
)
_AS_THEY_LIKE = (
    r"\b(?:would\s+(?:rather|like|prefer)|prefers?|wish(?:es)?|wants?|chooses?|until\s+the\s+(?:meeting|manager|officer)|if\s+they\s+(?:ask|like)|(?:tenant|resident|they|who)\s+asks?|unless|whether\s+or\s+not|as\s+they\s+like"
    r"|wherever|whoever\s+(?:else\s+)?they|never|nobody\s+is|children|child|used\s+to|comes?\s+in\s+(?:too|as\s+well)|and\s+(?:any(?:one|body)(?!\s+(?:who|else|with)\b[^.;]{0,40}\b(?:is|are|has\s+to|must)\b)|whoever|their|a\s+(?:friend|representative)))\b"
)
_MEETING = r"(?:meetings?|interviews?|appointments?|discussions?|hearings?|interview\s+room|meeting\s+room|room)"

_UPSET = (
    r"(?:unhapp\w+|cross|upset|annoy\w+|angry|anger|grumbl\w+|dissatisf\w+|moan\w*|displeas\w+|fed\s+up|irritat\w+|frustrat\w+"
    r"|disgruntl\w+|aggrieved|let\s+down|grievances?|grouses?)"
)
_NOTED = (
    r"(?:notes?|noted|logs?|logged|records?|recorded|puts?|keeps?|kept|enters?|entered|marks?|marked|writes?|written|goes|jots?"
    r"|jotted|saved?|put\s+down|makes?\s+a\s+note|takes?\s+a\s+note)"
)
_ON_FILE = (
    r"(?:as\s+(?:a\s+|an\s+|customer\s+|general\s+)*(?:feedback|comments?|notes?|contacts?|enquir\w+|quer\w+|observations?|remarks?)"
    r"|(?:on|in|to|onto|against)\s+(?:the\s+|their\s+|our\s+|a\s+)*(?:\w+\s+)?(?:account|screen|record|log|system|file|notes?|history|crm|diary|book)|(?:on|in)\s+(?:the|their)\s+\w+['’]s?\s+(?:record|account|file|notes?)|a\s+(?:\w+\s+)?(?:note|comment)|it\b|this\b)"
)
_LEFT = (
    r"(?:leaves?\s+it\s+(?:there|at\s+that)|(?:is|are)\s+left\s+(?:there|at\s+that)|(?:nothing|no)\s+(?:more|else|further|follow-?\s?up|action|further\s+action)\s+(?:is|follows?|happens?|action\s+is|comes)\b"
    r"|(?:is|are)\s+taken\s+no\s+further|goes\s+no\s+further|no\s+further\s+action|that\s+is\s+(?:all|the\s+end)|and\s+no\s+more\b|and\s+moves?\s+on\b|closes?\s+the\s+call)"
)
_AGAIN = (
    r"(?:rings?|calls?|phones?|writes?|comes?|contacts?|gets?|goes|turns?|complains?|raises?|mentions?|says?|asks?|is\s+in\s+touch|e-?mails?)\b[^.;,]{0,25}\b(?:back|again|a\s+second\s+time"
    r"|twice|once\s+more|a\s+third\s+time)\b"
)
_OPENED = (
    r"(?:(?:complaint|stage\s+(?:1|one))\s+(?:is|gets|will\s+be)\s+(?:then\s+|only\s+)*(?:opened|raised|started|logged|registered|made|set\s+up|recorded)|becomes?\s+a\s+complaint"
    r"|makes?\s+it\s+a\s+complaint|(?:open|raise|start|log|register)s?\s+(?:it\s+as\s+)?(?:a|the)\s+complaint)"
)
_ASKED = (
    r"\b(?:at\s+once|there\s+and\s+then|straight\s+away|same\s+(?:day|call)|that\s+day|already|requests?|repairs?|report(?:s|ed)?\s+(?:an?|of|the|it)|jobs?|faults?|enquir\w+|never|nobody|asks?\s+(?:whether|if|them)|asked\s+whether"
    r"|offer(?:s|ed)?|tells?\s+them|told\s+(?:that\s+)?they\s+(?:can|may)|(?:not|n['’]t)\s+(?:simply\s+|just\s+|merely\s+|only\s+)?(?:log|note|record|put|leave|left|logged|noted|recorded|treat)\w*)\b"
)
_LIMIT = (
    r"(?:(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|fifteen|twenty|twenty[-\s]one|twenty[-\s]eight|thirty)\s+(?:working\s+|calendar\s+)?(?:days?|weeks?|months?)"
    r"|a\s+(?:week|fortnight|month))"
)
_ASK = (
    r"(?:ask|request|appl|escalat|come\s+back|say\s+so|tell\s+us|repl|appeal|writ|respond|come|reach|go\s+(?:on|to|further)|move"
    r"|take\s+it)\w*"
)
_SHUT = (
    r"(?:(?:is|are|be)\s+(?:then\s+)?(?:closed|locked|shut|refused|rejected|declined|turned\s+(?:down|away)|sent\s+back|returned|out\s+of\s+time|lost|barred|treated\s+as\s+(?:settled|closed|resolved|accepted)|final|not\s+(?:taken"
    r"|accepted|considered|heard|allowed))|cannot\s+(?:\w+\s+)?(?:go|be|ask|progress|proceed|move|continue)|lapses?|expires?|counts?\s+as\s+(?:settled|closed|resolved)|goes\s+no\s+further|at\s+an\s+end|too\s+late|no\s+longer\s+(?:ask|go|be|possible|open)"
    r"|we\s+(?:do\s+not|don['’]t|will\s+not|cannot)\s+(?:take|accept|consider|open))"
)
_NO_LIMIT = (
    r"\b(?:no\s+(?:time\s+)?(?:limit|deadline|date)|any\s+time|whenever|however\s+long|used\s+to|we\s+do\s+not\s+(?:close|refuse)|never|not\s+(?:closed|refused|a\s+reason)|dropped|taken\s+out"
    r"|twelve\s+months|12\s+months|a\s+year|discretion|good\s+reason|exclusions?|(?:clause|section)\s+\d+(?:\.\d+)?\s+(?:grounds|reasons|exclusions)|later\s+ones\s+(?:are|is)\s+(?:taken|accepted)"
    r"|we\s+(?:ring|call|write|contact|remind)|without|ombudsman)\b"
)

EXACTLY: tuple[Forbidden, ...] = (
    # "The Committee set itself the aim of halving complaints", "a target of zero complaints"
    forbid(
        "volumes-not-negative",
        "High volumes are taken as bad.",
        r"""\b(?:targets?|aims?|goals?|objectives?|kpis?)\s+(?:(?:is|was|are|were|for\s+[\w\s]{2,40})\s+)?(?:of\s+|to\s+)?(?:a\s+\w+\s+)?
            (?:halv\w+|reduc\w+|fewer|cut(?:ting)?|bring\w*\s+down|lower\w*|(?:zero|no))\s+(?:the\s+(?:number|volume)s?\s+of\s+)?
            (?:tenants?['’]?\s+|residents?['’]?\s+|formal\s+)?complaints
            (?!\s+(?:left|lost|missed|late|over|out|un\w+|wait\w*|without|still|on|that|which|is|are)\b)""",
    ),
    # "Whoever comes with the tenant is asked to stay in reception", "others who turn up are asked to wait outside"
    forbid(
        "representation",
        "A companion is kept out of the meeting.",
        rf"""\b{_COMPANION}\b[^.;]{{0,60}}?\b(?:wait|stay|sit|remain|stand|stop)(?:s|ing)?\s+{_OUT}
        | \b{_COMPANION}\b[^.;]{{0,60}}?\b(?:shown|taken|sent|led|directed|asked)\s+(?:back\s+|out\s+)?(?:to|into)\s+(?:the\s+|our\s+
            |a\s+)?(?:waiting|reception|lobby|foyer|corridor|hall|caf)
        | \b{_COMPANION}\b[^.;]{{0,30}}\b(?:is|are)\s+(?:not|never)\s+(?:present|part|admitted|invited|allowed|let
            |brought)\b[^.;]{{0,25}}\b{_MEETING}
        | \b(?:talks?|speaks?|meets?|sees?|sits?)\b[^.;]{{0,30}}\b{_RESIDENT}\b[^.;]{{0,10}}\bwith\s+(?:nobody|no\s+one)\s+else\b
        | \b{_MEETING}\b[^.;]{{0,20}}\b(?:is|are)\s+(?:\w+\s+)?one[-\s]to[-\s]one\b
        | \b(?:{_RESIDENT}\s+alone|only\s+the\s+{_RESIDENT})\b[^.;]{{0,30}}\b(?:comes?|goes|may\s+(?:come|attend|enter|be)|is\s+(?:seen
            |allowed|admitted|let)|attends?|enters?)\b[^.;]{{0,25}}\b{_MEETING}
        | \b{_MEETING}\b[^.;]{{0,20}}\b(?:is|are)\s+(?:held\s+)?(?:with|for|open\s+to|between)\s+the\s+{_RESIDENT}\s+(?:only|alone
            |and\s+(?:no\s?(?:one|body)\s+else|the\s+\w+\s+(?:only|alone)))\b
        | \b(?:nobody|no\s+one|none)\s+(?:but|except|other\s+than|apart\s+from|besides)\s+the\s+{_RESIDENT}\b[^.;]{{0,30}}\b(?:come
            |attend|sit|into|in|admitted|allowed)\b
        | \b{_COMPANION}\b[^.;]{{0,60}}\b(?:takes?|have|has|play)\s+no\s+(?:part|say|voice)\b[^.;]{{0,20}}\b{_MEETING}""",
        unless=_AS_THEY_LIKE,
    ),
    # "We only meet the tenant", "we see residents on their own", "the manager meets the tenant one to one"
    forbid(
        "representation",
        "The resident is met alone.",
        rf"""\b(?:we|officers?|managers?|handlers?|directors?)\s+(?:will\s+)?only\s+(?:meet|see|interview)s?\s+(?:with\s+)?(?:the\s+)?{_RESIDENT}\b
        | \b(?:we|officers?|managers?|handlers?|directors?)\s+(?:always\s+|will\s+)?(?:meet|see
            |interview)s?\s+(?:with\s+)?(?:only\s+)?(?:the\s+)?{_RESIDENT}\s+
            (?:by\s+themsel(?:f|ves)|on\s+(?:their|his|her)\s+own|alone|one\s+to\s+one|only)\b""",
        unless=rf"{_AS_THEY_LIKE}|\b(?:if|where|when|after|once)\b",
    ),
    # "The adviser notes it on the contact screen and leaves it there"
    forbid(
        "choice-to-complain service-request",
        "Dissatisfaction is noted and left.",
        rf"""\b{_UPSET}\b[^.;]{{0,120}}?\b{_NOTED}\s+(?:\w+\s+){{0,4}}?{_ON_FILE}[^.;]{{0,60}}\b{_LEFT}
        | \b{_UPSET}\b[^.;]{{0,60}}?\b(?:is|are|goes|gets)\s+(?:\w+\s+)?(?:{_NOTED}\s+)?(?:\w+\s+){{0,3}}?as\s+(?:an?\s+)?(?:feedback
            |comments?|observations?|remarks?)(?:\s+notes?)?\b""",
        unless=rf"{_ASKED}|\b(?:not\s+(?:want|wish)|declin\w+|said\s+no|as\s+well\s+as|too|also|positive)\b",
    ),
    # "When the same customer rings again and asks, a complaint is opened", "a second call about it makes it a complaint"
    forbid(
        "choice-to-complain service-request",
        "A complaint is opened only where the resident comes back.",
        rf"""\b(?:if|when|where|once|only|should|unless|until)\b[^.;]{{0,50}}\b{_AGAIN}[^.;]{{0,40}}\b{_OPENED}
        | \b{_OPENED}[^.;]{{0,30}}\b(?:only\s+)?(?:if|when|where|once|after|unless)\b[^.;]{{0,40}}\b{_AGAIN}
        | \b{_LEFT}[^.;]{{0,20}}\b(?:unless|until)\b[^.;]{{0,40}}\b{_AGAIN}
        | \b(?:second|third|repeat(?:ed)?|next)\s+(?:calls?|contacts?|letters?|visits?|messages?|grumbles?
            |e-?mails?)\b[^.;]{{0,25}}\b(?:makes?\s+it|becomes?|is\s+(?:logged|treated|taken|opened|raised)\s+as|counts?\s+as)
            \s+(?:an?\s+)?(?:stage\s+(?:1|one)|complaint)
        | \bonly\s+a\s+(?:repeat|second\s+(?:one|time))\s+(?:makes\s+it|becomes|is|counts\s+as)\s+(?:an?\s+)?(?:stage\s+(?:1|one)
            |complaint)""",
        unless=_ASKED,
    ),
    # "Requests have to reach us within 20 working days of the stage 1 letter; later ones are turned down"
    forbid(
        "no-unreasonable-refusal progress-to-stage-2 escalate-on-request",
        "A request for stage 2 is refused because it comes late.",
        rf"""\b(?:late(?:r)?|out[-\s]of[-\s]time)\s+(?:requests?|ones|appeals?)\b[^.;]{{0,60}}\b{_SHUT}
        | \brequests?\b[^.;]{{0,20}}\b(?:come|comes|coming|made|received|arriv\w+|reach\w*|is|are)\s+(?:in\s+)?(?:late|later
            |after\s+(?:that|this|then)|out\s+of\s+time|more\s+than|after\s+{_LIMIT})\b
            [^.;]{{0,60}}\b{_SHUT}
        | \b{_LIMIT}\b[^.;]{{0,60}}?\b{_ASK}\b[^.]{{0,40}}\b(?:after\s+(?:that|which|this|then)|failing\s+which|otherwise
            |if\s+(?:they\s+do\s+)?not)\b[^.]{{0,60}}\b{_SHUT}
        | \b{_ASK}\b[^.;]{{0,40}}\b{_LIMIT}\b[^.]{{0,60}}\b(?:after\s+(?:that|which|this|then)|failing\s+which|otherwise
            |if\s+(?:they\s+do\s+)?not)\b[^.]{{0,60}}\b{_SHUT}
        | ^\W*(?:after\s+(?:that|which|this|then)|otherwise|failing\s+that|if\s+(?:they|the\s+{_RESIDENT})\s+(?:do|does|has
            |have)\s+not)\b[^.;]{{0,60}}\b{_SHUT}
        | \b(?:right|chance|option)\s+to\s+(?:stage\s+(?:2|two)|ask|a\s+review|escalate|request)\b[^.;]{{0,30}}\b(?:lapses?|ends?
            |expires?|is\s+lost)\b
        | \b(?:lose|loses|forfeits?|gives?\s+up)\s+(?:the|their)\s+(?:chance|right|option)\b
        | \b(?:cut-?off|deadline|(?:time\s+)?limit|window)\s+(?:for|to|on)\s+(?:ask\w*|request\w*|escalat\w*|going|a\s+(?:review
            |request)|stage\s+\w+)\b[^.;]{{0,12}}\bis\s+{_LIMIT}
        | \b(?:accept|take|consider|allow)s?\b[^.;]{{0,30}}\b(?:requests?|stage\s+(?:2|two)|reviews?
            |escalation)\b[^.;]{{0,30}}\b(?:up\s+to|within|inside|until)\s+{_LIMIT}\b[^.;]{{0,40}}
            \b(?:only|not\s+(?:beyond|later|after)|no\s+later|and\s+no\s+(?:longer|more))\b""",
        2024,
        unless=_NO_LIMIT,
    ),
)
