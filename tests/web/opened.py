"""The application as a browser sees it, without a browser: let in, with the headers that a browser sends."""

from __future__ import annotations

import html as entities
import re
import time
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from ombudscan.web.app import create_app
from ombudscan.web.settings import ServeSettings

ORIGIN = "http://127.0.0.1:8000"


class Browser(TestClient):
    """A client that says of its requests what a browser says of its own pages' forms; `csrf` is their mark."""

    settings: ServeSettings

    @property
    def csrf(self) -> str:
        return self.settings.csrf

    def send_form(self, path: str, **values: str) -> Any:
        """Send a small form with its mark; redirects are followed."""
        return self.post(path, data={"csrf": self.csrf, **values})


def browser(settings: ServeSettings) -> Browser:
    """Return a browser that stands outside: it has not opened the address yet."""
    made = Browser(create_app(settings), base_url=ORIGIN, headers={"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"})
    made.settings = settings
    return made


def enter(one: Browser) -> Browser:
    """Open the printed address."""
    assert one.get("/open", params={"token": one.settings.token}).status_code == 200
    return one


def introduce(one: Browser, who: str = "Ann", **more: str) -> None:
    """Say who reviews."""
    assert one.send_form("/run/reviewer", reviewer=who, **more).status_code == 200


def text(html: str) -> str:
    """Return what a reader reads of a page, in one line."""
    return " ".join(entities.unescape(re.sub(r"<[^>]+>", " ", html)).split())


def title(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[1]).split()) if found else ""


def action(one: Browser, at: str, way: str, number: int = 1, slot: int = 0) -> str:
    """Return the address to which the form of a finding is sent, as the draft's page says it now."""
    shown = one.get(f"{at}{'/dismiss' if way == 'dismiss' else ''}?finding={number}&paper={slot}").text
    found = re.search(rf'action="([^"]*/{way}\?finding={number}&amp;[^"]*)"', shown)
    assert found, f"there is no form to {way} finding {number}"
    return found[1].replace("&amp;", "&")


def send(one: Browser, *files: Path, to: str = "/drafts", names: tuple[str, ...] = ("draft", "beside")) -> str:
    """Send files by a form and wait for what becomes of them; return the address of the draft."""
    given = {n: (p.name, p.read_bytes()) for n, p in zip(names, files, strict=False)}
    answer = one.post(to, data={"csrf": one.csrf}, files=given)
    assert answer.status_code == 200, answer.text
    return waited(one, str(answer.url.path))


def waited(one: Browser, path: str) -> str:
    """Wait until a draft is read, or not to be read."""
    deadline = time.monotonic() + 120
    while "data-poll" in one.get(path).text:
        assert time.monotonic() < deadline, "it is still being read"
        time.sleep(0.05)
    return path
