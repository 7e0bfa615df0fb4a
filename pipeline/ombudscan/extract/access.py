"""Statements -> Facts: what keeps people out: channels, representatives, adjustments, first contact, behaviour, contractors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.signs import OURS, WIDER, Sign, found, settings, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_MADE = (
    r"(?:made|submitted|lodged|put|sent|given|addressed|directed|delivered|brought|raised|registered|entered|written|set out|received|"
    r"accepted|handed in|filed|come|reach us|go|emailed|posted)"
)
_ONE_WAY = (
    r"(?:in writing|in written form|by (?:letter|email|e-mail|post)\b|on (?:the|our|a|an|form|one of our|paper)\b[^.;,]{0,25}(?:form|"
    r"paper|\b[A-Z]{1,3}\d)|on form\b|using (?:the|our|a|an)\b[^.;]{0,30}(?:form|portal|app|template)|"
    r"online|on-line|(?:via|through) (?:the|our)\b[^.;]{0,25}(?:form|portal|website|app|mailbox)|(?:to|with) (?:the|"
    r"our) [^.;]{0,40}(?:team|"
    r"officer|manager|clerk|department|secretary|unit|office|mailbox|desk|director|trustees)\b)"
)
_SEVERAL = wording(
    r"(?:,|\bor\b|\band\b) ?(?:by |over |on |via )?(?:the )?(?:tele)?phone|in person|verbal(?:ly)?\b(?! complaints? (?:must|should|need|"
    r"have|cannot|are not|will not))|face[- ]to[- ]face|by word of mouth|\bany (?:way|route|means|member|other way|colleague|of us)|"
    r"\bor (?:tell|speak|call|talk|ring|visit)|whatever way|in several ways|number of ways",
    r"\b(?:do|does|need) ?(?:not|n't) (?:have|need)|\bneed not\b|\bno need\b|\bnot (?:have|need|necessary|required|insist)|\bif possible|"
    r"where(?:ver)? possible|ideally|prefer\w*|\bwhether\b|\bit helps\b|\bunless you\b|\bcan also\b|\bas well as\b",
)
_INTERNAL = wording(
    r"\b(?:staff|colleagues?|officers?|employees?|who(?:ever)? (?:hears|receives|takes)|contractors?|managers?|receiv(?:es|"
    r"ing)) [^.]{0,60}(?:must|should|will|pass|send)|(?:pass|forward)\w* (?:it|them|on)|compliment|acknowledg\w+ in writing|reply|"
    r"response|answered|responded|stage[ -]?(?:2|two)|appeal|review",
)
_CHANNEL = (
    # "Complaints must be put in writing and addressed to the Clerk"
    Sign(
        detail="complaints are taken in one way only",
        pattern=wording(
            rf"\bcomplaints?\b[^.;]{{0,40}}?(?:\bmust|\bshould|\bha(?:s|ve) to|\bneeds? to|\bshall|\bare to|\bis to|(?:\bcan|\bmay|"
            rf"\bwill|\bare|\bis|\bmust) only|\bonly)\b[^.;]{{0,20}}?(?:be )?(?:\w+ )?{_MADE}\b[^.;]{{0,40}}?{_ONE_WAY}",
            rf"\b(?:we |the \w+ |staff )?(?:can |will |do |are able to )?only (?:accept|consider|deal with|take|log|register|look at|"
            rf"investigate|handle|receive)s? (?:\w+ )?complaints?\b[^.;]{{0,40}}{_ONE_WAY}",
            r"\bcomplaints? (?:is|are|will|can|counts?|will be|can be) (?:only )?(?:be )?(?:only |then )?(?:accepted|considered|logged|"
            r"registered|valid|recorded|dealt with|treated|opened|taken|looked at) (?:only )?(?:if|when|once|where|"
            r"after)\b[^.;]{0,50}(?:in writing|\bform\b|written|email|letter|portal|signed)",
            r"\b(?:@resident )?(?:must|ha(?:s|ve) to|needs? to|(?:is|are) (?:required|expected|asked) to|should) (?:first |"
            r"always )?(?:write|put (?:it|your complaint|their complaint|a complaint|this|the matter)|complete|fill (?:in|out)|use|"
            r"submit|send (?:us )?(?:a|the|an|your)|download|email|make (?:it|your complaint|any complaint|a complaint|complaints|"
            r"the complaint)|address|direct|lodge|set out)\b[^.;]{0,50}(?:in writing|form\b|letter|to (?:the|"
            r"our) [^.;]{0,30}(?:team|officer|manager|clerk|department|secretary|mailbox|unit)|portal|online)",
            r"\bcomplaint\b[^.;]{0,60}\bit (?:must|should|has to|needs to) be (?:made|put|submitted|set out) in writing",
            r"^(?:please )?(?:send|put|submit|post|address|lodge|make) (?:us )?(?:your|a|the|any|all) complaints? in writing\b",
            r"\b(?:anyone|those|residents?|tenants?|customers?|members?) (?:who (?:wish|want)\w*|wishing|wanting) to (?:complain|"
            r"make a complaint) "
            r"(?:is|are|must|should|has|have|needs?) (?:to )?(?:write|fill|complete|use|put|send|submit|apply)\b[^.;]{0,40}(?:form|"
            r"writing|letter|portal|online)",
            r"\b(?:to complain|to make a complaint|if you (?:wish|want|would like) to (?:complain|make a complaint)),? (?:you |"
            r"residents |tenants |customers )?(?:must|have to|need to|should|will need to)\b[^.;]{0,20}(?:write|complete|fill|use|put|"
            r"go online|submit|send|email)",
        ),
        near=wording(r"complain"),
        unless=_SEVERAL,
        apart=wording(r"consent form|authority form|compliment|(?:act|acting|complain\w*) on (?:your|their) behalf"),
        deniable=True,
        confidence=0.9,
    ),
    # "A complaint made by telephone has to be confirmed in writing"
    Sign(
        detail="a spoken complaint has to be put in writing",
        pattern=wording(
            r"\b(?:telephone|phone|phoned|verbal|spoken|oral|by word of mouth|in person|face[- ]to[- ]face|verbally|"
            r"orally)\b[^.;]{0,50}(?:must|should|needs? to|ha(?:s|ve) to|will need to|are to|is to|you (?:will be|are) (?:asked|"
            r"required))\b[^.;]{0,30}(?:confirm\w*|follow\w*|put|back\w*|repeat\w*|writ\w*|set)[^.;]{0,25}(?:in writing|written|letter|"
            r"email|form|down)",
            r"\b(?:confirm|follow(?:ed)? (?:it|this|that|a call|them)? ?up|put (?:it|this|"
            r"that))\b[^.;]{0,15}in writing\b[^.;]{0,30}before\b[^.;]{0,40}(?:complaint|log|accept|consider|look)",
        ),
        near=wording(r"complain"),
        unless=wording(
            r"\bnot (?:have|need|required|ask|expect)|\bwe (?:will |shall )?(?:confirm|write|put|follow)|staff|officers? (?:will|must|"
            r"should)|need not|no need|for you\b|compliment",
        ),
        confidence=0.9,
    ),
    # "We do not accept complaints through social media"
    Sign(
        detail="complaints by some ways of contact are not accepted",
        pattern=wording(
            r"\b(?:not|cannot|can't|don't|won't|never|unable to) (?:\w+ )?(?:accept|take|deal with|consider|log|treat|handle|respond to|"
            r"register|receive|investigate|be accepted|act on)\b[^.;]{0,25}complaints?\b[^.;]{0,30}\b(?:by|through|over|on|via|from|"
            r"made on|in person|posted on) ?(?:the )?(?:tele)?(?:phone|social media|facebook|twitter|text|email|word of mouth|in person|"
            r"webchat|whatsapp|our social)",
            r"\b(?:verbal|telephone|oral|spoken|phone|social media|facebook)(?: or \w+(?: \w+)?)? complaints? (?:cannot|will not|are not|"
            r"can not|is not|won't)\b",
            r"\bcomplaints?\b[^.;]{0,30}\b(?:by|through|over|on|via|in person|verbally|orally) ?(?:the )?(?:tele)?(?:phone|social media|"
            r"facebook|twitter|text|in person|webchat|whatsapp|verbally)? ?(?:cannot|will not be|are not|can not|is not|"
            r"won't be) (?:accepted|considered|logged|treated|dealt|taken|registered|recorded|regarded)",
        ),
        unless=wording(r"details|personal (?:data|information)|in public|discuss"),
        deniable=False,
        confidence=0.85,
    ),
)


def channels(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that takes complaints in one way, or by one team, only."""
    for one in found(view, "restricted-channel", _CHANNEL):
        if not _INTERNAL.search(view.document.quote(one.span)):
            yield one


