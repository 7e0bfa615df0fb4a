"""The text of one open pdfium page -> runs: a stroke of the writer is measured at its ends, not at every letter."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ombudscan.read import pdfium_calls as pdfium
from ombudscan.read.page import Run
from ombudscan.read.pdfium_frame import Frame
from ombudscan.read.pdfium_spelling import is_bold, matrix, spelt

_WORD = re.compile(r"[^\x00\x01\x03-\x20\xa0\u3000]+")
_AIRY = 1.15  # times the usual width of a letter: a stroke that is wider may hold a gap between columns
_LEAST_USUAL = 0.42  # type sizes: what a letter is taken to be wide before much has been read
_SPARE = 1.0  # type sizes by which it must be wider
_WIDE = 0.8  # type sizes: such a gap
# What may be a clause number, a list letter or a bullet, before a blank; a page number, after one.
_MARK = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5}|[A-Z](?=[.)])|[A-Z]\d{0,2}(?:\.\d{1,3})+)[.):]{0,2}"
    r"|[^\w\s(\"'‘“£&\[/#@+])(?= )"
)
_LONGEST_MARK = 12
_ROMAN = frozenset("ivx")
_AT = pdfium.AT_RECT
_PAGE = re.compile(r"\d{1,3}|[ivxl]{1,6}")
_MAY_BE_PAGE = frozenset("0123456789ivxl")
_SAMPLE = 6  # letters, evenly spread: where they all stand one way, the page does


class _Style:
    """What the strokes of one font and height have in common; `width` of `letters` so far, in type sizes."""

    __slots__ = ("bold", "drop", "letters", "size", "width")

    def __init__(self, size: float, drop: float, bold: bool) -> None:
        self.size, self.drop, self.bold = size, drop, bold
        self.width, self.letters = _LEAST_USUAL * 100, 100


class Letters:
    """The letters of a page while pdfium has it open: `handle` is the address of its text page."""

    def __init__(self, handle: int, frame: Frame) -> None:
        self.handle = handle
        self.frame = frame
        self.text = _text(handle)
        self._styles: dict[tuple[int, int], _Style] = {}
        self._open = True
        self.things: set[int] = set()  # the strokes that runs were made of

    def close(self) -> None:
        """Say that pdfium has closed the page: runs can no longer be cut."""
        self._open = False

    def runs(self) -> list[Run]:
        """Return all runs of the page, in pdfium's order."""
        out: list[Run] = []
        handle, object_of, stroke, begin = self.handle, pdfium.object_of, self._stroke, 0
        for line in self.text.split("\r\n"):
            start, begin = begin, begin + len(line) + 2
            piece = line.strip(" ")
            if not piece:
                continue
            if line[0] == " ":
                start += len(line) - len(line.lstrip(" "))
            thing, tail = object_of(handle, start), object_of(handle, start + len(piece) - 1)
            plain = thing and tail and piece.isprintable() and "  " not in piece
            if plain and thing == tail and stroke(start, piece, thing, out):
                continue
            cut = piece.find(" ") if plain and thing != tail else 0
            if cut > 0 and object_of(handle, start + cut + 1) == tail and object_of(handle, start + cut - 1) == thing:
                both: list[Run] = []  # a clause number or bullet, and its words
                if stroke(start, piece[:cut], thing, both) and stroke(start + cut + 1, piece[cut + 1 :], tail, both):
                    out += both
                    continue
            self._mixed(start, start + len(piece), out)
        return out

    def words(self, run: Run) -> Sequence[Run]:
        """Return the words of `run`, each a run with its exact place; `run` alone where the page is closed."""
        if run.start < 0 or not self._open or run.sideways or " " not in run.text:
            return (run,)
        _, _, top, _, bottom, base, size, bold, sideways, at, _ = run
        out: list[Run] = []
        for word in run.text.split(" "):
            out.append(Run(word, self._left(at), top, self._right(at + len(word) - 1), bottom, base, size, bold, sideways, at))
            at += len(word) + 1
        return out

    def _mixed(self, start: int, end: int, out: list[Run]) -> None:
        """Add the runs of a line of several strokes: words that share one make a run, others are spelt."""
        spans = [m.span() for m in _WORD.finditer(self.text, start, end)]
        at = 0
        while at < len(spans):
            thing = pdfium.object_of(self.handle, spans[at][0])
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
        if pdfium.object_of(self.handle, spans[-1][1] - 1) == thing:
            return high
        while low < high:
            middle = (low + high) // 2
            if pdfium.object_of(self.handle, spans[middle][1] - 1) == thing:
                low = middle + 1
            else:
                high = middle
        return low

    def _stroke(self, start: int, text: str, thing: int, out: list[Run]) -> bool:
        """Add the runs of one stroke; say whether it stands upright, as it must for its ends to tell its place."""
        handle, loose_box, box = self.handle, pdfium.loose_box, pdfium.RECT
        if not loose_box(handle, start, _AT):
            return False
        left, high, right, low = box
        if len(text) > 1:
            loose_box(handle, start + len(text) - 1, _AT)
            first, up, right, down = box
            left, high, low = first if first < left else left, up if up > high else high, down if down < low else low
        x0, top, end, bottom = self.frame.rect((left, high, right, low))
        style = self._styles.get((pdfium.font_of(thing), int(64 * (bottom - top)))) or self._style(start, thing, top, bottom)
        if style is None or not 0 < end - x0 < 1.4 * max(style.size, 4.0) * len(text):
            return False
        self.things.add(thing)
        size, bold, base = style.size, style.bold, bottom - style.drop
        if (text[0] in _ROMAN or not text[:2].isalpha()) and text.find(" ", 0, _LONGEST_MARK) > 0 and (mark := _MARK.match(text)):
            cut = mark.end()
            out.append(Run(text[:cut], x0, top, self._right(start + cut - 1), bottom, base, size, bold, False, start))
            text, start = text[cut + 1 :], start + cut + 1
            x0 = self._left(start)
        if text[-1] in _MAY_BE_PAGE and _PAGE.fullmatch(last := text[text.rfind(" ") + 1 :]) and len(last) < len(text):
            tail, text = start + len(text) - len(last), text[: -len(last) - 1]
            number = Run(last, self._left(tail), top, end, bottom, base, size, bold, False, tail)
            self._add(Run(text, x0, top, self._right(start + len(text) - 1), bottom, base, size, bold, False, start), style, out)
            out.append(number)
            return True
        cut = -1 if text[0].islower() else text.find(" ")
        head = self._right(start + cut - 1) if cut > 0 else None  # a line's break is looked at only where a sentence may begin
        self._add(Run(text, x0, top, end, bottom, base, size, bold, False, start, head), style, out)
        return True

    def _add(self, run: Run, style: _Style, out: list[Run]) -> None:
        """Add a stroke, or its words where it is wide for its font and a gap as between columns is found in it."""
        width, letters = (run.x1 - run.x0) / (style.size or 1.0), len(run.text)
        usual = style.width * letters / style.letters
        if width > _AIRY * usual and width > usual + _SPARE and " " in run.text:
            words = self.words(run)
            if any(b.x0 - a.x1 > _WIDE * run.size for a, b in pairwise(words)):
                out.extend(words)
                return
        style.width += width
        style.letters += letters
        out.append(run)

    def _left(self, index: int) -> float:
        pdfium.loose_box(self.handle, index, _AT)
        return self.frame.rect(pdfium.RECT)[0]

    def _right(self, index: int) -> float:
        pdfium.loose_box(self.handle, index, _AT)
        return self.frame.rect(pdfium.RECT)[2]

    def _style(self, start: int, thing: int, top: float, bottom: float) -> _Style | None:
        """Keep what is to be known of strokes in this font and of this height; None where they do not stand upright."""
        pdfium.matrix(self.handle, start, pdfium.AT_MATRIX)
        a, b, c, d, e, f = pdfium.MATRIX
        if not self.frame.upright(a, b):
            return None
        size = round(pdfium.font_size(self.handle, start) * (math.hypot(c, d) or 1.0), 1)
        made = _Style(size, bottom - self.frame.place(e, f)[1], is_bold(self.handle, start))
        self._styles[pdfium.font_of(thing), int(64 * (bottom - top))] = made
        return made


def _text(handle: int) -> str:
    """Return the page's text, one character for each of pdfium's."""
    count = pdfium.count_chars(handle)
    if count <= 0:
        return ""
    units = array("H", bytes(2 * count + 2))
    written = pdfium.get_text(handle, 0, count, units.buffer_info()[0])
    text = units.tobytes()[:-2].decode("utf-16-le", "replace")
    if written != count + 1 or len(text) != count:  # some have no letter, or one beyond the basic plane
        text = "".join(chr(c) if c < 0x110000 else "\ufffd" for c in (pdfium.unicode(handle, i) for i in range(count)))
    return text


def direction(handle: int, count: int) -> int | None:
    """Return the turn (0, 90, 180, 270) that makes most of the text upright: not every page says it by /Rotate."""
    for wanted in (_SAMPLE, 200):
        step = max(count // wanted, 1)
        turns = Counter(_turn(handle, i) for i in range(0, count, step) if pdfium.unicode(handle, i) > 32)
        if len(turns) == 1:
            break
    return turns.most_common(1)[0][0] if turns else None


def _turn(handle: int, index: int) -> int:
    a, b, _, _ = matrix(handle, index)
    return 0 if a > 0 and not b else round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360
