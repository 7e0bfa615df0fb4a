"""What a child begins ends also where the program itself is killed, and is not many: a watcher sees to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import probes
from ombudscan import isolate
from ombudscan.isolate import groups
from ombudscan.read import from_office
from test_reach import HELD, gone

pytestmark = [
    pytest.mark.skipif(from_office.program() is None, reason="only where LibreOffice is installed may a child begin processes"),
    pytest.mark.skipif("no network" not in HELD, reason="the kernel cannot promise: no network"),
]
_PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import probes
from ombudscan import isolate
reach = isolate.Reach(read=None, write=None)
list(isolate.run(probes.leaves_a_process_and_stays, [Path(sys.argv[1])], seconds=lambda _: 100.0, name=str, workers=1, reach=reach))
"""


def test_what_a_child_begins_ends_with_the_program_though_that_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    told.write_text("")
    with subprocess.Popen([sys.executable, "-c", _PROGRAM, str(told), str(Path(__file__).parent)]) as program:
        while not told.read_text() and program.poll() is None:
            time.sleep(0.05)
        number = int(told.read_text())
        assert Path(f"/proc/{number}").exists()
        program.kill()
    assert gone(number)


def test_a_child_that_begins_too_many_is_ended_with_all_of_them(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    told.write_text("")
    reach = isolate.Reach(read=None, write=None)
    ((_, answer),) = isolate.run(probes.begins_many, [told], seconds=lambda _: 100.0, name=str, workers=1, reach=reach)
    assert isinstance(answer, isolate.Failed)
    assert groups.MOST < told.stat().st_size < 2_000


def test_the_watcher_goes_with_the_children(tmp_path: Path) -> None:
    with isolate.Children(1) as children:
        process = children._watcher._process
        assert process is not None and process.poll() is None
    assert process.poll() == 0


def test_a_watcher_that_was_ended_costs_nothing_else() -> None:
    watcher = groups.Watcher(needed=True)
    assert watcher._process is not None
    os.kill(watcher._process.pid, signal.SIGKILL)
    watcher._process.wait()
    watcher.tell(1 << 22)
    watcher.close()


def test_no_watcher_where_no_process_can_be_begun() -> None:
    watcher = groups.Watcher(needed=False)
    watcher.tell(7)
    watcher.close()
    assert watcher._process is None
