"""A child that was taken over by a document may write anything into its pipe: nothing of it runs in the parent, none is waited for."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pebble.pool.process import Acknowledgement, NoMessage, TaskResult

import documents
import hostile_children
from factories import settings
from ombudscan import isolate
from ombudscan.isolate import channel, pool

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the child finds its pipe as Linux has it")
# What a child may end in that gives no proper answer.
NO_ANSWER = ("crash", "timeout")


def name(writes: Callable[[Path], None]) -> str:
    return writes.__name__


@pytest.mark.parametrize("writes", hostile_children.WRITERS, ids=name)
def test_what_a_child_writes_runs_nowhere_and_costs_its_own_document_alone(
    writes: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 5.0)
    bomb = tmp_path / "bomb"
    paths = [Path("first.txt"), Path("hostile.txt"), Path("next.txt"), Path("last.txt")]
    work = partial(hostile_children.takes_over, writes=writes, bomb=bomb)
    limit = {"hostile.txt": 1.0}
    with isolate.Children(1) as children:
        found = dict(isolate.run(work, paths, seconds=lambda p: limit.get(p.name, 60.0), name=lambda p: p.name, children=children))
    assert not bomb.exists()
    hostile = found.pop(Path("hostile.txt"))
    assert isinstance(hostile, isolate.Failed) and hostile.outcome in NO_ANSWER
    assert hostile.message.startswith(("hostile.txt", "The process that read hostile.txt"))
    assert {p: a.outcome for p, a in found.items()} == dict.fromkeys((Path("first.txt"), Path("next.txt"), Path("last.txt")), "ok")


def test_the_bomb_would_have_gone_off(tmp_path: Path) -> None:
    pickle.loads(pickle.dumps(hostile_children.Bomb(str(tmp_path / "bomb"))))
    assert (tmp_path / "bomb").is_dir()


def lies(path: Path, *_: object, **__: object) -> isolate.Checked:
    return isolate.Checked(path=Path("/of/another"), outcome="ok")


def test_a_child_does_not_say_which_document_it_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "_work", lies)
    path = documents.text(tmp_path)
    assert isolate.check(path, settings()).path == path


def raises_words(_: int) -> int:
    raise type("Nothing here\n\x1b[31m", (ValueError,), {})("the document's own words")


def test_an_error_is_told_by_its_name_alone_and_a_name_is_a_name() -> None:
    ((_, answer),) = isolate.run(raises_words, [1], seconds=lambda _: 60.0, name=str, workers=1)
    assert isinstance(answer, isolate.Failed)
    assert (answer.outcome, answer.message) == ("internal_error", "1: Exception. Please report this.")


class ArrayMemoryError(MemoryError):
    """As numpy's and Arrow's are: of another name."""


def needs_too_much(_: int) -> int:
    raise ArrayMemoryError


def test_a_librarys_own_error_of_memory_is_one_of_memory() -> None:
    ((_, answer),) = isolate.run(needs_too_much, [1], seconds=lambda _: 60.0, name=str, workers=1)
    assert isinstance(answer, isolate.Failed) and answer.outcome == "out_of_memory"


@pytest.fixture
def inbox() -> tuple[channel.Inbox, int]:
    from multiprocessing.connection import Connection

    ours, theirs = os.pipe()
    return channel.Inbox(Connection(ours), Connection(os.dup(theirs))), theirs


def test_messages_are_put_together_from_what_has_come(inbox: tuple[channel.Inbox, int]) -> None:
    box, pipe = inbox
    begun = hostile_children.message(b"b", b"", 7, 11)
    done = hostile_children.message(b"d", b"told", 7, 11)
    data = b"".join(channel._LENGTH.pack(len(m)) + m for m in (begun, done))
    told = []
    for n in range(0, len(data), 5):
        os.write(pipe, data[n : n + 5])
        assert box.poll(0)
        told.append(box.recv())
    assert [m for m in told if not isinstance(m, NoMessage)] == [Acknowledgement(11, 7), channel._message(done)]
    os.write(pipe, data)
    assert isinstance(box.recv(), Acknowledgement)
    assert box.poll(0)  # the second came with the first
    assert isinstance(box.recv(), TaskResult)
    assert not box.poll(0)
    box.close()
    os.close(pipe)
