"""Cells of a scanned table whose few letters the reading of the whole page passed over or doubts, read each by itself.

Tesseract takes a lonely "Yes" between two columns of text for dirt. A form's answers are such words, and an answer that was not read
would be one that the landlord did not give.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ombudscan.read import inked, rulings
from ombudscan.read.ocr_words import DOUBT, Found, is_word, overlap, read, spelt
from ombudscan.read.page import Rect

if TYPE_CHECKING:
    import tesserocr

_INSET = 1.5  # points between a cell's lines and what is read of it
_FEW = 8  # letters: a cell with more is no number or answer
_MOST = 400  # cells of a page that are read again: an answer and a number in each row of the densest form
_SURER = 60.0  # percent: what was read nowhere else has to be surer than dirt

Grey = npt.NDArray[np.uint8]


def read_again(engine: tesserocr.PyTessBaseAPI, grey: Grey, lines: list[Rect], scale: float, found: list[Found]) -> list[Found]:
    """Return `found` with the words of the cells that hold ink but no word, or a short one in doubt, as they read by themselves.

    `lines` are the page's rulings, in points, already painted white in `grey`; `scale` is pixels to the point.
    """
    cells = [cell.place for grid in rulings.grids(rulings.snapped(lines)) for cell in grid.cells]
    size = median(r.word.size for r in found)
    rest = inked.blotted(grey, [r.box for r in found])
    out = list(found)
    for place in [c for c in cells if _in_doubt(rest, c, scale, found)][:_MOST]:
        for seen in _alone(engine, place, scale):
            under = [r for r in out if overlap(r.box, seen.box)]
            if seen.sure > max([_SURER, *(r.sure for r in under)]) and all(r.sure < DOUBT for r in under):
                out = [r for r in out if r not in under] + [replace(seen, word=replace(seen.word, size=size))]
    return out


def _in_doubt(rest: Grey, place: Rect, scale: float, found: list[Found]) -> bool:
    """Say whether a cell holds ink that no word accounts for (`rest` is the picture without the words), or few letters in doubt."""
    if inked.has_letters(rest, _box(place, scale), scale):
        return True
    inside = [r for r in found if place.holds(r.word)]
    return bool(inside) and sum(len(r.word.text) for r in inside) <= _FEW and min(r.sure for r in inside) < DOUBT


def _alone(engine: tesserocr.PyTessBaseAPI, place: Rect, scale: float) -> list[Found]:
    """Return the words that stand in a cell, read without its neighbours."""
    import tesserocr

    x0, top, x1, bottom = _box(place, scale)
    engine.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK)
    engine.SetRectangle(x0, top, x1 - x0, bottom - top)
    engine.Recognize()
    return [r for r in spelt(list(read(engine, scale))) if is_word(r)]


def _box(place: Rect, scale: float) -> tuple[int, int, int, int]:
    """The inside of a cell in pixels."""
    x0, top, x1, bottom = place
    return (
        max(int((x0 + _INSET) * scale), 0),
        max(int((top + _INSET) * scale), 0),
        int((x1 - _INSET) * scale),
        int((bottom - _INSET) * scale),
    )
