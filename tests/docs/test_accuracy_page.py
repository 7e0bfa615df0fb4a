"""The tables of accuracy are drawn from the counts that are kept, and the counts add up."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

import scripted
from ombudscan import catalog


@pytest.fixture
def table() -> ModuleType:
    return scripted.script("accuracy_table")


def test_the_page_and_the_readme_are_fresh(table: ModuleType) -> None:
    runs = table.kept()
    assert table.PAGE.read_text(encoding="utf-8") == table.page(runs), "run make pages"
    held = table.PLACE.search(table.README.read_text(encoding="utf-8"))
    assert held is not None
    assert held.group() == table.readme(runs), "run make pages"


def test_every_rule_has_a_row_and_every_rule_counted_is_one(table: ModuleType) -> None:
    names = {r.name for r in catalog.rules()}
    page = table.page(table.kept())
    assert [n for n in names if f"| [{n}](rules/{n}.md) |" not in page] == []
    assert {n for run in table.kept() for n in run["rules"]} <= names


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ({"hit": 3, "miss": 1, "false": 1}, (0.75, 0.75, 0.75)),
        ({"hit": 0, "miss": 2, "false": 0}, (1.0, 0.0, 0.0)),
        ({}, (1.0, 1.0, 1.0)),
    ],
)
def test_shares(table: ModuleType, counts: dict[str, int], shares: tuple[float, float, float]) -> None:
    assert table.shares(Counter(counts)) == shares


def test_a_run_is_kept_once(table: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "KEPT", tmp_path / "kept.jsonl")
    scores = tmp_path / "scores.json"
    for hit in (1, 2):
        scores.write_text(json.dumps({"documents": 1, "measures": {"row": {"hit": hit, "miss": 1, "false": 0}}, "rules": {}}))
        assert table.main(["--take", str(scores), "--set", "blind-1", "--run", "first"]) == 0
    (kept,) = table.kept()
    assert (kept["set"], kept["run"], kept["measures"]) == ("blind-1", "first", {"row": [2, 1, 0]})


def test_the_summary_names_rules_that_do_badly(table: ModuleType) -> None:
    rules = {"third-stage": [1, 0, 4], "extra-stage": [1, 4, 0], "late-response": [9, 0, 0]}
    said = table.summary([{"rules": rules}])
    assert "3 were tried, and 1 found all" in said
    assert "extra-stage (4 of 5 missed)" in said
    assert "third-stage (4 of 5 false)" in said
    assert "late-response" not in said
