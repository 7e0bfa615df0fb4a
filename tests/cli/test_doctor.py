"""What `ombudscan doctor` says of this machine, and of machines on which something is missing or broken."""

from __future__ import annotations

import importlib.machinery
import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import ombudscan.errors
from ombudscan import isolate
from ombudscan.classify.model import digest, shipped
from ombudscan.cli import app, installed
from ombudscan.read import from_office, ocr


def without(*gone: str):
    def version(name: str) -> str:
        if name in gone:
            raise importlib.metadata.PackageNotFoundError(name)
        return "1.0"

    return version


def test_this_machine_is_ready() -> None:
    done = CliRunner().invoke(app, ["doctor", "--format", "json"])
    told = json.loads(done.output)
    assert (done.exit_code, told["ok"]) == (0, True)
    parts = {p["name"]: p for p in told["parts"]}
    assert {
        "Python",
        "packages",
        "temporary files",
        "model",
        "isolation",
        "reading",
        "scans",
        "LibreOffice",
        *(f"extra {e}" for e in installed.EXTRAS),
    } == set(parts)
    assert digest(shipped()) in parts["model"]["found"] and str(shipped()) in parts["model"]["found"]
    assert all(p["advice"] for p in parts.values() if p["state"] != "ok")


def test_a_broken_part_is_exit_1_and_named_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(isolate, "protections", lambda: isolate.Protection.__args__)
    done = CliRunner().invoke(app, ["doctor", "--model", str(tmp_path)])
    assert done.exit_code == 1
    assert "BROKEN model" in done.output
    assert done.output.splitlines()[-1] == "ombudscan cannot do its work here: see model."


def test_a_changed_file_of_the_model_is_seen(tmp_path: Path) -> None:
    for part in shipped().iterdir():
        if part.is_file() and part.name != "heads.npz":
            (tmp_path / part.name).symlink_to(part)
    (tmp_path / "heads.npz").write_bytes(b"another")
    assert installed.of_model(tmp_path).state == "broken"


@pytest.mark.parametrize(("extra", "package"), [("web", "fastapi"), ("ocr", "tesserocr"), ("train", "torch"), ("dask", "distributed")])
def test_an_extra_that_is_missing_comes_with_what_installs_it(monkeypatch: pytest.MonkeyPatch, extra: str, package: str) -> None:
    monkeypatch.setattr(importlib.metadata, "version", without(package))
    part = installed.extra(extra)
    assert part.state == "absent" and package in part.found
    assert f'pip install "ombudscan[{extra}]"' in part.advice


def test_every_extra_is_one_of_the_package() -> None:
    assert all(map(installed.required, installed.EXTRAS))
    assert installed.required("no such extra") == ()


def test_a_missing_package_breaks_it_and_a_missing_extra_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", without("pypdfium2"))
    assert (installed.packages().state, installed.packages().found) == ("broken", "missing: pypdfium2")
    monkeypatch.setattr(importlib.metadata, "version", without("torch"))
    assert installed.packages().state == "ok"


def test_a_temporary_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    part = installed.temporary()
    assert part.state == "broken" and "TMPDIR" in part.advice


@pytest.mark.parametrize(("held", "state"), [((), "broken"), (("dies with its parent",), "absent")])
def test_isolation_that_is_not_whole_is_said(monkeypatch: pytest.MonkeyPatch, held: tuple[str, ...], state: str) -> None:
    monkeypatch.setattr(isolate, "protections", lambda: held)
    part = installed.protections()
    assert part.state == state and part.advice
    assert state == "broken" or ("no network" in part.found and "dies with its parent" not in part.found)


@pytest.mark.parametrize(("file", "said"), [("page.py", "not compiled"), ("page.cpython-311-x86_64-linux-gnu.so", "compiled")])
def test_it_says_whether_reading_is_compiled(monkeypatch: pytest.MonkeyPatch, file: str, said: str) -> None:
    found = importlib.machinery.ModuleSpec("ombudscan.read.page", None, origin=f"somewhere/{file}")
    monkeypatch.setattr(importlib.util, "find_spec", {"ombudscan.read.page": found}.get)
    part = installed.reading()
    assert (part.state, part.found.partition(":")[0]) == ("ok", said)


def test_what_reads_scans_and_old_word_files_may_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: None)
    monkeypatch.setattr(from_office, "program", lambda: None)
    assert {installed.scans().state, installed.office().state} == {"absent"}
    assert "tesseract-ocr-eng" in installed.scans().advice and "libreoffice" in installed.office().advice


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_completion_script(shell: str) -> None:
    from typer.completion import get_completion_script

    script = get_completion_script(prog_name="ombudscan", complete_var="_OMBUDSCAN_COMPLETE", shell=shell)
    assert "_OMBUDSCAN_COMPLETE" in script


def test_completion_offers_the_commands() -> None:
    asked = {"_OMBUDSCAN_COMPLETE": "complete_bash", "COMP_WORDS": "ombudscan do", "COMP_CWORD": "1"}
    done = CliRunner().invoke(app, [], env=asked, prog_name="ombudscan")
    assert "doctor" in done.output.split()


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, ombudscan.cli; print(*{m.split('.')[0] for m in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "pandas", "onnxruntime", "pypdfium2", "rich", "sklearn", "fastapi", "distributed"} & set(loaded)


def test_the_library_checks_with_a_model_of_ones_own(tmp_path: Path) -> None:
    """A folder that is no model is refused with the model's own sentence, so that it was the one that was asked for."""
    document = tmp_path / "policy.txt"
    document.write_text("Complaints policy. We answer at stage 1 within ten working days.", encoding="utf-8")
    with pytest.raises(ombudscan.errors.UnreadableError, match="no-model"):
        ombudscan.check(document, as_of="2026-11-21", model=tmp_path / "no-model")


def test_the_library_audits_on_a_scheduler_that_has_to_be_there(tmp_path: Path) -> None:
    from ombudscan.audit.cluster import ClusterError

    (tmp_path / "policy.txt").write_text("Complaints policy.", encoding="utf-8")
    with pytest.raises(ClusterError, match="nowhere"):
        ombudscan.audit(tmp_path, out=tmp_path / "run", dask="nowhere")
