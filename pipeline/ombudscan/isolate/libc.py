"""The system's C library, opened once: to open it again for every call costs more than most calls."""

from __future__ import annotations

import ctypes
from functools import cache

_PR_SET_NO_NEW_PRIVS = 38


@cache
def library() -> ctypes.CDLL:
    """Return the library that this process runs with; raise OSError or AttributeError where there is none such."""
    return ctypes.CDLL(None, use_errno=True)


def no_new_rights() -> None:
    """Keep this process and all that it starts from gaining rights (set-user-ID): what the kernel asks before it takes a fence."""
    zero = ctypes.c_ulong(0)
    library().prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), zero, zero, zero)
