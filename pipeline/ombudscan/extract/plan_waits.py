"""Plans told without a planner: what waits for something else, is with somebody, is booked, or was due and has slipped."""

from __future__ import annotations

from ombudscan.extract.plan_words import MONTH, SEASON, cue
from ombudscan.pattern import Pattern

# The board’s response to the report is no reply to a complaint.
# What belongs to one case; what is done with it is practice, not a plan: "the letter will be sent once it is signed".
_CASE = (
    r"(?:complaints?|cases?|letters?|repl(?:y|ies)|(?<!d['’]s\s)(?<!y['’]s\s)(?<!l['’]s\s)(?<!e['’]s\s)(?<!s['’]\s)responses?|"
    r"answers?|residents?|tenants?|customers?|complainants?|payments?|compensation|decision|"
    r"visits?|outcome|works?|repairs?|jobs?|you|we\s+will\s+(?:tell|write|ring))"
)
_SOMETHING = r"(?:(?!\b" + _CASE + r"\b)[^.;])"
_WILL = r"(?:will|shall|['’]ll|would|should|is\s+to|are\s+to)"
_MADE = (
    r"(?:signed|agreed|approved|built|finished|completed?|done|rewritten|revised|reviewed|updated|renewed|replaced|reprinted|printed|launched|live|ready|"
    r"installed|appointed|recruited|filled|in\s+place|in\s+post|settled|available|cleared|retendered|upgraded|passed|procured|redrafted|redesigned|consulted)"
)
_OFFICE = (
    r"(?:legal|solicitors?|lawyers?|IT|ICT|HR|human\s+resources|finance|procurement|communications|comms|digital|policy|the\s+(?:union|board|printers?|designers?|"
    r"committee|cabinet|contractors?|supplier|developers?|web\s+team|auditors?|chief\s+executive|chair|trustees))"
)

# "The letter will be sent once the manager has signed it": what happens in each case.
ONE_CASE = cue(
    r"^[^.;]{0,25}\b(?:letter|answer|payment|decision|outcome|repl(?:y|ies)|response|case|complaint|money)s?\s+will\s+(?:then\s+)?be\s+"
    r"(?:sent|issued|paid|closed|given|made|posted|opened|held)\b"
)

