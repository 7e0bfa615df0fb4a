"""A server of ours as a child, and a browser's part in it without a browser: for the scripts that measure `ombudscan serve`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

# Seconds between two looks at the progress page: what the application's own script takes.
LOOK = 0.3


@dataclass(frozen=True)
class Server:
    """A server that runs: its process and a client that was let in."""

    process: int
    client: httpx.Client
    csrf: str

    def bring(self, name: str, data: bytes) -> tuple[str, float]:
        """Upload a document and wait for its result page; return the draft's path and the seconds from the first byte to the page."""
        begun = time.perf_counter()
        page = self.client.post("/drafts", data={"csrf": self.csrf}, files={"draft": (name, data)})
        page.raise_for_status()
        path = page.url.path
        while "data-poll" in page.text:
            time.sleep(LOOK)
            page = self.client.get(path)
        picture = re.search(r'<img src="([^"]+)"', page.text)
        if picture:
            self.client.get(picture[1]).raise_for_status()
        if 'class="work"' not in page.text:
            raise SystemExit(f"{name} was not read: {' '.join(re.sub('<[^>]*>', ' ', page.text).split())[:600]}")
        return path, time.perf_counter() - begun

    def processor(self) -> float:
        """Return the seconds of processor time that the server and its children have taken so far (Linux)."""
        ticks = 0
        parents: dict[int, list[tuple[int, int]]] = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                rest = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            spent = sum(map(int, rest[11:15]))  # of its own and of the children it has waited for
            parents.setdefault(int(rest[1]), []).append((int(path.parent.name), spent))
            ticks += spent if int(path.parent.name) == self.process else 0
        below = list(parents.get(self.process, ()))
        while below:
            child, spent = below.pop()
            ticks += spent
            below += parents.get(child, ())
        return ticks / os.sysconf("SC_CLK_TCK")

    def delete(self, path: str) -> None:
        """Delete a draft."""
        self.client.post(f"{path}/delete", data={"csrf": self.csrf}).raise_for_status()


@contextmanager
def serving(*options: str) -> Iterator[Server]:
    """Run a server on a free port for as long as the context lasts."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "ombudscan.cli", "serve", "--no-open", "--as-of", "2026-11-21", *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": folder}) as process:
            try:
                assert process.stdout is not None
                found = re.search(r"http://[^/]+", line := process.stdout.readline())
                if not found:
                    raise SystemExit("the server did not begin")
                opens = line.split()[-1]
                limits = httpx.Limits(
                    max_connections=64, keepalive_expiry=2
                )  # the server ends what is idle for 5 s: never at the same moment
                with httpx.Client(
                    base_url=found[0], headers={"Origin": found[0]}, timeout=300, follow_redirects=True, limits=limits
                ) as client:
                    client.get(opens).raise_for_status()
                    mark = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
                    assert mark
                    yield Server(process.pid, client, mark[1])
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(60)
        left = [p.name for p in Path(folder).glob("ombudscan-*")]
        if left:
            raise SystemExit(f"left behind: {left}")
