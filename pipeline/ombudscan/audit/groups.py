"""Documents -> tasks: those of one landlord go together, so that its claims are held against its policies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ombudscan.audit.inputs import Input
from ombudscan.audit.parts import Store
from ombudscan.audit.shards import READ
from ombudscan.audit.work import Basis, Task, pair_key
from ombudscan.text import folded

# More documents than this of one landlord are shared out: a task is the least that is lost when its child dies.
MOST_TOGETHER = 12


def named(root: Path, basis: Basis, documents: Iterable[Input]) -> Iterator[Task]:
    """Yield a task for each landlord that the list or the folders name, and one for each other document."""
    groups: dict[str, list[Input]] = defaultdict(list)
    for n, one in enumerate(documents):
        groups[one.landlord or f"\n{n}"].append(one)
    for group in groups.values():
        unique = list({one.identity: one for one in group}.values())
        if 1 < len(unique) <= MOST_TOGETHER:
            yield _task(root, basis, unique, unique[0].landlord, pair=True)
        else:
            yield from (_task(root, basis, [one], one.path, pair=False) for one in unique)


def found(root: Path, basis: Basis, documents: Iterable[Input], store: Store) -> Iterator[Task]:
    """Yield a task for each landlord that only the documents themselves name, if both claims and policies of it were read."""
    groups: dict[str, dict[str, Input]] = defaultdict(dict)
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in documents:
        part = store.read(basis.key(one.identity)) if not one.landlord else None
        said = (part.head or {}).get("landlord_said") if part else None
        if part is not None and part.head and said:
            name = folded(said)
            groups[name][one.identity] = one
            kinds[name].add(part.head["kind"])
    for name, group in groups.items():
        if "self-assessment" in kinds[name] and kinds[name] & {"policy", "procedure"} and len(group) <= MOST_TOGETHER:
            yield _task(root, basis, list(group.values()), name, pair=True)


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
