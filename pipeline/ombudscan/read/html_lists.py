"""Lists of a web page: their items numbered as a browser would, and terms with their definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from ombudscan.read.assemble import CellDraft, Draft, TableDraft
from ombudscan.read.html_counters import list_form
from ombudscan.read.html_furniture import is_furniture, name_words, text_of
from ombudscan.read.numerals import formatted

if TYPE_CHECKING:
    from ombudscan.read.html_walk import Walker

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# The words by which forms name the parts of a row: set as terms, they head what follows.
_FORM_TERM = re.compile(
    r"(?:code (?:provision|section|requirement)|requirement|(?:do (?:we|you) )?compl\w{1,40}|evidence|commentary|action)\b", re.I
)


def walk(walker: Walker, node: LexborNode, depth: int) -> None:
    """Gather the items of a ul or ol."""
    if _is_contents(node):
        walker.extend([Draft(kind="contents", text=text_of(li)) for li in node.css("li")])
        return
    form = _form(node, walker.printed.forms.get(node.mem_id))
    count = _whole(node.attributes.get("start"), 1)
    step = -1 if "reversed" in node.attributes else 1
    if step < 0 and "start" not in node.attributes:
        count = sum(1 for c in node.iter() if c.tag == "li")
    walker.list_depth += 1
    for child in node.iter(include_text=False):
        if is_furniture(child, walker.inside, walker.whole):
            continue
        if child.tag == "li":
            count = _whole(child.attributes.get("value"), count)
            own = walker.printed.labels.get(child.mem_id)
            walker.pending = (own or (f"{formatted(count, form)}." if form else ""), walker.list_depth - 1)
            count += step
        walker.walk(child, depth + 1)
        walker.flush()
        walker.pending = None
    walker.list_depth -= 1


def _form(node: LexborNode, printed: str | None) -> str:
    """Return the number format of a list, "" for bullets or no marks; `printed` is what the style sheet says of it."""
    if node.tag != "ol":
        return ""
    style = re.search(r"list-style(?:-type)?\s*:([^;]*)", (node.attributes.get("style") or "").lower())
    own = list_form(style[1]) if style else None
    if own is not None or printed is not None:
        return own if own is not None else printed or ""
    named = re.search(r"(?:^|_)(?:(lower|upper)_)?(alpha|latin|roman|letters?)(?:_|$)", name_words(node.attributes))
    if named:
        kind = "Roman" if named[2] == "roman" else "Letter"
        return f"{named[1] or 'lower'}{kind}"
    return _TYPES.get(node.attributes.get("type") or "1", "decimal")


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value.strip()) else otherwise


def _is_contents(node: LexborNode) -> bool:
    """Whether a list only links to places of the same page."""
    items = node.css("li")
    links = node.css("a")
    if len(items) < 3 or len(links) < len(items):
        return False
    return all(re.match(r"#\w", a.attributes.get("href") or "") for a in links) and sum(len(text_of(a)) for a in links) > 0.8 * len(
        text_of(node)
    )


def definitions(walker: Walker, node: LexborNode, depth: int) -> None:
    """Gather a dl: the parts of a form's row as headings with their text, other terms as rows of two cells."""
    pairs = _pairs(node)
    if any(_FORM_TERM.match(text_of(t)) for t, _ in pairs) or any(len(text_of(d)) > 400 for _, ds in pairs for d in ds):
        for term, meanings in pairs:
            walker.extend([Draft(kind="heading", text=text_of(term), level=min(walker.level + 1, 6))])
            for m in meanings:
                walker.walk(m, depth + 1)
                walker.flush()
        return
    rows = []
    for term, meanings in pairs:
        cell = [b for m in meanings for b in walker.cell_blocks(m, depth)]
        rows.append([CellDraft(blocks=[Draft(text=text_of(term))]), CellDraft(blocks=cell)])
    if rows:
        walker.extend([TableDraft(rows=rows)])


def _pairs(node: LexborNode) -> list[tuple[LexborNode, list[LexborNode]]]:
    out: list[tuple[LexborNode, list[LexborNode]]] = []
    for e in _terms(node):
        if e.tag == "dt":
            out.append((e, []))
        elif out:
            out[-1][1].append(e)
    return [(t, ds) for t, ds in out if text_of(t) or any(text_of(d) for d in ds)]


def _terms(node: LexborNode) -> Iterator[LexborNode]:
    """A list's own terms and definitions, those grouped in a div too, but not those of a list within."""
    for child in node.iter():
        if child.tag in {"dt", "dd"}:
            yield child
        elif child.tag == "div":
            yield from (c for c in child.iter() if c.tag in {"dt", "dd"})
