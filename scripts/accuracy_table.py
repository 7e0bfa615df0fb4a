"""How good the findings are, by measure, format, blind set and rule: docs/accuracy.md, and the README's tables.

    score.py CASES --only .pdf --json scores.json
    python scripts/accuracy_table.py --take scores.json --set marked --format pdf    # keeps a run's counts
    python scripts/accuracy_table.py                                                 # draws the pages from what is kept

Counts are kept in docs/accuracy.jsonl, a line a set, format and run. A blind set's `first` run is the one before anything was mended
after it; `now` is a run after that. Without --format a run is of the whole set.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ombudscan import catalog

ROOT = Path(__file__).parents[1]
KEPT, PAGE, README = ROOT / "docs" / "accuracy.jsonl", ROOT / "docs" / "accuracy.md", ROOT / "README.md"
PLACE = re.compile(r"(?<=<!-- accuracy -->\n).*?(?=<!-- /accuracy -->)", re.DOTALL)
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
FORMATS = {"pdf": "PDF", "scan": "a scan (one of the PDFs)", "html": "web page", "docx": "Word", "txt": "plain text"}
BLIND = {
    "blind-1": "first",
    "blind-2": "second",
    "blind-3": "third",
    "blind-4": "fourth, dense with faults and traps",
    "blind-5": "fifth",
    "blind-6": "sixth (24 of 39 false ones from a checklist taken for a form)",
    "blind-7": "seventh",
    "blind-8": "eighth",
    "blind-9": "ninth, mostly compliant, for false accusations",
    "blind-10": "tenth, procedures and long evidence",
    "blind-11": "eleventh, dense with look-alikes",
    "blind-12": "twelfth, plain official prose, a pair",
    "blind-13": "thirteenth, plain official prose",
    "blind-14": "fourteenth, long sound evidence, policies of three kinds",
    "blind-15": "fifteenth, four forms, ordinary words and near misses",
    "blind-16": "sixteenth, policies, a procedure, a page, a pair",
    "blind-17": "seventeenth, policies of many services, a procedure, a pair",
    "blind-18": "eighteenth, five forms in layouts of their own",
    "blind-19": "nineteenth, five policies and a procedure, mostly sound, a pair",
    "blind-20": "twentieth, six forms with long evidence",
    "blind-21": "twenty-first, policies of four kinds, a procedure, a pair",
    "blind-22": "twenty-second, six forms, past failings and plans in sound rows",
    "blind-23": "twenty-third, policies of other styles (many services, easy read, compensation), a pair",
    "blind-24": "twenty-fourth, six forms of other styles, of 2020 and the LGSCO among them",
    "blind-25": "twenty-fifth, six policies and a procedure in seven voices, mostly sound, a pair",
    "blind-26": "twenty-sixth, six forms, past failings, exceptions and finished plans in sound rows",
    "blind-27": "twenty-seventh, policies of four kinds and a procedure",
    "blind-28": "twenty-eighth, four forms in four voices",
    "blind-29": "twenty-ninth, five forms in five voices",
    "blind-30": "thirtieth, policies, a procedure and a pair",
    "blind-31": "thirty-first, five policies and a procedure",
}
OPEN = ("marked", "real")
Run = dict[str, Any]
Counts = Counter[str]


def kept() -> list[Run]:
    """Return every run whose counts are kept."""
    return [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()] if KEPT.exists() else []


def take(path: Path, name: str, format: str, run: str) -> None:
    """Keep the counts of score.py's JSON, in place of those of the same set, format and run."""
    scores = json.loads(path.read_text(encoding="utf-8"))
    counts = {part: {k: [v["hit"], v["miss"], v["false"]] for k, v in scores[part].items()} for part in ("measures", "rules")}
    one = {"set": name, "format": format, "run": run, "documents": scores["documents"], **counts}
    rest = [r for r in kept() if (r["set"], r["format"], r["run"]) != (name, format, run)]
    runs = sorted([*rest, one], key=lambda r: (r["set"], r["run"], r["format"]))
    KEPT.write_text("".join(json.dumps(r) + "\n" for r in runs), encoding="utf-8")


