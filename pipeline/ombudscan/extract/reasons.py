"""Statements -> Facts: reasons that a resident has to give for stage 2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_second import OWN_REASONS, REASONS
from ombudscan.extract.signs import Sign, fact, found, settings, wording
from ombudscan.nouns import Fact
from ombudscan.text import plain

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_SAY = (
    r"(?:explain\w*|tell(?:ing)? us|say(?:ing)?|stat(?:e|es|ing)|set(?:s|ting)? out|giv(?:e|es|ing)|provid\w+|specify\w*|specif(?:y|ies)|"
    r"identif\w+|outlin\w+|describ\w+|detail\w*|includ\w+|show\w*|demonstrat\w+|justif\w+|make (?:it )?clear|put(?:ting)? forward|"
    r"list\w*|indicat\w+|lay(?:ing)? out|write down|name|point out|spell out|supply)"
)
_WHY = (
    r"(?:(?:how and )?why\b|(?:(?:the|your|their|his or her|full|clear|good|detailed|written|any|its) )*(?:reasons?|"
    r"grounds)\b(?! (?:for the (?:delay|extension|refusal|decision to)))|which (?:part|point|element|aspect|issue|bit)s?|"
    r"what (?:\w+ ){0,4}?(?:wrong|overlooked|ignored|missed|disagree|unhappy|unresolved|outstanding|dissatisf|new evidence|outcome|"
    r"like us to do|want)|how (?:we|our|the) [^.;]{0,40}(?:wrong|failed|inadequate|mistaken)|"
    r"where (?:@resident )?(?:think|feel|believe|disagree)|in what (?:way|respect)|the (?:parts?|points?|aspects?|"
    r"issues?)\b[^.;]{0,30}(?:disagree|unhappy|dissatisf|dispute|unresolved|outstanding|not (?:accept|been))|(?:the|your|their) (?:basis|"
    r"case) )"
)
_REASONS = (
    # "Your request must explain why the stage 1 decision was wrong"
    Sign(
        detail="the resident must explain the request",
        pattern=wording(
            r"(?:\bmust|\bneeds? to|\bha(?:s|ve) to|\bshall|\bshould|(?:\bis|\bare|\bwill be) (?:required|obliged|expected) to|"
            r"\bwill (?:need|have) to|\bare to\b|\bis to\b|\bwe (?:need|require) @resident to|\bit is (?:necessary|"
            r"essential) (?:for @resident )?to)"
            rf"(?: also| then| clearly| briefly| first| either| fully)* {_SAY}[^.;]{{0,40}}?{_WHY}",
            r"\b(?:request|appeal|application|escalation|letter|form)s?\b[^.;]{0,50}\b(?:must|should|needs? to|has to|"
            r"have to) (?:be (?:accompanied|supported) by|contain|come with|carry) [^.;]{0,30}(?:reasons?|grounds|explanation|"
            r"statement)",
        ),
        near=wording(
            r"@review|@stage1 (?:response|reply|decision|letter|answer|outcome)|first (?:reply|response|answer)|still @unhappy|"
            r"not content|disagree"
        ),
        confidence=0.9,
    ),
    # "You can go to stage 2 provided that you tell us why"; "by writing to us, giving your reasons"
    Sign(
        detail="stage 2 is given in return for reasons",
        pattern=wording(
            r"\b(?:provided|providing|as long as|so long as|on condition|only if|if and when|once)\b[^.;]{0,20}(?:@resident )?(?:can |"
            rf"have |has )?{_SAY}[^.;]{{0,25}}?{_WHY}",
            r"@review[^.]{0,300}?\b(?:in writing|by (?:writing|email|letter|post|telephone)|writing to|form|"
            r"with(?:in)? [^.;,]{0,40})[^.;]{0,50}?\b(?:giving|stating|setting out|explaining|saying|with|specifying|outlining|"
            rf"and give|and explain|and state|detailing|describing)\b[^.;]{{0,25}}?{_WHY}",
            r"@review[^.;]{0,60}, ?(?:giving|stating|setting out|explaining|saying|specifying|outlining|"
            rf"detailing)\b[^.;]{{0,25}}?{_WHY}",
            r"\b(?:must|have to|need to) (?:do (?:this|so)|ask|write|apply|request)\b[^.]{0,300}?, ?(?:giving|stating|setting out"
            r"|explaining|"
            rf"saying|specifying|outlining)\b[^.;]{{0,25}}?{_WHY}",
            # "We need to know why you are still unhappy before we can take it to stage 2"
            r"\b(?:need|have|want|require)s? to (?:know|understand|hear|be told) (?:exactly )?(?:why|what (?:is|"
            r"was) wrong)\b[^.;]{0,60}\bbefore "
            r"(?:we|it|they|the \w+|your \w+) (?:can|will|may|is|are)\b",
            r"\b(?:a|any|your) (?:written )?(?:request|appeal|letter|statement|note)\b[^.;]{0,20}\b(?:giving|stating|setting out|"
            rf"explaining|that explains|that says|which explains|with)\b[^.;]{{0,25}}?{_WHY}",
        ),
        near=wording(r"@review|@stage1"),
        unless=wording(
            r"\b(?:we|reviewer|officer|manager|handler|director|investigator|panel|they|he|she) (?:will |shall |must )?(?:write|reply|"
            r"respond|send)s?\b|letter (?:sets|will|is)|ombudsman|our (?:letter|reply|response)"
        ),
        confidence=0.8,
    ),
    # "To open it we need a short note of what we are thought to have got wrong"
    Sign(
        detail="stage 2 is not opened without a note of what is wrong",
        pattern=wording(
            r"\b(?:we|the \w+|he|she|they|stage 2) (?:will |must |shall )?(?:needs?|requires?|insists? on|has to have|have to have) "
            r"(?:an? |your |their )?(?:\w+ ){0,2}?(?:note|statement|letter|account|summary|list|explanation|lines?|sentence|paragraph)\b"
            r"[^.;]{0,20}?\b(?:what|where|how|why|which)\b[^.;]{0,50}\b(?:wrong|missed|overlooked|unhappy|unfair|mistaken|disagree\w*|"
            r"disput\w+|unsettled|unresolved|outstanding)\b",
        ),
        near=wording(r"@review|@stage1"),
        unless=wording(
            r"\breviewer (?:needs|has)|stage 1 handler|surveyor|contractor|landlord's|helpful|"
            r"\bwhich (?:the|our|an?) \w+ (?:writes|takes|makes)|\bif you (?:can|wish|like|want)|ombudsman"
        ),
        confidence=0.85,
    ),
    # "The form has a box for your reasons and must be completed in full"
    Sign(
        detail="the form for stage 2 has to be filled in with reasons",
        pattern=wording(r"\bbox\b[^.;]{0,30}\breasons?\b[^.;]{0,300}\bmust\b", r"\bmust\b[^.;]{0,40}\bbox\b[^.;]{0,30}\breasons?\b"),
        near=wording(r"@review|@stage1"),
    ),
    # "State your reasons", "Tell us which part you think we missed"
    Sign(
        detail="the resident is told to give reasons",
        pattern=wording(
            r"^\W{0,300}(?:then |in your (?:request|letter|email),? |when you (?:ask|write|do),? )?(?:explain|tell us|say|state|set out|"
            r"give|"
            rf"specify|identify|outline|list|describe)\b[^.;]{{0,25}}?{_WHY}",
            r"\b(?:and|to) (?:explain|state|say|give|set out|specify)\b (?:clearly |fully )?(?:why you|your (?:reasons|grounds)|"
            r"which (?:part|point)s?|the reasons why you)",
        ),
        near=wording(r"@review|@stage1 (?:response|reply|decision|letter|answer|outcome)"),
        unless=wording(
            r"\b(?:may|can|could|like|wish|want|welcome|chance|opportunity|invited?|ask(?:ed)? (?:you|them)?|staff|officers?|we will|"
            r"complaint is about|definition|acknowledgement|letter|reviewer|manager|director)\b"
        ),
        confidence=0.75,
    ),
)
# "Requests without reasons are sent back"; "a form with an empty box will be returned"
_SENT_BACK = Sign(
    detail="a request without reasons is turned away",
    pattern=wording(
        r"\b(?:request|appeal|application|form|letter|escalation)s? (?:for [^.;]{3,30}? )?(?:that |which )?(?:without|with no|lacking|"
        r"giving no|with an empty|with a blank|(?:does|do|did) not|(?:that|which) (?:does|do) not|fails? to|omits?|missing|that leaves?|"
        r"left blank)[^.;]{0,300}"
        r"\b(?:sent back|returned|refused|rejected|turned (?:down|away)|not (?:be )?(?:accepted|considered|processed|taken|dealt|looked|"
        r"escalated|progressed|opened)|invalid|go no further|held|incomplete|closed)\b",
        r"\b(?:if|where|unless|until)\b[^.;]{0,40}(?:reasons?|explanation|explain\w*|say why|box)\b[^.;]{0,300}\b(?:sent back"
        r"|returned|refused|"
        r"rejected|turned (?:down|away)|not (?:be )?(?:accept\w*|consider\w*|process\w*|escalat\w*|progress\w*|move\w*)|cannot|will not|"
        r"stay(?:s)? at|remain(?:s)? at)\b",
        r"\b(?:cannot|will not|won't|unable to|do not) (?:accept|consider|escalate|progress|process|move|take|"
        r"open)\b[^.;]{0,60}\b(?:without|unless|until|where no|if no)\b[^.;]{0,40}(?:reasons?|explanation|explain\w*|told us why|say why|"
        r"know why|tell us why)",
    ),
    near=wording(r"@review|@stage1|request|still @unhappy"),
    unless=wording(r"extension|adjournment|personal data|\bdelay\b"),
    deniable=False,
    confidence=0.9,
)
# a list "When you ask for a review you need to tell us:" with "which part of the reply is wrong"
_ASKED_LIST = wording(r"\b(?:need to know|must|have to|needs? to|required to|shall)\b[^.]{0,300}:\s*$")
_ASKED_ITEM = wording(rf"^\W*(?:{_WHY}|how (?:@resident (?:feel|think)|we))")
_VOLUNTARY = wording(
    OWN_REASONS,
    # "Up to ten working days more; letter D4 has to say why and give the new date": the landlord's own letter
    r"\b(?:letter|notice|template|e-?mail|message|text) [a-z]{1,4}-?\d{1,3}[a-z]?\b|\b(?:new|revised|later) date\b",
    r"\b(?:do|does|need|did) ?(?:not|n't)(?: (?:have|need))?(?: to)? (?:give|explain|say|state|provide|set|tell|justify|\w+ (?:a |"
    r"any )?reasons?)|\bneed not\b|\bneedn't\b|\bno (?:need|reason|obligation|requirement|explanation)\b|\bnot (?:required|obliged|"
    r"expected|necessary|essential)\b|\bwithout (?:having|giving|needing|saying|your having|any)\b(?![^.]{0,300}(?:refus|sent|return"
    r"|reject|not))"
    r"|\bhelps?\b|\bhelpful\b|\buseful\b|\bif (?:you|they) (?:can|wish|like|want|are able|prefer)(?: to)?(?: (?:explain|say|tell|give)\b|"
    r"[,.;)]|$)|\b(?:be|is|are) (?:invited|asked)\b|\b(?:the most|extra|more) (?:\w+ ){0,4}?(?:can|may) (?:add|take|have|be)\b|"
    r"\b(?:no|nobody|no[- ]one|never)\b[^.;]{0,30}\b(?:obliged|required|made|bound|put) to\b|\bwe (?:will|shall|may|can|"
    r"might) (?:\w+ )?ask\b|\boptional\b|\bwhether or not\b"
    r"|\b(?:we|the (?:reviewer|landlord|association|council|officer|manager|director|panel|(?:\w+ ){0,3}(?:letter|response|reply|"
    r"decision|acknowledgement)|trustees|clerk|chair)|(?:your|a|an|each|every|any) (?:stage (?:1|2|one|two)|first|second|"
    r"final) (?:response|reply|decision|answer|letter)|managers?|officers?|staff|colleagues?|he|she|it|this|our (?:\w+ ){0,3}(?:letter|"
    r"response|reply|decision)) (?:must|should|will have to|has to|have to|needs? to|is to|are to|shall)(?: also| then|"
    r" clearly)* (?:explain|give|state|set|say|tell|provide|include|show|specify|identify|outline|describe)",
)


def required(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that makes the resident explain a request for stage 2."""
    return also(view, "reasons-required", _worded(view), REASONS)


def _worded(view: View) -> Iterator[Fact]:
    returned = list(found(view, "reasons-required", (_SENT_BACK,)))
    known = {one.passage for one in returned}
    yield from returned
    for setting in settings(view):
        if _ASKED_LIST.search(setting.lead_in) and _ASKED_ITEM.search(setting.text) and setting.statement.stage == 2:
            yield fact("reasons-required", setting.statement, detail=_REASONS[0].detail)
    for one in found(view, "reasons-required", tuple(replace(s, apart=_OTHER_REASONS) for s in _REASONS)):
        if one.passage not in known and not _VOLUNTARY.search(plain(view.document.quote(one.span))):
            yield one


_OTHER_REASONS = wording(
    r"twelve months|12 months|late complaint|older complaint|planning|homeless|lettings|banding|restriction|behaviour|data protection|"
    r"time limit"
)
