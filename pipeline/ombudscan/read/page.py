"""What stands on one page, whichever engine read it: words with places, rulings, shaded boxes.

All places are points with the origin at the top left of the page as it is meant to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ombudscan.nouns import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle; a ruling is one that is thin in one direction."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    def holds(self, word: Word, slack: float = 0.0) -> bool:
        """Say whether the middle of `word` lies inside, or at most `slack` points outside."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A run of characters without a blank; `base` is the line it stands on, `size` that of its type."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    sideways: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; `number` counts from 1. `images` says whether a picture covers a good part of it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rulings: tuple[Rect, ...] = ()
    shades: tuple[Rect, ...] = ()
    images: bool = False


def around(items: Iterable[Rect | Word]) -> Rect:
    """Return the smallest rectangle round `items`, of which there must be one."""
    all_items = list(items)
    return Rect(
        x0=min(i.x0 for i in all_items),
        top=min(i.top for i in all_items),
        x1=max(i.x1 for i in all_items),
        bottom=max(i.bottom for i in all_items),
    )


def boxes(words: Sequence[Rect | Word], page: int) -> tuple[Box, ...]:
    """Return the box round `words` on page `page`, or nothing where there are none."""
    if not words:
        return ()
    r = around(words)
    return (Box(page=page, x0=round(r.x0, 1), top=round(r.top, 1), x1=round(r.x1, 1), bottom=round(r.bottom, 1)),)
