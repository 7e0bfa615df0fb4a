"""Times that a sentence tells of and does not set: how late something was, what happened in one case, when staff are reminded."""

from __future__ import annotations

import re

from ombudscan.extract.clauses import Clause
from ombudscan.extract.counts import NUMBER
from ombudscan.pattern import Pattern

# "late by up to six days", "overran by eight days": an amount of days, and not "by day 10".
_LATE_BY = Pattern(
    r"""\b(?:(?:late|overdue|behind|adrift)\b[^.;]{0,30} | (?:over|(?:was|were|is|are)\s+out|delayed|missed|slip(?:s|ped)|overr[au]ns?
        |exceed(?:s|ed)
        |(?:miss|runs?|ran|went|gone)\b[^.;,]{0,20}\b(?:over|past|beyond))[^.;,]{0,12})
    \bby\s+(?:(?:up\s+to|at\s+(?:most|least)|(?:no\s+)?more\s+than|between|only|just|about|around|some|nearly|over|an?\s+(?:average|maximum)\s+of)\s+)*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED = Pattern(r"(?:working\s+|calendar\s+)?day\b", re.IGNORECASE)
# "four days after the deadline", "within two days of the due date"
_OF_DEADLINE = Pattern(
    r"""\s*(?:late\b|(?:of|after|past|beyond|over|outside|from|before|behind)\s+(?:the|its|their|that|this|our|your)\s+(?:\w+\s+){0,2}?
        (?:deadline|due\s+date|target|date\s+(?:due|set|promised)|(?:time[-\s]?)?limit)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_DONE = r"(?:answered|replied|responded|wrote|sent|acknowledged|logged|issued|gave|closed|posted|dealt\s+with)"
# "It was logged on the following day", "the director replied six days later": what happened; of all cases it is the rule.
_HAPPENED = Pattern(
    rf"""\b(?:(?:was|were|had\s+been)\s+(?:\w+ly\s+|then\s+|also\s+|all\s+|both\s+|each\s+)*(?:{_DONE}|given|opened|recorded|completed|resolved|taken\s+up|done|replied\s+to
        |remedied|fixed|mended|finished|settled|put\s+right|sorted)
        | went\s+out
        | (?:we|he|she|they|director|manager|officer|chair|handler|team|board|council|trust|association|clerk|secretary
            |chief\s+executive)\s+
          (?:then\s+|duly\s+)?{_DONE})\b
    (?:(?!\b(?:is|are|will|must|shall|should|can|may|we)\b)[^.;,]){{0,50}}$""",
    re.IGNORECASE | re.VERBOSE,
)
# "... was reopened with an apology, and answered at stage 1 the following week": the second verb of what happened
_AND_HAPPENED = Pattern(
    rf"""\b(?:was|were|had\s+been)\s+(?:\w+ly\s+|then\s+|also\s+)*\w+(?:ed|en|t|de|nt|pt|ld|id)\b
        (?:(?!\b(?:is|are|will|must|shall|should|can|may|we)\b)[^.;]){{0,60}}?(?:,\s+|\s+)(?:and|then|but)\s+(?:\w+\s+)?{_DONE}\b
        (?:(?!\b(?:is|are|will|must|shall|should|can|may|we)\b)[^.;,]){{0,50}}$""",
    re.IGNORECASE | re.VERBOSE,
)
# "... under which team leaders had three working days to settle a concern": what somebody had is over
_HAD = Pattern(
    r"\b(?:had|(?:was|were)\s+(?:given|allowed|left)|used\s+to\s+(?:have|get))\s+(?:up\s+to\s+|about\s+|only\s+|the\s+)?$", re.IGNORECASE
)
# "Of 40 replies, 36 were in ten days", "all but three were out in twenty": a count
_COUNTED = Pattern(
    rf"(?:\ball\s+but\s+\w+|(?<![\d.]){NUMBER})\s+(?:of\s+(?:them|these|those|the\s+\w+)\s+)?(?:[a-z]+\s+)?(?:was|were|went|came|got)\s+(?:out\s+|sent\s+|issued\s+|met\s+)?"
    r"(?:in|within|inside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SUPPOSED = Pattern(r"\b(?:if|once|after|when|until|unless|where|as\s+though)\b", re.IGNORECASE)
_OF_ALL = Pattern(r"\b(?:all|every|each|always|both)\b", re.IGNORECASE)
# "The dashboard turns amber on the seventh day", "handlers are chased on day eight"
_WATCHED = Pattern(
    r"""\b(?:dashboard|tracker|system|case|entry|line|screen|row|spreadsheet|light|status|cell)\s+(?:then\s+|will\s+)?(?:turns?|goes|shows?|changes?|flags?)\s+
        (?:up\s+)?(?:to\s+|as\s+)?(?:amber|red|yellow|orange|overdue|at\s+risk)\b
    | \b(?:reminder|alert|prompt|warning|chaser|nudge)s?\s+(?:\w+\s+)?(?:goes?|is|are|sent|pops?|comes?|appears?|to\s+(?:the|our|all
        |each)\s+\w+)\b
    | \b(?:officers?|handlers?|managers?|investigators?|teams?|directors?|staff|colleagues|owners?)\s+(?:is|are|gets?|receives?
        |will\s+be)\s+(?:\w+ly\s+|then\s+)?
        (?:reminded|alerted|prompted|chased|warned|nudged|an?\s+(?:\w+\s+)?(?:reminder|prompt|alert|nudge))\b""",
    re.IGNORECASE | re.VERBOSE,
)

# "Version 5 let a concern stay open for five days; it was withdrawn in March": what was once, and is gone
_ONCE = Pattern(r"\b(?:let|allowed|permitted|gave|had|kept|was|were|used\s+to|provided\s+for|said|asked)\b", re.IGNORECASE)
_GONE_SINCE = Pattern(
    r"\b(?:it|this|that|which|they|these|(?:the|that|this)\s+\w+)\s+(?:was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?"
    r"(?:withdrawn|abolished|removed|dropped|scrapped|discontinued|replaced|ended|repealed|revoked|superseded|deleted|struck\s+out|taken\s+out|done\s+away\s+with)\b",
    re.IGNORECASE,
)
# "If it is declined, the letter goes out within two days": a refusal is no answer to the complaint
_TURNED_AWAY = Pattern(
    r"\b(?:if|where|when(?:ever)?|once|should)\b(?![^.;,]{0,40}\b(?:offer|remed\w+|compensation|extension)\b)[^.;,]{0,60}\b(?:declined?|refused?|rejected?|turned\s+(?:down|away)|not\s+(?:be\s+)?accept(?:ed)?)\b"
    r"[^.;]{0,60}\b(?:letter|writes?|told|tells?|hears?|reasons?|sent|send)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "The nine requests in 2025/26 were all acknowledged by the third working day"; "All complaints ..." tells of the rule as well
_IN_A_YEAR = Pattern(
    r"\b(?:in|during|for|over|of|since)\s+(?:(?:the|last)\s+)?(?:20\d\d|(?:financial\s+|past\s+|last\s+)?year|quarter)\b|\blast\s+year\b",
    re.IGNORECASE,
)

# "A tenant who asked after four months went to stage 2", "we ring each tenant ten days after the letter": nobody has to ask by then
_ASKED = Pattern(
    r"""\b(?:residents?|tenants?|leaseholders?|customers?|complainants?|one|two|three|some|others?|most|requests?|\d+)\s+(?:who\s+|that\s+|had\s+|of\s+them\s+){0,2}
        (?:asked|came\s+back|wrote|escalated|requested|came|arrived|replied)\b[^.;,]{0,30}$
    | \b(?:we|officers?|handlers?|managers?|advisers?|(?:the|our)\s+(?:\w+\s+)?(?:team|officer|handler|manager|clerk))\s+(?:then\s+
            |also\s+|always\s+)?
        (?:rings?|calls?|phones?|contacts?|reminds?|texts?|e-?mails?|chases?|visits?|checks?)\b(?![^.;]{0,60}\b(?:must|have\s+to|has\s+to|only)\b)[^.;]{0,60}$""",
    re.IGNORECASE | re.VERBOSE,
)


def asked(clause: Clause) -> bool:
    """Return whether a clause gives the time after which somebody asked, or after which residents are rung, and no limit for asking."""
    return bool(_ASKED.search(clause.before))


def over(clause: Clause, text: str) -> bool:
    """Return whether a clause of the sentence `text` gives a time that somebody had once."""
    if _HAD.search(clause.before) and not _SUPPOSED.search(clause.before):
        return True
    return bool(_ONCE.search(text[: clause.length.start]) and _GONE_SINCE.search(text, clause.length.end))


def told(text: str, clause: Clause) -> bool:
    """Return whether a sentence names a time for an acknowledgement or answer without setting it."""
    start, end = clause.length.start, clause.length.end
    if _LATE_BY.search(text[:start]) and not _NUMBERED.match(text, start):
        return True
    if _OF_DEADLINE.match(text, end) or _TURNED_AWAY.search(text[:start]):
        return True
    if _COUNTED.search(text[:start]):
        return True
    happened = _HAPPENED.search(clause.before) or _AND_HAPPENED.search(text[:start])
    once = happened and (not _OF_ALL.search(clause.before) or (_IN_A_YEAR.search(text) and not _OF_ALL.match(text)))
    return bool(once or _WATCHED.search(text[:start]))
