"""What is drawn on a pdfium page -> rulings and shaded boxes; how much of it pictures cover."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Set
from itertools import filterfalse, pairwise, repeat

import pypdfium2.raw as raw

from ombudscan.read import pdfium_calls as pdfium
from ombudscan.read import pdfium_quick as quick
from ombudscan.read.page import Rect
from ombudscan.read.pdfium_frame import Frame

_THIN = 3.0  # points: a filled box thinner than this is a ruling
_MOST_OBJECTS = 60_000  # a page with more paths than this is a drawing, not a form
_OUTLINED = 300  # a page without text but with more paths than this may have its letters drawn
_PEN = 2.0  # points: a thicker stroke is measured at its points
_FRAME = 12.0  # points: a closed box that is lower or narrower holds no words
_MOST_SEGMENTS = 2_000
_SIMPLE = 5  # segments: no more than one rectangle
_DEEPEST = 6
_new = tuple.__new__

Matrix = tuple[float, ...]
Point = tuple[float, float]
_POINT = array("f", [0.0] * 4)
_AT_POINT = tuple(_POINT.buffer_info()[0] + 4 * i for i in range(4))
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_HELD_POINT = tuple(map(quick.held, _AT_POINT))
_corners = _POINT.tolist
_AT_FILLED, _AT_STROKED = quick.AT_NUMBERS[:2]


class Drawn:
    """The drawing of one page: `page` is the address of pdfium's page as pdfium_quick takes it, `frame` says how it lies.

    `texts` are addresses of objects known to be text, which need not be looked at.
    """

    def __init__(self, page: object, frame: Frame, texts: Set[int] = frozenset()) -> None:
        self.frame = frame
        self.rulings: list[Rect] = []
        self.shades: list[Rect] = []
        self.frames: list[Rect] = []
        self._pictures = 0.0
        self._number = 0
        found = map(quick.object_at, repeat(page), range(quick.count_objects(page)))
        self._walk([*filterfalse(texts.__contains__, found)], ())

    @property
    def images(self) -> bool:
        """Whether pictures, or letters drawn as paths, may hold what the page says."""
        width, height = self.frame.size
        return self._pictures > 0.3 * width * height or self._number > _OUTLINED

    def _walk(self, things: list[int], outer: tuple[Matrix, ...]) -> None:
        draw_mode, hold, count, numbers = quick.draw_mode, quick.held, quick.count_segments, pdfium.NUMBERS
        for thing in things:
            self._number += 1
            if self._number > _MOST_OBJECTS:
                return
            held = hold(thing)
            if draw_mode(held, _AT_FILLED, _AT_STROKED):  # 0 for what is no path
                plain = not outer and numbers[1] and not numbers[0] and count(held) == 2
                if not (plain and self._line(held)):  # most are a table's lines
                    self._path(thing, held, outer)
            elif (kind := quick.type_of(held)) == raw.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = _bounds(held)
                self._pictures += abs((right - left) * (top - bottom))
            elif kind == raw.FPDF_PAGEOBJ_FORM and len(outer) < _DEEPEST - 1:
                inner = [pdfium.form_object_at(thing, i) for i in range(pdfium.count_form_objects(thing))]
                self._walk(inner, (_matrix(thing), *outer))

    def _path(self, thing: int, held: object, outer: tuple[Matrix, ...]) -> None:
        filled, stroked, white = pdfium.NUMBERS[0] != 0, pdfium.NUMBERS[1], False
        count = quick.count_segments(held)
        if filled:
            pdfium.fill_colour(thing, *pdfium.AT_NUMBERS)
            red, green, blue, solid = pdfium.NUMBERS
            filled, white = solid > 0, min(red, green, blue) > 250
        if not filled and not stroked:
            return
        if not stroked and not outer and count <= _SIMPLE:  # its bounds say it all
            self._add(self._bounds(held), white)
            return
        if count == 2 and not filled and not outer and self._line(held):
            return
        for points in _outlines(thing, min(count, _MOST_SEGMENTS), outer, self.frame):
            box = _around(points)
            if filled and (min(box.width, box.height) <= _THIN or not stroked):
                self._add(box, white)
            elif stroked:
                self.rulings.extend(_straight(points))
                if points[0] == points[-1] and min(box.width, box.height) > _FRAME:
                    self.frames.append(box)

    def _line(self, held: object) -> bool:
        """Keep a thin stroked line: its bounds are the line itself, widened by its pen; say whether it is one."""
        box = self._bounds(held)
        width, height = box[2] - box[0], box[3] - box[1]  # by place: by name at three times the cost
        if width > _PEN and height > _PEN:
            return False
        if width > 2.0 or height > 2.0:
            self.rulings.append(box)
        return True

    def _bounds(self, held: object) -> Rect:
        frame, (left, bottom, right, top) = self.frame, _corners() if quick.bounds(held, *_HELD_POINT) else _NOWHERE
        if frame.turn:
            return Rect(*frame.rect((left, top, right, bottom)))
        return _new(Rect, (left - frame.left, frame.top - top, right - frame.left, frame.top - bottom))

    def _add(self, box: Rect, white: bool) -> None:
        """Keep a filled box: a thin one is a ruling, a thicker one a shade."""
        if white:
            return
        if min(box.width, box.height) > _THIN:
            self.shades.append(box)
        elif max(box.width, box.height) > _THIN:
            self.rulings.append(box)


def _bounds(held: object) -> tuple[float, float, float, float]:
    left, bottom, right, top = _POINT if quick.bounds(held, *_HELD_POINT) else _NOWHERE
    return left, bottom, right, top


def _matrix(thing: int) -> Matrix:
    return tuple(pdfium.MATRIX) if pdfium.object_matrix(thing, pdfium.AT_MATRIX) else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _around(points: list[Point]) -> Rect:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rect(x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys))


def _straight(points: list[Point]) -> Iterator[Rect]:
    for a, b in pairwise(points):
        width, height = abs(a[0] - b[0]), abs(a[1] - b[1])
        if min(width, height) < 1.0 and max(width, height) > 2.0:
            yield _around([a, b])


def _outlines(thing: int, count: int, outer: tuple[Matrix, ...], frame: Frame) -> Iterator[list[Point]]:
    matrices = (_matrix(thing), *outer)
    points: list[Point] = []
    for i in range(count):
        piece = pdfium.segment(thing, i)
        pdfium.point(piece, *_AT_POINT[:2])
        if i and pdfium.segment_type(piece) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        x, y = _POINT[0], _POINT[1]
        for a, b, c, d, e, f in matrices:
            x, y = a * x + c * y + e, b * x + d * y + f
        points.append(frame.place(x, y))
        if pdfium.segment_closes(piece):
            points.append(points[0])
    if points:
        yield points
