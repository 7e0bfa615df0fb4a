"""A Word file -> drafts: headings, numbered clauses, list items and tables, from its XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from lxml import etree

from ombudscan.errors import UnreadableError
from ombudscan.nouns import BlockKind, Notice
from ombudscan.read import clause_marks, docx_chunks, shaping
from ombudscan.read.assemble import CellDraft, Draft, Reading, TableDraft
from ombudscan.read.docx_numbering import Mark, Numbering
from ombudscan.read.docx_package import Package, child, children, local, number, on, val
from ombudscan.read.docx_styles import Style, Styles
from ombudscan.read.docx_text import Words, is_prompt, span_of, words
from ombudscan.read.mending import mended
from ombudscan.read.shaping import RowDraft

_MOST = 100_000_000
_DEEPEST = 12
_MOST_CHUNKS = 50  # files put whole into this one: a glued report has some ten
_UNREAD = Notice(code="part_damaged", message="The file holds other files as parts of its text; not all of them could be read.")
_DEEP = Notice(code="part_damaged", message="Tables or boxes stand so deep within others that what they hold was not read.")
_LACKS = Notice(code="part_damaged", message="The Word file lacks a part that it names: notes, numbers or styles may be lost.")
_FEW_ROWS = 3  # a table that only places others has no more


def reading(data: bytes, *, within: bool = False) -> Reading:
    """Return the reading of a Word file; raise UnreadableError where it is no sound one.

    `within` says that it was found inside another one.
    """
    if len(data) > _MOST:
        raise UnreadableError("too_large", "The Word file is larger than 100 MB. Take the pictures out and save it again.")
    package = Package(data)
    main = package.main()
    body = child(package.xml(main), "body")
    if body is None:
        raise UnreadableError("unsupported", "This is not a Word document. Save it as .docx or PDF and read that.")
    reader = _Reader(package, main, within=within)
    drafts = reader.blocks(body)
    if not reader.headed:
        drafts = _bold_headings(drafts, reader.bold)
    if not any(_has_words(d) for d in drafts):
        raise UnreadableError(
            "no_text_layer", "The Word file holds no text, at most pictures. Recognise their text, or ask for the document itself."
        )
    notices = []
    if reader.changed:
        notices.append(Notice(code="tracked_changes", message="The file has tracked changes; it was read as if all were accepted."))
    notices += [_LACKS] if package.lacks else []
    notices += dict.fromkeys(reader.told)
    return Reading(drafts=mended(drafts), notices=notices, info=_info(package.xml("docProps/core.xml")))


class _Reader:
    """Walks the body in order; counts numbered paragraphs as it goes."""

    def __init__(self, package: Package, main: str, *, within: bool) -> None:
        self.package, self.main, self.within = package, main, within
        self.chunks, self.told = 0, list[Notice]()
        self.styles = Styles(package.sibling(main, "styles", "styles.xml"))
        self.numbering = Numbering(package.sibling(main, "numbering", "numbering.xml"))
        self.notes = {k: _notes(package.sibling(main, f"{k}s", f"{k}s.xml")) for k in ("footnote", "endnote")}
        self.changed = False
        self.headed = 0
        self.level = 0
        self.bold: set[int] = set()
        self.carried = ""

    def blocks(self, parent: etree._Element, depth: int = 0, contents: bool = False) -> list[Draft | TableDraft]:
        """Return the drafts of the paragraphs and tables in `parent`."""
        out: list[Draft | TableDraft] = []
        if depth > _DEEPEST:
            self.told += [_DEEP] if _size(parent) else []
            return out
        for e in parent:
            name = local(e)
            if name == "p":
                out.extend(self.paragraph(e, depth, contents))
            elif name == "tbl":
                out.extend(self.table(e, depth))
            elif name in {"del", "moveFrom"}:
                self.changed = True
            elif name == "altChunk":
                out.extend(self.chunk(e))
            elif name == "sdt" and not is_prompt(e):
                gallery = val(child(e, "sdtPr", "docPartObj", "docPartGallery")) or ""
                out.extend(self.blocks(e, depth, contents or "Contents" in gallery))
            elif name == "AlternateContent":
                chosen = child(e, "Choice")
                out.extend(self.blocks(chosen if chosen is not None else e, depth, contents))
            elif name in {"ins", "moveTo", "sdtContent", "customXml", "smartTag", "Fallback"}:
                out.extend(self.blocks(e, depth, contents))
        return out

    def chunk(self, e: etree._Element) -> list[Draft | TableDraft]:
        """Return what a file put whole into this one says; a Word file in a Word file holds no third."""
        self.chunks += 1
        can = not self.within and self.chunks <= _MOST_CHUNKS
        found = docx_chunks.reading(self.package, self.main, e, partial(reading, within=True)) if can else None
        self.told += found.notices if found else [_UNREAD]
        return found.drafts if found else []

    def paragraph(self, p: etree._Element, depth: int, contents: bool) -> Iterator[Draft | TableDraft]:
        """Yield the draft of a paragraph, then its text boxes and its notes."""
        properties = child(p, "pPr")
        style = self.styles.style(val(child(properties, "pStyle")))
        said = words(p, style.bold)
        self.changed = self.changed or said.changed
        if child(properties, "rPr", "del") is not None:  # the paragraph's end is deleted: it runs on into the next
            self.carried, self.changed = self.carried + said.text, True
            return
        said.text, self.carried = self.carried + said.text, ""
        mark = self._mark(properties, style)  # Word numbers an empty paragraph too
        if said.text.strip():
            draft = self._draft(said, style, properties, mark, contents)
            if not draft.label and not depth:
                typed(draft)
            yield draft
        for box in said.boxes:
            yield from self.blocks(box, depth + 1)
        for kind, name in said.notes:
            note = self.notes.get(kind, {}).get(name)
            if note is not None:
                yield from (replace_kind(d) for d in self.blocks(note, depth + 1) if isinstance(d, Draft))

    def _draft(self, said: Words, style: Style, properties: etree._Element | None, mark: Mark | None, contents: bool) -> Draft:
        own = number(child(properties, "outlineLvl"))
        level = (own + 1 if own < 9 else 0) if own is not None else style.level
        label = mark.label if mark else ""
        if contents or style.name.startswith("toc"):
            return Draft(kind="contents", text=said.text, label=label)
        if level and len(said.text) <= 300:
            self.headed, self.level = self.headed + (style.name != "title"), level
            return Draft(kind="heading", text=said.text, level=level, label=label)
        made = Draft(kind=_kind(mark), text=said.text, label=label, level=mark.depth if mark else 0)
        if said.bold:
            self.bold.add(id(made))
        return made

    def _mark(self, properties: etree._Element | None, style: Style) -> Mark | None:
        own = child(properties, "numPr")
        name = val(child(own, "numId"))
        depth = number(child(own, "ilvl"))
        if name is None:
            name = style.list
            if depth is None:
                depth = style.depth if style.depth is not None or name is None else self.numbering.depth_of_style(name, style.list_styles)
        if name is None or name == "0":
            return None
        return self.numbering.mark(name, min(max(depth or 0, 0), 8))

    def table(self, tbl: etree._Element, depth: int) -> list[Draft | TableDraft]:
        """Return the headings and tables that a w:tbl makes up."""
        found = list(_rows(tbl))
        if _is_layout(found):
            return [d for tr in found for tc in _cells(tr) for d in self.blocks(tc, depth + 1)]
        rows = [r for e in found if (r := self._row(e, depth)) is not None]
        width = max((len(r.cells) for r in rows), default=0)
        made = [RowDraft(cells=r.cells, head=r.head, full=r.alone and len(r.cells) == width > 1) for r in rows]
        declared = 0 < sum(r.head for r in made) < len(made)
        if not declared:
            for row in made:
                row.head = False
        return shaping.shaped(made, self.level, declared)

    def _row(self, tr: etree._Element, depth: int) -> _Row | None:
        properties = child(tr, "trPr")
        self.changed = self.changed or any(child(properties, name) is not None for name in ("del", "ins"))
        if child(properties, "del") is not None:
            return None
        cells = [CellDraft() for _ in range(span_of(properties, "gridBefore"))]
        count = 0
        for tc in _cells(tr):
            count += 1
            own = child(tc, "tcPr")
            merged = child(own, "vMerge")
            above = merged is not None and val(merged) != "restart"
            blocks = [] if above or _waits(tc) else [b for d in self.blocks(tc, depth + 1) for b in flat(d)]
            cells.append(CellDraft(blocks=blocks, above=above))
            cells.extend(CellDraft(above=above) for _ in range(span_of(own) - 1))
        return _Row(cells=cells, head=on(child(properties, "tblHeader")), alone=count == 1)


@dataclass(slots=True, kw_only=True)
class _Row:
    cells: list[CellDraft]
    head: bool
    alone: bool


def _rows(tbl: etree._Element) -> Iterator[etree._Element]:
    for e in tbl:
        if local(e) == "tr":
            yield e
        elif local(e) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _rows(e)


def _cells(tr: etree._Element) -> Iterator[etree._Element]:
    for e in tr:
        if local(e) == "tc":
            yield e
        elif local(e) in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(e)


def typed(draft: Draft) -> None:
    """Take a clause number, letter or bullet that was typed, not counted by Word, out of a paragraph's words; changes `draft`."""
    if draft.kind == "contents":
        return
    draft.label, draft.text = clause_marks.split(draft.text, heading=draft.kind == "heading")
    if draft.kind != "paragraph":
        return
    listed = clause_marks.bullet(draft.text) if not draft.label else None
    if listed is not None or clause_marks.is_item(draft.label):
        draft.kind, draft.text = "item", listed if listed is not None else draft.text


