"""The pages that claim and policy stand on, as a browser shows them: of a real audit of sample documents."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from served import refusals, served

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
LANDLORD = "harlingford-homes"


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of documents and the run."""
    folder = tmp_path_factory.mktemp("audit")
    documents, run = folder / "documents", folder / "2026"
    (documents / LANDLORD).mkdir(parents=True)
    for name in ("policy.pdf", "self-assessment.pdf"):
        shutil.copy(SAMPLES / LANDLORD / name, documents / LANDLORD / name)
    order = [sys.executable, "-m", "ombudscan.cli", "audit", str(documents), "--out", str(run), "--as-of", "2026-11-21"]
    subprocess.run(order, check=True, capture_output=True, env=dict(os.environ))
    return documents, run


@pytest.fixture
def address(audited: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    documents, run = audited
    with served(tmp_path_factory.mktemp("served"), str(run), "--documents", str(documents)) as opens:
        yield opens


def test_both_pages_are_shown_with_the_words_marked(page: Page, address: str, audited: tuple[Path, Path]) -> None:
    told = refusals(page)
    page.set_default_timeout(90_000)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 landlord", timeout=60_000)
    root = page.url.split("/run")[0]
    cell = f"{root}/run/cell?landlord={LANDLORD}&provision=6.2"
    page.goto(cell)
    pictures = page.locator("figure img")
    expect(pictures).to_have_count(2)
    for n in range(2):
        pictures.nth(n).scroll_into_view_if_needed()
        expect(pictures.nth(n)).to_have_js_property("complete", True, timeout=90_000)
        assert pictures.nth(n).evaluate("image => image.naturalWidth") > 600
        assert "marked" in str(pictures.nth(n).get_attribute("alt"))
    left, right = (pictures.nth(n).bounding_box() for n in range(2))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]  # side by side
    with (audited[0] / LANDLORD / "policy.pdf").open("ab") as file:
        file.write(b"\n")
    page.goto(cell)
    expect(pictures).to_have_count(1)
    expect(page.get_by_text("has changed since it was read")).to_be_visible()
    assert told == []
