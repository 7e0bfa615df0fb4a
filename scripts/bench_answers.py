"""What it costs that a child answers in plain bytes and not in a pickle: `bench_answers.py [--rounds 15]`.

Packs and unpacks the reports on the sample documents both ways in turn, and prints for one report the median processor time in
milliseconds, the bytes and the values, and how many such answers' worth of values the parent takes at the most.
"""

from __future__ import annotations

import argparse
import pickle
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from ombudscan import flow
from ombudscan.isolate import answers
from ombudscan.nouns import Report, Settings

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"


def measured(ways: dict[str, Callable[[], object]], rounds: int, of: int) -> dict[str, float]:
    """Return the median processor time of each of these, one after the other in each round, in milliseconds a report."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            begun = time.process_time()
            way()
            took[name].append(1000 * (time.process_time() - begun) / of)
    return {name: statistics.median(times) for name, times in took.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Plain answers beside pickles.")
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    paths = [p for p in sorted(SAMPLES.glob("*/*")) if p.suffix in (".pdf", ".docx", ".html")]
    reports = [flow.check_file(p, Settings(as_of="2026-11-21")) for p in paths]
    pickles, plain = [pickle.dumps(r) for r in reports], [answers.packed(r) for r in reports]
    ways: dict[str, Callable[[], object]] = {
        "pickled": lambda: [pickle.dumps(r) for r in reports],
        "packed": lambda: [answers.packed(r) for r in reports],
        "unpickled": lambda: [pickle.loads(p) for p in pickles],
        "unpacked": lambda: [answers.unpacked(Report, p) for p in plain],
    }
    for name, took in measured(ways, asked.rounds, len(reports)).items():
        print(f"{name:<10}{took:6.2f} ms a report")
    for name, made in (("a pickle", pickles), ("plain", plain)):
        print(f"{name:<10}{statistics.median(map(len, made)) / 1000:6.0f} kB, {max(map(len, made)) / 1000:.0f} kB at the most")
    values = max(map(answers.values, plain))
    print(f"values    {values:6} at the most; {answers.MOST_VALUES} are taken, {answers.MOST_VALUES // values} times as many")


if __name__ == "__main__":
    main()
