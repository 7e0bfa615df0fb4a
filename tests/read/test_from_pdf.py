"""PDF -> Document: tables over page ends, running heads, columns, clauses, lists, files that cannot be read.

Longer than 300 lines because each thing that a PDF can hold has its smallest file here.
"""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2
import pytest
from made_pdf import cells, line, pdf, rules, wrapped
from reportlab.pdfgen.canvas import Canvas

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Document
from ombudscan.read import assemble, from_pdf, pdf_open, pdfium_text

XS = (50.0, 100.0, 300.0, 350.0, 545.0)
HEAD = ("Code|provision", "Requirement", "Comply", "Evidence")


def document(data: bytes) -> Document:
    got = from_pdf.reading(data)
    return assemble.document(
        got.drafts, source="made.pdf", sha256="", media_type="application/pdf", pages=got.pages, notices=got.notices, info=got.info
    )


def table(doc: Document) -> list[list[str]]:
    return [[" ".join(doc.quote(c.span).split()) for c in row.cells] for row in doc.rows]


def blocks(doc: Document, kind: str) -> list[tuple[str, str]]:
    return [(b.label, doc.quote(b.span)) for b in doc.blocks if b.kind == kind and b.row is None]


def _first_form_page(c: Canvas) -> None:
    line(c, 50, 60, "Our form", size=16, bold=True)
    ys = (100.0, 130.0, 160.0, 200.0)
    rules(c, XS, ys)
    cells(
        c,
        XS,
        ys,
        [HEAD, ("2.1", "Lend a ladder", "Yes", "Ladder Policy"), ("2.2", "Paint the gate|every spring and", "No", "The gate is")],
        1,
    )


def _second_form_page(c: Canvas) -> None:
    ys = (60.0, 90.0, 120.0, 150.0)
    rules(c, XS, ys)
    cells(c, XS, ys, [HEAD, ("", "after a storm", "", "made of iron."), ("2.3", "Sweep the yard", "Yes", "Yard Rota")], 1)


def test_ruled_table_gives_rows_with_named_columns() -> None:
    doc = document(pdf(_first_form_page))
    assert table(doc)[1] == ["2.1", "Lend a ladder", "Yes", "Ladder Policy"]
    assert [r.is_header for r in doc.rows] == [True, False, False]
    assert doc.rows[1].header == ("Code provision", "Requirement", "Comply", "Evidence")
    assert doc.rows[1].path == ("Our form",)


def test_row_cut_by_a_page_end_is_one_row_and_the_repeated_heading_is_dropped() -> None:
    doc = document(pdf(_first_form_page, _second_form_page))
    assert [r[0] for r in table(doc)] == ["Code provision", "2.1", "2.2", "2.3"]
    assert table(doc)[2] == ["2.2", "Paint the gate every spring and after a storm", "No", "The gate is made of iron."]
    assert len({r.table for r in doc.rows}) == 1


def test_cells_left_open_at_a_page_end_lose_no_row() -> None:
    def page(c: Canvas) -> None:
        ys = (100.0, 130.0, 160.0, 190.0)
        rules(c, XS, ys, open_end=True)
        cells(c, XS, ys, [HEAD, ("2.1", "Lend a ladder", "Yes", "A"), ("2.2", "Paint the gate", "No", "B")], 1)

    assert [r[0] for r in table(document(pdf(page)))] == ["Code provision", "2.1", "2.2"]


def test_merged_cell_repeats_the_upper_one() -> None:
    def page(c: Canvas) -> None:
        xs, ys = (50.0, 150.0, 300.0), (100.0, 130.0, 160.0, 190.0)
        height = c._pagesize[1]
        for y in (100.0, 130.0, 190.0):
            c.line(50, height - y, 300, height - y)
        c.line(150, height - 160, 300, height - 160)
        for x in xs:
            c.line(x, height - 100, x, height - 190)
        cells(c, xs, ys, [("Stage", "Step"), ("First", "We write"), ("", "We visit")], 1)

    assert table(document(pdf(page))) == [["Stage", "Step"], ["First", "We write"], ["First", "We visit"]]


