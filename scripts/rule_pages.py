"""Write docs/rules: a public page for each rule, from its file in pipeline/ombudscan/rules and its cases in tests/rules.

    python scripts/rule_pages.py            # write them
    python scripts/rule_pages.py --check    # exit with 1 and name those that are not fresh

What is wrong on a page is mended in the rule's file or in its cases, never here.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ombudscan import catalog
from ombudscan.cli.rules import provision_lines
from ombudscan.nouns import Rule

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "rules"
PAGES = ROOT / "docs" / "rules"
SEVERITIES = {
    "breach": "the document says or does what the Code forbids",
    "gap": "something that the Code asks for is missing",
    "review": "a person has to judge",
    "note": "worth knowing, nothing wrong",
}


def pages() -> dict[str, str]:
    """Return the text of every page by its file name, the index among them."""
    found = {f"{rule.name}.md": page(rule, (CASES / f"{rule.name}.md").read_text(encoding="utf-8")) for rule in catalog.rules()}
    return {"README.md": index(), **found}


def page(rule: Rule, cases: str) -> str:
    """Return the page of one rule."""
    about, sections = _parts(cases)
    duties = [f"- {line}" for line in provision_lines(rule)]
    return "\n".join(
        [
            f"# {rule.name}\n",
            f"**{rule.severity}**: {SEVERITIES[rule.severity]}.\n",
            f"{rule.summary}\n",
            f"## What it is about\n\n{about}\n",
            f"## Why it matters\n\n{rule.why}\n",
            f"## What would meet it\n\n{rule.advice}\n",
            "## Provisions\n",
            *duties,
            "\n## Cases\n",
            "The documents are invented. What is found, met or left unsaid stands below each.\n",
            "\n\n".join(f"#{section.strip()}" for section in sections),
            "",
        ]
    )


def _parts(cases: str) -> tuple[str, list[str]]:
    """The paragraphs under the title of a page of cases, and its cases."""
    sections: list[list[str]] = [[]]
    inside = False
    for line in cases.splitlines():
        inside ^= line.startswith("```")
        if line.startswith("## ") and not inside:
            sections.append([])
        sections[-1].append(line)
    return "\n".join(sections[0][1:]).strip(), ["\n".join(s) for s in sections[1:]]


def index() -> str:
    """Return the list of all rules, by severity."""
    lines = ["# Rules\n", "What a report may find. Each page gives the reason, what would meet the rule, and its cases.\n"]
    for severity, meaning in SEVERITIES.items():
        lines += [f"## {severity.capitalize()}: {meaning}\n", "| rule | found when |", "|---|---|"]
        lines += [f"| [{r.name}]({r.name}.md) | {r.summary} |" for r in catalog.rules() if r.severity == severity] + [""]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; name the pages that are not fresh")
    check = parser.parse_args().check
    made = pages()
    held = {p.name: p.read_text(encoding="utf-8") for p in PAGES.glob("*.md")}
    stale = sorted(name for name in made.keys() | held.keys() if made.get(name) != held.get(name))
    for name in [] if check else stale:
        if name in made:
            PAGES.mkdir(parents=True, exist_ok=True)
            (PAGES / name).write_text(made[name], encoding="utf-8")
        else:
            (PAGES / name).unlink()
    print("\n".join(f"{'not fresh' if check else 'written'}: docs/rules/{name}" for name in stale) or "All pages are fresh.")
    sys.exit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
