"""Passages -> Statements: each with its neighbours, the stage it belongs to and whether it is the landlord's present practice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ombudscan.nouns import Claim, Document, Passage

Scope = Literal["complaints", "other_service", "other_body", "history", "hypothetical", "quoted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A passage as the fact finders see it.

    `stage` is the stage of the landlord's process that it speaks of (0 a step before stage 1, None where none).
    `before` and `after` are the neighbouring sentences of the same block (list items have their list as neighbours).
    `scope` is "complaints" only where the sentence states the landlord's own present practice with complaints.
    """

    passage: Passage
    text: str
    stage: int | None
    scope: Scope
    before: str = ""
    after: str = ""
    key: str = ""


def statements(document: Document, passages: tuple[Passage, ...], claims: tuple[Claim, ...]) -> tuple[Statement, ...]:
    """Return a statement for each passage, in order; `key` is the provision key of the row it stands in, if any."""
    return tuple(
        Statement(
            passage=p,
            text=document.quote(p.span),
            stage=None,
            scope="complaints",
            key=claims[p.claim].key if p.claim is not None else "",
        )
        for p in passages
    )