def test_section_row_over_all_columns_is_a_heading_and_the_columns_keep_their_names() -> None:
    def page(c: Canvas) -> None:
        height = c._pagesize[1]
        ys = (100.0, 130.0, 160.0, 180.0, 210.0)
        for y in ys:
            c.line(XS[0], height - y, XS[-1], height - y)
        for x in XS:
            for top, low in ((100, 160), (180, 210)) if x not in (XS[0], XS[-1]) else ((100, 210),):
                c.line(x, height - top, x, height - low)
        row = ("2.1", "Lend a ladder", "Yes", "A")
        cells(c, XS, ys, [HEAD, row, ("Section 3 - Gates",), ("3.1", "Paint the gate", "No", "B")], 1)

    doc = document(pdf(page))
    last = doc.rows[-1]
    assert [label + text for label, text in blocks(doc, "heading")] == ["Section 3 - Gates"]
    assert last.header == ("Code provision", "Requirement", "Comply", "Evidence")
    assert last.path == ("Section 3 - Gates",)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_rotated_page_reads_as_the_upright_one(turn: int) -> None:
    def page(c: Canvas) -> None:
        c.setPageRotation(turn)
        width, height = c._pagesize
        # Set the content so that it stands upright once the viewer has turned the page.
        {90: lambda: (c.translate(width, 0), c.rotate(90)), 180: lambda: (c.translate(width, height), c.rotate(180)),
         270: lambda: (c.translate(0, height), c.rotate(270))}[turn]()  # fmt: skip
        if turn != 180:
            c._pagesize = (height, width)
        _first_form_page(c)

    upright, turned = document(pdf(_first_form_page)), document(pdf(page))
    assert table(turned) == table(upright)
    assert blocks(turned, "heading") == blocks(upright, "heading")


def test_hyphen_at_a_line_end_is_rejoined_and_a_real_one_kept() -> None:
    def page(c: Canvas) -> None:
        line(c, 50, 100, "Gates that are non-compliant get a new lock. The acknowledge-")
        line(c, 50, 113, "ment names each of them. Whoever finds another one that is non-")
        line(c, 50, 126, "compliant will tell the warden of the acknowledgement by letter.")

    ((_, text),) = blocks(document(pdf(page)), "paragraph")
    assert "The acknowledgement names" in text
    assert "that is non-compliant will" in text


def _running(number: int, words: str, first: bool) -> object:
    def page(c: Canvas) -> None:
        if not first:
            line(c, 50, 40, "Mill Lane Almshouses: ladders")
        wrapped(c, 50, 110, words, 480)
        line(c, 270, 815, f"Page {number} of 3")

    return page


def test_running_heads_and_page_numbers_are_left_out_and_told() -> None:
    words = ["The ladder is kept in the shed beside the gate.", "Ask the warden for the key.", "Bring it back by dusk."]
    pages = [_running(i + 1, w, i == 0) for i, w in enumerate(words)]
    doc = document(pdf(*pages))  # type: ignore[arg-type]
    assert [t for _, t in blocks(doc, "paragraph")] == words
    assert ("running", "Mill Lane Almshouses: ladders") in doc.info


LEFT = "The left column tells of ladders. " * 9
RIGHT = "The right column tells of gates and paint. " * 8


def test_two_columns_are_read_one_after_the_other() -> None:
    def page(c: Canvas) -> None:
        line(c, 50, 70, "A heading over both of the columns of this page", size=15, bold=True)
        wrapped(c, 50, 110, LEFT, 225)
        wrapped(c, 315, 110, RIGHT, 225)

    text = " ".join(document(pdf(page)).text.split())
    assert f"{LEFT.strip()} {RIGHT.strip()}" in text


def test_clause_numbers_are_labels_and_stay_with_their_paragraphs() -> None:
    def page(c: Canvas) -> None:
        line(c, 50, 80, "4 Ladders", size=13, bold=True)
        line(c, 50, 110, "4.1")
        wrapped(
            c,
            90,
            110,
            "We lend a ladder to anyone who asks for one, and to nobody for longer than two days at a time, clause 4.2 apart.",
            420,
        )
        line(c, 50, 150, "4.2")
        wrapped(c, 90, 150, "Painters may keep it for a week.", 420)

    doc = document(pdf(page))
    assert blocks(doc, "heading") == [("4", "Ladders")]
    assert [label for label, _ in blocks(doc, "paragraph")] == ["4.1", "4.2"]
    assert all(b.path == ("4 Ladders",) for b in doc.blocks[1:])


