"""Every command and all Python of docs/auditing.md runs as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import documents
from audit.test_verb import assessment

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "auditing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]

# A sentence that is found late and names somebody.
NAMES = "Mrs Ada Quill, our Complaints Manager, answers each stage 1 complaint within thirty working days of receiving it."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the page takes as given: submissions, the list, and the run of the year before."""
    where = tmp_path_factory.mktemp("guide")
    for landlord in ("Alder Homes", "Birch Trust"):
        (where / "submissions" / landlord).mkdir(parents=True)
        assessment(where / "submissions" / landlord, "assessment.html", "1 July 2026", r6_3="No")
    documents.text(where / "submissions" / "Alder Homes", body=f"{documents.POLICY}\n\n{NAMES}\n")
    (where / "landlords.csv").write_text(next(block for kind, block in BLOCKS if kind == "csv"), encoding="utf-8")
    assert ombudscan(where, "ombudscan audit submissions --out runs/2025 --as-of 2026-11-21").returncode == 0
    return where


def ombudscan(where: Path, command: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(["bash", "-c", command], cwd=where, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})


def test_the_page_has_commands_of_each_verb() -> None:
    assert {line.split()[1] for line in COMMANDS} == {"audit", "export", "sector", "compare"}


def test_every_command_runs(folder: Path) -> None:
    for command in COMMANDS:
        done = ombudscan(folder, command)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout.strip(), command
    for name in re.findall(r"--out ([\w-]+\.\w+)", GUIDE):
        assert (folder / name).stat().st_size > 0
    assert (folder / "2026-findings.xlsx").exists()


def test_a_masked_export_holds_nobodys_name_and_the_others_do(folder: Path) -> None:
    plain = ombudscan(folder, "ombudscan export runs/2026 --format csv --what findings --out -").stdout
    assert "Mrs Ada Quill, our Complaints Manager, answers" in plain
    masked = (folder / "masked.csv").read_text(encoding="utf-8")
    assert "Quill" not in masked and "[name], our Complaints Manager, answers each stage 1 complaint" in masked
    assert len(masked.splitlines()) == len(plain.splitlines())


def test_the_python_runs(folder: Path) -> None:
    (code,) = [block for kind, block in BLOCKS if kind == "python"]
    (folder / "script.py").write_text(code)
    done = subprocess.run([sys.executable, "script.py"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "contradict" in done.stdout or "otherwise" in done.stdout or "reasons" in done.stdout
    assert "hos-2024" in done.stdout


def test_every_option_of_the_commands_is_told() -> None:
    for verb in ("export", "sector", "compare"):
        shown = subprocess.run([sys.executable, "-m", "ombudscan.cli", verb, "--help"], capture_output=True, text=True, check=True).stdout
        for option in set(re.findall(r"(--[a-z-]+)", shown)) - {"--help"}:
            assert option in GUIDE, f"{verb} {option}"
