"""Plans told by what they hang on outside: a firm that has not replied, the next contract, a board that chooses, a place on a course."""

from __future__ import annotations

from ombudscan.extract.plan_words import MONTH, SEASON, cue
from ombudscan.pattern import Pattern

_NOW = r"(?:still\s+|now\s+|currently\s+|also\s+|just\s+|all\s+|yet\s+)*"
_DAY = rf"(?:the\s+)?(?:end\s+of\s+)?(?:early\s+|late\s+|mid-?)?(?:\d{{1,2}}\s+)?(?:{MONTH}|{SEASON}|easter|christmas|next\s+\w+|20\d\d)\b"
_BODY = r"(?:board|committee|cabinet|council|trustees|directors|members|panel|union)"
# What is awaited in a case is no plan: "while we are waiting for the surveyor's reply".
_NO_CASE = (
    r"^(?![^.;]{0,200}\b(?:while|whilst|where|whenever|if|unless|when|complainants?|cases?|residents?|tenants?|customers?|surveyors?"
    r"|(?:the|an?|each|every|any|that|one)\s+complaints?(?!\s+(?:clause|wording|paragraph|section|terms?|dut(?:y|ies)|software|system|leaflet|page|form|polic(?:y|ies)|procedure)s?\b))\b)"
)

# These hold whatever the sentence names besides: "any", "each".
AWAITED: tuple[tuple[Pattern, str], ...] = (
    # "We have written to both contractors and are waiting for their replies"
    (
        cue(
            rf"""{_NO_CASE}[^;]{{0,200}}?\b(?:are|is|am)\s+{_NOW}waiting\s+(?:to\s+(?:hear|see)\b
            |(?:for|on)\s+(?:a|an|the|their|its|his|her|both|all|our)\s+[^.;]{{0,40}}?\b(?:repl(?:y|ies)|answers?|responses?|signatures?|decision
                |quotes?|quotations?|prices?|proposals?|comments|advice|{_BODY}|meetings?|translations?|proofs?)\b)"""
        ),
        "waits for something else",
    ),
    # "The firm has been sent the Code and we have not heard back yet"
    (
        cue(
            rf"""{_NO_CASE}[^;]{{0,200}}?\b(?:have|has)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?:heard|replied|come\s+back|signed|written\s+back)\b
            [^.;]{{0,30}}?\b(?:as\s+yet|yet|so\s+far)\b | \b(?:are|is|have|has)\s+yet\s+to\s+(?:hear|reply|sign|come\s+back)\b"""
        ),
        "waits for something else",
    ),
    # "We are still choosing the software", "the team is comparing prices"
    (
        cue(
            rf"""{_NO_CASE}[^;]{{0,200}}?\b(?:we|team|{_BODY}|association|manager|they|officers?)\s+(?:are|is)\s+{_NOW}
            (?:choosing|deciding\s+(?:on|between|which)|comparing|shortlisting|pricing|costing|getting\s+(?:quotes|quotations|prices)
            |talking\s+(?:to|with)\s+(?:the\s+|our\s+)?(?:union|suppliers?|lawyers?|solicitors?|developers?|contractors?))\b"""
        ),
        "is under way",
    ),
    # "Procurement is working its way through the contracts"
    (
        cue(
            rf"""\b(?:is|are)\s+{_NOW}working\s+(?:(?:our|its|their|his|her)\s+way\s+)?through\s+
                (?:the|our|its|their|all|each|every)\s+(?:[\w’'-]+\s+){{0,3}}?
            (?:supply\s+chain|supplier\s+list|contracts?|frameworks?|agreements?|suppliers
            |contractors|templates?|policies|job\s+descriptions?)\b"""
        ),
        "is under way",
    ),
    # "Once each framework has been let again, its terms are expected to carry the duty"
    (
        cue(
            r"""^\W*(?:once|when|after|as)\s+(?:the|our|each|every|all|these|those|that|this)\s[^.;]{0,40}?
                \b(?:contracts?|frameworks?|agreements?|tenders?|terms)
            \b[^.;,]{0,30}?\b(?:is|are|has|have)\s+(?:been\s+)?(?:next\s+|all\s+|both\s+)?
            (?:let\s+again|re-?(?:let|tendered|newed|negotiated|procured|drafted|written|drawn)|varied)\b[^.;]{0,90}?
            \b(?:will|shall|should|(?:is|are)\s+(?:(?:expected|due|intended|planned|meant)\s+)?to)\b"""
        ),
        "waits for something else",
    ),
)

