"""The text of one open pdfium page -> runs: a stroke of the writer is measured at its ends, not at every letter."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ombudscan.read import pdfium_calls as pdfium
from ombudscan.read import pdfium_quick as quick
from ombudscan.read.page import Run
from ombudscan.read.pdfium_frame import Frame
from ombudscan.read.pdfium_spelling import is_bold, spelt
from ombudscan.read.pdfium_text import printable

_WORD = re.compile(r"[^\x00\x01\x03-\x20\xa0\u3000]+")
_AIRY = 1.15  # times the usual width of a letter: a stroke that is wider may hold a gap between columns
_LEAST_USUAL = 0.42  # type sizes: what a letter is taken to be wide before much has been read
_SPARE = 1.0  # type sizes by which it must be wider
_WIDE = 0.8  # type sizes: such a gap
# What may be a clause number, a list letter or a bullet, before a blank; a page number, after one.
_MARK = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,3}){0,10}|[a-z]|[ivx]{1,5}|[A-Z](?=[.)])|[A-Z]\d{0,2}(?:\.\d{1,3})+)[.):]{0,2}|[^\w\s(\"'‘“£&\[/#@+])(?= )"
)
_LONGEST_MARK = 12
_ROMAN = frozenset("ivx")
_AT = quick.AT_RECT
_held, _loose_box, _object_of, _font_of = quick.held, quick.loose_box, quick.object_of, quick.font_of
_BOX = pdfium.RECT  # left, top, right, bottom of the letter last asked for
_BOXES = array("f", [0.0] * 8)  # of a stroke's first letter and of its last
_ENDS = _BOXES.tolist
_AT_FIRST, _AT_LAST = (_held(_BOXES.buffer_info()[0] + at) for at in (0, 16))
_new = Run.__new__
_PAGE = re.compile(r"\d{1,3}|[ivxl]{1,6}")
_MAY_BE_PAGE = frozenset("0123456789ivxl")
Place = tuple[float, float, float, float]


class _Style:
    """What the strokes of one font and height have in common; `width` of `letters` so far, in points.

    No letter is wider than `most`; heights from `low` up to `high` count as one.
    """

    __slots__ = ("bold", "drop", "font", "high", "letters", "low", "most", "scale", "size", "width")

    def __init__(self, size: float, drop: float, bold: bool) -> None:
        self.size, self.drop, self.bold = size, drop, bold
        self.font, self.low, self.high = -1, 0.0, 0.0
        self.scale, self.most = size or 1.0, 1.4 * max(size, 4.0)
        self.width, self.letters = _LEAST_USUAL * 100 * self.scale, 100

    def airy(self, width: float, letters: int) -> bool:
        """Say whether so many letters are set so wide, in points, that a gap between columns may be among them."""
        usual = self.width * letters / self.letters
        return width > _AIRY * usual and width > usual + _SPARE * self.scale


class Letters:
    """The letters of a page, its `text`, while pdfium has it open: `handle` is the address of its text page.

    `clean` says, once the runs have been made, that nothing is in the text but what can be printed, and no two blanks together.
    """

    def __init__(self, handle: int, frame: Frame, text: str) -> None:
        self.handle = handle
        self._held = _held(handle)
        self.frame = frame
        self._turned, self._left_edge, self._top_edge = frame.turn != 0, frame.left, frame.top
        self.text = text
        self._styles: dict[tuple[int, int], _Style] = {}
        self._last = _Style(0.0, 0.0, bold=False)
        self._open = True
        self.clean = False
        self.things: set[int] = set()  # the strokes that runs were made of

    def close(self) -> None:
        """Give the letters back to pdfium: runs can no longer be cut."""
        if self._open:
            self._open = False
            quick.close_text(self._held)

    def runs(self) -> list[Run]:
        """Return all runs of the page, in pdfium's order."""
        out: list[Run] = []
        text, handle, object_of, stroke, begin = self.text, self._held, _object_of, self._stroke, 0
        lines = text.split("\r\n")
        self.clean = even = "  " not in text and printable(text, len(lines) - 1)
        for line in lines:
            start, begin = begin, begin + len(line) + 2
            if not line:
                continue
            if line[0] == " " or line[-1] == " ":
                start += len(line) - len(line.lstrip(" "))
                line = line.strip(" ")
                if not line:
                    continue
            thing, tail = object_of(handle, start), object_of(handle, start + len(line) - 1)
            if thing and tail and (even or (line.isprintable() and "  " not in line)):
                if thing == tail:
                    if stroke(start, line, thing, out):
                        continue
                else:
                    if not self._two(start, line, thing, tail, out):
                        self._several(start, line, tail, out)
                    continue
            self._mixed(start, start + len(line), out)
        return out

    def _two(self, start: int, line: str, thing: int, tail: int, out: list[Run]) -> bool:
        """Add the runs of a line of two strokes: a clause number or bullet, and its words; say whether it is one."""
        cut, handle, known = line.find(" "), self._held, len(out)
        if cut <= 0 or _object_of(handle, start + cut + 1) != tail or (cut > 1 and _object_of(handle, start + cut - 1) != thing):
            return False
        if self._stroke(start, line[:cut], thing, out) and self._stroke(start + cut + 1, line[cut + 1 :], tail, out):
            return True
        del out[known:]
        return False

    def _several(self, start: int, line: str, tail: int, out: list[Run]) -> None:
        """Add the runs of a line of several strokes, the last of them `tail`: what `_mixed` does, where single blanks divide all words."""
        ends = [at for at, letter in enumerate(line) if letter == " "]
        ends.append(len(line))
        first, object_of, handle = 0, _object_of, self._held
        while first < len(ends):
            at = ends[first - 1] + 1 if first else 0
            thing = object_of(handle, start + at)
            low, high = first, len(ends) if thing else first
            if thing == tail:
                low = high
            while low < high:  # strokes lie one after another
                middle = (low + high) // 2
                if object_of(handle, start + ends[middle] - 1) == thing:
                    low = middle + 1
                else:
                    high = middle
            stop = ends[max(low - 1, first)]
            if not (thing and low > first and self._stroke(start + at, line[at:stop], thing, out)):
                out.extend(spelt(self.handle, self.frame, self.text, start + at, start + stop))
            first = max(low, first + 1)

    def words(self, run: Run) -> Sequence[Run]:
        """Return the words of `run`, each a run with its exact place; `run` alone where the page is closed."""
        if run.start < 0 or not self._open or run.sideways or " " not in run.text:
            return (run,)
        at = run.start
        out: list[Run] = []
        for word in run.text.split(" "):
            x0, x1 = self._left(at), self._right(at + len(word) - 1)
            out.append(Run(word, x0, run.top, x1, run.bottom, run.base, run.size, run.bold, run.sideways, at))
            at += len(word) + 1
        return out

    def _mixed(self, start: int, end: int, out: list[Run]) -> None:
        """Add the runs of a line of several strokes: words that share one make a run, others are spelt."""
        spans = [m.span() for m in _WORD.finditer(self.text, start, end)]
        at = 0
        while at < len(spans):
            thing = _object_of(self._held, spans[at][0])
            after = self._stroke_end(spans, at, thing) if thing else at
            begin, stop = spans[at][0], spans[max(after - 1, at)][1]
            text = self.text[begin:stop].replace("\xa0", " ").replace("\u3000", " ")
            if after > at + 1 and not (text.isprintable() and "  " not in text):
                after, stop = at + 1, spans[at][1]
                text = self.text[begin:stop]
            if not (after > at and text.isprintable() and self._stroke(begin, text, thing, out)):
                out.extend(spelt(self.handle, self.frame, self.text, begin, stop))
            at = max(after, at + 1)

    def _stroke_end(self, spans: Sequence[tuple[int, int]], first: int, thing: int) -> int:
        """Return the index after the last word from `first` on that ends in the stroke `thing`: strokes lie one after another."""
        low, high = first, len(spans)
        if _object_of(self._held, spans[-1][1] - 1) == thing:
            return high
        while low < high:
            middle = (low + high) // 2
            if _object_of(self._held, spans[middle][1] - 1) == thing:
                low = middle + 1
            else:
                high = middle
        return low

    def _stroke(self, start: int, text: str, thing: int, out: list[Run]) -> bool:
        """Add the runs of one stroke; say whether it stands upright, as it must for its ends to tell its place."""
        handle, length = self._held, len(text)
        if not _loose_box(handle, start, _AT_FIRST):
            return False
        _loose_box(handle, start + length - 1, _AT_LAST)
        x0, top, _, bottom, left, high, x1, low = _ENDS()
        if left < x0:
            x0 = left
        if high > top:
            top = high
        if low < bottom:
            bottom = low
        if self._turned:
            x0, top, x1, bottom = self.frame.rect((x0, top, x1, bottom))
        else:
            x0, top, x1, bottom = x0 - self._left_edge, self._top_edge - top, x1 - self._left_edge, self._top_edge - bottom
        font, style = _font_of(_held(thing)), self._last
        if font != style.font or not style.low <= bottom - top < style.high:
            found = self._styles.get((font, int(64 * (bottom - top)))) or self._style(start, font, top, bottom)
            if found is None:
                return False
            self._last = style = found
        if not 0 < (width := x1 - x0) < style.most * length:
            return False
        self.things.add(thing)
        first = text[0]
        if (not text[:2].isalpha() or first in _ROMAN) and text.find(" ", 0, _LONGEST_MARK) > 0 and (mark := _MARK.match(text)):
            cut = mark.end()
            out.append(_run(start, text[:cut], (x0, top, self._right(start + cut - 1), bottom), style, None))
            start, text = start + cut + 1, text[cut + 1 :]
            self._ending(start, text, (self._left(start), top, x1, bottom), style, out)
        elif text[-1] in _MAY_BE_PAGE and (space := text.rfind(" ")) > 0 and _PAGE.fullmatch(text, space + 1):
            self._ending(start, text, (x0, top, x1, bottom), style, out)
        else:
            if width * style.letters > _AIRY * style.width * length and style.airy(width, length):
                self._made(start, text, (x0, top, x1, bottom), style, out)
                return True
            style.width += width
            style.letters += length
            cut = -1 if first.islower() else text.find(" ")
            head = self._right(start + cut - 1) if cut > 0 else None
            made = _new(Run)  # as its own constructor does, at half the cost
            made.text, made.start, made.head = text, start, head
            made.x0, made.top = x0, top
            made.x1, made.bottom = x1, bottom
            made.base, made.size, made.bold = bottom - style.drop, style.size, style.bold
            made.sideways, made.page = False, 0
            out.append(made)
        return True

    def _ending(self, start: int, text: str, place: Place, style: _Style, out: list[Run]) -> None:
        """Add a stroke, the page number at its end as a run of its own."""
        found = _PAGE.fullmatch(last := text[text.rfind(" ") + 1 :]) if text[-1] in _MAY_BE_PAGE else None
        if not found or len(last) == len(text):
            self._made(start, text, place, style, out)
            return
        x0, top, x1, bottom = place
        tail, text = start + len(text) - len(last), text[: -len(last) - 1]
        self._made(start, text, (x0, top, self._right(start + len(text) - 1), bottom), style, out, headed=False)
        out.append(_run(tail, last, (self._left(tail), top, x1, bottom), style, None))

    def _made(self, start: int, text: str, place: Place, style: _Style, out: list[Run], *, headed: bool = True) -> None:
        """Add a run, or where it is wide for its font its words, if a gap as between columns is found in it.

        Where its first word ends is measured if it is `headed`: a line's break is looked at only where a sentence may begin.
        """
        cut = text.find(" ") if headed and not text[0].islower() else -1
        run = _run(start, text, place, style, self._right(start + cut - 1) if cut > 0 else None)
        width = place[2] - place[0]
        if style.airy(width, len(text)) and " " in text:
            words = self.words(run)
            if any(b.x0 - a.x1 > _WIDE * run.size for a, b in pairwise(words)):
                out.extend(words)
                return
        style.width += width
        style.letters += len(text)
        out.append(run)

    def _left(self, index: int) -> float:
        _loose_box(self._held, index, _AT)
        return _BOX[0] - self._left_edge if not self._turned else self.frame.rect(_BOX)[0]

    def _right(self, index: int) -> float:
        _loose_box(self._held, index, _AT)
        return _BOX[2] - self._left_edge if not self._turned else self.frame.rect(_BOX)[2]

    def _style(self, start: int, font: int, top: float, bottom: float) -> _Style | None:
        """Keep what is to be known of strokes in this font and of this height; None where they do not stand upright."""
        quick.matrix(self._held, start, quick.AT_MATRIX)
        a, b, c, d, e, f = pdfium.MATRIX
        if not (self.frame.upright(a, b) if self._turned or b else a > 0):
            return None
        size = _tenths(quick.font_size(self._held, start) * ((math.hypot(c, d) or 1.0) if c or d != 1.0 else 1.0))
        base = self.frame.place(e, f)[1] if self._turned else self._top_edge - f
        made = _Style(size, bottom - base, is_bold(self._held, start))
        height = int(64 * (bottom - top))
        made.font, made.low, made.high = font, height / 64, (height + 1) / 64
        self._styles[font, height] = made
        return made


@lru_cache(maxsize=256)
def _tenths(size: float) -> float:
    return round(size, 1)


def _run(start: int, text: str, place: Place, style: _Style, head: float | None) -> Run:
    x0, top, x1, bottom = place
    return Run(text, x0, top, x1, bottom, bottom - style.drop, style.size, style.bold, False, start, head)
