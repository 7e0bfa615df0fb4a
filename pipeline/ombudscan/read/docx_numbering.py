"""Automatic clause numbers: what Word prints before a paragraph, by numbering.xml, style inheritance and overrides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from ombudscan.read.docx_package import child, children, local, number, on, val
from ombudscan.read.numerals import formatted

_LEVELS = 9


@dataclass(slots=True, kw_only=True)
class Level:
    """One level of a list: its number format, pattern ("%1.%2"), first number, and whether numbers are all in figures."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True, kw_only=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands before a paragraph: its label as printed ("" for a bullet), the number format and the depth from 0."""

    label: str
    form: str
    depth: int
    compound: bool


class Numbering:
    """Counts a document's numbered paragraphs, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._style_links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._take_abstract(element)
            elif local(element) == "num":
                self._take_list(element)

    def _take_abstract(self, element: etree._Element) -> None:
        name = val(element, "abstractNumId") or ""
        self._abstract[name] = dict(_level(e) for e in children(element, "lvl"))
        if link := val(child(element, "numStyleLink")):
            self._links[name] = link
        if link := val(child(element, "styleLink")):
            self._style_links[link] = name

    def _take_list(self, element: etree._Element) -> None:
        made = _List(abstract=val(child(element, "abstractNumId")) or "")
        for override in children(element, "lvlOverride"):
            depth = number(override, "ilvl") or 0
            start = number(child(override, "startOverride"))
            if start is not None:
                made.starts[depth] = start
            replaced = child(override, "lvl")
            if replaced is not None:
                made.levels[depth] = _level(replaced)[1]
        self._lists[val(element, "numId") or ""] = made

    def depth_of_style(self, num: str, styles: Sequence[str]) -> int:
        """Return the level of list `num` that belongs to the first of the paragraph `styles` that has one."""
        levels = [(n, lvl.style) for n in range(_LEVELS) if (lvl := self._find(num, n))]
        return next((n for style in styles for n, own in levels if own == style), 0)

    def mark(self, num: str, depth: int) -> Mark | None:
        """Count one paragraph of list `num` at `depth` (from 0) and return what stands before it, or None."""
        level = self._find(num, depth)
        if level is None:
            return None
        counts = self._counted(num, depth, level)
        if level.form == "bullet":
            return Mark(label="", form="bullet", depth=depth, compound=False)

        def shown(found: re.Match[str]) -> str:
            n = int(found[1]) - 1
            other = self._find(num, n) or level
            return formatted(counts.get(n, other.start), "decimal" if level.legal else other.form)

        label = re.sub(r"%([1-9])", shown, level.pattern).strip()
        return Mark(label=label, form=level.form, depth=depth, compound=level.pattern.count("%") > 1)

    def _counted(self, num: str, depth: int, level: Level) -> dict[int, int]:
        """Word counts lists of one pattern together, until one of them says where to start."""
        made = self._lists[num]
        counts = self._counts.setdefault(self._base(num), {})
        if not made.begun:
            made.begun = True
            for n, start in made.starts.items():
                counts[n] = start - 1
        if depth not in counts:
            counts[depth] = level.start - 1
        counts[depth] += 1
        for n in [n for n in counts if n > depth]:
            below = self._find(num, n)
            if below is None or below.restart is None or (below.restart != 0 and depth < below.restart):
                counts[n] = made.starts.get(n, below.start if below else 1) - 1
        for n in range(depth):
            if counts.get(n, 0) == (upper.start if (upper := self._find(num, n)) else 1) - 1:
                counts[n] = upper.start if upper else 1
        return counts

    def _base(self, num: str) -> str:
        made = self._lists.get(num)
        if made is None:
            return ""
        return self._style_links.get(self._links.get(made.abstract, ""), made.abstract)

    def _find(self, num: str, depth: int) -> Level | None:
        made = self._lists.get(num)
        if made is None:
            return None
        return made.levels.get(depth) or self._abstract.get(self._base(num), {}).get(depth)


def _level(element: etree._Element) -> tuple[int, Level]:
    return number(element, "ilvl") or 0, Level(
        form=val(child(element, "numFmt")) or "decimal",
        pattern=val(child(element, "lvlText")) or "",
        start=n if (n := number(child(element, "start"))) is not None else 0,
        legal=on(child(element, "isLgl")),
        restart=number(child(element, "lvlRestart")),
        style=val(child(element, "pStyle")),
    )
