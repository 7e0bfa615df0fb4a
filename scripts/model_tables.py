"""The tables of what the classifier's parts are worth, from the JSON of scripts/evaluate.py, put into a page.

    python scripts/evaluate.py --cases FOLDER --out evaluation.json
    python scripts/model_tables.py evaluation.json [--into docs/training.md]

They stand between <!-- model --> and <!-- /model -->. Without --into they are printed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

PLACE = re.compile(r"(?<=<!-- model -->\n).*?(?=<!-- /model -->)", re.DOTALL)
HEAD = ("precision", "recall", "micro F1", "macro F1", "calibration error", "right at 100%", "90%", "80%", "70%")


def row(found: dict[str, Any]) -> list[float]:
    """Return one part's figures in HEAD's order."""
    micro = [found["micro"][name] for name in ("precision", "recall", "f1")]
    return [*micro, found["macro_f1"], found["calibration_error"], *found["right_at_coverage"].values()]


def table(title: str, runs: list[dict[str, Any]]) -> str:
    """Return one split's table in Markdown: means over the runs."""
    parts = runs[0]
    lines = [f"{title}: {parts['linear']['sentences']} sentences.", "", f"| part | {' | '.join(HEAD)} |", "|---" * (len(HEAD) + 1) + "|"]
    for name in parts:
        means = [sum(values) / len(runs) for values in zip(*(row(run[name]) for run in runs), strict=True)]
        lines.append(f"| {name} | {' | '.join(f'{x:.3f}' for x in means)} |")
    return "\n".join(lines)


def main(given: list[str]) -> int:
    """Print the tables or put them into their page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--into", type=Path)
    options = parser.parse_args(given)
    results = json.loads(options.evaluation.read_text(encoding="utf-8"))["results"]
    text = "\n\n".join(table(title[0].upper() + title[1:], runs) for title, runs in results.items()) + "\n"
    if not options.into:
        print(text)
        return 0
    page = options.into.read_text(encoding="utf-8")
    if not PLACE.search(page):
        print(f"{options.into} has no place for the tables (<!-- model --> and <!-- /model -->).", file=sys.stderr)
        return 2
    options.into.write_text(PLACE.sub(lambda _: f"\n{text}\n", page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
