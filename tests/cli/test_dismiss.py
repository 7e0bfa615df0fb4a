"""Setting a finding aside on the command line, and what check says of it afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import documents
from ombudscan.cli import app

WHO = ("--reason", "Agreed with the Ombudsman.", "--name", "A. Reader", "--date", "2026-11-20")
DAY = ("--as-of", "2026-11-21")


def run(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(w) for w in words])
    return done.exit_code, " ".join(done.output.split())


def report(path: Path, *words: str | Path) -> Any:
    done = CliRunner().invoke(app, ["check", str(path), "--format", "json", *DAY, *map(str, words)])
    return json.loads(done.stdout)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return documents.text(tmp_path)


def breaches(path: Path) -> set[str]:
    return {f["rule"] for f in report(path)["findings"] if f["severity"] == "breach"}


def test_a_finding_is_set_aside_and_the_report_counts_it(policy: Path) -> None:
    before = report(policy)
    code, out = run("dismiss", policy, "late-response", *DAY, *WHO)
    assert code == 0, out
    assert f"{policy.name}.dismissed.toml" in out.replace(" ", "")
    after = report(policy)
    assert {f["rule"] for f in before["findings"]} - {f["rule"] for f in after["findings"]} == {"late-response"}
    (aside,) = after["dismissed"]
    assert aside["rule"] == "late-response"
    assert aside["dismissal"]["name"] == "A. Reader"
    assert aside["dismissal"]["date"] == "2026-11-20"
    assert after["stale_dismissals"] == []
    _, text = run("check", policy, *DAY)
    assert "Set aside (1)" in text
    assert "A. Reader, 2026-11-20: Agreed with the Ombudsman." in text
    assert "Set aside: 1." in text


def test_the_exit_status_follows_what_is_left(policy: Path) -> None:
    assert run("check", policy, *DAY)[0] == 1
    for rule in breaches(policy):
        code, out = run("dismiss", policy, rule, *DAY, *WHO)
        assert code == 0, out
    assert breaches(policy) == set()
    assert run("check", policy, *DAY)[0] == 0


def test_a_dismissal_whose_words_have_changed_is_named(policy: Path) -> None:
    run("dismiss", policy, "late-response", *DAY, *WHO)
    policy.write_text(policy.read_text().replace("fifteen working days", "forty working days"))
    found = report(policy)
    assert "late-response" in {f["rule"] for f in found["findings"]}
    assert [d["rule"] for d in found["stale_dismissals"]] == ["late-response"]
    assert "Dismissals that fit no finding any more (1)" in run("check", policy, *DAY)[1]


def test_another_file_can_be_named(policy: Path, tmp_path: Path) -> None:
    other = tmp_path / "kept" / "decisions.toml"
    other.parent.mkdir()
    run("dismiss", policy, "late-response", *DAY, *WHO, "--dismissed", other)
    assert not report(policy)["dismissed"]
    assert len(report(policy, "--dismissed", other)["dismissed"]) == 1


REFUSED = [
    (("late-respnse", *WHO), "Did you mean late-response"),
    (("third-stage", *WHO), "there is nothing to set aside"),
    (("late-response", *WHO, "--provision", "9.9"), "elsewhere, not there"),
    (("late-response", *WHO, "--words", "purple"), "elsewhere, not there"),
    (("late-response", "--reason", " ", "--name", "A"), "--reason is empty"),
    (("late-response", "--reason", "x", "--name", " "), "--name is empty"),
    (("late-response", *WHO[:4], "--date", "soon"), "is not a day"),
    (("late-response", "--name", "A"), "--reason"),
]


@pytest.mark.parametrize(("words", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_what_cannot_be_set_aside_is_refused_and_nothing_is_written(policy: Path, words: tuple[str, ...], says: str) -> None:
    code, out = run("dismiss", policy, *words, *DAY)
    assert code == 2
    assert says in out
    assert [p.name for p in policy.parent.iterdir()] == [policy.name]


def test_of_several_findings_one_has_to_be_named(policy: Path) -> None:
    code, out = run("dismiss", policy, "silent-on-provision", *DAY, *WHO)
    assert code == 2
    assert "say which with --provision or --words" in out
    number = next(f["provision"] for f in report(policy)["findings"] if f["rule"] == "silent-on-provision")
    assert run("dismiss", policy, "silent-on-provision", "--provision", number, *DAY, *WHO)[0] == 0


def test_nothing_is_set_aside_twice(policy: Path) -> None:
    run("dismiss", policy, "late-response", *DAY, *WHO)
    code, out = run("dismiss", policy, "late-response", *DAY, *WHO)
    assert code == 2
    assert "set aside already, by A. Reader on 2026-11-20" in out


def test_a_malformed_file_stops_check_before_anything_is_read(policy: Path) -> None:
    policy.with_name(policy.name + ".dismissed.toml").write_text("format = \n")
    code, out = run("check", policy, *DAY)
    assert code == 2
    assert f"{policy.name}.dismissed.toml, line 1: no valid TOML" in out
    assert "judged by" not in out


def test_a_file_of_dismissals_is_for_one_document(policy: Path, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    other = documents.text(tmp_path / "second")
    assert "for one document" in run("check", policy, other, "--dismissed", policy)[1]
    assert "There is no file" in run("check", policy, "--dismissed", tmp_path / "none.toml")[1]


def test_a_document_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert run("dismiss", tmp_path / "gone.pdf", "late-response", *WHO)[0] == 3
