"""What is in flight: which tasks wait in which child's slot, which are to be begun again, and which no answer will come to."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

# Tasks a child that are scheduled at once: one runs, one waits, and the parent holds no more.
IN_FLIGHT = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Flight(Generic[T]):
    """A task in a slot, and the how-manieth try it is."""

    task: T
    slot: int
    tries: int = 1


class Flights(Generic[T]):
    """The tasks in flight over so many slots, by what their answers come in; `patience` is in seconds, a task's from its turn on."""

    def __init__(self, tasks: Iterable[T], slots: int, patience: Callable[[T], float]) -> None:
        self._waiting = iter(tasks)
        self._slots = slots
        self._patience = patience
        self._due: dict[int, tuple[Future[bytes], float]] = {}
        self.again: deque[tuple[T, int]] = deque()
        self.flying: dict[Future[bytes], Flight[T]] = {}

    def places(self) -> Iterator[Flight[T]]:
        """Yield what is to be scheduled next, to the slots in which least is in flight."""
        load = [0] * self._slots
        for flight in self.flying.values():
            load[flight.slot] += 1
        for depth in range(IN_FLIGHT):
            for slot in range(self._slots):
                if load[slot] > depth:
                    continue
                if self.again:
                    task, tries = self.again.popleft()
                    yield Flight(task, slot, tries)
                    continue
                try:
                    yield Flight(next(self._waiting), slot)
                except StopIteration:
                    return

    def landed(self) -> Iterator[tuple[Future[bytes], Flight[T]]]:
        """Take out and yield what is done or overdue, the first of a slot first: what waited behind it had no part in what it did."""
        for future in (*filter(Future.done, self.flying), *self._overdue()):
            if future in self.flying:  # it may have gone with its neighbour's slot
                yield future, self.flying.pop(future)

    def dropped(self, slot: int, *, answers: bool = False) -> None:
        """Have what waits in a slot that is about to be renewed begun again; what has its answer already stays, unless `answers` go too."""
        behind = [f for f, flight in self.flying.items() if flight.slot == slot]
        lost = [f for f in behind if answers or not f.done() or isinstance(f.exception(), BrokenProcessPool)]
        self.again.extend((flight.task, flight.tries) for flight in map(self.flying.pop, lost))

    def _overdue(self) -> list[Future[bytes]]:
        """Those whose turn came long ago: their child tells of no beginning, or begins again and again."""
        first: dict[int, Future[bytes]] = {}
        for future, flight in self.flying.items():
            if not future.done():
                first.setdefault(flight.slot, future)
        now = time.monotonic()
        for slot, future in first.items():
            if self._due.get(slot, (None, 0.0))[0] is not future:
                self._due[slot] = (future, now + self._patience(self.flying[future].task))
        return [future for slot, future in first.items() if now > self._due[slot][1]]
