"""What a damaged PDF is known by is unpacked as Python's own library unpacks it, and its objects' numbers are found wherever they stand."""

from __future__ import annotations

import base64
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombudscan.read import pdf_damage

LETTERS = bytes(range(33, 118)) + b"z"


def oracle(text: bytes) -> bytes | None:
    """What the letters say by Python's own reading, None where they say nothing."""
    try:
        return base64.a85decode(text.partition(b"~")[0], ignorechars=b"\0\t\n\f\r ")
    except (ValueError, zlib.error):
        return None


def unpacked(letters: bytes) -> bytes | None:
    return pdf_damage._unpacked(letters, text=True)


@given(st.binary(max_size=300), st.integers(0, 60))
def test_what_was_packed_is_unpacked(data: bytes, width: int) -> None:
    letters = base64.a85encode(zlib.compress(data), wrapcol=width) + b"~>"
    assert unpacked(letters) == data


@given(st.integers(0, 2**32), st.integers(7_900, 17_000))
def test_text_of_any_length_is_unpacked_as_python_does(seed: int, size: int) -> None:
    """Groups are worked out some two thousand at once, the last of them may be short; what does not shrink takes several goes."""
    data = random.Random(seed).randbytes(size)
    assert pdf_damage._of_text(base64.a85encode(data) + b"~>") == data


@given(st.binary(min_size=20, max_size=200), st.data())
def test_letters_that_say_nothing_are_damage_and_others_are_as_python_says(data: bytes, draw: st.DataObject) -> None:
    letters = bytearray(base64.a85encode(zlib.compress(data)))
    letters[draw.draw(st.integers(0, len(letters) - 1))] = draw.draw(st.sampled_from([*LETTERS, ord("x"), ord("~"), 0xFF]))
    said = oracle(bytes(letters))
    if said is None and b"z" not in letters:
        assert unpacked(bytes(letters)) is None
    elif said is not None:
        # Letters behind an end at their very beginning are what is left of a stream; an empty one has none.
        assert unpacked(bytes(letters)) == (pdf_damage._unpacked(said, text=False) if said else None)


@pytest.mark.parametrize(("letters", "what"), [(b"~>", b""), (b" \n~>\n", b""), (b"\n", b""), (b"~ar8O^]XW;'EA.", None)])
def test_an_empty_stream_is_no_damage(letters: bytes, what: bytes | None) -> None:
    assert unpacked(letters) == what


@pytest.mark.parametrize("group", [b's8W-"', b"uuuuu", b"s8W.!"])
def test_a_group_that_is_more_than_four_bytes_hold_is_damage(group: bytes) -> None:
    assert unpacked(base64.a85encode(b"moan" * 4) + group) is None


@pytest.mark.parametrize("gap", ["\n", " ", "\r\n\r\n", "\t "])
@pytest.mark.parametrize("number", [1, 77, 123456789])
def test_an_object_is_there_however_its_number_is_set(gap: str, number: int) -> None:
    there = f"%PDF-1.4\n{number}{gap}0{gap}obj\n<< /Type /Page >>\nendobj\n2 0 obj\n<< /Kids [{number} 0 R] >>\nendobj\n"
    assert pdf_damage.notices(there.encode()) == []
    gone = there.replace(f"{number}{gap}0{gap}obj", f"{number}{gap}0{gap}objx")
    assert [n.code for n in pdf_damage.notices(gone.encode())] == ["part_damaged"]
