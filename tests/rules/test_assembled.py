"""No breach in compliant documents' worth of text that is put together from the met and silent cases of all rules."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from ombudscan import catalog
from ombudscan.judge import findings
from rules.case_pages import AS_OF, Case, cases
from rules.harness import evidence_of
from scripted import script

ROOT = Path(__file__).parents[2]
SCRIPT = script("assemble_compliant")
RNG = random.Random(SCRIPT.SEED)
MADE: list[Case] = [*SCRIPT.policies(RNG), *SCRIPT.forms(RNG)]


@pytest.mark.parametrize("case", MADE, ids=lambda c: c.heading)
def test_no_breach_is_found(case: Case) -> None:
    assert [(f.rule, f.quote) for f in SCRIPT.breaches(case)] == []


def test_thirty_of_each_are_of_a_documents_length_and_hold_every_case() -> None:
    prose = [c for c in MADE if c.kind == "policy"]
    assert len(prose) == len(MADE) - len(prose) == 30
    assert min(len(c.text.split()) for c in prose) > 300
    everything = "\n".join(c.text for c in prose)
    used = [c for c in SCRIPT.compliant() if c.kind in ("policy", "procedure") and not c.text.startswith("# ")]
    assert all(c.text.strip() in everything for c in used)
    assert {r.name for r in catalog.rules() if r.check.kind in ("fact", "extension-open")} <= {c.rule for c in used}


def test_a_breach_among_them_would_be_found() -> None:
    case = next(c for c in MADE if c.kind == "policy")
    planted = replace(case, text=f"{case.text}\n\n## Stage 2\n\nThe officer who answered at stage 1 also decides at stage 2.")
    assert "same-reviewer" in [f.rule for f in SCRIPT.breaches(planted)]


def test_what_is_left_out_is_a_breach_by_its_own_words() -> None:
    pages = [c for p in (ROOT / "tests" / "rules").glob("*.md") if p.name != "README.md" for c in cases(p)]
    left = [c for c in pages if (c.rule, c.heading) in SCRIPT.NOT_COMPLIANT]
    assert len(left) == len(SCRIPT.NOT_COMPLIANT)
    for case in left:
        assert case.as_of == AS_OF
        assert [f for f in findings(evidence_of(case), catalog.rules()) if f.severity == "breach"]
