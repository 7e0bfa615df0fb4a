"""Fixtures: the application with a browser outside it, and with one that was let in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ombudscan.web.settings import ServeSettings
from web.opened import Browser, browser, enter


@pytest.fixture
def settings(tmp_path: Path) -> ServeSettings:
    return ServeSettings(folder=tmp_path, as_of="2026-11-21", warm=False)


@pytest.fixture
def outside(settings: ServeSettings) -> Iterator[Browser]:
    """A browser without the cookie."""
    with browser(settings) as one:
        yield one


@pytest.fixture
def client(settings: ServeSettings) -> Iterator[Browser]:
    """A browser that was let in; for settings of your own override the fixture `settings`."""
    with browser(settings) as one:
        yield enter(one)
