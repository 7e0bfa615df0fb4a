"""What a row on third parties may not describe: a firm's own complaints process first, and the landlord's after it."""

from __future__ import annotations

from ombudscan.extract.forbidden import Forbidden, forbid

_PEOPLE = r"(?:residents?|tenants?|leaseholders?|customers?|complainants?|people|households?|callers?|they|anyone|those)"
# "the lift firm", "its engineers", "our heating contractor"; a firm by its name is told by what surrounds it.
_FIRM = (
    r"(?:(?:the|our|its|an?|each|any|that|this)\s+(?:[\w-]+\s+){0,3}?(?:contractors?|sub-?contractors?|agents?|firms?|compan(?:y|ies)|suppliers?|partners?"
    r"|providers?|engineers?|builders?|cleaners|gardeners|surveyors|roofers|call\s+centre|desk|line|helpdesk)|contractors?|agents?|suppliers?)"
)
_NAME = r"(?-i:[A-Z][\w&-]{2,30}(?:\s[A-Z][\w&-]{1,30}){0,2})"
_WHO = rf"(?:{_FIRM}|{_NAME}|it|they|them)"
_OWN_DESK = (
    r"(?:(?:own|complaints?|customer|care|resolution|service|feedback|help|contact)\s+){1,4}(?:desk|line|team|process|procedure|charter|scheme|office|unit"
    r"|department|people|staff|form|stages?|policy|system)"
)
_ANSWERS = r"(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respon(?:d|ds|ded|se)|decision|decided|offer|explanation|explained)"
_SETTLE = r"(?:settle|resolve|put|sort|satisf|answer|agree|mend|fix|deal|clear|close|end|help|work|work\s+out)\w{0,6}"
_US = (
    r"(?:\bto\s+us\b|\bwith\s+us\b|\bby\s+us\b|\b(?:our|to\s+the\s+(?:council|trust|association|landlord|society|group))\b"
    r"|\bstage\s+(?:1|one)\b)"
)
_FREELY = (
    r"\b(?:need\s+not|no\s+longer|no\s+need|nobody|never|rather\s+than|instead\s+of|same\s+(?:day|afternoon|morning)|(?<!from\s)that\s+day|at\s+once|straight"
    r"|whether\s+or\s+not|any\s+time|on\s+our\s+behalf|counts?\s+as|as\s+our\s+(?:own\s+)?stage|in\s+the\s+meantime|without\s+(?:having|going|first|waiting)"
    r"|(?:do|does|is|are|will)\s+not\s+(?:have|need|answer|expect|expected|asked|sent|send|ask|go|deal|handle|passed|told))\b|\bto\s+us\s+(?:first|direct)"
)

