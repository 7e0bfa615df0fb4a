"""Stage 4, judge: Evidence + Edition + Rules -> Findings and Coverage."""

from __future__ import annotations

from collections.abc import Iterable

from ombudscan.judge import besides
from ombudscan.judge.coverage import coverage
from ombudscan.judge.dismissing import dismissed, fingerprint, passage
from ombudscan.judge.explain import explained
from ombudscan.judge.kinds import KINDS
from ombudscan.judge.pairs import findings as pair_findings
from ombudscan.judge.pairs import verdicts
from ombudscan.judge.shared import findings as sector_findings
from ombudscan.judge.unread import standing
from ombudscan.judge.years import findings as year_findings
from ombudscan.judge.years import previous
from ombudscan.nouns import Evidence, Finding, Rule

__all__ = [
    "KINDS",
    "coverage",
    "dismissed",
    "findings",
    "fingerprint",
    "ordered",
    "pair_findings",
    "passage",
    "previous",
    "sector_findings",
    "verdicts",
    "year_findings",
]

# What is found fault with is not passed over in silence.
_SILENT = frozenset({"silent-on-provision"})
_ORDER = {"breach": 0, "gap": 1, "review": 2, "note": 3}


def findings(evidence: Evidence, rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
    """Return what the rules find, gravest first, then in document order; one finding a rule, provision and passage."""
    held = [rule for rule in rules if evidence.edition.id in rule.editions and rule.check.kind in KINDS]
    if evidence.identity.kind == "other":
        held = [rule for rule in held if rule.check.fact in besides.facts(evidence)]
    found = [f for rule in held for f in standing(evidence, rule, KINDS[rule.check.kind](evidence, rule))]
    spoken = {f.provision for f in found if f.quote}
    kept = [f for f in found if f.quote or f.rule not in _SILENT or f.provision not in spoken]
    return ordered(explained(evidence, kept))


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, gravest first, then in document order."""
    unique = {(f.rule, f.provision, f.location.span): f for f in reversed(list(found))}
    return tuple(sorted(unique.values(), key=_key))


def _key(f: Finding) -> tuple[int, int, str, str]:
    return (_ORDER[f.severity], f.location.span.start if f.location.span else -1, f.rule, f.provision or "")
