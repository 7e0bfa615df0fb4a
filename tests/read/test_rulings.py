"""Rulings -> grids: counts of cells, merged cells, rows left open, tables that touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.read.grid import Grid
from ombudscan.read.page import Rect
from ombudscan.read.rulings import grids, snapped


def level(y: float, x0: float, x1: float) -> Rect:
    return Rect(x0=x0, top=y, x1=x1, bottom=y)


def upright(x: float, top: float, bottom: float) -> Rect:
    return Rect(x0=x, top=top, x1=x, bottom=bottom)


def drawn(xs: list[float], ys: list[float]) -> list[Rect]:
    """Return a full grid's rulings in pieces, cell by cell, as many writers draw them."""
    across = [level(y, a, b) for y in ys for a, b in pairwise(xs)]
    return across + [upright(x, a, b) for x in xs for a, b in pairwise(ys)]


def shape(grid: Grid) -> tuple[int, int, int]:
    return len(grid.xs) - 1, len(grid.ys) - 1, len(grid.cells)


steps = st.lists(st.integers(min_value=12, max_value=90), min_size=2, max_size=7)


@given(steps, steps)
def test_any_full_grid_has_all_its_cells(widths: list[int], heights: list[int]) -> None:
    xs = [50.0 + sum(widths[:i]) for i in range(len(widths) + 1)]
    ys = [60.0 + sum(heights[:i]) for i in range(len(heights) + 1)]
    (grid,) = grids(snapped(drawn(xs, ys)))
    assert shape(grid) == (len(widths), len(heights), len(widths) * len(heights))
    assert grid.place == Rect(x0=xs[0], top=ys[0], x1=xs[-1], bottom=ys[-1])


XS, YS = [50.0, 150.0, 250.0, 350.0], [100.0, 130.0, 160.0, 190.0]


@pytest.mark.parametrize(
    ("rulings", "expected", "why"),
    [
        ([r for r in drawn(XS, YS) if r.top != 190.0 or r.height], (3, 3, 9), "cells left open at a page's end"),
        ([r for r in drawn(XS, YS) if r.bottom != 100.0 or r.height], (3, 3, 9), "cells left open at a page's beginning"),
        ([r for r in drawn(XS, YS) if r.x0 not in (50.0, 350.0) or r.width], (3, 3, 9), "no outer side lines"),
        ([r for r in drawn(XS, YS) if not (r.x0 == r.x1 == 150.0 and r.top == 100.0)], (3, 3, 8), "two cells merged across"),
        ([r for r in drawn(XS, YS) if not (r.top == r.bottom == 130.0 and r.x0 == 50.0)], (3, 3, 8), "two cells merged down"),
        ([*drawn(XS, YS), level(101.5, 50, 350)], (3, 3, 9), "a double line is one"),
        (drawn([50.0, 350.0], YS), None, "a box of one column is no table"),
        ([level(100, 50, 350), level(130, 50, 350)], None, "level lines alone draw no grid"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_grids_that_are_not_plain(rulings: list[Rect], expected: tuple[int, int, int] | None, why: str) -> None:
    found = grids(snapped(rulings))
    assert [shape(g) for g in found] == ([expected] if expected else []), why


def test_tables_that_touch_and_have_other_columns_are_two() -> None:
    upper = drawn([50.0, 150.0, 350.0], [100.0, 130.0])
    lower = drawn([50.0, 250.0, 300.0, 350.0], [130.0, 160.0])
    assert [shape(g) for g in grids(snapped(upper + lower))] == [(2, 1, 2), (3, 1, 3)]


def test_a_row_over_all_columns_stays_in_its_table() -> None:
    rulings = [r for r in drawn(XS, YS) if not (r.x0 == r.x1 and r.x0 in (150.0, 250.0) and r.top == 130.0)]
    (grid,) = grids(snapped(rulings))
    assert [c.columns for c in grid.cells if c.row == 1] == [3]
