"""Where the words of a report stand in a Word file's XML: letter by letter, in the order in which the file is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ombudscan.nouns import Document, Span

_GONE = frozenset("del moveFrom pPr rPr sdtPr trPr tcPr tblPr tblGrid instrText delText delInstrText Fallback".split())
_BOXED = frozenset("drawing pict object".split())
_UNSEEN = ("vanish", "strike", "dstrike")
_OFF = frozenset({"0", "false", "off"})
# A block of fewer letters than _SURE may stand anywhere ("Yes"): it is looked for within _NEAR letters and else not followed.
_SURE = 12
_NEAR = 4_000


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or figure: the w:t element that holds it, and which of its characters it is."""

    text: etree._Element
    index: int


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" of a comment or instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def folded(text: str) -> str:
    """Return the letters and figures of a text in the one form in which they are compared: each by itself, without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


class Stream:
    """All letters of a Word file in reading order, and where the blocks of its document stand among them."""

    def __init__(self, body: etree._Element, document: Document) -> None:
        self.letters: list[Letter] = []
        parts: list[str] = []
        for text in _blocks(body):
            for index, character in enumerate(text.text or ""):
                seen = folded(character)
                parts.append(seen)
                self.letters += [Letter(text, index)] * len(seen)
        self._all = "".join(parts)
        self._document = document
        self._starts = list(self._followed())

    def _followed(self) -> Iterator[int]:
        """Yield where each block of the document begins, -1 where it is not found (a note at the foot, an entry of a list)."""
        at = 0
        for block in self._document.blocks:
            wanted = folded(self._document.quote(block.span))
            near = self._all.find(wanted, at, at + _NEAR + len(wanted)) if wanted else -1
            if near < 0 and len(wanted) >= _SURE:
                far = self._all.find(wanted, at)
                near = far if far >= 0 else self._all.find(wanted)
                yield near
                continue
            at = near + len(wanted) if near >= 0 else at
            yield near

    def find(self, span: Span) -> tuple[Letter, Letter] | None:
        """Return the first and the last letter of the words at `span`, or None where they do not stand in the text."""
        for block, start in zip(self._document.blocks, self._starts, strict=True):
            begin, end = max(span.start, block.span.start), min(span.end, block.span.end)
            if start < 0 or begin >= end:
                continue
            before = len(folded(self._document.text[block.span.start : begin]))
            count = len(folded(self._document.text[begin:end]))
            if count:
                return self.letters[start + before], self.letters[min(start + before + self._length(begin, span), len(self.letters)) - 1]
        return None

    def before(self, span: Span) -> tuple[Letter, Letter] | None:
        """Return the words next before `span`, for signs that have no letter: the answer beside a dash in a row."""
        blocks = [b for b in self._document.blocks if b.span.end <= span.start]
        return next((found for b in reversed(blocks) if (found := self.find(b.span))), None)

    def _length(self, begin: int, span: Span) -> int:
        """The letters from `begin` to the end of the span, as far as they follow one another in the file."""
        wanted = folded(self._document.text[begin : span.end])
        block = next(b for b in self._document.blocks if b.span.start <= begin < b.span.end)
        start = self._starts[self._document.blocks.index(block)] + len(folded(self._document.text[block.span.start : begin]))
        if self._all.startswith(wanted, start):
            return len(wanted)
        return len(folded(self._document.text[begin : min(span.end, block.span.end)]))

    def first(self) -> tuple[Letter, Letter] | None:
        """Return the first heading, else the first paragraph, for what is said of the document as a whole."""
        headings = [b for b in self._document.blocks if b.kind == "heading"]
        places = (self.find(b.span) for b in (*headings, *self._document.blocks))
        return next((p for p in places if p), None)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for e in parent:
        name = local(e)
        if name == "p":
            boxes: list[etree._Element] = []
            yield from _inline(e, boxes)
            for box in boxes:
                yield from _blocks(box)
        elif name and name not in _GONE:
            yield from _blocks(_chosen(e))


def _inline(parent: etree._Element, boxes: list[etree._Element]) -> Iterator[etree._Element]:
    """Yield the texts of a paragraph; its text boxes are put aside, as they are read after it."""
    for e in parent:
        name = local(e)
        if name == "r" and _hidden(e):
            continue
        if name == "txbxContent":
            boxes.append(e)
        elif name == "t":
            yield e
        elif name and name not in _GONE:
            yield from _inline(_chosen(e), boxes)


def _chosen(e: etree._Element) -> etree._Element:
    """Word writes a text box twice, for new and for old readers: the first is taken."""
    if local(e) != "AlternateContent":
        return e
    return next((c for c in e if local(c) == "Choice"), e)


def _hidden(run: etree._Element) -> bool:
    properties = next((c for c in run if local(c) == "rPr"), None)
    marks = [c for c in properties if local(c) in _UNSEEN] if properties is not None else []
    return any(next((str(v) for k, v in m.attrib.items() if etree.QName(k).localname == "val"), "1") not in _OFF for m in marks)
