"""Versions of one web page among the pages of a document: last year's capture, a print view, an extract that lost the answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlsplit

from ombudscan.nouns import Notice
from ombudscan.read import chrome
from ombudscan.read.assemble import Draft
from ombudscan.read.page_order import LABELLED, Page
from ombudscan.text import folded

_LONG = 6  # words: shorter pieces are menus, answers, labels
_COMMON = 3  # pages of different titles: what stands on so many is the website's
_SHARED_AT_ADDRESS, _SHARED_BY_TITLE = 0.3, 0.6  # of the shorter page's long pieces: a form's requirements stay from year to year
_SAME_NUMBERS = 0.5
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d\d)\b")  # "3 June 2026", "June 2026"
_FIGURES = re.compile(r"\b(?:(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)|((?:19|20)\d\d)-(\d\d)-(\d\d))\b")  # "03/06/2026", "2026-06-03"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A page with its folded title, the numbers of its provisions or clauses, and its longer pieces that are not the website's."""

    page: Page
    title: str
    numbers: frozenset[tuple[str, str]]
    long: frozenset[str]


def address(link: str) -> str:
    """Return what an address has in common with those of the same page's print and preview views, "" where it names no website."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:  # brackets that close nothing
        return ""
    return parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/").casefold() if parts.netloc else ""


def newest(pages: Sequence[Page]) -> tuple[list[Page], list[Notice]]:
    """Return `pages` with one version of each, the newest by its own date, else the fullest, and a notice of each left out."""
    titles: dict[str, set[str]] = defaultdict(set)
    for p in pages:
        for text in _long(p):
            titles[text].add(folded(p.title))
    known = [
        _Known(page=p, title=folded(p.title), numbers=_numbers(p), long=frozenset(t for t in _long(p) if len(titles[t]) < _COMMON))
        for p in pages
    ]
    kept = {p.name: p for p in pages}
    notices: list[Notice] = []
    for one, other in combinations(known, 2):
        if one.page.name in kept and other.page.name in kept and _are_versions(one, other):
            better, reason = _better(one.page, other.page)
            worse = other.page if better is one.page else one.page
            del kept[worse.name]
            notices.append(Notice(code="other", message=f"{worse.name} was left out: it is a version of {better.name}, which {reason}."))
    return list(kept.values()), notices


def _long(page: Page) -> set[str]:
    return {text for t in _texts(page) if (text := folded(t)).count(" ") >= _LONG - 1}


def _texts(page: Page) -> Iterator[str]:
    for d in page.reading.drafts:
        if isinstance(d, Draft):
            yield d.text
        else:
            yield from (b.text for row in d.rows for cell in row if not cell.above for b in cell.blocks)


def _are_versions(one: _Known, other: _Known) -> bool:
    same_place = bool(one.page.address) and one.page.address == other.page.address
    same_title = bool(one.title) and one.title == other.title
    if not one.long or not other.long or not (same_place or same_title):
        return False
    if len(one.numbers & other.numbers) < _SAME_NUMBERS * len(one.numbers | other.numbers):
        return False
    shared = len(one.long & other.long) / min(len(one.long), len(other.long))
    return shared >= (_SHARED_AT_ADDRESS if same_place else _SHARED_BY_TITLE)


def _numbers(page: Page) -> frozenset[tuple[str, str]]:
    return frozenset((m[1], m[2]) for text in _texts(page) if (m := LABELLED.match(text)))


def _better(one: Page, other: Page) -> tuple[Page, str]:
    """Return the version to keep and what makes it so."""
    days = _date(one), _date(other)
    if all(days) and days[0] != days[1]:
        return (one if days[0] > days[1] else other), "is newer"
    filled = [sum(bool(t.strip()) for t in _texts(p)) for p in (one, other)]
    if filled[0] != filled[1]:
        return (one if filled[0] > filled[1] else other), "says more"
    return one, "says as much"


def _date(page: Page) -> str:
    """Return the latest day (ISO) on which the page says that it was changed, "" where it says none."""
    told = [t for t in _texts(page) if len(t) < 120 and chrome.is_dated(t)] + [v for name, v in page.reading.info if "title" not in name]
    return max((day for text in told for day in _days(text)), default="")


def _days(text: str) -> Iterator[str]:
    for day, month, year in _DAY.findall(text):
        if month[:3].casefold() in _MONTHS:
            yield f"{year}-{_MONTHS.index(month[:3].casefold()) + 1:02}-{int(day or 0):02}"
    for day, month, year, of, month_too, day_too in _FIGURES.findall(text):
        yield f"{of}-{month_too}-{day_too}" if of else f"{year}-{int(month):02}-{int(day):02}"