def summed(runs: Iterable[Run], part: str) -> dict[str, Counts]:
    """Return the counts of several runs together, by measure or by rule."""
    totals: dict[str, Counts] = {}
    for run in runs:
        for name, (hit, miss, false) in run[part].items():
            totals.setdefault(name, Counter()).update(hit=hit, miss=miss, false=false)
    return totals


def shares(count: Counts) -> tuple[float, float, float]:
    """Return precision, recall and F1; 1 where nothing was wanted and nothing found."""
    hit, miss, false = count["hit"], count["miss"], count["false"]
    precision = hit / (hit + false) if hit + false else 1.0
    recall = hit / (hit + miss) if hit + miss else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def table(head: tuple[str, ...], rows: Iterable[Iterable[object]]) -> list[str]:
    """Return a table's lines in Markdown."""
    lines = (" | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row) for row in rows)
    return [f"| {' | '.join(head)} |", "|---" * len(head) + "|", *(f"| {line} |" for line in lines), ""]


def by_measure(runs: list[Run]) -> list[str]:
    """Return the table of measures."""
    head = ("measure", "precision", "recall", "F1", "right", "missed", "false")
    counts = summed(runs, "measures")
    rows = ((NAMES[n], *shares(counts[n]), *_told(counts[n])) for n in NAMES if sum(counts.get(n, Counter()).values()))
    return table(head, rows)


def _told(count: Counts) -> tuple[int, int, int]:
    return count["hit"], count["miss"], count["false"]


def by_format(runs: list[Run]) -> list[str]:
    """Return the table of formats."""
    head = ("format", "documents", "rows F1", "answers F1", "timescales F1", "findings precision", "findings recall", "passages F1")
    held = {name: [r for r in runs if r["format"] == key] for key, name in FORMATS.items()}
    return table(head, (_format_row(name, of) for name, of in held.items() if of))


def _format_row(name: str, runs: list[Run]) -> Iterator[object]:
    yield name
    yield sum(r["documents"] for r in runs)
    counts = summed(runs, "measures")
    for measure, which in (("row", 2), ("answer", 2), ("timescale", 2), ("finding", 0), ("finding", 1), ("passage", 2)):
        count = counts.get(measure, Counter())
        yield shares(count)[which] if sum(count.values()) else ""


def by_set(runs: list[Run]) -> list[str]:
    """Return the table of blind sets."""
    head = ("blind set", "documents", "timescales F1", "findings precision", "findings recall", "breaches precision", "passages F1")
    return table(head, (_set_row(name, [r for r in runs if r["set"] == key]) for key, name in BLIND.items() if _has(runs, key)))


def _has(runs: list[Run], name: str) -> bool:
    return any(r["set"] == name for r in runs)


def _set_row(name: str, runs: list[Run]) -> Iterator[object]:
    yield name
    yield sum(r["documents"] for r in runs)
    counts = summed(runs, "measures")
    for measure, which in (("timescale", 2), ("finding", 0), ("finding", 1), ("breach", 0), ("passage", 2)):
        yield shares(counts[measure])[which]


def by_rule(known: list[Run], blind: list[Run], again: list[Run]) -> list[str]:
    """Return the table of rules: where the tool was built, in the first run on blind sets, and on those sets after mending."""
    head = ("rule", "marked cases: right, missed, false", "blind: right, missed, false", "precision", "recall", "blind sets now")
    counts = [summed(runs, "rules") for runs in (known, blind, again)]
    return table(head, (_rule_row(rule.name, *(c.get(rule.name, Counter()) for c in counts)) for rule in catalog.rules()))


def _rule_row(name: str, known: Counts, blind: Counts, again: Counts) -> Iterator[str]:
    yield f"[{name}](rules/{name}.md)"
    yield _three(known)
    yield _three(blind)
    yield f"{shares(blind)[0]:.2f}" if blind["hit"] + blind["false"] else ""
    yield f"{shares(blind)[1]:.2f}" if blind["hit"] + blind["miss"] else ""
    yield _three(again)


def _three(count: Counts) -> str:
    return ", ".join(map(str, _told(count))) if sum(count.values()) else ""


def summary(blind: list[Run]) -> str:
    """Return what a reader of the README should know of single rules on the blind sets."""
    counts = summed(blind, "rules")
    known = [r.name for r in catalog.rules()]
    tried = [n for n in known if sum(counts.get(n, Counter()).values())]
    whole = [n for n in tried if shares(counts[n])[:2] == (1.0, 1.0)]
    wanted = [n for n in tried if counts[n]["hit"] + counts[n]["miss"] >= 2]
    missed = ", ".join(f"{n} ({_of(counts[n], 'miss')})" for n in wanted if shares(counts[n])[1] < 0.5)
    false = ", ".join(f"{n} ({_of(counts[n], 'false')})" for n in tried if shares(counts[n])[0] < 0.7)
    lines = (
        f"Rule by rule, in those first runs together: of {len(known)} rules {len(tried)} were tried, and {len(whole)} found all that was "
        "there and nothing else (each rule's counts: [docs/accuracy.md](docs/accuracy.md)).\n",
        f"- Fewer than half was found of: {missed}.",
        f"- More than three in ten were false of: {false}.\n",
    )
    return "\n".join(lines)


def _of(count: Counts, kind: str) -> str:
    said = {"miss": "missed", "false": "false"}[kind]
    return f"{count[kind]} of {count['hit'] + count[kind]} {said}"


def readme(runs: list[Run]) -> str:
    """Return what stands between the README's marks."""
    known, first = _of_sets(runs, OPEN, "now"), _of_sets(runs, BLIND, "first")
    whole = [r for r in known if r["format"] != "scan"]
    return "\n".join(
        [
            f"{sum(r['documents'] for r in whole)} documents:\n",
            *by_measure(whole),
            "By format:\n",
            *by_format(known),
            "These cases were looked at while the tool was built, so they flatter it. The sets below were written blind, by somebody who "
            "did not\nknow the tool's patterns, and scored before anything was mended; each was then used to find causes, so that only "
            "the first run counts:\n",
            *by_set(first),
            summary(first),
        ]
    )


def _of_sets(runs: list[Run], sets: Iterable[str], run: str) -> list[Run]:
    return [r for r in runs if r["set"] in sets and r["run"] == run]


def page(runs: list[Run]) -> str:
    """Return docs/accuracy.md."""
    known, first, again = (_of_sets(runs, *of) for of in ((OPEN, "now"), (BLIND, "first"), (BLIND, "now")))
    whole = [r for r in known if r["format"] != "scan"]
    lines = [
        "# How good it is\n",
        "Written by scripts/accuracy_table.py from docs/accuracy.jsonl, which holds what score.py counted.\n",
        "*Marked cases* were looked at while the tool was built. *Blind* sets were written by somebody who did not know its patterns, and "
        "their first run was before anything was mended; *now* is the same sets after that, and flatters as the marked cases do. "
        "*Right* are the findings that a careful reader wants and the tool has, *missed* those that it has not, *false* those that it "
        "has and the reader neither wants nor allows.\n",
        f"## Marked cases, {sum(r['documents'] for r in whole)} documents\n",
        *by_measure(whole),
        "## By format\n",
        "Marked cases:\n",
        *by_format(known),
        *(["The blind sets, now:\n", *by_format(again)] if again else []),
        "## Blind sets, first runs\n",
        *by_set(first),
        *(["Now:\n", *by_set(again)] if again else []),
        "## By rule\n",
        "Few cases a rule: a share of two is a hint and no more.\n",
        *by_rule(whole, first, again),
    ]
    return "\n".join(lines)


def main(given: list[str]) -> int:
    """Keep a run, or draw the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--take", type=Path, help="the JSON of score.py")
    parser.add_argument("--set", choices=[*OPEN, *BLIND], default="marked")
    parser.add_argument("--format", choices=[*FORMATS, "all"], default="all")
    parser.add_argument("--run", choices=["first", "now"], default="now")
    options = parser.parse_args(given)
    if options.take:
        take(options.take, options.set, options.format, options.run)
        return 0
    PAGE.write_text(page(kept()), encoding="utf-8")
    README.write_text(PLACE.sub(lambda _: readme(kept()), README.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
