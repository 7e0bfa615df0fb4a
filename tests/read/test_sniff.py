"""Kinds of file by their first bytes, whatever they are called."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.errors import UnreadableError
from ombudscan.read.formats import DOC, DOCX, HTML, ODT, PDF, RTF, TEXT
from ombudscan.read.sniff import media_type


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name in names:
            z.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_document(manifest: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        z.writestr("content.xml", "<x/>")
        z.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


KNOWN = [
    (b"%PDF-1.7\n", PDF, "a PDF"),
    (b"\r\n\r\nHTTP junk\n%PDF-1.4\n", PDF, "junk before a PDF's mark"),
    (zipped("[Content_Types].xml", "word/document.xml"), DOCX, "Word"),
    (b"<!DOCTYPE html><p>x", HTML, "a doctype"),
    (b"\xef\xbb\xbf  <!-- saved --><?xml version='1.0'?><html>", HTML, "comment and XML declaration first"),
    (b"<body class=x>words", HTML, "no doctype"),
    ("<html><p>words</p>".encode("utf-16"), HTML, "UTF-16 with a mark"),
    (b"<h2>Stage 1</h2><p>Ten days", HTML, "a fragment"),
    (b"Moaning policy\n<b>bold</b>\n", TEXT, "markup within text"),
    ("Moaning policy £5".encode("cp1252"), TEXT, "Windows-1252"),
    ("Moaning policy".encode("utf-16-le"), TEXT, "UTF-16 without a mark"),
    (b"BMW drivers complain, too.\n", TEXT, "begins as a picture might"),
    (b"MZ was here, wrote the tenant.\n", TEXT, "begins as a program might"),
    (b"{\\rtf1 x}", RTF, "rich text"),
    (OLE + bytes(504) + b"\xec\xa5" + bytes(40) + "WordDocument".encode("utf-16-le"), DOC, "an old Word file"),
    (open_document(""), ODT, "OpenDocument"),
]


@pytest.mark.parametrize(("data", "kind", "why"), KNOWN)
def test_known_kinds(data: bytes, kind: str, why: str) -> None:
    assert media_type(data, "file.bin") == kind, why


REFUSED = [
    (b"", "corrupt", "empty"),
    (b" \r\n\0\0", "corrupt", "empty"),
    (b"\x89PNG\r\n\x1a\n\0", "unsupported", "picture (PNG)"),
    (b"\xff\xd8\xff\xe0", "unsupported", "picture (JPEG)"),
    (b"GIF89a", "unsupported", "picture (GIF)"),
    (b"II*\0", "unsupported", "picture (TIFF)"),
    (b"RIFF\0\0\0\0WEBPVP8", "unsupported", "picture (WebP)"),
    (b"BM\x9a\0\0\0\0\0", "unsupported", "picture (BMP)"),
    (OLE + b"\0" * 600, "unsupported", "no Word document"),
    (OLE + bytes(504) + b"\xec\xa5" + bytes(9) + b"\1" + bytes(40), "encrypted", "password"),
    (open_document("<file-entry><encryption-data/></file-entry>"), "encrypted", "password"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
    (zipped("xl/workbook.xml"), "unsupported", "spreadsheet"),
    (zipped("ppt/presentation.xml"), "unsupported", "presentation"),
    (zipped("mimetype", "content.xml"), "unsupported", "OpenDocument"),
    (zipped("a.pdf", "b.pdf"), "unsupported", "Unpack it"),
    (b"PK\x03\x04 and no more", "corrupt", "damaged"),
    (b"\x1f\x8b\x08\0\0\0", "unsupported", "gzip"),
    (bytes(range(256)) * 4, "unsupported", "unknown kind"),
]


@pytest.mark.parametrize(("data", "outcome", "words"), REFUSED)
def test_refused_kinds_say_what_to_do(data: bytes, outcome: str, words: str) -> None:
    with pytest.raises(UnreadableError) as e:
        media_type(data, "file.bin")
    assert e.value.outcome == outcome
    assert words in e.value.message
    assert "file.bin" in e.value.message
    assert e.value.message.count(".") >= 2  # says what it is, and what to do


@given(st.binary(max_size=400))
def test_any_bytes_have_a_kind_or_are_refused(data: bytes) -> None:
    try:
        assert media_type(data, "f") in {PDF, HTML, TEXT, DOCX, RTF}
    except UnreadableError as e:
        assert e.outcome in {"unsupported", "corrupt", "encrypted"}
