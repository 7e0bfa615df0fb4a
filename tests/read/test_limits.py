"""What reading may take and leave behind: memory of a long form, damaged documents, lines that a library prints."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from ombudscan import read
from ombudscan.errors import Outcome, UnreadableError
from scripted import script

ROOT = Path(__file__).resolve().parents[2]
MOST = 150_000_000  # bytes: what one process may take for a file of 25 pages
# The kernel's own mark of this program's memory: getrusage would tell of the process that started it too.
_STATUS = Path("/proc/self/status")
_PEAK = """
import sys
from pathlib import Path
from ombudscan import read
document = read.document(Path(sys.argv[1]))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
print(document.pages, int(peak.split()[1]) * 1024)
"""


@pytest.mark.skipif(not _STATUS.exists(), reason="the peak of memory is read from /proc, which this system has not")
@pytest.mark.parametrize("ruled", [True, False])
def test_a_form_of_25_pages_is_read_in_little_memory(ruled: bool, tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    path = tmp_path / "form.pdf"
    path.write_bytes(script("bench_documents").form_pdf(ruled=ruled))
    done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], capture_output=True, text=True, check=True)
    pages, peak = map(int, done.stdout.split())
    assert pages == 25
    assert peak < MOST


@pytest.mark.parametrize("seed", range(6))
def test_damaged_documents_end_in_a_document_or_a_closed_outcome_without_a_word(
    seed: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The mutants of scripts/mutants.py, a few of each sort: it runs hundreds of them through the product's own processes."""
    mutants = script("mutants")
    for path in mutants.mutants(ROOT / "corpus" / "samples", tmp_path, 3 * len(mutants.CHANGES), seed):
        try:
            assert read.document(path).text.strip(), path.name
        except UnreadableError as error:
            assert error.outcome in get_args(Outcome), path.name
            assert str(error).rstrip().endswith("."), f"{path.name}: no sentence says why"
    assert capfd.readouterr() == ("", "")


def test_the_mutants_are_damaged() -> None:
    mutants, whole = script("mutants"), (ROOT / "corpus" / "samples" / "harlingford-homes" / "policy.pdf").read_bytes()
    dice = random.Random(1)
    assert all(change(whole, [whole], dice) != whole for change in mutants.CHANGES if change is not mutants.renamed)


# What its parent left: in a session of its own, without the environment it was begun with.
_LEFT = """
import os, subprocess, sys
import mutants
mutants.adopt()
before = mutants.left_alive(0.2)
subprocess.run(["sh", "-c", "env -i setsid sleep 60 & :"], check=True)
left = mutants.left_alive(0.2)
for pid in left:
    os.kill(pid, 9)
print(len(before), len(left), len(mutants.left_alive(2)))
"""


@pytest.mark.skipif(not _STATUS.exists(), reason="processes are told from /proc, which this system has not")
def test_a_process_that_lives_on_is_seen_whoever_began_it() -> None:
    done = subprocess.run([sys.executable, "-c", _LEFT], capture_output=True, text=True, check=True, cwd=ROOT / "scripts")
    assert done.stdout.split() == ["0", "1", "0"]


def test_a_run_that_sees_no_child_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    mutants = script("mutants")
    ended = [mutants.Ended(Path("a.txt"), "ok", "", 0.1, "")]
    assert [mutants.told(ended, most, alive, "") for most, alive in ((10**8, []), (0, []), (10**8, [7]))] == [0, int(_STATUS.exists()), 1]
    assert "process 7 is still alive" in capsys.readouterr().out
