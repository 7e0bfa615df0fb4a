"""What a page shows other than by text: ticks and boxes, filled-in fields, marks of notes, charts told in words, titles of tabs."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ombudscan.read.html_furniture import text_of

FIELDS = frozenset(("select", "textarea", "label"))
_YES = re.compile(r"(?:.{0,120}\b)?(?:tick(?:ed)?|check(?:ed|mark|_mark)?|yes|compliant|met|ok|done|correct)(?:\b.*)?", re.I)
_NO = re.compile(r"(?:.{0,120}\b)?(?:cross(?:ed)?|no|not|xmark|times|fail(?:ed)?|incorrect|non.?compliant|unmet)(?:\b.*)?", re.I)
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?", re.I)
_LEAST_WORDS = 8  # a chart told in words; shorter ones name a picture


def shown(node: LexborNode, tag: str) -> str:
    """Return the tick, cross or box that a picture, icon or input shows, or what was typed into a field, or ""."""
    attributes = node.attributes
    if tag == "input":
        kind = (attributes.get("type") or "text").lower()
        if kind in {"checkbox", "radio"}:
            return "☒" if "checked" in attributes else "☐"
        return ""
    said = " ".join(attributes.get(k) or "" for k in (("alt", "title") if tag == "img" else ("class", "title", "aria-label")))
    said = re.sub(r"[-_]+", " ", said)[:120]
    if len(said.split()) > 6:
        return ""
    if _NO.fullmatch(said):
        return "✗"
    return "✓" if _YES.fullmatch(said) else ""


# The classes of an empty element that the website's style draws as a sign: "tick", "icon-cross", "status yes".
_DRAWN = re.compile(
    r"(?:(?:icon|ico|fa|fas|far|bi|glyphicon|material|symbol|status|mark|answer)\s){0,20}(?P<sign>tick|check(?:ed|mark)?|yes|cross|xmark|times|no)"
    r"(?:\s(?:icon|mark|green|red|circle|solid|fill))*",
    re.I,
)
_SPOKEN = "[class*=sr-only], [class*=visually-hidden], [class*=visuallyhidden], [class*=screen-reader], svg > title, [role=img][aria-label]"
_MOST_SPOKEN = 6  # words


def drawn(node: LexborNode) -> str:
    """Return the tick or cross that an empty element's class says the website draws, or ""."""
    found = _DRAWN.fullmatch(re.sub(r"[-_]+", " ", node.attributes.get("class") or "")[:60].strip())
    if not found:
        return ""
    return "✗" if found["sign"].lower() in {"cross", "xmark", "times", "no"} else "✓"


def spoken(cell: LexborNode) -> list[str]:
    """Return the few words that a cell with nothing to see has for people who listen to the page ("Compliant" beside a drawn tick)."""
    found = [text_of(e) or (e.attributes.get("aria-label") or "").strip() for e in cell.css(_SPOKEN)]
    return [said for said in found if said and len(said.split()) <= _MOST_SPOKEN][:1]


def filled_in(node: LexborNode, tag: str) -> str | None:
    """Return what was chosen or typed in a field of a form's cell, or None where `node` is no such field."""
    if tag == "select":
        chosen = [o for o in node.css("option") if "selected" in o.attributes]
        return text_of(chosen[0]) if chosen else ""
    if tag == "textarea":
        return node.text(deep=True).strip()
    if tag == "input" and (node.attributes.get("type") or "text").lower() == "text":
        return (node.attributes.get("value") or "").strip()
    return None


def is_note_mark(node: LexborNode, tag: str) -> bool:
    """Whether a raised figure only points at a note."""
    return tag == "sup" and bool(_NOTE.fullmatch(text_of(node))) and node.css_first("a[href*='#']") is not None


def chart(node: LexborNode) -> str:
    """Return what a picture's alternative text tells of a chart, in sentences ("Complaint arrives. Officer looks ..."), or ""."""
    said = " ".join((node.attributes.get("alt") or "").split())[:5_000]
    return said if len(said.split()) >= _LEAST_WORDS and len(re.findall(r"[.?!>→;](?:\s|$)", said)) >= 2 else ""


def tab_titles(body: LexborNode) -> dict[str, str]:
    """Return the words on each tab, by the id of the panel that it opens."""
    out: dict[str, str] = {}
    for e in body.css("[role=tab], [role=tablist] a, [data-toggle=tab], [data-bs-toggle=tab]"):
        inner = e.css_first("a[href^='#']")
        for name in (e.attributes.get("aria-controls"), e.attributes.get("href"), inner.attributes.get("href") if inner else None):
            if name and (words := text_of(e)) and len(words) <= 120:
                out.setdefault(name.lstrip("#"), words)
    return out
