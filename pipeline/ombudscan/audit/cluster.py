"""The same work on dask.distributed: tasks are paths, workers keep the parts and write the tables, the client holds counts only."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ombudscan import isolate
from ombudscan.audit import local
from ombudscan.audit.crew import Outcomes, Stop, Watch
from ombudscan.audit.groups import missing
from ombudscan.audit.parts import Part, Store, outcome
from ombudscan.audit.shards import Shard, write_shard
from ombudscan.audit.work import Task
from ombudscan.errors import OmbudscanError

if TYPE_CHECKING:
    from distributed import Client

# Tasks in flight for each thread of the cluster: one runs, one waits.
WINDOW = 2
_own = threading.local()


class ClusterError(OmbudscanError):
    """The cluster cannot be used as it is; the message says what to change."""


@contextmanager
def crew(address: str, store: Store) -> Iterator[Crew]:
    """Return those who do the work: the workers of the scheduler at `address`. Raises ClusterError."""
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError('An audit on a cluster needs the extra "dask": pip install "ombudscan[dask]".') from None
    try:
        client = Client(address, timeout=30, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"There is no scheduler at {address}: {error}") from None
    with client:
        client.wait_for_workers(1, timeout=300)
        if any(client.run(_is_daemon).values()):
            raise ClusterError(
                "The cluster's workers may not start the children that read documents. Start them with the setting "
                "distributed.worker.daemon false (DASK_DISTRIBUTED__WORKER__DAEMON=false), or without a nanny."
            )
        yield Crew(client=client, store=store)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """A cluster's workers; what they make stays with them and in the store."""

    client: Client
    store: Store

    def work(self, tasks: Iterable[Task], *, watch: Watch, stop: Stop) -> Iterator[tuple[Task, Outcomes]]:
        """Have the tasks done, a bounded number in flight, and yield the outcomes; raise OSError where a worker
        cannot keep its parts.
        """
        from distributed import as_completed

        waiting = stop.until(tasks)
        flying: dict[str, Task] = {}
        coming = as_completed(loop=self.client.loop)  # else it takes the loop of whatever client this process has for its own
        self._fill(coming, flying, waiting)
        for future in coming:
            task = flying.pop(future.key)
            found = future.result() if future.status == "finished" else self._lost(task)
            future.release()
            if isinstance(found, str):
                raise OSError(found)
            self._fill(coming, flying, waiting)
            watch([one.name for one in flying.values()])
            yield task, found

    def _fill(self, coming: Any, flying: dict[str, Task], waiting: Iterator[Task]) -> None:  # noqa: ANN401 - distributed's own
        room = WINDOW * max(1, sum(self.client.nthreads().values()))
        while len(flying) < room and (task := next(waiting, None)) is not None:
            key = _key(task)
            flying[key] = task
            coming.add(self.client.submit(keep, task, self.store, key=key, pure=False))

    def _lost(self, task: Task) -> Outcomes:
        """Name a task that ended the workers that had it, one after another."""
        message = f"The workers that read {task.name} ended, one after another; the file may be damaged."
        keys = [k for h in task.hashes if (k := task.basis.key(h)) not in task.known and not self.store.has(k)]
        for key in keys:
            self.store.write(key, Part(key=key, outcome="crash", message=message).packed())
        return tuple((key, "crash") for key in keys)

    def write(self, shards: Iterable[Shard]) -> None:
        """Have the workers write shards of the tables; raise OSError where one cannot be written."""
        futures = [self.client.submit(write_shard, shard, pure=False) for shard in shards]
        for future in futures:
            if (error := future.exception()) is not None:
                raise OSError(str(error))


def keep(task: Task, store: Store) -> Outcomes | str:
    """Run in a worker: do what of a task has no part yet, keep the parts and return the outcomes; never raises.

    A sentence instead of outcomes says why nothing can be kept.
    """
    try:
        found: list[tuple[str, str]] = []
        for one, parts in local.run(missing([task], store), among=_child()):
            for key, data in parts:
                store.write(key, data)
                if key != one.pair:
                    found.append((key, outcome(data)))
        return tuple(found)
    except Exception as error:
        return getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"


def _child() -> isolate.Children:
    """The one child of this thread of the worker, kept ready; it ends with the worker."""
    if not hasattr(_own, "child"):
        _own.child = local.children(1)
    child: isolate.Children = _own.child
    return child


def _is_daemon() -> bool:
    import multiprocessing

    return multiprocessing.current_process().daemon


def _key(task: Task) -> str:
    """The task's name on the cluster: what it reads, not where it stands."""
    content = "\n".join((task.basis.key(), task.pair, *task.hashes, *sorted(task.known)))
    return f"audit-{hashlib.sha256(content.encode()).hexdigest()}"
