"""What fits ombudscan into other tools: the hook, the action (its script is run), the container's text, the licence's file."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

import documents
from ombudscan.cli import app

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOK: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
LAST = CONTAINER[CONTAINER.rindex("\nFROM") :]


def options_of(command: str) -> set[str]:
    group: Any = typer.main.get_command(app)
    return {o for p in group.commands[command].params for o in p.opts}


def test_no_other_file_is_yaml() -> None:
    tracked = subprocess.run(["git", "ls-files", "*.yaml", "*.yml"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout: the tracked files are not known")
    assert set(tracked) == {".pre-commit-hooks.yaml", "action.yml"}


def test_the_hook_calls_a_command_that_there_is() -> None:
    tool, verb, *words = HOOK["entry"].split()
    assert (tool, HOOK["language"]) == ("ombudscan", "python")
    assert {w for w in words if w.startswith("--")} <= options_of(verb)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("policies/Complaints Policy.docx", True),
        ("complaint-handling.pdf", True),
        ("docs/complaints.HTML", True),
        ("complaints/rent.pdf", False),  # the folder's name says nothing of the file
        ("policies/complaints.docx.dismissed.toml", False),
        ("src/complaints.py", False),
    ],
)
def test_the_hook_is_for_documents_about_complaints(path: str, meant: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is meant


def test_the_hook_stops_a_breach(tmp_path: Path) -> None:
    """As pre-commit calls it: the entry, then the files."""
    name = documents.pdf(tmp_path).name
    done = subprocess.run([*python_of(HOOK["entry"]), name], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "breach" in done.stdout
    assert [p.name for p in tmp_path.iterdir()] == [name]  # nothing is written beside the documents


def python_of(entry: str) -> list[str]:
    return [sys.executable, "-m", "ombudscan.cli", *entry.split()[1:]]


def test_the_action_uploads_nothing_and_asks_for_no_token() -> None:
    steps = ACTION["runs"]["steps"]
    assert ACTION["runs"]["using"] == "composite"
    assert not [s for s in steps if "uses" in s]
    assert "token" not in json.dumps(ACTION).lower()


def test_no_input_is_part_of_a_script() -> None:
    assert not [s["name"] for s in ACTION["runs"]["steps"] if "${{" in s["run"]]


def checked(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's second step as the service does, with the inputs' defaults."""
    step = ACTION["runs"]["steps"][1]
    given = {name: str(told.get("default", "")) for name, told in ACTION["inputs"].items()} | inputs
    variables = {name: given[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)[1]] for name, value in step["env"].items()}
    tool = folder / "runner" / "ombudscan" / "bin" / "ombudscan"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ombudscan.cli "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    command = [shutil.which("bash") or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    environment = {**os.environ, **variables, "RUNNER_TEMP": str(folder / "runner")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_the_action_writes_sarif_and_fails_on_a_breach(tmp_path: Path) -> None:
    awkward = tmp_path / "our policy $(touch ran).pdf"
    documents.pdf(tmp_path).rename(awkward)
    done = checked(tmp_path, files=f"\n{awkward.name}\n", **{"as-of": "2026-11-21"})
    assert done.returncode == 1, done.stderr
    (log,) = (tmp_path / "ombudscan-sarif").glob("*.sarif")
    run = json.loads(log.read_text(encoding="utf-8"))["runs"][0]
    assert run["properties"]["asOf"] == "2026-11-21"
    assert any(r["level"] == "error" for r in run["results"])
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_a_name_that_looks_like_an_option_is_a_file(tmp_path: Path) -> None:
    done = checked(tmp_path, files="--help")
    assert done.returncode == 3, done.stdout


def test_the_actions_options_are_those_of_check() -> None:
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", ACTION["runs"]["steps"][1]["run"])) - {"--"} <= options_of("check")


def test_the_container_ends_without_rights() -> None:
    users = re.findall(r"^USER (.+)$", LAST, re.MULTILINE)
    assert users == ["10001:10001"]
    assert LAST.index("USER") > LAST.rindex("RUN")  # nothing is run after it, as nobody else before it is left in charge
    assert 'ENTRYPOINT ["ombudscan"]' in LAST


def test_the_container_names_its_base_and_no_host() -> None:
    bases = re.findall(r"^FROM (\S+)", CONTAINER, re.MULTILINE)
    assert set(bases) == {"python:3.11-slim"}
    assert not re.search(r"https?:|\bADD\b|curl|wget|--index-url", CONTAINER)


def test_what_the_container_copies_is_there_and_let_in() -> None:
    copied = [w for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINER, re.MULTILINE) for w in line.split()[:-1]]
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied and all((ROOT / c).exists() for c in copied)
    assert not [c for c in copied if f"!{c.split('/')[0]}" not in let_in]


def test_the_guide_runs_the_container_without_network_on_a_read_only_file_system() -> None:
    guide = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
    (run,) = re.findall(r"^podman run .*$", guide, re.MULTILINE)
    assert {"--read-only", "--cap-drop", "--tmpfs"} <= set(run.split()) and "--network none" in run
    assert "Building it was not tried" in guide


def test_the_licence_is_the_one_that_the_package_names() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
