"""What can be seen in the picture of a page without reading it: rulings, and how thick letters are drawn."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ombudscan.read.page import Rect

DARK = 150
_RULED = 200  # a thin line that was turned to be straight is greyer than letters
_LEAST = 36.0  # points: a shorter stroke may be a letter or a dash
_THICK = 4.0  # points: a thicker one is a bar

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
_Picture = TypeVar("_Picture", Grey, Mask)


def rulings(grey: Grey, scale: float) -> list[Rect]:
    """Return the level and upright lines in a picture, in points; `scale` is pixels to the point."""
    dark = grey < _RULED
    level = _strokes(dark, scale)
    upright = [Rect(x0=r.top, top=r.x0, x1=r.bottom, bottom=r.x1) for r in _strokes(dark.T, scale)]
    return [*level, *upright]


def _strokes(dark: Mask, scale: float) -> list[Rect]:
    """Return level strokes: rows in which a long window is nearly all dark, neighbours joined."""
    length = int(_LEAST * scale)
    if dark.shape[1] <= length:
        return []
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    sums = np.cumsum(np.pad(thick, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = sums[:, length:] - sums[:, :-length] >= 0.97 * length
    open_strokes: list[list[int]] = []
    done: list[list[int]] = []
    for y in np.flatnonzero(full.any(axis=1)):
        still = [s for s in open_strokes if y - s[3] <= 3]
        done += [s for s in open_strokes if y - s[3] > 3]
        open_strokes = still
        for start, end in _runs(full[y]):
            _add(open_strokes, start, end + length - 1, int(y))
    strokes = [Rect(x0=s[0] / scale, top=s[2] / scale, x1=s[1] / scale, bottom=s[3] / scale) for s in done + open_strokes]
    return [s for s in strokes if s.height <= _THICK]


def _add(strokes: list[list[int]], start: int, end: int, y: int) -> None:
    for s in strokes:
        if start <= s[1] and end >= s[0]:
            s[0], s[1], s[3] = min(s[0], start), max(s[1], end), y
            return
    strokes.append([start, end, y, y])


def _runs(row: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def skew(grey: Grey) -> float:
    """Return by how many degrees the lines of text fall to the right: the turn at which they are darkest."""
    dark = grey[::3, ::3] < DARK
    y, x = np.nonzero(dark)
    if len(y) < 500:
        return 0.0
    every = max(len(y) // 150_000, 1)
    ys, xs = y[::every].astype(np.float64), x[::every].astype(np.float64)
    rough = _sharpest(ys, xs, np.arange(-5, 5.01, 0.25))
    return _sharpest(ys, xs, np.arange(rough - 0.25, rough + 0.26, 0.05))


def _sharpest(y: npt.NDArray[np.float64], x: npt.NDArray[np.float64], degrees: npt.NDArray[np.float64]) -> float:
    def sharpness(angle: float) -> float:
        rows = np.round(y - x * np.tan(np.radians(angle))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        return float((counts**2).sum())

    return float(max(degrees, key=lambda a: (round(sharpness(float(a))), -abs(float(a)))))


def without(grey: Grey, lines: list[Rect], scale: float) -> Grey:
    """Return the picture, of `scale` pixels a point, with `lines` painted white: they are read as letters otherwise."""
    out = grey.copy()
    for r in lines:
        out[int(r.top * scale) - 3 : int(r.bottom * scale) + 4, int(r.x0 * scale) - 3 : int(r.x1 * scale) + 4] = 255
    return out


def stroke(grey: Grey, box: tuple[int, int, int, int]) -> float:
    """Return how thick, in pixels, the letters within `box` are drawn: twice their area over their outline."""
    dark = grey[box[1] : box[3], box[0] : box[2]] < DARK
    area = int(dark.sum())
    outline = int((dark[:, 1:] != dark[:, :-1]).sum()) + int((dark[1:] != dark[:-1]).sum())
    return 2 * area / outline if outline else 0.0


def left_over(grey: Grey, boxes: list[tuple[int, int, int, int]]) -> float:
    """Return the share (0 to 1) of the ink that lies outside `boxes`, which are in pixels, the outer edge of the page apart."""
    dark = grey < DARK
    edge = dark.shape[0] // 40
    dark[:edge] = dark[-edge:] = False
    dark[:, :edge] = dark[:, -edge:] = False
    whole = int(dark.sum())
    return int(blotted(dark, boxes, False).sum()) / whole if whole else 0.0


def blotted(grey: _Picture, boxes: list[tuple[int, int, int, int]], blank: int | bool = 255) -> _Picture:
    """Return a copy of the picture with what stands in `boxes`, which are in pixels, and at their edges painted `blank`."""
    out = grey.copy()
    for x0, top, x1, bottom in boxes:
        out[max(top - 4, 0) : bottom + 4, max(x0 - 4, 0) : x1 + 4] = blank
    return out


def has_letters(grey: Grey, box: tuple[int, int, int, int], scale: float) -> bool:
    """Say whether within `box`, in pixels, there is as much ink as a letter has; `scale` is pixels to the point."""
    dark = grey[box[1] : box[3], box[0] : box[2]] < DARK
    tall = np.flatnonzero(dark.any(axis=1))
    return int(dark.sum()) > 3 * scale**2 and len(tall) > 2.5 * scale


def first_gap(grey: Grey, box: tuple[int, int, int, int]) -> tuple[float, float]:
    """Return the width of the first blank between letters within `box`, and of the widest other one, in pixels."""
    dark = np.asarray((grey[box[1] : box[3], box[0] : box[2]] < DARK).any(axis=0))
    inked = np.flatnonzero(dark)
    if not len(inked):
        return 0.0, 0.0
    blanks = [end - start for start, end in _runs(~dark[inked[0] : inked[-1] + 1])]
    return (float(blanks[0]), float(max(blanks[1:], default=0))) if blanks else (0.0, 0.0)
