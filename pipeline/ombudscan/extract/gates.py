"""Statements -> Facts: stage 2 only if the landlord accepts, or refused on grounds beyond its exclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ombudscan.extract.frames import also
from ombudscan.extract.frames_second import GATE, GATE_AT_TWO, NAMED_GROUNDS
from ombudscan.extract.signs import Sign, fact, settings, stands, wording
from ombudscan.nouns import Fact

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# Grounds on which the Code does not let a landlord keep a complaint at stage 1.
_GROUNDS = (
    r"(?:nothing (?:would|will|can|could|to) be (?:gained|achieved|added)|nothing (?:more|further|new|to add)|no (?:useful |further |"
    r"additional |realistic |reasonable |other )*"
    r"(?:purpose|prospect|benefit|action|remedy|outcome|merit|value|point|grounds?|evidence|information|reason to)|(?:new|fresh|"
    r"additional|further) (?:evidence|information|grounds|material|facts)|"
    r"more (?:money|compensation)|(?:only |just |simply )?(?:the )?(?:amount|level) of compensation|different (?:outcome|answer|"
    r"decision)|polic(?:y|ies) (?:was|were|has been|have been) (?:properly |correctly )?followed|"
    r"follow(?:ed|s) (?:our|the|its) (?:own )?(?:polic|procedure)|(?:repair|work|appointment|job)s? (?:is|are|has|"
    r"have)? ?(?:been )?(?:booked|imminent|due|arranged|ordered|scheduled)|"
    r"(?:already )?(?:been )?(?:fully |partly )?upheld|best use|resources|outside (?:our|its) control|merit\w*+|disproportionate|(?:think|"
    r"see|consider)s? fit|discretion\w*+|"
    r"(?:fully|adequately|properly|thoroughly|reasonably|sufficiently) (?:answered|addressed|investigated|dealt with|considered)|(?:was|"
    r"is|seems|appears|considered|thought) (?:\w+ )?(?:fair|reasonable|correct|adequate|right|sound)|"
    r"unrealistic|trivial|minor|serious\w*+|frivolous|vexatious|unreasonabl\w++|justif\w++|warrant\w*+|good (?:cause|reason|grounds)|"
    r"valid (?:cause|grounds)|suitable|worthwhile|serious enough|necessary|needed|error|mistake|"
    r"persuad\w++|convinc\w++|satisfied that|thinks|believes)"
)
# "If you are unhappy with the stage 2 answer": what comes after stage 2
_AFTER_TWO = (
    r"(?:@unhappy|disagree\w{0,40}) with [^.;,]{0,15}(?:stage (?:2|two)|second[- ]stage|final|review) "
    r"(?:answer|response|reply|decision|letter|"
    r"outcome|review)"
)
# Grounds that the landlord may use: its exclusions, which go by their clause or by name.
_EXCLUSIONS = wording(
    NAMED_GROUNDS,
    r"\b(?:nobody|no[- ]one|no manager|never|cannot be refused|cannot refuse)\b",
    r"\bonly (?:\w+ ){0,4}?(?:for|on|upon|for one of|if|where|in) (?:one of |any of |some of )?(?:the |our |those |"
    r"these )?(?:same )?(?:reasons?|"
    r"grounds|exclusions|circumstances|limits|cases)\b",
    r"\b(?:reasons?|grounds|exclusions|circumstances|criteria) (?:that are |which are )?(?:set out |listed |given |stated |described |"
    r"shown |named )?(?:in|above|below|at|under) (?:this |our |the |that )?(?:section|clause|paragraph|part|policy|list|code)?",
    r"in line with (?:section|clause|our exclusions)|same (?:grounds|reasons|exclusions)|\bexclusions\b|filed at court|claim form|"
    r"12 months|twelve months|already (?:been )?(?:through|considered at) (?:both|stage)",
    _AFTER_TWO,
    r":\s*$",  # what follows are the exclusions
    r"\b(?:the|our) only (?:\w+ )?(?:reasons?|grounds?|times?|cases?|way)\b",
    r"valid reason|sound reason|unless (?:there is )?(?:a |an )?(?:good|valid|sound|proper|exclusion)",
)
_REQUESTED = wording(
    r"\bonly (?:be )?(?:\w+ ){0,3}?(?:when|if|where|once|after) (?:@resident )?(?:ask|request|tell|say|want|(?:have |has )?(?:had|"
    r"received|been sent|got|completed)|the stage 1|stage 1|it has been (?:through|to) stage)",
    r"at (?:your|the resident's|their) request",
)
_REFUSE = (
    r"(?:decline|refuse|reject|decide not|decide against|choose not|not (?:be )?(?:agree|accept|allow|open|escalat|grant|progress)\w*+|"
    r"turn (?:down|away)|not|withhold|dismiss)"
)
_MOVE = (
    r"(?:open|escalat|accept|progress|move|take|allow|agree|consider|review|grant|pass|start|begin|carry out|hold|reconsider|send|put|"
    r"hear)\w*+"
)
_SECOND_LOOK = (
    r"(?:(?:a |an |another |any |the |such a )?(?:second|further|fresh|new|closer|another|other) (?:look|hearing|answer|investigation)|"
    r"re-?open\w*|"
    r"(?:to be )?look(?:ed|ing)? (?:at )?(?:it |the \w+ |your \w+ )?again|(?:a |another |any |the )?review\b|@stage2|looking at again)"
)
_GATE = (
    # "The Director may decline to open the second stage if he thinks nothing would be gained"
    Sign(
        detail="stage 2 may be refused on grounds that are not among the exclusions",
        pattern=wording(
            r"\bnot (?:to )?(?:review|escalate|reopen|reconsider)\b[^.;]{0,30}\b(?:complaints?|cases?|decisions?|it|your)\b"
            r"[^.]{0,300}\b(?:if|"
            r"where|"
            r"when|because|unless|solely|only)\b",
            rf"@may (?:\w+ )?{_REFUSE}\b[^.]{{0,60}}?@review(?>[^.]{{0,300}}?\b(?:if|where|when|because|on the ground|unless|as)\b)"
            rf"[^.]{{0,300}}?{_GROUNDS}",
            rf"@review[^.]{{0,60}}?@may (?:be )?(?:\w+ )?(?:declined|refused|rejected|turned (?:down|away)|not be (?:accepted|granted|"
            rf"allowed|agreed|taken)|dismissed)(?>[^.]{{0,300}}?\b(?:if|where|when|because|unless|as)\b)[^.]{{0,300}}?{_GROUNDS}",
            rf"(?:@may )?\bnot (?:to )?{_MOVE}[^.]{{0,50}}?@review(?>[^.]{{0,300}}?\b(?:if|where|when|because|unless)\b)"
            rf"[^.]{{0,300}}?{_GROUNDS}",
            rf"\b(?:if|where|when|because|unless)\b(?>[^.]{{0,300}}?{_GROUNDS})[^.]{{0,300}}?(?:(?:@may )?{_REFUSE}|@may not)"
            rf"[^.]{{0,50}}?@review",
        ),
        unless=_EXCLUSIONS,
        deniable=False,
    ),
    # "Whether the complaint goes to stage 2 is at the manager's discretion"
    Sign(
        detail="stage 2 is at the landlord's discretion",
        pattern=wording(
            r"@review[^.]{0,50}\b(?:is|are|remains?) (?:entirely |wholly )?(?:at (?:our|the|its|his|her) (?:\w+(?:'s)? ){0,3}discretion|"
            r"discretionary|a matter for)",
            r"@review[^.]{0,40}\bat (?:our|the|its|his|her) (?:\w+(?:'s)? ){0,4}discretion",
            r"\bdiscretion (?:to|as to|over|about|whether)[^.]{0,40}@review",
            r"\b(?:no|not an?) (?:automatic |absolute )?(?:right|entitlement)(?: \w+){0,3} (?:to|of|for) (?:a |an |the |"
            r"have )?(?:\w+ )?@review",
            r"\bno automatic @review",
            r"@review[^.]{0,30}\bnot (?:an )?automatic",
        ),
        unless=wording(
            r"ombudsman|compensation|exceed|extend|12 months|older complaints?|\b(?:no|not any) (?:power|discretion|authority) to\b"
        ),
        deniable=False,
    ),
    # "If we accept your request it goes to a director"; "a manager decides whether a review is needed"
    Sign(
        detail="stage 2 depends on the landlord's accepting the request",
        pattern=wording(
            r"\b(?:if|where|when|once|only if|provided|unless)\b[^.;]{0,25}(?:your |the |a |this |that |such a )?(?:@review )?(?:request|"
            r"appeal|escalation|application|complaint|it) (?:is|has been|are|gets) (?:accepted|granted|approved|agreed|allowed|upheld|"
            r"successful|successfully)[^.]{0,300}(?:@review|director|panel|@stage2)",
            r"\b(?:if|where|when|once|only if|provided|unless)\b (?:that )?(?:we|the \w+(?: \w+){0,3}|he|she|they) (?:accepts?|agrees?|"
            r"grants?|approves?|considers?|decides?|thinks?|is satisfied|are satisfied|is persuaded|feels?|believes?)\b[^.;]{0,300}@review",
            r"@review[^.;]{0,300}\b(?:if|where|when|only if|provided|unless|as long as)\b (?:that )?(?:we|the \w+(?: \w+){0,3}|he|she|"
            r"they) (?:accepts?|agrees?|grants?|approves?|considers?|decides?|thinks?|is satisfied|are satisfied|is persuaded|feels?|"
            r"believes?|sees?)\b",
            r"\b(?:decides?|considers?|determines?|assess\w*|judges?|rules?)\b[^.;]{0,30}\b(?:whether|"
            r"if)\b[^.;]{0,60}(?:@review)[^.;]{0,30}(?:accept\w*|needed|necessary|justif\w+|warrant\w*|merit\w*|appropriate|go ahead|"
            r"allowed|granted|proceed|reasonable)",
            r"\b(?:decides?|considers?|determines?|assess\w*|judges?|rules?|screen\w*)\b[^.;]{0,40}\b(?:whether|"
            r"if)\b[^.;]{0,40}\b(?:to (?:accept|allow|grant|open|escalate|agree|progress)|accept\w*|merit\w*|warrants?|qualif\w+|"
            r"should (?:go|move|progress|proceed|be escalated)|can (?:go|move|progress|be escalated))[^.;]{0,40}@review",
            r"@review[^.;]{0,60}\b(?:is|are|will be) (?:first )?(?:screened|vetted|assessed for|filtered|sifted)",
            r"@review[^.;]{0,40}\b(?:subject to|with|without|needs?|requires?) (?:the |our |a )?(?:\w+(?:'s)? ){0,3}(?:approval|"
            r"agreement|acceptance|permission|leave|consent|authorisation)",
            r"(?:permission|leave|approval) (?:to|for|before) [^.;]{0,30}@review",
            r"\b(?:if|where|when) (?:your|the|a) (?:complaint|request|case) is (?:not )?(?:recorded|accepted|registered|taken on|"
            r"admitted) (?:at|for|into|as) (?:a )?@stage2",
            r"@review[^.;]{0,300}\bif (?:an?|further|a further|any) (?:\w+ )?(?:investigation|review) is (?:needed|required|necessary|"
            r"warranted|justified)",
            r"\b(?:let you know|tell you|inform you|notify you)\b[^.;]{0,30} (?:if|whether) we have accepted[^.;]{0,300}@review",
            r"\b@review (?:is|are|will be) (?:only )?(?:granted|allowed|held|offered|available|"
            r"permitted)\b[^.;]{0,20}\b(?:only )?(?:where|if|when|to those)\b[^.;]{0,40}"
            r"\b(?:show\w*|prove|demonstrat\w+|establish|satisf\w+|persuad\w+|convinc\w+|evidence|grounds|merit|reason)",
            r"\bdecides? (?:if|whether) (?:it|the request|your request|the case|the complaint) (?:should|can|is to|will|"
            r"may) (?:be )?(?:taken|go|proceed|move|progress\w*|accepted|allowed|escalated)",
            # "judges if the case has enough substance to be heard at stage 2"
            r"\b(?:decides?|judges?|considers?|determines?|weighs? up|assess(?:es)?|rules?|looks at) (?:whether|"
            r"if)\b[^.;]{0,40}\b(?:substance|merits?|"
            r"grounds?|enough|sufficient|good reason|cause|a case|worth\w*)\b[^.;]{0,50}@stage2",
            r"\blet you know (?:if|whether) (?:it|your request|the request|your appeal) (?:has been|is|was) accepted",
            # "judges whether a further review would be likely to lead to a different outcome"
            r"\b(?:decides?|judges?|considers?|determines?|weighs? up|assess(?:es)?|forms? a view(?: on)?) (?:whether|if) (?:an? |"
            r"any |the )?"
            r"(?:further |second |full )?(?:@review|looking again)\b[^.;]{0,30}\b(?:would|could|might|is (?:likely|worth)|has any|stands)\b"
            r"[^.;]{0,40}\b(?:different|another|change\w*|alter\w*|add\w*|serve|achiev\w+|prospect|succe\w+|useful|value|worth\w*|"
            r"purpose)\b",
        ),
        near=wording(r"@review"),
        unless=wording(
            _AFTER_TWO,
            r"ombudsman[^.]{0,300}\baccept|extension|extend|longer|time(?:scale| limit)|policy (?:is )?review|review (?:of )?(?:this|the|"
            r"our) (?:policy|restriction|decision to restrict)|restriction|compensation|adjustment|"
            r"\bonly (?:for|on|where) (?:one of )?the (?:reasons|grounds)|exclusions|section \d|clause \d|@resident (?:does|"
            r"do)? ?(?:not )?(?:accept|agree)|(?:definition|summary)|annual(?:ly)? review",
        ),
    ),
    # "The Head of Homes decides whether there is enough to warrant a second look, and if not the case ends there"
    Sign(
        detail="stage 2 depends on whether the landlord thinks a second look worthwhile",
        pattern=wording(
            rf"\b(?:decides?|judges?|considers?|determines?|weighs? up|assess(?:es)?|rules?|sees?|looks? at|asks?) (?:whether|"
            rf"if)\b[^.;]{{0,80}}"
            rf"\b(?:warrant\w*|justif\w+|merit\w*|deserv\w+|calls? for|(?:good |strong |weighty |serious )?enough (?:to|for)|"
            rf"sufficient\w*|worth\w*|"
            rf"needs?|entitles?)\b[^.;]{{0,25}}?{_SECOND_LOOK}",
            rf"\b(?:if|where|when|whether|unless|once)\b (?:\w+ ){{0,5}}?(?:thinks?|considers?|decides?|feels?|believes?|finds?|agrees?|"
            rf"satisfied|"
            rf"persuaded|convinced) (?:that )?{_SECOND_LOOK} (?:is|would be|to be) (?:\w+ )?(?:called for|needed|warranted|justified|"
            rf"merited|deserved|"
            rf"worthwhile|due|necessary|useful|of use|in order)",
            rf"\b(?:decides?|concludes?|finds?|rules?|thinks?|considers?) (?:that )?no {_SECOND_LOOK} (?:is|would be) (?:called for|needed|"
            rf"warranted|justified|merited|deserved|worthwhile|due|necessary)",
            r"@review[^.;]{0,300}\b(?:if|where|when|only if|provided|unless|as long as)\b (?:\w+ ){1,5}?(?:is|are) of the (?:view|opinion|"
            r"mind) that",
            r"\b(?:if|where|when|should) (?:\w+ ){1,5}?(?:sees?|finds?|thinks there is|hears?|reads?) (?:nothing|no (?:good |sound |new |"
            r"fresh )?(?:reason|ground|case|point|merit))\b[^.;]{0,300}\b(?:case|matter|complaint|request|file|it)"
            r"\b (?:is (?:then )?(?:closed|"
            r"at an end|dropped)|ends|"
            r"stops|rests|goes no (?:further|higher)|will (?:end|stop|be closed|go no further))",
            r"\b(?:decides?|judges?|considers?|determines?|rules?) (?:whether|if)\b[^.]{0,300}\bif (?:not|there is not|it is not"
            r"|he does not|"
            r"she does not|"
            r"they do not),? (?:the|your|that|their) (?:case|matter|complaint|request|file) (?:is (?:then )?(?:closed|at an end|dropped)|"
            r"ends|stops|rests|"
            r"goes no (?:further|higher)|will (?:end|stop|be closed|go no further))",
        ),
        near=wording(r"@review|(?:second|another|further|fresh) (?:look|answer|reply|hearing)"),
        unless=wording(
            _AFTER_TWO,
            r"\b(?:do|does|will|need|shall) not (?:ask|decide|weigh|judge|consider|rule|look)\b|"
            r"ombudsman|restriction|adjustment|\bnever\b|\bnobody\b|compensation|extension|\buph(?:o|e)ld|section \d|clause \d|exclusions|"
            r"surveyor|roof|repairs?\b|home visit|lessons|policy (?:is )?review",
        ),
        apart=wording(
            r"\bstage[ -]?(?:1|one)\b[^|]{0,900}\|[^|]{0,900}\|[^|]{0,900}\|"
            r"(?![^|]{0,900}(?:stage[ -]?(?:2|two)|second stage|escalat|review))"
        ),
        deniable=False,
        confidence=0.85,
    ),
    # "Only complaints that raise new evidence go to stage 2"
    Sign(
        detail="stage 2 is open only to some complaints",
        pattern=wording(
            rf"\bonly\b[^.]{{0,60}}\b(?:complaints?|requests?|cases?|appeals?)\b[^.]{{0,50}}{_GROUNDS}[^.]{{0,300}}@review",
            rf"@review[^.]{{0,40}}\bonly\b[^.]{{0,50}}\b(?:if|where|when|with|on|for)\b[^.]{{0,300}}?{_GROUNDS}",
            rf"\bonly\b[^.]{{0,40}}@review[^.]{{0,40}}\b(?:if|where|when|with)\b[^.]{{0,300}}?{_GROUNDS}",
            r"@review[^.]{0,40}\b(?:must|needs? to|has to|should) (?:\w+ )?(?:contain|include|provide|offer|bring|raise|be based on|"
            r"rest on|show|produce|present)\b[^.]{0,40}(?:new|fresh|additional|further) (?:evidence|information|material|facts)",
            r"\b(?:unless|without|in the absence of) [^.;]{0,40}(?:new|fresh|additional|further) (?:evidence|information|material|"
            r"facts)[^.]{0,300}(?:@review|stage)",
            # "We will only look again if you send us something new"
            r"\bonly (?:be )?(?:look(?:ed|s)?(?: at)?(?: \w+){0,3} again|reconsider\w*|re-?open\w*)\b[^.;]{0,20}\b(?:if|where|when|once)\b"
            r"[^.;]{0,30}\b(?:something|anything|new|fresh|further|additional)\b(?! (?:you|that) ask)",
            r"\b(?:look(?:ed|s)?(?: at)?(?: \w+){0,3} again|reconsider\w*|re-?open\w*) only (?:if|where|when|once)\b"
            r"[^.;]{0,30}\b(?:something|anything|new|fresh|further|additional) (?:new|evidence|information|material|facts)\b",
            # "reads each request and takes forward those that raise something the first answer had not weighed"
            r"\b(?:takes?|puts?|sends?|passes|pass|moves?|lets?|carr(?:y|ies)|brings?) (?:forward|on|through|up|only)\b[^.;]{0,10}"
            r"\b(?:those|the ones|requests?|cases|complaints|whichever|any)\b[^.;]{0,12}\b(?:that|which|where|with|who)\b[^.;]{0,30}"
            r"\b(?:raise|show|bring|add|contain|offer|give|point|merit|deserve|warrant|new|something|grounds?)\w*",
            # "Reviews are reserved for cases with a flaw"; "where that was offered we would not go on to stage 2"
            r"@review[^.]{0,15}\b(?:is|are) (?:reserved|kept|meant|intended) for\b[^.]{0,20}\b(?:cases?|complaints?|those|matters|where)",
            r"\b(?:where|if|when)\b[^.;]{3,90}\b(?:will|would|do|does|shall|can) not (?:normally |usually |ordinarily |generally )?"
            r"(?:go on|move|proceed|progress|escalate|go)\b[^.;]{0,25}@stage2",
            r"\b(?:dissatisfaction|disagree\w*|being @unhappy|unhappiness)\b[^.;]{0,50}\bdoes not (?:by itself |of itself |in itself |"
            r"alone )?"
            r"(?:open|entitle|give|lead|amount|qualify|justify|warrant|earn)\b[^.;]{0,30}@review",
            r"@may,? (?:[^.;]{0,70}, )?(?:return|send back|refuse|decline|turn down|dismiss|reject) (?:the|any|your|"
            r"such a) (?:review )?request\b",
        ),
        unless=_EXCLUSIONS,
        deniable=False,
    ),
    # "We may confirm our decision and close the complaint at stage 1"
    Sign(
        detail="a complaint may be closed at stage 1 against the resident's wish",
        pattern=wording(
            r"@may (?:\w+ )?(?:confirm|uphold|stand by|repeat) (?:our|its|the|a) (?:\w+ )?(?:decision|response|"
            r"answer)[^.;]{0,40}(?:close|at stage (?:1|one)|instead of|rather than|without)",
            r"@may (?:\w+ )?(?:close|end|conclude|finish)[^.;]{0,30}(?:at|after|with) (?:the )?@stage1",
        ),
        near=wording(r"@review|@unhappy|close"),
        unless=wording(r"you (?:are|tell us you are) (?:happy|content|satisfied)|agree|withdraw|do not (?:reply|hear)"),
    ),
)
# a list "We may refuse to escalate where:" with "you only want more compensation"
_GATED_ITEM = Sign(
    detail="stage 2 may be refused on grounds that are not among the exclusions",
    pattern=wording(_GROUNDS),
    unless=wording(r"filed|claim form|\b(?:months?|years?)\b|already been|both stages"),
    deniable=False,
)
_REFUSAL_LIST = wording(
    rf"(?:{_REFUSE}|@may not|only)\b[^.]{{0,50}}@review[^.]{{0,300}}:\s*$",
    r"@review[^.]{0,60}\b(?:refused|declined|rejected|only)"
    r"\b[^.]{0,300}:\s*$",
)


def gated(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which stage 2 depends on more than the resident's asking."""
    return also(view, "gated-escalation", _worded(view), GATE + GATE_AT_TWO)


def _worded(view: View) -> Iterator[Fact]:
    signs = tuple(replace(s, apart=wording(*(x.pattern for x in (_OTHER_REVIEW, s.apart) if x))) for s in _GATE)
    for setting in settings(view):
        # under stage 2 a request is a request for review
        read = replace(setting, text=re.sub(r"\brequest", "review request", setting.text)) if setting.statement.stage == 2 else setting
        sign = next((s for s in signs if stands(s, read)), None)
        if sign is not None:
            yield fact("gated-escalation", setting.statement, detail=sign.detail, confidence=sign.confidence)
        if _REFUSAL_LIST.search(setting.lead_in) and stands(_GATED_ITEM, setting):
            yield fact("gated-escalation", setting.statement, detail=_GATED_ITEM.detail)


_OTHER_REVIEW = wording(
    r"planning|social care|lettings|banding|homeless|allocation|banned|tribunal|restriction|compensation (?:offer|claim)s? (?:may|"
    r"can) be reviewed"
)
