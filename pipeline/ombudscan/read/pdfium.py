"""First engine: pypdfium2 page -> Page. Knows pdfium's objects and nothing of layout."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw

from ombudscan.read.page import Page, Rect, Word, around
from ombudscan.read.pdf_forms import Mark

_LINE_END_HYPHENS = {0x02, 0xFFFE, 0xAD}
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_THIN = 3.0  # points: a filled box thinner than this is a ruling
_MOST_OBJECTS = 60_000  # a page with more paths than this is a drawing, not a form
_OUTLINED = 300  # a page without text but with more paths than this may have its letters drawn

Point = tuple[float, float]
Place = Callable[[float, float], Point]


def page(source: pypdfium2.PdfPage, number: int, marks: Sequence[Mark] = ()) -> Page:
    """Return what stands on pdfium's page `source`, and its tick boxes `marks` as words; the caller closes it."""
    text = source.get_textpage()
    try:
        turn = _direction(text)
        place, width, height = _frame(source, turn)
        words = tuple(w for w in _words(text, place, turn) if -5 <= w.x0 <= width + 5 and -5 <= w.top <= height + 5)
    finally:
        text.close()
    words += tuple(_ticked(mark, place) for mark in marks)
    rulings, shades, images = _drawn(source, place, width * height)
    return Page(number=number, width=width, height=height, words=words, rulings=rulings, shades=shades, images=images)


def _ticked(mark: Mark, place: Place) -> Word:
    at = _rect((place(mark[0], mark[1]), place(mark[2], mark[3])))
    base = at.bottom - 0.2 * at.height
    return Word(
        text="☑" if mark[4] else "☐", x0=at.x0, top=at.top, x1=at.x1, bottom=at.bottom, base=base, size=round(min(at.height, 12.0), 1)
    )


def _frame(source: pypdfium2.PdfPage, turn: int) -> tuple[Place, float, float]:
    """Return the function from PDF places to reading places, and the page's width and height."""
    left, bottom, right, top = source.get_bbox()
    frames: dict[int, tuple[Place, float, float]] = {
        0: (lambda x, y: (x - left, top - y), right - left, top - bottom),
        90: (lambda x, y: (y - bottom, x - left), top - bottom, right - left),
        180: (lambda x, y: (right - x, y - bottom), right - left, top - bottom),
        270: (lambda x, y: (top - y, right - x), top - bottom, right - left),
    }
    return frames[turn]


