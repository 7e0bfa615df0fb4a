"""Plans told as notes or at one remove: "Go-live expected January 2027", "on the list for rewriting", "the next survey will have it"."""

from __future__ import annotations

from ombudscan.extract.plan_words import MONTH, SEASON, WILL, cue
from ombudscan.pattern import Pattern

_EVENT = (
    r"(?:go-?live|launch|completion|delivery|roll-?\s?out|sign-?off|publication|implementation|installation|upload|adoption|approval|"
    r"release"
    r"|switch-?\s?over|hand-?over|introduction|issue|first\s+(?:report|meeting|issue|session|review|run|results?)|start|training|course|"
    r"draft)"
)
_DAY = rf"(?:\d|{MONTH}|{SEASON}|q[1-4]\b|early|late|mid|the\s+end|end\s+of|next|20\d\d)"
_HOPED = (
    r"(?:expected|due|planned|anticipated|scheduled|booked|set|estimated|targeted|likely|pencilled\s+in|forecast|hoped\s+for"
    r"|promised|proposed)"
)
_OFFICE = (
    r"(?:legal|solicitors?|IT|ICT|HR|finance|procurement|communications|comms|digital|(?:the\s+)?(?:board|union|printers?|designers?|"
    r"committee|cabinet"
    r"|supplier|developers?|web\s+team|auditors?|chief\s+executive|chair|trustees|translators?))"
)
# What is done again to a document, and never to a case: "once reprinted", "when it has been redrafted".
_REDONE = (
    r"(?:re-?(?:printed|drafted|written|designed|launched|issued|let|tendered|worded|done|vised|newed|negotiated)|upgraded|migrated|"
    r"digitised"
    r"|rolled\s+out|translated|modernised)"
)
# "Letters", "updates": what comes next in a case is no plan.
_OF_CASE = r"(?:update|letter|call|contact|step|stage|working|day|reply|response|officer|visit|tier)"

