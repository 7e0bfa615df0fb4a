"""Names of files as strangers give them: nothing is reached through them, and nothing of them reaches the terminal."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyarrow import parquet

import documents
from factories import settings
from ombudscan import isolate
from ombudscan.audit import InputError, inputs, run

COMMAND = [sys.executable, "-m", "ombudscan.cli"]
ESCAPE = "policy\x1b]0;owned\x07\x1b[31m.txt"
TURNED = "policy\u202egpj.txt"


def check(*paths: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, "check", *map(str, paths), "--as-of", "2026-11-21"], capture_output=True, text=True, check=False)


NAMES = (ESCAPE, TURNED, "policy\u2066\u200b\ufeff.txt", "policy\r\nFINDINGS: none.txt", "-policy\t.txt")


def test_no_control_character_of_a_name_reaches_the_terminal(tmp_path: Path) -> None:
    there = [documents.text(tmp_path, name) for name in NAMES]
    done = check(*there, *(tmp_path / f"missing{name}" for name in NAMES))
    said = done.stdout + done.stderr
    assert done.returncode == 3
    assert said.count("There is no file") == len(NAMES)
    assert not [c for c in said if c in "\x1b\x07\r\t\u202e\u2066\u200b\ufeff"]
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "name",
    ["\0.txt", "policy\0.txt", "x" * 300 + ".txt", "x" * 300 + ".html", "x/" * 3000 + "a.txt", "../" * 40 + "etc/hostname\0.pdf", "."],
)
def test_impossible_names_are_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    done = isolate.check(tmp_path / name, settings())
    assert done.outcome in ("unsupported", "corrupt")
    assert done.message.endswith(".") and str(tmp_path) not in done.message


@pytest.mark.skipif(sys.platform == "win32", reason="devices of Unix")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/stdin", "/dev/full", "/dev/tty", "/proc/self/mem"])
def test_devices_are_no_documents(device: str) -> None:
    assert isolate.check(Path(device), settings()).outcome in ("unsupported", "corrupt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of Unix")
def test_a_pipe_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "policy.pdf")
    assert isolate.check(tmp_path / "policy.pdf", settings()).outcome == "unsupported"
    os.mkfifo(tmp_path / "page.html")
    documents.text(tmp_path)
    assert [one.path for one in inputs.in_folder(tmp_path)] == ["policy.txt"]
    assert inputs.digest(tmp_path / "page.html") == ""


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "a/../../secret.txt",
        "/etc/passwd",
        "..\\secret.txt",
        "C:\\secret.txt",
        "~/secret.txt",
        "x" * 300 + ".txt",
        "/dev/zero",
        "a\0b.txt",
        "link/secret.txt",
        "CON",
    ],
)
def test_a_list_of_landlords_reaches_nothing_outside_its_folder(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    documents.text(tmp_path, "secret.txt")
    (folder / "link").symlink_to(tmp_path)
    table = tmp_path / "landlords.csv"
    table.write_text(f'landlord,path\nA,"{path}"\n')
    try:
        found = inputs.listed(folder, table)
    except InputError as error:
        assert "line 2" in str(error)
        return
    assert [one.sha256 for one in found] == [""]  # told as a file that cannot be read; nothing of it is


def test_links_among_the_pages_of_a_folder_are_not_followed_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.html").write_text(
        "<html><body><h1>Complaints policy</h1><p>We answer a complaint within ten working days.</p></body></html>"
    )
    (tmp_path / "secret.html").write_text("<html><body><p>The secret canary-7.</p></body></html>")
    (folder / "two.html").symlink_to(tmp_path / "secret.html")
    done = isolate.check(folder, settings())
    assert done.report is not None
    text = done.report.evidence.document.text
    assert "ten working days" in text and "canary-7" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a file's name be no text")
def test_a_name_that_is_no_text_ends_no_audit(tmp_path: Path) -> None:
    """It ended a run with a traceback when its tables were written."""
    folder = tmp_path / "in"
    folder.mkdir()
    documents.text(folder, "policy-\udcff.txt")
    done = run.audit(folder, tmp_path / "out", settings(), workers=1)
    assert dict(done.outcomes) == {"ok": 1}
    assert parquet.read_table(tmp_path / "out" / "tables" / "documents")["path"].to_pylist() == ["policy-?.txt"]


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="no sockets without a fork server")
def test_a_temporary_folder_with_too_long_a_path_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ("x" * 90)
    folder.mkdir()
    (tmp_path / "policy.txt").write_text("Complaints policy\n\nWe acknowledge complaints within five working days.", encoding="utf-8")
    monkeypatch.setenv("TMPDIR", str(folder))
    done = check(tmp_path / "policy.txt")
    assert done.returncode not in (0, 1)
    assert "Set TMPDIR to a shorter one." in done.stderr
    assert "Traceback" not in done.stderr
    assert str(folder) not in done.stderr
