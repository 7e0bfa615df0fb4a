"""The words of a DOCX paragraph as they finally stand: insertions kept, deletions dropped, symbols and boxes as characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ombudscan.read.docx_package import child, children, local, number, on, val

_GONE = frozenset("del moveFrom instrText delText delInstrText pPr rPr sdtPr commentReference annotationRef footnoteRef endnoteRef".split())
_BREAKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# Ticks and crosses that Wingdings keeps at private places.
_TICKS = {
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x78: "☒", 0xD6: "✓"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐", 0x51: "☒"},
    "symbol": {0xD6: "√", 0xB4: "×", 0xB7: "•"},
    "marlett": {0x61: "✓", 0x62: "✓", 0x72: "✗"},
    "webdings": {0x61: "✓", 0x72: "✗"},
}


@dataclass(slots=True)
class Words:
    """The text of a paragraph, whether all of it is bold, the notes it refers to and the text boxes anchored in it."""

    text: str = ""
    bold: bool = True
    changed: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def words(paragraph: etree._Element, bold: bool = False) -> Words:
    """Return the words of a paragraph; `bold` says that its style is."""
    out = Words()
    parts: list[str] = []
    for piece in _pieces(paragraph, out):
        run = piece[1]
        parts.append(piece[0])
        if piece[0].strip() and run is not None:
            mark = child(run, "rPr", "b")
            out.bold = out.bold and (on(mark) if mark is not None else bold)
    out.text = "".join(parts)
    out.bold = out.bold and bool(out.text.strip())
    return out


def _pieces(element: etree._Element, out: Words) -> Iterator[tuple[str, etree._Element | None]]:
    for e in element:
        name = local(e)
        if name in _GONE:
            out.changed = out.changed or name in {"del", "moveFrom"}
        elif name == "r":
            yield from ((text, e) for text in _run(e, out))
        elif name == "sdt":
            box = _checkbox(e)
            if box:
                yield box, None
            elif not is_prompt(e):
                yield from _pieces(e, out)
        elif name == "AlternateContent":
            chosen = child(e, "Choice")
            yield from _pieces(chosen if chosen is not None else e, out)
        elif name == "txbxContent":
            out.boxes.append(e)
        else:
            out.changed = out.changed or name in {"ins", "moveTo"}
            yield from _pieces(e, out)


def _run(run: etree._Element, out: Words) -> Iterator[str]:
    properties = child(run, "rPr")
    if on(child(properties, "vanish")) or on(child(properties, "strike")) or on(child(properties, "dstrike")):
        return
    font = (val(child(properties, "rFonts"), "ascii") or "").lower()
    for e in run:
        name = local(e)
        if name == "t":
            yield _symbols(e.text or "", font)
        elif name == "sym":
            yield _symbol(e)
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "br":
            yield "\n" if val(e, "type") in {None, "textWrapping"} else " "
        elif name in {"footnoteReference", "endnoteReference"}:
            out.notes.append((name.removesuffix("Reference"), val(e, "id") or ""))
        elif name in {"fldChar", "ffData"}:
            yield _form_box(e)
        elif name in {"AlternateContent", "drawing", "pict", "object"}:
            _boxes(e, out)


def _boxes(element: etree._Element, out: Words) -> None:
    """Word writes a text box twice, for new and for old readers: the first is taken."""
    if local(element) == "AlternateContent":
        chosen = child(element, "Choice")
        element = chosen if chosen is not None else element
    for e in element:
        if local(e) == "txbxContent":
            out.boxes.append(e)
        else:
            _boxes(e, out)


def _symbols(text: str, font: str) -> str:
    table = _TICKS.get(font)
    if not table or len(text.strip()) > 2:
        return text
    return "".join(table.get(ord(c) & 0xFF, c) if not c.isspace() else c for c in text)


def _symbol(element: etree._Element) -> str:
    code = val(element, "char") or ""
    try:
        n = int(code, 16)
    except ValueError:
        return ""
    table = _TICKS.get((val(element, "font") or "").lower(), {})
    if 0xF000 <= n <= 0xF0FF:
        return table.get(n & 0xFF, "")
    return table.get(n, chr(n) if 0 < n < 0xD800 else "")


def _checkbox(sdt: etree._Element) -> str:
    mark = child(sdt, "sdtPr", "checkbox")
    return "" if mark is None else "☒" if val(child(mark, "checked")) in {"1", "true", "on"} else "☐"


def is_prompt(sdt: etree._Element) -> bool:
    """Whether a form's field still shows what it asks for ("Choose an item."): nobody has filled it in."""
    return child(sdt, "sdtPr", "showingPlcHdr") is not None


def _form_box(element: etree._Element) -> str:
    """An old form field's box, ticked or not, or the entry that was chosen from its list."""
    chosen = child(element, "ffData", "ddList") if local(element) == "fldChar" else child(element, "ddList")
    if chosen is not None:
        entries = [val(e) or "" for e in children(chosen, "listEntry")]
        n = number(child(chosen, "result")) or number(child(chosen, "default")) or 0
        return entries[n] if 0 <= n < len(entries) else ""
    box = child(element, "ffData", "checkBox") if local(element) == "fldChar" else child(element, "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    state = state if state is not None else child(box, "default")
    return "☒" if on(state) else "☐"


def span_of(properties: etree._Element | None, name: str = "gridSpan") -> int:
    """Return how many grid columns a cell or a gap takes, at least one for a cell."""
    return min(max(number(child(properties, name)) or (1 if name == "gridSpan" else 0), 0), 200)
