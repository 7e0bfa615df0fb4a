"""Fits what a model knows of evidence against its own row to the labels, and leaves the rest of the model as it is.

    python scripts/fit_rows.py                      # corpus/labels/rows, models/fused
    python scripts/fit_rows.py --labels MINE --model models/mine

Writes against.npz, the digest, metrics.json and card.md in the model's folder. A minute of one core.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ombudscan.train import against

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Fit, and print the figures; 1 where there is nothing to fit to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--labels", type=Path, default=ROOT / "corpus" / "labels", help="a folder with rows/ and practices/")
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "fused", help="a model folder with an encoder")
    given = parser.parse_args()
    figures = against.fit(given.labels, given.model)
    for name, value in figures.items():
        print(f"{name}: {value:g}")
    if not figures:
        print("There are no sentences of rows to learn from, or the model has no encoder.", file=sys.stderr)
    return int(not figures)


if __name__ == "__main__":
    sys.exit(main())
