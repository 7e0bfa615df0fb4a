"""The HTML report in a real browser: axe, narrow screens, keys, print, marks where they are seen, and nothing that runs or leaves."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page

from factories import AS_OF
from ombudscan import isolate
from ombudscan.nouns import Settings
from ombudscan.report import WRITERS, Made

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
PAIR = ("tannery-yard/self-assessment.pdf", "tannery-yard/policy.html")
SHOWN = (
    "stourmere-borough-council/policy.pdf",
    "harlingford-homes/self-assessment.pdf",
    "wayfold-trust/policy.docx",
    "wayfold-trust/self-assessment.docx",
    "arrowdale-rural-homes/policy.html",
    "stourmere-borough-council/self-assessment.html",
    " + ".join(PAIR),
)


@cache
def made(name: str) -> Made:
    path, *policies = (SAMPLES / part for part in name.split(" + "))
    done = next(isolate.check_all([path], Settings(as_of=AS_OF), drawn=True, policies=tuple(policies)))
    assert done.report and done.drawn
    return Made(report=done.report, pictures=done.drawn.pictures, marks=done.drawn.marks)


def shown(page: Page, name: str, folder: Path) -> None:
    """Open the report as a user does, from a file."""
    file = folder / "report.html"
    file.write_bytes(WRITERS["html"].write(made(name)))
    page.goto(file.as_uri())


@pytest.mark.parametrize("name", SHOWN)
def test_axe_finds_nothing_wide_narrow_or_opened(
    page: Page, axe: Callable[[Page], list[str]], overflow: Callable[[Page], list[str]], name: str, tmp_path: Path
) -> None:
    shown(page, name, tmp_path)
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert overflow(page) == []
    assert axe(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert overflow(page) == []
    assert axe(page) == []


def test_the_marks_are_seen_on_a_narrow_screen_too(page: Page, tmp_path: Path) -> None:
    shown(page, SHOWN[0], tmp_path)
    for width, seen, hidden in ((1280, "whole", "near"), (320, "near", "whole")):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator(f"figure svg.{seen}").first.is_visible()
        assert not page.locator(f"figure svg.{hidden}").first.is_visible()
    picture = page.locator("figure svg.near").first.screenshot()
    from PIL import Image

    colours = Image.open(io.BytesIO(picture)).convert("RGB").getcolors(100_000) or []
    yellow = sum(n for n, (r, g, b) in colours if r > 200 and g > 180 and b < 190)
    black = sum(n for n, (r, g, b) in colours if max(r, g, b) < 40)
    assert yellow > 500 and black < yellow


def test_the_keyboard_reaches_every_link_and_opens_what_is_closed(page: Page, tmp_path: Path) -> None:
    shown(page, SHOWN[2], tmp_path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    count = page.locator("a:visible, summary:visible").count()
    seen = set()
    for _ in range(count + 2):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.outerHTML"))
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.parentElement.open")
            break
    assert len(seen) > 3


def test_each_link_leads_to_a_place_in_the_file(page: Page, tmp_path: Path) -> None:
    shown(page, SHOWN[-1], tmp_path)
    lost = page.evaluate(
        "[...document.querySelectorAll('a')].filter(a => !document.querySelector(a.getAttribute('href'))).map(a => a.outerHTML)"
    )
    assert lost == []


def test_print_holds_why_it_matters_and_all_pages_are_upright(page: Page, tmp_path: Path) -> None:
    shown(page, SHOWN[0], tmp_path)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join((p.extract_text() or "").split()) for p in printed.pages)
    report = made(SHOWN[0]).report
    from ombudscan import catalog

    assert all(" ".join(catalog.rule(f.rule).why.split())[:60] in words for f in report.findings)
    assert "Skip to the report" not in words
    assert len(printed.pages) < 40


def test_without_javascript_it_is_the_same(plain_page: Page, tmp_path: Path) -> None:
    shown(plain_page, SHOWN[3], tmp_path)
    summary = plain_page.locator("summary").first
    summary.click()
    assert plain_page.locator("details[open]").count() == 1
