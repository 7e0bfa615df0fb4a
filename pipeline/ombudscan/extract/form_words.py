"""The words that self-assessment forms use for their columns and labels -> the part of a row that they announce."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED, folded

Part = Literal["number", "requirement", "answer", "yes", "no", "partial", "not_applicable", "evidence", "commentary", "extra"]
CHOICES: tuple[Part, ...] = ("yes", "no", "partial", "not_applicable")
ANSWERS: tuple[Part, ...] = ("answer", *CHOICES)

# On folded words, 110 characters at the most (`column`). The first match wins: the order tells "evidence of compliance" from "compliance".
_HEADINGS: tuple[tuple[Part, str], ...] = (
    ("yes", r"(?:comply |compliant |compliance |met )?(?:yes|y)|(?:fully )?(?:compliant|met)"),
    ("no", r"(?:comply |compliant |compliance )?(?:no|n)|(?:not|non) (?:compliant|met)"),
    ("partial", r"partial(?:ly)?(?: compliant| met)?|partly(?: met)?"),
    ("not_applicable", r"n a|na|not applicable"),
    (
        "commentary",
        r"(?:any |our |further |additional )?(?:comment(?:s|ary|aries)?|expla?i?nations?|explinations?|notes?|remarks?"
        r"|narrative|context)\b.*",
    ),
    ("evidence", r"evidence\b.*"),
    (
        "extra",
        r"(?>.{0,110}?\b(?:improvements?|actions?|next steps?|owners?|deadlines?|due|target|timescales?|rag|priority|progress"
        r"|recommendations?|review(?:ed)?(?: date)?)\b(?<!code action)).{0,110}(?<!evidence)",
    ),
    (
        "extra",
        r"(?:by )?(?:when|whom|who)|(?:lead|responsible)(?: officer| person| team| director)?|responsib\w+"
        r"|(?:completion |review )?date|completed by|person responsible|when",
    ),
    (
        "evidence",
        r".{0,110}\bevidence\b.*|(?:how|where|what) (?:do |does |have |has |is |are )?(?:we|this|it|the landlord|the council"
        r"|the association)\b.*|(?:supporting |source |our )?(?:documents?|documentation|proof|assurance|sources?"
        r"|practice|position)|how (?:met|compliance is achieved)|policy reference|assessment",
    ),
    ("commentary", r".{0,110}\b(?:commentary|comments|explanations?|explination|narrative)\b.*"),
    (
        "answer",
        r"(?:do|does|are|is|have|has) (?:we|you|the \w+|this|it|our \w+)\b.{0,110}\b(?:comply|compliant|compliance|follow|meet|met)\b.*",
    ),
    (
        "answer",
        r"(?:comply|complies|compliant|compliance|complying|met|meets?|achieved|in place|status|answer"
        r"|self assessment (?:result|rating|answer)|result|outcome|response|our response|our answer|level of compliance"
        r"|compliance (?:level|status|rating))(?: (?:yes|no|y|n|or|partial(?:ly)?|partly|na|a|in part|status"
        r"|with (?:the )?(?:code|requirement|provision)|met|not met|please))*",
    ),
    ("answer", r"(?:yes|y)(?: or)? (?:no|n)(?: (?:or )?(?:partial(?:ly)?|partly|n a|na))*"),
    (
        "number",
        r"(?:(?:complaint handling |ho |hos |housing ombudsman )?code )?(?:provisions?|sections?|para(?:graph)?|clause"
        r"|ref(?:erence)?|no|number|item|code)(?: (?:no|number|ref(?:erence)?|of (?:the )?code))?",
    ),
    (
        "requirement",
        r".{0,110}\b(?:requirements?|questions?|criteri(?:a|on)|expectations?|standards?|obligations?|description"
        r"|provision text|wording|asks|says|requires|self assessment|complaint handling code)\b.*",
    ),
    ("requirement", r"(?:compliance with )?the (?:complaint handling )?code|the code|must|should|code provision and requirement"),
    ("requirement", r"code provision.*|compliance with the .{0,110}code|(?:code )?action|theme|principle|area"),
)
_HEADING_RX = [(part, Pattern(pattern)) for part, pattern in _HEADINGS]
_BROKEN = re.compile(r"\b([a-z]{4,20})\s([a-z]{1,3})$")
_COMPLIANCE_WITH = Pattern(r"compliance with the (?:housing ombudsman )?(?:complaint handling )?code")


@lru_cache(maxsize=REMEMBERED)
def column(heading: str) -> Part | None:
    """Return the part that a column heading announces, or None where its words say nothing known."""
    text = folded(heading)
    if not text or len(text) > 110:
        return None
    if _COMPLIANCE_WITH.match(text):
        return "requirement"
    if text in ("action", "actions"):
        return "extra"
    if part := next((part for part, rx in _HEADING_RX if rx.fullmatch(text)), None):
        return part
    whole = _BROKEN.sub(r"\1\2", text)  # "Provisio n", in a column too narrow for the word
    return next((part for part, rx in _HEADING_RX if rx.fullmatch(whole)), None) if whole != text else None


# A label in a stacked block, alone on its line or before a colon: "Comply", "Evidence.", "Compliance: Partial".
_LABELS: tuple[tuple[Part, str], ...] = (
    (
        "requirement",
        r"(?:the )?(?:housing ombudsman )?(?:code )?(?:requirements?|provision text)|what (?:the code|is) (?:says|asks"
        r"|requires|required)(?: of us)?|requirement of the code|question|the code says",
    ),
    (
        "answer",
        r"compl(?:y|ies|iance|iant)(?: with (?:the )?code)?(?: status)?(?: yes (?:or )?no(?: (?:or )?(?:partial(?:ly)?"
        r"|partly|n a))*)?|do we (?:comply|meet (?:this|it|the requirement)|follow the code)(?: with (?:this|it"
        r"|the code))?(?: yes no)?|are we compl(?:iant|ying)|is this (?:met|in place)|does the \w+ comply"
        r"|(?:our )?answer|status|self assessment|met(?: yes no)?",
    ),
    (
        "evidence",
        r"(?:our |supporting )?evidence(?: relied (?:up)?on)?|evidence (?:and )?(?:any )?(?:comment(?:s|ary)"
        r"|explanations?)(?: (?:and )?(?:any )?(?:improvement actions?|explanations?))*|evidence of compliance"
        r"|how (?:do )?we (?:comply|know|(?:do|meet|show|achieve) (?:this|it))",
    ),
    (
        "commentary",
        r"(?:any |our |further |additional )?(?:commentary|comments?|explanations?|explinations?)(?: (?:and |or "
        r"|any )*(?:commentary|comments?|explanations?|evidence|improvement actions?)){0,10}|notes?|further information",
    ),
    (
        "extra",
        r"(?:further |improvement |planned |next )?actions?(?: plan| planned| required| needed| to be taken)?"
        r"|improvements?(?: required| needed| actions?)?|next steps|(?:action )?owner(?: and (?:target |due )?date)?|lead(?: officer)?"
        r"|responsible(?: officer| person)?|(?:target|due|completion|review) date|deadline|by when|when|timescale"
        r"|rag(?: rating)?",
    ),
)
_LABEL_RX = [(part, Pattern(pattern)) for part, pattern in _LABELS]
# "Comply: Yes / No: Partly": the choice is part of the label, and what follows is the answer.
_MENU = Pattern(
    r"\s*(?:do\s+we\s+)?compl(?:y|iance|iant)\s*[:(–-]?\s*yes\s*(?:[/|]|or)\s*no"
    r"(?:\s*(?:[/|,]|or)\s*(?:or\s+)?(?:n\s?/\s?a|partial(?:ly)?|partly))*\s*\)?\s*[:?]",
    re.IGNORECASE,
)
_RESPONSE = Pattern(r"(?:[\w&'’ -]{2,60}? )?(?:response|reply|answer)")


@lru_cache(maxsize=REMEMBERED)
def label(line: str) -> tuple[Part, int] | None:
    """Return the part that a line announces, with the offset where a value on the same line begins (its end if none)."""
    if menu := _MENU.match(line):
        return "answer", menu.end()
    stripped = line.strip()
    if 0 < len(stripped) <= 90 and (part := _label_words(stripped, colon=stripped.endswith(":"))):
        return part, len(line)
    head, colon, _ = line.partition(":")
    if colon and len(head) <= 80 and (part := _label_words(head, colon=True)):
        return part, len(head) + 1
    return None


def _label_words(text: str, *, colon: bool) -> Part | None:
    words = folded(text)
    if not words or re.search(r"[.!?;]\s+\w", text):
        return None
    found = next((part for part, rx in _LABEL_RX if rx.fullmatch(words)), None)
    if found is None and colon and _RESPONSE.fullmatch(words):  # "Fernmill Council response:"
        return "answer"
    return found


# "Code provision 5.1", "Code section: 1.6", "Provision 6.10 - Going to stage 2".
NUMBER_LABEL = Pattern(
    r"\s*(?:(?:complaint handling |housing ombudsman )?code\s+)?(?P<word>provisions?|sections?|paragraphs?|para\.?|clauses?"
    r"|ref(?:erence)?|requirements?|items?)?\s*(?:number|no\.?)?\s*[:.]?\s*"
    r"(?P<number>[1-9]\.\d{1,2})(?![\d.]{0,40}\d)\s*[.:)–—-]*\s*",
    re.IGNORECASE,
)
CODE_WORD = Pattern(
    r"\s*(?:(?:complaint handling |housing ombudsman )?code\s+(?:(?:provision|section|paragraph|clause|requirement)s?|ref\w*)"
    r"|provisions?)\b",
    re.IGNORECASE,
)
# What may follow: "5.14, 5.15", "6.5 and 6.16", "6.2 - 6.5".
_FURTHER = Pattern(r"\s*(?:,|;|/|&|\+|-|–|—|\band\b|\bto\b|\buntil\b)\s*(?:and\s+|&\s*)?[1-9]\.\d{1,2}(?![\d.]*\d)", re.IGNORECASE)
NUMBER = Pattern(r"(?<![\d.£])(?P<number>[1-9]\.\d{1,2})(?![\d%]|\.\d)")
# "6.2 - 6.5", "6.2 to 6.5": one row for several provisions.
RANGE = Pattern(r"(?P<first>[1-9]\.\d{1,2})\s*(?:-|–|—|to|until)\s*(?P<last>[1-9]\.\d{1,2})(?!\d)", re.IGNORECASE)


def numbered(line: str) -> tuple[re.Match[str] | None, tuple[str, ...], int]:
    """Return the number label that a line opens with, all numbers of it, and where the words after them begin."""
    found = NUMBER_LABEL.match(line)
    if found is None:
        return None, (), 0
    end = found.end("number")
    while more := _FURTHER.match(line, end):
        end = more.end()
    if end == found.end("number"):
        return found, (found["number"],), found.end()
    rest = _PAST.match(line, end)
    return found, numbers(line[found.start("number") : end]), rest.end() if rest else end


_PAST = Pattern(r"\s*[.:)–—-]*\s*")


@lru_cache(maxsize=REMEMBERED)
def numbers(text: str) -> tuple[str, ...]:
    """Return the provision numbers printed in a number cell, a range written out."""
    plain = re.sub(r"(?<=\.\d) (?=\d\b)", "", text)  # "6.1 0", split by the extractor
    if (found := RANGE.search(plain)) and found["first"].split(".")[0] == found["last"].split(".")[0]:
        section, first = found["first"].split(".")
        last = int(found["last"].split(".")[1])
        if int(first) <= last:
            return tuple(f"{section}.{n}" for n in range(int(first), last + 1))
    return tuple(dict.fromkeys(m["number"] for m in NUMBER.finditer(plain)))
