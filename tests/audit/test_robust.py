"""A run survives poison, kills, Ctrl-C and what a file system does, and its tables are the same bytes however it went."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import made_work
import pytest
from made_work import began, copied, ended, outcomes, tables

from ombudscan.audit import inputs, local, parts, run
from ombudscan.audit.progress import Counts, Silent
from ombudscan.nouns import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits as Linux has them")
SETTINGS = Settings(as_of="2026-11-21")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "done", made_work.done)
    monkeypatch.setattr(local, "PRELOAD", ())
    monkeypatch.setattr(local, "documents_only", made_work.anywhere)


def test_thirty_four_of_thirty_four_are_kept_and_six_rightly_named(calm: tuple[Path, Path, dict[str, str]]) -> None:
    documents, out, expected = calm
    assert outcomes(out) == expected
    assert set(made_work.starts(documents).values()) == {1}


def test_one_worker_writes_the_same_bytes(calm: tuple[Path, Path, dict[str, str]], tmp_path: Path) -> None:
    documents, out, _ = calm
    ended(began(copied(documents, tmp_path / "documents"), tmp_path / "out", "local", 1))
    assert tables(tmp_path / "out") == tables(out)


def test_a_run_killed_at_ten_random_moments_goes_on_and_ends_the_same(calm: tuple[Path, Path, dict[str, str]], tmp_path: Path) -> None:
    documents, out, expected = calm
    mine, chance = copied(documents, tmp_path / "documents"), random.Random(6)
    kept_before: set[str] = set()
    for n in range(10):
        process = began(mine, tmp_path / "out", "local", 2)
        most = sum(made_work.starts(mine).values()) + chance.randint(1, 6)
        while process.poll() is None and sum(made_work.starts(mine).values()) < most:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.05)
        victim = process.pid if n % 2 == 0 else chance.choice(children(process.pid) or [process.pid])
        if process.poll() is None:
            with suppress(ProcessLookupError):  # a child may have come to its own end
                os.kill(victim, signal.SIGKILL)
        if victim != process.pid:
            process.kill()
        process.communicate()
        kept = {p.name for p in (tmp_path / "out" / "parts").rglob("*.json.gz")}
        assert kept >= kept_before  # what was kept stays
        kept_before = kept
    ended(began(mine, tmp_path / "out", "local", 2))
    assert tables(tmp_path / "out") == tables(out)
    assert not list((tmp_path / "out").rglob("*.partial"))
    begun = made_work.starts(mine)
    assert sum(begun.values()) - len(expected) <= 10 * 2 * 2  # two children, each with one task and one that waits


def children(pid: int) -> list[int]:
    """Every process below a process."""
    found, left = [], [pid]
    while left:
        parent = left.pop()
        try:
            own = [int(c) for c in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
        except OSError:
            continue
        found += own
        left += own
    return found


def test_what_is_kept_is_not_done_again(calm: tuple[Path, Path, dict[str, str]]) -> None:
    documents, out, _ = calm
    stamps = {p: p.stat().st_mtime_ns for p in (out / "tables").rglob("*.parquet")}
    said = ended(began(documents, out, "local", 2))
    assert said["fresh"] == 0
    assert set(made_work.starts(documents).values()) == {1}
    assert {p: p.stat().st_mtime_ns for p in (out / "tables").rglob("*.parquet")} == stamps


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_writes_what_is_done(tmp_path: Path, number: signal.Signals) -> None:
    made_work.write(tmp_path / "documents", many=80, poison=False)
    process = began(tmp_path / "documents", tmp_path / "out", "local", 1)
    while len(made_work.starts(tmp_path / "documents")) < 5:
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.send_signal(number)
    said = ended(process)
    assert said["stopped"]
    assert 5 <= said["fresh"] < 80
    assert len(outcomes(tmp_path / "out")) == said["fresh"]
    assert ended(began(tmp_path / "documents", tmp_path / "out", "local", 2))["fresh"] == 80 - said["fresh"]
    assert set(made_work.starts(tmp_path / "documents").values()) == {1}


@pytest.mark.usefixtures("made")
def test_failures_are_tried_again_when_asked(tmp_path: Path) -> None:
    made_work.write(tmp_path / "documents", many=10)  # one of them crashes
    run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS, workers=1)
    done = run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS, workers=1, retry_failed=True)
    assert dict(done.outcomes) == {"ok": 8, "crash": 2}
    assert {n for n, times in made_work.starts(tmp_path / "documents").items() if times == 2} == {".03.txt", ".09.txt"}


@pytest.mark.usefixtures("made")
def test_two_audits_into_one_folder(tmp_path: Path) -> None:
    made_work.write(tmp_path / "documents", many=2, poison=False)
    with run._locked(tmp_path / "out"), pytest.raises(run.RunError, match="Another audit"):
        run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS)
    assert run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS, workers=1).total == 2


class Leaves(Silent):
    """A worker is killed while it writes, each time that a document is done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def done(self, outcome: str) -> None:
        (self.folder / ".ab.json.gz.77.partial").write_bytes(outcome.encode())


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("scheme", ["", "file://"])
def test_what_was_left_half_written_goes_however_the_folder_is_named(tmp_path: Path, scheme: str) -> None:
    made_work.write(tmp_path / "documents", many=2, poison=False)
    before = tmp_path / "out" / "tables" / ".documents.parquet.55.partial"
    before.parent.mkdir(parents=True)
    before.touch()
    leaves = Leaves(tmp_path / "out" / "parts")
    done = run.audit(tmp_path / "documents", f"{scheme}{tmp_path}/out", SETTINGS, workers=1, progress=leaves)
    assert done.total == 2
    assert not list((tmp_path / "out").rglob("*.partial"))
    with run._locked(tmp_path / "out"), pytest.raises(run.RunError, match="Another audit"):
        run.audit(tmp_path / "documents", f"{scheme}{tmp_path}/out", SETTINGS)


