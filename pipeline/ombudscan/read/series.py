"""Which of several files are pages of one document: web pages of one folder whose titles differ by their section alone."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

_HEAD_BYTES = 65_536
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
_PARTS = re.compile(r"\s{1,300}[-–—•»]\s+|\s{0,300}\|\s*|[:,]\s+(?=(?:section|part|page|step)\b)", re.IGNORECASE)
# What a title may be of: one of these stands in the words that all the pages share.
_DOCUMENT = re.compile(r"self.?assessment|complaint\w{0,40}\s+(?:handling\s+)?(?:code|policy|procedure)|(?:policy|procedure)\b", re.I)
# What tells the pages apart: a place in a count, or the name of one of the Code's sections.
_SECTION = re.compile(
    r"""(?:section|part|page|step|chapter|provision)s?\s*\d{1,2}\b.{0,80} | \d{1,2}(?:\.|\s+of\s+\d{1,2})?(?:\s+.{0,80})?
    | (?:the\s+)?(?:definition\s+of\s+a\s+(?:complaint|service\s+request).{0,20} | how\s+a\s+complaint\s+is\s+defined | exclusions
      | accessibility\s+and\s+awareness | (?:the\s+)?complaint\s+handling\s+(?:staff|team|process|resources?) | complaints?\s+stages?.{0,20}
      | stage\s+(?:1|2|one|two).{0,20} | putting\s+things\s+right | (?:self.?assessment,?\s+)?reporting\s+and\s+compliance
      | scrutiny\s+and\s+oversight.{0,60} | introduction | overview | summary)""",
    re.IGNORECASE | re.VERBOSE,
)


def grouped(paths: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Return `paths` in order, with those that are pages of one document together, at the place of their first."""
    found: dict[tuple[Path, tuple[str, ...]], list[Path]] = defaultdict(list)
    sections: dict[Path, str] = {}
    for path in paths:
        shared, own = _title(path)
        if own:
            found[path.resolve().parent, shared].append(path)
            sections[path] = own
    series = {p: tuple(group) for group in found.values() if len({sections[x] for x in group}) == len(group) > 1 for p in group}
    return [series.get(p, (p,)) for p in paths if p == series.get(p, (p,))[0]]


def _title(path: Path) -> tuple[tuple[str, ...], str]:
    """Return the parts of a page's title that say what document it is of, and the part that says which section; ("", "") if none."""
    if path.suffix.lower() not in {".html", ".htm", ".xhtml", ""}:
        return (), ""
    try:
        if not path.is_file():
            return (), ""
        with path.open("rb") as file:
            head = _TITLE.search(file.read(_HEAD_BYTES))
    except OSError:
        return (), ""
    parts = [" ".join(p.split()) for p in _PARTS.split(html.unescape(head[1].decode("utf-8", "replace")))] if head else []
    own = [p for p in parts if _SECTION.fullmatch(p) and not _DOCUMENT.search(p)]
    shared = tuple(p.casefold() for p in parts if p not in own)
    return (shared, " ".join(own)) if own and any(_DOCUMENT.search(p) for p in shared) else ((), "")
