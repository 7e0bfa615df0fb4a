"""Statements -> Facts: what keeps people out: a single way of complaining, conditions on a representative."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_channels import CHANNEL, REPRESENTATIVE
from ombudscan.extract.narrow_ways import NARROW_WAYS
from ombudscan.extract.signs import Sign, found, settings, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_MADE = (
    r"(?:made|submitted|lodged|put|sent|given|addressed|directed|delivered|brought|raised|registered|entered|written|set out|"
    r"received|accepted|handed in|filed|come|reach us|go|emailed|posted)"
)
_ONE_WAY = (
    r"(?:in writing|in written form|by (?:letter|email|e-mail|post)\b|on (?:the|our|a|an|form|one of our|paper)\b[^.;,]{0,25}(?:form|"
    r"paper|\b[A-Z]{1,3}\d)|on form\b|(?:using|by (?:completing|filling (?:in|out)|returning|submitting)) (?:the|our|a|an)\b"
    r"[^.;]{0,30}(?:form|portal|app|template)|online|on-line|(?:via|through) (?:the|our)\b[^.;]{0,25}(?:form|portal|website|app|"
    r"mailbox)|(?:to|with) (?:the|our) [^.;]{0,40}(?:team|office|officer|manager|clerk|department|secretary|unit|mailbox|desk|"
    r"director|trustees)\b)"
)
_SEVERAL = wording(
    r"(?:,|\bor\b|\band\b) ?(?:by |over |on |via )?(?:the )?(?:tele)?phone|in person|verbal(?:ly)?\b(?! complaints? (?:must|should|need|"
    r"have|cannot|are not|will not))|face[- ]to[- ]face|by word of mouth|\bany (?:way|route|means|member|other way|colleague|of us)|"
    r"\bor (?:tell|speak|call|talk|ring|visit)|whatever way|in several ways|number of ways",
    r"\b(?:do|does|need) ?(?:not|n't) (?:have|need)|\bneed not\b|\bno need\b|\bnot (?:have|need|necessary|required|insist)|\bif possible|"
    r"where(?:ver)? possible|ideally|prefer\w*|\bwhether\b|\bit helps\b|\bunless you\b|\bcan also\b|\bas well as\b",
    # what is in writing is the landlord's refusal: "a complaint that is declined shall be given the reasons in writing"
    r"\breasons?\b[^.;]{0,15}\bin writing|\bcomplaint (?:is|has been) (?:not )?(?:declined|refused|rejected|turned)",
)
_INTERNAL = wording(
    r"\b(?:staff|colleagues?|officers?|employees?|who(?:ever)? (?:hears|receives|takes)|contractors?|managers?|receiv(?:es|"
    r"ing)) [^.]{0,60}(?:must|should|will|pass|send)|(?:pass|forward)\w{0,40} (?:it|them|on)|compliment|acknowledg\w{1,40} in writing|"
    r"reply|response|answered|responded|stage[ -]?(?:2|two)|appeal|review",
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
        unless=wording(_SEVERAL.pattern, r"\bclaim form\b|\bto claim\b"),
        apart=wording(
            r"consent form|authority form|(?:form|letter) of authority|signed authority|compliment|(?:act|acting|"
            r"complain\w{0,9}) on (?:your|their) behalf"
        ),
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
            # "Where it was made by telephone, ask the resident to confirm it by letter"
            r"\b(?:by|over the|in a) (?:tele)?phone\b[^.;]{0,40}?, ?(?:please |then |always )*(?:ask|tell|invite|get|require) @resident to "
            r"(?:confirm|put|write|set|send|repeat)\b[^.;]{0,25}(?:in writing|written|letter|e-?mail|form\b|down)",
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
    # "We cannot start on something that we have only heard about in the yard", "nothing is done until we hold the form"
    Sign(
        detail="what is only spoken, or not on the form, is not taken as a complaint",
        pattern=wording(
            r"\b(?:cannot|can't|not|n't|never|unable to|nothing|no complaint)\b[^.;]{0,50}\b(?:start\w*|begin\w*|act\w*|do\b|done|"
            r"look\w*|deal\w*|"
            r"tak\w+|open\w*|move|follow\w*|log\w*|record\w*|consider\w*|investigat\w+)\b[^.;]{0,60}\b(?:only|merely|just|simply|solely) "
            r"(?:\w+ ){0,2}?(?:heard|told|spoken|said|mentioned|voiced|hear|hearsay|talk(?:ed)?|by word)\b",
            r"\b(?:nothing|not|n't|cannot|never|no complaint)\b[^.;]{0,70}\b(?:until|unless|before|till|without)\b[^.;]{0,40}\b(?:the|"
            r"our|an?|your|its|"
            r"this|that|completed?|signed) (?:\w+ ){0,2}?form\b",
            r"\b(?:until|unless|without|till)\b[^.;]{0,25}\bform\b[^.;]{0,40}\b(?:nothing|not|n't|cannot|no)\b",
        ),
        near=wording(r"complain"),
        unless=wording(
            rf"{_SEVERAL.pattern}|\bstill\b|\bgrants?\b|consent|authority|behalf|represent|refunds?|compensation|stage[ -]?(?:2|two)|"
            rf"escalat|tenancy|"
            rf"\b(?:do|does|need|will|shall) ?(?:not|n't) (?:have|need|require|insist|ask|expect|wait|matter)|rather than|instead of|"
            rf"goes on|carries on"
        ),
        apart=wording(r"consent form|authority form|compliment|(?:act|acting|complain\w{0,9}) on (?:your|their) behalf|claim form"),
        deniable=False,
        confidence=0.85,
    ),
    # "The case must not be logged until that confirmation has arrived"
    Sign(
        detail="a spoken complaint has to be put in writing",
        pattern=wording(
            r"\b(?:not|n't|never|cannot|no (?:case|complaint))\b (?:\w+ )?(?:be )?(?:logged|recorded|opened|started|registered|"
            r"accepted|log|record|open|"
            r"start|register|accept)\b[^.;]{0,30}?\b(?:until|unless|before|without)\b[^.;]{0,25}?\b(?:written )?(?:confirmation|"
            r"e-?mail|letter)\b"
        ),
        near=wording(r"\b(?:(?:tele)?phone|in person|face[- ]to[- ]face|verbal\w*|spoken|oral\w*|word of mouth)\b"),
        unless=wording(r"consent|authority|behalf|represent|stage[ -]?(?:2|two)|escalat|identity"),
        apart=wording(r"consent|authority|behalf|represent"),
        deniable=False,
        confidence=0.8,
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


# "Fill in the yellow complaint form and hand it to the Secretary": a way among others, unless the document knows of no other.
_TOLD_TO_FILL = Sign(
    detail="a form is the only way of complaining that is given",
    pattern=wording(
        r"^\W*(?:please |first,? |then |to complain,? |members |tenants |residents |you )?(?:must |should |are to )?(?:fill (?:in|out)|"
        r"complete|use|obtain|get|ask for|collect|pick up) (?:the|our|an?|one of (?:the|our)) (?:[\w-]+ ){0,3}?form\b[^.;]{0,70}"
        r"\b(?:hand|post|send|take|return|give|bring|put|deliver|e-?mail|leave|drop|submit)\b",
    ),
    near=wording(r"complain"),
    unless=wording(
        rf"{_SEVERAL.pattern}|\bif (?:you|they) (?:like|want|wish|would)|\bmay\b|grant|consent|repair|compliment|refund|application"
    ),
    apart=wording(r"consent form|authority form|compliment|on (?:your|their) behalf|@stage2|escalat|review"),
    confidence=0.8,
)
_OPEN_WAYS = wording(
    r"(?:complain\w{0,40}|tell|unhapp\w{1,40}|contact|reach|let us know|get in touch)\b[^.]{0,80}\b(?:(?:tele)?phone|ring|in person|"
    r"by word of mouth|verbal\w*|"
    r"orally|face[- ]to[- ]face|any (?:way|member|of us|worker|officer|colleague|employee)|whatever way|text|call (?:in|at|us))",
    r"\b(?:ring|call|phone|speak to|talk to|tell) (?:us|any|the|your|a|an|one)\b[^.]{0,60}\bcomplain",
    r"\btalk to any|\bspeak to (?:any|whoever)|\btell (?:any|whoever)",
)


def channels(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that takes complaints in one way, or by one team, only."""
    return also(view, "restricted-channel", _worded_channels(view), CHANNEL)


