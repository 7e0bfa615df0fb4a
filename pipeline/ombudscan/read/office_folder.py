"""The folder in which LibreOffice turns a file into another: gone when that is done, or swept up by the next one.

A process that is killed at its limit cannot clear up after itself. Each folder therefore holds a file that is locked for as long as
its process lives, whatever becomes of it; who comes next takes away the folders whose lock is free.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where an open file keeps its folder from being taken away
    fcntl = None  # type: ignore[assignment]

_PREFIX = "ombudscan-office-"
_LOCK = "in-use"
_YOUNG = 60.0  # seconds: a folder this new may not have been locked yet


@contextmanager
def made() -> Iterator[Path]:
    """Give a new folder of our own, locked; it goes at the end of the block."""
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        lock = os.open(Path(name) / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            if fcntl:
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(lock)


def sweep() -> None:
    """Take away the folders that killed processes of this user have left."""
    if not fcntl:
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if not folder.is_symlink() and _left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _left(folder: Path) -> bool:
    found = folder.stat()
    if found.st_uid != os.getuid() or time.time() - found.st_mtime < _YOUNG:
        return False
    lock = os.open(folder / _LOCK, os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(lock)
    return True
