"""A canary's words by every other way through the product: audits here and on a cluster, tables compared and written, the application, a death.

`check` itself: tests/test_privacy.py. What a document says may stand in a report, in a run's tables and in what is made of them on
purpose; nowhere else: not in what is printed, logged, told of a failure or left behind.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from made_work import began, ended

import documents
from ombudscan import isolate, store
from ombudscan.web.settings import ServeSettings
from test_privacy import BODY, CANARY, sick
from web.opened import browser, enter, send, waited

DAY = "2026-11-21"
linux = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits as Linux has them")


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything of ours keeps what is temporary, and nothing else does; by a short name, since sockets stand there."""
    folder = tmp_path_factory.mktemp("t")
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def left(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes()]


def command(*words: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "ombudscan.cli", *map(str, words)], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def audited(tmp_path: Path, temporary: Path) -> Path:
    """A run of documents with the canary in them, sound and sick."""
    folder = tmp_path / "documents" / "Pellbrook Homes"
    folder.mkdir(parents=True)
    sick(folder)
    done = command("audit", folder.parent, "--out", tmp_path / "run", "--as-of", DAY, "--progress", "json")
    assert "ok" in done.stdout and CANARY not in done.stdout + done.stderr
    return tmp_path / "run"


def test_an_audit_keeps_words_in_its_tables_and_tells_none_of_a_failure(audited: Path, temporary: Path) -> None:
    run = store.open_run(audited)
    assert any(CANARY in str(t) for t in run.frame("passages").to_dict("records"))
    told, failures = run.frame("documents"), run.frame("failures")
    assert len(failures) >= 4 and "ok" in set(told["outcome"])
    assert CANARY not in failures.to_csv() + told.drop(columns=["landlord", "landlord_also"]).to_csv()
    assert [p for p in left(audited) if p.suffix != ".parquet"] == []
    assert left(temporary) == []


def test_what_is_compared_and_written_of_a_run_prints_and_leaves_nothing(audited: Path, tmp_path: Path, temporary: Path) -> None:
    for what in ("xlsx", "csv", "json"):
        done = command("export", audited, "--format", what, "--what", "all", "--mask-names", "--out", tmp_path / f"all.{what}")
        assert done.returncode == 0 and CANARY not in done.stdout + done.stderr
    done = command("compare", audited, audited, "--out", tmp_path / "compared.csv")
    assert CANARY not in done.stdout + done.stderr
    for table in audited.rglob("*.parquet"):
        data = table.read_bytes()
        table.write_bytes(data[: len(data) // 2] + CANARY.encode() + data[len(data) // 2 :])
    for words in (("export", audited, "--out", tmp_path / "broken.xlsx"), ("compare", audited, audited, "--out", tmp_path / "broken.csv")):
        done = command(*words)
        assert done.returncode != 0 and done.stderr and CANARY not in done.stdout + done.stderr
    assert left(temporary) == []


@linux
@pytest.mark.skipif(find_spec("distributed") is None, reason="the extra dask is not installed")
def test_a_clusters_workers_tell_nothing(tmp_path: Path, temporary: Path) -> None:
    folder = tmp_path / "documents" / "Pellbrook Homes"
    folder.mkdir(parents=True)
    sick(folder)
    said = ended(began(folder.parent, tmp_path / "out", "command", "--as-of", DAY))
    assert said["status"] == 0 and CANARY not in str(said)
    assert CANARY not in store.open_run(tmp_path / "out").frame("failures").to_csv()
    assert left(temporary) == []


@pytest.fixture
def served(tmp_path: Path, temporary: Path) -> Iterator[ServeSettings]:
    yield ServeSettings(folder=temporary, as_of=DAY, warm=False)


def test_the_application_tells_of_what_it_cannot_read_without_its_words(
    served: ServeSettings, tmp_path: Path, temporary: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "ombudscan")
    caplog.set_level(logging.DEBUG, "uvicorn")
    (tmp_path / "documents").mkdir()
    *bad, _, sound = sick(tmp_path / "documents")
    bad = [path for path in bad if path.name != "odd.txt"]  # which is read
    with browser(served) as one:
        enter(one)
        for path in bad:
            answer = one.post("/drafts", data={"csrf": one.csrf}, files={"draft": (path.name, path.read_bytes())})
            assert CANARY not in answer.text
            if answer.status_code == 200:  # it is taken, and told of on the draft's page
                at = waited(one, str(answer.url.path))
                assert CANARY not in one.get(at).text
                assert one.send_form(f"{at}/delete").status_code == 200
        at = send(one, sound)
        assert CANARY in one.get(at).text  # its own page quotes it
        for nowhere in ("/drafts/nothing", f"{at}?finding=99999", f"{at}/mark?finding=99999", f"{at}/nothing"):
            answer = one.get(nowhere)
            assert answer.status_code == 200 or CANARY not in answer.text
        assert one.send_form(f"{at}/delete").status_code == 200
        assert left(temporary) == []
    said = "".join(capfd.readouterr()) + "".join(r.getMessage() for r in caplog.records if r.name.startswith(("ombudscan", "uvicorn")))
    assert CANARY not in said
    assert left(temporary) == []


def dies(path: Path) -> None:
    """Hold the document's words and die of what a library's fault ends in."""
    words = path.read_text(), ctypes.create_string_buffer(path.read_bytes())
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError(words)


def aborts(path: Path) -> None:
    words = path.read_text()
    print(words[:0], end="")
    os.abort()


@linux
@pytest.mark.parametrize("death", [dies, aborts])
def test_a_child_that_dies_leaves_no_words(death: object, tmp_path: Path, temporary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    here = Path.cwd()
    before = set(here.iterdir())
    path = documents.text(tmp_path, body=BODY)
    ((_, done),) = isolate.run(death, [path], seconds=lambda _: 60.0, name=lambda p: p.name, workers=1)  # type: ignore[arg-type]
    assert isinstance(done, isolate.Failed) and done.outcome == "crash"
    assert CANARY not in done.message + "".join(capfd.readouterr())
    assert left(temporary) == [] and set(here.iterdir()) == before  # no dump either
