"""The public pages of the rules: fresh, complete, and in the package; every rule with words and cases of every kind."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ombudscan import casebook, catalog
from rules.case_pages import cases
from scripted import script

ROOT = Path(__file__).parents[2]
RULES = [r.name for r in catalog.rules()]
# The cases that a page has at least.
LEAST = 8
KINDS = {"found", "met", "silent"}
# A document without a date is what this rule finds: nobody can be silent of it and not be found.
NEVER_SILENT = {"undated-document"}


def test_the_pages_are_fresh() -> None:
    made = script("rule_pages").pages()
    held = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "docs" / "rules").glob("*.md")}
    stale = sorted(name for name in made.keys() | held.keys() if made.get(name) != held.get(name))
    assert not stale, "run python scripts/rule_pages.py"


def test_the_index_names_every_rule_once() -> None:
    index = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    assert all(index.count(f"({name}.md)") == 1 for name in RULES)


def test_the_package_holds_the_pages() -> None:
    included = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert included["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]["docs/rules"] == "ombudscan/rule_pages"


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_complete(name: str) -> None:
    rule = catalog.rule(name)
    assert rule.summary.endswith(".")
    assert len(rule.why.split()) >= 6
    assert len(rule.advice.split()) >= 5
    assert len(rule.summary.split()) >= 4


@pytest.mark.parametrize("name", RULES)
def test_a_page_has_every_kind_of_case_and_enough_of_them(name: str) -> None:
    examples = casebook.page(name).examples
    assert {e.outcome for e in examples} == (KINDS - {"silent"} if name in NEVER_SILENT else KINDS)
    assert len(examples) >= LEAST
    assert sum(e.outcome == "found" for e in examples) >= 2
    assert casebook.page(name).about


@pytest.mark.parametrize("name", RULES)
def test_a_page_shows_the_cases_that_are_tested(name: str) -> None:
    tested = cases(ROOT / "tests" / "rules" / f"{name}.md")
    assert [(e.heading, e.words) for e in casebook.page(name).examples] == [(c.heading, c.text) for c in tested]
