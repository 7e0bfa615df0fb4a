"""The whole run: inputs -> parts -> tables, under a lock; what is done is never done again."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from filelock import FileLock, Timeout

from ombudscan import isolate
from ombudscan.audit import groups, local, shards
from ombudscan.audit.crew import Crew, Stop
from ombudscan.audit.inputs import Input, in_folder, listed
from ombudscan.audit.parts import Store, write_whole
from ombudscan.audit.places import Place, here, place, sweep
from ombudscan.audit.progress import Progress, Silent
from ombudscan.audit.schema import VERSION as SCHEMA
from ombudscan.audit.work import Basis, Task
from ombudscan.errors import READ, OmbudscanError
from ombudscan.nouns import Settings
from ombudscan.version import VERSION

MANIFEST = "manifest.json"


class RunError(OmbudscanError):
    """The folder of a run cannot be written or is in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a run came to: documents by outcome, how many were done now and not before, whether it was stopped."""

    out: Place
    outcomes: tuple[tuple[str, int], ...]
    fresh: int
    stopped: bool = False

    @property
    def total(self) -> int:
        """How many documents are in the tables."""
        return sum(n for _, n in self.outcomes)


def audit(
    folder: Path,
    out: Path | str,
    settings: Settings,
    *,
    landlords: Path | None = None,
    model: Path | None = None,
    retry_failed: bool = False,
    workers: int | None = None,
    progress: Progress | None = None,
    dask: str | None = None,
) -> Done:
    """Read every document below `folder` (or those that the CSV `landlords` lists) and write the run's tables into `out`.

    What an earlier run into `out` did with the same bytes, settings, model and version is not done again. On Ctrl-C (or when the
    process is asked to end) what is done is written, and the result says that it was stopped. With `dask`, the address of a
    scheduler, its workers read the documents and write the tables, and `out` may be any address that fsspec knows. Raises
    InputError, RunError and ModelError.
    """
    documents = listed(folder, landlords) if landlords else in_folder(folder)
    basis, target = _basis(settings, model), place(out)
    try:
        with _locked(target):
            store = Store(target / "parts")
            sweep(target)
            write_whole(target / MANIFEST, _manifest(basis, documents))
            if retry_failed:
                _forget_failures(store, basis, documents)
            with _crew(dask, store, workers or os.cpu_count() or 1, local.documents_only(folder.resolve(), model), model) as crew:
                done = _run(folder.resolve(), target, basis, documents, store, crew, progress or Silent())
            if not done.stopped:  # else a cluster's workers may be writing still
                sweep(target)
            return done
    except Timeout:
        raise RunError(f"Another audit is writing into {target.name!r}. Wait for it, or choose another folder.") from None
    except OSError as error:
        raise RunError(f"{target.name!r} cannot be written: {error.strerror or error}. What was done before is kept.") from error


@contextmanager
def _locked(target: Place) -> Iterator[None]:
    """Hold a run's folder, so that no other audit of this machine writes into it; addresses elsewhere have no locks."""
    folder = here(target)
    if folder is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock", timeout=0):
        yield


@contextmanager
def _crew(dask: str | None, store: Store, workers: int, reach: isolate.Reach, model: Path | None) -> Iterator[Crew]:
    """Those who do the work: children of this process, or a cluster's workers."""
    if dask:
        from ombudscan.audit import cluster

        with cluster.crew(dask, store) as crew:
            yield crew
        return
    with local.children(workers, reach, model) as among:
        yield local.Crew(among=among, store=store)


def _basis(settings: Settings, model: Path | None) -> Basis:
    from ombudscan.classify import model as models

    return Basis(settings=settings, model=model, model_sha256=models.digest(models.placed(model)))


def _run(root: Path, out: Place, basis: Basis, documents: tuple[Input, ...], store: Store, crew: Crew, progress: Progress) -> Done:
    keys = [basis.key(one.identity) for one in documents]
    there = set(filter(store.has, keys))
    progress.start(len(set(keys)), len(there))  # the same bytes in several files are read once
    stop = Stop()
    pairs: list[str] = []
    told: set[str] = set()
    with stop.heard():
        try:
            _work(groups.missing(_noted(groups.named(root, basis, documents), pairs), store), crew, progress, stop, told)
            # Pairs of landlords that only the documents name, and of those that lost a document on the first round.
            again = chain(groups.named(root, basis, documents), groups.found(root, basis, documents, store))
            _work(groups.missing(_noted(again, pairs), store), crew, progress, stop, told)
        finally:
            progress.stop()
        crew.write(shards.stale(out / "tables", store, zip(keys, documents, strict=True), pairs))
    found = {k: outcome for k in set(keys) if (outcome := store.outcome(k))}
    outcomes = Counter(found[k] for k in keys if k in found)
    ranked = tuple(sorted(outcomes.items(), key=lambda o: (-o[1], o[0])))
    return Done(out=out, outcomes=ranked, fresh=sum(k in found and k not in there for k in keys), stopped=stop.asked)


def _noted(tasks: Iterable[Task], pairs: list[str]) -> Iterator[Task]:
    """Pass the tasks on, and keep the keys of their pairs; the tasks themselves are made when they are wanted and not kept."""
    for task in tasks:
        if task.pair:
            pairs.append(task.pair)
        yield task


def _work(tasks: Iterable[Task], crew: Crew, progress: Progress, stop: Stop, told: set[str]) -> None:
    """Have the tasks done, until asked to stop; `told` are the documents that the progress knows of already."""
    for task, outcomes in crew.work(tasks, watch=progress.running, stop=stop):
        for key, outcome in outcomes:
            if key != task.pair and key not in told:
                told.add(key)
                progress.done(outcome)


def _forget_failures(store: Store, basis: Basis, documents: Iterable[Input]) -> None:
    for one in documents:
        key = basis.key(one.identity)
        part = store.read(key)
        if part is not None and part.outcome not in READ:
            store.forget(key)


def _manifest(basis: Basis, documents: tuple[Input, ...]) -> bytes:
    """What went in and how it was judged; no clock and no path of this machine, so that the same run says the same."""
    said = {
        "schema": SCHEMA,
        "version": VERSION,
        "settings": asdict(basis.settings),
        "model_sha256": basis.model_sha256,
        "documents": [{**asdict(one), "columns": dict(one.columns)} for one in documents],
    }
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")
