"""What a PDF says of itself is read as pypdfium2 reads it, whatever its letters and however long."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from test_damaged import FONT, HEAD, SOUND, pdf

from ombudscan.read.pdfium_text import property_of

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"


def titled(title: str) -> bytes:
    """A PDF with this title."""
    said = b"<< /Title <%s> >>" % ("\ufeff" + title).encode("utf-16-be").hex().encode()
    made = pdf(*HEAD, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", PAGE, SOUND, FONT, said)
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 6 0 R")


@pytest.mark.parametrize("title", ["Complaints policy", "", "Polisi cwynion ŵ – 苦情", "\U0001f3e0 " * 40, "a" * 70_000], ids=len)
def test_a_title_is_read_whole(title: str) -> None:
    source = pypdfium2.PdfDocument(titled(title))
    assert property_of(source, "Title") == title == source.get_metadata_value("Title")
    assert property_of(source, "CreationDate") == ""


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.pdf")), ids=lambda p: p.parent.name)
def test_the_properties_of_the_samples_are_those_that_pypdfium2_reads(path: Path) -> None:
    source = pypdfium2.PdfDocument(path)
    for key in ("Title", "CreationDate", "Producer", "Nothing"):
        assert property_of(source, key) == source.get_metadata_value(key)