def test_list_items_know_the_sentence_that_announces_them() -> None:
    def page(c: Canvas) -> None:
        line(c, 50, 100, "Ladders are kind. You may borrow one if:")
        line(c, 70, 116, "(a) you live in the lane;")
        line(c, 70, 129, "(b) you have told the warden.")
        line(c, 50, 155, "You may bring:")
        line(c, 70, 171, "\u2022 a friend")
        line(c, 70, 184, "\u2022 a rope")

    doc = document(pdf(page))
    assert blocks(doc, "item") == [("(a)", "you live in the lane;"), ("(b)", "you have told the warden."), ("", "a friend"), ("", "a rope")]
    leads = [doc.quote(b.lead_in) for b in doc.blocks if b.lead_in]
    assert leads == ["You may borrow one if:"] * 2 + ["You may bring:"] * 2


def test_contents_list_is_not_taken_for_headings() -> None:
    def page(c: Canvas) -> None:
        line(c, 50, 80, "Contents", size=14, bold=True)
        for i, title in enumerate(("Ladders", "Gates", "Paint")):
            line(c, 50, 110 + 15 * i, f"{i + 1} {title} {'.' * 30} {i + 2}")

    def body(c: Canvas) -> None:
        line(c, 50, 80, "1 Ladders", size=14, bold=True)
        wrapped(c, 50, 110, "We lend a ladder to anyone who asks.", 400)

    doc = document(pdf(page, body))
    assert [t for _, t in blocks(doc, "contents")] == ["Contents", "1 Ladders 2", "2 Gates 3", "3 Paint 4"]
    assert blocks(doc, "heading") == [("1", "Ladders")]


def test_table_with_level_lines_only_is_a_table_with_a_notice() -> None:
    def page(c: Canvas) -> None:
        rows = [("Thing", "2024", "2025"), ("Ladders lent", "40", "51"), ("Gates painted", "7", "9"), ("Yards swept", "366", "365")]
        for i, row in enumerate(rows):
            cells(c, (60.0, 200.0, 260.0), (100.0 + 20 * i, 0.0), [row], bold=1 if i == 0 else 0)
            c.line(60, c._pagesize[1] - 118 - 20 * i, 300, c._pagesize[1] - 118 - 20 * i)

    doc = document(pdf(page))
    assert table(doc) == [
        ["Thing", "2024", "2025"],
        ["Ladders lent", "40", "51"],
        ["Gates painted", "7", "9"],
        ["Yards swept", "366", "365"],
    ]
    assert [n.code for n in doc.notices] == ["borderless_table"]


def test_title_is_told() -> None:
    assert ("title", "Ladder Policy") in document(pdf(_first_form_page, title="Ladder Policy")).info


def _shape(c: Canvas) -> None:
    c.rect(100, 100, 200, 200)


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (pdf(_first_form_page, encrypt="secret"), "encrypted"),
        (pdf(_first_form_page)[:60], "corrupt"),
        (b"%PDF-1.7\n" + b"\0" * 400, "corrupt"),
        (pdf(_shape), "no_text_layer"),
        (b"%PDF-1.7\n" + b" " * (51 * 1024 * 1024), "too_large"),
    ],
    ids=["needs a password", "nothing but a head", "zeros", "only a drawing", "over 50 MB"],
)
def test_files_that_cannot_be_read_say_why(data: bytes, outcome: str) -> None:
    with pytest.raises(UnreadableError) as error:
        from_pdf.reading(data)
    assert error.value.outcome == outcome
    assert error.value.message.endswith(".")


def test_reading_twice_gives_the_same_document() -> None:
    data = pdf(_first_form_page, _second_form_page)
    assert document(data) == document(data)


