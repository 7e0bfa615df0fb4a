"""A DOCX file's parts: the zip is checked before anything is unpacked, and XML is parsed without entities or network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from ombudscan.errors import UnreadableError
from ombudscan.read import archives

_MOST_ENTRIES = 2_000
_MOST_BYTES = 200_000_000
_MOST_RATIO = 200
_MOST_XML = 30_000_000  # of one part; a report of 300 pages has some 5 MB
_SMALL = 1_000_000  # a small file may be as uniform as it likes
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package:
    """The parts of a DOCX file, by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = archives.opened(data, "The Word file")
        except archives.DAMAGED as e:
            raise UnreadableError("corrupt", "The Word file is damaged. Open it in Word, save it again and try that copy.") from e
        _check(self._zip.infolist())
        self.lacks = False  # a part that is named and asked for is not there
        self._names = {i.filename.lstrip("/").lower(): i for i in self._zip.infolist()}
        if "[content_types].xml" not in self._names:
            raise UnreadableError("unsupported", "This is a zip archive and not a Word file. Unpack it and read the documents in it.")

    def main(self) -> str:
        """Return the name of the part that holds the text."""
        links = self.xml("_rels/.rels")
        for link in links if links is not None else ():
            if str(link.get("Type", "")).endswith("/officeDocument"):
                return str(link.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def sibling(self, main: str, kind: str, usual: str) -> etree._Element | None:
        """Return the part of the given kind ("styles", "numbering" ...) that belongs to the main part, or None."""
        folder, _, name = main.rpartition("/")
        links = self.xml(f"{folder}/_rels/{name}.rels".lstrip("/"))
        for link in links if links is not None else ():
            if str(link.get("Type", "")).endswith("/" + kind) and link.get("TargetMode") != "External":
                target = str(link.get("Target", ""))
                found = self.xml(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/"))
                self.lacks = self.lacks or found is None
                return found
        return self.xml(f"{folder}/{usual}".lstrip("/"))

    def linked(self, main: str, link_id: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of the part that the main part names by `link_id`, or None."""
        folder, _, name = main.rpartition("/")
        links = self.xml(f"{folder}/_rels/{name}.rels".lstrip("/"))
        for link in links if links is not None else ():
            if link.get("Id") == link_id and link.get("TargetMode") != "External":
                target = str(link.get("Target", ""))
                target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                data = self._bytes(target)
                return None if data is None else (target, data)
        return None

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, or None where there is no such part; raise UnreadableError where it is not sound."""
        data = self._bytes(name)
        return None if data is None else _parsed(data)

    def _bytes(self, name: str) -> bytes | None:
        entry = self._names.get(name.lower())
        if entry is None:
            return None
        try:
            return self._unpacked(entry)
        except archives.DAMAGED as e:  # before RuntimeError, of which NotImplementedError (an unknown packing) is a kind
            raise UnreadableError("corrupt", "The Word file is damaged. Open it in Word, save it again and try that copy.") from e
        except RuntimeError as e:
            raise UnreadableError("encrypted", "The Word file is protected by a password. Save a copy without one.") from e

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of a part, never more of them than the archive's directory says."""
        if entry.file_size > _MOST_XML:
            raise UnreadableError("too_large", "The Word file unpacks to far more than a document needs. Save its text as a new file.")
        with self._zip.open(entry) as part:
            return part.read(entry.file_size + 1)


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse archives that would fill memory, or whose names reach out of them, before a byte is unpacked."""
    total = sum(i.file_size for i in entries)
    packed = sum(i.compress_size for i in entries)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES or (total > _SMALL and total > _MOST_RATIO * max(packed, 1)):
        raise UnreadableError("too_large", "The Word file unpacks to far more than a document needs. Save its text as a new file.")
    if any(re.search(r"(?:^|[/\\])\.\.(?:[/\\]|$)|\x00", i.filename) for i in entries):
        raise UnreadableError("unsupported", "The archive holds names that no Word file has. Save the document again in Word.")


def _parsed(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data or b"<!\x00D\x00O\x00C" in data or b"<\x00!\x00D\x00O\x00C" in data:
        raise _declares()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.replace(_STRICT, W.encode()), parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        raise UnreadableError("corrupt", "The Word file is damaged. Open it in Word, save it again and try that copy.") from e
    if root.getroottree().docinfo.internalDTD is not None:  # one spelt in UTF-7 or UTF-32
        raise _declares()
    return root


def _declares() -> UnreadableError:
    return UnreadableError(
        "unsupported", "The Word file declares XML entities, which no genuine one does. Save the document again in Word."
    )


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace ("p", "tbl")."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def val(element: etree._Element | None, name: str = "val") -> str | None:
    """Return the value of the attribute with this local name, whatever its namespace, or None."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """Return the value of an attribute as a number, or None where it is missing or is none."""
    value = val(element, name)
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,9}", value) else None


def on(element: etree._Element | None) -> bool:
    """Whether a switch (w:b, w:vanish) is set: it is there and not set to off."""
    return element is not None and val(element) not in {"0", "false", "off", "none"}


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the first descendant down the path `names` (local names), or None."""
    for name in names:
        element = next((c for c in element if local(c) == name), None) if element is not None else None
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield the children with this local name."""
    for c in element if element is not None else ():
        if local(c) == name:
            yield c
