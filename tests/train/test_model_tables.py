"""The tables that are drawn from an evaluation."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from model_tables import main


def _part(f1: float) -> dict[str, object]:
    micro = {"precision": 0.9, "recall": 0.8, "f1": f1, "support": 7}
    right = {"100%": 0.7, "90%": 0.75, "80%": 0.8, "70%": 0.9}
    return {"sentences": 12, "micro": micro, "macro_f1": 0.5, "calibration_error": 0.04, "right_at_coverage": right}


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    """Two seeds of one split."""
    path = tmp_path / "evaluation.json"
    runs = [{"linear": _part(0.6), "keywords": _part(0.2)}, {"linear": _part(0.7), "keywords": _part(0.2)}]
    path.write_text(json.dumps({"model": "x", "results": {"registers left out": runs}}))
    return path


def test_the_mean_over_the_seeds_stands_in_the_page(evaluation: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- model -->\nold\n<!-- /model -->\nAfter\n")
    for _ in range(2):  # again, and nothing is added
        assert main([str(evaluation), "--into", str(page)]) == 0
    text = page.read_text()
    assert "| linear | 0.900 | 0.800 | 0.650 |" in text
    assert "old" not in text
    assert text.startswith("Before\n") and text.endswith("After\n")
    assert text.count("| linear |") == 1


def test_a_page_without_a_place_is_said_to_have_none(evaluation: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing here\n")
    assert main([str(evaluation), "--into", str(page)]) == 2
    assert page.read_text() == "Nothing here\n"
