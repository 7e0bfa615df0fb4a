"""`ombudscan verify` and `ombudscan decisions`: what they print and exit with."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from decisions.made_decisions import WORDS, decision
from ombudscan.cli import app
from ombudscan.decisions import open_log


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(w) for w in words])
    return done.exit_code, done.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "2026"
    made.mkdir()
    log = open_log(made)
    for n, (reviewer, choice) in enumerate((("Ann", "agree"), ("Ben", "agree"), ("Ann", "dismiss"), ("Ben", "agree"))):
        log.append(decision(f"6.{n // 2}", reviewer, choice, blind=reviewer == "Ben"))
    return made


def test_a_log_that_holds(folder: Path) -> None:
    code, out = run("verify", folder)
    assert code == 0
    assert "4 entries, every one as it was made" in out
    head = re.search(r"--head (\d+:[0-9a-f]{64})", out)
    assert head
    open_log(folder).append(decision("9.9"))
    assert run("verify", folder, "--head", head[1])[0] == 0
    wrong = head[1][:-1] + ("0" if head[1][-1] != "0" else "1")
    assert run("verify", folder, "--head", wrong)[0] == 1


def test_an_edited_log_is_found_and_the_entry_named(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "decisions.sqlite", isolation_level=None)) as db:
        db.execute("DROP TRIGGER no_change")
        db.execute("UPDATE decisions SET body = replace(body, 'dismiss', 'agree!!') WHERE number = 3")
    code, out = run("verify", folder)
    assert code == 1
    assert out.startswith("Entry 3 (Ann, ")


def test_an_exported_log(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "log.jsonl"
    assert run("decisions", folder, "--what", "log", "--out", out)[0] == 0
    assert run("verify", folder, "--log", out)[0] == 0
    lines = out.read_bytes().splitlines(keepends=True)
    for damaged, said in (
        (b"".join(lines[:-1]), "entry 4 is missing"),
        (b"".join([lines[0], *lines[2:]]), "Entry 2 is missing"),
        (b"".join([lines[1], lines[0], *lines[2:]]), "Entry 1 is missing"),
        (b"".join(lines).replace(b'"agree"', b'"agreE"', 1), "Entry 1"),
        (b"\xff" + b"".join(lines), "Line 1"),
        (b"".join(lines)[:-1], "Line 4"),
    ):
        out.write_bytes(damaged)
        code, told = run("verify", folder, "--log", out)
        assert (code, said in told) == (1, True), told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verify", "nowhere"), "There is no folder"),
        (("verify", ".", "--head", "3"), "NUMBER:HASH"),
        (("verify", ".", "--log", "nowhere.jsonl"), "cannot be read"),
        (("verify", ".", "--database", "nonsense"), "no address"),
        (("decisions", "nowhere"), "There is no folder"),
        (("decisions", ".", "--what", "agreement"), "takes two reviewers"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out = run(*words)
    assert code == 2
    assert said in " ".join(out.replace("│", " ").split())


def test_no_decisions_is_no_fault(tmp_path: Path) -> None:
    assert run("verify", tmp_path) == (0, "There are no decisions yet.\n")


def test_decisions_as_tables(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "d.xlsx"
    assert run("decisions", folder, "--out", out)[0] == 0
    sheet = openpyxl.load_workbook(out)["decisions"]
    assert [sheet.cell(r, 3).value for r in range(2, 6)] == ["Ann", "Ben", "Ann", "Ben"]
    code, text = run("decisions", folder, "--what", "differences", "--format", "json", "--out", "-")
    assert code == 0
    (row,) = json.loads(text)["differences"]
    assert (row["first"], row["first_decision"], row["second_decision"], row["words"]) == ("Ann", "dismiss", "agree", WORDS)


def test_agreement_is_told(folder: Path) -> None:
    code, out = run("decisions", folder, "--what", "agreement")
    assert code == 0
    assert "Ann and Ben both decided on 2; the same on 1. Cohen's kappa: 0.00" in out
    assert run("decisions", folder, "--what", "agreement", "--blind", "--reviewer", "Ben", "--reviewer", "Ann")[1].startswith("Ben and Ann")


def test_labels_to_train_on(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "own" / "decisions.jsonl"
    assert run("decisions", folder, "--what", "training", "--out", out)[0] == 0
    assert {json.loads(line)["decision"] for line in out.read_text(encoding="utf-8").splitlines()} == {"agree"}
