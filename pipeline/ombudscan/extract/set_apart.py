"""Sentences of a row that name another service's figure or time to say that it is no part of what the row tells."""

from __future__ import annotations

import re

from ombudscan.pattern import Pattern

# Whose it is: another firm, another team, another thing that is done within a time.
_OTHER = (
    r"(?:contractors?|sub-?contractors?|agents?|suppliers?|firms?|insurers?|surveyors?|lettings?|voids?|repairs?|appointments?|gas|lifts?|boilers?|servicing|safety|heating"
    r"|call\s+(?:centre|back)|viewings?|visits?|councillors?|members?|mps?|enquir(?:y|ies)|e-?mails?|calls?|subject\s+access|data\s+protection|freedom\s+of\s+information|foi|rents?"
    r"|parking|planning|grounds|cleaning|adaptations?|customer\s+services?|out[-\s]of[-\s]hours|compliments?|garages?|leisure)"
)
# "Is not counted here", "reported in another paper", "a matter for its contract"
_NOT_HERE = (
    r"(?:(?:is|are|was|were)\s+(?:not\s+(?:counted|included|reported|part|measured"
    r"|(?:with)?in\s+(?:the|these|this|that|those|our)\s+(?:figures?|numbers?|totals?|counts?|percentages?))\b"
    r"|left\s+out\s+of|kept\s+(?:apart|out)|outside\s+this|no\s+part\s+of)"
    r"|(?:not|never)\s+counted\s+(?:here|in)|(?:reported|counted|measured|recorded|monitored)\s+(?:elsewhere|separately|apart|in\s+another|under\s+(?:the|its|their|that)\s+contract)"
    r"|(?:has|have)\s+no\s+(?:place|part)\b|(?:is|are)\s+(?:another|a\s+different|a\s+separate)\s+(?:standard|matter|figure|measure|target)"
    r"|a\s+matter\s+for\b|(?:is|are)\s+(?:an?\s+)?(?:contract|repairs|lettings|service)\s+(?:standard|figure|target|measure)s?\b|belongs?\s+to\s+(?:another|customer|the\s+\w+)\b)"
)
_APART = Pattern(rf"\b{_OTHER}\b['’]?s?\b[^.;]{{0,120}}?\b{_NOT_HERE}", re.IGNORECASE)
# "Late ones are not counted here": those are the row's own.
_OURS = Pattern(
    r"\b(?:acknowledge?ments?|late|complaints?\s+(?:was|were|that)|stage\s+(?:1|2|one|two)|repl(?:y|ies)\s+(?:was|were)|overdue)\b",
    re.IGNORECASE,
)


def apart(text: str) -> bool:
    """Return whether a sentence names what another service does, to say that it is no part of the row's own figure or time."""
    found = _APART.search(text)
    return bool(found) and not _OURS.search(text)


def rest(text: str) -> str:
    """Return the parts between semicolons that tell of the row's own."""
    return ";".join(part for part in text.split(";") if not apart(part)) if apart(text) or ";" in text else text
