"""Pages of one website, saved one by one, -> one reading: in the document's order, without what every page repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Notice
from ombudscan.read import chrome, from_html
from ombudscan.read.assemble import Draft, Reading, TableDraft
from ombudscan.read.formats import HTML
from ombudscan.read.html_furniture import text_of
from ombudscan.read.html_source import decoded
from ombudscan.read.page_order import Page, ordered
from ombudscan.read.page_versions import address, newest
from ombudscan.read.sniff import content, media_type
from ombudscan.read.text_lines import is_answer, is_form_label
from ombudscan.text import folded

MOST_PAGES = 100
_MOST_BYTES = 60_000_000
_SHARE = 0.6  # of the pages: what stands at the same edge of so many is the website's
_BETWEEN = re.compile(r"\s{1,300}[-–—|:•»]\s+|:\s+")  # the parts of a page's title


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The reading of several pages, and their bytes in the order read."""

    reading: Reading
    data: bytes


def files(folder: Path) -> list[Path]:
    """Return the pages in a folder, by name; raise UnreadableError where it holds none, too many or documents of other kinds.

    What a link points to outside the folder is passed over.
    """
    own = ".report"  # policy.report.html is what `check` wrote beside a page
    inside = [p for p in sorted(folder.iterdir()) if p.is_file() and p.resolve().is_relative_to(folder.resolve())]
    found = [p for p in inside if not p.name.startswith(".") and not p.stem.endswith(own)]
    kinds = {p: _kind(p) for p in found}
    pages = [p for p in found if kinds[p] == HTML]
    others = [p.name for p in found if kinds[p] not in {HTML, ""}]
    if not pages:
        raise UnreadableError("unsupported", f"{folder.resolve().name} is a folder without web pages. Name the files in it, one by one.")
    if others:
        raise UnreadableError(
            "unsupported",
            f"{folder.resolve().name} holds documents of several kinds ({others[0]} is no web page). Name them one by one, "
            "or keep the pages that make up one document in a folder of their own.",
        )
    if len(pages) > MOST_PAGES or sum(p.stat().st_size for p in pages) > _MOST_BYTES:
        raise UnreadableError(
            "too_large", f"{folder.resolve().name} holds more than {MOST_PAGES} pages or 60 MB. Keep only the document's own pages."
        )
    return pages


def _kind(path: Path) -> str:
    """The media type of a file, "" for pictures, style sheets and other parts of a saved page."""
    if path.suffix.lower() in {".css", ".js", ".json", ".xml", ".map", ".svg", ".ico", ".woff", ".woff2", ".toml", ".md"}:
        return ""
    try:
        return media_type(content(path)[:65_536], path.name)
    except UnreadableError as error:
        return "" if error.outcome == "unsupported" else "unreadable"


def reading(paths: Sequence[Path]) -> Pages:
    """Return the one reading that the pages at `paths` make up; raise UnreadableError where none of them can be read."""
    held: dict[str, tuple[bytes, Page]] = {}
    unread: list[tuple[str, UnreadableError]] = []
    for path in paths:
        try:
            data = content(path)
            held[path.name] = (data, _page(path.name, data))
        except UnreadableError as error:
            unread.append((path.name, error))
    if not held:
        raise unread[0][1]
    versions, older = newest([p for _, p in held.values()])
    pages = _distinct(ordered(versions))
    notices = [*older, *([Notice(code="other", message=_told(pages))] if len(pages) > 1 else [])]
    notices += [Notice(code="page_without_text", message=f"{name} was left out: {error.message}") for name, error in unread]
    notices += list(dict.fromkeys(n for p in pages for n in p.reading.notices))
    return Pages(reading=Reading(drafts=_joined(pages), notices=notices, info=_info(pages)), data=b"".join(held[p.name][0] for p in pages))


def _told(pages: Sequence[Page]) -> str:
    return f"{len(pages)} web pages were read as one document, in this order: {', '.join(p.name for p in pages)}."


def _page(name: str, data: bytes) -> Page:
    made = from_html.reading(data)
    source = decoded(data)
    tree = LexborHTMLParser(source)
    addresses = [tree.css_first("link[rel=canonical]"), tree.css_first("meta[property='og:url']")]
    own = [a.attributes.get("href") or a.attributes.get("content") or "" for a in addresses if a is not None]
    title = tree.css_first("head title")
    links = tree.css("a[href]")
    return Page(
        name=name,
        known_as=frozenset(x for x in (_last_part(name), *map(_last_part, own)) if x),
        links=tuple(_last_part(a.attributes.get("href") or "") for a in links),
        link_words=tuple(folded(text_of(a)) for a in links),
        title=text_of(title) if title is not None else "",
        address=next((a for a in map(address, own) if a), ""),
        reading=made,
    )


