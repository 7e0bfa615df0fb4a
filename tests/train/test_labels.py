"""The shipped labels: enough for each key, hand-written and not looped, and not taken from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from ombudscan import catalog
from ombudscan.text import words
from ombudscan.train.datasets import Label, labels

ROOT = Path(__file__).parents[2]
SHARED = os.environ.get("OMBUDSCAN_SHARED")


@pytest.fixture(scope="module")
def found() -> list[Label]:
    known = frozenset(p.key for e in catalog.editions() for p in e.provisions)
    return labels(ROOT / "corpus/labels", known)


def test_every_provision_in_force_has_at_least_a_dozen(found: list[Label]) -> None:
    counts = Counter(k for label in found for k in label.keys)
    short = {p.key: counts[p.key] for p in catalog.edition("hos-2024").provisions if counts[p.key] < 12}
    assert not short


def test_what_a_policy_has_to_state_has_thirty(found: list[Label]) -> None:
    counts = Counter(k for label in found for k in label.keys)
    assert not {p.key: counts[p.key] for p in catalog.edition("hos-2024").provisions if p.policy_states and counts[p.key] < 30}


def test_enough_are_about_nothing(found: list[Label]) -> None:
    assert sum(not label.keys for label in found) / len(found) > 0.15


def test_no_key_is_a_template_loop(found: list[Label]) -> None:
    """Of the runs of three words under a key, most stand there once."""
    runs: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for label in found:
        tokens = words(label.unit.text)
        for key in label.keys:
            runs[key] += [tuple(tokens[i : i + 3]) for i in range(len(tokens) - 2)]
    looped = {k: round(len(set(r)) / len(r), 2) for k, r in runs.items() if len(r) > 50 and len(set(r)) / len(r) < 0.75}
    assert not looped


@pytest.mark.skipif(not SHARED, reason="OMBUDSCAN_SHARED is not set: overlap with the marked cases is not tested")
def test_no_eight_words_are_shared_with_the_marked_cases(found: list[Label]) -> None:
    """But for the Code's own definition, which landlords adopt word for word."""
    outside: set[tuple[str, ...]] = set()
    for path in Path(str(SHARED)).rglob("cases/**/*"):
        if path.suffix in (".json", ".txt", ".html", ".py"):
            tokens = words(path.read_text(encoding="utf-8", errors="replace"))
            outside |= {tuple(tokens[i : i + 8]) for i in range(len(tokens) - 7)}
    shared = []
    for label in found:
        tokens = words(label.unit.text)
        if "definition" not in label.keys and any(tuple(tokens[i : i + 8]) in outside for i in range(len(tokens) - 7)):
            shared.append(label.unit.text)
    assert not shared


def test_the_data_card_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts/corpus_card.py", "--check"], check=False)
    assert done.returncode == 0, "run: python scripts/corpus_card.py"
