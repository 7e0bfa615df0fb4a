"""What counts against the Code in a document that is no complaints policy: by its title one on behaviour, or on compensation."""

from __future__ import annotations

import re

from ombudscan.nouns import Evidence, Fact
from ombudscan.pattern import Pattern

# What a policy on behaviour can do to those who complain; of all else it need say nothing.
_OF_CONDUCT = frozenset({"access-refused", "conditional-representation"})
# What a policy on compensation can do to a complaint: hold its answer back for works, or ask for the reasons of a request for stage 2.
_OF_REDRESS = frozenset({"response-waits-for-works", "reasons-required"})
_REDRESS = Pattern(r"\b(?:compensation|redress|goodwill|remed(?:y|ies))\b", re.IGNORECASE)
_STAGE = Pattern(r"\bstages?\s+(?:1|2|one|two)\b|\b(?:first|second)\s+stage\b", re.IGNORECASE)
_COMPLAINT = Pattern(r"\bcomplain", re.IGNORECASE)


def facts(evidence: Evidence) -> frozenset[str]:
    """Return the kinds of facts that a document of the kind "other" is held to; none for most."""
    if evidence.identity.conduct:
        return _OF_CONDUCT
    return _OF_REDRESS if _on_redress(evidence) else frozenset()


def states(evidence: Evidence, fact: Fact) -> bool:
    """Return whether a fact is one of the complaints process.

    A policy on compensation has claims with stages of their own, so that its words have to name a stage, and they or the heading
    over them a complaint.
    """
    if evidence.identity.kind in ("policy", "procedure") or evidence.identity.conduct:
        return True
    if not _on_redress(evidence):
        return False
    words = evidence.document.quote(fact.span)
    heading = next((" ".join(p.path[-1:]) for p in evidence.passages if p.id == fact.passage), "")
    return bool(_STAGE.search(words) and _COMPLAINT.search(f"{heading} {words}"))


def _on_redress(evidence: Evidence) -> bool:
    return evidence.identity.beside and bool(_REDRESS.search(evidence.identity.title or ""))
