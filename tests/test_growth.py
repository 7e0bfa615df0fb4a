"""How a search's steps grow with its text: in proportion to its length, for every expression of the package.

Told from the expressions themselves (`powers`), and seen where steps are counted on strings made to cost the most (`growing`).
"""

from __future__ import annotations

import random
import re
import sys
import threading
from collections.abc import Callable
from functools import cache

import pytest

from asked import asked_of_more
from counted import Counted
from expressions import expressions
from growing import growth, pumps, ways
from ombudscan.extract import attempts, attributed, exclusions, gates, refusals, signs, stages, third_stage
from ombudscan.pattern import Pattern
from powers import power

from re import _parser  # isort: skip

# What kept a sentence of 1,200 characters busy for a fifth of a second, and longer ones by the third power of their length.
CUBIC = [
    (signs._FORBIDS, "neither nor "),
    (attributed._NOT_NOW, "in place of "),
    (attributed._NOT_NOW, "ending " + "-" * 600),  # four words, each of which a dash may end or go on: the fourth power
    (attempts.ATTEMPTS[4].pattern, "unhappa"),  # no blank: a long word was tried letter by letter from each letter
    (attempts.ATTEMPTS[4].pattern, "unhappy response meets "),
    (third_stage._THIRD[2].pattern, "if review outcome take "),
    (refusals._UNTOLD[0].pattern, "refuse on request "),
    (refusals._UNTOLD[1].pattern, "reject complaint "),
    (gates._GATE[0].pattern, "may not escalate if "),
    (exclusions._WHOLESALE[0].pattern, "not hear complaint "),
    (stages._EXTRA[8].pattern, "mediation step before "),
]
# Characters of the longest sentence that is looked at.
SENTENCE = signs.LONGEST


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
    ("pattern", "most"),
    [
        (r"stage\s+two", 1),
        (r"\b\w+ly", 1),
        (r"\bfoo[^.]{0,60}bar", 1),
        (r"\w+ly", 2),
        (r"a[^.]*b", 2),
        (r"(?:\w+\s+)*x", 2),
        (r"a[^.]*b(?=[^.]*c)", 3),  # a look ahead is a search of its own
        (r"a[^.]*b(?![^.]*c)", 3),
        (r"foo[^.]*bar[^.]*baz", 3),
        (r"foo[^.]*bar[^.]*baz[^.]*x", 4),
        (r"foo\w*[^.]*x", 3),  # a word is shared out between both
        (r"foo\w*+[^.]*x", 2),
        (r"(?>foo[^.]*?bar)[^.]*baz", 2),  # the first "bar" is taken, and no other
        (r"^foo[^.]*bar[^.]*baz", 2),
        (r"(?m)^foo[^.]*bar[^.]*baz", 3),  # it begins in each line
        (r"foo[^.]*bar\w*", 2),  # what comes to the last loop has found something
        (r"foo[^.]*bar\w*$", 3),
        (r"\w+(?:'\w+)*", 1),  # what has found something tries a round more at the most
        (r"\w(?:[\w']*x)?", 2),  # or looks for one to the end
        (r"\s*,?\s*x", 3),
        (r"(?:a|b[^.]*c[^.]*d)", 3),
        (r"end (?:[\w-]+[ -]){0,4}?stage", 3),  # at least: each round may go on
        (r"end (?:\w++[ -]){0,4}?stage", 1),
    ],
)
def test_the_power_is_told_from_the_expression(pattern: str, most: int) -> None:
    assert power(pattern) == most


def test_blanks_that_stand_alone_are_not_shared_out() -> None:
    assert (power(r"\s*,?\s*x"), power(r"\s*,?\s*x", blanks=False)) == (3, 1)
    assert power(r",\s\W*x", blanks=False) == 2  # commas with a blank behind each are


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


def test_long_strings_made_to_cost_the_most_are_answered_as_re_answers_them() -> None:
    dice = random.Random(8)
    for (pattern, flags), raw in every().items():
        tree = _parser.parse(pattern, flags)
        made = pumps(Counted(dice.choice(list(ways(list(tree)))), tree.state.flags))
        before, pump = dice.choice(sorted(made) or [("", "a ")])
        text = (before + pump * SENTENCE)[:SENTENCE] + "\x01"
        text = text if raw else re.sub(r"\s+", " ", text)
        found, plain = Pattern(pattern, flags).search(text), re.compile(pattern, flags).search(text)
        assert (found and found.span()) == (plain and plain.span()), (pattern, before, pump)


@cache
def every() -> dict[tuple[str, int], bool]:
    """The expressions of the package, once."""
    return expressions()


def square(pattern: str, flags: int) -> bool:
    """Whether a search may take more than a fixed factor of the text's length, wherever it begins."""
    return power(pattern, flags, blanks=every().get((pattern, flags), True)) > 1


def test_each_expression_of_the_package_takes_a_fixed_factor_of_its_texts_length() -> None:
    assert len(every()) > 1_700
    assert [pattern for pattern, flags in every() if square(pattern, flags)] == []


def test_each_expression_that_is_put_together_while_documents_are_read_takes_no_more() -> None:
    """In each of these all that can go on goes on for ten times the longest sentence, or more."""
    asked = asked_of_more(-1)
    assert len(asked) > 1_300
    assert len(asked - set(every())) > 5
    assert [pattern for pattern, flags in asked if square(pattern, flags)] == []


@pytest.mark.parametrize(("pattern", "said"), CUBIC)
def test_a_wording_that_took_the_third_power_takes_less(pattern: object, said: str) -> None:
    tree = _parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]

    def run() -> None:
        few, many = (Counted(list(tree), tree.state.flags, most=10**8).search((said * 60)[:n]) for n in (300, 600))
        assert many < 2**2.2 * few

    deep(run)
