"""Damage documents on purpose and run them, with other awkward files, through the product's own child processes.

    python scripts/mutants.py --from corpus/samples --hostile FOLDER --count 200 --seed 1

Prints the counts by outcome, the slowest files and the highest memory of a child. Exits with 1 where a file ends in no outcome
of the closed list, in a fault of ours, in a dead child or in no time at all, where one takes more time or memory than it may,
where a library prints a line, or where a child lives five seconds after its work.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import os
import random
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ombudscan import isolate
from ombudscan.errors import READ, Outcome
from ombudscan.nouns import Settings

SETTINGS = Settings(as_of="2026-11-21")
FAULTS = ("internal_error", "crash", "timeout")
SUFFIXES = (".pdf", ".docx", ".html", ".txt", ".doc", ".odt", ".rtf", ".png", "")
POLL_SECONDS = 0.05
GRACE_SECONDS = 5.0
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER (linux/prctl.h)
Change = Callable[[bytes, Sequence[bytes], random.Random], bytes]


@dataclass(frozen=True)
class Ended:
    """What became of one file, how long it took (seconds) and what was printed meanwhile."""

    path: Path
    outcome: str
    message: str
    seconds: float
    printed: str


def cut(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    return data[: dice.randrange(1, len(data))]


def flipped(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 5, 50, 500))):
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def spliced(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    other = dice.choice(others)
    return data[: dice.randrange(1, len(data))] + other[dice.randrange(len(other)) :]


def doubled(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    start, end = sorted(dice.randrange(len(data)) for _ in "ab")
    return data[:end] + data[start:end] * dice.choice((1, 3)) + data[end:]


def encrypted(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    """A PDF that names a password's key, an archive whose parts say that they have one; other files in a cipher's noise."""
    if data.startswith(b"%PDF") and b"trailer" in data:
        key = "".join(f"{dice.randrange(256):02x}" for _ in range(32))
        entry = f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{key}> /U <{key}> >> /ID [<{key}> <{key}>]"
        head, _, tail = data.rpartition(b"trailer")
        return head + b"trailer" + tail.replace(b"<<", b"<< " + entry.encode(), 1)
    if data.startswith(b"PK"):
        out = bytearray(data)
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = -1
            while (at := data.find(mark, at + 1)) >= 0 and at + place < len(out):
                out[at + place] |= 1
        return bytes(out)
    return bytes(b ^ dice.randrange(256) for b in data)


def inside(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """Damage one part of an archive and pack it soundly again; a file that is none is changed as it is."""
    change = dice.choice((cut, flipped, doubled))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {n: archive.read(n) for n in archive.namelist()}
    except (zipfile.BadZipFile, ValueError):
        return change(data, others, dice)
    name = dice.choice([n for n in parts if n.startswith("word/") and parts[n]] or [n for n in parts if parts[n]])
    parts[name] = change(parts[name], others, dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, part in parts.items():
            archive.writestr(n, part)
    return out.getvalue()


def renamed(data: bytes, _: Sequence[bytes], __: random.Random) -> bytes:
    return data


CHANGES: tuple[Change, ...] = (cut, flipped, spliced, doubled, encrypted, inside, renamed)


def mutants(source: Path, folder: Path, count: int, seed: int) -> dict[Path, Path]:
    """Write `count` damaged copies of the documents under `source` into `folder`; return each with the one it was made of.

    The same seed gives the same files.
    """
    dice = random.Random(seed)
    found = [p for p in sorted(source.rglob("*")) if p.suffix in {".pdf", ".docx", ".html", ".htm", ".txt", ".odt", ".rtf", ".doc"}]
    whole = [p.read_bytes() for p in found]
    out = {}
    for n in range(count):
        change = CHANGES[n % len(CHANGES)]
        which = dice.randrange(len(found))
        suffix = dice.choice(SUFFIXES) if change is renamed else found[which].suffix
        path = folder / f"{n:04d}-{change.__name__}-{found[which].stem}{suffix}"
        path.write_bytes(change(whole[which], whole, dice))
        out[path] = found[which]
    return out


@contextmanager
def stderr_kept(file: Path) -> Iterator[int]:
    """Send all that this process and its children print as errors to `file`; give the old stream's number."""
    old = os.dup(2)
    with file.open("wb") as sink:
        os.dup2(sink.fileno(), 2)
        try:
            yield old
        finally:
            os.dup2(old, 2)
            os.close(old)


