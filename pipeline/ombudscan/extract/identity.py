"""Document + Claims -> Identity: kind, edition, landlord, title, dates."""

from __future__ import annotations

from ombudscan.nouns import Claim, Document, Identity, Settings


def identity(document: Document, claims: tuple[Claim, ...], settings: Settings) -> Identity:
    """Return what the document is and by which edition it is judged."""
    return Identity(kind="other", confidence=0.0, reason="", edition="hos-2024", chosen_by="default", named_edition=None, landlord=None, title=None)
