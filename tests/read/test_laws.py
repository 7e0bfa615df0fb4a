"""Laws of reading that hold whatever the document: random clause trees and forms, each written in several formats."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ombudscan import read
from ombudscan.nouns import Document
from ombudscan.read import READERS, assemble

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
slow = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
WORDS = "we answer each moan about larch beds kindly and soon after tea every week of any month near our hall".split()


@dataclass
class Clause:
    """A numbered statement and those under it."""

    text: str
    under: list[Clause] = field(default_factory=list)


sentences = st.lists(st.sampled_from(WORDS), min_size=4, max_size=24).map(lambda w: " ".join(w).capitalize() + ".")
titles = st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map(lambda w: " ".join(w).title())
leaves = st.builds(Clause, sentences)
clauses = st.builds(Clause, sentences, st.lists(leaves, max_size=3))
sections = st.builds(Clause, titles, st.lists(clauses, min_size=1, max_size=4))
trees = st.lists(sections, min_size=2, max_size=4).map(lambda tree: [_told_apart(s, n) for n, s in enumerate(tree, 1)])


def _told_apart(clause: Clause, n: object) -> Clause:
    """No two statements say the same, so that each can be found again."""
    return Clause(
        f"{clause.text.rstrip('.')} {spelt(str(n))}{'.' if clause.text.endswith('.') else ''}",
        [_told_apart(c, f"{n}{k}") for k, c in enumerate(clause.under, 1)],
    )


def spelt(digits: str) -> str:
    return " ".join("zero one two three four five six seven eight nine".split()[int(d)] for d in digits)


def flat(tree: list[Clause], above: str = "") -> Iterator[tuple[str, str, int]]:
    """Yield (number, text, depth) of each statement, as printed."""
    for n, clause in enumerate(tree, 1):
        number = f"{above}.{n}" if above else str(n)
        yield number, clause.text, number.count(".")
        yield from flat(clause.under, number)


def written_docx(tree: list[Clause]) -> bytes:
    """Word's own automatic numbers: nothing of them stands in the text."""
    file = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for at, text in enumerate(("%1.", "%1.%2", "%1.%2.%3"))
    )
    numbering = file.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for _, text, depth in flat(tree):
        paragraph = file.add_paragraph(text, style="Heading 1" if depth == 0 else "Normal")
        mark = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(mark))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def written_html(tree: list[Clause]) -> bytes:
    """Numbers as people type them into a page."""
    tags = ("h2", "p", "p")
    return "".join(f"<{tags[d]}>{n}{'.' if d == 0 else ''} {html.escape(t)}</{tags[d]}>\n" for n, t, d in flat(tree)).encode()


COUNTERS = "ol{counter-reset:item;list-style:none} li::before{counter-increment:item;content:counters(item,'.') ' '}"


def written_counters(tree: list[Clause]) -> bytes:
    """Numbers that only the style sheet's counters print."""

    def items(some: list[Clause]) -> str:
        inner = "".join(f"<li><p>{html.escape(c.text)}</p>{items(c.under)}</li>" for c in some)
        return f"<ol>{inner}</ol>" if some else ""

    return f"<html><head><style>{COUNTERS}</style></head><body><h1>Rules</h1>{items(tree)}</body></html>".encode()


def written_pdf(tree: list[Clause]) -> bytes:
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13.5, spaceAfter=6)
    large = ParagraphStyle("large", parent=plain, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=8, keepWithNext=1)
    story = [Paragraph(f"{n}{'.' if d == 0 else ''} {html.escape(t)}", large if d == 0 else plain) for n, t, d in flat(tree)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(story)
    return out.getvalue()


def written_text(tree: list[Clause]) -> bytes:
    return "\n\n".join(f"{n}{'.' if d == 0 else ''} {t}" for n, t, d in flat(tree)).encode()


WRITERS = {
    "docx": (DOCX, written_docx),
    "html": ("text/html", written_html),
    "html, numbers by counters": ("text/html", written_counters),
    "pdf": ("application/pdf", written_pdf),
    "text": ("text/plain", written_text),
}


def document(kind: str, data: bytes) -> Document:
    made = READERS[kind](data)
    return assemble.document(made.drafts, source="x", sha256="", media_type=kind, pages=made.pages, notices=made.notices, info=made.info)


def labels(made: Document) -> dict[str, str]:
    return {" ".join(made.quote(b.span).split()): b.label.rstrip(".") for b in made.blocks}


@pytest.mark.parametrize("name", WRITERS)
@slow
@given(tree=trees)
def test_clause_numbers_survive_in_every_format(name: str, tree: list[Clause]) -> None:
    kind, write = WRITERS[name]
    found = labels(document(kind, write(tree)))
    wanted = {text: number for number, text, _ in flat(tree)}
    assert {t: n for t, n in found.items() if t in wanted} == wanted


@pytest.mark.parametrize("name", WRITERS)
@slow
@given(tree=trees)
def test_reading_is_deterministic_and_spans_are_ordered_disjoint_and_quote_the_text(name: str, tree: list[Clause]) -> None:
    kind, write = WRITERS[name]
    data = write(tree)
    made = document(kind, data)
    assert made == document(kind, data)
    assert sound(made)


def sound(made: Document) -> bool:
    """Blocks follow one another, never overlap, and hold words; cells lie within the text, in order, or repeat the one above."""
    end = 0
    for block in made.blocks:
        if block.span.start < end or not made.quote(block.span).strip() or block.span.end > len(made.text):
            return False
        end = block.span.end
    for row, above in zip(made.rows, [None, *made.rows], strict=False):
        merged = {c.span for c in above.cells} if above else set()
        fresh = [c.span for c in row.cells if c.span not in merged or not c.span]
        if any(not 0 <= c.span.start <= c.span.end <= len(made.text) for c in row.cells):
            return False
        if any(a.end > b.start for a, b in pairwise(fresh) if a and b):
            return False
    return True


# Forms


@dataclass
class Line:
    """A row of a form."""

    requirement: str
    answer: str
    evidence: str


rows = st.lists(
    st.builds(Line, sentences, st.sampled_from(["Yes", "No", "Partly"]), st.one_of(st.just(""), sentences)), min_size=1, max_size=12
)
HEAD = ("Code provision", "Code requirement", "Comply: Yes / No", "Evidence")


def cells(form: list[Line]) -> list[tuple[str, str, str, str]]:
    return [(f"{1 + n // 9}.{1 + n % 9}", f"{line.requirement}", line.answer, line.evidence) for n, line in enumerate(form)]


def form_html(form: list[Line], before: str = "", after: str = "") -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells(form))
    head = "".join(f"<th>{h}</th>" for h in HEAD)
    return f"<h1>Moans self-assessment</h1>{_paragraphs(before)}<table><tr>{head}</tr>{body}</table>{_paragraphs(after)}".encode()


