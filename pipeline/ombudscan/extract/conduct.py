"""Statements -> Facts: the complaints process closed to someone for their behaviour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_answers import ACCESS
from ombudscan.extract.signs import WIDER, Sign, found, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_PROCESS = (
    r"(?:(?:our|the|this|your|any|a|of|to|from|use|using|access|further|all|housing|internal|right|rights|make|making|raise|raising|new|"
    r"future) ){0,7}"
    r"(?:complaints?(?:['-]? ?(?:handling )?(?:process|procedure|policy|system|scheme|service|stages?))?|(?:this|the|our) (?:policy|"
    r"procedure|process|scheme)\b(?! (?:document|is|will)))"
)
_CLOSE = (
    r"(?:refus(?:e|es|ed|ing)|den(?:y|ies|ied|ying)|withdr(?:aw|aws|awn|ew|awing)|remov(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|bar(?:s|red|"
    r"ring)?|ban(?:s|ned|ning)?|exclud(?:e|es|ed|ing)|block(?:s|ed|ing)?|prevent(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|stop(?:s|ped|ping)?|"
    r"clos(?:e|es|ed|ing)|los(?:e|es|ing)|forfeit(?:s|ed)?|disqualif\w+|debar(?:s|red)?|take(?:s|n)? away|lock(?:s|ed)? out)"
)
# Lists kept of people who have offended, as a sign of behaviour: "the Vexatious Register", "our warning list".
_BEHAVIOUR = wording(
    r"\b(?:warning|caution|difficult (?:customers?|tenants?|residents?)|alert|watch|contact|banned|barred|potentially violent|"
    r"unacceptable \w+|nuisance) "
    r"(?:register|list|log|file|marker|flag)s?\b|\bwarned\b|\bswear\w*|\bvexatious|\bcurs(?:e|ing)\b|\bbadger\w*|\bhound\w*|"
    r"\bill[- ]manner\w*|\bdiscourte\w*",
    r"behav\w+|abus\w+|vexatious|unreasonabl\w+|persist\w+|threat\w+|aggressi\w+|\brude|conduct|offensive|violen\w+|harass\w+|"
    r"intimidat\w+|unacceptable|nuisance complain|misus\w+|abuses?\b|serial complain|malicious|frivolous|disrespect\w*|shout\w*|swear\w*|"
    r"insult\w*|"
    r"obsessive|difficult (?:resident|customer|people|person|tenant)",
)
_LIMITS_ONLY = wording(
    r"\b(?:how|way|manner|method|means|frequency|number of times|channel|times)\b[^.;]{0,30}\b(?:contact|communicat|complain|"
    r"get in touch|reach)|\bnot (?:close|affect|remove|stop|prevent|take away|be (?:closed|barred|refused|denied|prevented|stopped|"
    r"excluded|withdrawn))|\bnever\b|\bdo(?:es)? not\b[^.;]{0,25}(?:stop|close|prevent|take|remove|affect|bar|mean)"
    r"|\bnobody\b|\bno[- ]one\b|\bno resident\b|\bcannot (?:stop|be (?:barred|closed|refused|withdrawn))|\bnot your right|"
    r"without (?:closing|refusing|affecting|removing)|still (?:make a )?complain|remains? open|right to complain (?:is|will|stays?|"
    r"remains?) (?:not|un|the same|intact|protected)|\bnot\b[^.;]{0,20}right to complain|tenancy|visit(?:s|ing)? (?:the|our) office",
    # "a ban from the office", "barred from our community rooms": a place, and no process
    r"\bfrom (?:(?:visiting|entering|attending|coming (?:to|into)) )?(?:the|our|any|all|its|an?) (?:[\w-]+ ){0,2}?"
    r"(?:offices?|premises|buildings?|receptions?|hubs?|events?|meetings?|centres?|sites?|lounges?|halls?|rooms?|foyers?|shops?|counters?)\b"
    r"(?![^.;]{0,200}\bcomplain)",
)
_UNHEARD = (
    r"\b(?:not (?:\w+ )?(?:be )?(?:opened|read|heard|looked (?:at|into)|taken(?: up)?|entertained|accepted|considered|answered|"
    r"logged|registered)|"
    r"(?:returned|filed|left|put away|binned|sent back|kept) (?:unopened|unread|unanswered|without (?:\w+ ){0,2}(?:reply|answer|"
    r"reading))|unopened|unread|shut\b|(?:will be |is |are )(?:stopped|thrown out|set aside|ignored|disregarded|struck out))"
)
_BARRED = (
    # "We may withdraw a customer's right to use this policy for up to a year"
    Sign(
        detail="the complaints process may be closed to someone",
        pattern=wording(
            rf"\b{_CLOSE}\b(?: (?:@resident|(?:an?|the|any) \w+ @resident|them|him|her)(?:'s)?)?(?: (?:their|your|his or her|a \w+'s|"
            rf"the \w+'s|anyone's))? (?:access (?:to|by)|(?:the )?(?:right|rights|ability|entitlement|opportunity|permission|"
            rf"leave) to (?:use|complain|make|raise|bring|access|submit|lodge)|(?:the )?use of|from (?:using|making|raising|complaining|"
            rf"accessing|bringing|submitting|lodging|our|the)|the (?:protection|benefit) of)(?:\b[^.;]{{0,6}})? ?{_PROCESS}?",
            rf"\baccess to {_PROCESS}[^.;]{{0,40}}\b(?:may|can|will|might|could|is|are|shall) (?:then )?(?:be )?(?:{_CLOSE}|restricted|"
            rf"limited|cut off)",
            rf"\b(?:restrict|limit|curtail)(?:s|ed|ing)? (?:their |your |@resident'?s? |his or her )?access to {_PROCESS}",
            r"\b(?:process|procedure|policy|scheme)\b[^.;]{0,40}\b(?:refused|denied) (?:its use|the use of it|use of it)\b",
            rf"\b{_CLOSE} {_PROCESS}(?: \w+)? to (?:@resident|them|him|her|those)",
            # "A member who has been given two warnings can't use this policy for the next six months"
            r"\b(?:warnings?|banned|barred|restrict\w+|listed|behav\w+|abus\w+|threat\w+|rude)\b[^.;]{0,60}\b(?:cannot|can't|may not|"
            r"will not be able to|"
            r"is not able to) (?:use|make use of) (?:this|the|our) (?:complaints? )?(?:policy|procedure|process|scheme)\b",
            r"\b(?:complaints? (?:process|procedure|policy|system)|this (?:policy|procedure))\b[^.;]{0,20}\b(?:is|are|will be|may be|"
            r"can be) (?:then )?(?:closed|barred|denied|withdrawn|unavailable|not (?:open|available)|no longer (?:open|available)) (?:to|"
            r"from|for)\b",
        ),
        near=_BEHAVIOUR,
        unless=_LIMITS_ONLY,
        confidence=0.9,
    ),
    # "We will not accept further complaints from someone who is abusive"
    Sign(
        detail="complaints from someone whose behaviour is unacceptable are not taken",
        pattern=wording(
            r"\b(?:not|cannot|no longer|stop|cease|refuse to|decline to|never|n't) (?:\w+ )?(?:accept\w*|consider\w*|deal\w*(?: with)?|"
            r"tak\w+|open\w*|register\w*|log\w*|respond\w*(?: to)?|look\w*(?: at| into)?|hear\w*|handl\w+|investigat\w+|entertain\w*|"
            r"process\w*)\b (?:any |all )?(?:\w+ ){0,2}complaints? (?:from|by|made by|brought by|of|that (?:they|you|he|she)|they|you|"
            r"which)\b",
            r"\b(?:your|the|their|a|any|his or her|that) complaints? (?:may|will|can|might|could|is|are|shall|"
            r"to) (?:then )?(?:be )?(?:closed|refused|rejected|terminated|discontinued|ended|dropped|struck out|not be (?:considered|"
            r"accepted|dealt|progressed|investigated|answered)|abandoned|thrown out)\b[^.;]{0,60}\b(?:if|where|when|because|for|should)\b",
            r"\b(?:if|where|when|should|anyone|someone|a (?:resident|tenant|customer|person|complainant)|those|people|"
            r"complainants?)\b[^.]{0,300}?\b(?:we|the \w+(?: \w+)?) (?:may|will|can|might|shall) (?:\w+ )?(?:close|end|drop|terminate"
            r"|refuse|"
            r"reject|discontinue|stop (?:dealing with|looking at|handling|considering|the handling of)|cease (?:to consider|"
            r"dealing with)) (?:your|the|their|his or her|that|any|all)(?: \w+)? complaints?\b",
            r"\b(?:may|can|will|might|shall) (?:not|no longer|never) (?:be (?:allowed|permitted|able|entitled) to )?(?:complain|(?:make|"
            r"raise|bring|lodge|submit|use) (?:any |a |the |this |our )?(?:\w+ )?(?:complaints?|policy))\b",
            # "Close any open complaint and do not accept another from that resident"
            r"\b(?:not|never|no longer) (?:\w+ )?(?:accept|take|log|open|register|consider|look at)\b (?:another|any (?:more|others?|"
            r"further|new)|"
            r"a (?:new|further|second)|anything|more|one)(?: \w+)?(?: complaints?)? from (?:that|the|this|him|her|them|such|any|someone)\b",
            r"\b(?:lose|forfeit)s? (?:the|their|your|his or her|any) (?:right|entitlement) to complain\b",
        ),
        near=_BEHAVIOUR,
        unless=wording(
            r"\bdo(?:es)? not (?:mean|stop|close|lose|take|affect|prevent)|\b(?:never|not mean|nobody|no[- ]one)\b[^.;]{0,35}(?:right|"
            r"close|lose|stop|mean|barred)|treated (?:less|any)|because (?:they|you) (?:have )?complain|twelve months|12 months|"
            r"do not (?:reply|respond|hear)|withdraw your complaint|court|both stages|anonymous|\bdetriment"
        ),
        deniable=False,
        confidence=0.85,
    ),
    # "complaints from those on the warning list are not opened", "your complaint is shut and nothing more is taken up"
    Sign(
        detail="complaints are shut or left unopened for somebody's behaviour",
        pattern=wording(
            rf"\bcomplaints?\b[^.;]{{0,30}}\b(?:from|of (?:an?|the|any|those|such|people|persons)|by|made by|sent by|"
            rf"received from)\b[^.;]{{0,60}}{_UNHEARD}",
            rf"\b(?:person|customer|tenant|resident|complainant|member|individual|their|his|her|your)(?:'s|"
            rf"s')? complaints?\b[^.;]{{0,25}}{_UNHEARD}",
            r"\b(?:no|not|nothing|neither|never|n't)\b[^.;]{0,25}\b(?:complaints?|further|more|else)\b[^.;]{0,30}\b(?:be |"
            r"is |are |have |get )*(?:entertained|"
            r"opened|looked (?:at|into)|taken(?: up)?|heard|accepted|considered|answered)\b",
            r"\b(?:look at|take up|open|hear|consider|entertain|accept|read|register|log|receive) "
            r"(?:nothing (?:further|more|else)|no (?:more|further|other) complaints?)\b[^.;]{0,20}"
            r"\bfrom\b",
            r"\b(?:not|never|n't) (?:\w+ )?(?:have|get)\b[^.;]{0,20}\bcomplaints?\b[^.;]{0,20}\b(?:looked (?:at|into)|heard|"
            r"opened|answered|considered|taken)\b",
            r"\b(?:call a halt to|bring (?:to an end|an end to)|put an end to|cut short|shut|throw out|drop|set aside|"
            r"walk away from)\b[^.;]{0,15}\b(?:your|the|their|his|"
            r"her|any|that|a) complaints?\b",
        ),
        near=_BEHAVIOUR,
        unless=wording(
            rf"{_LIMITS_ONLY.pattern}|\bno complaint is\b|\bnot (?:left|returned|filed|ignored|shut|unopened|unanswered)\b|"
            rf"both stages|\bthrough stage|already (?:been )?(?:answered|decided|closed)|twelve months (?:old|ago)|\bcourt\b|"
            r"\bnot (?:an? |the |any )?(?:\w+ )?(?:stage|part|step|complaint)\b|"
            r"anonymous|\bbecause (?:they|you|he|she|a \w+) (?:have|has) (?:complained|been rude)|like (?:everybody|everyone|"
            r"any)|as any other|arrears|same matter|"
            r"\b(?:call|visit|meeting|interview) (?:will |may |can )?(?:be )?(?:find|end|ended|closed)"
        ),
        deniable=False,
        confidence=0.8,
    ),
    # "no further dealings with a complainant", "no more letters about the complaint will be answered"
    Sign(
        detail="the landlord ends its dealings with someone's complaint",
        pattern=wording(
            r"\b(?:no (?:further|more|longer any)|nothing (?:more|further|else)|end(?:s|ing)?|break(?:s|ing)? off|cut(?:s|ting)? off|"
            r"sever\w*|ceas\w+|"
            r"stop\w*|refus\w+|declin\w+)\b[^.;]{0,25}\b(?:dealings?|contact|communicat\w+|correspond\w+|to do)\b[^.;]{0,30}\b(?:with|"
            r"about|on|over)\b "
            r"[^.;]{0,30}\bcomplain\w*",
            r"\bno (?:more|further) (?:letters?|e-?mails?|correspondence|calls?|"
            r"messages?)\b[^.;]{0,30}\bcomplaints?\b[^.;]{0,30}\b(?:answered|read|"
            r"accepted|opened|acknowledged|taken)\b",
        ),
        near=_BEHAVIOUR,
        unless=wording(
            rf"{_LIMITS_ONLY.pattern}|(?:tele)?phone|in person|face[- ]to[- ]face|complained (?:of|about)|\bbut\b|\bgo(?:es)? on\b|still|"
            rf"in writing|"
            r"only (?:by|in|through)|contractors?|the officer|both stages|has (?:ended|been answered|been closed)|same (?:matter|complaint)"
        ),
        deniable=False,
        confidence=0.8,
    ),
)


def barred(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which someone's behaviour closes the complaints process to them."""
    return also(view, "access-refused", found(view, "access-refused", _BARRED, WIDER), ACCESS, WIDER)
