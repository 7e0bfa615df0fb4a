"""Statements -> Facts: the Ombudsman's details only on a condition at an extension; an answer that waits for works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_answers import DETAILS, WHEN_KNOWN, WORKS
from ombudscan.extract.signs import WIDER, Sign, found, wording
from ombudscan.nouns import Fact
from ombudscan.text import plain

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_DETAILS = (
    r"(?:@ombudsman[^.;]{0,60}(?:details|contact|address|number|information|leaflet|website|challenge)|(?:details|address|number|"
    r"information|contact|how to (?:reach|contact|complain to|go to)|(?:tell|told|inform)\w{0,9}+[^.;]{0,20}(?:about|of)|"
    r"refer[^.;]{0,20}to|direct[^.;]{0,20}to|signpost[^.;]{0,20}to|point[^.;]{0,20}(?:to|towards))[^.;]{0,50}@ombudsman)"
)
_OBJECTS = (
    r"(?:@resident(?:'re| are| is|'s)? not (?:ok|okay|all right|fine|comfortable|keen|prepared|willing|ready)\b|"
    r"@resident (?:@against|(?:do|does|did|should|will|would)? ?(?:not|n't) (?:agree|accept|consent|want|like|wish|be (?:content|happy|"
    r"satisfied|pleased))|(?:is|are|"
    r"remains?) (?:not )?(?:@unhappy|unwilling|opposed|agree)|@unhappy|disagrees?|objects?|refuses?|rejects?|contests?|disputes?|"
    r"challenges?|push(?:es)? back|takes? issue|argues?|complains?|minds?\b|"
    r"(?:says?|tells? us) (?:that )?(?:you|they|he|she|it)? ?(?:minds?|objects?|disagrees?)|has objected|"
    r"asks?|requests?|wants? (?:it|them|to))"
    r"|(?:the |that |an? )?(?:new |later |revised )?(?:date|time) (?:(?:does|do|will|would) not (?:suit|work|fit)|"
    r"is not (?:convenient|acceptable|suitable|agreeable|all right))"
    r"|(?:we|both (?:sides|parties)|the parties|you and we) (?:cannot|can't|can not|are unable to|do not|fail to) agree|(?:an? |"
    r"the )?(?:agreement|extension|new date|longer time)[^.;]{0,50}(?:cannot|can not|can't|could not|is not|has not been|isn't|"
    r"not be) (?:be )?(?:reached|agreed|obtained|made|accepted|found)"
    # "the Clerk and the member cannot agree on it", "no date can be settled", "the parties fail to reach agreement"
    r"|(?:the|an?|our|your|both|you|we|they|us) (?:\w+ ){0,3}?(?:and|or) (?:the |an? |your |our )?(?:\w+ ){1,3}?(?:cannot|can't|can not|"
    r"do not|don't|are unable "
    r"to|fail to|are not able to|could not|differ\b|disagree|do not see|are at odds|fall out)(?: (?:agree|settle|see eye to eye|"
    r"come to terms|reach|fix))?"
    r"|(?:the )?(?:parties|two) (?:cannot|do not|fail to|are unable to|differ|disagree)(?: (?:agree|reach|settle))?"
    r"|no (?:\w+ ){0,3}?(?:date|time|agreement|period)(?: for [^.;,]{3,30})? (?:can|could|has|is) (?:be |been )?(?:agreed|settled|fixed|"
    r"reached|found)|@resident will not have (?:it|that|the|this)"
    r"|(?:there is )?no agreement|(?:an? )?(?:agreement|date|extension) (?:is |proves )?(?:impossible|refused|disputed|not accepted)|"
    r"not (?:accepted|agreed)|unable to agree|(?:think|feel|believe|consider)s? (?:that )?(?:the|this|that|our|"
    r"it)[^.;]{0,30}(?:unreasonable|too long|wrong|unfair|excessive|unjustified)|on request)"
)
# "Residents who say that the new date is no good"
_BALKS = (
    r"\b(?:anyone|those|people|residents?|tenants?|customers?|leaseholders?) (?:who|that) (?:says?|tells? us|writes?|feels?|complains?) "
    r"(?:that )?(?:the |an? |our |such an? )?(?:new |later |revised |extra )?(?:date|time|extension|delay|wait)s? "
    r"(?:is|are|was|will be|would be) "
    r"(?:no good|no use|not good enough|too (?:late|long|far off)|unreasonable|unacceptable|unfair|wrong)\b"
)
_LONGER = wording(
    r"exten[ds]\w*|longer|(?:other|another|different|further|second|fresh) (?:date|time|day)\b|more time|extra time|further time|"
    r"additional time|new date|that date|delay\w*|timescale|time[- ]?limit|"
    r"deadline|later date|revised date|more than \d+|postpone\w*|overrun|extra (?:working )?days|more (?:working )?days"
)
_CONDITIONAL = (
    # "If you do not agree to the extension we will give you the Ombudsman's details"
    Sign(
        detail="the Ombudsman's details are given at an extension only if the resident objects",
        pattern=wording(
            rf"\b(?:if|where|when|should|unless|in case|in the event that|only)\b[^.;]{{0,40}}{_OBJECTS}[^.]{{0,600}}?{_DETAILS}",
            rf"{_DETAILS}[^.]{{0,300}}?\b(?:if|where|when|should|unless|in case|in the event that|only)\b[^.;]{{0,40}}{_OBJECTS}",
            rf"{_DETAILS}[^.]{{0,300}}?{_BALKS}",
            rf"{_BALKS}[^.]{{0,300}}?{_DETAILS}",
            rf"{_DETAILS}[^.;]{{0,30}}\b(?:on request|upon request|where appropriate|if appropriate)",
            r"\b(?:anyone|those|residents?|tenants?|customers?) (?:who|that) (?:do(?:es)? not (?:agree|accept|want|wish)|objects?|"
            r"disagrees?|"
            rf"disputes?|is unhappy|are unhappy)[^.]{{0,300}}?{_DETAILS}",
            rf"{_DETAILS}[^.]{{0,300}}?\b(?:anyone|those|residents?|tenants?|customers?) (?:who|that) (?:do(?:es)? not (?:agree"
            rf"|accept)|objects?|"
            r"disagrees?|disputes?|is unhappy|are unhappy)",
        ),
        near=_LONGER,
        unless=wording(
            r"\bnot (?:only|merely|just|simply)\b|ombudsman (?:service )?at any (?:time|point|stage)|whether or not|even if|regardless|"
            r"in (?:any|every|all) (?:case|event|such)|\b(?:every|each|all|any) (?:such )?(?:letter|"
            r"notice|extension|message|email)|always|automatically|(?:refus|declin|turn)\w{0,40}[^.]{0,25}(?:your |a |the )complaint|"
            r"not accept(?:ed)? (?:your|a|the) complaint|"
            r"final (?:response|reply|decision)|as well as|stage (?:1|one) response|service request|close[sd]? (?:the|your)|"
            r"mediation|neighbour|\bremed(?:y|ies)\b|compensation"
        ),
        deniable=False,
        confidence=0.9,
    ),
)


def details(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which the Ombudsman's details come with an extension only on a condition."""
    worded = found(view, "conditional-ombudsman-details", _CONDITIONAL, WIDER)
    return _by_stage(view, also(view, "conditional-ombudsman-details", worded, DETAILS, WIDER))


