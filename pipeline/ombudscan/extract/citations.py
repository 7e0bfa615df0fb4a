"""Rows -> Facts: which clauses, headings and pages of the landlord's own policy a row cites as its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.nouns import Fact, Span

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_LIST = rf"{_NUMBER}(?:\s?\([a-z]\))?(?:(?:\s?,\s?|\s?,?\s(?:and|to)\s|\s?[-–]\s?|\s?&\s?){_NUMBER}(?:\s?\([a-z]\))?)*"
# "Clause 7.1", "Clauses 4.1 and 4.2", "section 5", "Policy clauses 2.2 to 2.4", "at paragraph 6.3", "policy 1.4", "Policy (2.2, 11.2)".
_CLAUSES = re.compile(
    rf"\b(?:(?:clause|section|paragraph|para|part|point)s?\.?|polic(?:y|ies)(?:\s(?:document|and\sprocedure))?)\s?\(?(?P<list>{_LIST})(?![\d%])",
    re.IGNORECASE,
)
# "the part of the policy headed ‘Checking our letters’", "under the heading “When we say no”".
_HEADING = re.compile(
    r"(?:headed|heading|entitled|titled|called|section\s(?:on|about))\s(?P<open>[‘“\"'])(?P<name>[^‘’“”\"]{3,80})[’”\"']", re.IGNORECASE
)
_PAGE = re.compile(r"\bpage\s(?P<page>\d{1,3})\b", re.IGNORECASE)

# The number belongs to another paper: "condition 18 of the repairs contract", "Provision 6.16 of the Code".
_OF_OTHER = re.compile(
    r"""\s*(?:\(?[a-z]\)?\s*)?(?:,\s*)?(?:of|in|to|from|under)\s(?:the|our|each|its|that|every)\s
        (?!(?:(?:housing|customer|tenants?['’]?|residents?['’]?|our|new|current|revised)\s)*(?:complaints?\b|feedback\b|policy\b|procedure\b))""",
    re.IGNORECASE | re.VERBOSE,
)
# "Considerate Contact Policy, section 15": a policy that is not the one on complaints.
_AFTER_OTHER = re.compile(
    r"""(?P<name>(?:[A-Z][\w’'-]+\s(?:and\s|of\s|&\s)?){1,5})(?:Policy|Procedure|Agreement|Contract|Scheme|Handbook|Guide|Report|Paper|Act|Code|Plan|Strategy)
        (?:\s(?:Act\s)?(?:19|20)\d\d)?\W{0,3}(?:,\s|\s|\()?$""",
    re.VERBOSE,
)
_OWN = re.compile(r"complain|feedback", re.IGNORECASE)


def cited(view: View) -> Iterator[Fact]:
    """Yield a fact for each clause ("cites-clause"), heading and page of the policy that a row's words cite."""
    for i, claim in enumerate(view.claims):
        for span in (*claim.evidence, *claim.commentary):
            yield from _in(view.document.quote(span), span.start, i)


def _in(text: str, shift: int, claim: int) -> Iterator[Fact]:
    for found in _CLAUSES.finditer(text):
        if _elsewhere(text, found):
            continue
        whole = Span(start=shift + found.start(), end=shift + found.end())
        for number in _numbers(found["list"]):
            yield Fact(kind="cites-clause", span=whole, claim=claim, detail=number)
    for found in _HEADING.finditer(text):
        yield Fact(kind="cites-heading", span=Span(start=shift + found.start(), end=shift + found.end()), claim=claim, detail=found["name"])
    for found in _PAGE.finditer(text):
        if not _elsewhere(text, found):
            yield Fact(
                kind="cites-page", span=Span(start=shift + found.start(), end=shift + found.end()), claim=claim, detail=found["page"]
            )


def _elsewhere(text: str, found: re.Match[str]) -> bool:
    if _OF_OTHER.match(text, found.end()):
        return True
    before = _AFTER_OTHER.search(text[: found.start()])
    return bool(before and not _OWN.search(before["name"]))


def _numbers(listed: str) -> list[str]:
    """The numbers of a list; a range of the same depth is spelt out."""
    parts = re.split(r"(\s?,?\sto\s|\s?[-–]\s?)", listed)
    numbers: list[str] = []
    for i, part in enumerate(parts):
        found = re.findall(_NUMBER, part)
        if i and re.search(r"to|[-–]", parts[i - 1]) and numbers and found:
            numbers += _between(numbers[-1], found[0])
        numbers += found
    return list(dict.fromkeys(numbers))


def _between(low: str, high: str) -> list[str]:
    *stem, first = low.split(".")
    *other, last = high.split(".")
    if stem != other or not 0 < int(last) - int(first) < 30:
        return []
    return [".".join([*stem, str(n)]) for n in range(int(first) + 1, int(last))]
