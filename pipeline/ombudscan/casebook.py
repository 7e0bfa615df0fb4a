"""The shipped pages of the rules: what a rule is about, and its cases with what is found, met or left unsaid in each.

The pages are docs/rules/NAME.md, written by scripts/rule_pages.py from the rules' own files and their test cases; an
installed package holds copies of them.
"""

from __future__ import annotations

import importlib.resources
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ombudscan.errors import CatalogError

# What stands behind the sign of a case's heading.
_CASE = re.compile(r"\A(?P<heading>.+)\n\n```(?P<kind>.*)\n(?P<words>[\s\S]*?)\n?```\n\n(?P<outcomes>.+(?:\n.+)*\n?)")
_HEADING, _ABOUT = "\n### ", "\n## What it is about\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One case: the words of an invented document, what kind it is ("row 6.3 yes"), and the lines that say what comes of it."""

    heading: str
    kind: str
    words: str
    outcomes: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """Return "found", "met" or "silent"."""
        return self.outcomes[0].split(":")[0].split()[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the shipped page of a rule says beyond the rule's own file."""

    about: str
    examples: tuple[Example, ...]


@cache
def page(rule: str) -> Page:
    """Return the shipped page of `rule`; raise CatalogError where the package does not hold it."""
    path = _folder() / f"{rule}.md"
    try:
        return read(path.read_text(encoding="utf-8"))
    except OSError:
        raise CatalogError(f"The page of the rule {rule} is missing from the package; install it again.") from None


def read(text: str) -> Page:
    """Return the page that `text` holds."""
    about, next_heading, _ = f"\n{text}".partition(_ABOUT)[2].partition("\n\n## ")
    cases = (_CASE.match(part) for part in f"\n{text}".split(_HEADING)[1:])
    return Page(about=" ".join(about.split()) if next_heading else "", examples=tuple(_example(m) for m in cases if m))


def _example(m: re.Match[str]) -> Example:
    outcomes = tuple(line for line in m["outcomes"].splitlines() if line)
    return Example(heading=m["heading"], kind=m["kind"], words=m["words"], outcomes=outcomes)


def _folder() -> Path:
    inside = Path(str(importlib.resources.files("ombudscan"))) / "rule_pages"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "docs" / "rules"
