"""The child process that reads documents: how it is started, and what it may not do."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context
from types import ModuleType
from typing import Any, NoReturn, TypeVar

from ombudscan import clock

MEMORY_BYTES = 1_500_000_000
# Seconds of processor time for all that one child ever does; the clock of each document is far below.
LIFETIME_SECONDS = 15_000
_PDEATHSIG = 1
_KEPT = ("PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
_MAIN = threading.Lock()
_FORK_SERVER = "forkserver" in get_all_start_methods()

T = TypeVar("T")
R = TypeVar("R")


def started_by(preload: tuple[str, ...]) -> Any:  # noqa: ANN401 - multiprocessing's contexts have no common public type
    """Return the way to start children: a fork server that has imported the modules `preload`, where the system has one.

    A fork server lives as long as this process, and what it has loaded costs each child nothing. The first call decides what
    is loaded.
    """
    if not _FORK_SERVER:
        return get_context("spawn")
    made = ForkServer()
    made.set_forkserver_preload(list(preload))
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


def limited(work: Callable[[T], R], task: T, seconds: float) -> R:
    """Return what `work` makes of `task`, within so many seconds of processor time to begin with."""
    clock.begin(seconds)
    try:
        return work(task)
    finally:
        clock.stop()


def confine() -> None:
    """Run in the child before any document: limits, no environment, no network, death with the parent."""
    _die_with_parent()
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (LIFETIME_SECONDS, LIFETIME_SECONDS))
    kept = {k: v for k, v in os.environ.items() if k in _KEPT}
    os.environ.clear()
    os.environ.update(kept, OMP_THREAD_LIMIT="1", OPENBLAS_NUM_THREADS="1")
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _die_with_parent() -> None:
    """Have the system end this process with the fork server, and let the fork server see when the first parent is gone."""
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
    with suppress(ImportError, AttributeError, OSError, TypeError):
        from multiprocessing import forkserver

        server: Any = forkserver._forkserver
        os.close(server._forkserver_alive_fd)  # as long as a child held it the server would wait for the child
        server._forkserver_alive_fd = None


def _refuse(*_: object) -> NoReturn:
    raise OSError("a document's process has no network")