# Each with what it says of the plan.
DEPENDS: tuple[tuple[Pattern, str], ...] = (
    # "It will be put online once the new site has been built", "Will be covered when the guide is rewritten"
    (
        cue(
            rf"""^{_SOMETHING}{{0,60}}?(?:\b{_WILL}\b|\bto\s+be\b){_SOMETHING}{{0,60}}?\b(?:once|when|after|as\s+soon\s+as
            |as\s+and\s+when)\s
            +{_SOMETHING}{{2,60}}?\b(?:is|are|has|have)\s+(?:been\s+)?(?:next\s+|all\s+|fully\s+)?{_MADE}\b"""
        ),
        "waits for something else",
    ),
    (
        cue(rf"""\b{_WILL}\s+{_SOMETHING}{{1,60}}?\b(?:once|when|as\s+soon\s+as)\s+the\s+board\s+has\s+\w+"""),
        "waits for something else",
    ),
    # "to be put into each contract at renewal", "as it falls due for renewal"
    (
        cue(
            r"\b(?:to|will|shall|is|are|being)\b[^.;]{0,60}\b(?:at|on|upon)\s+(?:the\s+|its\s+|their\s+|next\s+)*(?:renewal|re-?tender\w*|review|reprint\w*|re-?let\w*|variation)\b"
            r"(?![\s-]+(?:sheet|form|file|letter|template|record|note|log|report|checklist|screen|panel|team|page)s?\b)"
            r" | \bas\s+(?:it|they|each|these|those)\s+(?:\w+\s+)?(?:falls?|comes?|come|fall)\s+(?:due|up)\b"
        ),
        "waits for something else",
    ),
    # "Dependent on the new software", "Waiting for the website", "this hangs on the appointment"
    (
        cue(
            r"""^\W{0,300}(?:(?:this|it|that|which|all\s+of\s+this)\s+(?:is\s+|now\s+|still\s+)*)?(?:dependent|depends|depending
            |contingent|conditional|hangs?|hinges?|waiting|waits?|awaiting|awaits?|
            subject)\s+(?:on|upon|to|for)?\s*(?:the\s+|our\s+|a\s+|an\s+|its\s+)(?!\w+\s+(?:resident|tenant|complain|case)
            |resident|tenant|complain|case|customer|surveyor)
            | \b(?:is|are)\s+(?:still\s+)?(?:awaited|pending)\b"""
        ),
        "waits for something else",
    ),
    # "It is with Legal at the moment", "With our solicitors for drafting"
    (
        cue(
            rf"""(?:^\W{{0,300}}(?:currently\s+|now\s+|still\s+)?|\b(?:is|are)\s+(?:currently\s+|now\s+|still\s+)?)with\s+(?:our\s+
            |the\s+)?{_OFFICE}\b(?!['’])
            (?:[^.;]{{0,30}}\b(?:for|at\s+(?:present|the\s+moment)|now|and\s+(?:should|will)|to\s+(?:draft|approve|agree|sign))\b|\W*$)"""
        ),
        "is with somebody and not said to be done",
    ),
    # "Being looked at by the Finance team", "Still being costed": a note without a subject
    (
        cue(
            r"""^\W*(?:(?:this|it)\s+is\s+)?(?:currently\s+|now\s+|still\s+|presently\s+)*being\s+(?:\w+ly\s+)?(?:looked|drafted
            |written|developed|costed|considered|discussed|reviewed|procured|built|
            designed|tested|explored|arranged|worked|put\s+together|drawn\s+up|prepared|finalised|updated|revised|rewritten
            |scoped|consulted|translated|printed|recruited|
            negotiated|set\s+up|examined|pursued|investigated\s+by\s+(?:IT|our\s+IT))\b(?!\s+(?:into\s+)?(?:every|each))
            | ^\W*(?:(?:this|it)\s+is\s+)?(?:currently\s+|now\s+|still\s+)*(?:under|in)\s+(?:discussion|consideration|negotiation
            |preparation|draft|hand|progress|development|design|train|
            procurement|the\s+pipeline)\b"""
        ),
        "is under way",
    ),
    # "booked for the autumn of 2027", "pencilled in for May", "Planned for autumn 2024", "expected by the end of the year"
    (
        cue(
            rf"""\b(?:booked|pencilled\s+in|slated|timetabled|earmarked|lined\s+up|planned|scheduled|arranged|fixed|expected|intended|promised
            |anticipated)\s+(?:in\s+)?(?:for|by|in|from|to\s+start)\s+
            (?:the\s+)?(?:end\s+of\s+(?:the\s+)?|early\s+|late\s+|mid-?)?(?:{SEASON}|{MONTH}|next|year\b|new\b|(?:\d{{1,2}}(?:st
            |nd|rd|th)?\s+)?(?:of\s+)?{MONTH}|20\d\d|q[1-4])"""
        ),
        "is planned",
    ),
    # "should be in place by summer 2027", "ought to be ready by June"
    (
        cue(
            rf"""\b(?:should|ought\s+to|expect(?:ed)?\s+to|hope(?:d)?\s+to)\s+be\s+(?:in\s+place|ready|live|agreed|done|finished
            |complete\w*|available|up\s+and\s+running|published|signed|out|with\s+us)\s+
            (?:by|in|from|before|during)\s+(?:the\s+)?(?:end\s+of\s+)?(?:{SEASON}|{MONTH}|next|early|late|\d|20\d\d|new)"""
        ),
        "is planned",
    ),
    # "will go to Board from the new financial year", "in the coming year"
    (
        cue(
            rf"\b{_WILL}\b{_SOMETHING}{{0,60}}\b(?:from|in|during|with|at)\s+(?:the\s+)?(?:new|coming|next|following|forthcoming)\s+(?:financial|municipal|calendar|business|"
            rf"budget|policy|reporting|council|contract)?\s*(?:year|round|cycle|refresh|review|edition|contract|term|budget|restructure|quarter)\b"
        ),
        "speaks of a time to come",
    ),
    # "It will follow the restructure", "will form part of the new contract"
    (
        cue(
            r"""^\W*(?:this|it|that|these|they|one)?\s*(?:will|shall|to)\s+(?:then\s+)?(?:follow|form\s+part\s+of|come\s+(?:with
            |after|in)|be\s+(?:dealt\s+with|covered|addressed|picked\s+up|sorted|resolved|
            tackled|taken\s+up|part\s+of|included|built))\s+(?:in\s+|with\s+|under\s+|as\s+part\s+of\s+|by\s+)?(?:the\s+|a\s+
            |our\s+)?(?:new|next|restructure|merger|review|rewrite|refresh|revised|
            forthcoming|coming|planned|project)\b | ^\W*to\s+be\s+(?:dealt\s+with|covered|addressed|picked\s+up|considered
            |looked\s+at|taken\s+forward|resolved|decided|followed\s+up)\b"""
        ),
        "is still to be done",
    ),
    # "On the work plan for 2027", "on our list of things to do"
    (
        cue(
            r"""\b(?:on|in)\s+(?:the|our|this\s+year['’]s|next\s+year['’]s)\s+(?:\w+\s+)?(?:work|forward|business|action
            |improvement|project|audit|training|service)\s+(?:plan|programme|list)\s+(?:for|in)\b
            | \b(?:on|is\s+on)\s+(?:our|the)\s+(?:list\s+of\s+things\s+to\s+do|to-?do\s+list|agenda\s+for|radar|wish\s?list)\b"""
        ),
        "is planned",
    ),
    # "We are about to start", "we have begun to draft", "a working group has been set up to look at this"
    (
        cue(
            r"""\b(?:am|is|are)\s+about\s+to\s+\w+ | \b(?:has|have)\s+(?:just\s+|now\s+|recently\s+)?(?:begun|started)\s+(?:to\s+
            |work\s+on|drafting|writing|recruiting|talks|developing|building|looking)
            | \b(?:working|task(?:\s+and\s+finish)?|project)\s+(?:group|party|team)\s+(?:has|have|is|was)\s+(?:been\s+
            |being\s+)?(?:set\s+up|formed|established|asked|looking|tasked)\b"""
        ),
        "is under way",
    ),
    # "Fee to be scrapped at the May 2027 meeting": a note with a day in it
    (
        cue(
            r"""^(?=.*\b20\d\d\b)(?:(?!\b(?:is|are|was|were|has|have|had|do|does|did|not|must|can|need\w*|want\w*|ask\w*
            |expect\w*|able|used|due)\b)[^.;]){0,70}?
            \bto\s+be\s+(?:\w+ly\s+)?(?:\w{3,}ed|put|set|sent|taken|given|shown|written|withdrawn|drawn|built|brought|bought
            |sought|held|run|cut|let|made|begun|split)\b"""
        ),
        "is still to be done",
    ),
    # "Steps are in train to find a supplier", "talks are going on with the agents"
    (
        cue(
            r"""\b(?:(?<!repair\s)(?<!repairs\s)work|plans?|moves?|steps|efforts|talks|discussions|preparations
            |negotiations)\s+(?:is|are)\s+(?:now\s+|currently\s+|also\s+)?
            (?:in\s+hand\s+to|under\s+way\s+to|in\s+train|afoot|going\s+on|continuing|being\s+(?:made|taken|done)\s+to|in\s+progress)\b"""
        ),
        "is under way",
    ),
    # "Was due in the spring of 2025", "was to have been done by", "should have been in place by": a plan that slipped
    (
        cue(
            rf"""^{_SOMETHING}{{0,40}}?\b(?:(?:was|were|had\s+been)\s+(?:originally\s+|first\s+|all\s+)?(?:due|planned|scheduled
            |expected|meant|supposed|promised|timetabled|intended|to\s+have\s+been|
            to\s+be)|should\s+have\s+been|ought\s+to\s+have\s+been)\b
            (?![^.;]{{0,120}}\b(?:and|all|which)\b[^.;]{{0,60}}\b(?:(?:was|were|been)\s+kept|kept\s+(?:by|to|on)))[^.;]{{0,50}}\b(?:by|in|for|on|from
            |before)\b(?![^.;]{{0,300}}\b(?:published|went|delivered|completed|achieved|finished|met|launched
                |(?:was|were|been|all|each|every\s?one|then|duly)\s+(?:all\s+|duly\s+|each\s+)?(?:done|paid|made|sent|carried\s+out|honoured
                |answered|(?:in|on)\s+time|issued|given))\b)"""
        ),
        "was to be done by then and is not said to be",
    ),
)
