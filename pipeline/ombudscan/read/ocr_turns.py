"""Which way up the picture of a page may lie: its lines of text tell all but top from bottom."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ombudscan.read import inked

_COARSE = 3  # pixels made one: lines of text stay apart, letters do not matter
_FEW = 150  # such pixels: with fewer no line can be told
_MOST = 60_000
_SMOOTH = 24.0  # points: a line of text and the blank below it lie within, a column of text does not
_TILT = 3.0  # degrees by which a page may have been laid askew
_LEVEL, _SIDEWAYS = (0, 2), (1, 3)


def quarters(grey: inked.Grey, scale: float) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return by how many quarters to the left a picture may have to be turned to be read: two ways along its lines, then two across.

    `scale` is pixels to the point. On made and marked scans, tilted by up to two degrees, the lines are at least four times as
    sharp along the text as across it; on a page with few words they may not be. Upright and upside down look the same here:
    Tesseract reads but one of them.
    """
    dark = inked.without(grey, inked.rulings(grey, scale), scale) < inked.DARK
    high, wide = (side // _COARSE * _COARSE for side in dark.shape)
    small = dark[:high, :wide].reshape(high // _COARSE, _COARSE, wide // _COARSE, _COARSE).any(axis=(1, 3))
    ys, xs = np.nonzero(small)
    if len(ys) < _FEW:
        return _LEVEL, _SIDEWAYS
    every = max(len(ys) // _MOST, 1)
    y, x = ys[::every].astype(np.float64), xs[::every].astype(np.float64)
    level = _sharpness(y, x, scale / _COARSE) >= _sharpness(x, y, scale / _COARSE)
    return (_LEVEL, _SIDEWAYS) if level else (_SIDEWAYS, _LEVEL)


def _sharpness(along: npt.NDArray[np.float64], across: npt.NDArray[np.float64], scale: float) -> float:
    """Return how far the ink of one row of pixels differs from that of the rows about it, at the tilt at which it does most."""
    window = int(scale * _SMOOTH) | 1
    best = 0.0
    for degrees in np.arange(-_TILT, _TILT + 0.01, 0.5):
        rows = np.round(along - across * np.tan(np.radians(degrees))).astype(np.int64)
        counts = np.bincount(rows - rows.min(), minlength=window).astype(np.float64)
        smooth = np.convolve(counts, np.ones(window) / window, "same")
        best = max(best, float(((counts - smooth) ** 2).sum()) * len(counts))
    return best
