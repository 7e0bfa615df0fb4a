"""More that a row on sections 5 and 6 may not describe: how a complaint runs, from its first step to the last letter."""

from __future__ import annotations

from ombudscan.extract.forbidden import CODES_GROUNDS, FINISHED, WORK, Forbidden, forbid

_RESIDENT = r"(?:residents?|tenants?|customers?|callers?|members?|leaseholders?|complainants?|people|persons?|they|you|households?)"
_ONE = (
    r"(?:officers?|managers?|handlers?|investigators?|resolvers?|directors?|clerks?|"
    r"person|writer|author|adviser|teams?|leads?|heads?|owners?|reviewers?|panel|board|we|chief\s+executive)"
)
_TWO = r"(?:stage\s+(?:2|two)|second\s+stage|escalat\w+|reviews?\b|appeals?\b)"

COURSE: tuple[Forbidden, ...] = (
    # "We begin with an informal word", "a quick-fix period", "the scheme manager has a go beforehand"
    forbid(
        "no-extra-stage earliest-resolution early-triage",
        "Something comes before stage 1.",
        r"""\b(?:first|begin|begins|start|starts|initially|to\s+begin\s+with)\b[^.;]{0,30}\b(?:informal\w*|chat|word|friendly
            |talk|conversation|quick|attempt|try|tries|trying|visit)\b | \b(?:dealt\s+with|handled|settled|sorted|resolved
            |tackled)\s+(?:informally|beforehand|locally)\b[^.;]{0,30}(?:\bbefore\b|\bfirst\b|$)
        | \b(?:quick[-\s]fix|cooling[-\s]off|early[-\s]resolution|pre-?complaint|pre-stage|local[-\s]resolution|first[-\s]contact
            |settling|informal)\s+(?:period|phase|step|stage|window|desk|attempt|process|route|log)\b | \b(?:ha(?:s|ve)
            |gets?|given)\s+(?:a\s+|the\s+)?(?:go|first\s+try|chance|opportunity|shot)\b[^.;]{0,60}\b(?:beforehand|first|before)\b
        | \b(?:go|shot|chance|try|attempt|opportunity)\s+(?:at|of|to)\s+[^.;]{0,40}\b(?:beforehand|before\s+(?:we|it|a|the|stage
            |anything))\b | \b(?:stage\s+(?:1|one)|complaint|case|file)\s+(?:is\s+|only\s+|then\s+)*(?:opens?|begins?|starts?
            |opened|logged|raised|registered)\b[^.;]{0,20}\b(?:only|formally)?\s*(?:when|once|if|after
            |where)\b[^.;]{0,60}\b(?:fail\w*|unresolved|unsettled|not\s+(?:been\s+)?(?:put\s+right|settled|resolved|sorted)|days?
            |hours|week|still|unable)\b
        | \bonly\s+(?:when|once|if|after)\b[^.;]{0,70}\b(?:unresolved|unsettled|still\s+there|not\s+gone\s+away
            |not\s+been\s+(?:settled|resolved|sorted|fixed))\b | \bsee\s+(?:if|whether)\s+it\s+(?:goes\s+away
            |can\s+be\s+(?:settled|sorted))\b""",
    ),
    # "A triage stage"; a desk that sorts complaints within stage 1, or a row about resolving early, has what the Code asks for
    forbid(
        "no-extra-stage",
        "Something comes before stage 1.",
        r"\btriage\s+(?:period|phase|step|stage|window|attempt|route)\b",
        unless=r"\b(?:at|in|within|during|part\s+of)\s+stage\s+(?:1|one)\b",
    ),
    # "Dissatisfied tenants may go to the Board", "the Chair hears a last appeal"
    forbid(
        "two-stages no-extra-stage",
        "There is a third stage.",
        r"""\b(?:chair|board|panel|committee|trustees?|chief\s+executive|councillors?|cabinet|members|jury
            |tribunal\s+of\s+members)\b[^.;]{0,40}\b(?:hears?|considers?|takes?|decides?|reconsiders?
            |looks?\s+at)\b[^.;]{0,30}\b(?:appeals?|final\s+(?:appeal|stage|step)|request)
            | \b(?:an?\s+)?(?:final\s+)?appeals?\s+(?:to|before|with)\s+(?:the\s+)?(?:chair|board|panel|chief|committee|trustees?
            |tenants|jury|council)\b
        | \b(?:disagree|unhappy|dissatisfied|not\s+(?:happy|content|satisfied)|second\s+(?:answer|reply|letter)|final\s+(?:answer
            |reply)|after\s+(?:that|this)|stage\s+(?:2|two))\b[^.;]{0,60}\b(?:go|ask|take|refer|appeal|put|turn
            |apply)\w*\b[^.;]{0,40}\b(?:board|chair|panel|committee|trustees|councillor|jury|chief\s+executive)\b
            | \b(?:independent|further|final|another|third|extra)\s+(?:review|appeal|hearing
            |look)\b[^.;]{0,30}\b(?:at\s+the\s+end|after|follows?|afterwards|if)\b
        | \b(?:three|four)\s+(?:stages|steps|levels|tiers|rungs)\b | \b(?:third|fourth|extra|further)\s+(?:step|level|tier|rung
            |round|hearing)\b""",
        2024,
    ),
    forbid(
        "third-party-stages",
        "The contractor's process comes first.",
        r"""\b(?:contractors?|agents?|compan(?:y|ies)|partners?|freeholders?|firms?|providers?
            |caterers?)\b[^.;]{0,60}\b(?:before\s+(?:they|it|anything|the\s+complaint)\s+(?:reach|come|is\s+passed)
            |stages?\s+of\s+(?:its|their)\s+own|and\s+(?:come|comes|then)\b[^.;]{0,20}\b(?:to\s+us|us)\b|and\s+ours\s+follow)
        | \b(?:only|not)\s+(?:once|when|after|until)\b[^.;]{0,20}\b(?:contractors?|agents?|compan(?:y|ies)|partners?|freeholders?
            |firms?)\b[^.;]{0,50}\b(?:final|answer\w*|repl\w+|respond\w*|finish\w*|exhaust\w*) | \b(?:must|have\s+to|has\s+to
            |need\s+to|should|expected\s+to)\s+(?:first\s+)?(?:exhaust|use|complete|go\s+through|try|contact|approach
            |complain\s+to|write\s+to|ask)\b[^.;]{0,40}\b(?:contractor|agent|company|partner|freeholder|firm)
        | \b(?:answered|dealt\s+with|handled|considered|heard)\s+by\s+(?:the\s+)?[\w\s]{0,40}?[,;]?\s+(?:and
            |then)\b[^.;]{0,60}\b(?:stage\s+(?:1|one)|to\s+us|with\s+us)\b | \bif\s+(?:that|it|this|they)\s+(?:fails?
            |does\s+not\s+(?:satisfy|help|work))\b[^.;]{0,60}\b(?:us|stage\s+(?:1|one)|our\s+own|the\s+council|association)\b""",
    ),
    forbid(
        "complaint-definition stage-2-definition responsibility-clear stage-1-acknowledge stage-2-acknowledge",
        "The acknowledgement does not do its work.",
        r"""\b(?:with|but)\s+no\s+(?:summary|definition|description|detail) | \b(?:final|stage\s+(?:1|one)|closing)\s+(?:response
            |reply|letter)\b[^.;]{0,20}\bif\s+at\s+all\b | \b(?:skip|dispense\s+with|do\s+without
            |miss\s+out)s?\b[^.;]{0,30}\backnowledge?ment | \b(?:gets?|receives?)\s+(?:none|nothing)\b | \b(?:straight
            |directly)\s+to\s+the\s+(?:investigation|review|reply)\b
        | \b(?:noted|filed|queued)\s+but\s+not\b | \b(?:not|never)\s+(?:answered|acknowledged|replied\s+to|confirmed)\s+until\b""",
    ),
    # "The manager of the service looks into complaints about it."
    forbid(
        "fair-handling impartial-investigation chance-to-comment",
        "The one complained of decides, or one side is heard.",
        rf"""\b(?:manager|head|team|officer|person|contractors?|department|service|member\s+of\s+staff)\b(?:\s+(?:of|for
            |in)\s+[\w\s]{{0,30}})?\s*\b(?:complained\s+(?:about|of)|concerned|involved|at\s+fault|in\s+question)\s+(?:will\s+
            |then\s+)?(?:investigat|answer|decid|handl|look|repl|respond|writ|deal)\w* | \b(?:investigat|answer|decid|handl
            |look|review|consider|deal)\w*\s+(?:with\s+|into\s+|at\s+)?complaints?\s+(?:about|against)\s+(?:themselves|himself|herself|itself|their\s+own
            |its\s+own|his\s+own|her\s+own)\b
        | \b(?:take|takes|accept|accepts|rely|relies|go\s+by|goes\s+by)\s+(?:on\s+)?(?:the\s+|our\s+)?(?:officer|staff|contractor
            |manager|surveyor|colleague)s?['’]?s?['’]?\s+(?:word|account|version|side|statement)
            | \b{_RESIDENT}\b[^.;]{{0,15}}\b(?:do|does|are|is)\s+not\s+(?:get|given|have|asked|allowed
            |shown|offered|able)\b[^.;]{{0,30}}\b(?:side|chance|say|comment|opportunity|version|account|view)""",
    ),
    forbid(
        "update-intervals kept-updated regular-updates agreed-contact extension-updates",
        "Residents hear little in between.",
        rf"""\b(?:too\s+busy|no\s+time|not\s+enough\s+(?:time|staff))\s+to\s+(?:update|ring|call|contact|write|keep)
            | \b(?:in\s+touch|contact|write|ring|call|update|update\s+(?:them|people))\w*\s+(?:only\s+)?(?:when|if
            |once)\s+(?:there\s+is|we\s+have|something|anything)\b[^.;]{{0,30}}\b(?:say|news|report|tell|new)
            | \b{_RESIDENT}\s+(?:have\s+to\s+|must\s+|can\s+|should\s+|may\s+|need\s+to\s+)?(?:ring|call|chase|contact|phone
            |write\s+to|e-?mail|ask)\s+(?:us|in|the\s+\w+)\s+(?:if|when|for)\b
        | \bintervals?\b[^.;]{{0,20}}\bnot\s+(?:agreed|set|discussed) | \bat\s+the\s+(?:beginning|start
            |outset)\s+and\s+(?:(?:at\s+)?the\s+)?end\b(?!\s+as) | \bnext\s+(?:they|residents|tenants)\s+hear\b""",
    ),
    # "Requests with nothing fresh are declined", "needs the agreement of the Head of Service"
    forbid(
        "no-unreasonable-refusal progress-to-stage-2 escalate-on-request escalations-refused",
        "A request for stage 2 may be turned down.",
        rf"""\b(?:no|without|nothing|lacking)\s+(?:any\s+)?(?:fresh|new|further|additional)\b[^.;]{{0,40}}\b(?:declin|refus
            |reject|turned|not\s+(?:accept|taken|heard)|closed) | \b(?:say|says|said)\s+no\s+(?:to\s+[^.;]{{0,30}})?(?:where|when
            |if|to)\b | \b(?:refus\w+|declin\w+|turned\s+down|turn\s+down|reject\w*)\b[^.;]{{0,50}}\b(?:where|when|if|because
            |as)\b[^.;]{{0,40}}\b(?:we\s+(?:felt|feel|think|thought|consider\w*|believe\w*)|right|fair|reasonable|correct|sound)\b
        | \b(?:needs?|requires?|subject\s+to|with|depends\s+on)\s+(?:the\s+)?(?:agreement|approval|consent|permission
            |say-so)\s+(?:of|from|by)\b | ^\W*(?:provided|if|where|when|as\s+long\s+as|so\s+long\s+as|only\s+if|only\s+where
            |granted)\b[^.;]{{0,15}}\b(?:{_ONE}|it|there|appropriate)\b[^.;]{{0,30}}\b(?:agrees?|sees?|thinks?|finds?|feels?
            |accepts?|considers?|merits?|believes?|decides?|appears?|is\s+(?:satisfied|content|merit|appropriate)|approves?)\b
        | \bdiscretionary\b | (?<!exceptions\s)\b(?:at|is|in|within|with|is\s+at)\s+(?:the\s+|our\s+|his\s+|her\s+
            |their\s+)?(?:sole\s+|absolute\s+)?(?:\w+['’]s\s+)?discretion\b(?!\s+to\s+(?:accept|hear|take)) | \b(?:sifts?
            |filters?|vets?|screens?|weighs?\s+up)\s+(?:the\s+|all\s+|out\s+)?(?:requests?|cases|complaints?|escalations?)
            | \b(?:lets?|let|goes?|go|passed?|forward|sent)\s+(?:on\s+|through\s+|forward\s+)?(?:only\s+)?(?:if|where|those
            |when)\b[^.;]{{0,40}}\b(?:merit|grounds|substance|case\s+to\s+answer|justified|good\s+reason)
        | \b(?:must|has\s+to|have\s+to|needs?\s+to)\s+(?:first\s+)?(?:show|prove|persuade|convince|satisfy|demonstrate
            |establish)\b | \bnot\s+(?:every|all)\s+(?:cases?|requests?|complaints?)\s+(?:can|may|goes?|will|progress\w*|are
            |is)\b | \b(?:sufficient|good|enough|valid)\s+(?:grounds|reasons?|cause)\b[^.;]{{0,40}}\b(?:{_TWO}|escalat|go\s+on
            |proceed|progress)\b | \bif\s+(?:we|they|the\s+\w+)\s+(?:think|feel|consider|believe|see)s?\b""",
        unless=CODES_GROUNDS,
    ),
    forbid(
        "full-record",
        "Not everything is kept.",
        r"""\b(?:thrown\s+(?:away|out)|shredded|wiped|disposed\s+of|deleted|destroyed|weeded)\s+(?:after|once|when
            |as\s+soon)\s+(?:(?:one|two|three|four|six|nine|twelve|\d+)\s+(?:weeks|months)|a\s+(?:month|year)|the\s+(?:case
            |complaint|reply)) | \b(?:keeps?|saves?|records?|files?)\s+(?:only\s+)?(?:what|whatever)\s+(?:he|she|they|it|seems?
            |is)\b | \bonly\s+(?:the\s+)?(?:final|last|main|reply|letters?|outcome)\b[^.;]{0,20}\b(?:kept|saved|filed|stored
            |recorded) | \bin\s+(?:officers['’]|personal|individual|people['’]s)\s+(?:inboxes|e-?mail|notebooks?|drives)""",
    ),
    forbid(
        "remedy-at-any-stage",
        "A remedy has to wait for stage 2.",
        r"""\b(?:no|never|not)\b[^.;]{0,40}\b(?:before|until|prior\s+to)\s+(?:the\s+)?(?:stage\s+(?:2|two)|second\s+stage|end
            |final|review)\b | \b(?:reserved|kept|held\s+back|left|saved)\s+(?:for|until|to)\s+(?:the\s+)?(?:stage\s+(?:2|two)
            |second|end|final|review) | \bonly\s+(?:\w+\s+)?(?:considered|offered|paid|made|available|given|discussed
            |looked\s+at)\b[^.;]{0,40}\b(?:at|in|after|by)\s+(?:the\s+)?(?:stage\s+(?:2|two)|end|final|second|review|director)
        | \b(?:no|little|without)\s+(?:power|authority|budget|means|right)\s+to\s+(?:offer|pay|award|give|settle|put)""",
    ),
    forbid(
        "behaviour-policy proportionate-restrictions",
        "Restrictions go too far or leave no trace.",
        rf"""\b(?:may|can|could|allowed\s+to|able\s+to|permitted\s+to)\s*(?:not|never|no\s+longer)\s+(?:make\s+(?:a
            |any)\s+)?(?:complain\w*|use\s+the\s+complaints)\b | \b(?:restrictions?|bans?|limits)\s+(?:is|are)\s+(?:permanent
            |indefinite|for\s+life|open-ended|never\s+(?:reviewed|lifted)|not\s+(?:reviewed|looked)|automatic|the\s+same|standard)\b
        | \bno\s+reasons?\s+(?:is|are|need|given|recorded) | \b(?:gets?|given|apply|applies|impose[sd]?
            |have)\b[^.;]{{0,20}}\b(?:the\s+)?same\s+(?:ban|restriction|limit|sanction|measure)s?\b | \b(?:equality\s+act
            |disabilit\w+|vulnerab\w+|protected\s+characteristics?)\b[^.;]{{0,30}}\b(?:not\s+(?:mentioned|considered|covered
            |taken|referred|in|looked)|ignored)\b
        | \bno\s+(?:regard|account|reference|mention|consideration|check)\b[^.;]{{0,40}}\b(?:disab\w+|equality|vulnerab\w+|health
            |circumstances)\b | \bdo\s+not\s+have\s+(?:such\s+)?(?:a|one|any)\b[^.;]{{0,20}}(?:policy|$) | \b(?:never
            |not)\s+(?:reviewed|looked\s+at\s+again|lifted)\b | \bcomplaints?\s+from\s+{_RESIDENT}\s+on\s+the\s+(?:list
            |register)[^.;]{{0,30}}\bnot\b""",
    ),
    forbid(
        "early-triage",
        "Complaints are not looked at for need.",
        r"""\b(?:picked\s+up|taken|handled|dealt\s+with|allocated|answered)\s+(?:strictly\s+)?(?:as\s+they\s+(?:come|arrive|land)
            |by\s+date|in\s+turn|one\s+by\s+one|as\s+and\s+when)\b | \bfirst\s+in,?\s+first\s+out\b | \b(?:every|each
            |all)\s+(?:case|complaint)s?\b[^.;]{0,20}\b(?:same\s+way|alike|identically|same\s+process|same\s+queue)\b
            | \bregardless\s+of\s+(?:risk|urgency|vulnerab\w+|complexity)""",
    ),
    # "For as long as the matter needs", "until the surveyor has reported"
    forbid(
        "stage-1-extend stage-2-extend stage-1-longer-extension stage-2-longer-extension extension-reasons",
        "The extension has no limit, or comes without its reasons.",
        r"""\b(?:(?:for\s+)?as\s+long\s+as|as\s+often\s+as|whenever|however\s+(?:many|often|far)
            |as\s+far\s+as)\b[^.;]{0,40}\b(?:needs?|needed|takes?|requires?|necessary|want|wish|demands?|like|merits?|warrants?
            |is)\b | \buntil\b(?:(?!\bhad\b)[^.;]){0,50}\b(?:complete|reported|ready|finished|done|concluded|has\s+been|whenever)\b
            | \b(?:indefinite\w*|open[-\s]ended|unlimited|no\s+(?:upper\s+|fixed\s+|set\s+)?(?:limit|maximum|cap|ceiling
            |end\s+date)|without\s+(?:any\s+)?(?:limit|end\s+date|giving\s+(?:a\s+)?(?:reason|date)))\b
        | \bextend\w*\s+(?:every|each|all|most|any)\b | \b(?:automatic\w*|routine(?:ly)?|as\s+a\s+matter\s+of\s+course
            |by\s+default|as\s+standard)\b[^.;]{0,30}\bext(?:end|ension)\w* | \bext(?:end
            |ension)\w*\b[^.;]{0,40}\b(?:automatic\w*|routinely|as\s+a\s+matter\s+of\s+course|by\s+default|as\s+standard)""",
    ),
    # A cell of few words: "If they complain about the date."
    forbid(
        "stage-1-extension-ombudsman stage-2-extension-ombudsman",
        "The Ombudsman's details go only to those who object.",
        r"""(?:^\W*(?:only\s+|but\s+only\s+|yes,?\s+|given\s+|sent\s+|added\s+)*(?:if|where|when|to)\b(?!\s+(?:we
            |the\s+(?:council|landlord|association))\b)|\b(?:add|give|send|include|provide|supply)\s+(?:them|it|these
            |this)\s+(?:only\s+)?(?:if|where|when|to)\b|\bonly\s+(?:if|where|when|to)\b)[^.;]{0,50}\b(?:complain|cross|object
            |disagree|unhappy|upset|dissatisf|asks?\b|requests?\b|protest|quer(?:y|ies)|disput|angry|push|press|challeng
            |not\s+(?:happy|agree|accept|content))\w*(?![^.;]{0,300}\b(?:we|managers?|officers?|handlers?|directors?)\s+(?:(?:will|then|always)\s+)?(?:rings?|calls?
            |speaks?|talks?|looks?|considers?|discuss\w*|explains?|tr(?:y|ies)|reviews?|agrees?|offers?|records?|notes?)\b)
        | ^\W*(?:only\s+|given\s+|sent\s+)*(?:at|in)\s+(?:the\s+)?(?:stage\s+(?:2|two)|final|last|end)\b
            | \bnot\s+(?:at\s+this\s+(?:point|stage)|on\s+(?:the|our)\s+extension|with\s+the\s+extension)\b""",
        2024,
    ),
    # "When the promised work is over.", "the answer comes after the post-inspection"
    forbid(
        "stage-1-when-known stage-2-when-known",
        "The response waits for the works.",
        rf"""^\W*(?:only\s+|sent\s+|issued\s+|given\s+|answered\s+)*(?:when|once|after|as\s+soon\s+as)\b[^.;]{{0,40}}\b(?:{WORK}
            |builders?|surveyors?|trades|repairs?|post-?inspection)\b[^.;]{{0,30}}\b(?:{FINISHED}|left|gone|over|been)\b
            | \b(?:letter|response|reply|answer|decision)s?\b[^.;]{{0,25}}\b(?:waits?|unsent|held|holds?|kept\s+back|withheld
            |delayed)\b[^.;]{{0,30}}\b(?:for|till|until|while|pending)\b[^.;]{{0,30}}\b(?:{WORK}|builders?|repairs?|inspection
            |contractors?|outstanding|done|finish\w*)\b
        | \b(?:hold|holds|keep|keeps)\s+(?:back\s+)?(?:the\s+|our\s+|any\s+)?(?:letter|response|reply|answer
            |decision)s?\b[^.;]{{0,30}}\b(?:while|until|till|for|pending)\b | \b(?:answer|decision|letter|response
            |reply)\b[^.;]{{0,20}}\b(?:at|with)\s+the\s+(?:end|completion)\s+of\s+(?:the\s+)?(?:{WORK}|repairs?)
            | \b(?:responses?|replies|letters?|answers?)\s+(?:follows?|comes?\s+after|(?:is
            |are)\s+sent\s+after)\s+(?:the\s+)?(?:post-?inspection|{WORK}|repairs?|completion|final\s+visit)\b""",
    ),
    forbid(
        "stage-1-all-points stage-2-all-points",
        "Not every point is answered.",
        r"""\b(?:pick|choose|select)s?\s+(?:out\s+)?(?:the\s+)?(?:points?|issues?|parts?|matters)\b | \b(?:minor|smaller|lesser
            |secondary|trivial|some|other)\s+(?:points?|issues?|parts?|matters)\b[^.;]{0,20}\b(?:passed\s+over|left|ignored
            |skipped|dropped|not\s+(?:answered|covered|addressed)|go\s+unanswered|set\s+aside) | \b(?:answer|address|cover
            |deal\s+with)s?\s+(?:only\s+)?(?:the\s+)?(?:gist|heart|substance|bulk|most\s+of|main|core|new\s+points)\b
            | \bonly\s+(?:new|the\s+new|disputed)\s+points\b""",
    ),
    # "Any new point waits for the first case to close."
    forbid(
        "additional-complaints",
        "New points have to wait or start again.",
        r"""\b(?:new|further|additional|fresh|later|extra|second|other)\s+(?:issues?|points?|matters?|complaints?|concerns?
            |things?|ones?)\b[^.;]{0,40}\b(?:always|have\s+to|has\s+to|must|wait|only\s+(?:after|once|when)|not\s+(?:added
            |accepted|taken|considered|included)|automatically|every\s+time)\b | \b(?:anything|whatever\s+is
            |everything)\s+new\b[^.;]{0,30}\b(?:wait|has\s+to|must|separate|later|next|start)
        | \b(?:start\s+(?:again|afresh|over)|begin\s+again)\b | \b(?:add|include|take\s+in|accept)\s+(?:anything|nothing
            |new\s+points|further\s+points|any\s+more)\b[^.;]{0,30}\b(?:once|after|when)\b | \b(?:only\s+after|once|after|until
            |till|not\s+before)\b[^.;]{0,30}\b(?:first|present|current|existing|earlier|original|open|other)\s+(?:complaint|case
            |one|matter)\b[^.;]{0,30}\b(?:closed|ended|over|finished|answered|done|resolved|complete\w*|concluded|settled)\b
        # "It is not added to the complaint that is being investigated, even where it is about the same job"
        | \b(?:not|never)\s+(?:be\s+)?(?:added|joined|taken\s+in(?:to)?|included|folded|merged|combined)\b(?=[^.;]{0,80}\b(?:even
            |however)\s+(?:where|if|when|though|closely|much)\b)""",
    ),
    forbid(
        "stage-1-letter stage-2-letter",
        "The answer is not put in writing.",
        r"""\b(?:outcome|decision|answer|result|response|reply)s?\b[^.;]{0,20}\b(?:given|told|passed\s+on|delivered|communicated
            |explained|sent)\b[^.;]{0,20}\b(?:over|by|on)\s+(?:the\s+)?(?:tele)?(?:phone|text)\b(?![^.;]{0,40}\b(?:and|as\s+well
            |then|too|followed|before)) | \bletters?\s+(?:follows?|(?:is|are)\s+sent|goes|go)\b[^.;]{0,15}\b(?:only\s+)?(?:if
            |where|when)\s+(?:the\s+\w+|they|he|she|someone|anyone)\s+(?:wants?|asks?|insists?|requests?)""",
    ),
    # "One officer sees it through both stages.", "whoever answered first answers again"
    forbid(
        "different-person",
        "The same person decides twice.",
        rf"""\b(?:also|too)\s+(?:signs?\s+off|approves?|clears?|settles?|writes?|answers?|decides?|agrees?)\b[^.;]{{0,30}}\b(?:stage\s+(?:1
            |one)|first[-\s]stage)\b | \b(?:from\s+(?:start|beginning|first|one\s+end)\s+to\s+(?:finish|end|last|the\s+other)|throughout
            |all\s+the\s+way\s+through|through(?:out)?\s+(?:both|the\s+two)\s+stages?|start-to-finish)\b | \bwhoever\s+(?:wrote
            |answered|dealt|handled|looked|replied|decided|signed|investigated)\b[^.;]{{0,40}}\b(?:again|also|second|stage\s+(?:2
            |two)|too|as\s+well)\b
        | \b(?:one|a\s+single|same|only\s+one)\s+(?:person|officer|manager|handler|member\s+of\s+staff|trustee
            |director)\b[^.;]{{0,40}}\b(?:both|each|all|twice|again|either)\b | \b{_ONE}\b[^.;,]{{0,30}}\b(?:stage\s+(?:1|one)
            |first)\b(?:(?!\b(?:{_ONE}|trustees?|head|another|different|other|someone|somebody|else|separate|then|not|never
            |no\s+part|senior|independent)\b)[^.;,]){{0,40}}\b(?:also|again|too|as\s+well|second|stage\s+(?:2
            |two))\b(?![^.;]{{0,40}}\b(?:another|different|other|separate|then|not|never|no\s+part))
        | \b(?:author|writer)\s+of\s+the\s+first\b | \b(?:too\s+(?:small|few)|only\s+(?:one|two)|not\s+(?:big|large)\s+enough
            |no\s+one\s+else|nobody\s+else)\b[^.;]{{0,50}}\b(?:second|other|another|different|person|separate|review\w*
            |available)\b | \breviews?\s+(?:his|her|their|its|our)\s+own\b""",
    ),
    forbid(
        "no-reasons-needed",
        "The resident has to give reasons.",
        rf"""\b(?:cannot|can['’]t|will\s+not|won['’]t|do\s+not|unable\s+to)\b[^.;]{{0,40}}\b(?:without|unless
            |until)\b[^.;]{{0,40}}\b(?:them|reasons?|grounds|why|explanation|it|answer) | \b(?:we\s+)?(?:need|require|expect
            |want)\s+(?:\w+\s+)?(?:to\s+know|them\s+to\s+(?:say|explain|tell|set)|to\s+be\s+told|reasons|grounds|an\s+explanation
            |details\s+of)\b | \b(?:must|has\s+to|have\s+to|needs?\s+to)\s+be\s+(?:supported|accompanied|backed|justified
            |reasoned|specific)\b
        | \b(?:vague|general|unclear|bare|unexplained|unreasoned|short)\s+(?:requests?|ones?|forms?)\b[^.;]{{0,20}}\b(?:returned
            |sent\s+back|refused|rejected|not|queried|declined) | \bonly\s+(?:if|where|when|once)\s+(?:{_RESIDENT}|the\s+\w+|he
            |she)\s+(?:can\s+|has\s+|have\s+)?(?:say|says|said|explain\w*|show\w*|give|gives|given|tell|tells|set|sets|point
            |state\w*|identif\w*) | \b{_RESIDENT}\s+(?:fill|set|write|give|state|put)s?\s+(?:in|out|down)?\s*(?:why
            |the\s+reasons?|their\s+reasons|grounds)\b[^.;]{{0,40}}\b(?:or|otherwise|before|first)\b""",
        2024,
    ),
    forbid(
        "stage-2-suitable-staff",
        "The right people are not brought in.",
        r"""\b(?:alone|on\s+(?:his|her|their)\s+own|single-handed\w*|by\s+(?:himself|herself))\b | \b(?:junior|trainee|temporary
            |agency)\s+(?:officer|member|staff|colleague|assistant)\b | \b(?:without|no)\s+(?:input|asking|reference|contribution
            |consult\w*|speaking)\b""",
    ),
)
