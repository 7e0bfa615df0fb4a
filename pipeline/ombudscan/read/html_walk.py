"""Walks the elements of a page in order -> headings, paragraphs and list items, each with its share of links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ombudscan.nouns import BlockKind
from ombudscan.read import chrome, clause_marks, html_fields, html_lists, html_tables
from ombudscan.read.assemble import Draft, TableDraft
from ombudscan.read.html_counters import Printed
from ombudscan.read.html_furniture import Whole, is_furniture, links, text_of

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q samp small span strong sub sup "
    "time tt u var wbr output".split()
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BOLD = frozenset(("b", "strong"))
_DEEPEST = 150
_ENOUGH = 100  # characters that are no links: a page that is little but links keeps them
_BOLD_LEVEL = 6  # a paragraph all in bold heads what follows, below any real heading
_WORD_STYLE = re.compile(r"Mso(?:Title|Heading(?P<level>[1-6]))")
_ANSWER = re.compile(r"(?:yes|no|y|n|n/?a|partial(?:ly)?|partly|not applicable|\d[\d.]*+%?)\W*", re.I)


@dataclass(slots=True, kw_only=True)
class Piece:
    """A draft and how much of its words are links, 0 to 1."""

    draft: Draft | TableDraft
    links: float = 0.0


@dataclass(slots=True)
class _Buffer:
    """Words gathered for the next paragraph, and how many characters of them are bold and links."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    linked: int = 0


