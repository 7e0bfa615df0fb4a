"""A page's grids -> table drafts: cells filled with words, header rows counted, section rows made headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ombudscan.read import borderless, rulings, spaced
from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.read.layout import Line, lines
from ombudscan.read.page import Page, Rect, Word, boxes
from ombudscan.read.paragraphs import Style, drafts, paragraphs
from ombudscan.read.rulings import Grid, GridCell
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


def grids(page: Page, before: Grid | None = None) -> list[Grid]:
    """Return the grids on a page that hold words, from the top down; `before` is the last of the page before."""
    ruled = [g for g in rulings.grids(page.rulings) if any(g.place.holds(w) for w in page.words)]
    ruled = [g for g in ruled if not any(o is not g and _inside(g.place, o.place) for o in ruled)]
    free = [w for w in page.words if not any(g.place.holds(w) for g in ruled)]
    spare = [r for r in rulings.level_lines(page.rulings) if not any(_meets(r, g.place) for g in ruled)]
    lined = spaced.by_level_lines(spare, free)
    free = [w for w in free if not any(g.place.holds(w) for g in lined)]
    bare = borderless.grids(free, page, before if before and not before.ruled else None)
    return sorted((rulings.filled(g, page.words) for g in [*ruled, *lined, *bare]), key=lambda g: (g.ys[0], g.xs[0]))


def _inside(inner: Rect, outer: Rect) -> bool:
    return outer.x0 - 2 <= inner.x0 and inner.x1 <= outer.x1 + 2 and outer.top - 2 <= inner.top and inner.bottom <= outer.bottom + 2


def _meets(line: Rect, place: Rect) -> bool:
    return place.top - 4 <= line.top <= place.bottom + 4 and line.x0 < place.x1 and line.x1 > place.x0


def cell_lines(grid: Grid, page: Page) -> list[Line]:
    """Return the lines of all cells, cell after cell."""
    return [line for cell in grid.cells for line in _lines(cell, page)]


def _lines(cell: GridCell, page: Page) -> list[Line]:
    words = cell.words
    if not words:
        return []
    padding = max(min(w.x0 for w in words) - cell.place.x0, 0)
    right = cell.place.x1 - min(padding, 12)
    return lines(words, page.number, right)


def table(grid: Grid, page: Page, style: Style, after: Grid | None, level: int) -> list[Draft | TableDraft]:
    """Return the drafts of a grid; `after` is the grid at the end of the page before, if nothing stands between.

    `level` is that of headings made of section rows.
    """
    if _boxes_only(grid):
        return _chart(grid, page, style)
    rows = [_row(grid, i, page, style) for i in range(len(grid.ys) - 1)]
    kept = [(i, r) for i, r in enumerate(rows) if any(c.blocks or c.above for c in r)]
    headers = _headers(grid, [i for i, _ in kept], page)
    goes_on = after is not None and same_columns(grid, after)
    head = [r for _, r in kept[:headers]]
    out: list[Draft | TableDraft] = []
    current = TableDraft(rows=list(head), headers=headers, continues=goes_on)
    for i, row in kept[headers:]:
        if _is_section(grid, i):
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
    return all(c.columns == len(grid.xs) - 1 for c in grid.cells if c.words)


def _chart(grid: Grid, page: Page, style: Style) -> list[Draft | TableDraft]:
    """Return boxes that lines join as parts of a flow chart, others as plain paragraphs."""
    boxed = [c for c in grid.cells if c.words]
    joined = len(boxed) > 2 and any(c.columns < len(grid.xs) - 1 for c in grid.cells)
    plain = replace(style, headings=False)
    out: list[Draft | TableDraft] = []
    for cell in boxed:
        found = drafts(paragraphs(_lines(cell, page), plain), plain)
        out += [replace(d, kind="diagram") if joined else d for d in found]
    return out


def copied(head: Sequence[list[CellDraft]]) -> list[list[CellDraft]]:
    """Return heading rows again, for a table that does not print them itself."""
    return [[replace(c, blocks=[replace(d) for d in c.blocks]) for c in row] for row in head]


def _row(grid: Grid, number: int, page: Page, style: Style) -> list[CellDraft]:
    row = [CellDraft() for _ in range(len(grid.xs) - 1)]
    for cell in grid.cells:
        if cell.row == number:
            plain = replace(style, headings=False)
            found = drafts(paragraphs(_lines(cell, page), plain), plain)
            row[cell.column] = CellDraft(blocks=found, boxes=boxes([cell.place], page.number))
        elif cell.row < number < cell.row + cell.rows:
            row[cell.column] = CellDraft(above=True)
    return row


def same_columns(a: Grid, b: Grid) -> bool:
    """Say whether two grids have the same column edges; where the last is not drawn it lies anywhere."""
    end = None if a.ruled and b.ruled else -1
    return len(a.xs) == len(b.xs) and all(abs(p - q) < 8 for p, q in zip(a.xs[:end], b.xs[:end], strict=True))


def _starting(grid: Grid, row: int) -> list[GridCell]:
    return [c for c in grid.cells if c.row == row]


def _is_section(grid: Grid, row: int) -> bool:
    """A row that is one cell across all columns, with few words, heads the rows below it."""
    cells = _starting(grid, row)
    return len(cells) == 1 and cells[0].columns == len(grid.xs) - 1 and 0 < len(cells[0].words) <= 16


def _headers(grid: Grid, rows: Sequence[int], page: Page) -> int:
    """Return how many of the first rows name the columns."""
    count = int(_numbers_below(grid, rows))
    for row in rows[count:]:
        cells = [(c, c.words) for c in _starting(grid, row)]
        filled = [(c, w) for c, w in cells if w]
        below = count > 0 and _split_head(grid, rows[count - 1])
        if not filled or len(filled) < (1 if below else 2) or not (_looks_like_head(filled, grid, page) or below):
            break
        count += 1
        if count == 3:
            break
    return count if count < len(rows) or count == 1 else 0


def _numbers_below(grid: Grid, rows: Sequence[int]) -> bool:
    """Say whether the first row has words where most rows below it have a number: then it names the columns."""
    first = [" ".join(w.text for w in c.words) for row in rows for c in _starting(grid, row) if c.column == 0]
    if len(first) < 3 or not first[0] or _NUMBER.match(first[0]) or _is_section(grid, rows[0]):
        return False
    return sum(bool(_NUMBER.match(t)) for t in first[1:]) > 0.6 * (len(first) - 1)


def _split_head(grid: Grid, row: int) -> bool:
    """Say whether a heading row has a cell over several columns and others that reach below it: "Comply" over "Yes", "No"."""
    cells = _starting(grid, row)
    return any(c.columns > 1 for c in cells) and any(c.rows > 1 for c in cells)


def _looks_like_head(filled: Sequence[tuple[GridCell, Sequence[Word]]], grid: Grid, page: Page) -> bool:
    texts = [" ".join(w.text for w in words) for _, words in filled]
    if any(len(t.split()) > 12 for t in texts) or re.match(r"\(?\d+(?:\.\d+)", texts[0]):
        return False
    if all(w.bold for _, words in filled for w in words if any(c.isalpha() for c in w.text)):
        return True
    known = sum(bool(_HEADS.search(t)) and len(t.split()) <= 8 for t in texts)
    whole = len(filled) == len(grid.xs) - 1
    if whole and known >= max(2, len(texts) // 2):
        return not any(folded(t) in {"yes", "no", "n a", "x"} for t in texts[2:]) or known > 2
    return whole and all(any(_over(s, c.place) for s in page.shades) for c, _ in filled) and len(page.shades) < 4 * len(filled)


def _over(shade: Rect, cell: Rect) -> bool:
    across = min(shade.x1, cell.x1) - max(shade.x0, cell.x0)
    down = min(shade.bottom, cell.bottom) - max(shade.top, cell.top)
    return across > 0.8 * cell.width and down > 0.8 * cell.height and shade.height < cell.height * 1.5
