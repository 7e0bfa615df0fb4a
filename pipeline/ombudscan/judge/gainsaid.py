"""A policy's words that a row's provision forbids, where no rule of the policy's own found fault with them.

A policy's rules read a sentence by itself. A row says what a sentence is about: the row cites its clause, or the model hears the
row's provision in it; then wordings that would be too loose by themselves can be held against the yes.
"""

from __future__ import annotations

from ombudscan import catalog
from ombudscan.judge import cited
from ombudscan.judge.build import finding
from ombudscan.nouns import Evidence, Fact, Finding

# How surely the model must hear the provision in the sentence.
HEARD = 0.8


def against(policy: Evidence, claims: Evidence, i: int, held: frozenset[str]) -> Finding | None:
    """Return the first of the policy's sentences that the duties `held` forbid, as a finding on the policy; None where there is none."""
    told = [(f, held & set(f.detail.split("|")[0].split())) for f in policy.facts if f.kind == "forbidden"]
    there = set(_cited(policy, claims, i)) if any(keys for _, keys in told) else set()
    fact = next((f for f, keys in told if keys and _about(policy, f, keys, there)), None)
    rule = next((r for r in catalog.rules() if r.check.kind == "row-contrary"), None)
    if fact is None or rule is None:
        return None
    why = fact.detail.partition("|")[2]
    return finding(policy, rule, provision=claims.claims[i].provision, message=why, span=fact.span, confidence=0.75, because=(why,))


def _cited(policy: Evidence, claims: Evidence, i: int) -> list[int]:
    """The blocks of the clauses that a row cites by their full number; a whole section is about many things."""
    exact = [f for f in cited.of(claims, i) if f.kind == "cites-clause" and "." in f.detail]
    return [block for f in exact for block in cited.led_to(policy, f)]


def _about(policy: Evidence, fact: Fact, keys: frozenset[str], there: set[int]) -> bool:
    """Whether a sentence stands in a clause that the row cites, or is heard to speak of one of the duties `keys`."""
    passage = next((p for p in policy.passages if p.id == fact.passage), None)
    if passage is not None and passage.block in there:
        return True
    return any(m.passage == fact.passage and m.key in keys and m.probability >= HEARD for m in policy.matches)
