"""Documents -> tasks: those of one landlord go together, so that its claims are held against its policies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path

from ombudscan.audit.inputs import Input
from ombudscan.audit.parts import Store
from ombudscan.audit.work import Basis, Task, pair_key
from ombudscan.errors import READ
from ombudscan.store.names import one_landlord
from ombudscan.text import name_key

# More documents than this of one landlord are shared out: a task is the least that is lost when its child dies. What stands between
# them is found afterwards, by those of them that are claims and policies.
MOST_TOGETHER = 12
# What is held against one another.
_PAIRED = frozenset({"self-assessment", "policy", "procedure"})
_Group = dict[str, tuple[Input, str]]  # by identity: a document and its kind


def named(root: Path, basis: Basis, documents: Iterable[Input]) -> Iterator[Task]:
    """Yield a task for each landlord that the list or the folders name, and one for each other document or of a very large group."""
    for unique in _groups(documents):
        if 1 < len(unique) <= MOST_TOGETHER:
            yield _task(root, basis, unique, unique[0].landlord, pair=True)
        else:
            yield from (_task(root, basis, [one], one.path, pair=False) for one in unique)


def found(root: Path, basis: Basis, documents: Iterable[Input], store: Store) -> Iterator[Task]:
    """Yield a task for the pair of each landlord whose documents `named` did not put together, if both claims and policies were read.

    These are the landlords that only the documents themselves name, and those with very many documents.
    """
    documents = tuple(documents)
    alone = [one for unique in _groups(documents) if unique[0].landlord and len(unique) > MOST_TOGETHER for one in unique]
    groups: dict[str, _Group] = defaultdict(dict)
    known: dict[str, set[str]] = defaultdict(set)  # the names by which documents of a landlord say that it is also known
    for one in (*(d for d in documents if not d.landlord), *alone):
        part = store.read(basis.key(one.identity))
        name = f"\n{one.landlord}" if one.landlord else name_key((part.head or {}).get("landlord_said") or "") if part else ""
        if part is not None and part.head and name and part.head.get("kind") in _PAIRED:
            groups[name][one.identity] = one, part.head["kind"]
            known[name].update(map(name_key, part.head.get("landlord_also", ()) if not one.landlord else ()))
    for name, group in _one_landlord(groups, known).items():
        kinds = {kind for _, kind in group.values()}
        if "self-assessment" in kinds and len(kinds) > 1:
            yield _task(root, basis, [one for one, _ in group.values()], name.strip(), pair=True)


def _one_landlord(groups: Mapping[str, _Group], known: Mapping[str, Set[str]]) -> dict[str, _Group]:
    """Return `groups`, by name, with those put together of which one says that the other's name is its own too."""
    whole = one_landlord({name: known[name] for name in groups})
    out: dict[str, _Group] = defaultdict(dict)
    for name, group in groups.items():
        out[whole[name]].update(group)
    return out


def _groups(documents: Iterable[Input]) -> Iterator[list[Input]]:
    """Yield the documents of each landlord that the list or the folders name, the same bytes once, and each other one alone."""
    groups: dict[str, list[Input]] = defaultdict(list)
    for n, one in enumerate(documents):
        groups[one.landlord or f"\n{n}"].append(one)
    for group in groups.values():
        yield list({one.identity: one for one in group}.values())


def missing(tasks: Iterable[Task], store: Store) -> Iterator[Task]:
    """Yield what of the tasks is still to do; a document that could not be read is left out of its landlord's pair."""
    for task in tasks:
        keys = [task.basis.key(h) for h in task.hashes]
        known = frozenset(filter(store.has, keys))
        if task.pair and not store.has(task.pair):
            wanted = {k for k in keys if k not in known or _was_read(store, k)}
        else:
            wanted, task = {k for k in keys if k not in known}, replace(task, pair="")
        kept = [(p, h) for p, h, k in zip(task.paths, task.hashes, keys, strict=True) if k in wanted]
        if kept or task.pair:
            yield replace(task, paths=tuple(p for p, _ in kept), hashes=tuple(h for _, h in kept), known=known)


def _was_read(store: Store, key: str) -> bool:
    part = store.read(key)
    return part is None or part.outcome in READ


def _task(root: Path, basis: Basis, documents: list[Input], name: str, *, pair: bool) -> Task:
    paths = tuple(root / one.path for one in documents)
    hashes = tuple(one.identity for one in documents)
    return Task(basis=basis, name=name, paths=paths, hashes=hashes, pair=pair_key(basis, hashes) if pair else "")
