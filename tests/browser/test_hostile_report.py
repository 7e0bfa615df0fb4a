"""Reports that hold hostile words, opened in a real browser: nothing runs, nothing is asked for, no dialog opens, no style changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page

from hostile import PAYLOADS, holding
from ombudscan.report import WRITERS, Made

PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_runs_in_a_report_that_holds_hostile_words(page: Page, tmp_path: Path, part: int) -> None:
    """The page's fixture fails the test on a dialog, a request that leaves the machine, or an error of a script."""
    blocked: list[str] = []
    file = tmp_path / "report.html"

    def said(message: ConsoleMessage) -> None:
        blocked.append(message.text)

    page.on("console", said)
    for text in PAYLOADS[part::PARTS]:
        file.write_bytes(WRITERS["html"].write(Made(report=holding(text))))
        page.goto(file.as_uri())
        page.locator("h1").hover()
        page.keyboard.press("Tab")
        assert page.url.split("#")[0] == file.as_uri(), text
        assert page.evaluate("[window.hit, document.scripts.length, document.styleSheets.length]") == [None, 0, 1], text
        assert blocked == [], text  # the policy had nothing to refuse: the words never became elements