def _paragraphs(text: str) -> str:
    return f"<p>{text}</p>" if text else ""


def form_docx(form: list[Line], before: str = "", after: str = "") -> bytes:
    file = docx.Document()
    file.add_heading("Moans self-assessment", 1)
    file.add_paragraph(before)
    table = file.add_table(rows=0, cols=4)
    for row in [HEAD, *cells(form)]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.add_paragraph(after)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def form_text(form: list[Line], before: str = "", after: str = "") -> bytes:
    lines = ["Moans self-assessment", "", before, ""]
    lines += [" | ".join(row) + " |" for row in [HEAD, *cells(form)]]
    return "\n".join([*lines, "", after]).encode()


def form_tabs(form: list[Line], before: str = "", after: str = "") -> bytes:
    lines = ["Moans self-assessment", "", before, ""]
    return "\n".join([*lines, *("\t".join(row) for row in [HEAD, *cells(form)]), "", after]).encode()


def form_pdf(form: list[Line], before: str = "", after: str = "") -> bytes:
    """A ruled table, its heading printed on every page; rows may be cut by a page's end."""
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13)
    said = [[Paragraph(html.escape(c), plain) for c in row] for row in [HEAD, *cells(form)]]
    ruled = [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    table = Table(said, colWidths=[58, 190, 62, 190], style=TableStyle(ruled), repeatRows=1, splitInRow=1)
    title = Paragraph("Moans self-assessment", ParagraphStyle("title", parent=plain, fontSize=15, leading=20, spaceAfter=8))
    story = [title, *_told(before, plain), table, *_told(after, plain)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(story)
    return out.getvalue()


def _told(text: str, style: ParagraphStyle) -> list[Paragraph]:
    return [Paragraph(html.escape(text), style)] if text else []


FORMS = {
    "html": ("text/html", form_html),
    "docx": (DOCX, form_docx),
    "pipes": ("text/plain", form_text),
    "tabs": ("text/plain", form_tabs),
    "pdf": ("application/pdf", form_pdf),
}


def body_rows(made: Document) -> list[list[str]]:
    return [[" ".join(made.quote(c.span).split()) for c in row.cells] for row in made.rows if not row.is_header]


@pytest.mark.parametrize("name", FORMS)
@slow
@given(form=rows, before=sentences, after=sentences)
def test_rows_are_read_as_written_and_more_text_never_removes_one(name: str, form: list[Line], before: str, after: str) -> None:
    kind, write = FORMS[name]
    wanted = [list(row) for row in cells(form)]
    assert body_rows(document(kind, write(form))) == wanted
    assert body_rows(document(kind, write(form, before, after))) == wanted


@pytest.mark.parametrize("name", FORMS)
@slow
@given(form=rows, before=sentences)
def test_forms_are_read_alike_each_time_and_their_spans_are_sound(name: str, form: list[Line], before: str) -> None:
    kind, write = FORMS[name]
    data = write(form, before)
    made = document(kind, data)
    assert made == document(kind, data)
    assert sound(made)


@pytest.mark.parametrize("name", FORMS)
@slow
@given(form=rows, more=rows)
def test_more_rows_never_remove_a_row(name: str, form: list[Line], more: list[Line]) -> None:
    kind, write = FORMS[name]
    fewer = body_rows(document(kind, write(form)))
    assert body_rows(document(kind, write([*form, *more])))[: len(fewer)] == fewer


def test_the_product_reads_what_the_laws_are_held_against(tmp_path) -> None:
    """The laws call the readers directly, as read.document does."""
    path = tmp_path / "a.html"
    path.write_bytes(form_html([Line("We hear each moan.", "Yes", "")]))
    assert body_rows(read.document(path)) == [["1.1", "We hear each moan.", "Yes", ""]]
