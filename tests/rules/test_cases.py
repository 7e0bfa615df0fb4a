"""Every case on every rule's page is one test."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombudscan import catalog
from rules.case_pages import Case, cases
from rules.harness import verdict

HERE = Path(__file__).parent
PAGES = sorted(p for p in HERE.glob("*.md") if p.name != "README.md")
CASES = [c for p in PAGES for c in cases(p)]


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert [p.stem for p in PAGES] == sorted(r.name for r in catalog.rules())


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.rule}: {c.heading}")
def test_case(case: Case) -> None:
    assert verdict(case) == ""