def _waits(tc: etree._Element) -> bool:
    """Whether a cell stands in a form's field that nobody has filled in."""
    above = tc.getparent()
    sdt = above.getparent() if above is not None and local(above) == "sdtContent" else None
    return sdt is not None and is_prompt(sdt)


def _is_layout(rows: list[etree._Element]) -> bool:
    """Whether a table only places another on the page: a frame of one cell a row, or little but the tables within it."""
    cells = [list(_cells(tr)) for tr in rows]
    inner = [t for row in cells for tc in row for t in children(tc, "tbl")]
    if not inner:
        return False
    if all(len(row) <= 1 for row in cells):
        return True
    return len(rows) <= _FEW_ROWS and 2 * sum(map(_size, inner)) > sum(map(_size, rows))


def _size(element: etree._Element) -> int:
    return sum(len(e.text or "") for e in element.iter() if local(e) == "t")


def flat(d: Draft | TableDraft) -> list[Draft]:
    """Return the paragraphs of a draft; a table within a cell gives those of its cells, row by row."""
    if isinstance(d, Draft):
        return [d]
    return [b for row in d.rows for c in row if not c.above for b in c.blocks]


def replace_kind(d: Draft) -> Draft:
    """Return a note's paragraph: whatever its style, it is no heading."""
    return replace(d, kind="paragraph", level=0)


