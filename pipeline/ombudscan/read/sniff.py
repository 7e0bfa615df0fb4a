"""First bytes -> media type, by content and not by name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from ombudscan.errors import Outcome, UnreadableError
from ombudscan.read import archives
from ombudscan.read.formats import DOC, DOCX, FORMATS, HTML, ODT, PDF, TEXT

_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)
_ADVICE = "Save it as PDF, Word (.docx), HTML or plain text and read that."
_OTHERS = (
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "a PostScript file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"SQLite format 3", "a database"),
)
_OFFICE = (
    ("xl/", "a spreadsheet (.xlsx)"),
    ("ppt/", "a presentation (.pptx)"),
    ("visio/", "a drawing (.vsdx)"),
    ("content.xml", "an OpenDocument spreadsheet, presentation or drawing"),
    ("index/document.iwa", "a Pages or Numbers document"),
    ("meta-inf/container.xml", "an e-book (.epub)"),
)
# A page begins with a doctype, a root or a head, after blanks, comments and an XML declaration.
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|div|h[1-6]|table|script|style|link|p|section|ul)\b", re.IGNORECASE
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR, _FAR = 512, 100_000_000
_MOST_UNPACKED = 200_000_000
_DRAWING = re.compile(r"(?:<!doctype\s+svg\b|<svg[\s>])", re.IGNORECASE)
_BLANKS = re.compile(r"\s*")
_ROOT = re.compile(r"<(?:html|body|head)[\s>]", re.IGNORECASE)


def content(path: Path) -> bytes:
    """Return a file's bytes; raise UnreadableError where its disk, or the system, does not give them."""
    try:
        return path.read_bytes()
    except OSError as e:
        told = f"{path.name} could not be read from where it is kept. Copy it to another folder and try that copy."
        raise UnreadableError("corrupt", told) from e


def media_type(data: bytes, name: str) -> str:
    """Return the media type of `data`; raise UnreadableError where it is of no kind that can be read."""
    if not data.strip(b"\x00\t\r\n\f \xef\xbb\xbf"):
        raise UnreadableError("corrupt", f"{name} is empty. Check that it was saved or downloaded in full.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _ole(data, name)
    marked = next((one.media_type for one in FORMATS if one.mark and data.startswith(one.mark)), "")
    if marked:
        return marked
    _refuse_known(data, name)
    text = _text(data[:16_384])
    if text is None:
        raise _unsupported(name, "is of an unknown kind", _ADVICE)
    if _DRAWING.match(_after_comments(text)):
        raise _unsupported(name, "is a drawing (SVG)", _ADVICE)
    if _PAGE.match(_after_comments(text)) or _ROOT.search(text[:4_096]):
        return HTML
    return TEXT


def _after_comments(text: str) -> str:
    """Return `text` from its first element on."""
    at = _behind_blanks(text, 0)
    while text.startswith(("<!--", "<?"), at):
        opening, close = ("<!--", "-->") if text[at + 1] == "!" else ("<?", "?>")
        end = text.find(close, at + len(opening))
        if end < 0:
            return ""
        at = _behind_blanks(text, end + len(close))
    return text[at:]


def _behind_blanks(text: str, at: int) -> int:
    """Return the place of the first character at or behind `at` that is no blank."""
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _unsupported(name: str, what: str, advice: str, outcome: Outcome = "unsupported") -> UnreadableError:
    return UnreadableError(outcome, f"{name} {what}. {advice}")


def _refuse_known(data: bytes, name: str) -> None:
    """Raise UnreadableError where the first bytes say that a file is a picture, an old Word file, an archive and so on."""
    kind = next((k for mark, k in _PICTURES if data.startswith(mark)), "WebP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else "")
    if kind == "BMP" and _text(data[:512]) is not None:
        kind = ""
    if kind:
        raise _unsupported(name, f"is a picture ({kind})", "Recognise its text and save it as PDF, or ask for the document itself.")
    what = next((w for mark, w in _OTHERS if data.startswith(mark)), "")
    if what and (what != "a Windows program" or _text(data[:512]) is None):
        raise _unsupported(name, f"is {what}", _ADVICE)


def _ole(data: bytes, name: str) -> str:
    """The container of old Office files; Word keeps a password-protected .docx in it too."""
    if any(w.encode("utf-16-le") in data for w in ("EncryptedPackage", "EncryptionInfo")) or _is_locked(data):
        raise _unsupported(name, "is protected by a password", "Save a copy without one and read that.", "encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        return DOC
    raise _unsupported(name, "is an old Office file, but no Word document (.xls or .ppt)", _ADVICE)


def _is_locked(data: bytes) -> bool:
    """Whether the head of a .doc, which begins at a sector, bears the flag of encrypted text."""
    head = next((at for at in range(_SECTOR, min(len(data) - 12, _FAR), _SECTOR) if data[at : at + 2] == b"\xec\xa5"), 0)
    return bool(head and data[head + 11] & 1)


def _zipped(data: bytes, name: str) -> str:
    try:
        archive = archives.opened(data, name)
        names = [n.lower().lstrip("/") for n in archive.namelist()]
        if _is_open_document(archive, names, name):
            return ODT
    except (*archives.DAMAGED, RuntimeError) as e:
        raise UnreadableError("corrupt", f"{name} is a damaged Word file or archive. Save it again and try that copy.") from e
    if any(n.startswith("word/") for n in names):
        return DOCX
    what = next((w for start, w in _OFFICE if any(n.startswith(start) for n in names)), "")
    if what:
        raise _unsupported(name, f"is {what}", _ADVICE)
    if "[content_types].xml" in names:
        return DOCX
    raise _unsupported(name, "is a zip archive", "Unpack it and read the documents in it one by one.")


def _is_open_document(archive: zipfile.ZipFile, names: list[str], name: str) -> bool:
    """Whether an archive is an OpenDocument text; raise UnreadableError where it has a password or would fill memory."""
    if "content.xml" not in names or not _part(archive, "mimetype").startswith(ODT.encode()):
        return False
    if b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
        raise _unsupported(name, "is protected by a password", "Save a copy without one and read that.", "encrypted")
    if sum(i.file_size for i in archive.infolist()) > _MOST_UNPACKED:
        raise _unsupported(name, "unpacks to far more than a document needs", "Save its text as a new file.", "too_large")
    return True


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of a part, or nothing where there is none."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(1_000_000)


def _text(data: bytes) -> str | None:
    """Return `data` as text, or None where it is no text of any encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16", errors="replace")
    zeros = data.count(0)
    if zeros > len(data) // 4 and _is_utf16(data):
        return data[: len(data) // 2 * 2].decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", errors="replace")
    odd = sum(1 for b in data if b < 9 or 13 < b < 27 or b in (28, 29, 30, 31))
    if zeros or odd > len(data) // 50:
        return None
    text = data.decode("utf-8-sig", errors="replace")
    if text.count("\ufffd") <= 3:
        return text
    return data.decode("cp1252", errors="replace") if _mostly_letters(data) else None


def _is_utf16(data: bytes) -> bool:
    """Western text in UTF-16 has a zero in every second byte."""
    return (
        max(data[0::2].count(0), data[1::2].count(0)) > 0.8 * (len(data) // 2)
        and min(data[0::2].count(0), data[1::2].count(0)) < len(data) // 20
    )


def _mostly_letters(data: bytes) -> bool:
    return sum(1 for b in data if 32 <= b < 127 or b in (9, 10, 13)) > 0.8 * len(data)
