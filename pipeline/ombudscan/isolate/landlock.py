"""Landlock: what files a process may open from now on, as Linux enforces it (5.13 and later), without any privilege.

Also, where the kernel is new enough, no TCP (6.7), and no signal and no abstract socket to a process outside (6.12).
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ombudscan.isolate.libc import library, no_new_rights

# The numbers are the same on every architecture; the structures and bits are those of linux/landlock.h.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION = 1
_BENEATH = 1
_EXECUTE, _WRITE, _READ, _READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _DEVICE = 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE | _READ | _TRUNCATE | _DEVICE
# Every right that a version knows: thirteen from the first on, then linking elsewhere, cutting short, commands to devices.
_ALL = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_TCP = 0b11
_SCOPES = 0b11
NO_TCP, NO_SIGNALS = 4, 6

_READING = _READ | _READ_FOLDER
_WRITING = ~_EXECUTE & ((1 << 16) - 1)


def version() -> int:
    """Return which version of Landlock the kernel has; 0 where it has none."""
    if sys.platform != "linux":
        return 0
    with suppress(OSError, AttributeError):
        return max(0, int(library().syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))))
    return 0


def restrict(*, read: Iterable[Path] | None, write: Iterable[Path] | None, execute: Iterable[Path]) -> int:
    """Let this process, and all that it starts, open for ever only what lies at or below these paths.

    `read` or `write` is None for no limit of that sort. A path that is not there is passed over. Return the version in force, 0
    where nothing is.
    """
    known = version()
    if not known:
        return 0
    rights = _ALL[min(known, 5)]
    handled = rights & ((_READING if read is not None else 0) | (_WRITING & ~_READING if write is not None else 0) | _EXECUTE)
    try:
        rules = _ruleset(known, handled)
    except OSError:
        return 0
    try:
        for paths, right in ((read or (), _READING), (write or (), _WRITING), (execute, _EXECUTE | _READING)):
            for path in paths:
                _allow(rules, path, right & handled)
        return known if _restricted(rules) else 0
    finally:
        os.close(rules)


def _ruleset(known: int, handled: int) -> int:
    asked = [handled, *([_TCP] if known >= NO_TCP else []), *([_SCOPES] if known >= NO_SIGNALS else [])]
    told = struct.pack(f"={len(asked)}Q", *asked)
    made = int(library().syscall(_CREATE, told, ctypes.c_size_t(len(told)), ctypes.c_uint32(0)))
    if made < 0:
        raise OSError(ctypes.get_errno(), "no ruleset")
    return made


def _allow(rules: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights &= rights if stat.S_ISDIR(os.fstat(place).st_mode) else _OF_FILES
        if rights:
            library().syscall(_ADD, ctypes.c_int(rules), ctypes.c_int(_BENEATH), struct.pack("=Qi", rights, place), ctypes.c_uint32(0))
    finally:
        os.close(place)


def _restricted(rules: int) -> bool:
    no_new_rights()
    return int(library().syscall(_RESTRICT, ctypes.c_int(rules), ctypes.c_uint32(0))) == 0
