"""Statements -> Facts: what stands between a resident and an answer: gates before stage 2, a closed process, waiting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ombudscan.extract.signs import WIDER, Sign, fact, found, settings, stands, wording
from ombudscan.nouns import Fact
from ombudscan.text import plain_quotes

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# Grounds on which the Code does not let a landlord keep a complaint at stage 1.
_GROUNDS = (
    r"(?:nothing (?:would|will|can|could|to) be (?:gained|achieved|added)|nothing (?:more|further|new|to add)|no (?:useful |further |additional |realistic |reasonable |other )*"
    r"(?:purpose|prospect|benefit|action|remedy|outcome|merit|value|point|grounds?|evidence|information|reason to)|(?:new|fresh|additional|further) (?:evidence|information|grounds|material|facts)|"
    r"more (?:money|compensation)|(?:only |just |simply )?(?:the )?(?:amount|level) of compensation|different (?:outcome|answer|decision)|polic(?:y|ies) (?:was|were|has been|have been) (?:properly |correctly )?followed|"
    r"follow(?:ed|s) (?:our|the|its) (?:own )?(?:polic|procedure)|(?:repair|work|appointment|job)s? (?:is|are|has|have)? ?(?:been )?(?:booked|imminent|due|arranged|ordered|scheduled)|"
    r"(?:already )?(?:been )?(?:fully |partly )?upheld|best use|resources|outside (?:our|its) control|merit\w*|disproportionate|(?:think|see|consider)s? fit|discretion\w*|"
    r"(?:fully|adequately|properly|thoroughly|reasonably|sufficiently) (?:answered|addressed|investigated|dealt with|considered)|(?:was|is|seems|appears|considered|thought) (?:\w+ )?(?:fair|reasonable|correct|adequate|right|sound)|"
    r"unrealistic|trivial|minor|serious\w*|frivolous|vexatious|unreasonabl\w+|justif\w+|warrant\w*|good (?:cause|reason|grounds)|valid (?:cause|grounds)|suitable|worthwhile|serious enough|necessary|needed|error|mistake|"
    r"persuad\w+|convinc\w+|satisfied that|thinks|believes)"
)
# Grounds that the landlord may use: its exclusions, which go by their clause or by name.
_EXCLUSIONS = wording(
    r"\b(?:nobody|no[- ]one|no manager|never|cannot be refused|cannot refuse)\b",
    r"\bonly (?:\w+ ){0,4}?(?:for|on|for one of|if|where|in) (?:one of |any of )?(?:the |our |those |these )?(?:same )?(?:reasons?|grounds|exclusions|circumstances|limits|cases)\b",
    r"\b(?:reasons?|grounds|exclusions|circumstances|criteria) (?:that are |which are )?(?:set out |listed |given |stated |described |shown |named )?(?:in|above|below|at|under) (?:this |our |the |that )?(?:section|clause|paragraph|part|policy|list|code)?",
    r"in line with (?:section|clause|our exclusions)|same (?:grounds|reasons|exclusions)|\bexclusions\b|filed at court|claim form|12 months|twelve months|already (?:been )?(?:through|considered at) (?:both|stage)",
    r"valid reason|sound reason|unless (?:there is )?(?:a |an )?(?:good|valid|sound|proper|exclusion)",
)
_REQUESTED = wording(
    r"\bonly (?:be )?(?:\w+ ){0,3}?(?:when|if|where|once|after) (?:@resident )?(?:ask|request|tell|say|want|(?:have |has )?(?:had|received|been sent|got|completed)|the stage 1|stage 1|it has been (?:through|to) stage)",
    r"at (?:your|the resident's|their) request",
)
_REFUSE = r"(?:decline|refuse|reject|decide not|decide against|choose not|not (?:be )?(?:agree|accept|allow|open|escalat|grant|progress)\w*|turn (?:down|away)|not|withhold|dismiss)"
_MOVE = r"(?:open|escalat\w+|accept|progress|move|take|allow|agree|consider|review|grant|pass|start|begin|carry out|hold|reconsider|send|put|hear)\w*"
_GATE = (
    # "The Director may decline to open the second stage if he thinks nothing would be gained"
    Sign(
        detail="stage 2 may be refused on grounds that are not among the exclusions",
        pattern=wording(
            rf"@may (?:\w+ )?{_REFUSE}\b[^.]{{0,60}}?@review[^.]*?\b(?:if|where|when|because|on the ground|unless|as)\b[^.]*?{_GROUNDS}",
            rf"@review[^.]{{0,60}}?@may (?:be )?(?:\w+ )?(?:declined|refused|rejected|turned (?:down|away)|not be (?:accepted|granted|allowed|agreed|taken)|dismissed)[^.]*?\b(?:if|where|when|because|unless|as)\b[^.]*?{_GROUNDS}",
            rf"(?:@may )?\bnot {_MOVE}[^.]{{0,50}}?@review[^.]*?\b(?:if|where|when|because|unless)\b[^.]*?{_GROUNDS}",
            rf"\b(?:if|where|when|because|unless)\b[^.]*?{_GROUNDS}[^.]*?(?:(?:@may )?{_REFUSE}|@may not)[^.]{{0,50}}?@review",
        ),
        unless=_EXCLUSIONS,
        deniable=False,
    ),
    # "Whether the complaint goes to stage 2 is at the manager's discretion"
    Sign(
        detail="stage 2 is at the landlord's discretion",
        pattern=wording(
            r"@review[^.]{0,50}\b(?:is|are|remains?) (?:entirely |wholly )?(?:at (?:our|the|its|his|her) (?:\w+(?:'s)? ){0,3}discretion|discretionary|a matter for)",
            r"@review[^.]{0,40}\bat (?:our|the|its|his|her) (?:\w+(?:'s)? ){0,4}discretion",
            r"\bdiscretion (?:to|as to|over|about|whether)[^.]{0,40}@review",
            r"\b(?:no|not an?) (?:automatic |absolute )?(?:right|entitlement)(?: \w+){0,3} (?:to|of|for) (?:a |an |the |have )?(?:\w+ )?@review",
            r"\bno automatic @review",
            r"@review[^.]{0,30}\bnot (?:an )?automatic",
        ),
        unless=wording(r"ombudsman|compensation|exceed|extend|12 months|older complaints?"),
        deniable=False,
    ),
    # "If we accept your request it goes to a director"; "a manager decides whether a review is needed"
    Sign(
        detail="stage 2 depends on the landlord's accepting the request",
        pattern=wording(
            r"\b(?:if|where|when|once|only if|provided|unless)\b[^.;]{0,25}(?:your |the |a |this |that |such a )?(?:@review )?(?:request|appeal|escalation|application|complaint|it) (?:is|has been|are|gets) (?:accepted|granted|approved|agreed|allowed|upheld|successful|successfully)[^.]*(?:@review|director|panel|@stage2)",
            r"\b(?:if|where|when|once|only if|provided|unless)\b (?:that )?(?:we|the \w+(?: \w+){0,3}|he|she|they) (?:accepts?|agrees?|grants?|approves?|considers?|decides?|thinks?|is satisfied|are satisfied|is persuaded|feels?|believes?)\b[^.;]*@review",
            r"@review[^.;]*\b(?:if|where|when|only if|provided|unless|as long as)\b (?:that )?(?:we|the \w+(?: \w+){0,3}|he|she|they) (?:accepts?|agrees?|grants?|approves?|considers?|decides?|thinks?|is satisfied|are satisfied|is persuaded|feels?|believes?|sees?)\b",
            r"\b(?:decides?|considers?|determines?|assess\w*|judges?|rules?)\b[^.;]{0,30}\b(?:whether|if)\b[^.;]{0,60}(?:@review)[^.;]{0,30}(?:accept\w*|needed|necessary|justif\w+|warrant\w*|merit\w*|appropriate|go ahead|allowed|granted|proceed|reasonable)",
            r"\b(?:decides?|considers?|determines?|assess\w*|judges?|rules?|screen\w*)\b[^.;]{0,40}\b(?:whether|if)\b[^.;]{0,40}\b(?:to (?:accept|allow|grant|open|escalate|agree|progress)|accept\w*|merit\w*|warrants?|qualif\w+|should (?:go|move|progress|proceed|be escalated)|can (?:go|move|progress|be escalated))[^.;]{0,40}@review",
            r"@review[^.;]{0,60}\b(?:is|are|will be) (?:first )?(?:screened|vetted|assessed for|filtered|sifted)",
            r"@review[^.;]{0,40}\b(?:subject to|with|without|needs?|requires?) (?:the |our |a )?(?:\w+(?:'s)? ){0,3}(?:approval|agreement|acceptance|permission|leave|consent|authorisation)",
            r"(?:permission|leave|approval) (?:to|for|before) [^.;]{0,30}@review",
            r"\blet you know (?:if|whether) (?:it|your request|the request|your appeal) (?:has been|is|was) accepted",
        ),
        near=wording(r"@review"),
        unless=wording(
            r"ombudsman[^.]*\baccept|extension|extend|longer|time(?:scale| limit)|policy (?:is )?review|review (?:of )?(?:this|the|our) (?:policy|restriction|decision to restrict)|restriction|compensation|adjustment|"
            r"\bonly (?:for|on|where) (?:one of )?the (?:reasons|grounds)|exclusions|section \d|clause \d|@resident (?:does|do)? ?(?:not )?(?:accept|agree)|(?:definition|summary)|annual(?:ly)? review"
        ),
    ),
    # "Only complaints that raise new evidence go to stage 2"
    Sign(
        detail="stage 2 is open only to some complaints",
        pattern=wording(
            rf"\bonly\b[^.]{{0,60}}\b(?:complaints?|requests?|cases?|appeals?)\b[^.]{{0,50}}{_GROUNDS}[^.]*@review",
            rf"@review[^.]{{0,40}}\bonly\b[^.]{{0,50}}\b(?:if|where|when|with|on|for)\b[^.]*?{_GROUNDS}",
            rf"\bonly\b[^.]{{0,40}}@review[^.]{{0,40}}\b(?:if|where|when|with)\b[^.]*?{_GROUNDS}",
            rf"@review[^.]{{0,40}}\b(?:must|needs? to|has to|should) (?:\w+ )?(?:contain|include|provide|offer|bring|raise|be based on|rest on|show|produce|present)\b[^.]{{0,40}}(?:new|fresh|additional|further) (?:evidence|information|material|facts)",
            r"\b(?:unless|without|in the absence of) [^.;]{0,40}(?:new|fresh|additional|further) (?:evidence|information|material|facts)[^.]*(?:@review|stage)",
        ),
        unless=_EXCLUSIONS,
        deniable=False,
    ),
    # "We may confirm our decision and close the complaint at stage 1"
    Sign(
        detail="a complaint may be closed at stage 1 against the resident's wish",
        pattern=wording(
            r"@may (?:\w+ )?(?:confirm|uphold|stand by|repeat) (?:our|its|the) (?:\w+ )?(?:decision|response|answer)[^.;]{0,40}(?:close|at stage (?:1|one)|instead of|rather than|without)",
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
    unless=wording(r"filed|claim form|12 months|twelve months|already been|both stages"),
    deniable=False,
)
_REFUSAL_LIST = wording(
    rf"(?:{_REFUSE}|@may not|only)\b[^.]{{0,50}}@review[^.]*:\s*$", rf"@review[^.]{{0,60}}\b(?:refused|declined|rejected|only)\b[^.]*:\s*$"
)


def gated(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which stage 2 depends on more than the resident's asking."""
    yield from found(view, "gated-escalation", tuple(replace(s, apart=_OTHER_REVIEW) for s in _GATE))
    for setting in settings(view):
        if _REFUSAL_LIST.search(setting.lead_in) and stands(_GATED_ITEM, setting):
            yield fact("gated-escalation", setting.statement, detail=_GATED_ITEM.detail)


