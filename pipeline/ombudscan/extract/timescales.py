"""Statements -> Timescales: the landlord's own complaint times."""

from __future__ import annotations

from ombudscan.extract.statements import Statement
from ombudscan.nouns import Document, Timescale


def timescales(document: Document, statements: tuple[Statement, ...]) -> tuple[Timescale, ...]:
    """Return the landlord's own times for the steps of its complaints process, in document order."""
    return ()
