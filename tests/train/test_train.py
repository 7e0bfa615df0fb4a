"""Training: labels are checked, the same labels give the same bytes, and the metrics are what they say."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs the [train] extra")

from ombudscan import catalog
from ombudscan.classify import load
from ombudscan.classify.lexical import Unit
from ombudscan.train import train
from ombudscan.train.datasets import LabelError, labels
from ombudscan.train.evaluate import calibration_error, macro_f1, micro, per_key, reach

KNOWN = frozenset(p.key for e in catalog.editions() for p in e.provisions)


def write(folder: Path, *rows: dict[str, object]) -> Path:
    (folder / "x.jsonl").write_text("\n".join(json.dumps(r) for r in rows) + "\n")
    return folder


def row(text: str = "The Clerk replies.", **change: object) -> dict[str, object]:
    return {"text": text, "keys": ["publicity"], "path": [], "lead_in": "", "register": "plain"} | change


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(keys=["publicty"])], "publicty"),
        ([row(register="shouting")], "x.jsonl:1"),
        ([row(text=" ")], "x.jsonl:1"),
        ([row(), row()], "the same sentence"),
        ([row(more=1)], "just the fields"),
        ([row(keys="publicity")], "keys"),
    ],
)
def test_a_wrong_label_is_named(tmp_path: Path, rows: list[dict[str, object]], said: str) -> None:
    with pytest.raises(LabelError, match=said):
        labels(write(tmp_path, *rows), KNOWN)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(LabelError) as error:
        labels(write(tmp_path, row(keys=["a"]), row("Another.", keys=["b"])), KNOWN)
    assert "x.jsonl:1" in str(error.value)
    assert "x.jsonl:2" in str(error.value)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LabelError):
        labels(tmp_path, KNOWN)


SMALL = [
    *(row(f"We put {w} about complaints in the {p}.") for w in ("posters", "notices", "cards") for p in ("hall", "lobby", "newsletter")),
    *(
        row(f"The {who} keeps {what} of each complaint.", keys=["full-record"])
        for who in ("Clerk", "team", "officer")
        for what in ("a file", "papers", "every letter")
    ),
    *(
        row(f"Rent is paid {how} on {day}.", keys=[])
        for how in ("by card", "in cash", "online")
        for day in ("Monday", "Friday", "the first")
    ),
]


def test_the_same_labels_give_the_same_bytes_and_a_model_that_works(tmp_path: Path) -> None:
    source = tmp_path / "labels"
    source.mkdir()
    write(source, *SMALL)
    metrics = train(source, tmp_path / "a", encode=False)
    train(source, tmp_path / "b", encode=False)
    assert (tmp_path / "a/heads.npz").read_bytes() == (tmp_path / "b/heads.npz").read_bytes()
    assert metrics["f1"] > 0.8
    model = load(tmp_path / "a")
    assert set(model.keys) == {"publicity", "full-record"}
    table = model.probabilities([Unit(text="A poster about complaints hangs in the lobby."), Unit(text="Rent is paid online.")])
    at = model.keys.index("publicity")
    assert table[0, at] > 0.5 > table[1, at]


def test_the_card_is_complete(tmp_path: Path) -> None:
    source = tmp_path / "labels"
    source.mkdir()
    train(write(source, *SMALL), tmp_path / "m", encode=False)
    card = (tmp_path / "m/card.md").read_text()
    for section in card.split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        assert body.strip(), title
    assert "ombudscan train" in card


def test_metrics_count_as_they_should() -> None:
    truth = np.array([[1, 0], [1, 1], [0, 0]], dtype=bool)
    said = np.array([[0.9, 0.6], [0.4, 0.8], [0.1, 0.2]], dtype=np.float32)
    scores = per_key(said, truth, ("a", "b"))
    assert (scores["a"].precision, scores["a"].recall) == (1.0, 0.5)
    assert (scores["b"].precision, scores["b"].recall) == (0.5, 1.0)
    assert micro(said, truth).f1 == pytest.approx(2 / 3)
    assert macro_f1(scores) == pytest.approx(2 / 3)
    assert reach(said, truth, ("a", "b"), share=1.0)["a"] == pytest.approx(0.4)


def test_a_perfect_forecast_has_no_calibration_error() -> None:
    truth = np.array([[1], [0]], dtype=bool)
    assert calibration_error(np.array([[1.0], [0.0]], dtype=np.float32), truth) == 0.0
    assert calibration_error(np.array([[0.5], [0.9]], dtype=np.float32), truth) > 0.4
