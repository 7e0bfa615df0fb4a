"""`ombudscan serve` as a child of a test, and a page that was let in and whose browser never had to refuse anything."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """Serve, with its temporary files in `folder`, and give the address to open; afterwards nothing is left in the folder."""
    command = [sys.executable, "-m", "ombudscan.cli", "serve", "--no-open", "--as-of", "2026-11-21", *options]
    env = {**os.environ, "TMPDIR": str(folder)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found, "the server did not begin"
            yield found[0]
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(120)
    assert [p.name for p in folder.iterdir() if p.name.startswith("ombudscan-")] == []


def refusals(page: Page) -> list[str]:
    """Return the list into which every complaint of the browser about our own policy of contents goes from now on."""
    told: list[str] = []
    page.on("console", lambda m: told.append(m.text) if re.search(r"Content.Security.Policy|Refused to|violates", m.text) else None)
    return told
