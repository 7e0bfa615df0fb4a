"""More that a row may not describe: conditions and orders of events that officers tell as a matter of course."""

from __future__ import annotations

from ombudscan.extract.forbidden import IN_ANY_CASE, RESIDENTS_ROUTE, Forbidden, forbid
from ombudscan.extract.signs import TERMS

_ASKS = r"(?:residents?|tenants?|customers?|people|them|leaseholders?|members?)"
_PAPER = r"(?:letter\s+of\s+authority|signed\s+\w+|(?:wet\s+)?signature|mandate|consent\s+form|written\s+(?:consent|authority|permission))"
_HAS_COME = r"(?:reach\w*|received|arriv\w+|returned|come\s+(?:in|back)|provided|given|on\s+file|with\s+us|in\s+hand|completed)"
_OBJECTS = (
    r"(?:(?:ring|call|ask|press|push)(?:s|es)?|pushed|pressed|asked|complain\w*|quer(?:y|ies)|appeals?|argu\w+|insists?"
    rf"|(?:pushe?s?|comes?|kicks?)\s+(?:back|off)|kicks?\s+up|makes?\s+a\s+fuss|unhappy|upset|angry|dissatisfied|{TERMS['against']})"
)
_DECIDES = (
    r"(?:answers?|does|handles?|decides?|signs?(?:\s+off)?|repl(?:y|ies)|deals?\s+with|takes|investigates?|responds?|writes?|covers?"
    r"|looks\s+at|determines?)"
)
_POST = (
    r"(?:(?-i:\b[A-Z]{2,4}\b)|\b(?:managers?|officer|director|chief\s+executive|clerk|trustee|chair|lead|head(?:\s+of\s+\w+)?|person|secretary"
    r"|investigator|handler|co-?ordinator))"
)
_BOTH = (
    r"(?:both(?:\s+(?:of\s+them|the\s+stages|stages?|letters|repl(?:y|ies)|responses|answers|decisions))?(?=\W*$|\W)|(?:each|either)\s+stage\b"
    r"|(?:stages?\s+|S)(?:1|one)\s*(?:and|&|\+)\s*(?:stages?\s+|S)?(?:2|two)\b|1\s*(?:and|&|\+)\s*2\b)"
)

