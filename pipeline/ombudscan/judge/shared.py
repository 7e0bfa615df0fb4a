"""Evidence sentences of several landlords -> those that stand in more than one self-assessment. The Code's own words do not count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from ombudscan import catalog
from ombudscan.judge.build import finding
from ombudscan.judge.explain import explained
from ombudscan.nouns import Claim, Evidence, Finding, Rule, Span
from ombudscan.text import folded, sentences, words

# A sentence of fewer words may well be two people's own: "It is published on our website."
LEAST_WORDS = 8
# The share of their pairs of neighbouring words that two sentences have in common where they are the same but for a word or so.
ALIKE = 0.7
# A sentence whose pairs of words stand to this share in a requirement says the requirement.
OF_THE_CODE = 0.6
# What stands for the landlord's own name, which is all that differs where a text is passed around.
_NAMED = "landlord"

Pairs = frozenset[str]


def pairs(text: str, landlord: str = "") -> Pairs:
    """Return the pairs of neighbouring words of a sentence, in which the landlord's own name is "landlord"."""
    found = words(text)
    name = words(landlord)
    if len(name) > 1 or (name and len(name[0]) > 3):
        found = re.sub(rf"(?<!\S){re.escape(' '.join(name))}(?:'s)?(?!\S)", _NAMED, " ".join(found)).split()
    return frozenset(f"{a} {b}" for a, b in pairwise(found))


def alike(a: Pairs, b: Pairs) -> bool:
    """Return whether two sentences are the same but for a word or so."""
    return bool(a and b) and len(a & b) >= ALIKE * len(a | b)


def within(sentence: Pairs, requirement: Pairs) -> bool:
    """Return whether a sentence says a requirement again."""
    return bool(sentence) and len(sentence & requirement) >= OF_THE_CODE * len(sentence)


def counted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence that is long enough to count."""
    return ((a, b) for a, b in sentences(text) if len(words(text[a:b])) >= LEAST_WORDS)


def of_the_catalogue() -> list[Pairs]:
    """Return the requirements of every edition in our words."""
    return [pairs(p.requirement) for e in catalog.editions() for p in e.provisions]


def shared(own: Evidence, others: Sequence[Evidence], rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row with a sentence that stands in another landlord's self-assessment too."""
    code = of_the_catalogue() + [pairs(text) for e in (own, *others) for text in _requirements(e)]
    theirs = [(e, c.provision, said) for e in others for c in e.claims for _, said in _sentences(e, c)]
    for claim in own.claims:
        for span, said in _sentences(own, claim):
            holders = [(e, number) for e, number, other in theirs if alike(said, other)]
            if holders and not any(within(said, requirement) for requirement in code):
                yield _finding(own, rule, claim, span, holders)
                break


def _requirements(evidence: Evidence) -> Iterator[str]:
    return (" ".join(evidence.document.quote(s) for s in c.requirement) for c in evidence.claims)


def _sentences(evidence: Evidence, claim: Claim) -> Iterator[tuple[Span, Pairs]]:
    for whole in (*claim.evidence, *claim.commentary):
        text = evidence.document.quote(whole)
        for a, b in counted(text):
            yield Span(start=whole.start + a, end=whole.start + b), pairs(text[a:b], evidence.identity.landlord or "")


def _finding(own: Evidence, rule: Rule, claim: Claim, span: Span, holders: list[tuple[Evidence, str]]) -> Finding:
    told = dict.fromkeys(f"{e.identity.landlord or e.document.source} has it under {number}." for e, number in holders)
    return finding(
        own,
        rule,
        provision=claim.provision,
        message=message(claim.provision, len({id(e) for e, _ in holders})),
        span=span,
        because=tuple(told),
    )


def message(provision: str, others: int) -> str:
    """Return what is told of a sentence under `provision` that `others` further landlords have too."""
    held = "another landlord's self-assessment" if others == 1 else f"the self-assessments of {others} other landlords"
    return f"The evidence for {provision} holds a sentence that stands in {held} too."


def same_landlord(a: str, b: str) -> bool:
    """Return whether two names are of one landlord."""
    return folded(a) == folded(b)


def findings(own: Evidence, others: Sequence[Evidence], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what the rules for several landlords find, in the form's order; those of the landlord's own name are left out."""
    name = own.identity.landlord
    apart = [e for e in others if not (name and e.identity.landlord and same_landlord(name, e.identity.landlord))]
    found = [f for rule in rules if rule.check.kind in SECTOR_KINDS for f in SECTOR_KINDS[rule.check.kind](own, apart, rule)]
    return tuple(explained(own, found))


SECTOR_KINDS: dict[str, Callable[[Evidence, Sequence[Evidence], Rule], Iterable[Finding]]] = {"sector-sentence": shared}
