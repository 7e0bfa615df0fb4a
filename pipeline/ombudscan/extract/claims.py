"""Document -> Claims: one per row of a self-assessment form, in every layout."""

from __future__ import annotations

from ombudscan.nouns import Claim, Document


def claims(document: Document) -> tuple[Claim, ...]:
    """Return the form's rows with the landlord's answers, in document order; none where there is no form."""
    return ()
