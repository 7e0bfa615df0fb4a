"""What a time is counted from: "of receiving it", "from the acknowledgement", "of being allocated"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ombudscan.extract.durations import Length
from ombudscan.nouns import Start
from ombudscan.pattern import Pattern

_PHRASE = Pattern(
    r"""\s*[)\]]?,?\s*(?:(?:at\s+(?:most|the\s+latest)|more|longer|in\s+(?:all|total))\s+)?
    (?P<all>(?:each\s+|both\s+)?(?:of|from|after|following|since|beginning|starting|counted|counting|running|once|upon|before
        |(?:reckoned|measured|calculated|timed|dated|taken|worked\s+out)\s+(?:from|by)|that\s+follows?)\b\s*
    (?P<words>(?:(?!(?<!\bon\s)(?<!\bin\s)(?<!\bupon\s)(?<!\bat\s)\bwhich\b|\b(?:and(?!\s+(?:acknowledg|logg|defin|record)\w*)|or|but|unless|if|where|will|by|(?:we|you|they)['’]ll|you\s+(?:will|can|may|have|get|should|must|need
        |receive))\b
        # "of receiving it we log it", "of your call the complaint is logged": but "from the day we log it"
        |(?<!when\s)(?<!after\s)(?<!once\s)(?<!day\s)(?<!date\s)(?<!time\s)(?<!that\s)(?<!since\s)(?<!from\s)(?<!point\s)(?<!moment\s)(?<!which\s)
            \b(?:we\s+(?:log|record|open|regist)|it\s+(?:is|will\s+be)\b|(?:the|your)\s+(?:complaint|request|case)\s+(?:is|will\s+be)\b)
        |\bwe\s+(?!(?:have\s+|are\s+|first\s+)?(?:log|receiv|hear|heard|get|got|record|open|acknowledg|regist|wr[io]te|sen[dt]|told
            |tell|gave|give|issue|accept|allocat|notif|made|hand|pass|pick|take|assign|start))
        # "of hearing from you the Clerk enters it"
        |(?:(?<=\byou\s)|(?<=\bit\s))the\s+(?:[\w'’-]+\s+){1,3}?(?:logs|enters|records|registers|opens|writes|acknowledges|sends|confirms)\b
        # "of receipt the Clerk shall enter it"
        |(?<!of\s)(?<!from\s)(?<!after\s)(?<!since\s)(?<!following\s)(?<!once\s)(?<!upon\s)\bthe\s+(?:[\w'’-]+\s+){1,2}(?:shall|will|must|is\s+to)\b
        |\bto\s+(?!(?:us|the|our|an?|you|your|stage|them|it|any|his|her|their|whom)\b)
        |\bthat\s+(?:it|we|they|your|the)\b[^,;.]{0,25}\b(?:ha(?:s|ve)|is|are)\b
        |\b(?:at|in|for)\s+(?:an?\s+|the\s+|your\s+|our\s+)?(?:stage|full|final|written)\b
            |(?<!starting\s)(?<!beginning\s)(?<!counting\s)(?<!running\s)\bwith\s+(?:the|a|reasons)\b)[^,;.:()\n]
            |\n)*))""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADING = Pattern(r"^\W*(?P<all>(?:from|once|after|following|when|on|upon)\s+(?P<words>[^,;.]{3,60}),)", re.IGNORECASE)
# "; the clock starts when a handler is assigned", "Time begins to run on allocation.", "They do not start until it is logged."
_RUNS = Pattern(
    r"""(?P<all>\b(?:(?:the|those|these|our|this|that)\s+)?(?:clock|time|timer|count(?:ing)?|period|timescale|(?:[\w-]{1,30}\s+)?(?:working\s+)?days
            (?:\s+(?:for|to|of|allowed\s+for)\s+(?:[\w'’-]{1,20}\s+){0,4}?[\w'’-]{1,20})?|they|it|which)\s+
        (?:now\s+|only\s+|then\s+)*(?:(?:do|does|will|can|could)(?:\s+not|n['’]t)\s+)?
        (?:(?:starts?|begins?|runs?)(?:\s+(?:to\s+run|running|ticking|counting|again))?
            |(?:is|are)\s+(?:started|counted|reckoned|measured|calculated|taken|set\s+going))\s+
        (?:only\s+)?(?:when|once|from|on|at|with|after|until|till|as\s+soon\s+as|upon)\s+(?P<words>[^.;]{3,90}))""",
    re.IGNORECASE | re.VERBOSE,
)
# "The days do not start when it is allocated": but "do not start until it is"
_ELSEWHEN = Pattern(r"(?:\bnot|n['’]t)\s+(?:\w+\s+){1,3}?(?:when|once|from|on|at|with|after|as\s+soon|upon)\b", re.IGNORECASE)
_SPOKEN_OF = Pattern(r"\b(?:the|those|these|our|this|that)\s+(?:period\s+of\s+)?$", re.IGNORECASE)
_REPLY = r"(?:respon[sd]\w*|repl(?:y|ies|ied)|decision|letter|outcome|determination|answer\w*|conclusion|findings)"

_KINDS: tuple[tuple[Start, Pattern], ...] = (
    # "of that note", "from the date on the second card": what says that the complaint has come
    (
        "acknowledgement",
        Pattern(
            r"\backnowledg\w*|\back(?:n|s)?\b|(?-i:\bACK[-\s]?\d?\b)|\b(?:that|this|the|our|her|his|their)\s+(?:(?:first|second|other)\s+)?(?:note|card|slip)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "logging",  # the landlord's own doing, later than receipt: "of being allocated", "of opening the case", "of the visit"
        Pattern(
            r"\b(?:log(?:ged|ging|s)?|record(?:ed|ing)|regist\w+|open(?:ed|ing)?|allocat\w+|assign\w+|enter(?:ed|ing)|appoint\w+|"
            r"pass(?:ed|ing)"
            # "the day on which the desk puts the case in your tray", "your picking it up"
            r"|(?:puts?|placed?|places|drops?|lands?|arriv\w+|appears?)\b[^,;.]{0,40}\b(?:trays?|in-?box|queue|list|desk|folder|caseload)"
            r"|pick(?:s|ed|ing)?\s+(?:it\s+|the\s+case\s+)?up|hand(?:s|ed|ing)?\s+(?:it\s+|(?:the|your)\s+(?:case|complaint|file)\s+)?(?:to|over)"
            # "the folder reaching the second of the two trustees"
            r"|(?:papers?|files?|folder|bundle|case)\s+(?:reach(?:es|ed|ing)|arriv\w+\s+(?:with|at)|com(?:es?|ing)\s+(?:before|to)"
            r"|gett?(?:s|ing)\s+to)"
            r"\s+(?:the|an?|his|her|their|one)\s+(?:[\w-]+\s+){0,3}?"
            r"(?:second|other|reviewer|handler|investigator|adjudicator|trustees?|panel|officer|manager|director|chair)\b"
            r"|(?:papers?|file|panel)\s+(?:is|are)\s+(?:ready|complete|together)|validat\w+|verif(?:y|ied|ication)|conven\w+"
            # "once we have all the information that we asked you for"
            r"|(?:have|has|had|hold|received|receive|gathered|got)\s+(?:all\s+(?:of\s+)?|everything|the\s+(?:necessary|relevant|required)\s+|sufficient"
            r"\s+|enough\s+)(?:the\s+|your\s+)?(?:information|papers|documents|evidence|details|(?:that\s+)?(?:we|is|was))"
            r"|investigation|investigator|start(?:ed|ing)?\s+(?:of|work|to)|commenc\w+|triag\w+|interview\w*|visit\w*|accept(?:s|ed|ing|"
            r"ance))\b",
            re.IGNORECASE,
        ),
    ),
    ("escalation", Pattern(r"\b(?:escalat\w+|appeal\w*|request\w*|asked|asking|asks)\b", re.IGNORECASE)),
    (
        "decision",
        Pattern(rf"\b(?:our|the|that|this|stage|first|initial|a|one|1|written|final)\s+(?:\w+\s+){{0,3}}?{_REPLY}\b", re.IGNORECASE),
    ),
    (
        "receipt",
        Pattern(
            r"\b(?:receipt|receiv\w+|arriv\w+|reach\w+|gett?ing|gets?|got|hear\w*|com(?:es?|ing)\s+in|submi\w+|contact\w*|tell\w*|told|"
            r"lodg\w+"
            r"|rais(?:ed|ing)|(?:be(?:ing)?|is|was|are)\s+made|making|brought|complain\w*)\b",
            re.IGNORECASE,
        ),
    ),
    ("decision", Pattern(rf"\b{_REPLY}\b", re.IGNORECASE)),
)
_INCIDENT = Pattern(
    r"\b(?:event|incident|happen\w*|occur\w*|aris\w+|arose|problem|issue|matter|thing|aware|learn\w*|f(?:i|ou)nd(?:ing)?\s+out|cause|kn[eo]w\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What a time is counted from, and the characters `start` to `end` of the sentence that say so."""

    start: int
    end: int
    start_words: str
    starts_from: Start | None


NONE = Clock(start=0, end=0, start_words="", starts_from=None)
# "Day 15: we answer": such a count begins with the day on which the complaint came in.
_NUMBERED_DAY = Pattern(r"(?:working\s+)?day\s+\d", re.IGNORECASE)
_FIRST_DAY = Clock(start=0, end=0, start_words="", starts_from="receipt")


def clock(text: str, length: Length) -> Clock:
    """Return what `length` is counted from in the sentence `text`; an empty Clock where it does not say."""
    if _NUMBERED_DAY.match(text, length.start):
        return _FIRST_DAY
    found = _PHRASE.match(text, length.end)
    if found is None and text[: length.start].count(",") == 1:
        found = _LEADING.match(text[: length.start])
    if found is None:
        found = _RUNS.search(text, length.end)
    if found is None:
        return NONE
    words = " ".join(found["all"].split()).rstrip(" ,")
    start, end = found.span("all")
    return Clock(start=start, end=end, start_words=words, starts_from=kind(found["words"]))


def told_after(following: str) -> Clock:
    """Return the clock told by the sentence after a time: "Time begins to run on allocation"; it has no place in the time's own."""
    found = _RUNS.match(following.lstrip(" ([–-"))
    if found is None or _ELSEWHEN.search(found["all"]):
        return NONE
    return Clock(start=0, end=0, start_words=" ".join(found["all"].split()), starts_from=kind(found["words"]))


def running(text: str, length: Length) -> Clock:
    """Return the clock of a sentence that sets nothing else: "The ten working days begin when the case is allocated"."""
    before = text[: length.start]
    lead = _SPOKEN_OF.search(before)
    found = _RUNS.search(text, lead.start()) if lead else None
    if found is None or found.start() > length.start or _ELSEWHEN.search(found["all"]):
        return NONE
    words = " ".join(found["all"].split())
    return Clock(start=found.start(), end=found.end(), start_words=words, starts_from=kind(found["words"]))


def kind(words: str) -> Start | None:
    """Return what the words of a clock ("the complaint being logged") mean."""
    if _INCIDENT.search(words) and not re.search(r"\b(?:logg|acknowledg|receiv|receipt|rais)", words, re.IGNORECASE):
        return "incident"
    return next((name for name, pattern in _KINDS if pattern.search(words)), None)


# "Write with the date to expect, which is to be no more than ten working days later"
_A_DATE = Pattern(
    r"\b(?:the|a|new)\s+date\b(?!\s+(?:of|for)\s+(?:the|an?|any)\s+(?:visit|interview|meeting|works?|repairs?|inspection|job|call))[^.;]{0,60}$",
    re.IGNORECASE,
)
_LATER = Pattern(
    r"\s*(?:later|after\s+(?:that|this|it|the\s+(?:first|original|old)(?:\s+(?:one|date|deadline|limit))?(?=\s*(?:$|[.,;)]|(?:if|where|when|with)\b))))(?!\w)",
    re.IGNORECASE,
)


def later(start_words: str) -> bool:
    """Return whether the words of a clock only go back to a time named before: "ten working days after that"."""
    return bool(_LATER.match(f" {start_words}"))


def later_date(before: str, after: str) -> bool:
    """Return whether the words before a length tell of a date, and those after it that it is so much later than another."""
    return bool(_A_DATE.search(before) and _LATER.match(after))
