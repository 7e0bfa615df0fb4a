"""Report -> the user's own Word file with a comment at the words of each finding; all that is not a comment stays as it was."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable

from lxml import etree

from ombudscan.errors import AnnotationError
from ombudscan.nouns import Finding
from ombudscan.report.docx_anchors import Anchor, place
from ombudscan.report.docx_letters import Letter, Stream, local
from ombudscan.report.made import Made
from ombudscan.report.noted import AUTHOR, note

_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Word's strict variant has names of its own.
_STRICT, _STRICT_RELATED = "http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
_DAMAGED = "The Word file is damaged and cannot be given comments. Open it in Word, save it again and check that copy."
# What reading a damaged archive raises; RuntimeError of a part that is locked, OSError and LZMAError of one that is packed in rarer ways.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, KeyError, ValueError, EOFError, RuntimeError, etree.LxmlError,
)  # fmt: skip
_SIGNS = re.compile(r"[^\w\s]+")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(made: Made) -> bytes:
    """Return the Word file with the comments; raise AnnotationError where it is signed or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(made.original)) as package:
            if any(n.lower().startswith("_xmlsignatures/") for n in package.namelist()):
                raise AnnotationError("The Word file is signed, and comments would break the signature. Check an unsigned copy.")
            return _packed(package, _changed(package, made))
    except _BROKEN as error:
        # a part may be locked (RuntimeError), or packed in a way that is damaged (OSError)
        raise AnnotationError(_DAMAGED) from error


def _changed(package: zipfile.ZipFile, made: Made) -> dict[str, bytes]:
    """Return the parts that are new or changed, by name."""
    main = _main(package)
    root = _xml(package, main)
    body = next((e for e in root if local(e) == "body"), None) if root is not None else None
    if root is None or body is None:
        raise AnnotationError(_DAMAGED)
    namespace = etree.QName(root).namespace or ""
    links_name = posixpath.join(posixpath.dirname(main), "_rels", posixpath.basename(main) + ".rels")
    links = _xml(package, links_name)
    name = _comments_name(main, links)
    comments = _xml(package, name) if name else None
    held = comments if comments is not None else etree.Element(f"{{{namespace}}}comments", nsmap={"w": namespace})
    anchors = _anchors(Stream(body, made.report.evidence.document), made, _next(root, held))
    place([a for a, _ in anchors], namespace)
    for anchor, f in anchors:
        held.append(_comment(anchor.number, note(made.report, f), made.report.evidence.settings.as_of, namespace))
    out = {main: _bytes(root)}
    if comments is None:
        name = _free(package, posixpath.join(posixpath.dirname(main), "comments.xml"))
        out[links_name] = _bytes(_linked(links, name, strict=namespace == _STRICT))
        types = _xml(package, _TYPES)
        out[_real(package, _TYPES)] = _bytes(
            _typed(types if types is not None else etree.Element(f"{{{_PACKAGE}/content-types}}Types"), name)
        )
    return {**out, name: _bytes(held)}


def _anchors(stream: Stream, made: Made, number: int) -> list[tuple[Anchor, Finding]]:
    """Each finding with the letters it is about: its words, else the first heading."""
    whole = stream.first()
    out: list[tuple[Anchor, Finding]] = []
    for f in made.report.findings:
        span = f.location.span
        own: tuple[Letter, Letter] | None = stream.find(span) if span else None
        found = own or (stream.before(span) if span else None) or whole
        if found:
            opening, closing = _signs_round(f.quote) if own else ("", "")
            out.append((Anchor(number=number + len(out), first=found[0], last=found[1], opening=opening, closing=closing), f))
    return out


def _signs_round(words: str) -> tuple[str, str]:
    """Return the signs before and behind what is said."""
    before = _SIGNS.match(words)
    opening = before.group() if before else ""
    behind = _SIGNS.match(words[len(opening) :][::-1])
    return opening, behind.group()[::-1] if behind else ""


def _comment(number: int, said: Iterable[str], day: str, w: str) -> etree._Element:
    made = etree.Element(
        f"{{{w}}}comment",
        {f"{{{w}}}id": str(number), f"{{{w}}}author": AUTHOR, f"{{{w}}}date": f"{day}T00:00:00Z", f"{{{w}}}initials": "o"},
    )
    for i, words in enumerate(said):
        paragraph = etree.SubElement(made, f"{{{w}}}p")
        if not i:
            etree.SubElement(etree.SubElement(paragraph, f"{{{w}}}r"), f"{{{w}}}annotationRef")
        text = etree.SubElement(etree.SubElement(paragraph, f"{{{w}}}r"), f"{{{w}}}t")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        text.text = " ".join(words.split())
    return made


def _next(root: etree._Element, comments: etree._Element) -> int:
    """The first number that no comment and no mark of one has."""
    marks = [e for e in root.iter() if local(e) in {"commentRangeStart", "commentRangeEnd", "commentReference"}]
    taken = [v for e in (*marks, *comments) for k, v in e.attrib.items() if etree.QName(k).localname == "id"]
    return max((int(v) for v in map(str, taken) if v.lstrip("-").isdigit()), default=-1) + 1


def _main(package: zipfile.ZipFile) -> str:
    links = _xml(package, "_rels/.rels")
    for link in links if links is not None else ():
        if str(link.get("Type", "")).endswith("/officeDocument"):
            return _real(package, str(link.get("Target", "")).lstrip("/"))
    return _real(package, "word/document.xml")


def _comments_name(main: str, links: etree._Element | None) -> str:
    """The part that holds the comments that are there already, "" if none."""
    for link in links if links is not None else ():
        if str(link.get("Type", "")).endswith("/comments") and link.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", posixpath.dirname(main), str(link.get("Target", "")))).lstrip("/")
    return ""


def _linked(links: etree._Element | None, name: str, *, strict: bool) -> etree._Element:
    made = links if links is not None else etree.fromstring(f'<Relationships xmlns="{_PACKAGE}/relationships"/>')
    taken = {str(e.get("Id")) for e in made}
    free = next(i for i in (f"rIdOmbudscan{n}" for n in range(len(taken) + 1)) if i not in taken)
    kind = f"{_STRICT_RELATED if strict else _RELATED}/comments"
    etree.SubElement(made, f"{{{_PACKAGE}/relationships}}Relationship", {"Id": free, "Type": kind, "Target": f"/{name}"})
    return made


def _typed(types: etree._Element, name: str) -> etree._Element:
    etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", {"PartName": f"/{name}", "ContentType": _COMMENTS})
    return types


def _free(package: zipfile.ZipFile, name: str) -> str:
    stem, ending = posixpath.splitext(name)
    taken = {n.lower() for n in package.namelist()}
    names = (f"{stem}{n or ''}{ending}" for n in range(len(taken) + 1))
    return next(n for n in names if n.lower() not in taken)


def _real(package: zipfile.ZipFile, name: str) -> str:
    """A part's name as the archive spells it: Word takes no notice of case."""
    return next((n for n in package.namelist() if n.lower().lstrip("/") == name.lower()), name)


def _xml(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    real = _real(package, name)
    if real not in package.namelist():
        return None
    return etree.fromstring(package.read(real), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive again, entry by entry as it was, with the changed parts in their places and the new ones at its end."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in package.infolist():
            made.writestr(entry, changed.pop(entry.filename) if entry.filename in changed else package.read(entry))
        for name, data in changed.items():
            made.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