@pytest.mark.usefixtures("made")
def test_the_same_bytes_under_two_names_are_read_once(tmp_path: Path) -> None:
    made_work.write(tmp_path / "documents", many=2, poison=False)
    (tmp_path / "documents" / "copy.txt").write_bytes((tmp_path / "documents" / "00.txt").read_bytes())
    counts = Counts()
    done = run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS, workers=1, progress=counts)
    assert (done.total, done.fresh) == (3, 3)
    assert (counts.total, counts.finished) == (2, 2)  # what is left to do ends at nothing
    assert sum(made_work.starts(tmp_path / "documents").values()) == 2
    assert len(outcomes(tmp_path / "out")) == 3


@pytest.mark.usefixtures("made")
def test_links_are_followed_within_the_folder_only(tmp_path: Path) -> None:
    made_work.write(tmp_path / "documents", many=2, poison=False)
    (tmp_path / "secret.txt").write_text("good\nelsewhere\n")
    (tmp_path / "documents" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "documents" / "gone.txt").symlink_to(tmp_path / "documents" / "nowhere.txt")
    (tmp_path / "documents" / "round").symlink_to(tmp_path / "documents", target_is_directory=True)
    found = [one.path for one in inputs.in_folder(tmp_path / "documents")]
    assert found == ["00.txt", "01.txt", "gone.txt"]
    assert next(one for one in inputs.in_folder(tmp_path / "documents") if one.path == "gone.txt").sha256 == ""


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("name,path\nA,00.txt", "needs the columns landlord and path; landlord is not there"),
        ("landlord,path\nA,../secret.txt", "line 2: the path '../secret.txt' is not one below the folder"),
        ("landlord,path\nA,/etc/passwd", "line 2: the path '/etc/passwd' is not one below"),
        ("landlord,path\nA,", "line 2: the path '' is not one"),
        ("landlord,path,kind\nA,00.txt,leaflet", "line 2: the kind 'leaflet' is none of"),
        ("landlord,path\nA,00.txt,more", "line 2: has more or fewer fields"),
        ("landlord,path\n", "lists no document"),
        ("landlord,path\nA,x.txt\nB\nC,../y", "line 4"),
    ],
)
def test_a_list_with_mistakes_names_each_line(tmp_path: Path, lines: str, told: str) -> None:
    made_work.write(tmp_path / "documents", many=1, poison=False)
    (tmp_path / "landlords.csv").write_text(lines)
    with pytest.raises(inputs.InputError) as error:
        inputs.listed(tmp_path / "documents", tmp_path / "landlords.csv")
    assert told in str(error.value)


def test_a_list_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "landlords.csv").write_bytes(b"landlord,path\nCaf\xe9 Homes,a.pdf\n")
    with pytest.raises(inputs.InputError, match="UTF-8"):
        inputs.listed(tmp_path, tmp_path / "landlords.csv")


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    store = parts.Store(tmp_path / "parts")
    store.write("ab12", b"first")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.write("ab12", b"second")
    assert [p.read_bytes() for p in (tmp_path / "parts").rglob("*") if p.is_file()] == [b"first"]


@pytest.mark.usefixtures("made")
def test_a_full_disk_ends_the_run_with_a_sentence_and_keeps_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_work.write(tmp_path / "documents", many=6, poison=False)
    written, write = [], parts.Store.write

    def fills_up(self: parts.Store, key: str, data: bytes) -> None:
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        written.append(key)
        write(self, key, data)

    with monkeypatch.context() as patch:
        patch.setattr(parts.Store, "write", fills_up)
        with pytest.raises(run.RunError, match="No space left"):
            run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS, workers=1)
    assert run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS, workers=1).fresh == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write and read everywhere")
@pytest.mark.usefixtures("made")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    made_work.write(tmp_path / "documents", many=1, poison=False)
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(run.RunError, match="cannot be written"):
        run.audit(tmp_path / "documents", tmp_path / "locked" / "out", SETTINGS)


def test_a_file_that_is_no_folder_is_told(tmp_path: Path) -> None:
    made_work.write(tmp_path / "documents", many=1, poison=False)
    (tmp_path / "out").write_text("here")
    with pytest.raises(run.RunError, match="cannot be written"):
        run.audit(tmp_path / "documents", tmp_path / "out", SETTINGS)


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "policy.txt").write_text("Complaints policy\n\nWe answer a stage 1 complaint within ten working days.\n")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    done = run.audit(folder, tmp_path / "out", SETTINGS, workers=1)
    assert done.total == 2
    found = outcomes(tmp_path / "out")
    assert found["policy.txt"] != "unsupported"
    assert found["gone.txt"] == "corrupt"