class Walker:
    """Gathers the pieces of one part of a page; `cell` says that it is a table cell."""

    def __init__(self, whole: Whole, *, inside: bool, cell: bool = False, level: int = 0, printed: Printed | None = None) -> None:
        self.whole = whole
        self.printed = printed or Printed()
        self.inside = inside
        self.cell = cell
        self.level = level
        self.out: list[Piece] = []
        self.pending: tuple[str, int] | None = None
        self.list_depth = 0
        self._buffer = _Buffer()
        self._bold = 0
        self._link = 0
        self._bases: dict[int, int] = {}

    def walk(self, node: LexborNode, depth: int = 0) -> None:
        """Gather the pieces of a node's children."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self.add(re.sub(r"\s+", " ", child.text(deep=False)))
            elif tag.startswith("-") or html_fields.is_note_mark(child, tag):
                continue
            elif self.cell and (said := html_fields.filled_in(child, tag)) is not None:
                self.add(f" {said} ")
            elif tag == "textarea" and (said := html_fields.filled_in(child, tag)):
                self._paragraph(said)  # an answer that was typed into an online form
            elif is_furniture(child, self.inside, self.whole) and not (self.cell and tag == "label"):
                continue
            elif depth > _DEEPEST:
                self.add(f" {text_of(child)} ")
            else:
                self._element(child, tag, depth)

    def _element(self, node: LexborNode, tag: str, depth: int) -> None:
        role = (node.attributes.get("role") or "").lower()
        if tag == "br":
            self.add("\n")
        elif tag == "img" and not self.cell and (told := html_fields.chart(node)):
            self.flush()
            self.extend([Draft(kind="diagram", text=told)])
        elif tag in {"img", "input"} or (tag == "i" and not text_of(node)):
            self.add(html_fields.shown(node, tag))
        elif tag == "span" and self.cell and not text_of(node) and (sign := html_fields.drawn(node)):
            self.add(sign)
        elif tag == "button":
            self._button(node, depth)
        elif tag in _HEADINGS or role == "heading":
            self._heading(node, _HEADINGS.get(tag) or _number(node.attributes.get("aria-level"), 2))
        elif tag == "summary":
            self._summary(node, depth)
        elif tag in {"ul", "ol", "dir", "menu"}:
            self.flush()
            html_lists.walk(self, node, depth)
        elif tag == "dl":
            self.flush()
            html_lists.definitions(self, node, depth)
        elif tag == "table" or role in {"table", "grid"}:
            self.flush()
            self.extend(html_tables.read(node, self, depth))
        elif tag in {"div", "section"} and not self.cell and (table := html_tables.drawn(node, self, depth)):
            self.flush()
            self.extend(table)
        elif tag == "pre":
            self.flush()
            self.add(node.text(deep=True))
            self.flush()
        elif tag == "p" and (level := _styled_level(node)):
            self._heading(node, level)
        else:
            self._nested(node, tag, depth)

    def _nested(self, node: LexborNode, tag: str, depth: int) -> None:
        inline = tag in _INLINE
        if not inline:
            self.flush()
            self._titled(node)
        if tag != "li" and (label := self.printed.labels.get(node.mem_id)):
            self.add(f"{label} ")
        self._bold += tag in _BOLD
        self._link += tag == "a"
        self.walk(node, depth + 1)
        self._bold -= tag in _BOLD
        self._link -= tag == "a"
        if not inline:
            self.flush()

    def _titled(self, node: LexborNode) -> None:
        """A tab's words head the panel that it opens."""
        title = self.printed.tabs.get(node.attributes.get("id") or "")
        if title and node.css_first("h1, h2, h3, h4, h5, h6") is None:
            self._opened(node, title)

    def _button(self, node: LexborNode, depth: int) -> None:
        """A button that opens a panel of the page is that panel's heading; any other is none of the content."""
        if node.attributes.get("aria-controls", "") in self.whole.panels or "aria-expanded" in node.attributes:
            self._summary(node, depth)

    def _summary(self, node: LexborNode, depth: int) -> None:
        self.flush()
        if node.css_first("h1, h2, h3, h4, h5, h6") is not None:
            self.walk(node, depth + 1)
            self.flush()
            return
        group = node.parent.parent if node.parent is not None and node.parent.parent is not None else node
        base = self._bases.setdefault(group.mem_id, self.level + 1)
        self._heading(node, min(max(base, 2), 6))

    def _opened(self, node: LexborNode, title: str) -> None:
        base = self._bases.setdefault(node.parent.mem_id if node.parent is not None else 0, self.level + 1)
        self._heading(node, min(max(base, 2), 6), title)

    def _heading(self, node: LexborNode, level: int, words: str = "") -> None:
        self.flush()
        said = words or text_of(node)
        text = f"{self.printed.labels.get(node.mem_id, '')} {said}".strip()
        if not said:
            return
        if self.cell:
            self.out.append(Piece(draft=Draft(text=text)))
            return
        label, rest = clause_marks.split(text, heading=True)
        self.level = level
        self.out.append(Piece(draft=Draft(kind="heading", text=rest, label=label, level=level), links=0.0 if words else links(node)))

    def part(self, node: LexborNode, depth: int) -> list[Draft | TableDraft]:
        """Return the drafts of a node walked on its own (a cell of a table that only lays out the page)."""
        own = Walker(self.whole, inside=self.inside, cell=self.cell, level=self.level, printed=self.printed)
        own.walk(node, depth + 1)
        own.flush()
        self.level = own.level
        return [p.draft for p in own.out]

    def cell_blocks(self, node: LexborNode, depth: int) -> list[Draft]:
        """Return the paragraphs of a table cell; a table within it gives those of its cells, row by row."""
        own = Walker(self.whole, inside=self.inside, cell=True, printed=self.printed)
        own.walk(node, depth + 1)
        own.flush()
        out: list[Draft] = []
        for p in own.out:
            d = p.draft
            out.extend([d] if isinstance(d, Draft) else [b for row in d.rows for c in row if not c.above for b in c.blocks])
        return out or [Draft(text=said) for said in html_fields.spoken(node)]

    def add(self, text: str) -> None:
        """Add words to the paragraph that is being gathered."""
        if text:
            self._buffer.parts.append(text)
            size = len(text.strip())
            self._buffer.bold += size if self._bold else 0
            self._buffer.linked += size if self._link else 0

    def _paragraph(self, text: str) -> None:
        self.flush()
        self.add(text)
        self.flush()

    def extend(self, drafts: list[Draft | TableDraft]) -> None:
        """Add whole drafts."""
        self.out.extend(Piece(draft=d) for d in drafts)

    def flush(self) -> None:
        """End the paragraph that is being gathered."""
        buffer, self._buffer = self._buffer, _Buffer()
        text = "\n".join(re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(buffer.parts).replace("\xa0", " ").split("\n")).strip()
        if not text:
            return
        size = max(1, sum(len(p.strip()) for p in buffer.parts))
        share = buffer.linked / size
        parts = [p.strip("\n") for p in re.split(r"\n{2,}|\n(?=\s{0,200}(?:[-–•·*▪]\s|\(?[a-z]\)\s|\(?[ivx]{1,4}\)\s))", text) if p.strip()]
        for part in parts:
            self.out.append(Piece(draft=self._draft(part, buffer.bold >= size), links=share))

    def _draft(self, text: str, bold: bool) -> Draft:
        pending, self.pending = self.pending, None
        inner = clause_marks.bullet(text)
        text = inner if inner is not None else text
        label, rest = clause_marks.split(text)
        if self.cell and not clause_marks.is_item(label):
            label, rest = "", text
        if pending is not None:
            own = pending[0]
            kind: BlockKind = "paragraph" if label and not clause_marks.is_item(label) and not own else "item"
            return Draft(kind=kind, text=rest, label=label or own, level=pending[1])
        if bold and not self.cell and _is_title(text):
            label, rest = clause_marks.split(text, heading=True)
            return Draft(kind="heading", text=rest, label=label, level=_BOLD_LEVEL)
        listed = inner is not None or clause_marks.is_item(label)
        return Draft(kind="item" if listed else "paragraph", text=rest, label=label)


