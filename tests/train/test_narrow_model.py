"""What a narrower model is taught: what its teacher left out it never sees, and what does not count has no weight."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")
sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from narrow_model import Lesson, lesson
from ombudscan.classify import load
from ombudscan.train.datasets import Label, labels, mark
from ombudscan.train.practices import practised

KEY = "channels"
KIND = "third-stage"


def written(folder: Path) -> tuple[list[Label], frozenset[str]]:
    (folder / "documents").mkdir()
    (folder / "practices").mkdir()
    for name in ("old", "new-1", "new-2"):
        rows = [
            {"text": f"You may ring {name} {i}.", "keys": [KEY], "path": [], "lead_in": "", "register": "plain", "also": ["publicity"]}
            for i in range(2)
        ]
        (folder / "documents" / f"{name}.jsonl").write_text("\n".join(json.dumps(r) for r in rows) + "\n", encoding="utf-8")
    told = [{"text": f"There are {n} stages.", "path": [], "lead_in": "", "practice": KIND, "told": True} for n in ("three", "four")]
    (folder / "practices" / f"{KIND}.jsonl").write_text("\n".join(json.dumps(r) for r in told) + "\n", encoding="utf-8")
    found = labels(folder, frozenset([KEY, "publicity"]))
    return found, frozenset([mark(next(x for x in found if x.group == "old"))])


def given(folder: Path, *, unasked: list[str], out: list[str]) -> Lesson:
    found, never = written(folder)
    told = argparse.Namespace(unasked=unasked, also_left_out=out, labels=folder, files=[])
    return lesson(found, never, load(), practised(folder)[:1], told)


def test_labels_that_do_not_count_follow_with_no_weight_and_no_key(tmp_path: Path) -> None:
    made = given(tmp_path, unasked=["new"], out=[])
    units, truth, weights = made.rows((KEY, "publicity"))
    assert [u.text for u in units[:1]] == ["You may ring old 1."]
    assert truth.sum() == truth[0, 0] == 1
    assert weights[0].tolist() == [1, 0]  # the key that is open counts as little as those of whom nothing is known
    assert not weights[1:].any()
    assert sorted(u.text for u in units[1:]) == ["There are four stages.", *(f"You may ring new-{n} {i}." for n in (1, 2) for i in (0, 1))]


def test_what_the_teacher_left_out_is_never_read(tmp_path: Path) -> None:
    made = given(tmp_path, unasked=[], out=[])
    assert [made.labels[i].unit.text for i in made.left] == ["You may ring old 0."]
    units, truth, _ = made.rows((KEY,))
    assert "You may ring old 0." not in {u.text for u in units}
    assert truth.sum() == 5


def test_further_documents_are_left_out_whole_and_only_of_those_named(tmp_path: Path) -> None:
    left = given(tmp_path, unasked=["new"], out=["new"])
    groups = {left.labels[i].group for i in left.left}
    assert len(groups - {"old"}) == 1, "one part in six of three documents, and the teacher's own"
    assert all(left.labels[i].group not in groups - {"old"} for i in (*left.taught, *left.unasked))


def test_of_rows_evidence_the_teacher_says_what_it_is_and_none_of_what_was_left_out_is_read(tmp_path: Path) -> None:
    (tmp_path / "rows").mkdir()
    for name, text in (("evidence-1", "The log was kept until May."), ("left-out", "Nobody kept the log.")):
        line = json.dumps({"key": KEY, "text": text, "contrary": name == "left-out"})
        (tmp_path / "rows" / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")
    made = given(tmp_path, unasked=[], out=[])
    units, _, weights = made.rows((KEY,))
    rows = {u.text: i for i, u in enumerate(units) if "log" in u.text}
    assert set(rows) == {"The log was kept until May."}
    (at,) = rows.values()
    assert units[at].path and not weights[at].any()
