"""Tasks -> answers by way of children: a few in flight, each answer a value, whatever becomes of the child."""

from __future__ import annotations

import os
import signal
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any, TypeVar

from pebble import ProcessExpired
from pebble.pool import process as _pebble

from ombudscan import clock, folders
from ombudscan.errors import OmbudscanError, Outcome
from ombudscan.isolate import answers, child, whereabouts
from ombudscan.isolate.answers import AnswerError
from ombudscan.isolate.channel import Pool, RaisedError
from ombudscan.isolate.flights import Flights
from ombudscan.isolate.groups import Watcher
from ombudscan.isolate.reach import Reach, settled

# Pebble measures its limits by the clock on the wall; a good file must not be blamed when somebody sets that clock.
_pebble.time = SimpleNamespace(time=time.monotonic, sleep=time.sleep)  # type: ignore[assignment,attr-defined]

CHILD_LIFE = 50
_FOLDERS = "ombudscan-read-"
# How often a task is begun anew whose child was ended from outside; that is mostly not the document's fault.
TRIES = 3
# Seconds beyond a task's own limit after which a child is ended that tells of no beginning: some are started on a busy machine.
PATIENCE = 180.0
# Seconds that the end of a child is waited for; it is killed within three.
_ENDING = 15.0
PRELOAD = ("ombudscan.flow",)
# Ended from outside: by the system or by somebody (9, 15), or with the fork server (255).
_OUTSIDE = frozenset({-signal.SIGKILL, -signal.SIGTERM, 255}) if hasattr(signal, "SIGKILL") else frozenset({255})
_OUT_OF_CLOCK = frozenset({-signal.SIGPROF, -signal.SIGXCPU}) if hasattr(signal, "SIGPROF") else frozenset()

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What became of a task whose child gave no answer: an outcome from the closed list and a sentence."""

    outcome: Outcome
    message: str


class Children:
    """Children kept ready to work, one a slot, each with a channel of its own: what harms one harms no other's answers.

    Use as a context manager; when it is left, no child is, nor any temporary file of theirs. `reach` says which files they may
    read and write.
    """

    def __init__(self, count: int | None = None, preload: tuple[str, ...] = PRELOAD, reach: Reach = Reach()) -> None:  # noqa: B008
        self._context = child.started_by(preload)
        self._reach = settled(reach)
        slots = range(max(1, count or os.cpu_count() or 1))
        held = folders.held(_FOLDERS)
        self._folder = held.path
        self._pools: list[Pool] = []
        self._watcher = Watcher(needed=bool(self._reach.programs))
        # Also where nobody leaves the context: with this object, or before the interpreter takes itself apart and no thread starts.
        self._cleared = weakref.finalize(self, _all_ended, self._pools, self._watcher, held.release)
        self._pools += [self._pool(slot) for slot in slots]

    def __len__(self) -> int:
        return len(self._pools)

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_: object) -> None:
        self._cleared()

    def _pool(self, slot: int) -> Pool:
        scratch = self._folder / str(slot)
        scratch.mkdir(mode=0o700, exist_ok=True)
        told = [self._reach, scratch]
        return Pool(max_tasks=CHILD_LIFE, initializer=child.confine, initargs=told, context=self._context, watcher=self._watcher)

    def stopped_at(self, slot: int) -> str:
        """Return where in the code the child of `slot` was when its time last ran out, in words; empty where that is not known."""
        place = whereabouts.last(self._folder / str(slot))
        return f", at {place}" if place else ""

    def schedule(self, slot: int, work: Callable[[T], R], task: T, limit: float, processor: float) -> Future[bytes]:
        """Have the child of `slot` do the task after what it has been given before, in `limit` seconds and `processor` seconds of CPU.

        What comes is packed, and not to be trusted (see answers). Raises OmbudscanError where the path of the folder for temporary
        files is too long for the socket that children are begun by.
        """
        try:
            return self._scheduled(slot, work, task, limit, processor)
        except RuntimeError as error:  # the pool broke while its child was idle
            if "AF_UNIX" in str(error.__cause__):
                message = "The folder for temporary files has too long a path for sockets. Set TMPDIR to a shorter one."
                raise OmbudscanError(message) from None
            self.renew(slot)
            return self._scheduled(slot, work, task, limit, processor)

    def _scheduled(self, slot: int, work: Callable[[T], R], task: T, limit: float, processor: float) -> Future[bytes]:
        made: Future[bytes] = self._pools[slot].schedule(child.limited, args=[work, task, processor, limit], timeout=limit)
        return made

    def renew(self, slot: int) -> None:
        """Begin with a new child and a new channel, unless all have ended; what the old one had to do is dropped."""
        if self._cleared.alive:
            _ended(self._pools[slot])
            self._pools[slot] = self._pool(slot)


def _all_ended(pools: list[Pool], watcher: Watcher, release: Callable[[], object]) -> None:
    for pool in pools:
        _ended(pool)
    watcher.close()
    release()


def _ended(pool: Pool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    joining = threading.Thread(target=pool.join, daemon=True)  # what a child started might hold the pipe open
    joining.start()
    joining.join(_ENDING)


def run(
    work: Callable[[T], R],
    tasks: Iterable[T],
    *,
    seconds: Callable[[T], float],
    name: Callable[[T], str],
    workers: int | None = None,
    watch: Callable[[list[T]], None] = lambda _: None,
    processor: float = clock.BASE,
    children: Children | None = None,
    preload: tuple[str, ...] = PRELOAD,
    reach: Reach = Reach(),  # noqa: B008 - frozen
) -> Iterator[tuple[T, R | Failed]]:
    """Yield each task with what `work` made of it in a child, as it becomes ready; a few tasks a child are in flight.

    `seconds` is a task's limit of wall clock, `processor` the seconds of processor time that it has to begin with (`work` may
    have more granted, see clock), `name` what a message calls it; `watch` is told what runs, twice a second. Without `children`
    they are started for this run, `workers` of them that can reach `reach`, and ended with it.
    """
    if children is None:
        with Children(workers, preload, reach) as own:
            yield from run(work, tasks, seconds=seconds, name=name, watch=watch, processor=processor, children=own)
        return
    promised = answers.promised(work)
    flights = Flights(tasks, len(children), lambda task: seconds(task) + PATIENCE)
    flying = flights.flying
    try:
        while True:
            for flight in flights.places():
                flying[children.schedule(flight.slot, work, flight.task, seconds(flight.task), processor)] = flight
            if not flying:
                return
            watch([flight.task for future, flight in flying.items() if future.running()])
            wait(flying, timeout=0.5, return_when=FIRST_COMPLETED)
            for future, done in flights.landed():
                told = partial(children.stopped_at, done.slot)
                answer: R | Failed = _answer(future, promised, name(done.task), seconds(done.task), told)
                outside = _from_outside(future)
                if outside or _spoilt(future, answer):
                    flights.dropped(done.slot, answers=not outside)  # a child may answer for the next task before it has it
                    children.renew(done.slot)
                if outside and done.tries < TRIES:
                    flights.again.append((done.task, done.tries + 1))
                else:
                    yield done.task, answer
    finally:
        for slot in {flight.slot for flight in flying.values()}:
            children.renew(slot)


def _from_outside(future: Future[bytes]) -> bool:
    error = future.exception() if future.done() else None
    return isinstance(error, BrokenProcessPool) or (isinstance(error, ProcessExpired) and error.exitcode in _OUTSIDE)


def _spoilt(future: Future[bytes], answer: object) -> bool:
    """Whether a child was stopped, or gives no answer or no proper one: its pipe is read no more, it may be anybody's."""
    if not future.done() or isinstance(future.exception(), OutOfTime):
        return True
    return future.exception() is None and isinstance(answer, Failed) and answer.outcome == "crash"


