"""A filter of system calls: what this process may not ask of Linux any more, without any privilege (seccomp, 3.17 and later).

The filter is a little program in the kernel's own language (BPF); a call that it refuses fails as one that is not permitted.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from functools import cache

from ombudscan.isolate.libc import library, no_new_rights

# Calls by what they reach, with their numbers on x86-64 and on 64-bit ARM (None: there is no such call).
_NETWORK = {"connect": (42, 203)}
_SOCKETS = {"socket": (41, 198), "socketpair": (53, 199)}
_SERVING = {"bind": (49, 200), "listen": (50, 201)}
_PROCESSES = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "process_madvise": (440, 440),
    "pidfd_send_signal": (424, 424),
}
# The same for this process (0), as the C library asks, and for any other of the same user.
_LIMITS = {"prlimit64": (302, 261)}
# What types into a terminal as if its user did: a child holds the terminal that its parent was started from (TIOCSTI, TIOCLINUX).
_TERMINAL = {"ioctl": (16, 29)}
_TYPING = (0x5412, 0x541C)
_SIGNALS = {
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
}
_PROGRAMS = {"execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None)}
# Threads and processes are begun by the same call, and told apart by its first number. The newer call keeps that in memory, where no
# filter sees it: it is told to be unknown, and the C library takes the older one.
_CLONE, _CLONE3 = {"clone": (56, 220)}, {"clone3": (435, 435)}
_THREAD = 0x00010000
# By these a process would leave the group that is ended with the child.
_GROUPS = {"setsid": (112, 157), "setpgid": (109, 154)}
# What changes files without opening them, which Landlock does not see.
_FILES = {
    "chmod": (90, None),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "open_by_handle_at": (304, 265),
}
# Parts of the kernel that no reader of documents needs, and through which others have broken out.
_KERNEL = {
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "acct": (163, 89),
}
# Names of machines: their place in the tables above, and the kernel's own number for them (linux/audit.h).
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_LOAD, _EQUAL, _AT_LEAST, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
# EPERM; there is no such call (ENOSYS); nothing is done and all seems well
_ALLOW, _REFUSE, _UNKNOWN, _NOTHING = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38, 0x00050000
_NUMBER, _MACHINE, _FIRST, _SECOND = 0, 4, 16, 24  # places in struct seccomp_data
_AF_UNIX, _STREAM, _KIND = 1, 1, 0xF
_OTHER_KIND = 0x40000000  # x86-64's calls of 32 bits
_SET_FILTER, _ALL_THREADS = 1, 1
_SECCOMP = (317, 277)

Instruction = tuple[int, int, int, int]


def restrict(*, programs: bool, signals: bool) -> bool:
    """Refuse this process, and all that it starts, these calls for ever; return whether the filter is in force.

    No socket reaches anything: only pairs, and lone ones of this machine that cannot connect, can be made. `programs`: the starting
    of programs and of processes is refused too, and only threads can be begun; `signals`: also those to any process but this one.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or sys.maxsize < 1 << 32:
        return False
    program = filter_of(*machine, programs=programs, own=os.getpid() if signals else 0)
    held = ctypes.create_string_buffer(program, len(program))
    told = struct.pack("@HP", len(program) // 8, ctypes.addressof(held))
    try:
        no_new_rights()
        return int(library().syscall(_SECCOMP[machine[0]], ctypes.c_uint(_SET_FILTER), ctypes.c_uint(_ALL_THREADS), told)) == 0
    except (OSError, AttributeError):
        return False


def prepare() -> None:
    """Make the filters now, so that a process whose children need them makes them once."""
    machine = _MACHINES.get(platform.machine())
    if machine is not None:
        for programs in (False, True):
            filter_of(*machine, programs=programs, own=0)


@cache
def filter_of(column: int, machine: int, *, programs: bool, own: int) -> bytes:
    """Return the filter in the kernel's own form; `own` is the one process that may be signalled, 0 for no limit of that sort."""
    return b"".join(struct.pack("=HBBI", *i) for i in _program(column, machine, programs=programs, own=own))


def _program(column: int, machine: int, *, programs: bool, own: int) -> list[Instruction]:
    refused = {**_NETWORK, **_PROCESSES, **_GROUPS, **_FILES, **_KERNEL, **(_PROGRAMS if programs else {})}
    numbers = [n for both in refused.values() if (n := both[column]) is not None]
    out: list[Instruction] = [(_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, _NUMBER)]
    out += [(_AT_LEAST, 0, 1, _OTHER_KIND), (_RETURN, 0, 0, _REFUSE)]
    for number in numbers:
        out += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    if programs:
        out += _threads_only(column)
    for both in _SERVING.values():  # LibreOffice opens a door for others of its kind, and ends where it cannot
        out += [(_EQUAL, 0, 1, both[column]), (_RETURN, 0, 0, _NOTHING)]
    for both in _SOCKETS.values():
        out += [(_EQUAL, 0, 7, both[column]), (_LOAD, 0, 0, _FIRST), (_EQUAL, 0, 4, _AF_UNIX), (_LOAD, 0, 0, _SECOND)]
        out += [(_AND, 0, 0, _KIND), (_EQUAL, 0, 1, _STREAM), (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    for both in _TERMINAL.values():
        out += [(_EQUAL, 0, 2 * len(_TYPING) + 2, both[column]), (_LOAD, 0, 0, _SECOND)]
        out += [step for asked in _TYPING for step in ((_EQUAL, 0, 1, asked), (_RETURN, 0, 0, _REFUSE))]
        out += [(_RETURN, 0, 0, _ALLOW)]
    of_itself = [(both[column], 0) for both in _LIMITS.values()] + [(both[column], own) for both in _SIGNALS.values() if own]
    for number, process in of_itself:
        out += [(_EQUAL, 0, 4, number), (_LOAD, 0, 0, _FIRST), (_EQUAL, 0, 1, process), (_RETURN, 0, 0, _ALLOW)]
        out += [(_RETURN, 0, 0, _REFUSE)]
    return [*out, (_RETURN, 0, 0, _ALLOW)]


def _threads_only(column: int) -> list[Instruction]:
    out: list[Instruction] = []
    for both in _CLONE.values():
        out += [(_EQUAL, 0, 5, both[column]), (_LOAD, 0, 0, _FIRST), (_AND, 0, 0, _THREAD), (_EQUAL, 0, 1, _THREAD)]
        out += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    for both in _CLONE3.values():
        out += [(_EQUAL, 0, 1, both[column]), (_RETURN, 0, 0, _UNKNOWN)]
    return out
