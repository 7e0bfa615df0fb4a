"""PDF bytes -> what in them shows that parts were lost: packed words that do not unpack, parts that are named and are not there.

pdfium reads what it can and says nothing of the rest: the second half of a page, or a page's words altogether, may be gone. What is
looked at is what holds words or leads to them: the contents of pages, the tables by which fonts spell, and packed objects.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from ombudscan.nouns import Notice

# Where a stream begins: the end of its dictionary, which says how it is packed.
_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")
_OBJECT = re.compile(rb"obj\b")  # what stands before is looked at then: begun with the number, every figure of the file would be tried
_OBJECT_AT_LINE = re.compile(rb"\n(\d{1,9}) \d{1,5} obj\b")
_FAR = 3_000  # characters of a stream's dictionary, at the most
# Pictures, fonts' outlines, colours, properties and functions hold no words.
_WORDLESS = re.compile(rb"/(?:Image|Length[123]|Type1C|CIDFontType0C|OpenType|Metadata|FunctionType|N[ ]?[134]\b|EmbeddedFile)")
_PACKED = re.compile(
    rb"/Filter\s{0,8}(?:\[\s{0,8})?(?P<text>/(?:ASCII85Decode|A85)\s{0,8})?/(?:FlateDecode|Fl)\b\s{0,8}(?:\]|/(?!ASCII|LZW|Run)|>|$)"
)
_LENGTH = re.compile(rb"/Length\s{1,8}(\d{1,9})(?!\s{1,8}\d{1,5}\s{1,8}R)")
# What leads to words, and to what it leads: the pages of a tree, the contents of a page, the fonts that it is written in.
_LEADS = re.compile(rb"/(?:Kids|Contents|Pages|ToUnicode|DescendantFonts)\s{0,8}(?:\[[^\]<>/]{0,100000}\]|\d{1,9}\s{1,4}\d{1,5}\s{1,4}R\b)")
_REFERENCE = re.compile(rb"(\d{1,9})\s{1,4}\d{1,5}\s{1,4}R\b")
_NUMBER = re.compile(rb"(?<![0-9])(\d{1,9})[ \t\r\n\f]{1,4}\d{1,5}[ \t\r\n\f]{1,4}$")
_BEFORE = 30  # bytes before "obj" in which an object's number stands
_FIGURES = re.compile(rb"[\d\s]{0,200000}")
# What shows a piece of text; a page that is left empty on purpose may show a blank or two.
_SHOWN, _LEAST_SHOWN = re.compile(rb"T[jJ]\b"), 4
_PACK = re.compile(rb"/ObjStm\b")
# Bytes unpacked at the most, over a whole file: what comes later is not looked at.
_MOST = 64_000_000
_OF_ONE = 16_000_000
_TEXT_ENDS = b"~>"
# Bytes in letters: five for four, each 33 more than what it stands for; how many are worked out at once, and parts of such groups.
_BLANKS, _LETTERS = b"\0\t\n\f\r ", bytes(range(33, 118))
_VALUES = bytes(max(n - 33, 0) for n in range(256))
_AT_ONCE = 5 * 2048
_FIRST, _TWO_FIRST, _TWO_BYTES = (int.from_bytes(part * 2048, "little") for part in (b"\xff\0\0\0\0", b"\xff\xff\0\0\0", b"\xff\0\xff\0\0"))


def notices(data: bytes, seen: int | None = None) -> list[Notice]:
    """Return a notice where a PDF shows that words of it may be lost, else nothing; one with a password is not looked at.

    `seen`, where pages turned out to be empty, is the number of the others: words may stand on more than these.
    """
    if b"/Encrypt" in data:
        return []
    streams = _streams(data, named=seen is not None)
    broken = streams is None or _missing(data, streams) or (seen is not None and _more_written(data, streams, seen))
    return [Notice(code="part_damaged", message=_TOLD)] if broken else []


_TOLD = "The file is damaged: some of its words could not be unpacked, and what stands there is not known. Ask for another copy."


@dataclass(slots=True)
class _Streams:
    """What was unpacked: the streams that may hold words, by their objects' numbers, and those that hold objects.

    `all_packed` is False where objects are packed in a way that is not known here.
    """

    words: dict[int, bytes] = field(default_factory=dict)
    objects: list[bytes] = field(default_factory=list)
    all_packed: bool = True


def _streams(data: bytes, *, named: bool) -> _Streams | None:
    """Return the streams of a file, those with words only where they are to be `named`; None where one that holds words does not unpack."""
    out = _Streams()
    left = _MOST
    for found in _STREAM.finditer(data):
        start = max(data.rfind(b"obj", max(0, found.start() - _FAR), found.start()), 0)
        head = data[start : found.start() + 2]
        packing, holds = _PACKED.search(head), b"/ObjStm" in head and _PACK.search(head) is not None
        if (packing is None and b"/Filter" in head) or (_WORDLESS.search(head) and not holds):
            out.all_packed = out.all_packed and not holds
            continue
        end = _end(data, found.end(), head)
        body = data[found.end() : end] if end >= 0 else b""
        unpacked = _unpacked(body, text=bool(packing["text"])) if packing else body
        if end < 0 or unpacked is None:
            return None
        if holds:
            out.objects.append(unpacked)
        elif named and b"/Form" not in head and (number := _NUMBER.search(data, max(0, start - _BEFORE), start)):
            out.words[int(number[1])] = unpacked
        left -= len(unpacked)
        if left < 0:
            break
    return out


def _end(data: bytes, begin: int, head: bytes) -> int:
    """Where a stream ends: where its length says, if its end stands there, else at the next end; -1 where there is none."""
    told = _LENGTH.search(head)
    if told and data[begin + int(told[1]) : begin + int(told[1]) + 12].lstrip().startswith(b"endstream"):
        return begin + int(told[1])
    return data.find(b"endstream", begin)


def _unpacked(packed: bytes, *, text: bool) -> bytes | None:
    """Return what a stream holds, None where it is damaged. One that lacks nothing but its check sum, or has more behind it, is sound."""
    if packed.strip() in ((b"", _TEXT_ENDS) if text else (b"",)):
        return b""
    if text:
        made = _of_text(packed)
        if made is None:
            return None
        packed = made
    work = zlib.decompressobj()
    try:
        out = work.decompress(packed, _OF_ONE)
    except zlib.error:
        return None
    return out if work.eof or work.unconsumed_tail or _whole_but_for_its_sum(packed) else None


def _whole_but_for_its_sum(packed: bytes) -> bool:
    """Whether the packing itself comes to its end."""
    raw = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        raw.decompress(packed[2:], _OF_ONE)
    except zlib.error:
        return False
    return raw.eof


def _of_text(packed: bytes) -> bytes | None:
    """Return the bytes that stand in letters (ASCII85), None where there are others among them."""
    body = packed.partition(b"~")[0].translate(None, _BLANKS)
    if others := body.translate(None, _LETTERS):
        if others.strip(b"z"):
            return None
        body = body.replace(b"z", b"!!!!!")
    short = -len(body) % 5
    values = (body + b"u" * short).translate(_VALUES)
    made = bytearray(len(values) // 5 * 4)
    for at in range(0, len(values), _AT_ONCE):
        groups = _numbers_of(values[at : at + _AT_ONCE])
        if groups[4::5].strip(b"\0"):  # a group comes to more than four bytes hold
            return None
        begin, end = at // 5 * 4, (at + len(groups)) // 5 * 4
        for place in range(4):
            made[begin + place : end : 4] = groups[3 - place :: 5]
    return bytes(made[: len(made) - short] if short else made)


def _numbers_of(values: bytes) -> bytes:
    """Return what groups of five letters come to, five bytes each, the least first: worked out at once, as parts of one number."""
    every = int.from_bytes(values, "little")
    pairs = (every & _TWO_BYTES) * 85 + (every >> 8 & _TWO_BYTES)  # of the first and the second letter, of the third and the fourth
    return ((pairs & _TWO_FIRST) * 85**3 + (pairs >> 16 & _TWO_FIRST) * 85 + (every >> 32 & _FIRST)).to_bytes(len(values), "little")


def _missing(data: bytes, streams: _Streams) -> bool:
    """Whether a part that leads to words is named and is nowhere."""
    if not streams.all_packed:
        return False
    named = {int(m[1]) for text in (data, *streams.objects) for found in _LEADS.finditer(text) for m in _REFERENCE.finditer(found[0])}
    named.difference_update(map(int, _OBJECT_AT_LINE.findall(data)))
    if not named:  # mostly: the others are sought for twice as long
        return False
    before = (_NUMBER.search(data, max(0, m.start() - _BEFORE), m.start()) for m in _OBJECT.finditer(data))
    named.difference_update(int(number[1]) for number in before if number)
    for one in streams.objects:
        named.difference_update(_numbers(one))
    return bool(named)


def _numbers(objects: bytes) -> Iterator[int]:
    """The numbers of packed objects: each stands before its place, at the beginning."""
    words = _FIGURES.match(objects)
    yield from map(int, islice(words[0].split() if words else (), 0, None, 2))


def _more_written(data: bytes, streams: _Streams, seen: int) -> bool:
    """Whether more pages than were `seen` have words among their contents, or words belong to no page."""
    named = (found[0] for text in (data, *streams.objects) for found in _LEADS.finditer(text))
    pages = [{int(m[1]) for m in _REFERENCE.finditer(one)} for one in {*named} if one.startswith(b"/Contents")]
    written = {number for number, content in streams.words.items() if _says(content)}
    return sum(bool(written & page) for page in pages) > seen or bool(written.difference(*pages))


def _says(content: bytes) -> bool:
    return len(list(islice(_SHOWN.finditer(content), _LEAST_SHOWN))) == _LEAST_SHOWN
