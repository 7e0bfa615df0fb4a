"""Weak cues: words that by themselves state no practice, but bear out the classifier where it is less than certain of one.

A wording of `signs` has to be right alone, so it is narrow; the classifier has to be surer than .8 alone, since near misses share
its subject. Both together may be weaker: the classifier says what the sentence is about, the cue that the telling turn stands there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ombudscan.extract.signs import Setting, wording
from ombudscan.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What has to stand in a sentence (and what not) for a practice to be said from the probability `least` upwards.

    `near` must stand in the sentence or what comes before it; of `stages`, where given, the sentence must be one, or `near` in the
    sentence itself. A `listed` cue reads items of lists whose lead-in has it.
    """

    pattern: Pattern
    least: float
    unless: Pattern | None = None
    near: Pattern | None = None
    stages: tuple[int | None, ...] = ()
    listed: Pattern | None = None

    def bears_out(self, setting: Setting) -> bool:
        """Tell whether the sentence holds the cue where it counts."""
        text = setting.text
        if not self.pattern.search(text) or (self.unless and self.unless.search(text)):
            return False
        if self.listed:
            return bool(self.listed.search(setting.lead_in))
        if self.stages and setting.statement.stage not in self.stages:
            return False
        return not setting.lead_in and (self.near is None or bool(self.near.search(setting.round)))


