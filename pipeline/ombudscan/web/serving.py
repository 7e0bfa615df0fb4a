"""The application on a port of 127.0.0.1, until it is interrupted."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

from ombudscan import folders
from ombudscan.web.guard import OPEN
from ombudscan.web.settings import ServeSettings

HOST = "127.0.0.1"
_LINGER = 3


def serve(settings: ServeSettings, port: int, told: Callable[[str], None], *, show: bool = False) -> None:
    """Serve until interrupted; `told` is given the address to open, and with `show` the browser is opened at it.

    Raise OSError where the port is taken (0 takes a free one).
    """
    import uvicorn

    from ombudscan.web.app import create_app

    listening = bound(port)
    with listening, folders.folder("ombudscan-open-") as folder:
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(settings),
                access_log=False,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=_LINGER,
                h11_max_incomplete_event_size=65_536,
                ws="none",
            )
        )
        opens = address(settings, listening.getsockname()[1])
        told(opens)
        if show:
            webbrowser.open(doorway(folder, opens))
        server.run(sockets=[listening])


def doorway(folder: Path, opens: str) -> str:
    """Return the address of a file that only the user can read and that leads on: other users see a browser's command line."""
    path = folder / "open.html"
    path.touch(0o600)
    path.write_text(f'<!DOCTYPE html><title>ombudscan</title><meta http-equiv="refresh" content="0; url={opens}">', encoding="utf-8")
    return path.as_uri()


def bound(port: int) -> socket.socket:
    """Return a socket on 127.0.0.1, and nowhere else."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()  # who opens the printed address before the server is ready waits, and is not refused
    except OSError:
        listening.close()
        raise
    return listening


def address(settings: ServeSettings, port: int) -> str:
    """Return the address that opens the application."""
    return f"http://{HOST}:{port}{OPEN}?token={settings.token}"
