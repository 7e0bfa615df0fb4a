"""Passages -> Matches."""

from __future__ import annotations

from ombudscan.classify.linear import Classifier
from ombudscan.nouns import Document, Match, Passage


def matches(document: Document, passages: tuple[Passage, ...], classifier: Classifier) -> tuple[Match, ...]:
    """Return which provisions each passage speaks of, with probabilities."""
    return ()