def _last_part(address: str) -> str:
    """Return what an address ends in, without query, place and ending: "/code/3.html?print#top" as "3"."""
    path = re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/")
    return re.sub(r"\.(?:x?html?|php|aspx?)$", "", path.rpartition("/")[2].casefold())


def _distinct(pages: list[Page]) -> list[Page]:
    """Drop a page that says what an earlier one does: a print view, a second capture."""
    seen: dict[str, Page] = {}
    for p in pages:
        seen.setdefault(folded(" ".join(_words(d) for d in p.reading.drafts)), p)
    return list(seen.values())


def _words(d: Draft | TableDraft) -> str:
    return d.text if isinstance(d, Draft) else " ".join(b.text for row in d.rows for c in row if not c.above for b in c.blocks)


def _joined(pages: Sequence[Page]) -> list[Draft | TableDraft]:
    """What stands at the same edge of most pages stays on none but, at the top, the first."""
    menu = _menu(pages)
    bodies = [[d for d in p.reading.drafts if _key(d) not in menu] for p in pages]
    least = max(2, round(_SHARE * len(pages)))
    said = Counter(key for body in bodies for key in set(map(_key, body)))
    common = {key for key, n in said.items() if n >= least}
    out: list[Draft | TableDraft] = []
    for n, body in enumerate(bodies):
        top = _edge(body, common)
        low = len(body) - _edge(body[::-1], common)
        while 0 < low < len(body) and _waits(body[low - 1]):
            low += 1  # a label's words, however common, are what the row says
        low = max(low, top)
        out.extend(_opening(body[:top]) if n == 0 else [])
        out.extend(body[top:low])
        out.extend(d for d in body[low:] if n == len(bodies) - 1 and _is_said_once(d))
    return out


def _opening(drafts: Sequence[Draft | TableDraft]) -> list[Draft | TableDraft]:
    """What is the document's of the words at the top of every page: from the title on."""
    start = next((n for n, d in enumerate(drafts) if isinstance(d, Draft) and d.kind == "heading"), len(drafts))
    return [d for n, d in enumerate(drafts) if _is_said_once(d) and (n >= start or chrome.is_dated(_words(d)))]


def _menu(pages: Sequence[Page]) -> set[tuple[bool, str]]:
    """The words by which pages of the document name one another ("2. Moans we turn away", "Next: ...")."""
    names = {alias for p in pages for alias in p.known_as}
    return {(False, words) for p in pages for name, words in zip(p.links, p.link_words, strict=False) if name in names and words}


def _is_said_once(d: Draft | TableDraft) -> bool:
    """Whether what every page repeats is the document's: its title, a sentence of its own, a date; and no menu's word."""
    if isinstance(d, TableDraft):
        return False
    sentence = len(d.text.split()) > 5 and d.text.rstrip().endswith(".")
    return d.kind == "heading" or sentence or chrome.is_dated(d.text) or bool(re.search(r"\b20\d\d\b", d.text))


def _key(d: Draft | TableDraft) -> tuple[bool, str]:
    """A page's heading is no menu's word of the same name."""
    return isinstance(d, Draft) and d.kind == "heading", folded(_words(d))


def _edge(body: Sequence[Draft | TableDraft], common: set[tuple[bool, str]]) -> int:
    """Return how many drafts at the top of `body` are the website's."""
    n = 0
    while n < len(body):
        d = body[n]
        if isinstance(d, TableDraft) or _key(d) not in common or is_form_label(d.text) or is_answer(d.text):
            break
        n += 1
    return n


def _waits(d: Draft | TableDraft) -> bool:
    return isinstance(d, Draft) and (is_form_label(d.text) or is_answer(d.text))


def _info(pages: Sequence[Page]) -> list[tuple[str, str]]:
    """The first page's own words about itself, but as title what the titles of all pages share."""
    shared = [part for part in _BETWEEN.split(pages[0].title) if part and all(part in _BETWEEN.split(p.title) for p in pages)]
    info = list(pages[0].reading.info)
    if len(pages) == 1 or not shared:
        return info
    return [(name, " - ".join(shared)) if name == "title" else (name, value) for name, value in info]
