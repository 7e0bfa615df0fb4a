"""How a pdfium page is turned, by the letters on it: not every page says it by /Rotate."""

from __future__ import annotations

import math
from collections import Counter

from ombudscan.read import pdfium_calls as pdfium
from ombudscan.read import pdfium_quick as quick

_SAMPLE = 6  # letters, evenly spread: where they all stand one way, the page does


def direction(held: object, text: str) -> int | None:
    """Return the turn (0, 90, 180, 270) that makes most of the text upright, None where there is no text.

    `held` is the text page's address as pdfium_quick takes it, `text` has one character for each of its letters.
    """
    sample = _turns(held, text, _SAMPLE)
    if sample and not any(sample):
        return 0
    turns = Counter(sample)
    if len(turns) != 1:
        turns = Counter(_turns(held, text, 200))
    return turns.most_common(1)[0][0] if turns else None


def _turns(held: object, text: str, many: int) -> list[int]:
    """Return the turns of some `many` letters, evenly spread, blanks left out."""
    return [_turn(held, i) for i in range(0, len(text), max(len(text) // many, 1)) if text[i] > " "]


def _turn(held: object, index: int) -> int:
    if not quick.matrix(held, index, quick.AT_MATRIX):
        return 0
    a, b = pdfium.MATRIX[0], pdfium.MATRIX[1]
    return 0 if a > 0 and not b else round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360
