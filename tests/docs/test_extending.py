"""docs/extending is followed to the letter in a copy of the tree: what each page names is all that is touched, and it works."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import documents

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "extending"
SKIPPED = shutil.ignore_patterns("__pycache__", "_build", ".pytest_cache", ".hypothesis")
COPIED = ("pipeline", "tests", "scripts", "docs")
# A file that a page tells to write: its path, then its text.
FILE = re.compile(
    r"^`(?P<path>[\w./-]+)`[.:].*?\n(?P<fence>```+)(?:toml|python|markdown)\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE
)
COMMANDS = re.compile(r"^```sh\n(?P<lines>.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the tree, with a policy in it to try things on."""
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=SKIPPED)
    (tmp_path / "models").symlink_to(ROOT / "models")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    documents.text(tmp_path)
    return tmp_path


def state(tree: Path) -> dict[str, str]:
    """The hash of every file of the tree's four folders, by path."""
    found = (p for name in COPIED for p in (tree / name).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(tree).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in found}


def touched(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def files_of(page: str) -> dict[str, str]:
    found = {m["path"]: m["text"] for m in FILE.finditer(page)}
    assert found
    return found


def write(tree: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        assert not (tree / path).exists(), f"{path} is there already: the page has to name a file of its own"
        (tree / path).write_text(text, encoding="utf-8")


def run(tree: Path, command: str) -> str:
    """Run a command of a page, with the copy's package in place of the installed one."""
    there = {**os.environ, "PYTHONPATH": str(tree / "pipeline"), "PYTHONDONTWRITEBYTECODE": "1"}
    there["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{there['PATH']}"
    done = subprocess.run(["bash", "-c", command], cwd=tree, env=there, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def commands(page: str) -> list[str]:
    return [line for m in COMMANDS.finditer(page) for line in m["lines"].splitlines()]


def test_an_edition(tree: Path) -> None:
    page = (PAGES / "edition.md").read_text(encoding="utf-8")
    before, files = state(tree), files_of(page)
    write(tree, files)
    said = {command: run(tree, command) for command in commands(page)}
    assert touched(before, state(tree)) - set(files) - {p for p in state(tree) if p.startswith("docs/rules/")} == {
        "docs/reference/editions.md",
        "docs/reference/report.md",
    }
    assert "An open door" in said["ombudscan codes test-2030"]
    assert "→" in said["ombudscan codes --compare hos-2024 test-2030"]
    judged = next(text for command, text in said.items() if "--code test-2030" in command)
    assert "the Made-up Code, January 2030" in judged
    assert "the Code allows at most 7 working days" in judged, "its limits are those that rules judge by"


def test_a_rule(tree: Path) -> None:
    page = (PAGES / "rule.md").read_text(encoding="utf-8")
    before, files = state(tree), files_of(page)
    assert set(files) == {"tests/rules/slow-handover.md", "pipeline/ombudscan/rules/slow-handover.toml"}
    write(tree, files)
    said = {command: run(tree, command) for command in commands(page)}
    assert touched(before, state(tree)) == {*files, "docs/rules/slow-handover.md", "docs/rules/README.md", "docs/reference/checks.md"}
    assert "8 passed" in next(text for command, text in said.items() if "test_cases" in command)
    run(tree, "python -m pytest tests/rules/test_pages.py -k 'fresh or index'")


def test_a_reader(tree: Path) -> None:
    page = (PAGES / "reader.md").read_text(encoding="utf-8")
    before, files = state(tree), files_of(page)
    write(tree, files)
    (line,) = re.findall(r"^    Format\(.*\),$", page, re.MULTILINE)
    formats = tree / "pipeline" / "ombudscan" / "read" / "formats.py"
    text = formats.read_text(encoding="utf-8")
    last = "    Format(media_type=TEXT,"
    assert text.count(last) == 1
    formats.write_text(text.replace(last, f"{line}\n{last}"), encoding="utf-8")
    (tree / "policy.pln").write_text(
        "{\\plain \\h Harebell Homes Complaints Policy \\p Approved on 4 March 2026."
        " \\h Stage 1 \\p You will have our response within fifteen working days of the acknowledgement.}"
    )
    (said,) = [run(tree, command) for command in commands(page)]
    assert "BREACH 6.3" in said
    (tree / "form.pln").write_text(
        "{\\plain \\h Harebell Homes self-assessment, October 2026"
        " \\c Code provision \\c Requirement \\c Comply \\c Evidence \\r "
        " \\c 6.2 \\c Complaints must be acknowledged within five working days \\c Yes \\c Policy, section 2 \\r "
        " \\c 6.3 \\c A full response within ten working days \\c No \\c The team is short of people \\r }"
    )
    assert "2 rows of the form" in run(tree, "ombudscan check form.pln --as-of 2026-11-21 --fail-on never")
    assert touched(before, state(tree)) == {*files, "pipeline/ombudscan/read/formats.py"}
    taken = (
        "from ombudscan.audit.inputs import SUFFIXES; from ombudscan.web.kinds import ENDINGS; print('.pln' in SUFFIXES, '.pln' in ENDINGS)"
    )
    assert run(tree, f'python -c "{taken}"').split() == ["True", "True"]


def test_a_faulty_edition_is_refused_with_its_fault(tree: Path) -> None:
    page = (PAGES / "edition.md").read_text(encoding="utf-8")
    write(tree, {path: text.replace("starts_from", "start_from") for path, text in files_of(page).items()})
    (tree / "policy.txt").write_text("Harebell Homes Complaints Policy\n\nWe acknowledge your complaint within five working days.")
    for command in ("ombudscan codes test-2030", "ombudscan check policy.txt"):
        with pytest.raises(AssertionError, match="start_from: unknown key") as told:
            run(tree, command)
        assert "Traceback" not in str(told.value)
        assert "Please report" not in str(told.value)
