"""Folders of our own among the system's temporary files: gone with who made them, or swept up by who comes next.

A process that is killed cannot clear up after itself. Each folder therefore holds a file that is locked for as long as its process
lives, whatever becomes of it; who comes next takes away the folders of its kind whose lock is free.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be taken away
    fcntl = None  # type: ignore[assignment]

_LOCK = "in-use"
_LINKS = getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Held:
    """A folder that is in use, for as long as this process lives and has not let it go."""

    path: Path
    lock: int

    def release(self) -> None:
        """Take the folder away with all that is in it."""
        os.close(self.lock)
        shutil.rmtree(self.path, ignore_errors=True)


def held(prefix: str, within: Path | None = None) -> Held:
    """Return a new folder, ours alone to read, whose name begins so; what killed processes have left of that name goes first."""
    sweep(prefix, within)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=within))  # 0700
    if fcntl is None:
        return Held(folder, os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600))
    made = folder / f"{_LOCK}.new"
    lock = os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    made.rename(folder / _LOCK)  # only now can it be found free: nobody sweeps what is being made
    return Held(folder, lock)


@contextmanager
def folder(prefix: str) -> Iterator[Path]:
    """Give a new folder that goes at the end of the block."""
    one = held(prefix)
    try:
        yield one.path
    finally:
        one.release()


def sweep(prefix: str, within: Path | None = None) -> None:
    """Take away the folders whose names begin so and that killed processes of this user have left."""
    for one in Path(within or tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            if _left(one):
                shutil.rmtree(one, ignore_errors=True)


def _left(one: Path) -> bool:
    """Whether this is a folder of this user's, no link to one, with a lock that nobody holds; raises OSError where it is not even one."""
    about = one.lstat()
    if not stat.S_ISDIR(about.st_mode):
        return False
    if fcntl is None:
        (one / _LOCK).unlink()
        return True
    if about.st_uid != os.getuid():
        return False
    lock = os.open(one / _LOCK, os.O_RDWR | _LINKS)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(lock)
    return True
