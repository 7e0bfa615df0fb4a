"""What took too long says where it was, and nothing of what a child may have written besides."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ombudscan import isolate
from ombudscan.isolate import whereabouts


def positive(number: int) -> int:
    return abs(number)


def waits(_: int) -> None:
    """Wait for what never comes, in two threads."""
    never = threading.Event()
    threading.Thread(target=os.read, args=(os.pipe()[0], 1), daemon=True).start()
    never.wait()


def test_a_task_that_waits_for_ever_is_told_with_its_place() -> None:
    ((_, answer),) = isolate.run(waits, [1], seconds=lambda _: 2.0, name=str, workers=1)
    assert isinstance(answer, isolate.Failed) and answer.outcome == "timeout"
    assert answer.message.startswith("1 took longer than 2 seconds and was stopped, at threading.py line ")


def test_where_no_thread_can_be_had_the_task_is_done_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object, **__: object) -> None:
        raise RuntimeError("unable to start watchdog thread")

    monkeypatch.setattr("faulthandler.dump_traceback_later", full)
    monkeypatch.setattr(whereabouts, "_held", [])
    whereabouts.keep(tmp_path / "0")
    with whereabouts.watched(1.0):
        done = True
    whereabouts._held.pop().close()
    assert done and whereabouts.last(tmp_path / "0") == ""


def test_a_task_in_time_leaves_no_place_for_the_next() -> None:
    with isolate.Children(1) as children:
        assert [a for _, a in isolate.run(positive, [-1], seconds=lambda _: 60.0, name=str, children=children)] == [1]
        assert children.stopped_at(0) == ""


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("", ""),
        ("no dump at all", ""),
        ('Timeout (0:00:01)!\nThread 0x1:\n  File "/a/b/rows.py", line 3 in f\n  File "/a/x.py", line 9 in g\n', "rows.py line 3"),
        (
            'Timeout (0:00:01)!\nThread 0x1:\n  File "/a/q.py", line 3 in f\n\nThread 0x2:\n  File "/a/r.py", line 4 in f\n',
            "q.py line 3 and r.py line 4",
        ),
        (
            'Timeout (0:00:01)!\n  File "/a/old.py", line 3 in f\nTimeout (0:00:01)!\n  File "/a/new.py", line 4 in f\n',
            "new.py line 4",
        ),
        ('Timeout (0:00:01)!\n  File "/a/\x1b[31m<script>rows.py", line 3 in f\n', "rows.py line 3"),
        (f'Timeout (0:00:01)!\n  File "/{"a" * 5000}", line 3 in f\n', "a" * 60 + " line 3"),
    ],
)
def test_only_names_and_numbers_are_taken_from_what_a_child_wrote(tmp_path: Path, written: str, place: str) -> None:
    Path(tmp_path, "0.where").write_text(written)
    assert whereabouts.last(tmp_path / "0") == place


def test_the_fork_server_runs_no_thread_when_it_forks() -> None:
    """A child of one with the tokenizer's threads waits for them for ever where the environment asks for such threads."""
    code = "import os\nfrom ombudscan.isolate.warm import warm\nwarm(wordings=False)\nprint(len(os.listdir('/proc/self/task')))"
    if sys.platform != "linux":
        pytest.skip("threads are counted in /proc")
    environment = {**os.environ, "TOKENIZERS_PARALLELISM": "true"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "1"
