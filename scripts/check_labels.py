"""The labels' quality: near-duplicates, template loops, counts a key, three in ten about nothing, words taken from elsewhere.

python scripts/check_labels.py                          # corpus/labels
python scripts/check_labels.py MY/LABELS --outside DOCUMENTS --outside MORE

Exits with 1 if anything is wrong. What stands in the --outside folders (text, Markdown, JSON, and every format that
ombudscan reads) must not share eight words in a row with a label, but for the statute's definition of a complaint.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from ombudscan import catalog, read
from ombudscan.errors import UnreadableError
from ombudscan.train import quality
from ombudscan.train.datasets import labels
from ombudscan.train.practices import practised

LABELS = Path(__file__).parents[1] / "corpus/labels"
PLAIN = {".txt", ".md", ".csv"}
READ = {".pdf", ".docx", ".html", ".htm"}


def texts(folder: Path) -> dict[str, str]:
    """Return the words of every file below `folder` that can be read, by its name."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            found[str(path.relative_to(folder))] = text(path)
        except (UnreadableError, ValueError) as error:
            print(f"{path.name} was not compared: {error}", file=sys.stderr)
    return found


def text(path: Path) -> str:
    """Return the words of one file, and nothing of a file of another sort."""
    if path.suffix in PLAIN:
        return path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json":
        return "\n".join(strings(json.loads(path.read_text(encoding="utf-8"))))
    return read.document(path).text if path.suffix in READ else ""


def strings(value: object) -> Iterator[str]:
    """Yield every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def main(given: list[str]) -> int:
    """Print the faults and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=LABELS)
    parser.add_argument("--outside", type=Path, action="append", default=[], help="a folder of texts that are not ours")
    options = parser.parse_args(given)
    editions = catalog.editions()
    found = labels(options.folder, frozenset(p.key for e in editions for p in e.provisions))
    told = practised(options.folder)
    faults = quality.faults(found, editions) + quality.practice_faults(told)
    for folder in options.outside:
        faults += quality.borrowed([*found, *told], texts(folder))
    print("\n".join(faults) or f"{len(found)} sentences on provisions and {len(told)} on practices, nothing wrong.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
