"""Compliant documents' worth of text, put together from the met and silent cases of all rules: no breach may be found in it.

    python scripts/assemble_compliant.py                  # 30 policies, 30 self-assessments, seed 7
    python scripts/assemble_compliant.py --seed 11 --out FOLDER

Every met and silent case on tests/rules is used at least once, in company that the seed chooses. Prints how much was
assembled and each breach that was found; exits with 1 if there is one.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from ombudscan import catalog  # noqa: E402
from ombudscan.judge import findings  # noqa: E402
from ombudscan.nouns import Finding  # noqa: E402
from rules import case_pages, harness  # noqa: E402
from rules.case_pages import Case  # noqa: E402

CASES = ROOT / "tests" / "rules"
COUNT, SEED = 30, 7
# Cases that a policy holds at least; a real one is about as long.
LEAST = 24
# Met or silent for their own rule, and a breach of another by their own words.
NOT_COMPLIANT = {
    ("outdated-definition", "A definition that is narrow as well"),
    ("silent-on-provision", "Another rule already finds fault"),
    ("stricter-timescale", "A step before stage 1"),
}
_SETTLED, _OPEN = "days are working days", re.compile(r"\b(?!working|calendar|business)[a-z]+ days\b", re.IGNORECASE)
T = TypeVar("T")
# Headings that set no stage and no service, so that a case stands in nobody else's section.
NEUTRAL = ("Our approach to complaints", "More on complaints", "How we handle complaints", "Complaints: further points")


def compliant() -> list[Case]:
    """Return every met and silent case of today's edition, pairs apart: they are two documents."""
    every = [c for p in sorted(CASES.glob("*.md")) if p.name != "README.md" for c in case_pages.cases(p)]
    fit = [c for c in every if not c.expected and c.kind != "pair" and c.edition == "hos-2024" and c.as_of == case_pages.AS_OF]
    return [c for c in fit if (c.rule, c.heading) not in NOT_COMPLIANT]


def policies(rng: random.Random, count: int = COUNT) -> list[Case]:
    """Return `count` policies, each of sections that are one case each."""
    prose = [c for c in compliant() if c.kind in ("policy", "procedure") and not c.text.startswith("# ")]
    dealt = _dealt(prose, rng, count, LEAST)
    return [_case("policy", "\n\n".join(_section(c, i) for i, c in enumerate(_agreeing(cases))), n) for n, cases in enumerate(dealt, 1)]


def _agreeing(cases: list[Case]) -> list[Case]:
    """The cases without those that leave open which days are meant, where another settles it: "within seven days" is met by that alone."""
    settled = any(_SETTLED in c.text for c in cases)
    return [c for c in cases if not settled or _SETTLED in c.text or not _OPEN.search(c.text)]


def _section(case: Case, place: int) -> str:
    """A case under a heading of its own; its own headings follow."""
    return f"## {NEUTRAL[place % len(NEUTRAL)]}\n\n{case.text.strip()}"


def forms(rng: random.Random, count: int = COUNT) -> list[Case]:
    """Return `count` self-assessments of rows that are one case each; no row stands twice on a form."""
    rows = [row for c in compliant() for row in _rows(c)]
    made = []
    for n, dealt in enumerate(_dealt(rows, rng, count, LEAST), 1):
        held = {row.split("|")[1].strip(): row for row in dealt}
        ordered = sorted(held, key=lambda number: tuple(map(int, number.split("."))))
        made.append(_case("self-assessment", "\n".join(["Assessed in October 2026.", *(held[number] for number in ordered)]), n))
    return made


def _rows(case: Case) -> Iterator[str]:
    """The rows of a case as lines of a form; those of a whole form as they stand."""
    if case.kind == "self-assessment":
        yield from (line for line in case.text.splitlines() if line.startswith("|"))
    elif case.kind == "row":
        number, answer = (o for o in case.options if not o.startswith(("as-of=", "on=")))
        evidence, _, commentary = case.text.strip().partition("\n\n")
        cells = [number, case_pages.ANSWERS[answer], *(" ".join(x.split()).replace("|", "/") for x in (evidence, commentary))]
        yield f"| {' | '.join(cells)} |"


def _dealt(things: list[T], rng: random.Random, count: int, least: int) -> list[list[T]]:
    """Deal all things out to `count` hands, each at least once, each hand at least `least`."""
    pool: list[T] = []
    while len(pool) < max(count * least, len(things)):
        pool += rng.sample(things, len(things))
    return [pool[i::count] for i in range(count)]


def _case(kind: str, text: str, n: int) -> Case:
    return Case(rule=f"assembled-{kind}-{n}", heading=f"{kind} {n}", kind=kind, options=(), text=text, expected=())


def breaches(case: Case) -> list[Finding]:
    """Return the breaches that all rules together find in a document."""
    return [f for f in findings(harness.evidence_of(case), catalog.rules()) if f.severity == "breach"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--out", type=Path, help="write the texts into this folder too")
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    made = [*policies(rng, chosen.count), *forms(rng, chosen.count)]
    wrong = 0
    for case in made:
        if chosen.out:
            chosen.out.mkdir(parents=True, exist_ok=True)
            (chosen.out / f"{case.rule}.md").write_text(case.text + "\n", encoding="utf-8")
        for f in breaches(case):
            wrong += 1
            print(f"{case.rule}: {f.rule} {f.provision}: {' '.join(f.quote.split())!r} ({'; '.join(f.because[:1])})")
    words = sum(len(c.text.split()) for c in made)
    print(f"{len(made)} documents, {len(compliant())} cases, {words} words, seed {chosen.seed}: {wrong} breaches found.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
