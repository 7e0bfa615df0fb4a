"""Where in the code a child was when its time ran out: written by the child just before, read by its parent.

A document that took too long cannot be asked afterwards. The places are names of files of code and lines, never a document's words.
"""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

# How much of its time a task has had when its whereabouts are written down.
_NEARLY = 0.95
# Bytes of the file's end that are looked at; a dump has some thousands.
_MOST = 1 << 16

_held: list[TextIO] = []


def keep(scratch: Path) -> None:
    """Run in the child before it is fenced in: open the file beside its folder `scratch`, which outlives it."""
    _held[:] = [_beside(scratch).open("a", encoding="utf-8")]


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Write down where this process is should the block take nearly so many seconds of wall clock."""
    if not _held:
        yield
        return
    with suppress(RuntimeError):  # no room for a thread within this process's limits: its place will not be known
        faulthandler.dump_traceback_later(seconds * _NEARLY, file=_held[0])
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def last(scratch: Path) -> str:
    """Return the places that the child of `scratch` wrote last, one a thread, as in `rows.py line 12 and queue.py line 171`.

    Empty where there is none. What stands in the file is a child's, and not trusted: only names and numbers are taken from it.
    """
    path = _beside(scratch)
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _MOST), os.SEEK_SET)
            written = file.read(_MOST).decode("ascii", "replace")
    except OSError:
        return ""
    threads = written.rpartition("Timeout (")[2].split("\n\n")
    found = (re.search(r'File "[^"\n]*?([\w.-]{1,60})", line (\d{1,6})', thread) for thread in threads)
    return " and ".join(dict.fromkeys(f"{f[1]} line {f[2]}" for f in found if f))


def _beside(scratch: Path) -> Path:
    return scratch.with_name(f"{scratch.name}.where")
