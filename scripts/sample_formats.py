"""A sample document -> PDF, Word file or web page, the same bytes each time."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

WRITTEN = datetime.datetime(2026, 1, 5, 9, 0)
WIDTHS = {2: (30, 70), 3: (40, 30, 30), 4: (12, 36, 12, 40), 5: (10, 34, 10, 24, 22)}


@dataclass(frozen=True)
class Block:
    """A heading, clause, point, bullet, paragraph, label or table of a document; `label` is the number as printed."""

    kind: str
    text: str = ""
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A document before it has a format; `options` are the source's own words on its looks."""

    title: str
    landlord: str
    front: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    options: dict[str, Any]


# PDF


class _Paper(BaseDocTemplate):  # type: ignore[misc]
    """A page template that notes the page on which each heading stands, for the contents list."""

    def __init__(self, target: io.BytesIO, doc: Sheet, total: int) -> None:
        size = landscape(A4) if doc.options.get("landscape") else A4
        super().__init__(target, pagesize=size, title=doc.title, author=doc.landlord, invariant=1)
        self.headings: list[tuple[str, int]] = []
        frame = Frame(50, 50, size[0] - 100, size[1] - 105, id="page")
        head = doc.options.get("running_head", "")

        def furniture(canvas: Canvas, paper: BaseDocTemplate) -> None:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(50, size[1] - 35, head)
            canvas.drawRightString(size[0] - 50, 30, f"Page {paper.page} of {total}")

        self.addPageTemplates(PageTemplate("page", [frame], onPage=furniture))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        if getattr(flowable, "heading", ""):
            self.headings.append((flowable.heading, self.page))


def pdf(doc: Sheet) -> bytes:
    """Print twice: the second time with the page numbers that the first found."""
    headings: list[tuple[str, int]] = []
    total = 0
    target = io.BytesIO()
    for _ in range(2):
        target = io.BytesIO()
        paper = _Paper(target, doc, total)
        paper.build(list(pdf_story(doc, headings, paper.width + 44)))
        headings, total = paper.headings, paper.page
    return target.getvalue()


def pdf_story(doc: Sheet, headings: list[tuple[str, int]], width: float) -> Iterator[Flowable]:
    face = doc.options.get("face", "Helvetica")
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[face]
    size = doc.options.get("size", 10)
    plain = ParagraphStyle("plain", fontName=face, fontSize=size, leading=1.35 * size, spaceAfter=0.5 * size)
    title = ParagraphStyle("title", parent=plain, fontName=bold, fontSize=18, leading=24, spaceAfter=10)
    yield Paragraph(html.escape(doc.title), title)
    if doc.front:
        yield pdf_table(doc.front, width, plain, heading=False)
    if doc.options.get("contents"):
        yield Spacer(1, 12)
        yield Paragraph("Contents", ParagraphStyle("contents", parent=plain, fontName=bold, fontSize=13))
        for text, page in headings:
            yield Paragraph(f"{html.escape(text)} {'.' * (90 - len(text))} {page}", plain)
        yield PageBreak()
    for block in doc.blocks:
        if block.kind == "heading" and doc.options.get("own_pages"):
            yield PageBreak()
        yield from pdf_block(block, width, plain, bold)


def pdf_block(block: Block, width: float, plain: ParagraphStyle, bold: str) -> Iterator[Flowable]:
    text = html.escape(f"{block.label} {block.text}".strip(), quote=False)
    if block.kind == "heading":
        large = ParagraphStyle("h", parent=plain, fontName=bold, fontSize=13, leading=17, spaceBefore=10, keepWithNext=1)
        heading = Paragraph(text, large)
        heading.heading = f"{block.label} {block.text}".strip()
        yield heading
    elif block.kind == "table":
        yield Spacer(1, 4)
        yield pdf_table(block.rows, width, plain, heading=True)
        yield Spacer(1, 8)
    elif block.kind == "bullet":
        yield Paragraph(text, ParagraphStyle("b", parent=plain, leftIndent=28, bulletIndent=16), bulletText="•")
    else:
        face = bold if block.kind == "label" else plain.fontName
        yield Paragraph(text, ParagraphStyle("t", parent=plain, leftIndent=28 if block.kind == "point" else 0, fontName=face))


