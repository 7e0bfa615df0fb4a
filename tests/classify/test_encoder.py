"""What the encoder reads, and how neighbours and the cascade come into the scores."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys

import numpy as np
import numpy.typing as npt
import pytest

from ombudscan.classify import load
from ombudscan.classify.encoder import HEADING, LEAD_IN, context
from ombudscan.classify.lexical import Unit, beside
from ombudscan.classify.model import EncoderHeads, sure

TEXTS = ("You can complain in any way that suits you.", "It should be answered by somebody else.", "Bins are emptied on Tuesdays.")


class Counting:
    """An encoder that counts what it embeds: the vector holds the length of the text."""

    def __init__(self) -> None:
        self.seen: list[Unit] = []

    def embed(self, units: list[Unit]) -> npt.NDArray[np.float32]:
        self.seen += units
        return np.array([[len(u.text), 1.0] for u in units], dtype=np.float32)


def heads(encoder: Counting) -> EncoderHeads:
    """Heads whose one key adds up the three lengths: its own once, the one before it ten times, the one after a hundred times."""
    hidden = np.array([[1.0], [0], [10], [0], [100], [0]], dtype=np.float32)
    flat, one = np.zeros((2, 1), dtype=np.float32), np.ones((1, 1), dtype=np.float32)
    none = np.zeros(1, dtype=np.float32)
    return EncoderHeads(encoder=encoder, weights=flat, biases=none, hidden_weights=hidden, hidden_biases=none, mixed_weights=one)


@pytest.mark.parametrize(
    ("path", "lead_in", "read"),
    [
        ((), "", ""),
        (("3.2 Stage one",), "", "Stage one"),
        (("Complaints", "4 The panel", "B. Notes"), "", "The panel > Notes"),
        (("7)",), "We look at:", "7) : We look at:"),
        (("w " * 30,), "", " ".join(["w"] * HEADING)),
        ((), "x " * 60, " ".join(["x"] * LEAD_IN)),
    ],
)
def test_context_is_short_and_without_numbers(path: tuple[str, ...], lead_in: str, read: str) -> None:
    assert context(Unit(text="It is so.", path=path, lead_in=lead_in)) == read


def test_neighbours_count_and_each_passage_is_embedded_once() -> None:
    encoder = Counting()
    units = beside([Unit(text="a"), Unit(text="bb"), Unit(text="ccc")], ["S"] * 3)
    assert heads(encoder).scores(units).ravel().tolist() == [1 + 200, 2 + 10 + 300, 3 + 20]
    assert len(encoder.seen) == 3


def test_a_neighbour_that_is_not_asked_about_is_embedded_too() -> None:
    encoder = Counting()
    units = beside([Unit(text="a"), Unit(text="bb")], ["S"] * 2)
    assert heads(encoder).scores(units[1:]).ravel().tolist() == [2 + 10]


def test_sure_rows_have_no_key_in_between() -> None:
    table = np.array([[0.01, 0.99], [0.01, 0.5], [0.0, 0.0]], dtype=np.float32)
    assert sure(table, (0.02, 0.95)).tolist() == [True, False, True]


def test_the_cascade_skips_what_is_certain_and_changes_nothing_else() -> None:
    model = load()
    assert model.encoder is not None
    units = [Unit(text=t) for t in TEXTS]
    linear, fused = model.part("linear").probabilities(units), model.part("fused").probabilities(units)
    between = float(np.sort(linear.max(axis=1))[1])
    cascade = dataclasses.replace(model, certain=(between, 1.1), practices=None).probabilities(units)
    skipped = linear.max(axis=1) <= between
    assert 0 < skipped.sum() < len(units)
    np.testing.assert_array_equal(cascade[skipped], linear[skipped])
    # The encoder works in whole numbers scaled to each batch, so that the company a passage is read in shows a little.
    np.testing.assert_allclose(cascade[~skipped], fused[~skipped], atol=0.08)


def test_context_moves_a_sentence_that_says_little_by_itself() -> None:
    model = load()
    at = model.keys.index("behaviour-policy")
    item = "keeps on raising what has been answered"
    bare, told = model.probabilities(
        [Unit(text=item), Unit(text=item, path=("Unreasonable behaviour",), lead_in="Conduct becomes unreasonable where somebody:")]
    )[:, at]
    assert told > max(0.5, bare)


def test_loading_the_encoder_tells_nobody() -> None:
    """onnxruntime 1.31 writes an identifier to the disk and calls its makers, unless told not to before it is loaded."""
    script = "import sys, os; from ombudscan.classify import load; load(); print(os.environ['ORT_DISABLE_TELEMETRY'], 'onnxruntime' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ, "ORT_DISABLE_TELEMETRY": "0"}
    )
    assert done.stdout.split() == ["1", "True"]
    assert "telemetry" not in done.stderr.lower()
