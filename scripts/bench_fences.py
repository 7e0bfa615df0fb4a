"""What the fences of a document's process cost it: `bench_fences.py [--times 200]`. Linux only.

A process that has loaded what a document needs, as the fork server has, forks children one after another; each raises its fences as
every child does before its first document, tells how long it took, and ends. Told are the least and the median in milliseconds, of the
kernel's fences alone (Landlock and the filter of system calls) and of all that confines a child.
"""

from __future__ import annotations

import argparse
import multiprocessing.forkserver  # noqa: F401 - a fork server has it
import os
import statistics
import struct
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import ombudscan.flow  # noqa: F401 - what a fork server loads
from ombudscan.isolate import child
from ombudscan.isolate.reach import only, settled


def forked(work: Callable[[], object]) -> float:
    """Return the milliseconds that `work` takes in a child of this process."""
    out, into = os.pipe()
    process = os.fork()
    if process == 0:
        begun = time.perf_counter()
        work()
        os.write(into, struct.pack("d", 1000 * (time.perf_counter() - begun)))
        os._exit(0)
    os.waitpid(process, 0)
    took: float = struct.unpack("d", os.read(out, 8))[0]
    os.close(out)
    os.close(into)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description="What the fences of a document's process cost it.")
    parser.add_argument("--times", type=int, default=200)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as name:
        begun = time.perf_counter()
        reach, scratch = settled(only((Path(name, "document.pdf"),))), Path(name)
        print(f"looked up once by the parent: {1000 * (time.perf_counter() - begun):.2f} ms, {len(reach.code)} paths")
        works: dict[str, Callable[[], object]] = {
            "the kernel's fences": lambda: list(child._fence(reach, scratch)),
            "all that confines a child": lambda: child.confine(reach, scratch),
        }
        for what, work in works.items():
            took = [forked(work) for _ in range(times)]
            print(f"{what:<28}{min(took):6.2f} ms at least {statistics.median(took):6.2f} ms at the median")


if __name__ == "__main__":
    main()
