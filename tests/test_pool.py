"""Poison costs its own task and no other; what is ended from outside is begun again."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ombudscan import clock, isolate
from ombudscan.isolate import pool

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits as Linux has them")

# These note what they do in a file of the test.
FREE = isolate.Reach(write=None)
POISON = {3: "crash", 9: "crash", 14: "timeout", 21: "timeout", 28: "out_of_memory", 35: "out_of_memory"}


def hurt(task: int) -> int:
    """Six tasks of forty never answer, each in its own way."""
    if task == 3:
        os.kill(os.getpid(), signal.SIGSEGV)
    if task == 9:
        ctypes.string_at(0)
    if task == 14:
        while True:
            pass
    if task == 21:
        sum(range(1 << 62))  # within C: no bytecode is run that could look at a clock
    if task == 28:
        bytearray(3 * isolate.MEMORY_BYTES)
    if task == 35:
        held = []
        while True:
            held.append(bytearray(50_000_000))
    return task * task


def test_forty_tasks_six_of_them_poisonous() -> None:
    with isolate.Children(2) as children:
        answers = dict(isolate.run(hurt, range(40), seconds=lambda _: 60.0, name=str, processor=8.0, children=children))
    assert {t: a.outcome for t, a in answers.items() if isinstance(a, isolate.Failed)} == POISON
    assert {t: a for t, a in answers.items() if t not in POISON} == {t: t * t for t in range(40) if t not in POISON}


def slow(task: tuple[int, str]) -> int:
    """Tell that it began, take a moment, tell that it ended."""
    number, log = task
    with Path(log).open("a") as file:
        file.write(f"begin {number} {os.getpid()}\n")
    end = time.monotonic() + 0.02
    while time.monotonic() < end:
        pass
    with Path(log).open("a") as file:
        file.write(f"end {number} {os.getpid()}\n")
    return number


def test_children_killed_at_random_moments_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "TRIES", 11)  # chance may hit the same task again and again; giving up is the next test's
    log = tmp_path / "log"
    log.touch()
    chance = random.Random(6)
    kills, answers = 0, []
    for task, answer in isolate.run(slow, [(n, str(log)) for n in range(60)], seconds=lambda _: 30.0, name=str, workers=2, reach=FREE):
        answers.append((task[0], answer))
        if kills < 10 and chance.random() < 0.3:
            kills += kill(int(log.read_text().split()[-1]))
    assert kills == 10
    assert sorted(answers) == [(n, n) for n in range(60)]
    begun = [line.split()[1] for line in log.read_text().splitlines() if line.startswith("begin")]
    assert len(begun) <= 60 + 2 * kills  # only what was under way, or waited behind it, is begun again


def kill(pid: int) -> bool:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def kills_itself(task: int) -> int:
    if task:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def test_a_task_whose_child_is_always_killed_is_named_in_the_end() -> None:
    answers = dict(isolate.run(kills_itself, [0, 1], seconds=lambda _: 30.0, name=str, workers=1))
    assert answers[0] == 0
    assert isinstance(answers[1], isolate.Failed) and answers[1].outcome == "out_of_memory"
    assert str(pool.TRIES) in answers[1].message


def by_pages(pages: int) -> int:
    for _ in range(pages):
        clock.grant(0.2)
    end = time.process_time() + 0.5
    while time.process_time() < end:
        pass
    return pages


def test_pages_are_granted_time_as_they_are_found() -> None:
    answers = dict(isolate.run(by_pages, [0, 5], seconds=lambda _: 60.0, name=str, workers=1, processor=0.25))
    assert isinstance(answers[0], isolate.Failed) and answers[0].outcome == "timeout"
    assert "processor time" in answers[0].message
    assert answers[5] == 5


def test_without_a_clock_a_grant_does_nothing() -> None:
    clock.grant(5.0)
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0.0


def who(_: int) -> int:
    return os.getpid()


def test_children_are_recycled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "CHILD_LIFE", 5)
    answers = [pid for _, pid in isolate.run(who, range(20), seconds=lambda _: 30.0, name=str, workers=1)]
    assert len(set(answers)) == 4


def test_children_kept_ready_serve_many_calls() -> None:
    with isolate.Children(1) as children:
        pids = {pid for n in range(3) for _, pid in isolate.run(who, [n], seconds=lambda _: 30.0, name=str, children=children)}
    assert len(pids) == 1
    assert not alive(pids.pop())


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int) -> bool:
    end = time.monotonic() + 20
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not alive(pid)


_PARENT = """
    import sys
    sys.path.insert(0, {tests!r})
    from ombudscan import isolate
    from test_pool import endless
    for _ in isolate.run(endless, [{pids!r}], seconds=lambda _: 60.0, name=str, workers=1, preload=(), reach=isolate.Reach(write=None)):
        pass
"""


def endless(pids: str) -> None:
    with Path(pids).open("a") as file:
        file.write(f"{os.getpid()}\n{os.getppid()}\n")
    while True:
        pass


def test_children_and_their_server_die_with_a_killed_parent(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    script = textwrap.dedent(_PARENT.format(tests=str(Path(__file__).parent), pids=str(pids)))
    parent = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    while not pids.exists() or len(pids.read_text().split()) < 2:
        assert parent.poll() is None
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    assert all(gone(int(pid)) for pid in pids.read_text().split())


def test_a_script_without_a_main_guard_may_check(tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    document = tmp_path / "policy.txt"
    document.write_text("Complaints policy\n\nWe answer stage 1 complaints within ten working days.\n")
    script.write_text(f"import ombudscan\nprint(ombudscan.check({str(document)!r}).version)\n")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1


_LEFT = """
import gc, sys
from ombudscan import isolate
told = isolate.run({work}, [1, 2, 3], seconds=lambda _: 60.0, name=str, workers=2, preload=())
next(told)
if sys.argv[1] == "lost":
    told = [told]
    told.append(told)
    del told
    gc.collect()
print("said")
"""


@pytest.mark.parametrize("how", ["kept", "lost"])
def test_a_run_that_nobody_reads_to_its_end_is_ended_with_its_reader(how: str, tmp_path: Path) -> None:
    """By the end of the interpreter, when no thread can be started any more, or by the collector, which takes away the folder first."""
    env = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parent)}
    code = "import test_pool" + _LEFT.format(work="test_pool.hurt")
    done = subprocess.run([sys.executable, "-c", code, how], capture_output=True, text=True, timeout=120, check=True, env=env)
    assert (done.stdout, done.stderr) == ("said\n", "")
    assert list(tmp_path.glob("ombudscan-*")) == []
