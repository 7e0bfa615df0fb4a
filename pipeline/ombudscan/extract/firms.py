"""Outside firms that a document knows by name ("Maynard Lettings manages the flats for us"), read as "the contractor" later on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ombudscan.pattern import Pattern

_NAME = r"(?:[A-Z][\w&'-]{1,40})(?: (?:& |and )?[A-Z][\w&'-]{1,40}){0,3}"
# What a firm's name ends in; "Homes", "Housing", "Group" and "Association" are landlords'.
_TRADE = (
    r"(?:Lettings|Build(?:ers|ing)?|Gas|Heating|Repairs|Property Services|Maintenance|Homecare|Care|Contractors|Construction|Facilities|"
    r"Cleaning|Cleaners|Lifts?|Plumbing|Roofing|Electrical|Estate Agents|Property Management|Surveyors|Ltd|Limited|plc|PLC|& Sons?|"
    r"and Sons?|Brothers|Works|Mechanical|Grounds|Landscapes|Security|Drainage|Glazing|Decorators)"
)
_BY_TRADE = Pattern(rf"\b(?P<name>(?:[A-Z][\w&'-]{{1,40}} ){{1,2}}?{_TRADE})\b")
# "Maynard Lettings manages the flats for us", "our repairs contractor, Ridgeway", "Ridgeway, which does our repairs"
_BY_DEED = Pattern(
    rf"\b(?P<name>{_NAME}),? (?:which |who )?(?:also )?(?:manages?|looks? after|carr(?:y|ies) out|does|do|repairs?|services?|cleans?|"
    r"maintains?|runs?) (?:all )?(?:the|our|your|its) [a-z ]{3,40}?(?: for us| on our behalf|\.|,|$)"
)
_BY_CALLING = Pattern(
    r"\b(?:[Oo]ur|[Tt]he|an?) (?:[\w-]+ ){0,3}(?:contractor|agent|builder|partner|firm|company|supplier|provider|cleaners|"
    r"surveyors),? (?:is |are |called |named )?"
    rf"(?P<name>{_NAME})"
)
_BY_AGENCY = Pattern(
    r"\b(?:done|run|managed|carried out|handled|provided|looked after|serviced|cleaned|repaired|maintained|"
    rf"delivered) (?:for us )?by (?P<name>{_NAME})"
)
_OWN = Pattern(
    r"^(?:Our|The|Head|Housing|Customer|Complaints?|Property|Responsive|Planned|Resident|Tenant|Director|Board|Homes?|Asset|"
    r"Neighbourhood|Estate|Stage|You|We|If|When|Where|"
    r"They|It|He|She|This|That|Social|Adult|Children|Health|Extra|Duty|Who|Which|Clerk|Secretary|Chair|Chief|Mr|Mrs|Ms|Miss|Dr|Ombudsman|"
    r"Council|Trustees?|Manager|Officer|Warden|"
    r"Bursar|Repairs?|Heating|Gas|Legal|Finance|Policy|Group|Every|Each|All|No|Any|Some|Please|Ask|Tell|Contact|Step|Section|Clause|"
    r"Cyclical|Emergency|Safe|Right|Local|Public|Home)\b"
    r"|\b(?:Team|Manager|Officer|Director|Panel|Committee|Board|Housing|Homes|Association|Council|Trust|Ombudsman|Group|Department|Desk|"
    r"Society|Secretary|Clerk|Head|Lead|Partner|Rep)$"
)


def names(texts: Iterable[str], landlord: str) -> tuple[str, ...]:
    """Return the names of outside firms that `texts` introduce, the longest first; never the landlord's own."""
    found: set[str] = set()
    own = set(re.findall(r"\w+", landlord.lower()))
    for text in texts:
        for pattern in (_BY_TRADE, _BY_DEED, _BY_CALLING, _BY_AGENCY):
            for match in pattern.finditer(text):
                name = match["name"].strip()
                if not _OWN.search(name) and not set(re.findall(r"\w+", name.lower())) & own:
                    found |= {name, _short(name)}
    return tuple(sorted(filter(None, found), key=len, reverse=True))


def _short(name: str) -> str:
    """The word by which a firm is known later on: "Maynard" of "Maynard Lettings"."""
    first = name.split()[0]
    return first if len(first) > 3 and first[0].isupper() else ""


def plain(text: str, known: tuple[str, ...]) -> str:
    """Return `text` with each of the `known` names put as "the contractor"."""
    if not known or not any(name in text for name in known):
        return text
    anyone = "|".join(re.escape(name) for name in known)
    return re.sub(rf"(?:\bthe )?\b(?:{anyone})\b(?!@)", "the contractor", text)