class Memory(threading.Thread):
    """Watches the children: the most memory (bytes) that any has held at once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self.done = 0, threading.Event()

    def run(self) -> None:
        """Look at each child again and again until told to stop."""
        while not self.done.wait(POLL_SECONDS):
            for pid in ours():
                with suppress(OSError, ValueError, IndexError):
                    status = Path(f"/proc/{pid}/status").read_text()
                    self.most = max(self.most, 1024 * int(status.partition("VmHWM:")[2].split()[0]))


def adopt() -> None:
    """Take in the processes whose parent ends before them, so that none goes out of sight (Linux; elsewhere nothing is seen)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, ctypes.c_ulong(1), *[ctypes.c_ulong(0)] * 3)


def ours() -> list[int]:
    """Return the processes that descend from this one and live: whatever their environment says, and whoever may read it.

    Python's own book-keeper and the server that forks the children live as long as this process, and are not counted.
    """
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            if state not in "ZX":
                parents[int(entry.name)] = int(parent)
    found, waiting = set[int](), [os.getpid()]
    while waiting:
        above = waiting.pop()
        children = [pid for pid, parent in parents.items() if parent == above]
        found.update(children)
        waiting += children
    return sorted(pid for pid in found if not _is_pythons_own(pid, parents[pid]))


def _is_pythons_own(pid: int, parent: int) -> bool:
    """Whether a process is multiprocessing's tracker or its fork server; what the server forks has the server as its parent."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return parent == os.getpid() and (b"resource_tracker" in words or b"forkserver" in words)


def run(paths: Sequence[Path], log: Path, workers: int) -> Iterator[Ended]:
    """Yield what became of each file, as the product reads it."""
    begun, place = time.monotonic(), log.stat().st_size
    for done in isolate.check_all(paths, SETTINGS, workers=workers):
        now, size = time.monotonic(), log.stat().st_size
        printed = log.read_bytes()[place:size].decode(errors="replace")
        yield Ended(done.path, done.outcome, done.message, now - begun, printed)
        begun, place = now, size


def main() -> int:
    parser = argparse.ArgumentParser(description="Run damaged and awkward files through the product's child processes.")
    parser.add_argument("--from", dest="source", type=Path, default=Path("corpus/samples"), help="sound documents to damage")
    parser.add_argument("--hostile", type=Path, default=None, help="a folder of files to run as they are")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None, help="write the damaged files here and keep them")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = args.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["TMPDIR"] = name  # what a child leaves on the disk goes with the rest
        adopt()
        paths = [p for p in sorted(args.hostile.iterdir()) if p.is_file()] if args.hostile else []
        paths += mutants(args.source, folder, args.count, args.seed)
        log = Path(name) / "stderr.txt"
        memory = Memory()
        memory.start()
        ended: list[Ended] = []
        with stderr_kept(log) as old:
            for e in run(paths, log, args.workers):
                ended.append(e)
                if e.outcome in FAULTS or e.printed:
                    os.write(old, f"{e.path.name}: {e.outcome} {e.message} {e.printed[:500]}\n".encode())
        memory.done.set()
        return told(ended, memory.most, left_alive(), log.read_text(errors="replace"))


def left_alive(seconds: float = GRACE_SECONDS) -> list[int]:
    """Return the processes that have not ended so many seconds after all work is done."""
    until = time.monotonic() + seconds
    while (alive := ours()) and time.monotonic() < until:
        time.sleep(POLL_SECONDS)
    return alive


def told(ended: Sequence[Ended], most: int, alive: Sequence[int], printed: str) -> int:
    """Print what happened; return the status to exit with."""
    for outcome, n in Counter(e.outcome for e in ended).most_common():
        print(f"{outcome:<16}{n:>5}")
    for e in sorted(ended, key=lambda e: -e.seconds)[:5]:
        print(f"slowest  {e.seconds:7.1f} s  {e.path.name} ({e.outcome})")
    print(f"highest memory of a child: {most / 1e6:.0f} MB")
    faults = [f"{e.path.name}: {e.outcome}: {e.message}" for e in ended if e.outcome in FAULTS or e.outcome not in get_args(Outcome)]
    faults += [f"{e.path.name}: no sentence says why" for e in ended if e.outcome not in READ and not e.message]
    faults += [f"{e.path.name}: {e.seconds:.0f} s are more than it may take" for e in ended if e.seconds > isolate.MOST_SECONDS]
    faults += [f"a child held {most / 1e6:.0f} MB"] if most > isolate.MEMORY_BYTES else []
    faults += [f"printed: {line}" for line in printed.splitlines()[:20]]
    faults += [f"process {pid} is still alive" for pid in alive]
    faults += ["no child was seen: nothing is known of their memory and of their end"] if sys.platform == "linux" and not most else []
    print("\n".join(faults) or f"{len(ended)} files, each a document or an outcome with a sentence; nothing printed, no child left.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
