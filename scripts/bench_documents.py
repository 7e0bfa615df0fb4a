"""The documents that bench_read.py reads, made anew each time from a fixed seed: invented sentences, no landlord."""

from __future__ import annotations

import html
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

_WHO = "The lettings desk|Our repairs crew|A named officer|The housing panel|The scheme warden|Each team leader".split("|")
_DOES = "writes down|checks|passes on|answers|looks into|reads again|sends out|keeps".split("|")
_WHAT = "every grumble that a tenant brings|the notes of the last visit|a plain letter with the reasons|the list of open works".split("|")
_HOW = "before the week is out|with the tenant's own words|in the shared register|on the same form each time|without being asked".split("|")
_MORE = "and says who will follow it up|so that nothing waits unseen|and tells the tenant what comes next|unless a call is asked for".split(
    "|"
)
HEADS = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence", "Commentary / explanation")
_ROWS, _SECTIONS = 72, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A row of the made-up form: number, requirement, answer, evidence and commentary."""

    number: str
    requirement: str
    answer: str
    evidence: str
    commentary: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells from left to right."""
        return (self.number, self.requirement, self.answer, self.evidence, self.commentary)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of the made-up policy; a `level` of 1 marks a heading, `items` are its list."""

    label: str
    text: str
    level: int = 0
    items: tuple[str, ...] = ()


def _sentence(chance: random.Random) -> str:
    parts = [chance.choice(_WHO), chance.choice(_DOES), chance.choice(_WHAT), chance.choice(_HOW)]
    if chance.random() < 0.6:
        parts.append(chance.choice(_MORE))
    return " ".join(parts) + "."


def _text(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def form_rows() -> list[FormRow]:
    """Return the 72 rows of the form."""
    chance = random.Random(7)
    return [
        FormRow(
            number=f"{1 + i // 8}.{1 + i % 8}",
            requirement=_text(chance, 2 + i % 2),
            answer=chance.choice(("Yes", "Yes", "Yes", "No")),
            evidence=_text(chance, chance.randint(2, 6)),
            commentary=_text(chance, chance.randint(1, 3)),
        )
        for i in range(_ROWS)
    ]


def policy_clauses() -> list[Clause]:
    """Return the clauses of the policy, twelve pages of them."""
    chance = random.Random(11)
    return [clause for section in range(1, 11) for clause in _section(section, chance)]


def _section(number: int, chance: random.Random) -> Iterator[Clause]:
    yield Clause(label=f"{number}", text=f"How we deal with matter {number}", level=1)
    for i in range(1, 8):
        items = tuple(_sentence(chance) for _ in range(4)) if i % 3 == 0 else ()
        text = _text(chance, 4) + (" We look at:" if items else "")
        yield Clause(label=f"{number}.{i}", text=text, items=items)


_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=11, leading=15, alignment=TA_JUSTIFY, leftIndent=34, spaceAfter=8)
_ITEM = ParagraphStyle("item", parent=_PLAIN, leftIndent=52, bulletIndent=38, spaceAfter=4)
_HEADING = ParagraphStyle("heading", parent=_PLAIN, fontName="Helvetica-Bold", fontSize=14, leading=18, leftIndent=0, spaceBefore=10)
_CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=10, leading=13)
_BOLD = ParagraphStyle("bold", parent=_CELL, fontName="Helvetica-Bold")


def _built(story: list[Flowable], title: str, *, wide: bool = False) -> bytes:
    out = io.BytesIO()
    size = landscape(A4) if wide else A4
    made = SimpleDocTemplate(out, pagesize=size, leftMargin=44, rightMargin=44, topMargin=58, bottomMargin=58, title=title, invariant=1)

    def running(canvas: object, _: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(44, 30, title)  # type: ignore[attr-defined]
        canvas.drawRightString(size[0] - 44, 30, f"Page {canvas.getPageNumber()}")  # type: ignore[attr-defined]

    made.build(story, onFirstPage=running, onLaterPages=running)
    return out.getvalue()


def form_pdf(*, ruled: bool = True) -> bytes:
    """Return the form as a PDF of 25 landscape pages, with its lines or, where not `ruled`, without any."""
    head = [Paragraph(h, _BOLD) for h in HEADS]
    body = [[Paragraph(c, _CELL) for c in row.cells] for row in form_rows()]
    widths = [58, 190, 62, 262, 182]
    lines = [("VALIGN", (0, 0), (-1, -1), "TOP")] + ([("GRID", (0, 0), (-1, -1), 0.6, colors.black)] if ruled else [])
    style = TableStyle([*lines, ("BOTTOMPADDING", (0, 0), (-1, -1), 11)])
    table = Table([head, *body], colWidths=widths, style=style, repeatRows=1, splitInRow=1)
    return _built([Paragraph("A form of invented rows", _HEADING), table], "Invented form", wide=True)


def policy_pdf() -> bytes:
    """Return the policy as a PDF of 12 pages."""
    story: list[Flowable] = []
    for clause in policy_clauses():
        if clause.level:
            story.append(Paragraph(f"{clause.label}&nbsp;&nbsp;{clause.text}", _HEADING))
            continue
        story.append(Paragraph(clause.text, _PLAIN, bulletText=clause.label))
        story += [Paragraph(item, _ITEM, bulletText="•") for item in clause.items]
    return _built(story, "Invented policy")


def form_html() -> bytes:
    """Return the form as a web page."""
    head = "".join(f"<th>{h}</th>" for h in HEADS)
    body = "".join("<tr>" + "".join(f"<td><p>{html.escape(c)}</p></td>" for c in row.cells) + "</tr>" for row in form_rows())
    return _page("Invented form", f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def policy_html() -> bytes:
    """Return the policy as a web page."""
    return _page("Invented policy", "".join(_clause_html(c) for c in policy_clauses()))


def _clause_html(clause: Clause) -> str:
    if clause.level:
        return f"<h2>{clause.label} {clause.text}</h2>"
    items = "".join(f"<li>{html.escape(i)}</li>" for i in clause.items)
    return f"<p>{clause.label} {html.escape(clause.text)}</p>" + (f"<ul>{items}</ul>" if items else "")


def _page(title: str, body: str) -> bytes:
    menu = "<nav><ul>" + "".join(f"<li><a href='/{i}'>Matter {i}</a></li>" for i in range(20)) + "</ul></nav>"
    return f"<!doctype html><html><head><title>{title}</title></head><body>{menu}<main><h1>{title}</h1>{body}</main></body></html>".encode()


def form_docx() -> bytes:
    """Return the form as a Word file."""
    import docx

    made = docx.Document()
    made.add_heading("Invented form", 1)
    table = made.add_table(rows=1, cols=len(HEADS))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = text
    for row in form_rows():
        for cell, text in zip(table.add_row().cells, row.cells, strict=True):
            cell.text = text
    return _saved(made)


def policy_docx() -> bytes:
    """Return the policy as a Word file."""
    import docx

    made = docx.Document()
    for clause in policy_clauses():
        if clause.level:
            made.add_heading(f"{clause.label} {clause.text}", 1)
            continue
        made.add_paragraph(f"{clause.label} {clause.text}")
        for item in clause.items:
            made.add_paragraph(item, style="List Bullet")
    return _saved(made)


def _saved(made: object) -> bytes:
    out = io.BytesIO()
    made.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
