"""Rows -> Facts: which clauses, headings and pages of the landlord's own policy a row cites as its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ombudscan.nouns import Fact, Span
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

# A number of days is none: "Clause 7.6 - 20 working days".
_NUMBER = r"\d{1,2}(?!\d)(?:\.\d{1,2}(?!\d)){0,3}(?!\s?(?:working|calendar|days?|weeks?|months?|hours?|per\s?cent|%|out\s+of)\b)"
_LIST = rf"{_NUMBER}(?:\s?\([a-z]\))?(?:(?:\s?,\s?|\s?,?\s(?:and|to)\s|\s?[-–]\s?|\s?&\s?){_NUMBER}(?:\s?\([a-z]\))?)*"
# "Clause 7.1", "Clauses 4.1 and 4.2", "section 5", "Policy clauses 2.2 to 2.4", "at paragraph 6.3", "policy 1.4", "Policy (2.2, 11.2)".
_CLAUSES = Pattern(
    rf"(?:\b(?:clause|section|paragraph|para|part|point|cl|sec)s?\.?|§§?|(?<![\w'’])(?-i:ss?)\.|\bpolic(?:y|ies)(?:\s(?:document|"
    rf"and\sprocedure))?)\s?\(?(?P<list>{_LIST})(?![\d%])",
    re.IGNORECASE,
)
# "the part of the policy headed ‘Checking our letters’", "under the heading “When we say no”"; a field or a leaflet has a name too.
_HEADING = Pattern(
    r"""\b(?:(?:part|section|clause|paragraph|chapter|passage|page|polic(?:y|ies)|procedure)s?(?:\s(?:of|in)\s(?:the|our)\s(?:\w+\s)?
        (?:policy|procedure))?,?\s(?:is\s|that\sis\s|which\sis\s)?(?:headed|entitled|titled|called|on|about|under)
        |(?:under|see|the|its|and|with)\s(?:the\s)?(?:sub-?)?headings?)
        \s(?P<open>[‘“"'])(?P<name>[^‘’“”"]{3,80})[’”"']""",
    re.IGNORECASE | re.VERBOSE,
)
# "Policy, “Quality of letters”, third paragraph"; words of the policy are quoted, too, but not counted by paragraphs.
_COUNTED = Pattern(
    r"""\b(?:policy|procedure)\s?[,:(–-]?\s?[‘“"'](?P<name>(?-i:[A-Z])[^‘’“”".;]{3,80})[’”"'],?\s(?:the\s)?
        (?:first|second|third|fourth|last|final|opening|closing|\d(?:st|nd|rd|th))\s(?:paragraph|bullet|sentence|line|point)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PAGE = Pattern(r"\bpage\s(?P<page>\d{1,3})\b", re.IGNORECASE)

_OURS = (
    r"(?:(?:housing|customer|tenants?['’]?|residents?['’]?|our|new|current|revised|whole|same)\s)*"
    r"(?:complaints?\b|feedback\b|policy\b|procedure\b)"
)
# The number belongs to another paper: "condition 18 of the repairs contract", "Provision 6.16 of the Code".
_OF_OTHER = Pattern(
    rf"\s*(?:\(?[a-z]\)?\s*)?(?:,\s*)?(?:of|in|to|from|under)\s(?:the|our|each|its|that|every|a|an|this\syear['’]s)\s(?!{_OURS})",
    re.IGNORECASE,
)
_OF_OURS = Pattern(rf"\s*(?:,\s*)?(?:of|in|from)\s(?:the|our|this)\s{_OURS}", re.IGNORECASE)
# "Considerate Contact Policy, section 15": a policy that is not the one on complaints.
_AFTER_OTHER = Pattern(
    r"""(?P<name>(?:[A-Z][\w’'-]{1,40}\s(?:and\s|of\s|&\s)?){1,5})(?:Policy|Procedure|Agreement|Contract|Scheme|Handbook|Guide|Report|Paper|
        Act|Code|Plan|Strategy)
        (?:\s(?:Act\s)?(?:19|20)\d\d)?\W{0,3}(?:,\s|\s|\()?$""",
    re.VERBOSE,
)
# "Night shelter plan, section 3", "the tenancy agreement (clause 9)", "Desk script: section 2": whatever its letters, a paper of its own.
_PAPER = Pattern(
    r"""\b(?:agreement|contract|plan|report|script|guide|guidance|guidelines|handbook|manual|charter|strategy|scheme|leaflet|booklet|
        brochure|minutes
        |standing\sorders|terms\sof\sreference|constitution|regulations?|rule\s?book|lease|licence|specification|toolkit|register|newsletter
        |magazine|statement|briefing|presentation|slides|pack|template|workbook|framework|protocol|circular|memorandum|code|act|standard|review
        |(?<!complaints\s)(?<!complaint\s)(?<!feedback\s)(?<!our\s)(?<!the\s)(?<!this\s)(?<!housing\s)(?<!customer\s)
         (?<=[a-z]\s)(?:policy|procedure|paper))s?
        (?:\s(?:for\s|of\s)?(?:\d{4}(?:\s?[/–-]\s?\d{2,4})?|v(?:ersion\s)?\d[\d.]*))?['’”")]?\s*[,:(–-]?\s*
        (?:(?:says|states|covers|explains|sets?|deals?|gives?|requires?|has)\b[^.;]{0,40})?(?:(?:at|in|under|on|see)\s(?:its\s)?)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_OWN = Pattern(r"complain|feedback", re.IGNORECASE)
# "Annual complaints report, sections 1 to 7": about complaints, and not the policy.
_NEVER_POLICY = Pattern(
    r"(?:report|minutes|newsletter|magazine|presentation|slides|briefing|register|statement|survey|review)s?\b", re.IGNORECASE
)
# "Complaints Policy, page 3", "The policy (pages 2 to 4)", "Clause 2.1 (page 1)": without a name a page may be of any paper.
_POLICY_BEFORE = Pattern(
    r"""(?:\b(?:complaints?|feedback|housing|our|the|this|tenants?['’]?|residents?['’]?|customer)\s(?:and\s\w+\s)?(?:policy|procedure)|
        ^\W*policy
        |\b(?:clause|section|paragraph)s?\s[\d.,]+(?:\s(?:and|to)\s[\d.]+)*)
        (?:\s(?:document|and\sprocedure))?\s*(?:[,:(–-]\s*|\s(?:at|on)\s)?(?:(?:clause|section|paragraph)s?\s[\d.]+,?\s*)?(?:see\s)?$""",
    re.IGNORECASE | re.VERBOSE,
)
# "Policy part L", "the policy, Appendix C", "schedule 2 to our complaints policy": told to be the policy's, as there are many appendices.
_PART = Pattern(
    r"\b(?P<word>part|section|chapter|appendix|annexe?|schedule)\s(?P<name>(?-i:[A-Z])|\d{1,2})\b(?![.\d]*\d)(?!['’]s)", re.IGNORECASE
)
_POLICY_AHEAD = Pattern(r"\b(?:policy|procedure)\b[^.;\n]{0,25}$", re.IGNORECASE)
# Parts that are headed by a letter are cited as clauses are; an appendix has to be called one.
_LETTERED = ("part", "section", "chapter")


def cited(view: View) -> Iterator[Fact]:
    """Yield a fact for each clause ("cites-clause"), heading and page of the policy that a row's words cite."""
    for i, claim in enumerate(view.claims):
        for span in (*claim.evidence, *claim.commentary):
            yield from _in(view.document.quote(span), span.start, i)


def _in(text: str, shift: int, claim: int) -> Iterator[Fact]:
    away = False  # "Annual report, sections 1 to 7. Refused complaints are in section 3.": the last one is the report's, too
    for found in _CLAUSES.finditer(text):
        if _elsewhere(text, found) or (
            away and not _POLICY_AHEAD.search(_phrase(text, found.start())) and not _OF_OURS.match(text, found.end())
        ):
            away = "clause" not in found.group().lower()
            continue
        away = False
        whole = Span(start=shift + found.start(), end=shift + found.end())
        for number in _numbers(found["list"]):
            yield Fact(kind="cites-clause", span=whole, claim=claim, detail=number)
    for found in _PART.finditer(text):
        if (kind := _part_kind(text, found)) is not None:
            span = Span(start=shift + found.start(), end=shift + found.end())
            detail = found["name"].upper() if kind == "cites-clause" else " ".join(found.group().split())
            yield Fact(kind=kind, span=span, claim=claim, detail=detail)
    for found in (*_HEADING.finditer(text), *_COUNTED.finditer(text)):
        if not _elsewhere(text, found):
            span = Span(start=shift + found.start(), end=shift + found.end())
            yield Fact(kind="cites-heading", span=span, claim=claim, detail=found["name"])
    for found in _PAGE.finditer(text):
        if _page_of_policy(text, found):
            span = Span(start=shift + found.start(), end=shift + found.end())
            yield Fact(kind="cites-page", span=span, claim=claim, detail=found["page"])


def _part_kind(text: str, found: re.Match[str]) -> str | None:
    """What sort of citation a part is; None where it is not the policy's, or a number that is a clause's anyway."""
    ours = _POLICY_AHEAD.search(_phrase(text, found.start())) or _OF_OURS.match(text, found.end())
    if not ours or _elsewhere(text, found):
        return None
    if found["word"].lower() not in _LETTERED:
        return "cites-appendix"
    return None if found["name"].isdigit() else "cites-clause"


def _elsewhere(text: str, found: re.Match[str]) -> bool:
    """Whether the part of a paper that is cited belongs to another paper than the policy."""
    if _OF_OTHER.match(text, found.end()):
        return True
    ahead = _phrase(text, found.start())
    before = _AFTER_OTHER.search(ahead)
    if before:
        return not _OWN.search(before["name"]) or bool(_NEVER_POLICY.match(before[0][len(before["name"]) :]))
    paper = _PAPER.search(ahead)
    if paper and _NEVER_POLICY.match(paper[0]):
        return True
    return bool(paper and not _OWN.search(ahead[max(0, paper.start() - 12) : paper.start()]))


def _page_of_policy(text: str, found: re.Match[str]) -> bool:
    """Whether a page is said to be the policy's: a page of nothing in particular may be that of any paper."""
    if _OF_OTHER.match(text, found.end()):
        return False
    ahead = _phrase(text, found.start())
    named = _POLICY_BEFORE.search(ahead)
    return bool(_OF_OURS.match(text, found.end()) or (named and not _elsewhere(text, found) and not _of_report(ahead)))


def _of_report(ahead: str) -> bool:
    """Whether clauses stand before a page that are another paper's: "Annual report, section 4, page 9"."""
    clause = _CLAUSES.search(ahead)
    return bool(clause and _elsewhere(ahead, clause))


def _phrase(text: str, end: int) -> str:
    """The words before a citation in its own sentence."""
    start = max((m.end() for m in re.finditer(r"[;\n]|\.\s", text[:end])), default=0)
    return text[start:end]


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
