"""Complaints of people who are no residents: guests, suppliers, staff."""

from __future__ import annotations

import re
from functools import lru_cache

from ombudscan.pattern import Pattern
from ombudscan.text import REMEMBERED

# People who complain and are no residents: "Visitors who wish to complain", "a customer of the shop", "suppliers' complaints".
_VENUE = (
    r"(?:caf[eé]|shop|restaurant|bar|pub|hall|gym|nursery|library|farm|market|leisure|catering|day\s+centre|community\s+centre|hotel|chapel"
    r"|theatre|pool|commercial)"
)
_GUESTS = (
    r"(?:guests?|visitors?|neighbours?|passers-by|shoppers?|diners?|hirers?|suppliers?|members?\s+of\s+the\s+public|"
    r"the\s+(?:general\s+)?public"
    rf"|(?:customers?|users?|patrons|clients?)\s+(?:of|at|in)\s+(?:the|our|its|a)\s+(?:\w+\s+)?{_VENUE}\w*)"
)
_WORKERS = (
    r"(?:staff|employees?|colleagues|(?:sub-?)?contractors?|volunteers?|members?\s+of\s+staff|job\s+applicants?|traders?|private\s+owners?)"
)
_OUTSIDERS = rf"(?:{_GUESTS}|{_WORKERS})"
# "Applicants, neighbours who own their homes and contractors who are owed money write to the Company Secretary"
_STRANGER = rf"(?:{_GUESTS}|{_WORKERS}|applicants?|freeholders?|owner[- ]occupiers?|councillors?|MPs?)(?:\s+who\s+[^,;.]{{1,40}}?)?"
_STRANGERS = Pattern(
    rf"^\W*+(?:[\d.]++\s+)?(?:{_STRANGER}(?:,\s+(?:and\s+)?|\s+(?:and|or)\s+)){{1,7}}{_STRANGER}\s+(?:(?:may|can|should|"
    rf"must)\s+)?(?:complain|write|contact|raise)s?\b",
    re.IGNORECASE,
)
_OUTSIDE_COMPLAINT = Pattern(
    rf"""^\W*+(?:[\d.]++\s+)?(?:(?:any|an?|the|all|our|some|every|each|where|if|when|other)\s+){{0,2}}(?:\w+\s+(?:and|or)\s+)?{_GUESTS}\b
        [^.;]{{0,60}}?\b(?:complain|write|contact|raise)s?\b
    | \bcomplaints?\s+(?:from|of|made\s+by|brought\s+by)\s+(?:an?\s+|the\s+|our\s+|other\s+)?(?:\w+\s+(?:and|or)\s+)?{_OUTSIDERS}\b
    | \b(?:at|of|in|using|hir\w+)\s+(?:the|our|its|an?)\s+(?:\w+\s+)?{_VENUE}\w*\s+(?:who|that)\s+(?:\w+\s+){{0,3}}?complain
    | \b{_OUTSIDERS}['’]s?\s+(?:own\s+)?complaints?\b
    | \b{_OUTSIDERS}(?:\s+[^.;,]{{1,40}})?\s+(?:with\s+a\s+complaint|who\s+(?:\w+\s+){{0,3}}?complain)""",
    re.IGNORECASE | re.VERBOSE,
)
# "Neighbours who are not our tenants" are none; "residents and visitors alike" are.
_NO_RESIDENT = Pattern(
    r"""\b(?:(?:are|is|were|who['’]re)\s*(?:not|n['’]t)|not|nor|other\s+than|than|against|about)\s+
        (?:(?:an?|our|the|one\s+of\s+our|any)\s+)?(?:\w+\s+(?:or|nor)\s+)?(?:residents?|tenants?|leaseholders?|members?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RESIDENT = Pattern(
    r"\b(?:residents?|tenants?|leaseholders?|shared\s+owners?|occup(?:ants?|iers?)|householders?|licensees?|lessees?|applicants?|you|your"
    r"|anyone|everyone|on\s+behalf)\b",
    re.IGNORECASE,
)
# "A person who is not a tenant of ours has an answer to a complaint within a month."
_NOT_OURS = Pattern(
    r"^(?=[^.;]{0,300}\bcomplain)[^.;]{0,300}\b(?:persons?|people|someone|those|complainants?|neighbours?)\s+who\s+(?:is|are)\s*(?:not|n['’]t)\s+"
    r"(?:(?:an?|our|one\s+of\s+our)\s+)?(?:residents?|tenants?|leaseholders?)\b",
    re.IGNORECASE,
)
OUTSIDE_HEADING = Pattern(rf"\bcomplaints?\s+(?:by|from|of)\s+(?:\w+\s+(?:and|or)\s+)?{_OUTSIDERS}", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def outsiders(text: str) -> bool:
    """Return whether `text` is about complaints of people who are no residents (guests, suppliers, staff), and about theirs alone."""
    if _NOT_OURS.search(text) or _STRANGERS.search(text):
        return True
    return bool(_OUTSIDE_COMPLAINT.search(text)) and not _RESIDENT.search(_NO_RESIDENT.sub(" ", text))
