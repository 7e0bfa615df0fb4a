"""A real server's own memory while uploads come that are too large or never end; the slow ones take minutes and are left to the script."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "web_memory.py"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is looked at in /proc")
def test_uploads_without_an_end_cost_the_web_process_less_than_50_megabytes() -> None:
    command = [sys.executable, str(SCRIPT), "--at-once", "4", "--only", "endless", "oversized", "field", "parts", "plain"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 x 413" in done.stdout
