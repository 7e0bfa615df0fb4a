"""What the pages of a run speak of: landlords, their documents, findings, and the cells of the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from ombudscan.errors import READ
from ombudscan.text import folded

State = Literal["ok", "breach", "contradicted", "gap", "not_found", "review", "not_judged", "unreadable", "absent"]
STATES: tuple[State, ...] = get_args(State)
# Sign and word in a cell; what it means, for the key to the table.
WORDS: dict[State, tuple[str, str, str]] = {
    "ok": ("✓", "ok", "Met, and nothing was found against it."),
    "breach": ("✕", "breach", "What is said or done is what the Code forbids."),
    "contradicted": ("≠", "contradicted", "The claim says yes, the landlord’s own policy says otherwise."),
    "gap": ("◯", "gap", "Something the Code asks for is missing."),
    "not_found": ("∅", "not found", "The row is not there, or nothing in the policy speaks of it."),
    "review": ("?", "review", "A person has to judge."),
    "not_judged": ("–", "not judged", "Nothing can be said: the document does not have to state it, or doubt is left."),
    "unreadable": ("▧", "unreadable", "The document, or this row of it, could not be read: that says nothing of the landlord."),
    "absent": ("·", "no document", "No document of this kind was given."),
}
# What waits for a person where nothing else is asked for.
OPEN: frozenset[State] = frozenset({"breach", "contradicted", "gap", "not_found", "review"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document of a landlord's."""

    key: str
    path: str
    landlord: str
    kind: str
    edition: str
    outcome: str
    message: str
    sha256: str
    media_type: str
    title: str
    year: str
    pages: int | None
    warnings: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def readable(self) -> bool:
        """Whether it was read, wholly or in part."""
        return self.outcome in READ

    @property
    def source(self) -> str:
        """The file's name."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding; `words` are those of the whole statements that its quotation stands in. `place` is page, clause and heading in words."""

    paper: Paper
    rule: str
    severity: str
    provision: str
    key: str
    message: str
    advice: str
    quote: str
    words: str
    because: tuple[str, ...]
    place: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A form's row: the answer and what is said for it."""

    paper: Paper
    answer: str
    answer_text: str
    evidence: str
    commentary: str
    lost: bool
    ladder: str
    place: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A document's own words that speak of a provision; `plainly` is False where they only come nearest."""

    paper: Paper
    text: str
    plainly: bool
    place: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the landlord's policies say to a yes; `first` are the weightiest words of theirs, `policy` the key of their document."""

    verdict: str
    reason: str
    notes: tuple[str, ...]
    first: str
    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A landlord and a provision: a state, why, and what it rests on. `status` is the coverage's own word."""

    landlord: str
    asked: str
    edition: str
    provision: str
    key: str
    state: State
    status: str
    reason: str
    papers: tuple[Paper, ...] = ()
    findings: tuple[Found, ...] = ()
    row: Row | None = None
    judged: Judged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Landlord:
    """A landlord, all its documents, and its further columns of the list."""

    name: str
    papers: tuple[Paper, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def folded(self) -> str:
        """The name as it is compared."""
        return folded(self.name)

    def of(self, kind: str) -> tuple[Paper, ...]:
        """Return the documents of a kind that were read."""
        return tuple(p for p in self.papers if p.kind == kind and p.readable)

    def unread(self, kind: str) -> tuple[Paper, ...]:
        """Return the documents that could not be read and are, or may be, of this kind."""
        return tuple(p for p in self.papers if not p.readable and p.kind in (kind, ""))
