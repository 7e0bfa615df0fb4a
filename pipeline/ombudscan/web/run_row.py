"""A landlord's cells as HTML: written here and not by a template, because a table may have tens of thousands of them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote_plus

from markupsafe import Markup, escape

from ombudscan.web.run_desk import Desk
from ombudscan.web.run_filter import Filter
from ombudscan.web.run_nouns import WORDS
from ombudscan.web.run_view import Line

# How a decision is told in a cell.
TOLD = {"agree": "agreed", "dismiss": "dismissed", "unsure": "unsure", "differ": "differ"}
_SIGNS = {state: f'"><span aria-hidden="true">{sign}</span> {word}' for state, (sign, word, _) in WORDS.items()}


def writer(asked: Filter, desk: Desk) -> Callable[[Line], Markup]:
    """Return what writes the cells of a line, each with its state, what was decided, and a link that keeps the filter.

    All that a document or a list says is percent-encoded; the rest is our own.
    """
    tail = escape("&" + asked.query(page=1))

    def written(line: Line) -> Markup:
        head = escape(f"/run/cell?landlord={quote_plus(line.landlord.name)}&provision=")
        parts: list[str] = []
        for cell in line.cells:
            other = " other" if asked.states and cell.state not in asked.states else ""
            mark = desk.mark(cell)
            told = f'<span class="mark">{TOLD[mark]}</span>' if mark else ""
            link = f'<a href="{head}{quote_plus(cell.provision)}{tail}'
            parts.append(f'<td class="{cell.state}{other}">{link}{_SIGNS[cell.state]}{told}</a></td>\n')
        return Markup("".join(parts))

    return written
