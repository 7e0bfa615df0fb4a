"""Frames of the way in: by which way a complaint may come, and who may bring it for another."""

from __future__ import annotations

from ombudscan.extract.frames import Frame, frame

_COMPLAINT = r"\b(?:complain\w*|grievances?)\b"
_WAY = (
    r"(?:in writing|on paper|in black and white|\bletters?\b|\bpost(?:ed)?\b|\b(?:\w+[- ])?forms?\b|\bslips?\b|\bcards?\b|\bportal|"
    r"\bweb ?\w*|"
    r"\bonline|\be-?mail|\bapp\b|\baccount\b|\binbox|\bmailbox|@\w|\baddress\b|\bsurgery\b|\bcounter\b|\bdesk\b|\bbook\b|\boffice\b|"
    r"\bteam\b|\bcall centre|\bhub\b|\btele?phone line|\bhelpline)"
)
_SPOKEN = (
    r"(?:(?:tele)?phone\w{0,40}+|\brings?\b|\bcall(?:s|ers?|ed|ing)?\b|\bover the counter|\bin person|by word of mouth|\bspoken|"
    r"\bverbal\w*|"
    r"\boral\w*|"
    r"\bsaid\b|\bsays?\b|\bmention(?:ed|s)?\b|\btold\b|\btells?\b|\bstopp(?:ed|ing)\b|on the stairs|in the street|face[- ]to[- ]face|"
    r"social media|\btext\b|visitors?)"
)
_NOT = r"(?:\b(?:not|never|cannot|nor|unable to|no)\b|n't\b)"
_FREE = (
    r"\b(?:do|does|need|will|shall|is|are) ?(?:not|n't) (?:have|need|insist|require|necessary)|\bneed not\b|\bno need\b|\bnever refused\b|"
    r"\bthere is no (?:single|one|set|right|wrong)|\bno (?:single|one|set|right|wrong) (?:way|form|route)|\bnot the only\b|\bnot only\b|"
    r"\bor (?:by |in |over |on )?(?:the )?(?:(?:tele)?phone|person|tell|speak|call|ring|any|letter)|,? (?:by )?(?:tele)?phone,|"
    r"\bany (?:way|of us|colleague|member|other)|\bwe (?:can |will |shall |)(?:fill|write|do) it|for you while|all the same|\bstill\b|"
    r"consent|authority|behalf|represent|compliment|refund|deposit|\bgrant|compensation|stage[ -]?(?:2|two)|second stage|appeal|escalat|"
    r"ombudsman|\brepairs? (?:can|may|must|should)|on the (?:resident|tenant|caller)'s|there and then"
)

_NARROWED_TO = (
    rf"\b(?:only|solely|exclusively|alone|nothing else|nowhere else|anywhere else|no other|other than|except)\b[^.;]{{0,60}}?{_WAY}"
    rf"|{_WAY}[^.;]{{0,40}}?\b(?:only|solely|exclusively|alone|nothing else|nowhere else|no other)\b"
)

