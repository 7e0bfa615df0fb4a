"""Statements -> Facts: dissatisfaction that is not taken as a complaint because it is the first contact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_turned import FIRST_CONTACT, LINE_DRAWN, NO_WORD_OF, NOT_AS_REQUEST
from ombudscan.extract.signs import OURS, WIDER, Sign, found, settings, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_UPSET = (
    r"(?:dissatisf\w++|unhapp\w++|displeas\w++|discontent\w*+|expression of \w++|complaint about a first|not (?:happy|satisfied|content)|"
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
            rf"\b{_UPSET}[^.]{{0,300}}?\b(?:is|are|will be|be|counts?|count|was|gets?|as)\b (?:also |then |always |only |simply "
            rf"|initially |"
            rf"first |normally |usually )*(?:as |treated as |regarded as |handled as |classed as |dealt with as |logged as |recorded as |"
            rf"considered (?:as |to be )?|seen as |taken as |viewed as |opened as )?(?:an? )?(?:service requests?|requests? for service)\b",
            rf"\bservice requests? (?:include|includes|covers?|is also|also (?:include|cover)s?)[^.]{{0,300}}{_UPSET}",
            rf"\b(?:treat|log|handle|record|regard|class|deal with|see|count)s? (?:an? |any |such |your |this |the |first |initial |"
            rf"expressions? of )*(?:\w+ )?{_UPSET}[^.]{{0,300}}?\bas (?:an? )?service requests?\b",
        ),
        unless=wording(
            r"\bchoice\b|\basked (?:whether|if)\b|complaint (?:will|is|shall) be (?:raised|logged|opened|made)|(?:raise|log|open|"
            r"make) (?:it as )?a complaint|"
            r"@unhappy with (?:the|our|how|your|its|what|that) (?:\w+ ){0,4}?(?:response|outcome|answer|handling|dealt|result|handled|"
            r"came)|"
            rf"{NO_WORD_OF}|\b(?:does|do|did|has|have) not (?:say|express|mean)\b|"
            r"(?:never|not|n't|rather than|instead of|neither|no longer)\b[^.;]{0,40}service request|is not a service request"
        ),
        deniable=True,
        confidence=0.85,
    ),
    # "Low-level concerns are kept as comments"; "posts that say how bad we are go to the desk as feedback rather than complaints"
    Sign(
        detail="dissatisfaction is kept as a comment",
        pattern=wording(
            r"\b(?:low[- ]level|minor|small|trivial) (?:concerns?|grumbles?|gripes?|dissatisfaction|complaints?|"
            r"issues?)\b[^.;]{0,60}\b(?:as "
            r"\W?(?:comments?|feedback)|outside (?:this|the|our) (?:procedure|policy|process)|(?:are|is) not (?:logged|recorded|treated))",
            r"\b(?:as|called|logged as|recorded as|treated as) \W?(?:feedback|comments?|insight)\W? (?:rather than|instead of|and not|"
            r"not) (?:as )?"
            r"(?:an? )?complaints?\b",
        ),
        unless=wording(r"survey|compliment|suggestion|thank|praise|\bchoice\b|@resident (?:asks?|wish\w*|prefers?|wants?)"),
        deniable=True,
        confidence=0.8,
    ),
    # "We cannot treat it as a complaint when you tell us for the first time that you are unhappy"
    Sign(
        detail="dissatisfaction is turned away because it is the first contact",
        pattern=wording(
            rf"\b(?:cannot|will not|not|can't|won't|nor|never) (?:\w+ )?(?:be )?(?:treat\w*|accept\w*|consider\w*|log\w*|regard\w*|"
            rf"count\w*|record\w*|class\w*|taken?|handled?|deal\w*|dealt|open\w*|a|raise\w*)\b[^.]{{0,25}}complaint(?>[^.]{{0,300}}?(?:if|when|"
            rf"where|because|until|unless|before))[^.]{{0,300}}?{_FIRST_TIME}",
            rf"\b(?:not|never|cannot)\b[^.]{{0,30}}\b(?:consider|treat|accept|take|class|log|"
            rf"regard)\b[^.]{{0,30}}\b{_UPSET}[^.]{{0,300}}?{_FIRST_TIME}",
            rf"{_FIRST_TIME}(?>[^.]{{0,300}}?\b{_UPSET})[^.]{{0,300}}?\b(?:cannot|will not|not|can't|won't|never)\b[^.]{{0,30}}\bcomplaint",
            rf"\b{_UPSET}(?>[^.]{{0,300}}?{_FIRST_TIME})[^.]{{0,300}}?\b(?:cannot|will not|not|can't|won't|never)\b[^.]{{0,30}}\bcomplaint",
            r"\bcomplaints? (?:will|can|is|are|may) only (?:be )?(?:accepted|logged|raised|considered|opened|made|taken)(?>"
            r"[^.]{0,300}?(?:after|"
            r"once|when|if))[^.]{0,300}?(?:had (?:a|the|an|our) (?:reasonable )?(?:chance|opportunity)|been (?:reported|raised|told)|"
            r"second time|more than once|again)",
            rf"\b(?:if|where|when|anything|something|issues?|concerns?|{_UPSET})\b[^.]{{0,60}}\b(?:can be |is |are |be |"
            rf"was )(?:put right|resolved|fixed|sorted|settled)[^.]{{0,15}}(?:quickly|within @time|straight ?away|there and then|"
            rf"on the spot|at once|at first contact|the same day)[^.]{{0,60}}\b(?:not|no|rather than|never)\b[^.]{{0,30}}complaint",
        ),
        near=wording(rf"{_UPSET}|complain"),
        unless=wording(
            rf"{NO_WORD_OF}|{LINE_DRAWN}|"
            rf"{NOT_AS_REQUEST}|"
            r"\b(?:not|never) (?:refuse|reject|turn|decline)|both stages|12 months|twelve months|ombudsman|insurance|survey|need not|"
            r"do not (?:need|have)|stage[ -]?(?:2|two)|neighbour|new complaint",
        ),
        deniable=False,
        confidence=0.8,
    ),
)
_TURNED_ITEM = wording(rf"\b{_UPSET}[^.]{{0,300}}{_FIRST_TIME}", rf"{_FIRST_TIME}[^.]{{0,300}}\b{_UPSET}")
_NOT_COMPLAINT = wording(
    r"\b(?:not|never|cannot|excluded?|outside|exclusions?)\b[^.]{0,300}(?::|complain\w*+)|service requests? (?:include|are|cover)",
)


def turned_away(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that does not take dissatisfaction as a complaint because it is the first contact."""
    return also(view, "dissatisfaction-excluded", _worded(view), FIRST_CONTACT, WIDER)


def _worded(view: View) -> Iterator[Fact]:
    yield from found(view, "dissatisfaction-excluded", _TURNED, OURS)
    listed = Sign(detail="dissatisfaction is turned away because it is the first contact", pattern=_TURNED_ITEM, deniable=False)
    listing = {s.statement.passage.id for s in settings(view) if s.lead_in and _NOT_COMPLAINT.search(s.lead_in)}
    yield from (f for f in found(view, "dissatisfaction-excluded", (listed,)) if f.passage in listing)
