"""Comments' anchors in a Word file's XML: runs are parted where the words begin and end, and nothing else is changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ombudscan.report.docx_letters import Letter, local

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRACKED = frozenset({"ins", "moveTo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A comment's number and the first and last letter that it is about; the signs that stand before and behind them in the words."""

    number: int
    first: Letter
    last: Letter
    opening: str = ""
    closing: str = ""


def place(anchors: list[Anchor], namespace: str) -> None:
    """Put the marks of each comment into the XML that its letters stand in; changes it."""
    starts = {a.number: _begin(a.first, a.opening) for a in anchors}
    ends = {a.number: _end(a.last, a.closing) for a in anchors}
    cuts: dict[etree._Element, set[int]] = defaultdict(set)
    for text, offset in (*starts.values(), *ends.values()):
        if _box(text) is None:
            cuts[text].add(offset)
    pieces = {text: _parted(text, offsets) for text, offsets in cuts.items()}
    for a in anchors:
        _mark(a.number, _after(starts[a.number], pieces), _before(ends[a.number], pieces), namespace)


def _begin(letter: Letter, signs: str) -> tuple[etree._Element, int]:
    said, at = letter.text.text or "", letter.index
    for sign in reversed(signs):
        if not at or said[at - 1] != sign:
            break
        at -= 1
    return letter.text, at


def _end(letter: Letter, signs: str) -> tuple[etree._Element, int]:
    said, at = letter.text.text or "", letter.index + 1
    for sign in signs:
        if at == len(said) or said[at] != sign:
            break
        at += 1
    return letter.text, at


def _parted(text: etree._Element, offsets: set[int]) -> dict[int, tuple[etree._Element | None, etree._Element | None]]:
    """Part the run that holds `text` at `offsets`; return for each the runs that end and begin there."""
    whole = text.text or ""
    sides: dict[int, tuple[etree._Element | None, etree._Element | None]] = {}
    for offset in sorted(offsets, reverse=True):
        run = text.getparent()
        assert run is not None
        if offset == len(whole) and text.getnext() is None:
            sides[offset] = (run, None)
        elif offset == 0 and all(local(e) == "rPr" for e in text.itersiblings(preceding=True)):
            sides[offset] = (None, run)
        else:
            sides[offset] = (run, _split(run, text, offset))
    return _settled(text, sides)


def _settled(
    text: etree._Element, sides: dict[int, tuple[etree._Element | None, etree._Element | None]]
) -> dict[int, tuple[etree._Element | None, etree._Element | None]]:
    """What ends at an offset is what begins at the one before, once all parts are there."""
    out: dict[int, tuple[etree._Element | None, etree._Element | None]] = {}
    before: etree._Element | None = text.getparent()
    for offset in sorted(sides):
        _, after = sides[offset]
        out[offset] = (None if offset == 0 and after is before else before, after)
        before = after if after is not None else before
    return out


def _split(run: etree._Element, text: etree._Element, offset: int) -> etree._Element:
    """Move what follows `offset` of `text` into a run of its own with the same properties, and return that."""
    rest = etree.Element(run.tag, nsmap=run.nsmap)  # type: ignore[arg-type] # lxml's own nsmap has None in it
    for name, value in run.attrib.items():
        rest.set(name, value)
    properties = next((e for e in run if local(e) == "rPr"), None)
    if properties is not None:
        rest.append(deepcopy(properties))
    said = text.text or ""
    following = list(text.itersiblings())
    if offset == 0:
        run.remove(text)
        rest.append(text)
    elif offset < len(said):
        tail = etree.SubElement(rest, text.tag)
        for piece, words in ((text, said[:offset]), (tail, said[offset:])):
            piece.text = words
            if words.strip() != words:
                piece.set(_SPACE, "preserve")
    for e in following:
        rest.append(e)
    run.addnext(rest)
    return rest


def _box(text: etree._Element) -> etree._Element | None:
    """The run that holds the outermost text box about `text`: Word anchors no comment within one."""
    boxes = [e for e in text.iterancestors() if local(e) == "txbxContent"]
    return next((e for e in boxes[-1].iterancestors() if local(e) == "r"), None) if boxes else None


_Pieces = Mapping[etree._Element, Mapping[int, tuple[etree._Element | None, etree._Element | None]]]


def _after(at: tuple[etree._Element, int], pieces: _Pieces) -> etree._Element:
    text, offset = at
    box = _box(text)
    run = box if box is not None else pieces[text][offset][1]
    assert run is not None
    return run


def _before(at: tuple[etree._Element, int], pieces: _Pieces) -> etree._Element:
    text, offset = at
    box = _box(text)
    run = box if box is not None else pieces[text][offset][0]
    assert run is not None
    return run


def _mark(number: int, first: etree._Element, last: etree._Element, namespace: str) -> None:
    """Put a comment's beginning before the run `first`, its end and the reference to it after the run `last`."""
    named = {f"{{{namespace}}}id": str(number)}
    start = etree.Element(f"{{{namespace}}}commentRangeStart", named)
    _outside(first).addprevious(start)
    end = etree.Element(f"{{{namespace}}}commentRangeEnd", named)
    reference = etree.Element(f"{{{namespace}}}r")
    etree.SubElement(reference, f"{{{namespace}}}commentReference", named)
    host = _outside(last)
    tail = host.tail
    host.tail = None
    host.addnext(end)
    end.addnext(reference)
    reference.tail = tail


def _outside(run: etree._Element) -> etree._Element:
    """The run, or the insertion that begins and ends with it: a mark within one would be part of the tracked change."""
    above = run.getparent()
    alone = above is not None and local(above) in _TRACKED and len(above) == 1
    return above if alone and above is not None else run
