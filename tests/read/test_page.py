"""Boxes are rounded to tenths of a point by arithmetic, not by `round`, also left of and above the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ombudscan.read.quick_nouns import rounded

PLACES = st.floats(min_value=-5_000, max_value=20_000, allow_nan=False)


@given(PLACES, PLACES)
def test_a_box_lies_within_half_a_tenth_of_the_place_and_on_a_tenth(x: float, y: float) -> None:
    made = rounded(3, x, y, x + 10, y + 5)
    for kept, place in ((made.x0, x), (made.top, y), (made.x1, x + 10), (made.bottom, y + 5)):
        assert abs(kept - place) <= 0.05 + 1e-6
        assert kept == round(kept, 1)
