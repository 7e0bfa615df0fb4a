"""What does a run's work, and how it is asked to stop: the same for children of this process and for a cluster's workers."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from ombudscan.audit.shards import Shard
from ombudscan.audit.work import Task

Watch = Callable[[list[str]], None]
Outcomes = tuple[tuple[str, str], ...]


class Stop:
    """Whether the run has been asked to stop. The first Ctrl-C ends the giving out of tasks; a second one ends at once."""

    def __init__(self) -> None:
        self.asked = False

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen for Ctrl-C and for the signal by which a batch system announces its end."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {s: signal.signal(s, self._ask) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def until(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """Pass tasks on until asked to stop."""
        for task in tasks:
            if self.asked:
                return
            yield task


class Crew(Protocol):
    """Those who do the work."""

    def work(self, tasks: Iterable[Task], *, watch: Watch, stop: Stop) -> Iterator[tuple[Task, Outcomes]]:
        """Do the tasks, have what comes of each kept, and yield the outcomes by key."""

    def write(self, shards: Iterable[Shard]) -> None:
        """Write shards of the tables; raise OSError where one cannot be written."""
