"""Answers remembered by the object that was asked about."""

from __future__ import annotations

from ombudscan.judge import once


def test_an_object_is_asked_about_once_and_its_equal_again() -> None:
    asked: list[str] = []

    @once.once
    def length(words: list[str], sign: str = "") -> int:
        asked.append(sign)
        return len(words)

    one, other = ["a", "b"], ["a", "b"]  # equal, and not the same: a report may differ in what makes it equal
    assert [length(one), length(one), length(one, "x"), length(one, sign="x"), length(other)] == [2] * 5
    assert asked == ["", "x", "x", ""]


def test_only_the_last_objects_are_kept_and_no_other_takes_their_place() -> None:
    @once.once
    def first(words: list[int]) -> int:
        return words[0]

    # each list is gone before the next is made, so that the next one may stand where it stood in memory
    assert [first([n]) for n in range(10 * once.MOST)] == list(range(10 * once.MOST))


def test_what_was_asked_about_is_not_kept_for_ever() -> None:
    kept: list[list[int]] = [[n] for n in range(once.MOST + 1)]
    counted: list[int] = []

    @once.once
    def seen(words: list[int]) -> int:
        counted.append(words[0])
        return words[0]

    for words in (*kept, kept[0]):
        seen(words)
    assert counted == [*range(once.MOST + 1), 0]
