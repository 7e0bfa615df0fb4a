"""The corpus diff: what two revisions find, compared; on a small repository of its own with a stand-in for the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from scripted import script

SCRIPT = script("diff_findings")
# Finds each word of WORDS that a document holds; the rule is the word.
CLI = """
import json, sys
from pathlib import Path
WORDS = {words!r}
args = sys.argv[1:]
out = Path(args[args.index("--out") + 1])
out.mkdir(parents=True)
paths = [Path(a) for a in args[1:args.index("--as-of")] if not a.startswith("--")]
if "--policy" in args:
    paths = paths[:-1]
for path in paths:
    text = path.read_text()
    if "unreadable" in text:
        continue
    found = [dict(severity="breach", rule=w, provision=None, quote=text.strip()) for w in WORDS if w in text]
    (out / (path.name + ".report.json")).write_text(json.dumps(dict(findings=found)))
"""


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=t", "-c", "user.email=t@t.example"]
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def commit(folder: Path, *words: str) -> str:
    cli = folder / "pipeline" / "ombudscan" / "cli.py"
    cli.parent.mkdir(parents=True, exist_ok=True)
    (cli.parent / "__init__.py").write_text("")
    cli.write_text(CLI.format(words=list(words)))
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    sample = folder / "corpus" / "samples" / "pellbrook"
    sample.mkdir(parents=True)
    (sample / "policy.txt").write_text("an apple and | a pear")
    (sample / "self-assessment.html").write_text("a plum")
    (sample / "planted.toml").write_text("apple")
    git(tmp_path, "init", "-q", str(folder))
    return folder


def test_what_is_gained_and_lost_between_two_revisions(repository: Path) -> None:
    old, new = commit(repository, "apple", "plum"), commit(repository, "plum", "pear")
    found = SCRIPT.difference(repository, old, new, None)
    assert found.splitlines()[0] == "Over 3 documents: 1 gained, 1 lost."
    assert "| lost | pellbrook/policy.txt | breach apple | - | an apple and \\| a pear |" in found
    assert "| gained | pellbrook/policy.txt | breach pear | - | an apple and \\| a pear |" in found
    assert SCRIPT.difference(repository, old, old, None) == "No finding changed over 3 documents."
    assert git(repository, "worktree", "list").count("\n") == 0  # nothing is left behind


def test_the_working_tree_is_compared_where_no_other_revision_is_named(repository: Path) -> None:
    old = commit(repository, "apple")
    cli = repository / "pipeline" / "ombudscan" / "cli.py"
    cli.write_text(CLI.format(words=["apple", "plum"]))
    found = SCRIPT.difference(repository, old, None, None)
    assert "2 gained, 0 lost" in found  # alone, and beside the policy
    assert "pellbrook/self-assessment.html + policy.txt" in found


def test_the_marked_cases_are_looked_at_where_they_are(repository: Path, tmp_path: Path) -> None:
    case = tmp_path / "shared" / "cases" / "marked" / "one"
    case.mkdir(parents=True)
    (case / "case.json").write_text(json.dumps({"files": ["a.txt"], "as_of": "2025-01-01"}))
    (case / "a.txt").write_text("a plum")
    old, new = commit(repository, "apple"), commit(repository, "apple", "plum")
    assert "| gained | one/a.txt | breach plum | - | a plum |" in SCRIPT.difference(repository, old, new, tmp_path / "shared")


def test_a_document_that_one_side_cannot_read_is_told(repository: Path) -> None:
    old = commit(repository, "apple")
    (repository / "corpus" / "samples" / "pellbrook" / "policy.txt").write_text("unreadable apple")
    cli = repository / "pipeline" / "ombudscan" / "cli.py"
    cli.write_text(CLI.format(words=["apple"]).replace('"unreadable" in text', "False"))
    found = SCRIPT.difference(repository, old, None, None)
    assert "| lost | pellbrook/policy.txt | - no report | - |  |" in found


def test_an_unknown_revision_is_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repository, "apple")
    with pytest.raises(SystemExit) as stopped:
        SCRIPT.difference(repository, "no-such-revision", None, None)
    assert stopped.value.code == 2
    assert "no-such-revision" in capsys.readouterr().err


def test_the_table_is_ordered_by_rule_and_cuts_long_words() -> None:
    gained = {("b", "gap", "zeta", "1.1", "x" * 200), ("a", "breach", "alpha", "-", "")}
    lines = SCRIPT.table(gained, set(), 2).splitlines()
    assert "alpha" in lines[-2]
    assert "zeta" in lines[-1]
    assert len(lines[-1]) < 140
