"""Whether a document's second thread, or the core that it runs on, costs processor time: a line for each way.

    python scripts/bench_threads.py --corpus made [--documents 4] [--rounds 4]

The same documents (made_corpus.py) are read in one warm process with the model in a thread of its own, as flow does, and without, pinned to
one core and free to move, by turns; of each document and way the least of the rounds counts, in processor seconds.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from audit_stages import SETTINGS


class AtOnce:
    """Stands for an executor, and does at once what it is given."""

    def __init__(self, _: int) -> None:
        """Take the number of threads, and start none."""

    def __enter__(self) -> AtOnce:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""

    def submit(self, work: Callable[..., Any], *given: object) -> Future[Any]:
        """Return what `work` makes of what is given."""
        done: Future[Any] = Future()
        done.set_result(work(*given))
        return done


def main() -> None:
    """Measure and print a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=4)
    given = parser.parse_args()
    import ombudscan.audit.warm  # noqa: F401 - as the audit's children are

    documents = sorted(p for p in given.corpus.glob("*/*") if p.suffix in (".pdf", ".docx", ".html"))[: given.documents]
    free = os.sched_getaffinity(0)
    ways = [(pool, cores) for pool in (ThreadPoolExecutor, AtOnce) for cores in (free, {min(free)})]
    least: dict[tuple[int, Path], float] = {}
    for turn in range(given.rounds + 1):  # the first round is not counted
        for i, path in enumerate(documents):
            for k in sorted(range(len(ways)), key=lambda k: (i + k + turn) % len(ways)):
                took = taken(path, *ways[k])
                if turn:
                    least[k, path] = min(took, least.get((k, path), took))
    for k, (pool, cores) in enumerate(ways):
        mean = sum(least[k, path] for path in documents) / len(documents)
        print(f"{'two threads' if pool is ThreadPoolExecutor else 'one thread'}, {len(cores)} cores: {1000 * mean:.0f} ms a document")


def taken(path: Path, pool: Any, cores: set[int]) -> float:
    """Return the processor seconds of one document, read with such a pool on these cores."""
    from ombudscan import flow

    flow.ThreadPoolExecutor = pool  # type: ignore[misc,attr-defined]
    os.sched_setaffinity(0, cores)
    begin = time.process_time()
    flow.check_file(path, SETTINGS)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
