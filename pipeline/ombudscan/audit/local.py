"""Tasks -> parts on this machine: a pool of isolated children, a bounded number of tasks in flight, nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ombudscan import isolate
from ombudscan.audit.parts import Part
from ombudscan.audit.work import Task, done

Watch = Callable[[list[str]], None]
Packed = tuple[tuple[str, bytes], ...]


def run(tasks: Iterable[Task], *, workers: int, watch: Watch = lambda _: None) -> Iterator[tuple[Task, Packed]]:
    """Yield each task with its packed parts, as they become ready; `watch` is told the names of what runs now.

    Where the child of several documents gave no answer, each document is done again alone, so that the culprit is
    named and the others are kept; what is found between them is left for the caller's next round.
    """
    alone: list[Task] = []
    for task, parts in _answered(tasks, workers, watch):
        if parts is None:
            alone.extend(_alone(task))
        else:
            yield task, parts
    for task, parts in _answered(alone, workers, watch):
        yield task, parts or ()


def _answered(tasks: Iterable[Task], workers: int, watch: Watch) -> Iterator[tuple[Task, Packed | None]]:
    """The parts of each task; None for one of several documents not yet known that gave no answer."""
    running = isolate.run(
        done, tasks, seconds=_seconds, name=lambda t: t.name, workers=workers, watch=lambda now: watch([t.name for t in now])
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


def _seconds(task: Task) -> float:
    return min(isolate.MOST_SECONDS, sum(isolate.seconds(p) for p in task.paths if p.exists()) or 1.0)


def _alone(task: Task) -> Iterator[Task]:
    """A task for each document of one that gave no answer."""
    for path, sha256 in zip(task.paths, task.hashes, strict=True):
        if task.basis.key(sha256) not in task.known:
            yield replace(task, name=path.name, paths=(path,), hashes=(sha256,), pair="")
