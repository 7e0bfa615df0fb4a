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
from ombudscan.train.calibrate import calibrate
from ombudscan.train.cascade import certain
from ombudscan.train.datasets import Label, LabelError, labels
from ombudscan.train.evaluate import calibration_error, macro_f1, micro, per_key, reach, surely
from ombudscan.train.fit import counted, left_out, truths

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


def test_a_document_is_a_file_in_its_order(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    write(folder, row("One.", path=["A"]), row("Two.", path=["A"], also=["channels"]), row("Two.", path=["B"]))
    one, two, other = labels(tmp_path, KNOWN)
    assert one.group == two.group == "x"
    assert two.unit.before is not None and two.unit.before.text == "One."
    assert "channels" in two.also
    assert other.unit.before is None  # another section; and a document may say the same twice


def test_a_key_of_an_older_edition_was_not_asked_about(tmp_path: Path) -> None:
    (label,) = labels(write(tmp_path, row(keys=["update-intervals"])), KNOWN)
    assert {"regular-updates", "agreed-contact"} <= set(label.also)
    assert "stage-1-respond" not in label.also
    assert counted([label], ("update-intervals", "regular-updates", "publicity")).tolist() == [[1, 0, 1]]


def test_documents_are_left_out_whole() -> None:
    found = [
        Label(unit=Unit(text=f"{g}{i}"), keys=("publicity",) if i % 2 else (), register="plain", group=g)
        for g in "abcdefgh"
        for i in range(4)
    ]
    for train_rows, test_rows in left_out(found, truths(found, ("publicity",))):
        assert not {found[i].group for i in train_rows} & {found[i].group for i in test_rows}
        assert len(test_rows) == 8


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
    assert reach(said, truth, ("a", "b"), share=1.0, lent=0)["a"] == pytest.approx(0.4)


def test_a_key_with_few_texts_reaches_as_far_as_all_keys_do_and_one_with_many_as_far_as_its_own() -> None:
    said, truth = np.zeros((403, 4), dtype=np.float32), np.zeros((403, 4), dtype=bool)
    said[:200, 0], truth[:200, 0] = 0.1, True
    said[200:400, 1], truth[200:400, 1] = 0.4, True
    said[400:402, 2], truth[400:402, 2] = (0.0, 0.4), True
    found = reach(said, truth, ("low", "high", "few", "none"), share=0.4)
    assert found["low"] == pytest.approx(0.1, abs=0.01)
    assert found["high"] == pytest.approx(0.4, abs=0.01)
    assert found["few"] == pytest.approx(0.4, abs=0.01), "not half way between its own two"
    assert found["none"] == 0.0
    assert reach(said, truth, ("low", "high", "few", "none"), share=0.9, lent=0)["few"] < 0.1


def test_a_perfect_forecast_has_no_calibration_error() -> None:
    truth = np.array([[1], [0]], dtype=bool)
    assert calibration_error(np.array([[1.0], [0.0]], dtype=np.float32), truth) == 0.0
    assert calibration_error(np.array([[0.5], [0.9]], dtype=np.float32), truth) > 0.4


def test_what_could_be_defended_is_neither_right_nor_wrong() -> None:
    truth = np.array([[True, False]])
    said = np.array([[0.9, 0.9]], dtype=np.float32)
    told = np.array([[True, False]])
    assert micro(said, truth).precision == 0.5
    assert micro(said, truth, told).precision == 1.0
    assert per_key(said, truth, ("a", "b"), told)["b"].false == 0


def test_the_surest_are_decided_first() -> None:
    said = np.array([[0.99], [0.9], [0.6], [0.02], [0.4], [0.95], [0.97], [0.03], [0.01], [0.98]], dtype=np.float32)
    truth = np.array([[1], [1], [0], [0], [1], [1], [1], [0], [0], [1]], dtype=bool)
    found = surely(said, truth)
    assert found[1.0][1] == pytest.approx(0.8)
    assert found[0.8][1] == 1.0
    assert found[0.8][0] == pytest.approx(0.8)  # 0.9 is the least sure that is left


def test_a_rare_key_leans_on_the_common_curve() -> None:
    order = np.random.default_rng(5)
    truth = order.random((400, 2)) < np.array([0.5, 0.0])
    truth[0, 1] = True
    scores = (truth * 4.0 + order.normal(-2, 1, truth.shape)).astype(np.float32)
    scores[0, 1] = -2.5  # the one sentence of the rare key scored badly: that alone does not flatten its curve
    slopes, _ = calibrate(scores, truth)
    assert slopes[1] > slopes[0] / 4


def test_keys_that_are_told_apart_fully_give_a_finite_curve() -> None:
    slopes, offsets = calibrate(np.array([[9.0], [-9.0]], dtype=np.float32), np.array([[True], [False]]))
    assert np.isfinite(slopes).all() and np.isfinite(offsets).all()


def test_the_cascade_is_used_only_where_it_costs_nothing() -> None:
    truth = np.array([[1], [0], [0], [0]], dtype=bool)
    together = np.array([[0.9], [0.1], [0.1], [0.1]], dtype=np.float32)
    told = np.ones_like(truth)
    assert certain(np.array([[0.5], [0.005], [0.5], [0.5]], dtype=np.float32), together, truth, told) == (0.01, 0.8)
    assert certain(np.array([[0.005], [0.5], [0.5], [0.5]], dtype=np.float32), together, truth, told) is None


def test_wrong_sentences_of_rows_are_told_before_the_long_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "evidence.jsonl").write_text(json.dumps({"key": "stage-0", "text": "We ring.", "contrary": True}) + "\n")
    monkeypatch.setattr("ombudscan.train.fit", lambda *_, **__: pytest.fail("the training had begun"))
    with pytest.raises(LabelError, match="there is no key"):
        train(write(tmp_path, row()), tmp_path / "out")
