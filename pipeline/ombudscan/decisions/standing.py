"""Entries -> which decision counts: a reviewer's last on a subject, and of several reviewers what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ombudscan.decisions.entry import Choice, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What counts on one subject: each reviewer's last entry, in the order in which they first decided."""

    last: tuple[Entry, ...]

    @property
    def decision(self) -> Choice | None:
        """What the reviewers say together; None where they differ."""
        said = {e.made.decision for e in self.last}
        return said.pop() if len(said) == 1 else None

    def by(self, reviewer: str) -> Entry | None:
        """Return this reviewer's entry."""
        return next((e for e in self.last if same(e.made.reviewer, reviewer)), None)


def standing(entries: Iterable[Entry]) -> Mapping[str, Standing]:
    """Return what counts on each subject, by the subject's id."""
    found: dict[str, dict[str, Entry]] = {}
    for one in entries:
        found.setdefault(one.made.subject.id, {})[name(one.made.reviewer)] = one
    return {subject: Standing(last=tuple(by.values())) for subject, by in found.items()}


def name(reviewer: str) -> str:
    """Return a reviewer's name as it is compared: neither case nor spacing matters."""
    return " ".join(reviewer.casefold().split())


def same(one: str, other: str) -> bool:
    """Tell whether two names are one reviewer's."""
    return name(one) == name(other)
