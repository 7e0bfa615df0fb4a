"""How far up the ladder each row's evidence stands: nothing, a document's name, a clause, a described practice, a record or figure.

The rung of a row is the highest that any of its sentences attains. Whether a row is found fault with is not decided here
(see extract.evidence): only nothing and a mere name are faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from ombudscan.extract import evidence
from ombudscan.extract.evidence_words import CALLED, CLAUSE, RECORD, TITLE
from ombudscan.extract.rows import Said, said
from ombudscan.nouns import Fact, Ladder, Span
from ombudscan.pattern import Pattern

if TYPE_CHECKING:
    from ombudscan.extract.facts import View

RUNGS: tuple[Ladder, ...] = get_args(Ladder)
# "Within five working days", "every 3 months": a promise or a habit, which is practice and no record.
_PROMISE = Pattern(
    r"\b(?:\d+|two|three|five|ten|fifteen|twenty)(?:\s*\(\d+\))?[\s-]{0,6}(?:working|calendar|business|clear)?[\s-]{0,6}"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
# What was counted or happened: a number of things, a share, a day, minutes, a log.
_COUNTED = Pattern(r"\d|\b(?:none|nobody|no one)\b[^.;]{0,40}\b(?:this|last)\s+year\b", re.IGNORECASE)
# "Condition 22 of the contracts", "standing item 5": a place again, whose number counts nothing.
_PLACE = Pattern(
    r"\b(?:conditions?|objectives?|lines?|items?|rules?|standards?|rows?|articles?|board\s+papers?|questions?|modules?|steps?|stages?)"
    r"\s+(?:no\.?\s+)?\d{1,3}(?:\s*(?:,|and|to|-)\s*\d{1,3})*\b",
    re.IGNORECASE,
)
# What is left of "paragraph 5.1.2" once its "paragraph 5" is taken out.
_REST = re.compile(r"\0[.\d()]*")


def facts(view: View) -> Iterator[Fact]:
    """Yield the rung of each row's evidence."""
    for i, claim in enumerate(view.claims):
        row = said(view.document, claim)
        at = row[0].span if row else Span(start=0, end=0)
        yield Fact(kind="evidence-rung", span=at, claim=i, detail=_row(row, evidence.requirement(view.document, claim)))


def _row(row: tuple[Said, ...], requirement: str) -> Ladder:
    """The highest rung of a row's sentences; words of the requirement alone are no more than an assurance."""
    text = "\n".join(s.text for s in row)
    if evidence.restates(text, requirement):
        return "document"
    return max((rung(s.text, requirement) for s in row), key=RUNGS.index, default="nothing")


def rung(sentence: str, requirement: str = "") -> Ladder:
    """Return the rung of one sentence; one that only points at another row ("See 6.5") names a place, as a clause does."""
    if evidence.points(sentence):
        return "clause"
    least = evidence.quality(sentence, requirement)
    if least in ("nothing", "document"):
        return least
    bare = _REST.sub(" ", CLAUSE.sub("\0", TITLE.sub(" policy ", CALLED.sub(" ", sentence))))
    told = _PLACE.sub(" a place ", _PROMISE.sub(" some time ", bare))
    if RECORD.search(told) or _COUNTED.search(told):
        return "record"
    rest = evidence.quality(_PLACE.sub(" ", bare), requirement)
    return "clause" if rest in ("nothing", "document") else "practice"