def _styled_level(node: LexborNode) -> int:
    """The level of a heading that a page saved by Word has as a paragraph of a style ("MsoTitle", "MsoHeading2"), or 0."""
    found = _WORD_STYLE.fullmatch((node.attributes.get("class") or "").strip())
    if not found or len(text_of(node)) > 200:
        return 0
    return int(found["level"] or 1)


def _is_title(text: str) -> bool:
    return (
        len(text) <= 90 and "\n" not in text and not re.search(r"[.;,]$|\d{4}", text) and not _ANSWER.fullmatch(text) and text[0].isalnum()
    )


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"[1-6]", value) else otherwise


def kept(pieces: list[Piece]) -> list[Draft | TableDraft]:
    """Return the drafts without what the page says of itself ("Share this page") and without closing lists of links."""
    out: list[Piece] = []
    dropping = False
    opening = any(isinstance(p.draft, Draft) and p.draft.kind == "heading" and p.draft.level == 1 for p in pieces)
    for p in pieces:
        d = p.draft
        words = d.text if isinstance(d, Draft) else ""
        opening = opening and not (isinstance(d, Draft) and d.kind == "heading" and d.level == 1)
        if opening and p.links > 0.5 and chrome.is_furniture(words):  # a toolbar above the title
            continue
        if isinstance(d, Draft) and chrome.is_phrase(words) and not chrome.is_dated(words):
            dropping = d.kind == "heading"
        elif dropping and isinstance(d, Draft) and d.kind != "heading" and p.links > 0.7:
            continue
        else:
            dropping = False
            out.append(p)
    return [p.draft for p in _without_closing_links(out)]


def _without_closing_links(pieces: list[Piece]) -> list[Piece]:
    """Closing lists of links go; the day of the last change moves below the title, lest it pass for a form's last evidence."""
    body = sum(len(p.draft.text) if isinstance(p.draft, Draft) else 500 for p in pieces if p.links <= 0.7)
    rest = list(pieces)
    dated: list[Piece] = []
    linked = False
    while rest:
        d = rest[-1].draft
        if not isinstance(d, Draft):
            break
        if chrome.is_dated(d.text) and d.kind == "paragraph":
            dated.insert(0, rest.pop())
        elif body >= _ENOUGH and (rest[-1].links > 0.8 or (linked and d.kind == "heading")):
            linked = d.kind != "heading"
            rest.pop()
        else:
            break
    at = 1 if rest and isinstance(rest[0].draft, Draft) and rest[0].draft.kind == "heading" else 0
    return [*rest[:at], *dated, *rest[at:]]
