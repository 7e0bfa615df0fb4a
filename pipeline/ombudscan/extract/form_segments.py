"""The lines from one row's beginning to the next -> the row's cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ombudscan.extract import answers, requirements
from ombudscan.extract.entries import Entry, led
from ombudscan.extract.form_anchors import Anchor
from ombudscan.extract.form_cuts import GLUED, cut
from ombudscan.extract.form_lines import Line
from ombudscan.extract.form_order import Order, order, told
from ombudscan.extract.form_words import Part
from ombudscan.extract.requirements import places
from ombudscan.nouns import Document, Span
from ombudscan.pattern import Pattern

_MARKS = Pattern(r"[\s.,;:!–—-]*")
_BOTH = Pattern(r":\s*(?P<both>yes\s*(?:/|or)\s*no)[^\w:]*$", re.IGNORECASE)
_SEVERAL = 4  # rows: fewer do not show what a row looks like
_TITLE_LINE = Pattern(r"[A-Z][^.;:!?•]{2,50}[^.;:!?,•\s]")
_SENTENCE = Pattern(r"[.!?][)\]\"'’”]*\s*$")
_TITLE = 3  # the deepest heading that may head a section of the form; deeper ones may be a row's own words in bold


@dataclass(slots=True)
class _Cells:
    """What has been found of a row so far; `part` is where the next words go."""

    part: Part = "requirement"
    name: str = ""
    asked: bool = False
    answer: list[Span] = field(default_factory=list)
    requirement: list[Span] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    commentary: list[Span] = field(default_factory=list)
    extra: dict[str, list[Span]] = field(default_factory=dict)

    def put(self, span: Span) -> None:
        if not span:
            return
        if self.part == "extra":
            self.extra.setdefault(self.name, []).append(span)
        elif self.part == "requirement":
            self.requirement.append(span)
        elif self.part == "commentary":
            self.commentary.append(span)
        else:
            self.evidence.append(span)


def entries(document: Document, found: Sequence[Line], starts: Sequence[Anchor]) -> list[Entry]:
    """Return the row that begins at each of `starts`; the last one goes on no longer than the others do."""
    made: list[Entry] = []
    counts: list[int] = []
    titled = len(starts) < _SEVERAL
    above = False  # whether rows begin above a table each
    columns = order(found, starts[0].line) if starts else Order()
    beside = any(line.kind == "label" and line.part == "answer" and _has_value(document, line) for line in found)
    for n, anchor in enumerate(starts):
        following = starts[n + 1] if n + 1 < len(starts) else None
        most = max(counts, default=0) + (3 if len(counts) < 5 else 0)
        some = _own(found, anchor, following, most if counts and following is None else 0, titled, above)
        above = above or (len(some) > 1 and some[1].table and not some[0].table)
        titled = titled or any(_is_titled(some, k) for k in range(1, len(some) - 1))
        counts.append(len(some))
        made.append(_entry(document, anchor, some, following.at if following else len(document.text), beside, columns))
    return led(document, made)


def _own(found: Sequence[Line], anchor: Anchor, following: Anchor | None, most: int, titled: bool, above: bool) -> list[Line]:
    """The lines of one row, up to the next row, a section title or a heading over the row's own."""
    level = found[anchor.line].level
    own = [found[anchor.line]]
    for line in found[anchor.line + 1 : (following.line + 1 if following else len(found))]:
        if following and line.span.start >= following.at:
            break
        open_end = following is None
        if line.kind == "end" and len(own) == 1 and own[0].kind == "number":
            continue
        if line.kind == "end" or (level and line.level and line.level <= level and line.kind != "label"):
            break
        if open_end and (
            (most and len(own) >= _room(own, most))
            or line.table != _tabled(own, line, above)
            or (line.level and not level and len(own) > 2 and line.kind not in ("label", "answer"))
        ):
            break
        if line.kind != "debris":
            own.append(line)
    return own[: _title_at_end(own)] if following else own[: _article(own, titled)]


