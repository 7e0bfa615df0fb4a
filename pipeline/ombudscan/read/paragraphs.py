"""Lines in reading order -> the paragraphs that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from ombudscan.read import contents
from ombudscan.read.labels import LONGEST, Label, label, may_be
from ombudscan.read.page import Line, Run

_END = frozenset(".!?:;…")
_CLOSING, _OPENING = "\"'’”)]", "‘'\"“("
_CLOSERS, _OPENERS = frozenset(_CLOSING), frozenset(_OPENING)
_MAY_END = _END | _CLOSERS
_WIDER = 1.2  # times the distance of a paragraph's own lines: what stands further below the end of a sentence begins another one
_NOTE = 0.92  # of the type of the text: notes are set in smaller
_MARKS = frozenset("*†‡§¹²³⁴⁵⁶⁷⁸⁹")


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
    hard: tuple[int, ...] = ()
    listed: bool = False
    heading: bool = False

    @property
    def text_x0(self) -> float:
        """Where the text after the label begins, in points."""
        first = self.lines[0].runs
        return first[1 if self.label and len(first) > 1 else 0].x0

    def origin(self) -> list[tuple[int, Sequence[Run]]]:
        """Return the runs of its lines, each with its page."""
        return [(line.page, line.runs) for line in self.lines]

    def unlabelled(self) -> list[tuple[int, Sequence[Run]]]:
        """Return the runs of its lines, each with its page, without the label that it begins with."""
        return [(line.page, line.runs if i else line.runs[1:]) for i, line in enumerate(self.lines)]

    def indent(self, line: Line) -> float:
        """Return by how many points `line` begins elsewhere than these lines do: under the words, or under the number before them."""
        last = self.lines[-1]
        return min(abs(line.x0 - self.text_x0), abs(line.x0 - last.x0))


def leadings(all_lines: Sequence[Line]) -> dict[float, float]:
    """Return, by type size, the smallest line distance that is common."""
    gaps: dict[float, list[float]] = {}
    last, least, most, base, page = -1e6, 0.0, 0.0, -1e6, 0
    found: list[float] = []
    for line in all_lines:
        size, at = line.size, line.base
        gap, base = at - base, at
        if least < gap < most and line.page == page and -0.5 < last - size < 0.5:
            found.append(gap)
        if size != last:
            last, least, most = size, 0.8 * size, 2.2 * size
            found = gaps.setdefault(size, [])
        page = line.page
    counts: dict[int, Counter[float]] = {}
    for size, distances in gaps.items():
        near = counts.setdefault(round(size), Counter())
        for gap, n in Counter(distances).items():  # most are the very same
            near[round(gap * 2) / 2] += n
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
            before = Para([line], label(line, fresh=True) if may_be(line) else None)
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
        first = line.text if type(line) is Run else line.runs[0].text
        if not apart and len(first) > LONGEST and first[0].islower():  # neither a label nor a new sentence: most lines
            before.lines.append(line)
            continue
        may = len(first) <= LONGEST and may_be(line) and (len(line.runs) > 1 or apart or not _wrapped(before, line))
        mark = label(line, fresh=apart or _fresh(before, line)) if may else None
        hard = not (apart or mark or line.text[0].islower() or _low(line)) and _short(last, line)
        back = hard and before.label and before.label.item and line.x0 < before.text_x0 - 4  # under the bullet: the list is over
        if apart and not mark and _low(line) and _is_note(before, style) and (above := _above_notes(out, line, style)):
            before = above
            before.lines.append(line)
            continue
        if apart or mark or back:
            before = Para([line], mark)
            out.append(before)
            continue
        if hard:
            before.hard += (len(before.lines),)
        before.lines.append(line)
    return out


def _wrapped(before: Para, line: Line) -> bool:
    """Say whether a number alone on its line is the end of the sentence above, which had no room for it: "at stage", "2:"."""
    last = before.lines[-1]
    worded = any(map(str.isalpha, last.text))  # figures one below another are a column of them
    return worded and not ends(last.text) and not _short(last, line) and before.indent(line) < 2


def _fresh(before: Para, line: Line) -> bool:
    return _ended(before) or bool(before.label and before.label.item) or line.x0 > before.text_x0 + 4


def _apart(before: Para, line: Line, style: Style) -> bool:
    """Say whether `line` begins a paragraph of its own after `before`."""
    last = before.lines[-1]
    size = line.size
    if last.bold != line.bold or abs(last.size - size) > 0.12 * last.size:
        return not bare(before)
    gap = line.base - last.base
    if line.page != last.page or gap < -last.size:
        return not _goes_over(before, line)
    if gap > style.furthest(size):
        return not (gap < 3 * style.leading(size) and _runs_on(before, line))
    if _ended(before):
        return _short(last, line) or _elsewhere(before, line) > 0.8 * size or _set_off(before, gap)
    return last.bold and not _low(line) and _short(last, line)


def _is_note(para: Para, style: Style) -> bool:
    """Say whether a paragraph is a footnote: smaller than the text, and a mark or number before it."""
    first = para.lines[0]
    return first.size < _NOTE * style.body and (para.label is not None or first.text[0] in _MARKS or first.text[0].isdigit())


def _above_notes(out: Sequence[Para], line: Line, style: Style) -> Para | None:
    """Return the paragraph above the notes at a page's or column's foot where its sentence goes on with `line`, on the next."""
    above = next((p for p in reversed(out) if not _is_note(p, style)), None)
    if above is None or above.listed or _ended(above):
        return None
    last = above.lines[-1]
    if not (last.page == line.page - 1 or (last.page == line.page and line.base < last.base)):
        return None
    return above if last.bold == line.bold and abs(last.size - line.size) < 0.12 * last.size else None


def _set_off(before: Para, gap: float) -> bool:
    """Say whether a `gap` in points is wider than that between the last two lines, which are of one paragraph."""
    if len(before.lines) < 2:
        return False
    upper, last = before.lines[-2:]
    own = last.base - upper.base
    return last.page == upper.page and own > 0 and gap > _WIDER * own


def _elsewhere(before: Para, line: Line) -> float:
    """Return by how many points `line` begins elsewhere than a further line of `before` would; a hung one may miss the words a little."""
    hung = len(before.lines) == 1 and before.label is not None and line.x0 > before.lines[0].x0 + 4
    return before.indent(line) * (0.5 if hung else 1.0)


def _runs_on(before: Para, line: Line) -> bool:
    """Say whether a sentence goes on over a gap, as where a converter made each line a paragraph."""
    if before.label and before.label.item:
        return False
    return _low(line) and not _ended(before) and not line.bold and abs(line.x0 - before.text_x0) < line.size


def _goes_over(before: Para, line: Line) -> bool:
    """Say whether a paragraph goes on in the next column or on the next page."""
    last = before.lines[-1]
    if bare(before):
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


def bare(para: Para) -> bool:
    """Say whether a number stands alone, its words on the next line or page."""
    return para.label is not None and len(para.lines) == 1 and len(para.lines[0].runs) == 1
