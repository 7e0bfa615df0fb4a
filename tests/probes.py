"""What hostile code in the place of a parser would try. Each returns the name of the error, or that it reached what it tried."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

REACHED = "reached"


def refused(attempt: Callable[[], object]) -> str:
    """What came of an attempt: the name of the error, or that it reached what it tried."""
    try:
        attempt()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, str(error))
    return REACHED


def call(number: int, *given: object) -> None:
    """Ask the kernel directly, as hostile code would; Python's own functions could be in the way."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, *given) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def inet(_: Path) -> str:
    return refused(lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))


def inet6(_: Path) -> str:
    return refused(lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))


def raw_call(_: Path) -> str:
    return refused(lambda: call(41 if platform.machine() == "x86_64" else 198, socket.AF_INET, 1, 0))


def netlink(_: Path) -> str:
    return refused(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))


def local_datagram(_: Path) -> str:
    return refused(lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))


def local_door(_: Path) -> str:
    """A service of this machine behind a socket in the file system: the system's log, a container's master."""
    return refused(lambda: call(42 if platform.machine() == "x86_64" else 203, socket.socketpair()[0].fileno(), b"\1\0/dev/log\0", 12))


def typed(_: Path) -> str:
    """Type into the terminal that the parent was started from, as its user would."""
    return refused(lambda: fcntl.ioctl(os.open("/dev/null", os.O_RDWR), 0x5412, b"x"))


def pasted(_: Path) -> str:
    return refused(lambda: fcntl.ioctl(os.open("/dev/null", os.O_RDWR), 0x541C, b"\3"))


def neighbour(document: Path) -> str:
    return refused((document.parent / "secret.txt").read_bytes)


def folder(document: Path) -> str:
    return refused(lambda: list(document.parent.iterdir()))


def passwords(_: Path) -> str:
    return refused(Path("/etc/passwd").read_bytes)


def home(_: Path) -> str:
    return refused(lambda: list(Path("/root" if os.geteuid() == 0 else "/home").iterdir()))


def linked(document: Path) -> str:
    """Through a symbolic link that the probe makes itself, in the only folder it may write."""
    made = Path(os.environ["TMPDIR"], "link")
    made.symlink_to(document.parent / "secret.txt")
    return refused(made.read_bytes)


def by_dots(document: Path) -> str:
    return refused((Path(os.environ["TMPDIR"]) / ".." / ".." / ".." / document.relative_to("/").parent / "secret.txt").read_bytes)


def of_the_parent(_: Path) -> str:
    return refused(Path(f"/proc/{os.getppid()}/environ").read_bytes)


def of_the_first(_: Path) -> str:
    return refused(Path("/proc/1/cmdline").read_bytes)


def beside(document: Path) -> str:
    return refused(lambda: (document.parent / "new.txt").write_text("in"))


def over_itself(document: Path) -> str:
    return refused(lambda: document.write_text("another document"))


def away(document: Path) -> str:
    return refused(document.unlink)


def in_tmp(_: Path) -> str:
    return refused(lambda: Path("/tmp/ombudscan-probe").write_text("in"))


def moved_in(document: Path) -> str:
    """Out of its own folder by a rename, which opens nothing."""
    own = Path(os.environ["TMPDIR"], "own")
    own.write_text("in")
    return refused(lambda: own.rename(document.parent / "new.txt"))


def opened_to_all(document: Path) -> str:
    return refused(lambda: document.chmod(0o777))


def dated(document: Path) -> str:
    return refused(lambda: os.utime(document, (0, 0)))


def variables(_: Path) -> str:
    ours = {"TOKENIZERS_PARALLELISM"}  # set by the child itself
    found = (k for k in os.environ if "SECRET" in k or "TOKEN" in k or k in ("HOME", "USER", "PYTHONPATH"))
    return ",".join(sorted(set(found) - ours)) or "nothing"


def shell(_: Path) -> str:
    return refused(lambda: subprocess.run(["/bin/sh", "-c", "true"], check=False))


def python(_: Path) -> str:
    return refused(lambda: subprocess.run([sys.executable, "-c", ""], check=False))


