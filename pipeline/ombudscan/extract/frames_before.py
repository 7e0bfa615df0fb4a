"""Frames of what comes first: somebody who tries before stage 1 is opened, a firm whose own process is gone through before."""

from __future__ import annotations

from ombudscan.extract.attempts import NOBODY_OBLIGED, WITH_HOW
from ombudscan.extract.frames import Frame, frame
from ombudscan.extract.signs import TERMS

_UNSETTLED = (
    r"(?:\bstill (?:open|not|un\w+|there|no|going|with us|alive|outstanding|waiting)|\bnot (?:been |yet |so )*(?:sorted|settled|resolved|"
    r"fixed|put|cleared|cured|mended|closed|dealt|ended|solved|worked)|n't (?:been |yet )*(?:sorted|settled|resolved|fixed|put|cleared|"
    r"cured|mended|closed|dealt|ended|solved|work\w*|help\w*)|\bno (?:joy|good|luck|better|further|use|success|agreement|nearer)\b|"
    r"\bget nowhere|\bgets? you nowhere|\bunsettled|\bunresolved|\bunsolved|\bunless (?:it|that|this|the \w+)(?: has been| is|"
    r" was)? (?:\w+ )?(?:settled|sorted|"
    r"resolved|put right|fixed|dealt)|\bfail(?:s|ed|ing)\b|\bstays? open|\bremains? (?:open|un\w+)|\bcannot (?:be )?(?:end|settle\w*|"
    r"resolve\w*|fix\w*|"
    r"put|sort\w*|agree|help|deal\w*)|\bopen (?:for|after)\b|\bif not\b|\botherwise\b|\bcomes? to nothing|\bdrags? on|\bstay with you)"
)
_GOES_TO_ONE = (
    r"(?:\b(?:log\w*|open\w*|start\w*|begin\w*|write|written|put|note\w*|enter\w*|record\w*|register\w*|transfer\w*|hand(?:ed|s)?|"
    r"mov\w+|pass\w*|go(?:es)?|"
    r"rais\w+|turn\w*|mak\w+|made|treat\w*|call\w*|becom\w*|is|are|send|sent|escalat\w*|upgrad\w+|fill|take|takes|taken|refer\w*|"
    r"bring\w*)\b[^.;?]{0,45}?"
    rf"(?:{TERMS['stage1']}|(?<!of )(?<!about )(?<!with )(?<!to )\b(?:an?|as|the|your) (?:formal |official |proper |"
    r"full )?complaint\b(?! (?:about|that|is about))|\bformal complaint|"
    r"\bthe complaints (?:process|procedure|team|officer|policy|desk)|\bcalled a complaint))"
)
_SOMEONE_TRIES = (
    r"(?:\b(?:talk|speak|spoken|chat|word|turn|go|come|ask|ring|contact|tell|see|try|tries|attempts?|give|gives|given|let|report|"
    r"raise)\b[^.?]{0,60}"
    r"\b(?:officer|worker|manager|team|shop|warden|desk|caretaker|staff|office|colleague|steward|service|surgery|hub|supervisor|chance|"
    r"go|people|contractor|department|agent|porter|them|us|first|concierge|coordinator|co-ordinator|ranger|matron|almoner)\b|\bhas a go\b|"
    r"\bhave a go\b|"
    r"\b(?:rests?|stays?|sits?|lies|is|are|remains?) with (?:the |your |our )|\blooked into by\b|\bfirst of all|\bto begin with|"
    r"\bto start with|"
    r"\b(?:has|have|gets?|given|allow\w*|within) (?:up to |until |till )?(?:@time|the end of|close of)|\b(?:two|three|four|five|six|"
    r"seven|ten|1|2|3|4|5|7|10|"
    r"day|days|week|weeks|hours|fortnight|a few)\b|\bon the spot|there and then|\bput (?:it|things|matters) right|\blocal team|\bquick\w*)"
)
_NOT_BEFORE_ONE = (
    rf"{NOBODY_OBLIGED}|{WITH_HOW}|"
    r"\b(?:do|does|need|will|shall|must|are|is) ?(?:not|n't|never) (?:have|need|be (?:asked|required|expected|held|made|kept)|hold|wait|"
    r"ask|expect|"
    r"require)|\bneed not\b|\bno need\b|\bwithout (?:waiting|first|having)|\bwhether or not|\beven (?:if|though)|\bwould you like|"
    r"straight ?away|at once\b|"
    r"\bif you (?:like|prefer|wish)\b|\bservice requests?\b|\brequest for (?:a |the )?service|\banswered\b|\brepl(?:y|ied|ies)\b|"
    r"\brespon[ds]\w*|"
    r"\backnowledg\w*|stage[ -]?(?:2|two)|second stage|next stage|ombudsman|director|supervisor|neighbour|twelve months|12 months|"
    r"extension|extend\w*|"
    r"survey|chased|stay at stage|consent|\bcompensation|interpret|new (?:issue|point)|additional|at any (?:time|point)|reported (?:it|a|"
    r"the)|\brepairs? (?:is|are|was|has|have|not)|same day|\bnot clear|it is not clear|closed (?:the|a|your)|\breopen|\bcourt\b|\btribunal|"
    r"\byour (?:stage 1 )?complaint (?:is|has|will)|your request|the request\b|\bclosed after|happy to (?:do|have)|working days of|"
    r"a complaint (?:is|was) (?:about|upheld|still|not)|\bcomplaint that (?:is|has|was)|complaints? (?:is|are|has|have|may|that|which|can|"
    r"will)\b(?! be (?:logged|opened))"
)

