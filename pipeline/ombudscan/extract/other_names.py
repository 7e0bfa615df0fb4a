"""Document + its landlord's name -> the other names that the document says are the same landlord's: traded under, borne before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ombudscan.extract.landlord import ENDING
from ombudscan.nouns import Document
from ombudscan.pattern import Pattern
from ombudscan.text import name_key

_AROUND = 110  # characters of a sentence beside the saying in which a name stands
_WORD = r"[A-Z][\w'’&-]{0,40}"
_NAME = rf"{_WORD}(?: (?:(?:of|and|&|the|upon|in|le|by) (?:the )?)?{_WORD}){{0,7}}"
_FIRST = re.compile(rf"\W{{0,3}}(?:the )?(?P<name>{_NAME})(?P<more>,? (?:and|or)(?: the)? [A-Z]|, [A-Z])?")
_LAST = re.compile(rf"(?P<name>{_NAME})[\s,(]*$")
# What may stand before a name at the beginning of a sentence: "In May Alder Homes changed its name".
_BEGINS = re.compile(
    r"^(?:In|On|Since|From|At|As|When|And|But)\s(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s)?"
)
_TWO = re.compile(rf"\b{ENDING}\s(?:and|&)\s")  # "Alder Homes and Birch Homes": two bodies became one
_SELF = re.compile(r"(?:^|\W)(?:we|our)[\s,]*(?:are|were|also)?\s*$", re.IGNORECASE)
# Between the two names, whichever of them is the landlord's own. "part of the Alder Group" is none: its members are landlords apart.
_SAYINGS = Pattern(
    r"[,\s(]{1,6}(?:is|are|which\sis|being)\s(?:a|the|our)\s(?:trading|brand|business|working)\sname\s(?:of|for|used\sby)\s"
    r"|[,\s(]{1,6}(?:(?:which|who|also|and)\s){0,3}(?:trad(?:es|e|ing)\s(?:as|under\sthe\s(?:trading\s)?name(?:\sof)?)|t/a)\s"
    r"|\btrading\sname\s(?:is|of)\s"
    r"|[,\s(]{1,6}(?:was\s|were\s|which\swas\s)?(?:formerly|previously|once)(?:\s(?:known|trading|called|named))?(?:\sas)?:?\s"
    r"|[,\s(]{1,6}(?:has\s)?changed\s(?:its|our)\sname\sto\s|[,\s(]{1,6}(?:is|are)\snow\s(?:known\sas|called|named|trading\sas)\s"
    r"|[,\s(]{1,6}(?:was|has\sbeen|were)\srenamed(?:\sas)?\s",
    re.IGNORECASE,
)


def other_names(document: Document, landlord: str | None) -> tuple[str, ...]:
    """Return the names by which `document` says that its `landlord` is or was also known, in order; none for a landlord not known.

    A saying counts where it is of the landlord itself, by its name or as "we". What two bodies became one of is no name of either.
    """
    own = name_key(landlord or "")
    if not own:
        return ()
    found = {name_key(name): name for start, end in _SAYINGS.spans(document.text) for name in _told(document.text, start, end, own)}
    return tuple(name for key, name in found.items() if key and key != own)


def _told(text: str, start: int, end: int, own: str) -> Iterator[str]:
    """Yield the name on the other side of the saying at `start` to `end`, if the landlord stands on this one."""
    before = re.split(r"[.;\n]\s*(?=[A-Z“\"])", text[max(start - _AROUND, 0) : start])[-1]
    upper, lower = _LAST.search(before), _FIRST.match(text[end : end + _AROUND])
    if lower is None or lower["more"] or _TWO.search(lower["name"]):
        return
    if _SELF.search(before) or (upper and _ends_in(upper["name"], own)):
        yield lower["name"]
    elif upper and name_key(lower["name"]) == own and not _TWO.search(upper["name"]):
        yield _BEGINS.sub("", upper["name"], count=1)


def _ends_in(name: str, own: str) -> bool:
    """Say whether `name`, before which a sentence may begin with a capital, ends in the landlord's own."""
    return f" {name_key(name)}".endswith(f" {own}")
