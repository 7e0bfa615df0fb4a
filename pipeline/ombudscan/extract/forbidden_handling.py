"""What a row on sections 5 to 9 may not describe: steps, stages, replies, extensions, remedies, oversight."""

from __future__ import annotations

from ombudscan.extract.forbidden import CODES_GROUNDS, FINISHED, IN_ANY_CASE, RESIDENTS_ROUTE, WORK, Forbidden, forbid

HANDLING: tuple[Forbidden, ...] = (
    # "What can be settled in two days is recorded as service recovery."
    forbid(
        "no-extra-stage definition service-request",
        "Complaints are recorded as something else.",
        r"\b(?:complaints?|matters?|issues?|contacts?)\b[^.;]{0,60}\b(?:is|are)\s+(?:recorded|logged|treated|classed|handled|"
        r"dealt\s+with)\s+"
        r"(?:as\s+(?:a\s+)?(?:service\s+recovery|feedback|concerns?|informal\w*|enquir\w+|quer\w+|service\s+requests?|comments?)|"
        r"informally)",
    ),
    # "Worries first go to the local team; whatever is left is then logged at stage 1."
    forbid(
        "no-extra-stage early-triage choice-to-complain earliest-resolution",
        "Something comes before stage 1.",
        r"\b(?:first\s+(?:go(?:es)?|pass(?:es)?|sent|raised?|tried|taken|talk|speak|spoken|discussed|reported|"
        r"tr(?:y|ies))|(?:go(?:es)?|sent|passed|raised?|taken|dealt\s+with|try|tries|talk|speak|handled|"
        r"looked\s+at|put)\b[^.;]{0,50}\b(?:first|initially|informally))\b[^.;]{0,120}",
    ),
    forbid(
        "no-extra-stage earliest-resolution",
        "Something comes before stage 1.",
        r"\b(?:whatever|anything|what|those|issues|complaints?|matters|it)\b[^.;]{0,50}\b(?:left|"
        r"not\s+(?:settled|resolved|sorted|fixed)|cannot\s+be\s+(?:settled|resolved|sorted)|unresolved|"
        r"remains?)\b[^.;]{0,60}\b(?:then|becomes?|logged|moves?|goes?|raised|treated|opened|"
        r"passed)\b[^.;]{0,40}\b(?:formal|stage\s+(?:1|one)|complaint) | \bbefore\s+(?:it|they|this|"
        r"a\s+complaint|the\s+complaint|anything)\s+(?:becomes?|is\s+(?:logged|opened|accepted|treated|"
        r"registered)|are\s+(?:logged|opened))\b | \b(?:have|has|operate|operates|run|runs|use|uses|offer|"
        r"offers|begins?\s+with|starts?\s+with)\s+(?:a|an|our)\s+(?:\w+\s+)?(?:informal|pre-complaint|"
        r"stage\s+(?:0|zero)|early\s+resolution|local\s+resolution|quick\s+fix|frontline|first\s+contact)\b",
    ),
    forbid(
        "two-stages no-extra-stage",
        "There is a third stage.",
        r"\b(?:third|fourth|final\s+appeal|3rd)\s+stage\b | \bstage\s+(?:3|three|4|four)\b(?!\s+(?:is\s+the|"
        r"being\s+the)\s+ombudsman) | \b(?:three|four|3|4)[-\s]stages?\b | \bafter\s+stage\s+(?:2|"
        r"two)\b[^.;]{0,80}\b(?:panel|board|appeal|hearing|committee|chair|mediation)\b | \b(?:panel|board|"
        r"committee|chair)\b[^.;]{0,60}\b(?:after|follows|following)\s+stage\s+(?:2|two)\b",
        2024,
    ),
    forbid(
        "third-party-stages",
        "The contractor's process comes first.",
        r"\b(?:contractors?|managing\s+agents?|agents?|partners?|freeholders?)\b[^.;]{0,50}\b(?:first|"
        r"own\s+(?:complaints?\s+)?(?:process|procedure|stages?|scheme))\b | \b(?:complain|go|write|report|"
        r"speak)\s+to\s+(?:the\s+)?(?:contractors?|agents?|partner)\b[^.;]{0,40}\b(?:first|before)\b",
    ),
    forbid(
        "fair-handling impartial-investigation",
        "The one complained of decides.",
        r"\b(?:handled|answered|investigated|considered|looked\s+(?:at|into)|dealt\s+with|"
        r"decided)\s+by\s+the\s+(?:same\s+)?(?:person|officer|manager|team|member\s+of\s+staff|"
        r"contractor)\s+(?:complained\s+(?:of|about)|who\s+(?:is|was)\s+complained|involved|concerned|"
        r"the\s+complaint\s+is\s+about)",
    ),
    forbid(
        "update-intervals kept-updated regular-updates agreed-contact extension-updates fair-handling chance-to-comment",
        "Residents hear nothing in between.",
        r"\b(?:not|never|n['’]t|nobody\s+is|rarely|seldom)\s+(?:normally\s+|usually\s+|generally\s+|always\s+|"
        r"routinely\s+|ordinarily\s+|otherwise\s+)?(?:be\s+)?(?:contacted|updated|told|kept\s+informed|rung|"
        r"called|written\s+to|given\s+(?:a\s+|an\s+|any\s+)?(?:updates?|chance|opportunity)|contact|update|"
        r"ring|call)\b | \b(?:hear|hears|receive|receives|get|gets)\s+(?:nothing|no\s+(?:news|updates?|word|"
        r"contact))\b | \b(?:updates?|contact)\b[^.;]{0,40}\bonly\s+(?:if|when|where)\s+(?:they|"
        r"the\s+\w+)\s+(?:ring|ask|chase|contact|call)",
    ),
    forbid(
        "no-unreasonable-refusal progress-to-stage-2 escalate-on-request escalations-refused",
        "A request for stage 2 may be turned down.",
        r"\b(?:refus\w+|declin\w+|turned\s+down|reject\w+|not\s+(?:escalate|progress|accept|"
        r"pass)\w*)\b[^.;]{0,60}\b(?:because|if|where|when|unless|"
        r"as)\b[^.;]{0,80}\b(?:policy\s+was\s+followed|no\s+reasons?|no\s+new|(?:new|fresh|further|additional)\s+evidence|wants?\s+more|"
        r"upheld|no\s+merit|nothing\s+(?:new|more|further)|unlikely|same\s+outcome|already\s+(?:offered|"
        r"agreed)|best\s+use|resources|vexatious) | \b(?:stage\s+(?:2|two)|escalat\w+|reviews?)\b[^.;]{0,60}\b"
        r"(?:decides?|judges?|considers?)\s+(?:whether|if)\s+to\s+(?:accept|agree|escalate|progress|allow|take)\b | \b(?:manager|officer|"
        r"director|panel|we|team|head)\b[^.;]{0,30}\b(?:decides?|judges?|considers?|agrees?)\s+(?:whether|"
        r"if)\b[^.;]{0,50}\b(?:stage\s+(?:2|two)|escalat\w+|review|go(?:es)?\s+(?:on|further))\b |"
        r" \b(?:stage\s+(?:2|two)|escalat\w+|review)\b[^.;]{0,40}\b(?:only\s+(?:if|where|when|with)|"
        r"at\s+(?:our|the\s+\w+['’]s)\s+discretion|if\s+(?:we|the\s+\w+)\s+(?:agree|accept)s?)\b",
        unless=CODES_GROUNDS,
    ),
    forbid(
        "full-record",
        "Not everything is kept.",
        r"\b(?:calls?|conversations?|notes?|e-?mails?|correspondence|records?|letters?|messages?|"
        r"photographs?)\b[^.;]{0,40}\b(?:is|are)\s+(?:not\s+(?:\w+\s+)?(?:kept|recorded|saved|stored|logged|"
        r"noted|filed)|deleted|destroyed|lost)\b",
    ),
    forbid(
        "remedy-at-any-stage earliest-resolution",
        "A remedy has to wait for stage 2.",
        r"\b(?:compensat\w+|remed(?:y|ies)|redress|payments?|offers?|awards?|goodwill)\b[^.;]{0,60}\b(?:only|"
        r"not|never|cannot|can['’]t)\b[^.;]{0,40}\b(?:stage\s+(?:2|two)|second\s+stage|final\s+stage|"
        r"stage\s+(?:1|one))\b | \bonly\b[^.;]{0,40}\b(?:stage\s+(?:2|two)|"
        r"second\s+stage)\b[^.;]{0,40}\b(?:compensat\w+|remed\w+|redress|pay\w*|offer\w*)",
    ),
    forbid(
        "behaviour-policy proportionate-restrictions",
        "The complaints process itself is closed to somebody.",
        r"\b(?:refuse\w*|bar(?:red|s)?|deny|denied|denies|exclude[ds]?|withdraw\w*|close[ds]?|lose[s]?|banned|"
        r"ban)\b[^.;]{0,40}\b(?:complaints?\s+(?:process|procedure|policy)|right\s+to\s+complain|(?:from|"
        r"to)\s+complain(?:ing)?)\b",
    ),
    forbid(
        "early-triage",
        "Complaints are not looked at for need.",
        r"\b(?:in\s+(?:the\s+)?(?:strict\s+)?(?:date\s+)?order\s+(?:of|in\s+which|that|they)|first\s+come|in\s+date\s+order|"
        r"all\s+complaints\s+are\s+(?:treated|handled)\s+(?:the\s+same|in\s+the\s+order))\b",
        unless=r"\b(?:others?|rest|otherwise|remaining|except|apart\s+from|unless|urgent|priority|vulnerab\w+|risk|within\s+each)\b",
    ),
    forbid(
        "stage-1-acknowledge stage-2-acknowledge",
        "There is no acknowledgement.",
        r"\b(?:no|without\s+an?)\s+acknowledge?ments?\b | \b(?:not|never|n['’]t)\s+(?:normally\s+|usually\s+|"
        r"always\s+|separately\s+)?acknowledged?\b",
    ),
    # "The Ombudsman's details are added if the tenant objects to the date."
    forbid(
        "stage-1-extension-ombudsman stage-2-extension-ombudsman",
        "The Ombudsman's details go only to those who object.",
        r"\bombudsman\b[^.;]{0,90}\b(?:if|where|when|unless|should|only|"
        r"on\s+request|those\s+who|anyone\s+who)\b[^.;]{0,60}\b(?:objects?|disagrees?|unhappy|not\s+(?:happy|agree|accept|content)|"
        r"does\s+not|do\s+not|asks?|refuses?|challenges?|requests?|dissatisfied|disputes?|complains?|"
        r"rejects?)\b | \b(?:if|where|when|unless|should)\b(?!\s+we\b)[^.;]{0,50}\b(?:objects?|disagrees?|unhappy|"
        r"not\s+(?:happy|agree|accept)|refuses?|challenges?|dissatisfied|disputes?|rejects?|"
        r"asks?)\b[^.;]{0,90}\bombudsman\b",
        2024,
        unless=rf"{RESIDENTS_ROUTE}|{IN_ANY_CASE}",
    ),
    # "The reply goes out once the job is finished."
    forbid(
        "stage-1-when-known stage-2-when-known",
        "The response waits for the works.",
        rf"\b(?:letter|response|reply|repl(?:y|ies)|answer|decision|outcome|respond|answered|responses|"
        rf"letters)\b(?!\s+(?:is|are)\s+closed)(?:(?!\bclos|\btrack)[^.;]){{0,60}}\b(?:once|when|after|until|only|as\s+soon\s+as|"
        rf"follows)\b(?!\s+(?:we|they|he|she|the\s+\w+)\s+(?:knows?|can|ha(?:ve|s)\s+decided)\b)"
        rf"[^.;]{{0,70}}\b(?:{WORK})\b[^.;]{{0,40}}\b{FINISHED}\b | \b(?:wait|waits|waiting|hold|"
        rf"holds|held)\b[^.;]{{0,40}}\b(?:until|for)\b[^.;]{{0,40}}\b{WORK}\b | \b(?:once|when|after|"
        rf"until)\b[^.;]{{0,30}}\b{WORK}\b[^.;]{{0,30}}\b{FINISHED}\b[^.;]{{0,50}}\b(?:reply|respon\w+|"
        rf"letter|answer)\b",
    ),
    forbid(
        "stage-1-all-points stage-2-all-points",
        "Not every point is answered.",
        r"\bonly\s+(?:the\s+)?(?:main|key|principal|biggest|most\s+(?:serious|important))\s+(?:point|issue|"
        r"part|matter)s?\b | \b(?:main|key|principal|most\s+(?:serious|important))\s+(?:point|issue|part|"
        r"matter)s?\s+only\b | \bnot\s+(?:every|all)\s+(?:the\s+)?(?:point|issue|part)s?\b",
    ),
    forbid(
        "stage-1-letter stage-2-letter",
        "The answer is not put in writing.",
        r"\b(?:by\s+(?:tele)?phone|verbally|orally|in\s+person)\s+(?:only|rather\s+than\s+in\s+writing|"
        r"and\s+not\s+in\s+writing)\b | \b(?:only|unless)\b[^.;]{0,30}\b(?:ask|asks|request|requests|"
        r"requested|asked)\b[^.;]{0,30}\b(?:in\s+writing|letter|written)\b | \b(?:is|"
        r"are)\s+not\s+(?:confirmed|put|sent|given)\s+in\s+writing\b",
    ),
    # "Residents have to say why they want stage 2."
    forbid(
        "no-reasons-needed progress-to-stage-2",
        "The resident has to give reasons.",
        r"\b(?:must|have\s+to|has\s+to|need\s+to|needs\s+to|required\s+to|are\s+to|"
        r"expected\s+to)\s+(?:first\s+|also\s+|clearly\s+)?(?:explain|say|state|tell|set\s+out|give|list|show|"
        r"provide|identify|specify|justify|demonstrate|complete|fill)\b[^.;]{0,50}\b(?:why|reasons?|which|"
        r"what|parts?|grounds|evidence|unhappy|disput\w+|box)\b",
        2024,
    ),
    forbid(
        "no-reasons-needed",
        "A request without reasons is sent back.",
        r"\b(?:without|empty|blank|no|incomplete|lacking|unless)\b[^.;]{0,60}\b(?:sent\s+back|returned|"
        r"refused|rejected|not\s+(?:accepted|progressed|considered|processed|logged|taken)|ignored|"
        r"turned\s+down|go(?:es)?\s+no\s+further)\b",
        2024,
    ),
    # "The same manager signs both letters."
    forbid(
        "different-person",
        "The same person decides twice.",
        r"(?<!not\s)(?<!never\s)\b(?:by\s+)?(?:the\s+)?same\s+(?:\w+\s+)?(?:manager|person|officer|director|"
        r"head|leader|investigator|handler|team|panel|trustee)\b | \b(?:manager|officer|director|person|"
        r"investigator|handler|clerk|chief\s+executive)\b[^.;]{0,50}\b(?:both\s+stages|each\s+stage|"
        r"at\s+either\s+stage|stages?\s+(?:1|one)\s+and\s+(?:stage\s+)?(?:2|two))\b | \b(?:stage\s+(?:1|one)|"
        r"original|first)\s+(?:officer|manager|handler|investigator|"
        r"decision[-\s]maker)\s+(?:also\s+)?(?:reviews?|looks?\s+(?:again|at)|considers?|decides?|answers?|"
        r"carries\s+out|responds?)\b",
    ),
    forbid(
        "stage-1-extend stage-2-extend",
        "The extension has no limit.",
        r"\b(?:no\s+(?:upper\s+)?limit|open-ended|as\s+long\s+as\s+(?:it\s+takes|we\s+need|necessary|"
        r"is\s+needed)|however\s+long|until\s+(?:we|the\s+\w+)\s+(?:are|is)\s+(?:ready|able))\b",
    ),
    forbid(
        "remedies-guidance remedy-reflects-impact remedy-factors compensation-factors",
        "Remedies follow something other than the harm done.",
        r"\b(?:flat|fixed|standard)\s+(?:rate|sum|payment|amount)s?\b | \bsame\s+(?:amount|sum|payment)\b |"
        r" \bwhatever\s+the\s+(?:impact|harm|fault)\b",
    ),
    forbid(
        "acknowledge-and-act",
        "The fault is not owned.",
        r"\bwithout\s+(?:any\s+)?(?:admi(?:tting|ssion)|accepting)\b | \b(?:not|never|"
        r"n['’]t)\s+(?:normally\s+|usually\s+|routinely\s+)?(?:apologise|admit|acknowledge)\b",
    ),
    forbid(
        "standard-objective",
        "The objective does not hold for all.",
        r"\b(?:not|only)\s+(?:for|apply\s+to|applies\s+to|extend\s+to|extends\s+to|cover|"
        r"covers)\s+(?:contractors|third\s+parties|staff|managers|partners)\b",
    ),
    forbid(
        "report-published",
        "The governing body's response is missing.",
        r"\bwithout\s+(?:the|a|any)\s+(?:[\w’\']+\s+){0,2}(?:response|reply)\b | \b(?:response|"
        r"reply)\b[^.;]{0,30}\b(?:is|was|are|has)\s+not\s+(?:been\s+)?(?:published|online|shown|uploaded|"
        r"alongside)\b",
    ),
)
