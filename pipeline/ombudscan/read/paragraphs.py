"""Lines in reading order -> paragraphs, list items and headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial

from ombudscan.nouns import BlockKind, Box
from ombudscan.read import contents, hyphens
from ombudscan.read.assemble import Draft
from ombudscan.read.labels import LONGEST, Label, is_bullet, label, may_be
from ombudscan.read.layout import Line
from ombudscan.read.page import Run, boxes
from ombudscan.read.quick_nouns import rounded

_END = frozenset(".!?:;…")
_CLOSING, _OPENING = "\"'’”)]", "‘'\"“("
_CLOSERS, _OPENERS = frozenset(_CLOSING), frozenset(_OPENING)
_MAY_END = _END | _CLOSERS
_NEXT = {"a)": "b)", "(a)": "(b)", "i)": "ii)", "(i)": "(ii)", "1)": "2)", "(1)": "(2)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What is usual in a document: its body type size, its leadings by size, its words; whether a line of it may end in a hyphen."""

    body: float
    leadings: dict[float, float]
    known: frozenset[str] = frozenset()
    cut: bool = True
    headings: bool = True
    far: dict[float, float] = field(default_factory=dict, compare=False)

    def leading(self, size: float) -> float:
        """Return the usual distance of two lines of type of `size`, in points."""
        return self.leadings.get(round(size), 1.3 * size)

    def furthest(self, size: float) -> float:
        """Return the distance of two lines of one paragraph set in type of `size`, in points."""
        found = self.far.get(size)
        if found is None:
            found = self.far[size] = 1.28 * self.leading(size) + 0.5
        return found


@dataclass(slots=True)
class Para:
    """Lines that make one paragraph, heading or list item; `hard` holds the lines before which a break means something.

    `listed` marks an entry of a list of contents, `heading` what `headings.ranks` took for a heading.
    """

    lines: list[Line]
    label: Label | None = None
    hard: set[int] = field(default_factory=set)
    listed: bool = False
    heading: bool = False

    @property
    def text_x0(self) -> float:
        """Where the text after the label begins, in points."""
        first = self.lines[0].runs
        return first[1 if self.label and len(first) > 1 else 0].x0


def leadings(all_lines: Sequence[Line]) -> dict[float, float]:
    """Return, by type size, the smallest line distance that is common."""
    gaps: dict[float, list[float]] = {}
    last, base, page = -1e6, -1e6, 0
    for line in all_lines:
        size, at = line.size, line.base
        gap, base = at - base, at
        if 0.8 * last < gap < 2.2 * last and line.page == page and -0.5 < last - size < 0.5:
            if last in gaps:
                gaps[last].append(gap)
            else:
                gaps[last] = [gap]
        last, page = size, line.page
    counts: dict[int, Counter[float]] = {}
    for size, found in gaps.items():
        counts.setdefault(round(size), Counter()).update([round(gap * 2) / 2 for gap in found])
    return {size: _common(near) for size, near in counts.items() if near.total() > 3}


def _common(counts: Counter[float]) -> float:
    total = counts.total()
    return min(gap for gap, n in counts.items() if n + counts[gap - 0.5] + counts[gap + 0.5] >= 0.15 * total)


def paragraphs(all_lines: Sequence[Line], style: Style) -> list[Para]:
    """Return the paragraphs that lines in reading order make."""
    out: list[Para] = []
    listed: AbstractSet[int] = contents.entries(all_lines) if style.headings else frozenset()
    before: Para | None = None
    far = style.far
    for i, line in enumerate(all_lines):
        if i in listed:
            before = Para([line], listed=True)
            out.append(before)
            continue
        if before is None or before.listed:
            before = Para([line], label(line, fresh=True) if len(line.runs[0][0]) <= LONGEST else None)
            out.append(before)
            continue
        last = before.lines[-1]
        apart = (
            line.size != last.size
            or line.bold
            or last.bold
            or line.page != last.page
            or not 0 <= line.base - last.base <= (far.get(line.size) or style.furthest(line.size))
            or last.text[-1] in _MAY_END
        ) and _apart(before, line, style)
        may = len(line.runs[0][0]) <= LONGEST and may_be(line) and (len(line.runs) > 1 or apart or not _wrapped(before, line))
        mark = label(line, fresh=apart or _fresh(before, line)) if may else None
        hard = not (apart or mark or line.text[0].islower() or _low(line)) and _short(last, line)
        back = hard and before.label and before.label.item and line.x0 < before.text_x0 - 4  # under the bullet: the list is over
        if apart or mark or back:
            before = Para([line], mark)
            out.append(before)
            continue
        if hard:
            before.hard.add(len(before.lines))
        before.lines.append(line)
    return out


