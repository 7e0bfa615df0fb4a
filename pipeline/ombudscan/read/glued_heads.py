"""A table's heading row that a scraper ran together into one line above it ("Code provisionCode requirementComply: Yes / No")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.read.shaping import is_form_header

_SEAM = re.compile(r"(?<=[a-z?):])(?=[A-Z])|\n")
_LONGEST = 60  # letters of one column's name


def headed(drafts: Iterable[Draft | TableDraft]) -> list[Draft | TableDraft]:
    """Return `drafts`, a line before a table without headings made its heading row where it is one, run together."""
    out: list[Draft | TableDraft] = []
    for d in drafts:
        above = out[-1] if out else None
        if isinstance(d, TableDraft) and not d.headers and isinstance(above, Draft) and (row := _names(above, d)):
            d.rows.insert(0, row)
            d.headers = 1
            out.pop()
        out.append(d)
    return out


def _names(line: Draft, table: TableDraft) -> list[CellDraft]:
    """Return the cells of the heading row that `line` is: as many names as the table has columns, most of them a form's; else none."""
    if any(not c.blocks for r in table.rows[:1] for c in r[:1]):
        return []
    width = max((len(r) for r in table.rows), default=0)
    names = [n.strip() for n in _SEAM.split(line.text)]
    if width < 3 or len(names) != width or not all(0 < len(n) <= _LONGEST for n in names) or not is_form_header(names):
        return []
    return [CellDraft(blocks=[Draft(text=n, boxes=line.boxes, origins=line.origins)], boxes=line.boxes) for n in names]
