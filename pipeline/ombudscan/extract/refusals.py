"""Statements -> Facts: complaints that are refused without a word of the Ombudsman."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also, frame
from ombudscan.extract.signs import WIDER, Setting, Sign, fact, found, settings, stands, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_REFUSAL = (
    r"(?:(?:not|cannot|can't|unable to|n't)\b[^.;]{0,25}\b(?:accept\w*+|take(?:n)?\b|taken up|consider\w*+|deal|investigat\w++|"
    r"look(?:ed)? (?:at|into)|log\w*+|register\w*+)|refus\w{1,9}+|declin\w{1,9}+|reject\w{0,9}+|"
    r"turn(?:s|ed|ing)? (?:\w++ ){0,3}?(?:down|away)|exclud\w{1,9}+|"
    r"decid(?:e[ds]?|ing) (?:against|not to) (?:tak|accept|consider|look|deal|investigat)\w*+|"
    r"complaint is not one (?:that )?we (?:can|will|could) (?:take|accept|consider)|is not one for (?:this|our) (?:policy|procedure|"
    r"process))"
)
_MAYBE = (
    r"(?:where (?:this is |it is |we think (?:it |this )?(?:is )?|we consider (?:it |this )?)?(?:appropriate|relevant|suitable|necessary|"
    r"applicable|possible)|if (?:appropriate|necessary|relevant|applicable|needed|required|we think|you ask|they ask|asked|requested|"
    r"the \w+ (?:asks|thinks|considers))|when(?:ever)? (?:appropriate|asked|requested|necessary|relevant)|(?:up)?on request|at (?:our|"
    r"its|his|her|the \w+'s) discretion|in (?:some|certain|suitable|appropriate) cases|may also|as appropriate|should (?:you|they|"
    r"he or she) ask|may (?:be )?(?:mention\w*+|includ\w++|refer\w*+|giv\w++|provid\w++|signpost\w*+|point\w*+|tell|told|add|direct\w*+))"
)
_UNTOLD = (
    # "the Clerk will write to say why and, where appropriate, will mention the Housing Ombudsman"
    Sign(
        detail="the Ombudsman is named only in some refusals",
        pattern=wording(
            rf"{_REFUSAL}(?>[^.]{{0,300}}?{_MAYBE})[^.]{{0,300}}?@ombudsman",
            rf"{_REFUSAL}[^.]{{0,300}}?@ombudsman[^.]{{0,60}}?{_MAYBE}",
            rf"{_MAYBE}(?>[^.]{{0,300}}?@ombudsman)[^.]{{0,300}}?{_REFUSAL}",
        ),
        near=wording(r"complain"),
        unless=wording(
            r"stage[ -]?(?:2|two)|escalat\w+|\breview request|extension|always|in every case|"
            r"@ombudsman(?: service)?(?:,? (?:who|which|and (?:he|she|it|they)))? (?:may|can|might|could|will)\b(?! be)|"
            r"(?:considers|thinks|decides|finds|feels|believes|(?:we|they) (?:consider|think|decide|find|feel|"
            r"believe)) (?:that )?(?:an? |the |your )?(?:exclusions?|complaint)\b"
        ),
        deniable=False,
        confidence=0.9,
    ),
    # "Letter 3 gives the ground on which the complaint is not taken; add the Ombudsman paragraph if the tenant has objected"
    Sign(
        detail="the Ombudsman is named only in some refusals",
        pattern=wording(
            rf"{_REFUSAL}[^.]{{0,300}}?\b(?:add|include|insert|attach|enclose|quote|give|send|put in|mention)(?:s|"
            rf"ed)?\b[^.;]{{0,30}}@ombudsman[^.;]{{0,40}}?"
            r"\b(?:if|where|when|should)\b (?:@resident|the \w+|they|you|he|she)\b[^.;]{0,50}\b(?:disagree\w*|ask\w*|@unhappy|"
            r"object\w*|press\w*|not accept\w*|challeng\w+|quer(?:y|ies|ied)|complain\w*)\b"
        ),
        near=wording(r"complain"),
        unless=wording(r"stage[ -]?(?:2|two)|escalat\w+|extension|always|in every case"),
        deniable=False,
        confidence=0.9,
    ),
    # "If we refuse a complaint our decision is final"
    Sign(
        detail="a refusal is said to be final",
        pattern=wording(
            rf"{_REFUSAL}[^.]{{0,60}}\bcomplaints?\b[^.]{{0,300}}\b(?:decision|that) (?:\w+ )?(?:is|will be) final",
            rf"\bcomplaints?\b[^.]{{0,40}}{_REFUSAL}[^.]{{0,300}}\b(?:(?:decision|that) (?:\w+ )?(?:is|will be) final"
            rf"|that is (?:the end of|"
            rf"an end to) (?:it|"
            r"the matter|things))\b",
            r"\b(?:no (?:right of )?(?:appeal|challenge|recourse)|cannot be (?:appealed|challenged)|"
            rf"not enter into (?:any )?(?:further )?(?:correspondence|discussion))\b(?>[^.]{{0,300}}?{_REFUSAL})[^.]{{0,300}}complaint",
            rf"{_REFUSAL}(?>[^.]{{0,300}}?complaint)[^.]{{0,300}}\b(?:no (?:right of )?(?:appeal|challenge|recourse)"
            rf"|cannot be (?:appealed|challenged)|"
            r"not enter into (?:any )?(?:further )?(?:correspondence|discussion))\b",
        ),
        unless=wording(r"@ombudsman|stage[ -]?(?:2|two)|escalat\w+|behaviour|restriction"),
        deniable=False,
        confidence=0.85,
    ),
)
_THINKER = r"(?:we|the \w+(?: \w+)?|(?:an?|our) \w+|staff|officers?|managers?|he|she|they|it)"
# Whoever answers decides for himself: "if the Secretary sees fit", "where we judge it helpful", "in deserving cases".
_PLEASURE = (
    rf"(?:\b(?:if|where|when|whenever|should|as|unless) {_THINKER} (?:\w+ )?(?:sees? fit|thinks?|considers?|judges?|deems?|feels?|"
    r"believes?|finds?|regards?|chooses?|wish(?:es)?|so decides?|decides?|prefers?|is of the (?:view|opinion|mind))\b"
    r"|\b(?:if|where|when) (?:it|this|that|doing so) (?:seems?|appears?|looks?|would be|is|is felt|is thought|is considered|"
    r"is judged)(?: to be)? (?:right|helpful|useful|proper|fitting|sensible|best|worthwhile|wise|desirable|advisable|in order)\b"
    r"|\bin (?:deserving|suitable|proper|special|exceptional|some|certain|appropriate|fitting|the right) (?:cases|circumstances|"
    r"instances)\b"
    r"|\b(?:has|have|with|in|at|use|uses) (?:an? |the |full |complete |our |its |their |his |her |wide )*discretion\b|\bdiscretionary\b"
    r"|\b(?:decides?|considers?|judges?|asks? (?:himself|herself|themselves)) (?:whether|if) to (?:\w+ )?(?:tell|mention|name|"
    r"point|give|include|refer|say|signpost|direct|inform|add)\b"
    r"|\b(?:might|may|can|could|is free to|are free to|is at liberty to) (?!be (?:referred|taken|brought|put) (?:on )?to\b)"
    r"(?:also |then |well )?(?:be )?(?:let|tell|told|mention\w*|name\w*|point\w*|give\w*|"
    r"includ\w*|refer\w*|signpost\w*|direct\w*|inform\w*|add\w*|suggest\w*|draw))"
)
_AT_PLEASURE = Sign(
    detail="whether a refusal names the Ombudsman is left to the landlord",
    pattern=wording(rf"{_PLEASURE}[^.;]{{0,300}}?@ombudsman", rf"@ombudsman[^.;]{{0,300}}?{_PLEASURE}"),
    near=wording(
        rf"{_REFUSAL}[^|.]{{0,60}}\bcomplaint|\bturns? (?:an? |any |the |your )?complaints? (?:away|down)|\bcomplaints?\b[^|"
        rf".]{{0,60}}?{_REFUSAL}|refus\w{{1,9}}[^|.]{{0,25}}\bit\b|"
        r"\b(?:if|where|when) (?:we|the \w+) (?:declines?|refuses?)\b|what we (?:will|do|can|shall) ?(?:not|n't)\b[^|"
        r"]{0,20}(?:take|consider|accept|look|deal)"
    ),
    unless=wording(
        r"stage[ -]?(?:2|two)|escalat\w+|extension|always|\bevery\b|in any case|whatever|at any (?:time|point|stage)|"
        r"compensation|mediation",
        r"\b@resident (?:may|can|might|could|ha(?:s|ve) the right|(?:is|are) free|thinks?|feels?|believes?|considers?)\b",
        r"@ombudsman(?: service)?,? (?:(?:who|which|and (?:he|she|it|they)) )?"
        r"(?:(?:may|can|might|will|could)\b(?! be (?:reached|contacted|found|named|mentioned|approached))|has|"
        r"thinks?|considers?|decides?|(?:where|if) it\b)|\b(?:nobody|no[- ]one|no|not|never|without)\b[^.;]{0,25}"
        r"discretion",
        r"(?:considers|thinks|decides|finds|feels|believes|(?:we|they) (?:consider|think|decide|find|feel|"
        r"believe)) (?:that )?(?:an? |the |your )?(?:exclusions?|complaint)\b",
        rf"{_PLEASURE}[^.;,]{{0,12}}{_REFUSAL}|(?:if|where|when) {_THINKER} (?:decides?|chooses?|thinks? fit|sees? fit|"
        r"considers? it \w+) (?:not )?to (?:\w+ )?"
        r"(?:refus|declin|reject|turn|accept|exclude)",
    ),
    apart=wording(r"\b(?:have|has|had) (?:not|never) (?:refused|declined|rejected|turned|excluded)"),
    deniable=False,
)
# "If we decide not to accept your complaint we will explain why in writing", and nobody says more
_ONLY_REASONS = Sign(
    detail="a refusal is explained without a word of the Ombudsman",
    pattern=wording(
        rf"\b(?:if|where|when|should|whenever)\b[^.]{{0,15}}\bcomplaints?\b[^.]{{0,15}}?{_REFUSAL}[^.]{{0,300}}\b(?:write|letter|explain|tell|"
        r"told|inform|let you know|reasons?|say why|in writing|advise)\b",
        rf"\b(?:if|where|when|should|whenever)\b[^.]{{0,40}}?{_REFUSAL}[^.]{{0,30}}\b(?:complaints?|it|one)\b[^.]{{0,300}}\b(?:write|letter|"
        r"explain|tell|told|inform|let you know|reasons?|say why|give|in writing|advise)\b",
        r"\b(?:write|letter|explain|tell|inform|let you know|give (?:you )?(?:our |the )?reasons?|say why|advise)\b[^.]{0,40}\b(?:why|"
        rf"if|when|that)\b[^.]{{0,20}}\b(?:we|your|the|a)\b[^.]{{0,15}}{_REFUSAL}[^.]{{0,20}}\b(?:your |the |a )complaint",
    ),
    unless=wording(
        r"@ombudsman|stage[ -]?(?:2|two)|escalat\w+|second stage|review|extension|restriction|behav|representative|late complaint|"
        r"policy does not|appeal",
    ),
    deniable=False,
    confidence=0.65,
)
_TOLD = wording(
    rf"{_REFUSAL}[^.]{{0,300}}@ombudsman",
    rf"@ombudsman[^.]{{0,300}}{_REFUSAL}",
    r"@ombudsman[^.]{0,60}(?:that|this|the|our|such a) (?:decision|refusal)",
    r"(?:that|this|the|our|such a) (?:decision|refusal)[^.]{0,60}@ombudsman",
)


# "The letter gives the reasons. Details of the Ombudsman may be added where the officer sees fit."
_OPTIONAL = wording(
    rf"@ombudsman[^.]{{0,300}}?{_MAYBE}",
    rf"{_MAYBE}[^.]{{0,300}}?@ombudsman",
    r"@ombudsman[^.]{0,300}?\b(?:where|if|when|whenever|only|should) (?:\w+ ){0,4}?(?:thinks?|reckons?|considers?|sees?|judges?|deems?|"
    r"feels?|believes?|finds?|"
    r"wish(?:es)?|asks?|requests?|wants?)\b",
    r"@ombudsman[^.]{0,300}?\b(?:discretion|optional|left to (?:the|our|each|his|her)|up to the|not (?:always|routinely|automatically|"
    r"necessarily)|"
    r"sees? fit|thinks? fit|as (?:he|she|they) sees? fit|a matter for)\b",
    r"\b(?:discretion|optional|left to|up to the)\b[^.]{0,300}?@ombudsman",
)
_RESIDENTS_CHOICE = wording(
    r"\b@resident (?:may|can|might|could|has the right to|have the right to|is free to|are free to)\b[^.]{0,300}@ombudsman",
    r"@ombudsman(?: service)?,? (?:(?:who|which|and (?:he|she|it|they)) )?(?:may|can|will|might|could) (?:look|decide|consider|review|"
    r"investigate|tell|ask|order|direct|instruct|require|overrule|overturn|make (?:us|the)|be (?:asked|contacted|approached|told))|"
    r"\balways\b|\bevery\b|extension|stage[ -]?(?:2|two)|escalat\w+|at any (?:time|point|stage)|\bor where\b|interpreter",
)
_REFUSED = wording(
    rf"\bcomplaints?\b[^.]{{0,40}}?{_REFUSAL}", rf"{_REFUSAL}[^.]{{0,30}}?\bcomplaints?\b", r"\bturn\w* (?:\w+ )?complaints? (?:down|away)"
)


def _left_open(setting: Setting) -> bool:
    """Tell whether, after a sentence on refusing complaints, the Ombudsman is to be named only at somebody's choice."""
    for earlier in (setting.before, setting.lead_in):
        refused = _REFUSED.search(earlier)
        if refused and not re.search(
            r"\b(?:have|has|had) (?:not|never)\b|\bstage[ -]?(?:2|two)\b|escalat|compensation", earlier, re.IGNORECASE
        ):
            return bool(_OPTIONAL.search(setting.text)) and not _RESIDENTS_CHOICE.search(setting.text)
    return False


