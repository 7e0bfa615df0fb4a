"""The wordings by which a sentence plans: verbs of things done once, times that lie ahead, and what makes a habit of "will"."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

# Things done once: a policy is rewritten, a screen is added, a post is filled.
_ONCE = r"""        (?: added|introduced|updated|amended|revised|re-?written|re-?drafted|redesigned|drafted|drawn\s+up|developed|
        prepared|launched|relaunched
    |rolled\s+out|implemented|put\s+(?:in|into)\s+place|put\s+right|set\s+up|created|built|installed|
    brought\s+(?:in|into|forward|under)|strengthened
    |expanded|recruited|appointed|adopted|finalised|piloted|tried|trialled|tested|arranged|inserted|corrected|
    replaced|refreshed|redone|commissioned
    |procured|established|formalised|filled|rectified|picked\s+up\s+(?:in|at)|
    taken\s+out|removed|split|merged|translated|tightened
    |printed|reprinted|trained|retrained|briefed|held|run|reviewed|rebuilt|re-?worded|re-?issued|overhauled|brought
    |bought|purchased|acquired|hired|engaged|ordered|typed|hung|fitted|put\s+up|put\s+together|sought|obtained|found
    |costed|tendered|advertised|consulted|designed|devised|compiled|assembled|started|begun|opened|ratified|surveyed
    |undertaken|got\s+ready|laid\s+before|put\s+(?:to|before)\s+the|simplified|modernised|digitised|computerised
    |re-?(?:typed|set|hung|named|numbered|filed|structured|organi[sz]ed|modelled|negotiated|tendered|advertised|fitted|cast
        |designed|considered|thought|started|opened|launched|published|made|drawn))"""
# Things done once or as a habit; they need a day, or a document as their subject, to be a plan.
_EITHER = r"""        (?: included|published|uploaded|reported|presented|submitted|agreed|approved|completed|considered|changed|
        made|moved|written|produced|provided
    |carried\s+out|looked\s+at|posted|put|given|shown|told|copied|linked|extended|improved|in\s+place|available|
    live|ready|up\s+and\s+running|in\s+use|issued|sent|discussed|shared|taken)"""
_PAPER = r"""        (?: polic(?:y|ies)|procedures?|website|web\s?pages?|pages?|leaflets?|templates?|screens?|fields?|modules?|
        systems?|software|portal|app|training|contracts?|objectives?
    |clauses?|wording|definitions?|surveys?|handbooks?|guides?|guidance|versions?|booklets?|posters?|scripts?|
    strategy|framework|plans?|tools?|forms?\s|reporting|dashboard)"""
_START = r"""        (?: start|begin|commence|launch|introduce|publish|strengthen|develop|adopt|implement|roll\s+out|recruit|
        appoint|draft|amend|revise|re-?write|bring\s+in
    |go\s+live|set\s+up|create|establish|pilot|trial|come\s+into|take\s+effect|be\s+going|expand|replace|rectify|
    explore|consult\s+on|redesign|overhaul|procure|install|bring|draw|put\s+together)"""
DEED = r"""        (?:re-?)?(?: add|address|agree|amend|appoint|approach|arrange|ask|bring|build|carry|change|clear|close|commission|
        complete|consider|consult|create|deliver|design|develop|draft
    |embed|ensure|establish|explore|extend|fill|finalise|fix|get|hold|implement|improve|include|insert|install|
    introduce|issue|launch|look|make|merge|move|negotiate|obtain
    |overhaul|prepare|present|procure|produce|promote|provide|publish|purchase|put|raise|recruit|redesign|redraft|
    refresh|remind|remove|renegotiate|replace|report|retain
    |retrain|review|revise|rewrite|roll|run|seek|send|set|sign|simplify|start|strengthen|submit|take|test|train|
    translate|trial|update|upgrade|upload|vary|work|write|buy|order|draw|type|print|hire|adopt|try|rename|reword|tidy
    |compile|devise|start|begin)"""
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
SEASON = r"(?:spring|summer|autumn|winter|new\s+year)"
# A time that lies ahead, without a year: "next year", "in the spring", "by the end of March", "going forward", "in due course".
_AHEAD = rf"""        (?: next\s+(?:(?:policy|contract|annual|system|planned|scheduled|financial|full|board|software)\s+)*(?:year|
        month|quarter|week|{SEASON}|review|revision|release|update
      |edition|version|refresh|print\s+run|cycle|meeting|reprint|renewal|varied|renewed|reprinted|reviewed|revised|{MONTH})
    | (?:later\s+)?this\s+(?:{SEASON}|coming\s+\w+) | later\s+(?:this|in\s+the)\s+year | (?:in|by|during|over|
    from|until|before)\s+(?:the\s+)?(?:end\s+of\s+)?(?:early\s+|late\s+|mid-?)?(?:{SEASON}|{MONTH})\b(?!\s+\d)
    | in\s+due\s+course | shortly | \bsoon\b(?!er) | (?:in|for)\s+the\s+(?:near\s+)?future\b | \bin\s+future\b | (?:in|over|
    during)\s+the\s+(?:coming|next)\s+(?:\w+\s+)?(?:weeks?|months?|years?|quarter)
    | (?:going|moving)\s+forwards? | by\s+(?:the\s+)?(?:end\s+of\s+)?(?:the|this|next)\s+(?:financial\s+)?(?:year|quarter)
    | as\s+soon\s+as\s+(?:possible|practicable|resources|budget) | once\s+(?:the|this|it|we|they|our|a|
    an)\s[^.;]{{3,60}}?\b(?:approved|agreed|recruited|appointed|in\s+place|available|complete|completed|installed|
    live|finished|signed|launched)
    | (?:at|after|following|by|until)\s+(?:the|its|our|their)\s+(?:next\s+|coming\s+)?(?:{MONTH}|{SEASON}
        |annual\s+general)\s+(?:board\s+|committee\s+)?
        (?:meeting|board|cabinet|committee|edition|issue|newsletter)
    | when\s+(?:the|our|a)\s[^.;]{{3,50}}?\b(?:is|are|has|have)\s+(?:been\s+)?(?:next\s+)?(?:renewed|varied|let|relet|
    approved|recruited|appointed|in\s+place|available|replaced|installed|upgraded|reviewed|retendered|filled|
    launched|live) )"""


def cue(pattern: str) -> Pattern:
    """Return the pattern, verbose and in any case."""
    return Pattern(pattern, re.IGNORECASE | re.VERBOSE)


WILL = r"(?:will|shall|['’]ll|(?:is|are)\s+going\s+to)"
# "The new policy will set out that ...": what it will say may well be a habit.
WILL_SAY = cue(
    rf"\b(?:new|revised|updated|next|rewritten|forthcoming|amended)\s+(?:\w+\s+){{0,2}}{_PAPER}\b[^.;]{{0,20}}\b{WILL}\s+(?:also\s+|then\s+"
    r"|now\s+)?(?:set|say|state|include|cover|make|contain|explain|require|have|give|tell|provide|allow|show|carry|record|let)\b"
)
# What makes a sentence a plan by itself.
CUES: tuple[tuple[Pattern, str], ...] = (
    # "a new leaflet will be developed"
    (cue(rf"\b{WILL}\s+(?:\w+ly\s+|then\s+|also\s+|now\s+)*be\s+(?:\w+ly\s+)?{_ONCE}\b"), "is still to be done"),
    # "the policy will be published"
    (
        cue(rf"\b{_PAPER}\b(?:[^.;](?!\b(?:case|complaint|resident)\b)){{0,40}}\b{WILL}\s+be\s+(?:\w+ly\s+)?{_EITHER}\b"),
        "is still to be done",
    ),
    (WILL_SAY, "is still to be done"),
    # "we will begin a survey", "the council will strengthen the report"
    (
        cue(rf"\b{WILL}\s+(?:\w+ly\s+|then\s+|also\s+|now\s+|be\s+)*(?:{_START}|{_START.replace('|', 'ing|').replace('(?:', '(?:', 1)})\b"),
        "is still to be done",
    ),
    # "is to be amended", "are to follow when", "is to take the place of"
    (
        cue(
            rf"(?<!\bwhat\s)\b(?:is|are|was|were)\s+(?:still\s+|now\s+|yet\s+)?to\s+(?:be\s+{_ONCE}|be\s+{_EITHER}|follow|"
            rf"take\s+the\s+place|replace|go\s+(?:to|live|out)|{_START})\b"
        ),
        "is still to be done",
    ),
    # "the Clerk is going to draw up a table", "the list is about to be started", "we mean to keep a log"
    (
        cue(
            rf"""        \b(?:is|are|am|['’]re|['’]m)\s+(?:also\s+|now\s+|soon\s+)?(?:going|about|due|set|hoping|meaning)\s+to\s+
            (?:be\s+(?:{_ONCE}|{_EITHER})|{DEED}|{_START}|have|keep|hold|open|buy|speak|see|sit|move|switch)\b
        | \b(?:we|council|association|trust|trustees?|team|manager|officers?|board|landlord|group|clerk|secretary|committee|warden|society
            |company|co-?operative)\s+(?:means?|ha(?:s|ve)\s+it\s+in\s+mind|is\s+minded|are\s+minded)\s+to\s+(?:{DEED}|{_START}|keep)\b
        | \b(?:intention|plan|hope|wish)\s+(?:is\s+)?to\s+(?:{DEED}|{_START}|keep|have)\b | \b(?:our|the)\s+next\s+(?:step|task|job)\s+is\b
        | \bto\s+be\s+(?:asked|invited|approached|persuaded)\s+to\s+(?:take|stand|become|serve|act|fill|join)\b"""
        ),
        "is planned",
    ),
    # "wording has been drafted and goes into the next revision"
    (
        cue(
            rf"\b(?:has|have)\s+been\s+(?:drafted|prepared|written|drawn\s+up|designed)\b[^.;]{{0,25}}\b(?:goes|go|is\s+going|awaits?|"
            rf"comes?)\b"
            rf"[^.;]{{0,25}}\b(?:{_AHEAD}|approval|sign-?off|adoption)"
        ),
        "is still to be done",
    ),
    # "guidance is being drafted", "HR and Procurement are working on the wording"
    (
        cue(
            rf"""        \b(?:is|are|am)\s+(?:currently\s+|now\s+|presently\s+|still\s+|also\s+)*being\s+(?:\w+ly\s+)?(?:{_ONCE}|
        written|considered|made|worked\s+(?:on|up|out)|looked\s+(?:at|into|over)|gone\s+over|done|negotiated|explored|produced
            |upgraded|discussed|designed|consulted\s+on|scoped|extended|improved|built|coded|programmed|tested|piloted
            |trialled)\b(?!\s+(?:complaint|case|for\s+each))
        | \b(?:is|are)\s+(?:still\s+|now\s+)*working\s+(?:on|up|out)\s+(?:the|an?|its|their|this)\s+(?:wording|text|drafts?)\b"""
        ),
        "is under way",
    ),
    # "we are drafting", "we are currently piloting", "we are in the process of"
    (
        cue(
            r"""        \b(?:we|council|association|trust|team|manager|officers?|board|landlord|group)\s+(?:is|are)\s+(?:currently\s+|
        now\s+|also\s+|still\s+)*
            (?:drafting|developing|re-?writing|revising|updating|piloting|trialling|recruiting|procuring|introducing|
            implementing|rolling\s+out|setting\s+up|building(?!\s+on\b)|exploring|looking\s+(?:at|into|to)
            |working\s+(?:on|towards|with\s+[^.;]{3,40}\s+to)|preparing|planning|considering|designing|reviewing\s+(?:our|
            the|its)|in\s+the\s+process\s+of|consulting)\b"""
        ),
        "is under way",
    ),
    # "we plan to put", "the Board intends to", "it is hoped to"
    (
        cue(
            rf"""        (?<!can\s)(?<!should\s)(?<!may\s)(?<!could\s)\b(?:plans?|planning|planned|intends?|intending|hopes?|hoping|
        hoped|proposes?|proposing|proposed|expects?|expecting|due|scheduled|set)\s+to\s+
            (?:be\s+(?:fully\s+)?(?:compliant|{_ONCE}|{_EITHER})|comply|achieve|{DEED}|{_START}|go|have|speak|use|open|meet|join|follow
                |hire|employ|offer|give)\b"""
        ),
        "is planned",
    ),
    # "first results are expected in June", "a leaflet is planned for the autumn", "launch is due next month"
    (
        cue(
            r"\b(?:is|are)\s+(?:now\s+|currently\s+)?(?:due|planned|scheduled|expected|promised|proposed|intended|"
            r"timetabled|pencilled\s+in)\s+(?:in|by|for|from|on|at|this|next|later|shortly|before|with|during)\b"
        ),
        "is planned",
    ),
    # "a newsletter is planned", "a register is in hand", "new leaflets are on order", "a draft is with the solicitor"
    (
        cue(
            r"""        (?<!what\s)(?<!which\s)(?<!that\s)(?<!there\s)\b(?:is|are)\s+(?:now\s+|also\s+|still\s+|currently\s+|already\s+)*
            (?:planned|proposed|intended|envisaged|contemplated|awaited|pending|in\s+hand|in\s+preparation|in\s+the\s+making|on\s+order
                |on\s+(?:its|their|the)\s+way|at\s+the\s+printer\S*|in\s+the\s+post|a\s+work\s+in\s+progress)
            \s*(?:$|[.,;:)]|and\b|but\b|though\b|as\b)
        | \b(?:is|are|lies?|sits?)\s+(?:now\s+|currently\s+)?(?:with|before)\s+(?:the|our)\s+
            (?:board|trustees|solicitors?|printers?|designers?|committee|lawyers?|members|union|translators?)\b
        | (?<!works\s)(?<!work\s)(?<!repairs\s)(?<!jobs\s)\bin\s+(?:hand|preparation)\W*$
        | \b(?:is|are)\s+(?:out\s+to\s+(?:advert\w*|tender|consultation)|up\s+for\s+(?:renewal|revision|review)
            |under\s+(?:repair|revision|discussion|construction))\b
        | \b(?:has|have)\s+(?:now\s+|just\s+|also\s+)?been\s+(?:commissioned|ordered|applied\s+for|put\s+out\s+to\s+tender)\b
        | \bwork\s+(?:on\s+[^.;]{3,50}\s+)?(?:has\s+)?(?:begun|started|commenced)\b | \bremains?\s+to\s+be\s+\w+"""
        ),
        "is under way",
    ),
    # "the Board is looking for somebody to take it on", "the report is waiting for the Board's approval"
    (
        cue(
            r"""        \b(?:is|are)\s+(?:still\s+|now\s+|currently\s+)?(?:looking|searching|advertising)\s+
            for\s+(?:a|an|some\w+|volunteers?)\b
        | \b(?:is|are)\s+(?:still\s+|now\s+)?(?:waiting|held\s+up)\s+(?:for|on)\s+[^.;]{0,40}
            \b(?:approval|agreement|sign-?off|say-?so|go-?ahead|consent|budget|funding|quotes?|quotations?)\b
        | \b(?:policy|procedure|leaflet|website|page|form|letter|handbook|guidance|booklet|poster|template|contract|rule)s?\s+
            (?:still\s+|now\s+|also\s+)?(?:needs?|wants?|requires?)\s+(?:to\s+be\s+\w+(?:ed|en|ought)|(?:up|re|a|chang|print
                |rewrit)\w*ing)\b"""
        ),
        "is still to be done",
    ),
    # "Half-way call to be tried", "second reviewer to be trained": a note without a verb of its own
    (
        cue(
            rf"^(?:(?!\b(?:is|are|was|were|has|have|had|need\w*|want\w*|ought|do|does|did|for|not|must|can|wish\w*|"
            rf"ask\w*|able|used|allow\w*|permit\w*|enabl\w*|requir\w*|oblig\w*|caus\w*|lets?|calls?)\b).)*?\bto\s+be\s+(?:{_ONCE}|{_EITHER})\b"
        ),
        "is still to be done",
    ),
    # "not yet in place", "has yet to", "is still to be agreed"
    (
        cue(
            rf"""        \bnot\s+(?:as\s+)?yet\s+(?:been\s+)?(?:fully\s+)?(?:in\s+place|finished|complete|available|live|published|
        ready|all|have|has|rolled|started|begun|done|{_ONCE})
            | \b(?:has|have|had|is|are)(?:\s+not|n['’]t)\s+(?:been\s+)?(?:fully\s+)?(?:in\s+place|complete|available|live|
            ready|finished|{_ONCE}|published)\s+(?:as\s+)?yet
            | \b(?:has|have)\s+(?:yet|still)\s+to\b | \b(?:are|is)\s+yet\s+to\b | \b(?:is|are|remains?)\s+still\s+
                (?:to\s+be|outstanding|in\s+draft)"""
        ),
        "is not done yet",
    ),
    # "in draft", "under development", "work is under way", "awaiting approval", "subject to consultation"
    (
        cue(
            r"""        \b(?:in|at)\s+(?:the\s+)?(?:draft|development|preparation|the\s+pipeline|pilot|design|planning\s+stage|
        trial)\b(?!\s+(?:with|of|by)) | \bunder\s+(?:development|construction|preparation|consideration|way|
        negotiation|(?<!kept\s)(?<!keep\s)consultation)\b
            | \bunderway\b | \b(?:is|are|work|currently)\s+in\s+progress\b | \b(?:awaiting|awaits?|pending|
            subject\s+to)\s+(?:\w+\s+){0,2}(?:approval|sign-?off|ratification|consultation|recruitment|funding|
            procurement|budget)\b
            | \bworking\s+towards\b | \b(?:is|are)\s+currently\s+under\s+review\b | \bto\s+be\s+(?:confirmed|agreed|
            announced|decided|determined)\s*(?:$|[.,;])"""
        ),
        "is under way",
    ),
    # "contract managers have been asked to include"
    (
        cue(
            rf"\b(?:has|have)\s+been\s+(?:asked|told|instructed|tasked|requested|invited)\s+(?:to|with)\s+(?:{DEED}|find|look|{DEED}ing)\b"
        ),
        "has been asked for and is not said to be done",
    ),
    # "the adjustments screen goes live in March 2027"; a clock that starts is none, so a day must follow
    (
        cue(
            rf"\b(?:goes|go|opens?(?!\s+(?:lines?|cases?|items?|actions?|complaints?|files?|jobs?|orders?|entries))|starts?|begins?"
            rf"|launch(?:es)?|comes?|takes?)\s+(?:live|into\s+(?:force|effect|operation|use)|effect)?\s*"
            rf"(?:(?!\b(?:did|was|were|has|had)\b)[^.;]){{0,30}}?\b(?:in|on|from|at)\s+(?:the\s+)?(?:\d{{1,2}}\s+)?(?:{MONTH}|{SEASON})\b"
            rf" | \b(?:goes|go|opens?|starts?|begins?|launch(?:es)?|comes?|moves?)\s[^.;]{{0,40}}"
            rf"\bnext\s+(?:week|month|quarter|year|{SEASON})\b"
        ),
        "has a day to come",
    ),
)
# "will" or an infinitive becomes a plan by the time that stands with it: "from next year we will", "X to record it going forward".
FUTURE = cue(rf"(?<!whether\s)(?<!whether\sit\s)(?<!if\sit\s)\b{WILL}\b(?!\s+(?:not|never)\b) | \b(?:is|are)\s+to\b")
INFINITIVE = cue(rf"\bto\s+(?:{DEED}|keep|record|log|monitor|share|maintain|use|collect)\b | \bto\s+be\s+\w+ed\b")
WHEN = cue(rf"\b{_AHEAD}")
# A habit has a condition or holds for each case: "if one comes", "any new points will be added", "each time".
HABIT = cue(
    r"""        \b(?:if|whenever|wherever|should\s+(?:a|an|any|the)|any|each|every|unless|in\s+the\s+event|as\s+and\s+when|
        always|usually|\w+\s+times\s+a\s+(?:year|month)|on\s+receipt|upon\s+receipt|where\s+(?:a|an|the|there|this|we|it|works?|repairs?
            |jobs?|complaints?|cases?|requests?|appropriate|possible|
        necessary|needed|required)
    |when\s+(?:a|an|we|you|someone|residents?|tenants?|it|they)\s
        (?!(?:is|are|comes?|falls?)\s+(?:next\b|(?:up|due|out)\s+(?:for|to)\b|re-?(?:let|newed|printed|tendered|negotiated)\b))|following\s+(?:a|an|each)\s|case\s+by\s+case|
    (?:we|officers?|handlers?|managers?)\s+will\s+(?:tell|ring|write\s+to|call|contact|update|inform)\s+(?:the|you|them|each|residents
        |tenants)|
    the\s+(?:complaint|case|resident|tenant|complainant|customer|investigation|response|
    reply)\b[^.;]{0,25}\bwill)\b"""
)
# A habit that is to begin: "from next year she will get the figures each month", "in future every report will have it".
HENCEFORTH = cue(
    r"""\b(?:going|moving)\s+forwards?\b | \bfrom\s+(?:now\s+on|then\s+on|next\s+\w+|the\s+(?:new|coming|next)\s+\w+)\b 
        | \bin\s+future\b(?!\s+cases)"""
)
# "was planned for March and went live on the 12th": done.
DONE = cue(
    r"""\b(?:went\s+live|was\s+(?:completed|launched|done|finished|introduced|delivered)|took\s+(?:place|effect)|has\s+since|have\s+since
        |since\s+been|(?:is|are)\s+now\s+(?:live|in\s+place|complete|done|in\s+use|part))\b
    # "was due in May and was adopted on the 9th", "and came into use", "all forty had done it by then"
    | (?:[,;:]|\band\b|\bbut\b)\s+(?:[\w’']+\s+){0,4}?(?:(?:was|were|has\s+been|have\s+been)\s+(?:duly\s+|then\s+|formally\s+|all\s+)?
            (?:adopted|approved|agreed|completed?|done|finished|launched|issued|published|signed|ready|met|opened|started|begun|filled
                |trained
            |delivered|put\s+(?:in|into|on|up)|printed|installed|carried\s+out|held|introduced|achieved|in\s+(?:use|force|place|post))
        |(?:came|come|went|gone|brought|been|is|are)\s+(?:into\s+|in\s+)(?:use|force|effect|place|operation)
        |arrived|started|began|opened|happened|did\s+so|had\s+done\s+(?:it|so)|made\s+it)\b
    | (?:,|\band\b)\s+(?:so\s+)?(?:it|they|that|this)\s+(?:was|were|did|has|have|had)\b(?!\s+(?:not|n['’]t|to\b|yet|been\s+(?:put
        |delayed|postponed|moved|set)))
    | \bin\s+(?:use|force|place|operation|post)\s+(?:since|from)\b 
        | (?<!should\s)(?<!ought\sto\s)(?<!meant\sto\s)(?<!were\sto\s)(?<!was\sto\s)\b(?:has|have)\s+been\s+(?:in\s+(?:use|force|place)
            |live|running)\b"""
)
# "While a complaint is being considered", "complaints are to be taken by whoever hears them": what goes on in a case is no plan.
IN_A_CASE = cue(
    r"(?<!\bin\s)(?<!\bof\s)(?<!\bfor\s)(?<!\babout\s)(?<!\bon\s)(?<!\bto\s)(?<!\bwith\s)(?<!\bthan\s)"
    r"\b(?:complaints?|cases?|matters?|requests?|points?|issues?|repairs?|works?|jobs?|claims?|investigations?|answers?|reply|letter"
    r"|parts?|residents?|tenants?|what|which)\s+(?:is|are|was|were|it\s+is|they\s+are)\s+(?:\w+\s+)?being\b"
    r" | \b(?:jobs?|works?|repairs?|actions?)\s+(?:that|which)\s+(?:is|are)\b"
    r" | ^\W*(?:[\w’'-]{1,40}\s+){0,3}(?:complaints?|reviews?|cases?|requests?|points?|replies|answers?|works?|records?|reasons?"
    r"|extensions?|refusals?|remed(?:y|ies)|promises?|residents?|tenants?|escalations?|acknowledgements?)\s+(?:is|are)\s+to\s+be\b"
    r" | ^\W*(?:[\w’'-]{1,40}\s+){1,4}being\s+\w+\s+by\b | \b(?:while|whilst|during|being\s+\w+\s+by\s+(?:somebody|another))\b"
)
DENIED = cue(
    r"\b(?:no|neither|nothing)\s+(?:[\w-]+\s+){0,4}?(?:is|are)\s+(?:planned|proposed|intended|envisaged|contemplated|pending|awaited)\b |"
    r"\bno\s+(?:plans?|intention|need|requirement)\b | \b(?:do|does|did)\s+not\s+(?:plan|intend|propose|"
    r"expect)\b | \bwill\s+(?:not|never)\s+be\b"
)
