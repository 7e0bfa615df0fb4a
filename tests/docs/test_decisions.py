"""Each decision has a number of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

DECISIONS = Path(__file__).parents[2] / "docs/decisions"


def test_no_number_is_given_twice() -> None:
    numbers = Counter(path.name[:4] for path in DECISIONS.glob("[0-9]*.md"))
    assert [n for n, times in numbers.items() if times > 1] == []
    assert sorted(numbers) == [f"{n:04}" for n in range(1, len(numbers) + 1)]


def test_a_decision_bears_the_number_of_its_file() -> None:
    wrong = [
        p.name
        for p in DECISIONS.glob("[0-9]*.md")
        if not p.read_text(encoding="utf-8").lstrip("# ").startswith((p.name[:4], f"{int(p.name[:4])}."))
    ]
    assert wrong == []