NOTES: tuple[tuple[Pattern, str], ...] = (
    # "It is intended that one record be kept for each case from next April"
    (cue(r"\bit\s+is\s+(?:intended|proposed|hoped)\s+that\b"), "is planned"),
    # "goes into the case system with release 9 (June 2027)"
    (
        cue(
            rf"""\b(?:goes|go|comes?|arrives?|starts?|begins?|launch(?:es)?|lands?)\b[^.;]{{0,60}}
            \((?:in\s+|from\s+|due\s+)?(?:{MONTH}|{SEASON}|early|late|q[1-4])[^)]{{0,12}}20\d\d\)"""
        ),
        "has a day to come",
    ),
    # "CRM field due live 1 April 2026", "wording to go on the letter from Jan 27"
    (cue(rf"(?<!was\s)(?<!were\s)(?<!fell\s)\bdue\s+(?:to\s+(?:go|be)\s+)?(?:live|in|by|on)\b[^.;]{{0,25}}?\b{_DAY}"), "is planned"),
    (
        cue(rf"\bto\s+(?:go|come|appear|follow)\s+(?:on|in|into|to|onto|live)\b[^.;]{{2,50}}?\b(?:from|in|by)\s+{_DAY}"),
        "is still to be done",
    ),
    # "Posters designed and at the printers."
    (cue(r"\bat\s+the\s+printers?['’]?s?\W*$"), "is under way"),
    # "Go-live expected January 2027", "Launch date 1 February 2027 (planned)", "Sign-off anticipated at the March 2027 Board"
    (cue(rf"\b{_EVENT}(?:\s+date)?\s*[:–-]?\s*(?:is\s+|are\s+|now\s+)*{_HOPED}\b[^.;]{{0,25}}?\b{_DAY}"), "is planned"),
    # "Objective to be in appraisals by April 2025": a note, with a day
    (
        cue(
            rf"""^(?:(?!\b(?:is|are|was|were|has|have|had|do|does|did|must|can|able|want\w*|wish\w*|need\w*|ask\w*)\b)[^.;]){{3,60}}?
            \bto\s+be\s+(?:in|on|at|with|part\s+of)\s[^.;]{{2,60}}\b(?:by|from|in|before|at)\s+(?:the\s+)?(?:end\s+of\s+)?{_DAY}"""
        ),
        "is still to be done",
    ),
    # "Going to Board in July 2027 for approval"
    (
        cue(
            rf"^\W*(?:this\s+is\s+|it\s+is\s+|now\s+|currently\s+)*(?:going|coming|moving|off)\s+(?:to|before|out|live|"
            rf"up)\s[^.;]{{0,60}}\b{_DAY}"
        ),
        "is planned",
    ),
    # "Letter is on the list for rewriting"
    (cue(r"\bon\s+(?:the|our|a|their)\s+list\s+(?:for\s+\w+ing|to\s+be\s+\w+|of\s+(?:jobs|letters|things|documents))\b"), "is planned"),
    # "Wording with IT for upload"
    (
        cue(
            rf"""^[^.;]{{0,40}}(?<!ed\s)(?<!en\s)\bwith\s+(?:our\s+|the\s+)?{_OFFICE}\s+(?:at\s+present\s+|now\s+)?for\s+(?:upload\w*
                |approval|sign-?off
            |drafting|print\w*|checking|comments?|design\w*|costing|translat\w+|loading|building|quotation|agreement|ratif\w+|wording)\b"""
        ),
        "is with somebody and not said to be done",
    ),
    # "The letter will carry the details once reprinted"
    (
        cue(
            rf"""\b(?:{WILL}|to\s+be|would)\b[^.;]{{1,90}}\b(?:once|when|after|as\s+soon\s+as)\s+
            (?:(?:it|they|this|the\s+\w+(?:\s+\w+)?)\s+(?:is|are|has\s+been|have\s+been)\s+)?(?:next\s+)?{_REDONE}\b"""
        ),
        "waits for something else",
    ),
    # "will be picked up when the next survey is commissioned", "put right when the contract is next let"
    (
        cue(
            rf"""\b(?:{WILL}|to\s+be|to\s+follow)\b[^.;]{{1,80}}\b(?:when|once|after)\s+(?:the|our
                |its)\s+(?:next\s+(?!{_OF_CASE})[^.;]{{3,50}}?\b(?:is|are|goes|comes
            |has|have|takes)\b | (?!{_OF_CASE})[\w\s]{{3,40}}?\b(?:is|are|comes)\s+next\s+\w+)"""
        ),
        "waits for something else",
    ),
    # "The next round of surveys will have it"
    (cue(rf"^\W*(?:the|our|its)\s+next\s+(?!{_OF_CASE})(?:[\w’'-]+\s+){{1,5}}{WILL}\b(?!\s+(?:not|never))"), "speaks of a time to come"),
    # "This is something we shall be taking up with the company"
    (
        cue(
            rf"""^\W*(?:this|that|it)\s+is\s+(?:something|a\s+(?:point|matter|gap|piece\s+of\s+work)|an\s+area|one)\s+(?:that\s+|which\s+)?
            (?:we|they|he|she|the\s+\w+)\s+(?:{WILL}|intends?|plans?|hopes?|mean|means|(?:is|are)\s+\w+ing)\b"""
        ),
        "is planned",
    ),
    # "The Insight Officer is adding a line to our templates": somebody at work on it
    (
        cue(
            r"""\b(?:officer|manager|team|director|lead|clerk|secretary|department|colleagues?|staff|board|committee|contractors?
                |suppliers?|developers?|designers?|services|systems|legal|procurement|communications|digital|finance|solicitors?|lawyers?|provider
                |(?-i:IT|ICT|HR))
                \s+(?:is|are)\s+(?:currently\s+|now\s+|also\s+|still\s+|presently\s+)*(?:adding|building(?!\s+on\b)|drafting|writing|rewriting
                    |re-writing|developing|designing|testing|preparing
                |updating|revising|redesigning|drawing\s+up|setting\s+up|putting\s+(?:together|in)|piloting|procuring|working\s+(?:on|up)
                |rolling\s+out|coding|configuring|tendering|creating|translating|(?:re-?)?negotiating(?!\s+(?:a\s+|the\s+)?(?:settlement|payment|with\s+(?:the\s+|a\s+)?
                    (?:resident|tenant|complainant))))\b"""
        ),
        "is under way",
    ),
    # "The rest follow in 2027"
    (
        cue(rf"\b(?:rest|others?|remainder|remaining\s+\w+)\s+(?:then\s+)?follows?\s+(?:in|by|from|next|later)\s+(?:the\s+)?{_DAY}"),
        "is still to come",
    ),
    # "The new tab is in user testing with six officers"
    (
        cue(
            r"\b(?:is|are|still|now|currently)\s+in\s+(?:the\s+)?(?:user\s+|final\s+|acceptance\s+|system\s+|beta\s+)*(?:testing|test|beta|build|trials?|pilot"
            r"|procurement|tender)\b(?!\s+cases?\b)"
        ),
        "is under way",
    ),
    # "The repairs survey is to be the first, followed by the others"
    (cue(r"\b(?:is|are)\s+to\s+(?:be\s+(?:the\s+)?(?:first|next|last)|come\s+(?:first|next|last)|follow)\b"), "is still to be done"),
    # "Refresher course for all handlers booked."
    (
        cue(
            r"\b(?:course|training|workshops?|sessions?|briefings?|refresher|seminar|event)s?\b[^.;]{0,40}\b(?:is\s+|are\s+|"
            r"now\s+)*booked\W*$"
        ),
        "is planned",
    ),
    # "The new system, which we move to in May 2027"
    (
        cue(
            rf"\b(?:we|they|it|which|that|services?|teams?|records?|staff|all|will|to)\s+(?:move|switch|migrate|transfer|change)(?:s|"
            rf"es)?\s+(?:over\s+)?(?:to\s+)?(?:it\s+|this\s+|them\s+)?(?:in|on|from)\s+(?:\d{{1,2}}\s+)?(?:{MONTH}|{SEASON})\b"
        ),
        "has a day to come",
    ),
    # "A paragraph is being put into the letter"
    (
        cue(
            r"\b(?:is|are)\s+(?:currently\s+|now\s+|still\s+)*being\s+(?:put\s+(?:in|into|on|onto|up)|worked\s+in|written\s+in|built\s+in|"
            r"loaded|uploaded|keyed|migrated|transferred|switched|converted|merged|sought)\b"
        ),
        "is under way",
    ),
    # "E-learning being set up for all staff", "new template being drafted": a note without its verb
    (
        cue(
            r"""^(?:(?!\b(?:is|are|was|were|has|have|had|do|does|did|while|whilst|when|where|if|for|before|without|after|until|about|who
                |complaints?|cases?
            |repairs?|works?)\b)[^.;,]){3,50}?\b(?:being|getting)\s+(?:set\s+up|arranged|drafted|developed|rolled\s+out|put\s+together
            |drawn\s+up|organised
            |procured|recruited|re-?written|introduced|designed|built)\b"""
        ),
        "is under way",
    ),
    # "Dates to be arranged", "provider to be confirmed", "start date tbc"
    (
        cue(
            r"""\b(?:dates|(?:start|go-?live|launch|training)\s+date|venue|provider|trainer|funding)\s+(?:still\s+
                |yet\s+)?(?:to\s+be\s+(?:arranged|confirmed|fixed
            |set|agreed|found|announced)|t\.?b\.?[ac]\.?)(?!\s+with\s+(?:the\s+|each\s+)?(?:residents?|tenants?|customers?
            |complainants?))"""
        ),
        "is still to be arranged",
    ),
)
# A line that only gives a plan's day: "Go-live: spring 2027", "Launch date 1 February 2027", "Delivery: February and March 2027".
DATED = cue(rf"^\W*(?:target\s+)?{_EVENT}(?:\s+date)?\s*(?:[:–-]|\s)\s*(?:(?:in|on|by|for|from)\s+)?(?:the\s+)?{_DAY}")
