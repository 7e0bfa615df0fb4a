"""Lines in reading order -> paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ombudscan.nouns import BlockKind, Box
from ombudscan.read import contents, hyphens
from ombudscan.read.assemble import Draft
from ombudscan.read.labels import Label, label
from ombudscan.read.layout import Line
from ombudscan.read.page import boxes

_CAPTION = re.compile(r"(?:table|figure|chart|fig\.?)\s+\d", re.IGNORECASE)  # "Table 2: Repairs" heads no section
_ENDS = re.compile(r"[.!?:;…][\"'’”)\]]*$")
_MOST_WORDS = 20  # a heading has no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What is usual in a document: its body type size, its leadings by size, its words."""

    body: float
    leadings: dict[float, float]
    known: frozenset[str] = frozenset()
    headings: bool = True

    def leading(self, size: float) -> float:
        """Return the usual distance of two lines of type of `size`, in points."""
        return self.leadings.get(round(size), 1.3 * size)


@dataclass(slots=True, kw_only=True)
class Para:
    """Lines that make one paragraph, heading or list item; `hard` holds the lines before which a break means something.

    `listed` marks an entry of a list of contents.
    """

    lines: list[Line]
    label: Label | None = None
    hard: set[int] = field(default_factory=set)
    listed: bool = False

    @property
    def text_x0(self) -> float:
        """Where the text after the label begins."""
        first = self.lines[0].runs
        return first[1 if self.label and len(first) > 1 else 0].x0


def leadings(all_lines: Iterable[Line]) -> dict[float, float]:
    """Return, by type size, the smallest line distance that is common."""
    gaps: dict[float, Counter[float]] = {}
    for upper, lower in pairwise(all_lines):
        gap = lower.base - upper.base
        if upper.page == lower.page and abs(upper.size - lower.size) < 0.5 and 0.8 * upper.size < gap < 2.2 * upper.size:
            gaps.setdefault(round(upper.size), Counter())[round(gap * 2) / 2] += 1
    return {size: _common(counts) for size, counts in gaps.items() if counts.total() > 3}


def _common(counts: Counter[float]) -> float:
    total = counts.total()
    return min(gap for gap, n in counts.items() if n + counts[gap - 0.5] + counts[gap + 0.5] >= 0.15 * total)


def paragraphs(all_lines: Sequence[Line], style: Style) -> list[Para]:
    """Return the paragraphs that lines in reading order make."""
    out: list[Para] = []
    listed = contents.entries(all_lines) if style.headings else set()
    for i, line in enumerate(all_lines):
        if i in listed:
            out.append(Para(lines=[line], listed=True))
            continue
        before = out[-1] if out else None
        if before is None or before.listed:
            out.append(Para(lines=[line], label=label(line, fresh=True)))
            continue
        apart = _apart(before, line, style)
        mark = label(line, fresh=apart or _ended(before) or bool(before.label and before.label.item) or line.x0 > before.text_x0 + 4)
        if apart or mark:
            out.append(Para(lines=[line], label=mark))
            continue
        if not _low(line) and _short(before.lines[-1], line):
            before.hard.add(len(before.lines))
        before.lines.append(line)
    return out


def _apart(before: Para, line: Line, style: Style) -> bool:
    """Say whether `line` begins a paragraph of its own after `before`."""
    last = before.lines[-1]
    if abs(last.size - line.size) > 0.12 * last.size or last.bold != line.bold:
        return not _bare(before)
    if line.page != last.page or line.base < last.base - last.size:
        return not _goes_over(before, line)
    gap = line.base - last.base
    if _runs_on(before, line) and gap < 3 * style.leading(line.size):
        return False
    if gap > 1.28 * style.leading(line.size) + 0.5:
        return True
    if _ended(before) and (_short(last, line) or abs(line.x0 - before.text_x0) > 0.8 * line.size):
        return True
    return last.bold and _short(last, line) and not _low(line)


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
    return bool(_ENDS.search(para.lines[-1].text))


def _low(line: Line) -> bool:
    return line.text.lstrip("‘'\"“(")[:1].islower()


def _short(upper: Line, lower: Line) -> bool:
    """Say whether the first word of `lower` would have stood at the end of `upper`: then somebody broke the line."""
    word = lower.runs[0]
    return upper.x1 + (word.first_x1 - word.x0) + 0.5 * upper.size < upper.right


Ranks = dict[tuple[float, bool], int]


def ranks(runs: Iterable[Sequence[Para]], style: Style) -> Ranks:
    """Return the level of each look that headings of a document have: larger type, then bold, comes first."""
    looks = {_look(p) for run in runs for p, heading in zip(run, _headings(run, style), strict=True) if heading}
    return {look: i + 1 for i, look in enumerate(sorted(looks, reverse=True))}


