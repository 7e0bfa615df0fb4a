"""What the pages of a browser's context do: requests for other machines are stopped, dialogs closed, and all of it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Page, Route

HERE = frozenset({"127.0.0.1"})
LOCAL_SCHEMES = frozenset({"file", "data", "blob", "about"})


@dataclass
class Watched:
    """What a browser's pages did: requests for other machines (they were stopped), dialogs, errors of their scripts."""

    left: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def _stays(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname in HERE


def watch(context: BrowserContext) -> Watched:
    """Watch all pages that the context opens from now on."""
    watched = Watched()

    def route(asked: Route) -> None:
        if _stays(asked.request.url):
            asked.continue_()
        else:
            watched.left.append(asked.request.url)
            asked.abort()

    def dialog(opened: Dialog) -> None:
        watched.dialogs.append(f"{opened.type}: {opened.message}")
        opened.dismiss()

    def page(opened: Page) -> None:
        opened.on("dialog", dialog)
        opened.on("pageerror", lambda error: watched.errors.append(str(error)))
        opened.on("websocket", lambda socket: None if _stays(socket.url) else watched.left.append(socket.url))

    context.route("**/*", route)
    context.on("page", page)
    return watched
