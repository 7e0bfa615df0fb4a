"""Files put whole into a Word file (w:altChunk), as by programs that glue documents together: Word shows them as its text."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ombudscan.errors import UnreadableError
from ombudscan.read.assemble import Reading
from ombudscan.read.docx_package import Package, val
from ombudscan.read.formats import HTML
from ombudscan.read.sniff import media_type

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def reading(package: Package, main: str, chunk: etree._Element, of_docx: Callable[[bytes], Reading]) -> Reading | None:
    """Return what the file at the place of `chunk` says, None where it cannot be read; `of_docx` reads one that is a Word file."""
    from ombudscan.read import from_html, from_text

    found = package.linked(main, val(chunk, "id") or "")
    if found is None:
        return None
    name, data = found
    readers = {HTML: from_html.reading, "text/plain": from_text.reading, _DOCX: of_docx}
    try:
        reader = readers.get(media_type(data, name))
        return reader(data) if reader else None
    except UnreadableError:
        return None
