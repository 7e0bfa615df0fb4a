"""A real browser for tests: Debian's Chromium driven by Playwright, axe in every page, and no request that leaves this machine.

Run with `make test-browser`; `make test` leaves these tests out. Without Chromium they say that they were skipped. A test that
starts a server in its own process needs pytest-socket's marker `enable_socket`; one that starts it as a child does not.
OMBUDSCAN_SLOWED=6 makes the browser's processor so many times slower and each request as many tenths of a second late: what
a test does not wait for is then seen.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright
from watched import Watched, watch

CHROMIUM = os.environ.get("OMBUDSCAN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# As root Chromium has no sandbox; the rest keeps it from calling its makers.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FOLDER = Path(__file__).parent
# What is waited for comes when it comes: milliseconds that no machine that works at all should need.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)
SLOWED = int(os.environ.get("OMBUDSCAN_SLOWED", "1"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder carries the marker, before the selection by marker looks at it."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


def slow_down(page: Page) -> None:
    """Let the page's processor and its network be as slow as on a machine that has much else to do."""
    limits = {"offline": False, "latency": 100 * SLOWED, "downloadThroughput": -1, "uploadThroughput": -1}
    with suppress(Error):  # closed again already
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", limits)


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make a context with Playwright's own options (`java_script_enabled=False`, `viewport={...}`); watched as `page` is."""
    made: list[tuple[BrowserContext, Watched]] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        if SLOWED > 1:
            context.on("page", slow_down)
        made.append((context, watch(context)))
        return context

    yield make
    for context, _ in made:
        context.close()
    assert [address for _, watched in made for address in watched.left] == []
    assert [error for _, watched in made for error in watched.errors] == []
    assert [said for _, watched in made for said in watched.dialogs] == []


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page in a context of its own; the test fails if it asks another machine, opens a dialog or its script fails."""
    return new_context().new_page()


# What a window of 1280 by 1024 shows of a page at 400% zoom is 320 by 256 of its own pixels.
SIZES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "320": {"viewport": {"width": 320, "height": 640}},
    "zoom": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}


@pytest.fixture(params=SIZES)
def sized_page(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    """A page in a window of each size that a reader may have: a desktop's, a telephone's, and one at 400% zoom."""
    return new_context(**SIZES[request.param]).new_page()


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page in a browser without JavaScript."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)`: what axe holds against the page as it is now (WCAG 2.2 A and AA, and good practice), a line a node."""
    import axe_playwright_python

    script = (Path(axe_playwright_python.__path__[0]) / "axe.min.js").read_text(encoding="utf-8")
    options = json.dumps(
        {
            "runOnly": {"type": "tag", "values": WCAG},
            "rules": {"target-size": {"enabled": True}},
            "resultTypes": ["violations"],
        }
    )

    def run(page: Page) -> list[str]:
        if not page.evaluate("typeof window.axe === 'object'"):
            page.evaluate(script)
        found = page.evaluate(f"axe.run(document, {options})")
        return [f"{v['id']}: {n['target']}: {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]

    return run


@pytest.fixture(scope="session")
def overflow() -> Callable[[Page], list[str]]:
    """`overflow(page)`: what stands out of the window to the right; [] where nothing has to be scrolled sideways."""

    def run(page: Page) -> list[str]:
        found: list[str] = page.evaluate(
            """() => {
                if (document.scrollingElement.scrollWidth <= window.innerWidth) return [];
                return [...document.querySelectorAll("body *")]
                    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                    .map(e => e.outerHTML.slice(0, 120));
            }"""
        )
        return found

    return run


@pytest.fixture(scope="session")
def faultless(axe: Callable[[Page], list[str]], overflow: Callable[[Page], list[str]]) -> Callable[[Page, str], None]:
    """`faultless(page, state)`: axe finds nothing on the page as it is now, and nothing stands out to the side."""

    def look(page: Page, state: str) -> None:
        page.wait_for_load_state()
        page.evaluate("scrollTo(0, 0)")  # axe takes a link that is half out of the window for a small one
        assert axe(page) == [], state
        assert overflow(page) == [], state

    return look
