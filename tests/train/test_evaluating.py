"""The evaluation's parts: what counts on marked cases, the baselines, and the tables."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs the [train] extra")

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from evaluate import lines, measures, sections
from evaluate_baselines import keywords, majority
from evaluate_cases import Table, plain, same, table
from ombudscan import catalog
from ombudscan.classify import load
from ombudscan.classify.lexical import Unit

TEXT = """# Stage 1

Your complaint is acknowledged within five working days of our receiving it.

The car park closes at dusk.
"""


@pytest.mark.parametrize(
    ("text", "marked", "is_same"),
    [
        ("we reply in ten days", "We reply in ten days.", True),
        ("we reply", "we reply in ten days", True),  # the product cut it in two
        ("stage 1 we reply in ten days", "we reply in ten days", True),
        ("we write in ten days", "we reply in ten days", False),
        ("", "we reply", False),
    ],
)
def test_a_marked_passage_is_found_in_what_the_product_reads(text: str, marked: str, is_same: bool) -> None:
    assert same(plain(text), plain(marked)) is is_same


def test_a_case_is_read_as_the_product_reads_it(tmp_path: Path) -> None:
    case = tmp_path / "one"
    case.mkdir()
    (case / "policy.txt").write_text("COMPLAINTS POLICY OF WENMOOR HOUSING\n\n" + TEXT.replace("# ", ""))
    marked = [
        {"text": "Your complaint is acknowledged within five working days of our receiving it.", "provisions": ["6.2"], "allowed": ["6.1"]},
        {"text": "The car park closes at dusk.", "provisions": []},
        {"text": "Nobody wrote this.", "provisions": ["3.1"]},
    ]
    (case / "case.json").write_text(json.dumps({"files": ["policy.txt"], "as_of": "2026-11-21", "passages": marked}))
    found = table(tmp_path, load())
    assert len(found.texts) == 2
    at = found.keys.index("stage-1-acknowledge")
    assert found.truth[0, at] and not found.truth[1].any()
    assert found.probability[0, at] > 0.5 > found.probability[1].max()
    assert not found.told[0, found.keys.index("early-triage")]
    assert not found.told[:, found.keys.index("kept-updated")].any()  # a key of another edition is not asked about


def test_baselines_say_the_commonest_and_the_named() -> None:
    truth = np.array([[True, False], [True, False], [False, True]])
    assert majority(truth, 2).tolist() == [[1, 0], [1, 0]]
    record = next(p for p in catalog.edition("hos-2024").provisions if p.key == "full-record")
    said = keywords([Unit(text=f"We keep: {record.title}."), Unit(text="Rent is due.")], ("full-record", "publicity"))
    assert said.tolist() == [[1, 0], [0, 0]]


def test_every_key_belongs_to_a_section() -> None:
    assert sections(("publicity", "kept-updated")) == {"publicity": "3", "kept-updated": "older editions"}


def test_the_tables_hold_every_figure() -> None:
    truth = np.array([[True, False], [False, False]])
    found = Table(
        probability=np.array([[0.9, 0.7], [0.1, 0.1]], dtype=np.float32),
        truth=truth,
        told=np.array([[True, False], [True, True]]),
        keys=("publicity", "channels"),
        texts=("a", "b"),
    )
    got = measures(found)
    assert got["micro"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1}
    assert got["sections"]["3"]["f1"] == 1.0
    assert got["right_at_coverage"]["100%"] == 1.0
    printed = "\n".join(lines("Here", [{"linear": got}]))
    for part in ("## Here: 2 sentences", "| linear | 1.000 | 1.000 | 1.000 |", "| publicity | 1.00 | 1.00 | 1.00 | 1 |"):
        assert part in printed
