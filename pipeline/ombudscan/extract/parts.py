"""Parts of a document that are for other services than housing: "Part B" of a council's corporate policy, and all that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ombudscan.nouns import Document, Passage
from ombudscan.pattern import Pattern

_LABELS = r"(?:[A-Z]|\d{1,2}|one|two|three|four|five|six|seven|eight)"
_HEADING = Pattern(
    rf"^\W*(?:(?P<sort>part|section|chapter)\s+(?P<label>{_LABELS})|(?P<number>\d{{1,2}})(?=[.):]?\s))\b(?![.]\d)", re.IGNORECASE
)
# "every service except housing", "all other council services", "complaints that are not about housing"
_OTHERS = r"""(?: (?:every|all|any|each|other|our|the|council)\s+(?:\w+\s+){0,2}?
        (?:services?|departments?|complaints?|matters|functions)\s*,?\s*
        (?:\(?(?:except|excepting|excluding|other\s+than|but(?:\s+not)?|apart\s+from|save|bar)\b)\s*(?:for\s+)?[^.;,]{0,30}?
        \b(?:housing|landlord|tenants?|homes)\b
    | (?:(?:all|any|every|each|our|the)\s+)?(?:of\s+(?:our|the)\s+)?(?:other|general|corporate|non-?housing)\s+
        (?:council\s+|public\s+)?(?:services?|departments?|functions)
    | (?:everything|anything|all)\s+(?:except|but|other\s+than|apart\s+from)\s+(?:for\s+)?(?:\w+\s+)?housing
    | (?:services?|complaints?|matters|departments?)\s+
        (?:other\s+than|outside|that\s+(?:are|have)\s+no(?:t|thing)\s+(?:about|to\s+do\s+with|part\s+of))
        \s+(?:\w+\s+){0,2}?housing )"""
# "Parts A to C apply to every service except housing", "Section 3 is for all other council services"
_SAID = Pattern(
    rf"""\b(?P<sort>part|section|chapter)s?\s+(?P<labels>{_LABELS}(?:\s*(?:,|and|or|&|to|–|-)\s*(?:(?:part|section|chapter)s?\s+)?{_LABELS}\b){{0,6}})\s+
        (?:of\s+this\s+\w+\s+)?
        (?:\w+\s+){{0,2}}?(?:appl(?:y|ies)|is|are|deals?|covers?|concerns?|sets?\s+out|gives?|relates?|explains?|describes?|tells?|was|were|governs?)\b
        (?:(?!\b(?:parts?|sections?|chapters?)\s)[^.;]){{0,60}}?{_OTHERS}""",
    re.IGNORECASE | re.VERBOSE,
)
# "Part B: Complaints about general council services"; a part that names housing as well is no other service's alone
_HEADED = Pattern(rf"(?<!\w){_OTHERS}", re.IGNORECASE | re.VERBOSE)
_COMPLAINTS = Pattern(r"\bcomplain", re.IGNORECASE)
_RANGE = Pattern(r"\s*(?:to|–|-)\s*", re.IGNORECASE)
_LABEL = Pattern(rf"\b{_LABELS}\b", re.IGNORECASE)
_NUMBERS = {w: str(n) for n, w in enumerate("zero one two three four five six seven eight".split())}
# What is said of housing in such a part is of housing all the same: "Housing complaints have Part D".
_OF_HOUSING = Pattern(
    r"\b(?:housing|landlord|tenants?['’]?|leaseholders?['’]?)\s+(?:complaints?|cases|services?)\b|\bhousing\s+ombudsman\b|\bas\s+(?:your|a|their)\s+landlord\b",
    re.IGNORECASE,
)


def of_others(document: Document, passages: Sequence[Passage], texts: Sequence[str]) -> frozenset[int]:
    """Return the places of those passages that stand in a part which is for other services alone."""
    _title, *rest = [document.quote(b.span) for b in document.blocks if b.kind == "heading"] or [""]
    headings = set(rest)
    said = {(sort, label) for text in texts for sort, label in _declared(text)} if headings else set()
    named = {h for h in headings if _label(h) in said or _is_headed(h)}
    if not named:
        return frozenset()
    flat = _headless(document, named)
    places = (i for i, p in enumerate(passages) if p.claim is None and (named.intersection(p.path) or p.block in flat))
    return frozenset(i for i in places if not _OF_HOUSING.search(texts[i]))


def _is_headed(heading: str) -> bool:
    """Whether a heading says that what stands under it is for other services: a part's, or one on complaints."""
    if not _HEADED.search(heading) or _names_housing(heading):
        return False
    part = _HEADING.search(heading)
    return bool(_COMPLAINTS.search(heading) or (part and not part["number"]))


def _names_housing(heading: str) -> bool:
    return bool(re.search(r"\b(?:housing|landlord|tenants?|homes)\b", _HEADED.sub(" ", heading), re.IGNORECASE))


def _declared(text: str) -> Iterable[tuple[str, str]]:
    """The parts that a sentence says are for other services."""
    for found in _SAID.finditer(text):
        labels = found["labels"]
        own = [_plain(m.group()) for m in _LABEL.finditer(labels) if not re.fullmatch(r"(?i)to", m.group())]
        if len(own) == 2 and _RANGE.search(labels):
            own = _between(*own)
        yield from ((found["sort"].lower(), x) for x in own)


def _between(first: str, last: str) -> list[str]:
    if first.isdecimal() and last.isdecimal():
        return [str(n) for n in range(int(first), int(last) + 1)]
    return [chr(n) for n in range(ord(first[0]), ord(last[0]) + 1)] if first.isalpha() and last.isalpha() else [first, last]


def _label(heading: str) -> tuple[str, str]:
    found = _HEADING.search(heading)
    if found is None:
        return ("", "")
    return ("section", found["number"]) if found["number"] else (found["sort"].lower(), _plain(found["label"]))


def _plain(label: str) -> str:
    return _NUMBERS.get(label.lower(), label.lower())


def _headless(document: Document, named: set[str]) -> frozenset[int]:
    """The blocks up to the next part where a part's heading is followed at once by another heading of its own rank."""
    inside = False
    found: list[int] = []
    for n, block in enumerate(document.blocks):
        text = document.quote(block.span)
        if block.kind == "heading" and _HEADING.search(text):
            after = document.blocks[n + 1] if n + 1 < len(document.blocks) else None
            inside = text in named and after is not None and after.kind == "heading" and not _HEADING.search(document.quote(after.span))
        elif inside:
            found.append(n)
    return frozenset(found)
