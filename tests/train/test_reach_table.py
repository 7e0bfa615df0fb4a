"""The table of reaches: lending texts helps where keys are alike and have few, and what is written is what was found."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")
sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from ombudscan.classify import model
from reach_table import loss, write


def drawn(levels: list[float], texts: int) -> tuple[np.ndarray, np.ndarray]:
    """Texts of their own for each key, whose probabilities lie about the key's level."""
    draw = np.random.default_rng(3)
    most, has = np.zeros((len(levels) * texts, len(levels)), dtype=np.float32), np.zeros((len(levels) * texts, len(levels)), dtype=bool)
    for i, level in enumerate(levels):
        rows = slice(i * texts, (i + 1) * texts)
        most[rows, i], has[rows, i] = np.clip(draw.normal(level, 0.1, texts), 0, 1), True
    return most, has


def test_texts_that_are_lent_help_where_keys_are_alike_and_mislead_where_they_are_not() -> None:
    alike, apart = drawn([0.3] * 20, 8), drawn([0.05, 0.45] * 10, 8)
    assert loss(*alike, 50)[0] < loss(*alike, 0)[0]
    assert loss(*apart, 50)[0] > loss(*apart, 0)[0]


def test_the_reach_is_written_and_the_folder_sealed_again(tmp_path: Path) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text('sha256 = ""\nweights = [1.0]\n\n[reach]\n"log" = 0.1\n"log-kept" = 0.2\n', encoding="utf-8")
    write(tmp_path, {"log": 0.31234, "log-kept": 0.5})
    told = tomllib.loads(settings.read_text(encoding="utf-8"))
    assert told["reach"] == {"log": 0.3123, "log-kept": 0.5}
    assert told["weights"] == [1.0]
    assert told["sha256"] == model.digest(tmp_path)
