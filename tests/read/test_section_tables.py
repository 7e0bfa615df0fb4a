"""Forms with a table for each section, each as wide as its words make it: as web pages are printed, with lines between rows or with none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from made_pdf import line, pdf
from made_unruled import wrapped
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from form_samples import Sample, rows
from ombudscan.extract.claims import claims
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_pdf

EVIDENCE = (
    "Ferry book, page {n}.",
    "The wharf team keeps a list of each case and reads it aloud on Mondays, so that nobody is left waiting for a word from us.",
    "Page {n} of the ferry book says so, and every new clerk is shown it in the first week.",
)
PRINTED = ("Yes", "No", "Yes", "Yes")
SECTIONS = "3569"
SOME = [
    replace(r, printed=PRINTED[i % len(PRINTED)], evidence=EVIDENCE[i % len(EVIDENCE)].format(n=i + 2))
    for i, r in enumerate(r for r in rows("hos-2024") if r.number[0] in SECTIONS)
]
WANTED = [(r.number, r.printed.lower(), r.evidence) for r in SOME]
HEAD = ("No.", "Code requirement", "Do we comply?", "Evidence")
# Where the columns of each section's table begin, and where its last one ends.
EDGES = {
    "3": (40.0, 66.0, 330.0, 410.0, 556.0),
    "5": (40.0, 66.0, 300.0, 384.0, 556.0),
    "6": (40.0, 66.0, 344.0, 424.0, 556.0),
    "9": (40.0, 66.0, 318.0, 400.0, 556.0),
}
SIZE, LEAD, LOW = 9.5, 11.5, 790.0


@dataclass(frozen=True, kw_only=True)
class Looks:
    """How a form looks: `pad` points stand above and below a cell's words, `titled` is the type size of the sections' titles."""

    drawn: bool = False
    middle: bool = False
    centred: bool = False
    cut: bool = False
    pad: float = 5.0
    titled: float = 14.0
    again: bool = True


class _Form:
    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.pages: list[list[tuple[float, float, str, float, bool]]] = [
            [(40, 48, "Complaint Handling Code 2024: self-assessment", 17, True)]
        ]
        self.lines: list[list[tuple[float, float, float]]] = [[]]
        self.y = 70.0
        self.xs: tuple[float, ...] = ()
        self.order: tuple[int, ...] = (0, 1, 2, 3)

    def turn(self) -> None:
        self.pages.append([])
        self.lines.append([])
        self.y = 36.0
        if self.looks.again and self.xs:
            self.head()

    def title(self, section: str) -> None:
        if self.y + 110 > LOW:
            self.xs = ()
            self.turn()
        self.pages[-1].append((38, self.y + self.looks.titled, f"Section {section}: how we do it", self.looks.titled, True))
        self.y += self.looks.titled + 16

    def head(self) -> None:
        for x, edge, text in zip(self.xs, self.xs[1:], [HEAD[i] for i in self.order], strict=False):
            left = (x + edge - 4 - stringWidth(text, "Helvetica-Bold", SIZE)) / 2 if self.looks.centred else x
            self.pages[-1].append((left, self.y + self.looks.pad + SIZE, text, SIZE, True))
        self.below(1)

    def below(self, deep: int) -> None:
        self.y += deep * LEAD + 2 * self.looks.pad
        if self.looks.drawn:
            self.lines[-1].append((self.y, 38, 558))

    def row(self, row: Sample) -> None:
        words = [(row.number, row.requirement, row.printed, row.evidence)[i] for i in self.order]
        cells = [list(wrapped(text, edge - x - 9, SIZE)) for x, edge, text in zip(self.xs, self.xs[1:], words, strict=False)]
        room = int((LOW - self.y - self.looks.pad) // LEAD)
        if max(map(len, cells)) > room:
            if self.looks.cut and room > 1:
                self.cells([cell[:room] for cell in cells], middle=False)
                cells = [cell[room:] for cell in cells]
            self.turn()
        self.cells(cells, middle=self.looks.middle)
        self.below(max(map(len, cells)))

    def cells(self, cells: Sequence[Sequence[str]], middle: bool) -> None:
        deep = max(map(len, cells))
        for x, cell in zip(self.xs, cells, strict=False):
            off = (deep - len(cell)) / 2 * LEAD if middle else 0
            self.pages[-1] += [(x, self.y + self.looks.pad + SIZE + off + i * LEAD, text, SIZE, False) for i, text in enumerate(cell)]

    def drawn(self, n: int, c: Canvas) -> None:
        for x, base, text, size, bold in self.pages[n]:
            line(c, x, base, text, size, bold)
        for y, x0, x1 in self.lines[n]:
            c.line(x0, c._pagesize[1] - y, x1, c._pagesize[1] - y)


def document(data: bytes) -> Document:
    got = from_pdf.reading(data)
    return assemble.document(got.drafts, source="t.pdf", sha256="", media_type="application/pdf", pages=got.pages, notices=got.notices)


def found(data: bytes) -> list[tuple[str, str, str]]:
    """Each row's number, answer and evidence."""
    doc = document(data)
    return [(c.provision, c.answer, " ".join(" ".join(doc.quote(s).split()) for s in c.evidence)) for c in claims(doc)]


