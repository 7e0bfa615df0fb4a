"""The formats that can be read, each a line: media type, endings of names, first bytes, and the module that reads it.

To add one, write `read/from_NAME.py` with `reading(data) -> Reading` and add its line here. Formats with a mark are known by it;
those without are told apart in sniff.py.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from ombudscan.read.assemble import Reading

PDF = "application/pdf"
HTML = "text/html"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format; `mark` is what its files begin with, empty where sniff.py has to look closer.

    `more` is what its module asks for beside the bytes.
    """

    media_type: str
    endings: tuple[str, ...]
    module: str
    mark: bytes = b""
    more: tuple[str, ...] = ()

    def reading(self, data: bytes) -> Reading:
        """Return the reading of `data`; raise UnreadableError where it cannot be read. The module is loaded when first asked."""
        made: Reading = importlib.import_module(f"ombudscan.read.{self.module}").reading(data, *self.more)
        return made


FORMATS = (
    Format(media_type=PDF, endings=(".pdf",), module="from_pdf"),
    Format(media_type=HTML, endings=(".html", ".htm"), module="from_html"),
    Format(media_type=DOCX, endings=(".docx",), module="from_docx"),
    Format(media_type=DOC, endings=(".doc",), module="from_office", more=("doc",)),
    Format(media_type=ODT, endings=(".odt",), module="from_office", more=("odt",)),
    Format(media_type=RTF, endings=(".rtf",), module="from_office", more=("rtf",), mark=b"{\\rtf"),
    Format(media_type=TEXT, endings=(".txt",), module="from_text"),
)
ENDINGS = tuple(ending for one in FORMATS for ending in one.endings)
