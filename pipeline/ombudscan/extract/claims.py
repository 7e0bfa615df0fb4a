"""Document -> Claims: one per row of a self-assessment form, in every layout."""

from __future__ import annotations

from collections.abc import Sequence

from ombudscan import catalog
from ombudscan.extract import form_tables
from ombudscan.extract.alignment import Choice, Clue, aligned
from ombudscan.extract.entries import Entry
from ombudscan.extract.replies import reply
from ombudscan.nouns import Claim, Document, Edition, Provision


def claims(document: Document) -> tuple[Claim, ...]:
    """Return the form's rows with the landlord's answers, in document order; none where there is no form."""
    entries, _ = form_tables.entries(document)
    choices = aligned([clue(e) for e in entries])
    found = [(e, c) for e, c in zip(entries, choices, strict=True) if c]
    return tuple(claim for entry, choice in _single(found) for claim in _claims(document, entry, choice))


def clue(entry: Entry) -> Clue:
    """Return what may tell which provision a row answers."""
    return Clue(words=entry.words, numbers=entry.numbers, heading=entry.heading, need=entry.need)


def _single(found: Sequence[tuple[Entry, Choice]]) -> list[tuple[Entry, Choice]]:
    """One row a provision: of two, the one whose words and number fit better stays."""
    best: dict[tuple[str, str], tuple[Entry, Choice]] = {}
    for entry, choice in found:
        key = (choice.place.edition, choice.place.provision.key)
        if key not in best or _fit(choice) > _fit(best[key][1]):
            best[key] = (entry, choice)
    return sorted(best.values(), key=lambda x: x[0].at)


def _fit(choice: Choice) -> tuple[bool, float]:
    return choice.confirmed, choice.alike


def _claims(document: Document, entry: Entry, choice: Choice) -> list[Claim]:
    edition = catalog.edition(choice.place.edition)
    return [_claim(document, entry, edition, p, inferred) for p, inferred in _provisions(entry, choice, edition)]


def _provisions(entry: Entry, choice: Choice, edition: Edition) -> list[tuple[Provision, bool]]:
    """The provisions of a row: its own, or all those of a row such as "6.2 - 6.5"."""
    if len(entry.numbers) > 1 and choice.confirmed:
        several = [p for n in entry.numbers if (p := edition.numbered(n))]
        return [(p, False) for p in several]
    return [(choice.place.provision, not choice.confirmed and edition.id != "hos-2020")]


def _claim(document: Document, entry: Entry, edition: Edition, provision: Provision, inferred: bool) -> Claim:
    said = reply(document, entry, provision)
    return Claim(
        edition=edition.id,
        key=provision.key,
        provision=provision.number,
        requirement=entry.requirement,
        answer=said.answer,
        answer_span=said.words,
        evidence=said.evidence,
        commentary=said.commentary,
        extra=entry.extra,
        inferred=inferred,
        lost=entry.lost,
    )