_OTHER_REVIEW = wording(
    r"planning|social care|lettings|banding|homeless|allocation|banned|tribunal|restriction|compensation (?:offer|claim)s? (?:may|can) be reviewed"
)

_SAY = r"(?:explain\w*|tell(?:ing)? us|say(?:ing)?|stat(?:e|es|ing)|set(?:s|ting)? out|giv(?:e|es|ing)|provid\w+|specify\w*|specif(?:y|ies)|identif\w+|outlin\w+|describ\w+|detail\w*|includ\w+|show\w*|demonstrat\w+|justif\w+|make (?:it )?clear|put(?:ting)? forward|list\w*|indicat\w+|lay(?:ing)? out|write down|name|point out|spell out|supply)"
_WHY = (
    r"(?:why\b|(?:(?:the|your|their|his or her|full|clear|good|detailed|written|any|its) )*(?:reasons?|grounds)\b(?! (?:for the (?:delay|extension|refusal|decision to)))|which (?:part|point|element|aspect|issue|bit)s?|"
    r"what (?:\w+ ){0,4}?(?:wrong|missed|disagree|unhappy|unresolved|outstanding|dissatisf|new evidence|outcome|like us to do|want)|how (?:we|our|the) [^.;]{0,40}(?:wrong|failed|inadequate|mistaken)|"
    r"where (?:@resident )?(?:think|feel|believe|disagree)|in what (?:way|respect)|the (?:parts?|points?|aspects?|issues?)\b[^.;]{0,30}(?:disagree|unhappy|dissatisf|dispute|unresolved|outstanding|not (?:accept|been))|(?:the|your|their) (?:basis|case) )"
)
_REASONS = (
    # "Your request must explain why the stage 1 decision was wrong"
    Sign(
        detail="the resident must explain the request",
        pattern=wording(
            rf"(?:\bmust|\bneeds? to|\bha(?:s|ve) to|\bshall|\bshould|(?:\bis|\bare|\bwill be) (?:required|obliged|expected) to|\bwill (?:need|have) to|\bare to\b|\bis to\b|\bwe (?:need|require) @resident to|\bit is (?:necessary|essential) (?:for @resident )?to)"
            rf"(?: also| then| clearly| briefly| first| either| fully)* {_SAY}[^.;]{{0,40}}?{_WHY}",
            rf"\b(?:request|appeal|application|escalation|letter|form)s?\b[^.;]{{0,50}}\b(?:must|should|needs? to|has to|have to) (?:be (?:accompanied|supported) by|contain|come with|carry) [^.;]{{0,30}}(?:reasons?|grounds|explanation|statement)",
        ),
        near=wording(
            r"@review|@stage1 (?:response|reply|decision|letter|answer|outcome)|first (?:reply|response|answer)|still @unhappy|not content|disagree"
        ),
        confidence=0.9,
    ),
    # "You can go to stage 2 provided that you tell us why"; "by writing to us, giving your reasons"
    Sign(
        detail="stage 2 is given in return for reasons",
        pattern=wording(
            rf"\b(?:provided|providing|as long as|so long as|on condition|only if|if and when|once)\b[^.;]{{0,20}}(?:@resident )?(?:can |have |has )?{_SAY}[^.;]{{0,25}}?{_WHY}",
            rf"@review[^.]*?\b(?:in writing|by (?:writing|email|letter|post|telephone)|writing to|form|with(?:in)? [^.;,]{{0,40}})[^.;]{{0,50}}?\b(?:giving|stating|setting out|explaining|saying|with|specifying|outlining|and give|and explain|and state|detailing|describing)\b[^.;]{{0,25}}?{_WHY}",
            rf"@review[^.;]{{0,60}}, ?(?:giving|stating|setting out|explaining|saying|specifying|outlining|detailing)\b[^.;]{{0,25}}?{_WHY}",
            rf"\b(?:a|any|your) (?:written )?(?:request|appeal|letter|statement|note)\b[^.;]{{0,20}}\b(?:giving|stating|setting out|explaining|that explains|that says|which explains|with)\b[^.;]{{0,25}}?{_WHY}",
        ),
        near=wording(r"@review|@stage1"),
        unless=wording(
            r"\bwe (?:will |shall )?(?:write|reply|respond|send)|letter (?:sets|will|is)|ombudsman|our (?:letter|reply|response)"
        ),
        confidence=0.8,
    ),
    # "State your reasons", "Tell us which part you think we missed"
    Sign(
        detail="the resident is told to give reasons",
        pattern=wording(
            rf"^\W*(?:then |in your (?:request|letter|email),? |when you (?:ask|write|do),? )?(?:explain|tell us|say|state|set out|give|specify|identify|outline|list|describe)\b[^.;]{{0,25}}?{_WHY}",
            rf"\b(?:and|to) (?:explain|state|say|give|set out|specify)\b (?:clearly |fully )?(?:why you|your (?:reasons|grounds)|which (?:part|point)s?|the reasons why you)",
        ),
        near=wording(r"@review|@stage1 (?:response|reply|decision|letter|answer|outcome)"),
        unless=wording(
            r"\b(?:may|can|could|like|wish|want|welcome|chance|opportunity|invited?|ask(?:ed)? (?:you|them)?|staff|officers?|we will|complaint is about|definition|acknowledgement|letter|reviewer|manager|director)\b"
        ),
        confidence=0.75,
    ),
)
# "Requests without reasons are sent back"; "a form with an empty box will be returned"
_SENT_BACK = Sign(
    detail="a request without reasons is turned away",
    pattern=wording(
        r"\b(?:request|appeal|application|form|letter|escalation)s? (?:for [^.;]{3,30}? )?(?:that |which )?(?:without|with no|lacking|giving no|with an empty|with a blank|(?:does|do|did) not|(?:that|which) (?:does|do) not|fails? to|omits?|missing|that leaves?|left blank)[^.;]*"
        r"\b(?:sent back|returned|refused|rejected|turned (?:down|away)|not (?:be )?(?:accepted|considered|processed|taken|dealt|looked|escalated|progressed|opened)|invalid|go no further|held|incomplete|closed)\b",
        r"\b(?:if|where|unless|until)\b[^.;]{0,40}(?:reasons?|explanation|explain\w*|say why|box)\b[^.;]*\b(?:sent back|returned|refused|rejected|turned (?:down|away)|not (?:be )?(?:accept\w*|consider\w*|process\w*|escalat\w*|progress\w*|move\w*)|cannot|will not|stay(?:s)? at|remain(?:s)? at)\b",
        r"\b(?:cannot|will not|won't|unable to|do not) (?:accept|consider|escalate|progress|process|move|take|open)\b[^.;]{0,60}\b(?:without|unless|until|where no|if no)\b[^.;]{0,40}(?:reasons?|explanation|explain\w*|told us why|say why|know why|tell us why)",
    ),
    near=wording(r"@review|@stage1|request|still @unhappy"),
    unless=wording(r"extension|adjournment|personal data|\bdelay\b"),
    deniable=False,
    confidence=0.9,
)
_VOLUNTARY = wording(
    r"\b(?:do|does|need|did) ?(?:not|n't)(?: (?:have|need))?(?: to)? (?:give|explain|say|state|provide|set|tell|justify|\w+ (?:a |any )?reasons?)|\bneed not\b|\bneedn't\b|\bno (?:need|reason|obligation|requirement|explanation)\b|\bnot (?:required|obliged|expected|necessary|essential)\b|\bwithout (?:having|giving|needing|saying|your having|any)\b(?![^.]*(?:refus|sent|return|reject|not))"
    r"|\bhelps?\b|\bhelpful\b|\buseful\b|\bif (?:you|they) (?:can|wish|like|want|are able|prefer)(?: to)?(?: (?:explain|say|tell|give)\b|[,.;)]|$)|\b(?:be|is|are) (?:invited|asked)\b|\bwe (?:will|shall|may|can|might) (?:\w+ )?ask\b|\boptional\b|\bwhether or not\b"
    r"|\b(?:we|the (?:reviewer|landlord|association|council|officer|manager|director|panel|(?:\w+ ){0,3}(?:letter|response|reply|decision|acknowledgement)|trustees|clerk|chair)|managers?|officers?|staff|colleagues?|he|she|it|this|our (?:\w+ ){0,3}(?:letter|response|reply|decision)) (?:must|should|will have to|has to|have to|needs? to|is to|are to|shall)(?: also| then| clearly)* (?:explain|give|state|set|say|tell|provide|include|show|specify|identify|outline|describe)"
)