DETAILS: tuple[Forbidden, ...] = (
    # "The Ombudsman's details are only given in our final letter"; "officers take the paragraph out if the tenant has agreed"
    forbid(
        "stage-1-extension-ombudsman stage-2-extension-ombudsman stage-3-extension-ombudsman",
        "The Ombudsman's details do not come with every extension.",
        r"""\bombudsman\b[^.;]{0,40}\b(?:only|not)\b[^.;]{0,25}\b(?:in|with|at|on|after|until|till|once)\s+(?:the\s+|our\s+|an?\s+)?(?:final|last
            |stage\s+(?:2|two)|second|end|close|closing)\b
        | \b(?:take|leave|cut|strip|delete|remove|miss|drop)s?\s+(?:it|this|them|that|the\s+(?:paragraph|details|line|section)
            |(?:the\s+)?ombudsman\w*)
            \b[^.;]{0,25}\b(?:when|if|where|once|unless)\b""",
        unless=r"\b(?:not|never|nobody|no\s+one)\s+(?:to\s+)?(?:take|leave|cut|strip|delete|remove|miss|drop)\b",
    ),
    # "Stage 2 is done by the officer who wrote the first reply"
    forbid(
        "different-person",
        "The same person decides twice.",
        r"""\b(?:done|decided|answered|handled|reviewed|taken|carried\s+out|considered|dealt\s+with|led|heard|looked\s+at)\s+by\s+(?:the\s+|an?\s+)?
            (?:\w+\s+){0,3}?(?:who|that)\s+(?:also\s+|had\s+|has\s+|already\s+)*(?:wrote|written|signed|dealt\s+with|handled|answered|decided|investigated
            |looked\s+(?:at|into)|sent|gave|took)\b(?!\s+(?:no|nothing))[^.;]{0,30}\b(?:first|stage\s+(?:1|one)|original|initial|earlier|(?-i:S1)\w*)""",
        unless=r"\b(?:not|never|other\s+than|different|senior\s+to|instead\s+of|rather\s+than|nobody)\b",
    ),
    # "While an order is open colleagues hold off until it has been completed, then ask"
    forbid(
        "complaint-from-service-request log-when-enquiries-needed",
        "A complaint waits for the request to end.",
        r"\b(?:hold|holds|holding|held)\s+(?:off|back)\b[^.;]{0,40}\b(?:until|till)\b[^.;]{0,40}\b(?:complete\w*|done|finished|closed|order|job|repair|request)\b",
    ),
    # "A friend can take over once their letter of authority has reached us"
    forbid(
        "representation choice-to-complain",
        "A representative needs a form or a signature first.",
        rf"\b(?:once|when|after|provided(?:\s+that)?|as\s+soon\s+as|on\s+receipt\s+of|if)\b[^.;]{{0,40}}\b{_PAPER}\b(?:[^.;]{{0,60}}\b{_HAS_COME}\b)?",
        unless=r"\b(?:not|never|no)\s+(?:\w+\s+)?(?:need|ask|require|insist|wait|necessary)|\bwithout\b|\bunnecessary\b|\bcomplaint\s+form\b",
    ),
    # "They complain to the agent, which has two stages; afterwards they may start our stage 1"
    forbid(
        "third-party-stages",
        "The contractor's process comes first.",
        r"""\b(?:afterwards|then|after\s+(?:that|which|it)|only\s+then|following\s+which)\b[^.;]{0,40}\b(?:our|the\s+\w+['’]s)\s+(?:own\s+)?
            (?:stage\s+(?:1|one)|first\s+stage|process|procedure)\b
        | \b(?:agents?|contractors?|suppliers?|partners?|firms?|compan(?:y|ies))\b,?\s+(?:which|who|that)\s+(?:has|have|runs?|operates?)\s+
            (?:its\s+own\s+|their\s+own\s+)?(?:two|three|2|3|own)\s+(?:stages?|\w+\s+stages?)\b""",
        unless=r"\b(?:not|never|no\s+longer|before\s+that)\b",
    ),
    # "Braille can be had, but it is down to the tenant to ask"
    forbid(
        "channels equality-act",
        "Adjustments are for those who ask.",
        rf"\b(?:down|up|left)\s+to\s+(?:the\s+|our\s+)?{_ASKS}\s+to\s+(?:ask|request|tell\s+us|say\s+so|let\s+us|raise)\b",
        unless=r"\b(?:not|never)\s+(?:\w+\s+)?(?:down|up|left)\b|\bhow\b",
    ),
    # "These include any matter where the customer says that they will take legal advice"
    forbid(
        "exclusions accept-unless-reason",
        "Complaints are excluded before a claim is filed.",
        r"""\b(?:include\w*|exclud\w+|refus\w+|declin\w+|not\s+(?:accept|take|consider|deal)\w*|outside|out\s+of\s+scope|close\w*)\b[^.;]{0,90}
            \b(?:legal\s+advice|(?:taken|taking|instruct\w+|consult\w+|see\w*)\s+(?:an?\s+|the\s+|their\s+)?(?:solicitors?|lawyers?)
            |letters?\s+(?:of|before)\s+(?:claim|action)|threat\w*\s+(?:of\s+)?(?:legal|court|to\s+sue)|disrepair\s+claims?)\b""",
        unless=r"\b(?:filed|issued|not\s+(?:a\s+ground|exclude\w*|enough)|never|no\s+longer|even\s+(?:where|if|when)|do(?:es)?\s+not|proceedings\s+have)\b",
    ),
    # "Tenants complete a form explaining what is wrong with the first reply before a review can be booked"
    forbid(
        "no-reasons-needed escalate-on-request",
        "The resident has to give reasons.",
        r"""\b(?:explain\w*|stat(?:e|es|ing)|say(?:s|ing)?|set(?:s|ting)?\s+out|giv(?:e|es|ing))\b[^.;]{0,50}\b(?:wrong|unhappy|disagree\w*|dissatisf\w+|why
            |reasons?|grounds)\b[^.;]{0,60}\b(?:before|so\s+that)\b[^.;]{0,25}\b(?:review|stage\s+(?:2|two)|request|appeal|escalat\w+)\b""",
        2024,
        unless=r"\b(?:we|officers?|staff|letter|not|never|need\s+not|without|if\s+they\s+(?:wish|like|want))\b",
    ),
    # "We do not pay for distress, only for what can be counted"
    forbid(
        "compensation-factors remedy-reflects-impact remedy-factors",
        "Some harm is never made good.",
        r"""\b(?:not|never|no|n['’]t)\s+(?:\w+\s+){0,2}?(?:pay|paid|award\w*|compensat\w+|offer\w*|consider\w*)\s+(?:\w+\s+){0,3}?(?:distress|inconvenience
            |time\s+and\s+trouble|upset)\b""",
        unless=r"\b(?:only|unless|except|merely)\s+(?:where|when|if)\b",
    ),
    # "Ombudsman details sent if tenant queries the refusal", "leaflet enclosed where they do not accept it"
    forbid(
        "refusal-explained stage-1-extension-ombudsman stage-2-extension-ombudsman stage-3-extension-ombudsman",
        "The Ombudsman's details go only to those who object.",
        rf"""\bombudsman\b[^.;]{{0,80}}\b(?:if|where|when|should|once(?!,)|unless|in\s+case|(?:to|for)\s+(?:those|any\w*|residents|tenants|customers|people)\s+who)\b
            [^.;]{{0,40}}\b{_OBJECTS}\b
        | \bombudsman\b[^.;]{{0,60}}\b(?:on|upon|after)\s+(?:a\s+|any\s+)?(?:challenge|objection|complaint|protest|query|appeal)\b
        | \b(?:if|where|when|should|once(?!,))\b(?!\s+we\b)[^.;]{{0,40}}\b{_OBJECTS}\b[^.;]{{0,60}}\b(?:gives?|given|sends?|sent|provides?
            |provided|tells?|told
            |adds?|added|includes?|included|encloses?|enclosed|supplies|supplied|signposts?|signposted)\b[^.;]{{0,40}}\bombudsman\b""",
        2024,
        unless=rf"{RESIDENTS_ROUTE}|{IN_ANY_CASE}",
    ),
    # "Details provided where extension not agreed": in a row that asks for nothing but the details
    forbid(
        "stage-1-extension-ombudsman stage-2-extension-ombudsman stage-3-extension-ombudsman",
        "The Ombudsman's details go only to those who object.",
        r"""^\W*(?:\w+\s+){0,2}(?:details|leaflet|paragraph|box|information|info|number|signpost\w*)\b[^.;]{0,50}\b(?:if|where|when|should)\b[^.;]{0,40}
            \b(?:not\s+(?:agreed|accepted)|object\w*|disput\w+|disagree\w*|quer(?:y|ies)|challeng\w+|complain\w*|(?:un|not\s+)happy)\b""",
        2024,
        unless=rf"{RESIDENTS_ROUTE}|{IN_ANY_CASE}",
    ),
    # "The manager answers both stages", "Both letters are signed by the Clerk", "Stage 1 HM, stage 2 HM"
    forbid(
        "different-person",
        "The same person decides twice.",
        rf"""{_POST}\s+(?:also\s+|always\s+)?{_DECIDES}\s+(?:to\s+|at\s+|on\s+|in\s+)?(?:the\s+)?{_BOTH}
        | \bboth\s+(?:stages|letters|repl(?:y|ies)|answers|responses|decisions)\s*(?::|-|–|(?:are|is)\s+(?:\w+\s+)?(?:signed|answered
            |done|written|decided
            |handled|dealt\s+with|investigated|taken|made)(?:\s+off)?\s+by)\s*(?:the\s+|our\s+|an?\s+)?(?:\w+\s+){{0,2}}?{_POST}
        | \b(?:answered|done|handled|decided|signed|dealt\s+with|investigated|taken)(?:\s+off)?\s+by\s+(?:the\s+
            |our\s+)?(?:\w+\s+){{0,2}}?{_POST}\s+(?:at|in|for)\s+{_BOTH}
        | \bstage\s+(?:1|one)\b\W{{1,4}}(?P<who>\w{{2,15}}(?:\s\w{{2,15}})?)\W{{1,4}}(?:and\s+)?stage\s+(?:2|two)\b\W{{1,4}}(?P=who)\b
        | \bstage\s+(?:2|two)\b[^.;]{{0,20}}\b(?:having|after)\s+(?:done|answered|handled|decided|written|dealt\s+with
            |signed)\s+(?:the\s+)?stage\s+(?:1|one)\b""",
        unless=r"\b(?:not|never|nobody|no\s+one|different|another|other|separate|neither|cannot|alternat\w+|own)\b|n['’]t\b",
    ),
)