def _headings(paras: Sequence[Para], style: Style) -> list[bool]:
    return [_is_heading(p, paras[i + 1] if i + 1 < len(paras) else None, style) for i, p in enumerate(paras)]


def drafts(paras: Sequence[Para], style: Style, levels: Ranks | None = None) -> list[Draft]:
    """Return the drafts of `paras`; headings, told by type, number and neighbours, only where `levels` are given."""
    heads = _headings(paras, style) if levels is not None else [False] * len(paras)
    out: list[Draft] = []
    for para, heading in zip(paras, heads, strict=True):
        mark = para.label
        kind: BlockKind = "heading" if heading else "item" if mark and mark.item and not _inline(mark, para) else "paragraph"
        level = min((levels or {}).get(_look(para), 1) + max((mark.depth if mark else 0) - 1, 0), 9) if heading else 0
        if para.listed:
            kind, level = "contents", 0
        if mark and (_bare(para) or _inline(mark, para) or (not style.headings and not mark.item)):
            mark = None  # a number alone is a cell's whole content; in a cell a provision's number belongs to its words
        text = _text(para, mark.words if mark else 0, style)
        text = contents.text(text) if para.listed else text
        out.append(Draft(kind=kind, text=text, level=level, label=mark.text if mark else "", boxes=_boxes(para)))
    return out


def _bare(para: Para) -> bool:
    return para.label is not None and len(para.lines) == 1 and len(para.lines[0].runs) == 1


def _inline(mark: Label, para: Para) -> bool:
    """Say whether the letters go on within the paragraph: "a) by post b) by phone" is no list item."""
    after = {"a)": "b)", "(a)": "(b)", "i)": "ii)", "(i)": "(ii)", "1)": "2)", "(1)": "(2)"}.get(mark.text)
    return after is not None and any(after in line.text.split() for line in para.lines)


def _look(para: Para) -> tuple[float, bool]:
    line = para.lines[0]
    return (round(line.size * 2) / 2, line.bold)


def _is_heading(para: Para, after: Para | None, style: Style) -> bool:
    if para.listed or len(para.lines) > 3 or (para.label and para.label.item):
        return False
    text = _plain_text(para)
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    large = para.lines[0].size > 1.15 * style.body
    if large:
        return len(para.lines) < 4 and not (text.endswith(".") and len(words) > 12)
    if _CAPTION.match(text) or text[-1] in ".:;," or len(para.lines) > 2 or not re.match(r"[\W_]*[A-Z0-9]", text):
        return False
    if para.lines[0].size < 0.85 * style.body:
        return False
    return all(line.bold for line in para.lines) or _shouted(text) or _numbered_title(para, words, after)


def _plain_text(para: Para) -> str:
    """Return the words of a paragraph, its label apart, as they stand."""
    first = para.lines[0]
    start = " ".join([r.text for r in first.runs[1:]]) if para.label else first.text
    return " ".join([start, *[line.text for line in para.lines[1:]]]).strip()


def _shouted(text: str) -> bool:
    """A line in capitals is a heading: "OUR PROMISE", but not a run of codes such as "SKU-88 A-12"."""
    pieces = text.split()
    plain = [p for p in pieces if p.strip("()&/,:'’–-").isalpha()]
    return text.isupper() and len(pieces) > 1 and len(plain) >= 0.8 * len(pieces) and any(len(p) > 3 for p in plain)


def _numbered_title(para: Para, words: Sequence[object], after: Para | None) -> bool:
    """A short line "4 Making a complaint" is a heading where clause 4.1, or a paragraph without a number, follows."""
    mark = para.label
    if not mark or not mark.depth or len(words) > 10 or len(para.lines) > 1 or after is None:
        return False
    number = mark.text.rstrip(".):")
    if after.label and after.label.text.startswith(f"{number}."):
        return True
    return after.label is None and bool(_ENDS.search(after.lines[-1].text)) and sum(line.words for line in after.lines) > 8


def _text(para: Para, skip: int, style: Style) -> str:
    text = ""
    for i, line in enumerate(para.lines):
        piece = line.text if i or not skip else " ".join([r.text for r in line.runs[1:]])
        if not text:
            text = piece
        elif i in para.hard and not text.endswith("\ufffe"):
            text = f"{text}\n{piece}"
        else:
            text = hyphens.join(text, piece, style.known)
    return hyphens.plain(text)


def _boxes(para: Para) -> tuple[Box, ...]:
    pages = sorted({line.page for line in para.lines})
    return tuple(b for page in pages for b in boxes([w for line in para.lines if line.page == page for w in line.runs], page))
