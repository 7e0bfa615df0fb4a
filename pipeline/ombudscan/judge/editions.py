"""Which Code a fault is a fault of: the one it is judged by, and the one that was in force when the document was made."""

from __future__ import annotations

from dataclasses import replace

from ombudscan import catalog
from ombudscan.judge.kinds import KINDS
from ombudscan.judge.whole import made_on
from ombudscan.nouns import Edition, EditionId, Evidence, Span

# What the forms before 2024 let a landlord do or did not ask: a third stage with a reason, a way to the Ombudsman through others.
LET_PASS_BEFORE_2024 = frozenset({"third-stage", "outdated-referral-route"})


def faults_under(evidence: Evidence, edition: EditionId) -> frozenset[tuple[str, Span | None]]:
    """Return the rules that find a fault by the Code of `edition`, each with the place of its finding."""
    judged = replace(evidence, edition=catalog.edition(edition))
    held = [r for r in catalog.rules() if edition in r.editions and r.check.kind in KINDS]
    found = {(f.rule, f.location.span) for r in held for f in KINDS[r.check.kind](judged, r)}
    passed = LET_PASS_BEFORE_2024 if edition in ("hos-2020", "hos-2022") else frozenset()
    return frozenset(x for x in found if x[0] not in passed)


def earlier(evidence: Evidence) -> Edition | None:
    """Return the edition that was in force when the document was made, where it is judged by a later one; None where unknown."""
    own = evidence.edition
    day = made_on(evidence)
    if day is None or own.id.startswith("lgsco"):
        return None
    then = catalog.in_force(day)
    return then if then.starts < own.starts else None


def called(edition: Edition) -> str:
    """Return the edition's short name: "the 2022 Code", or "the Code" of the one in force."""
    return "the Code" if edition.ends is None else f"the {edition.starts[:4]} Code"
