"""The bytes of a web page -> its text, refused where it is too large or nested beyond reason."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import Literal

from ombudscan.errors import UnreadableError
from ombudscan.read import odd_bytes

_MOST = 20_000_000
_DEEPEST = 1_000
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-z0-9_:.-]{2,40})", re.I)
_TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/)?(?P<name>[a-z][a-z0-9:-]{0,40})(?P<rest>[^<>]{0,5000}))", re.I)
# Elements that never nest or that the parser closes by itself.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup "
    "html head body rp rt".split()
)
_ROOT = frozenset({"html", "body"})
# A tag that the page's end cuts.
_OPEN_TAG, _LONGEST_TAG = re.compile(r"</?(?:[a-z][^<>]*)?\Z", re.I), 5_000
# What holds a page's words, and is opened and closed in pairs by every program that writes pages; the elements of one and two letters.
_HOLDING = frozenset("table ul ol dl main article section h1 h2 h3 h4 h5 h6".split())
_SHORT = frozenset("a b g i p q s u br dd dl dt em h1 h2 h3 h4 h5 h6 hr li ol rb rp rt td th tr tt ul".split())
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())


def decoded(data: bytes) -> str:
    """Return a page's text by its byte-order mark, else as UTF-8, else by what it declares, else as Windows-1252.

    Raises UnreadableError where it is larger than any document.
    """
    if len(data) > _MOST:
        raise UnreadableError("too_large", "The page is larger than 20 MB. Save only the part with the document and read that.")
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    text = odd_bytes.as_utf8(data)
    return data.decode(_declared(data[:4096]), errors="replace") if text is None else text


def _declared(head: bytes) -> str:
    found = _META.search(head) or _XML.search(head)
    name = found[1].decode("ascii", errors="ignore").lower() if found else "cp1252"
    if name in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "utf-8", "utf8"}:
        return "cp1252"  # what browsers take these to mean
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return "cp1252"
    return info.name if getattr(info, "_is_text_encoding", True) else "cp1252"


def lost(text: str) -> Literal["", "cut_short", "part_damaged"]:
    """Return how a page shows that parts of it are lost: it ends before its end, or what holds its words does not close or open.

    It ends before its end within a tag, a comment or a script; or where what has to be closed is open, or the page itself is, and
    nothing says that it ends. Of blocks and letters (div, b) a page may leave some open; not of tables, lists and headings, and no
    page has elements of one or two letters that no browser knows. Raises UnreadableError where elements are nested so deep that parsing
    would take for ever.
    """
    opened: Counter[str] = Counter()
    stray: set[str] = set()
    depth, at, root, ended = 0, 0, False, False
    while found := _TAG.search(text, at):
        at = found.end()
        name = (found["name"] or "").lower()
        root, ended = root or name in _ROOT, ended or bool(found["close"] and name in _ROOT)
        if found["comment"]:
            at = text.find("-->", at) + 3
            if at < 3:
                return "cut_short"
        elif found["close"]:
            if opened[name]:
                opened[name] -= 1
                depth -= 1
            else:
                stray.add(name)
        elif name in _RAW:
            at = _closing(text, name, at)
            if at < 0:
                return "cut_short"
        elif name not in _FLAT and not found["rest"].rstrip().endswith("/"):
            opened[name] += 1
            depth += 1
            if depth > _DEEPEST:
                raise UnreadableError("too_large", "The page's parts are nested too deep to be read. Save it as PDF or Word and read that.")
    if (not ended and (depth > 0 or root)) or _OPEN_TAG.search(text, max(0, len(text) - _LONGEST_TAG)):
        return "cut_short"
    left = {name for name, n in opened.items() if n}
    return "part_damaged" if (left | stray) & _HOLDING or any(len(name) < 3 and name not in _SHORT for name in left) else ""


def _closing(text: str, name: str, at: int) -> int:
    found = re.compile(f"</{re.escape(name)}", re.I).search(text, at)
    return found.start() if found else -1