_ANSWER = (
    r"(?:(?:full |final |written |formal |stage (?:1|2|one|two) |our |the |your |a |its ){0,6}(?:response|reply|replies|responses|answer|"
    r"answers|decision|determination|outcome letter|letter|outcome|findings))"
)
_WORKS = (
    r"(?:works?|repairs?|actions?|jobs?|remed(?:y|ies)|remedial \w+|improvements?|everything|fault|defect|problem|treatment|contractors?|"
    r"builders?|plasterers?|windows?|orders?|outstanding \w+|damp)"
)
_DONE = (
    r"(?:done|complete[ds]?|completion|finish\w*|carried out|fixed|mended|concluded|put right|made good|signed off|closed|left|resolved|"
    r"(?:post-)?inspected|passed|content|treated|fitted|installed|off site|ended|over|certified)"
)
_UNTIL = r"(?:until|till|once|when|after|as soon as|upon|on|following|pending|at)"
_ANSWERING = (
    r"(?:responds?|repl(?:y|ies)|answers?|writes? (?:to (?:you|the \w+) )?with (?:our|the) (?:response|reply|answer|decision|outcome|"
    r"findings)|issue (?:our|the|a|"
    r"your) (?:\w+ )?(?:response|reply|decision|letter)|give (?:you )?(?:our|the|a) (?:\w+ )?(?:response|reply|answer|decision))"
)
_WAITS = (
    # "We hold our response until the work has been done"
    Sign(
        detail="the response is held back until works are complete",
        pattern=wording(
            r"\bnothing (?:goes|is|will be|can be) (?:out|sent|issued|"
            rf"written)\b[^.;]{{0,30}}\buntil\b[^.;]{{0,60}}?{_WORKS}[^.;]{{0,40}}?\b{_DONE}",
            r"\b(?:hold|held|holds|withh\w+|delay\w*|defer\w*|postpone\w*|keeps?|kept|retain\w*|reserve\w*|wait\w*|"
            rf"suspend\w*)\b[^.;]{{0,30}}?{_ANSWER}[^.;]{{0,40}}?\b(?:until|till|pending|while|so that|"
            rf"for)\b[^.;]{{0,60}}?{_WORKS}[^.;]{{0,30}}?\b{_DONE}",
            r"\b(?:hold|held|holds|withh\w+|delay\w*|defer\w*|postpone\w*|keeps?|kept|"
            rf"retain\w*)\b[^.;]{{0,30}}?{_ANSWER}[^.;]{{0,20}}\bpending (?:completion|the (?:outcome|end|finish))?[^.;]{{0,20}}{_WORKS}",
            rf"\b(?:no |not |n't |never |neither )[^.;]{{0,30}}(?:{_ANSWER}|{_ANSWERING})[^.;]{{0,40}}?\b(?:until|till|before|unless|"
            rf"while)\b[^.;]{{0,60}}?{_WORKS}[^.;]{{0,30}}?\b{_DONE}",
            rf"{_ANSWER} (?:shall|will|may|must|can|is|are|should)(?: not|n't| never)[^.;]{{0,25}}\b(?:until|before|unless)\b[^.;]{{0,70}}?"
            rf"{_WORKS}[^.;]{{0,80}}?\b{_DONE}",
            # "Where repairs are open, hold the letter until the surveyor has confirmed that they are finished"
            rf"{_WORKS}[^.;]{{0,50}}?\b(?:hold|keep|withhold|delay|defer|postpone|retain)\b[^.;]{{0,20}}?{_ANSWER}[^.;]{{0,15}}?\b(?:until|"
            rf"till)\b"
            rf"[^.;]{{0,60}}?\b(?:they|it|all|everything|these|those|that)\b[^.;]{{0,25}}?\b{_DONE}",
            rf"\b(?:no |not |never )[^.;]{{0,20}}{_ANSWER}[^.;]{{0,30}}\bwhile\b[^.;]{{0,40}}{_WORKS}[^.;]{{0,20}}\b(?:outstanding|"
            r"under way|underway|in progress|ongoing|pending|open)",
        ),
        unless=wording(
            r"(?:do|does|will|shall|should|must|need|is|are) ?(?:not|n't|never) (?:to )?(?:be )?(?:hold|held|wait|delay\w*|withh\w+|"
            r"defer\w*|keep|kept|postpone\w*|hang|hung|sit on)|\bwithout (?:waiting|holding)|rather than|never (?:hold|wait|delay|held)|"
            r"not held back|"
            r"\bcop(?:y|ies) of\b|no need to wait|\bclosed? (?:the|a|your|our) (?:case|complaint)|surveyor's report"
        ),
        deniable=False,
        confidence=0.9,
    ),
    # "The reply is sent once all repairs have been completed"; "we respond on completion of the works"
    Sign(
        detail="the response is sent only when works are complete",
        pattern=wording(
            rf"{_ANSWER} (?:is|are|will be|shall be|can be|may be|goes|go|comes?|follows?|will follow|will (?:only )?be|"
            rf"must)\b[^.;]{{0,25}}\b{_UNTIL}\b(?! (?:the|an|a|our) (?:answer|decision|outcome|conclusion)|"
            rf" we know)[^.;]{{0,80}}?{_WORKS}[^.;]{{0,40}}?\b{_DONE}",
            r"\b(?:we|the \w+(?: \w+)?|she|he|they|managers?|officers?|will|shall) (?:will |only |"
            rf"then ){{0,6}}{_ANSWERING}\b[^.;]{{0,40}}\b{_UNTIL}\b(?! (?:the|an|a|our) (?:answer|decision|outcome|conclusion)|"
            rf" we know)[^.;]{{0,50}}?{_WORKS}[^.;]{{0,40}}?\b{_DONE}",
            rf"\b(?:once|when|after|as soon as)\b[^.;]{{0,30}}?{_WORKS}[^.;]{{0,40}}?\b{_DONE},? (?:we|the \w+(?: \w+)?|she|he|they|you|"
            rf"a|our|your)\b[^.;]{{0,20}}?(?:{_ANSWERING}|(?:get|receive|have|send)\b[^.;]{{0,15}}{_ANSWER}|{_ANSWER} (?:is|will be))",
            # "complaints stay open, without a response, for as long as a repair is outstanding"
            rf"\b(?:without|no) (?:an? |our |final )?{_ANSWER}[^.;]{{0,40}}\b(?:as long as|while|whilst|"
            rf"until)\b[^.;]{{0,30}}{_WORKS}[^.;]{{0,20}}"
            r"\b(?:outstanding|open|unfinished|incomplete|done|completed?|finished)",
            rf"{_ANSWER} [^.;]{{0,40}}\b{_UNTIL} (?:the )?completion of (?:the |any |all )*(?:\w+ )?{_WORKS}",
            rf"{_ANSWER} (?:shall|is to|are to|must) follow\b[^.;]{{0,25}}\b{_UNTIL}\b[^.;]{{0,50}}?{_WORKS}[^.;]{{0,40}}?\b{_DONE}",
            rf"\b(?:hear|learn|have|get|receive|be (?:told|given|sent))\b [^.;]{{0,15}}?{_ANSWER}[^.;]{{0,10}}?\b(?:once|when|"
            r"after|as soon as|upon|following)\b"
            rf"[^.;]{{0,30}}?{_WORKS}[^.;]{{0,30}}?\b{_DONE}",
            rf"\bon completion of (?:the |any |all )?{_WORKS}[^.;]{{0,20}}(?:{_ANSWERING}|{_ANSWER})",
            r"\bcomplaints? (?:is|are|will be) (?:only )?(?:answered|responded to|"
            rf"replied to)\b[^.;]{{0,20}}\b{_UNTIL}\b[^.;]{{0,40}}{_WORKS}[^.;]{{0,30}}\b{_DONE}",
            rf"{_WORKS} (?:must|have to|has to|need to|needs to) be {_DONE} before[^.;]{{0,40}}(?:{_ANSWERING}|{_ANSWER}|responded|"
            r"answered)",
        ),
        near=wording(r"complain|response|reply|answer|stage"),
        unless=wording(
            r"\bnever\b|\bnot (?:to )?(?:when|once|after|until|at|on|be delayed|be deferred|await|wait|held|be held|hold)\b|"
            r"rather than|even (?:if|though)|"
            r"without waiting|does not (?:wait|depend)|whether or not|\bagain\b|follow-up|satisfaction|survey|\bupdate|progress|"
            rf"further letter|second letter|confirm(?:ing|ation)|not necessarily|feedback|{WHEN_KNOWN}"
        ),
        confidence=0.85,
    ),
)


def works(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which the answer to a complaint waits for works."""
    worded = found(view, "response-waits-for-works", _WAITS, WIDER)
    return _by_stage(view, also(view, "response-waits-for-works", worded, WORKS, WIDER))


_BOTH = wording(r"\b(?:both|either|each|every|any) stages?\b|\bstages? (?:1|one) (?:and|or) (?:stage )?(?:2|two)\b|\bat whichever stage\b")


def _by_stage(view: View, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The same facts with their stage settled: twice where the sentence speaks of both, stage 1 where of none."""
    for one in facts:
        if _BOTH.search(plain(view.document.quote(one.span))):
            yield from (replace(one, stage=1), replace(one, stage=2))
        else:
            yield replace(one, stage=2 if one.stage == 2 else 1)
