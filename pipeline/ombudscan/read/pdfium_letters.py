"""The text of one open pdfium page -> runs: a stroke of the writer is measured at its ends, not at every letter."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2.raw as raw

from ombudscan.read import pdfium_calls as pdfium
from ombudscan.read.page import Rect, Run, around
from ombudscan.read.pdfium_frame import Frame

_HYPHENS = {0x02, 0xFFFE, 0xAD}
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\x00\x01\x03-\x20\xa0\u3000]+")
_AIRY = 1.1  # times the usual width of a letter: a stroke that is wider may hold a gap between columns
_LEAST_USUAL = 0.42  # type sizes: what a letter is taken to be wide before much has been read
_WIDE = 0.8  # type sizes: such a gap
# What may be a clause number, a list letter or a bullet, before a blank; a page number, after one.
_MARK = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5}|[A-Z](?=[.)])|[A-Z]\d{0,2}(?:\.\d{1,3})+)[.):]{0,2}"
    r"|[^\w\s(\"'‘“£&\[/#@+])(?= )"
)
_PAGE = re.compile(r"(?<= )(?:\d{1,3}|[ivxl]{1,6})$")
_MAY_BE_PAGE = frozenset("0123456789ivxl")
_SAMPLE = 16  # letters, evenly spread: where they all stand one way, the page does


class Letters:
    """The letters of a page while pdfium has it open: `handle` is the address of its text page."""

    def __init__(self, handle: int, frame: Frame) -> None:
        self.handle = handle
        self.frame = frame
        self.text = _text(handle)
        self._bold: dict[int, bool] = {}
        self._paces: dict[int, list[float]] = {}
        self._open = True

    def close(self) -> None:
        """Say that pdfium has closed the page: runs can no longer be cut."""
        self._open = False

    def runs(self) -> list[Run]:
        """Return all runs of the page, in pdfium's order."""
        out: list[Run] = []
        text, handle, object_of = self.text, self.handle, pdfium.object_of
        for found in _LINE.finditer(text):
            piece = found.group()
            begin = found.start()
            if piece[0] == " " or piece[-1] == " ":
                begin += len(piece) - len(piece.lstrip())
                piece = piece.strip()
            if not piece:
                continue
            thing = object_of(handle, begin)
            whole = thing and object_of(handle, begin + len(piece) - 1) == thing and "  " not in piece and piece.isprintable()
            if not (whole and self._stroke(begin, piece, thing, out)):
                self._mixed(begin, begin + len(piece), out)
        return out

    def words(self, run: Run) -> Sequence[Run]:
        """Return the words of `run`, each a run with its exact place; `run` alone where the page is closed."""
        if run.start < 0 or not self._open or run.sideways or " " not in run.text:
            return (run,)
        return [
            run._replace(text=m.group(), x0=self._left(at), x1=self._right(at + len(m.group()) - 1), start=at, head=None)
            for m in _WORD.finditer(run.text)
            for at in (run.start + m.start(),)
        ]

    def _mixed(self, start: int, end: int, out: list[Run]) -> None:
        """Add the runs of a line of several strokes: words that share one make a run, others are spelt."""
        spans = [m.span() for m in _WORD.finditer(self.text, start, end)]
        if spans:
            self._halved(spans, out)

    def _halved(self, spans: list[tuple[int, int]], out: list[Run]) -> None:
        """Halve the words of a line until those of each part are one stroke."""
        start, end = spans[0][0], spans[-1][1]
        thing = pdfium.object_of(self.handle, start)
        text = self.text[start:end].replace("\xa0", " ").replace("\u3000", " ")
        if thing and text.isprintable() and "  " not in text and pdfium.object_of(self.handle, end - 1) == thing:
            if self._stroke(start, text, thing, out):
                return
        elif len(spans) > 1:
            middle = len(spans) // 2
            self._halved(spans[:middle], out)
            self._halved(spans[middle:], out)
            return
        out.extend(self._spelt(start, end))

    def _stroke(self, start: int, text: str, thing: int, out: list[Run]) -> bool:
        """Add the runs of one stroke; say whether it stands upright, as it must for its ends to tell its place."""
        handle = self.handle
        pdfium.matrix(handle, start, pdfium.AT_MATRIX)
        a, b, c, d, e, f = pdfium.MATRIX
        if not self.frame.upright(a, b):
            return False
        if not pdfium.loose_box(handle, start, pdfium.AT_RECT[0]):
            return False
        x0, top, end, bottom = self.frame.rect(pdfium.RECT)
        if len(text) > 1:
            pdfium.loose_box(handle, start + len(text) - 1, pdfium.AT_RECT[0])
            _, high, end, low = self.frame.rect(pdfium.RECT)
            top, bottom = min(top, high), max(bottom, low)
        size = pdfium.font_size(handle, start) * (abs(d) if not c else math.hypot(c, d) or 1.0)
        if end <= x0 or end - x0 > 1.4 * max(size, 4.0) * len(text):
            return False
        base, size = self.frame.place(e, f)[1], round(size, 1)
        bold = self._is_bold(thing, start)
        mark = _MARK.match(text)
        if mark:
            cut = mark.end()
            out.append(Run(text[:cut], x0, top, self._right(start + cut - 1), bottom, base, size, bold, False, start))
            text, start = text[cut + 1 :], start + cut + 1
            x0 = self._left(start)
        page = _PAGE.search(text) if text[-1] in _MAY_BE_PAGE else None
        tail = start + page.start() if page else 0
        if page:
            text, last = text[: page.start() - 1], page.group()
            right, end = end, self._right(start + len(text) - 1)
        head = self._head(text, start) if not text[0].islower() else None
        made = Run(text, x0, top, end, bottom, base, size, bold, False, start, head)
        out.extend(self._parted(made, thing))
        if page:
            out.append(Run(last, self._left(tail), top, right, bottom, base, size, bold, False, tail))
        return True

    def _parted(self, run: Run, thing: int) -> Sequence[Run]:
        """Return a stroke, or its words where it is wide for its font and a gap as between columns is found in it."""
        pace = self._paces.setdefault(pdfium.font_of(thing) or 0, [_LEAST_USUAL * 100, 100])
        width, letters = (run.x1 - run.x0) / (run.size or 1.0), len(run.text)
        if width * pace[1] > _AIRY * pace[0] * letters and " " in run.text:
            words = self.words(run)
            if any(b.x0 - a.x1 > _WIDE * run.size for a, b in pairwise(words)):
                return words
        pace[0] += width
        pace[1] += letters
        return (run,)

    def _head(self, text: str, start: int) -> float | None:
        cut = text.find(" ")
        return self._right(start + cut - 1) if cut > 0 else None

    def _left(self, index: int) -> float:
        pdfium.loose_box(self.handle, index, pdfium.AT_RECT[0])
        return self.frame.rect(pdfium.RECT)[0]

    def _right(self, index: int) -> float:
        pdfium.loose_box(self.handle, index, pdfium.AT_RECT[0])
        return self.frame.rect(pdfium.RECT)[2]

    def _is_bold(self, thing: int, index: int) -> bool:
        font = pdfium.font_of(thing) or 0
        known = self._bold.get(font)
        if known is None:
            known = self._bold[font] = _is_bold(self.handle, index)
        return known

    def _spelt(self, start: int, end: int) -> Iterator[Run]:
        """Yield the words of a stretch, letter by letter: strokes that meet within words, turned text, footnote marks."""
        word: _Word | None = None
        text = self.text
        for index in range(start, end):
            code = ord(text[index])
            blank = (code <= 32 and code not in _HYPHENS) or code in (0xA0, 0x3000)
            if blank and word and word.sideways and code == 32:
                word.codes.append(32)
                continue
            if blank:
                if word and (made := word.run()):
                    yield made
                word = None
                continue
            if not pdfium.loose_box(self.handle, index, pdfium.AT_RECT[0]):
                continue
            at = Rect(**dict(zip(("x0", "top", "x1", "bottom"), self.frame.rect(pdfium.RECT), strict=True)))
            pdfium.origin(self.handle, index, *pdfium.AT_DOUBLES[:2])
            base = self.frame.place(pdfium.DOUBLES[0], pdfium.DOUBLES[1])[1]
            if word and _repeated(word, code, at):
                continue
            if word and _apart(word, at, base):
                if made := word.run():
                    yield made
                word = None
            word = word or _Word(self, index, base)
            word.codes.append(code)
            word.places.append(at)
        if word and (made := word.run()):
            yield made

    def bold_at(self, index: int) -> bool:
        """Say whether the letter at `index` is bold."""
        thing = pdfium.object_of(self.handle, index)
        return self._is_bold(thing, index) if thing else _is_bold(self.handle, index)


