"""The words of every found-case, told as somebody else's, over, supposed, refused or as a heading: nothing may be found in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ombudscan import catalog
from ombudscan.judge import findings
from ombudscan.text import sentences
from rules.case_pages import Case, cases
from rules.harness import evidence_of

HERE = Path(__file__).parent
# Rules on what a policy states; those on rows, dates and the document as a whole have no words that could be another's.
STATED = [
    r for r in catalog.rules() if r.check.kind == "fact" or r.check.kind.startswith(("timescale", "limit", "escalation", "extension"))
]

TRAPS: dict[str, Callable[[str], str]] = {
    "a heading": lambda said: f"## {said.rstrip('.')}\n\nWe listen to residents.",
    "the previous policy": lambda said: f"Our previous policy, which was replaced in March 2023, said: “{said}”",
    "abolished": lambda said: f"The following rule was abolished in 2023: “{said}”",
    "another landlord": lambda said: f"Another landlord says in its policy: “{said}”",
    "the Ombudsman of a landlord": lambda said: f"The Ombudsman found fault with a landlord that told its residents: “{said}”",
    "the Code": lambda said: f"The Code does not allow a policy to say: “{said}”",
    "refused": lambda said: f"It would be wrong for a policy to say: “{said}”",
    "not ours": lambda said: f"We do not say, as some landlords do, “{said}”",
    "supposed": lambda said: f"If we were to write “{said}” we would break the Code.",
    "decided against": lambda said: f"We considered adding the sentence “{said}” and decided against it.",
}


def quoted(case: Case) -> list[str]:
    """The sentences of a case that its findings quote."""
    parts = [case.text[start:end].lstrip("- ") for start, end in sentences(case.text)]
    wanted = [" ".join(e.quote.split()) for e in case.expected]
    return [p for p in parts if not p.startswith("#") and any(w and w in " ".join(p.split()) for w in wanted)]


FOUND = [
    (rule.name, case.heading, said, case)
    for rule in STATED
    for case in cases(HERE / f"{rule.name}.md")
    if case.expected and case.kind in ("policy", "procedure")
    for said in quoted(case)[:1]
]


def test_every_rule_on_what_is_stated_is_tried() -> None:
    assert {name for name, *_ in FOUND} == {r.name for r in STATED}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("rule", [r.name for r in STATED])
def test_words_that_are_not_the_landlords_present_practice_are_no_fault(rule: str, trap: str) -> None:
    held = catalog.rule(rule)
    for _, heading, said, case in (f for f in FOUND if f[0] == rule):
        made = replace(case, text=TRAPS[trap](said))
        assert findings(evidence_of(made), (held,)) == (), f"{heading}: {made.text}"
