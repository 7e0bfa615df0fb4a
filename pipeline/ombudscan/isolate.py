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
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

from pebble import ProcessExpired, ProcessPool

from ombudscan.errors import ModelError, Outcome, UnreadableError
from ombudscan.nouns import Report, Settings

# Seconds of wall clock: a base, and so much for every 100 kB, a fat page's worth; pages are not known before reading.
BASE_SECONDS = 60.0
SECONDS_PER_100_KB = 2.5
MOST_SECONDS = 300.0
MEMORY_BYTES = 1_500_000_000
CHILD_LIFE = 50
_PDEATHSIG = 1


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
    """Yield what became of each document, in the order of `paths`; `policies` are held against each of them."""
    faults = {p: fault for p in paths if (fault := next(filter(None, map(_fault, (p, *policies))), None))}
    good = [p for p in paths if p not in faults]
    count = max(1, min(len(good), workers or os.cpu_count() or 1))
    with ProcessPool(max_workers=count, max_tasks=CHILD_LIFE, initializer=_confine, context=get_context("spawn")) as pool:
        futures = {p: pool.schedule(_work, args=[p, settings, model, policies], timeout=sum(map(_seconds, (p, *policies)))) for p in good}
        for path in paths:
            yield faults.get(path) or _result(path, futures[path])
        pool.stop()  # type: ignore[no-untyped-call]


def _fault(path: Path) -> Checked | None:
    """What is wrong with a path before anything is read."""
    if not path.exists():
        return Checked(path=path, outcome="unsupported", message=f"There is no file {path.name!r} there. Check the name and the folder.")
    if path.is_dir():
        return Checked(path=path, outcome="unsupported", message=f"{path.name or path} is a folder. Name the files in it, one by one.")
    if not path.is_file():
        return Checked(path=path, outcome="unsupported", message=f"{path.name} is not an ordinary file.")
    if not os.access(path, os.R_OK):
        return Checked(path=path, outcome="unsupported", message=f"{path.name} may not be read by you. Ask for access to it.")
    return None


def _seconds(path: Path) -> float:
    return min(MOST_SECONDS, BASE_SECONDS + SECONDS_PER_100_KB * path.stat().st_size / 100_000)


def _work(path: Path, settings: Settings, model: Path | None, policies: tuple[Path, ...]) -> Checked:
    """Run in the child: the whole flow on one document, or on one and the policies beside it."""
    from ombudscan import flow

    try:
        report = flow.check_pair(path, policies, settings, model) if policies else flow.check_file(path, settings, model)
    except UnreadableError as error:
        return Checked(path=path, outcome=error.outcome, message=error.message)
    except ModelError as error:
        return Checked(path=path, outcome="internal_error", message=str(error))
    except MemoryError:
        return Checked(path=path, outcome="out_of_memory", message=_memory(path))
    kind = report.evidence.identity.kind
    lost = any(n.code == "page_without_text" for n in report.evidence.document.notices)
    outcome: Outcome = "not_relevant" if kind == "other" else "partial" if lost else "ok"
    return Checked(path=path, outcome=outcome, report=report)


def _result(path: Path, future: object) -> Checked:
    try:
        result = future.result()  # type: ignore[attr-defined]
    except OutOfTime:
        return Checked(path=path, outcome="timeout", message=f"{path.name} took longer than {_seconds(path):.0f} seconds and was stopped.")
    except ProcessExpired as died:
        outcome: Outcome = "out_of_memory" if died.exitcode == -signal.SIGKILL else "crash"
        return Checked(path=path, outcome=outcome, message=f"The process that read {path.name} ended suddenly; the file may be damaged.")
    except MemoryError:
        return Checked(path=path, outcome="out_of_memory", message=_memory(path))
    except Exception as error:  # what the child raised: a fault of ours, told as such
        return Checked(path=path, outcome="internal_error", message=f"{path.name}: {type(error).__name__}: {error}. Please report this.")
    assert isinstance(result, Checked)
    return result


def _memory(path: Path) -> str:
    return f"{path.name} needs more memory than a document may have ({MEMORY_BYTES // 1_000_000} MB) and was stopped."


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
