"""What the children that write tables need is loaded before they are started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ombudscan import isolate
from ombudscan.audit import local

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

# In a process of its own: a process has one fork server, which loads what the first child wants.
_TELLS = """
import sys
from pathlib import Path
import made_work
from ombudscan import isolate
told = isolate.run(
    made_work.addresses, [Path.cwd()], seconds=lambda _: 60.0, name=str, preload=tuple(sys.argv[1:]), workers=1, reach=made_work.anywhere()
)
for _, bytes_ in told:
    print(bytes_)
"""


def loaded(how: str) -> int:
    """How many of the large libraries a process loads when it writes its first shard."""
    done = subprocess.run([sys.executable, "-c", _WRITES, how], capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_a_child_loads_no_library_for_its_first_shard() -> None:
    assert loaded("prepared") == 0
    assert loaded("as it is") > 0  # else nothing is to be prepared, and `prepare` can go


@pytest.mark.skipif(sys.platform != "linux", reason="addresses are counted as Linux tells them")
@pytest.mark.parametrize("preload", [(), local.PRELOAD], ids=["as it is", "preloaded"])
def test_writing_leaves_most_of_a_childs_memory_free(preload: tuple[str, ...], tmp_path: Path) -> None:
    """Arrow's own allocator sets 1 GiB aside: with what other libraries take there was room for it at times, and at times there was not."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run([sys.executable, "-c", _TELLS, *preload], capture_output=True, text=True, check=True, cwd=tmp_path, env=env)
    assert 0 < int(done.stdout) < isolate.MEMORY_BYTES * 2 // 3