_ACTS = wording(
    r"representative|advocate|\bfriend|relative|family|third[- ]part(?:y|ies)|advis[eo]r|councillor|\bMPs?\b|on (?:your|their|"
    r"a (?:resident|tenant|customer)'s|someone(?: else)?'s|somebody(?: else)?'s|his or her|another person's|the resident's|behalf of)|"
    r"behalf|acting for|speak(?:s|ing)? (?:for|to) (?:you|them|that person|the person)|complain(?:s|ing)? for (?:you|them|someone|"
    r"somebody|another)|represent|carer|support worker|solicitor acting|someone else|somebody else"
)
_PAPER = (
    r"(?:sign(?:ed|ature|s|ing)?\b|written (?:consent|authority|permission|authorisation|authorization|agreement|instruction|"
    r"confirmation|mandate)|(?:consent|authority|authorisation|mandate|permission|representation|representative) form|"
    r"form of (?:authority|consent)|letter of (?:authority|consent|authorisation)|(?:consent|authority|permission|authorisation|"
    r"agreement|confirm\w*|authoris\w+|agree\w*|nominat\w+) (?:\w+ ){0,4}in writing|formally authori[sz]e|in writing (?:that|from you|"
    r"to)|power of attorney|proof of (?:authority|consent|identity)|form [A-Z]{1,3} ?\d+)"
)
_REPRESENT = (
    # "A friend may complain for you once you have both signed our consent form"
    Sign(
        detail="a form or a signature is asked for",
        pattern=wording(
            rf"\b(?:once|if|when|where|provided|providing|only|after|until|unless|as long as|so long as|subject to|must|needs?|requires?|"
            rf"required|have to|has to|without|before|should|expect|insist|on receipt of|with|will ask|please|shall|"
            rf"upon)\b[^.]{{0,70}}?{_PAPER}",
            rf"{_PAPER}[^.]{{0,60}}\b(?:is|are|will be|must be|has to be|needs to be) (?:\w+ )?(?:required|needed|necessary|obtained|"
            rf"received|provided|completed|asked for|reached|in place|held|returned)\b",
        ),
        near=_ACTS,
        unless=wording(
            r"\b(?:do|does|need|will|shall) ?(?:not|n't) (?:have|need|require|insist|ask|expect|be asked)|\bno (?:need|form|signature|"
            r"signed|written|paperwork|consent form)|\bneed not\b|\bnot (?:necessary|required|needed)|\bwithout (?:any |a )?(?:signed |"
            r"consent )?(?:form|paper|signature)s?\b(?![^.]*(?:not|cannot))|\bor by (?:phone|telephone|word)|by phone|verbal(?:ly)?|"
            r"orally|settlement|tenancy|"
            r"sign(?:ed)?[- ]language|sign(?:s)? (?:the|our) (?:reply|response|letter)|signed by the (?:director|chief|manager|chair)|"
            r"sign (?:interpreter|post)|designated|gives? (?:the|a) (?:reply|response)|compensation"
        ),
        apart=wording(r"social care|designated person|@stage2 (?:reply|response)"),
        deniable=False,
        confidence=0.85,
    ),
    # "You may be represented where we think this is reasonable"
    Sign(
        detail="the landlord decides whether it is reasonable",
        pattern=wording(
            r"\b(?:where|if|when|provided|as long as|so long as|unless) (?:that )?(?:it is|it's|this is|that is|it would be|we (?:think|"
            r"consider|agree|find|feel|believe|judge|are satisfied|accept|deem)|the \w+(?: \w+)? (?:thinks?|considers?|agrees?|finds?|"
            r"feels?|accepts?|is satisfied|allows?|approves?)|reasonable|appropriate|practicable|considered|"
            r"deemed)[^.]{0,30}(?:reasonable|appropriate|practicable|suitable|necessary|proper|helpful|acceptable|justified|agree\w*|"
            r"accept\w*|right|allow\w*|approv\w*|fit)?",
            r"\bat (?:our|the \w+(?: \w+)?'s|its) discretion|\bwith (?:our|the \w+(?: \w+)?'s|its) (?:agreement|permission|approval|"
            r"consent)|\bsubject to (?:our|the \w+(?: \w+)?'s) (?:agreement|approval|consent)|\b(?:where|if|when) (?:reasonable|"
            r"appropriate|practicable|possible)\b",
            r"\bwe (?:may|reserve the right to|can|might) (?:refuse|decline|object)[^.]{0,40}(?:representative|advocate|to (?:deal|speak|"
            r"correspond) with (?:a|an|your|that))",
        ),
        near=wording(
            r"\brepresent(?:ed|ative|ation|atives)\b|advocate|(?:friend|relative|family|adviser|advisor|councillor|someone|somebody|"
            r"third part)[^|]{0,100}(?:complain|behalf|act|deal|speak|bring|come|accompan|meeting)|accompanied|on (?:your|their) behalf",
        ),
        unless=wording(
            r"resident representative|tenant representative|staff|we (?:will |shall )?refer|ombudsman|union|exten[ds]|timescale|remed|"
            r"compensation|adjust|you (?:wish|want|like|agree)|if (?:you|they) (?:are|feel|think|find)|contact (?:you|them)|"
            r"board representative|involved residents?",
        ),
        apart=wording(r"staff (?:interview|grievance)|disciplin"),
        confidence=0.75,
    ),
)