def own_program(_: Path) -> str:
    made = Path(os.environ["TMPDIR"], "program")
    made.write_bytes(Path("/usr/bin/env").read_bytes())
    made.touch(mode=0o700)
    return refused(lambda: os.execv(made, ["program"]))


def parent(_: Path) -> str:
    return refused(lambda: os.kill(os.getppid(), 0))


def first(_: Path) -> str:
    return refused(lambda: os.kill(1, 0))


def queued(_: Path) -> str:
    """A signal by the call that hands data over with it."""
    told = ctypes.create_string_buffer(struct.pack("=iii", 0, 0, -1), 128)
    return refused(lambda: call(129 if platform.machine() == "x86_64" else 138, os.getppid(), 0, told))


def limits(_: Path) -> str:
    """The limits of the process that reads the answers: with a second of processor time for all it does, it would be ended."""
    told = ctypes.create_string_buffer(16)
    return refused(lambda: call(302 if platform.machine() == "x86_64" else 261, os.getppid(), 0, None, told))


def traced(_: Path) -> str:
    return refused(lambda: call(101 if platform.machine() == "x86_64" else 117, 16, os.getppid(), 0, 0))


def memory(_: Path) -> str:
    return refused(lambda: call(310 if platform.machine() == "x86_64" else 270, os.getppid(), None, 0, None, 0, 0))


def shared(_: Path) -> str:
    return refused(lambda: call(29 if platform.machine() == "x86_64" else 194, 7, 4096, 0o1666))


def ring(_: Path) -> str:
    """The kernel's second way of asking for anything, past filters."""
    return refused(lambda: call(425, 8, ctypes.create_string_buffer(200)))


def names(_: Path) -> str:
    """A name space of its own, where it would be root."""
    return refused(lambda: call(272 if platform.machine() == "x86_64" else 97, 0x10000000))


def dumpable(_: Path) -> int:
    return int(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))


def leaves_something(_: Path) -> str:
    Path(os.environ["TMPDIR"], "left.txt").write_text("the document's words")
    return os.environ["TMPDIR"]


def dies(task: int) -> str:
    own = Path(os.environ["TMPDIR"])
    if task == 0:
        (own / "left.txt").write_text("the document's words")
        os.kill(os.getpid(), signal.SIGSEGV)
    return ",".join(p.name for p in own.iterdir())


def forked(_: Path) -> str:
    return refused(lambda: os.fork() or os._exit(0))


def threaded(_: Path) -> str:
    """What a library may still do."""
    import threading

    done: list[str] = []
    one = threading.Thread(target=done.append, args=("a thread",))
    one.start()
    one.join()
    return "".join(done)


def pipes(_: Path) -> str:
    """The inodes of all that is open."""
    found = set()
    for number in range(256):
        try:
            found.add(os.fstat(number).st_ino)
        except OSError:
            continue
    return " ".join(map(str, sorted(found)))


def _grandchild() -> tuple[int, str]:
    """Begin a process that would outlive its parent; return its number and what came of leaving its group."""
    reader, writer = os.pipe()
    number = os.fork()
    if number == 0:
        os.write(writer, f"{refused(os.setsid)} {refused(lambda: os.setpgid(0, 0))}".encode())
        for signals in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(signals, signal.SIG_IGN)
        while True:
            signal.pause()
    return number, os.read(reader, 100).decode()


def leaves_a_process(_: Path) -> str:
    number, told = _grandchild()
    return f"{number} {told}"


def dies_and_leaves_a_process(document: Path) -> str:
    number, _ = _grandchild()
    document.write_text(str(number))
    os.kill(os.getpid(), signal.SIGSEGV)
    return ""


def leaves_a_process_and_stays(document: Path) -> str:
    number, _ = _grandchild()
    document.write_text(str(number))
    time.sleep(120)
    return ""


def begins_many(document: Path) -> str:
    """Begin processes, each of which lives on, for as long as this one lives."""
    for _ in range(2_000):
        if not os.fork():
            time.sleep(120)
            os._exit(0)
        with document.open("ab") as told:
            told.write(b".")
        time.sleep(0.005)
    return "all"
