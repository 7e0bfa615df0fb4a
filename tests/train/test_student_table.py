"""What a memory would spare the encoder, and that a model set beside itself differs in nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")
sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from encoder_repeats import left
from ombudscan.classify import load
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import shipped
from ombudscan.train.datasets import Label, labels, mark
from student_table import Side, accuracy, times, unseen

A, B, LONG = (1, 2), (3, 4), (5, 6, 7, 8)


@pytest.mark.parametrize(
    ("documents", "children", "life", "share", "why"),
    [
        ([[A, B], [A, B]], 1, None, 0.5, "the second document is known"),
        ([[A, B], [A, B]], 2, None, 1.0, "each child reads one of the two"),
        ([[A, B], [A, B]], 1, 1, 1.0, "the child is replaced between them"),
        ([[A], [A, LONG], [A]], 1, 2, 1 - 2 / 10, "one short sentence of three is known, of ten tokens two"),
        ([], 1, None, 0.0, "nothing is read"),
    ],
)
def test_a_child_reads_nothing_twice_while_it_lives(
    documents: list[list[tuple[int, ...]]], children: int, life: int | None, share: float, why: str
) -> None:
    assert left(documents, children, life) == pytest.approx(share), why


def test_a_model_beside_itself_differs_in_nothing() -> None:
    side = Side(shipped(), load())
    texts = ("You can complain in any way that suits you.", "Bins are emptied on Tuesdays.", "We answer within ten working days.")
    named = [Label(unit=Unit(text=t), keys=(), register="plain", group=str(i)) for i, t in enumerate(texts)]
    rows = accuracy(side, side, named)
    assert any("(+0.0000, 95% +0.0000 to +0.0000)" in row for row in rows)
    assert len(times((side, side), [label.unit for label in named], 1)) == 2
    told, said, right = side.practices()
    assert told >= right <= said


def test_what_neither_model_was_taught_is_compared(tmp_path: Path) -> None:
    line = '{"text": "We answer within ten working days.", "keys": [], "path": [], "lead_in": "", "register": "plain"}\n'
    (tmp_path / "labels" / "documents").mkdir(parents=True)
    for name in ("old", "b1-new", "taught"):
        (tmp_path / "labels" / "documents" / f"{name}.jsonl").write_text(line, encoding="utf-8")
    marks = {x.group: mark(x) for x in labels(tmp_path / "labels", frozenset())}
    sides = []
    for name, left_out in (("before", ["old"]), ("after", ["old", "b1-new"])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "metrics.json").write_text(json.dumps({"never_seen": [marks[n] for n in left_out]}), encoding="utf-8")
        sides.append(Side(tmp_path / name, load()))
    for added, groups in (("", ["old"]), ("b1-", ["b1-new", "old"])):
        assert [x.group for x in unseen(sides[0], sides[1], tmp_path / "labels", added)] == groups
