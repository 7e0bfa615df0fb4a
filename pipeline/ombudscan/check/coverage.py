"""Evidence -> Coverage: for each provision of the edition, whether the document speaks of it."""

from __future__ import annotations

from ombudscan.nouns import Coverage, Evidence


def coverage(evidence: Evidence) -> tuple[Coverage, ...]:
    """Return the status of each provision of the edition, in its order."""
    return tuple(Coverage(provision=p.number, key=p.key, status="not_assessable") for p in evidence.edition.provisions)
