"""Twin duties: a known stage settles them, and the same words at the other stage bear them out."""

from __future__ import annotations

import numpy as np
import pytest

from ombudscan.classify.lexical import Unit
from ombudscan.classify.twins import TWINS, echo, said_of_both, settle_stages

KEYS = tuple(k for pair in TWINS for k in pair)
KNOWN = KEYS.index("stage-1-when-known"), KEYS.index("stage-2-when-known")


def test_a_known_stage_settles_twins() -> None:
    keys = tuple(k for pair in TWINS for k in pair)
    table = np.full((3, len(keys)), 0.4, dtype=np.float32)
    table[:, 0] = 0.8  # stage-1-acknowledge leads everywhere
    settle_stages(table, keys, (1, 2, None))
    assert table[0, 0] > 0.5 > table[0, 1]
    assert table[1, 1] > 0.5 > table[1, 0]  # the heading says stage 2
    assert table[2, 0] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("text", "heading", "wanted"),
    [
        ("The letter gives the Ombudsman's details.", "Our two stages", 0.8),
        ("At either stage the letter gives the Ombudsman's details.", "Extensions", 0.8),
        ("The letter gives the Ombudsman's details.", "Extensions", 0.4),  # as it may be meant for both
    ],
)
def test_what_is_said_of_both_stages_is_about_both_duties(text: str, heading: str, wanted: float) -> None:
    table = np.zeros((1, len(KEYS)), dtype=np.float32)
    table[0, KNOWN[0]] = 0.8
    settle_stages(table, KEYS, (None,), said_of_both([Unit(text=text, path=(heading,))]))
    assert table[0, KNOWN[1]] == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("texts", "stages", "wanted"),
    [
        (("Open jobs are tracked at stage 1.", "Open jobs are tracked at Stage Two."), (1, 2), 0.9),
        (("Open jobs are tracked.", "Open jobs are tracked"), (1, 2), 0.9),
        (("Open jobs are tracked.", "Open jobs are listed."), (1, 2), 0.2),  # other words
        (("Open jobs are tracked.", "Open jobs are tracked."), (1, None), 0.2),  # nothing says that it is said of stage 2
    ],
)
def test_the_same_words_at_the_other_stage_are_about_its_duty(
    texts: tuple[str, str], stages: tuple[int | None, ...], wanted: float
) -> None:
    table = np.full((2, len(KEYS)), 0.2, dtype=np.float32)
    table[0, KNOWN[0]] = 0.9
    echo(table, KEYS, list(texts), stages)
    assert table[1, KNOWN[1]] == pytest.approx(wanted)
    assert table[0, KNOWN[0]] == pytest.approx(0.9)
    assert table[0, KNOWN[1]] == pytest.approx(0.2)  # stage 1's sentence stays stage 1's
