"""Cohen's kappa as scikit-learn counts it, and which decisions two readers are compared by."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.made_decisions import decision
from ombudscan.decisions import agreement, kappa, open_log
from ombudscan.decisions.agreement import reviewers

CHOICES = st.sampled_from(["agree", "dismiss", "unsure"])


@settings()  # scikit-learn takes its time to be imported
@given(st.lists(st.tuples(CHOICES, CHOICES), min_size=1, max_size=60))
def test_kappa_is_scikit_learns(pairs: list[tuple[str, str]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is held against our own")
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = float(metrics.cohen_kappa_score(*zip(*pairs, strict=True)))
    ours = kappa(pairs)
    if math.isnan(theirs):
        assert ours is None
    else:
        assert ours == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize(
    ("pairs", "expected", "why"),
    [
        ([], None, "nobody decided"),
        ([("a", "a")] * 5, None, "both always say the same one thing: chance alone would do it"),
        ([("a", "a"), ("d", "d")], 1.0, "full agreement"),
        ([("a", "d"), ("d", "a")], -1.0, "full disagreement"),
        ([("a", "a"), ("a", "d"), ("d", "a"), ("d", "d")], 0.0, "as chance would have it"),
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4, "the usual worked example"),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], expected: float | None, why: str) -> None:
    assert kappa(pairs) == (None if expected is None else pytest.approx(expected)), why


def test_first_decisions_on_what_both_saw_count(tmp_path: Path) -> None:
    log = open_log(tmp_path)
    made = [
        decision("6.1", "Ann", "agree"),
        decision("6.2", "Ann", "dismiss"),
        decision("6.3", "Ann", "agree"),
        decision("6.1", "Ben", "agree", blind=True),
        decision("6.2", "Ben", "agree", blind=True),
        decision("6.2", "ben ", "dismiss"),  # after a talk
        decision("6.9", "Ben", "unsure"),
        decision("6.3", "Ben", "agree"),
        decision("6.3", "Cy", "unsure"),
    ]
    entries = [log.append(m) for m in made]
    found = agreement(entries, "Ann", "Ben")
    assert (found.both, found.same) == (3, 2)
    assert [(a.number, b.number) for a, b in found.differing] == [(2, 5)]
    assert found.counts == (("agree", "agree", 2), ("dismiss", "agree", 1))
    assert agreement(entries, "Ann", "Ben", blind=True).both == 2
    assert reviewers(entries) == ("Ben", "Ann", "Cy")
