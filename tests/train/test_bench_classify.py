"""The benchmark of the classifier: what it is asked, what it counts, and that a fresh process needs no torch."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

import scripted
from ombudscan import classify
from ombudscan.classify.lexical import Unit


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    return scripted.script("bench_classify")


def test_the_passages_are_those_the_product_asks_about(bench: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text("Complaints policy\n\nAnyone may complain by letter or by telephone.\n\nRent is due on a Monday morning.\n")
    heard = bench.passages([path], classify.load())
    assert any("by letter or by telephone" in unit.text for unit in heard)


@pytest.mark.skipif("torch" in sys.modules, reason="another test has imported torch into this process")
def test_each_part_does_its_own_work(bench: ModuleType) -> None:
    units = [Unit(text="The Clerk replies within ten working days."), Unit(text="Rent is due on Monday.")] * 8
    heads, encoder, whole = (bench.run(part, units, None) for part in bench.PARTS)
    assert heads.encoded == 0
    assert encoder.encoded == len(units)
    assert 0 <= whole.encoded <= len(units)


def test_the_table_tells_rates_and_ratios(bench: ModuleType) -> None:
    found = {
        part: [bench.Run(0.2, seconds, encoded)] for part, seconds, encoded in zip(bench.PARTS, (0.5, 4.0, 2.0), (0, 100, 40), strict=True)
    }
    rows = bench.lines(found, 100)[2:]
    assert rows[0] == "| heads alone | 200 | 1.0 | 0% | 0.20 s |"
    assert rows[2] == "| as check uses it | 50 | 4.0 | 40% | 0.20 s |"


def test_it_writes_what_it_measured(bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "measured", lambda units, model, runs: {part: [bench.Run(0.1, 1.0, 0)] * runs for part in bench.PARTS})
    path = tmp_path / "policy.txt"
    path.write_text("Complaints policy\n\nAnyone may complain by letter or by telephone.\n")
    assert bench.main([str(path), "--runs", "2", "--out", str(tmp_path / "b.json")]) == 0
    record = json.loads((tmp_path / "b.json").read_text())
    assert len(record["runs"]["heads alone"]) == 2
    assert record["model"]["sha256"] == classify.load().model.sha256
