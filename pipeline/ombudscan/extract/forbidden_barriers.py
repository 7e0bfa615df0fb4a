"""More that a row on sections 1 to 4 may not describe: hurdles on the way in, and a landlord that is not ready to hear."""

from __future__ import annotations

from ombudscan.extract.forbidden import WORK, Forbidden, forbid

_RESIDENT = r"(?:residents?|tenants?|customers?|callers?|members?|leaseholders?|complainants?|people|persons?|they|you|households?)"
_STAFF = r"(?:staff|officers?|advisers?|operators?|handlers?|workers?|agents?|colleagues|managers?|teams?|we|call\s+centre)"
# Another form of the policy, which stands beside the one for all.
_FORMAT = (
    r"(?:large[\s-]print|braille|audio|easy[\s-]read|pictorial|translat\w+|other\s+languages|urdu|polish|punjabi|bengali|gujarati|arabic|somali|welsh"
    r"|romanian|portuguese|turkish|tamil|french|spanish|chinese|ukrainian|russian|farsi|kurdish)"
)

BARRIERS: tuple[Forbidden, ...] = (
    # "Only written grumbles count as complaints.", "our definition covers the service but not agents"
    forbid(
        "definition",
        "The definition leaves something out.",
        r"""\b(?:cover|include|mention|name|take)s?\b[^.;]{0,60}\bbut\s+not\b | \bonly\b[^.;]{0,40}\b(?:letters?|formal|written
            |serious)\b[^.;]{0,40}\b(?:counts?|is|are)\b
        | \b(?:not|never|yet\s+to)\s+(?:been\s+)?adopt\w*\b | \b(?:shorter|our\s+own|older|simplified)\s+(?:form\s+of\s+words
            |definition|wording)\b""",
    ),
    # "Operators listen out for the word complaint", "unless the caller uses it"
    forbid(
        "choice-to-complain",
        "The resident has to say that it is a complaint.",
        rf"""\b(?:wait|waits|listen|listens|look\s+out)\s+(?:out\s+)?for\s+[^.;]{{0,40}}\b(?:word|say|ask|complain\w*)\b
            | \bunless\s+(?:the\s+|a\s+)?{_RESIDENT}\s+(?:uses?|says?|mentions?|asks?|insists?)\b
        | \b(?:if|when|where|once|only)\s+(?:if\s+|when\s+)?(?:the\s+|a\s+)?(?:{_RESIDENT}|person|someone
            |somebody)\s+(?:plainly\s+|expressly\s+)?(?:asks?|asked|says?\s+so|insists?|insistent|persists?|pushes
            |demands?)\b[^.;]{{0,30}}(?:\bin\s+terms|\bin\s+so\s+many\s+words|\bcomplaint|\bformal\w*|\binsistent|\bplainly)
        | \bthe\s+choice\s+is\s+(?:offered|given)\s+(?:only|if|when|where)\b""",
    ),
    forbid(
        "choice-to-complain service-request",
        "The choice or the difference is missing.",
        r"""\b(?:not|never|n['’]t|no)\s+(?:usually\s+|normally\s+|always\s+|currently\s+|routinely\s+)?(?:offer(?:ed)?|give|given
            |put)\s+(?:the\s+|a\s+|any\s+|that\s+|this\s+)?(?:residents?\s+|tenants?\s+|callers?\s+|people\s+)?(?:the\s+
            |a\s+)?(?:choice|option)\b
        | \b(?:do|does|did)\s+not\s+(?:distinguish|tell\s+(?:the\s+two|them)\s+apart|separate)\b | \bno\s+(?:real\s+
            |clear\s+)?distinction\b""",
    ),
    # "Every first contact is a service request."
    forbid(
        "service-request",
        "Dissatisfaction is put on another track.",
        r"""\b(?:all|every|any|each)\s+(?:first\s+)?(?:contacts?|calls?|approach(?:es)?|grumbles?|grievances?
            |report\w*)\b[^.;]{0,50}\b(?:is|are|becomes?|counts?\s+as)\s+(?:logged\s+as\s+|treated\s+as\s+
            |recorded\s+as\s+)?(?:an?\s+)?(?:service\s+requests?|enquir\w+|quer\w+)""",
    ),
    # "Not until the trades have had their chance", "after the order has been closed"
    forbid(
        "complaint-from-service-request log-when-enquiries-needed",
        "A complaint waits for the request to end.",
        rf"""\b(?:not\s+(?:until|before)|only\s+(?:once|when|after)|until|once|after|when)\b[^.;]{{0,50}}\b(?:{WORK}|orders?
            |requests?|enquir(?:y|ies)|team|trades|surveyor|inspection|visit)\b[^.;]{{0,40}}\b(?:had\s+(?:its|their|a
            |the)\s+(?:chance|go|opportunity|turn)
            |finish\w*|complet\w*|closed?|done|ended|over|carried\s+out|been\s+and\s+gone|run\s+(?:its|their)\s+course)\b
        | \b(?:has|have|must|needs?)\s+to\s+(?:wait|let|allow|give)\b[^.;]{{0,60}}\b(?:request|{WORK}|repairs?|outcome|finish|complain)
        | \b(?:first|must)\s+(?:let|allow|give)\s+(?:the\s+|our\s+)?(?:{WORK}|team|trades|service)\b""",
    ),
    forbid(
        "complaint-from-service-request",
        "The request stops when a complaint is made.",
        rf"""\b(?:{WORK}|orders?|requests?|inspections?|appointments?|visits?)\s+(?:then\s+)?(?:stops?|halts?|ceases?|pauses?
            |(?:is|are|gets?|will\s+be)\s+(?:put\s+)?(?:on\s+hold|suspended|stopped|paused|stood\s+down|frozen|halted|held|parked
            |cancelled|called\s+off))\b[^.;]{{0,50}}(?:\bcomplain\w*|\bwhile\b|$)
        | \bwe\s+(?:stop|pause|suspend|cancel|halt|stand\s+down)\s+(?:the\s+|any\s+|all\s+)?(?:{WORK}|orders?|requests?)\b""",
    ),
    forbid(
        "survey-feedback",
        "Those surveyed are not told how to complain.",
        r"""\b(?:not|n['’]t|never|nowhere)\s+(?:been\s+|yet\s+)?(?:tell|told|say|mention|mentioned|informed?|include[ds]?
            |give[ns]?|explain|made\s+aware|signpost\w*|show)\b[^.;]{0,60}\b(?:complain\w*|process|procedure|it|how|route)\b
        | \b(?:nothing|no\s+(?:link|details?|information|mention|reference|word))\s+(?:is\s+(?:said|given)\s+)?(?:about|on|of
            |to)\s+[^.;]{0,30}complain | \bsurveys?\s+(?:is|are)\s+anonymous\s+and\b""",
    ),
    # "No log of refusals is kept.", "the officer may turn one away as he sees fit"
    forbid(
        "accept-unless-reason exclusions exclusions-exist",
        "Refusals are at will, or leave no trace.",
        r"""\bno\s+(?:record|log|list|register|note|written\s+reasons?)\s+(?:of|is|for|has)\b(?![^.;]{0,30}\b(?:needed
            |necessary)) | \bno\s+(?:written\s+)?list\s+of\s+exclusions | \b(?:refusals?|reasons?|exclusions?
            |decisions?)\b[^.;]{0,30}\b(?:not|never|n['’]t)\s+(?:been\s+)?(?:recorded|logged|written|noted|kept|listed|set\s+out)\b
        | \b(?:may|can)\s+(?:turn|refuse|decline|reject)\b[^.;]{0,40}\b(?:at\s+will|as\s+(?:he|she|they|it)\s+sees?
            |without\s+giving|on\s+the\s+spot|as\s+they\s+see)\b
        | \b(?:where|when|if)\s+we\s+(?:feel|think|believe|consider|judge)\s+[^.;]{0,40}\b(?:something|merit|substance|genuine
            |serious|worth|justified|reasonable|case)\b""",
    ),
    # "Three months from the event.", "out-of-time matters are always turned down"
    forbid(
        "time-limit",
        "The time limit is shorter than twelve months.",
        r"""^\W*(?:(?:up\s+to|a\s+limit\s+of|our\s+limit\s+is|we\s+(?:use|have|allow|keep\s+to)|still)\s+)?(?:a\s+(?:limit|period
            |window)\s+of\s+)?(?:one|two|three|four|five|six|eight|nine|ten|[1-9]|10)\s+(?:calendar\s+)?(?:months?
            |weeks?)\b(?![^.;]{0,60}\bdiscretion\s+to\b)
        | \b(?:one|two|three|four|five|six|eight|nine|ten|[1-9]|10)\s+months?\s+(?:from|of|after|since)\s+(?:the\s+)?(?:event|incident
            |date\s+of|matter|happening|occurrence)\b
        | \b(?:half\s+a\s+year|six[-\s]months?['’]?\s+(?:rule|limit|window|cut-?off)|quarter\s+of\s+a\s+year)\b | \b(?:limit
            |window|cut-?off|period)\s+(?:of|is|at)\s+(?:one|two|three|four|five|six|nine|[1-9])\s+months?\b""",
        2024,
        unless=r"\b(?:keep|kept|hold|held|stored?|retain\w*)\b[^.;]{0,20}\b(?:files?|records?|papers?|logs?|notes?|recordings?)\b",
    ),
    forbid(
        "time-limit exclusions",
        "There is no discretion to hear older matters.",
        r"""\b(?:no|without(?:\s+any)?)\s+discretion\b | \b(?:late|older|out[-\s]of[-\s]time|stale)\s+(?:complaints?|ones|matters
            |cases)\b[^.;]{0,30}\b(?:always|automatically|never\s+(?:accepted|heard|taken|considered)|(?:are|is)\s+(?:refused
            |rejected|turned))\b
        | \b(?:cut-?off|limit|deadline|twelve\s+months)\b[^.;]{0,20}\b(?:strict|absolute|final|no\s+exceptions
            |without\s+exception)\b | \bno\s+exceptions?\b(?=[^.;]{0,15}$)
        # "We cannot accept a complaint that is made after this time"
        | \b(?:cannot|can['’]t|will\s+not|won['’]t|do\s+not|are\s+unable\s+to)\s+(?:\w+\s+)?(?:accept|consider|take|look\s+at|look\s+into
        |investigate|deal\s+with|hear)\s+
            (?:\w+\s+){0,2}?(?:complaints?|matters?|issues?|anything|it|one)\b[^.;]{0,25}\b(?:after|beyond|outside|past|later\s+than
                |older\s+than)\s+
            (?:this|that|then|it|these|those|the\s+(?:twelve\s+months|time|limit|deadline|period|year))\b""",
        unless=r"\b(?:unless|except\w*|normally|usually|generally|(?:use|apply|exercis)\w*\s+(?:\w+\s+)?discretion|good\s+reason|as\s+a\s+rule)\b",
    ),
    forbid(
        "refusal-explained",
        "The refusal gives neither reason nor route.",
        r"""\bneither\b[^.;]{0,40}\bnor\b[^.;]{0,40}\b(?:mentioned|given|named|told|stated|included|set\s+out)\b
        | \b(?:short|brief|one-line|standard)\s+(?:e-?mail|note|letter|message|reply)\b[^.;]{0,30}\b(?:says|saying|stating
            |that)\b[^.;]{0,20}\b(?:we|cannot|not|no)\b
        | \b(?:told|tell)\b[^.;]{0,30}\b(?:over\s+the\s+(?:tele)?phone|verbally|in\s+person)\s+only\b""",
    ),
    # "Rent matters are ruled out automatically."
    forbid(
        "no-blanket-exclusion accept-unless-reason exclusions exclusions-fair",
        "Whole kinds of complaint are shut out.",
        r"""\b(?:(?:automatically|always|invariably|routinely)\s+(?:ruled\s+out|excluded|refused|rejected|turned\s+(?:away|down)
            |declined|left\s+out)|(?:ruled\s+out|excluded|refused|rejected|declined|turned\s+(?:away|down))\s+(?:automatically
            |as\s+a\s+matter\s+of\s+course|outright|on\s+sight|every\s+time|without\s+(?:further\s+)?(?:look|read|consider)\w*))\b
        | \b(?:no|without)\s+(?:account|regard|look|consideration|thought)\s+(?:is\s+|was\s+)?(?:taken\s+|given\s+|had\s+
            |paid\s+)?(?:of|to|at|for)\s+(?:the\s+|their\s+|anyone['’]s\s+)?(?:individual|personal|circumstances|merits?|person)\b
        | \bwhatever\s+the\s+(?:circumstances|reason|merits|case)\b | \bacross\s+the\s+board\b | \b(?:solicitors?|lawyers?
            |legal\s+action|court)\b[^.;]{0,60}\b(?:left\s+out|excluded|refused|turned|ruled\s+out)\b(?![^.;]{0,20}\bfiled)""",
    ),
    # "The only route is the app.", "people are sent to the portal"
    forbid(
        "any-way-any-staff channels equality-act social-media",
        "One way of complaining is prescribed.",
        rf"""\b(?:the\s+)?(?:only|sole)\s+(?:route|way|channel|means|method|address|person|team)\b(?![^.;]{{0,20}}\bnot\b)
            | \b(?:letters?|e-?mails?|post|online|web\s?form|portal|forms?|app|writing)\s+only\b
        | \b(?:{_RESIDENT})\s+(?:is|are)\s+(?:directed|referred|pointed|sent|steered|routed|redirected)\s+(?:back\s+)?to\s+(?:the
            |our|a)\s+(?:\w+\s+){{0,2}}(?:portal|web\s?site|form|app|team|mailbox|inbox|number|line|page|desk|hub)\b
        | \bonly\s+(?:the|our|one)\s+[\w\s]{{3,40}}?\b(?:team|officer|manager|desk|unit|clerk|hub|office|line|staff)\s+(?:can|may
            |is|are|take|takes|open|opens|log|logs|accept|accepts)\b
        | \b(?:pass|give|hand)s?\s+(?:people|them|callers|residents|tenants|out)\b[^.;]{{0,40}}\b(?:number|leaflet|address|form
            |web\s?site)\b[^.;]{{0,30}}\b(?:leave|instead|only|$)
        | \b(?:cannot|can['’]t|unable\s+to|do\s+not|don['’]t|will\s+not|won['’]t)\s+(?:accept|take|log|register
            |receive)\s+(?:any\s+|a\s+)?complaints?\b[^.;]{{0,15}}\b(?:by|over|via|through|at|in|on|from)\b
        | \b(?:staff|colleagues|employees|workers|caretakers|contractors)\b[^.;]{{0,20}}\b(?:not|never
            |n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:told|shown|taught|trained|briefed|know|aware)\b
            | \bfacebook\b[^.;]{{0,40}}\b(?:ignored|not\s+(?:read|answered|monitored)|deleted)\b
        | \b(?:not|n['’]t|never)\s+(?:monitor|watch|read|answer|look\s+at)\w*\s+(?:our\s+|the\s+|any\s+)?(?:facebook|social
            |twitter|page|posts|messages)\b | \b(?:posts?|messages?|tweets?|comments?)\b[^.;]{{0,30}}\b(?:are|is
            |get)\s+(?:ignored|deleted|hidden|removed)\b
        | \b(?:is|are)\s+told\s+to\s+(?:ring|write|email|e-mail|use|go|contact|call)\b""",
    ),
    forbid(
        "channels equality-act adjustments-recorded adjustments-policy",
        "Needs are met only where somebody asks, or as the landlord likes.",
        rf"""\b(?:adjustments?|large\s+print|braille|interpret\w+|translations?|help|support|formats?)\b[^.;]{{0,60}}\b(?:by|for
            |to)\s+(?:those|anyone|people|residents|tenants)\s+who\s+(?:ask|request)s?\b
        | \badjustments?\b[^.;]{{0,60}}\b(?:discretion\w*|where\s+(?:we|the\s+\w+)\s+(?:think|feel|consider)s?|if\s+resources
            |where\s+(?:possible\s+and\s+)?affordable)\b | \b(?:in|from)\s+(?:people['’]?s|staff['’]?s?|officers['’]|our
            |the\s+\w+['’]s)\s+(?:heads?|memory|memories)\b
        | \b{_RESIDENT}\s+(?:is|are)\s+expected\s+to\s+(?:ask|tell\s+us|remind)\b""",
    ),
    # "A target to bring complaint numbers down"
    forbid(
        "volumes-not-negative",
        "High volumes are taken as bad.",
        r"""\b(?:target|objective|aim|goal|kpi|bonus\w*|incentive\w*|priority)\b(?:(?!\b(?:none|not)\b)[^.;]){0,60}\b(?:reduc\w*|fewer|lower
            |halv\w*|cut(?:ting)?|bring\w*[^.;]{0,30}down|drop|decrease)\b(?![^.;]{0,60}\b(?:none|not|no\s+\w+)\b[^.;]{0,20}\bcomplaints?\b)
        | \b(?:want|wants|wish|seek|need|expected?)\s+(?:to\s+(?:see\s+
            |have\s+)?)?(?:fewer|less|reduc\w*|cut\w*|lower)\b[^.;]{0,30}\bcomplain
        | \b(?:rise|increase|growth|high\s+(?:number|volume)s?|more\s+complaints)\b[^.;]{0,50}\b(?:counts?\s+against
            |held\s+against|poor|bad|failure|negative|worrying|penalised|marked\s+down)\b | \bleague\s+table\b""",
    ),
    # "It can be seen at the front desk.", "the one online is the old one"
    forbid(
        "policy-available website",
        "The policy is not open to all.",
        r"""(?<!print\s)(?<!audio\s)(?<!braille\s)(?<!formats\s)(?<!versions\s)(?<!translations\s)\b(?:can\s+be\s+(?:seen|read|inspected|viewed)|kept|held|available)\s+(?:only\s+)?(?:at|in|on|from)\s+(?:the\s+
            |our\s+|a\s+)?(?:reception|office|front\s+desk|counter|head\s+office|staff\s+intranet|intranet
            |shared\s+drive)\b(?![^.;]{0,40}\b(?:and|web|online)) | \b(?:online|web\s?site
            |published)\b[^.;]{0,40}\b(?:old\s+(?:one|version|policy)|out\s+of\s+date|superseded|previous\s+version|draft)\b
        | \b(?:link|page)\b[^.;]{0,30}\b(?:broken|dead|down|not\s+work\w*|removed)\b | \bno\s+(?:web\s?)?page\b
            | \bsummary\s+only\b | \bonly\s+(?:a|the)\s+summary\b""",
        unless=rf"\b{_FORMAT}\b[^.;]{{0,60}}\b(?:kept|held|available|seen)\b",
    ),
    # "Friends may not attend.", "a relative is heard where we think fit"
    forbid(
        "representation choice-to-complain",
        "A representative may be kept out.",
        r"""\b(?:representatives?|relatives?|friends?|advocates?|advisers?|family|famil(?:y|ies)\s+members?|carers?|neighbours?
            |third\s+part(?:y|ies))\b[^.;]{0,50}\b(?:cannot|can['’]t|may\s+not|(?:is|are)\s+not\s+(?:allowed|permitted|heard
            |accepted|admitted|spoken|invited|dealt)|not\s+admitted|at\s+our\s+discretion|discretionary|where\s+(?:we
            |the\s+\w+)\s+(?:think|feel|consider|find|agree)s?|only\s+(?:if|where|when|with|once))\b
        | \b(?:deal|talk|speak)s?\s+(?:only\s+)?(?:with|to)\s+(?:the\s+)?(?:tenants?|residents?|leaseholders?)\s+(?:alone|only
            |and\s+nobody\s+else|himself|themselves)\b | \bonly\s+(?:deal|talk|speak)s?\s+(?:with|to)\s+the\s+(?:tenant|resident|tenancy)
        | \b(?:written|signed)\s+(?:consent|authority|mandate)\s+(?:has\s+been|must|is)\b[^.;]{0,30}\b(?:lodged|received|given
            |provided|first|returned)\b""",
    ),
    # "In the last letter and nowhere else."
    forbid(
        "ombudsman-access ombudsman-contact-routine early-ombudsman-advice",
        "The Ombudsman is named only at the end.",
        r"""\b(?:last|final|closing|second|stage\s+(?:2|two))\s+(?:letter|response|reply|stage)\b[^.;]{0,30}\b(?:only
            |nowhere\s+else|not\s+(?:before|earlier)|alone)\b | (?:^\W{0,300}|\b(?:given|told|sent|provided|mentioned|shown|named
            |supplied)\s+)(?:only\s+)?(?:once|when|after|not\s+until)\b[^.;]{0,40}\b(?:process|procedure|stages?
            |complaint)\b[^.;,]{0,30}\b(?:exhausted|finished|complete\w*|ended|over|run)\b(?=\W*$)
        | ^\W*(?:only\s+|given\s+|sent\s+|told\s+|shown\s+)?(?:at|in)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:stage\s+(?:2
            |two)|final\s+(?:stage|letter|response)|end|last\s+(?:letter|stage)|close)(?:\s+(?:letter|response))?\W*$
            | \bombudsman\b[^.;]{0,40}\buntil\s+the\s+(?:end|last|final)""",
    ),
    # "The post is vacant.", "whoever is on the rota", "she left in May and has not been replaced"
    forbid(
        "complaints-officer senior-lead",
        "Nobody is responsible.",
        r"""\b(?:vacant|unfilled|vacancy\b(?!\s+rate)|(?:post|role|seat|desk|chair)\s+(?:has\s+been\s+|is\s+|was\s+|remains?\s+
            |stands\s+)(?:currently\s+|now\s+)?(?:empty|frozen|deleted|cut|open)) | \b(?:left|retired|resigned|departed
            |moved\s+on)\b[^.;]{0,40}\b(?:not\s+(?:yet\s+)?been\s+(?:replaced|filled)|not\s+(?:yet\s+)?replaced|no\s+(?:successor
            |replacement))\b
        | \b(?:whoever|anyone\s+who|any\s+officer\s+who)\s+(?:is|happens|has)\b[^.;]{0,30}\b(?:duty|free|rota|available|time
            |picks?|in)\b | \b(?:shared|split|divided|rotates?|passed\s+round)\s+(?:between|among|around|by)\s+(?:whoever|all
            |several|the\s+(?:team|officers)|everyone)\b
        | \b(?:no|without\s+a)\s+(?:\w+\s+)?(?:officer|person|manager|lead|director|executive)\s+(?:at\s+present
            |at\s+the\s+moment|currently|in\s+(?:post|particular|place)|has\s+(?:this|been))\b
            | \bno[-\s]one\s+in\s+particular\b | \b(?:nobody|no[-\s]one)\s+(?:is|has)\s+(?:currently\s+)?(?:in\s+(?:the\s+)?post
            |responsible|named|this|accountable)\b""",
    ),
    # "Every offer needs a director's countersignature."
    forbid(
        "officer-authority officer-autonomy",
        "The officer cannot decide.",
        r"""\b(?:needs?|requires?|subject\s+to|awaits?|waits?\s+for|goes?\s+(?:up\s+)?to|pending)\b[^.;]{0,40}\b(?:signature
            |countersign\w*|sign[-\s]?off|approval|permission|authoris\w+|agreement|consent|say-?so)\b[^.;]{0,50}\b(?:any|all
            |every|each|whatever|before|offers?|payments?|sums?|award\w*|remed\w+|$)
        | \b(?:any|all|every|each)\b[^.;]{0,40}\b(?:must|has\s+to|have\s+to|needs?)\b[^.;]{0,20}\b(?:approved|authorised|signed
            |countersigned|agreed|cleared|sanctioned|passed|approval|sign-?off)\b | \b(?:decided|agreed|approved|set
            |settled)\s+(?:by|elsewhere)\b[^.;]{0,40}\bnot\s+(?:by\s+)?(?:the\s+)?(?:officer|her|him|manager)\b
        | \b(?:no|little)\s+(?:say|authority|power|access|influence|delegat\w+|budget)\b(?!\s+has) | \b(?:departments?|services?
            |managers?|directors?|contractors?|teams?)\s+(?:often\s+|sometimes\s+|do(?:es)?\s+|can\s+|may\s+
            |usually\s+)+(?:not\s+(?:answer|reply|respond|co-?operate|engage)|refuse|ignore)\b""",
    ),
    forbid(
        "training-and-resources handler-skills",
        "Training or cover is missing.",
        r"""\b(?:nobody|no[-\s]one|no\s+cover|no\s+deputy)\b[^.;]{0,30}\b(?:cover|leave|absen\w+|sick\w*|holiday\w*|stand\w*\s+in
            |step\w*\s+in)\b | \b(?:on|after)\s+(?:top|the\s+side)\s+of\s+(?:their|other|the)\s+(?:day\s+)?(?:jobs?|work
            |duties)\b | \b(?:pick|learn)s?\s+(?:it|this|things)\s+up\s+(?:on\s+the\s+job|as\s+they\s+go)\b""",
    ),
    # "Sheltered tenants follow another procedure.", "one for each former body"
    forbid(
        "single-policy",
        "There is more than one scheme, or a price for complaining.",
        r"""\b(?:follow|use|have|come\s+under|fall\s+under|go\s+through|are\s+under)\b[^.;]{0,20}\b(?:different|separate|another
            |other|own)\s+(?:complaints?\s+)?(?:procedure|policy|scheme|process|code)\b | \b(?:scheme|policy|procedure
            |process)\s+of\s+(?:its|their)\s+own\b | \b(?:two|three|several|four)\s+(?:complaints?\s+)?(?:polic(?:y|ies)
            |procedures?|schemes?|processes)\b
        | \bone\s+for\s+(?:each|tenants\s+and|homes\s+and)\b | \b(?:complainants?|those\s+who\s+complain
            |people\s+who\s+complain)\b[^.;]{0,40}\b(?:bottom|back\s+of|lose|lower|wait\s+longer|marked|flagged)\b""",
    ),
)
