"""Archives, XML and pages made to harm whoever opens them, run through the reader one by one, each in a process of its own.

    python scripts/bombs.py
    python scripts/bombs.py --only "entity of a file" "outside DTD"

Prints what became of each, its seconds of processor time and the memory that it took beyond the reader's own. Exits with 1 where
one takes a second or 100 MB, opens a file or a socket, or where one that has to be refused is not. What is opened is seen twice: by
Python's own events, and by a filter of system calls that kills whoever opens a file, a socket or a program, for a library in C tells
Python nothing. A document that is read with entities of files let in has to be killed by it; where the system allows no filter this
is said, and the status is 2.
"""

from __future__ import annotations

import argparse
import io
import resource
import stat
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ombudscan.errors import UnreadableError
from ombudscan.read import READERS
from ombudscan.read.sniff import media_type
from opening import Told, in_a_child, opens_nothing, watched

MOST_SECONDS, MOST_BYTES = 1.0, 100_000_000
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://x/r"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_BODY = "<w:p><w:r><w:t>We answer a complaint within ten working days.</w:t></w:r></w:p>"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
# What is read for what it says, and nothing that it points to is fetched.
READ = ("external", "template", "picture", "svg in a page", "frames")


@dataclass(frozen=True)
class Ended:
    """What became of one file, its processor time (seconds), memory (bytes) and what it opened."""

    name: str
    outcome: str
    seconds: float
    memory: int
    opened: tuple[str, ...]


def document(body: str = _BODY, before: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {_W}><w:body>{body}</w:body></w:document>'


def docx(main: str | bytes, more: dict[str, str | bytes] | None = None) -> bytes:
    """A Word file with this main part, and more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        for name, data in {"word/document.xml": main, **(more or {})}.items():
            archive.writestr(name, data)
    return out.getvalue()


def linked(name: str, target: str, more: dict[str, str | bytes] | None = None) -> bytes:
    """A Word file one of whose parts is a symbolic link, as `zip --symlinks` packs it."""
    out = io.BytesIO(docx(document(), more))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, target)
    return out.getvalue()


def opened_document() -> bytes:
    """An OpenDocument text whose words are a symbolic link."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        link = zipfile.ZipInfo("content.xml")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def links(*targets: tuple[str, str], mode: str = ' TargetMode="External"') -> str:
    held = "".join(f'<Relationship Id="r{n}" Type="{_REL}/{kind}" Target="{to}"{mode}/>' for n, (kind, to) in enumerate(targets))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{held}</Relationships>'


def lying(size: int, says: int) -> bytes:
    """A Word file whose main part unpacks to `size` bytes where its directory says `says`."""
    data = docx(b"\0" * size)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rfind(mark) if mark == b"PK\x01\x02" else data.find(mark, 4)
        data = data[: at + place] + struct.pack("<I", says) + data[at + place + 4 :]
    return data


def overlapping(many: int) -> bytes:
    """An archive whose many entries are all the same bytes: small as a file, large unpacked."""
    data = docx(b"\0" * 900_000)
    start = data.rfind(b"PK\x01\x02")
    end = data.find(b"PK\x05\x06")
    entry = data[start:end]
    directory = data[data.find(b"PK\x01\x02") : start] + entry * many
    count = many + 1
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), data.find(b"PK\x01\x02"), 0)
    return data[: data.find(b"PK\x01\x02")] + directory + tail


def directory(many: int) -> bytes:
    """An archive that is hardly more than its directory of so many parts."""
    name = b"word/document.xml"
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, many & 0xFFFF, many & 0xFFFF, len(entry) * many, len(local), 0)
    return local + entry * many + end


def nested(depth: int) -> bytes:
    inner = docx(b"\0" * 1_000_000)
    for _ in range(depth):
        inner = docx(inner, {"word/embeddings/more.docx": inner})
    return inner


def deep(tag: str, depth: int) -> str:
    return document(f"<w:{tag}>" * depth + f"</w:{tag}>" * depth)