class _Word:
    """The characters of one word while it is being gathered."""

    __slots__ = ("base", "bold", "codes", "places", "sideways", "size", "slanted", "start")

    def __init__(self, letters: Letters, index: int, base: float) -> None:
        a, b, c, d = _matrix(letters.handle, index)
        self.codes: list[int] = []
        self.places: list[Rect] = []
        self.base = base
        self.start = index
        self.size: float = pdfium.font_size(letters.handle, index) * (math.hypot(c, d) or 1.0)
        angle = math.degrees(math.atan2(b, a))
        self.sideways = round(angle / 90) * 90 % 360 != letters.frame.turn
        self.slanted = abs(angle - round(angle / 90) * 90) > 8  # a stamp across the page: "DRAFT"
        self.bold = letters.bold_at(index)

    def run(self) -> Run | None:
        text = "".join("\ufffe" if c in _HYPHENS else chr(c) for c in self.codes if c and not 0xD800 <= c < 0xE000).strip()
        if not text or self.slanted:
            return None
        at = around(self.places)
        base = at.bottom if self.sideways else self.base
        return Run(text, at.x0, at.top, at.x1, at.bottom, base, round(self.size, 1), self.bold, self.sideways, self.start)


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
    a, b, _, _ = _matrix(handle, index)
    return 0 if a > 0 and not b else round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


