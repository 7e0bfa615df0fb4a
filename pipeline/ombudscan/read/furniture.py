"""Running heads, running feet and page numbers, known by repetition from page to page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ombudscan.read.page import Line

_FIGURES = re.compile(r"\d+")
_MARK, _TWO = b"\0", b"\0\0"  # for a figure, for two of them
_FOLDED = bytes(0 if 0x30 <= c <= 0x39 else c + 32 if 0x41 <= c <= 0x5A else c for c in range(256))
_ZONE = 0.125  # of the page's height, at the top and at the bottom
_NEAR = 9.0  # points: how far a running head may wander
_DEEP = 4  # lines at either end of a page that may be furniture
# "Page 3 of 9", "3 / 9", "- 3 -", "p. 3", "iv"
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?|pg\.?)?\s{0,300}+(?:[-–|]\s*+)?(?:\d{1,4}|[ivxl]{1,6})\s*+(?:(?:of|/|\|)\s*+\d{1,4}\s*+)?[-–|]?", re.IGNORECASE
)
_PAGE_OR_COUNT = re.compile(r"\bpage\s+\d+(?:\s+of\s+\d+)?\b|\b\d+\s*(?:/|of)\s*\d+\b|\s\d{1,3}$|^\d{1,3}\s", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def running(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[set[int]]:
    """Return, for each page, the indexes of its lines that are running heads, feet or page numbers; heights are in points."""
    seen: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    out: list[set[int]] = []
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        outer = _outer(page, height)
        out.append({i for i in outer[:1] + outer[-1:] if _numbered(page, i, height)})
        for i in outer:
            seen[key(page[i].text)].append((number, i, page[i].base))
    enough = least(len(pages))
    repeated = {text: places for text, places in seen.items() if len({n for n, _, _ in places}) >= enough}
    inside = _inside(pages, repeated) if repeated else {}
    for text, places in repeated.items():
        for number, i, base in places:
            if len({n for n, _, b in places if abs(b - base) <= _NEAR}) >= max(enough, inside[text]):
                out[number].add(i)
    return out


def _inside(pages: Sequence[Sequence[Line]], repeated: Mapping[str, Sequence[tuple[int, int, float]]]) -> Counter[str]:
    """How often words that repeat at the pages' ends stand elsewhere on pages too, as a form's labels do ("Comply: Yes")."""
    firsts = {text[0] for text in repeated}
    at_ends = {(number, i) for places in repeated.values() for number, i, _ in places}
    return Counter(
        text
        for number, page in enumerate(pages)
        for i, line in enumerate(page)
        if _first(line.text[:1]) in firsts and (number, i) not in at_ends and (text := key(line.text)) in repeated
    )


def least(pages: int) -> int:
    """Return on how many of `pages` words must stand to be running words."""
    return 2 if pages < 7 else max(3, pages // 5)


def key(text: str) -> str:
    """Return what is the same in texts that differ in case and figures only: "Page 2" and "Page 3"."""
    if not text.isascii():
        return _FIGURES.sub("\0", text.casefold())
    marked = text.encode().translate(_FOLDED)
    while _TWO in marked:
        marked = marked.replace(_TWO, _MARK)
    return marked.decode()


_first = lru_cache(maxsize=1024)(key)  # of a letter, of which a language has few


def _outer(page: Sequence[Line], height: float) -> list[int]:
    """Return the indexes of the outermost lines of a page, from the top down."""
    bases = [line.base for line in page]
    at, high, deep = bases.__getitem__, _ZONE * height, (1 - _ZONE) * height
    top = sorted([i for i, base in enumerate(bases) if base < high], key=at)[:_DEEP]
    low = sorted([i for i, base in enumerate(bases) if base > deep], key=at)[-_DEEP:]
    return sorted({*top, *low}, key=at)


def _numbered(page: Sequence[Line], index: int, height: float) -> bool:
    """Say whether a line is a page number alone: at the outermost edge, or saying "page"."""
    line = page[index]
    if not _PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    apart = min((abs(other.base - line.base) for other in page if other is not line), default=height)
    return apart > 1.6 * line.size


def words(text: str) -> str:
    """Return a running line without its page number: "Alder Homes 2" -> "Alder Homes"."""
    bare = _PAGE_OR_COUNT.sub(" ", text)
    return " ".join(bare.strip(" ,|-–").split()) if _LETTER.search(bare) else ""
