"""A file that cannot be read is a value with a sentence, and costs no other file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import documents
from factories import settings
from ombudscan import isolate

EXPECTED = {
    "empty.pdf": "corrupt",
    "picture.png": "unsupported",
    "cut.pdf": "corrupt",
    "zip.docx": "unsupported",
    "cut.docx": "corrupt",
    "locked.pdf": "encrypted",
    "folder": "unsupported",
    "missing.pdf": "unsupported",
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, isolate.Checked]:
    folder = tmp_path_factory.mktemp("inputs")
    paths = [*documents.bad(folder).values(), documents.text(folder)]
    return {r.path.name: r for r in isolate.check_all(paths, settings(), workers=2)}


@pytest.mark.parametrize(("name", "outcome"), EXPECTED.items())
def test_each_bad_input_has_its_outcome_and_a_sentence(results: dict[str, isolate.Checked], name: str, outcome: str) -> None:
    done = results[name]
    assert done.outcome == outcome, done.message
    assert done.report is None
    assert done.message.endswith((".", "!"))
    assert len(done.message.split()) >= 5
    assert str(done.path.parent) not in done.message  # no path of the machine in a message


def test_the_good_file_among_them_is_still_reported(results: dict[str, isolate.Checked]) -> None:
    done = results["policy.txt"]
    assert done.outcome == "ok"
    assert done.report is not None
    assert any(f.rule == "late-response" for f in done.report.findings)


def test_the_order_is_that_of_the_paths(tmp_path: Path) -> None:
    paths = [documents.text(tmp_path, f"{n}.txt") for n in ("b", "a", "c")]
    assert [r.path for r in isolate.check_all(paths, settings(), workers=2)] == paths


def test_a_child_that_dies_is_an_outcome_and_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "_work", _dies_on_first)
    paths = [documents.text(tmp_path, "first.txt"), documents.text(tmp_path, "second.txt")]
    outcomes = {r.path.name: r.outcome for r in isolate.check_all(paths, settings(), workers=1)}
    assert outcomes == {"first.txt": "crash", "second.txt": "not_relevant"}


def test_a_child_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "_work", _hangs)
    monkeypatch.setattr(isolate, "BASE_SECONDS", 0.5)
    assert isolate.check(documents.text(tmp_path), settings()).outcome == "timeout"


def test_a_child_that_eats_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "_work", _eats)
    assert isolate.check(documents.text(tmp_path), settings()).outcome == "out_of_memory"


def test_a_fault_of_ours_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolate, "_work", _fails)
    done = isolate.check(documents.text(tmp_path), settings())
    assert done.outcome == "internal_error"
    assert "KeyError" in done.message


def _dies_on_first(group: tuple[Path, ...], **_: object) -> isolate.Checked:
    import os

    path, *_more = group
    if path.name == "first.txt":
        os._exit(7)
    return isolate.Checked(path=path, outcome="not_relevant")


def _hangs(*_: object, **__: object) -> None:
    while True:
        pass


def _eats(*_: object, **__: object) -> None:
    bytearray(3 * isolate.MEMORY_BYTES)


def _fails(*_: object, **__: object) -> None:
    raise KeyError("gone")


def test_a_child_whose_parent_has_cleaned_up_ends_without_a_word(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ombudscan.isolate import child, reach; child.confine(reach.Reach(), Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "gone")], capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
