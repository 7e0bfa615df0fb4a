"""An audit with made work as a process of its own: `made_audit.py FOLDER OUT [local WORKERS | dask KILLS SEED]`; prints the outcomes as JSON.

A process of its own, since it is killed by the tests, or starts a real cluster, which needs the loopback that the suite shuts off.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
import time
from pathlib import Path

import made_work

from ombudscan import isolate
from ombudscan.audit import local, run
from ombudscan.nouns import Settings

try:
    from distributed import WorkerPlugin
except ImportError:
    WorkerPlugin = object


def use_made_work() -> None:
    """Have the made work done in place of reading, here or in a worker."""
    local.done, local.PRELOAD, local.documents_only = made_work.done, (), made_work.anywhere
    local.children = lambda workers, reach=None: isolate.Children(workers, (), made_work.anywhere())


def audit(folder: str, out: str, **how: object) -> None:
    done = run.audit(Path(folder), out, Settings(as_of="2026-11-21"), **how)
    print(json.dumps({"outcomes": dict(done.outcomes), "fresh": done.fresh, "stopped": done.stopped}), flush=True)


def on_cluster(folder: str, out: str, kills: int, seed: int) -> None:
    import dask
    from distributed import Client, LocalCluster

    dask.config.set(
        {"distributed.worker.daemon": False, "distributed.scheduler.allowed-failures": 10, "distributed.comm.timeouts.connect": "60s"}
    )
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        client.register_plugin(Made())
        killer = threading.Thread(target=kill, args=(client, kills, random.Random(seed), Path(folder)), daemon=True)
        killer.start()
        audit(folder, out, dask=cluster.scheduler_address)
        killer.join(30)


def kill(client, times: int, chance: random.Random, folder: Path) -> None:
    for n in range(times):
        while len(list(folder.glob(".*.begun"))) < 4 * (n + 1):
            time.sleep(0.02)
        pids = client.run(os.getpid)
        os.kill(chance.choice(sorted(pids.values())), signal.SIGKILL)


class Made(WorkerPlugin):  # type: ignore[misc, valid-type]
    """A worker's plugin: each worker, also one that takes a killed one's place, does the made work."""

    name = "made"

    def setup(self, worker: object) -> None:
        use_made_work()


if __name__ == "__main__":
    folder, out, way, *rest = sys.argv[1:]
    if way == "local":
        use_made_work()
        audit(folder, out, workers=int(rest[0]))
    else:
        import made_audit  # by its own name, so that workers find it

        made_audit.on_cluster(folder, out, int(rest[0]), int(rest[1]))
