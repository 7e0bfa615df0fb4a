"""editions/*.toml and rules/*.toml -> Edition and Rule: the only place that parses the catalogue's TOML.

A file is read strictly: an unknown key, a wrong type, a missing field, a stray file or a name unlike its
file's is a fault. All faults of a folder are told at once, each with file, key and remedy.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ombudscan.errors import CatalogError
from ombudscan.nouns import Action, Edition, EditionId, Rule

_T = TypeVar("_T")
_Table = Mapping[str, object]
NEWEST: EditionId = "hos-2024"  # the edition whose keys the others name as counterparts, and of whose rows the classifier has learnt


@cache
def editions() -> tuple[Edition, ...]:
    """Return every shipped edition, oldest first; raise CatalogError, naming every fault, if a file is wrong."""
    return read_editions(files("ombudscan") / "editions")


@cache
def edition(id: EditionId) -> Edition:
    """Return the edition with this id; raise CatalogError, with those that there are, where none has it."""
    found = next((e for e in editions() if e.id == id), None)
    if not found:
        raise CatalogError(f"There is no edition {id!r}. There are: {', '.join(e.id for e in editions())}.")
    return found


def in_force(as_of: str) -> Edition:
    """Return the Housing Ombudsman's edition in force on the ISO day `as_of`; before the first, the first."""
    codes = [e for e in editions() if e.id.startswith("hos")]
    return next((e for e in reversed(codes) if e.starts <= as_of), codes[0])


def number(edition: Edition, key: str) -> str | None:
    """Return the number that `edition` gives to the duty with 2024 key `key`, or None where it has none."""
    provision = edition.provision(key)
    return provision.number if provision else None


@cache
def rules() -> tuple[Rule, ...]:
    """Return every shipped rule, by name; raise CatalogError, naming every fault, if a file is wrong."""
    return read_rules(files("ombudscan") / "rules", editions())


def rule(name: str) -> Rule:
    """Return the rule with this name."""
    return next(r for r in rules() if r.name == name)


# A definition is judged element by element: no sentence by itself tells what it leaves out.
_BY_ELEMENTS = frozenset({"narrow-definition"})


@cache
def practices() -> Mapping[str, str]:
    """Return the rules whose fact a sentence alone can tell the classifier -> that fact's kind.

    Whether evidence says the contrary of its requirement is not among them: evidence is short, and what the classifier learnt of it
    misled more often than it helped (decision 0015). Times are judged by their numbers.
    """
    stated = {r.name: r.check.fact or r.name for r in rules() if r.check.kind in ("fact", "extension-open")}
    return {n: fact for n, fact in stated.items() if n not in _BY_ELEMENTS} | {"future-evidence": "plan:open"}


@cache
def timed() -> Mapping[tuple[Action, int | None], str]:
    """Return the 2024 provision that sets each step's limit, by the step and its stage (None for the time to complain)."""
    return {(limit.action, limit.stage): p.key for p in edition(NEWEST).provisions for limit in p.limits}


@cache
def words() -> tuple[str, ...]:
    """Return some thousands of common words of policies and of the Code, the most used first."""
    table = tomllib.loads((files("ombudscan") / "words.toml").read_text(encoding="utf-8"))
    return tuple(str(table["words"]).split())


def read_editions(folder: Traversable) -> tuple[Edition, ...]:
    """Return the editions of a folder, oldest first; raise CatalogError with every fault found."""
    faults: list[str] = []
    found = [_edition(stem, table, faults) for stem, table in _tables(folder, faults)]
    _refuse(faults)
    _cross_check(found, faults)
    _refuse(faults)
    return tuple(sorted(found, key=lambda e: e.starts))


def read_rules(folder: Traversable, known: Sequence[Edition]) -> tuple[Rule, ...]:
    """Return the rules of a folder, by name; raise CatalogError with every fault found. A rule that names no edition has them all."""
    faults: list[str] = []
    found = [_rule(stem, table, faults) for stem, table in _tables(folder, faults)]
    _refuse(faults)
    keys = {p.key for e in known if e.id == NEWEST for p in e.provisions}
    ids = tuple(e.id for e in known)
    for one in found:
        for id in one.editions:
            if id not in ids:
                faults.append(f"{one.name}.toml: editions: {id!r} is not known; use one of: {', '.join(ids)}")
        for key in one.applies:
            if key not in keys:
                faults.append(f"{one.name}.toml: applies.provision: no provision of {NEWEST} has the key {key!r}; use one that has")
    _refuse(faults)
    return tuple(sorted((replace(r, editions=r.editions or ids) for r in found), key=lambda r: r.name))


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise CatalogError("\n".join(faults))


