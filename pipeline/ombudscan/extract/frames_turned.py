"""Frames of what is turned away, or met only on asking: first contacts, talk of law, the need for an adjustment."""

from __future__ import annotations

from ombudscan.extract.frames import Frame, frame

_UPSET = (
    r"(?:@unhappy|dissatisfaction|displeasure|unhappiness|\bupset\b|\bcross\b|\bangry|annoyed|annoyance|\bgrumbl\w*|\bgripes?|\bmoan\w*|"
    r"\bcomplain(?:s|ed|ing)?\b|disappoint\w*|frustrat\w*)"
)
_NEW = (
    r"(?:\bfirst (?:time|contact|report\w*|grumble|expression|complaint|mention|approach|we (?:have|had|'ve) heard|that (?:we|you|the)|"
    r"heard|occasion|instance)\b|\bnew to us\b|\bnot (?:\w+ )?(?:heard|known|been told|been reported|been raised|raised|reported|told|"
    r"mentioned)\b"
    r"[^.;]{0,40}\bbefore\b|\bnot (?:yet |previously |already )(?:\w+ )?(?:heard|told|raised|reported|known|had|been)|\bunless\b[^.;]{0,40}"
    r"\b(?:reported|raised|told|mentioned)\b|\bonly (?:if|when|where|once)\b[^.;]{0,30}\b(?:told|reported|raised|asked|mentioned|"
    r"brought)\b[^.;]{0,30}"
    r"\b(?:before|already|once|twice|again)\b|\bsecond (?:time|occasion|contact|report)\b|\bhad (?:its|their|the|a|an|our|his|"
    r"her) (?:\w+ )?(?:turn|"
    r"chance|opportunity|go)\b|\bfor the first time\b|\b(?:did|do|does) not know (?:there|about|of|that)\b|\bnever (?:been )?(?:raised|"
    r"reported|told|heard))"
)
_TURNED = (
    r"(?:\b(?:not|never|no|nor|cannot|n't)\b[^.;,]{0,30}\b(?:as )?(?:an? |our |the |count\w* as |treated as |logged as |"
    r"called )?(?:formal )?complaints?\b"
    r"(?! (?:officer|team))|\b(?:complaints? )?(?:policy|procedure|process|scheme)\b[^.;]{0,30}(?:\bnot\b|n't\b|\bclosed\b|\bshut\b|"
    r"\boutside\b|\bno\b)"
    r"|\b(?:outside|not (?:covered|dealt with|taken) (?:by|under)|beyond) (?:of )?(?:this|the|our) (?:complaints? )?(?:policy|procedure|"
    r"process|scheme)|\bas (?:an? |mere |simple |ordinary )?(?:\w+ )?(?:requests?|enquir(?:y|ies)|quer(?:y|ies)|feedback|"
    r"comments?)(?: for (?:a )?service)?\b"
    r"|\b(?:is|are) (?:an? )?(?:service )?(?:requests?|enquir(?:y|ies)|quer(?:y|ies)|feedback)(?: for service)?\b|"
    r"\bdo not log as a complaint|"
    r"\bcomplaint only (?:from|when|if|on|after|once)|\bcan complain only|\bmay complain only|\bonly complain\b)"
)

