"""What a child started, ended with it: each child leads a group of processes that none of them can leave.

The group's number is the child's own, and no other process is given it for as long as one of the group lives. A number that is free
again might be a stranger's: so one of the group must be told by what the child's filter hands on to all that it starts.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path


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
    return any(_of(one, child) for one in Path("/proc").iterdir() if one.name.isdecimal())


def _of(process: Path, child: int) -> bool:
    try:
        _, _, told = (process / "stat").read_text(encoding="ascii", errors="replace").rpartition(") ")
        _, _, group, session, *_ = told.split()
        if (int(group), int(session)) != (child, child):
            return False
        lines = (process / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except (OSError, ValueError):
        return False
    return {"NoNewPrivs:\t1", "Seccomp:\t2"} <= set(lines)