def reasons(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence that makes the resident explain a request for stage 2."""
    returned = list(found(view, "reasons-required", (_SENT_BACK,)))
    known = {one.passage for one in returned}
    yield from returned
    for one in found(view, "reasons-required", tuple(replace(s, apart=_OTHER_REASONS) for s in _REASONS)):
        if one.passage not in known and not _VOLUNTARY.search(plain_quotes(view.document.quote(one.span))):
            yield one


_OTHER_REASONS = wording(
    r"twelve months|12 months|late complaint|older complaint|planning|homeless|lettings|banding|restriction|behaviour|data protection|time limit"
)

_FIRST_ANSWER = r"(?:first|stage[ -]?(?:1|one)|original|initial|earlier)(?: (?:reply|response|decision|letter|complaint|answer|investigation|stage|complaint response|findings?))?"
_LOOKS = r"(?:reviews?|consider(?:s|ed)?|decides?|handles?|deals?|responds?|investigates?|carry out|carries out|looks? (?:again|at|into)|goes? back|reconsiders?|answers?|hears?|conducts?|takes? (?:the|a|another)|writes?|determines?|re-?examines?|undertakes?|completes?|leads?|signs?|is responsible|keeps?)"
_SAME = (
    # "The manager who signed the stage 1 reply decides whether to change it"
    Sign(
        detail="whoever answered at stage 1 decides stage 2 as well",
        pattern=wording(
            rf"(?:^|[,;:] |\b(?:by|to|and|then) )(?:the|whoever|whichever)(?! (?:reviewer|reviewing))(?: \w+){{0,3}},? ?(?:who|that|whoever)? ?(?:also )?(?:has |have |had )?(?:already )?(?:gave|given|signed|wrote|written|dealt with|made|issued|handled|investigated|decided|answered|considered|sent|prepared|looked (?:into|at)|responded|replied|took|led)\b[^.;]{{0,30}}?{_FIRST_ANSWER},?[^.;]{{0,25}}\b(?:will |shall |also |then |again |is to |would )*{_LOOKS}\b",
            rf"\b(?:reviewed|decided|considered|handled|answered|looked at|dealt with|heard|carried out|completed|undertaken|conducted|sent back|returned|passed back|given back|referred back|goes back|go back|taken) (?:again )?(?:by|to) (?:the (?:same|person|officer|manager|director|\w+ \w+|\w+) |whoever )(?:\w+ )?(?:who|that)? ?(?:gave|signed|wrote|dealt with|made|issued|handled|investigated|decided|answered|considered|sent|prepared|looked (?:into|at)|responded|replied)\b[^.;]{{0,30}}{_FIRST_ANSWER}",
            rf"\bthe @stage1 (?:investigator|officer|manager|handler|responder|decision[- ]maker|reviewer|investigating \w+)(?: \w+)? (?:will |also |then |shall |again )*{_LOOKS}\b",
            rf"\b(?:reviewed|decided|considered|handled|answered|looked at|dealt with|carried out|completed|undertaken|conducted) (?:again )?by the (?:@stage1|original) (?:investigator|officer|manager|handler|responder|investigating \w+|team|decision[- ]maker)",
        ),
        near=wording(r"@review|@stage2|again|fresh"),
        deniable=True,
        confidence=0.9,
    ),
    # "Stage 2 is carried out by the same officer"
    Sign(
        detail="the same person or team decides both stages",
        pattern=wording(
            r"\b(?:the|that) (?:same|original) (?:person|officer|manager|member of staff|investigator|director|team|panel|clerk|colleague|case ?handler|handler|investigating officer|committee|trustee|adviser|head of service|surveyor)s?\b",
            rf"\b(?:the )?original (?:investigator|officer|manager|decision[- ]maker)\b[^.;]{{0,30}}\b{_LOOKS}",
            rf"\bboth stages\b[^.;]{{0,40}}\b(?:handled|decided|answered|considered|dealt with|carried out) by the (?!same standard)(?:\w+ )?(?:officer|manager|clerk|secretary|warden|director|chief executive)\b",
        ),
        near=wording(r"@review|@stage2|both stages|either stage|second (?:look|reply|response)"),
        confidence=0.85,
    ),
)
_ANOTHER = wording(
    r"\b(?:senior to|above|other than|different (?:from|to)|independent of|separate from|instead of|rather than|apart from|not|never|nobody|no-one|none|without|neither|n't|unlike|over the head of|line manager of)\b",
    r"\b(?:with|from|to speak to|speak(?:s)? (?:to|with)|interview\w*|consult\w*|ask(?:s|ed)?|hear(?:s|ing)? from|discuss\w*|questions?|contact\w*) (?:the (?:same|person|officer|manager|original|stage)|whoever|both)",
    r"\bsame (?:person|officer|manager|team|colleague)s? (?:\w+ )?(?:who )?(?:will )?(?:acknowledg|keep(?:s)? you|update|contact|log|record|support|coordinat|arrang)\w*|point of contact|\bsame (?:way|layout|headings|time|standard|format|rules)",
    r"\bprovid\w+ (?:a |the )?(?:\w+ )?(?:background|information|file|papers|comments)|\binvolved\b|\bhad (?:no|nothing)\b|\bhand(?:s|ed)? (?:over|the file)|\bpasses\b|\bif you (?:would|are) (?:like|happy)",
)


def same_reviewer(view: View) -> Iterator[Fact]:
    """Yield a fact for each sentence by which stage 2 is decided by whoever decided stage 1."""
    return found(view, "same-reviewer", tuple(replace(s, unless=_ANOTHER) for s in _SAME), WIDER)