def _wrapped(before: Para, line: Line) -> bool:
    """Say whether a number alone on its line is the end of the sentence above, which had no room for it: "at stage", "2:"."""
    last = before.lines[-1]
    worded = any(map(str.isalpha, last.text))  # figures one below another are a column of them
    return worded and not ends(last.text) and not _short(last, line) and abs(line.x0 - before.text_x0) < 2


def _fresh(before: Para, line: Line) -> bool:
    return _ended(before) or bool(before.label and before.label.item) or line.x0 > before.text_x0 + 4


def _apart(before: Para, line: Line, style: Style) -> bool:
    """Say whether `line` begins a paragraph of its own after `before`."""
    last = before.lines[-1]
    size = line.size
    if last.bold != line.bold or abs(last.size - size) > 0.12 * last.size:
        return not _bare(before)
    gap = line.base - last.base
    if line.page != last.page or gap < -last.size:
        return not _goes_over(before, line)
    if gap > style.furthest(size):
        return not (gap < 3 * style.leading(size) and _runs_on(before, line))
    if _ended(before):
        return _short(last, line) or abs(line.x0 - before.text_x0) > 0.8 * size
    return last.bold and not _low(line) and _short(last, line)


def _runs_on(before: Para, line: Line) -> bool:
    """Say whether a sentence goes on over a gap, as where a converter made each line a paragraph."""
    if before.label and before.label.item:
        return False
    return _low(line) and not _ended(before) and not line.bold and abs(line.x0 - before.text_x0) < line.size


def _goes_over(before: Para, line: Line) -> bool:
    """Say whether a paragraph goes on in the next column or on the next page."""
    last = before.lines[-1]
    if _bare(before):
        return True
    if _ended(before):  # a clause whose last line is full goes on where the next page begins under its words
        return (
            before.label is not None
            and not _short(last, line)
            and not line.bold
            and abs(line.x0 - before.text_x0) < 2 < line.x0 - before.lines[0].x0
        )
    return _low(line) or (not _short(last, line) and not line.bold)


def _ended(para: Para) -> bool:
    return ends(para.lines[-1].text)


def ends(text: str) -> bool:
    """Say whether `text` ends as a sentence or a clause does, closing marks apart."""
    last = text[-1:]
    return last in _END or (last in _CLOSERS and text.rstrip(_CLOSING)[-1:] in _END)


def _low(line: Line) -> bool:
    first = line.text[0]
    return first.islower() or (first in _OPENERS and line.text.lstrip(_OPENING)[:1].islower())


def _short(upper: Line, lower: Line) -> bool:
    """Say whether the first word of `lower` would have stood at the end of `upper`: then somebody broke the line."""
    word = lower.runs[0]
    return upper.x1 + (word.first_x1 - word.x0) + 0.5 * upper.size < upper.right


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
        return [Draft(text=text, boxes=where, origins=(partial(_alone, line),))]
    return drafts(paragraphs(all_lines, style), style)


def _alone(line: Line) -> list[tuple[int, Sequence[Run]]]:
    return [(line.page, line.runs)]


def _origin(para: Para, labelled: bool) -> list[tuple[int, Sequence[Run]]]:
    """Return the lines of a paragraph, without its label where it is `labelled`."""
    return [(line.page, line.runs[1:] if labelled and not i else line.runs) for i, line in enumerate(para.lines)]


def _draft(para: Para, style: Style, levels: Ranks | None) -> Draft:
    mark = para.label
    if para.listed:
        return Draft(
            kind="contents", text=contents.text(_text(para, False, style)), boxes=_boxes(para), origins=(partial(_origin, para, False),)
        )
    if mark is None and not para.heading:
        return Draft(text=_text(para, False, style), boxes=_boxes(para), origins=(partial(_origin, para, False),))
    inline = mark is not None and _inline(mark, para)
    kind: BlockKind = "heading" if para.heading else "item" if mark and mark.item and not inline else "paragraph"
    level = min((levels or {}).get(look(para), 1) + max((mark.depth if mark else 0) - 1, 0), 9) if para.heading else 0
    if mark and (inline or _bare(para) or (not style.headings and not mark.item)):
        mark = None  # a number alone is a cell's whole content; in a cell a provision's number belongs to its words
    text, number, origin = _text(para, mark is not None, style), mark.text if mark else "", partial(_origin, para, mark is not None)
    return Draft(kind=kind, text=text, level=level, label=number, boxes=_boxes(para), origins=(origin,))


def _bare(para: Para) -> bool:
    return para.label is not None and len(para.lines) == 1 and len(para.lines[0].runs) == 1


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
