"""The application on a port of 127.0.0.1, until it is interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable

from ombudscan.web.guard import OPEN
from ombudscan.web.settings import ServeSettings

HOST = "127.0.0.1"
_LINGER = 3


def serve(settings: ServeSettings, port: int, told: Callable[[str], None]) -> None:
    """Serve until interrupted; `told` is given the address to open. Raise OSError where the port is taken (0: a free one)."""
    import uvicorn

    from ombudscan.web.app import create_app

    listening = bound(port)
    with listening:
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
        told(address(settings, listening.getsockname()[1]))
        server.run(sockets=[listening])


def bound(port: int) -> socket.socket:
    """Return a socket on 127.0.0.1, and nowhere else."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
    except OSError:
        listening.close()
        raise
    return listening


def address(settings: ServeSettings, port: int) -> str:
    """Return the address that opens the application."""
    return f"http://{HOST}:{port}{OPEN}?token={settings.token}"
