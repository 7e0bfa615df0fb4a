"""Prints how many contrary and how many sound evidence texts of answered rows are accused.

    python scripts/row_sentences.py                       # corpus/labels/rows/left-out.jsonl
    python scripts/row_sentences.py MINE.jsonl --misses

A line of a file is `{"key": "no-extra-stage", "text": "...", "contrary": true}`: what stands beside a "Yes" for that provision of the
edition of 2024. The texts are put into forms, each provision once in a form, and the forms are read and judged as any document.
A contrary text is heard where a finding about what it says points to its row; a sound one is accused where one does.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from ombudscan import catalog, flow

HOS = "hos-2024"
LEFT_OUT = Path(__file__).parents[1] / "corpus" / "labels" / "rows" / "left-out.jsonl"
# About a row's form or the whole document, not about what the evidence says.
ASIDE = frozenset(
    "missing-row missing-evidence generic-evidence restated-requirement repeated-evidence undated-document stale-assessment "
    "review-overdue below-target-figure broken-reference stricter-timescale superseded-code".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """One evidence text, with what a specialist says of it."""

    provision: str
    text: str
    contrary: bool


def told(paths: list[Path]) -> list[Told]:
    """Return the texts of all files, in order; raises KeyError where a line lacks a field."""
    lines = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    numbers = {p.key: p.number for p in catalog.edition(HOS).provisions}
    return [Told(numbers[x["key"]], x["text"], x["contrary"]) for x in lines]


def forms(texts: list[Told]) -> list[dict[str, Told]]:
    """Return forms of one text a provision, as many as the provision with most texts needs."""
    made: list[dict[str, Told]] = []
    seen: dict[str, int] = defaultdict(int)
    for one in texts:
        at = seen[one.provision]
        seen[one.provision] += 1
        if at == len(made):
            made.append({})
        made[at][one.provision] = one
    return made


def page(form: dict[str, Told]) -> str:
    """Return the form as a web page."""
    wanted = {p.number: p.requirement for p in catalog.edition(HOS).provisions}
    rows = "".join(
        f"<tr><td>{number}</td><td>{html.escape(wanted[number])}</td><td>Yes</td><td>{html.escape(form[number].text)}</td></tr>"
        for number in wanted
        if number in form
    )
    head = "<tr><th>Code provision</th><th>Code requirement</th><th>Comply: Yes / No</th><th>Evidence</th></tr>"
    title = "Self-assessment against the Complaint Handling Code 2024"
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>September 2026</p><table>{head}{rows}</table></body></html>"


def accused(form: dict[str, Told], model: Path | None) -> dict[str, list[str]]:
    """Return the rules whose findings point to each provision's row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "form.html")
        path.write_text(page(form), encoding="utf-8")
        report = flow.check_file(path, flow.settings_today(), model)
    by_row: dict[str, list[str]] = {number: [] for number in form}
    for found in report.findings:
        if found.rule not in ASIDE and found.provision in by_row:
            by_row[found.provision].append(found.rule)
    return by_row


def main() -> int:
    """Print the counts, and with `--misses` every contrary text that is not heard and every sound one that is accused."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=[LEFT_OUT], help="JSON Lines of texts")
    parser.add_argument("--misses", action="store_true", help="print the texts too")
    parser.add_argument("--model", type=Path, help="a model folder other than the shipped one")
    given = parser.parse_args()
    heard = missed = false = quiet = 0
    for form in forms(told(given.files)):
        for number, rules in accused(form, given.model).items():
            one = form[number]
            heard += one.contrary and bool(rules)
            missed += one.contrary and not rules
            false += not one.contrary and bool(rules)
            quiet += not one.contrary and not rules
            if given.misses and one.contrary != bool(rules):
                print(f"{'missed' if one.contrary else 'FALSE '} {number}: {one.text} [{', '.join(rules)}]")
    print(f"contrary: {heard} of {heard + missed} heard ({heard / max(1, heard + missed):.2f})")
    print(f"sound: {false} of {false + quiet} accused ({false / max(1, false + quiet):.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
