"""Statements -> Facts: what the document says that a rule may rest on. FINDERS is the whole list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ombudscan.extract import (
    access,
    adjustments,
    citations,
    conduct,
    contractors,
    contrary,
    definition,
    evidence,
    exclusions,
    firms,
    first_contact,
    gates,
    ladder,
    lateness,
    lists,
    ombudsman,
    plans,
    reasons,
    refusals,
    reviewers,
    roles,
    shortfalls,
    stages,
    subjects,
    third_stage,
    time_facts,
    waits,
)
from ombudscan.extract.signs import Setting, present
from ombudscan.extract.statements import Statement
from ombudscan.nouns import Claim, Document, Fact, Figure, Identity, Timescale


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that a fact finder may look at.

    `present` (the sentences about present practice) and `firms` (outside firms known by name) are found once for all finders.
    """

    document: Document
    identity: Identity
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    timescales: tuple[Timescale, ...]
    figures: tuple[Figure, ...]
    present: tuple[Setting, ...] | None = None
    firms: tuple[str, ...] = ()


def ready(view: View) -> View:
    """Return the view with what all finders share: the settings of the sentences, and the firms known by name."""
    known = firms.names((s.text for s in view.statements), view.identity.landlord or "")
    return replace(view, present=present(view.statements), firms=known)


def facts(view: View) -> tuple[Fact, ...]:
    """Return every fact that a finder sees, in document order."""
    seen = ready(view) if view.present is None else view
    found = [fact for finder in FINDERS for fact in finder(seen)]
    return tuple(sorted(found, key=lambda f: (f.span, f.kind)))


FINDERS: tuple[Callable[[View], Iterable[Fact]], ...] = (
    definition.narrow,
    definition.outdated,
    stages.extra,
    third_stage.third,
    contractors.first,
    gates.gated,
    reasons.required,
    reviewers.same_reviewer,
    waits.details,
    waits.works,
    conduct.barred,
    access.channels,
    access.representation,
    adjustments.on_request,
    first_contact.turned_away,
    exclusions.legal,
    exclusions.wholesale,
    refusals.untold,
    ombudsman.routes,
    ombudsman.addresses,
    citations.cited,
    time_facts.unlimited,
    lateness.room,
    evidence.facts,
    ladder.facts,
    plans.facts,
    contrary.facts,
    shortfalls.facts,
    roles.facts,
    lists.facts,
    subjects.subjects,
)
