"""Hostile words through every writer: they stay words, whatever opens the file. The browser's part is in tests/browser."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pypdf
import pytest
from lxml import etree
from lxml import html as lx

import documents
from hostile import PAYLOADS, all_of_them
from ombudscan.report import WRITERS, Made, to_frame, to_text

# The file's name, title, landlord and a person's notes: markup, a formula, an escape, half a character.
NAMED = pytest.mark.parametrize("which", [PAYLOADS.index(x) for x in ("<script>alert(1)</script>", "=1+1", "\x1b[31mred", "\ud800")])
# What no reader can see or what turns the text about; a mark stands in its place.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
FORMULA = re.compile("[=+\\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")


def visible(text: str) -> str:
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def made(format: str, which: int) -> bytes:
    return WRITERS[format].write(Made(report=all_of_them(which)))


@NAMED
def test_no_cell_of_a_csv_begins_a_formula_and_its_words_come_back(which: int) -> None:
    rows = list(csv.DictReader(io.StringIO(made("csv", which).decode("utf-8-sig"), newline="")))
    assert not [v for row in rows for v in row.values() if FORMULA.match(v)]
    for row, text in zip(rows, [*PAYLOADS, PAYLOADS[which]], strict=True):  # the last is a finding that somebody dismissed
        wanted = "\r".join(map(visible, text.split("\r")))
        assert row["message"] == (f"'{wanted}" if FORMULA.match(wanted) else wanted)


@NAMED
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(which: int) -> None:
    data = made("xlsx", which)
    cells = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert sheet.freeze_panes == "B2"
        assert all(d.width > 5 for d in sheet.column_dimensions.values())
        cells += [c for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c for c in cells if c.hyperlink or not (c.data_type == "s" or isinstance(c.value, int))]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [n for n in archive.namelist() if b"<f>" in archive.read(n) or b"<hyperlink" in archive.read(n)]
    assert {visible(x) for x in PAYLOADS} - {str(c.value) for c in cells} == set()


@NAMED
def test_no_escape_reaches_the_terminal(which: int) -> None:
    said = "\n".join(to_text.lines(all_of_them(which)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", said)


@NAMED
def test_json_and_sarif_stay_json_with_the_words_in_them(which: int) -> None:
    whole = json.loads(made("json", which))
    assert [f["message"] for f in whole["findings"]] == [x.replace("\ud800", "?") for x in PAYLOADS]
    assert len(json.loads(made("sarif", which))["runs"][0]["results"]) > len(PAYLOADS)


def test_a_table_holds_a_name_that_is_no_text() -> None:
    """Half a character, as Linux allows in a file's name: pandas' own strings refuse it."""
    table = to_frame(all_of_them(PAYLOADS.index("\ud800")))
    assert set(table["source"]) == {"?"}
    assert list(table["message"]) == [x.replace("\ud800", "?") for x in PAYLOADS]


@NAMED
def test_html_holds_no_element_that_the_words_made(which: int) -> None:
    page = made("html", which).decode("utf-8")
    assert not UNSEEN.search(page)
    tree, one = lx.document_fromstring(page), replace(all_of_them(), findings=all_of_them().findings[:1])
    plain = lx.document_fromstring(WRITERS["html"].write(Made(report=one)).decode("utf-8"))
    assert {e.tag for e in tree.iter() if isinstance(e.tag, str)} == {e.tag for e in plain.iter() if isinstance(e.tag, str)}
    assert [a for e in tree.iter() if isinstance(e.tag, str) for a in e.attrib if a.startswith("on") or a in ("style", "srcdoc")] == []
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy and "default-src 'none'" in policy[0] and "script" not in policy[0]


@NAMED
def test_comments_in_a_word_file_are_only_words(which: int) -> None:
    out = io.BytesIO()
    book = docx.Document()
    book.add_paragraph("Complaints Policy")
    book.save(out)
    word = WRITERS["docx"].write(Made(report=all_of_them(which), original=out.getvalue()))
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
    assert {etree.QName(e).localname for e in comments.iter()} <= {"comments", "comment", "p", "r", "t", "annotationRef"}
    said = "\n".join(comments.itertext())
    assert [x for x in PAYLOADS if " ".join(visible(x).split()) not in said] == []


@NAMED
def test_notes_in_a_pdf_are_only_words(which: int) -> None:
    pdf = WRITERS["pdf"].write(Made(report=all_of_them(which), original=documents.PDF_OF_NOTHING))
    notes = [a.get_object() for a in pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Annots"]]
    assert [x for x, note in zip(PAYLOADS, notes, strict=True) if visible(x) not in note["/Contents"]] == []
    assert not [n for n in notes if {"/A", "/AA", "/RC"} & set(n)]