def _tables(folder: Traversable, faults: list[str]) -> Iterator[tuple[str, _Table]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        stem, dot, ending = entry.name.rpartition(".")
        if not entry.is_file() or not stem or dot + ending != ".toml":
            faults.append(f"{entry.name}: a stray entry; this folder holds .toml files only: move or delete it")
            continue
        try:
            yield stem, tomllib.loads(entry.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(f"{entry.name}: no valid TOML ({error}); mend that line")


def _edition(stem: str, table: _Table, faults: list[str]) -> Edition:
    sections = table.get("sections", {})
    renamed = {("provisions" if key == "provision" else key): value for key, value in table.items()}
    if isinstance(sections, Mapping):
        renamed["sections"] = [[key, value] for key, value in sections.items()]
    _same_name(stem, "id", table, faults)
    return _build(Edition, renamed, f"{stem}.toml: ", faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Applies:
    """One [[applies]] table of a rule."""

    provision: str
    editions: tuple[EditionId, ...] = ()


def _rule(stem: str, table: _Table, faults: list[str]) -> Rule:
    where = f"{stem}.toml: "
    _same_name(stem, "name", table, faults)
    applies = _value(tuple[_Applies, ...], table.get("applies", []), where + "applies", faults)
    entries = cast("tuple[_Applies, ...]", applies or ())
    flat = {**table, "applies": [entry.provision for entry in entries if entry]}
    stated = {entry.editions for entry in entries if entry}
    if len(stated) > 1 or (stated - {()} and "editions" in table):
        faults.append(f"{where}applies.editions: two lists of editions in one rule; give each entry the same, or make two rules")
    elif stated - {()}:
        flat["editions"] = list(stated.pop())
    return _build(Rule, flat, where, faults)


def _same_name(stem: str, key: str, table: _Table, faults: list[str]) -> None:
    if table.get(key, stem) != stem:
        faults.append(f"{stem}.toml: {key}: is {table[key]!r}, unlike the file's name; make them the same")


def _build(make: Callable[..., _T], table: _Table, where: str, faults: list[str]) -> _T:
    """Return the dataclass `make` filled from `table`; what is wrong goes to `faults` and stays unset."""
    hints, unset = _shape(make)
    values: dict[str, object] = dict.fromkeys(unset)
    for key in unset:
        if key not in table and NoneType not in get_args(hints[key]):
            faults.append(f"{where}{key}: missing; add it")
    for key, raw in table.items():
        if key in hints:
            values[key] = _value(hints[key], raw, where + key, faults)
        else:
            faults.append(f"{where}{key}: unknown key; remove it or use one of: {', '.join(sorted(hints))}")
    return make(**values)


@cache
def _shape(make: Callable[..., object]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """Return the type of each field of a dataclass, and the fields without a default."""
    own = fields(cast("type[Rule]", make))
    return get_type_hints(make), tuple(f.name for f in own if f.default is MISSING and f.default_factory is MISSING)


def _value(hint: object, raw: object, where: str, faults: list[str]) -> object:
    """Return `raw` as the type `hint` asks for; what is wrong goes to `faults` and comes back as None."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _sequence(inner, raw, where, faults)
    if origin in (UnionType, Union):
        return _value(next(h for h in inner if h is not NoneType), raw, where, faults)
    if origin is Literal:
        return _one_of(inner, raw, where, faults)
    if is_dataclass(hint) and isinstance(raw, Mapping):
        return _build(cast("Callable[..., object]", hint), raw, where + ".", faults)
    if type(raw) is hint and raw != "":
        return raw
    if hint is float and type(raw) is int:
        return float(raw)
    faults.append(f"{where}: {raw!r} is not a {'non-empty ' if raw == '' else ''}{getattr(hint, '__name__', hint)}; give one")
    return None


def _one_of(allowed: tuple[object, ...], raw: object, where: str, faults: list[str]) -> object:
    if raw in allowed:
        return raw
    faults.append(f"{where}: {raw!r} is not known; use one of: {', '.join(map(str, allowed))}")
    return None


def _sequence(inner: tuple[object, ...], raw: object, where: str, faults: list[str]) -> tuple[object, ...]:
    if not isinstance(raw, list):
        faults.append(f"{where}: {raw!r} is not a list; put it in square brackets")
        return ()
    return tuple(_value(inner[0], item, f"{where}[{position}]", faults) for position, item in enumerate(raw, 1))


def _cross_check(found: Sequence[Edition], faults: list[str]) -> None:
    keys = {p.key for e in found if e.id == NEWEST for p in e.provisions}
    for one in found:
        where = f"{one.id}.toml: "
        _days(one, where, faults)
        _unique([p.key for p in one.provisions], f"{where}provision.key", faults)
        _unique([p.number for p in one.provisions], f"{where}provision.number", faults)
        sections = dict(one.sections)
        for provision in one.provisions:
            place = f"{where}provision {provision.number}"
            if provision.number.partition(".")[0] not in sections:
                faults.append(f"{place}: number: there is no such section; add it to [sections] or mend the number")
            for key in provision.counterparts:
                if key not in keys:
                    faults.append(f"{place}: counterparts: {NEWEST} has no key {key!r}; use one that it has")


def _days(one: Edition, where: str, faults: list[str]) -> None:
    for key, day in (("starts", one.starts), ("ends", one.ends)):
        if day is None:
            continue
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            faults.append(f"{where}{key}: {day!r} is no day; write it as 2024-04-01")
    if one.ends is not None and one.ends < one.starts:
        faults.append(f"{where}ends: earlier than starts; swap or mend them")


def _unique(values: Sequence[str], where: str, faults: list[str]) -> None:
    for value in sorted({v for v in values if values.count(v) > 1}):
        faults.append(f"{where}: {value!r} stands twice; give each provision its own")
