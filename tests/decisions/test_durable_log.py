"""What a disk and a sudden end do to the log of decisions: full, read-only, killed while writing. What was kept stays and holds."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from decisions import made_decisions
from decisions.made_decisions import decision
from disks import disk
from ombudscan.decisions import DecisionError, open_log

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="file systems as Linux mounts them")
# Adds decisions without end, and tells of each when it is kept.
_WRITER = """
import sys
from pathlib import Path
from decisions.made_decisions import decision
from ombudscan.decisions import open_log
log = open_log(Path(sys.argv[1]))
while True:
    print(log.append(decision("6.3", sys.argv[2])).number, flush=True)
"""


def test_a_full_disk_is_told_and_every_decision_stays(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "size=512k") as small:
        log, kept, told = open_log(small), 0, []
        for n in range(2_000):
            try:
                log.append(decision(f"6.{n}", words="We answer in ten working days. " * 100))
                kept += 1
            except DecisionError as error:
                told.append(str(error))
                if len(told) == 20:
                    break
            if kept == 5 and not (small / "filler").exists():
                (small / "filler").write_bytes(bytes(100_000))
        assert kept > 5
        assert len(told) == 20
        assert all("full" in one or "No space left" in one for one in told), told
        whole = len(open_log(small).entries())
        assert kept <= whole <= kept + sum("is kept" in one for one in told)
        assert open_log(small).fault() is None
        (small / "filler").unlink()
        open_log(small).append(decision("9.9"))
        assert len(open_log(small).entries()) == whole + 1
        assert open_log(small).fault() is None
        assert not list(small.glob(".*.partial"))


def test_in_a_folder_that_may_only_be_read_decisions_are_read_and_none_is_added(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "size=2m") as small:
        open_log(small).append(decision("6.1"))
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        with pytest.raises(DecisionError, match=r"cannot be|[Rr]ead-only"):
            open_log(small).append(decision("6.2"))
        assert [e.number for e in open_log(small).entries()] == [1]
        assert open_log(small).fault() is None


def test_writers_that_are_killed_lose_no_decision_that_they_told_of(tmp_path: Path) -> None:
    """Ten at random moments, each with another beside it that goes on."""
    dice, root = random.Random(8), str(Path(made_decisions.__file__).parents[1])
    told = 0
    for turn in range(10):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", _WRITER, str(tmp_path), f"Reader {turn}.{n}"],
                env={"PYTHONPATH": root, "PATH": ""},
                stdout=subprocess.PIPE,
                text=True,
            )
            for n in range(2)
        ]
        assert all(w.stdout and w.stdout.readline().strip() for w in writers)
        time.sleep(dice.random() * 0.2)
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
        told += sum(1 + len([line for line in writer.communicate()[0].splitlines() if line]) for writer in writers)
        log = open_log(tmp_path)
        assert log.fault() is None
        assert len(log.entries()) >= told
    open_log(tmp_path).append(decision("9.9"))
    assert open_log(tmp_path).fault() is None
