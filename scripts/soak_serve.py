"""Many uploads to one server: `soak_serve.py [--uploads 2000] [--at-once 8] [--small] [--out FILE]`.

Policies of one to twelve pages, Word files, web pages and some that cannot be read are uploaded so many at a time, looked at
and deleted; with --small, of one page and less at the most. Told are the latency's median and 99th percentile, what answers were
not those expected, and of the web process, before, at each tenth and after: resident memory, file descriptors, threads, child
processes; serving() tells what is left on disk. Exits with 1 where an answer was unexpected, memory grew by more than
`MOST_GROWTH` megabytes after the first tenth, or descriptors or processes are left. Linux only (/proc).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from bench_serve import policy
from made_corpus import sentences
from served import LOOK, Server, serving

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
_KINDS = (".pdf", ".docx", ".html")
MOST_GROWTH = 20.0
# Descriptors that come and go with kept connections.
_LEEWAY = 8


@dataclass(frozen=True)
class State:
    """What a process holds: memory in MB, file descriptors, threads, living descendants."""

    megabytes: float
    descriptors: int
    threads: int
    processes: int


def state(process: int) -> State:
    """Return what a process holds now."""
    at = Path(f"/proc/{process}")
    status = at.joinpath("status").read_text()
    resident = re.search(r"VmRSS:\s+(\d+)", status)
    assert resident
    threads = re.search(r"Threads:\s+(\d+)", status)
    assert threads
    return State(round(int(resident[1]) / 1000, 1), len(list(at.joinpath("fd").iterdir())), int(threads[1]), descendants(process))


def descendants(process: int) -> int:
    """Return how many processes come from this one."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = int(path.parent.name), path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(rest[1]), []).append(pid)
    return descendants_in(parents, process)


def descendants_in(parents: dict[int, list[int]], process: int) -> int:
    """Return how many processes come from this one, among those listed."""
    return sum(1 + descendants_in(parents, child) for child in parents.get(process, ()))


def files(small: bool) -> list[tuple[str, bytes]]:
    """Return the documents that are uploaded in turn; the last cannot be read."""
    if small:
        held = [(p.name, p.read_bytes()) for p in sorted(SAMPLES.glob("*/*.html"))[:1]]
        made = [("policy-1.pdf", policy(1, 1)), *((f"policy-{n}.txt", _words(n)) for n in range(4))]
    else:
        held = [(p.name, p.read_bytes()) for p in sorted(SAMPLES.glob("*/*")) if p.suffix in _KINDS]
        made = [(f"policy-{pages}.pdf", policy(pages, pages)) for pages in (1, 4, 8, 12)]
    return [*held, *made, ("cut.pdf", made[0][1][:2000])]


def _words(seed: int) -> bytes:
    """Return a short policy as plain text, of our own labelled sentences."""
    pool = sorted({s for some in sentences().values() for s in some})
    said = "\n\n".join(random.Random(seed).sample(pool, 12))
    return f"Complaints policy\n\nApproved by the Board of Alderbrook Homes on 3 June 2026.\n\n{said}\n".encode()


def one(server: Server, name: str, data: bytes) -> tuple[float, str]:
    """Upload, look and delete; return the seconds until the result, or until it is told that there is none, and what was wrong."""
    begun = time.perf_counter()
    page = server.client.post("/drafts", data={"csrf": server.csrf}, files={"draft": (name, data)})
    page.raise_for_status()
    path = page.url.path
    while "data-poll" in page.text:
        time.sleep(LOOK)
        page = server.client.get(path)
        page.raise_for_status()
    took = time.perf_counter() - begun
    wrong = "" if ('class="work"' in page.text) is (name != "cut.pdf") else f"{name}: {_said(page.text)}"
    picture = re.search(r'<img src="([^"]+)"', page.text)
    if picture:
        server.client.get(picture[1]).raise_for_status()
    server.delete(path)
    return took, wrong


def _said(page: str) -> str:
    """Return the words of a page's main part, for a message."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())[:300]


def watched(server: Server, kinds: list[tuple[str, bytes]], asked: argparse.Namespace) -> tuple[list[float], list[str], list[State]]:
    """Upload so often; return how long each took, what was not as expected, and the server's state at each tenth."""
    took: list[float] = []
    wrong: list[str] = []
    seen: list[State] = []
    with ThreadPoolExecutor(asked.at_once) as at_once:
        for n, (seconds, said) in enumerate(at_once.map(lambda n: one(server, *kinds[n % len(kinds)]), range(asked.uploads)), 1):
            took.append(seconds)
            wrong += [said] if said else []
            if n % max(1, asked.uploads // 10) == 0:
                seen.append(state(server.process))
                print(f"{n:>6} uploads  {seen[-1]}", flush=True)
    return sorted(took), wrong, seen


def faults(seen: list[State], after: State) -> list[str]:
    """Return what has grown or is left since the first tenth."""
    most = max(s.megabytes for s in (*seen, after)) - seen[0].megabytes
    return [
        *([f"memory grew by {most:.1f} MB after the first tenth"] if most > MOST_GROWTH else []),
        *([f"{after.descriptors - seen[0].descriptors} descriptors are left"] if after.descriptors > seen[0].descriptors + _LEEWAY else []),
        *([f"{after.processes - seen[0].processes} processes are left"] if after.processes > seen[0].processes else []),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Many uploads to one server.")
    parser.add_argument("--uploads", type=int, default=2000)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--small", action="store_true", help="short documents: a soak of the server more than of the reader")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    kinds = files(asked.small)
    with serving() as server:
        for name, data in kinds[:6]:
            one(server, name, data)
        before = state(server.process)
        took, wrong, seen = watched(server, kinds, asked)
        time.sleep(6)
        after = state(server.process)
    wrong += faults(seen, after)
    told = {
        "uploads": asked.uploads,
        "at_once": asked.at_once,
        "median": round(statistics.median(took), 2),
        "p99": round(took[max(0, round(0.99 * len(took)) - 1)], 2),
        "slowest": round(took[-1], 2),
        "before": asdict(before),
        "after": asdict(after),
        "wrong": wrong,
    }
    print(json.dumps(told, indent=1))
    if asked.out:
        asked.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
