"""Paragraphs -> drafts: their words as they read, with hyphens mended, their numbers, kinds and places."""

from __future__ import annotations

from collections.abc import Sequence

from ombudscan.nouns import BlockKind, Box
from ombudscan.read import contents, hyphens
from ombudscan.read.assemble import Draft
from ombudscan.read.labels import Label, is_bullet
from ombudscan.read.page import Line, boxes
from ombudscan.read.paragraphs import Para, Style, bare, paragraphs
from ombudscan.read.quick_nouns import rounded

_NEXT = {"a)": "b)", "(a)": "(b)", "i)": "ii)", "(i)": "(ii)", "1)": "2)", "(1)": "(2)"}
Ranks = dict[tuple[float, bool], int]


def drafts(paras: Sequence[Para], style: Style, levels: Ranks | None = None) -> list[Draft]:
    """Return the drafts of `paras`; `levels` are those of the looks of the headings that `headings.ranks` marked."""
    return [_draft(para, style, levels) for para in paras]


def of_cell(all_lines: Sequence[Line], style: Style) -> list[Draft]:
    """Return the drafts of the lines of a cell, in which nothing is a heading: `style` says so."""
    if len(all_lines) == 1 and len(all_lines[0].runs) == 1 and not is_bullet(all_lines[0].text):  # "5.10", "Yes": most cells of a form
        line = all_lines[0]
        text = line.text if line.text.isascii() else hyphens.plain(line.text)
        where = (rounded(line.page, line.x0, line.top, line.x1, line.bottom),)
        return [Draft(text=text, boxes=where, origins=(line.origin,))]
    return drafts(paragraphs(all_lines, style), style)


def _draft(para: Para, style: Style, levels: Ranks | None) -> Draft:
    mark = para.label
    if para.listed:
        return Draft(kind="contents", text=contents.text(_text(para, False, style)), boxes=_boxes(para), origins=(para.origin,))
    if mark is None and not para.heading:
        return Draft(text=_text(para, False, style), boxes=_boxes(para), origins=(para.origin,))
    inline = mark is not None and _inline(mark, para)
    kind: BlockKind = "heading" if para.heading else "item" if mark and mark.item and not inline else "paragraph"
    level = min((levels or {}).get(look(para), 1) + max((mark.depth if mark else 0) - 1, 0), 9) if para.heading else 0
    if mark and (inline or bare(para) or (not style.headings and not mark.item)):
        mark = None  # a number alone is a cell's whole content; in a cell a provision's number belongs to its words
    text, number, origin = _text(para, mark is not None, style), mark.text if mark else "", para.origin if mark is None else para.unlabelled
    return Draft(kind=kind, text=text, level=level, label=number, boxes=_boxes(para), origins=(origin,))


def _inline(mark: Label, para: Para) -> bool:
    """Say whether the letters go on within the paragraph: "a) by post b) by phone" is no list item."""
    after = _NEXT.get(mark.text)
    return after is not None and any(after in line.text.split() for line in para.lines)


def look(para: Para) -> tuple[float, bool]:
    """Return the type size, to half a point, and boldness of a paragraph's first line."""
    line = para.lines[0]
    return (round(line.size * 2) / 2, line.bold)


def _text(para: Para, labelled: bool, style: Style) -> str:
    """Return the words of a paragraph as they read, without its label where it is `labelled`."""
    pieces = [line.text for line in para.lines]
    if labelled:
        pieces[0] = " ".join([r.text for r in para.lines[0].runs[1:]])
    if len(pieces) == 1 or not (para.hard or (style.cut and hyphens.any_cut([p[-1:] for p in pieces]))):
        text = pieces[0] if len(pieces) == 1 else " ".join(pieces) if pieces[0] else " ".join(pieces[1:])
        return text if text.isascii() else hyphens.plain(text)
    text = ""
    for i, piece in enumerate(pieces):
        if not text:
            text = piece
        elif i in para.hard and text[-1] != "\ufffe":
            text = f"{text}\n{piece}"
        elif hyphens.ends_cut(text):
            text = hyphens.join(text, piece, style.known)
        else:
            text = f"{text} {piece}"
    return text if text.isascii() else hyphens.plain(text)


def _boxes(para: Para) -> tuple[Box, ...]:
    found = para.lines
    first, page = found[0], found[0].page
    if len(found) == 1:
        return (rounded(page, first.x0, first.top, first.x1, first.bottom),)
    if page == found[-1].page:
        left, top, right, low = first.x0, first.top, first.x1, first.bottom
        for line in found:  # a paragraph has few lines: one loop is quicker than four calls of min and max
            if line.x0 < left:
                left = line.x0
            if line.x1 > right:
                right = line.x1
            if line.top < top:
                top = line.top
            if line.bottom > low:
                low = line.bottom
        return (rounded(page, left, top, right, low),)
    pages = sorted({line.page for line in found})
    return tuple(b for page in pages for b in boxes([line.place for line in found if line.page == page], page))
