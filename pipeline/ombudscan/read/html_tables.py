"""Tables of a web page -> rows of cells: spans undone, header rows told by tag, layout tables walked like any part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from ombudscan.read import shaping
from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.read.html_furniture import is_furniture, text_of
from ombudscan.read.shaping import RowDraft

if TYPE_CHECKING:
    from ombudscan.read.html_walk import Walker

_WIDEST, _LONGEST = 60, 2_000
# Rows and columns of boxes from which they may be a table, the tags of both, and what stands in the column of the numbers.
_DRAWN, _DRAWN_ACROSS = 4, 3
_BOXES = frozenset(("div", "section", "article", "li"))
_CELLS = frozenset(("div", "p", "span", "section"))
_NUMBER = re.compile(r"(?:(?:code )?provision |section )?[1-9]\.\d{1,2}\.?", re.IGNORECASE)


def read(node: LexborNode, walker: Walker, depth: int) -> list[Draft | TableDraft]:
    """Return the drafts of a table element."""
    found = [r for r in _rows(node) if any(True for _ in _cells(r))]
    if _is_layout(node, found):
        return [d for r in found for c in _cells(r) for d in walker.part(c, depth)]
    grid = _Grid(walker, depth)
    for r in found:
        grid.take(r)
    rows = grid.rows
    lead = _lead(rows)
    declared = bool(lead) and len(lead) < len(rows)
    for row in rows:
        row.head = declared and any(row is x for x in lead)
    if not declared and (named := _from_labels(found)):
        rows.insert(0, named)
        declared = True
    caption = node.css_first("caption")
    title = [Draft(text=text_of(caption))] if caption is not None and text_of(caption) and not walker.cell else []
    return [*title, *shaping.shaped(rows, walker.level, declared)]


def drawn(node: LexborNode, walker: Walker, depth: int) -> list[Draft | TableDraft]:
    """Return the drafts of a form whose rows and cells are plain boxes that a style sheet sets in columns; none where it is no such form.

    At least four rows have the same number of boxes, three or more, and most of them one that holds nothing but a provision's number.
    """
    rows = _elements(node)
    parted = [_boxes(row) if row.tag in _BOXES else [] for row in rows]
    common, times = (Counter(map(len, filter(None, parted))).most_common(1) or [(0, 0)])[0]
    if times < _DRAWN or common < _DRAWN_ACROSS:
        return []
    if sum(any(_NUMBER.fullmatch(text_of(c)) for c in cells) for cells in parted if len(cells) == common) * 2 < times:
        return []
    grid = _Grid(walker, depth)
    for row, cells in zip(rows, parted, strict=True):
        if not is_furniture(row, walker.inside, walker.whole):
            grid.take(row, cells or [row])
    return shaping.shaped(grid.rows, walker.level, False)


def _elements(node: LexborNode) -> list[LexborNode]:
    """A node's children; none where words stand between them."""
    children = list(node.iter())
    worded = any(c.tag == "-text" and c.text(deep=False).strip() for c in node.iter(include_text=True))
    return [] if worded else children


def _boxes(row: LexborNode) -> list[LexborNode]:
    """The boxes of a row, none where words stand between them or a heading or a list among them tells of other things."""
    children = _elements(row)
    return children if all(c.tag in _CELLS for c in children) else []


def _lead(rows: list[RowDraft]) -> list[RowDraft]:
    """Return the rows at the top that the page marks as headings (titles across the table may stand among them)."""
    out: list[RowDraft] = []
    for r in rows:
        if r.head and not shaping.is_title(r):
            out.append(r)
        elif not shaping.is_title(r):
            break
    return out


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    for child in node.iter():
        role = child.attributes.get("role") or ""
        if child.tag == "tr" or role == "row":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"} or role == "rowgroup":
            yield from _rows(child)


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    for child in row.iter():
        if child.tag in {"td", "th"} or (child.attributes.get("role") or "") in {"cell", "gridcell", "columnheader", "rowheader"}:
            yield child


def _is_layout(node: LexborNode, rows: list[LexborNode]) -> bool:
    """Whether a table only places things on the page."""
    if (node.attributes.get("role") or "") in {"presentation", "none"}:
        return True
    if node.css_first("th") is not None:
        return False
    cells = [c for r in rows for c in _cells(r)]
    if len(cells) <= 1:
        return True
    return node.css_first("td table, td h1, td h2, td form") is not None and len(rows) <= 3


class _Grid:
    """Places cells in columns, those that span several too."""

    def __init__(self, walker: Walker, depth: int) -> None:
        self.walker = walker
        self.depth = depth
        self.rows: list[RowDraft] = []
        self._held: dict[int, int] = {}

    def take(self, row: LexborNode, boxes: list[LexborNode] | None = None) -> None:
        """Add one row; `boxes` are its cells where they are no cells by their tags."""
        found = (boxes or list(_cells(row)))[:_WIDEST]
        head = _is_head(row, found)
        cells: list[CellDraft] = []
        for c in found:
            self._fill(cells)
            blocks = self.walker.cell_blocks(c, self.depth)
            across = min(_span(c, "colspan"), _WIDEST - len(cells)) or 1
            down = _span(c, "rowspan")
            for n in range(across):
                if down > 1:
                    self._held[len(cells)] = down
                # a heading over several columns names each of them
                cells.append(CellDraft(blocks=list(blocks) if n == 0 or head else []))
        self._fill(cells)
        full = len(found) == 1 and _span(found[0], "colspan") > 1
        self.rows.append(RowDraft(cells=cells, head=head and not full, full=full))
        self._held = {k: n - 1 for k, n in self._held.items() if n > 1}

    def _fill(self, cells: list[CellDraft]) -> None:
        """Put in the cells that reach down from rows above."""
        while self.rows and self._held.get(len(cells), 0) > 0 and len(cells) < _WIDEST and len(self.rows) < _LONGEST:
            cells.append(CellDraft(above=True))


def _is_head(row: LexborNode, cells: list[LexborNode]) -> bool:
    parent = row.parent.tag if row.parent is not None else ""
    if parent == "thead":
        return True
    filled = [c for c in cells if text_of(c)]
    if not filled or any((c.attributes.get("scope") or "").startswith("row") for c in filled):
        return False
    return all(c.tag == "th" or c.attributes.get("role") == "columnheader" for c in filled) and (len(filled) > 1 or len(cells) == 1)


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    n = int(value) if re.fullmatch(r"\d{1,5}", value) else 1
    return _LONGEST if name == "rowspan" and n == 0 else max(1, n)


def _from_labels(rows: list[LexborNode]) -> RowDraft | None:
    """A table that names its columns only in data-label attributes, shown on small screens."""
    for r in rows:
        names = [
            (c.attributes.get("data-label") or c.attributes.get("data-title") or c.attributes.get("data-th") or "").strip()
            for c in _cells(r)
        ]
        if len(names) > 1 and sum(bool(n) for n in names) >= len(names) - 1:
            return RowDraft(cells=[CellDraft(blocks=[Draft(text=n)] if n else []) for n in names], head=True)
    return None
