"""Bytes of a text or a web page that no writer puts there -> whether it is damaged: in a few places, or too much to be read.

What programs do leave behind is passed over: a wrong coding of quotation marks, page and line marks, a signature that is printed.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from ombudscan.errors import UnreadableError
from ombudscan.nouns import Notice

# Sorts of odd signs: two show damage, for what a program leaves behind it leaves throughout; with so many, and so often, it is no text.
_LEAST = 2
_TORN, _OFTEN = 8, 1 / 1_000
# Control characters but for tabs, ends of lines, of pages and of paragraphs, Word's hyphens and marks, and the end of old files.
_CONTROLS = re.compile(r"[\x00\x01\x04-\x06\x0e-\x1b\x7f]")
_MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def as_utf8(data: bytes) -> str | None:
    """Return `data` as UTF-8 with marks (U+FFFD) in place of what is none, None where more of it is of another coding than of this."""
    text = data.decode("utf-8-sig", errors="replace")
    wrong = text.count("\ufffd") - data.count("\ufffd".encode())
    if not wrong:
        return text
    return text if sum(c > "\x7f" and c != "\ufffd" for c in text) > wrong else None


def notices(data: bytes) -> list[Notice]:
    """Return a notice where a text has been damaged in places; raise UnreadableError where it is so throughout."""
    if data.startswith(_MARKED) or data[:200].count(0) > len(data[:200]) // 4:
        return []
    odd = Counter(_CONTROLS.findall(data.decode("latin-1")))
    if as_utf8(data) is not None:
        odd.update(_undecoded(data))
    if len(odd) >= _TORN and odd.total() > _OFTEN * len(data):
        raise UnreadableError("corrupt", "The file is damaged: signs that are no text stand all over it. Ask for another copy.")
    return [Notice(code="part_damaged", message=_TOLD)] if len(odd) >= _LEAST else []


_TOLD = "The file is damaged: signs that are no text stand in it, and words that stood there are lost. Ask for another copy."


def _undecoded(data: bytes) -> list[str]:
    """The bytes that are not of the coding in which the file is."""
    found: list[str] = []

    def keep(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        found.append(error.object[error.start : error.start + 1].decode("latin-1"))
        return "", error.start + 1

    codecs.register_error("ombudscan.kept", keep)
    data.decode("utf-8", errors="ombudscan.kept")
    return found
