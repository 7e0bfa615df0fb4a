"""A web page -> drafts: its content without menus, notices and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Notice
from ombudscan.read import chrome, html_counters, odd_bytes
from ombudscan.read.assemble import Draft, Reading, TableDraft
from ombudscan.read.glued_heads import headed
from ombudscan.read.html_furniture import Whole, text_of
from ombudscan.read.html_source import decoded, lost
from ombudscan.read.html_walk import Walker, kept
from ombudscan.read.mending import mended

_DATES = ("article:published_time", "article:modified_time", "dcterms.modified", "dcterms.issued", "dc.date", "last-modified", "date")

LOST = {
    "cut_short": Notice(
        code="cut_short", message="The page is cut off before its end: what stood there is not known. Save it again and read that."
    ),
    "part_damaged": Notice(
        code="part_damaged", message="The page is damaged: tables, lists or headings open or close and have no other end. Save it again."
    ),
}


def reading(data: bytes) -> Reading:
    """Return the reading of a web page; raise UnreadableError where it is too large or holds no text."""
    source = decoded(data)
    damage = odd_bytes.notices(data)
    damage += [LOST[how]] if (how := lost(source)) else []
    tree = LexborHTMLParser(source)
    body = tree.body
    if body is None or not text_of(body):
        raise UnreadableError("corrupt", "The page holds no text. Open it in a browser, save it whole (or as PDF) and read that.")
    main = _main(body)
    walker = Walker(Whole(body, _panels(body)), inside=main.tag != "body", printed=html_counters.printed(tree, body))
    walker.walk(main)
    walker.flush()
    drafts = mended(kept(walker.out))
    drafts = [*_missing_title(drafts, body), *drafts]
    drafts[1:1] = _missing_dates(drafts, body)
    if not drafts:
        raise UnreadableError("corrupt", "The page holds nothing but menus and notices. Open it in a browser and save the document itself.")
    said = sum(_size(d) for d in drafts)
    notices = list(dict.fromkeys(damage))
    if said < 0.98 * len(text_of(body)):
        notices.append(Notice(code="boilerplate_removed", message="Menus, notices and other parts of the website were left out."))
    return Reading(drafts=headed(drafts), notices=notices, info=_info(tree, body))


def _main(body: LexborNode) -> LexborNode:
    """Return the part that holds the content: the page's main element, or another that says so, or all of it."""
    for query in ("main, [role=main]", "#main-content, #maincontent, #main, #content, .main-content", "article"):
        found = sorted(body.css(query), key=lambda n: -len(text_of(n)))
        if found and (query != "article" or len(found) == 1) and _is_enough(found[0], body):
            return found[0]
    return body


def _is_enough(node: LexborNode, body: LexborNode) -> bool:
    size, whole = len(text_of(node)), len(text_of(body))
    return node.tag != "body" and (size >= 0.5 * whole or (size >= 200 and (size >= 0.2 * whole or node.css_first("h1") is not None)))


def _panels(body: LexborNode) -> frozenset[str]:
    """Return the ids of the parts that buttons and links of the page open."""
    out: set[str] = set()
    for e in body.css("[aria-controls], [data-target], [data-bs-target], [data-toggle][href], [data-bs-toggle][href]"):
        for name in ("aria-controls", "data-target", "data-bs-target", "href"):
            out.update(v.lstrip("#") for v in (e.attributes.get(name) or "").split() if re.fullmatch(r"#?[\w:.-]+", v))
    return frozenset(out)


def _missing_title(drafts: list[Draft | TableDraft], body: LexborNode) -> list[Draft | TableDraft]:
    """A page's h1 may stand above its main part."""
    if any(isinstance(d, Draft) and d.kind == "heading" and d.level == 1 for d in drafts):
        return []
    titles = [text_of(h) for h in body.css("h1") if text_of(h)]
    said = {d.text for d in drafts if isinstance(d, Draft)}
    return [Draft(kind="heading", text=t, level=1) for t in titles[:1] if t not in said]


def _missing_dates(drafts: list[Draft | TableDraft], body: LexborNode) -> list[Draft | TableDraft]:
    """The day a page was last changed often stands in its foot."""
    said = " ".join(d.text for d in drafts if isinstance(d, Draft))
    for e in (*body.css("footer p, footer div, footer span, footer li, header p, header span, body > p, time"), *_after_main(body)):
        text = text_of(e)
        if len(text) <= 80 and chrome.is_dated(text) and text not in said:
            return [Draft(text=text)]
    return []


def _after_main(body: LexborNode) -> Iterator[LexborNode]:
    """The parts that follow the main one ("main ~ p" as a selector takes time by the square of a page's length)."""
    node = body.css_first("main")
    while node is not None and (node := node.next) is not None:
        if node.tag in {"div", "p"}:
            yield node


def _size(d: Draft | TableDraft) -> int:
    return len(d.text) if isinstance(d, Draft) else sum(len(b.text) for row in d.rows for c in row for b in c.blocks)


def _info(tree: LexborHTMLParser, body: LexborNode) -> list[tuple[str, str]]:
    """Return the page's title, first heading, site name, dates and the line of its foot that names the owner."""
    out: list[tuple[str, str]] = []
    title = tree.css_first("head title")
    heading = body.css_first("h1")
    if title is not None and text_of(title):
        out.append(("title", text_of(title)[:300]))
    if heading is not None and text_of(heading):
        out.append(("heading", text_of(heading)[:300]))
    for e in tree.css("meta[content]"):
        name = (e.attributes.get("property") or e.attributes.get("name") or "").lower()
        value = (e.attributes.get("content") or "").strip()[:200]
        if value and name == "og:site_name":
            out.append(("site", value))
        elif value and name in _DATES:
            out.append((name, value))
    owner = next((t for e in body.css("footer p, footer li, footer div") if len(t := text_of(e)) <= 200 and chrome.names_owner(t)), "")
    return [*out, ("footer", owner)] if owner else out