FIRMS: tuple[Forbidden, ...] = (
    # "Those it cannot settle come back to us for stage 1", "only what the desk cannot put right becomes a complaint with us"
    forbid(
        "third-party-stages",
        "Only what a firm's own process leaves open comes to the landlord.",
        rf"""\b(?:only|those|what(?:ever)?|anything|ones?|complaints?|cases|matters|where|when|if|unless)\b[^.;]{{0,30}}\b{_WHO}\s+
            (?:cannot|can['’]t|can\s+not|could\s+not|(?:do|does|did|has|have|is|are)\s*(?:not|n['’]t)(?:\s+(?:been\s+)?able\s+to)?|fails?\s+to|failed\s+to
                |is\s+unable\s+to)\s+
            (?:\w+\s+)?{_SETTLE}\b[^.;]{{0,60}}{_US}
        | \bwe\s+(?:only\s+)?(?:hear|see|learn|know|get\s+to\s+hear)\s+(?:only\s+)?(?:of|about)?\s*(?:those|what|the\s+ones|cases
            |complaints)\b[^.;]{{0,20}}\b{_WHO}\s+
            (?:cannot|could\s+not|did\s+not|has\s+not|does\s+not)\s+{_SETTLE}\b
        | \b(?:open|register|log|start|record)s?\s+(?:(?:a|the|our|it\s+(?:at|as))\s+){{0,2}}(?:stage\s+(?:1|one)|complaint)\b[^.;]{{0,20}}
            \b(?:where|if|when|once|after|only)\b[^.;]{{0,30}}\b(?:fail\w*|cannot|not\s+(?:help|work|settle|resolve|satisf)\w*|has\s+{_ANSWERS}
                |(?:it|they|he|she|that)\s+(?:has|have|does|do|did)\s+not)\b""",
        unless=_FREELY,
    ),
    # "A tenant writes to Calder's own team first, and can come to us if that does not help", "once it has replied, they may come to us"
    forbid(
        "third-party-stages",
        "The landlord's process opens when a firm's own has been gone through.",
        rf"""\b(?:can|may|could|might|must|is\s+free\s+to|are\s+free\s+to)\s+(?:then\s+|only\s+){{0,2}}(?:be\s+(?:logged|raised|made|brought|registered|opened|taken|put)
                |come|turn|go(?:\s+on)?|write|complain|bring|take|use|ask|contact|approach)\b[^.;]{{0,30}}(?:{_US}|\bus\b)[^.;]{{0,20}}
            \b(?:if|when|once|after|only\s+(?:if|when|once))\s+(?:that|this|it|they|its|their|{_FIRM}|{_NAME})\b[^.;]{{0,30}}
            \b(?:not\s+(?:help|work|settle|resolve|satisf|succeed|end|like|accept|agree)\w*|fails?|failed|has\s+{_ANSWERS}|have\s+{_ANSWERS}|{_ANSWERS}\s+(?:has|is)
                |(?:un|not\s+)happy\s+with\s+{_ANSWERS})\b
        | \b(?:once|when|after|if)\s+(?:{_WHO}\s+(?:has|have)\s+(?:\w+\s+)?{_ANSWERS}(?!\s+(?:to\s+)?(?:us|our)\b)
                |(?:its|their|the\s+(?:firm|contractor|agent|company|supplier|engineer)['’]?s?['’]?)\s+
            {_ANSWERS}\s+(?:has|is|comes?)\b)[^.;]{{0,30}}\b(?:(?:can|may|could|might|is\s+free\s+to|are\s+free\s+to)\s+(?:\w+\s+)?(?:come|turn|go|write|complain|bring|take|use|ask|contact
            |approach|start|be)|comes?|turns?|we\s+(?:then\s+)?(?:open|start|log|register|take))\b
            [^.;]{{0,30}}(?:{_US}|\bus\b|\bcomplaint\b)
        | \b(?:if|where|when|should)\b[^.;]{{0,30}}\b(?:not\s+(?:content|happy|satisfied|accept)|unhappy|dissatisfied
            |disagrees?)\s+with\s+(?:what\s+(?:they|it|he|she|{_WHO})\s+
            (?:say|offer|propose|answer|repl|tell|told|did\s+about)\w*|(?:their|its|the\s+[\w\s]{{0,25}}['’]s?)\s+{_ANSWERS})\b
            [^.;]{{0,40}}(?:\bwe\s+(?:then\s+)?(?:open|log|start|register|take)|\bstage\s+(?:1|one)\b|\bto\s+us\b|\bour\s+(?:own\s+)?(?:process|stage))
        | \b(?:stage\s+(?:1|one)|our\s+(?:own\s+)?(?:process|procedure|stages?|clock))(?:\s+with\s+us|\s+here)?\s+(?:\w+\s+)?(?:starts?
            |begins?|opens?|follows?
            |is\s+(?:opened|started|registered|logged))\s+(?:only\s+)?(?:after|once|when|if|from)\s+(?:that|their|its|they\s+have|it\s+has|the\s+[\w\s]{{0,20}}['’]s?)\s+
            (?:\w+\s+)?{_ANSWERS}
        | \bwe\s+(?:then\s+)?(?:only\s+)?(?:step\s+in|come\s+in|take\s+over|get\s+involved)\s+(?:only\s+)?(?:if|when|once|after|where)\b""",
        unless=_FREELY,
    ),
    # "The gas engineers deal with complaints about their own visits", "the agent answers complaints under its own charter"
    forbid(
        "third-party-stages",
        "A firm answers complaints by a process of its own.",
        rf"""\b(?:{_FIRM}|{_NAME})\s+(?:itself\s+|first\s+)?(?:answers?|deals?\s+with|handles?|repl(?:y|ies)\s+to|looks?\s+(?:into|at)|investigates?|settles?|resolves?|responds?\s+to)\s+
            (?:(?:the|any|all|its|most|such|tenants['’]|residents['’]|leaseholders['’])\s+)?(?:complaints?|grievances?|dissatisfaction)\b[^.;]{{0,40}}?
            \b(?:itself|themselves|(?:under|through|by|in)\s+(?:its|their)\s+own|first\b|in\s+the\s+first\s+instance|about\s+(?:its|their)\s+own
                |and\s+(?:writes?|sends?|gives?|answers?|repl(?:y|ies))\b(?![^.;]{{0,15}}\bus\b))
        | \b(?:complaints?|grievances?|dissatisfaction)\s+(?:about|against|on|with)\b[^.;]{{0,60}}?\b(?:are|is|go|goes
            |gets?)\s+(?:\w+\s+)?(?:sent|passed|referred|forwarded|given|handed|directed|left
                |back|on)?\s*(?:on\s+|back\s+)?to\s+(?:{_FIRM}|{_NAME}|it|them)\b,?[^.;]{{0,10}}
            (?:\b(?:for\s+(?:an?|its|their)\s+{_ANSWERS}|to\s+(?:answer|reply|respond|settle|resolve|deal)\b)|\b(?:who|which|and\s+(?:it|they|the\s+\w+))\s+(?:\w+\s+)?
                (?:answers?|repl(?:y|ies)|responds?|settles?|has\s+(?!to\s+(?:send|give|tell))|have\s+(?!to\s+(?:send|give|tell))|writes?)(?![^.;]{{0,20}}\bus\b))""",
        unless=rf"{_FREELY}|\b(?:part\s+of\s+our|under\s+our|on\s+our|within\s+our)\b|\bsends?\s+us\b|\b(?:gym|leisure|utilit\w+|freeholder)\b",
    ),
    # "... its customer care, and if there is no joy the tenant may then start at our stage 1"
    forbid(
        "third-party-stages",
        "The landlord's process opens when a firm's own has been gone through.",
        r"""\b(?:if|where|when|should|unless)\b[^.;]{0,30}\b(?:no\s+(?:joy|luck|success|good)|(?:still|remains?)\s+(?:un\w+|dissatisfied|not\s+\w+)
            |(?:that|this|it)\s+(?:fails|(?:does|has|is)\s*(?:not|n['’]t)\s+(?:help|work|enough|settl|resolv|satisf)\w*))\b
            [^.;]{0,30}\b(?:may|can|could)\s+(?:then\s+|only\s+){0,2}(?:start|begin|come|go|turn|open|use|ask|make|bring|complain)\b[^.;]{0,20}
            \b(?:to\s+us|with\s+us|our\s+(?:own\s+)?(?:complaints?|process|procedure)|stage\s+(?:1|one))\b""",
        unless=_FREELY,
    ),
    # "... is given Ascend's number and asked to try there first", "its own line, which residents ring before they bring a complaint to us"
    forbid(
        "third-party-stages",
        "The resident goes to a firm first.",
        rf"""\b{_PEOPLE}\b[^.;]{{0,80}}?\b(?:rings?|writes?|complains?|goes?|takes?|tr(?:y|ies)|asks?|contacts?|uses?|speaks?|turns?)\s+(?:[\w'’&-]+\s+){{0,6}}?
            (?:there|{_OWN_DESK}|{_FIRM}|{_NAME}(?:['’]s?)?(?:\s+(?:own\s+)?{_OWN_DESK})?)\s+
            (?:first\b|before\s+(?:(?:they|it|we)\s+)?(?:bring|coming?|come|contact\w*|writ\w+|turn\w*|complain\w*|tak\w+|us\b|anything|start\w*|our\b|stage)
                |to\s+(?:start|begin)\s+with|in\s+the\s+first\s+(?:place|instance))
        | \b(?:desk|line|team|office|service|process|procedure|charter)\b,?\s+(?:which|that)\s+{_PEOPLE}\s+(?:\w+\s+)?(?:rings?|use
            |write|go|call|try|contact|have\s+to\s+\w+)\b[^.;]{{0,12}}
            \b(?:first|before)\b
        | \b(?:asked|told|expected|required|referred|sent|pointed|directed|have|has|must|need|needs)\b[^.;]{{0,40}}\b(?:try|go|complain
            |write|ring|ask|take\s+it|have\s+(?:had|been))\b
            [^.;]{{0,20}}\b(?:there|to\s+{_WHO}|{_FIRM}|{_NAME})\s+first\b""",
        unless=_FREELY,
    ),
)
