"""The whole run: inputs -> parts -> tables, under a lock; what is done is never done again."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ombudscan.audit import groups, local, shards
from ombudscan.audit.inputs import Input, in_folder, listed
from ombudscan.audit.parts import Store, unpacked, write_whole
from ombudscan.audit.progress import Progress, Silent
from ombudscan.audit.schema import VERSION as SCHEMA
from ombudscan.audit.work import Basis, Task
from ombudscan.errors import OmbudscanError
from ombudscan.nouns import Settings
from ombudscan.version import VERSION

MANIFEST = "manifest.json"


class RunError(OmbudscanError):
    """The folder of a run cannot be written or is in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a run came to: documents by outcome, how many were done now and not before, whether it was stopped."""

    out: Path
    outcomes: tuple[tuple[str, int], ...]
    fresh: int
    stopped: bool = False

    @property
    def total(self) -> int:
        """How many documents are in the tables."""
        return sum(n for _, n in self.outcomes)


def audit(
    folder: Path,
    out: Path,
    settings: Settings,
    *,
    landlords: Path | None = None,
    model: Path | None = None,
    retry_failed: bool = False,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Done:
    """Read every document below `folder` (or those that the CSV `landlords` lists) and write the run's tables into `out`.

    What an earlier run into `out` did with the same bytes, settings, model and version is not done again. On Ctrl-C
    what is done is written, and the result says that it was stopped. Raises InputError, RunError and ModelError.
    """
    documents = listed(folder, landlords) if landlords else in_folder(folder)
    basis = _basis(settings, model)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with FileLock(out / ".lock", timeout=0):
            store = Store(out / "parts")
            store.sweep()
            write_whole(out / MANIFEST, _manifest(basis, documents))
            if retry_failed:
                _forget_failures(store, basis, documents)
            return _run(folder.resolve(), out, basis, documents, store, workers or os.cpu_count() or 1, progress or Silent())
    except Timeout:
        raise RunError(f"Another audit is writing into {out.name!r}. Wait for it, or choose another folder.") from None
    except OSError as error:
        raise RunError(f"{out.name!r} cannot be written: {error.strerror or error}. What was done before is kept.") from error


def _basis(settings: Settings, model: Path | None) -> Basis:
    from ombudscan.classify import model as models

    return Basis(settings=settings, model=model, model_sha256=models.digest(model or models.shipped()))


def _run(root: Path, out: Path, basis: Basis, documents: tuple[Input, ...], store: Store, workers: int, progress: Progress) -> Done:
    keys = [basis.key(one.identity) for one in documents]
    before = sum(map(store.has, keys))
    stopped, tasks = False, list(groups.named(root, basis, documents))
    progress.start(len(documents), before)
    try:
        _work(store, groups.missing(tasks, store), workers, progress)
        tasks += groups.found(root, basis, documents, store)
        # Pairs of landlords that only the documents name, and of those that lost a document on the first round.
        _work(store, list(groups.missing(tasks, store)), workers, progress)
    except KeyboardInterrupt:
        stopped = True
    finally:
        progress.stop()
    shards.write(out / "tables", store, zip(keys, documents, strict=True), (t.pair for t in tasks if t.pair))
    outcomes = Counter(part.outcome for k in keys if (part := store.read(k)))
    ranked = tuple(sorted(outcomes.items(), key=lambda o: (-o[1], o[0])))
    return Done(out=out, outcomes=ranked, fresh=outcomes.total() - before, stopped=stopped)


def _work(store: Store, tasks: Iterable[Task], workers: int, progress: Progress) -> None:
    """Do the tasks and keep what comes of each, as it comes."""
    for task, parts in local.run(tasks, workers=workers, watch=progress.running):
        for key, data in parts:
            store.write(key, data)
            if key != task.pair:
                progress.done(unpacked(data).outcome)


def _forget_failures(store: Store, basis: Basis, documents: Iterable[Input]) -> None:
    for one in documents:
        key = basis.key(one.identity)
        part = store.read(key)
        if part is not None and part.outcome not in shards.READ:
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
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()
