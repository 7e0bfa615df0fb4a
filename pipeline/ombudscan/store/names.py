"""Runs -> the one name of each landlord: what it trades under, or did before, by its own documents is no second landlord."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ombudscan.text import name_key

if TYPE_CHECKING:
    from ombudscan.store.run import Run


@dataclass(frozen=True, slots=True)
class Names:
    """The landlords with several names: each of these, as `text.name_key` has it, and the one to call the landlord by."""

    called: Mapping[str, str]

    def shown(self, landlord: str | None) -> str:
        """Return the one name of a landlord, "" where there is none."""
        return self.called.get(name_key(landlord), landlord) if landlord else ""

    def key(self, landlord: str | None) -> str:
        """Return the one name of a landlord as it is compared."""
        return name_key(self.shown(landlord))


def names(*runs: Run) -> Names:
    """Return what the landlords of `runs` are called; a list's or folder's names stand as they are."""
    printed: dict[str, str] = {}
    known: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        told = "landlord_also" in run.sql("SELECT * FROM documents LIMIT 0").columns  # runs of older versions do not say it
        also = "landlord_also" if told else "NULL"
        for landlord, others in run.rows(f"SELECT landlord, {also} FROM documents WHERE landlord <> '' ORDER BY landlord, path"):
            printed.setdefault(name_key(landlord), landlord)
            known[name_key(landlord)].update(map(name_key, others or ()))
    return Names({name: printed[kept] for name, kept in one_landlord(known).items() if name != kept})


def one_landlord(known: Mapping[str, Set[str]]) -> dict[str, str]:
    """Return for each name in `known` the name that its landlord goes by: its own, or that of a document that says it is its too.

    `known` holds the further names that documents under a name give; all are as `text.name_key` has them. A name that
    several say is theirs puts nobody together: it may be their group's, or that of a body which was divided.
    """
    claimed = Counter(also for name in known for also in known[name] if also != name)
    whole = {name: name for name in known}
    for name in known:
        for also in sorted(known[name]):
            if claimed[also] == 1 and also in known:
                kept, gone = whole[name], whole[also]
                whole = {n: kept if to == gone else to for n, to in whole.items()}
    return whole