def pdf_table(rows: tuple[tuple[str, ...], ...], width: float, plain: ParagraphStyle, heading: bool) -> Table:
    size = 0.85 * plain.fontSize
    small = ParagraphStyle("cell", parent=plain, fontSize=size, leading=size + 2, spaceAfter=0)
    shares = WIDTHS[len(rows[0])]
    cells = [[Paragraph(html.escape(cell, quote=False), small) for cell in row] for row in rows]
    looks = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    if heading:
        looks.append(("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.88, 0.91, 0.94)))
    columns = [width * share / 100 for share in shares]
    return Table(cells, columns, repeatRows=int(heading), style=TableStyle(looks))


# Word


def word(doc: Sheet) -> bytes:
    file = docx.Document()
    file.core_properties.author, file.core_properties.title = doc.landlord, doc.title
    file.core_properties.created = file.core_properties.modified = WRITTEN
    file.styles["Normal"].font.size = Pt(10.5)
    if doc.options.get("landscape"):
        page = file.sections[0]
        page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    file.sections[0].header.paragraphs[0].text = doc.options.get("running_head", "")
    file.add_heading(doc.title, 0)
    if doc.front:
        word_table(file, doc.front)
    levels = word_numbering(file, doc.options.get("numbering", "none"))
    for block in doc.blocks:
        word_block(file, block, levels)
    return still(file)


def word_block(file: WordFile, block: Block, levels: dict[str, int]) -> None:
    styles = {"heading": "Heading 1", "bullet": "List Bullet"}
    if block.kind == "table":
        word_table(file, block.rows)
        return
    paragraph = file.add_paragraph(style=styles.get(block.kind, "Normal"))
    paragraph.add_run(block.text).bold = True if block.kind == "label" else None
    if block.kind in levels:
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{levels[block.kind]}"/><w:numId w:val="90"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))


def word_numbering(file: WordFile, style: str) -> dict[str, int]:
    """Add a list whose numbers Word itself prints, and return the level of each kind of block."""
    first = {"decimal": "%1.", "decimal-zero": "%1.0"}
    shapes = [("decimal", first[style]), ("decimal", "%1.%2")] if style in first else [("decimal", "%1.")]
    names = ["heading", "clause", "point"] if style in first else ["clause", "point"]
    if style == "none":
        shapes, names = [], ["point"]
    shapes.append(("lowerLetter", f"(%{len(shapes) + 1})"))
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for at, (shape, text) in enumerate(shapes)
    )
    numbering = file.part.numbering_part.element
    list_xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(list_xml))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return {name: at for at, name in enumerate(names)}


def word_table(file: WordFile, rows: tuple[tuple[str, ...], ...]) -> None:
    table = file.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.add_paragraph()


def still(file: WordFile) -> bytes:
    """Return the Word file with every date in its archive fixed."""
    first, last = io.BytesIO(), io.BytesIO()
    file.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return last.getvalue()


# Web page

_PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title} | {landlord}</title></head>
<body>
<a href="#content">Skip to main content</a>
<div id="cookie-banner" role="dialog"><p>We use cookies so that this site works. You can accept or refuse the others.</p>
<button>Accept all cookies</button> <button>Only the essential ones</button>
<table><tr><th>Cookie</th><th>Duration</th><th>What it does</th></tr>
<tr><td>session_key</td><td>10 days</td><td>Keeps you signed in. Yes</td></tr>
<tr><td>cookie_choice</td><td>6 months</td><td>Remembers your answer to this banner.</td></tr></table></div>
<header><p>{landlord}</p><nav><ul>{menu}</ul></nav></header>
<nav aria-label="Breadcrumb"><a href="/">Home</a> &gt; <a href="/contact">Contact us</a> &gt; {title}</nav>
<{main} id="content">
<h1>{title}</h1>
{content}
</{main}>
<aside><h2>Related pages</h2><ul>{related}</ul><p>Was this page helpful? <button>Yes</button> <button>No</button></p></aside>
<footer><p>© {landlord}. <a href="/privacy">Privacy</a> <a href="/accessibility">Accessibility</a></p></footer>
</body></html>
"""


def web(doc: Sheet) -> bytes:
    content = [web_table(doc.front, heading=False)] if doc.front else []
    content += [web_block(block) for block in doc.blocks]
    joined = re.sub(r"</(ul|ol)>\n<\1( type=\"a\")?>", "", "\n".join(content))
    page = _PAGE.format(
        title=html.escape(doc.title),
        landlord=html.escape(doc.landlord),
        menu=_links(doc.options.get("menu", [])),
        related=_links(doc.options.get("related", [])),
        main=doc.options.get("main", "main"),
        content=joined,
    )
    return page.encode()


def _links(names: list[str]) -> str:
    return "".join(f'<li><a href="/{name.lower().replace(" ", "-")}">{html.escape(name)}</a></li>' for name in names)


def web_block(block: Block) -> str:
    text = html.escape(block.text, quote=False)
    shapes = {
        "heading": f"<h2>{block.label} {text}</h2>" if block.label else f"<h2>{text}</h2>",
        "label": f"<h3>{text}</h3>" if text.startswith("Code provision") else f"<p><strong>{text}</strong></p>",
        "bullet": f"<ul>\n<li>{text}</li>\n</ul>",
        "point": f'<ol type="a">\n<li>{text}</li>\n</ol>',
        "table": web_table(block.rows, heading=True) if block.rows else "",
    }
    return shapes.get(block.kind, f"<p>{block.label} {text}</p>" if block.label else f"<p>{text}</p>")


def web_table(rows: tuple[tuple[str, ...], ...], heading: bool) -> str:
    lines = []
    for position, row in enumerate(rows):
        tag = "th" if heading and position == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{html.escape(cell, quote=False)}</{tag}>" for cell in row) + "</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


WRITERS: dict[str, Callable[[Sheet], bytes]] = {"pdf": pdf, "docx": word, "html": web}
