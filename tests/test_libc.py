"""What the C library of a process is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

# How often all pages of a block of 48 MB are fetched anew when it is asked for ten times more, after it was freed.
AGAIN = """
import resource, sys
from ombudscan.isolate.libc import hold_freed
if sys.argv[1] == "held":
    hold_freed()
faults = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_minflt
size = 48 << 20
filled = lambda: len(b"x" * int(size))
filled()
before = faults()
for _ in range(10):
    filled()
print((faults() - before) * resource.getpagesize() // size)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the C library is told of Linux alone")
def test_freed_memory_is_kept_for_what_comes_next() -> None:
    given, held = (
        int(subprocess.run([sys.executable, "-c", AGAIN, how], check=True, capture_output=True, text=True).stdout) for how in ("given", "held")
    )
    assert given >= 9
    assert held == 0
