"""What a process and all those below it take, read from /proc: processor seconds and memory."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Use:
    """What this process and all below it took: wall and processor seconds, the most memory of the parent and of one child (MB).

    What watching itself took (`watching`) is left out of the parent's.
    """

    wall: float = 0.0
    parent: float = 0.0
    children: float = 0.0
    parent_memory: float = 0.0
    child_memory: float = 0.0
    watching: float = 0.0
    ticks: dict[int, float] = field(default_factory=dict)

    @property
    def processor(self) -> float:
        """Processor seconds in all."""
        return self.parent + self.children


@contextmanager
def used() -> Iterator[Use]:
    """Measure what the block takes, five times a second."""
    use, over = Use(), threading.Event()
    before = {pid: ticks for pid, ticks, _ in below(os.getpid())}
    watcher = threading.Thread(target=_watch, args=(use, over))
    begin, own = time.perf_counter(), time.process_time()
    watcher.start()
    try:
        yield use
    finally:
        use.wall, took = time.perf_counter() - begin, time.process_time() - own
        watched = use.watching
        over.set()
        watcher.join()
        use.parent = took - watched
        use.children = sum(t - before.get(pid, 0.0) for pid, t in use.ticks.items())


def _watch(use: Use, over: threading.Event) -> None:
    while True:
        ended = over.wait(0.2)
        use.parent_memory = max(use.parent_memory, memory(os.getpid()))
        for pid, ticks, held in below(os.getpid()):
            use.ticks[pid] = max(use.ticks.get(pid, 0.0), ticks)
            use.child_memory = max(use.child_memory, held)
        use.watching = time.thread_time()
        if ended:
            return


def below(pid: int) -> list[tuple[int, float, float]]:
    """Return each process below `pid` with its processor seconds and its memory (MB)."""
    found, left = [], [pid]
    while left:
        parent = left.pop()
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                own = [int(c) for c in task.read_text().split()]
                left += own
                found += [(c, _processor(c), memory(c)) for c in own]
            except OSError:
                continue
    return found


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def memory(pid: int) -> float:
    """Return the memory of a process (MB), 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6
    except OSError:
        return 0.0
