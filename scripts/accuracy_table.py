"""The README's table of precision and recall, from the JSON that score.py writes for folders of marked cases.

score.py CASES --json scores.json
python scripts/accuracy_table.py scores.json [scores.json ...]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

NAMES = {
    "kind": "kind of document",
    "code": "edition of the Code",
    "row": "rows of forms",
    "answer": "answers",
    "evidence_words": "words of evidence",
    "timescale": "timescales",
    "passage": "passages mapped to provisions",
    "finding": "findings",
    "breach": "findings that are breaches (precision)",
    "pair_finding": "claims against policies",
    "quote_grounded": "quotes that stand in the document",
}


def main(paths: list[str]) -> int:
    """Print the table for all the files together."""
    totals: dict[str, Counter[str]] = {name: Counter() for name in NAMES}
    documents = 0
    for path in paths:
        scores = json.loads(Path(path).read_text(encoding="utf-8"))
        documents += scores["documents"]
        for name in NAMES:
            totals[name].update({k: scores["measures"][name][k] for k in ("hit", "miss", "false")})
    print(f"{documents} documents\n\n| measure | precision | recall | F1 | right | missed | false |\n|---|---|---|---|---|---|---|")
    for name, count in totals.items():
        if count["hit"] + count["miss"] + count["false"]:
            print(f"| {NAMES[name]} | {' | '.join(row(count))} |")
    return 0


def row(count: Counter[str]) -> list[str]:
    """Return precision, recall, F1 and the counts as text."""
    hit, miss, false = count["hit"], count["miss"], count["false"]
    precision = hit / (hit + false) if hit + false else 1.0
    recall = hit / (hit + miss) if hit + miss else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", str(hit), str(miss), str(false)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
