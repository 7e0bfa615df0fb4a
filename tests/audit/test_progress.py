"""What a run tells while it works: a bar for people, lines for programs, nothing to a file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import made_work
import pytest
from rich.console import Console
from typer.testing import CliRunner

from ombudscan.audit import local, progress
from ombudscan.cli import app


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(local, "done", made_work.done)
    monkeypatch.setattr(local, "PRELOAD", ())
    monkeypatch.setattr(local, "documents_only", made_work.anywhere)
    made_work.write(tmp_path / "documents", many=4)  # the last of them crashes
    return tmp_path / "documents"


def audit(documents: Path, *more: str) -> tuple[int, str, str]:
    command = ["audit", str(documents), "--out", str(documents.parent / "out"), "--workers", "1", "--as-of", "2026-11-21", *more]
    done = CliRunner().invoke(app, command)
    return done.exit_code, done.stdout, done.stderr


def test_lines_of_json_for_programs(documents: Path) -> None:
    status, out, errors = audit(documents, "--progress", "json")
    said = [json.loads(line) for line in errors.splitlines()]
    assert status == 0
    assert [s["done"] for s in said] == [1, 2, 3, 4]
    assert said[-1]["total"] == 4 and said[-1]["outcomes"] == {"ok": 3, "crash": 1}
    assert out.startswith("4 documents (4 now): ok 3 · crash 1\n")


@pytest.mark.parametrize("way", ["none", "auto"])
def test_silent_when_asked_and_when_there_is_no_terminal(documents: Path, way: str) -> None:
    status, out, errors = audit(documents, "--progress", way)
    assert (status, errors) == (0, "")
    assert "Tables:" in out


def test_a_second_run_does_nothing_and_says_so(documents: Path) -> None:
    audit(documents)
    assert audit(documents)[1].startswith("4 documents (0 now)")
    assert audit(documents, "--retry", "failed")[1].startswith("4 documents (1 now)")


def test_wrong_usage_is_told_in_a_sentence(documents: Path) -> None:
    status, _, errors = audit(documents, "--landlords", "nowhere.csv")
    assert status == 2
    assert "cannot be read as CSV" in errors


def test_the_bar_names_what_runs_and_takes_no_markup_from_names() -> None:
    bar = progress.Bar(Console(file=io.StringIO(), force_terminal=True))
    progress.Counts.start(bar, 4, 1)
    bar.done("ok")
    bar.running(["[red]Westvale[/red].pdf\x1b[2J"])
    said = bar.shown().plain
    assert "2/4" in said and "ok 1" in said
    assert "now: [red]Westvale[/red].pdf[2J" in said
