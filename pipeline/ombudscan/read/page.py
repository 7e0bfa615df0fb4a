"""What stands on one page, whichever engine read it: runs of text with places, rulings, shaded boxes.

All places are points with the origin at the top left of the page as it is meant to be read.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ombudscan.nouns import Box
from ombudscan.read.quick_nouns import rounded


class Rect(NamedTuple):
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

    def holds(self, run: Run) -> bool:
        """Say whether the middle of `run` lies inside."""
        return self.x0 <= (run.x0 + run.x1) / 2 <= self.x1 and self.top <= (run.top + run.bottom) / 2 <= self.bottom


@dataclass(slots=True, eq=False)
class Line:
    """What stands on one line of page `page`, whose column ends at `right`: one run alone, or several (`layout.Joined`).

    `base` is the line its words stand on, `size` the type size of most of its letters, in points; `bold` says whether
    all its words, bullets and numbers apart, are bold.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    sideways: bool = False
    page: int = field(default=0, init=False, repr=False, compare=False)
    right: float = field(default=0.0, init=False, repr=False, compare=False)

    @property
    @abstractmethod
    def runs(self) -> Sequence[Run]:
        """Its runs, from left to right."""

    def origin(self) -> list[tuple[int, Sequence[Run]]]:
        """Return where its letters stand, as an `Origin`."""
        return [(self.page, self.runs)]

    @property
    def place(self) -> Rect:
        """The rectangle round its words."""
        return Rect(self.x0, self.top, self.x1, self.bottom)

    @property
    def words(self) -> int:
        """How many words it holds."""
        return self.text.count(" ") + 1


@dataclass(slots=True, unsafe_hash=True)
class Run(Line):
    """Words that were set in one stroke, or one word: blanks within are no wider than usual.

    A clause number, list letter or bullet, and a page number at a line's end, are runs of their own. `base` is the
    line it stands on, `size` that of its type. `start` is the index of its first character in pdfium's text of the
    page, -1 where another engine read it; `head` is where its first word ends, None where nobody measured it.
    A run that stands alone on its line is that line, which spares a page some fifty nouns: `layout.single` says of which `page`, 0
    before, and nothing else of it is ever changed.
    """

    start: int = -1
    head: float | None = None

    @property
    def runs(self) -> Sequence[Run]:
        """The run alone."""
        return (self,)

    @property
    def first_x1(self) -> float:
        """Where its first word ends: as measured, else in proportion to its letters."""
        if self.head is not None:
            return self.head
        cut = self.text.find(" ")
        return self.x1 if cut < 0 else self.x0 + (self.x1 - self.x0) * cut / len(self.text)


# Where the letters of a paragraph stand: lines, each with its page and runs; called only when somebody asks.
Origin = Callable[[], Sequence[tuple[int, Sequence[Run]]]]


# Cuts a run into its words.
Words = Callable[["Run"], Sequence["Run"]]


def _uncut(run: Run) -> Sequence[Run]:
    return (run,)


def _unmoved(place: Rect) -> Rect:
    return place


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page; `number` counts from 1. `images` says whether a picture covers a good part of it; `frames` are
    the boxes drawn in one stroke.

    `sure` is how sure Tesseract is of the words of a recognised page, in percent on average; `certain` says it of each word, by
    its left end and its top. `clean` says that a page's
    text has no blanks but single ones and no mark that cannot be printed; `strokes` that some letter of it may be an upright
    stroke or an arrow.
    `words` cuts a run into its words; it can only do so while the engine has the page open. `back` returns where a place
    lies on the page's picture, where that had to be turned to be read.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rulings: tuple[Rect, ...] = ()
    shades: tuple[Rect, ...] = ()
    frames: tuple[Rect, ...] = ()
    images: bool = False
    words: Words = _uncut
    back: Callable[[Rect], Rect] = _unmoved
    clean: bool = False
    strokes: bool = True
    sure: float | None = None
    certain: Mapping[tuple[float, float], float] = field(default_factory=dict)


def around(items: Iterable[Rect | Run]) -> Rect:
    """Return the smallest rectangle round `items`, of which there must be one."""
    all_items = list(items)
    return Rect(
        x0=min(i.x0 for i in all_items),
        top=min(i.top for i in all_items),
        x1=max(i.x1 for i in all_items),
        bottom=max(i.bottom for i in all_items),
    )


def boxes(items: Sequence[Rect | Run], page: int) -> tuple[Box, ...]:
    """Return the box round `items` on page `page`, or nothing where there are none."""
    if not items:
        return ()
    return (rounded(page, *(items[0] if len(items) == 1 and isinstance(items[0], Rect) else around(items))),)
