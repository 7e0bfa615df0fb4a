"""Folders for LibreOffice: none stays, whatever becomes of its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ombudscan.read import office_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file keeps its folder")
HOLDS = "import sys, time; from ombudscan.read import office_folder\nwith office_folder.made() as f: print(f, flush=True); time.sleep(60)"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def _aged(folder: Path) -> None:
    os.utime(folder, (1_000_000_000, 1_000_000_000))


def test_a_folder_goes_with_its_block(temporary: Path) -> None:
    with office_folder.made() as folder:
        assert folder.parent == temporary
        (folder / "profile").mkdir()
    assert list(temporary.iterdir()) == []


def test_the_folder_of_a_killed_process_is_swept_up_and_that_of_a_living_one_is_not(temporary: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        _aged(folder)
        office_folder.sweep()
        assert folder.exists()
        process.send_signal(signal.SIGKILL)
    _aged(folder)
    office_folder.sweep()
    assert not folder.exists()


def test_what_is_new_or_not_ours_stays(temporary: Path) -> None:
    (temporary / "ombudscan-office-new").mkdir()
    (temporary / "ombudscan-office-new" / "in-use").touch()
    (temporary / "ombudscan-office-other").mkdir()  # nothing of ours in it
    _aged(temporary / "ombudscan-office-other")
    office_folder.sweep()
    assert len(list(temporary.iterdir())) == 2
