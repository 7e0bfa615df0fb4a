"""A page's grids -> table drafts: cells filled with words, header rows counted, section rows made headings."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from ombudscan.read import borderless, charts, rulings, spaced
from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.read.grid import Grid, GridCell, fill, fill_boxes
from ombudscan.read.layout import in_order, lines
from ombudscan.read.page import Line, Page, Rect, Run
from ombudscan.read.paragraph_drafts import drafts, of_cell
from ombudscan.read.paragraphs import Style, paragraphs
from ombudscan.read.quick_nouns import rounded
from ombudscan.text import folded

# Words that head the columns of a form, a key or a table of times.
_HEADS = re.compile(
    r"""\b(?: code\s+(?:provision|requirement|section) | provision | requirements? | compl(?:y|ies|iance|iant) | evidence
        | comment(?:s|ary)? | explanation | actions? | yes | no | response | answer | met | when | target | measure
        | timescales? | times? | stage | step | service | owner | notes? | questions? | subject | category | description
        | ref | what | how | who | why | proof | details? | status | section | area | outcome | date )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})?[.)]?(?:\s|$)")  # "5.10", "3. Repairs"


def divided(page: Page, before: Grid | None = None) -> tuple[list[Grid], list[Line]]:
    """Return the grids on a page that hold words, from the top down, and the lines outside them in reading order.

    `before` is the last grid of the page before.
    """
    drawing = charts.chart(page)
    if drawing is not None:
        fill_boxes(drawing, page)
        inside = {r for c in drawing.cells for r in c.runs} | {r for r in charts.arrows(page) if drawing.place.holds(r)}
        found, rest = divided(_without(page, drawing.place, inside), before)
        return sorted([*found, drawing], key=lambda g: (g.ys[0], g.xs[0])), rest
    free: Sequence[Run] = page.runs
    ruled: list[Grid] = []
    lined: list[Grid] = []
    if page.rulings:
        drawn = rulings.snapped(page.rulings)
        ruled = [g for g in rulings.grids(drawn) if any(g.place.holds(r) for r in free)]
        ruled = [g for g in ruled if not any(o is not g and _inside(g.place, o.place) for o in ruled)]
        free = fill(ruled[0], page) if len(ruled) == 1 else _outside(free, ruled)
        spare = rulings.level_lines(drawn, [g.place for g in ruled])
        lined = spaced.by_level_lines(spare, free, page.words)
        free = _outside(free, lined)
    whole = lines(free, page.number)
    bare = borderless.grids([row for row in whole if not row.sideways], before if before and not before.ruled else None)
    if bare:
        whole = lines(_outside(free, bare), page.number)
    found = sorted([*ruled, *lined, *bare], key=lambda g: (g.ys[0], g.xs[0]))
    for grid in found:
        if len(ruled) != 1 or grid is not ruled[0]:
            fill(grid, page)
    return found, in_order(whole, page.number)


def _without(page: Page, place: Rect, runs: Set[Run]) -> Page:
    """Return a page without a chart's `runs` and whatever is drawn at its `place`."""
    kept = [r for r in page.rulings if not _inside(r, place)]
    return replace(page, runs=tuple(r for r in page.runs if r not in runs), rulings=tuple(kept), frames=())


def _outside(runs: Sequence[Run], grids: Sequence[Grid]) -> Sequence[Run]:
    for grid in grids:
        x0, top, x1, bottom = 2 * grid.xs[0], 2 * grid.ys[0], 2 * grid.xs[-1], 2 * grid.ys[-1]  # of twice a run's middle
        runs = [r for r in runs if not (top <= r.top + r.bottom <= bottom and x0 <= r.x0 + r.x1 <= x1)]
    return runs


def _inside(inner: Rect, outer: Rect) -> bool:
    return outer.x0 - 2 <= inner.x0 and inner.x1 <= outer.x1 + 2 and outer.top - 2 <= inner.top and inner.bottom <= outer.bottom + 2


def table(grid: Grid, page: Page, style: Style, after: Grid | None, level: int) -> list[Draft | TableDraft]:
    """Return the drafts of a grid; `after` is the grid at the end of the page before, if nothing stands between.

    `style` is that of the document's cells, `level` that of headings made of section rows.
    """
    if grid.chart or _boxes_only(grid):
        return _chart(grid, style)
    rows = _rows(grid, page, style)
    kept = [(i, r) for i, r in enumerate(rows) if any(c.blocks or c.above for c in r)]
    begun = _begun(grid)
    headers = _headers(grid, [begun[i] for i, _ in kept], page)
    goes_on = after is not None and same_columns(grid, after)
    head = [r for _, r in kept[:headers]]
    out: list[Draft | TableDraft] = []
    current = TableDraft(rows=list(head), headers=headers, continues=goes_on)
    for i, row in kept[headers:]:
        if _is_section(grid, begun[i]):
            if len(current.rows) > current.headers:
                out.append(current)
            out += [replace(d, kind="heading", level=min(level, 9)) for d in row[0].blocks]
            current = TableDraft(rows=copied(head), headers=headers)
            continue
        current.rows.append(row)
    if len(current.rows) > current.headers or not out:
        out.append(current)
    return [d for d in out if not isinstance(d, TableDraft) or d.rows]