def test_spans_are_ordered_disjoint_and_have_places_on_their_pages() -> None:
    doc = document(pdf(_first_form_page, _second_form_page))
    assert all(a.span.end <= b.span.start for a, b in zip(doc.blocks, doc.blocks[1:], strict=False))
    assert all(doc.quote(b.span).strip() and b.boxes for b in doc.blocks)
    assert {box.page for b in doc.blocks for box in b.boxes} == {1, 2}
    assert all(0 <= box.x0 < box.x1 <= 596 and 0 <= box.top < box.bottom <= 842 for b in doc.blocks for box in b.boxes)


SHARED = os.environ.get("OMBUDSCAN_SHARED")


@pytest.mark.skipif(not SHARED, reason="OMBUDSCAN_SHARED names no folder with marked cases")
def test_awkward_files_end_in_a_document_or_a_reason(capfd: pytest.CaptureFixture[str]) -> None:
    for path in sorted((Path(SHARED or "") / "hostile").glob("*.pdf")):
        data = path.read_bytes()
        try:
            assert document(data).text
        except UnreadableError as error:
            assert error.outcome in {"encrypted", "corrupt", "no_text_layer", "too_large"}
    assert capfd.readouterr() == ("", "")


def test_boxes_joined_by_lines_are_a_diagram_and_no_table() -> None:
    def page(c: Canvas) -> None:
        height = c._pagesize[1]
        for i, words in enumerate(("Ask the warden", "Fetch the ladder", "Bring it back")):
            top = 100 + 60 * i
            c.rect(100, height - top - 30, 200, 30)
            line(c, 120, top + 18, words)
            if i < 2:
                c.line(200, height - top - 30, 200, height - top - 60)

    doc = document(pdf(page))
    assert [t for _, t in blocks(doc, "diagram")] == ["Ask the warden", "Fetch the ladder", "Bring it back"]
    assert doc.rows == ()


def test_answers_typed_and_ticked_in_a_fillable_form_are_read() -> None:
    def page(c: Canvas) -> None:
        line(c, 50, 100, "Is the ladder safe?")
        height = c._pagesize[1]
        c.acroForm.textfield(name="a", value="It was mended in May", x=200, y=height - 108, width=200, height=18)
        line(c, 50, 140, "Yes")
        c.acroForm.checkbox(name="b", checked=True, x=80, y=height - 144, size=14)
        line(c, 120, 140, "No")
        c.acroForm.checkbox(name="c", checked=False, x=150, y=height - 144, size=14)

    text = document(pdf(page)).text
    assert "It was mended in May" in text
    assert "Yes ☑ No ☐" in " ".join(text.split())


def test_form_without_any_line_is_read_by_its_headings_over_page_ends() -> None:
    def page(first: int) -> object:
        def draw(c: Canvas) -> None:
            if first == 1:
                cells(c, (50, 110, 330, 390), (80, 100), [("Ref", "Requirement", "Met?", "Evidence")], bold=1)
            for i in range(5):
                row = (f"{first}.{i + 1}", "Lend the ladder|to every neighbour", "Yes", f"Shed book {i}|and the rota")
                cells(c, (50, 110, 330, 390), (100 + 40 * i, 0), [row])

        return draw

    doc = document(pdf(page(1), page(2)))  # type: ignore[arg-type]
    rows = table(doc)
    assert rows[0] == ["Ref", "Requirement", "Met?", "Evidence"]
    assert [r[0] for r in rows[1:]] == [f"{s}.{i}" for s in (1, 2) for i in range(1, 6)]
    assert rows[6] == ["2.1", "Lend the ladder to every neighbour", "Yes", "Shed book 0 and the rota"]
    assert [n.code for n in doc.notices] == ["borderless_table"]


def test_stamp_across_the_page_and_footnote_marks_are_no_text() -> None:
    def page(c: Canvas) -> None:
        line(c, 50, 100, "The ladder comes back within two days")
        end = 50 + c.stringWidth("The ladder comes back within two days", "Helvetica", 10)
        line(c, end, 96, "3", size=6)
        line(c, end + 6, 100, "of its loan.")
        c.saveState()
        c.translate(200, 500)
        c.rotate(45)
        c.setFont("Helvetica", 60)
        c.drawString(0, 0, "DRAFT")
        c.restoreState()

    assert document(pdf(page)).text.strip() == "The ladder comes back within two days of its loan."