CHANNEL: tuple[Frame, ...] = (
    # "The only way to start a complaint is to fill in the yellow form"; "we have one door for complaints: the slip"
    frame(
        "complaints are taken in one way only",
        _COMPLAINT,
        r"\b(?:the only|our only|the sole|a single|one single|the one|just one|have one|only one|by one)\b (?:\w+ ){0,2}?(?:ways?|means|"
        r"method|"
        r"place|route|door|channel|address|point|road|entrance|desk)\b",
        unless=rf"{_FREE}|\bonly (?:thing|one of)|ends?\b|answer|complaints? (?:is|are) (?:answered|handled|dealt)|contact (?:point|"
        r"person)|"
        r"point of contact|single point|reply|respon[ds]|learn|reports?\b|consistent|\bcomplain\w*[^.;]{0,60}\b(?:led|resulted|brought|"
        r"gave rise|prompted|persuaded|taught|showed|moved|caused)\b",
        confidence=0.85,
    ),
    # "Complaints reach us through the portal and nothing else"; "logged only if they come to complaints@..."
    frame(
        "complaints are taken in one way only",
        rf"{_COMPLAINT}[^.;]{{0,60}}\b(?:come|comes|came|coming|reach(?:es)?|made|sent|start(?:ed)?|begun|begin|brought|put|raised|"
        r"logged|lodged|"
        r"registered|recorded|accepted|taken|received|opened|counts?|submitted|entered|considered|looked)\b",
        r"\b(?:only|solely|exclusively|alone|nothing else|nowhere else|anywhere else|no other|(?:any(?:where)?|somewhere) other than|"
        r"other than (?:by|to|on|through|via|at|in)|except (?:by|on|"
        r"through|via))\b",
        _NARROWED_TO,
        unless=rf"{_FREE}|\bonly (?:the|our|a|an) [\w ]{{3,30}} (?:read|see|open|answer)|read only|only (?:be )?(?:closed|reopened|"
        r"shared|used|kept)|"
        r"months?\b|once the|\bonly when (?:you|we|the)\b(?![^.]{0,300}(?:form|writing|paper))|acknowledg|answered|repl(?:y|ies)|closed|"
        r"respon[ds]|learn|review|passed|handled|dealt|extend|investigat|working days|\bonly (?:if|where) (?:they|it|you) (?:are|is|has|"
        r"have) (?:more|older|"
        r"already)|refus\w+|\breasons?\b|grounds",
    ),
    # "A complaint is no use unless it is on form C1"; "nothing is looked at till it is on paper"
    frame(
        "a complaint counts only in one form",
        _COMPLAINT,
        r"\b(?:unless|until|till|before|without)\b[^.;]{0,50}?(?:\b(?:on|in|by|through|via|put|set|filled|completed?|signed|have|got|has)\b"
        r"[^.;]{0,30}?)(?:in writing|on paper|\bform\b|\bslip\b|\bportal\b|\bcard\b|\bletter\b)",
        rf"{_NOT}[^.;]{{0,25}}\b(?:look\w*|logg?\w*|tak\w+|accept\w*|register\w*|record\w*|start\w*|begin|begun|open\w*|act\w*|do|done|"
        r"count\w*|"
        r"consider\w*|valid)\b|\b(?:must|ha(?:s|ve) to|needs? to) be (?:put|set|made|written|down)\b|\bnothing\b",
        unless=rf"{_FREE}|person who|officer|\bwe have (?:read|seen)",
    ),
    # "Nothing said to a caretaker is treated as a complaint"; "You cannot complain over the counter"
    frame(
        "what is spoken is not taken as a complaint",
        rf"{_NOT}[^.;]{{0,30}}(?:\b(?:treat|take|taken|count|counts|regard|accept\w*|log\w*|record\w*|class|make|made|start|bring|"
        r"consider\w*|"
        r"complain)\b)|\bnothing\b",
        rf"{_SPOKEN}[^.]{{0,300}}{_COMPLAINT}|{_COMPLAINT}[^.]{{0,300}}{_SPOKEN}",
        rf"{_NOT}[^.;]{{0,40}}{_SPOKEN}|{_SPOKEN}[^.;]{{0,60}}(?:{_NOT}|\bmust\b)|\bnothing {_SPOKEN}",
        r"\b(?:over the counter|by (?:tele)?phone|in person|by word of mouth|said to|told to|mentioned to|told (?:a|an|the|our) \w+|"
        r"on the stairs|verbally|orally|social media)\b",
        r"\bas (?:an? )?(?:\w+ )?complaint|\b(?:make|start|bring|take|accept|log|record|register)\w* (?:a |an |any |your |it |your )?"
        rf"(?:\w+ )?complaints?\b|\bcomplaints?\b[^.;]{{0,30}}{_NOT}",
        unless=rf"{_FREE}|\bask(?:ed|s)?\b|angry|as a (?:mark|sign)|\beven\b|word (?:complaint|complain)|\bwhether\b|\bneed\b|personal|"
        r"detail|"
        r"acknowledg|neighbour|answer|reply|hold it against|because (?:you|they)|not have (?:told|mentioned)|does not (?:matter|have)|"
        r"must not (?:be|say)|stage|never (?:told|been told)|mustn't",
        freed=False,
    ),
    # "Staff who are told of a complaint must say that they cannot take it and give out the web address instead"
    frame(
        "staff may not take a complaint",
        _COMPLAINT,
        r"\b(?:staff|officers?|caretakers?|contractors?|wardens?|callers?|visitors|colleagues|residents|tenants|customers|people|anyone|"
        r"(?:committee )?members|they)\b[^.;]{0,60}\b(?:cannot|can't|must not|may not|should not|are not (?:to|able|allowed)|is not|"
        r"not)\b[^.;]{0,25}"
        r"\b(?:take|accept|log|record|note|register|write)\b|\b(?:callers?|visitors|residents|tenants|customers|people|anyone|"
        r"those)\b[^.;]{0,40}"
        r"\b(?:pointed|sent|directed|referred|redirected|asked to use|told to use|shown)\b",
        r"\b(?:web\w*|form|portal|online|in writing|link|address|e-?mail)\b",
        r"\binstead\b|\b(?:give|hand|pass|send)\w* (?:out|them|over)\b|\b(?:pointed|sent|directed|referred|redirected|told to use|"
        r"asked to use)\b",
        unless=rf"{_FREE}|if they (?:prefer|like|want|wish)|who want|ask for|more information|find out|read",
    ),
    # "If a tenant rings to complain, tell them that it has to be put on paper first"
    frame(
        "a spoken complaint has to be put in writing",
        _COMPLAINT,
        _SPOKEN,
        r"\b(?:must|ha(?:s|ve) to|needs? to|should|ask (?:you|them|him|her|the \w+) to|tell (?:them|him|her|the \w+) to|(?:is|"
        r"are) (?:asked|told) to)"
        r"[^.;]{0,25}\b(?:put|set|write|written|fill|complete|confirm\w*|sent?)\b[^.;]{0,25}(?:paper|writing|form\b|letter|e-?mail|"
        r"it down|them down)",
        unless=rf"{_FREE}|\bwe (?:must|have to|need to|should) (?:put|confirm|write)|\b(?:you|staff|officers?|colleagues?|whoever|"
        r"advisers?) "
        r"(?:\w+ ){0,6}?(?:must|should|have to|has to|need to) (?:then )?(?:put|write|set|fill|complete|confirm|send)|acknowledg|reply|"
        r"respon",
    ),
    # "That is the one place where a complaint can be registered"; "No other way of complaining is recognised"
    frame(
        "complaints are taken in one way only",
        _COMPLAINT,
        r"\b(?:no other (?:arrangements?|way|means|route|form|channel|method|road)|nowhere else|nobody else|in no other (?:way|form)|"
        r"not in any other (?:way|"
        r"form)|by no other)\b",
        unless=rf"{_FREE}|answer|reply|respon[ds]|nobody else (?:decides|may|can|has)|you choose",
        joined=True,
    ),
    frame(
        "complaints are taken in one way only",
        rf"\bit is only (?:by|through|on|via|at|in|when|if)\b[^.;]{{0,60}}\bthat\b[^.;]{{0,30}}{_COMPLAINT}",
        unless=_FREE,
    ),
)

