"""Archives, XML and pages made to harm: refused by what they are, with nothing fetched, opened or unpacked beyond its size.

The same files, with their seconds and memory: scripts/bombs.py. Here nothing is timed; what is asked for by the reader is watched.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from ombudscan.errors import UnreadableError
from ombudscan.read import READERS
from ombudscan.read.sniff import media_type
from scripted import script

opening, bombs = script("opening"), script("bombs")
_watched: list[list[str]] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if _watched and bombs._reaches(event, args):
        _watched[-1].append(f"{event} {args[0]}")


sys.addaudithook(_watch)  # a hook stays for ever; it notes only while a list is there


@pytest.fixture
def reached() -> Any:
    _watched.append([])
    yield _watched[-1]
    _watched.pop()


@pytest.fixture(scope="module", autouse=True)
def _libraries_loaded() -> None:
    for warm in (bombs.docx(bombs.document()), bombs._web(bombs._WORDS)):
        READERS[media_type(warm, "warm")](warm)


@pytest.mark.parametrize("name", [n for n in bombs.MADE if n not in bombs.READ])
def test_what_would_harm_is_refused(name: str, reached: list[str]) -> None:
    data = bombs.MADE[name]()
    with pytest.raises(UnreadableError) as refused:
        READERS[media_type(data, "policy.docx")](data)
    assert refused.value.outcome in ("too_large", "corrupt", "unsupported", "no_text_layer")
    assert "root:" not in refused.value.message
    assert reached == []


@pytest.mark.parametrize("name", bombs.READ)
def test_what_points_elsewhere_is_read_without_it(name: str, reached: list[str]) -> None:
    data = bombs.MADE[name]()
    said = str(READERS[media_type(data, "policy.docx")](data).drafts)
    assert "ten working days" in said
    assert "root:" not in said and "alert(1)" not in said
    assert reached == []


# Those that point at a file or a server, each of a few hundred bytes.
POINTING = [n for n in bombs.MADE if n in bombs.READ or any(w in n for w in ("entit", "DTD", "link", "out of", "SVG"))]
_TRIED = """
import json, sys
import bombs, opening
for warm in (bombs.docx(bombs.document()), bombs._web(bombs._WORDS), b"Complaints policy"):
    bombs.READERS[bombs.media_type(warm, "warm")](warm)
print(json.dumps([opening.watched(), {n: bombs.tried(n, bombs.MADE[n]()).opened for n in sys.argv[1:]}]))
"""


def test_no_library_opens_what_is_pointed_to_either() -> None:
    """Libraries in C tell Python of no file and no socket: the kernel kills the process that opens one."""
    scripts = Path(__file__).parents[2] / "scripts"
    done = subprocess.run([sys.executable, "-c", _TRIED, *POINTING], capture_output=True, text=True, check=True, cwd=scripts)
    watched, opened = json.loads(done.stdout)
    if not watched:
        pytest.skip("this system allows no filter of system calls")
    assert len(opened) > 15
    assert {name: what for name, what in opened.items() if what} == {}


def test_no_more_is_unpacked_than_the_directory_says(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    made = zlib.decompressobj

    class Counted:
        def __init__(self, *args: Any) -> None:
            self._inner = made(*args)

        def decompress(self, data: bytes, most: int = 0) -> bytes:
            out = self._inner.decompress(data, most)
            given.append(len(out))
            return out

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

    monkeypatch.setattr(zlib, "decompressobj", Counted)
    data = bombs.lying(50_000_000, 400)
    with pytest.raises(UnreadableError):
        READERS[media_type(data, "policy.docx")](data)
    assert sum(given) < 1_000_000


@pytest.mark.parametrize(
    ("outcome", "seconds", "memory", "opened", "faults"),
    [
        ("too_large", 0.1, 1, (), 0),
        ("read", 0.1, 1, (), 1),
        ("corrupt", 1.5, 1, (), 1),
        ("corrupt", 0.1, 200_000_000, (), 1),
        ("corrupt", 0.1, 1, ("open /etc/passwd",), 1),
    ],
)
def test_the_script_would_say_so(outcome: str, seconds: float, memory: int, opened: tuple[str, ...], faults: int) -> None:
    assert len(list(bombs.faults(bombs.Ended("huge part", outcome, seconds, memory, opened)))) == faults


def test_a_directory_that_would_fill_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bombs.directory(50_000)

    def opened(*_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(zipfile, "ZipFile", opened)
    with pytest.raises(UnreadableError, match="more parts than a document needs"):
        media_type(data, "policy.docx")
