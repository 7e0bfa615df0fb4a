"""Forms of several pages without a line drawn, columns of words and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from made_pdf import Draw, line, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

A4, FLAT = (595.0, 842.0), (842.0, 595.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: where it begins, in points; what heads it, its lines divided by "|"; which part of a row it holds.

    `middle` says that its words stand at half the height of their row.
    """

    x: float
    head: str
    part: str
    middle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a form looks; `gutter` is the blank left of the next column, in points, and `space` that between two rows, in lines.

    `titled` is the type size of section titles and `title_x` where they begin, unless the form has none; `cut` says that a row may go on
    on the next page.
    """

    columns: Sequence[Column]
    size: float = 9.0
    page: tuple[float, float] = A4
    gutter: float = 12.0
    space: float = 0.8
    again: bool = True
    cut: bool = False
    titles: bool = True
    titled: float = 0.0
    title_x: float | None = None
    head_bold: bool = True
    foot: str = ""
    running: str = ""
    bottom: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A row of a form; "|" divides the paragraphs of its evidence, and a row with a `title` alone heads those below it."""

    parts: dict[str, str] = field(default_factory=dict)
    title: str = ""


def wrapped(text: str, width: float, size: float) -> Iterator[str]:
    """Yield the lines that each paragraph of `text` takes in a column of so many points."""
    for paragraph in text.split("|"):
        now = ""
        for word in paragraph.split():
            if now and stringWidth(f"{now} {word}", "Helvetica", size) > width:
                yield now
                now = word
            else:
                now = f"{now} {word}".strip()
        yield now


def made(layout: Layout, rows: Sequence[Sample]) -> bytes:
    """Return the PDF of the form."""
    form = _Form(layout)
    for row in rows:
        if row.parts:
            form.row(row)
        elif layout.titles:
            form.title(row.title)
    return pdf(*(form.drawn(n) for n in range(len(form.pages))), size=layout.page)


class _Form:
    """The words of each page: where they begin, the line they stand on, their type size and whether they are bold."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.lead = 1.22 * layout.size
        self.low = layout.page[1] - layout.bottom
        self.edges = [*(c.x for c in layout.columns[1:]), layout.page[0] - 44 + layout.gutter]
        self.pages: list[list[tuple[float, float, str, float, bool]]] = [
            [(44, 52, "Complaint Handling Code 2024: self-assessment", 15, True)]
        ]
        self.y = 84.0
        self.heads()

    def heads(self) -> None:
        for c in self.layout.columns:
            for i, text in enumerate(c.head.split("|")):
                self.pages[-1].append((c.x, self.y + i * self.lead, text, self.layout.size, self.layout.head_bold))
        self.y += (max(c.head.count("|") for c in self.layout.columns) + 1 + self.layout.space) * self.lead

    def turn(self) -> None:
        self.pages.append([])
        self.y = 52.0
        if self.layout.again:
            self.heads()

    def title(self, text: str) -> None:
        if self.y + 5 * self.lead > self.low:
            self.turn()
        x, size = self.layout.columns[0].x if self.layout.title_x is None else self.layout.title_x, self.layout.titled or self.layout.size
        self.y += 0.4 * self.lead
        self.pages[-1].append((x, self.y, text, size, True))
        self.y += (1 + self.layout.space) * max(self.lead, 1.22 * self.layout.titled)

    def row(self, row: Sample) -> None:
        columns, size = self.layout.columns, self.layout.size
        cells = [
            list(wrapped(row.parts.get(c.part, ""), edge - self.layout.gutter - c.x, size))
            for c, edge in zip(columns, self.edges, strict=True)
        ]
        room = int((self.low - self.y) // self.lead) + 1
        if max(map(len, cells)) > room:
            if self.layout.cut and room > 2:
                self.lines([cell[:room] for cell in cells], whole=False)
                cells = [cell[room:] for cell in cells]
            self.turn()
        self.lines(cells, whole=True)

    def lines(self, cells: Sequence[Sequence[str]], whole: bool) -> None:
        deep = max(map(len, cells))
        for c, cell in zip(self.layout.columns, cells, strict=True):
            off = (deep - len(cell)) / 2 if c.middle and whole else 0
            self.pages[-1] += [(c.x, self.y + (i + off) * self.lead, text, self.layout.size, False) for i, text in enumerate(cell) if text]
        self.y += (deep + self.layout.space) * self.lead

    def drawn(self, n: int) -> Draw:
        def draw(c: Canvas) -> None:
            for x, base, text, size, bold in self.pages[n]:
                line(c, x, base, text, size, bold)
            if self.layout.running:
                line(c, 44, 30, self.layout.running, 8)
            if self.layout.foot:
                line(c, 44, self.layout.page[1] - 26, self.layout.foot.format(n=n + 1, of=len(self.pages)), 8)

        return draw
