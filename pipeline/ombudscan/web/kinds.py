"""A file's first and last bytes and its name -> why it is not taken, before any of it is read."""

from __future__ import annotations

import struct
from pathlib import PurePath

from ombudscan.read import ENDINGS as READABLE

HEAD_BYTES = 4096
TAIL_BYTES = 66_000
ENDINGS = (*READABLE, ".md")
_NAMED = "PDF, Word (.docx, .doc), OpenDocument (.odt), rich text (.rtf), web page (.html) or plain text (.txt)"
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (_PDF,),
    ".docx": (_ZIP, _OLE),  # with a password, Word keeps it in the older container
    ".odt": (_ZIP,),
    ".doc": (_OLE, _RTF, _ZIP),
    ".rtf": (_RTF,),
}
_BLANKS = b"\x00\t\r\n\f \xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_END_OF_ZIP = b"PK\x05\x06"


def fault(name: str, head: bytes, tail: bytes) -> str:
    """Return why a file of this name and with these first and last bytes is not taken, "" if it is."""
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        return f"{name} is of a kind that cannot be read. Choose a {_NAMED} file."
    if not head.strip(_BLANKS):
        return f"{name} is empty. Check that it was saved in full and choose it again."
    begins = _beginning(head, ending)
    if ending in _BEGINNINGS and not begins.startswith(_BEGINNINGS[ending]):
        return f"{name} is not what its ending says: it does not begin like a {ending} file. Save it again as PDF or Word (.docx)."
    if ending not in _BEGINNINGS and (_is_bytes(head) or begins.startswith((_PDF, _RTF))):
        return f"{name} is not what its ending says: it is no text. Give it its right ending, or save it again."
    if _twofold(ending, begins, head, tail):
        return f"{name} is two kinds of file at once, which no program writes. Save it again as PDF or Word (.docx)."
    return ""


def _beginning(head: bytes, ending: str) -> bytes:
    """The bytes from where the file begins; before a PDF some programs leave a line or two of plain text."""
    at = head[:1024].find(_PDF) if ending == ".pdf" else -1
    if at > 0 and b"<" not in head[:at] and all(32 <= b < 127 or b in _BLANKS for b in head[:at]):
        return head[at:]
    return head.lstrip(_BLANKS)


def _is_bytes(head: bytes) -> bool:
    if head.startswith(_WIDE):
        return False
    # Western text in UTF-16 without a mark has a zero in every second byte, and there alone.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    wide = max(even, odd) > 0.4 * len(head) and min(even, odd) < 0.05 * len(head)
    return bool(even + odd) and not wide


def _twofold(ending: str, begins: bytes, head: bytes, tail: bytes) -> bool:
    if begins.startswith(_ZIP):
        return _PDF in head[:1024]
    if ending == ".pdf":
        return _ends_as_zip(tail) or any(mark in head[:1024].lower() for mark in (b"<html", b"<!doctype html", b"<script"))
    return ending != ".doc" and (_ends_as_zip(tail) or _PDF in head[:1024])


def _ends_as_zip(tail: bytes) -> bool:
    """Whether the bytes end with a zip archive's own end, which tells the length of what follows it."""
    at = tail.rfind(_END_OF_ZIP)
    if at < 0 or len(tail) < at + 22:
        return False
    return bool(at + 22 + int(struct.unpack_from("<H", tail, at + 20)[0]) == len(tail))
