"""A reviewer at the table: what there is to decide on in a cell, what was decided, and what others decided may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ombudscan.decisions import Entry, Standing, Subject, fingerprint, standing
from ombudscan.text import folded
from ombudscan.web.run_nouns import Cell, Found
from ombudscan.web.run_tables import Tables

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to decide on: a finding, or (None) the cell as a whole."""

    subject: Subject
    finding: Found | None


def items(tables: Tables, cell: Cell) -> tuple[Item, ...]:
    """Return what there is to decide on in a cell: each finding but mere notes, then the cell itself."""
    found = tuple(Item(of_finding(cell, f), f) for f in cell.findings)
    return (*{i.subject.id: i for i in found}.values(), Item(of_cell(tables, cell), None))


def of_finding(cell: Cell, f: Found) -> Subject:
    """Return a finding as what a decision is about."""
    return Subject(
        kind="finding",
        landlord=cell.landlord,
        asked=cell.asked,
        edition=f.paper.edition,
        provision=f.provision,
        key=f.key,
        rule=f.rule,
        said=f.severity,
        document=f.paper.path,
        words=f.words,
        fingerprint=fingerprint(f.words),
    )


def of_cell(tables: Tables, cell: Cell) -> Subject:
    """Return a cell as what a decision is about; it is another one once its state, the answer or the words are others."""
    row, judged = cell.row, cell.judged
    said = (row.answer, row.evidence, row.commentary) if row else ()
    policy = tables.papers.get(judged.policy) if judged else None
    words, document = (judged.first, policy.path) if judged and policy else (row.evidence if row else "", "")
    if not row and cell.asked != "self-assessment":
        spoken = tables.spoken(cell)
        words, document = (spoken[0].text, spoken[0].paper.path) if spoken else ("", "")
    return Subject(
        kind="cell",
        landlord=cell.landlord,
        asked=cell.asked,
        edition=cell.edition,
        provision=cell.provision,
        key=cell.key,
        rule="",
        said=cell.state,
        document=document,
        words=words,
        fingerprint=fingerprint(cell.state, *said, words, *(f.words for f in cell.findings)),
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """The decisions as one reviewer may see them. `reviewer` is "" where nobody said who decides."""

    tables: Tables
    reviewer: str
    blind: bool
    entries: Sequence[Entry]
    _standing: dict[str, Standing] = field(default_factory=dict)
    _about: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._standing.update(standing(self.entries))
        for one in self.entries:
            s = one.made.subject
            self._about.add((folded(s.landlord), s.asked, s.edition, s.provision))

    def stands(self, subject: Subject) -> Standing | None:
        """Return what was decided on a subject, as far as this reviewer may see it."""
        found = self._standing.get(subject.id)
        if found is None or not self.blind or found.by(self.reviewer):
            return found
        return None

    def mark(self, cell: Cell) -> str:
        """Return what was decided on a cell, in a word: agree, dismiss, unsure, differ, or "" where nothing is, or not all."""
        if not self._touched(cell):
            return ""
        *findings, whole = items(self.tables, cell)
        stood = self.stands(whole.subject)
        of = [stood] if stood else [self.stands(i.subject) for i in findings if i.finding and i.finding.severity != "note"]
        if not of or not all(of):
            return ""
        said = {s.decision for s in of if s}
        return (said.pop() or "differ") if len(said) == 1 else "differ"

    def mine(self, item: Item) -> Entry | None:
        """Return this reviewer's decision; anybody's, where nobody said who decides."""
        found = self._standing.get(item.subject.id)
        if found is None:
            return None
        return found.by(self.reviewer) if self.reviewer else found.last[-1]

    def own(self, subject: str) -> Entry | None:
        """Return what this reviewer decided last on a subject, by its id; None where nobody said who decides."""
        found = self._standing.get(subject)
        return found.by(self.reviewer) if found and self.reviewer else None

    def done(self, cell: Cell) -> bool:
        """Tell whether this reviewer decided on a cell, or on every finding in it."""
        if not self._touched(cell):
            return False
        *findings, whole = items(self.tables, cell)
        grave = [i for i in findings if i.finding and i.finding.severity != "note"]
        return bool(self.mine(whole)) or (bool(grave) and all(self.mine(i) for i in grave))

    def _touched(self, cell: Cell) -> bool:
        name = folded(cell.landlord)
        about = {(name, cell.asked, e, cell.provision) for e in (cell.edition, *(f.paper.edition for f in cell.findings))}
        return not about.isdisjoint(self._about)
