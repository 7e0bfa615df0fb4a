"""Sentences of rows: read strictly, those of another writer left out, and learnt so that words and embeddings tell them apart."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from ombudscan import catalog
from ombudscan.classify import load
from ombudscan.classify.against import LIKELY
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import shipped
from ombudscan.errors import ModelError
from ombudscan.train import against
from ombudscan.train.datasets import LabelError
from ombudscan.train.practices import Practised

LINE = {"key": "no-extra-stage", "text": "The officer tries first, and we log what is left.", "contrary": True}
FIRST = ("try", "attempt", "begin by trying", "have a go", "see if we can manage", "start by seeking")
LATER = ("after that", "once this has failed", "where it did not help", "if they are still cross", "a fortnight on", "in the end")


def written(folder: Path, **files: list[dict[str, object]]) -> Path:
    (folder / "rows").mkdir(parents=True)
    for name, lines in files.items():
        body = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / "rows" / f"{name.replace('_', '-')}.jsonl").write_text(body, encoding="utf-8")
    return folder


def test_files_of_another_writer_are_left_out(tmp_path: Path) -> None:
    own, left = against.told(written(tmp_path, evidence=[LINE], left_out=[LINE | {"contrary": False}]))
    assert [t.contrary for t in own] == [True]
    assert [t.contrary for t in left] == [False]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": "stage-0"}, "no key 'stage-0'"),
        ({"contrary": 1}, "wrong contrary"),
        ({"text": " "}, "or no text"),
        ({"more": 1}, "needs just"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, change: dict[str, object], said: str) -> None:
    with pytest.raises(LabelError, match=f"evidence.jsonl:2.*{said}"):
        against.told(written(tmp_path, evidence=[LINE, LINE | change]))


def test_sentences_about_a_practice_count_for_the_provision_that_it_breaks() -> None:
    (one,) = against.borrowed([Practised(unit=Unit(text="We ring first."), kind="extra-stage", told=True)])
    assert (one.key, one.contrary, one.weight) == ("no-extra-stage", True, against.BORROWED)


def test_evidence_in_a_row_of_an_older_edition_counts_for_the_newest_one_with_the_same_duty() -> None:
    older = next(
        p for p in catalog.edition("hos-2022").provisions if p.title not in {q.title for q in catalog.edition("hos-2024").provisions}
    )
    (one,) = against.borrowed([Practised(unit=Unit(text="Some wait.", path=(older.title,)), kind="contrary-evidence", told=True)])
    assert one.key in {older.key, *older.counterparts}
    assert catalog.edition("hos-2024").provision(one.key) is not None


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines: list[dict[str, object]] = []
    for n, (first, later) in enumerate((f, x) for f in FIRST for x in LATER):
        lines.append(LINE | {"text": f"Officers {first} to settle it, and {later} it is opened as a complaint by desk {n}."})
        lines.append(
            LINE | {"text": f"Desk {n} opens it as a complaint on the day, even where officers {first} to settle it.", "contrary": False}
        )
    return written(tmp_path_factory.mktemp("labels"), evidence=lines[8:], left_out=lines[:8])


@pytest.fixture(scope="module")
def fitted(labels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped model that has learnt a few rows."""
    model = tmp_path_factory.mktemp("model") / "fused"
    shutil.copytree(shipped(), model)
    assert against.fit(labels, model)["recall"] > 0.5
    return model


def test_what_was_learnt_is_read_back_and_tells_the_two_apart(fitted: Path) -> None:
    units = [
        Unit(text="Officers have a go to settle it, and in the end it is opened as a complaint."),
        Unit(text="It is opened as a complaint on the day, even where officers have a go to settle it."),
    ]
    contrary, sound = load(fitted).contrary(units, [(0, "no-extra-stage"), (1, "no-extra-stage")])
    assert contrary > 0.5 > sound


def test_the_same_labels_give_the_same_bytes(fitted: Path, labels: Path, tmp_path: Path) -> None:
    shutil.copytree(fitted, tmp_path / "again")
    against.fit(labels, tmp_path / "again")
    assert (tmp_path / "again" / against.FILE).read_bytes() == (fitted / against.FILE).read_bytes()


def test_with_the_words_of_the_model_the_file_holds_none_and_tells_the_two_apart(fitted: Path, labels: Path, tmp_path: Path) -> None:
    model = shutil.copytree(fitted, tmp_path / "sharing")
    known = load(fitted)
    assert known.against is not None
    assert known.against.vocabulary is not known.vocabulary
    assert against.fit(labels, model, words=known.vocabulary)["recall"] > 0.5
    again = load(model)
    assert again.against is not None
    assert again.against.vocabulary is again.vocabulary
    units = [Unit(text="Officers have a go to settle it, and in the end it is opened as a complaint.")]
    units.append(Unit(text="It is opened as a complaint on the day, even where officers have a go to settle it."))
    contrary, sound = again.contrary(units, [(0, "no-extra-stage"), (1, "no-extra-stage")])
    assert contrary > 0.5 > sound


def test_what_a_model_knows_stays_where_the_labels_are_faulty_or_none_are_left_out(fitted: Path, tmp_path: Path) -> None:
    shutil.copytree(fitted, tmp_path / "kept")
    with pytest.raises(LabelError):
        against.fit(written(tmp_path / "faulty", evidence=[LINE | {"contrary": 1}]), tmp_path / "kept")
    assert against.fit(written(tmp_path / "whole", evidence=[LINE]), tmp_path / "kept") == {}
    assert load(tmp_path / "kept").against is not None


def test_a_changed_file_is_not_loaded(fitted: Path, tmp_path: Path) -> None:
    shutil.copytree(fitted, tmp_path / "changed")
    path = tmp_path / "changed" / against.FILE
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(ModelError, match="SHA-256"):
        load(tmp_path / "changed")


def test_a_neighbour_that_mends_it_makes_a_sentence_less_of_a_fault() -> None:
    link = Unit(text="The policy is not on our website, and residents have to come to the office to read it.", path=("Policy available",))
    mended = Unit(text="That was so until May, when the whole policy was put online.", path=link.path)
    model = load()
    alone = model.contrary([link], [(0, "policy-available")])
    together = model.contrary([link, mended], [(0, "policy-available"), (0, "policy-available")])
    apart = model.contrary([link, mended], [(0, "policy-available"), (1, "policy-available")])
    assert alone is not None and together is not None and apart is not None
    assert alone[0] >= LIKELY
    assert together[0] < alone[0]
    assert np.isclose(apart[0], alone[0], atol=0.02)