def _boxes_only(grid: Grid) -> bool:
    """Say whether all words stand in boxes as wide as the drawing: one box below another is no table."""
    return all(c.columns == len(grid.xs) - 1 for c in grid.cells if c.runs)


def _chart(grid: Grid, style: Style) -> list[Draft | TableDraft]:
    """Return boxes that lines join as parts of a flow chart, others as plain paragraphs."""
    boxed = [c for c in grid.cells if c.runs]
    joined = grid.chart or (len(boxed) > 2 and any(c.columns < len(grid.xs) - 1 for c in grid.cells))
    out: list[Draft | TableDraft] = []
    for cell in boxed:
        found = drafts(paragraphs(cell.lines, style), style)
        out += [replace(d, kind="diagram") if joined else d for d in found]
    return out


def copied(head: Sequence[list[CellDraft]]) -> list[list[CellDraft]]:
    """Return heading rows again, for a table that does not print them itself."""
    return [[replace(c, blocks=[replace(d) for d in c.blocks]) for c in row] for row in head]


def _rows(grid: Grid, page: Page, style: Style) -> list[list[CellDraft]]:
    """Return the rows of a grid; a cell that reaches over several is `above` in all but the first."""
    rows: list[list[CellDraft | None]] = [[None] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)]
    for cell in grid.cells:
        found = of_cell(cell.lines, style) if cell.lines else []
        rows[cell.row][cell.column] = CellDraft(found, False, (rounded(page.number, *cell.place),))
        if cell.rows > 1:
            for number in range(cell.row + 1, cell.row + cell.rows):
                rows[number][cell.column] = CellDraft(above=True)
    return [[c or CellDraft() for c in row] for row in rows]


def same_columns(a: Grid, b: Grid) -> bool:
    """Say whether two grids have the same column edges; where the last is not drawn it lies anywhere."""
    end = None if a.ruled and b.ruled else -1
    return len(a.xs) == len(b.xs) and all(abs(p - q) < 8 for p, q in zip(a.xs[:end], b.xs[:end], strict=True))


def _begun(grid: Grid) -> list[list[GridCell]]:
    """Return for each row the cells that begin in it."""
    out: list[list[GridCell]] = [[] for _ in range(len(grid.ys) - 1)]
    for c in grid.cells:
        out[c.row].append(c)
    return out


def _is_section(grid: Grid, cells: Sequence[GridCell]) -> bool:
    """A row that is one cell across all columns, with few words, heads the rows below it."""
    return len(cells) == 1 and cells[0].columns == len(grid.xs) - 1 and 0 < cells[0].words <= 16


def _headers(grid: Grid, rows: Sequence[list[GridCell]], page: Page) -> int:
    """Return how many of the first rows, each the cells that begin in it, name the columns."""
    count = int(_numbers_below(grid, rows))
    for cells in rows[count:]:
        filled = [c for c in cells if c.runs]
        below = count > 0 and _split_head(rows[count - 1])
        if not filled or len(filled) < (1 if below else 2) or not (_looks_like_head(filled, grid, page) or below):
            break
        count += 1
        if count == 3:
            break
    return count if count < len(rows) or count == 1 else 0


def _numbers_below(grid: Grid, rows: Sequence[list[GridCell]]) -> bool:
    """Say whether the first row has words where most rows below it have a number: then it names the columns."""
    first = [c.text for cells in rows for c in cells if c.column == 0]
    if len(first) < 3 or not first[0] or _NUMBER.match(first[0]) or _is_section(grid, rows[0]):
        return False
    return sum([_NUMBER.match(t) is not None for t in first[1:]]) > 0.6 * (len(first) - 1)


def _split_head(cells: Sequence[GridCell]) -> bool:
    """Say whether a heading row has a cell over several columns and others that reach below it: "Comply" over "Yes", "No"."""
    return any(c.columns > 1 for c in cells) and any(c.rows > 1 for c in cells)


def _looks_like_head(filled: Sequence[GridCell], grid: Grid, page: Page) -> bool:
    texts = [c.text for c in filled]
    if any(len(t.split(None, 12)) > 12 for t in texts) or re.match(r"\(?\d{1,20}(?:\.\d+)", texts[0]):
        return False
    if all(r.bold for c in filled for r in c.runs if any(map(str.isalpha, r.text))):
        return True
    known = sum([_HEADS.search(t) is not None and len(t.split()) <= 8 for t in texts])
    whole = len(filled) == len(grid.xs) - 1
    if whole and known >= max(2, len(texts) // 2):
        return not any(folded(t) in {"yes", "no", "n a", "x"} for t in texts[2:]) or known > 2
    return whole and all(any(_over(s, c.place) for s in page.shades) for c in filled) and len(page.shades) < 4 * len(filled)


def _over(shade: Rect, cell: Rect) -> bool:
    across = min(shade.x1, cell.x1) - max(shade.x0, cell.x0)
    down = min(shade.bottom, cell.bottom) - max(shade.top, cell.top)
    return across > 0.8 * cell.width and down > 0.8 * cell.height and shade.height < cell.height * 1.5
