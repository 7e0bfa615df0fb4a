"""Matches: stage twins go to the stage that is known, a row's words to the row's provision."""

from __future__ import annotations

import dataclasses
import shutil
import tomllib
from pathlib import Path

import pytest

from factories import policy
from ombudscan import extract
from ombudscan.classify import load, matches
from ombudscan.classify.match import ROW
from ombudscan.classify.model import placed, shipped
from ombudscan.errors import ModelError
from ombudscan.nouns import Claim, Passage


def test_a_passage_in_a_row_speaks_of_the_row() -> None:
    doc = policy("Rent is due on Monday.")
    span = next(b.span for b in doc.blocks if "Rent" in doc.quote(b.span))
    claim = Claim(edition="hos-2024", key="publicity", provision="3.5", requirement=(), answer="yes", answer_span=None, evidence=(span,))
    found = matches(doc, (Passage(id="p1", span=span, block=0, claim=0),), load(), (claim,))
    assert ("publicity", ROW) in [(m.key, m.probability) for m in found]


def test_the_shipped_model_tells_plain_sentences_apart() -> None:
    doc = policy(
        "# Stage 1", "Your complaint is acknowledged within five working days of our receiving it.", "The car park closes at dusk."
    )
    passages = extract.passages(doc, ())
    stages = tuple(s.stage for s in extract.statements(doc, passages, ()))
    best = {m.passage: m.key for m in reversed(matches(doc, passages, load(), (), stages)) if m.probability >= 0.5}
    by_text = {doc.quote(p.span): p.id for p in passages}
    acknowledged = next(i for t, i in by_text.items() if "acknowledged" in t)
    parking = next(i for t, i in by_text.items() if "car park" in t)
    assert best[acknowledged] == "stage-1-acknowledge"
    assert parking not in best


def test_no_passages_give_no_matches() -> None:
    assert matches(policy(), (), load()) == ()


FAULTS = {
    "missing": ("heads.npz", lambda old: None, "SHA-256 differs"),
    "changed": ("heads.npz", lambda old: b"PK" + old[2:-1] + b"!", "SHA-256 differs"),
    "another encoder": ("encoder.onnx", lambda old: old[:-1] + b"!", "SHA-256 differs"),
    "another threshold": ("config.toml", lambda old: old.replace(b"linear_share = 4", b"linear_share = 3"), "SHA-256 differs"),
    "another format": ("config.toml", lambda old: old.replace(b"model/2", b"model/9"), "not of format"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_model_folder_is_refused(tmp_path: Path, fault: str) -> None:
    name, spoil, said = FAULTS[fault]
    folder = shutil.copytree(shipped(), tmp_path / "model")
    new = spoil((folder / name).read_bytes())
    (folder / name).unlink()
    if new is not None:
        assert new != (shipped() / name).read_bytes()
        (folder / name).write_bytes(new)
    with pytest.raises(ModelError, match=said):
        load(folder)


def test_the_shipped_configuration_names_every_head() -> None:
    config = tomllib.loads((shipped() / "config.toml").read_text())
    model = load()
    kinds = model.practices.kinds if model.practices else ()
    assert model.coefficients.shape == (len(model.vocabulary.idf), len(config["keys"]) + len(kinds))
    assert set(model.reach) == set(config["keys"])
    assert dataclasses.asdict(model.model)["sha256"] == config["sha256"]


def test_a_label_states_nothing() -> None:
    doc = policy("STAGE 2")
    passages = extract.passages(doc, ())
    label = next(p for p in passages if doc.quote(p.span) == "STAGE 2")
    assert not [m for m in matches(doc, passages, load()) if m.passage == label.id]


def test_the_quick_model_goes_by_its_name_where_no_folder_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert placed(None) == shipped()
    assert placed(Path("quick")) == shipped("quick")
    assert load(Path("quick")).model.name == "quick"
    Path("quick").mkdir()
    assert placed(Path("quick")) == Path("quick")
    with pytest.raises(ModelError):
        load(Path("quick"))


def test_the_quick_model_knows_what_the_shipped_one_knows_in_fewer_layers() -> None:
    whole, quick = load(), load(Path("quick"))
    assert quick.keys == whole.keys
    assert quick.practices is not None
    assert whole.practices is not None
    assert quick.practices.kinds == whole.practices.kinds
    settings = [tomllib.loads((shipped(name) / "config.toml").read_text(encoding="utf-8")) for name in ("fused", "quick")]
    assert [told["layers"] for told in settings] == [4, 1]


def test_what_the_quick_model_knows_of_rows_it_knows_by_its_own_words() -> None:
    quick = load(Path("quick"))
    assert quick.against is not None
    assert quick.against.vocabulary is quick.vocabulary
