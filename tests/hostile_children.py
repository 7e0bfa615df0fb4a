"""What a child that was taken over by a document might write into its pipe, past all of our functions. Linux only."""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pebble.common.types import Result, ResultStatus
from pebble.pool.process import Acknowledgement, TaskProblem, TaskResult

from ombudscan import isolate
from ombudscan.isolate import channel

LENGTH = struct.Struct("!i")


class Bomb:
    """Makes a folder where it is unpickled."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self.place,)


def outbox() -> channel.Outbox:
    """The child's end of the pipe, found as hostile code would find it."""
    return next(o for o in gc.get_objects() if isinstance(o, channel.Outbox))


def write(data: bytes) -> None:
    while data:
        data = data[os.write(outbox().writer.fileno(), data) :]


def sent(data: bytes) -> None:
    write(LENGTH.pack(len(data)) + data)


def message(kind: bytes, told: bytes, task: int = 0, process: int = 0) -> bytes:
    return channel._HEAD.pack(kind, process or os.getpid(), task) + told


def of_values(value: object, beside: bytes = b"") -> bytes:
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return len(text).to_bytes(8, "big") + text + beside


def waits() -> None:
    """Wait for the end, whatever signal asks for it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP})
    while True:
        time.sleep(1)


def takes_over(path: Path, writes: Callable[[Path], None], bomb: Path) -> isolate.Checked:
    """In the place of the parser: what a document would have run that took the child over; other documents are read."""
    if path.name == "hostile.txt":
        writes(bomb)
    return isolate.Checked(path=path, outcome="ok")


def pickled(bomb: Path) -> None:
    sent(pickle.dumps(Bomb(str(bomb))))


def pickled_as_a_result(bomb: Path) -> None:
    for task in range(4):
        sent(pickle.dumps(TaskResult(task, Result(ResultStatus.SUCCESS, Bomb(str(bomb))))))


def pickled_as_a_problem(bomb: Path) -> None:
    sent(pickle.dumps(TaskProblem(1, Bomb(str(bomb)))))  # type: ignore[arg-type]


def pickled_as_a_beginning(bomb: Path) -> None:
    sent(pickle.dumps(Acknowledgement(Bomb(str(bomb)), 1)))  # type: ignore[arg-type]


def pickled_in_a_message(bomb: Path) -> None:
    for task in range(4):
        sent(message(b"d", pickle.dumps(Bomb(str(bomb))), task))
        sent(message(b"r", pickle.dumps(Bomb(str(bomb))), task))


def a_huge_length(_: Path) -> None:
    write(LENGTH.pack(-1) + struct.pack("!Q", 1 << 40) + b"x" * 100_000)


def a_length_too_large(_: Path) -> None:
    write(LENGTH.pack(channel._MOST + 1) + b"x" * 100_000)


def noise(_: Path) -> None:
    write(bytes(range(256)) * 1000)


def another_type(_: Path) -> None:
    for task in range(4):
        sent(message(b"d", of_values({"a": [1, 2, 3]}), task))


def nested_deep(_: Path) -> None:
    for task in range(4):
        sent(message(b"d", of_values(b"[" * 100_000 + b"]" * 100_000), task))


def too_many_values(_: Path) -> None:
    for task in range(4):
        sent(message(b"d", of_values(b"[" + b"1," * 4_000_000 + b"1]"), task))


def half_a_message(_: Path) -> None:
    write(LENGTH.pack(1000) + b"d")
    waits()


def half_a_length(_: Path) -> None:
    write(b"\0")
    waits()


def begins_again_and_again(_: Path) -> None:
    while True:
        for task in range(4):
            sent(message(b"b", b"", task))
        time.sleep(0.05)


def names_another_process(_: Path) -> None:
    for task in range(4):
        sent(message(b"b", b"", task, process=1))
    waits()


def holds_the_lock(_: Path) -> None:
    outbox().mutex.acquire()
    waits()


WRITERS = (
    pickled,
    pickled_as_a_result,
    pickled_as_a_problem,
    pickled_as_a_beginning,
    pickled_in_a_message,
    a_huge_length,
    a_length_too_large,
    noise,
    another_type,
    nested_deep,
    too_many_values,
    half_a_message,
    half_a_length,
    begins_again_and_again,
    names_another_process,
    holds_the_lock,
)