def _matrix(handle: int, index: int) -> tuple[float, float, float, float]:
    if not pdfium.matrix(handle, index, pdfium.AT_MATRIX):
        return 1.0, 0.0, 0.0, 1.0
    a, b, c, d, _, _ = pdfium.MATRIX
    return a, b, c, d


def _is_bold(handle: int, index: int) -> bool:
    text = ctypes.cast(handle, raw.FPDF_TEXTPAGE)
    if raw.FPDFText_GetFontWeight(text, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    size = raw.FPDFText_GetFontInfo(text, index, name, 128, ctypes.c_int())
    return 0 < size <= 128 and bool(_BOLD.search(name.value.decode("utf-8", "ignore")))


def _repeated(word: _Word, code: int, at: Rect) -> bool:
    """Say whether a letter is drawn a second time almost over itself, as some writers do for bold.

    At the very same place it is the second half of a ligature, "ff" or "tt".
    """
    last = word.places[-1] if word.places else None
    if not last or word.codes[-1] != code or at == last:
        return False
    return abs(at.x0 - last.x0) < 0.15 * (at.width or 1) and abs(at.top - last.top) < 1


def _apart(word: _Word, at: Rect, base: float) -> bool:
    last = word.places[-1]
    if word.sideways:
        return abs(at.x0 - last.x0) > 3 * max(word.size, 6) or abs(at.top - last.top) > 6 * max(word.size, 6)
    size = max(word.size, 4.0)
    if abs(base - word.base) > 0.12 * size and not 0.8 < at.height / (last.height or 1) < 1.25:
        return True  # the raised mark of a footnote
    return abs(base - word.base) > 0.45 * size or at.x0 - last.x1 > 0.9 * size or at.x0 < last.x0 - 0.6 * size
