"""How a search's steps grow with its text: the counter sees each power, and two wordings that took the third power take it no more."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest

from counted import Counted
from growing import growth
from ombudscan.extract import attempts, attributed, signs

from re import _parser  # isort: skip

# What kept a sentence of 1,200 characters busy for a fifth of a second, and longer ones by the third power of their length.
CUBIC = [
    (signs._FORBIDS, "neither nor "),
    (attributed._NOT_NOW, "in place of "),
    (attempts.ATTEMPTS[4].pattern, "unhappa"),  # no blank: a long word was tried letter by letter from each letter
]


def deep(work: Callable[[], None]) -> None:
    """Run where there is room for a call for each letter."""
    failed: list[BaseException] = []

    def run() -> None:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(100_000)
        try:
            work()
        except BaseException as error:
            failed.append(error)
        finally:
            sys.setrecursionlimit(limit)

    before = threading.stack_size(256 * 1024 * 1024)
    thread = threading.Thread(target=run)
    thread.start()
    threading.stack_size(before)
    thread.join()
    if failed:
        raise failed[0]


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        (r"stage\s+two", 0.9, 1.1),
        (r"\bfoo[^.]{0,60}bar", 0.9, 1.1),
        (r"^\s*x", 0.9, 1.1),
        (r"\b\w+ly", 0.9, 1.1),
        (r"\w+ly", 1.8, 2.2),
        (r"a[^.]*b", 1.8, 2.2),
        (r"(?:\w+\s+)*x", 1.8, 2.2),
        (r"foo[^.]*bar[^.]*baz", 2.6, 9.0),
        (r"\s*,?\s*x", 2.6, 9.0),
    ],
)
def test_the_power_is_seen(pattern: str, least: float, most: float) -> None:
    deep(lambda: _between(growth(pattern)[0], least, most))


def _between(power: float, least: float, most: float) -> None:
    assert least <= power <= most


@pytest.mark.parametrize(("pattern", "said"), CUBIC)
def test_a_wording_that_took_the_third_power_takes_less(pattern: object, said: str) -> None:
    tree = _parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]

    def run() -> None:
        few, many = (Counted(list(tree), tree.state.flags, most=2 * 10**7).search((said * 60)[:n]) for n in (300, 600))
        assert many < 2**2.2 * few

    deep(run)
