"""What a reader asks of the table: kind, edition, section, states, columns of the list of landlords, a name, decisions, a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast, get_args
from urllib.parse import urlencode

from ombudscan import catalog
from ombudscan.nouns import Kind
from ombudscan.text import folded
from ombudscan.web import run_cells
from ombudscan.web.refused import RefusedError
from ombudscan.web.run_nouns import STATES, Landlord, State
from ombudscan.web.run_tables import Tables

KINDS: tuple[str, ...] = tuple(k for k in get_args(Kind) if k != "other")
MARKS = ("undecided", "decided", "agree", "dismiss", "unsure", "differ")
SIZES = (25, 50, 100, 250, 1000)
SIZE = 50
# A column whose values are numbers, and more of them than this, is asked for by a range.
_CHOICES = 40
# Digits of a number in an address, zeros before it among them.
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on a column of the list of landlords: `how` is : (is), >= or <=."""

    column: str
    how: str
    value: str

    def __str__(self) -> str:
        return f"{self.column}{self.how}{self.value}"

    def holds(self, landlord: Landlord) -> bool:
        """Tell whether a landlord meets it."""
        said = dict(landlord.columns).get(self.column, "")
        if self.how == ":":
            return said == self.value
        have, want = number(said), number(self.value)
        return have is not None and want is not None and (have >= want if self.how == ">=" else have <= want)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One view of the table. `decided` is one of MARKS or ""; `page` counts from 1."""

    kind: str
    edition: str
    section: str = ""
    states: frozenset[State] = frozenset()
    where: tuple[Where, ...] = ()
    name: str = ""
    decided: str = ""
    page: int = 1
    size: int = SIZE

    def pairs(self) -> list[tuple[str, str]]:
        """Return it as the pairs of an address's query; what is as usual is left out."""
        said = [("kind", self.kind), ("edition", self.edition), ("section", self.section)]
        said += [("state", s) for s in STATES if s in self.states] + [("where", str(w)) for w in self.where]
        said += [("name", self.name), ("decided", self.decided)]
        said += [("page", str(self.page))] if self.page > 1 else []
        said += [("size", str(self.size))] if self.size != SIZE else []
        return [(k, v) for k, v in said if v]

    def query(self, *also: tuple[str, str], **changed: object) -> str:
        """Return it as an address's query, with changes and further pairs."""
        return urlencode([*also, *replace(self, **changed).pairs()])  # type: ignore[arg-type]

    def turned(self, state: State) -> frozenset[State]:
        """Return the states asked for with one more, or, if it was among them, without it."""
        return self.states ^ {state}

    def meets(self, landlord: Landlord) -> bool:
        """Tell whether a landlord is asked for."""
        return folded(self.name) in folded(landlord.name) and all(w.holds(landlord) for w in self.where)


def number(text: str) -> float | None:
    """Return a text as a number, None where it is none; "12,500" is one."""
    try:
        found = float(text.replace(",", "").strip())
    except ValueError:
        return None
    return found if found == found and abs(found) != float("inf") else None


def read(pairs: Iterable[tuple[str, str]], tables: Tables) -> Filter:
    """Return what the pairs of an address's query ask for; raise RefusedError with a sentence for what cannot be asked."""
    given = list(pairs)
    last = {k: v for k, v in given if v}
    kind = _one_of(last.get("kind", KINDS[0]), KINDS, "kind of document")
    known = run_cells.editions(tables, kind)
    edition = last.get("edition") or next(iter(known), catalog.in_force(datetime.date.today().isoformat()).id)
    _one_of(edition, [e.id for e in catalog.editions()], "edition")
    sections = {s for s, _ in sections_of(edition, kind)}
    section = last.get("section", "")
    states = {cast(State, _one_of(v, STATES, "state")) for k, v in given if k == "state" and v}
    return Filter(
        kind=kind,
        edition=edition,
        section=section if section in sections else "",  # another edition was chosen, whose sections are others
        states=frozenset(states),
        where=tuple(_where(given, columns(tables))),
        name=last.get("name", "")[:200],
        decided=_one_of(last["decided"], MARKS, "decision") if last.get("decided") else "",
        page=_count(last.get("page", "1"), 1_000_000),
        size=_count(last.get("size", str(SIZE)), SIZES[-1]),
    )


def sections_of(edition: str, kind: str) -> list[tuple[str, str]]:
    """Return the sections of an edition that its table has columns of, with their titles."""
    titles = dict(catalog.edition(edition).sections)
    there = dict.fromkeys(p.number.split(".")[0] for p in run_cells.provisions(edition, kind))
    return [(s, titles.get(s, "")) for s in there]


def columns(tables: Tables) -> Mapping[str, list[str]]:
    """Return the columns of the list of landlords with their values, in order."""
    found: dict[str, set[str]] = {}
    for one in tables.landlords.values():
        for name, value in one.columns:
            found.setdefault(name, set()).add(value)
    return {name: sorted(found[name], key=lambda v: (number(v) is None, number(v) or 0, v)) for name in sorted(found)}


def ranged(values: list[str]) -> bool:
    """Tell whether a column is asked for by a range."""
    return len(values) > _CHOICES and all(number(v) is not None for v in values)


def _where(given: list[tuple[str, str]], known: Mapping[str, list[str]]) -> Iterator[Where]:
    """Conditions as `where=region:North`, `where=homes>=500`, or as the form's fields have them: `from:homes=500`."""
    for name, value in given:
        if not value.strip():
            continue
        if name == "where":
            yield _condition(value, known)
        elif name.startswith(("from:", "to:")):
            yield _condition(f"{name.partition(':')[2]}{'>=' if name.startswith('from:') else '<='}{value}", known)


def _condition(text: str, known: Mapping[str, list[str]]) -> Where:
    for column in sorted(known, key=len, reverse=True):
        for how in (":", ">=", "<="):
            if text.startswith(column + how):
                value = text[len(column + how) :].strip()
                if how != ":" and number(value) is None:
                    raise RefusedError(400, f"{value!r} is not a number for {column}.", "Write it in digits.")
                return Where(column, how, value)
    said = f"There {'is' if len(known) == 1 else 'are'} {', '.join(known)}." if known else "The list of landlords has no further columns."
    raise RefusedError(404, f"{text!r} is no condition on a column of the list of landlords.", said)


def _one_of(value: str, known: Iterable[str], what: str) -> str:
    listed = list(known)
    if value not in listed:
        raise RefusedError(400, f"There is no {what} {value!r}.", f"There are {', '.join(listed)}.")
    return value


def _count(text: str, most: int) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > _DIGITS or not 1 <= int(text) <= most:
        raise RefusedError(400, f"{text[:_DIGITS]!r} is no number from 1 to {most}.", "Go back to the table.")
    return int(text)
