"""Hold what is found in damaged documents against what is found in the samples they were made of.

    python scripts/mutant_findings.py --count 1000 --seed 8 [--shown]

Damages the samples as scripts/mutants.py does and checks each that can still be read. Lists every breach and gap that the whole file is
not accused of, with what became of the file: an accusation of absence (silence, a missing row, answer or evidence) from a file
that has lost words is a fault, and ends in status 1. Where the damage changed words that can still be read ("ten" to "tin", a
passage doubled, another document's put behind it), what they say now is what the file says; such are counted apart, and so are files
that are sound by all signs (outcome ok): two pages joined between the same two tags, a letter changed into another.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutants import SETTINGS, mutants
from ombudscan import catalog, isolate
from ombudscan.judge.unread import absences
from ombudscan.nouns import Finding, Report

ACCUSING = ("breach", "gap")


@dataclass(frozen=True, slots=True)
class Added:
    """An accusation that a damaged file brings and the whole one does not."""

    file: str
    outcome: str
    finding: Finding
    of_absence: bool


def key(f: Finding) -> tuple[str, str | None]:
    return f.rule, f.provision


def accused(report: Report) -> dict[tuple[str, str | None], Finding]:
    return {key(f): f for f in report.findings if f.severity in ACCUSING}


def added(made: dict[Path, Path], workers: int, counts: Counter[str]) -> Iterator[Added]:
    """Yield what damaged files are accused of beyond the samples they were `made` of; count what became of each in `counts`."""
    rules = {r.name: r for r in catalog.rules()}
    whole = {c.path: accused(c.report) for c in isolate.check_all(sorted(set(made.values())), SETTINGS, workers=workers) if c.report}
    for done in isolate.check_all(list(made), SETTINGS, workers=workers):
        counts[done.outcome] += 1
        if done.report is None:
            continue
        for k, f in accused(done.report).items():
            if k not in whole[made[done.path]]:
                yield Added(done.path.name, done.outcome, f, absences(rules[f.rule]))


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare what is found in damaged files with what is found in whole ones.")
    parser.add_argument("--from", dest="source", type=Path, default=Path("corpus/samples"), help="sound documents to damage")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None, help="write the damaged files here and keep them")
    parser.add_argument("--shown", action="store_true", help="print each added accusation")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = args.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        counts: Counter[str] = Counter()
        found = list(added(mutants(args.source, folder, args.count, args.seed), args.workers, counts))
    for outcome, n in counts.most_common():
        print(f"{outcome:<16}{n:>5}")
    for a in found:
        if args.shown or a.of_absence:
            about = f"{a.finding.rule} {a.finding.provision or ''} {a.finding.quote[:80]!r}"
            print(f"{'absence' if a.of_absence else 'words'}  {a.outcome}  {a.file}: {about}")
    for of_absence, name in ((True, "by absence"), (False, "by words that stand there")):
        for sound, how in ((False, "read in part"), (True, "sound by all signs")):
            these = [a for a in found if a.of_absence is of_absence and (a.outcome == "ok") is sound]
            print(f"added {name}, {how}: {len(these)} in {len({a.file for a in these})} files")
    return int(any(a.of_absence and a.outcome != "ok" for a in found))


if __name__ == "__main__":
    sys.exit(main())