def _answer(future: Future[bytes], promised: Any, name: str, limit: float, stopped_at: Callable[[], str]) -> Any:  # noqa: ANN401
    """Return what came of a task, of the type `promised`, or Failed."""
    try:
        return answers.unpacked(promised, future.result(timeout=0))
    except OutOfTime:  # the child's, or that there is no answer yet
        return Failed(outcome="timeout", message=f"{name} took longer than {limit:.0f} seconds and was stopped{stopped_at()}.")
    except ProcessExpired as died:
        return _expired(died.exitcode, name)
    except BrokenProcessPool:
        return _expired(255, name)
    except AnswerError:
        return Failed(outcome="crash", message=f"The process that read {name} gave no proper answer; the file may be damaged.")
    except RaisedError as raised:
        if raised.name == "MemoryError":
            return Failed(outcome="out_of_memory", message=memory(name))
        return Failed(outcome="internal_error", message=f"{name}: {raised.name}{raised.place}. Please report this.")


def _expired(code: int | None, name: str) -> Failed:
    if code in _OUT_OF_CLOCK:
        return Failed(outcome="timeout", message=f"{name} took more processor time than a document of its length may and was stopped.")
    if code in _OUTSIDE and code != 255:
        return Failed(
            outcome="out_of_memory", message=f"The system ended the process that read {name}, {TRIES} times; memory may be short."
        )
    return Failed(outcome="crash", message=f"The process that read {name} ended suddenly; the file may be damaged.")


def memory(name: str) -> str:
    """Return the sentence for a document that needs too much memory."""
    return f"{name} needs more memory than a document may have ({child.MEMORY_BYTES // 1_000_000} MB) and was stopped."
