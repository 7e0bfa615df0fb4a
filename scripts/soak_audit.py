"""Thousands of small documents through one audit: memory flat, no descriptor and no process left.

    python scripts/soak_audit.py --documents 5000

Prints the auditing process's memory and descriptors at each tenth of the way, the throughput, and what is left. Exits with 1 where
memory grows by more than `MOST_GROWTH` megabytes after the first fifth, or where something is left. Linux only.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mutants import adopt, ours
from ombudscan.audit import run
from ombudscan.audit.progress import Silent
from ombudscan.nouns import Settings

MOST_GROWTH = 20.0
_TIMES = ("five", "ten", "fifteen", "twenty")
_WAYS = ("by letter", "in person", "by telephone", "through an advocate", "on our website")


class Watch(Silent):
    """Counts documents, and looks at this process at each tenth."""

    def __init__(self) -> None:
        self.total, self.count, self.seen = 0, 0, list[tuple[int, float, int]]()

    def start(self, total: int, there: int) -> None:
        """Begin to count."""
        self.total = total

    def done(self, outcome: str) -> None:
        """Count one."""
        self.count += 1
        if self.count % max(1, self.total // 10) == 0:
            self.seen.append((self.count, memory(), descriptors()))
            print(f"{self.count:>6} documents  {self.seen[-1][1]:7.1f} MB  {self.seen[-1][2]:>4} descriptors", flush=True)


def memory() -> float:
    """Return the resident megabytes of this process."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def descriptors() -> int:
    """Return how many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def written(folder: Path, count: int) -> None:
    """Write so many documents of a few sentences, every one different."""
    dice = random.Random(8)
    for n in range(count):
        said = f"We answer stage 1 within {dice.choice(_TIMES)} working days. You can complain {dice.choice(_WAYS)}. This is paper {n}."
        path = folder / f"landlord-{n // 4}" / f"{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Complaints policy\n\nApproved by the Board of Landlord {n // 4} on 3 June 2026.\n\n{said}\n")


def faults(watch: Watch, before: tuple[int, int]) -> Iterator[str]:
    """Yield what has grown or is left."""
    settled = [m for n, m, _ in watch.seen if n >= watch.total / 5]
    if settled and max(settled) - settled[0] > MOST_GROWTH:
        yield f"memory grew by {max(settled) - settled[0]:.1f} MB"
    if (left := descriptors() - before[0]) > 8:
        yield f"{left} descriptors are left open"
    if left := len(ours()) - before[1]:
        yield f"{left} processes are left"


def main() -> int:
    parser = argparse.ArgumentParser(description="Thousands of small documents through one audit.")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        adopt()
        written(Path(name, "documents"), args.documents)
        watch, before, begun = Watch(), (descriptors(), len(ours())), time.monotonic()
        done = run.audit(Path(name, "documents"), Path(name, "out"), Settings(as_of="2026-11-21"), workers=args.workers, progress=watch)
        took = time.monotonic() - begun
        time.sleep(5)
        wrong = list(faults(watch, before))
        print(f"{done.total} documents in {took:.0f} s, {done.total / took:.1f} a second: {dict(done.outcomes)}")
        print("\n".join(wrong) or "Memory flat; no descriptor and no process left.")
        return 1 if wrong or done.total != args.documents else 0


if __name__ == "__main__":
    sys.exit(main())
