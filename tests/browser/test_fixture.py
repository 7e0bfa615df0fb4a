"""The browser's own fixture must be able to fail: it sees what leaves the machine, dialogs, faults that axe knows, and wide pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from watched import watch

GOOD = "<!DOCTYPE html><html lang=en><title>Fine</title><main><h1>Fine</h1><p>Words.</p></main>"


def test_a_good_page_passes(page: Page, axe: Callable[[Page], list[str]], overflow: Callable[[Page], list[str]]) -> None:
    page.set_content(GOOD)
    assert axe(page) == []
    assert overflow(page) == []


def test_axe_sees_a_picture_without_words(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.set_content(GOOD.replace("Words.", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))
    assert any(line.startswith("image-alt") for line in axe(page))


def test_a_wide_page_overflows(page: Page, overflow: Callable[[Page], list[str]]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(GOOD.replace("<p>", "<p style='width: 900px'>"))
    assert overflow(page)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<img src='https://example.org/x.png' alt=''>", "left"),
        ("<script>fetch('http://10.0.0.1/').catch(() => 0)</script>", "left"),
        ("<script>alert(1)</script>", "dialogs"),
        ("<script>throw new Error('broken')</script>", "errors"),
    ],
)
def test_what_a_page_does_is_seen(browser: Browser, body: str, seen: str) -> None:
    context = browser.new_context()
    watched = watch(context)
    page = context.new_page()
    page.set_content(GOOD.replace("Words.", body))
    for _ in range(300):
        if getattr(watched, seen):
            break
        page.wait_for_timeout(100)
    context.close()
    assert getattr(watched, seen)
