"""The application and a notebook's tables full of hostile words, in a real browser: nothing runs, nothing is refused, no dialog opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

import documents
from hostile import PAYLOADS, all_of_them
from ombudscan.report import to_frame
from served import refusals, served

SLOW = 120_000
# What a table on the disk can hold: the application shows no half characters.
WORDS = tuple(x.encode("utf-8", "replace").decode() for x in PAYLOADS)


def harmless(page: Page) -> None:
    """Nothing of the words became an element: only our own script and style are there, and nobody has touched the window."""
    assert page.evaluate("window.hit") is None
    assert page.evaluate("[...document.scripts].filter(s => !s.src.includes('/static/')).length") == 0
    assert page.evaluate("document.querySelectorAll('style, iframe, object, embed, base, [onerror], [onload], [onclick]').length") == 0


def test_nothing_runs_in_the_pages_of_a_draft(page: Page, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One policy with every payload as a heading and within a clause that breaks the Code, under a name that is a payload too."""
    told = refusals(page)
    page.set_default_timeout(SLOW)
    words = [" ".join(text.split()) for text in WORDS]
    clauses = "\n\n".join(
        f"{n}. {text}\n\nWe answer stage 1 complaints about {text} within thirty working days." for n, text in enumerate(words, 1)
    )
    made = tmp_path / "'\"><img src=x onerror=hit=1>.txt"
    made.write_text(f"{documents.POLICY}\n\n{clauses}\n", encoding="utf-8", errors="replace")
    with served(tmp_path_factory.mktemp("served")) as opens:
        page.goto(opens)
        page.set_input_files("input[name=draft]", made)
        page.locator("form:has(input[name=draft]) button[type=submit], form:has(input[name=draft]) button").first.click()
        page.locator(".work").wait_for(timeout=SLOW)
        harmless(page)
        for link in page.evaluate("[...document.querySelectorAll('.work a')].map(a => a.href)")[::8]:
            page.goto(link)
            harmless(page)
    assert told == []


def test_nothing_runs_in_a_notebooks_table(page: Page, tmp_path: Path) -> None:
    """What a notebook shows of a table of findings is pandas' own HTML, put into its page as it is."""
    import pandas as pd

    with pd.option_context("display.max_rows", None, "display.max_columns", None, "display.max_colwidth", None):
        shown = to_frame(all_of_them())._repr_html_()
    assert len(shown) > 100_000
    file = tmp_path / "notebook.html"
    file.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>notebook</title>{shown}", encoding="utf-8", errors="replace")
    page.goto(file.as_uri())
    assert page.evaluate("[window.hit, document.scripts.length, document.querySelectorAll('img, iframe, svg, object').length]") == [
        None,
        0,
        0,
    ]
    assert page.locator("tbody tr").count() >= len(PAYLOADS)