def form(looks: Looks) -> bytes:
    made = _Form(looks)
    for section in SECTIONS:
        made.title(section)
        made.xs = EDGES[section]
        made.head()
        for row in SOME:
            if row.number[0] == section:
                made.row(row)
    return pdf(*(lambda c, n=n: made.drawn(n, c) for n in range(len(made.pages))))


LOOKS = {
    "lines between rows": Looks(drawn=True),
    "lines between rows, which are cut by the page's end": Looks(drawn=True, cut=True),
    "lines between rows, numbers at half their height": Looks(drawn=True, middle=True),
    "lines between rows, headings in the middle": Looks(drawn=True, centred=True),
    "lines between rows, all in the middle, cut": Looks(drawn=True, centred=True, middle=True, cut=True),
    "no lines": Looks(),
    "no lines, headings in the middle": Looks(centred=True),
    "no lines, numbers at half their height": Looks(middle=True),
    "no lines, all in the middle": Looks(centred=True, middle=True),
    "no lines, all in the middle, little between rows": Looks(centred=True, middle=True, pad=2.5),
    "no lines, titles no larger": Looks(titled=SIZE),
    "no lines, headings in the middle, titles no larger, cut": Looks(centred=True, titled=SIZE, cut=True),
    "lines between rows, titles no larger": Looks(drawn=True, titled=SIZE, cut=True),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_table_for_each_section_keeps_its_own_columns(name: str) -> None:
    got = found(form(LOOKS[name]))
    assert [row for row in got if row not in WANTED] == []
    assert [row for row in WANTED if row not in got] == []


ORDERS = {
    "answers second, requirements last": (0, 2, 3, 1),
    "answers last": (0, 1, 3, 2),
    "answers first": (2, 0, 3, 1),
}


@pytest.mark.parametrize("name", ORDERS)
@pytest.mark.parametrize("drawn", [True, False])
def test_the_columns_may_stand_in_any_order(name: str, drawn: bool) -> None:
    order = ORDERS[name]
    widths = [(26.0, 236.0, 84.0, 160.0)[i] for i in order]
    made = _Form(Looks(drawn=drawn))
    made.order = order
    for section in SECTIONS:
        made.title(section)
        wider = [w + (10 if i == 3 and section in "56" else 0) for i, w in zip(order, widths, strict=True)]
        made.xs = (40.0, *(40.0 + sum(wider[: i + 1]) for i in range(4)))
        made.head()
        for row in SOME:
            if row.number[0] == section:
                made.row(row)
    assert sorted(found(pdf(*(lambda c, n=n: made.drawn(n, c) for n in range(len(made.pages)))))) == sorted(WANTED)


def test_a_title_in_the_first_row_divides_rows_whose_numbers_stand_at_half_their_height() -> None:
    made = _Form(Looks(middle=True, cut=True, titled=SIZE))
    made.xs = EDGES["3"]
    made.head()
    for section in SECTIONS:
        made.pages[-1].append((40, made.y + 14, f"Section {section}: how we do it", SIZE, True))
        made.y += 24
        for row in SOME:
            if row.number[0] == section:
                made.row(row)
    assert found(pdf(*(lambda c, n=n: made.drawn(n, c) for n in range(len(made.pages))))) == WANTED


def test_a_heading_in_a_band_belongs_to_the_row_that_no_line_parts_from_it() -> None:
    cells = [
        ("Step", "Stage 1", "Stage 2"),
        (
            "We answer",
            "Within 10 working days of the day on which|the case was acknowledged",
            "Within 20 working days of the day|of the reply before",
        ),
        ("We may add", "Up to 10 working days", "Up to 20 working days"),
        ("Who reads it", "A ferry clerk", "The harbour master"),
        ("Then", "Stage 2", "The Housing Ombudsman"),
    ]

    def draw(c: Canvas) -> None:
        y = 80.0
        for i, row in enumerate(cells):
            for x, text in zip((60.0, 170.0, 360.0), row, strict=True):
                for n, words in enumerate(text.split("|")):
                    line(c, x, y + 12 * n, words, 9, bold=i == 0)
            y += 19 + 12 * max(text.count("|") for text in row)
            if i:
                c.line(56, c._pagesize[1] - y + 13, 540, c._pagesize[1] - y + 13)

    doc = document(pdf(draw))
    assert {r.header for r in doc.rows} == {cells[0]}
    assert " ".join(doc.quote(doc.rows[1].cells[1].span).split()) == cells[1][1].replace("|", " ")


@pytest.mark.parametrize("titled", [14.0, 9.5])
def test_two_columns_of_text_with_titles_side_by_side_are_no_table(titled: float) -> None:
    said = "The harbour office opens early and closes late. Whoever waits on the quay is asked in, and nobody is sent home unheard."

    def column(c: Canvas, x: float, title: str, lengths: Sequence[int]) -> None:
        line(c, x, 80, title, titled, bold=True)
        y = 98.0
        for n in lengths:
            for words in list(wrapped(" ".join([said] * n), 220, 9.5)):
                line(c, x, y, words, 9.5)
                y += 12
            y += 9

    def draw(c: Canvas) -> None:
        column(c, 50, "Before stage 1", (2, 1, 3, 1, 2, 1))
        column(c, 310, "Stage 2", (1, 3, 1, 2, 2, 1))

    doc = document(pdf(draw))
    assert not doc.rows
    assert doc.text.index("Stage 2") > doc.text.rindex("Before stage 1")
    assert doc.text[: doc.text.index("Stage 2")].count("The harbour office opens") == 10
