"""The README's table of reading speeds is drawn from the kept JSON, and the script refuses what would not be a measure."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType

import pytest

import scripted

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
KEPT = ROOT / "docs" / "read-speed.json"
DOCUMENTS = ["ruled form", "borderless form", "policy", "form, web page", "policy, web page", "form, Word", "policy, Word"]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(scripted.SCRIPTS))
    return scripted.script("bench_read")


def test_the_readmes_table_is_that_of_the_kept_result(bench: ModuleType) -> None:
    held = re.search(r"<!-- bench-read -->\n(.*?)\n<!-- /bench-read -->", README, re.DOTALL)
    assert held
    assert held[1] == bench.told(json.loads(KEPT.read_text(encoding="utf-8"))), "run make bench-read"


def test_the_kept_result_has_every_document_and_runs_enough(bench: ModuleType) -> None:
    found = json.loads(KEPT.read_text(encoding="utf-8"))
    assert list(found["documents"]) == DOCUMENTS
    assert min(found["runs"], found["plumber_runs"]) >= bench.LEAST == 7
    assert re.fullmatch(r"[0-9a-f]{7,}", found["commit"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["date"])


def test_the_readme_and_the_makefile_give_the_whole_command() -> None:
    command = (
        "scripts/bench_read.py --runs 15 --plumber-runs 7 --compiled build/compiled/site --out docs/read-speed.json --readme README.md"
    )
    assert command in " ".join(README.split())
    assert command in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_compiled_package_has_a_column_where_it_was_measured(bench: ModuleType) -> None:
    row = {
        "pages": 2,
        "pages_per_cpu_second": {"ours": 10.0, "raw text": 20.0},
        "ours_as_multiple_of": {"raw text": 0.5},
        "peak_bytes": 3_000_000,
    }
    assert "| policy | 2 | 10 | 20 (0.50) |" in bench.table({"documents": {"policy": row}})
    row["pages_per_cpu_second"]["ours, compiled"] = 15.0
    row["compiled_as_multiple_of"] = {"raw text": 0.75}
    assert "| policy | 2 | 10 | 15 | 20 (0.50, 0.75) |" in bench.table({"documents": {"policy": row}})


def test_the_pure_package_is_not_measured_as_a_compiled_one(bench: ModuleType) -> None:
    with pytest.raises(SystemExit, match="holds no compiled package"):
        bench.main(["--smoke", "--compiled", str(ROOT / "pipeline")])


@pytest.mark.parametrize("words", [["--runs", "6"], ["--plumber-runs", "3"], ["--runs", "many"]])
def test_fewer_than_seven_runs_are_refused(bench: ModuleType, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        bench.main(words)
    assert stopped.value.code == 2
    assert "at least 7 runs make a median" in capsys.readouterr().err


def test_a_smoke_run_may_not_be_written(bench: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["--smoke", "--out", str(tmp_path / "x.json")])
    assert "--smoke measures nothing that may be written" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_smoke_run_reads_each_document_once(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small = {"policy, web page": bench.documents()["policy, web page"]}
    monkeypatch.setattr(bench, "documents", lambda: small)
    assert bench.main(["--smoke"]) == 0
    assert "| policy, web page |" in capsys.readouterr().out
