"""What the README says can be done: its options exist, its Python runs, its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import documents

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_option_of_check_is_told_of_and_no_other() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "ombudscan.cli", "check", "--help"], capture_output=True, text=True, check=True
    ).stdout
    offered = set(re.findall(r"(--[a-z-]+)", help_text)) - {"--help", "--model"}
    guide = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    assert offered == set(re.findall(r"^\| `(--[a-z-]+)", guide, re.MULTILINE))
    lines = "\n".join(line for line in (README + guide).splitlines() if "ombudscan check" in line)
    assert set(re.findall(r"(--[a-z-]+)", lines)) <= offered | {"--model"}


def test_the_readmes_python_runs(tmp_path: Path) -> None:
    documents.pdf(tmp_path)
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    script = tmp_path / "script.py"
    script.write_text('if __name__ == "__main__":\n' + "\n".join(f"    {line}" for line in code[1].splitlines()))
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "breach" in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout: the tracked files are not known")
    hosts = re.compile(
        "|".join(("py" + r"pi\.org", "pythonhosted" + r"\.", "npm" + r"js\.", "deb" + r"\.debian", "/" + "work/", "/" + "root/"))
    )
    found = []
    for name in tracked:
        path = ROOT / name
        if path.suffix in (".py", ".toml", ".md", ".jsonl", ".lock", ".json", "") and path.is_file():
            found += [name for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if hosts.search(line)][:1]
    assert not found
