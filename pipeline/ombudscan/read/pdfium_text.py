"""A page's text as pdfium has it, one character for each of its letters, and what a document says of itself."""

from __future__ import annotations

import ctypes
from array import array
from codecs import utf_16_le_decode

import pypdfium2

from ombudscan.read import pdfium_calls as calls
from ombudscan.read import pdfium_quick as quick

_PLAIN = bytes(range(0x20, 0x7F))
_ROOM = 16_384  # letters: few pages have more, which get room of their own
_UNITS = array("H", bytes(2 * _ROOM))
_AT_UNITS = quick.held(_UNITS.buffer_info()[0])


def text_of(held: object, count: int) -> str:
    """Return the page's text, one character for each of pdfium's."""
    if count <= 0:
        return ""
    units, at = _UNITS, _AT_UNITS
    if count >= _ROOM:
        units = array("H", bytes(2 * count + 2))
        at = quick.held(units.buffer_info()[0])
    written = quick.get_text(held, 0, count, at)  # with a zero at the end
    text = utf_16_le_decode(memoryview(units)[:count], "replace", True)[0]
    if written != count + 1 or len(text) != count:  # some have no letter, or one beyond the basic plane
        text = "".join(chr(c) if c < 0x110000 else "\ufffd" for c in (quick.unicode(held, i) for i in range(count)))
    return text


def property_of(source: pypdfium2.PdfDocument, key: str) -> str:
    """Return what a document's properties say under `key`, "" where they say nothing."""
    held, tag = quick.held(calls.address(source.raw)), key.encode() + b"\0"
    size = quick.meta_text(held, tag, None, ctypes.c_ulong(0))  # bytes, with the two zeros at the end
    units = array("H", bytes(size + size % 2))
    quick.meta_text(held, tag, quick.held(units.buffer_info()[0]), ctypes.c_ulong(size))
    return utf_16_le_decode(memoryview(units)[: max(size // 2 - 1, 0)], "replace", True)[0]


def printable(text: str, ends: int) -> bool:
    """Say what `text.isprintable()` does, its `ends` of lines apart, at a third of the cost where most letters are ASCII."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return rest == b"\r\n" * ends or rest.replace(b"\r\n", b"").decode("utf-8", "surrogatepass").isprintable()
