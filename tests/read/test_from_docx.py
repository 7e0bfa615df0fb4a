"""Word files by their XML: automatic numbers, merged cells, tracked changes, boxes, notes; damaged and dangerous zips.

Longer than 300 lines because each thing that Word can write has its smallest document here.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_docx import CLAUSES, HEAD, NAMES, RESTART, STRICT, T, W, blocks, level, num, numbered, p, packed, pattern, read, rows, run, tc, tr

from ombudscan.errors import UnreadableError
from ombudscan.read import from_docx
from ombudscan.read.numerals import formatted, roman

NUMBERS = [
    pytest.param(
        CLAUSES + num(1),
        [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2)],
        ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"],
        id="levels",
    ),
    pytest.param(CLAUSES + num(1) + num(2), [(1, 0), (2, 0), (1, 0)], ["1.", "2.", "3."], id="lists-of-one-pattern-count-on"),
    pytest.param(CLAUSES + num(1) + num(2, more=RESTART), [(1, 0), (1, 0), (2, 0), (2, 0)], ["1.", "2.", "1.", "2."], id="start-override"),
    pytest.param(CLAUSES + num(1), [(1, 1), (1, 0), (1, 1)], ["1.1", "2.", "2.1"], id="deeper-level-first"),
    pytest.param(
        f'<w:abstractNum w:abstractNumId="0">{level(0, "upperRoman", "Part %1", 4)}</w:abstractNum>' + num(1),
        [(1, 0), (1, 0)],
        ["Part IV", "Part V"],
        id="roman-from-four",
    ),
    pytest.param(f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "o")}</w:abstractNum>' + num(1), [(1, 0)], [""], id="bullet"),
    pytest.param(
        pattern(level(0, "upperLetter", "%1"), level(1, "decimal", "%1.%2", more="<w:isLgl/>")) + num(1),
        [(1, 0), (1, 1)],
        ["A", "1.1"],
        id="all-in-figures",
    ),
    pytest.param(
        CLAUSES + num(1, more=f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "%1)")}</w:lvlOverride>'),
        [(1, 0), (1, 0)],
        ["i)", "ii)"],
        id="level-replaced",
    ),
    pytest.param(CLAUSES + num(1), [(0, 0), (7, 0), (1, 0)], ["", "", "1."], id="none-and-unknown"),
]


@pytest.mark.parametrize(("numbering", "places", "labels"), NUMBERS)
def test_automatic_numbers(numbering: str, places: list[tuple[int, int]], labels: list[str]) -> None:
    data = packed("".join(numbered("Words.", n, d) for n, d in places), numbering=numbering)
    assert [label for _, label, _ in blocks(read(data))] == labels


def test_numbers_come_from_styles_and_what_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Clause"/></w:style>'
    )
    body = p("Scope", '<w:pStyle w:val="Heading1"/>') + p("We reply.", '<w:pStyle w:val="Own"/>')
    body += p("Not counted.", '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p(
        "We listen.", '<w:pStyle w:val="Clause"/>'
    )
    assert blocks(read(packed(body, numbering=CLAUSES + num(1), styles=styles))) == [
        ("heading", "1.", "Scope"),
        ("paragraph", "1.1", "We reply."),
        ("paragraph", "", "Not counted."),
        ("paragraph", "1.2", "We listen."),
    ]


def test_bold_lines_are_headings_where_no_style_says_so() -> None:
    body = p("Moaning policy", run="<w:b/>") + p("We reply within ten days.", run="<w:b/>") + p("Stage 1", run="<w:b/>") + p("Words.")
    assert [k for k, _, _ in blocks(read(packed(body)))] == ["heading", "paragraph", "heading", "paragraph"]
    styled = p("Scope", '<w:outlineLvl w:val="0"/>') + p("Note well", run="<w:b/>")
    assert [k for k, _, _ in blocks(read(packed(styled)))] == ["heading", "paragraph"]


WORDS = [
    (run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"), "a b\nc-d", "tabs, breaks, hyphens"),
    (f"{run(T.format('new'))}<w:ins>{run(T.format('er'))}</w:ins><w:del>{run('<w:delText>old</w:delText>')}</w:del>", "newer", "tracked"),
    (f"<w:moveTo>{run(T.format('here'))}</w:moveTo><w:moveFrom>{run(T.format('there'))}</w:moveFrom>", "here", "moved"),
    (
        run(T.format("a")) + run(T.format("hidden"), "<w:vanish/>") + run(T.format("struck"), "<w:strike/>"),
        "a",
        "hidden and struck through",
    ),
    (run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "✓", "a tick"),
    (run('<w:sym w:font="Wingdings" w:char="F0FB"/>'), "✗", "a cross"),
    (run(T.format("P"), '<w:rFonts w:ascii="Wingdings 2"/>'), "✓", "a tick typed as a letter"),
    (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t>'
        "</w:r></w:sdtContent></w:sdt>",
        "☒",
        "box",
    ),
    (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>' + run(T.format(" No")),
        "☐ No",
        "empty box",
    ),
    (run("<w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>"), "☒", "an old form's box"),
    (run("<w:instrText>PAGEREF x</w:instrText>") + run(T.format("7")), "7", "a field's result, not its code"),
    (f"<w:hyperlink>{run(T.format('link'))}</w:hyperlink><w:smartTag>{run(T.format('ed'))}</w:smartTag>", "linked", "links and tags"),
    (f"<w:sdt><w:sdtContent>{run(T.format('filled in'))}</w:sdtContent></w:sdt>", "filled in", "a form's field"),
]


@pytest.mark.parametrize(("inner", "text", "why"), WORDS)
def test_words_as_they_finally_stand(inner: str, text: str, why: str) -> None:
    assert read(packed(f"<w:p>{inner}</w:p>")).text == text + "\n", why


def test_tracked_changes_are_noticed() -> None:
    data = packed(f"<w:p><w:ins>{run(T.format('new'))}</w:ins></w:p>")
    assert [n.code for n in read(data).notices] == ["tracked_changes"]
    assert read(packed(p("old"))).notices == ()


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    data = packed(p("We reply ", "<w:rPr><w:del/></w:rPr>") + p("in ten days."))
    assert read(data).text == "We reply in ten days.\n"


def test_a_text_box_is_read_once_and_a_note_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Boxed.')}</w:txbxContent>"
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("Ten working days.")}</w:footnote></w:footnotes>'
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    mark = '<w:footnoteReference w:id="2"/>'
    body = f"<w:p>{run(T.format('We reply soon.'))}{run(mark)}{run(twice)}</w:p>"
    assert [t for _, _, t in blocks(read(packed(body, parts={"word/footnotes.xml": note})))] == [
        "We reply soon.",
        "Boxed.",
        "Ten working days.",
    ]


TABLES = [
    pytest.param(HEAD + tr(tc("5.10"), tc("Yes"), tc("")), [["5.10", "Yes", ""]], id="header-by-its-words"),
    pytest.param(
        tr(tc("Code provision"), tc("Comply"), tc("Evidence"), properties="<w:tblHeader/>") + tr(tc("1.2"), tc("No"), tc("a")),
        [["1.2", "No", "a"]],
        id="header-marked",
    ),
    pytest.param(
        HEAD + tr(tc("1.2", '<w:vMerge w:val="restart"/>'), tc("Yes"), tc("a")) + tr(tc("", "<w:vMerge/>"), tc("No"), tc("b")),
        [["1.2", "Yes", "a"], ["1.2", "No", "b"]],
        id="merged-down",
    ),
    pytest.param(HEAD + tr(tc("1.2"), tc("See below", '<w:gridSpan w:val="2"/>')), [["1.2", "See below", ""]], id="merged-across"),
    pytest.param(
        HEAD + tr(tc("1.2"), tc("Yes"), f"<w:tc>{p('a')}<w:tbl>{tr(tc('b'), tc('c'))}</w:tbl><w:p/></w:tc>"),
        [["1.2", "Yes", "a\nb\nc"]],
        id="nested",
    ),
    pytest.param(
        HEAD + tr(tc("1.2"), tc("Yes"), tc("a")) + tr(tc("9.9"), tc("No"), tc("z"), properties="<w:del/>"),
        [["1.2", "Yes", "a"]],
        id="deleted-row",
    ),
    pytest.param(
        HEAD + f"<w:sdt><w:sdtContent>{tr(tc('1.2'), tc('Yes'), tc('a'))}</w:sdtContent></w:sdt>",
        [["1.2", "Yes", "a"]],
        id="repeated-section",
    ),
]


@pytest.mark.parametrize(("table", "wanted"), TABLES)
def test_tables(table: str, wanted: list[list[str]]) -> None:
    document = read(packed(f"<w:tbl>{table}</w:tbl>"))
    assert rows(document) == wanted
    assert {r.header for r in document.rows} == {("Code provision", "Comply", "Evidence")}


def test_title_rows_head_the_rows_below_them_and_columns_keep_their_names() -> None:
    def title(text: str) -> str:
        return tr(tc(text, '<w:gridSpan w:val="3"/>'))

    table = HEAD + title("Section 1 - What it is") + title("‘Must’ rows") + tr(tc("1.2"), tc("Yes"), tc("a"))
    table += (
        title("‘Should’ rows") + tr(tc("1.4"), tc("No"), tc("b")) + title("Section 2 - Reaching us") + tr(tc("2.1"), tc("Yes"), tc("c"))
    )
    document = read(packed(f"<w:tbl>{table}</w:tbl>"))
    assert [(r.path, r.header) for r in document.rows if not r.is_header] == [
        (("Section 1 - What it is", "‘Must’ rows"), ("Code provision", "Comply", "Evidence")),
        (("Section 1 - What it is", "‘Should’ rows"), ("Code provision", "Comply", "Evidence")),
        (("Section 2 - Reaching us",), ("Code provision", "Comply", "Evidence")),
    ]


def test_a_table_of_two_columns_without_headings_has_none() -> None:
    document = read(packed(f"<w:tbl>{tr(tc('Owner'), tc('Moaning Team'))}{tr(tc('Approved'), tc('Board, May 2026'))}</w:tbl>"))
    assert rows(document) == [["Owner", "Moaning Team"], ["Approved", "Board, May 2026"]]


def test_contents_are_told_from_the_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    body = p("Scope 2", '<w:pStyle w:val="TOC1"/>') + p("We reply.")
    assert [k for k, _, _ in blocks(read(packed(body, styles=styles)))] == ["contents", "paragraph"]


def test_strict_files_are_read_alike() -> None:
    data = packed(p("Scope", '<w:outlineLvl w:val="0"/>') + p("We reply."))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), STRICT.encode()))
    assert blocks(read(out.getvalue())) == [("heading", "", "Scope"), ("paragraph", "", "We reply.")]


def test_tables_agree_with_python_docx() -> None:
    made: Any = docx.Document()
    table = made.add_table(rows=3, cols=3)
    for n, words in enumerate(["Code provision", "Comply", "Evidence", "5.1", "Yes", "a", "5.10", "No", "b"]):
        table.cell(n // 3, n % 3).text = words
    out = io.BytesIO()
    made.core_properties.title = "Moaning policy"
    made.save(out)
    document = read(out.getvalue())
    assert rows(document) == [[c.text for c in r.cells] for r in table.rows][1:]
    assert ("title", "Moaning policy") in document.info


def bomb() -> bytes:
    return packed(p("x"), parts={"word/media/a.bin": "0" * 30_000_000})


def many() -> bytes:
    return packed(p("x"), parts={f"word/{n}.xml": "" for n in range(2_100)})


def entities(where: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a "{where}">]><w:document {NAMES}><w:body>{p("&a;")}</w:body></w:document>')
    return out.getvalue()


def marked_as(method: int, flags: int) -> bytes:
    """A Word file whose directory and headers say that its parts are packed by `method`, with `flags`."""
    data = bytearray(packed(p("x")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        here = data.find(mark)
        while here >= 0:
            data[here + at : here + at + 4] = bytes((flags, 0, method, 0))
            here = data.find(mark, here + 1)
    return bytes(data)


REFUSED = [
    pytest.param(lambda: b"PK\x03\x04 cut off", "corrupt", id="cut-off"),
    pytest.param(lambda: packed(p("x"))[:-30], "corrupt", id="no-directory"),
    pytest.param(lambda: packed(p("x") + "<w:p>"), "corrupt", id="broken-xml"),
    pytest.param(lambda: packed("<w:p/>"), "no_text_layer", id="no-words"),
    pytest.param(bomb, "too_large", id="bomb"),
    pytest.param(many, "too_large", id="too-many-parts"),
    pytest.param(lambda: packed(p("x"), parts={"../../evil": "x"}), "unsupported", id="path-out-of-the-archive"),
    pytest.param(lambda: entities("aaaa"), "unsupported", id="entities"),
    pytest.param(lambda: packed("<w:sdt>" * 300 + "</w:sdt>" * 300), "corrupt", id="nested-beyond-reason"),
    pytest.param(lambda: marked_as(97, flags=0), "corrupt", id="packed-in-an-unknown-way"),
    pytest.param(lambda: marked_as(8, flags=1), "encrypted", id="a-part-with-a-password"),
]


@pytest.mark.parametrize(("made", "outcome"), REFUSED)
def test_refused(made: Any, outcome: str) -> None:
    with pytest.raises(UnreadableError) as e:
        from_docx.reading(made())
    assert e.value.outcome == outcome


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(packed(p("We reply within ten working days.") + f"<w:tbl>{HEAD}</w:tbl>"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        from_docx.reading(bytes(whole))
    except UnreadableError as e:
        assert e.outcome in {"corrupt", "unsupported", "encrypted", "too_large", "no_text_layer"}


def test_reading_twice_gives_the_same() -> None:
    data = packed(numbered("One.") + numbered("Two.") + f"<w:tbl>{HEAD}</w:tbl>", numbering=CLAUSES + num(1))
    assert read(data) == read(data)


NUMERALS = [
    (1, "lowerLetter", "a"),
    (27, "lowerLetter", "aa"),
    (2, "upperLetter", "B"),
    (4, "lowerRoman", "iv"),
    (9, "upperRoman", "IX"),
    (7, "decimalZero", "07"),
    (2, "ordinal", "2nd"),
    (11, "ordinal", "11th"),
    (3, "none", ""),
    (3, "decimal", "3"),
]


@pytest.mark.parametrize(("n", "form", "text"), NUMERALS)
def test_numerals(n: int, form: str, text: str) -> None:
    assert formatted(n, form) == text


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(n: int) -> None:
    values = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    figures = [values[c] for c in roman(n)]
    assert sum(-a if a < b else a for a, b in zip(figures, [*figures[1:], 0], strict=True)) == n


TYPED = [
    ("7.7 The letter tells you how to go on.", "paragraph", "7.7", "The letter tells you how to go on."),
    ("7.7\tThe letter tells you how to go on.", "paragraph", "7.7", "The letter tells you how to go on."),
    ("(b) matters before a court", "item", "(b)", "matters before a court"),
    ("• by telephone", "item", "", "by telephone"),
    ("10.30 am is when the office opens.", "paragraph", "", "10.30 am is when the office opens."),
    ("5 working days is our limit.", "paragraph", "", "5 working days is our limit."),
]


@pytest.mark.parametrize(("said", "kind", "label", "text"), TYPED)
def test_numbers_that_were_typed_are_labels_as_those_that_word_counts(said: str, kind: str, label: str, text: str) -> None:
    run = "".join(f"<w:r>{'<w:tab/>' if i else ''}<w:t xml:space='preserve'>{t}</w:t></w:r>" for i, t in enumerate(said.split("\t")))
    (draft,) = from_docx.reading(packed(f"<w:p>{run}</w:p>")).drafts
    assert (draft.kind, draft.label, draft.text) == (kind, label, text)
