"""What Tesseract has recognised -> words with their places, and how sure it is of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ombudscan.nouns import DOUBTFUL
from ombudscan.read.page import Run

if TYPE_CHECKING:
    import tesserocr

SURE = 35.0  # percent: words read with less confidence are dirt
DOUBT = 100 * DOUBTFUL  # percent: a word read with less is looked at a second time
_LETTERED = 20.0  # percent: plain letters read with less are dirt too
_LETTERS = re.compile(r"[A-Za-z]?[a-z]{3,}(?:['’][a-z]?)?")
_UPRIGHT = frozenset("|¦")
_NUMBERED = re.compile(r"\W?(?:stage|step|section|clause|part|paragraph|appendix|annex|tier|level|page)s?|no\.?", re.IGNORECASE)
_COUNTED = re.compile(r"(?:working|calendar|business|days?|weeks?|months?|years?)\b", re.IGNORECASE)
BULLETS = frozenset("•*¢©®°»«+·e¤")  # what a printed bullet is read as


@dataclass(frozen=True, slots=True)
class Found:
    """A word as read: how sure Tesseract is, in percent, and its place in pixels."""

    word: Run
    sure: float
    box: tuple[int, int, int, int]


def read(engine: tesserocr.PyTessBaseAPI, scale: float) -> Iterator[Found]:
    """Yield the words that `engine` has just recognised, with places in points: `scale` is pixels to the point."""
    import tesserocr

    level = tesserocr.RIL.WORD
    for item in tesserocr.iterate_level(engine.GetIterator(), level):
        if item.Empty(level):  # of a blank page: asked for its text, it raises an error
            continue
        box, text = item.BoundingBox(level), (item.GetUTF8Text(level) or "").strip()
        if not box or not text:
            continue
        line = item.Baseline(tesserocr.RIL.TEXTLINE)
        height = float(item.RowAttributes().get("row_height", box[3] - box[1]))
        base = _at(line, (box[0] + box[2]) / 2) if line else float(box[3])
        text = "•" if text in BULLETS else text
        x0, top, x1, bottom = (edge / scale for edge in box)
        word = Run(text, x0, top, x1, bottom, base / scale, height / scale)
        yield Found(word, float(item.Confidence(level)), box)


def _at(line: tuple[tuple[int, int], tuple[int, int]], x: float) -> float:
    (x0, y0), (x1, y1) = line
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 != x0 else float(y0)


def is_word(found: Found) -> bool:
    """Say whether what was found is a word or a bullet, and no dirt; plain letters are one even where Tesseract is unsure of them."""
    text = found.word.text
    if found.sure < SURE:
        return found.sure >= _LETTERED and _LETTERS.fullmatch(text) is not None
    return text in BULLETS or any(c.isalnum() for c in text)


def spelt(found: list[Found]) -> list[Found]:
    """Return `found` with each upright stroke that is no letter, "|", as the figure or letter that it is by what stands beside it.

    "Stage | of two" says 1 and "| was told" says I; a stroke that is taller than letters or stands alone is left as it is.
    """
    return [_stroke(r, found) if r.word.text in _UPRIGHT else r for r in found]


def _stroke(at: Found, found: list[Found]) -> Found:
    word = at.word
    level = [r.word for r in found if r is not at and abs(r.word.base - word.base) < 0.4 * r.word.size]
    before = max((w for w in level if -1 < word.x0 - w.x1 < w.size), key=lambda w: w.x1, default=None)
    after = min((w for w in level if -1 < w.x0 - word.x1 < w.size), key=lambda w: w.x0, default=None)
    if word.bottom - word.top > 1.2 * max((w.size for w in level), default=0.0):
        return at
    if (before and _NUMBERED.fullmatch(before.text)) or (after and _COUNTED.match(after.text)):
        return replace(at, word=replace(word, text="1"))
    return replace(at, word=replace(word, text="I")) if after and after.text.isalpha() and after.text.islower() else at


def overlap(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    """Say whether two boxes in pixels share any of their area."""
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