def tables(depth: int) -> str:
    return document("<w:tbl><w:tr><w:tc>" * depth + _BODY + "</w:tc></w:tr></w:tbl>" * depth)


def entities(encoding: str) -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY l0 "ha">{_LAUGHS}]>'
    return (head + document("<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>").partition("?>")[2]).encode(encoding)


def outside(what: str) -> str:
    return document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", f"<!DOCTYPE d [{what}]>")


def _web(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>Complaints</title></head><body><main>{body}</main></body></html>".encode()


_WORDS = "<h1>Complaints policy</h1><p>We answer a complaint within ten working days.</p>"
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><script>alert(1)</script>'
    '<image xlink:href="file:///etc/passwd"/><use xlink:href="http://192.0.2.1/x.svg#a"/></svg>'
)
MADE: dict[str, Callable[[], bytes]] = {
    "huge part": lambda: docx(b"\0" * 250_000_000),
    "huge XML": lambda: docx(document("<w:p/>" * 12_000_000)),
    "large XML": lambda: docx(document("".join(f"<w:p w:n='{n * n}'/>" for n in range(2_500_000)))),
    "many parts": lambda: docx(document(), {f"word/p{n}.xml": "x" for n in range(20_000)}),
    "a directory of many parts": lambda: directory(600_000),
    "lying sizes": lambda: lying(150_000_000, 400),
    "lying sizes, the other way": lambda: lying(400, 0xFFFFFFF0),
    "overlapping parts": lambda: overlapping(1_500),
    "nested archives": lambda: docx(nested(6)),
    "names out of the archive": lambda: docx(document(), {"../../evil.xml": "x"}),
    "a link for its styles": lambda: linked("word/styles.xml", "/etc/passwd"),
    "a link for a picture": lambda: linked("word/media/image1.png", "../../../../etc/passwd"),
    "a link for its text": lambda: linked(
        "word/main.xml", "/etc/passwd", {"_rels/.rels": links(("officeDocument", "word/main.xml"), mode="")}
    ),
    "a link for an OpenDocument's words": opened_document,
    "laughs": lambda: docx(entities("UTF-8")),
    "laughs, UTF-16": lambda: docx(entities("UTF-16")),
    "laughs, UTF-32": lambda: docx(entities("UTF-32")),
    "laughs, UTF-7": lambda: docx(entities("UTF-8").replace(b"UTF-8", b"UTF-7").replace(b"<!D", b"+ADw-!D").replace(b"&l11;", b"x")),
    "laughs, UTF-32, unused": lambda: docx(entities("UTF-32").replace("&l11;".encode("utf-32-le"), "x".encode("utf-32-le"))),
    "laughs, EBCDIC": lambda: docx(entities("cp037")),
    "quadratic entity": lambda: docx(
        outside('<!ENTITY x "' + "a" * 100_000 + '">').replace("&x;", "&x;" * 10_000),
    ),
    "entity of a file": lambda: docx(outside('<!ENTITY x SYSTEM "file:///etc/passwd">')),
    "entity of a server": lambda: docx(outside('<!ENTITY x SYSTEM "http://192.0.2.1/x">')),
    "entity of a parameter": lambda: docx(outside('<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "y">')),
    "outside DTD": lambda: docx(document(before='<!DOCTYPE d SYSTEM "http://192.0.2.1/d.dtd">')),
    "entities in the links": lambda: docx(document(), {"_rels/.rels": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'}),
    "deep XML": lambda: docx(deep("p", 200_000)),
    "deep tables": lambda: docx(tables(2_000)),
    "text out of the archive": lambda: docx(document(), {"_rels/.rels": links(("officeDocument", "../../../../etc/passwd"), mode="")}),
    "many attributes": lambda: docx(document("<w:p " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>")),
    "SVG alone": _SVG.encode,
    "SVG with entities": lambda: (
        f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">{_LAUGHS}]>{_SVG.replace("</svg>", "<text>&l11;</text></svg>")}'
    ).encode(),
    "deep page": lambda: _web("<div>" * 500_000),
    "external": lambda: docx(
        document(f'{_BODY}<w:altChunk r:id="r1"/>'),
        {"word/_rels/document.xml.rels": links(("image", "http://192.0.2.1/p.png"), ("aFChunk", "file:///etc/passwd"))},
    ),
    "template": lambda: docx(
        document(),
        {
            "word/settings.xml": f'<w:settings {_W}><w:attachedTemplate r:id="r0"/></w:settings>',
            "word/_rels/settings.xml.rels": links(("attachedTemplate", "http://192.0.2.1/t.dotm")),
            "word/_rels/document.xml.rels": links(("styles", "http://192.0.2.1/s.xml"), ("numbering", "file:///etc/passwd")),
        },
    ),
    "picture": lambda: docx(document(), {"word/media/image1.svg": _SVG}),
    "svg in a page": lambda: _web(_WORDS + _SVG),
    "frames": lambda: _web(f'{_WORDS}<iframe src="file:///etc/passwd"></iframe><link rel="import" href="http://192.0.2.1/">'),
}


def tried(name: str, data: bytes) -> Ended:
    """Read the bytes in a process of its own that may open nothing."""
    told, killed = in_a_child(lambda: _in_child(name, data))
    outcome, seconds, memory, opened = told or ("crash", 0.0, 0, [])
    return Ended(name, outcome, seconds, memory, (*opened, *(("a file or a socket by a system call",) if killed else ())))


def _in_child(name: str, data: bytes) -> Told:
    opened: list[str] = []
    sys.addaudithook(lambda event, args: opened.append(f"{event} {args[0]}") if _reaches(event, args) else None)
    path = Path(f"{name}.docx")
    opens_nothing()
    begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        READERS[media_type(data, path.name)](data)
        outcome = "read"
    except UnreadableError as error:
        outcome = error.outcome
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return outcome, time.process_time() - begun, 1024 * used, opened


def _reaches(event: str, args: tuple[object, ...]) -> bool:
    """Whether an event of the interpreter opens something that is not a part of Python's own libraries."""
    if event == "open":
        return not str(args[0]).startswith((sys.prefix, sys.base_prefix)) and not str(args[0]).endswith((".py", ".pyc"))
    return event.startswith(("socket.", "subprocess.", "os.system", "urllib."))


def faults(ended: Ended) -> Iterator[str]:
    """Yield what is wrong with how a file ended."""
    if (ended.outcome == "read") != (ended.name in READ):
        yield f"{ended.name}: {ended.outcome}"
    if ended.seconds >= MOST_SECONDS:
        yield f"{ended.name}: {ended.seconds:.2f} s"
    if ended.memory >= MOST_BYTES:
        yield f"{ended.name}: {ended.memory / 1e6:.0f} MB"
    for what in ended.opened:
        yield f"{ended.name} reached {what}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Read archives, XML and pages made to harm.")
    parser.add_argument("--only", nargs="*", default=list(MADE), choices=list(MADE), metavar="NAME")
    names = parser.parse_args().only
    for warm in (docx(document()), _web(_WORDS), b"Complaints policy\n\nWe answer."):
        READERS[media_type(warm, "warm")](warm)
    sees = watched()
    wrong = []
    print(f"{'file':<28}{'bytes':>12}{'outcome':>14}{'seconds':>9}{'MB':>6}")
    for name in names:
        data = MADE[name]()
        ended = tried(name, data)
        print(f"{name:<28}{len(data):>12}{ended.outcome:>14}{ended.seconds:>9.2f}{ended.memory / 1e6:>6.0f}")
        wrong += list(faults(ended))
    print(
        "System calls were watched."
        if sees
        else "NOT WATCHED: this system allows no filter of system calls; Python's own events alone were."
    )
    print("\n".join(wrong) or f"{len(names)} files: each within {MOST_SECONDS:.0f} s and {MOST_BYTES / 1e6:.0f} MB, nothing opened.")
    return 1 if wrong else 0 if sees else 2


if __name__ == "__main__":
    sys.exit(main())
