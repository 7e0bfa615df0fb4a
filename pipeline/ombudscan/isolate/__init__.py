"""One document in one killable child process: limits of time and memory; every failure is a value.

The command line, the library, an audit here or on a cluster, and the web application read documents only through here. A child
that dies, hangs or eats memory costs its own document and no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ombudscan import clock
from ombudscan.errors import CatalogError, ModelError, Outcome, UnreadableError
from ombudscan.isolate.child import MEMORY_BYTES, held
from ombudscan.isolate.pictures import Drawn, draw, nothing, spans_of
from ombudscan.isolate.pool import PRELOAD, Children, Failed, memory, run
from ombudscan.isolate.reach import Reach, only
from ombudscan.nouns import Protection, Report, Settings

__all__ = [
    "BASE_SECONDS",
    "MEMORY_BYTES",
    "MOST_SECONDS",
    "PRELOAD",
    "Checked",
    "Children",
    "Failed",
    "Protection",
    "Reach",
    "check",
    "check_all",
    "only",
    "protections",
    "run",
    "seconds",
]

# Seconds of wall clock: a base, and so much for every 100 kB, a fat page's worth; pages are not known before reading. This
# outer limit, for a document that waits for something; what works without end is stopped by the clock of the processor.
BASE_SECONDS = 60.0
SECONDS_PER_100_KB = 2.5
MOST_SECONDS = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of one file: its report, or the outcome and a sentence that says what to do; what was `drawn`, if asked for."""

    path: Path
    outcome: Outcome
    message: str = ""
    report: Report | None = None
    drawn: Drawn | None = None


def check(
    path: Path,
    settings: Settings,
    model: Path | None = None,
    policies: tuple[Path, ...] = (),
    *,
    children: Children | None = None,
    watch: Callable[[], None] = lambda: None,
) -> Checked:
    """Return what became of the document at `path`, held against the landlord's own `policies` if there are any.

    `watch` is called some twice a second; what it raises ends the reading and its child.
    """
    return next(check_all([path], settings, model, policies=policies, children=children, watch=watch))


def check_all(
    paths: Sequence[Path],
    settings: Settings,
    model: Path | None = None,
    *,
    policies: tuple[Path, ...] = (),
    workers: int | None = None,
    children: Children | None = None,
    drawn: bool = False,
    watch: Callable[[], None] = lambda: None,
) -> Iterator[Checked]:
    """Yield what became of each document, in the order of `paths`; `policies` are held against each of them.

    Web pages that make up one document are one, at the place of the first of them. Without `children` they are started for this
    call and ended with it. With `drawn` the words of each finding come with their places and pictures; a document that cannot be
    drawn is checked again without.
    """
    from ombudscan.read.series import grouped

    groups = grouped(paths)
    faults = {p: fault for p in paths if (fault := next(filter(None, map(_fault, (p, *policies))), None))}
    good = list(dict.fromkeys(g for g in groups if g[0] not in faults))
    work = partial(_work, settings=settings, model=model, policies=policies, drawn=drawn)
    running = run(
        work,
        good,
        seconds=lambda g: min(MOST_SECONDS, sum(map(seconds, (*g, *policies)))),
        name=lambda g: g[0].name,
        workers=min(len(good), workers or os.cpu_count() or 1),
        watch=lambda _: watch(),
        processor=clock.BASE * (1 + len(policies)),
        children=children,
        reach=only((*(p for g in good for p in g), *policies, model)),
    )
    plain = partial(check_all, settings=settings, model=model, policies=policies)
    results = ((g[0], next(plain(g)) if drawn and isinstance(answer, Failed) else _checked(g[0], answer)) for g, answer in running)
    yield from _in_order([g[0] for g in groups], faults, results)


def _in_order(paths: list[Path], ready: dict[Path, Checked], coming: Iterator[tuple[Path, Checked]]) -> Iterator[Checked]:
    """Yield the result of each of `paths` in turn; what comes too early waits in `ready`."""
    last = {path: i for i, path in enumerate(paths)}
    for i, path in enumerate(paths):
        while path not in ready:
            first, result = next(coming)
            ready[first] = result
        yield ready[path] if i < last[path] else ready.pop(path)


def _checked(path: Path, answer: Checked | Failed) -> Checked:
    """The answer under the path that was asked about: the child's own word for it is not taken."""
    return Checked(path=path, outcome=answer.outcome, message=answer.message) if isinstance(answer, Failed) else replace(answer, path=path)


def _fault(path: Path) -> Checked | None:
    """What is wrong with a path before anything is read."""
    try:
        there = path.exists()
    except OSError:  # a name longer than the system allows, a loop of links
        there = False
    if not there:
        return Checked(path=path, outcome="unsupported", message=f"There is no file {path.name!r} there. Check the name and the folder.")
    if not path.is_file() and not path.is_dir():
        return Checked(path=path, outcome="unsupported", message=f"{path.name} is not an ordinary file.")
    if not os.access(path, os.R_OK):
        return Checked(path=path, outcome="unsupported", message=f"{path.name} may not be read by you. Ask for access to it.")
    return None


def protections() -> tuple[Protection, ...]:
    """Return the protections that are in force, on this system, in the process that reads a document."""
    for _, told in run(held, [None], seconds=lambda _: BASE_SECONDS, name=str, workers=1, reach=only(())):
        if not isinstance(told, Failed):
            return told
    return ()


def seconds(path: Path) -> float:
    """Return the limit of wall clock for a file, or for the pages in a folder together."""
    size = sum(p.stat().st_size for p in path.iterdir() if p.is_file()) if path.is_dir() else path.stat().st_size
    return min(MOST_SECONDS, BASE_SECONDS + SECONDS_PER_100_KB * size / 100_000)


def _work(group: tuple[Path, ...], settings: Settings, model: Path | None, policies: tuple[Path, ...], drawn: bool = False) -> Checked:
    """Run in the child: the whole flow on one document (a path and `more` pages of it), or on one and the policies beside it."""
    from ombudscan import flow
    from ombudscan.read import Kept

    path, *more = group
    kept = Kept() if drawn else None
    try:
        if policies:
            report = flow.check_pair(path, policies, settings, model, tuple(more), kept)
        else:
            report = flow.check_file(path, settings, model, tuple(more), kept)
    except UnreadableError as error:
        return Checked(path=path, outcome=error.outcome, message=error.message)
    except (CatalogError, ModelError) as error:
        return Checked(path=path, outcome="internal_error", message=str(error))
    except MemoryError:
        return Checked(path=path, outcome="out_of_memory", message=memory(path.name))
    report = replace(report, protections=held())
    done = Checked(path=path, outcome=flow.outcome(report), report=report)
    if kept is None:
        return done
    spans = spans_of(report)
    return replace(done, drawn=draw(kept.data, spans, kept) if kept.data and any(spans) else nothing(len(spans)))
