"""Small files made to do harm, as Word files and web pages: each ends as a document or as one of the closed outcomes, with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from made_docx import CLAUSES, NAMES, num, numbered, p, packed, tc, tr

from ombudscan import read
from ombudscan.errors import Outcome, UnreadableError

SAID = "We answer each grumble within ten working days."


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def whole(body: str) -> str:
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def cut(share: float) -> bytes:
    data = packed(p(SAID) * 40)
    return data[: int(share * len(data))]


def flipped(at: float) -> bytes:
    data = bytearray(packed(p(SAID) * 40))
    data[int(at * len(data))] ^= 0xFF
    return bytes(data)


def table(cells: str) -> str:
    return f"<w:tbl>{cells}</w:tbl>"


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + p(SAID) + "</w:tc></w:tr></w:tbl>" * depth


WORD: dict[str, Callable[[], bytes]] = {
    "nothing in it": lambda: zipped(),
    "no document": lambda: zipped(word__styles_xml="<w:styles/>"),
    "an empty document": lambda: zipped(word__document_xml=""),
    "no XML": lambda: zipped(word__document_xml=b"\x00\xff" * 500),
    "XML that stops": lambda: zipped(word__document_xml=whole(p(SAID))[:-30]),
    "another root": lambda: zipped(word__document_xml="<html><body>x</body></html>"),
    "no body": lambda: zipped(word__document_xml=f"<w:document {NAMES}/>"),
    "cut at the half": lambda: cut(0.5),
    "cut near the end": lambda: cut(0.97),
    "a letter flipped at the front": lambda: flipped(0.1),
    "a letter flipped in the directory": lambda: flipped(0.9),
    "an entity in itself": lambda: zipped(
        word__document_xml='<!DOCTYPE w [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>' + whole(p("&c;"))
    ),
    "an entity from a file": lambda: zipped(
        word__document_xml='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + whole(p("&x;"))
    ),
    "nested for ever": lambda: packed(nested(3000)),
    "nested a little": lambda: packed(nested(8)),
    "a span of two billion columns": lambda: packed(table(tr(tc("a", '<w:gridSpan w:val="2147483647"/>'), tc(SAID)))),
    "a span that is no number": lambda: packed(table(tr(tc("a", '<w:gridSpan w:val="many"/>'), tc(SAID)))),
    "a span below nothing": lambda: packed(table(tr(tc("a", '<w:gridSpan w:val="-4"/>'), tc(SAID)))),
    "rows merged with none above": lambda: packed(table(tr(tc("a", "<w:vMerge/>"), tc(SAID, "<w:vMerge/>")))),
    "rows without cells": lambda: packed(table("<w:tr/>" * 50) + p(SAID)),
    "a number of a list that is not there": lambda: packed(numbered(SAID, num=77, depth=12)),
    "a list that counts on itself": lambda: packed(numbered(SAID), numbering=CLAUSES + num(1, abstract=99)),
    "a style based on itself": lambda: packed(
        p(SAID, '<w:pStyle w:val="a"/>'), styles='<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    ),
    "styles that go round": lambda: packed(
        p(SAID, '<w:pStyle w:val="a"/>'),
        styles='<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    ),
    "styles that are no XML": lambda: packed(p(SAID), parts={"word/styles2.xml": b"<", "word/footnotes.xml": b"<w:footnotes"}),
    "a paragraph of a million letters": lambda: packed(p("moan " * 200_000)),
    "ten thousand empty runs": lambda: packed("<w:p>" + "<w:r/>" * 10_000 + "</w:p>" + p(SAID)),
    "two documents of one name": lambda: packed(p(SAID), parts={"Word/Document.xml": "<x/>"}),
}


PAGE = "<!doctype html><html><body>{}</body></html>"


def page(body: str) -> Callable[[], bytes]:
    return lambda: PAGE.format(body).encode()


WEB: dict[str, Callable[[], bytes]] = {
    "nothing but a doctype": lambda: b"<!doctype html>",
    "an empty body": page(""),
    "nothing but a script": page("<script>document.write('x')</script>"),
    "tags that never close": page("<div><p><b><i>" * 300 + SAID),
    "closing tags alone": page("</div>" * 5000 + SAID),
    "two hundred thousand divisions": page("<div>" * 200_000 + SAID),
    "tables in tables": page("<table><tr><td>" * 400 + SAID),
    "lists in lists": page("<ul><li>" * 400 + SAID),
    "two billion columns": page(f"<table><tr><td colspan=2147483647>a</td><td>{SAID}</td></tr></table>"),
    "rows without end": page(f"<table><tr><td rowspan=999999999>a<td>{SAID}<tr><td>b</table>"),
    "spans that are no numbers": page(f"<table><tr><td colspan=many rowspan=-3>a<td>{SAID}</table>"),
    "a list from a number too large": page(f"<ol start=99999999999999999999><li>{SAID}</ol>"),
    "a list of a kind unknown": page(f"<ol type=zz reversed><li value=x>{SAID}</ol>"),
    "an attribute of a million letters": page(f"<p class='{'x' * 1_000_000}'>{SAID}</p>"),
    "thousands of attributes": page("<p " + " ".join(f"a{i}=1" for i in range(5000)) + f">{SAID}</p>"),
    "a comment that never ends": page(f"<p>{SAID}</p><!-- "),
    "bytes of nothing": lambda: PAGE.format(f"<p>{SAID}</p>").encode().replace(b" ", b"\x00 "),
    "half a letter": lambda: PAGE.format(f"<p>{SAID}</p>").encode() + b"\xf0\x9f",
    "another encoding than it says": lambda: f"<html><head><meta charset=utf-16></head><body><p>{SAID}</body></html>".encode("cp1252"),
    "an encoding that nobody knows": lambda: f"<html><head><meta charset=moan-8></head><body><p>{SAID}</body></html>".encode(),
    "entities": page("&lt;&#0;&#xD800;&#99999999;&nosuch;" * 500 + SAID),
    "frames alone": lambda: b"<html><frameset><frame src=a><frame src=b></frameset></html>",
    "somewhere else": page("<meta http-equiv=refresh content='0;url=file:///etc/hostname'><p>" + SAID),
    "a drawing in it": page("<svg>" * 2000 + "<text>x</text>" + SAID),
    "a form full of fields": page("<form>" + "<input value=x><select><option>y</select>" * 3000 + f"<p>{SAID}</form>"),
    "letters that go the other way": page(f"<p>\u202e\u2066{SAID}\u2069\u202c</p>" * 50),
    "a line of a million letters": page("<p>" + "x" * 1_000_000),
}


def ends_well(path: Path) -> None:
    try:
        document = read.document(path)
    except UnreadableError as error:
        assert error.outcome in set(get_args(Outcome)) - {"ok", "partial", "internal_error"}
        assert str(error.message).endswith(".") and len(str(error.message)) > 20
    else:
        assert all(a.span.end <= b.span.start for a, b in pairwise(document.blocks))
        assert all(0 <= b.span.start <= b.span.end <= len(document.text) for b in document.blocks)
        assert all(0 <= c.span.start <= c.span.end <= len(document.text) for row in document.rows for c in row.cells)
        assert "hostname" not in document.text
        assert len(document.text) < 3_000_000


@pytest.mark.parametrize("what", WORD)
def test_a_word_file_made_to_do_harm_ends_well(what: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(WORD[what]())
    ends_well(path)
    assert capfd.readouterr() == ("", ""), "a library has printed something"


@pytest.mark.parametrize("what", WEB)
def test_a_web_page_made_to_do_harm_ends_well(what: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "policy.html"
    path.write_bytes(WEB[what]())
    ends_well(path)
    assert capfd.readouterr() == ("", ""), "a library has printed something"


@pytest.mark.parametrize("what", ["nested a little", "a span of two billion columns", "rows without cells", "styles that go round"])
def test_what_can_be_read_of_a_word_file_is(what: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(WORD[what]())
    assert SAID in read.document(path).text


@pytest.mark.parametrize("what", ["tags that never close", "rows without end", "a comment that never ends", "half a letter", "entities"])
def test_what_can_be_read_of_a_web_page_is(what: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.html"
    path.write_bytes(WEB[what]())
    assert SAID in read.document(path).text