BEFORE_ONE: tuple[Frame, ...] = (
    # "Speak to your officer to begin with. Still not sorted after three days? Then we will write it up as a complaint."
    frame(
        "somebody tries first, and only what stays unsettled is taken as a complaint",
        _SOMEONE_TRIES,
        _UNSETTLED,
        _GOES_TO_ONE,
        near=r"complain|unhapp|dissatisf|concern|grievance|stage|problem|wrong|matter|case",
        unless=_NOT_BEFORE_ONE,
        stages=(None, 0, 1),
        joined=True,
        confidence=0.85,
    ),
    # "New complaints are held for 72 hours while the service tries to settle them, then logged"
    frame(
        "a complaint is held while somebody tries to settle it",
        r"\b(?:complaints?|grievances?|concerns?)\b[^.;]{0,30}\b(?:held|kept|parked|left|stay|stays|wait|waits|rest|rests|sit|sits)\b",
        r"\b(?:tr(?:y|ies|ying)|attempts?|has a go|have a go|chance|opportunity|settle\w*|resolve\w*|put\w* right|sort\w*)\b",
        r"\b(?:then|after (?:that|which)|afterwards|only then|before (?:it is|they are|being))\b[^.;]{0,25}\b(?:logged|opened|registered|"
        r"recorded|entered|raised|"
        r"made formal|stage (?:1|one))\b",
        unless=_NOT_BEFORE_ONE.replace(
            r"|\bcomplaint that (?:is|has|was)|complaints? (?:is|are|has|have|may|that|which|can|will)\b(?! be (?:logged|opened))", ""
        ),
        stages=(None, 0, 1),
    ),
    # "Have you spoken to your manager? If not, please do that before you complain."; "give the team a chance before you log a complaint"
    frame(
        "something has to be tried before a complaint is taken",
        r"\bbefore\b[^.;]{0,30}\b(?:you |they |we |it |staff )?(?:complain\b|log|open|mak\w+|rais\w+|start\w*|record\w*|tak\w+|"
        r"register\w*|put\w*|regist\w*|a "
        r"complaint|formal)",
        r"\b(?:please|ask|asked|must|should|give|let|allow|try|has to|have to|need to|do that|do this|expected|encouraged|want)\b",
        r"\b(?:spoken|speak|talk\w*|chance|opportunity|try|tries|go\b|do that|do this|do so|discuss\w*|raised?|contact\w*|fix|put (?:it|"
        r"things) right|sort)\b",
        near=r"complain",
        unless=rf"{_NOT_BEFORE_ONE}|\b(?:do|does|will|shall) not (?:try|seek|attempt)\b|read (?:this|our|the)|advice|twelve|insur|"
        r"understand|check (?:that|whether|the|our)|train\w*|"
        r"new staff|handler|reviewer|"
        r"investigat\w+|complaint is (?:closed|answered)|\bclos(?:e|es|ed|ing)\b",
        stages=(None, 0, 1),
        joined=True,
        confidence=0.8,
    ),
    # "has a meeting with its author first; after that stage 2 can be had"
    frame(
        "a talk stands between stage 1 and stage 2",
        r"(?:@stage1|\bfirst) (?:answer|reply|response|decision|letter|finding|outcome)",
        r"\b(?:first (?:has|have|holds?|attends?|goes)|must first|has to first|(?:meets?|meeting|sits? down|talks?|speaks?|discuss\w*|"
        r"mediat\w+)\b[^.;]{0,50}"
        r"\b(?:first|before|only then|after that|after which|not until))",
        r"\b(?:meet\w*|talk\w*|speak|sit down|sits down|discuss\w*|mediat\w+|conversation)\b",
        r"@review|@stage2",
        unless=r"\b(?:not|never|need not|no need|n't)\b[^.;]{0,25}\b(?:have|need|must|required|meet|first)|ombudsman|reviewer|"
        r"understand (?:what|why)|clarif|"
        r"acknowledg|would like to|\bmay (?:also )?(?:talk|speak|meet)",
        joined=True,
    ),
)

