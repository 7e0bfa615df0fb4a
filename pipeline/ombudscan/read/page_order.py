"""The order of a document's web pages: by the numbers of its clauses, else by the links between them, else by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ombudscan.read.assemble import Draft, Reading

LABELLED = re.compile(r"\s{0,300}(?:code\s+(?:provision|section)\s*)?(\d{1,2})\.(\d{1,2})\b(?!\s*(?:%|working|days))", re.IGNORECASE)
_MOST_NUMBERED = 4  # numbers that are looked at on a page: later ones may be those of clauses that it quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a website: its file's name, the names by which others link to it, what it says.

    `links` are the names it links to, in order, and `link_words` the words of each link; `address` is its own on the web.
    """

    name: str
    known_as: frozenset[str]
    links: tuple[str, ...]
    title: str
    reading: Reading
    link_words: tuple[str, ...] = ()
    address: str = ""


def ordered(pages: Sequence[Page]) -> list[Page]:
    """Return `pages` in the order in which the document is to be read."""
    named = sorted(pages, key=lambda p: natural(p.name))
    numbers = {p.name: n for p in named if (n := first_number(p.reading)) is not None}
    if len(numbers) >= 2 and len(set(numbers.values())) == len(numbers) and 2 * len(numbers) >= len(named):
        return _by_numbers(_by_links(named) or named, numbers)
    return _by_links(named) or named


def natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts "page-10" after "page-9"."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"([0-9]{1,18})", name.casefold()) if part)


def first_number(reading: Reading) -> tuple[int, int] | None:
    """Return the least of the first few provision or clause numbers of a page, as (6, 10), or None where it has none."""
    found: list[tuple[int, int]] = []
    for d in reading.drafts:
        texts = [f"{d.label} {d.text}"] if isinstance(d, Draft) else [r[0].blocks[0].text for r in d.rows if r and r[0].blocks]
        found.extend((int(m[1]), int(m[2])) for t in texts if (m := LABELLED.match(t)))
        if len(found) >= _MOST_NUMBERED:
            break
    return min(found[:_MOST_NUMBERED], default=None)


def _by_numbers(pages: Sequence[Page], numbers: dict[str, tuple[int, int]]) -> list[Page]:
    """A page without a number stays behind the one that it follows; those before the first number come first."""
    led: list[tuple[tuple[int, int], int, Page]] = []
    last = (-1, -1)
    for place, page in enumerate(pages):
        last = numbers.get(page.name, last)
        led.append((last, place, page))
    return [page for _, _, page in sorted(led, key=lambda x: x[:2])]


def _by_links(pages: Sequence[Page]) -> list[Page]:
    """The list of pages that stands on each of them, or the chain from each to the next; [] where the links say too little."""
    names = {alias: p.name for p in pages for alias in sorted(p.known_as)}
    lists = {p.name: [n for n in dict.fromkeys(names.get(x, "") for x in p.links) if n and n != p.name] for p in pages}
    longest = max(lists, key=lambda n: len(lists[n]))
    if len(lists[longest]) < len(pages) - 1:
        return []
    order = list(lists[longest])
    order.insert(_own_place(longest, lists), longest)
    return sorted(pages, key=lambda p: order.index(p.name))


def _own_place(name: str, lists: dict[str, list[str]]) -> int:
    """Where a page stands that does not link to itself: behind all that stand in front of it in the lists of others."""
    before = {x for others in lists.values() if name in others for x in others[: others.index(name)]}
    return max((n for n, x in enumerate(lists[name], 1) if x in before), default=0)
