"""What a memory would spare the encoder, and that a model set beside itself differs in nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")
sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from encoder_repeats import left
from ombudscan.classify import load
from ombudscan.classify.lexical import Unit
from ombudscan.classify.model import shipped
from ombudscan.train.datasets import Label
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
    assert len(unseen(side.folder)) > 1000
