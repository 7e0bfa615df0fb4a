"""What a child started, ended with it: each child leads a group of processes that none of them can leave.

The group's number is the child's own, and no other process is given it for as long as one of the group lives. A number that is free
again might be a stranger's: so one of the group must be told by what the child's filter hands on to all that it starts.

Run as a program this file is the watcher of one set of children: it is told their numbers, ends a group that grows beyond `MOST`
processes, and all groups when who told it of them has ended, however that was. It needs nothing but the standard library.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

# Processes in one child's group: LibreOffice takes about five.
MOST = 64
# Seconds between two looks at how many processes there are, and for which groups that have lost their program are looked for.
_LOOK, _LAST = 0.5, 3.0


def end(child: int) -> None:
    """End all that the child of this number left running; it has ended itself, or is about to be."""
    if sys.platform == "linux" and _left(child):
        with suppress(OSError):
            os.killpg(child, signal.SIGKILL)


def _left(child: int) -> bool:
    """Whether a process of the child's group and session lives that can gain no rights and is under a filter."""
    try:
        os.killpg(child, 0)
    except OSError:
        return False
    return any(_filtered(one) for one, group in _grouped() if group == child)


def _grouped() -> Iterator[tuple[Path, int]]:
    """Yield each process whose group is its session too, with the group's number."""
    for one in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if one.name.isdecimal():
                _, _, told = (one / "stat").read_text(encoding="ascii", errors="replace").rpartition(") ")
                _, _, group, session, *_ = told.split()
                if group == session:
                    yield one, int(group)


def _filtered(process: Path) -> bool:
    try:
        lines = (process / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return False
    return {"NoNewPrivs:\t1", "Seccomp:\t2"} <= set(lines)


class Watcher:
    """A small process that is told of children and lives a moment longer than this one; none where a child can begin no process."""

    def __init__(self, *, needed: bool) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        if needed and sys.platform == "linux" and sys.executable:
            command = [sys.executable, "-I", "-S", __file__]
            with suppress(OSError):
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    env={},
                    start_new_session=True,
                )

    def tell(self, child: int) -> None:
        """Tell of a child that has begun, or with its number below nought of one that has ended."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError, ValueError):  # it was ended by somebody, or closed
                os.write(self._process.stdin.fileno(), b"%d\n" % child)

    def close(self) -> None:
        """End it; what it still watches goes with it."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.wait()


def watch() -> None:
    """Run as the watcher: numbers come in lines, and the last of them is followed by the end of the one who tells."""
    children: set[int] = set()
    rest, processes = b"", 0
    while True:
        ready, _, _ = select.select([0], [], [], _LOOK if children else None)
        if ready:
            came = os.read(0, 4096)
            if not came:
                break
            *lines, rest = (rest + came).split(b"\n")
            for told in map(int, lines):
                children.add(told) if told > 0 else children.discard(-told)
        processes = _trimmed(children, processes)
    until = time.monotonic() + _LAST
    while children and time.monotonic() < until:  # one that was just beginning leads no group yet
        for child in children:
            end(child)
        time.sleep(0.1)


def _trimmed(children: set[int], before: int) -> int:
    """End each group that is too large; return the system's number of processes and threads, which tells whether to look again."""
    now = int(Path("/proc/loadavg").read_text(encoding="ascii").split()[3].partition("/")[2])
    if now <= before + MOST // 2:
        return min(now, before) if before else now
    for child, size in Counter(group for _, group in _grouped()).items():
        if size > MOST and child in children:
            end(child)
    return now


if __name__ == "__main__":
    watch()
