"""The child process that reads documents: how it is started, and what it may not do."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn, TypeVar

from ombudscan import clock
from ombudscan.isolate import answers, landlock, seccomp, whereabouts
from ombudscan.isolate.libc import library
from ombudscan.isolate.reach import Reach, readable, writable
from ombudscan.nouns import Protection

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY_BYTES = 1_500_000_000
# Seconds of processor time for all that one child ever does; the clock of each document is far below.
LIFETIME_SECONDS = 15_000
_PDEATHSIG, _DUMPABLE = 1, 4
_FIRST = "ombudscan.isolate.modest"
# Said to libraries before they are loaded. Arrow's own allocator would set 1 GiB of addresses aside for the first table that is
# written, two thirds of what a child may have; the stacks of a library's threads count too.
LIBRARIES = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1"}
_KEPT = ("PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
_MAIN = threading.Lock()
_FORK_SERVER = "forkserver" in get_all_start_methods()

_held: list[Protection] = []

T = TypeVar("T")


if sys.platform == "linux":  # by the fork server, and so by none of its children
    with suppress(OSError, AttributeError):
        library()
        seccomp.prepare()


def started_by(preload: tuple[str, ...]) -> Any:  # noqa: ANN401 - multiprocessing's contexts have no common public type
    """Return the way to start children: a fork server that has imported the modules `preload`, where the system has one.

    A fork server lives as long as this process, and what it has loaded costs each child nothing. The first call decides what
    is loaded.
    """
    if not _FORK_SERVER:
        return get_context("spawn")
    made = ForkServer()
    made.set_forkserver_preload([_FIRST, *preload, __name__] if preload else [])
    return made


@contextmanager
def _without_main() -> Iterator[None]:
    with _MAIN:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


if _FORK_SERVER:
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class Child(ForkServerProcess):
        """A process that does not import the user's own script again: one without a main guard would start over in it."""

        @staticmethod
        def _Popen(process_obj: Any) -> Any:  # noqa: ANN401, N802 - multiprocessing's own name
            with _without_main():
                return ForkServerProcess._Popen(process_obj)

    class ForkServer(ForkServerContext):
        """A fork server whose processes are children."""

        Process = Child


def limited(work: Callable[[T], object], task: T, processor: float, wall: float) -> bytes:
    """Return what `work` makes of `task`, packed, within so many seconds of processor time; `wall` is what the parent allows."""
    clock.begin(processor)
    try:
        with whereabouts.watched(wall):
            return answers.packed(work(task))
    finally:
        clock.stop()


def confine(reach: Reach, scratch: Path) -> None:
    """Run in the child before any document: limits, no environment, no network, no file out of reach, death with the parent.

    What an earlier child left in `scratch`, the only folder for this one's temporary files, is removed. Each protection is in
    force where the system has it (`held`). Where `scratch` is gone the parent has ended while this child was starting: it ends too.
    """
    if not scratch.is_dir():
        os._exit(0)
    with suppress(AttributeError, OSError):
        os.setsid()  # all that it starts is of its group, and ended with it (groups)
    _let_go_of_the_tracker()
    if _die_with_parent():
        _held.append("dies with its parent")
    if _limit():
        _held.append("memory and processor time")
    _own_folder(scratch)
    whereabouts.keep(scratch)
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held.extend(_fence(reach, scratch))


def held(_: object = None) -> tuple[Protection, ...]:
    """Return the protections in force in this process."""
    return tuple(_held)


def _limit() -> bool:
    if resource is None:
        return False
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (LIFETIME_SECONDS, LIFETIME_SECONDS))
    except (ValueError, OSError):
        return False
    return True


def _own_folder(scratch: Path) -> None:
    """Keep nothing of the environment but what libraries need, and have temporary files made in `scratch`."""
    for left in scratch.iterdir():
        shutil.rmtree(left, ignore_errors=True) if left.is_dir() and not left.is_symlink() else left.unlink(missing_ok=True)
    kept = {k: v for k, v in os.environ.items() if k in _KEPT}
    os.environ.clear()
    os.environ.update(kept, **LIBRARIES, OMP_THREAD_LIMIT="1", TOKENIZERS_PARALLELISM="false", TMPDIR=str(scratch))
    tempfile.tempdir = str(scratch)
    _held.append("no environment")


def _fence(reach: Reach, scratch: Path) -> Iterator[Protection]:
    """Have the kernel refuse what is out of reach, as far as it can, and yield what it now refuses."""
    if sys.platform != "linux":
        return
    execute = reach.programs
    version = landlock.restrict(read=readable(reach, scratch), write=writable(reach, scratch), execute=execute)
    filtered = seccomp.restrict(programs=not execute, signals=not execute and version < landlock.NO_SIGNALS)
    if version and reach.read is not None:
        yield "reads only its documents"
    if version and reach.write is not None:
        yield "writes only its own folder"
    if version or (filtered and not execute):
        yield "starts no program"
    if filtered and not execute:
        yield "starts no process"
    if filtered:
        yield "no network"
        yield "sees into no other process"
    if version >= landlock.NO_SIGNALS or (filtered and not execute):
        yield "signals no other process"
    with suppress(OSError, AttributeError):
        if library().prctl(_DUMPABLE, 0, 0, 0, 0) == 0:
            yield "leaves no dump"


def _die_with_parent() -> bool:
    """Have the system end this process with the fork server, and let the fork server see when the first parent is gone."""
    if sys.platform != "linux":
        return False
    done = False
    with suppress(OSError, AttributeError):
        done = library().prctl(_PDEATHSIG, signal.SIGKILL) == 0
    with suppress(ImportError, AttributeError, OSError, TypeError):
        from multiprocessing import forkserver

        server: Any = forkserver._forkserver
        os.close(server._forkserver_alive_fd)  # as long as a child held it the server would wait for the child
        server._forkserver_alive_fd = None
    return done


def _let_go_of_the_tracker() -> None:
    """Close the pipe to the process that clears up after all: it takes away what anybody names in it, the user's shared memory too."""
    with suppress(ImportError, AttributeError, OSError, TypeError):
        from multiprocessing import resource_tracker

        tracker: Any = resource_tracker._resource_tracker
        if tracker._fd is not None:
            os.close(tracker._fd)
            tracker._fd = None


def _refuse(*_: object) -> NoReturn:
    raise OSError("a document's process has no network")