def test_running_head_in_a_frame_is_no_table() -> None:
    def page(number: int, words: str) -> object:
        def draw(c: Canvas) -> None:
            rules(c, (50, 300, 545), (30, 60))
            cells(c, (50, 300), (30, 60), [("Ladder Policy", f"Page {number} of 2")])
            wrapped(c, 50, 120, words, 480)

        return draw

    doc = document(pdf(page(1, "The ladder is kept in the shed."), page(2, "The gate is painted in May.")))  # type: ignore[arg-type]
    assert doc.rows == ()
    assert doc.text.split("\n")[:2] == ["The ladder is kept in the shed.", "The gate is painted in May."]
    assert ("running", "Ladder Policy") in doc.info


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Microsoft Word - Ladder Policy.docx", "Ladder Policy"),
        ("(anonymous)", None),
        ("untitled", None),
        ("  Gate \n Policy ", "Gate Policy"),
    ],
)
def test_titles_left_by_writers_are_cleaned(title: str, expected: str | None) -> None:
    assert dict(pdf_open.info({"Title": title, "CreationDate": "D:20240701093000Z"})) == {
        **({"title": expected} if expected else {}),
        "created": "2024-07-01",
    }


def test_second_engine_reads_what_the_first_cannot_open(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(_first_form_page, _second_form_page)
    first = document(data)

    def refuse(_: bytes) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Data format error).")

    monkeypatch.setattr(pdf_open.pdfium, "opened", refuse)
    second = document(data)
    assert table(second) == table(first)
    assert blocks(second, "heading") == blocks(first, "heading")


def _chart_beside(c: Canvas) -> None:
    line(c, 50, 60, "How a ladder is lent", size=14, bold=True)
    height = c._pagesize[1]
    for x, y, text in ((60, 100, "You ask"), (300, 100, "Is it free?"), (300, 200, "We lend it"), (60, 200, "We write it down")):
        c.rect(x, height - y - 40, 150, 40)
        line(c, x + 10, y + 25, text)
    c.line(210, height - 120, 300, height - 120)
    c.line(375, height - 140, 375, height - 200)
    c.line(300, height - 220, 210, height - 220)


def test_boxes_side_by_side_are_a_diagram_too() -> None:
    doc = document(pdf(_chart_beside))
    assert blocks(doc, "diagram") == [("", "You ask"), ("", "Is it free?"), ("", "We write it down"), ("", "We lend it")]
    assert doc.rows == ()


def _plain_numbered_titles(c: Canvas) -> None:
    line(c, 60, 60, "Ladder policy", size=18, bold=True)
    line(c, 60, 100, "1 Who may ask")
    line(c, 60, 125, "1.1 Every neighbour may ask for the ladder at the gate, on any day of the week.")
    line(c, 60, 150, "2 Ladders were lent last year, and both came back.")


def test_a_plain_title_is_known_by_the_clause_below_it() -> None:
    doc = document(pdf(_plain_numbered_titles))
    assert blocks(doc, "heading") == [("", "Ladder policy"), ("1", "Who may ask")]
    assert next(b for b in doc.blocks if b.label == "1.1").path == ("Ladder policy", "1 Who may ask")


def _list_over_the_end(c: Canvas) -> None:
    line(c, 60, 740, "1.1 We lend:")
    line(c, 80, 760, "•")
    line(c, 95, 760, "ladders for painting a gate,")


def _list_goes_on(c: Canvas) -> None:
    line(c, 80, 100, "•")
    line(c, 95, 100, "buckets of any size.")


def test_a_list_keeps_its_lead_in_over_a_page_end() -> None:
    doc = document(pdf(_list_over_the_end, _list_goes_on))
    assert [doc.quote(b.lead_in) for b in doc.blocks if b.kind == "item" and b.lead_in] == ["We lend:", "We lend:"]


