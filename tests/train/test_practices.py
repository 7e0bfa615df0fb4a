"""Sentences about practices: read strictly, split by kind and sign, and given thresholds that keep what is said right."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from ombudscan.classify.lexical import Unit
from ombudscan.train import practices
from ombudscan.train.datasets import LabelError
from ombudscan.train.practices import OTHER, OWN, UNASKED, Block, Practised

LINE = {"text": "Ask the Clerk for leave.", "path": ["Stage 2"], "lead_in": "", "practice": "gated-escalation", "told": True}


def written(folder: Path, *lines: str) -> Path:
    (folder / "practices").mkdir()
    (folder / "practices" / "gates.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def test_a_line_is_read(tmp_path: Path) -> None:
    (one,) = practices.practised(written(tmp_path, json.dumps(LINE)))
    assert one == Practised(unit=Unit(text="Ask the Clerk for leave.", path=("Stage 2",)), kind="gated-escalation", told=True)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"practice": "gated"}, "no rule 'gated'"), ({"told": 1}, "wrong told"), ({"more": ""}, "needs just"), ({"text": " "}, "no text")],
)
def test_a_wrong_line_is_named(tmp_path: Path, change: dict[str, object], said: str) -> None:
    with pytest.raises(LabelError, match=f"gates.jsonl:2.*{said}"):
        practices.practised(written(tmp_path, json.dumps(LINE), json.dumps(LINE | change)))


def many(kind: str, told: int, not_told: int) -> list[Practised]:
    return [Practised(unit=Unit(text=f"{kind} {n}"), kind=kind, told=n < told) for n in range(told + not_told)]


def test_each_kind_and_sign_has_its_share_left_out() -> None:
    found = [*many("extra-stage", 12, 18), *many("third-stage", 6, 6)]
    fitted, left = practices.parts_of(found)
    assert sorted([*fitted, *left]) == list(range(len(found)))
    assert [(found[i].kind, found[i].told) for i in sorted(left)] == [("extra-stage", True)] * 2 + [("extra-stage", False)] * 3 + [
        ("third-stage", True),
        ("third-stage", False),
    ]


def test_columns_follow_the_keys_and_nobody_is_asked_about_the_other_half() -> None:
    found = many("extra-stage", 12, 12)
    units, truth, weight = Block(found, [Unit(text="rent")]).beside(np.array([[True, False]]), np.ones((1, 2), dtype=np.float32))
    assert [u.text for u in units[:1]] == ["rent"]
    assert weight[0].tolist() == [1, 1, np.float32(UNASKED)]
    assert set(map(tuple, weight[1:].tolist())) == {(0, 0, OWN)}
    assert [bool(t) for t in truth[1:, 2]] == [int(u.text.split()[1]) < 12 for u in units[1:]]


def test_another_kinds_sentence_counts_less() -> None:
    _, weight = practices.truths([*many("extra-stage", 1, 0), *many("third-stage", 1, 0)], ("extra-stage", "third-stage"), 0)
    assert weight.tolist() == [[OWN, np.float32(OTHER)], [np.float32(OTHER), OWN]]


def test_the_threshold_rises_until_near_misses_fall_silent() -> None:
    truth = np.array([[True]] * 60 + [[False]] * 60)
    held = np.array([[0.9]] * 60 + [[0.6]] * 60, dtype=np.float32)
    (least,) = practices.thresholds(held, truth, np.ones(truth.shape, dtype=bool))
    assert 0.6 < least <= 0.9
    (never,) = practices.thresholds(held[::-1].copy(), truth, np.ones(truth.shape, dtype=bool))
    assert never > 1, "where near misses are the surest, nothing is ever said"


def test_the_encoder_is_asked_only_where_it_may_be_sure() -> None:
    linear = np.array([[-0.9], [-0.2], [0.4], [0.9]], dtype=np.float32)
    told = np.ones((4, 1), dtype=bool)
    said = np.array([[False], [False], [True], [True]])
    (least,) = practices.likely(linear, told, said)
    assert 0.4 <= least < 0.9, "sentences that tell of the kind and are not heard anyway need no reading"
    assert practices.likely(linear, told, ~told)[0] < -0.8, "where nothing is said yet, nearly all that tell are read"


def test_a_kind_leans_on_what_is_said_of_all_kinds() -> None:
    linear = np.array([[-1.2, -1.0], [-1.1, 0.5]], dtype=np.float32)
    told = np.array([[True, False], [True, True]])
    said = np.array([[False, False], [False, True]])
    assert practices.likely(linear, told, said) == (0.5, 0.5)
    assert practices.likely(linear, ~told & False, said & False) == (0.0, 0.0)


def test_the_shipped_card_tells_the_practices_and_the_licences_as_the_code_writes_them() -> None:
    import json

    from ombudscan.classify.model import shipped
    from ombudscan.train.card import CARD, practices_chapter

    card = (shipped() / "card.md").read_text(encoding="utf-8")
    known = json.loads((shipped() / "metrics.json").read_text(encoding="utf-8"))["practices"]
    assert practices_chapter(known) in card
    assert card.endswith(CARD[CARD.index("## Licence") :])
    assert "Apache-2.0" in CARD[CARD.index("## Licence") :]