def _kind(mark: Mark | None) -> BlockKind:
    """A number such as "3.2" makes a clause; a bullet, a letter or a plain "1." makes a list item."""
    return "item" if mark and (mark.form == "bullet" or not mark.compound) else "paragraph"


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    found = {val(e, "id") or "": e for name in ("footnote", "endnote") for e in children(root, name)}
    return {k: e for k, e in found.items() if val(e, "type") in {None, "normal"}}


def _bold_headings(drafts: list[Draft | TableDraft], bold: set[int]) -> list[Draft | TableDraft]:
    """Where no style marks headings, short paragraphs all in bold do."""
    out: list[Draft | TableDraft] = []
    for d in drafts:
        if isinstance(d, Draft) and d.kind in {"paragraph", "item"} and id(d) in bold and is_short(d.text):
            depth = d.label.strip(".").count(".") if d.label else 0
            out.append(replace(d, kind="heading", level=2 + depth))
        else:
            out.append(d)
    return out


def is_short(text: str) -> bool:
    """Whether a text in bold could be a heading: a line of few words that is no sentence."""
    text = text.strip()
    return 0 < len(text) <= 100 and "\n" not in text and not re.search(r"[.;,]$", text) and bool(re.search(r"[^\W\d_]{3}", text))


def _has_words(d: Draft | TableDraft) -> bool:
    return any(b.text.strip() for b in flat(d))


def _info(core: etree._Element | None) -> list[tuple[str, str]]:
    wanted = {"title": "title", "subject": "subject", "created": "created", "modified": "modified"}
    return (
        [(wanted[local(e)], e.text.strip()) for e in core if local(e) in wanted and e.text and e.text.strip()] if core is not None else []
    )
