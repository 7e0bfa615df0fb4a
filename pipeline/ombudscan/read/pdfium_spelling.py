"""A stretch of pdfium's letters -> words, letter by letter: strokes that meet within words, turned text, footnote marks."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from ombudscan.read import pdfium_calls as pdfium
from ombudscan.read import pdfium_quick as quick
from ombudscan.read.page import Rect, Run, around
from ombudscan.read.pdfium_frame import Frame

_HYPHENS = {0x02, 0xFFFE, 0xAD}
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


def spelt(handle: int, frame: Frame, text: str, start: int, end: int) -> Iterator[Run]:
    """Yield the words between two letters of the page with the text page `handle` and the text `text`."""
    word: _Word | None = None
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
        if not pdfium.loose_box(handle, index, pdfium.AT_RECT):
            continue
        at = Rect(*frame.rect(pdfium.RECT))
        pdfium.origin(handle, index, *pdfium.AT_DOUBLES[:2])
        base = frame.place(pdfium.DOUBLES[0], pdfium.DOUBLES[1])[1]
        if word and _repeated(word, code, at):
            continue
        if word and _apart(word, at, base):
            if made := word.run():
                yield made
            word = None
        word = word or _Word(handle, frame, index, base)
        word.codes.append(code)
        word.places.append(at)
    if word and (made := word.run()):
        yield made


class _Word:
    """The characters of one word while it is being gathered."""

    __slots__ = ("base", "bold", "codes", "places", "sideways", "size", "slanted", "start")

    def __init__(self, handle: int, frame: Frame, index: int, base: float) -> None:
        a, b, c, d = matrix(handle, index)
        self.codes: list[int] = []
        self.places: list[Rect] = []
        self.base = base
        self.start = index
        self.size: float = pdfium.font_size(handle, index) * (math.hypot(c, d) or 1.0)
        angle = math.degrees(math.atan2(b, a))
        self.sideways = round(angle / 90) * 90 % 360 != frame.turn
        self.slanted = abs(angle - round(angle / 90) * 90) > 8  # a stamp across the page: "DRAFT"
        self.bold = is_bold(quick.held(handle), index)

    def run(self) -> Run | None:
        text = "".join("\ufffe" if c in _HYPHENS else chr(c) for c in self.codes if c and not 0xD800 <= c < 0xE000).strip()
        if not text or self.slanted:
            return None
        at = around(self.places)
        base = at.bottom if self.sideways else self.base
        return Run(text, at.x0, at.top, at.x1, at.bottom, base, round(self.size, 1), self.bold, self.sideways, self.start)


def matrix(handle: int, index: int) -> tuple[float, float, float, float]:
    """Return a, b, c and d of the matrix of the letter at `index`."""
    if not pdfium.matrix(handle, index, pdfium.AT_MATRIX):
        return 1.0, 0.0, 0.0, 1.0
    a, b, c, d, _, _ = pdfium.MATRIX
    return a, b, c, d


def is_bold(held: object, index: int) -> bool:
    """Say whether the letter at `index` is bold, by its font's weight or name; `held` is the text page as pdfium_quick takes it."""
    if quick.font_weight(held, index) >= 600:
        return True
    size = quick.font_info(held, index, quick.AT_NAME, quick.NAME_SIZE, quick.AT_NUMBERS[0])
    return 0 < size <= len(pdfium.NAME) and _is_bold_name(bytes(pdfium.NAME[: size - 1]))


@lru_cache(maxsize=256)
def _is_bold_name(name: bytes) -> bool:
    return _BOLD.search(name.decode("utf-8", "ignore")) is not None


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
