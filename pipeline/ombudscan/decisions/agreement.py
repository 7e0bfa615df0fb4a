"""Two readers side by side: what each decided first on what both decided on, and Cohen's kappa."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from ombudscan.decisions.entry import Choice, Entry
from ombudscan.decisions.standing import name


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two reviewers agree: counts of (first's choice, second's), kappa (None where it is not defined), and where they differ.

    Only first decisions count: who changes a decision after a talk agrees with the other, not independently of the other.
    """

    first: str
    second: str
    counts: tuple[tuple[Choice, Choice, int], ...]
    kappa: float | None
    differing: tuple[tuple[Entry, Entry], ...]

    @property
    def both(self) -> int:
        """How many subjects both decided on."""
        return sum(n for _, _, n in self.counts)

    @property
    def same(self) -> int:
        """On how many of them they chose the same."""
        return sum(n for a, b, n in self.counts if a == b)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two raters' choices: (observed - expected) / (1 - expected), as shares of the pairs; None if undefined.

    It is not where there are no pairs, and where chance alone would give full agreement (both always chose the same one thing).
    """
    n = len(pairs)
    if not n:
        return None
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[c] * right[c] for c in left)  # times n squared: whole numbers, so that 1 is exactly 1
    if expected == n * n:
        return None
    observed = sum(a == b for a, b in pairs)
    return (observed * n - expected) / (n * n - expected)


def reviewers(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the reviewers' names as first written, those with most decisions first."""
    counted = Counter(name(e.made.reviewer) for e in entries)
    written = {name(e.made.reviewer): e.made.reviewer for e in reversed(entries)}
    return tuple(written[n] for n, _ in sorted(counted.items(), key=lambda c: (-c[1], c[0])))


def agreement(entries: Sequence[Entry], first: str, second: str, *, blind: bool = False) -> Agreement:
    """Return how two reviewers agree on what both decided on; with `blind` only where the later did not see the other's decision."""
    one, two = _firsts(entries, first), _firsts(entries, second)
    both = [(one[s], two[s]) for s in one if s in two]
    if blind:
        both = [(a, b) for a, b in both if max(a, b, key=lambda e: e.number).made.blind]
    pairs = [(a.made.decision, b.made.decision) for a, b in both]
    counts = tuple((a, b, n) for (a, b), n in sorted(Counter(pairs).items()))
    differing = tuple((a, b) for a, b in both if a.made.decision != b.made.decision)
    return Agreement(first=first, second=second, counts=counts, kappa=kappa(pairs), differing=differing)


def _firsts(entries: Sequence[Entry], reviewer: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for one in entries:
        if name(one.made.reviewer) == name(reviewer):
            found.setdefault(one.made.subject.id, one)
    return found