def _tabled(own: Sequence[Line], line: Line, above: bool) -> bool:
    """Whether a row's lines stand in a table: its number may stand alone above one, its requirement too where others do."""
    return (own[1] if len(own) > 1 else line).table if own[0].kind == "number" or above else own[0].table


def _article(own: list[Line], titled: bool) -> int:
    """Where a title with an article under it begins behind the last row; `titled` says that other rows hold such titles too."""
    if titled:
        return len(own)
    return next((n for n in range(1, len(own) - 1) if _is_titled(own, n)), len(own))


def _is_titled(own: Sequence[Line], n: int) -> bool:
    """Whether a short line without a full stop stands between a sentence and a longer one, as a title does."""
    above, line, below = own[n - 1], own[n], own[n + 1 : n + 3]
    if line.kind != "text" or line.number or not _TITLE_LINE.fullmatch(line.text.strip()) or not _SENTENCE.search(above.text):
        return False
    article = below[1:] if _TITLE_LINE.fullmatch(below[0].text.strip()) else below[:1]  # a title may have another below it
    return any(x.kind == "text" and len(x.text) > len(line.text) and _SENTENCE.search(x.text) for x in article)


def _title_at_end(own: list[Line]) -> int:
    """Where the titles begin that stand between a row's last words and the next row: they head what follows."""
    end = len(own)
    while end > 2 and 0 < own[end - 1].level <= _TITLE and own[end - 1].kind == "text" and own[end - 2].kind != "label":
        end -= 1
    return end


def _room(own: list[Line], most: int) -> int:
    """How many lines the last row may have, by the longest row before it; labels tell its parts from what follows."""
    return max(most, 2) + (6 if any(line.kind == "label" for line in own) else 0)


def _has_value(document: Document, line: Line) -> bool:
    return bool(re.search(r"\w", document.text[line.body : line.span.end]))


def _left(document: Document, own: list[Line]) -> list[Span]:
    """Return the "Yes/No" in which neither was struck: "Compliance: Yes/No", where other rows say "Compliance: Yes"."""
    for line in own:
        found = _BOTH.search(document.text[line.span.start : line.span.end]) if line.kind == "label" and line.part == "answer" else None
        if found:
            return [Span(start=line.span.start + found.start("both"), end=line.span.start + found.end("both"))]
    return []


def _entry(document: Document, anchor: Anchor, own: list[Line], end: int, beside: bool, columns: Order) -> Entry:
    cells = _Cells()
    stop = _requirement_end(document, anchor, end)
    ahead = False  # whether a label is still to tell the evidence from the requirement
    for n, line in enumerate(own):
        start = max(anchor.body, line.span.start) if n == 0 else line.span.start
        finish = min(line.span.end, end)
        if start >= finish:
            continue
        if line.kind == "label" and n > 0 and not (line.part == cells.part == "extra" and line.body < finish):  # "Owner: ..." in a plan
            _label(document, cells, line, finish)
        elif line.kind == "answer" and n > 0 and cells.part in ("requirement", "answer") and start >= stop and not cells.answer:
            cells.answer.append(Span(start=start, end=finish))
            ahead = any(x.kind == "label" and x.part == "evidence" for x in own[n + 1 :])
            cells.part = "requirement" if ahead or (anchor.below and n == 1) else "evidence"
        elif cells.part == "requirement" and cells.answer:
            cells.put(Span(start=start, end=finish))
            cells.part = "requirement" if ahead else "evidence"
        elif cells.part == "requirement":
            _wording(document, cells, start, finish, stop)
        elif cells.part == "answer":
            _answered(document, cells, start, finish)
        else:
            cells.put(Span(start=start, end=finish))
    if beside and not cells.answer:
        cells.answer = _left(document, own)
    if columns.before or columns.after:
        _sorted(document, cells, columns, min(own[-1].span.end, end))
    return Entry(
        at=anchor.at,
        words=document.text[anchor.body : stop],
        requirement=tuple(cells.requirement),
        numbers=anchor.numbers,
        boxes=(("answer", tuple(cells.answer)),) if cells.answer or cells.asked else (),
        evidence=tuple(cells.evidence),
        commentary=tuple(cells.commentary),
        extra=tuple((name, tuple(spans)) for name, spans in cells.extra.items()),
        labelled=any(line.kind == "label" for line in own),
        lost=not cells.answer and not cells.asked,
    )