_OBJECTS = r"(?:@unhappy|@against|refus\w+|complain\w*|minds?\b|ask\w*)"
_PAPER = r"(?:sign(?:ed|ature)|forms?|written|in writing|letter|authori[sz]\w{1,40}|mandate|proof|power of attorney)"
# Chosen on five sets of invented documents, with the probability from which each cue is believed (docs/decisions/0019-two-weak-readers.md).
CUES: Mapping[str, Cue] = {
    # "Should you object to the extension we'll let you have the Ombudsman's details"
    "conditional-ombudsman-details": Cue(
        pattern=wording(
            rf"\b(?:if|should|where|unless|when|in case|who|any(?:one|body))\b[^.;]{{0,60}}{_OBJECTS}[^.]{{0,120}}@ombudsman",
            rf"@ombudsman[^.]{{0,80}}\b(?:if|should|where|when|to those who|to any\w* who)\b[^.;]{{0,40}}{_OBJECTS}",
        ),
        least=0.65,
        near=wording(r"exten\w+|longer|extra|delay\w*|\blate\b|\bwait\w*|new date|more time|further time|putting off|hold[- ]up"),
        unless=wording(r"whether or not|what(?:ever|soever)|regardless|in any (?:case|event)|every (?:letter|time)|always|too\b|also\b"),
    ),
    # "Before opening a review the Manager will decide whether there is anything in it"
    "gated-escalation": Cue(
        pattern=wording(
            r"\b(?:decides?|considers?|assess(?:es)?|determines?|judges?|weighs?|screens?|sifts?|asks? (?:itself|himself|herself|"
            r"themselves))\b[^.;]{0,50}\b(?:whether|if|which|how far)\b[^.;]{0,70}\b(?:anything|threshold|merits?|prospects?|case\b|"
            r"grounds?|"
            r"worth\w*|justif\w+|warrant\w*|substance|arguable|new\b|fresh\b|needed|necessary|go (?:on|ahead|further|forward))",
            r"\breserves? the right (?:not )?to (?:refuse|decline|turn down|reject)\b|\bin (?:his|her|its|our|their) (?:opinion|view|"
            r"judg\w+)\b",
            r"\breserved for\b|\bqualif(?:y|ies)\b|\bwhere you can (?:point|show)|\b(?:has|have|needs?) to (?:bring|show|contain|"
            r"rest on)\b|"
            r"\bnot (?:normally |usually |ordinarily )?(?:go on|proceed|escalate|open (?:the door|a review)|move)\b|\bno second\b|"
            r"\b(?:return|send back|turn down|decline) (?:the|your|such a|that) request\b",
        ),
        least=0.6,
        stages=(2,),
        unless=wording(
            r"\bnobody\b|\bno[- ]one\b|\bnever\b|\b(?:do|does|did|will|shall) ?(?:not|n't) (?:decide|consider|assess|judge|weigh|"
            r"screen|ask|need|have|require)\b|\bonly (?:\w+ ){0,3}?(?:for|on|upon) (?:one |"
            r"any )?(?:of )?(?:the |our )?(?:reasons|grounds)|@ombudsman|complaint (?:is|was|should be) upheld|remed(?:y|ies)|extension|"
            r"compensation|more time|longer|right (?:answer|outcome|decision)|the first (?:answer|reply|response)"
        ),
    ),
    # "Residents with a complaint about meals should take it up with Platters, on the card by the door"
    "parallel-contractor-process": Cue(
        pattern=wording(
            r"\b(?:own|its|their|his|\w+'s) (?:own )?(?:\w+ )?(?:complaints?|care|customer|help) (?:desk|line|team|process|procedure|"
            r"scheme|service|department|number|office)",
            r"\btak(?:e|ing) (?:it|this|that|them|(?:the|your|their) complaint) (?:up )?(?:first )?(?:with|to)\b|\b(?:go|speak|complain|"
            r"write|ring|turn) (?:first )?(?:to|with)\b|\b(?:come|back|return) (?:back )?to us\b[^.]{0,30}"
            r"\b(?:if|when|once|only|after)\b",
        ),
        least=0.65,
        unless=wording(
            r"\bno need\b|\bneed(?:n't| not)\b|\bnever\b|\bnobody\b|\b(?:do|does|did|must|should|shall|may|are|is|was) ?(?:not|"
            r"n't) (?:have|"
            r"need|be|ask|send|tell|to|required|expected|allowed)|\bnot (?:before|instead)|\bwould be\b|\bbreach|\bcontract\b|\brather "
            r"than|\binstead of|panel\b|used to|whichever|broadband|insurance|not our|@ombudsman|either\b|\bor (?:to )?us\b|"
            r"passed? (?:it |on )*to us|part of our"
        ),
    ),
    # "It has to go to the Secretary: please don't give complaints to others, who can't take them"
    "restricted-channel": Cue(
        pattern=wording(
            r"\b(?:ha(?:s|ve) to|must|needs? to|can only|may only|is only|are only|should only)\b[^.;]{0,30}\b(?:go|be (?:sent|given|"
            r"handed|made|put|addressed|"
            r"posted|brought|taken|accepted)|come|reach|arrive)\b[^.;]{0,40}\b(?:to|in|on|by|through|with|via)\b",
            r"\b(?:can ?(?:not|n't)|are (?:not|n't) able to|unable to|do ?(?:not|n't)) (?:take|accept|receive|deal with|act on) "
            r"(?:them|it|complaints?)\b[^.;]{0,40}",
        ),
        least=0.6,
        unless=wording(
            r"\bneed(?:n't| not)\b|\bnot (?:have|need)|\bno form\b|\bany (?:member|colleague|of us|way|means)|same day|on the day|that day|"
            r"straight away|@ombudsman|claim form|court|twelve|12 months"
        ),
    ),
    # "The same two go through everything again"
    "same-reviewer": Cue(
        pattern=wording(
            r"\b(?:the|that|this) (?:very )?same (?:two|three|four|pair|person|people|officer|manager|member|members|panel|team|trustees?|"
            r"handler|investigator|case ?worker|committee|individual|colleague)s?\b",
            r"\b(?:he|she|they|whoever|the (?:\w+ ){1,2}) ?(?:who|that) (?:wrote|answered|decided|dealt|handled|signed|investigated|"
            r"looked (?:at|into)) (?:\w+ ){0,4}(?:at )?(?:stage (?:1|one)|first|before)",
            r"\bboth (?:answers|letters|replies|decisions)\b[^.]{0,30}\bby\b|\b(?:at|through) (?:each|both) stages?\b|\b(?:revisits?|"
            r"reconsiders?|looks? again at) (?:his|her|their|its) (?:own )?(?:\w+ )?(?:decision|answer|reply|findings|conclusion)",
        ),
        least=0.58,
        stages=(2,),
        unless=wording(
            r"\b(?:not|never|nobody|n't|other than|different|another|someone else|no part|no hand|without)\b|\bexcept|\bunless\b|conflict"
        ),
    ),
    # "They can look into it once eight weeks have passed, or sooner if your MP passes it on"
    "outdated-referral-route": Cue(
        pattern=wording(r"\b(?:eight|8)[- ](?:\(8\) )?weeks?\b|\b(?:MP|member of parliament|designated (?:person|body)|tenants?' panel)\b"),
        least=0.6,
        unless=wording(
            r"\bno longer\b|\b(?:no|not|n't|nor|neither|never|without)\b|used to|before 2022|since (?:\d+ )?\w+ 2022|every (?:eight|8)|"
            r"any time|abolished|repealed|ceased|if you like|support|help|lend a hand|\bcopy\b|\bworks?\b|survey|kitchen|replace"
        ),
    ),
    # "Calls that can be settled within two days are only logged as complaints if the caller rings back"
    "extra-stage": Cue(
        pattern=wording(
            r"\bonly (?:be )?(?:logged|recorded|entered|opened|treated|counted|raised|registered|made|become|becomes|turned)\b[^.]{0,40}"
            r"\bcomplaints?\b[^.]{0,20}\b(?:if|when|once|after|where)\b",
            r"\bonly (?:if|when|once|after|where)\b[^.]{0,60}\b(?:does|do|is|are|will|can|turns?|becomes?|goes)\b[^.]{0,40}@complaint",
            r"\b(?:log|enter|record|register|open|book)(?:s|ged|ed)?\b[^.]{0,40}\bcomplaints?\b,? (?:only )?(?:if|when|once|after)\b"
            r"[^.]{0,80}\b(?:still|not (?:been|mended|sorted|put)|remains?|un\w+ed|back|again)\b",
            r"\bin the first (?:place|instance)\b,? (?:to )?(?:speak|talk|see|ring|ask|tell|go|raise|contact|mention|report|try)\b",
            r"\bfirst\b[^.]{0,50}\b(?:has|have|gets?|is given|are given) (?:up to )?@time (?:in which )?to (?:try|agree|put|sort|settle|"
            r"resolve|fix)",
            # "First come in for a sit-down with the area manager"
            r"\bfirst,? (?:come (?:in|along|and)|have a (?:word|chat|talk)|meet|sit down|talk to|speak (?:to|with))\b",
            r"\bpass(?:es)? (?:on|up) (?:whatever|what|those|anything|only)\b|\bits first (?:\w+ )?(?:days?|week|fortnight)\b",
        ),
        least=0.55,
        unless=wording(
            r"service request|request for (?:a )?service|regardless|whatever (?:comes|happens)|in the (?:usual|ordinary) way|@ombudsman|"
            r"\b(?:do|does|need|must|are|is) ?(?:not|n't)\b[^.]{0,20}\b(?:have|need|ask|expect|wait|require)"
        ),
    ),
    # "Anyone can act for them once form A2 has come back signed"
    "conditional-representation": Cue(
        pattern=wording(
            rf"\b(?:until|once|unless|only (?:if|when|with|where|after)|provided|as long as)\b[^.]{{0,60}}{_PAPER}",
            rf"{_PAPER}[^.]{{0,40}}\b(?:before|first)\b",
            r"\bexceptional\w*|\bat our discretion\b|\b(?:only )?(?:where|if|when) (?:@resident )(?:lacks?|cannot|are unable|is unable)\b",
        ),
        least=0.6,
        unless=wording(
            r"meantime|by (?:phone|telephone)|verbal|orally|\bno form|need not|not need|word of mouth|would rather|prefers?|"
            r"interpret\w*|replies|response"
        ),
    ),
    # "If you do not say why you disagree we send it back to you"
    "reasons-required": Cue(
        pattern=wording(
            r"\b(?:need (?:you|them|residents?|customers?) to|must|ha(?:s|ve) to|(?:do|does) ?(?:not|n't) (?:say|tell|explain|state)|"
            r"without "
            r"saying|are to (?:say|state|explain))\b[^.]{0,60}\b(?:why|where|reasons?|what)\b",
            r"\bplease (?:tell us|say|set out|explain)\b[^.]{0,30}\b(?:why|what|where|which)\b|\bneed to know (?:why|what|which)\b|"
            r"\b(?:outline|set out|spell out|list|identify)\b[^.]{0,40}\b(?:points|issues|reasons|why|what|where|parts)\b",
        ),
        least=0.65,
        stages=(2,),
        unless=wording(
            r"\bneed not\b|\bneedn't\b|\bnot (?:have|need|required|obliged)|\bno need\b|without being|even if|helps? if|\befforts?\b|\bwe "
            r"(?:will |shall |must )?(?:set out|outline|list|explain|tell|give)|\bmust (?:give|set out|let)|our understanding|"
            r"acknowledg\w+|if you (?:like|wish|want|can)"
        ),
    ),
    # "Complaints about the conduct of builders lie outside this policy"
    "blanket-exclusion": Cue(
        pattern=wording(
            r"\bcan ?(?:not|n't) use (?:this|the|our)\b|\b(?:lies?|falls?|are|is) outside (?:of )?(?:this|the|our) (?:policy|"
            r"procedure|process|scheme)|"
            r"\bno complaints?\b[^.;]{0,160}\b(?:can|may|will|shall) be (?:made|brought|accepted|taken|entertained|considered|"
            r"heard)\b|\bwe (?:do ?(?:not|n't)|never|cannot|will not) (?:deal "
            r"with|take|accept|consider|look at|handle) (?:any )?complaints? (?:about|from|concerning|on)\b"
        ),
        least=0.65,
        unless=wording(
            r"both stages|\bfiled\b|\bcourt\b|twelve|12 months|\bago\b|anonymous|discretion|(?<!any )(?<!no )circumstances|normally|"
            r"usually|staff|employ\w+|"
            r"suppliers?|visitors?|members of the public|\bnot (?:our|a) (?:residents?|tenants?|landlord)|other services?|"
            r"service requests?|"
            r"\bbetween\b|planning|council's|social care|another (?:body|landlord|organisation)|\bMP\b|not responsible|data protection|"
            r"subject access|insur\w+"
        ),
    ),
    # "Residents on the restricted list cannot make a new complaint for a year"
    "access-refused": Cue(
        pattern=wording(
            r"\bcan ?(?:not|n't) (?:make|bring|raise|lodge) (?:a|any|another|new|further)\b|\bno (?:new |further |"
            r"more )?complaints? (?:shall|"
            r"will|may|can) be (?:received|accepted|taken|opened|logged|heard|looked)\b|\bblock all\b|\bnot (?:accept|take|open|log|"
            r"entertain|answer|deal with) (?:any )?(?:new |further |more )?(?:complaints?|letters)\b"
        ),
        least=0.6,
        unless=wording(r"both stages|\bfiled\b|twelve|12 months|same (?:matter|issue|complaint)|\bstill\b|\bnot stop|stays? open"),
    ),
    # "Grumbles made over the telephone are noted and not treated as complaints"
    "dissatisfaction-excluded": Cue(
        pattern=wording(
            r"\bonly counts? as a complaint\b|\bnot (?:be )?(?:treated|counted|recorded|logged|classed|regarded|"
            r"seen) as (?:an? )?(?:formal )?complaints?\b|\brather than (?:as )?(?:an? )?complaints?\b|\bnot a complaint (?:unless|until)\b"
        ),
        least=0.6,
        unless=wording(
            r"survey|questionnaire|service requests?|requests? for|\brepair|compliment|\bappeal|\bMP\b|councillor|information|"
            r"took place|months|\bolder\b"
        ),
    ),
    # "We turn the complaint away in a letter that says why, and that is the end of it"
    "refusal-without-ombudsman": Cue(
        pattern=wording(
            r"(?:turn\w{0,40} (?:\w+ ){0,3}(?:away|down)|refus\w{1,40}|declin\w{1,40}|reject\w{0,40}|not (?:taken|accepted))[^|]{0,120}"
            r"\b(?:end of (?:it|"
            r"the matter|"
            r"that)|final word|last word|nothing further|no further correspondence|matter is closed)",
            r"@ombudsman[^.]{0,300}\b(?:may be (?:given|provided|included|sent|offered)|where appropriate|if (?:asked|requested))\b",
        ),
        least=0.6,
        near=wording(r"refus\w+|declin\w+|reject\w*|turn\w{0,40} (?:\w+ ){0,3}(?:away|down)|not (?:accept|take|consider)"),
        unless=wording(r"both stages|stage (?:2|two)|final response"),
    ),
    # "We may decline a complaint where: a letter of claim has been received"
    "wide-legal-exclusion": Cue(
        pattern=wording(
            r"solicitor|letter (?:of|before) (?:claim|action)|pre-action|legal (?:advice|action|advis\w+)|notice of (?:\w+ ){0,3}claim"
        ),
        least=0.75,
        listed=wording(
            r"\b(?:declin\w+|refus\w+|reject\w*|exclu\w+|not (?:to )?(?:consider|accept|look|deal|take|investigate)|outside|cannot|"
            r"unable)\b"
        ),
        unless=wording(r"\bfiled\b|\bissued\b|\bserved\b|particulars of claim|\b(?:does|do|is|are) ?(?:not|n't)\b"),
    ),
}


def borne_out(setting: Setting, rule: str, probability: float) -> bool:
    """Tell whether a cue bears out what the classifier holds for likely."""
    cue = CUES.get(rule)
    return cue is not None and probability >= cue.least and cue.bears_out(setting)