# "A first report without any expression of dissatisfaction"
NO_WORD_OF = r"\bwithout (?:any |an? )?(?:\w+ )?(?:(?:expression|sign|word|mention) of\b|dissatisf\w+)"
# "Any dissatisfaction with what we then do is a complaint"
_WITH_WHAT_IS_DONE = (
    r"(?:@unhappy|dissatisfaction|unhappiness|displeasure) (?:with|about|at|over) (?:what|how|the way|our|anything|its?\b"
    r"|that\b)[^.;]{0,60}"
    r"\b(?:is|are|becomes?|counts? as|makes|goes down as|is (?:logged|taken|recorded|treated) as) (?:\w+ )?(?:an? )?(?:new )?complaints?\b"
)
# "A first report of a fault is a request; telling us that you are fed up with it is a complaint": what is unhappy is a complaint
_BARE = (
    r"(?:(?!@unhappy|dissatisf|displeas|unhapp|\bupset\b|\bangry|annoy|grumbl|gripe|moan|complain(?:s|ed|ing)?\b|disappoint|frustrat)"
    r"[^.])"
)
LINE_DRAWN = (
    rf"^{_BARE}{{0,300}}?\b(?:requests?|enquir(?:y|ies)|quer(?:y|ies))\b{_BARE}{{0,60}}?(?:[;,]|\b(?:and|but|while|whereas)\b)"
    r"(?:(?!\b(?:not|never|no|only|second|again|twice|still)\b|n't)[^.]){0,200}?"
    r"\b(?:an?|as|becomes?|is) (?:new |stage 1 |formal )?complaint\b"
    r"(?![^.]{0,120}\b(?:again|second|twice|still)\b)"
)
# "We do not treat a complaint as a service request because it is new to us"
NOT_AS_REQUEST = (
    r"\b(?:not|never|n't)\b(?:(?!\bbut\b|\bas (?:an? )?(?:\w+ )?complaint|rather)[^.;]){0,60}\bas (?:an? )?(?:\w+ )?(?:service )?"
    r"(?:requests?|enquir(?:y|ies)|quer(?:y|ies)) (?:for service )?(?:just |only |simply |merely )?(?:because|if|when|where)\b"
)
FIRST_CONTACT: tuple[Frame, ...] = (
    # "If it is the first we have heard of it, it goes down as a request, however upset you are, and the process is not open to you"
    frame(
        "dissatisfaction is turned away because it is the first contact",
        _UPSET,
        _NEW,
        _TURNED,
        unless=r"(?:does|do|did|will|is) not (?:matter|mean|have to|stop|prevent|need)|n't (?:matter|mean|have to)|\beven (?:if|where|"
        r"when|though) (?:it|"
        r"this|that|we|the matter|you have not|they have not) (?:is|has|have|had|was)? ?(?:the first|not|never|been|raised)|"
        rf"\bnot (?:an? |merely |just |only )*(?:service )?(?:request|enquiry|feedback)|{NOT_AS_REQUEST}|"
        rf"{NO_WORD_OF}|"
        r"rather than an? (?:\w+ )?request|at once\b|\bstraight ?away\b|both stages|12 months|twelve months|ombudsman|survey|insur|"
        r"stage[ -]?(?:1|2|one|two)|second stage|neighbour|you (?:may|can) (?:still )?complain (?:at|if|about)|(?:may|can|will|"
        r"shall) be (?:made|logged|raised|treated) (?:as )?a complaint|is also a complaint|refus\w{1,40} (?:to|because)|need not|"
        r"unless (?:the \w+|they|you|he|she|somebody|anyone) (?:also )?(?:says?|tells? us|makes? (?:it )?(?:clear|plain)|is|are|"
        r"expresses)\b[^.;]{0,30}@unhappy|"
        r"@unhappy with (?:how|the way|our (?:answer|reply|response)|the (?:answer|reply|response|outcome|result))|"
        rf"{_WITH_WHAT_IS_DONE}|{LINE_DRAWN}",
        confidence=0.8,
    ),
    frame(
        "dissatisfaction is turned away because it is the first contact",
        r"\b(?:first (?:grumble|expression of \w+|complaint|moan|gripe)s?|first contact|first time)\b|\bfirst\b[^.;]{0,20}\b(?:contact|"
        r"heard)\b",
        _TURNED,
        r"\bnot (?:be )?(?:\w+ )?(?:counted|count|treated|logged|taken|recorded|classed|regarded|seen|dealt with)?(?: as)? an? complaint\b|"
        r"\b(?:enquir\w+|feedback|requests?|comments?)\b[^.]{0,300}\b(?:policy|procedure|process)\b[^.;]{0,25}(?:\bnot\b|\boutside\b|n't)|"
        r"\bare outside\b|\bnot as an? complaint",
        unless=r"report(?:s|ed|ing)? (?:of )?(?:a |an |the )?(?:repair|broken|fault|leak|gate|problem with)|reports? of|"
        r"\bif you are @unhappy with how|"
        r"does not|do not matter|stage[ -]?(?:1|2|one|two)|ask(?:ing|s)? us (?:for|to)\b|\bneed not\b|contact resolution|" + LINE_DRAWN,
        confidence=0.75,
    ),
)

