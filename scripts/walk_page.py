"""Write the stages' output into docs/how-it-works.md: the page's own sample taken through read, classify, extract, judge and report.

    python scripts/walk_page.py            # write it
    python scripts/walk_page.py --check    # exit with 1 where the page is not fresh

Probabilities are left out: they change with each training, and what is shown does not hang on them.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from ombudscan import catalog, flow
from ombudscan.nouns import Report, Settings
from ombudscan.report import to_text

PAGE = Path(__file__).parents[1] / "docs" / "how-it-works.md"
AS_OF = "2026-11-21"
_BLOCK = re.compile(r"<!-- walk: (?P<stage>\w+) -->\n.*?<!-- /walk -->", re.DOTALL)


def walked(page: str) -> str:
    """Return the page with the output of every stage made anew."""
    sample = re.search(r"```text\n(.*?)```", page, re.DOTALL)
    assert sample, "the page has lost its sample"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "policy.txt"
        path.write_text(sample[1], encoding="utf-8")
        report = flow.check_file(path, Settings(as_of=AS_OF))
    return _BLOCK.sub(lambda m: f"<!-- walk: {m['stage']} -->\n\n{_fenced(STAGES[m['stage']](report))}\n\n<!-- /walk -->", page)


def _fenced(lines: list[str]) -> str:
    return "\n".join(["```text", *lines, "```"])


def read(report: Report) -> list[str]:
    """Return each block with its place in the text."""
    document = report.evidence.document
    return [f"{b.span.start:>4}-{b.span.end:<4} {b.kind:<10} {b.label:<4} {document.quote(b.span)}".rstrip() for b in document.blocks]


def classify(report: Report) -> list[str]:
    """Return each passage with the numbers of the provisions that it speaks of."""
    evidence = report.evidence
    lines = []
    for passage in evidence.passages:
        keys = [m.key for m in evidence.matches if m.passage == passage.id and m.probability >= 0.5]
        numbers = ", ".join(f"{catalog.number(evidence.edition, key)} {key}" for key in keys)
        lines.append(f"{passage.id:<4} {evidence.document.quote(passage.span)}\n     speaks of: {numbers or 'no provision'}")
    return lines


def extract(report: Report) -> list[str]:
    """Return what the document is, and its times."""
    evidence = report.evidence
    who = evidence.identity
    lines = [f"{who.kind} of {who.landlord}, judged by {who.edition} ({who.chosen_by})"]
    lines += [f"{d.kind}: {d.iso}" for d in who.dates]
    for t in evidence.timescales:
        since = f" from {t.starts_from}" if t.starts_from else ""
        quote = evidence.document.quote(t.span)
        lines.append(f"{t.action} at stage {t.stage}: {t.value:g} {t.unit}{since}, {t.firmness}, in {t.passage}: {quote!r}")
    return lines


def judge(report: Report) -> list[str]:
    """Return the findings that rest on words, and how many there are of silence."""
    spoken = [f for f in report.findings if f.quote]
    lines = [f"{f.severity:<6} {f.provision or '-':<5} {f.rule}: {f.quote!r}" for f in spoken]
    return [*lines, f"and {len(report.findings) - len(spoken)} findings of what so short a policy does not say"]


def report(report: Report) -> list[str]:
    """Return the beginning of the report as text."""
    return [line[:110] + ("…" if len(line) > 110 else "") for line in to_text.lines(report)[:6]]


STAGES: dict[str, Callable[[Report], list[str]]] = {
    "read": read,
    "classify": classify,
    "extract": extract,
    "judge": judge,
    "report": report,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the page is fresh")
    check = parser.parse_args().check
    held = PAGE.read_text(encoding="utf-8")
    made = walked(held)
    if not check:
        PAGE.write_text(made, encoding="utf-8")
    print("The page is fresh." if made == held else f"{'not fresh' if check else 'written'}: docs/{PAGE.name}")
    sys.exit(1 if check and made != held else 0)


if __name__ == "__main__":
    main()
