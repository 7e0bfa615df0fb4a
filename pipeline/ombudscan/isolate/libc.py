"""The system's C library, opened once: to open it again for every call costs more than most calls."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache

_PR_SET_NO_NEW_PRIVS = 38
# What mallopt(3) calls the size from which a block is the system's own and is given back when it is freed, and how much freed memory at
# the end of the heap is kept; and what they are set to (bytes).
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGE, _KEPT = 1 << 26, 1 << 29


@cache
def library() -> ctypes.CDLL:
    """Return the library that this process runs with; raise OSError or AttributeError where there is none such."""
    return ctypes.CDLL(None, use_errno=True)


def hold_freed() -> None:
    """Let this process, and all that it forks, keep freed memory for what it needs next.

    The tables that a document's sentences are read in are given back to the system otherwise, and fetched and cleared anew for the next
    batch: a twentieth of an audit's time (docs/scale.md). What is kept counts within a child's limit. Does nothing where the C library
    cannot be told.
    """
    with suppress(OSError, AttributeError):
        library().mallopt(_M_MMAP_THRESHOLD, _LARGE)
        library().mallopt(_M_TRIM_THRESHOLD, _KEPT)


def no_new_rights() -> None:
    """Keep this process and all that it starts from gaining rights (set-user-ID): what the kernel asks before it takes a fence."""
    zero = ctypes.c_ulong(0)
    library().prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), zero, zero, zero)
