"""Paragraph styles of a DOCX file: what a paragraph inherits of heading level, numbering and bold type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ombudscan.read.docx_package import child, children, number, on, val

_DEEPEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a paragraph style says, its ancestors' words included; None where none of them says anything.

    `list_styles` are the style and its ancestors, up to the one that names the list.
    """

    name: str = ""
    outline: int | None = None
    list: str | None = None
    depth: int | None = None
    list_styles: tuple[str, ...] = ()
    bold: bool = False

    @property
    def level(self) -> int:
        """The heading level from 1, or 0 where the style is no heading's."""
        named = re.match(r"heading (\d)", self.name)
        if self.outline is not None:
            return self.outline + 1 if self.outline < 9 else 0
        return int(named[1]) if named else int(self.name == "title")


class Styles:
    """The paragraph styles, by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {val(e, "styleId") or "": e for e in children(root, "style")}
        self._default = next(
            (k for k, e in self._elements.items() if val(e, "type") == "paragraph" and val(e, "default") in {"1", "true", "on"}), ""
        )
        self._made: dict[str, Style] = {}

    def style(self, name: str | None) -> Style:
        """Return the style with this id, or the default one for None."""
        key = name if name is not None and name in self._elements else self._default
        if key not in self._made:
            self._made[key] = self._resolved(key)
        return self._made[key]

    def _resolved(self, key: str) -> Style:
        chain: list[tuple[str, etree._Element]] = []
        at: str | None = key
        while at in self._elements and at not in {k for k, _ in chain} and len(chain) < _DEEPEST:
            chain.append((at, self._elements[at]))
            at = val(child(self._elements[at], "basedOn"))
        properties = [(k, child(e, "pPr")) for k, e in chain]
        outline = next((n for _, p in properties if (n := number(child(p, "outlineLvl"))) is not None), None)
        numbers = [child(p, "numPr") for _, p in properties]
        own = next((n for n, e in enumerate(numbers) if child(e, "numId") is not None), None)
        nearer = numbers[: own + 1] if own is not None else []
        bold = next((b for _, element in chain if (b := child(element, "rPr", "b")) is not None), None)
        names = [(val(child(e, "name")) or "").lower() for _, e in chain]
        name = next((n for n in names if re.match(r"heading \d|title$|toc", n)), names[0] if names else "")
        return Style(
            name=name,
            outline=outline,
            list=val(child(nearer[-1], "numId")) if nearer else None,
            depth=next((n for e in nearer if (n := number(child(e, "ilvl"))) is not None), None),
            list_styles=tuple(k for k, _ in chain[: len(nearer)]),
            bold=on(bold),
        )
