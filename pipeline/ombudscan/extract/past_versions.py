"""What a document tells of its own earlier versions: "History of this policy", a table "Version | Date | What changed".

And what it tells in the past tense of landlords that merged, or of the policy that it takes the place of, before it comes to itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ombudscan.nouns import Block, Document, Passage
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
# "None of that carries on", "Both of those have ended", "Those arrangements are over", "We kept neither of them"
_OVER = Pattern(
    r"""^\W{0,9}(?:(?:but|now|today|since\s+then|as\s+of\s+now)\b,?\s+)?
      (?: (?:none|neither|nothing|no\s+part)\s+of\s+(?:that|this|those|these|it|them|either)\b(?:\s+\w+){0,3}?\s+
          (?:carr(?:y|ies)\s+on|continues?|survive[sd]?|remains?|appl(?:y|ies)|lasts?|lasted|exists?|stands?
            |(?:is|are|was|were)\s+(?:left|kept|in\s+(?:use|force)|retained)|ha(?:s|ve)\s+(?:survived|been\s+kept|carried\s+on))\b
        | (?:(?:all|both|each)\s+(?:of\s+)?)?(?:that|those|these|they|it)(?:\s+(?:old\s+)?(?:ways?|arrangements?|rules?|steps?|stages?
            |times?|polic(?:y|ies)|procedures?|practices?|habits?))?(?:\s+(?:is|are|has|have)\s+(?:(?:now|all|both|since)\s+){0,2}
              (?:over\b|gone\b|ended\b|stopped\b|finished\b|at\s+an\s+end|behind\s+us|in\s+the\s+past|history\b
                |been\s+(?:replaced|withdrawn|dropped|ended|retired|given\s+up)\b)
            |\s+(?:all\s+|both\s+)?(?:ended|stopped|ceased|lapsed|came\s+to\s+an\s+end)\b)
        | we\s+(?:have\s+)?(?:kept|retained|use|follow|carried\s+over|took\s+over)\s+(?:none|neither)\s+of\s+
          (?:that|those|these|them)\b )""",
    re.IGNORECASE | re.VERBOSE,
)
# "This edition replaces the Complaints Policy of May 2021", and then "Under that policy a complaint could be taken to the Board"
_REPLACES = Pattern(
    r"\b(?:replac(?:es|ed)|supersed(?:es|ed)|succeed(?:s|ed)|tak(?:es|en)\s+the\s+place\s+of|took\s+the\s+place\s+of)\b[^.;]{0,150}"
    r"\b(?:polic(?:y|ies)|procedures?|schemes?|editions?|versions?|process(?:es)?|codes?\s+of\s+practice|arrangements?|handbook|booklet)\b",
    re.IGNORECASE,
)
_UNDER_IT = Pattern(
    r"^\W{0,9}(?:(?:under|in|by)\s+)?(?:that|those|the\s+(?:old|earlier|former|previous|other))\s+"
    r"(?:polic(?:y|ies)|procedures?|schemes?|editions?|versions?|process(?:es)?|codes?|arrangements?|handbook|booklet|documents?)\b",
    re.IGNORECASE,
)
_THEN = Pattern(
    r"\b(?:was|were|had|did|could|would|kept|took|went|gave|held|sent|ran|made|met|sat|heard|let|wrote|told|came|began|[a-z]{2,30}ed)\b",
    re.IGNORECASE,
)
_TODAY = Pattern(
    r"\b(?:will|shall|must|is|are|may|can|cannot|has|have|does?|should|today|now|nowadays|still"
    r"|(?:we|you)\s+(?!were\b|had\b|did\b|could\b|would\b|kept\b|took\b|went\b|gave\b|held\b|sent\b|ran\b|made\b|met\b|let\b"
    r"|wrote\b|told\b|came\b|began\b|heard\b|used\b|all\b|both\b|each\b)(?!\w{2,30}ed\b)\w+)\b",
    re.IGNORECASE,
)
_BACK = 6  # sentences that an ending looks back over
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


def bygone(passages: Sequence[Passage], texts: Sequence[str]) -> frozenset[int]:
    """Return the places of those sentences that tell how it was before: said to be over, or of the policy that was replaced.

    An ending such as "None of that carries on" looks back over the sentences before it under the same heading while they are in the
    past tense alone; "under that policy" looks at the sentence before it.
    """
    found: set[int] = set()
    for i in range(1, len(passages)):
        if _OVER.match(texts[i]):
            for n in range(i - 1, max(i - 1 - _BACK, -1), -1):
                if not _together(passages[n], passages[i]) or not _past(texts[n]):
                    break
                found.add(n)
        elif _UNDER_IT.match(texts[i]) and _together(passages[i - 1], passages[i]) and _past(texts[i]):
            found |= {i} if _REPLACES.search(texts[i - 1]) or i - 1 in found else set()
    return frozenset(found)


def _together(one: Passage, other: Passage) -> bool:
    return one.claim is None and other.claim is None and one.path == other.path


def _past(text: str) -> bool:
    return bool(_THEN.search(text)) and not _TODAY.search(text)
