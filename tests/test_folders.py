"""Folders of our own: none stays, whatever becomes of its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ombudscan import folders, isolate

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file keeps its folder")
KIND = "ombudscan-some-"
HOLDS = f"import time; from ombudscan import folders\nwith folders.folder({KIND!r}) as f: print(f, flush=True); time.sleep(60)"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_a_folder_goes_with_its_block(temporary: Path) -> None:
    with folders.folder(KIND) as folder:
        assert folder.parent == temporary
        (folder / "profile").mkdir()
    assert list(temporary.iterdir()) == []


def test_the_folder_of_a_killed_process_is_swept_up_and_that_of_a_living_one_is_not(temporary: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        folders.sweep(KIND)
        assert folder.exists()
        process.send_signal(signal.SIGKILL)
    with folders.folder(KIND):
        assert not folder.exists()


def test_a_folder_whose_maker_has_not_locked_it_yet_stays(temporary: Path) -> None:
    (temporary / f"{KIND}new").mkdir()
    (temporary / f"{KIND}new" / "in-use.new").touch()
    folders.sweep(KIND)
    assert (temporary / f"{KIND}new" / "in-use.new").exists()


def test_what_is_not_ours_stays(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (temporary / f"{KIND}other").mkdir()  # nothing of ours in it
    (temporary / f"{KIND}file").touch()
    far = temporary / "far"
    far.mkdir()
    (far / "in-use").touch()
    (temporary / f"{KIND}link").symlink_to(far)
    (temporary / f"{KIND}lock").mkdir()
    (temporary / f"{KIND}lock" / "in-use").symlink_to(far / "in-use")
    folders.sweep(KIND)
    assert len(list(temporary.iterdir())) == 5
    monkeypatch.setattr(os, "getuid", lambda: -1)
    (temporary / f"{KIND}lock" / "in-use").unlink()
    (temporary / f"{KIND}lock" / "in-use").touch()
    folders.sweep(KIND)  # it is another user's now
    assert (temporary / f"{KIND}lock").exists()
    monkeypatch.undo()
    folders.sweep(KIND, temporary)
    assert not (temporary / f"{KIND}lock").exists()


READS = """
from ombudscan import isolate
import time
with isolate.Children(1, preload=()) as children:
    for _ in isolate.run({work}, [1], seconds=lambda _: 60.0, name=str, children=children):
        print("read", flush=True)
        time.sleep(60)
"""
WORKS = """
def nothing(_: int) -> None:
    pass
"""


def test_what_a_killed_reader_leaves_goes_with_the_next(temporary: Path) -> None:
    (temporary / "made_for_it.py").write_text(WORKS)
    script = temporary / "mine.py"
    script.write_text("import made_for_it\n" + READS.format(work="made_for_it.nothing"))
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "read\n"
        process.send_signal(signal.SIGKILL)
    (left,) = temporary.glob("ombudscan-*")
    with isolate.Children(1):
        assert not left.exists()
    assert list(temporary.glob("ombudscan-*")) == []
