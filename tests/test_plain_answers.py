"""Answers cross from a child to its parent as bytes of plain values, and are what was promised or nothing."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st

import documents
from factories import settings
from ombudscan import flow, isolate
from ombudscan.isolate import answers
from ombudscan.isolate.answers import AnswerError, packed, promised, unpacked
from ombudscan.isolate.pictures import Drawn
from ombudscan.nouns import Box, Marks, PagePicture, Picture, Report, Span

BOX = Box(page=1, x0=0.0, top=1.5, x1=2.0, bottom=3.0)
PICTURE = Picture(shown=BOX, marks=(BOX,), webp=b"RIFF\0\xff", width=3, height=4)


@dataclass(frozen=True)
class Held:
    """Every form of type that an answer may have."""

    words: tuple[str, ...]
    pair: tuple[str, bytes]
    which: Literal["one", "two", 3]
    maybe: Span | None
    place: Path
    share: float
    lists: list[int]
    either: bytes | str
    sure: bool = True


HELD = Held(("a", "\udcff\0"), ("k", b"\1\2"), 3, None, Path("/a/b"), 0.1, [1, 2], b"x")
GOOD: list[tuple[Any, Any]] = [
    (None, None),
    (int, -3),
    (float, 2),
    (str, "half a letter \ud800"),
    (bytes, b"\0" * 100),
    (bytes | None, None),
    (bytes | str, "said"),
    (tuple[tuple[str, bytes], ...], (("a", b"1"), ("b", b""), ("c", b"23"))),
    (Held, HELD),
    (Drawn, Drawn(marks=((BOX,), ()), pictures=(None, PICTURE))),
    (Marks | isolate.Failed, isolate.Failed(outcome="corrupt", message="It is.")),
    (PagePicture | isolate.Failed, PagePicture(number=1, wide=1.0, high=2.0, webp=b"abc", width=1, height=2)),
]


@pytest.mark.parametrize(("kind", "answer"), GOOD)
def test_what_is_packed_comes_back(kind: Any, answer: Any) -> None:
    assert unpacked(kind, packed(answer)) == answer


@pytest.mark.parametrize("make", [documents.text, documents.pdf])
def test_a_report_comes_back_as_it_was(make: Any, tmp_path: Path) -> None:
    report = flow.check_file(make(tmp_path), settings())
    assert unpacked(Report, packed(report)) == report


def data(value: object, beside: bytes = b"") -> bytes:
    text = json.dumps(value).encode()
    return len(text).to_bytes(8, "big") + text + beside


SPAN = ["Span", 1, 2]
BAD: list[tuple[str, Any, bytes]] = [
    ("nothing", int, b""),
    ("a length alone", int, b"\0" * 8),
    ("more said than there is", int, (9).to_bytes(8, "big") + b"1"),
    ("bytes left over", int, data(1, b"x")),
    ("bytes missing", bytes, data({"bytes": 3}, b"ab")),
    ("bytes of less than nothing", bytes, data({"bytes": -1}, b"ab")),
    ("bytes by words", bytes, data("ab")),
    ("truth for a number", int, data(True)),
    ("a number for truth", bool, data(1)),
    ("truth for a fraction", float, data(True)),
    ("a number no fraction can be", float, data(1 << 70)),
    ("no number", float, (3).to_bytes(8, "big") + b"NaN"),
    ("endless", float, (8).to_bytes(8, "big") + b"Infinity"),
    ("a word that is not in the list", Literal["one", "two"], data("three")),
    ("a list for a word", Literal["one", "two"], data(["one"])),
    ("another noun", Span, data(["Box", 1, 2])),
    ("a noun with a part too few", Span, data(["Span", 1])),
    ("a noun with a part too many", Span, data([*SPAN, 3])),
    ("a noun with another type in it", Span, data(["Span", 1, "2"])),
    ("a noun within another", tuple[Span, ...], data([SPAN, ["Span", 1, None]])),
    ("none of several nouns", Marks | Span, data(["Failed", "corrupt", "It is."])),
    ("nothing where something is due", Span, data(None)),
    ("a row too short", tuple[str, bytes], data(["a"])),
    ("a row of words", tuple[str, ...], data("abc")),
    ("names for a list", tuple[str, ...], data({"a": 1})),
    ("no JSON", int, (2).to_bytes(8, "big") + b"[,"),
    ("no ASCII", str, (4).to_bytes(8, "big") + '"é"'.encode()),
    ("deep", tuple[str, ...], (200_000).to_bytes(8, "big") + b"[" * 100_000 + b"]" * 100_000),
    ("a pickle", int, b"\x80\x04K\x01."),
]


@pytest.mark.parametrize(("kind", "given"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_what_was_not_promised_is_refused(kind: Any, given: bytes) -> None:
    with pytest.raises(AnswerError):
        unpacked(kind, given)


def test_too_many_values_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_VALUES", 10)
    monkeypatch.setattr(json, "loads", lambda *_, **__: pytest.fail("it was read"))
    with pytest.raises(AnswerError):
        unpacked(tuple[int, ...], data(list(range(20))))


def test_an_answer_too_large_is_one_that_needs_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_BYTES", 100)
    with pytest.raises(MemoryError):
        packed(b"x" * 100)


@pytest.mark.parametrize("answer", [{1}, object(), math.nan, math.inf, Held], ids=["set", "object", "nan", "inf", "class"])
def test_what_has_no_plain_form_is_not_packed(answer: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        packed(answer)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["Held", "Span", "one"]),
    lambda inner: st.lists(inner, max_size=10) | st.dictionaries(st.sampled_from(["bytes", "path"]), inner, max_size=2),
)


@options(suppress_health_check=[HealthCheck.too_slow])
@given(value=VALUES, beside=st.binary(max_size=9), kind=st.sampled_from([k for k, _ in GOOD]))
def test_whatever_is_sent_is_what_was_promised_or_an_error(value: object, beside: bytes, kind: Any) -> None:
    try:
        answer = unpacked(kind, data(value, beside))
    except AnswerError:
        return
    assert unpacked(kind, packed(answer)) == answer


def says(_: int) -> tuple[str, bytes]:
    return "", b""


def says_anything(_: int) -> Any:
    return ""


def says_names(_: int) -> dict[str, int]:
    return {}


def test_a_function_says_what_it_returns() -> None:
    assert promised(partial(partial(says), 1)) == tuple[str, bytes]


@pytest.mark.parametrize("work", [says_anything, says_names, lambda: 1])
def test_a_function_that_does_not_say_is_not_asked(work: Any) -> None:
    with pytest.raises(TypeError):
        next(isolate.run(work, [1], seconds=lambda _: 60.0, name=str))