_LAW = (
    r"\b(?:solicitors?|lawyers?|barristers?|legal (?:adviser|advisor|representative|advice|action|proceedings|claim|steps|team|help|"
    r"letter)|"
    r"proceedings|litigation|to (?:sue|court|law)|sue us|in court|pre-?action(?: \w+)?|letters? (?:of claim|before action|before claim)|"
    r"a claim (?:against us|for|in)|law ?suit|disrepair claim)\b"
)
_EARLY = (
    r"(?:\b(?:solicitors?|lawyers?|barristers?)\b[^.;]{0,40}\b(?:acting|acts?|instructed|consulted|involved|engaged|come|comes|writes?|"
    r"written|wrote|"
    r"appointed|in touch|seen|reach\w*|letter|has|have|is|are|taken on)\b|\b(?:instruct\w*|consult\w*|hear\w*|learn\w*|letter|letters|"
    r"engag\w*|see\w*|"
    r"taken|take|takes|threat\w*|talk\w*|mention\w*|mean|means|intend\w*|say|says|may|might|could|will end|likely|plan\w*|about to|"
    r"going to|"
    r"consider\w*|contemplat\w*)\b[^.;]{0,40}?(?:@law)|@law[^.;]{0,25}\b(?:talked of|threatened|mentioned|considered|likely|in prospect|"
    r"in the air|spoken of|planned|received|arrives?|reaches|sent)\b|\bpre-?action\b|letters? (?:of claim|before action))"
).replace("@law", _LAW)
_STOPS = (
    r"(?:\b(?:complaints?|case|file|matter|procedure|process|policy|it|this|dealings)\b[^.;]{0,40}?\b(?:stops?|goes no further|"
    r"go no further|ends?|"
    r"ceases?|is (?:then )?(?:closed|shut|ended|stopped|dropped|suspended|over|at an end)|are (?:closed|shut|stopped|left|suspended|"
    r"dropped)|falls? away|lapses?|no longer (?:applies|runs|open)|to an end|to a halt|to a stop|(?:is|are) left to|comes? off)\b"
    r"|\b(?:shut|close|end|stop|drop|freeze|suspend)s? (?:the |your |our |that |any |all )?(?:file|case|complaint|work on|dealings|process)"
    r"|\b(?:can|will|shall|do) (?:do )?(?:nothing (?:more|further)|no more)\b|\b(?:write|do|say|take|plays?) no (?:more|further)\b|"
    r"\bcannot (?:run|go on|proceed|continue|be (?:handled|heard|considered))\b|\bno (?:further|more) (?:action|"
    r"work|part|steps|answer|replies)|\b(?:brings?|puts?) (?:the |your |an |our )?[^.;]{0,40}\b(?:end|stop|halt)\b|"
    r"\bnothing more is done\b)"
)

LEGAL: tuple[Frame, ...] = (
    # "Once we have heard that a solicitor is acting for you the complaint goes no further"
    frame(
        "a solicitor's part, or talk of law, ends the complaint",
        _EARLY,
        _STOPS,
        unless=r"claim form|particulars|filed|issued (?:at|by|in)|lodged (?:at|with)|\border (?:has|was)|our (?:own )?solicitor|eviction|"
        r"possession|arrears|contracts? (?:is|are|has|have|were)|exchanged|\b(?:does|do|will|would|is|are|need|must|shall) ?(?:not|n't|"
        r"never)\b[^.;]{0,25}\b(?:stop|"
        r"end|close\w*|put|bring|prevent|bar|mean|affect|halt|drop|suspend|finish)|\bcarry on\b|\bgoes on\b|\bcontinues?\b|\bstill\b|"
        r"\bnever\b|"
        r"\bnot (?:enough|a reason|refused)|\bno (?:bar|reason)|\bregardless|\bonly (?:if|when|once)\b[^.;]{0,20}\bclaim\b|\bnobody\b|"
        r"against (?:a|the) "
        r"(?:tenant|resident)|\bcompleted\b|\bthan\b[^.;]{0,15}court|\bsettle",
        near=r"complain",
        confidence=0.85,
    ),
)

