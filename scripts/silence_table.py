"""What silent-on-provision would find, miss and falsely find at other thresholds, over marked cases.

    python scripts/silence_table.py CASES [CASES ...]

CASES are folders of marked cases (a folder a case, each with case.json). One format of each policy or procedure is read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ombudscan import flow
from ombudscan.judge.silence import speech
from ombudscan.nouns import Settings

THRESHOLDS = (0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5)
Row = tuple[float, bool, bool]


def rows(case: Path) -> list[Row]:
    """Return (highest probability, silent by the marking, hidden or heard otherwise) for each provision to be stated."""
    truth = json.loads(case.read_text(encoding="utf-8"))
    kinds = truth["kind"] if isinstance(truth["kind"], list) else [truth["kind"]]
    if not {"policy", "procedure"} & set(kinds):
        return []
    marked = {
        name: {f["provision"] for f in truth["findings"].get(name, []) if f["rule"] == "silent-on-provision"}
        for name in ("required", "allowed")
    }
    evidence = flow.check_file(case.parent / (truth.get("files") or [truth["file"]])[-1], Settings(as_of=truth["as_of"])).evidence
    found = []
    for p in evidence.edition.provisions:
        if p.policy_states and p.number not in marked["allowed"]:
            heard = speech(evidence, p.key)
            highest = max((m.probability for m in evidence.matches if m.key == p.key), default=0.0)
            found.append((highest, p.number in marked["required"], bool(heard.times or heard.hidden)))
    return found


def main(folders: list[str]) -> int:
    """Print the table."""
    found = [row for folder in folders for case in sorted(Path(folder).glob("*/case.json")) for row in rows(case)]
    print(f"{'threshold':>9}{'found':>7}{'missed':>8}{'false':>7}")
    for threshold in THRESHOLDS:
        said = [silent for highest, silent, other in found if highest < threshold and not other]
        truly = sum(silent for _, silent, _ in found)
        print(f"{threshold:>9}{sum(said):>7}{truly - sum(said):>8}{len(said) - sum(said):>7}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
