"""An audit with made work as a process of its own; the last line that it prints is what came of it, as JSON.

    made_audit.py FOLDER OUT local WORKERS | dask KILLS SEED | clients KILLS SEED | client ADDRESS | memory | command ARGUMENT...

"dask" has two workers of a real cluster do the work, of which one is killed every now and then; with "clients" the audit that has
them work (a "client") is killed; "memory" has them write to fsspec's memory:// and copies what they wrote to OUT; "command" runs
`ombudscan audit FOLDER --out OUT --dask ADDRESS ARGUMENT...`, with nothing made about it. A process of its own, since it is killed
by the tests, or needs the loopback that the suite shuts off.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import made_work

from ombudscan import isolate
from ombudscan.audit import local, run
from ombudscan.nouns import Settings

# What the children have loaded before they begin.
LOADED = ("made_work", "ombudscan.audit.shards")


def use_made_work() -> None:
    """Have the made work done in place of reading, here or in a worker."""
    local.done, local.PRELOAD, local.documents_only = made_work.done, LOADED, made_work.anywhere
    local.children = lambda workers, reach=None, model=None: isolate.Children(workers, LOADED, made_work.anywhere())
    local.seconds = lambda task: 900.0  # however busy the machine is, an endless loop ends by its processor time, and is told so


def audit(folder: str, out: str, **how: object) -> dict[str, object]:
    done = run.audit(Path(folder), out, Settings(as_of="2026-11-21"), **how)
    return {"outcomes": dict(done.outcomes), "fresh": done.fresh, "stopped": done.stopped}


def on_cluster(folder: str, out: str, kills: int, seed: int) -> dict[str, object]:
    from made_cluster import cluster

    with cluster(use_made_work) as two:
        killer = threading.Thread(target=two.kill, args=(kills, random.Random(seed), Path(folder)), daemon=True)
        killer.start()
        said = audit(folder, out, dask=two.address)
        killer.join()
        return {**said, "killed": two.killed}


def by_clients(folder: str, out: str, kills: int, seed: int) -> dict[str, object]:
    """Kill the audit so many times, each time that a few more documents have been begun; the last one ends."""
    from made_cluster import cluster

    chance = random.Random(seed)
    with cluster(use_made_work) as two:
        for n in range(kills):
            client = made_work.began(Path(folder), out, "client", two.address)
            while client.poll() is None and len(made_work.starts(Path(folder))) < 9 * (n + 1):
                time.sleep(0.01)
            time.sleep(chance.random() * 0.1)
            client.kill()
            client.communicate()
        said = made_work.ended(made_work.began(Path(folder), out, "client", two.address))
        return {**said, "killed": kills}


def into_memory(folder: str, out: str) -> dict[str, object]:
    """Two workers that are threads of this process, as its memory is no other's."""
    import fsspec
    from distributed import LocalCluster

    use_made_work()
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        said = audit(folder, "memory://runs/made", dask=cluster.scheduler_address)
    fsspec.filesystem("memory").get("/runs/made/", f"{out}/", recursive=True)
    return said


def by_command(folder: str, out: str, *arguments: str) -> dict[str, object]:
    from made_cluster import cluster

    with cluster() as two:
        command = [sys.executable, "-m", "ombudscan.cli", "audit", folder, "--out", out, "--dask", two.address, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return {"status": done.returncode, "said": done.stdout, "errors": done.stderr}


def main(folder: str, out: str, way: str, *rest: str) -> dict[str, object]:
    if way == "local":
        use_made_work()
        return audit(folder, out, workers=int(rest[0]))
    if way == "dask":
        return on_cluster(folder, out, int(rest[0]), int(rest[1]))
    if way == "clients":
        return by_clients(folder, out, int(rest[0]), int(rest[1]))
    if way == "client":
        return audit(folder, out, dask=rest[0])
    return into_memory(folder, out) if way == "memory" else by_command(folder, out, *rest)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])), flush=True)
