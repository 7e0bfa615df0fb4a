"""One document in one killable child process: wall clock, CPU and memory limits; every failure is a value.

The command line and the library read documents only through here. A child that dies, hangs or eats memory costs
its own document and no other.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn, TypeVar

from pebble import ProcessExpired, ProcessPool

from ombudscan.errors import ModelError, Outcome, UnreadableError
from ombudscan.nouns import Report, Settings

# Seconds of wall clock: a base, and so much for every 100 kB, a fat page's worth; pages are not known before reading.
BASE_SECONDS = 60.0
SECONDS_PER_100_KB = 2.5
MOST_SECONDS = 300.0
MEMORY_BYTES = 1_500_000_000
CHILD_LIFE = 50
# Tasks a worker that are scheduled at once: one runs, one waits, and the parent holds no more.
IN_FLIGHT = 2
_PDEATHSIG = 1

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of one file: its report, or the outcome and a sentence that says what to do."""

    path: Path
    outcome: Outcome
    message: str = ""
    report: Report | None = None


def check(path: Path, settings: Settings, model: Path | None = None, policies: tuple[Path, ...] = ()) -> Checked:
    """Return what became of the document at `path`, held against the landlord's own `policies` if there are any."""
    return next(check_all([path], settings, model, policies=policies))


def check_all(
    paths: Sequence[Path],
    settings: Settings,
    model: Path | None = None,
    *,
    policies: tuple[Path, ...] = (),
    workers: int | None = None,
) -> Iterator[Checked]:
    """Yield what became of each document, in the order of `paths`; `policies` are held against each of them.

    Web pages that make up one document are one, at the place of the first of them.
    """
    from ombudscan.read.series import grouped

    faults = {p: fault for p in paths if (fault := next(filter(None, map(_fault, (p, *policies))), None))}
    groups = grouped(paths)
    good = [g for g in groups if g[0] not in faults]
    count = max(1, min(len(good), workers or os.cpu_count() or 1))
    with ProcessPool(max_workers=count, max_tasks=CHILD_LIFE, initializer=_confine, context=get_context("spawn")) as pool:
        futures = {
            p: pool.schedule(_work, args=[p, settings, model, policies, tuple(more)], timeout=sum(map(seconds, (p, *more, *policies))))
            for p, *more in good
        }
        for path, *_ in groups:
            yield faults.get(path) or _result(path, futures[path])
        pool.stop()  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What became of a task whose child gave no answer: an outcome from the closed list and a sentence."""

    outcome: Outcome
    message: str


def run(
    work: Callable[[T], R],
    tasks: Iterable[T],
    *,
    seconds: Callable[[T], float],
    name: Callable[[T], str],
    workers: int | None = None,
    watch: Callable[[list[T]], None] = lambda _: None,
) -> Iterator[tuple[T, R | Failed]]:
    """Yield each task with what `work` made of it in a child, as it becomes ready; a few tasks a worker are in flight.

    `seconds` is a task's limit of wall clock, `name` what a message calls it; `watch` is told what runs, twice a second.
    """
    count = max(1, workers or os.cpu_count() or 1)
    waiting = iter(tasks)
    flying: dict[Future[R | Failed], T] = {}
    with ProcessPool(max_workers=count, max_tasks=CHILD_LIFE, initializer=_confine, context=get_context("spawn")) as pool:
        try:
            while True:
                for task in islice(waiting, count * IN_FLIGHT - len(flying)):
                    flying[pool.schedule(work, args=[task], timeout=seconds(task))] = task
                if not flying:
                    return
                watch([task for future, task in flying.items() if future.running()])
                for future in wait(flying, timeout=0.5, return_when=FIRST_COMPLETED).done:
                    task = flying.pop(future)
                    yield task, _answer(future, name(task), seconds(task))
        finally:
            pool.stop()  # type: ignore[no-untyped-call]


def _answer(future: Future[R], name: str, limit: float) -> R | Failed:
    try:
        return future.result()
    except OutOfTime:
        return Failed(outcome="timeout", message=f"{name} took longer than {limit:.0f} seconds and was stopped.")
    except ProcessExpired as died:
        outcome: Outcome = "out_of_memory" if died.exitcode == -signal.SIGKILL else "crash"
        return Failed(outcome=outcome, message=f"The process that read {name} ended suddenly; the file may be damaged.")
    except MemoryError:
        return Failed(outcome="out_of_memory", message=_memory(name))
    except Exception as error:  # what the child raised: a fault of ours, told as such
        return Failed(outcome="internal_error", message=f"{name}: {type(error).__name__}: {error}. Please report this.")


def _fault(path: Path) -> Checked | None:
    """What is wrong with a path before anything is read."""
    if not path.exists():
        return Checked(path=path, outcome="unsupported", message=f"There is no file {path.name!r} there. Check the name and the folder.")
    if not path.is_file() and not path.is_dir():
        return Checked(path=path, outcome="unsupported", message=f"{path.name} is not an ordinary file.")
    if not os.access(path, os.R_OK):
        return Checked(path=path, outcome="unsupported", message=f"{path.name} may not be read by you. Ask for access to it.")
    return None


def seconds(path: Path) -> float:
    """Return the limit of wall clock for a file, or for the pages in a folder together."""
    size = sum(p.stat().st_size for p in path.iterdir() if p.is_file()) if path.is_dir() else path.stat().st_size
    return min(MOST_SECONDS, BASE_SECONDS + SECONDS_PER_100_KB * size / 100_000)


def _work(path: Path, settings: Settings, model: Path | None, policies: tuple[Path, ...], more: tuple[Path, ...]) -> Checked:
    """Run in the child: the whole flow on one document (with `more` pages of it), or on one and the policies beside it."""
    from ombudscan import flow

    try:
        report = flow.check_pair(path, policies, settings, model, more) if policies else flow.check_file(path, settings, model, more)
    except UnreadableError as error:
        return Checked(path=path, outcome=error.outcome, message=error.message)
    except ModelError as error:
        return Checked(path=path, outcome="internal_error", message=str(error))
    except MemoryError:
        return Checked(path=path, outcome="out_of_memory", message=_memory(path.name))
    kind = report.evidence.identity.kind
    lost = any(n.code == "page_without_text" for n in report.evidence.document.notices)
    outcome: Outcome = "not_relevant" if kind == "other" else "partial" if lost else "ok"
    return Checked(path=path, outcome=outcome, report=report)


def _result(path: Path, future: Future[Checked]) -> Checked:
    result = _answer(future, path.name, seconds(path))
    return Checked(path=path, outcome=result.outcome, message=result.message) if isinstance(result, Failed) else result


def _memory(name: str) -> str:
    return f"{name} needs more memory than a document may have ({MEMORY_BYTES // 1_000_000} MB) and was stopped."


def _confine() -> None:
    """Run in the child before any document: limits, no environment, no network, death with the parent."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        seconds = int(MOST_SECONDS * CHILD_LIFE)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")}
    os.environ.clear()
    os.environ.update(kept, OMP_THREAD_LIMIT="1", OPENBLAS_NUM_THREADS="1")
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _refuse(*_: object) -> NoReturn:
    raise OSError("a document's process has no network")
