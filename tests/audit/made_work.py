"""Work for tests that takes no time: what stands in a file says what becomes of it. Each start is noted beside the file.

Beside it what the tests ask of an audit with made work, a process of its own (made_audit.py).
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from ombudscan import clock, isolate
from ombudscan.audit.parts import Part
from ombudscan.audit.work import Task

HERE = Path(__file__).parent
POISON = {"crash": "crash", "null": "crash", "loop": "timeout", "loop in C": "timeout", "memory": "out_of_memory", "much": "out_of_memory"}


def anywhere(*_: object) -> isolate.Reach:
    """The reach of children that note each start beside the document."""
    return isolate.Reach(write=None)


def write(folder: Path, *, many: int = 40, poison: bool = True) -> dict[str, str]:
    """Write so many documents, six of them poisonous, and return what has to become of each."""
    kinds = dict(zip(range(3, 3 + 6 * 6, 6), POISON, strict=True)) if poison else {}
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(many):
        (folder / f"{n:02}.txt").write_text(f"{kinds.get(n, 'good')}\n{n}\n")
    return {f"{n:02}.txt": POISON.get(kinds.get(n, ""), "ok") for n in range(many)}


def starts(folder: Path) -> dict[str, int]:
    """Return how often each document was begun."""
    return {p.stem: len(p.read_text().splitlines()) for p in sorted(folder.rglob(".*.begun"))}


def done(task: Task) -> tuple[tuple[str, bytes], ...]:
    """Do the task as its files say."""
    return tuple((p.key, p.packed()) for p in _parts(task))


def _parts(task: Task) -> list[Part]:
    parts = []
    for path, sha256 in zip(task.paths, task.hashes, strict=True):
        clock.begin(1.0)
        with path.with_name(f".{path.name}.begun").open("a") as log:
            log.write(f"{os.getpid()}\n")
        _hurt(path.read_text().splitlines()[0])
        key = task.basis.key(sha256)
        quote = {"document": key, "value": 3.0, "quote": path.read_text()}
        parts.append(Part(key=key, outcome="ok", head={"title": path.name}, rows={"timescales": [quote] * 3}))
    if task.pair:
        parts.append(Part(key=task.pair, outcome="ok", rows={"pairs": []}))
    return parts


def _hurt(what: str) -> None:
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "null":
        ctypes.string_at(0)
    if what == "loop":
        while True:
            pass
    if what == "loop in C":
        sum(range(1 << 62))
    if what == "memory":
        bytearray(3 * isolate.MEMORY_BYTES)
    if what == "much":
        clock.begin(10.0)
        held = []
        while True:
            held.append(bytearray(50_000_000))
    time.sleep(0.02)


def tables(out: Path) -> dict[str, bytes]:
    found = {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted((out / "tables").rglob("*")) if p.is_file()}
    assert found
    return found


def began(folder: Path, out: Path | str, *way: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / "made_audit.py"), str(folder), str(out), *map(str, way)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(HERE)})


def ended(process: subprocess.Popen[str]) -> dict[str, object]:
    said, errors = process.communicate(timeout=1200)
    assert process.returncode == 0, errors
    return json.loads(said.splitlines()[-1])


def outcomes(out: Path) -> dict[str, str]:
    import pyarrow.parquet as pq

    rows = (row for shard in (out / "tables" / "documents").iterdir() for row in pq.read_table(shard).to_pylist())
    return {row["path"]: row["outcome"] for row in rows}


def copied(documents: Path, to: Path) -> Path:
    to.mkdir()
    for path in documents.glob("*.txt"):
        (to / path.name).write_bytes(path.read_bytes())
    return to


def addresses(folder: Path) -> int:
    """Write an empty shard of every table; return the bytes of addresses that this process had at the most."""
    from ombudscan.audit import shards
    from ombudscan.audit.parts import Store

    shards.write_shard(shards.Shard(folder=folder / "tables", store=Store(folder / "parts"), letter="0", documents=(), pairs=()))
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmPeak:"))
    return int(peak.split()[1]) * 1024
