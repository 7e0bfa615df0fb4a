"""What the children that write tables need is loaded before they are started."""

from __future__ import annotations

import subprocess
import sys

_WRITES = """
import sys, tempfile
from pathlib import Path
from ombudscan.audit import shards
from ombudscan.audit.parts import Store
if sys.argv[1] == "prepared":
    shards.prepare()
before = set(sys.modules)
with tempfile.TemporaryDirectory() as folder:
    root = Path(folder)
    shards.write_shard(shards.Shard(folder=root / "tables", store=Store(root / "parts"), letter="0", documents=(), pairs=()))
print(len({name.partition(".")[0] for name in set(sys.modules) - before} & {"pandas", "numpy", "pyarrow"}))
"""


def loaded(how: str) -> int:
    """How many of the large libraries a process loads when it writes its first shard."""
    done = subprocess.run([sys.executable, "-c", _WRITES, how], capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_a_child_loads_no_library_for_its_first_shard() -> None:
    assert loaded("prepared") == 0
    assert loaded("as it is") > 0  # else nothing is to be prepared, and `prepare` can go
