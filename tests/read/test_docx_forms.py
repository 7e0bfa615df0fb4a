"""Word files as people fill them in: fields and prompts, tables within tables, numbers from styles; python-docx as the oracle."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_docx import CLAUSES, HEAD, NAMES, T, blocks, num, numbered, p, packed, read, rows, run, tc, tr


def style(name: str, properties: str, based: str = "", shown: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    kind = f'<w:name w:val="{shown or name}"/>'
    return f'<w:style w:type="paragraph" w:styleId="{name}">{kind}{base}<w:pPr>{properties}</w:pPr></w:style>'


def of(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


LIST, LEVEL = '<w:numPr><w:numId w:val="{}"/></w:numPr>', '<w:numPr><w:ilvl w:val="{}"/></w:numPr>'
LINKED = CLAUSES.replace(
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>', '<w:numFmt w:val="decimal"/><w:pStyle w:val="B"/><w:lvlText w:val="%1.%2"/>'
)

INHERITED = [
    pytest.param(
        CLAUSES,
        style("A", LIST.format(1)) + style("B", LEVEL.format(1), "A"),
        ["A", "B", "B", "A"],
        ["1.", "1.1", "1.2", "2."],
        id="level-of-its-own",
    ),
    pytest.param(CLAUSES, style("A", LIST.format(1)) + style("B", "", "A"), ["A", "B"], ["1.", "2."], id="all-inherited"),
    pytest.param(
        CLAUSES, style("A", LIST.format(1)) + style("B", LIST.format(0), "A"), ["A", "B", "A"], ["1.", "", "2."], id="switched-off"
    ),
    pytest.param(LINKED, style("A", LIST.format(1)) + style("B", "", "A"), ["A", "B"], ["1.", "1.1"], id="level-that-names-the-style"),
    pytest.param(
        LINKED,
        style("A", LIST.format(1)) + style("B", "", "A") + style("C", "", "B"),
        ["A", "B", "C"],
        ["1.", "1.1", "1.2"],
        id="and-those-based-on-it",
    ),
    pytest.param(
        CLAUSES,
        style("A", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') + style("B", LIST.format(2), "A"),
        ["A", "B"],
        ["1.1", "2."],
        id="another-list",
    ),
]


@pytest.mark.parametrize(("numbering", "styles", "used", "labels"), INHERITED)
def test_numbers_are_inherited_from_style_to_style(numbering: str, styles: str, used: list[str], labels: list[str]) -> None:
    body = "".join(p(f"Clause {n}", of(name)) for n, name in enumerate(used))
    assert [label for _, label, _ in blocks(read(packed(body, numbering=numbering + num(1) + num(2), styles=styles)))] == labels


def test_a_paragraph_of_its_own_overrides_its_style() -> None:
    styles = style("A", LIST.format(1))
    body = p("One", of("A")) + p("Two", of("A") + LEVEL.format(1)) + p("Off", of("A") + LIST.format(0)) + p("Three", of("A"))
    assert [b[1] for b in blocks(read(packed(body, numbering=CLAUSES + num(1), styles=styles)))] == ["1.", "1.1", "", "2."]


def test_an_empty_numbered_paragraph_counts_as_it_does_in_word() -> None:
    body = numbered("One") + numbered("") + numbered("Three")
    assert [b[1] for b in blocks(read(packed(body, numbering=CLAUSES + num(1))))] == ["1.", "3."]


def form(*cells: str) -> list[list[str]]:
    return rows(read(packed(f"<w:tbl>{HEAD}{tr(*cells)}</w:tbl>")))


def field(content: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PROMPT = run(T.format("Choose an item."))
FIELDS = [
    pytest.param(f"<w:tc><w:tcPr/><w:p>{field(PROMPT)}</w:p></w:tc>", "", id="prompt-in-a-line"),
    pytest.param(f"<w:tc><w:tcPr/>{field(p('Choose an item.'))}</w:tc>", "", id="prompt-as-a-paragraph"),
    pytest.param(field(tc("Choose an item.")), "", id="prompt-as-a-cell"),
    pytest.param(field(tc("Yes"), ""), "Yes", id="filled-in-as-a-cell"),
    pytest.param(f"<w:tc><w:tcPr/><w:p>{field(run(T.format('Yes')), '')}</w:p></w:tc>", "Yes", id="filled-in"),
]


@pytest.mark.parametrize(("cell", "text"), FIELDS)
def test_a_field_that_nobody_filled_in_is_blank(cell: str, text: str) -> None:
    assert form(tc("1.2"), cell, tc("a")) == [["1.2", text, "a"]]


def dropdown(inner: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{v}"/>' for v in ("Please choose", "Yes", "No"))
    data = f"<w:ffData><w:ddList>{inner}{entries}</w:ddList></w:ffData>"
    return f"<w:tc><w:tcPr/><w:p>{run(f'<w:fldChar>{data}</w:fldChar>')}</w:p></w:tc>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [('<w:result w:val="1"/>', "Yes"), ('<w:default w:val="2"/>', "No"), ("", "Please choose"), ('<w:result w:val="9"/>', "")],
)
def test_what_was_chosen_from_an_old_forms_list_is_read(inner: str, text: str) -> None:
    assert form(tc("1.2"), dropdown(inner), tc("a")) == [["1.2", text, "a"]]


INNER = f"<w:tbl>{HEAD}{tr(tc('1.2'), tc('Yes'), tc('a'))}{tr(tc('1.3'), tc('No'), tc('b'))}</w:tbl>"
FRAMES = [
    pytest.param(tr(f"<w:tc><w:tcPr/>{p('Our form')}{INNER}<w:p/></w:tc>"), id="frame"),
    pytest.param(tr(tc("Our form"), f"<w:tc><w:tcPr/>{INNER}<w:p/></w:tc>"), id="two-columns"),
    pytest.param(tr(tc("Our form")) + tr(f"<w:tc><w:tcPr/>{INNER}<w:p/></w:tc>"), id="two-rows"),
]


@pytest.mark.parametrize("outer", FRAMES)
def test_a_table_that_only_frames_the_form_is_none(outer: str) -> None:
    document = read(packed(f"<w:tbl>{outer}</w:tbl>"))
    assert rows(document) == [["1.2", "Yes", "a"], ["1.3", "No", "b"]]
    assert blocks(document) == [("paragraph", "", "Our form")]


@pytest.mark.parametrize(
    "row", [tr(tc("1.2"), tc("Yes"), tc("a"), properties="<w:ins/>"), tr(tc("9"), tc("z"), tc("z"), properties="<w:del/>")]
)
def test_a_row_put_in_or_taken_out_is_noticed(row: str) -> None:
    assert [n.code for n in read(packed(f"<w:tbl>{HEAD}{tr(tc('1.1'), tc('No'), tc('b'))}{row}</w:tbl>")).notices] == ["tracked_changes"]


def test_comments_headers_and_footers_are_no_text_of_the_document() -> None:
    made: Any = docx.Document()
    made.add_paragraph("We reply in ten days.")
    made.sections[0].header.paragraphs[0].text = "Larch Homes"
    made.sections[0].footer.paragraphs[0].text = "Page 7 of 9"
    made.add_comment(made.paragraphs[0].runs, text="Is this so?", author="A. Tenant")
    out = io.BytesIO()
    made.save(out)
    assert read(out.getvalue()).text == "We reply in ten days.\n"


MARK = '<w:footnoteReference w:id="2"/>'


def test_a_note_in_a_cell_stays_with_its_row() -> None:
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("Ten working days.")}</w:footnote></w:footnotes>'
    cell = f"<w:tc><w:tcPr/><w:p>{run(T.format('See note'))}{run(MARK)}</w:p></w:tc>"
    document = read(packed(f"<w:tbl>{HEAD}{tr(tc('1.2'), tc('Yes'), cell)}</w:tbl>", parts={"word/footnotes.xml": note}))
    assert rows(document) == [["1.2", "Yes", "See note\nTen working days."]]


SIZE = 5
corners = st.tuples(*(st.integers(0, SIZE - 1) for _ in range(4)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(merges=st.lists(corners, max_size=4))
def test_merged_cells_stand_where_python_docx_has_them(merges: list[tuple[int, int, int, int]]) -> None:
    made: Any = docx.Document()
    table = made.add_table(rows=SIZE, cols=SIZE)
    for r in range(SIZE):
        for c in range(SIZE):
            table.cell(r, c).text = f"r{r}c{c}"
    taken: set[tuple[int, int]] = set()
    for r0, c0, r1, c1 in merges:
        places = {(r, c) for r in range(min(r0, r1), max(r0, r1) + 1) for c in range(min(c0, c1), max(c0, c1) + 1)}
        if not places & taken:
            table.cell(r0, c0).merge(table.cell(r1, c1))
            taken |= places
    out = io.BytesIO()
    made.save(out)
    oracle = [[c.text for c in table.row_cells(r)] for r in range(SIZE)]
    text = read(out.getvalue())
    ours = [[text.quote(c.span) for c in row.cells] for row in text.rows]
    # A row of one cell is a title or a line of text; one that is merged with that above from end to end is no row of its own.
    theirs = [row for row, above in zip(oracle, [None, *oracle], strict=False) if len(set(row)) > 1 and row != above]
    assert len([r for r in ours if any(r)]) >= len(theirs)
    for mine in ours:
        match = next((row for row in theirs if row[0] == mine[0] and all(a in (b, "") for a, b in zip(mine, row, strict=False))), None)
        assert match is not None, (mine, oracle)
        assert all(a or (k and match[k] == match[k - 1]) for k, a in enumerate(mine)), (mine, match)


CHUNK = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId7"/>'
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" {target}/></Relationships>'
)


def with_chunk(name: str, held: str | bytes, target: str = "") -> bytes:
    links = LINKS.format(target=target or f'Target="{name}"')
    return packed(p("Before.") + CHUNK + p("After."), parts={"word/_rels/document.xml.rels": links, f"word/{name}": held})


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.html", "<html><body><p>We oil each gate.</p></body></html>"), ("a.txt", "We oil each gate.\n")],
)
def test_a_file_put_whole_into_the_text_is_read_in_its_place(name: str, text: str) -> None:
    document = read(with_chunk(name, text))
    assert document.text == "Before.\nWe oil each gate.\nAfter.\n"
    assert document.notices == ()


def test_a_word_file_within_a_word_file_is_read_and_no_third_one() -> None:
    inner = with_chunk("deep.html", "<p>Too deep.</p>")
    document = read(with_chunk("a.docx", inner))
    assert document.text == "Before.\nBefore.\nAfter.\nAfter.\n"
    assert [n.code for n in document.notices] == ["part_damaged"]


@pytest.mark.parametrize(
    ("name", "text", "target"),
    [
        ("a.bin", "\x00\x01\x02\x03", ""),
        ("a.html", "<p>We oil.</p>", 'Target="http://elsewhere.test/a.html" TargetMode="External"'),
        ("a.html", "<p>We oil.</p>", 'Target="missing.html"'),
    ],
)
def test_a_part_that_cannot_be_read_is_told(name: str, text: str, target: str) -> None:
    document = read(with_chunk(name, text, target))
    assert document.text == "Before.\nAfter.\n"
    assert [n.code for n in document.notices] == ["part_damaged"]
