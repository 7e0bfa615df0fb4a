"""The reference and the walk through the house are fresh, and no environment variable is read that the page does not tell of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripted import script

ROOT = Path(__file__).parents[2]
READ = re.compile(r"environ(?:\.get\(|\[|\.setdefault\()\s*[\"']([A-Z][A-Z_]+)[\"']")


@pytest.mark.parametrize("name", ["checks.md", "commands.md", "editions.md", "report.md", "settings.md"])
def test_the_reference_is_fresh(name: str) -> None:
    held = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert held == script("reference_pages").pages()[name], "run make pages"


def test_the_walk_is_fresh() -> None:
    held = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    assert held == script("walk_page").walked(held), "run make pages"


def test_every_variable_that_is_read_is_told_of() -> None:
    read = {name for p in (ROOT / "pipeline").rglob("*.py") for name in READ.findall(p.read_text(encoding="utf-8"))}
    assert read, "the pattern has lost what it looks for"
    assert not read - set(script("reference_pages").ENVIRONMENT)