def _direction(text: pypdfium2.PdfTextPage) -> int:
    """Return the turn (0, 90, 180, 270) that makes most of the text upright: not every page says it by /Rotate."""
    count = text.count_chars()
    step = max(count // 200, 1)
    turns = Counter(_turn(text, i) for i in range(0, count, step) if raw.FPDFText_GetUnicode(text, i) > 32)
    return turns.most_common(1)[0][0] if turns else int(text.page.get_rotation()) if text.page else 0


def _matrix(text: pypdfium2.PdfTextPage, index: int) -> raw.FS_MATRIX:
    matrix = raw.FS_MATRIX()
    return matrix if raw.FPDFText_GetMatrix(text, index, matrix) else raw.FS_MATRIX(1, 0, 0, 1, 0, 0)


def _turn(text: pypdfium2.PdfTextPage, index: int) -> int:
    m = _matrix(text, index)
    return round(math.degrees(math.atan2(m.b, m.a)) / 90) * 90 % 360


class _Run:
    """The characters of one word while it is being gathered."""

    __slots__ = ("base", "bold", "codes", "places", "sideways", "size", "slanted")

    def __init__(self, text: pypdfium2.PdfTextPage, index: int, base: float, turn: int) -> None:
        m = _matrix(text, index)
        scale = math.hypot(m.c, m.d) or 1.0
        self.codes: list[int] = []
        self.places: list[Rect] = []
        self.base = base
        self.size: float = raw.FPDFText_GetFontSize(text, index) * scale
        angle = math.degrees(math.atan2(m.b, m.a))
        self.sideways = round(angle / 90) * 90 % 360 != turn
        self.slanted = abs(angle - round(angle / 90) * 90) > 8  # a stamp across the page: "DRAFT"
        self.bold = _is_bold(text, index)

    def word(self) -> Word | None:
        letters = _letters(self.codes)
        if not letters.strip() or self.slanted:
            return None
        at = around(self.places)
        return Word(
            text=letters.strip(),
            x0=at.x0,
            top=at.top,
            x1=at.x1,
            bottom=at.bottom,
            base=at.bottom if self.sideways else self.base,
            size=round(self.size, 1),
            bold=self.bold,
            sideways=self.sideways,
        )


def _letters(codes: list[int]) -> str:
    return "".join("\ufffe" if c in _LINE_END_HYPHENS else chr(c) for c in codes if c and not 0xD800 <= c < 0xE000)


def _is_bold(text: pypdfium2.PdfTextPage, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(text, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return 0 < size <= 128 and bool(_BOLD.search(name.value.decode("utf-8", "ignore")))


def _words(text: pypdfium2.PdfTextPage, place: Place, turn: int) -> Iterator[Word]:
    run: _Run | None = None
    holders = (raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double())
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        blank = (code <= 32 and code not in _LINE_END_HYPHENS) or code in (0xA0, 0x3000)
        if blank and run and run.sideways and code == 32:
            run.codes.append(32)
            continue
        if blank:
            if run and (word := run.word()):
                yield word
            run = None
            continue
        at, base = _char(text, index, place, holders)
        if at is None:
            continue
        if run and _repeated(run, code, at):
            continue
        if run and _apart(run, at, base):
            if word := run.word():
                yield word
            run = None
        run = run or _Run(text, index, base, turn)
        run.codes.append(code)
        run.places.append(at)
    if run and (word := run.word()):
        yield word


def _char(
    text: pypdfium2.PdfTextPage, index: int, place: Place, holders: tuple[raw.FS_RECTF, ctypes.c_double, ctypes.c_double]
) -> tuple[Rect | None, float]:
    box, x, y = holders
    if not raw.FPDFText_GetLooseCharBox(text, index, box):
        return None, 0.0
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    (ax, ay), (bx, by) = place(box.left, box.top), place(box.right, box.bottom)
    left, right = (ax, bx) if ax <= bx else (bx, ax)
    top, low = (ay, by) if ay <= by else (by, ay)
    return Rect(x0=left, top=top, x1=right, bottom=low), place(x.value, y.value)[1]


def _repeated(run: _Run, code: int, at: Rect) -> bool:
    """Say whether a letter is drawn a second time almost over itself, as some writers do for bold.

    At the very same place it is the second half of a ligature, "ff" or "tt".
    """
    last = run.places[-1] if run.places else None
    if not last or run.codes[-1] != code or at == last:
        return False
    return abs(at.x0 - last.x0) < 0.15 * (at.width or 1) and abs(at.top - last.top) < 1


def _apart(run: _Run, at: Rect, base: float) -> bool:
    last = run.places[-1]
    if run.sideways:
        return abs(at.x0 - last.x0) > 3 * max(run.size, 6) or abs(at.top - last.top) > 6 * max(run.size, 6)
    size = max(run.size, 4.0)
    if abs(base - run.base) > 0.12 * size and not 0.8 < at.height / (last.height or 1) < 1.25:
        return True  # the raised mark of a footnote
    return abs(base - run.base) > 0.45 * size or at.x0 - last.x1 > 0.9 * size or at.x0 < last.x0 - 0.6 * size


def _rect(points: tuple[Point, ...] | list[Point]) -> Rect:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rect(x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys))


def _drawn(source: pypdfium2.PdfPage, place: Place, area: float) -> tuple[tuple[Rect, ...], tuple[Rect, ...], bool]:
    """Return rulings, shaded boxes, and whether pictures cover a good part of the page."""
    rulings: list[Rect] = []
    shades: list[Rect] = []
    pictures, number = 0.0, 0
    for number, thing in enumerate(source.get_objects(max_depth=6)):
        if number > _MOST_OBJECTS:
            break
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            _path(thing, place, rulings, shades)
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            pictures += abs((right - left) * (top - bottom))
    return tuple(rulings), tuple(shades), pictures > 0.3 * area or number > _OUTLINED


def _path(thing: pypdfium2.PdfObject, place: Place, rulings: list[Rect], shades: list[Rect]) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, mode, stroked)
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *colour)
    shown = mode.value != 0 and colour[3].value > 0
    white = all(c.value > 250 for c in colour[:3])
    for points in _outlines(thing, place):
        box = _rect(points)
        if shown and min(box.width, box.height) <= _THIN:
            if not white and max(box.width, box.height) > _THIN:
                rulings.append(box)
        elif stroked.value:
            rulings.extend(_straight(points))
        elif shown and not white:
            shades.append(box)


def _straight(points: list[Point]) -> Iterator[Rect]:
    for a, b in pairwise(points):
        box = _rect((a, b))
        if min(box.width, box.height) < 1.0 and max(box.width, box.height) > 2.0:
            yield box


def _outlines(thing: pypdfium2.PdfObject, place: Place) -> Iterator[list[Point]]:
    matrix = thing.get_matrix()
    holder = thing.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(raw.FPDFPath_CountSegments(thing), 2000)):
        piece = raw.FPDFPath_GetPathSegment(thing, i)
        raw.FPDFPathSegment_GetPoint(piece, x, y)
        kind = raw.FPDFPathSegment_GetType(piece)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(place(*matrix.on_point(x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(piece):
            points.append(points[0])
    if points:
        yield points


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """Return pdfium's document; raise pypdfium2.PdfiumError where it cannot be opened."""
    return pypdfium2.PdfDocument(data)
