"""PDF bytes -> Reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Notice
from ombudscan.read import furniture, glued, hyphens, layout, pdf_damage, pdf_open, pdf_tables, second
from ombudscan.read.assemble import CellDraft, Draft, Reading, TableDraft
from ombudscan.read.grid import Grid
from ombudscan.read.headings import ranks
from ombudscan.read.page import Line, Page
from ombudscan.read.paragraph_drafts import drafts
from ombudscan.read.paragraphs import Para, Style, leadings, paragraphs
from ombudscan.read.pdf_open import Opened

Item = Line | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flow:
    """A page's lines and grids in reading order, and each sort of them apart."""

    page: Page
    items: Sequence[Item]
    lines: Sequence[Line]
    grids: Sequence[Grid] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A grid on its page; `after` is the grid that it may go on from."""

    grid: Grid
    page: Page
    after: Grid | None


def reading(data: bytes, pages: list[Page] | None = None) -> Reading:
    """Return what stands in the PDF `data`; raise UnreadableError, with its outcome, where it cannot be read.

    `pages`, where given, is filled with what was found on each page.
    """
    opened = pdf_open.opened(data)
    whole = _flows(opened, data)
    if not any(flow.page.runs for flow in whole):
        raise UnreadableError("no_text_layer", _no_text(len(whole)))
    if pages is not None:
        pages += [flow.page for flow in whole]
    filled = sum(bool(f.page.runs or f.page.images) for f in whole)
    notices = opened.notices + pdf_damage.notices(data, filled if filled < len(whole) else None)
    flows, running = _without_furniture(whole)
    if not any(flow.items for flow in flows):  # pages that hold nothing but a number each
        flows, running = whole, []
    made = _drafts(flows, _style(flows))
    notices += glued.told_apart(made)
    if bare := [f.page.number for f in flows if any(not g.ruled for g in f.grids)]:
        notices.append(Notice(code="borderless_table", message=_bare_table(bare), page=bare[0]))
    info = [*opened.info, *(("running", text) for text in running)]
    certain = {(f.page.number, *at): sure for f in whole for at, sure in f.page.certain.items()}
    clean = all(f.page.clean for f in whole)
    return Reading(drafts=made, pages=len(whole), notices=notices, info=info, clean=clean, certain=certain)


def _bare_table(pages: Sequence[int]) -> str:
    where = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]}"
    return f"A table without upright lines on {where} was read by the places of its words: less sure than by lines, so compare its cells."


def _no_text(pages: int) -> str:
    what = "page 1 is a picture" if pages == 1 else f"pages 1 to {pages} are pictures"
    from ombudscan.read import ocr  # with numpy, which no page with text needs

    if ocr.available():
        return f"The file has no text: {what} in which no words were recognised. Ask for a sharper scan, or for a version with text."
    return f"The file has no text: {what}. Install the ocr extra and Tesseract's English data, or ask for a version with text."


def _flows(opened: Opened, data: bytes) -> list[_Flow]:
    """Return what stands on each page in reading order, worked out while the page is open.

    Where the first engine's grid looks odd, the second is asked for the page.
    """
    out: list[_Flow] = []
    last: Grid | None = None
    for page in opened.pages:
        flow = _flow(page, last)
        if second.odd(flow.grids) and (other := pdf_open.again(data, page.number)) is not None:
            flow = _better(flow, _flow(other, last), opened.notices)
        out.append(flow)
        last = flow.grids[-1] if flow.grids else None
    return out


def _better(flow: _Flow, other: _Flow, notices: list[Notice]) -> _Flow:
    """Return the reading of a page whose forms have more rows with a number to themselves, and say so."""
    number = flow.page.number
    better = second.worth(other.grids) > second.worth(flow.grids)
    what = "was read in another way" if better else "may hold rows that were read as one, or in the wrong place"
    notices.append(
        Notice(code="other", message=f"The lines of the table on page {number} look odd: it {what}, so compare it.", page=number)
    )
    return other if better else flow


def _flow(page: Page, last: Grid | None) -> _Flow:
    grids, lines = pdf_tables.divided(page, last)
    if not grids:
        return _Flow(page=page, items=lines, lines=lines)
    items: list[Item] = list(lines)
    for grid in grids:
        place = next((i for i, item in enumerate(items) if isinstance(item, Line) and _below(item, grid)), len(items))
        items.insert(place, grid)
    return _Flow(page=page, items=items, lines=lines, grids=[i for i in items if isinstance(i, Grid)])


def _below(line: Line, grid: Grid) -> bool:
    box = grid.place
    return line.base > box.top and line.x0 < box.x1 and line.x1 > box.x0


def _without_furniture(flows: list[_Flow]) -> tuple[list[_Flow], list[str]]:
    """Return the flows without running heads, feet and page numbers, and the running words, each once."""
    flows, texts = _without_framed_heads(flows)
    gone = furniture.running([f.lines for f in flows], [f.page.height for f in flows])
    out: list[_Flow] = []
    for flow, indexes in zip(flows, gone, strict=True):
        texts.update(dict.fromkeys([furniture.words(flow.lines[i].text) for i in sorted(indexes)]))
        out.append(_without(flow, indexes) if indexes else flow)
    return out, [t for t in texts if t]


def _without(flow: _Flow, indexes: Set[int]) -> _Flow:
    """Return `flow` without its lines at `indexes`."""
    kept = [line for i, line in enumerate(flow.lines) if i not in indexes]
    if not flow.grids:
        return _Flow(page=flow.page, items=kept, lines=kept)
    gone = {id(flow.lines[i]) for i in indexes}
    return _Flow(page=flow.page, items=[i for i in flow.items if id(i) not in gone], lines=kept, grids=flow.grids)


def _without_framed_heads(flows: list[_Flow]) -> tuple[list[_Flow], dict[str, None]]:
    """Leave out small tables that stand at the edge of several pages with the same words: framed running heads."""
    framed = {id(g): key for f in flows for g in f.grids if (key := _framed(g, f.page))}
    seen = Counter(key for f in flows for key in {framed[id(g)] for g in f.grids if id(g) in framed})
    common = {key for key, n in seen.items() if n >= furniture.least(len(flows))}
    if not common:
        return flows, {}
    gone = [g for f in flows for g in f.grids if framed.get(id(g)) in common]
    drop = set(map(id, gone))
    out = [replace(f, items=[i for i in f.items if id(i) not in drop], grids=[g for g in f.grids if id(g) not in drop]) for f in flows]
    return out, dict.fromkeys(furniture.words(_grid_text(g)) for g in gone)


def _framed(item: Grid, page: Page) -> str:
    """Return the words, figures apart, of a small table at the edge of a page, "" for anything else."""
    if len(item.ys) > 5 or (0.2 * page.height < item.place.bottom and item.place.top < 0.8 * page.height):
        return ""
    return furniture.key(_grid_text(item))


def _grid_text(grid: Grid) -> str:
    return " ".join([c.text for c in grid.cells if c.runs])


def _style(flows: Sequence[_Flow]) -> Style:
    runs = [r for f in flows for r in f.page.runs]
    lines = [i for f in flows for i in f.lines]
    lines += [line for f in flows for g in f.grids for c in g.cells for line in c.lines]
    cut = hyphens.any_cut([line.text[-1] for line in lines])
    known = hyphens.vocabulary([line.text for line in lines]) if cut else frozenset()
    return Style(body=layout.body_size(runs), leadings=leadings(lines), known=known, cut=cut)


def _drafts(flows: Sequence[_Flow], style: Style) -> list[Draft | TableDraft]:
    """Return all drafts: runs of lines between tables become paragraphs, also over a page's end."""
    parts = _parts(flows, style)
    levels = ranks([p for p in parts if isinstance(p, list)], style)
    within = replace(style, headings=False)  # in cells nothing is a heading
    out: list[Draft | TableDraft] = []
    named: tuple[Grid, list[list[CellDraft]]] | None = None
    for part in parts:
        if isinstance(part, list):
            out += drafts(part, style, levels)
        else:
            made = pdf_tables.table(part.grid, part.page, within, after=part.after, level=len(levels) + 1)
            tables = [d for d in made if isinstance(d, TableDraft)]
            for d in tables:
                _headed(d, part.grid, named)
            if tables and tables[-1].headers:
                named = (part.grid, tables[-1].rows[: tables[-1].headers])
            out += made
    return out


def _headed(table: TableDraft, grid: Grid, named: tuple[Grid, list[list[CellDraft]]] | None) -> None:
    """Give a table without column names those of the one above it, if its columns are the same."""
    if named and not table.headers and not table.continues and len(grid.xs) > 3 and pdf_tables.same_columns(grid, named[0]):
        table.rows[:0] = pdf_tables.copied(named[1])
        table.headers = len(named[1])


def _parts(flows: Sequence[_Flow], style: Style) -> list[list[Para] | _Place]:
    out: list[list[Para] | _Place] = []
    run: list[Line] = []
    last: Grid | None = None
    for flow in flows:
        if not flow.grids and flow.lines:
            run += flow.lines
            last = None
            continue
        for item in flow.items:
            if isinstance(item, Line):
                run.append(item)
                last = None
                continue
            out += [paragraphs(run, style), _Place(grid=item, page=flow.page, after=last if item is flow.items[0] else None)]
            run = []
            last = item
    return [*out, paragraphs(run, style)]
