"""PDF's own places, from the bottom left of a page that may lie on its side -> points from the top left as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page lies: `turn` is the angle of its text, the others are the edges of its bounding box in PDF's places."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """The page's width and height as it is read, in points."""
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if self.turn in (90, 270) else (across, down)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where PDF's place (x, y) lies."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 90:
            return y - self.bottom, x - self.left
        return (self.right - x, y - self.bottom) if self.turn == 180 else (self.top - y, self.right - x)

    def rect(self, corners: Sequence[float]) -> tuple[float, float, float, float]:
        """Return x0, top, x1 and bottom of the rectangle with PDF's left, top, right and bottom."""
        left, top, right, bottom = corners
        if not self.turn:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (ax, ay), (bx, by) = self.place(left, top), self.place(right, bottom)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def upright(self, a: float, b: float) -> bool:
        """Say whether text whose matrix begins with `a`, `b` stands upright on the page as it is read."""
        if self.turn in (0, 180):
            return not b and (a > 0 if self.turn == 0 else a < 0)
        return abs(a) < 1e-4 * abs(b) and (b > 0 if self.turn == 90 else b < 0)
