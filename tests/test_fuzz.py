"""The targets of scripts/fuzz.py under hypothesis: any bytes, and our own samples cut and joined, are read or refused as they should be.

What fuzzing has found stays here as an example (FINDS).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripted import script

ROOT = Path(__file__).parents[1]
targets = script("fuzz_targets")
SEEDS = targets.seeds(ROOT)
FINDS: list[tuple[str, bytes, str]] = []


def mixed(name: str) -> st.SearchStrategy[bytes]:
    """Stretches of the samples, strange letters and any bytes, joined."""
    stretch = st.builds(
        lambda seed, at, n: seed[at % max(len(seed), 1) :][:n], st.sampled_from(SEEDS[name]), st.integers(0, 1 << 20), st.integers(0, 400)
    )
    strange = st.sampled_from(
        [b"\t", b"\n\n", b"1.", b"(a) ", b"\xe2\x80\xae", b"\x00", b"\xef\xbb\xbf", b"Yes", b"10 working days", b"]]>", b'"""', b"\xff\xfe"]
    )
    return st.lists(st.one_of(stretch, strange, st.binary(max_size=40)), max_size=6).map(b"".join)


@pytest.mark.parametrize("name", targets.TARGETS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes_are_read_or_refused(name: str, data: st.DataObject) -> None:
    targets.TARGETS[name](data.draw(mixed(name)))


@pytest.mark.parametrize("name", targets.TARGETS)
def test_there_is_something_to_begin_with(name: str) -> None:
    assert len(SEEDS[name]) >= 3
    assert all(SEEDS[name])


@pytest.mark.parametrize(("name", "data", "what"), FINDS)
def test_what_was_found_stays_mended(name: str, data: bytes, what: str) -> None:
    targets.TARGETS[name](data)
