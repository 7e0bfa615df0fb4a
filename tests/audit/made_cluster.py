"""A real cluster of two workers for tests: a scheduler here, each worker a process of its own that is replaced when it is killed.

Workers are forked from a process that has loaded Dask already, so that one is there in a moment. They have no nanny: a nanny
gives up a worker that is killed while it starts.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ["DASK_LOGGING__DISTRIBUTED"] = "warning"  # read where Dask is loaded

import dask
from distributed import LocalCluster, Worker

# A machine that does much else is no reason to give a worker up.
_PATIENT = {
    "distributed.scheduler.allowed-failures": 20,
    "distributed.scheduler.worker-ttl": None,
    "distributed.comm.timeouts.connect": "300s",
    "distributed.comm.timeouts.tcp": "600s",
}


class Forks:
    """A process that forks workers on demand. To be made before this process has any thread."""

    def __init__(self, prepare: Callable[[], None]) -> None:
        asked, self._ask = os.pipe()
        self._told, tell = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._ask)
            _fork_on_demand(asked, tell, prepare)
            os._exit(0)
        os.close(asked)
        os.close(tell)

    def worker(self, address: str) -> int:
        """Start a worker of the scheduler at `address` and return its process id."""
        os.write(self._ask, f"{address}\n".encode())
        return int(os.read(self._told, 20))

    def close(self) -> None:
        os.close(self._ask)
        os.waitpid(self._pid, 0)


def _fork_on_demand(asked: int, tell: int, prepare: Callable[[], None]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the killed
    with os.fdopen(asked) as lines:
        for address in iter(lines.readline, ""):
            pid = os.fork()
            if pid == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                prepare()
                asyncio.run(_serve(address.strip()))
                os._exit(0)
            os.write(tell, str(pid).encode())


async def _serve(address: str) -> None:
    async with Worker(address, nthreads=1, dashboard=False) as worker:
        await worker.finished()


@contextmanager
def cluster(prepare: Callable[[], None] = lambda: None) -> Iterator[Cluster]:
    """Two workers, each of which has done `prepare`."""
    dask.config.set(_PATIENT)
    forks = Forks(prepare)
    with LocalCluster(n_workers=0, dashboard_address=None) as scheduler:
        two = Cluster(forks, scheduler)
        try:
            yield two
        finally:
            two.end()


class Cluster:
    """The two workers."""

    def __init__(self, forks: Forks, scheduler: Any) -> None:
        self.address: str = scheduler.scheduler_address
        self.killed = 0
        self._forks, self._scheduler = forks, scheduler
        self._pids = [forks.worker(self.address) for _ in range(2)]
        self._wait(2)

    def _wait(self, workers: int) -> None:
        while len(self._scheduler.scheduler.workers) < workers:
            time.sleep(0.01)

    def kill(self, times: int, chance: random.Random, folder: Path) -> None:
        """Kill one of the two and start another, each time that some more documents have been begun."""
        for n in range(times):
            while len(list(folder.glob(".*.begun"))) < 3 * (n + 1):
                time.sleep(0.01)
            time.sleep(chance.random() * 0.1)
            self._replace(chance.randrange(2))
            self.killed += 1

    def _replace(self, which: int) -> None:
        os.kill(self._pids[which], signal.SIGKILL)
        self._pids[which] = self._forks.worker(self.address)

    def end(self) -> None:
        for pid in self._pids:
            os.kill(pid, signal.SIGKILL)
        self._forks.close()