_OTHER = (
    r"\b(?:some(?:one|body) else|some(?:one|body) (?:may|can|might|will)|another person|other people|anyone else|friend|relative|"
    r"relation|neighbour|"
    r"daughter|son|carer|spouse|partner|famil\w+|advocates?|representatives?|supporters?|third part\w+|advisers?|councillors?|represented|"
    r"companion|people who speak|any(?:one|body) (?:but|other than|except))\b"
)
_FOR = (
    r"\b(?:complain\w*|speak\w*|talk\w*|writ\w+|act\w*|put\w*|represent\w*|bring\w*|brought|accompan\w*|help\w*|attend\w*|case|welcome|"
    r"behalf|place|side|heard|discuss\w*|deal\w*)\b"
)
_IF = (
    r"\b(?:if|where|when|unless|until|till|once|before|provided|providing|so long as|as long as|on condition|only|subject to|with|whether|"
    r"should)\b"
)
_US = (
    r"(?:\bwe\b|\bus\b|\bour\b|\bit is thought\b|\bthe (?:\w+ ){0,2}?(?:committee|board|council|association|trust(?:ees)?|co-?op\w*|"
    r"landlord|warden|clerk|secretary|manager|officer|head of \w+|director|team|office|handler|service|steward|bursar|chair)\b)"
)
_FIT = (
    r"(?:\b(?:sensible|reasonabl\w+|fair|suitable|appropriate|proper|necessary|needed|helpful|acceptable|wise|right|justified|in order|fit|"
    r"permission|approval|leave|consent|agree\w*|allow\w*|accept\w*|approv\w*|objections?|judge|decide)\b)"
)
_REPRESENTATION_FREE = (
    r"\b(?:no|not|n't|never) (?:\w+ )?(?:form|need|have to|necessary|ask|require\w*|insist|wait|permission|signature)\b|\bneed not\b|"
    r"\bany(?:one|body) else whom|whom(?:ever)? you|\bstaff interview|ombudsman|union|extend|extension|timescale|compensation|remed|repair|"
    r"\bwe (?:will |shall |may |can )?(?:find|help|arrange|put you|refer)|neighbour'?s? (?:noise|dispute)|about (?:a|your|the|"
    r"another) neighbour|"
    r"anonymous|if (?:you|they) (?:wish|want|like|prefer|agree)|\b(?:all the same|even (?:if|where|though))\b|carry on|in the meantime|"
    r"adjust|whether that is|is all right"
)

