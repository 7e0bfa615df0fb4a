"""Every finding of every found-case explains itself: what is wrong against what, what to do, where, which words, which steps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ombudscan import catalog
from ombudscan.nouns import Finding
from rules.case_pages import Case, cases
from rules.harness import found

PAGES = sorted(p for p in Path(__file__).parent.glob("*.md") if p.name != "README.md")
FOUND = [c for p in PAGES for c in cases(p) if c.expected]
# What the document is held against where no provision is: a day, a date, the Code in force, a list announced.
NO_PROVISION = re.compile(r"\b(?:date|review|Code|list)\b", re.IGNORECASE)
# A verb in the imperative with which a sentence of advice can begin, or stand after a condition.
ACTION = re.compile(
    r"\b(?:accept|add|agree|allow|answer|appoint|ask|assess|attach|bring|check|choose|cite|complete|correct|count|date|decide|define|"
    r"delete|describe|drop|end|explain|fill|find|fix|give|hear|judge|keep|leave|let|limit|look|make|mark|measure|mend|move|name|offer|open|"
    r"print|promise|publish|put|quote|read|record|remove|rename|repeat|replace|report|reply|respond|review|say|send|set|settle|show|"
    r"start|state|take|tell|treat|update|use|weigh|word|write)\b",
    re.IGNORECASE,
)


def findings(case: Case) -> list[Finding]:
    return [f for f in found(case) if case.only in (None, f.provision)]


@pytest.mark.parametrize("case", FOUND, ids=lambda c: f"{c.rule}: {c.heading}")
def test_a_finding_is_explained(case: Case) -> None:
    made = findings(case)
    assert made
    for f in made:
        rule = catalog.rule(f.rule)
        assert len(f.message.split()) >= 6
        assert f.message.rstrip().endswith((".", "”"))
        assert names_what_it_is_held_against(f), f.message
        assert f.advice == rule.advice
        assert f.because
        assert all(step.strip() for step in f.because)
        assert f.severity in ("breach", "gap", "review", "note")
        assert 0 < f.confidence <= 1
        assert f.quote == "" or f.location.span is not None


def names_what_it_is_held_against(f: Finding) -> bool:
    """Whether the message names the limit, the Code or the provision; or for the document as a whole, the matter."""
    if f.provision is None:
        return bool(NO_PROVISION.search(f.message))
    return f.provision in f.message or "Code" in f.message


@pytest.mark.parametrize(
    "case", [c for c in FOUND if catalog.rule(c.rule).check.kind.startswith("timescale-")], ids=lambda c: f"{c.rule}: {c.heading}"
)
def test_a_finding_on_a_time_names_the_documents_time_and_what_the_code_says(case: Case) -> None:
    for f in findings(case):
        assert re.search(r"\d|working days|logg|runs|different times", f.message)
        assert "Code" in " ".join((f.message, *f.because))


@pytest.mark.parametrize("rule", catalog.rules(), ids=lambda r: r.name)
def test_the_advice_says_what_to_do(rule: object) -> None:
    advice = rule.advice  # type: ignore[attr-defined]
    assert ACTION.search(advice), advice
    assert advice.endswith(".")
    assert advice != rule.summary  # type: ignore[attr-defined]


def test_the_codes_demand_is_among_the_reasons_of_a_finding_on_a_provision() -> None:
    case = next(c for c in FOUND if c.rule == "same-reviewer")
    (f,) = findings(case)
    asked = catalog.edition("hos-2024").numbered("6.13")
    assert asked
    assert f.because[-1] == f"6.13 of the Code asks: {asked.requirement}"