def _sorted(document: Document, cells: _Cells, columns: Order, end: int) -> None:
    """Take of a row's answers the one that stands under the heading for it; the others are further columns."""
    if not cells.answer or cells.extra:
        return
    found = told(document.text, cells.answer[0].start, end, columns)
    cells.answer = [found.answer] if found.answer else []
    for name, span in found.others:
        cells.extra.setdefault(name, []).append(span)
    cells.evidence = [_trim(document, max(s.start, found.end), s.end) for s in cells.evidence if s.end > found.end]


def _requirement_end(document: Document, anchor: Anchor, end: int) -> int:
    """Where the chosen provision's requirement ends."""
    assert anchor.choice
    index = places().index(anchor.choice.place)
    until = min(anchor.until, end)
    text = document.text[anchor.body : until]
    if anchor.style == "coded" and anchor.closed and anchor.choice.alike < 0.2:
        return until
    return anchor.body + cut(text, lambda words: requirements.alike(words, index), closed=anchor.closed and until == anchor.until)


def _wording(document: Document, cells: _Cells, start: int, finish: int, stop: int) -> None:
    """Words of the requirement up to `stop`; after it, an answer if one stands there, then evidence."""
    if start < stop:
        cells.requirement.append(_trim(document, start, min(finish, stop)))
    if finish <= stop or (start >= stop and cells.answer):
        return
    begin = max(start, stop)
    cells.part = "evidence"
    text = document.text[begin:finish]
    reply = _wedged(document, begin, finish) or answers.opening(text)
    if reply and reply.words:
        cells.answer.append(Span(start=begin + reply.words[0], end=begin + reply.words[1]))
        if reply.tail:
            cells.put(Span(start=begin + reply.tail[0], end=begin + reply.tail[1]))
    else:
        cells.put(_trim(document, begin, finish))


def _wedged(document: Document, begin: int, finish: int) -> answers.Reply | None:
    """An answer with nothing between it and the words after it: "YesPolicy 4.1", "YPoint 4"."""
    found = GLUED.match(document.text, begin, finish)
    if not found:
        return None
    reply = answers.cell(found["answer"])
    first, last = found.start("answer") - begin, found.end("answer") - begin
    rest = _MARKS.match(document.text, found.end("answer"), finish)
    after = rest.end() - begin if rest else last
    tail = (after, finish - begin) if after < finish - begin else None
    return answers.Reply(answer=reply.answer, words=(first, last), tail=tail)


def _label(document: Document, cells: _Cells, line: Line, finish: int) -> None:
    """Turn to the part that a label announces; its value may stand on the same line."""
    assert line.part
    cells.part = line.part
    cells.name = document.text[line.span.start : line.body].strip(" :.\n")
    cells.asked = cells.asked or line.part == "answer"
    if re.search(r"\w", document.text[line.body : finish]):
        start = _trim(document, line.body, finish).start
        if line.part == "answer":
            _answered(document, cells, start, finish)
        else:
            cells.put(Span(start=start, end=finish))


def _answered(document: Document, cells: _Cells, start: int, finish: int) -> None:
    """A value under the answer's label: one line, or one for each of several landlords."""
    text = document.text[start:finish]
    share = re.search(r"[:=–-]\s*(?:yes|no|partial(?:ly)?|partly|n/a)\W*$", text, re.IGNORECASE)
    if cells.answer and share:
        cells.answer[-1] = Span(start=cells.answer[-1].start, end=finish)
        return
    if cells.answer:
        cells.part = "evidence"
        cells.put(Span(start=start, end=finish))
        return
    cells.answer.append(Span(start=start, end=finish))
    if not share:
        cells.part = "evidence"


def _trim(document: Document, start: int, end: int) -> Span:
    text = document.text[start:end]
    return Span(start=start + len(text) - len(text.lstrip()), end=start + len(text.rstrip()))
