"""Fuzz the form parser, numbering, text layouts, pages, timescales and catalogues, each for so long, from our own samples.

    python scripts/fuzz.py --minutes 10
    python scripts/fuzz.py --minutes 1 --together      # one minute for all of them: what CI runs

Prints the runs and finds of each target; a find is kept below FOLDER (--keep), and exits with 1. Needs the extra dev, on Linux.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import fuzz_targets

ROOT = Path(__file__).parents[1]
# Seconds that one input may take before it is a find, and megabytes that the process may.
_SLOW, _MEMORY = 20, 2500
# A longer input is cut: what is wrong with it is nearly always wrong with a shorter one.
_LONGEST = 4096


def fuzzed(name: str, seconds: int, keep: Path) -> tuple[str, bool]:
    """Fuzz a target for so many seconds; return what libFuzzer told in the end, and whether it found something."""
    with tempfile.TemporaryDirectory() as folder:
        for n, seed in enumerate(fuzz_targets.seeds(ROOT)[name]):
            for part in range(0, min(len(seed), 8 * _LONGEST), _LONGEST):
                (Path(folder) / f"{n}-{part}").write_bytes(seed[part : part + _LONGEST])
        found = keep / name
        found.mkdir(parents=True, exist_ok=True)
        options = [
            f"-max_total_time={seconds}",
            f"-max_len={_LONGEST}",
            "-seed=8",
            f"-timeout={_SLOW}",
            f"-rss_limit_mb={_MEMORY}",
            "-print_final_stats=1",
        ]
        command = [sys.executable, str(ROOT / "scripts" / "fuzz_one.py"), name, *options, f"-artifact_prefix={found}/", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    (keep / f"{name}.log").write_text(done.stderr + done.stdout)
    runs = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    coverage = re.findall(r"cov: (\d+)", done.stderr)
    finds = [p.name for p in found.iterdir()]
    said = f"{name:<12}{runs[1] if runs else '?':>9} runs, {coverage[-1] if coverage else '?':>6} edges seen, {len(finds)} finds"
    return said, bool(finds) or done.returncode != 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz the parsers, from our own samples.")
    parser.add_argument("--minutes", type=float, default=10.0, help="for each target")
    parser.add_argument("--together", action="store_true", help="the minutes are for all targets together")
    parser.add_argument("--only", nargs="*", default=list(fuzz_targets.TARGETS))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "ombudscan-fuzz")
    args = parser.parse_args()
    seconds = int(60 * args.minutes / (len(args.only) if args.together else 1))
    bad = False
    for name in args.only:
        said, found = fuzzed(name, seconds, args.keep)
        print(said, flush=True)
        bad |= found
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