def representation(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that hears a representative only on a condition."""
    for one in found(view, "conditional-representation", _REPRESENT):
        if _ACTS.search(_with_before(view, one)):
            yield one


def _with_before(view: View, one: Fact) -> str:
    """The sentence with the one before it: "that person" is named there."""
    setting = next(s for s in settings(view) if s.statement.passage.id == one.passage)
    return f"{setting.lead_in} {setting.before} {setting.text}"


_ASKED = (
    r"(?:(?:up)?on request|(?:if|where|when|should|once|unless|after|only if) (?:@resident )?(?:(?:has |"
    r"have )?(?:specifically )?(?:ask\w*|request\w*|let us know|tell\w* us|told us|inform\w* us|need (?:them|one) and)|(?:is|are|been|"
    r"has been|have been)? ?(?:asked for|requested))|at (?:your|the (?:\w+)'s|their|a \w+'s) request|by request|following a request|"
    r"in response to (?:a )?requests?|you must ask|must be (?:requested|asked for)|as requested|need to ask|will need to request)"
)
_ADJUST = (
    # "If you ask us to, we will make reasonable adjustments"
    Sign(
        detail="adjustments depend on a request",
        pattern=wording(rf"\badjustments?\b[^.]*?{_ASKED}", rf"{_ASKED}[^.]*?\badjustments?\b"),
        unless=wording(
            r"without (?:your |their |anyone |being |having |waiting |the \w+ )?(?:having )?(?:to |to be )?ask|not (?:only|just|wait|"
            r"need|have)|as well as|\balso\b|whether or not|anticipat|proactive|record\w*|copy of|even (?:if|where)|refus|each time|"
            r"or where we|and where we|review"
        ),
        confidence=0.85,
    ),
)
_ANTICIPATES = wording(
    r"anticipat\w+ (?:the |what |that |their |your |our |any |residents?'? )*(?:need|adjust|people|resident|requirement)|"
    r"without (?:your |their |anyone(?:'s)? |being |having |waiting |residents )?(?:having )?(?:to be |to )?ask(?:ed|ing)?|(?:not|"
    r"n't) wait (?:to be|until)|think ahead|proactive\w*[^.]{0,40}(?:adjust|need)|"
    r"(?:check|look at|read through|use|consult|go through)\w* (?:our |the |what |your |household )*(?:\w+ )?(?:records?|know|known|"
    r"notes?|file)[^.]{0,60}(?:need|before|adjust)|before we (?:write|call|visit|contact)"
)


def adjustments(view: View) -> Iterator[Fact]:
    """Yield a fact where adjustments are made on request and the document nowhere says that needs are thought of before."""
    if not any(_ANTICIPATES.search(s.text) for s in settings(view, WIDER)):
        yield from found(view, "adjustments-on-request", _ADJUST)


_UPSET = (
    r"(?:dissatisf\w+|unhapp\w+|displeas\w+|discontent\w*|expression of \w+|complaint about a first|not (?:happy|satisfied|content)|"
    r"grumbles?|moans?)"
)
_FIRST_TIME = (
    r"(?:(?:for )?the first (?:time|occasion|instance|contact|report)|first[- ]time|\bfirst\b|initial(?:ly)?|not (?:yet )?had (?:a|the|"
    r"an|our) (?:chance|opportunity)|(?:had|have|been given) (?:a|the|an|our) (?:reasonable )?(?:chance|opportunity)|not (?:previously|"
    r"yet|already) (?:been )?(?:told|raised|reported|brought)|previously (?:been )?(?:raised|reported)|new to us)"
)
_TURNED = (
    # "Dissatisfaction that you express for the first time is a service request"
    Sign(
        detail="dissatisfaction is treated as a service request",
        pattern=wording(
            rf"\b{_UPSET}[^.]*?\b(?:is|are|will be|be|counts?|count|was|gets?|as)\b (?:also |then |always |only |simply |initially |"
            rf"first |normally |usually )*(?:as |treated as |regarded as |handled as |classed as |dealt with as |logged as |recorded as |"
            rf"considered (?:as |to be )?|seen as |taken as |viewed as |opened as )?(?:an? )?service requests?\b",
            rf"\bservice requests? (?:include|includes|covers?|is also|also (?:include|cover)s?)[^.]*{_UPSET}",
            rf"\b(?:treat|log|handle|record|regard|class|deal with|see|count)s? (?:an? |any |such |your |this |the |first |initial |"
            rf"expressions? of )*(?:\w+ )?{_UPSET}[^.]*?\bas (?:an? )?service requests?\b",
        ),
        unless=wording(
            r"\bchoice\b|\basked (?:whether|if)\b|complaint (?:will|is|shall) be (?:raised|logged|opened|made)|(?:raise|log|open|"
            r"make) (?:it as )?a complaint|"
            r"@unhappy with (?:the|our|how|your|its|what|that) (?:\w+ ){0,4}?(?:response|outcome|answer|handling|dealt|result|handled|"
            r"came)|"
            r"(?:never|not|n't|rather than|instead of|neither|no longer)\b[^.;]{0,40}service request|is not a service request"
        ),
        deniable=True,
        confidence=0.85,
    ),
    # "We cannot treat it as a complaint when you tell us for the first time that you are unhappy"
    Sign(
        detail="dissatisfaction is turned away because it is the first contact",
        pattern=wording(
            rf"\b(?:cannot|will not|not|can't|won't|nor|never) (?:\w+ )?(?:be )?(?:treat\w*|accept\w*|consider\w*|log\w*|regard\w*|"
            rf"count\w*|record\w*|class\w*|taken?|handled?|deal\w*|dealt|open\w*|a|raise\w*)\b[^.]{{0,25}}complaint[^.]*?(?:if|when|"
            rf"where|because|until|unless|before)[^.]*?{_FIRST_TIME}",
            rf"\b(?:not|never|cannot)\b[^.]{{0,30}}\b(?:consider|treat|accept|take|class|log|"
            rf"regard)\b[^.]{{0,30}}\b{_UPSET}[^.]*?{_FIRST_TIME}",
            rf"{_FIRST_TIME}[^.]*?\b{_UPSET}[^.]*?\b(?:cannot|will not|not|can't|won't|never)\b[^.]{{0,30}}\bcomplaint",
            rf"\b{_UPSET}[^.]*?{_FIRST_TIME}[^.]*?\b(?:cannot|will not|not|can't|won't|never)\b[^.]{{0,30}}\bcomplaint",
            r"\bcomplaints? (?:will|can|is|are|may) only (?:be )?(?:accepted|logged|raised|considered|opened|made|taken)[^.]*?(?:after|"
            r"once|when|if)[^.]*?(?:had (?:a|the|an|our) (?:reasonable )?(?:chance|opportunity)|been (?:reported|raised|told)|"
            r"second time|more than once|again)",
            rf"\b(?:if|where|when|anything|something|issues?|concerns?|{_UPSET})\b[^.]{{0,60}}\b(?:can be |is |are |be |"
            rf"was )(?:put right|resolved|fixed|sorted|settled)[^.]{{0,15}}(?:quickly|within @time|straight ?away|there and then|"
            rf"on the spot|at once|at first contact|the same day)[^.]{{0,60}}\b(?:not|no|rather than|never)\b[^.]{{0,30}}complaint",
        ),
        near=wording(rf"{_UPSET}|complain"),
        unless=wording(
            r"\b(?:not|never) (?:refuse|reject|turn|decline)|both stages|12 months|twelve months|ombudsman|insurance|survey|need not|"
            r"do not (?:need|have)|stage[ -]?(?:2|two)|neighbour|new complaint",
        ),
        deniable=False,
        confidence=0.8,
    ),
)
_TURNED_ITEM = wording(rf"\b{_UPSET}[^.]*{_FIRST_TIME}", rf"{_FIRST_TIME}[^.]*\b{_UPSET}")
_NOT_COMPLAINT = wording(
    r"\b(?:not|never|cannot|excluded?|outside|exclusions?)\b[^.]*(?::|complain\w*)|service requests? (?:include|are|cover)",
)


def turned_away(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that does not take dissatisfaction as a complaint because it is the first contact."""
    yield from found(view, "dissatisfaction-excluded", _TURNED, OURS)
    listed = Sign(detail="dissatisfaction is turned away because it is the first contact", pattern=_TURNED_ITEM, deniable=False)
    listing = {s.statement.passage.id for s in settings(view) if s.lead_in and _NOT_COMPLAINT.search(s.lead_in)}
    yield from (f for f in found(view, "dissatisfaction-excluded", (listed,)) if f.passage in listing)
