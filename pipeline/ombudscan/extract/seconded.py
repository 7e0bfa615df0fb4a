"""Facts and likenesses -> facts: the classifier as a second reader, which adds what no wording saw and doubts what it does not know.

A wording is exact and blind to words that nobody foresaw; the classifier knows the like of what it has learnt and sees no "not"
for certain. So it adds only above the threshold that its model was measured at, and never where the sentence is about the past,
about others or supposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ombudscan import catalog
from ombudscan.extract.facts import View
from ombudscan.extract.signs import OURS, fact, present
from ombudscan.nouns import Fact, Likeness

# Rules whose fact the classifier may tell; in a row "contrary" and a plan are facts of the whole cell.
_ROWS = {"contrary-evidence": "contrary", "future-evidence": "plan:open"}
# A definition is judged element by element, and times by their numbers.
_LEFT = frozenset({"narrow-definition", "outdated-definition", "outdated-ombudsman-contact"})
# Below this a wording's fact is dropped: of those that are right, hardly any is so unlike what was learnt.
DOUBT = 0.01
SAID = "in words like those of a practice that the Code forbids"


def seconded(view: View, found: tuple[Fact, ...], likenesses: tuple[Likeness, ...]) -> tuple[Fact, ...]:
    """Return the facts with those added that the classifier is sure of, in document order."""
    if not likenesses:
        return found
    kept = {(f.passage, f.kind) for f in found}
    added = [f for f in _told(view, likenesses) if (f.passage, f.kind) not in kept]
    return tuple(sorted((*found, *added), key=lambda f: (f.span, f.kind)))


def _told(view: View, likenesses: tuple[Likeness, ...]) -> Iterator[Fact]:
    settings = {s.statement.passage.id: s for s in present(view.statements) if s.statement.scope in OURS}
    kinds = _kinds()
    for like in likenesses:
        setting = settings.get(like.passage)
        if setting is None or like.rule not in kinds or like.probability < like.threshold:
            continue
        in_row = setting.statement.passage.claim is not None
        if in_row or like.rule not in _ROWS:
            made = fact(kinds[like.rule], setting.statement, detail=SAID, confidence=round(like.probability, 2))
            yield replace(made, date=None)


def _kinds() -> dict[str, str]:
    """Rules by name -> the kind of fact that each rests on."""
    rules = {r.name: r for r in catalog.rules()}
    stated = {n: r.check.fact or n for n, r in rules.items() if r.check.kind in ("fact", "extension-open") and n not in _LEFT}
    return stated | _ROWS
