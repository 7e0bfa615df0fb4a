"""Statements -> Figures: performance that the landlord reports."""

from __future__ import annotations

from ombudscan.extract.statements import Statement
from ombudscan.nouns import Document, Figure


def figures(document: Document, statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """Return the performance figures that the document reports, in document order."""
    return ()
