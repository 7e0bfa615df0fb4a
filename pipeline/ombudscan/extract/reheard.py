"""Facts of rows and likenesses -> facts: the model's word on what stands beside a yes.

A wording takes a sentence of evidence for a fault by its words; the model has read thousands of sentences that share these words and
are sound. Where it hears nothing of a fault the wording's fact is taken back, unless a number or an exact wording made it. Where it is
sure by itself, and the sentence speaks of what the landlord does now, a fact is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ombudscan import catalog
from ombudscan.extract import harmless
from ombudscan.extract.contrary import told_of_the_past
from ombudscan.extract.facts import View
from ombudscan.extract.forbidden import EXACT
from ombudscan.extract.seconded import FEW, NEGATED
from ombudscan.extract.signs import forbids
from ombudscan.extract.statements import Statement
from ombudscan.nouns import CONTRARY, Fact, Likeness, Passage
from ombudscan.pattern import Pattern

# What a wording found is taken back below the first, what the model hears is added from the second; a sentence that holds a "no" or
# "not", which may turn its sense, has to reach the third (docs/decisions/0026-rows-heard.md).
DOUBTED, SURE, DENIED = 0.09, 0.93, 0.98
# Notes of fewer words ("HM signs stages 1 and 2") are a wording's to judge: the model has learnt from whole sentences.
NOTE = 10
SAID = "In words like those of evidence that is against this requirement."
# A time is judged by its number.
_DAYS = Pattern(r"(?i)\b(?:working|calendar)\s+days?\b")


def reheard(view: View, found: tuple[Fact, ...], likenesses: tuple[Likeness, ...]) -> tuple[Fact, ...]:
    """Return the facts without those that the model doubts and with those that it adds, in document order."""
    heard = {like.passage: like for like in likenesses if like.rule == CONTRARY}
    if not heard:
        return found
    statements = [s for s in view.statements if s.passage.id in heard]
    kept = [f for f in found if not _doubted(f, statements, heard)]
    explained = [f for f in kept if f.claim is not None and f.kind in _faults()]
    timed = {t.passage for t in view.timescales}
    added = [f for f in _added(statements, heard, timed) if not any(_meet(f, other) for other in explained)]
    return tuple(sorted((*kept, *added), key=lambda f: (f.span, f.kind)))


def _doubted(fact: Fact, statements: list[Statement], heard: dict[str, Likeness]) -> bool:
    """Whether a wording's fact about a row rests on words in which the model hears no fault."""
    if not (fact.kind in _broken() or (fact.kind == "contrary" and fact.passage is None and fact.confidence < EXACT)):
        return False
    under = [s for s in statements if _meet(s.passage, fact)]
    if sum(len(s.text.split()) for s in under) < NOTE:
        return False
    return max(heard[s.passage.id].probability for s in under) < DOUBTED


def _meet(one: Passage | Fact, other: Fact) -> bool:
    """Whether two things are said of the same words of one row."""
    return one.claim == other.claim and one.span.start < other.span.end and other.span.start < one.span.end


@cache
def _faults() -> frozenset[str]:
    """The facts that explain by themselves what is wrong with a sentence, plans among them."""
    return frozenset(r.check.fact or r.name for r in catalog.rules() if r.severity in ("breach", "gap")) | {"plan"}


@cache
def _broken() -> frozenset[str]:
    """The facts of a policy's rules that a row's words can break."""
    return frozenset(r.check.fact or r.name for r in catalog.rules() if r.severity == "breach" and r.check.kind == "fact")


def _added(statements: list[Statement], heard: dict[str, Likeness], timed: set[str]) -> Iterator[Fact]:
    """What the model is sure of; `timed` are the sentences that state a time."""
    for statement in statements:
        passage = statement.passage
        like = heard[passage.id]
        if passage.id in timed or statement.scope != "complaints":
            continue
        if like.probability >= max(like.threshold, SURE) and _plain(statement, like.probability):
            yield Fact(kind="contrary", span=passage.span, claim=passage.claim, detail=SAID, confidence=round(like.probability, 2))


def _plain(statement: Statement, probability: float) -> bool:
    """Whether a sentence can be read by itself and tells what is done now."""
    text = statement.text
    if len(text.split()) < FEW or _DAYS.search(text) or statement.passage.lead_in or told_of_the_past(text) or harmless.denied_twice(text):
        return False
    return not forbids(text, 0, len(text)) and (probability >= DENIED or not NEGATED.search(text))