_REFUSED_AND = (
    # "A complainant who is refused is told of the Ombudsman if the Head of Service thinks that it would help"
    frame(
        "the Ombudsman is named only in some refusals",
        r"\b(?:refus\w+|declin\w+|turn\w* (?:\w+ ){0,3}?(?:down|away)|reject\w*|not (?:taken?|accept\w*))\b",
        r"@ombudsman",
        r"\b(?:if|where|when|unless|whenever)\b[^.;]{0,40}\b(?:thinks?|considers?|sees? fit|feels?|judges?|would help|asks?|asked|"
        r"wish(?:es)?|wants?|helpful|appropriate|useful|presses|queries|objects?)\b",
        near=r"complain",
        unless=r"\balways\b|\bevery\b|@ombudsman(?: service)?(?:,? (?:who|which|and (?:he|she|it|they)))? (?:may|can|will|could|might|"
        r"thinks|considers|decides|has)|stage[ -]?(?:2|two)|escalat|"
        r"@resident (?:may|can|might|could|thinks?|feels?|wish|wants? to) [^.;]{0,30}@ombudsman|extension|compensation|behaviou?r|"
        r"restriction|exclusions?|\brepair|\bfit to (?:refuse|decline|reject|turn|exclude)|(?:we|they|officer|manager) (?:think|consider|"
        r"decide)s? (?:that )?(?:an?|the) (?:exclusion|complaint)",
    ),
    # "Where a complaint is out of scope the resident gets a standard email and no further correspondence is entered into"
    frame(
        "a refusal is said to be final",
        r"\bcomplaints?\b[^.;]{0,40}\b(?:out of scope|outside (?:the|this|our)|refused|declined|rejected|excluded|not (?:taken|accepted|"
        r"considered))\b",
        r"\bno (?:further|more) (?:correspondence|letters?|discussion|contact|reply)|\bnothing (?:more|further)\b|"
        r"\bwill not be (?:discussed|reconsidered)",
        unless=r"@ombudsman|stage[ -]?(?:2|two)|escalat|behaviou?r|restriction|both stages",
        freed=False,
    ),
    # "Our refusal cannot be taken further"
    frame(
        "a refusal is said to be final",
        r"\b(?:refusal|decision to (?:refuse|decline|reject|turn)|if we (?:refuse|decline|do not (?:take|accept)))\b",
        r"\b(?:final\b(?! (?:response|reply|letter|stage))|cannot be (?:taken|appealed|challenged|reviewed|questioned)|"
        r"end of the matter|no appeal|not be reconsidered|no further)",
        unless=r"@ombudsman|stage[ -]?(?:2|two)|escalat|behaviou?r|restriction|\bnot final|adjust|compensation|request for (?:a |"
        r"the )?(?:repair|transfer)",
        near=r"complain|\bour refusal",
        freed=False,
    ),
)


def untold(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which a complaint may be refused without telling the resident of the Ombudsman."""
    return also(view, "refusal-without-ombudsman", _worded(view), _REFUSED_AND, WIDER)


def _worded(view: View) -> Iterator[Fact]:
    yield from found(view, "refusal-without-ombudsman", (*_UNTOLD, _AT_PLEASURE), WIDER)
    everything = list(settings(view, WIDER))
    for setting in everything:
        if _left_open(setting):
            yield fact("refusal-without-ombudsman", setting.statement, detail=_UNTOLD[0].detail)
    if any(_TOLD.search(s.text) for s in everything):
        return
    near = {s.statement.passage.path for s in everything if re.search(r"ombuds", s.text, re.IGNORECASE)}
    for setting in everything:
        if setting.statement.passage.path not in near and stands(_ONLY_REASONS, setting):
            yield fact("refusal-without-ombudsman", setting.statement, detail=_ONLY_REASONS.detail, confidence=_ONLY_REASONS.confidence)
