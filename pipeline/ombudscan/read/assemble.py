"""Drafts from any reader -> Document: one text, with blocks and rows as spans of it.

A reader only says what stands on the page, in reading order; numbering of offsets, heading paths, lead-ins,
repeated table headers and rows continued over a page end are settled here, once, for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ombudscan.nouns import Block, BlockKind, Box, Cell, Document, Notice, Row, Span
from ombudscan.read import labels, quick_nouns, repeated_heads, unreadable
from ombudscan.read.page import Origin
from ombudscan.read.traced import Certain
from ombudscan.text import folded, normalise

# A thousand ends of a line in a paragraph are no more than two, and cost the wordings nothing.
_GAPS = re.compile(r"\n{3,}")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A heading, paragraph or list item as a reader saw it; `text` may hold line breaks that mean something.

    `origins` say, where the reader can, on which lines of which pages its letters stand.
    """

    kind: BlockKind = "paragraph"
    text: str
    level: int = 0
    label: str = ""
    boxes: tuple[Box, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(slots=True)
class CellDraft:
    """A table cell: its paragraphs. `above` marks one that is merged with the cell above it."""

    blocks: list[Draft] = field(default_factory=list)
    above: bool = False
    boxes: tuple[Box, ...] = ()


@dataclass(slots=True, kw_only=True)
class TableDraft:
    """A table: rows of cells, all of one length; the first `headers` rows are its heading."""

    rows: list[list[CellDraft]]
    headers: int = 0
    continues: bool = False


@dataclass(slots=True, kw_only=True)
class Reading:
    """What a reader makes of a file, before assembly: drafts in reading order, page count, notices, file properties.

    `clean` says that, in the drafts whose letters are all ASCII, there is nothing to normalise; `certain` how sure recognised words are.
    """

    drafts: list[Draft | TableDraft]
    pages: int | None = None
    notices: list[Notice] = field(default_factory=list)
    info: list[tuple[str, str]] = field(default_factory=list)
    clean: bool = False
    certain: Certain = field(default_factory=dict)


_HALVES = 0.25  # of the rows of a table: where more begin in mid-sentence, they are no halves
_SENTENCE = 20  # letters: what is shorter names a thing and is no sentence that was cut


class _Builder:
    def __init__(self, clean: bool) -> None:
        self.clean = clean
        self.parts: list[str] = []
        self.size = 0
        self.blocks: list[Block] = []
        self.sources: list[Draft] = []  # of the blocks, one each
        self.rows: list[Row] = []
        self.tables = 0
        self.headings: list[tuple[int, str]] = []
        self.lead: Span | None = None
        self.path: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What was put so far, each piece on lines of its own."""
        return "\n".join([*self.parts, ""])

    def draft(self, d: Draft, row: int | None = None, column: int | None = None) -> Span | None:
        text = d.text if self.clean and d.text.isascii() else normalise(d.text)
        if "\n" in text:
            text = _GAPS.sub("\n\n", text.strip("\n "))
        if not text:
            return None
        start = self.size
        end = start + len(text)
        self.size = end + 1
        self.parts.append(text)
        span = quick_nouns.span(start, end)
        if d.kind == "heading" and row is None:
            level = d.level or 1
            while self.headings and self.headings[-1][0] >= level:
                self.headings.pop()
            above = tuple(title for _, title in self.headings)
            block = quick_nouns.block("heading", span, level, d.label, above, d.boxes)
            self.headings.append((level, f"{d.label} {text}".strip()))
            self.path = (*above, self.headings[-1][1])
            self.lead = None
        else:
            lead = self.lead if d.kind == "item" else None
            block = quick_nouns.block(d.kind, span, d.level, d.label, self.path, d.boxes, lead, row, column)
            if d.kind != "item":
                self.lead = _last_line_ending_in_colon(text, span) if text[-1] == ":" else None
        self.blocks.append(block)
        self.sources.append(d)
        return span

    def table(self, t: TableDraft) -> None:
        header = _header(t)
        above: list[Cell] = []
        for number, cells in enumerate(t.rows):
            index = len(self.rows)
            made: list[Cell] = []
            for column, cell in enumerate(cells):
                if cell.above and column < len(above):
                    made.append(replace(above[column], column=column))
                    continue
                self.lead = None
                spans = [s for d in cell.blocks if (s := self.draft(d, index, column))]
                if len(spans) == 1:
                    whole = spans[0]
                else:
                    start = spans[0].start if spans else self.size
                    whole = quick_nouns.span(start, spans[-1].end if spans else start)
                made.append(quick_nouns.cell(column, whole, cell.boxes))
            self.lead = None
            self.rows.append(Row(table=self.tables, header=header, cells=tuple(made), path=self.path, is_header=number < t.headers))
            above = made
        self.tables += 1


def _header(t: TableDraft) -> tuple[str, ...]:
    if not t.headers:
        return ("",) * max((len(r) for r in t.rows), default=0)
    columns = zip(*t.rows[: t.headers], strict=False)
    named = ([" ".join(normalise(d.text).replace("\n", " ") for d in c.blocks).strip() for c in column] for column in columns)
    # A name that a title row below the heading says again ("7. Outcomes | Yes | No") stays one name.
    return tuple(" ".join(filter(None, dict.fromkeys(names))) for names in named)


def _last_line_ending_in_colon(text: str, span: Span) -> Span:
    """The span of the last sentence of `text`, which ends in a colon and so announces a list."""
    start = max(text.rfind("\n") + 1, *(text.rfind(stop) + 2 if stop in text else 0 for stop in (". ", "! ", "? ")))
    return Span(start=span.start + start, end=span.end)


def document(
    drafts: Iterable[Draft | TableDraft],
    *,
    source: str,
    sha256: str,
    media_type: str,
    pages: int | None = None,
    notices: Sequence[Notice] = (),
    info: Sequence[tuple[str, str]] = (),
    sources: list[tuple[Span, Draft]] | None = None,
    clean: bool = False,
) -> Document:
    """Return the Document that `drafts`, in reading order, make up; `sources` is filled with the draft of each of its blocks.

    Where they are `clean`, what is ASCII is taken as it is.
    """
    build = _built(drafts, clean)
    if sources is not None:
        sources += [(block.span, d) for block, d in zip(build.blocks, build.sources, strict=True)]
    return Document(
        source=source,
        sha256=sha256,
        media_type=media_type,
        text=build.text,
        blocks=tuple(build.blocks),
        rows=tuple(build.rows),
        pages=pages,
        notices=(*notices, *unreadable.answers(build.rows)),
        info=tuple(info),
    )


def sources(drafts: Iterable[Draft | TableDraft]) -> tuple[str, list[tuple[Span, Draft]]]:
    """Return the text that `drafts` make up, and for each of its blocks the span and the draft that it was made from."""
    build = _built(drafts)
    return build.text, [(block.span, d) for block, d in zip(build.blocks, build.sources, strict=True)]


def _built(drafts: Iterable[Draft | TableDraft], clean: bool = False) -> _Builder:
    build = _Builder(clean)
    for d in joined(list(drafts)):
        if isinstance(d, TableDraft):
            build.table(d)
        else:
            build.draft(d)
    return build


def joined(drafts: list[Draft | TableDraft]) -> list[Draft | TableDraft]:
    """Return `drafts` with tables that go on after a page end made one (a repeated header is dropped)."""
    out: list[Draft | TableDraft] = []
    for d in drafts:
        last = out[-1] if out else None
        if isinstance(d, TableDraft) and isinstance(last, TableDraft) and d.continues and _width(d) == _width(last):
            _continue(last, d)
        else:
            out.append(d)
    for d in out:
        if isinstance(d, TableDraft):
            _whole_rows(d)
    return out


def _whole_rows(table: TableDraft) -> None:
    """Put together the rows of `table` that a page end had cut when it was turned from paper: both halves came to stand in it as rows."""
    body = table.rows[table.headers :]
    halves = [n for n in range(1, len(body)) if _half(body[n - 1], body[n])]
    if not halves or len(halves) > _HALVES * len(body):
        return
    for n in reversed(halves):
        for cell, rest in zip(body[n - 1], body[n], strict=False):
            _append(cell, rest)
        del table.rows[table.headers + n]


def _half(upper: list[CellDraft], lower: list[CellDraft]) -> bool:
    """Say whether the first cell of `lower` ends the sentence of that of `upper`, of which one has cells that the other has not."""
    first = lower[0].blocks[0] if lower and lower[0].blocks and not lower[0].above else None
    if first is None or not first.text[:1].islower() or first.label or first.kind != "paragraph" or labels.is_address(first.text):
        return False
    if any(labels.is_number(a.blocks[0].text, b.blocks[0].text) for a, b in zip(upper, lower, strict=False) if a.blocks and b.blocks):
        return False
    begun = upper[0].blocks[-1].text if upper[0].blocks else ""
    unlike = any(bool(a.blocks) != bool(b.blocks) for a, b in zip(upper[1:], lower[1:], strict=False))
    return unlike and len(begun) > _SENTENCE and begun[0].isupper() and _cut(upper, lower)


def _width(t: TableDraft) -> int:
    return max(map(len, t.rows), default=0)


def _continue(table: TableDraft, more: TableDraft) -> None:
    rows, head = more.rows, [_words(r) for r in table.rows[: table.headers]]
    while rows and head and _begins(rows[0], head) and _words(rows[0]) in head:
        rows = rows[1:]
    rows = rows[repeated_heads.further(table, rows) :] if len(rows) < len(more.rows) else rows
    repeated_heads.cut(rows[0] if rows else [], table.rows[: table.headers])
    if rows and table.rows and _cut(table.rows[-1], rows[0]):
        for cell, rest in zip(table.rows[-1], rows[0], strict=True):
            _append(cell, rest)
        rows = rows[1:]
    table.rows.extend(rows)


def _words(row: list[CellDraft]) -> str:
    return _said(" ".join([d.text for c in row for d in c.blocks]))


_said = lru_cache(maxsize=64)(folded)  # kept, as a heading is printed on every page


def _begins(row: list[CellDraft], head: Sequence[str]) -> bool:
    """Say whether a row's first paragraph begins one of the rows of a heading: that is soon told, and mostly not so."""
    first = next((_said(d.text) for c in row for d in c.blocks), "")
    return any(h.startswith(first) for h in head)


def _cut(upper: list[CellDraft], lower: list[CellDraft]) -> bool:
    """A row with nothing in its first cell goes on from the row above: no form numbers only every other row."""
    filled = [bool(c.blocks) for c in lower]
    if filled and not filled[0] and any(filled) and upper[0].blocks:
        return True
    first = lower[0].blocks[0].text if lower and lower[0].blocks else ""
    last = upper[0].blocks[-1].text.rstrip() if upper and upper[0].blocks else ""
    return bool(first[:1].islower() and last and last[-1] not in ".?!:;" and not re.match(r"\d", first))


def _append(cell: CellDraft, rest: CellDraft) -> None:
    if cell.blocks and rest.blocks and rest.blocks[0].kind == "paragraph":
        last, first = cell.blocks[-1], rest.blocks[0]
        if last.text.rstrip()[-1:] not in ".!?:;" and not first.label:
            last.text = f"{last.text.rstrip()} {first.text.lstrip()}"
            last.boxes += first.boxes
            last.origins += first.origins
            cell.blocks.extend(rest.blocks[1:])
            cell.boxes += rest.boxes
            return
    cell.blocks.extend(rest.blocks)
    cell.boxes += rest.boxes