REPRESENTATIVE: tuple[Frame, ...] = (
    # "Somebody else can put your case for you if the committee thinks it sensible"
    frame(
        "the landlord decides whether somebody may be represented",
        _OTHER,
        _FOR,
        rf"{_IF}[^.;]{{0,40}}?{_US}[^.;]{{0,30}}?\b(?:thinks?|satisfied|content|happy|agrees?|judges?|considers?|finds?|sees?|feels?|"
        r"believes?|"
        rf"regards?|accepts?|approves?|allows?|decides?|raises? no|has no|have no)\b[^.;]{{0,40}}?{_FIT}"
        rf"|{_IF}[^.;]{{0,40}}?\b(?:seems?|appears?|looks?)\b[^.;]{{0,12}}\bto us\b"
        rf"|\bwith {_US}[^.;]{{0,20}}(?:'s |s' )?(?:permission|approval|leave|consent|agreement)\b"
        r"|\bwith (?:the |our )(?:(?!@resident)\w+ ){0,3}?(?!@resident)\w+'s? (?:permission|approval|leave|consent|agreement)\b"
        rf"|\b(?:is|are) for {_US} to (?:judge|decide|say|determine)|\bat {_US}(?:'s)? discretion",
        near=r"complain|represent|behalf|case|\bside\b|advocate",
        unless=_REPRESENTATION_FREE,
        confidence=0.75,
    ),
    # "Before we discuss it with your daughter you must have named her on the authority sheet"
    frame(
        "a form or a signature is asked for",
        _OTHER,
        _FOR,
        r"\b(?:mandate|authority (?:sheet|form|slip|card)|form of authority|(?:sheet|form|slip|card|note|letter|line|statement|"
        r"paper)\b[^.;]{0,30}\b(?:sign\w*|authori[sz]\w*|consent\w*|permission)|(?:sign\w*|authori[sz]\w*|consent|permission|"
        r"nomination)\b[^.;]{0,25}\b(?:sheet|form|"
        r"slip|card|note|letter|paper)|written (?:consent|permission|authority|agreement)|your signature|something signed|"
        r"permission in writing|signed (?:by you|mandate))\b",
        r"\b(?:only|until|till|before|unless|must|once|after|has to|have to|need(?:s|ed)?|requires?|required|provided|without|"
        r"so long as|as long as)\b",
        near=r"complain|represent|behalf|advocate",
        unless=rf"{_REPRESENTATION_FREE}|by (?:tele)?phone|signed (?:reply|response|answer)|settlement|tenancy|\bkeys?\b|parcel|"
        r"completed on",
        confidence=0.8,
    ),
)
