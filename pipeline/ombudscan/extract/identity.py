"""Document + Claims -> Identity: kind, edition, landlord, title, dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ombudscan import catalog
from ombudscan.extract import dated, past_versions
from ombudscan.extract.kind import verdict
from ombudscan.extract.landlord import landlord
from ombudscan.extract.named import named_edition
from ombudscan.extract.other_names import other_names
from ombudscan.extract.titles import title
from ombudscan.nouns import ChosenBy, Claim, Document, EditionId, Identity, Kind, Settings


def identity(document: Document, claims: tuple[Claim, ...], settings: Settings) -> Identity:
    """Return what the document is and by which edition it is judged."""
    name = title(document, claims)
    found = verdict(document, claims, name)
    dates = dated.own(document, claims, found.kind) if found.kind != "other" else ()
    owner = landlord(document, name)
    outside = [line.text for line in dated.lines(document, claims)] if claims else _of_today(document)
    named = named_edition(outside, dates)
    edition, chosen_by = _edition(found.kind, claims, named, settings)
    return Identity(
        kind=found.kind,
        confidence=found.confidence,
        reason=found.reason,
        edition=edition,
        chosen_by=chosen_by,
        named_edition=named,
        landlord=owner,
        title=name,
        dates=dates,
        under_policy=found.under_policy,
        also_known_as=other_names(document, owner),
        beside=found.beside,
        conduct=found.conduct,
    )


def _of_today(document: Document) -> list[str]:
    """The text without what it tells of its earlier versions, each of which had the Code of its own time to follow."""
    past = [b.span for b in past_versions.told(document)]
    edges = [0, *(edge for span in past for edge in (span.start, span.end)), len(document.text)]
    return [document.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _edition(kind: Kind, claims: Sequence[Claim], named: EditionId | None, settings: Settings) -> tuple[EditionId, ChosenBy]:
    """Return the edition to judge by: the user's choice, the form's own, or the one in force on the day of judging."""
    if settings.code:
        return settings.code, "option"
    if kind == "self-assessment" and claims:
        return Counter(c.edition for c in claims).most_common(1)[0][0], "form"
    if kind == "self-assessment" and named:
        return named, "text"
    current = catalog.in_force(settings.as_of).id
    return current, "text" if named == current else "default"