_CHANGE = (
    r"(?:\badjust\w*|\badapt(?:ed|s|ing|ation)?\b|\b(?:chang\w+|alter\w*|depart\w*|vary|differently|different (?:way|process)|"
    r"flexib\w*)\b[^.;]{0,30}?(?:"
    r"\bprocess|procedure|\bhow we\b|\bthe way we|\bthings?\b|\bfrom it\b|\byou\b|\bchanges\b|$)|\bmake (?:any )?changes\b|"
    r"\bdo (?:things|it) differently|\b(?:standard|usual|normal|same) (?:process|procedure|way)\b)"
)
_ON_ASKING = (
    r"(?:\bonly (?:if|when|where|after|once)\b[^.;]{0,40}\b(?:ask\w*|request\w*|raise\w*|say|says|tell\w*|told|mention\w*)\b|\b(?:up to|"
    r"for|on|rests with|"
    r"lies with) (?:you|the \w+|residents|tenants|customers|members|any\w+|a \w+)(?: \w+)? to (?:ask|say|tell|let|mention|request|raise|"
    r"apply|make|point)\b"
    r"|\bunless\b[^.;]{0,50}\b(?:mention\w*|ask\w*|request\w*|raise\w*|told|tell\w*|said|says?)\b|\b(?:have|has|need|needs|must|should|"
    r"ought)(?: to)? (?:say so|ask|tell us|let us know|let the \w+ know|apply|request|raise|mention|make (?:it|this) known)\b"
    r"|\b(?:if|when|where) (?:that |the |a |any |an )?(?:@resident|he|she|it) (?:has |have |is |are )?(?:\w+ )?(?:asks?|asked|asked for|"
    r"requests?|requested|"
    r"raises?|applies|says? so|tells? us)\b|\bmakes? (?:a|such a|the) request\b|\bto request (?:these|them|one|any)\b|\bhas asked for\b|"
    r"\b(?:if|where|when|unless) (?:we are |they are |it is |one is )?(?:asked|requested)\b"
    r"|\bappl(?:y|ies) to\b|\b(?:following|upon|on) (?:an? |their |your )?(?:application|request)\b|\b(?:only|"
    r"need only)\b[^.;]{0,40}\bwhen\b[^.;]{0,25}\b(?:asks?|raises?|requests?|says?)\b)"
)

ADJUSTMENT: tuple[Frame, ...] = (
    # "It is for you to let us know if a disability means that the process has to be adapted"
    frame(
        "adjustments depend on a request",
        _CHANGE,
        _ON_ASKING,
        near=r"disab\w*|equality act|impair\w*|health condition|\badjustments?\b|adjust the process|reasonable adjust|\bextra help\b|"
        r"special needs?|"
        r"make (?:any )?changes only|only make changes|how we deal with you|differently\b[^.]{0,300}\bonly\b",
        unless=r"without (?:your |their |being |having |anyone |waiting )?(?:to be |to |having to )?ask|"
        r"not (?:only|just|wait|need|have|depend\w*)|"
        r"\balso\b|as well as|"
        r"whether or not|anticipat|proactive|\bnobody\b|\bno[- ]one\b|\brents?\b|service charge|\brepairs?\b|record\w*|twice|review\w*|"
        r"each (?:year|time)|"
        r"\brefus|even (?:if|where)|\bdate of\b|appointment|compensation|timescale|extension|extend|working days|on our own|copy|copies|"
        r"(?:can|may) be had in|available in",
    ),
)