_FIRM = (
    r"(?:\b(?:\w+ing )?(?:contractors?|sub-?contractors?|builders?|roofers?|plumbers?|(?:roofing|repairs?|building|gas|heating|lift|"
    r"cleaning|maintenance|"
    r"partner|outside|separate|private|care|security|grounds|utility|lettings|estate)[ -](?:firms?|compan(?:y|ies)|provider|partner|"
    r"service provider)|firms?|agents?|supplier|care provider|partner firm|company that)\b)"
)
_THEIR_PROCESS = (
    r"(?:\b(?:complaints?|grievance|customer)(?: care| service| handling)? (?:steps|procedure|process|people|scheme|stages|system|route|"
    r"team|policy|department)\b|"
    r"\b(?:final|own|its|their) (?:final )?(?:answer|reply|response|decision|say)\b|\brun its course\b|\bhad (?:its|their) (?:say|turn|"
    r"chance)|\bdealt with (?:your|the|"
    r"their|it)|\bto answer\b|\bcontractor's (?:reply|answer|response)|\bhas (?:replied|answered|responded|finished|decided))"
)
_BEFORE_US = (
    r"(?:\bfirst\b|\bto (?:begin|start) with|\binitially|in the first (?:instance|place)|\bbefore\b|\buntil\b|\bonly (?:then|after|when|"
    r"once|if)\b|\bafter\b|"
    r"\bonce\b|\bcome back to us|\bto the end\b|\bthen for us|\bif (?:its|their|that|the \w+'s) (?:answer|reply|response)|\bif (?:they|"
    r"it|that|you|he) "
    r"(?:does|do|is|are|has|have)(?: still)? ?(?:not|n't|un\w+|no)|\brun its course|\bto be finished|\bhas to be (?:completed|finished|"
    r"exhausted|followed)|\bat an end)"
)
_NOT_THE_FIRM = (
    r"\bnot (?:have|need|required|expected|asked|sent|be asked|to)\b|\bneed not\b|\bno need\b|\bnever (?:have|need|asked|sent)|"
    r"\brather than\b|\binstead of\b|"
    r"\bto us(?:,| and| the| straight| direct)|\bdirect(?:ly)? to us|straight to us|come to us\b|send it to us|pass(?:es|ed)? (?:it|them|"
    r"any|the|a) ?(?:\w+ )?(?:on )?to us|our stage|stage (?:1|one|2|two)|same day|two stages|\bwe (?:handle|answer|deal with|"
    r"look at) complaints about (?![^.]{0,300}\b(?:after|once|only|until|when)\b)|energy|broadband|water|"
    r"freeholder|not ours|other landlord|works are|handed over|contract (?:ends|is|for)|staff grievance|working days to tell|what happened|"
    r"\bhelp (?:you|them)\b|social care|ombudsman|part of (?:our|the)|count\w{0,40} as|deemed|"
    r"tell(?:s)? the handler|survey|comments|obtain|"
    r"mustn't|must not|no extra|\bas well\b[^.;]{0,40}\b(?:but|and) (?:they|you|@resident) (?:can|may)\b|"
    r"\bwithout (?:having|going|using|trying|waiting)\b|"
    r"our (?:own )?complaints (?:policy|process|procedure) (?:applies|covers|and)|same (?:two|policy|process)|report (?:it|the|a) "
)

CONTRACTOR: tuple[Frame, ...] = (
    # "Ask them to go through the firm's own complaints steps to the end"
    frame(
        "a contractor's or agent's own process has to be gone through first",
        rf"{_FIRM}(?:'s|s')?",
        _THEIR_PROCESS,
        _BEFORE_US,
        near=r"complain|dissatisf|unhapp",
        unless=_NOT_THE_FIRM,
        joined=True,
        confidence=0.85,
    ),
    # "Complain about the contractor to the contractor to begin with"; "tell the tenant to complain to the contractor and to come back"
    frame(
        "a complaint goes to a contractor or agent first",
        r"\b(?:complain\w*|complaints?|dissatisf\w+|unhapp\w+|grievances?)\b[^.;]{0,70}?\b(?:to|taken up with|contact|approach|ring|see|"
        r"raised with|for|dealt with by|answered by) (?:the |its |our |their |your |a |an |that )?"
        rf"(?:\w+ ){{0,2}}?{_FIRM}",
        rf"{_BEFORE_US}|\bwe (?:only )?take (?:it|them) on if",
        r"\bus\b|\bour\b|\bwe\b|\bbegin with|\bfirst\b|\binitially|\bstart with|in the first (?:instance|place)|\bthis policy\b",
        unless=rf"{_NOT_THE_FIRM}|\bwe (?:ask|speak|will speak|talk)|lessons|\bwe (?:pass|raise|share|take it up)|contract meeting|"
        r"about (?:how|the way) we",
        joined=True,
        confidence=0.8,
    ),
    # "Give the tenant the contractor's complaints number and close the case"
    frame(
        "a complaint is handed to a contractor or agent",
        rf"{_FIRM}(?:'s|s')? (?:own )?(?:complaints?|customer) (?:number|line|team|page|e-?mail|address|department|desk|form)\b",
        r"\b(?:give|gives|given|refer\w*|point\w*|send|sent|direct\w*|pass\w*|use|fill)\b",
        r"\b(?:close|first|before|instead|until|only)\b",
        near=r"complain",
        unless=_NOT_THE_FIRM,
    ),
)
