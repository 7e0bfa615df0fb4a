"""What a document tells of its own earlier versions: "History of this policy", a table "Version | Date | What changed"."""

from __future__ import annotations

import re

from ombudscan.nouns import Block, Document
from ombudscan.pattern import Pattern

# "Appendix C: History of this Policy", "Version history", "Record of amendments", "Earlier editions"
_HEADING = Pattern(
    r"""^\W{0,9}(?:(?:(?:appendix|annexe?|schedule|part|section)\s+)?(?:\d[\d.]{0,6}|[a-z])\b\W{1,5})?(?:the\s+|our\s+)?
      (?: (?:document|version|policy|procedure|revision|amendments?|changes?|edition)\s+(?:history|log)
        | (?:history|record|log|table|register)\s+of\s+(?:(?:the|this|our|all|its|previous|past|earlier|document|policy|procedure)\s+){0,3}
          (?:policy|procedure|document|amendments?|changes|revisions?|versions?|editions?)
        | (?:previous|past|earlier|superseded|former)\s+(?:versions|editions|policies|procedures)
        | (?:amendments?|revision|version)\s+records?
        | (?:how|why)\s+(?:this|the|our)\s+(?:policy|procedure)\s+has\s+changed )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# The columns of such a table: one for the version, one for what was done to it, and one for when unless both are plain. A table
# "Issue | Details" is of what people complain about, and one "Version | Description" of large print and easy read.
_VERSION = Pattern(r"\W{0,9}(?:versions?|editions?|issues?|revisions?|rev|ver|v)\b\W{0,9}(?:no\b|number|nr\b)?\W{0,9}", re.IGNORECASE)
_AMENDED = Pattern(r"\b(?:chang(?:e|es|ed)|amend(?:ment|ments|ed)|revis(?:ions?|ed))\b", re.IGNORECASE)
_NOTED = Pattern(r"\b(?:summary|description|reasons?|comments?|notes?|details|what\s+was\s+done)\b", re.IGNORECASE)
_WHEN = Pattern(r"\b(?:dates?|dated|approved|adopted|issued|published|year)\b", re.IGNORECASE)
# A heading of the front matter under which a reader found no further one would hide the policy itself.
_MOST = 1 / 2


def told(document: Document) -> tuple[Block, ...]:
    """Return the blocks that tell of the document's earlier versions: nothing there is its present practice."""
    headed = {path: bool(path) and bool(_HEADING.search(path[-1])) for path in {b.path for b in document.blocks}}
    listed = {header: bool(header) and _lists_versions(header) for header in {row.header for row in document.rows}}
    found = tuple(b for b in document.blocks if headed[b.path] or (b.row is not None and listed[document.rows[b.row].header]))
    return found if sum(b.span.end - b.span.start for b in found) <= _MOST * len(document.text) else ()


def _lists_versions(header: tuple[str, ...]) -> bool:
    rest = header[1:]
    if not _VERSION.fullmatch(header[0]):
        return False
    dated = any(_WHEN.search(column) for column in rest)
    return any(_AMENDED.search(column) for column in rest) or (dated and any(_NOTED.search(column) for column in rest))
