"""Many uploads to one server: `soak_serve.py [--uploads 2000] [--at-once 8] [--out FILE]`.

Policies of one to twelve pages, Word files, web pages and some that cannot be read are uploaded so many at a time, looked at
and deleted. Told are the latency's median and 99th percentile, and of the web process, before and after: resident memory, file
descriptors, threads, child processes, and what is left on disk. Linux only (/proc).
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from bench_serve import policy
from served import Server, serving

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
_KINDS = (".pdf", ".docx", ".html")


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
    return sum(1 + descendants_in(parents, child) for child in parents.get(process, ()))


def descendants_in(parents: dict[int, list[int]], process: int) -> int:
    """Return how many processes come from this one, among those listed."""
    return sum(1 + descendants_in(parents, child) for child in parents.get(process, ()))


def files() -> list[tuple[str, bytes]]:
    """Return the documents that are uploaded in turn; the last cannot be read."""
    held = [(p.name, p.read_bytes()) for p in sorted(SAMPLES.glob("*/*")) if p.suffix in _KINDS]
    made = [(f"policy-{pages}.pdf", policy(pages, pages)) for pages in (1, 4, 8, 12)]
    return [*held, *made, ("cut.pdf", made[0][1][:2000])]


def one(server: Server, name: str, data: bytes) -> float:
    """Upload, look and delete; return the seconds until the result, or until it is told that there is none."""
    begun = time.perf_counter()
    page = server.client.post("/drafts", data={"csrf": server.csrf}, files={"draft": (name, data)})
    page.raise_for_status()
    path = page.url.path
    while "data-poll" in page.text:
        time.sleep(0.3)
        page = server.client.get(path)
        page.raise_for_status()
    took = time.perf_counter() - begun
    if ('class="work"' in page.text) is (name == "cut.pdf"):
        raise SystemExit(f"{name}: not the page that was expected")
    picture = re.search(r'<img src="([^"]+)"', page.text)
    if picture:
        server.client.get(picture[1]).raise_for_status()
    server.delete(path)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=2000)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    kinds = files()
    with serving() as server:
        for name, data in kinds[:6]:
            one(server, name, data)
        begun = state(server.process)
        with ThreadPoolExecutor(asked.at_once) as at_once:
            took = sorted(at_once.map(lambda n: one(server, *kinds[n % len(kinds)]), range(asked.uploads)))
        time.sleep(6)
        ended = state(server.process)
    told = {
        "uploads": asked.uploads,
        "at_once": asked.at_once,
        "median": round(statistics.median(took), 2),
        "p99": round(took[max(0, round(0.99 * len(took)) - 1)], 2),
        "slowest": round(took[-1], 2),
        "before": asdict(begun),
        "after": asdict(ended),
    }
    print(json.dumps(told, indent=1))
    if asked.out:
        asked.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
