"""Which files are taken, told from their name and their first and last bytes."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from ombudscan.web import kinds


def archive(first: bytes = b"<w/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("word/document.xml", first)
    return out.getvalue()


def said(name: str, data: bytes) -> str:
    return kinds.fault(name, data[: kinds.HEAD_BYTES], data[-kinds.TAIL_BYTES :])


PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("policy.pdf", PDF),
        ("POLICY.PDF", b"\xef\xbb\xbf\r\n" + PDF),  # a mark and blank lines before it
        ("policy.pdf", b"Content-Type: application/pdf\r\n\r\n" + PDF),  # saved from a mail with its head
        ("policy.docx", archive()),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),  # with a password; the reader says so
        ("policy.odt", archive()),
        ("policy.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("policy.doc", b"{\\rtf1 Complaints}"),  # older programs name rich text so
        ("policy.rtf", b"{\\rtf1 Complaints}"),
        ("policy.html", b"<!doctype html><title>Complaints</title>"),
        ("policy.txt", "Complaints – 5 days".encode()),
        ("policy.txt", "Complaints".encode("utf-16")),
        ("policy.txt", "Complaints policy of the borough".encode("utf-16-le")),
        ("policy.md", b"# Complaints"),
        ("attached.pdf", PDF + archive() + b"\nendstream\n%%EOF\n"),  # a Word file within a PDF is no archive at its end
    ],
)
def test_what_people_have_is_taken(name: str, data: bytes) -> None:
    assert said(name, data) == ""


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("policy.exe", b"MZ" + bytes(100), "of a kind"),
        ("policy", PDF, "of a kind"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "of a kind"),
        ("policy.pdf", b"", "empty"),
        ("policy.pdf", b"\x00\x00\x00 \n", "empty"),
        ("policy.pdf", b"MZ\x90\x00" + bytes(60) + PDF, "ending says"),
        ("policy.pdf", b"GIF89a\x01\x00" + PDF, "ending says"),
        ("policy.pdf", b"<html><script>x</script>" + PDF, "ending says"),
        ("policy.pdf", archive(), "ending says"),
        ("policy.docx", PDF, "ending says"),
        ("policy.docx", b"complaints", "ending says"),
        ("policy.txt", b"\x7fELF" + bytes(200), "ending says"),
        ("policy.txt", PDF, "ending says"),
        ("policy.html", archive(), "ending says"),
        ("policy.pdf", PDF + archive(), "two kinds"),
        ("policy.pdf", PDF[:9] + b"<script>alert(1)</script>" + PDF[9:], "two kinds"),
        ("policy.docx", archive(b"%PDF-1.7\n"), "two kinds"),
        (
            "policy.html",
            b"<html>complaints</html>"
            + archive().replace(b"\x00", b"\x01")[:-22]
            + b"PK\x05\x06"
            + b"\x01" * 16
            + struct.pack("<H", 257)
            + b"x" * 257,
            "two kinds",
        ),
    ],
)
def test_what_is_no_document_or_two_at_once_is_not(name: str, data: bytes, why: str) -> None:
    found = said(name, data)
    assert why in found
    assert found.startswith(name)
