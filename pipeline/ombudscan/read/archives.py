"""A zip archive opened, and how large its directory is looked at first: each entry of it costs half a kilobyte of memory."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib

from ombudscan.errors import UnreadableError

# What zipfile raises where an archive or a part of it is damaged.
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError)
# Of a directory; two thousand parts with long names have some 0.3 MB.
_MOST_BYTES = 2_000_000
# The end of an archive, its size and its 64-bit size, each with a mark, an offset of the directory's size and its form.
_END = 65_557 + 20 + 56
_SIZES = ((b"PK\x05\x06", 12, "<L"), (b"PK\x06\x06", 40, "<Q"))
_LATER = 0xFFFFFFFF  # the size stands in the 64-bit record


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the archive; raise UnreadableError where its directory would fill memory or holds links, one of DAMAGED where it is damaged.

    Nothing is unpacked onto a disk, so that a link leads nowhere; but no program puts one into a document.
    """
    if max(_directories(data[-_END:]), default=0) > _MOST_BYTES:
        raise UnreadableError("too_large", f"{name} holds far more parts than a document needs. Save its text as a new file.")
    archive = zipfile.ZipFile(io.BytesIO(data))
    if any(stat.S_ISLNK(i.external_attr >> 16) for i in archive.infolist()):
        raise UnreadableError("unsupported", f"{name} holds links to other files, which no document does. Save its text as a new file.")
    return archive


def _directories(end: bytes) -> list[int]:
    """The sizes that an archive's end may give its directory: whichever of them is believed, all are looked at."""
    found = []
    for mark, offset, form in _SIZES:
        at = end.find(mark)
        while at >= 0:
            field = end[at + offset : at + offset + struct.calcsize(form)]
            if len(field) == struct.calcsize(form):
                found.append(int(struct.unpack(form, field)[0]))
            at = end.find(mark, at + 1)
    return [size for size in found if size != _LATER]
