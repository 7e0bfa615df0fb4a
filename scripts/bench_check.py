"""How long a check takes from a cold start: medians over interleaved runs, as JSON and as a table.

    python scripts/bench_check.py FILE [FILE ...] [--runs 7] [--out bench.json]

Each run is a new process of the command line, as a user starts it. The bare start (`--help`) and Python's own start
are measured in the same run, so that the ratios hold on any machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path


def seconds(command: list[str]) -> float:
    """Return the wall-clock seconds of one run."""
    begin = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - begin


def main() -> int:
    """Measure, print a table, write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    base = [sys.executable, "-m", "ombudscan.cli"]
    commands = {"python": [sys.executable, "-c", "pass"], "--help": [*base, "--help"]}
    commands |= {f.name: [*base, "check", str(f), "--format", "json", "--fail-on", "never"] for f in given.files}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(given.runs):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, value in medians.items():
        print(f"{name:<44}{value:8.2f} s {value / medians['python']:8.1f} x python")
    if given.out:
        given.out.write_text(json.dumps({"runs": given.runs, "median_seconds": medians}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
