"""The pipe between a child and its parent: tasks go down as Pebble sends them; up come plain bytes, and no pickle.

Whatever a child holds of the pipe it can write to, past all of our own functions; so it is the parent's end that is held: it
waits for nothing half sent, takes nothing larger than an answer may be, and unpickles nothing.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Callable
from typing import Any

from pebble import ProcessPool
from pebble.common.types import Result, ResultStatus
from pebble.pool.channel import Channel, ChannelError, WorkerChannel
from pebble.pool.channel import channels as _channels
from pebble.pool.process import Acknowledgement, NoMessage, TaskResult, WorkerManager

from ombudscan.isolate import answers, groups

# A message: its kind, the process that sends it, the task; then what is told.
_HEAD = struct.Struct("!cIQ")
_BEGUN, _DONE, _RAISED = b"b", b"d", b"r"
# Before each message its length, as multiprocessing writes it.
_LENGTH = struct.Struct("!i")
_MOST = _HEAD.size + answers.MOST_BYTES
_CHUNK = 1 << 20
_TOLD = re.compile(rb"([A-Za-z_]\w{0,60})(?: ([\w.-]{1,80}) (\d{1,6}))?")


class RaisedError(Exception):
    """What a child raised: the error's type by name, and where in the code; not its words, which may be the document's."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__(name, place)
        self.name, self.place = name, place


class Inbox(Channel):
    """The parent's end: messages are put together from what has arrived, and it never waits for the rest of one."""

    def __init__(self, reader: Any, writer: Any) -> None:  # noqa: ANN401 - multiprocessing's connections differ by system
        self._came = bytearray()
        super().__init__(reader, writer)

    def _make_poll_method(self) -> Callable[..., bool]:
        waits = super()._make_poll_method()  # type: ignore[no-untyped-call]
        return lambda timeout=None: self._whole() or bool(waits(timeout))

    def recv(self) -> object:
        """Return the next message, NoMessage where only a part of it has come; raise ChannelError where it can be none."""
        if os.name == "nt":  # its pipes carry messages whole
            return _message(self.reader.recv_bytes(_MOST))
        if not self._whole():
            came = os.read(self.reader.fileno(), _CHUNK)
            if not came:
                raise EOFError
            self._came += came
        if not self._whole():
            return NoMessage()
        end = _LENGTH.size + self._length()
        message = bytes(self._came[_LENGTH.size : end])
        del self._came[:end]
        return _message(message)

    def _length(self) -> int:
        length: int = _LENGTH.unpack_from(self._came)[0]
        if not _HEAD.size <= length <= _MOST:
            raise ChannelError("a message of a wrong length")
        return length

    def _whole(self) -> bool:
        return len(self._came) >= _LENGTH.size and len(self._came) >= _LENGTH.size + self._length()


def _message(data: bytes) -> object:
    if len(data) < _HEAD.size:
        raise ChannelError("no message")
    kind, process, task = _HEAD.unpack_from(data)
    told = data[_HEAD.size :]
    if kind == _BEGUN and not told:
        return Acknowledgement(process, task)
    if kind == _DONE:
        return TaskResult(task, Result(ResultStatus.SUCCESS, told))
    if kind == _RAISED and (found := _TOLD.fullmatch(told)):
        name, file, line = (part.decode("ascii") if part else "" for part in found.groups())
        return TaskResult(task, Result(ResultStatus.FAILURE, RaisedError(name, f" at {file}, line {line}" if file else "")))
    raise ChannelError("no message")


class Outbox(WorkerChannel):
    """The child's end: it tells what has begun, the bytes that came of a task, or what was raised."""

    def _make_send_method(self) -> Callable[[object], None]:
        def send(told: object) -> None:
            data = _told(told)
            if os.name == "nt":
                return self.writer.send_bytes(data)
            with self.mutex.writer:  # nobody ends this process while it holds it
                return self.writer.send_bytes(data)

        return send


def _told(told: Any) -> bytes:  # noqa: ANN401 - one of Pebble's messages
    """Run in the child."""
    if isinstance(told, Acknowledgement):
        return _HEAD.pack(_BEGUN, told.worker, told.task)
    result = getattr(told, "result", None)
    if result is not None and result.status == ResultStatus.SUCCESS:
        return _HEAD.pack(_DONE, os.getpid(), told.task) + bytes(result.value)
    raised = result.value if result is not None else told.error
    return _HEAD.pack(_RAISED, os.getpid(), told.task) + _raised(raised)


def _raised(raised: Any) -> bytes:  # noqa: ANN401 - Pebble's wrapper of an error, or the error
    error = getattr(raised, "exception", raised)
    name = "MemoryError" if isinstance(error, MemoryError) else type(error).__name__  # numpy's and Arrow's are called otherwise
    found = re.findall(r'File "([^"\n]{1,900})", line (\d{1,9})', str(getattr(raised, "traceback", "")))
    told = " ".join((name, re.split(r"[^\w.-]", found[-1][0])[-1], found[-1][1])) if found else name
    data = told.encode("ascii", "replace")
    return data if _TOLD.fullmatch(data) else b"Exception"


class Pool(ProcessPool):
    """Pebble's pool, of one child, with this pipe."""

    def __init__(
        self,
        *,
        max_tasks: int,
        initializer: Callable[..., None],
        initargs: list[Any],
        context: Any,  # noqa: ANN401 - multiprocessing's contexts have no common public type
        watcher: groups.Watcher,
    ) -> None:
        super().__init__(max_workers=1, max_tasks=max_tasks, initializer=initializer, initargs=initargs, context=context)
        workers = _Workers(self._context.workers, self._context.worker_parameters, context, watcher)
        self._pool_manager.worker_manager = workers


class _Workers(WorkerManager):
    """Pebble's keeper of children; with each that has ended goes all that it started."""

    def __init__(self, count: int, parameters: Any, context: Any, watcher: groups.Watcher) -> None:  # noqa: ANN401 - Pebble's own
        super().__init__(count, parameters, context)
        self._groups: set[int] = set()
        self._watcher = watcher

    def new_worker(self) -> None:
        super().new_worker()  # type: ignore[no-untyped-call]
        for child in set(self.workers) - self._groups:
            self._watcher.tell(child)
        self._groups |= set(self.workers)

    def inspect_workers(self) -> tuple[Any, ...]:
        ended = super().inspect_workers()
        self._end_groups()
        return ended

    def force_stop_workers(self) -> None:
        super().force_stop_workers()  # type: ignore[no-untyped-call]
        self._end_groups()

    def _end_groups(self) -> None:
        for child in self._groups - set(self.workers):
            self._groups.discard(child)
            groups.end(child)
            self._watcher.tell(-child)

    def create_channels(self) -> None:
        parents, childs = _channels(self.mp_context)
        self.pool_channel = Inbox(parents.reader, parents.writer)
        self.workers_channel = Outbox(childs.reader, childs.writer, childs.unused_connections, self.mp_context)

    def maybe_stop_worker(self, worker_id: int) -> bool:
        """Stop the one child that there is, whichever process it named as its own; it has no successor on this pipe.

        It may have been stopped amid a message, and a successor would begin what waits only to be stopped with the pipe.
        """
        stopped = bool(super().maybe_stop_worker(next(iter(self.workers), worker_id)))
        if stopped:
            self.workers_number = 0
            self._end_groups()
        return stopped