TOLD: tuple[tuple[Pattern, str], ...] = (
    # "A duty to follow the Code goes into the next contract", "from its next run in June 2027"
    (
        cue(
            r"""\b(?:goes|go|going|written|put|built|comes?)\s+(?:in|into|onto|to|with)\s+(?:the|our|its|their)\s+next\s+(?:\w+\s+)?
            (?:contracts?|tenders?|agreements?|specifications?|handbook|tenancy\s+pack|policy|version|release)\b
            | \bfrom\s+(?:its|the|our|their)\s+next\s+(?:print\s+|survey\s+)?(?:run|edition|round|version|release|contract|survey)\b"""
        ),
        "waits for something else",
    ),
    # "They will be asked when their agreements come up"
    (
        cue(
            r"""\b(?:will|shall|to)\b[^.;]{1,60}?\b(?:when|once|as)\s+(?:its|their|the|his|our|those|these|that)\s+(?:\w+\s+)?
            (?:contracts?|agreements?|leases?|terms?|deals?|frameworks?)\s+(?:next\s+)?
            (?:comes?|falls?|ends?|runs?\s+out|expires?|(?:is|are)\s+(?:next\s+)?(?:up|due|let|re\w{2,12}ed))\b"""
        ),
        "waits for something else",
    ),
    # "Our lawyers have the clause"
    (
        cue(
            r"^\W*(?:our|the)\s+(?:solicitors?|lawyers?|printers?|designers?|translators?|developers?)\s+(?:now\s+|still\s+)?(?:have|has)\s+"
            r"(?:it|the|a|our)\b(?!\s+(?:duty|task|job|right|power))"
        ),
        "is with somebody and not said to be done",
    ),
    # "We hope to see a draft in January"
    (
        cue(
            rf"\b(?:hopes?|expects?|aims?|means?|wants?)\s+to\s+(?:see|hear|reach|finish|know|pick|choose|settle|decide)\b[^.;]{{0,60}}?"
            rf"\b(?:in|by|before|after)\s+{_DAY}"
        ),
        "is planned",
    ),
    # "A flag is on the developers' list for the spring release"
    (cue(r"\b(?:is|are)\s+on\s+(?:the|our|their)\s+[\w-]{2,20}['’]s?\s+(?:list|queue|backlog|roadmap)\b"), "is planned"),
    # "The first bulletin is due out in May", "is on order from the supplier", "is expected after Easter", "is in the build for"
    (
        cue(
            rf"""\b(?:is|are|['’]s)\s+{_NOW}(?:due\s+(?:out|live|back)\s+(?:in|by|on|for|from|next|before|after)\b|expected\s+(?:after|back|to\s+arrive)\b
            |on\s+order\b|in\s+(?:the\s+)?(?:build|test|queue|backlog|works)\s+for\b)"""
        ),
        "is planned",
    ),
    # "The wardens are booked to do it by 30 September", "lettings are down to attend in March": with a day
    (
        cue(
            rf"""\b(?:is|are)\s+{_NOW}(?:booked|down|signed\s+up|enrolled|listed|lined\s+up|pencilled\s+in)\s+(?:in\s+)?to\s+[a-z]+\b
            [^.;]{{0,100}}?\b(?:by|in|on|before|during)\s+{_DAY}"""
        ),
        "is planned",
    ),
    # "For the Board to pass in March"; "the Board picks its member at its meeting in January 2027"
    (
        cue(rf"""\bfor\s+the\s+{_BODY}\s+to\s+(?:pass|approve|agree|adopt|decide|consider|sign)\b[^.;]{{0,40}}?\b(?:in|on|at)\s+{_DAY}"""),
        "has a day to come",
    ),
    (
        cue(
            rf"""^\W*(?:the\s+|our\s+)?{_BODY}\s+(?:picks?|chooses?|elects?|appoints?|names?|decides?|votes?|settles?)\b
            [^.;]{{0,100}}?\b(?:in|on)\s+(?:\d{{1,2}}\s+)?(?:{MONTH}|{SEASON})\s+20\d\d"""
        ),
        "has a day to come",
    ),
    # "We have applied to join a benchmarking group"
    (
        cue(
            r"\b(?:have|has)\s+(?:just\s+|now\s+)?(?:applied|bid|put\s+in)\s+(?:to\s+join|to\s+be|for\s+(?:the\s+|a\s+|some\s+)?(?:funding|money"
            r"|grant|membership|accreditation|licen[cs]es?))\b"
        ),
        "is under way",
    ),
)