def _wide_gaps_in_one_stroke(c: Canvas) -> None:
    for y, words in ((100, ("Provision", "Comply", "Evidence")), (130, ("5.9", "Yes", "Gate rota")), (160, ("5.10", "No", "Yard plan"))):
        text = c.beginText(50, c._pagesize[1] - y)
        text.setFont("Helvetica-Bold" if y == 100 else "Helvetica", 10)
        # one TJ operator for the whole line: the gaps are jumps of the pen, not blanks
        gaps = [f"({w})" + (f" {-(100 - c.stringWidth(w, text._fontname, 10)) * 100:.0f}" if i < 2 else "") for i, w in enumerate(words)]
        text._code.append(f"[{' '.join(gaps)}] TJ")
        c.drawText(text)


def test_columns_set_in_one_stroke_are_told_apart() -> None:
    doc = document(pdf(_wide_gaps_in_one_stroke))
    assert table(doc) == [["Provision", "Comply", "Evidence"], ["5.9", "Yes", "Gate rota"], ["5.10", "No", "Yard plan"]]
    (notice,) = doc.notices
    assert (notice.code, notice.page) == ("borderless_table", 1) and "less sure" in notice.message


def _numbers_form(c: Canvas) -> None:
    ys = tuple(100.0 + 30 * i for i in range(7))
    rules(c, XS, ys)
    cells(c, XS, ys, [HEAD, *((f"2.{i}", f"Lend ladder {i}", "Yes", f"Ladder rota {i}") for i in range(1, 6))], 1)


def test_second_engine_is_asked_where_the_grid_looks_odd(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = table(document(pdf(_numbers_form)))
    monkeypatch.setattr(pdf_open.pdfium, "Drawn", _without_inner_lines(pdf_open.pdfium.Drawn))
    doc = document(pdf(_numbers_form))
    assert table(doc) == whole
    assert [(n.page, "another way" in n.message) for n in doc.notices] == [(1, True)]


def _without_inner_lines(drawn: type) -> type:
    class Lossy(drawn):  # type: ignore[misc]
        """An engine that overlooks the level lines between the rows."""

        def __init__(self, *given: object) -> None:
            super().__init__(*given)
            self.rulings = [r for r in self.rulings if r.height > r.width or r.top < 101 or r.top > 279 or 129 < r.top < 131]

    return Lossy


def test_pdfplumber_finds_the_same_cells(tmp_path: Path) -> None:
    """The oracle: another library's tables of the same pages."""
    import pdfplumber

    for draw in (_numbers_form, _first_form_page):
        (tmp_path / "form.pdf").write_bytes(pdf(draw))
        with pdfplumber.open(tmp_path / "form.pdf") as source:
            theirs = [[" ".join((cell or "").split()) for cell in row] for row in source.pages[0].extract_tables()[0]]
        assert table(document(pdf(draw))) == theirs


@pytest.mark.parametrize(
    "text",
    [
        "Gates are oiled.",
        "Gates\r\nare oiled.",
        "caf\u00e9 \u2022 oil",
        "a\tb",
        "a\x00b",
        "a\u200bb",
        "a\ue000b",
        "a\rb",
        "a\nb",
        "a\u2019b\r\nc",
    ],
)
def test_what_can_be_printed_is_told_as_python_tells_it(text: str) -> None:
    assert pdfium_text.printable(text, text.count("\r\n")) == text.replace("\r\n", "").isprintable()


def _number_at_the_turn(c: Canvas) -> None:
    line(c, 60, 100, "These are the only times when we may say no to you, either to begin with or later on at stage")
    line(c, 60, 113, "2:")
    line(c, 60, 126, "•")
    line(c, 72, 126, "the gate was painted long ago")
    line(c, 60, 139, "You can tell any neighbour who lends ladders. There is a form at the back of this booklet, and")
    line(c, 60, 152, "most people do not use it.")


def test_a_number_at_a_lines_turn_ends_its_sentence_and_words_under_the_bullet_end_the_list() -> None:
    doc = document(pdf(_number_at_the_turn))
    texts = [(b.kind, doc.quote(b.span)) for b in doc.blocks]
    assert texts[0] == ("paragraph", "These are the only times when we may say no to you, either to begin with or later on at stage 2:")
    assert texts[1] == ("item", "the gate was painted long ago")
    assert texts[2][0] == "paragraph" and texts[2][1].startswith("You can tell") and texts[2][1].endswith("do not use it.")
    assert doc.quote(doc.blocks[1].lead_in).endswith("stage 2:")
