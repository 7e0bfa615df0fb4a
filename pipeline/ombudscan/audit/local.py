"""Tasks -> parts on this machine: isolated children, a bounded number of tasks in flight, nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ombudscan import isolate
from ombudscan.audit.crew import Outcomes, Stop, Watch
from ombudscan.audit.parts import Part, Store, outcome
from ombudscan.audit.shards import Shard, write_shard
from ombudscan.audit.work import Task, done

Packed = tuple[tuple[str, bytes], ...]
PRELOAD = ("ombudscan.audit.warm",)
PRELOAD_QUICK = ("ombudscan.audit.warm_quick",)
# Seconds of wall clock and of processor time for a shard: writing Parquet is our own work, and as long as the corpus is large.
SHARD_SECONDS = 3600.0


def children(workers: int, reach: isolate.Reach | None = None, model: Path | None = None) -> isolate.Children:
    """Return that many children, which have loaded all that a document needs before they begin and can reach only `reach`.

    Of models that is the shipped one, and the quick one where that is the `model` which they are to use.
    """
    from ombudscan.classify.model import QUICK, placed, shipped

    too = PRELOAD_QUICK if placed(model) == shipped(QUICK) else ()
    return isolate.Children(workers, (*PRELOAD, *too), reach or isolate.Reach())


def documents_only(folder: Path, model: Path | None) -> isolate.Reach:
    """Return the reach of children that read the documents below `folder`."""
    return isolate.only((folder, model))


def tables_only(store: Store) -> isolate.Reach:
    """Return the reach of children that write the tables of the run whose parts are in `store`."""
    run = store.folder.parent if isinstance(store.folder, Path) else None
    return isolate.Reach(read=(run,), write=(run,)) if run else isolate.Reach(write=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """The children of this process; their parts are kept here."""

    among: isolate.Children
    store: Store

    def work(self, tasks: Iterable[Task], *, watch: Watch, stop: Stop) -> Iterator[tuple[Task, Outcomes]]:
        """Do the tasks, keep what comes of each as it comes, and yield the outcomes."""
        for task, parts in run(stop.until(tasks), among=self.among, watch=watch):
            for key, data in parts:
                self.store.write(key, data)
            yield task, tuple((key, outcome(data)) for key, data in parts)

    def write(self, shards: Iterable[Shard]) -> None:
        """Write shards of the tables; raise OSError where one cannot be written. Who reads documents may not: others do."""
        written = isolate.run(
            write_shard,
            shards,
            seconds=lambda _: SHARD_SECONDS,
            name=lambda s: f"shard {s.letter}",
            processor=SHARD_SECONDS,
            workers=len(self.among),
            preload=PRELOAD,
            reach=tables_only(self.store),
        )
        for _, result in written:
            if isinstance(result, isolate.Failed):
                raise OSError(result.message)


def run(tasks: Iterable[Task], *, among: isolate.Children, watch: Watch = lambda _: None) -> Iterator[tuple[Task, Packed]]:
    """Yield each task with its packed parts, as they become ready; `watch` is told the names of what runs now.

    Where the child of several documents gave no answer, each document is done again alone, so that the culprit is
    named and the others are kept; what is found between them is left for the caller's next round.
    """
    alone: list[Task] = []
    for task, parts in _answered(tasks, among, watch):
        if parts is None:
            alone.extend(_alone(task))
        else:
            yield task, parts
    for task, parts in _answered(alone, among, watch):
        yield task, parts or ()


def _answered(tasks: Iterable[Task], among: isolate.Children, watch: Watch) -> Iterator[tuple[Task, Packed | None]]:
    """The parts of each task; None for one of several documents not yet known that gave no answer."""
    running = isolate.run(
        done, tasks, seconds=seconds, name=lambda t: t.name, children=among, watch=lambda now: watch([t.name for t in now])
    )
    for task, result in running:
        if not isinstance(result, isolate.Failed):
            yield task, result
        elif len(fresh := _fresh(task)) > 1:
            yield task, None
        else:
            yield task, tuple((k, Part(key=k, outcome=result.outcome, message=result.message).packed()) for k in fresh or (task.pair,))


def _fresh(task: Task) -> tuple[str, ...]:
    return tuple(k for h in task.hashes if (k := task.basis.key(h)) not in task.known)


def seconds(task: Task) -> float:
    """Return a task's limit of wall clock."""
    return min(isolate.MOST_SECONDS, sum(isolate.seconds(p) for p in task.paths if p.exists()) or isolate.BASE_SECONDS)


def _alone(task: Task) -> Iterator[Task]:
    """A task for each document of one that gave no answer."""
    for path, sha256 in zip(task.paths, task.hashes, strict=True):
        if task.basis.key(sha256) not in task.known:
            yield replace(task, name=path.name, paths=(path,), hashes=(sha256,), pair="")