def _worded_channels(view: View) -> Iterator[Fact]:
    open_ways = any(_OPEN_WAYS.search(s.text) for s in settings(view))
    seen: set[str | None] = set()
    for one in found(view, "restricted-channel", _CHANNEL if open_ways else (*_CHANNEL, _TOLD_TO_FILL)):
        if not _INTERNAL.search(_ruling(view.document.quote(one.span))):
            seen.add(one.passage)
            yield one
    yield from (f for f in found(view, "restricted-channel", NARROW_WAYS) if f.passage not in seen)


def _ruling(text: str) -> str:
    """The parts of a sentence that say how complaints come in; those behind its semicolons may be for the staff."""
    return ";".join(part for part in text.split(";") if any(sign.pattern.search(part) for sign in _CHANNEL)) or text


_ACTS = wording(
    r"representative|advocate|\bfriend|relative|family|third[- ]part(?:y|ies)|advis[eo]r|councillor|\bMPs?\b|on (?:your|their|"
    r"a (?:resident|tenant|customer)'s|someone(?: else)?'s|somebody(?: else)?'s|his or her|another person's|the resident's|behalf of)|"
    r"behalf|acting for|speak(?:s|ing)? (?:for|to) (?:you|them|that person|the person)|complain(?:s|ing)? for (?:you|them|someone|"
    r"somebody|another)|represent|carer|support worker|solicitor acting|someone else|somebody else"
)
_PAPER = (
    r"(?:\bsign(?:ed|ature|s|ing)?\b(?![- ](?:up|in|on|off|out|post\w*|language)\b)|\bcountersign\w*|written (?:consent|authority|"
    r"permission|authorisation|authorization|agreement|instruction|"
    r"confirmation|mandate)|(?:consent|authority|authorisation|mandate|permission|representation|representative) form|"
    r"form of (?:authority|consent)|letter of (?:authority|consent|authorisation)|(?:consent|authority|permission|authorisation|"
    r"agreement|confirm\w{0,40}|authoris\w{1,40}|agree\w{0,40}|nominat\w{1,40}) (?:\w+ ){0,4}in writing|"
    r"formally authori[sz]e|in writing (?:that|from you|"
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
            # "give the Clerk a letter to that effect which you have signed", "we shall not talk to them before we have your letter"
            r"\b(?:give|send|hand|bring|let (?:us|the \w+) have|provide|write|show)\b[^.;]{0,40}?\b(?:letter|note|slip|paper|line|"
            r"statement)s?\b"
            r"[^.;]{0,50}?\b(?:signed|sign|signature|in writing|to (?:that|this) effect|(?:saying|to say|that says) so)\b",
            r"\b(?:not|n't|never|cannot|nor)\b[^.;]{0,15}\b(?:speak|talk|deal|discuss|answer|correspond|share|hear|listen|write|engage|"
            r"meet)\w*\b"
            r"[^.;]{0,40}\b(?:until|before|unless|without|till)\b[^.;]{0,50}\b(?:your letter|their letter|a letter|the letter|on paper|"
            r"in writing|"
            r"(?:have|has|hold|got|had|received?) (?:it|one|this)\b|signed|signature|form\b|written)",
            rf"{_PAPER}[^.]{{0,60}}\b(?:is|are|will be|must be|has to be|needs to be) (?:\w+ )?(?:required|needed|necessary|obtained|"
            rf"received|provided|completed|asked for|reached|in place|held|returned)\b",
        ),
        near=_ACTS,
        unless=wording(
            r"\b(?:do|does) not matter\b|\bmakes? no (?:odds|difference)\b|\bneed(?:s)? no\b|"
            r"\b(?:do|does|need|will|shall) ?(?:not|n't) (?:have|need|require|insist|ask|expect|be asked)|\bno (?:need|form|signature|"
            r"signed|written|paperwork|consent form)|\bneed not\b|\bnot (?:necessary|required|needed)|\bwithout (?:any |a )?(?:signed |"
            r"consent )?(?:form|paper|signature)s?\b(?![^.]{0,300}(?:not|cannot))|\bor by (?:phone|telephone|word)|(?:by|"
            r"over the) (?:tele)?phone|verbal(?:ly)?|orally|settlement|tenancy|"
            r"sign(?:ed)?[- ]language|sign(?:s)? (?:the|our) (?:reply|response|letter)|signed by the (?:director|chief|manager|chair)|"
            r"sign (?:interpreter|post)|designated|gives? (?:the|a) (?:reply|response)|compensation|"
            r"\bkeys?\b|parcel|signed (?:reply|response|answer)|before (?:you|they) have (?:both )?had|copy of (?:our|the) (?:reply|"
            r"response)"
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
            r"consider|agree|find|feel|believe|judge|are satisfied|accept|deem)|the (?!@resident\b)(?!(?:\w+ )?(?:resident|tenant|"
            r"customer|complainant|member)\b)\w+(?: \w+)? (?:thinks?|considers?|agrees?|finds?|"
            r"feels?|accepts?|is satisfied|allows?|approves?)|reasonable|appropriate|practicable|considered|"
            r"deemed)[^.]{0,30}(?:reasonable|appropriate|practicable|suitable|necessary|proper|helpful|acceptable|justified|agree\w*|"
            r"accept\w*|right|allow\w*|approv\w*|fit)?",
            r"\bat (?:our|the \w+(?: \w+)?'s|its) discretion|\bwith (?:our|the (?!@resident'?s)\w+(?: \w+)?'s|its) (?:agreement|"
            r"permission|approval|"
            r"consent)|\bsubject to (?:our|the (?!@resident'?s)\w+(?: \w+)?'s) (?:agreement|approval|consent)|\b(?:where|if|"
            r"when) (?:reasonable|"
            r"appropriate|practicable|possible)\b",
            # "somebody whom the Clerk thinks suitable", "representatives must be acceptable to us"
            r"\b(?:whom?|that) (?:we|the \w+(?: \w+)?) (?:considers?|thinks?|finds?|regards?|deems?|approves?|accepts?|judges?)\b",
            r"\b(?:must|ha(?:s|ve) to|needs? to|should|shall) be (?:acceptable|suitable|approved|agreeable|agreed|accepted)\b",
            r"\bwe (?:may|reserve the right to|can|might) (?:refuse|decline|object)[^.]{0,40}(?:representative|advocate|to (?:deal|speak|"
            r"correspond) with (?:a|an|your|that))",
        ),
        near=wording(
            r"\brepresent(?:ed|ative|ation|atives)\b|advocate|(?:friend|relative|family|adviser|advisor|councillor|someone|somebody|"
            r"third part)[^|]{0,100}(?:complain|behalf|act|deal|speak|bring|come|accompan|meeting)|accompanied|on (?:your|their) behalf",
        ),
        unless=wording(
            r"\bif (?:that|this|it) (?:is|would be|'s) (?:easi|quick|simpl|prefer|better|more convenient|what)|"
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
    worded = (one for one in found(view, "conditional-representation", _REPRESENT) if _ACTS.search(_with_before(view, one)))
    return also(view, "conditional-representation", worded, REPRESENTATIVE)


def _with_before(view: View, one: Fact) -> str:
    """The sentence with the one before it: "that person" is named there."""
    setting = next(s for s in settings(view) if s.statement.passage.id == one.passage)
    return f"{setting.lead_in} {setting.before} {setting.text}"
