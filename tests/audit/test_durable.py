"""What a disk and a clock do to a run: full, read-only, going backwards. No table is unreadable, nothing is lost, the message is clear."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import made_work
import pyarrow.parquet as pq
import pytest

from disks import disk
from ombudscan.audit import local, run
from ombudscan.nouns import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="file systems as Linux mounts them")
SETTINGS = Settings(as_of="2026-11-21")


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "done", made_work.done)
    monkeypatch.setattr(local, "PRELOAD", ())
    monkeypatch.setattr(local, "documents_only", made_work.anywhere)


def audited(documents: Path, out: Path) -> run.Done:
    return run.audit(documents, out, SETTINGS, workers=1)


def rows(out: Path) -> dict[str, list[dict[str, object]]]:
    """Every table of a run, read whole; a file that cannot be read raises."""
    return {p.relative_to(out).as_posix(): pq.read_table(p).to_pylist() for p in sorted((out / "tables").rglob("*.parquet"))}


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    made_work.write(documents, many=30, poison=False)
    calm = audited(documents, tmp_path / "calm")
    with disk(tmp_path / "disk", "size=1m") as small:
        filler = small / "filler"
        told = []
        for free in (0, 8, 40, 120, 400):  # kilobytes
            filler.write_bytes(b"")
            with filler.open("wb") as file:
                file.write(b"\0" * 1024 * (1024 - free) if free < 400 else b"")
            try:
                audited(documents, small / "out")
            except run.RunError as error:
                told.append(str(error))
            if (small / "out" / "tables").exists():
                rows(small / "out")  # what is there can be read at any time
        filler.unlink()
        assert told and all("No space left" in one and "is kept" in one for one in told)
        assert audited(documents, small / "out").total == calm.total
        assert rows(small / "out") == rows(tmp_path / "calm")
        assert not list((small / "out").rglob("*.partial"))


def test_a_folder_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    made_work.write(documents, many=2, poison=False)
    with disk(tmp_path / "disk", "size=1m,ro") as small, pytest.raises(run.RunError, match=r"cannot be written.*[Rr]ead-only"):
        audited(documents, small / "out")


def test_a_run_of_which_the_folder_becomes_read_only_can_still_be_opened(tmp_path: Path) -> None:
    from ombudscan.store import open_run

    documents = tmp_path / "documents"
    made_work.write(documents, many=4, poison=False)
    with disk(tmp_path / "disk", "size=2m") as small:
        audited(documents, small / "out")
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        assert len(open_run(small / "out").documents) == 4
        with pytest.raises(run.RunError, match="cannot be written"):
            audited(documents, small / "out")


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "documents"
    made_work.write(documents, many=20, poison=False)
    audited(documents, tmp_path / "calm")
    chance, whole = random.Random(8), time.time
    monkeypatch.setattr(time, "time", lambda: whole() + chance.choice((-(10**8), -3600, 0, 3600, 10**8)))
    done = audited(documents, tmp_path / "jumped")
    assert done.total == 20
    assert dict(done.outcomes).get("timeout", 0) == 0
    assert rows(tmp_path / "jumped") == rows(tmp_path / "calm")
    for path in documents.glob("*.txt"):
        os.utime(path, (0, 0))  # and the files' own times say nothing
    assert audited(documents, tmp_path / "jumped").fresh == 0


def test_a_part_that_was_cut_short_is_done_again(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    made_work.write(documents, many=6, poison=False)
    audited(documents, tmp_path / "out")
    before = rows(tmp_path / "out")
    parts = sorted((tmp_path / "out" / "parts").rglob("*.json.gz"))
    parts[0].write_bytes(parts[0].read_bytes()[:20])
    parts[1].write_bytes(b"")
    for table in (tmp_path / "out" / "tables").rglob("*.parquet"):
        table.write_bytes(table.read_bytes()[:100])
    audited(documents, tmp_path / "out")
    audited(documents, tmp_path / "out")
    assert rows(tmp_path / "out") == before
